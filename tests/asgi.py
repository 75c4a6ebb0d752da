"""Asks an ASGI app directly, without a socket: every byte and every moment is the test's own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

App = Callable[[Any, Any, Any], Awaitable[None]]


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """Asks one app. Each request has an event loop of its own, as in the worst of servers."""

    app: App
    host: str = "127.0.0.1:8081"
    root: str = ""

    def get(self, target: str, **headers: str) -> Reply:
        return self.ask("GET", target, headers=headers)

    def post(self, target: str, value: Any, **headers: str) -> Reply:
        """With a value as JSON."""
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.ask("POST", target, [content], headers={"content-type": "application/json", **headers})

    def form(self, target: str, body: bytes, **headers: str) -> Reply:
        """With a body that is announced as a form."""
        return self.ask("POST", target, [body], headers={"content-type": "application/x-www-form-urlencoded", **headers})

    def ask(self, method: str, target: str, parts: Iterable[bytes] = (), *, headers: Mapping[str, str] | None = None) -> Reply:
        """With a body in parts, as they might come over the wire."""
        return asyncio.run(self.asking(method, target, parts, headers=headers))

    async def asking(
        self,
        method: str,
        target: str,
        parts: Iterable[bytes] = (),
        *,
        headers: Mapping[str, str] | None = None,
        leaves_after: float | None = None,
    ) -> Reply:
        """The same in a loop that runs already; a client that `leaves_after` some seconds hangs up then."""
        url = urlsplit(target)
        given = {"host": self.host, **{name.replace("_", "-"): value for name, value in (headers or {}).items()}}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": self.root + url.path,
            "raw_path": (self.root + url.path).encode(),
            "root_path": self.root,
            "query_string": url.query.encode(),
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in given.items()],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8081),
        }
        waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
        waiting.append({"type": "http.request", "body": b"", "more_body": False})
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            if waiting:
                return waiting.pop(0)
            await asyncio.sleep(3600 if leaves_after is None else leaves_after)
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        head = next(m for m in sent if m["type"] == "http.response.start")
        body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
        return Reply(head["status"], {name.decode(): value.decode() for name, value in head["headers"]}, body)
