"""`replylint serve`: the HTTP server on this machine."""

from __future__ import annotations

import logging
import os
import socket
from pathlib import Path

import click

from replylint.errors import ConfigError

PORT = 8081  # LanguageTool's own, which its clients try by default


@click.command("serve")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to bind to; one beyond this machine needs a token."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that lint.  [default: one a core, two at most]")
@click.option("--config", metavar="FILE", help="Settings; else replylint.toml or pyproject.toml, found upward from here.")
@click.option(
    "--token-file", metavar="FILE", help="The token that requests must bring; else REPLYLINT_TOKEN in the environment."
)
@click.option("--allow-host", multiple=True, metavar="NAME", help="Answer to this name in the Host header too; '*' for any.")
@click.option("--allow-origin", multiple=True, metavar="URL", help="Let pages of this web origin ask: https://desk.example.")
@click.option("--max-characters", default=50_000, show_default=True, type=click.IntRange(1, 200_000), help="The longest draft.")
@click.option("--deadline", default=10.0, show_default=True, type=click.FloatRange(0.1, 600), help="Seconds for a request.")
@click.option(
    "--waiting", default=32, show_default=True, type=click.IntRange(0, 10_000), help="Requests that may wait; then 503."
)
@click.option("--log/--no-log", default=False, help="A line for each request: route, status, time; never a text.")
def serve_command(
    host: str,
    port: int,
    workers: int | None,
    config: str | None,
    token_file: str | None,
    allow_host: tuple[str, ...],
    allow_origin: tuple[str, ...],
    max_characters: int,
    deadline: float,
    waiting: int,
    log: bool,
) -> None:
    """Answer over HTTP, for a page, mail clients and LanguageTool's clients.

    Nothing that is sent is kept or logged. Needs the extra: pip install "replylint[server]".
    """
    try:
        import fastapi  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise ConfigError(f'the server needs {error.name}: pip install "replylint[server]"') from error
    from replylint import config as configs
    from replylint.config import Settings
    from replylint.server.app import create_app
    from replylint.server.guard import LOOPBACK, Access, is_loopback
    from replylint.server.jobs import Bench
    from replylint.server.limits import Limits

    token = _token(token_file)
    if not is_loopback(host) and token is None:
        raise ConfigError(f"--host {host} can be reached from elsewhere, so a token is needed: --token-file or REPLYLINT_TOKEN")
    file = Path(config) if config else configs.find(Path.cwd())
    settings = configs.load(file) if file else Settings()
    Bench(settings, max_characters).linter(None)  # settings that can't be used are told before anything is bound
    app = create_app(
        settings=settings,
        access=Access(hosts=(*LOOPBACK, host, *allow_host), origins=allow_origin, token=token),
        limits=Limits(characters=max_characters, deadline=deadline, waiting=waiting),
        workers=workers,
    )
    if log:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger = logging.getLogger("replylint.server")
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    listening = _bound(host, port)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="on",
            log_config=None,
            log_level="critical",
            # uvicorn's own line has the query in it, and a query may have the text in it.
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=int(deadline) + 5,
        )
    )
    click.echo(f"replylint: http://{_shown(listening)} (Control-C stops it)", err=True)
    server.run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    listening = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        if os.name == "posix":  # elsewhere the same option would let another program take the port over
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)  # from here on, who asks waits until the server is up
    except OSError as error:
        if listening is not None:
            listening.close()
        raise ConfigError(f"can't listen on {host}:{port}: {error.strerror or error}; --port takes another") from error
    return listening


def _shown(listening: socket.socket) -> str:
    name, port = listening.getsockname()[:2]
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def _token(file: str | None) -> str | None:
    if file is None:
        token = os.environ.get("REPLYLINT_TOKEN", "").strip()
        return token or None
    try:
        token = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: the token can't be read ({type(error).__name__})") from error
    if not token:
        raise ConfigError(f"{file}: the token is empty")
    return token
