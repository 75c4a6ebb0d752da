"""The contract of a rule: one file, one value.

A rule's file holds a docstring (its manual page: the first line says the fault, then why it hurts, then `Sources:`), a value
`RULE`, and the check. Its code is written there; its name comes from the file's name and its family from the folder. A credit,
which finds what a reply does well, is the same with a value `CREDIT`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from replylint.context import Context
from replylint.reply import Reply
from replylint.report import Dimension, Evidence, Mode, Rewrite, Severity


@dataclass(frozen=True)
class Hit:
    """What a check yields: a span of the source in code points, the end excluded; `start == end` where something is missing.

    `severity` and `message` replace the rule's own for this one place; `confidence` runs from 0 to 1. `worth` is the severity that it
    would cost if it were certain, where it is shown with a lower one. With `certain` the evidence has no say in it.
    """

    start: int
    end: int
    confidence: float = 0.9
    severity: Severity | None = None
    message: str | None = None
    rewrites: tuple[Rewrite, ...] = ()
    worth: Severity | None = None
    certain: bool = False


Check = Callable[[Reply], Iterable[Hit]]


@dataclass(frozen=True)
class Bad:
    """A reply on which the rule must fire; with `text`, on just these words; with `rewrite`, proposing just this for the whole reply."""

    reply: str
    customer: str | None = None
    text: str | None = None
    rewrite: str | None = None
    context: Context | None = None


@dataclass(frozen=True)
class Good:
    """A look-alike on which the rule must stay silent, and why it is fine."""

    reply: str
    why: str
    customer: str | None = None
    context: Context | None = None


def nothing(_reply: Reply) -> tuple[Hit, ...]:
    """The check of a rule that only weighs."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A fault and how to find it.

    `evidence` grades the research behind it (A direct, B related, C practitioners' consensus) and `mode` says how hits add up:
    each counts (existence), they are weighed against the length (rate), or there is one at most (doc). A rule with
    `needs_customer` is silent without the customer's message, one without `short_replies` below 10 words. `critical` caps the
    score harder. `off` names the profiles in which it is switched off, `graded` those in which it has another severity. `beats`
    lists the codes that give way to this rule on the same words. `weigh` is a second look, once all the rules' own hits are known
    as `reply.hits`; a rule may have only that. One that `yields` gives way to any other of its family on the same words. `name`,
    `family`, `doc` and `why` are filled by the catalog from the file and are not written by hand.
    """

    code: str
    severity: Severity
    dimension: Dimension
    message: str
    check: Check = nothing
    weigh: Check | None = None
    examples: tuple[Bad | Good, ...]
    evidence: Evidence = "B"
    mode: Mode = "existence"
    needs_customer: bool = False
    critical: bool = False
    short_replies: bool = True
    off: frozenset[str] = frozenset()
    graded: dict[str, Severity] = field(default_factory=dict)
    beats: frozenset[str] = frozenset()
    yields: bool = False
    name: str = ""
    family: str = ""
    doc: str = ""
    why: str = ""


@dataclass(frozen=True)
class Credit:
    """A strength and how to find it; `value` (0 to 1) is how much of its dimension's loss it can give back.

    `name`, `family` and `doc` are filled by the catalog.
    """

    code: str
    dimension: Dimension
    message: str
    check: Check
    examples: tuple[Bad | Good, ...]
    value: float
    evidence: Evidence = "B"
    off: frozenset[str] = frozenset()
    name: str = ""
    family: str = ""
    doc: str = ""
