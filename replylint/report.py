"""What a user sees: the report and its parts. Frozen pydantic models, the same for the library, the command line and HTTP.

Offsets count Unicode code points from the start of the source, the end excluded, so `source[f.start:f.end] == f.text`.
Lines and columns count from 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from replylint.errors import DraftError

Evidence = Literal["A", "B", "C"]
"""How well research backs a rule: A direct, B related, C practitioners' consensus."""

Mode = Literal["existence", "rate", "doc"]
"""How a rule's hits add up: each counts, they are weighed against the length, or there is one at most."""


class Severity(str, Enum):
    """How much a finding hurts. Compare with `rank`: as strings they would sort by the alphabet."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)

    def __str__(self) -> str:
        return self.value


class Dimension(str, Enum):
    """The eight sides of a reply that are scored, and generosity, which is only ever a bonus."""

    RESOLUTION = "resolution"
    OWNERSHIP = "ownership"
    RESPECT = "respect"
    LISTENING = "listening"
    HONESTY = "honesty"
    VOICE = "voice"
    CLARITY = "clarity"
    TIMELINESS = "timeliness"
    GENEROSITY = "generosity"

    def __str__(self) -> str:
        return self.value


class Grade(str, Enum):
    """How far a rewrite may be trusted.

    `safe` may be applied unseen; `review` is meant to be read first; `needs-facts` has `{slots}` that only the writer can fill.
    """

    SAFE = "safe"
    REVIEW = "review"
    NEEDS_FACTS = "needs-facts"

    def __str__(self) -> str:
        return self.value


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rewrite(_Frozen):
    """Replace `source[start:end]` by `text`; a deletion has an empty `text`, an insertion has `start == end`."""

    start: int
    end: int
    text: str
    grade: Grade


class Finding(_Frozen):
    """A fault at a place. One that says something is missing has `start == end`, the point where it belongs, and an empty `text`."""

    code: str
    name: str
    family: str
    severity: Severity
    dimension: Dimension
    confidence: float = Field(ge=0, le=1)
    start: int
    end: int
    line: int
    column: int
    text: str
    message: str
    why: str
    rewrites: tuple[Rewrite, ...] = ()


class Strength(_Frozen):
    """Something the reply does well, at a place."""

    code: str
    name: str
    family: str
    dimension: Dimension
    confidence: float = Field(ge=0, le=1)
    start: int
    end: int
    line: int
    column: int
    text: str
    message: str


class Failure(_Frozen):
    """A rule that crashed; the other rules' findings stand. `error` names the exception, never the text."""

    code: str
    name: str
    error: str


class Zone(_Frozen):
    """A part of the source and what it is: see `replylint.zones` for the kinds."""

    kind: str
    start: int
    end: int


class Loss(_Frozen):
    """What one finding (or, with negative points, one strength) takes from the whole score, before any cap.

    The points of all losses and credits, and those of the impression, add up to 100 less the score before the cap, but for rounding.
    """

    code: str
    start: int
    points: float


class DimensionScore(_Frozen):
    """A dimension's score out of 100, its weight in the whole (0 where it does not apply), and what made it so."""

    dimension: Dimension
    score: float
    weight: float
    losses: tuple[Loss, ...] = ()
    credits: tuple[Loss, ...] = ()


class Impression(_Frozen):
    """What the wording as a whole takes from the score, beside the findings: `points`, and up to three of the words that weigh most.

    Words are named from one and a half points on; less is no more than a shade.
    """

    points: float
    words: tuple[str, ...] = ()


class Cap(_Frozen):
    """The most that the whole score may be, and why."""

    limit: int
    reason: str


class Needs(_Frozen):
    """What the customer's message calls for, each from 0 (no) to 1 (certainly)."""

    intent: Literal["complaint", "problem", "question", "request", "praise", "social"]
    severity: int = Field(ge=0, le=4)
    apology: float
    action: float
    answer: float
    empathy: float
    questions: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


def digest_of(source: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal: tells whether offsets are those of this text."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Origin:
    """Where a report comes from: its source, and how to lint a text again in the same way. Not part of what it says.

    Two origins are always equal, so that a report equals what is read back from its JSON.
    """

    source: str | None = field(default=None, compare=False, repr=False)
    lint: Callable[[str], Report] | None = field(default=None, compare=False, repr=False)
    fix: Callable[[Report], str] | None = field(default=None, compare=False, repr=False)

    def __deepcopy__(self, memo: object) -> Origin:
        return self

    def __reduce__(self) -> tuple[type[Origin], tuple[()]]:
        return Origin, ()  # a linter holds code, which does not travel


class Report(_Frozen):
    """The result of linting one draft.

    `score` runs from 0 to 100; `grade` from A (90 and more) through B (75), C (60), D (40) to F; `ready` is true when no error
    was found. A text that was not judged (see `notices`) has the grade "-", the score 0, which is to be left out of any mean, and is not ready. `needs` is None
    without a customer's message. `notices` says what the reader should know of the run itself, for instance that the text is not English and was not judged.
    `error` says why a text could not be read as a draft: only `Linter.lint_many` reports on such a text, `lint` raises the error.
    """

    version: Literal[1] = 1
    score: float = Field(ge=0, le=100)
    grade: Literal["A", "B", "C", "D", "F", "-"]
    ready: bool
    verdict: str
    cap: Cap | None = None
    bonus: float = 0.0
    impression: Impression = Impression(points=0.0)
    dimensions: tuple[DimensionScore, ...]
    needs: Needs | None = None
    findings: tuple[Finding, ...] = ()
    strengths: tuple[Strength, ...] = ()
    failures: tuple[Failure, ...] = ()
    zones: tuple[Zone, ...] = ()
    notices: tuple[str, ...] = ()
    error: str | None = None
    digest: str = ""
    _origin: Origin = PrivateAttr(default_factory=Origin)

    @property
    def fixed_text(self) -> str:
        """The draft with its `safe` rewrites applied; the draft itself where there are none.

        Raises DraftError for a report that was read back from JSON, which does not hold the draft: use `replylint.apply`.
        """
        if self._origin.fix is None:
            raise DraftError(
                "This report does not hold its draft; use apply(report, source=...) with the text that was linted."
            )
        return self._origin.fix(self)
