"""A promise with no time, or only "soon", "in due course", "once we know more".

A promise that nobody can be held to is not one; the customer will have to chase it.

Sources: SmithBoltonWagner99; Davidow03; PackardBerger21; PHSO.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import has_slot, run_end
from replylint.moves.repair import contacts
from replylint.moves.vagueness import is_bounded, vague_times
from replylint.patterns import Match
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

# Said by people who mean it too.
_LIGHT = frozenset(
    {
        "soon",
        "very soon",
        "shortly",
        "asap",
        "a.s.a.p.",
        "promptly",
        "eventually",
        "sometime",
        "momentarily",
        "at (some|a certain|an appropriate|the appropriate|the right) (point|stage|time|moment)",
    }
)


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in vague_times(reply):
        sentence = match.sentence
        if sentence.index in seen or is_bounded(reply, sentence):
            continue
        seen.add(sentence.index)
        # "In a future version; until then, use the old one": the customer is not left waiting.
        light = match.phrase in _LIGHT or any(w.norm in ("until", "meanwhile", "meantime") for w in sentence.words)
        yield Hit(
            match.start,
            match.end,
            confidence=0.7 if light else 0.9,
            severity=Severity.INFO if light else Severity.WARNING,
            rewrites=_dated(reply, match),
        )
    for contact in contacts(reply):
        sentence = contact.sentence
        if contact.bounded or contact.contingent or sentence.index in seen or is_bounded(reply, sentence):
            continue
        if has_slot(reply, "by"):
            continue  # a time is meant, and that its slot is empty is another finding
        words = [w for w in sentence.words if contact.start <= w.start < contact.end]
        if (
            contact.mode == "committed"
            and len(words) <= 8
            and words[-1].i >= sentence.words[-1].i - 1
            and len(sentence.words) <= 9
        ):
            seen.add(sentence.index)
            yield Hit(
                contact.start, contact.end, confidence=0.5, severity=Severity.INFO, rewrites=_appended(reply, contact.end)
            )


def _dated(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    words = match.sentence.words
    at = match.words[0].i - words[0].i
    if at == 0:
        return (reply.replace_sentence(match.sentence, "I'll write to you by {day or time}.", Grade.NEEDS_FACTS),)
    due = "due by" if words[at - 1].lemma == "be" else "by"
    # "when we have an update": the phrase ends with its clause.
    awaited = match.words[0].norm == "as" and any(w.pos in ("VERB", "AUX") for w in match.words)
    open_end = awaited or match.words[0].norm in ("when", "whenever", "once", "after")
    end = run_end(match.words[-1]) if open_end else match.end
    return (reply.replace(match.start, end, f"{due} {{day or time}}", Grade.NEEDS_FACTS),)


def _appended(reply: Reply, end: int) -> tuple[Rewrite, ...]:
    while end > 0 and reply.source[end - 1] in ".!?…":
        end -= 1
    return (reply.replace(end, end, " by {time}", Grade.NEEDS_FACTS),)


RULE = Rule(
    code="ACT003",
    severity=Severity.WARNING,
    dimension=Dimension.TIMELINESS,
    message="Say by when; if you can't know, say when you'll write next.",
    check=check,
    examples=(
        Bad("We will get back to you shortly."),
        Bad("Your refund will be processed as soon as possible."),
        Bad("I'll send the replacement out soon."),
        Bad("The engineer will be in touch in due course."),
        Bad("We hope to have this fixed in the near future."),
        Bad("I'll call you back."),
        Bad("You'll hear from us when we have an update."),
        Bad("A decision will be reached once all avenues have been explored and exhausted."),
        Bad("It should turn up at some point.", text="at some point"),
        Bad("I'll have a look whenever somebody gets a free moment."),
        Good("I'll call you before 5 pm today.", why="a deadline"),
        Good("Your refund will reach your card within 3 to 5 working days.", why="a range is a time"),
        Good("I've just sent the replacement; the tracking link is live.", why="done"),
        Good(
            "I'll reply the moment the courier answers, and by Thursday at the latest either way.",
            why="an open event, with a limit",
        ),
        Good("We'll see you soon!", why="a goodbye"),
        Good("As soon as possible doesn't cut it, so I've booked the 8 am slot for you.", why="mentioned, not promised"),
        Good("I'll walk you through it now: open Settings.", why="now"),
        Good("As soon as you send the photo I'll order the part.", why="the customer sets the time"),
        Good("The light comes on when it is ready.", why="how the thing works"),
        Good("If it turns red again, write back and I'll send a new unit.", why="only if"),
    ),
)
