"""The skeleton of a good reply, from the customer's message alone: in the customer's own words, with slots for what only the agent
knows. No fact, amount, time or responsibility is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from replylint import english
from replylint.context import Context
from replylint.customer import Customer, read_customer
from replylint.draft import MAX_CHARACTERS
from replylint.errors import DraftError
from replylint.flip import flipped_failures, flipped_question, flipped_topic
from replylint.language import foreign
from replylint.spelling import spelt_like
from replylint.zones import find_zones

Kind = Literal["greeting", "acknowledgement", "apology", "answer", "action", "close"]

_OWED = 0.5  # how likely an apology is owed before one is proposed
_MOST_FAILURES = 2  # that are repeated to the customer; a longer list reads like a charge sheet
_NAME = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’.-]*){0,2}")


class OutlineLine(BaseModel):
    """A part of the skeleton: what it is for, and the words, with slots such as `{time}`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    text: str


class Outline(BaseModel):
    """The skeleton of a reply: its parts in order, and as one text with empty lines between the paragraphs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lines: tuple[OutlineLine, ...]
    text: str


def outline(customer: str, context: Context | None = None) -> Outline:
    """A skeleton of a good reply to a customer's message.

    Greeting, acknowledgement, an apology if one is owed, a line for each question, the step to take, close. Raises DraftError for a
    message that is empty, too long or not in English.
    """
    if not customer.strip():
        raise DraftError("The customer's message is empty: there is nothing to answer.")
    if len(customer) > MAX_CHARACTERS:
        raise DraftError(f"The message has {len(customer):,} characters; at most {MAX_CHARACTERS:,} can be read.")
    context = context or Context()
    message = read_customer(english.parse(english.load(), customer), customer)
    if foreign(message):
        raise DraftError("The customer's message does not look like English.")
    greeting = OutlineLine(kind="greeting", text=_greeting(context.customer_name or _signed(customer)))
    heard = [_line("acknowledgement", text, customer) for text in _acknowledgement(message)]
    sorry = [_line("apology", text, customer) for text in _apology(message)]
    answers = [_line("answer", text, customer) for text in _answers(message)]
    actions = [_line("action", text, customer) for text in _action(message)]
    close = OutlineLine(kind="close", text=_close(context.agent_name))
    paragraphs = [[greeting], heard + sorry, *([a] for a in answers), actions, [close]]
    text = "\n\n".join(" ".join(line.text for line in paragraph) for paragraph in paragraphs if paragraph)
    return Outline(lines=(greeting, *heard, *sorry, *answers, *actions, close), text=text + "\n")


def _line(kind: Kind, text: str, customer: str) -> OutlineLine:
    return OutlineLine(kind=kind, text=spelt_like(text, customer, but=customer))


def _greeting(name: str | None) -> str:
    return f"Hi {_called(name)}," if name else "Hello {name},"


def _called(name: str) -> str:
    """The first name, or title and surname: "Ana" for "Ana Ruiz", "Dr Haas" for "Dr Haas"."""
    words = name.split()
    titled = words[0].rstrip(".").lower() in ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam")
    return " ".join((words[0], words[-1])) if titled and len(words) > 1 else words[0]


def _signed(customer: str) -> str | None:
    """The name that the customer signed with."""
    for zone in find_zones(customer):
        if zone.kind == "signoff":
            last = customer[zone.start : zone.end].strip().splitlines()[-1].strip(" ,.-–—")
            last = re.sub(
                r"^(?:(?:kind |best |warm )?regards|thanks|thank you|best|cheers|sincerely),?\s+", "", last, flags=re.I
            )
            if _NAME.fullmatch(last) and last[0].isupper() and last.split()[0].lower() not in _VALEDICTIONS:
                return last
    return None


_VALEDICTIONS = frozenset("thanks thank best kind warm regards cheers sincerely yours many sent love".split())


def _acknowledgement(customer: Customer) -> Iterator[str]:
    failures = flipped_failures(customer)[:_MOST_FAILURES]
    topic = flipped_topic(customer)
    intent = customer.needs.intent
    if failures:
        yield f"You wrote that {', and that '.join(failures)}."
    elif topic is not None:
        yield f"You wrote about {topic}."
    elif intent in ("complaint", "problem"):
        yield "You wrote that {what happened}."
    elif intent == "praise":
        yield "I'm glad to read that {what went well}."
    elif intent == "request" and not customer.questions:
        yield "You asked us to {what you were asked to do}."


def _apology(customer: Customer) -> Iterator[str]:
    if customer.needs.apology >= _OWED and customer.needs.intent in ("complaint", "problem"):
        yield "I'm sorry. We should have {what we owed you}, and we didn't."


def _answers(customer: Customer) -> Iterator[str]:
    also = ""
    for question in customer.questions:
        indirect = flipped_question(question, customer)
        asked = indirect or f"“{' '.join(question.text.split())}”"
        yield f"You {also}asked {asked}: {{answer}}." if indirect else f"You {also}asked {asked} {{answer}}."
        also = "also "


def _action(customer: Customer) -> Iterator[str]:
    needs = customer.needs
    if needs.intent in ("complaint", "problem", "request"):
        yield "{what you have done so far}. I'll {next step}, and I'll write to you by {time}."


def _close(agent: str | None) -> str:
    name = _called(agent) if agent else "{your name}"
    return f"If anything is still open, just reply here and it comes to me.\n\nBest wishes,\n{name}"
