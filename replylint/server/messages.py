"""What comes in and what goes out over HTTP, beside the library's own models. JSON is read strictly: a wrong type is refused."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from replylint.context import Context
from replylint.report import Dimension, Evidence, Mode, Report, Rewrite, Severity

Level = Literal["error", "warning", "info", "off"]
Profile = Literal["email", "chat", "social", "public-review", "regulated"]
Key = Annotated[str, Field(min_length=1, max_length=100)]
Phrase = Annotated[str, Field(max_length=100, pattern=r"[^\s\x1c-\x1f]")]  # not blank: with all that is white space to Python


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Options(_Message):
    """The same as a `Linter` takes. What is left out is as the server was started.

    `select` and `ignore` take codes, names and families; `severities` gives rules, by code or name, another severity, or `off`;
    `allow` lists words or phrases that are never a finding; `min_confidence` hides what is less sure.
    """

    select: tuple[Key, ...] | None = Field(default=None, max_length=200)
    ignore: tuple[Key, ...] | None = Field(default=None, max_length=200)
    profile: Profile | None = None
    severities: dict[Key, Level] | None = Field(default=None, max_length=200)
    allow: tuple[Phrase, ...] | None = Field(default=None, max_length=200)
    min_confidence: float | None = Field(default=None, ge=0, le=1)


class LintRequest(_Message):
    """A draft, and what is known about it. Without `customer`, the message that the draft quotes is the customer's."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reply": "You failed to attach it.", "customer": "Where is my refund?"}]}
    )

    reply: str
    customer: str | None = None
    context: Context | None = None
    options: Options | None = None


class BatchRequest(_Message):
    """Many drafts. Each is read on its own: one that can't be linted has its error in its place."""

    items: tuple[LintRequest, ...] = Field(min_length=1)


class FixRequest(LintRequest):
    """A draft to be repaired: with its `safe` rewrites, or with those that are for `review` too."""

    grade: Literal["safe", "review"] = "safe"


class OutlineRequest(_Message):
    """A customer's message, to which the skeleton of a reply is wanted."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"customer": "My parcel never came. Where is my refund?"}]})

    customer: str
    context: Context | None = None


class FieldError(_Message):
    """What is wrong with one field; `path` is dotted, as in `context.channel` or `items.3.reply`, and empty for the whole body."""

    path: str
    message: str


class Error(_Message):
    """Why a request was refused, in a line, and the fields that are wrong. Neither holds any of the text that was sent."""

    error: str
    fields: tuple[FieldError, ...] = ()


class BatchReport(_Message):
    """For each item, in order, its report or its error."""

    reports: tuple[Report | Error, ...]


class Edit(_Message):
    """A rewrite that was applied, and the rule whose finding it cures. Its offsets are those of the text before its round.

    Rounds count from 1: the first is applied to the draft that was sent, the next to what came of it.
    """

    round: int
    code: str
    name: str
    rewrite: Rewrite


class FixReport(_Message):
    """The repaired `text`, what was applied, whether nothing is left to apply (`settled`), and the report on the result."""

    text: str
    edits: tuple[Edit, ...]
    settled: bool
    report: Report


class RuleSummary(_Message):
    """A rule or, with `severity` null, a strength."""

    code: str
    name: str
    family: str
    severity: Severity | None
    dimension: Dimension
    evidence: Evidence
    needs_customer: bool
    summary: str


class RuleList(_Message):
    """All rules and strengths, by code."""

    version: Literal[1] = 1
    rules: tuple[RuleSummary, ...]


class RuleExample(_Message):
    """A reply on which a rule fires (`fires`), with the rewrite that it proposes, or a look-alike that is fine, and why."""

    reply: str
    customer: str | None = None
    fires: bool
    rewrite: str | None = None
    why: str | None = None


class RulePage(RuleSummary):
    """A rule with its manual page: what it finds, why that hurts, how it weighs, examples, sources."""

    message: str
    why: str
    mode: Mode | None
    critical: bool
    sources: str
    examples: tuple[RuleExample, ...]


class Health(_Message):
    """`ok`, or `starting` while no worker has its pipeline loaded."""

    status: Literal["ok", "starting"]


class Language(_Message):
    """A language as LanguageTool's clients read it."""

    name: str
    code: str
    longCode: str


class _Loose(BaseModel):
    """A part of LanguageTool's answer; compact answers leave some of it out."""

    model_config = ConfigDict(extra="allow", frozen=True)


class CheckReplacement(_Loose):
    """What can stand in the place of a match."""

    value: str


class CheckMatch(_Loose):
    """A finding. `offset` and `length` count UTF-16 code units of the text that was sent, markup included."""

    message: str
    shortMessage: str
    replacements: tuple[CheckReplacement, ...]
    offset: int
    length: int
    context: dict[str, Any] | None = None
    sentence: str | None = None
    type: dict[str, Any]
    rule: dict[str, Any]
    ignoreForIncompleteSentence: bool
    contextForSureMatch: int


class CheckInfo(_Loose):
    """What answers, and for `configinfo` its rules."""

    software: dict[str, Any]


class Check(_Loose):
    """LanguageTool's answer."""

    software: dict[str, Any] | None = None
    warnings: dict[str, Any]
    language: dict[str, Any]
    matches: tuple[CheckMatch, ...]
    sentenceRanges: tuple[tuple[int, int], ...]
    extendedSentenceRanges: tuple[dict[str, Any], ...]
