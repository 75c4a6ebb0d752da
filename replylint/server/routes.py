"""The native routes. Each checks little and hands the rest to a worker; what comes back is sent as it is."""

from __future__ import annotations

import asyncio
import json
import os
import re
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import ValidationError
from pydantic_core import from_json, to_json
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from replylint import docs
from replylint.errors import ConfigError
from replylint.report import Report
from replylint.rule import Bad, Credit, Rule
from replylint.server.messages import (
    BatchReport,
    BatchRequest,
    FixReport,
    FixRequest,
    Health,
    LintRequest,
    OutlineRequest,
    RuleExample,
    RuleList,
    RulePage,
)
from replylint.server.openapi import TEXT, document, refusals, takes
from replylint.server.reference import reference_css, reference_page
from replylint.server.service import Service, sent, unless_gone
from replylint.server.wrong import RefusalError, refusal
from replylint.skeleton import Outline

PAGE = Path(__file__).parent / "page"
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;.*)?", re.IGNORECASE)
_REFUSED = refusals(400, 401, 408, 413, 415, 421, 422, 503)


def add_lint(app: FastAPI, service: Service) -> None:
    """The routes that take drafts."""

    @app.post("/v1/lint", tags=["lint"], responses={200: {"model": Report}, **_REFUSED}, openapi_extra=takes(LintRequest))
    async def lint(request: Request) -> Response:
        """The library's report on one draft, as the command line prints it with `--format json`."""
        return await service.answer(request, "lint", await _json_body(request))

    @app.post(
        "/v1/lint/batch", tags=["lint"], responses={200: {"model": BatchReport}, **_REFUSED}, openapi_extra=takes(BatchRequest)
    )
    async def lint_batch(request: Request) -> Response:
        """Many drafts: for each, in order, the report or the error. One that can't be linted does not lose the rest."""
        items = _items(await _json_body(request), service.limits.items)
        at_once = asyncio.Semaphore(service.pool.size)

        async def one(item: Any) -> bytes:
            async with at_once:
                try:
                    return bytes(sent(await service.work(request, "lint", json.dumps(item).encode())).body)
                except RefusalError as error:
                    return error.error.model_dump_json().encode()

        async def all_of_them() -> list[bytes]:
            return await asyncio.gather(*[one(item) for item in items])

        async with service.turn():
            bodies = await unless_gone(request, all_of_them())
        return Response(b'{"reports":[' + b",".join(bodies) + b"]}", media_type="application/json")

    @app.post("/v1/fix", tags=["lint"], responses={200: {"model": FixReport}, **_REFUSED}, openapi_extra=takes(FixRequest))
    async def fix(request: Request) -> Response:
        """The draft with its rewrites applied, as far as they make it better, and the report on what came of it."""
        return await service.answer(request, "fix", await _json_body(request))

    @app.post(
        "/v1/outline", tags=["lint"], responses={200: {"model": Outline}, **_REFUSED}, openapi_extra=takes(OutlineRequest)
    )
    async def outline(request: Request) -> Response:
        """The skeleton of a good reply, from the customer's message alone, with slots for what only the writer knows."""
        return await service.answer(request, "outline", await _json_body(request))


def add_rules(app: FastAPI, service: Service) -> None:
    """The routes that tell of the rules."""

    @app.get("/v1/rules", tags=["rules"], responses={200: {"model": RuleList}, **refusals(401, 421)})
    async def rules() -> Response:
        """All rules and strengths, as `replylint rules --format json` prints them."""
        return Response(docs.listing_json(service.catalog), media_type="application/json")

    @app.get("/v1/rules/{key}", tags=["rules"], responses={200: {"model": RulePage}, **refusals(401, 404, 421)})
    async def rule(key: str) -> Response:
        """A rule or a strength with its manual page, by its code or its name, in any case."""
        return Response(_page_of(_found(service, key)).model_dump_json(), media_type="application/json")


def add_state(app: FastAPI, service: Service) -> None:
    """The routes for those who run the server."""

    @app.get("/healthz", tags=["state"], responses={200: {"model": Health}})
    async def healthz() -> Response:
        """The server runs."""
        return Response(Health(status="ok").model_dump_json(), media_type="application/json")

    @app.get("/readyz", tags=["state"], responses={200: {"model": Health}, 503: {"model": Health, "description": "Not yet."}})
    async def readyz() -> Response:
        """The pipeline is loaded, so a draft is linted at once."""
        ready = service.pool.ready > 0
        health = Health(status="ok" if ready else "starting")
        return Response(health.model_dump_json(), status_code=200 if ready else 503, media_type="application/json")

    @app.get("/metrics", tags=["state"], response_class=Response, responses={200: TEXT, **refusals(401, 421)})
    async def metrics() -> Response:
        """Counts in Prometheus's text format."""
        pool = service.pool
        pids = {"server": os.getpid()} | {f"worker-{number}": pid for number, pid in enumerate(pool.pids)}
        text = service.metrics.text(ready=pool.ready, size=pool.size, restarts=pool.restarts, pids=pids)
        return Response(text, media_type="text/plain; version=0.0.4")


def add_pages(app: FastAPI, service: Service) -> None:
    """The pages for people."""

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi() -> Response:
        """The OpenAPI document."""
        return Response(to_json(_document(app)), media_type="application/json")

    @app.get("/docs", include_in_schema=False)
    async def reference() -> Response:
        """The same, to be read."""
        return Response(reference_page(_document(app)), media_type="text/html")

    @app.get("/docs.css", include_in_schema=False)
    async def reference_style() -> Response:
        """Its style."""
        return Response(reference_css(), media_type="text/css")

    @app.get("/docs/rules/{key}", include_in_schema=False)
    async def rule_page(key: str) -> Response:
        """A rule's page, to be read: where LanguageTool's clients link to."""
        return Response(docs.explain(_found(service, key), width=100) + "\n", media_type="text/plain")

    @app.get("/", include_in_schema=False)
    async def page() -> Response:
        """The page on which a draft is checked."""
        index = PAGE / "index.html"
        if not index.is_file():
            raise HTTPException(404)
        return Response(index.read_bytes(), media_type="text/html")

    app.mount("/page", StaticFiles(directory=PAGE, check_dir=False), name="page")


def _document(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        app.openapi_schema = document(app)
    return app.openapi_schema


async def _json_body(request: Request) -> bytes:
    # A web page may post text/plain to any address without asking; only JSON makes the browser ask first.
    if not _JSON.fullmatch(request.headers.get("content-type", "")):
        raise RefusalError(415, "", "Content-Type must be application/json")
    return await request.body()


def _items(body: bytes, most: int) -> list[Any]:
    try:
        value = _loose_json(body)
        items: list[Any] = value["items"]
        if len(value) == 1 and isinstance(items, list) and items:
            if len(items) > most:
                raise RefusalError(413, "items", f"{len(items):,} drafts; at most {most:,} at a time")
            return items
    except (ValueError, TypeError, KeyError, RecursionError):
        pass  # the model says below what is wrong
    try:
        BatchRequest.model_validate_json(body, strict=True)
    except ValidationError as error:
        raise refusal(error, body) from None
    raise RefusalError(400, "", "Invalid JSON")


def _loose_json(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError:
        return json.loads(body)  # takes half characters, so that they spoil only their own item


def _found(service: Service, key: str) -> Rule | Credit:
    try:
        return service.catalog.find(key)
    except ConfigError as error:
        raise RefusalError(404, "", f"no such rule; {str(error).rpartition('; ')[2]}") from None


def _page_of(entry: Rule | Credit) -> RulePage:
    return RulePage(
        code=entry.code,
        name=entry.name,
        family=entry.family,
        severity=entry.severity if isinstance(entry, Rule) else None,
        dimension=entry.dimension,
        evidence=entry.evidence,
        needs_customer=isinstance(entry, Rule) and entry.needs_customer,
        summary=docs.summary(entry),
        message=entry.message,
        why=" ".join(docs.reasons(entry)),
        mode=entry.mode if isinstance(entry, Rule) else None,
        critical=isinstance(entry, Rule) and entry.critical,
        sources=docs.sources(entry),
        examples=tuple(
            RuleExample(
                reply=example.reply,
                customer=example.customer,
                fires=isinstance(example, Bad),
                rewrite=example.rewrite if isinstance(example, Bad) else None,
                why=None if isinstance(example, Bad) else example.why,
            )
            for example in entry.examples
        ),
    )
