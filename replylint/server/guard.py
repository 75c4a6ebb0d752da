"""What stands before every route: who may ask, from where, how much, and what is told of it afterwards.

In this order: the host (a page that rebinds its own name to this machine is not us), the origin, the token, the size of the body
(before anything is parsed). Whatever then goes wrong inside is answered without the text, and logged without it.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import logging
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replylint.server.jobs import where
from replylint.server.limits import Limits
from replylint.server.metrics import Metrics
from replylint.server.wrong import RefusalError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("replylint.server")

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_EXTENSION = re.compile(r"(?:moz|chrome|safari-web)-extension://[A-Za-z0-9-]{1,64}")
_OPEN = re.compile(r"/(?:healthz|readyz|docs(?:\.css|/rules/[^/]*)?|openapi\.json|page/.*)?")
_PROBES = ("/healthz", "/readyz")
_LANGUAGETOOL = re.compile(r"(?:/[a-z-]{1,40}){0,2}/v2/[a-z]+")
_DRAINED = 64_000_000  # bytes of a refused body that are read and thrown away, so that the client gets to read why
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may ask. `hosts` are the names that the server answers to ("*": any), without ports; `origins` the web origins, beside
    browser extensions, whose pages may read answers; with a `token`, requests must bring it.
    """

    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    token: str | None = None


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, *, access: Access, limits: Limits, metrics: Metrics) -> None:
        self.app = app
        self.access = access
        self.limits = limits
        self.metrics = metrics
        self._hosts = frozenset(host.lower() for host in access.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500
        answering = False

        async def counted(message: Message) -> None:
            nonlocal status, answering
            if message["type"] == "http.response.start":
                answering, status = True, message["status"]
                message["headers"] = [*message.get("headers", ()), *self._headers(scope, message)]
            await send(message)

        path = route_path(scope)
        plain = bool(_LANGUAGETOOL.fullmatch(path))
        scope["replylint.guard"] = self
        try:
            try:
                await self._guarded(scope, receive, counted, path)
            except RefusalError as error:
                if error.status == 500:  # a worker's: the kind of error and its place, never the text
                    log.error("%s", error.error.error)
                await answer(counted, error, plain=plain)
            except Exception as error:
                log.error("internal error: %s", where(error))
                if not answering:
                    await answer(counted, RefusalError(500, "", "internal error"), plain=plain)
        finally:
            seconds = time.perf_counter() - began
            pattern = getattr(scope.get("route"), "path", None) or ("/page" if path.startswith("/page/") else "other")
            self.metrics.count(scope["method"] if scope["method"] in _METHODS else "other", pattern, status, seconds)
            log.info(
                "%s %s %d %.0f ms", scope["method"] if scope["method"] in _METHODS else "?", pattern, status, seconds * 1000
            )

    async def _guarded(self, scope: Scope, receive: Receive, send: Send, path: str) -> None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if path not in _PROBES:
            self._check_host(headers.get(b"host", ""))
        if scope["method"] == "OPTIONS" and b"access-control-request-method" in headers:
            await self._preflight(send, headers, path)
            return
        if not _OPEN.fullmatch(path) and not _LANGUAGETOOL.fullmatch(path):  # LanguageTool's clients may bring it in the form
            self.check_token(bearer(headers.get(b"authorization")))
        scope["replylint.deadline"] = time.monotonic() + self.limits.deadline
        if scope["method"] in ("POST", "PUT", "PATCH", "DELETE"):
            body = await self._body(receive, headers.get(b"content-length"))
            receive = _replayed(body, receive)
        await self.app(scope, receive, send)

    def check_token(self, given: bytes | None) -> None:
        """Raises RefusalError with 401 unless it is ours; compared in constant time."""
        wanted = self.access.token
        if wanted is not None and not hmac.compare_digest(given or b"", wanted.encode()):
            raise RefusalError(401, "", "a token is needed: Authorization: Bearer …", headers={"WWW-Authenticate": "Bearer"})

    def _check_host(self, header: str) -> None:
        if "*" in self._hosts or host_name(header) in self._hosts:
            return
        raise RefusalError(421, "", "this server does not answer to the name in the Host header; --allow-host adds one")

    def _allowed(self, origin: str) -> bool:
        return origin in self.access.origins or bool(_EXTENSION.fullmatch(origin))

    async def _preflight(self, send: Send, headers: dict[bytes, str], path: str) -> None:
        if not (_LANGUAGETOOL.fullmatch(path) or self._allowed(headers.get(b"origin", ""))):
            raise RefusalError(403, "", "pages of this origin may not ask; --allow-origin adds one")
        more = [
            (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
            (b"access-control-allow-headers", b"Authorization, Content-Type"),
            (b"access-control-max-age", b"600"),
        ]
        if headers.get(b"access-control-request-private-network") == "true":
            more.append((b"access-control-allow-private-network", b"true"))
        await send({"type": "http.response.start", "status": 204, "headers": more})
        await send({"type": "http.response.body", "body": b""})

    def _headers(self, scope: Scope, message: Message) -> Iterable[tuple[bytes, bytes]]:
        yield b"x-content-type-options", b"nosniff"
        given = dict(message.get("headers", ()))
        if given.get(b"content-type", b"").startswith(b"text/html"):
            yield b"content-security-policy", _PAGE_POLICY.encode()
            yield b"referrer-policy", b"no-referrer"
        if not route_path(scope).startswith("/page/"):
            yield b"cache-control", b"no-store"
        origin = dict(scope["headers"]).get(b"origin")
        if _LANGUAGETOOL.fullmatch(route_path(scope)):
            yield b"access-control-allow-origin", b"*"
            return
        yield b"vary", b"Origin"
        if origin and self._allowed(origin.decode("latin-1")):
            yield b"access-control-allow-origin", origin
            yield b"access-control-expose-headers", b"Retry-After"

    async def _body(self, receive: Receive, length: str | None) -> bytes:
        """The whole body. Raises RefusalError for one that is too large, or doesn't come in time."""
        cap = self.limits.body
        try:
            return await asyncio.wait_for(
                _read(receive, cap, int(length) if length and length.isdigit() else 0), self.limits.deadline
            )
        except (asyncio.TimeoutError, TimeoutError):
            raise RefusalError(
                408, "", f"the body did not come within {self.limits.deadline:g} s", headers={"Connection": "close"}
            ) from None


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


async def answer(send: Send, error: RefusalError, *, plain: bool) -> None:
    """Send a refusal: as JSON, or `plain` as LanguageTool words it."""
    body = f"Error: {error.error.error}".encode() if plain else error.error.model_dump_json().encode()
    headers = {
        "content-type": "text/plain; charset=utf-8" if plain else "application/json",
        "content-length": str(len(body)),
        **error.headers,
    }
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


def route_path(scope: Scope) -> str:
    """The path below the point at which the app is mounted."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path[len(root) :] or "/" if root and (path == root or path.startswith(f"{root}/")) else path


def host_name(header: str) -> str:
    """The name in a Host header, without the port, in lower case."""
    header = header.strip().lower()
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].rstrip(".")


def bearer(header: str | None) -> bytes | None:
    """The token in an Authorization header, or None. Headers are bytes that were read as Latin-1."""
    scheme, _, token = (header or "").partition(" ")
    return token.strip().encode("latin-1") if scheme.lower() == "bearer" else None


def is_loopback(host: str) -> bool:
    """Does this name or address, to bind to, stay on this machine?"""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


async def _read(receive: Receive, cap: int, announced: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    too_large = announced > cap
    while announced <= _DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusalError(400, "", "the client went away before its body had come")
        size += len(message.get("body", b""))
        too_large = too_large or size > cap
        if size > _DRAINED:
            break
        if too_large:
            parts.clear()
        else:
            parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            break
    if too_large:
        raise RefusalError(413, "", f"the body is larger than {cap:,} bytes", headers={"Connection": "close"})
    return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again
