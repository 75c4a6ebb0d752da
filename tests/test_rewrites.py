"""The rewrites of the rules' own faulty examples: they fit any text, cure what they are for, and repairing loses nothing."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replylint import Context, Finding, Grade, Linter, Report, Rewrite, Severity
from replylint.catalog import load
from replylint.edits import ROUNDS, Edit, Repaired, applied, raised
from replylint.fix import applied as repaired
from replylint.rule import Bad, Rule
from replylint.seam import SLOT

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
CATALOG = load(plugins=False)
LINTER = Linter(catalog=CATALOG)
EXAMPLES = [(rule, bad) for rule in CATALOG.rules for bad in rule.examples if isinstance(bad, Bad)]


@cache
def alone(code: str) -> Linter:
    return Linter(select=[code], catalog=CATALOG)


# Sentences that no rule minds and that no rewrite needs.
SURROUNDINGS = (
    "",
    "I posted the new lid this morning.",
    "The blue one is in stock, and I have put your name on it.",
    "Order 48213-A left on 3 May; it's at https://example.com/t/48213.",
    "You wrote “it never came, and nobody rang”.",
    "It costs £4.20 👍 plus postage.",
    "My colleague Ana's number is 0800 123 456",
)
GREETINGS = ("", "Hi Sam,\n\n", "Dear Ms O'Hara,\n", "Hello Jo, ")
CLOSINGS = ("", "\n\nBest wishes,\nTom", "\n\nOn 03/03/2025 10:12, Ana wrote:\n> Obviously, you failed me!!  As I said.\n")

_BROKEN = re.compile(r"(?<=\w)  (?=\w)|\w [,;.!?](?:\s|$)|,,|,\.|\.\.(?!\.)(?<!\.\.\.)|[.!?]{2}\w|\(\s*\)|[a-z]\.[A-Z][a-z]")


def flaws(text: str) -> list[str]:
    """What a copy editor would mark: two spaces, a space before a comma, two full stops, a lost space or pair of brackets."""
    return _BROKEN.findall(text)


def texts(rule: Rule, bad: Bad, before: str, after: str, greeting: str, closing: str) -> tuple[str, Context | None]:
    body = " ".join(part for part in (before, bad.reply, after) if part)
    return f"{greeting}{body}{closing}", bad.context


def cured(finding: Finding, before: Report, after: Report, edit: Edit) -> bool:
    """Whether the finding is gone. What the weighed evidence says of a whole sentence is another one, if of the same rule."""
    weighed = "This reads as "
    if not finding.message.startswith(weighed):
        after = after.model_copy(update={"findings": tuple(f for f in after.findings if not f.message.startswith(weighed))})
    gone, _ = raised(before, after, [edit])
    return gone


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    example=st.sampled_from(EXAMPLES),
    before=st.sampled_from(SURROUNDINGS),
    after=st.sampled_from(SURROUNDINGS),
    greeting=st.sampled_from(GREETINGS),
    closing=st.sampled_from(CLOSINGS),
)
def test_in_any_surroundings_a_rewrite_fits_and_cures(
    example: tuple[Rule, Bad], before: str, after: str, greeting: str, closing: str
) -> None:
    rule, bad = example
    source, context = texts(rule, bad, before, after, greeting, closing)
    linter = alone(rule.code)
    report = linter.lint(source, customer=bad.customer, context=context)
    for finding in report.findings:
        for rewrite in finding.rewrites:
            edit = Edit(finding, rewrite)
            text = applied(source, [edit])
            if closing.startswith("\n\nOn 03"):
                assert text.endswith(closing)
            assert len(flaws(text)) <= len(flaws(source)), (finding.code, source, text)
            for quoted in re.findall(r"“[^”]*”", source):
                assert quoted in text, (finding.code, text)
            assert bool(SLOT.search(rewrite.text)) is (rewrite.grade is Grade.NEEDS_FACTS) or SLOT.search(source)
            if text.strip():
                again = linter.lint(text, customer=bad.customer, context=context)
                assert cured(finding, report, again, edit), (finding.code, source, text)


def test_slots_are_plain_small_words_and_few_examples_are_without_a_rewrite() -> None:
    """At warning or above, at least 95 in 100 findings on the rules' own examples have a rewrite."""
    with_one = total = 0
    for rule, bad in EXAMPLES:
        for finding in alone(rule.code).lint(bad.reply, customer=bad.customer, context=bad.context).findings:
            for rewrite in finding.rewrites:
                braces = re.findall(r"\{[^{}]*\}", rewrite.text)
                assert all(SLOT.fullmatch(slot) for slot in braces if slot not in bad.reply), rewrite.text
            if finding.severity is not Severity.INFO:
                total += 1
                with_one += bool(finding.rewrites)
    assert with_one / total >= 0.95, with_one / total


def check(source: str, result: Repaired, before: Report) -> None:
    """No text lost outside the edits, the score not lower, settled, and repairing again changes nothing."""
    assert result.settled
    assert len(result.rounds) <= ROUNDS
    assert result.report.score >= before.score
    text = source
    for edits in result.rounds:
        ordered = sorted(edits, key=lambda e: (e.rewrite.start, e.rewrite.end))
        assert all(a.rewrite.end <= b.rewrite.start for a, b in pairwise(ordered))
        kept, at = [], 0
        for edit in ordered:
            kept.append(text[at : edit.rewrite.start])
            at = edit.rewrite.end
        kept.append(text[at:])
        text = applied(text, edits)
        position = 0
        for piece in kept:  # what stood beside the edits stands there still, in order
            position = text.index(piece, position) + len(piece)
    assert text == result.text
    assert repaired(result.report).rounds == ()


def repair_all(samples: list[tuple[str, str | None]], grade: Grade) -> None:
    for source, customer in samples:
        before = LINTER.lint(source, customer=customer)
        result = repaired(before, grade=grade)
        check(source, result, before)


@pytest.mark.parametrize("grade", [Grade.SAFE, Grade.REVIEW], ids=str)
def test_repairing_generated_replies(grade: Grade) -> None:
    """Twelve of the thousand that `python benchmarks/repairs.py --generated 1000` goes through."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from generated import replies
    finally:
        sys.path.pop(0)
    made = replies(1000)
    samples = [*Random(7).sample(made, 12), made[863]]  # the last one took four rounds once
    repair_all([(s.reply, s.customer) for s in samples], grade)


def test_what_is_put_before_a_span_goes_with_its_deletion() -> None:
    source = "Dear Wendy,\n\nThank you for reaching out. Your lamp left today."
    finding = LINTER.lint("Obviously, no.").findings[0]
    put = Edit(finding, Rewrite(start=13, end=13, text="I'm sorry it is late. ", grade=Grade.REVIEW))
    cut = Edit(finding, Rewrite(start=13, end=41, text="", grade=Grade.REVIEW))
    at_its_end = Edit(finding, Rewrite(start=41, end=41, text="Hello. ", grade=Grade.REVIEW))
    assert not put.touches(cut)
    assert not cut.touches(put)
    assert cut.touches(at_its_end)
    wanted = "Dear Wendy,\n\nI'm sorry it is late. Your lamp left today."
    assert applied(source, [put, cut]) == applied(source, [cut, put]) == wanted


@pytest.mark.slow
@pytest.mark.skipif(not (GOLD / "dev.jsonl").exists(), reason="no labelled replies in ../shared/gold")
@pytest.mark.parametrize("grade", [Grade.SAFE, Grade.REVIEW], ids=str)
def test_repairing_labelled_replies(grade: Grade) -> None:
    rows = [json.loads(line) for name in ("dev", "train") for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
    repair_all([(row["reply"], row["customer"]) for row in Random(7).sample(rows, 60)], grade)
