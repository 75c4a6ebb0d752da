"""What the end-to-end tests share: the programs they need, the service, and a door before it that listens and can be shut."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "integrations"))


@pytest.fixture(scope="session")
def need() -> Any:
    """`need("thunderbird", "aiosmtpd")`: skips, loudly, without these programs or modules; where they must be there, fails."""

    def needed(program: str, module: str) -> str:
        path = shutil.which(program)
        missing = [] if path else [program]
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
        if missing:
            said = f"{' and '.join(missing)} not installed"
            if os.environ.get("REPLYLINT_CI"):
                pytest.fail(said)
            pytest.skip(said)
        return str(path)

    return needed


class Door:
    """A proxy before the service: keeps the requests' bodies, can hang, and has an address of its own."""

    def __init__(self, service: str) -> None:
        self.asked: list[dict[str, Any]] = []
        self.tokens: list[str | None] = []
        self.hangs = False
        self.opened = threading.Event()
        door = self

        class Handler(BaseHTTPRequestHandler):
            # HTTP/1.0: no connection outlives its request, so that a door once closed is closed.
            wbufsize = -1
            disable_nagle_algorithm = True

            def _hand_on(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                if self.command == "POST":
                    door.asked.append(json.loads(body))
                    door.tokens.append(self.headers.get("authorization"))
                if door.hangs:
                    door.opened.wait(30)
                connection = http.client.HTTPConnection(service.removeprefix("http://"), timeout=30)
                headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection", "accept-encoding")}
                connection.request(self.command, self.path, body, headers)
                response = connection.getresponse()
                answer = response.read()
                connection.close()
                try:
                    self.send_response(response.status)
                    for name, value in response.getheaders():
                        if name.lower() not in ("date", "server", "connection", "content-length", "transfer-encoding"):
                            self.send_header(name, value)
                    self.send_header("content-length", str(len(answer)))
                    self.end_headers()
                    self.wfile.write(answer)
                except ConnectionError:
                    pass  # who asked did not wait: that is what some tests are about

            do_GET = do_POST = do_OPTIONS = _hand_on  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Inside, every request waits."""
        self.hangs = True
        self.opened.clear()
        try:
            yield
        finally:
            self.hangs = False
            self.opened.set()

    def close(self) -> None:
        self.opened.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


@pytest.fixture(scope="session")
def service() -> Iterator[str]:
    """The address of a `replylint serve` that is ready; not started where nobody is there to ask it."""
    if not shutil.which("chromium") and not shutil.which("thunderbird"):
        pytest.skip("chromium and thunderbird not installed")
    with subprocess.Popen(
        [sys.executable, "-m", "replylint", "serve", "--port", "0", "--workers", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        said = process.stderr.readline()
        address = next((word for word in said.split() if word.startswith("http://")), None)
        assert address, said + process.stderr.read()
        try:
            _wait_ready(address)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait_ready(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
            connection.request("GET", "/readyz")
            status = connection.getresponse().status
            connection.close()
        except OSError:
            status = 0
        if status == 200:
            return
        assert time.monotonic() < deadline, "the service does not get ready"
        time.sleep(0.1)


@pytest.fixture
def door(service: str) -> Iterator[Door]:
    """A fresh door before the service."""
    opened = Door(service)
    yield opened
    opened.close()
