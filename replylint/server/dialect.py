"""The routes of LanguageTool's dialect, at the root and below a base path such as `/chat/whole`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic_core import to_json

from replylint.server import languagetool
from replylint.server.guard import bearer
from replylint.server.messages import Check, CheckInfo, Language
from replylint.server.openapi import FORM, FORM_IN_QUERY, TEXT, Described, refusals_in_text
from replylint.server.service import Service

Handler = Callable[[Request], Awaitable[Response]]


def add_languagetool(app: FastAPI, service: Service) -> None:
    """Add the routes."""

    async def check(request: Request) -> Response:
        """LanguageTool's check. Offsets count UTF-16 code units."""
        base = _base(request)
        parameters = languagetool.form(str(request.scope["query_string"], "latin-1"), await request.body())
        token = bearer(request.headers.get("authorization")) or parameters.get("apiKey", "").encode()
        request.scope["replylint.guard"].check_token(token)
        return await service.answer(request, "check", to_json([parameters, base, _site(request)]))

    async def languages(request: Request) -> Response:
        """The languages that are checked: English."""
        _base(request)
        return _json(languagetool.languages())

    async def info(request: Request) -> Response:
        """What answers here."""
        _base(request)
        return _json({"software": languagetool.SOFTWARE})

    async def configinfo(request: Request) -> Response:
        """The rules, and how long a text may be."""
        _base(request)
        limits = {"maxTextLength": service.limits.characters}
        return _json({"software": languagetool.SOFTWARE, "parameter": limits, "rules": languagetool.rule_list(service.catalog)})

    async def healthcheck(request: Request) -> Response:
        """`OK`."""
        _base(request)
        return _text("OK")

    async def maxtextlength(request: Request) -> Response:
        """How long a text may be, in code points."""
        _base(request)
        return _text(str(service.limits.characters))

    takes = {"requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": FORM}}}}
    refused = refusals_in_text(400, 401, 408, 413, 421, 503)
    strange = refusals_in_text(421)
    told: list[tuple[str, Handler, Described]] = [
        ("languages", languages, {200: {"model": tuple[Language, ...]}, **strange}),
        ("info", info, {200: {"model": CheckInfo}, **strange}),
        ("configinfo", configinfo, {200: {"model": CheckInfo}, **strange}),
        ("healthcheck", healthcheck, {200: TEXT, **strange}),
        ("maxtextlength", maxtextlength, {200: TEXT, **strange}),
    ]
    for prefix in ("", "/{base:path}"):
        same: dict[str, Any] = {"tags": ["LanguageTool"], "response_class": Response, "include_in_schema": not prefix}
        app.post(f"{prefix}/v2/check", responses={200: {"model": Check}, **refused}, openapi_extra=takes, **same)(check)
        query = {"parameters": FORM_IN_QUERY}
        app.get(f"{prefix}/v2/check", responses={200: {"model": Check}, **refused}, openapi_extra=query, **same)(check)
        for name, handler, responses in told:
            app.get(f"{prefix}/v2/{name}", responses=responses, **same)(handler)


def _base(request: Request) -> str:
    """The base path. Raises RefusalError for one that means nothing."""
    base = str(request.path_params.get("base", ""))
    languagetool.base(base)
    return base


def _site(request: Request) -> str:
    """The address at which this client sees the app, wherever that is mounted."""
    return str(request.url.replace(path=f"{request.scope.get('root_path', '')}/", query="", fragment=""))


def _json(value: Any) -> Response:
    return Response(to_json(value), media_type="application/json")


def _text(text: str) -> Response:
    return Response(text, media_type="text/plain")
