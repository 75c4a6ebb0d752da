"""The routes. Each checks little and hands the rest to a worker; what comes back is sent as it is."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json, to_json
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

import replylint
from replylint import catalog as catalogs
from replylint import docs
from replylint.config import Settings
from replylint.errors import ConfigError
from replylint.report import Report
from replylint.rule import Bad, Credit, Rule
from replylint.server import languagetool
from replylint.server.guard import Access, Guard, bearer
from replylint.server.limits import Limits
from replylint.server.messages import (
    BatchReport,
    BatchRequest,
    Check,
    Error,
    FixReport,
    FixRequest,
    Health,
    Language,
    LintRequest,
    RuleExample,
    RuleList,
    RulePage,
)
from replylint.server.metrics import Metrics
from replylint.server.pool import Answer, DeadlineError, Pool, WorkerLostError
from replylint.server.reference import reference_css, reference_page
from replylint.server.wrong import RefusalError, refusal

PAGE = Path(__file__).parent / "page"
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;.*)?", re.IGNORECASE)
_FORM: dict[str, Any] = {
    "type": "object",
    "required": ["language"],
    "oneOf": [{"required": ["text"]}, {"required": ["data"]}],
    "properties": {
        "text": {"type": "string"},
        "data": {
            "type": "string",
            "description": "JSON with `text`, or with `annotation`: pieces with `text`, or `markup` and `interpretAs`.",
        },
        "language": {"type": "string", "examples": ["en-US", "auto"]},
        "level": {"enum": ["default", "picky"], "description": "`picky` shows hints too."},
        "mode": {
            "enum": ["all", "textLevelOnly", "allButTextLevelOnly"],
            "description": "Findings on the whole reply only, or the others only.",
        },
    }
    | {
        name: {"type": "string", "description": "Codes, names or families, with commas between; others are passed by."}
        for name in ("enabledRules", "disabledRules", "enabledCategories", "disabledCategories")
    }
    | {
        "enabledOnly": {"enum": ["true", "false"]},
        "apiKey": {"type": "string", "description": "The token, if the server has one."},
    },
}
_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": Error, "description": what}
    for status, what in {
        400: "No JSON.",
        401: "The token is missing or wrong.",
        408: "The body did not come in time.",
        413: "Too large.",
        415: "The body is not announced as JSON.",
        421: "The server does not answer to this Host.",
        422: "A field is wrong, or the text can't be linted.",
        503: "Too much to do, or too slow; try again after the seconds in Retry-After.",
    }.items()
}


class Service:
    """One app's state: its workers, its counts, its catalog."""

    def __init__(self, settings: Settings, limits: Limits, workers: int) -> None:
        self.limits = limits
        self.metrics = Metrics()
        self.catalog = catalogs.load()
        setup = {"settings": settings.model_dump(mode="json", by_alias=True), "characters": limits.characters}
        self.pool = Pool(workers, setup)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A place among those that are linted or wait for it. Raises RefusalError when there is none."""
        if self.metrics.at_work >= self.pool.size + self.limits.waiting:
            self.metrics.refused_busy += 1
            raise RefusalError(503, "", "too much to do; try again", headers={"Retry-After": "1"})
        self.metrics.at_work += 1
        try:
            yield
        finally:
            self.metrics.at_work -= 1

    async def work(self, request: Request, kind: str, body: bytes) -> Answer:
        """What a worker answers before the deadline. A job whose client has gone is dropped if it has not begun."""
        if self.pool.trouble is not None and not self.pool.ready:
            raise RefusalError(503, "", self.pool.trouble, headers={"Retry-After": "10"})
        left = request.scope["replylint.deadline"] - time.monotonic()
        job = asyncio.ensure_future(self.pool.run(kind, body, seconds=max(left, 0.001)))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({job, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not job.done():
                job.cancel()
                raise RefusalError(400, "", "the client went away")
            answer = job.result()
        except DeadlineError:
            self.metrics.too_slow += 1
            raise RefusalError(
                503, "", f"not done within {self.limits.deadline:g} s; send less, or try again", headers={"Retry-After": "1"}
            ) from None
        except WorkerLostError:
            raise RefusalError(503, "", "the worker was ended; try again", headers={"Retry-After": "1"}) from None
        finally:
            gone.cancel()
        self.metrics.findings.update(answer.codes)
        return answer


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
    this one has, and a token unless it checks who asks. Raises ConfigError for settings that can't be used.
    """
    limits = limits or Limits()
    service = Service(settings or Settings(), limits, workers or min(2, os.cpu_count() or 1))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
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
    )
    app.state.service = service
    app.add_middleware(Guard, access=access or Access(), limits=limits, metrics=service.metrics)
    app.add_exception_handler(HTTPException, _http)
    _lint_routes(app, service)
    _languagetool_routes(app, service)
    _rule_routes(app, service)
    _state_routes(app, service)
    _page_routes(app, service)
    return app


def _lint_routes(app: FastAPI, service: Service) -> None:
    @app.post("/v1/lint", tags=["lint"], responses={200: {"model": Report}, **_ERRORS}, openapi_extra=_takes(LintRequest))
    async def lint(request: Request) -> Response:
        """The library's report on one draft, as the command line prints it with `--format json`."""
        body = await _json_body(request)
        async with service.turn():
            return _sent(await service.work(request, "lint", body))

    @app.post(
        "/v1/lint/batch", tags=["lint"], responses={200: {"model": BatchReport}, **_ERRORS}, openapi_extra=_takes(BatchRequest)
    )
    async def lint_batch(request: Request) -> Response:
        """Many drafts: for each, in order, the report or the error. One that can't be linted does not lose the rest."""
        items = _items(await _json_body(request), service.limits.items)
        async with service.turn():
            at_once = asyncio.Semaphore(service.pool.size)

            async def one(item: Any) -> bytes:
                async with at_once:
                    try:
                        return bytes(_sent(await service.work(request, "lint", to_json(item))).body)
                    except RefusalError as error:
                        return error.error.model_dump_json().encode()

            bodies = await asyncio.gather(*[one(item) for item in items])
        return Response(b'{"reports":[' + b",".join(bodies) + b"]}", media_type="application/json")

    @app.post("/v1/fix", tags=["lint"], responses={200: {"model": FixReport}, **_ERRORS}, openapi_extra=_takes(FixRequest))
    async def fix(request: Request) -> Response:
        """The draft with its rewrites applied, as far as they make it better, and the report on what came of it."""
        body = await _json_body(request)
        async with service.turn():
            return _sent(await service.work(request, "fix", body))


def _languagetool_routes(app: FastAPI, service: Service) -> None:
    text = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    errors: dict[int | str, dict[str, Any]] = {
        status: {**text, "description": f"{_ERRORS[status]['description']} The body is `Error: …`."}
        for status in (400, 401, 413, 421, 503)
    }
    answers: dict[int | str, dict[str, Any]] = {200: {"model": Check}, **errors}

    async def check(request: Request, base: str = "") -> Response:
        """LanguageTool's check. Offsets count UTF-16 code units; `docs/languagetool.md` says what each parameter does here."""
        parameters = languagetool.form(str(request.scope["query_string"], "latin-1"), await request.body())
        token = bearer(request.headers.get("authorization")) or parameters.get("apiKey")
        request.scope["replylint.guard"].check_token(token)
        job = to_json([parameters, base, str(request.base_url)])
        async with service.turn():
            return _sent(await service.work(request, "check", job))

    async def languages(base: str = "") -> Response:
        """The languages that are checked: English."""
        languagetool.base(base)
        return _json(languagetool.languages())

    async def info(base: str = "") -> Response:
        """What answers here."""
        languagetool.base(base)
        return _json({"software": languagetool.SOFTWARE})

    async def configinfo(base: str = "") -> Response:
        """The rules, and the longest text."""
        languagetool.base(base)
        limits = {"maxTextLength": service.limits.characters}
        return _json({"software": languagetool.SOFTWARE, "parameter": limits, "rules": languagetool.rule_list(service.catalog)})

    async def healthcheck(base: str = "") -> Response:
        """OK."""
        languagetool.base(base)
        return Response("OK", media_type="text/plain")

    async def maxtextlength(base: str = "") -> Response:
        """The longest text, in characters."""
        languagetool.base(base)
        return Response(str(service.limits.characters), media_type="text/plain")

    for prefix in ("", "/{base:path}"):
        shown = not prefix
        takes = {"requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": _FORM}}}}
        path = f"{prefix}/v2/check"
        app.post(path, tags=["LanguageTool"], responses=answers, openapi_extra=takes, include_in_schema=shown)(check)
        app.get(path, include_in_schema=False)(check)
        listed: dict[int | str, dict[str, Any]] = {200: {"model": tuple[Language, ...]}, 421: errors[421]}
        app.get(f"{prefix}/v2/languages", tags=["LanguageTool"], responses=listed, include_in_schema=shown)(languages)
        for route in (info, configinfo):
            app.get(f"{prefix}/v2/{route.__name__}", tags=["LanguageTool"], include_in_schema=shown)(route)
        for route in (healthcheck, maxtextlength):
            app.get(
                f"{prefix}/v2/{route.__name__}",
                tags=["LanguageTool"],
                response_class=Response,
                responses={200: text, 421: errors[421]},
                include_in_schema=shown,
            )(route)


def _rule_routes(app: FastAPI, service: Service) -> None:
    @app.get("/v1/rules", tags=["rules"], responses={200: {"model": RuleList}, 401: _ERRORS[401], 421: _ERRORS[421]})
    async def rules() -> Response:
        """All rules and strengths, as `replylint rules --format json` prints them."""
        return Response(docs.listing_json(service.catalog), media_type="application/json")

    @app.get(
        "/v1/rules/{key}",
        tags=["rules"],
        responses={200: {"model": RulePage}, 401: _ERRORS[401], 404: {"model": Error}, 421: _ERRORS[421]},
    )
    async def rule(key: str) -> Response:
        """A rule or a strength with its manual page, by its code or its name, in any case."""
        return Response(_page_of(_found(service, key)).model_dump_json(), media_type="application/json")


def _state_routes(app: FastAPI, service: Service) -> None:
    @app.get("/healthz", tags=["state"], responses={200: {"model": Health}})
    async def healthz() -> Response:
        """The server runs."""
        return Response(Health(status="ok").model_dump_json(), media_type="application/json")

    @app.get("/readyz", tags=["state"], responses={200: {"model": Health}, 503: {"model": Health}})
    async def readyz() -> Response:
        """The pipeline is loaded, so a draft is linted at once."""
        ready = service.pool.ready > 0
        health = Health(status="ok" if ready else "starting")
        return Response(health.model_dump_json(), status_code=200 if ready else 503, media_type="application/json")

    @app.get(
        "/metrics",
        tags=["state"],
        response_class=Response,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, 401: _ERRORS[401], 421: _ERRORS[421]},
    )
    async def metrics() -> Response:
        """Counts in Prometheus's text format."""
        pids = {"server": os.getpid()} | {f"worker-{number}": pid for number, pid in enumerate(service.pool.pids)}
        text = service.metrics.text(ready=service.pool.ready, size=service.pool.size, restarts=service.pool.restarts, pids=pids)
        return Response(text, media_type="text/plain; version=0.0.4")


def _page_routes(app: FastAPI, service: Service) -> None:
    @app.get("/openapi.json", include_in_schema=False)
    async def openapi() -> Response:
        """This document."""
        return Response(to_json(app.openapi()), media_type="application/json")

    @app.get("/docs", include_in_schema=False)
    async def reference() -> Response:
        """The OpenAPI document, to be read."""
        return Response(reference_page(app.openapi()), media_type="text/html")

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


def _takes(model: type[BaseModel]) -> dict[str, Any]:
    """The request body for the OpenAPI document: the routes read the body themselves, strictly and without echoing it."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


async def _json_body(request: Request) -> bytes:
    # A web page may post text/plain to any address without asking; only JSON makes the browser ask first.
    if not _JSON.fullmatch(request.headers.get("content-type", "")):
        raise RefusalError(415, "", "Content-Type must be application/json")
    return await request.body()


def _items(body: bytes, most: int) -> list[Any]:
    try:
        value = from_json(body)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not isinstance(value.get("items"), list) or len(value) > 1 or not value["items"]:
        try:
            BatchRequest.model_validate_json(body, strict=True)
        except ValidationError as error:
            raise refusal(error, body) from None
    items: list[Any] = value["items"]
    if len(items) > most:
        raise RefusalError(413, "items", f"{len(items):,} drafts; at most {most:,} at a time")
    return items


def _json(value: Any) -> Response:
    return Response(to_json(value), media_type="application/json")


def _sent(answer: Answer) -> Response:
    if answer.status != 200:
        raise RefusalError.of(answer.status, Error.model_validate_json(answer.body))
    return Response(answer.body, status_code=answer.status, media_type="application/json")


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


async def _gone(request: Request) -> None:
    """Returns when the client has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _http(request: Request, error: Exception) -> Response:
    """The router's own refusals, in our words: it would repeat the address."""
    assert isinstance(error, HTTPException)
    said = {404: "there is nothing at this address", 405: "this address takes another method"}
    raise RefusalError(error.status_code, "", said.get(error.status_code, "refused"), headers=dict(error.headers or {}))
