"""The whole line: text, draft, reply, rules, findings, score, report. The only module that knows all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from replylint import belief, english, evidence
from replylint import catalog as catalogs
from replylint.context import Context
from replylint.customer import read_customer
from replylint.draft import Draft, read_draft
from replylint.edits import repair
from replylint.errors import ConfigError, DraftError
from replylint.gaps import no_action
from replylint.language import foreign
from replylint.pause import collector_paused
from replylint.precedence import Found, settle
from replylint.remains import sound
from replylint.reply import Reply
from replylint.report import (
    Failure,
    Finding,
    Grade,
    Impression,
    Origin,
    Report,
    Rewrite,
    Severity,
    Strength,
    Zone,
    digest_of,
)
from replylint.rule import Check, Credit, Hit, Rule, nothing
from replylint.score import SHORT_WORDS, Credited, Weighed, score
from replylint.seam import fitted

if TYPE_CHECKING:
    from spacy.language import Language

PROFILES = ("email", "chat", "social", "public-review", "regulated")
_PROFILE_OF_CHANNEL = {"email": "email", "chat": "chat", "social": "social", "review": "public-review"}
_NAMED_FROM = 1.5  # points from which the words that cost them are named
_LIKELY = 0.5  # from here on a short reply is taken to give nothing: most that do give something lie well below
_CUSTOMER_LIMIT = 12_000  # code points of the customer's message that are read; the rest is history nobody answers

Item = str | tuple[str, str | None] | tuple[str, str | None, Context | None]


class Linter:
    """Lints drafts with one set of rules; make one and keep it. Safe to use from several threads.

    `select` and `ignore` take codes, names and families; `profile` is one of PROFILES (without one, the context's channel
    decides); `severities` changes a rule's severity, or switches it off with None; `min_confidence` hides what is less sure;
    `allow` lists words or phrases that are never a finding. `nlp` is a spaCy pipeline with UD or CLEAR labels to use instead
    of ours. Raises ConfigError for what is not known, PluginError for a broken package of rules.
    """

    def __init__(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        profile: str | None = None,
        severities: dict[str, Severity | None] | None = None,
        allow: Sequence[str] = (),
        min_confidence: float = 0.0,
        nlp: Language | None = None,
        catalog: catalogs.Catalog | None = None,
    ) -> None:
        if nlp is not None:
            english.check_pipeline(nlp)
        self.catalog = catalog or catalogs.load()
        self._nlp = nlp
        self._profile = _known_profile(profile)
        chosen = self.catalog.select(select) if select else self.catalog.select(["all"])
        self._codes = chosen - (self.catalog.select(ignore) if ignore else frozenset())
        self._severities = {self.catalog.rule(key).code: severity for key, severity in (severities or {}).items()}
        self._allow = _phrases(allow)
        if not 0 <= min_confidence <= 1:
            raise ConfigError(f"min_confidence is {min_confidence}; it must be between 0 and 1")
        self._min_confidence = min_confidence
        self._plans: dict[_Kind, _Plan] = {}

    def lint(self, reply: str, *, customer: str | None = None, context: Context | None = None) -> Report:
        """The report on one draft. Raises DraftError for a text that can't be read as one."""
        return self._reports(self._nlp or english.load(), [_prepared((reply, customer, context))])[0]

    def lint_many(self, replies: Iterable[Item], *, batch_size: int = 64) -> Iterator[Report]:
        """The reports on many drafts in their order, worked on in batches. An item is a draft, or (draft, customer[, context]).

        One that can't be read as a draft does not stop the others: in its place is a report that is not judged, whose `error` says
        why. Raises TypeError for an item of another type, and says which.
        """
        nlp = self._nlp or english.load()
        for batch in _batches(self._prepared_or_reported(replies), batch_size):
            reports = iter(self._reports(nlp, [item for item in batch if not isinstance(item, Report)]))
            yield from [item if isinstance(item, Report) else next(reports) for item in batch]

    def _prepared_or_reported(self, items: Iterable[Item]) -> Iterator[_Prepared | Report]:
        for number, item in enumerate(items):
            try:
                ready: _Prepared | Report = _prepared(item)
            except DraftError as error:
                source = item if isinstance(item, str) else item[0]
                ready = _unjudged(source, str(error), error=str(error))
                ready._origin = Origin(source, self.lint, _fixed)
            except TypeError as error:
                raise TypeError(f"item {number}: {error}") from error
            yield ready

    def _reports(self, nlp: Language, batch: list[_Prepared]) -> list[Report]:
        with collector_paused():
            replies = list(_read(nlp, batch))
            reports = self.report_many(replies)
            while replies:  # gone before the collector may look
                replies.pop().release()
        return reports

    def read_many(self, replies: Iterable[Item], *, batch_size: int = 64) -> Iterator[Reply]:
        """The drafts as the rules see them, before any rule has run; for those who build on the analysis. Raises DraftError."""
        nlp = self._nlp or english.load()
        for batch in _batches(map(_prepared, replies), batch_size):
            with collector_paused():
                read = list(_read(nlp, batch))
            yield from read

    def report(self, reply: Reply) -> Report:
        """The report on a draft that has been read."""
        return self.report_many([reply])[0]

    def report_many(self, replies: Sequence[Reply]) -> list[Report]:
        """The reports on drafts that have been read. Each rule goes through all of them before the next, which spares the caches."""
        notices = [foreign(reply) for reply in replies]
        seen = iter(self._look([reply for reply, notice in zip(replies, notices) if not notice]))
        found: list[Report] = []
        for reply, notice in zip(replies, notices):
            report = _unjudged(reply.source, notice, reply.draft.zones) if notice else self._report(reply, next(seen))
            again = partial(self.lint, customer=reply.customer.text if reply.customer else None, context=reply.context)
            report._origin = Origin(reply.source, again, _fixed)
            found.append(report)
        return found

    def _report(self, reply: Reply, seen: _Seen) -> Report:
        draft, customer, context = reply.draft, reply.customer, reply.context
        settled = settle(seen.found)
        of_code: dict[str, list[Hit]] = {}
        for one in settled:
            of_code.setdefault(one.rule.code, []).append(one.hit)
        findings = tuple([_finding(draft, one, _rewrites(reply, one, of_code[one.rule.code])) for one in settled])
        strengths = tuple([_strength(draft, credit, hit) for credit, hit in seen.credited])
        needs = customer.needs if customer else None
        result = score(
            [_weighed(f) for f in settled],
            [Credited(c.code, c.dimension, h.confidence, c.value, h.start) for c, h in seen.credited],
            words=reply.word_count,
            needs=needs,
            has_times=context.received is not None and context.answering is not None,
            quality=evidence.quality(reply),
            gives_nothing=customer is not None and reply.word_count < SHORT_WORDS and no_action(reply) >= _LIKELY,
        )
        return Report(
            score=result.total,
            grade=result.grade,
            ready=result.ready,
            verdict=result.verdict,
            cap=result.cap,
            bonus=result.bonus,
            impression=_impression(reply, result.impression),
            dimensions=result.dimensions,
            needs=needs,
            findings=findings,
            strengths=strengths,
            failures=tuple(seen.failures),
            zones=draft.zones,
            digest=digest_of(draft.source),
        )

    def look(self, reply: Reply) -> list[Failure]:
        """The first look of every rule, selected or not, kept as `reply.hits`; for those who learn from what the rules find."""
        (looked,), (failures,) = _look_at([reply], self._plan(*self._kind(reply)).first)
        reply.hits = tuple((entry.code, hit) for entry, hit in looked)
        return failures

    def _look(self, replies: Sequence[Reply]) -> list[_Seen]:
        """What is found in each reply."""
        planned: dict[_Kind, list[int]] = {}
        for at, reply in enumerate(replies):
            planned.setdefault(self._kind(reply), []).append(at)
        seen: dict[int, _Seen] = {}
        for kind, indices in planned.items():
            plan = self._plan(*kind)
            alike = [replies[at] for at in indices]
            looked, failures = _look_at(alike, plan.first)
            for reply, hits in zip(alike, looked):
                reply.hits = tuple([(entry.code, hit) for entry, hit in hits])
            again, more_failures = _look_at(alike, plan.second)
            for nth, at in enumerate(indices):
                named = [
                    (e, belief.believed(alike[nth], e.code, h) if self._may_be_doubted(e, h) else h) for e, h in looked[nth]
                ]
                seen[at] = self._seen(alike[nth], plan, kind[0], [*named, *again[nth]], [*failures[nth], *more_failures[nth]])
        return [seen[at] for at in range(len(replies))]

    def _seen(self, reply: Reply, plan: _Plan, profile: str | None, hits: list[_EntryHit], failures: list[Failure]) -> _Seen:
        found = [
            Found(rule, hit, shown, hit.worth or severity)
            for rule, hit in hits
            if isinstance(rule, Rule) and self._is_shown(reply, plan, rule, hit)
            if (severity := self._severity(rule, hit, profile)) is not None
            if (shown := belief.graded(reply, rule.code, hit, severity) if self._may_be_doubted(rule, hit) else severity)
            is not None
        ]
        credited = [(e, hit) for e, hit in hits if isinstance(e, Credit) and self._is_shown(reply, plan, e, hit)]
        return _Seen(found, credited, [f for f in failures if f.code in plan.shown])

    def _is_shown(self, reply: Reply, plan: _Plan, entry: Rule | Credit, hit: Hit) -> bool:
        return entry.code in plan.shown and hit.confidence >= self._min_confidence and not self._allowed(reply, hit)

    def _kind(self, reply: Reply) -> _Kind:
        profile = self._profile or _PROFILE_OF_CHANNEL.get(reply.context.channel or "")
        return profile, reply.customer is not None, reply.word_count >= SHORT_WORDS

    def _plan(self, profile: str | None, with_customer: bool, long: bool) -> _Plan:
        """What to look for in such replies; worked out once for each kind of them."""
        key = (profile, with_customer, long)
        plan = self._plans.get(key)
        if plan is None:
            entries = [e for e in self.catalog.entries if _applies(e, with_customer, long)]
            selected = [e for e in entries if e.code in self._codes and profile not in e.off]
            second: list[tuple[Rule | Credit, Check]] = [(e, e.weigh) for e in selected if isinstance(e, Rule) and e.weigh]
            # All rules look, selected or not: one finding bears out another, and the second look builds on what was found.
            first = [(e, e.check) for e in entries if e.check is not nothing]
            plan = self._plans[key] = _Plan(first, second, frozenset(e.code for e in selected))
        return plan

    def _severity(self, rule: Rule, hit: Hit, profile: str | None) -> Severity | None:
        if rule.code in self._severities:
            return self._severities[rule.code]
        return (rule.graded.get(profile) if profile else None) or hit.severity or rule.severity

    def _may_be_doubted(self, entry: Rule | Credit, hit: Hit) -> bool:
        """Whether the evidence has a say in a hit: not in what is critical or certain, nor where a rule was given a severity."""
        return isinstance(entry, Rule) and not (entry.critical or hit.certain) and entry.code not in self._severities

    def _allowed(self, reply: Reply, hit: Hit) -> bool:
        if self._allow is None:
            return False
        return self._allow.search(" ".join(reply.source[hit.start : hit.end].lower().split())) is not None


def lint(reply: str, *, customer: str | None = None, context: Context | None = None) -> Report:
    """The report on one draft, by the default rules. Raises DraftError for a text that can't be read as one."""
    return _default().lint(reply, customer=customer, context=context)


@lru_cache(maxsize=1)
def _default() -> Linter:
    return Linter()


def _fixed(report: Report) -> str:
    origin = report._origin
    assert origin.source is not None and origin.lint is not None  # noqa: PT018 - they come together
    return repair(origin.source, report, origin.lint).text


def _unjudged(source: str, notice: str, zones: tuple[Zone, ...] = (), *, error: str | None = None) -> Report:
    """Neither good nor bad, and certainly not ready."""
    return Report(
        score=0,
        grade="-",
        ready=False,
        verdict=notice,
        dimensions=(),
        zones=zones,
        notices=(notice,),
        error=error,
        digest=digest_of(source),
    )


def _phrases(allow: Sequence[str]) -> re.Pattern[str] | None:
    """What matches any of these words and phrases, each as a whole: "at" is not in "attach"."""
    phrases = [" ".join(phrase.lower().split()) for phrase in allow]
    if "" in phrases:
        raise ConfigError("allow: a blank entry would allow everything; leave it out")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)") if phrases else None


def _known_profile(profile: str | None) -> str | None:
    if profile is not None and profile not in PROFILES:
        raise ConfigError(f"no profile {profile!r}; there are {', '.join(PROFILES)}")
    return profile


_Prepared = tuple[Draft, str | None, Context]
_T = TypeVar("_T")


def _batches(items: Iterator[_T], size: int) -> Iterator[list[_T]]:
    if size < 1:
        raise ValueError(f"batch_size is {size}; a batch has one draft at least")
    while batch := list(islice(items, size)):
        yield batch


def _prepared(item: Item) -> _Prepared:
    text, customer, context = (*item, None)[:3] if isinstance(item, (tuple, list)) else (item, None, None)
    for what, given in (("draft", text), ("customer's message", customer if customer is not None else "")):
        if not isinstance(given, str):
            raise TypeError(f"a {what} is a str, not {type(given).__name__}")
    context = context or Context()
    draft = read_draft(text, customer_name=context.customer_name, agent_name=context.agent_name)
    message = customer if customer is not None and customer.strip() else draft.customer
    return draft, message[:_CUSTOMER_LIMIT] if message else None, context


def _read(nlp: Language, batch: list[_Prepared]) -> Iterator[Reply]:
    texts = [draft.masked for draft, _, _ in batch] + [customer for _, customer, _ in batch if customer]
    docs = [english.parse(nlp, texts[0])] if len(texts) == 1 else list(english.parse_many(nlp, texts))
    of_customers = iter(docs[len(batch) :])
    for (draft, message, context), doc in zip(batch, docs):
        customer = read_customer(next(of_customers), message) if message else None
        yield Reply(draft, doc, customer=customer, context=context)


_EntryHit = tuple[Rule | Credit, Hit]
_Kind = tuple[str | None, bool, bool]  # of reply: its profile, whether it answers a message, whether it is long


@dataclass(frozen=True)
class _Plan:
    """The checks of the first and of the second look, and the codes of what is shown."""

    first: Sequence[tuple[Rule | Credit, Check]]
    second: Sequence[tuple[Rule | Credit, Check]]
    shown: frozenset[str]


@dataclass(frozen=True)
class _Seen:
    """What the rules that are shown found in one reply."""

    found: list[Found]
    credited: list[tuple[Credit, Hit]]
    failures: list[Failure]


def _look_at(
    replies: Sequence[Reply], checks: Sequence[tuple[Rule | Credit, Check]]
) -> tuple[list[list[_EntryHit]], list[list[Failure]]]:
    """For each reply the hits, and the checks that crashed."""
    found: list[list[_EntryHit]] = [[] for _ in replies]
    failures: list[list[Failure]] = [[] for _ in replies]
    for entry, check in checks:
        for at, reply in enumerate(replies):
            try:
                # All of a rule's hits or none: what a crashing rule found before it crashed can't be trusted.
                hits = list(check(reply))
            except Exception as error:  # noqa: PERF203 - a crashing rule must not take the others' findings with it
                failures[at].append(Failure(code=entry.code, name=entry.name, error=type(error).__name__))
            else:
                if hits:
                    found[at] += [(entry, hit) for hit in hits]
    return found, failures


def _applies(entry: Rule | Credit, with_customer: bool, long: bool) -> bool:
    if isinstance(entry, Credit):
        return True
    return (with_customer or not entry.needs_customer) and (long or entry.short_replies)


def _weighed(found: Found) -> Weighed:
    rule = found.rule
    return Weighed(
        code=rule.code,
        dimension=rule.dimension,
        severity=found.severity,
        worth=found.worth,
        confidence=found.hit.confidence,
        evidence=rule.evidence,
        mode=rule.mode,
        critical=rule.critical,
        start=found.hit.start,
        scored=found.scored,
    )


def _rewrites(reply: Reply, one: Found, of_its_rule: list[Hit]) -> tuple[Rewrite, ...]:
    """The rewrites of a finding, fitted into the text; not one that takes out half of a fault of two halves."""
    offered = [r for r in (fitted(reply.draft, rewrite) for rewrite in sound(reply, one.rule.code, one.hit)) if r is not None]
    if not offered or len(of_its_rule) == 1:
        return tuple(offered)
    twins = [hit for hit in of_its_rule if hit is not one.hit and hit.start < hit.end]
    sentence = reply.sentence_at(one.hit.start)
    beside = [t for t in twins if sentence is not None and sentence.start <= t.start < sentence.end]
    return tuple(
        r
        for r in offered
        if len(r.text) > 1 or r.grade is Grade.SAFE or all(r.start <= t.start and t.end <= r.end for t in beside)
    )


def _impression(reply: Reply, points: float) -> Impression:
    return Impression(points=points, words=tuple(evidence.detractors(reply)) if points >= _NAMED_FROM else ())


def _finding(draft: Draft, one: Found, rewrites: tuple[Rewrite, ...]) -> Finding:
    rule, hit = one.rule, one.hit
    line, column = draft.line_column(hit.start)
    return Finding(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=one.severity,
        dimension=rule.dimension,
        confidence=hit.confidence,
        start=hit.start,
        end=hit.end,
        line=line,
        column=column,
        text=draft.source[hit.start : hit.end],
        message=hit.message or rule.message,
        why=rule.why,
        rewrites=rewrites,
    )


def _strength(draft: Draft, credit: Credit, hit: Hit) -> Strength:
    line, column = draft.line_column(hit.start)
    return Strength(
        code=credit.code,
        name=credit.name,
        family=credit.family,
        dimension=credit.dimension,
        confidence=hit.confidence,
        start=hit.start,
        end=hit.end,
        line=line,
        column=column,
        text=draft.source[hit.start : hit.end],
        message=hit.message or credit.message,
    )


__all__ = ["PROFILES", "Linter", "lint"]
