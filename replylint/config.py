"""Settings from `replylint.toml` or the table `[tool.replylint]` of `pyproject.toml`, found upward from the draft."""

from __future__ import annotations

import difflib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from replylint.context import Channel
from replylint.errors import ConfigError
from replylint.report import Severity

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Format = Literal["text", "json"]
Bar = Literal["error", "warning", "info", "never"]
Level = Literal["error", "warning", "info", "off"]


class Settings(BaseModel):
    """What may stand in a settings file; keys are written with hyphens. The command line has options of the same names.

    `severity` gives rules, by code or name, another severity, or "off". `allow` lists words or phrases that are never
    a finding. A draft fails when it has a finding of `fail-on` or worse, and also when its score is below `fail-under`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    severity: dict[str, Level] = Field(default_factory=dict)
    allow: tuple[str, ...] = ()
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    fail_on: Bar = "error"
    fail_under: float | None = Field(default=None, ge=0, le=100)
    channel: Channel | None = None
    agent_name: str | None = None
    company: str | None = None
    format: Format = "text"

    @property
    def severities(self) -> dict[str, Severity | None]:
        """The table `severity` as a Linter takes it, with None for "off"."""
        return {key: None if level == "off" else Severity(level) for key, level in self.severity.items()}


def find(folder: Path) -> Path | None:
    """The settings file that holds for an absolute folder: the nearest upward, `replylint.toml` before `pyproject.toml`.

    A `pyproject.toml` without a table `[tool.replylint]` is passed by. Raises ConfigError for one that can't be read.
    """
    for place in (folder, *folder.parents):
        own = place / "replylint.toml"
        if own.is_file():
            return own
        project = place / "pyproject.toml"
        if project.is_file() and "replylint" in _tools(_table(project, _text(project))):
            return project
    return None


def load(path: Path) -> Settings:
    """The settings in a file. Raises ConfigError, with file and line, for broken TOML, unknown keys and wrong values."""
    text = _text(path)
    values: Any = _table(path, text)
    if path.name == "pyproject.toml":
        values = _tools(values).get("replylint", {})
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_explain(path, text, error.errors()[0])) from error


def merged(settings: Settings, given: dict[str, Any]) -> Settings:
    """The settings with what was given on the command line put over them; keys are written with hyphens. Raises ConfigError."""
    try:
        return Settings.model_validate(settings.model_dump(by_alias=True) | given)
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"--{_key(first)}: {_wrong(first)}") from error


def _tools(table: dict[str, Any]) -> dict[str, Any]:
    tools = table.get("tool", {})
    return tools if isinstance(tools, dict) else {}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text, as TOML must be") from error


def _table(path: Path, text: str) -> dict[str, Any]:
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", where)
        raise ConfigError(f"{path}:{line[1] if line else len(text.splitlines())}: broken TOML: {what}") from error
    return table


def _explain(path: Path, text: str, error: ErrorDetails) -> str:
    key = _key(error)
    # TOML's parser gives no lines, so the key is looked for; in a table by its last part.
    found = re.search(rf"(?m)^[ \t]*(?:\[.*\.)?[\"']?{re.escape(key.rsplit('.', 1)[-1])}[\"']?[ \t]*[=\].]", text)
    where = f"{path}:{text.count(chr(10), 0, found.start()) + 1}" if found else str(path)
    if error["type"] == "extra_forbidden":
        return f"{where}: no setting {key!r}{_hint(key)}"
    return f"{where}: {key or 'tool.replylint'}: {_wrong(error)}"


def _key(error: ErrorDetails) -> str:
    return ".".join(str(part) for part in error["loc"])


def _wrong(error: ErrorDetails) -> str:
    return (
        error["msg"]
        .replace("Input should be", "must be")
        .replace("a valid tuple", "a list")
        .replace("a valid dictionary", "a table")
    )


def _hint(key: str) -> str:
    known = [field.alias or name for name, field in Settings.model_fields.items()]
    near = difflib.get_close_matches(key.replace("_", "-"), known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(known)}"
