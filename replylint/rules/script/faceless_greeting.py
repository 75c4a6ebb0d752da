"""The greeting calls the customer "customer", or the known name is used nowhere.

A name is the cheapest sign that a person wrote to a person; "Dear Customer" is the mark of a mailing.

Sources: LiebrechtEtAl21; vanHooijdonk18; Danescu13; ZendeskAuto; Kapes22.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from replylint.context import Context
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_ROLE = (
    r"customers?|clients?|guests?|users?|members?|subscribers?|shoppers?|passengers?|travell?ers?|consumers?|policy ?holders?"
    r"|(?:account|card|ticket|pass) ?holders?|buyers?|players?|patients?|residents?|tenants?|applicants?|complainants?|students?|parents?|holders?|riders?|readers?|visitors?|donors?|supporters?|employees?|candidates?|payers?|taxpayers?|rate ?payers?|bill ?payers?|home ?owners?|lease ?holders?|share ?holders?|occupiers?|householders?|motorists?|drivers?|diners?|gamers?|learners?|viewers?|listeners?|investors?|insured|claimants?|citizens?|neighbou?rs"
)
_GENERIC = re.compile(
    r"\b(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)[ ,]+(?:there,? )?(?:(?:to )?our )?"
    rf"(?:(?:most )?(?:valued|esteemed|loyal|dear|respected|precious|cherished|fellow) )*(?P<role>(?:{_ROLE})\b(?![ ]+[A-Z\d])|sirs?\b(?-i:(?![ ]+(?!Madam|Ma'am|Or\b|And\b)[A-Z]))[ ]*(?:/|or|and|,)?[ ]*(?:madam|ma'?am)?|madam\b)"
    r"|(?P<whom>to whom(?:so ?ever)? it may concern)",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?P<there>there|all|everyone|folks|team)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def check(reply: Reply) -> Iterator[Hit]:
    context = reply.context
    draft = reply.draft
    greetings = [z for z in draft.of("greeting") if not draft.text(z).startswith("@")]
    for zone in greetings:
        found = _GENERIC.search(draft.text(zone))
        if found:
            yield Hit(zone.start, zone.end, rewrites=_named(reply, zone.start, zone.end))
            return
        found = _GENERIC.match(reply.source, zone.start)  # "Greetings, loyal shopper!", of which the zone is the first word
        if found and _ends_salutation(reply.source, found.end()):
            end = found.end() + (reply.source[found.end() : found.end() + 1] in (",", "!"))
            yield Hit(found.start(), found.end(), rewrites=_named(reply, zone.start, end))
            return
    if (
        not greetings
        and (found := _GENERIC.match(reply.source, draft.point("start")))
        and _ends_salutation(reply.source, found.end())
    ):
        yield Hit(found.start(), found.end(), rewrites=_named(reply, found.start(), found.end()))
        return
    name = context.customer_name
    if not name or not _LETTER.search(name) or not context.first_reply or _is_used(name, reply):
        return
    if context.channel in ("chat", "social", "review"):
        return
    message = f"You know this customer's name ({name.split()[0]}); greet them by it."
    for zone in greetings:
        if _THERE.search(draft.text(zone)):
            yield Hit(zone.start, zone.end, 0.8, Severity.INFO, message, _named(reply, zone.start, zone.end))
            return
    at = draft.point("start")
    rewrites = (
        () if greetings else (reply.replace(at, at, f"Hi {_first(name)},\n\n", Grade.SAFE),) if _is_plausible(name) else ()
    )
    yield Hit(at, at, 0.6, Severity.INFO, message, rewrites)


def _ends_salutation(source: str, end: int) -> bool:
    rest = source[end:].lstrip(" ")
    return not rest or rest[0] in ",:;-–—!.\n"


def _is_used(name: str, reply: Reply) -> bool:
    own = "".join(reply.source[z.start : z.end] + "\n" for z in reply.draft.zones if z.kind in ("greeting", "body", "signoff"))
    words = {_fold(w) for w in re.findall(r"[\w'’-]+", own)}
    return any(_fold(part) in words or _fold(part) + "'s" in words for part in re.split(r"[\s.]+", name) if len(part) > 1)


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.replace("’", "'")) if not unicodedata.combining(c)).casefold()


def _named(reply: Reply, start: int, end: int) -> tuple[Rewrite, ...]:
    name = reply.context.customer_name
    text = reply.source[start:end]
    mark = text[-1] if text[-1] in ",:;!-–—" else ","
    if name and _is_plausible(name):
        return (reply.replace(start, end, f"Hi {_first(name)}{mark}", Grade.SAFE),)
    return (reply.replace(start, end, f"Hello{mark}", Grade.REVIEW),)


def _first(name: str) -> str:
    """ "Priya" of "Priya Nair"; "Dr Obi" stays whole."""
    parts = name.split()
    return (
        name
        if parts[0].rstrip(".").lower() in ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "sir")
        else parts[0]
    )


def _is_plausible(name: str) -> bool:
    """A given name rather than a login or an address."""
    first = name.split()[0]
    return (
        "@" not in name
        and not any(c.isdigit() for c in name)
        and first[0].isupper()
        and (len(first) < 3 or not first.isupper())
    )


_PRIYA = Context(customer_name="Priya", channel="email")

RULE = Rule(
    code="SCR003",
    severity=Severity.WARNING,
    dimension=Dimension.VOICE,
    message="Greet the customer by name, or with a plain hello.",
    check=check,
    off=frozenset({"chat", "public-review", "social"}),
    evidence="A",
    examples=(
        Bad("Greetings, loyal shopper! The boots are back on Thursday."),
        Good("Greetings, Dee! The boots are back on Thursday.", why="by name"),
        Bad("Dear Valued Customer,", context=_PRIYA, rewrite="Hi Priya,"),
        Bad(
            "Dear Sir/Madam, we refer to your recent correspondence.", rewrite="Hello, we refer to your recent correspondence."
        ),
        Bad("To whom it may concern: your claim has been reviewed."),
        Bad("Dear User, your account was updated."),
        Bad("Hello customer, thanks for your message."),
        Bad(
            "Your parcel is in Leeds and will arrive on Friday. Tom",
            context=Context(customer_name="Priya"),
            rewrite="Hi Priya,\n\nYour parcel is in Leeds and will arrive on Friday. Tom",
        ),
        Bad(
            "Hi there, your parcel is in Leeds.",
            context=_PRIYA,
            text="Hi there,",
            rewrite="Hi Priya, your parcel is in Leeds.",
        ),
        Good("Hi Priya, your parcel is in Leeds.", why="the name is used", context=_PRIYA),
        Good("Hi there, thanks for the photo!", why="no name is known"),
        Good("Hello, and thank you for the photo, Priya.", why="the name comes after the greeting", context=_PRIYA),
        Good("Dear Dr Obi, the replacement has shipped.", why="title and surname"),
        Good(
            "It's in Leeds now.",
            why="in the middle of a chat",
            context=Context(customer_name="Priya", channel="chat", first_reply=False),
        ),
        Good("Good morning Ana and Raj, your room is ready.", why="several names"),
        Good("Dear customers often ask us this, so here's a short guide.", why="running text, no salutation"),
        Good(
            "It's in Leeds and should be with you by noon.",
            why="a post needs no greeting",
            context=Context(customer_name="Priya", channel="social"),
        ),
        Good("Dear Sir Ian,\n\nYour seats are kept.", why="a title and a name"),
        Bad("Dear Sir Or Madam,\n\nYour seats are kept."),
    ),
)
