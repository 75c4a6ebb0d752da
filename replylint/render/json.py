"""The report as JSON, one document for all drafts. `replylint/data/report.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import GenerateJsonSchema

from replylint.render import Outcome, Page
from replylint.report import Report


class FileReport(BaseModel):
    """The report on one draft."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    report: Report


class FileError(BaseModel):
    """A file that could not be read as a draft, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    error: str


class Document(BaseModel):
    """What `replylint --format json` prints. `version` changes when a reader of the old form would break.

    Offsets count Unicode code points from the start of the draft, the end excluded; lines and columns count from 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    files: tuple[FileReport | FileError, ...]


def render_json(outcomes: Iterable[Outcome], _page: Page) -> Iterator[str]:
    """The whole document, indented, in one piece."""
    files = [
        FileReport(path=o.path, report=o.report) if o.report else FileError(path=o.path, error=o.error or "") for o in outcomes
    ]
    yield Document(files=tuple(files)).model_dump_json(indent=2) + "\n"


class _Complete(GenerateJsonSchema):
    """Requires every field, since every field is written, also those that have a default."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002 - pydantic calls it by these names
        return True


def schema() -> dict[str, Any]:
    """The JSON schema of the document, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(mode="serialization", schema_generator=_Complete),
    }


def schema_text() -> str:
    """The schema as it is committed in `replylint/data/report.schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
