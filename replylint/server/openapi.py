"""The OpenAPI document. The routes read bodies themselves, strictly and without echoing them, so what they take is said here.

`python -m replylint.server.openapi`, called at the top of the source tree, writes `docs/openapi.json`; with `--check` it only says
whether that is up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from replylint.server.messages import BatchRequest, Error, FixRequest, LintRequest, OutlineRequest

Described = dict[int | str, dict[str, Any]]

_TAKEN: tuple[type[BaseModel], ...] = (LintRequest, BatchRequest, FixRequest, OutlineRequest)
_WHEN = {
    400: "This is no JSON.",
    401: "The token is missing or wrong.",
    404: "There is nothing of this name.",
    408: "The body did not come in time.",
    413: "Too large.",
    415: "The body is not announced as JSON.",
    421: "The server does not answer to the name in the Host header.",
    422: "A field is wrong, or the text can't be linted.",
    503: "Too much to do, or too slow; try again after the seconds in Retry-After.",
}
TEXT: dict[str, Any] = {"content": {"text/plain": {"schema": {"type": "string"}}}}

_LIST = {"type": "string", "description": "Codes, names or families, with commas between; any others are passed by."}
FORM: dict[str, Any] = {
    "type": "object",
    "required": ["language"],
    "oneOf": [{"required": ["text"]}, {"required": ["data"]}],
    "properties": {
        "text": {"type": "string"},
        "data": {
            "type": "string",
            "description": "JSON with `text`, or with `annotation`: pieces with `text`, or with `markup` and `interpretAs`.",
        },
        "language": {"type": "string", "pattern": "^(auto|[A-Za-z]{2,3}(-[A-Za-z0-9]{1,20}){0,4})$", "examples": ["en-US"]},
        "level": {"type": "string", "enum": ["default", "picky"], "description": "`picky` shows hints too."},
        "mode": {
            "type": "string",
            "enum": ["all", "textLevelOnly", "allButTextLevelOnly"],
            "description": "Only what is said of the whole reply, or only the rest.",
        },
        "enabledRules": _LIST,
        "disabledRules": _LIST,
        "enabledCategories": _LIST,
        "disabledCategories": _LIST,
        "enabledOnly": {"type": "string", "description": "`true`: nothing but the enabled rules and categories."},
        "apiKey": {"type": "string", "description": "The token, if the server has one."},
    },
}


FORM_IN_QUERY: list[dict[str, Any]] = [
    {"name": name, "in": "query", "required": name == "language", "schema": schema}
    for name, schema in FORM["properties"].items()
]
"""The same for GET. That `text` or `data` must be there can't be said of a query."""


def refusals(*statuses: int) -> Described:
    """The refusals that a route may answer with."""
    return {status: {"model": Error, "description": _WHEN[status]} for status in statuses}


def refusals_in_text(*statuses: int) -> Described:
    """The same as LanguageTool words them."""
    return {status: {**TEXT, "description": f"{_WHEN[status]} The body is `Error: …`."} for status in statuses}


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """A request body of this model, which must be one of those that `document` describes."""
    assert model in _TAKEN
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def document(app: FastAPI) -> dict[str, Any]:
    """The document of an app."""
    made = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    schemas = made["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):  # FastAPI's own form of errors, which is never sent
        schemas.pop(name, None)
    for methods in made["paths"].values():
        for operation in methods.values():
            if "HTTPValidationError" in json.dumps(operation["responses"].get("422", "")):
                del operation["responses"]["422"]
    for model in _TAKEN:
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        for name, definition in schema.pop("$defs", {}).items():
            schemas.setdefault(name, definition)
        schemas[model.__name__] = schema
    # An item that is no LintRequest has its error in its place; it does not make the request wrong.
    items = schemas["BatchRequest"]["properties"]["items"]
    items["items"] = {"anyOf": [items["items"], {}]}
    made["components"]["schemas"] = dict(sorted(schemas.items()))
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{}, {"token": []}]
    return made


def document_text() -> str:
    """The document as it is committed; without a version, which would make it stale with every release."""
    from replylint.server.app import create_app

    made = document(create_app(workers=1))
    made["info"]["version"] = "1"
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the document, or with `--check` only say whether it is up to date: 1 when it is not."""
    path = Path("docs/openapi.json")
    wanted = document_text()
    if path.is_file() and path.read_text(encoding="utf-8") == wanted:
        return 0
    sys.stdout.write(f"{path}\n")
    if arguments == ["--check"]:
        return 1
    path.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
