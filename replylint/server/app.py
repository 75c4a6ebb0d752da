"""The app: state, guard and routes put together."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

import replylint
from replylint.config import Settings
from replylint.server import routes
from replylint.server.dialect import add_languagetool
from replylint.server.guard import Access, Guard
from replylint.server.limits import Limits
from replylint.server.service import Service
from replylint.server.wrong import RefusalError


def create_app(
    *,
    settings: Settings | None = None,
    access: Access | None = None,
    limits: Limits | None = None,
    workers: int | None = None,
) -> FastAPI:
    """The app: `replylint serve` runs it, another ASGI app can mount it.

    `settings` are those that a request's options are laid over; `workers` is the number of processes that lint (by default one a
    core, two at most), started with the app or at the first request. Mounted in another app, give `access` the host names that
    this one has, and a token unless it checks who asks.
    """
    limits = limits or Limits()
    service = Service(settings or Settings(), limits, workers or min(2, os.cpu_count() or 1))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        service.pool.start()
        try:
            yield
        finally:
            await asyncio.to_thread(service.pool.close)

    app = FastAPI(
        title="replylint",
        version=replylint.__version__,
        summary="The linter for customer-service replies.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        # A span would have the query in it, and LanguageTool's clients may put the text there. Older FastAPI has no such thing.
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False},
    )
    app.state.service = service
    app.add_middleware(Guard, access=access or Access(), limits=limits, metrics=service.metrics)
    app.add_exception_handler(HTTPException, _in_our_words)
    routes.add_lint(app, service)
    add_languagetool(app, service)
    routes.add_rules(app, service)
    routes.add_state(app, service)
    routes.add_pages(app, service)
    return app


async def _in_our_words(request: Request, error: Exception) -> Response:
    """The router's own refusals go to the guard, which answers all of them: the router would repeat the address."""
    assert isinstance(error, HTTPException)
    said = {404: "there is nothing at this address", 405: "this address takes another method"}
    headers = dict(error.headers or {})
    if error.status_code == 405:  # the router names the methods of the first route only
        routes = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
        headers["Allow"] = ", ".join(sorted({method for route in routes for method in getattr(route, "methods", None) or ()}))
    raise RefusalError(error.status_code, "", said.get(error.status_code, "refused"), headers=headers)
