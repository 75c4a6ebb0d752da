"""Servers to test: an app in this process, and `replylint serve` as it is run."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from asgi import Client

ROOT = Path(__file__).parents[1]
PATIENCE = 90.0  # seconds: on a machine that is busy with other tests a worker takes long to start


@lru_cache(maxsize=1)
def shared() -> Client:
    """An app with one worker that all tests of a process share; it starts at the first request."""
    from replylint.server import Limits, create_app

    app = create_app(workers=1, limits=Limits(deadline=PATIENCE))
    atexit.register(app.state.service.pool.close)
    return Client(app)


@contextmanager
def app_with(**options: Any) -> Iterator[Client]:
    """An app of the test's own."""
    from replylint.server import Limits, create_app

    app = create_app(**{"workers": 1, "limits": Limits(deadline=PATIENCE), **options})
    try:
        yield Client(app)
    finally:
        app.state.service.pool.close()


@dataclass
class Server:
    """A running `replylint serve`, and what it wrote."""

    process: subprocess.Popen[str]
    url: str
    lines: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def ask(self, path: str, value: Any = None, *, seconds: float = PATIENCE, **headers: str) -> tuple[int, bytes]:
        """GET, or POST of a value as JSON: the status and the body."""
        data = None if value is None else value if isinstance(value, bytes) else json.dumps(value).encode()
        given = {"Content-Type": "application/json"} if data is not None else {}
        request = urllib.request.Request(self.url + path, data=data, headers={**given, **headers})
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                return int(answer.status), bytes(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def wait_until_ready(self, seconds: float = PATIENCE) -> None:
        until = time.monotonic() + seconds
        while self.ask("/readyz")[0] != 200:
            assert time.monotonic() < until, "the server did not get ready"
            time.sleep(0.1)


@contextmanager
def served(*options: str, ready: bool = True, env: dict[str, str] | None = None, cwd: Path | None = None) -> Iterator[Server]:
    """`replylint serve` on a free port, ended afterwards."""
    given = ["--deadline", str(PATIENCE), *(() if "--port" in options else ("--port", "0")), *options]
    process = subprocess.Popen(
        [sys.executable, "-m", "replylint", "serve", *given],
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "REPLYLINT_TOKEN": "", **(env or {})},
    )
    assert process.stderr is not None
    reader = None
    try:
        first = process.stderr.readline()
        assert first.startswith("replylint: http://"), first
        server = Server(process, first.split()[1], [first])
        reader = threading.Thread(target=lambda: server.lines.extend(process.stderr or ()), daemon=True)
        reader.start()
        if ready:
            server.wait_until_ready()
        yield server
    finally:
        process.kill()
        process.wait()
        if reader is not None:
            reader.join(10)
        process.stderr.close()
