"""From findings and strengths to a score out of 100: arithmetic only, no text and no parser. docs/scoring.md explains it.

Three promises shape the code. Taking a finding away never lowers the score; adding a strength never lowers it; saying less
never raises it. So what applies, and how much it weighs, depends on the customer's message alone and never on what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import fsum, log1p, prod
from typing import Literal

from replylint.belief import SURE
from replylint.report import Cap, Dimension, DimensionScore, Evidence, Loss, Mode, Needs, Severity

Letter = Literal["A", "B", "C", "D", "F"]

SEVERITY_LOSS = {Severity.ERROR: 0.60, Severity.WARNING: 0.25, Severity.INFO: 0.07}
EVIDENCE_FACTOR: dict[Evidence, float] = {"A": 1.0, "B": 0.85, "C": 0.7}
REPEAT = 0.5
"""Each further hit of the same rule counts this much of the one before."""
RATE_WORDS = 100
"""The length from which a rate rule's hits are diluted."""
GIVE_BACK = 0.4
"""The most of a dimension's loss that its credits can return."""
MOST_MADE_UP = 0.75
MAX_BONUS = 8.0
BONUS_RESOLUTION = 70.0
"""Generosity counts only where the dimension of resolution reaches this."""
ERROR_CAPS = (69, 49, 34)
"""The most the whole may be with one, two, and three or more error rules."""
CRITICAL_CAP = 49
BEST_QUALITY = 4.0
"""The quality, of 1 to 5, from which the wording as a whole costs nothing."""
IMPRESSION = 0.01
"""The part of what the findings leave that each grade of quality below that costs."""
MAX_IMPRESSION = 0.03
SHORT_WORDS, SHORT_CAP = 10, 69
"""Below so many words some rules are silent; a reply this short that gives nothing, where the customer needs an apology or an action, is held to this."""
GRADES: tuple[tuple[float, Letter], ...] = ((90, "A"), (75, "B"), (60, "C"), (40, "D"))

COLUMNS = ("complaint", "problem", "question", "request", "praise", "no message")
WEIGHTS: dict[Dimension, tuple[float, ...]] = {
    Dimension.RESOLUTION: (0.26, 0.32, 0.30, 0.36, 0.05, 0.15),
    Dimension.OWNERSHIP: (0.20, 0.10, 0.04, 0.04, 0.04, 0.15),
    Dimension.RESPECT: (0.18, 0.18, 0.18, 0.16, 0.20, 0.25),
    Dimension.LISTENING: (0.14, 0.14, 0.20, 0.14, 0.25, 0.04),
    Dimension.HONESTY: (0.08, 0.08, 0.12, 0.10, 0.10, 0.20),
    Dimension.VOICE: (0.06, 0.06, 0.08, 0.08, 0.30, 0.20),
    Dimension.CLARITY: (0.02, 0.03, 0.04, 0.03, 0.03, 0.06),
    Dimension.TIMELINESS: (0.04, 0.04, 0.04, 0.04, 0.04, 0.04),
}
"""Weights before they are made to add up to 1. None is nil: a finding must cost something wherever its rule can fire."""
TIMED_WEIGHT = 0.08
"""What timeliness weighs when the times of the messages are known, so that the wait itself can be judged."""

_FAULTS = {
    "EXC": "makes excuses",
    "BLM": "blames the customer",
    "ARG": "argues with the customer",
    "TRU": "doubts the customer",
    "SCR": "reads like a script",
    "APO": "does not apologise properly",
    "ACT": "offers no clear action",
    "DEF": "sends the customer away",
    "EMP": "does not listen to the customer",
    "HON": "is not plain about what happened",
    "NEG": "says no without a way forward",
    "TIM": "leaves the customer waiting",
    "CLR": "is hard to read",
    "VOI": "sounds like nobody in particular",
    # Rules that do something else than their family does.
    "ARG004": "threatens the customer",
    "ARG008": "insults the customer",
    "BLM003": "blames someone else",
    "BLM004": "blames nobody in particular",
    "SCR001": "has a gap left to fill",
}
_WISHES = {
    Dimension.RESOLUTION: "say more plainly what will be done",
    Dimension.OWNERSHIP: "own the problem more plainly",
    Dimension.RESPECT: "treat the customer with more respect",
    Dimension.LISTENING: "show that it heard the customer",
    Dimension.HONESTY: "be plainer about what happened",
    Dimension.VOICE: "sound more like a person",
    Dimension.CLARITY: "be easier to read",
    Dimension.TIMELINESS: "say when",
    Dimension.GENEROSITY: "be more generous",
}


@dataclass(frozen=True)
class Weighed:
    """A finding as the score sees it.

    `start` is its offset in code points. `severity` is what it is shown with; `worth` what it costs, in the measure of its confidence,
    where that is more: a finding in doubt is shown with less. With `scored` false it is shown but costs nothing, because another finding
    already says it.
    """

    code: str
    dimension: Dimension
    severity: Severity
    confidence: float
    evidence: Evidence
    mode: Mode
    critical: bool
    start: int
    scored: bool = True
    worth: Severity | None = None


@dataclass(frozen=True)
class Credited:
    """A strength as the score sees it; `value`, from 0 to 1, is how much of the returnable loss it gives back alone."""

    code: str
    dimension: Dimension
    confidence: float
    value: float
    start: int


@dataclass(frozen=True)
class Score:
    """The score of one reply, from 0 to 100 and rounded to a tenth, and what made it.

    `uncapped` is the score before the cap; `bonus` is the part of it that generosity added. Every finding has one loss and
    every credit one gain (a loss with negative points) in `dimensions`; their points and `impression`, what the wording as a whole
    costs, add up to `100 - uncapped`. The cap is
    given whenever there is one, also when the score lies below it. `ready` means that no error was found and that there is a
    reply at all.
    """

    total: float
    grade: Letter
    ready: bool
    verdict: str
    cap: Cap | None
    bonus: float
    impression: float
    uncapped: float
    dimensions: tuple[DimensionScore, ...]


@dataclass(frozen=True)
class _Part:
    """One finding or credit: the share of its dimension that it takes, or of the loss that it returns."""

    code: str
    start: int
    strength: float


def weights(
    needs: Needs | None, *, has_times: bool = False, unscored: frozenset[Dimension] = frozenset()
) -> dict[Dimension, float]:
    """What each scored dimension weighs, adding up to 1, or all 0 when none is scored. Without a message, `needs` is None."""
    intent = "no message" if needs is None else needs.intent
    column = COLUMNS.index("praise" if intent == "social" else intent)
    raw = {d: 0.0 if d in unscored else row[column] for d, row in WEIGHTS.items()}
    if has_times and Dimension.TIMELINESS not in unscored:
        raw[Dimension.TIMELINESS] = TIMED_WEIGHT
    total = sum(raw.values()) or 1.0
    return {d: w / total for d, w in raw.items()}


def score(
    findings: Sequence[Weighed],
    credits: Sequence[Credited],
    *,
    words: int,
    needs: Needs | None,
    has_times: bool = False,
    gives_nothing: bool = False,
    quality: float | None = None,
    unscored: frozenset[Dimension] = frozenset(),
) -> Score:
    """Score a reply of that many `words`, counted in its body.

    `needs` is None without a customer's message. `has_times` says that the times of the messages are known, `gives_nothing` that there
    is no step, answer or question in the reply; `quality`, from 1 to 5, is how its wording reads as a whole. Dimensions in
    `unscored` weigh nothing, but an error in them still caps the whole.
    """
    weight = weights(needs, has_times=has_times, unscored=unscored)
    errors = [f for f in findings if f.severity is Severity.ERROR]
    dimensions = [_dimension(d, weight[d], findings, credits, words) for d in WEIGHTS]
    lost = fsum(weight[d.dimension] * d.lost for d in dimensions)
    resolution = next(d for d in dimensions if d.dimension is Dimension.RESOLUTION)
    earns_bonus = words > 0 and not errors and 100 - resolution.lost >= BONUS_RESOLUTION

    gifts = _damped(_credit(c) for c in credits if c.dimension is Dimension.GENEROSITY)
    generosity = 1 - prod(1 - g.strength for g in gifts)
    short_of_best = 0.0 if quality is None else max(0.0, BEST_QUALITY - quality)
    impression = (100 - lost) * min(MAX_IMPRESSION, IMPRESSION * short_of_best)
    plain = 100 - lost - impression
    # Generosity makes up for most of what is lost, not for all: two drafts, one with a fault and one without, are not equals.
    bonus = min(MAX_BONUS * generosity, MOST_MADE_UP * lost) if earns_bonus else 0.0
    uncapped = plain + bonus
    cap = _cap(errors, credits, words, needs if gives_nothing else None)
    total = round(uncapped if cap is None else min(uncapped, float(cap.limit)), 1)
    grade: Letter = next((letter for least, letter in GRADES if total >= least), "F")

    shown = [d.shown for d in dimensions]
    idle = tuple(Loss(code=f.code, start=f.start, points=0.0) for f in findings if f.dimension is Dimension.GENEROSITY)
    if gifts or idle:
        shown.append(
            DimensionScore(
                dimension=Dimension.GENEROSITY,
                score=round(100 * generosity, 1),
                weight=0.0,
                losses=idle,
                credits=_shares(gifts, -bonus),
            )
        )
    return Score(
        total=total,
        grade=grade,
        ready=words > 0 and not errors,
        verdict=_verdict(findings, shown, words, cap, grade),
        cap=cap,
        bonus=round(bonus, 2),
        impression=round(impression, 2),
        uncapped=round(uncapped, 1),
        dimensions=tuple(shown),
    )


@dataclass(frozen=True)
class _Tally:
    """A dimension: `lost` is what it lacks of 100, unrounded, after its credits."""

    dimension: Dimension
    lost: float
    shown: DimensionScore


def _dimension(
    dimension: Dimension, weight: float, findings: Sequence[Weighed], credits: Sequence[Credited], words: int
) -> _Tally:
    mine = [f for f in findings if f.dimension is dimension]
    earned = [c for c in credits if c.dimension is dimension]
    if not mine and not earned:
        return _untouched(dimension, weight)
    faults = _damped(_fault(f, words) for f in mine)
    merits = _damped(_credit(c) for c in earned)
    lost = 100 * (1 - prod(1 - p.strength for p in faults))
    # Warmth cannot buy back an error.
    forgiving = not any(f.severity is Severity.ERROR for f in mine)
    kept = 1 - GIVE_BACK * (1 - prod(1 - p.strength for p in merits)) if forgiving else 1.0
    shown = DimensionScore(
        dimension=dimension,
        score=round(100 - lost * kept, 1),
        weight=round(weight, 4),
        losses=_shares(faults, weight * lost),
        credits=_shares(merits, -weight * lost * (1 - kept)),
    )
    return _Tally(dimension, lost * kept, shown)


@lru_cache(maxsize=256)
def _untouched(dimension: Dimension, weight: float) -> _Tally:
    """A dimension with neither faults nor credits, made once: most are."""
    return _Tally(
        dimension, 0.0, DimensionScore(dimension=dimension, score=100.0, weight=round(weight, 4), losses=(), credits=())
    )


def _fault(finding: Weighed, words: int) -> _Part:
    strength = SEVERITY_LOSS[finding.worth or finding.severity] * EVIDENCE_FACTOR[finding.evidence] * finding.confidence
    if finding.mode == "rate":
        strength *= min(1.0, RATE_WORDS / max(words, 1))
    return _Part(finding.code, finding.start, strength if finding.scored else 0.0)


def _credit(credit: Credited) -> _Part:
    return _Part(credit.code, credit.start, credit.value * credit.confidence)


def _damped(parts: Iterable[_Part]) -> list[_Part]:
    """Weaken what is repeated. The strongest hit of a rule counts in full: in the order of the text, taking away a weak first
    hit would make a strong second one count more, and the score would fall."""
    ordered = sorted(parts, key=lambda p: (p.code, -p.strength, p.start))
    return [
        _Part(part.code, part.start, part.strength * REPEAT**nth)
        for _, group in groupby(ordered, key=lambda p: p.code)
        for nth, part in enumerate(group)
    ]


def _shares(parts: Sequence[_Part], amount: float) -> tuple[Loss, ...]:
    """Divide `amount` among the parts by the logarithm of what each leaves over, since they multiply. Largest share first."""
    if not parts:
        return ()
    logs = [-log1p(-min(p.strength, 0.999)) for p in parts]
    whole = sum(logs) or 1.0
    # Adding 0.0 turns a negative zero into a plain one.
    losses = [Loss(code=p.code, start=p.start, points=round(amount * part / whole, 2) + 0.0) for p, part in zip(parts, logs)]
    return tuple(sorted(losses, key=lambda x: (-abs(x.points), x.start, x.code)))


def _cap(errors: Sequence[Weighed], credits: Sequence[Credited], words: int, needs: Needs | None) -> Cap | None:
    caps = []
    if words <= 0:
        caps.append(Cap(limit=0, reason="the reply is empty"))
    if errors:
        # A subsumed error does not count beside the one that subsumes it, yet no error leaves the reply uncapped.
        codes = sorted({e.code for e in errors if e.scored}) or [min(e.code for e in errors)]
        count = f"{len(codes)} errors" if len(codes) > 1 else "an error"
        caps.append(Cap(limit=ERROR_CAPS[min(len(codes), 3) - 1], reason=f"{count}: {', '.join(codes)}"))
    critical = sorted({e.code for e in errors if e.critical})
    if critical:
        caps.append(Cap(limit=CRITICAL_CAP, reason=f"a critical error: {', '.join(critical)}"))
    acted = any(c.dimension in (Dimension.RESOLUTION, Dimension.OWNERSHIP) for c in credits)
    if needs is not None and max(needs.action, needs.apology) >= 0.5 and words < SHORT_WORDS and not acted:
        caps.append(Cap(limit=SHORT_CAP, reason="too short for what the customer needs"))
    return min(caps, key=lambda c: c.limit, default=None)


def _verdict(findings: Sequence[Weighed], shown: Sequence[DimensionScore], words: int, cap: Cap | None, grade: Letter) -> str:
    if words <= 0:
        return "Not ready: there is no reply to send."
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if errors:
        return _refusal(errors, shown)
    warned = {
        f.dimension
        for f in findings
        # One that is shown as less than it costs has a say from the confidence on at which it would be shown in full.
        if f.scored and (f.severity is Severity.WARNING or (f.worth not in (None, Severity.INFO) and f.confidence >= SURE))
    }
    # The sort is stable: where two have lost the same, the order of the dimensions decides.
    worst = sorted((d for d in shown if d.dimension in warned), key=lambda d: -d.weight * (100 - d.score))
    wishes = [_WISHES[d.dimension] for d in worst]
    if cap is not None:
        return "No errors, but it is too short for what the customer needs."
    if not wishes:
        return "Ready to send."
    if grade in ("A", "B"):
        return f"Ready, but it could {wishes[0]}."
    return f"No errors, but it should {' and '.join(wishes[:2])}."


def _refusal(errors: Sequence[Weighed], shown: Sequence[DimensionScore]) -> str:
    points: dict[str, float] = {}
    for loss in (loss for d in shown for loss in d.losses):
        points[loss.code] = points.get(loss.code, 0.0) + loss.points
    by_code: dict[str, Weighed] = {}
    for error in sorted(errors, key=lambda e: (not e.critical, -points[e.code], e.start, e.code)):
        by_code.setdefault(error.code, error)
    phrases: dict[str, list[str]] = {}
    for code in by_code:
        phrases.setdefault(_FAULTS.get(code) or _FAULTS.get(code[:3], "has an error"), []).append(code)
    named = [f"{phrase} ({', '.join(codes)})" for phrase, codes in phrases.items()]
    more = sum(len(codes) for codes in list(phrases.values())[2:])
    if more:
        return f"Not ready: it {named[0]}, {named[1]}, and has {more} more error{'s' if more > 1 else ''}."
    return f"Not ready: it {' and '.join(named)}."
