"""Nobody signs: no human name, or only a team, a brand, a number or a no-reply notice.

People trust an answer that somebody stands behind; an unsigned one says that nobody will remember it tomorrow.

Sources: SchamariSchaefers15; LiebrechtEtAl21; SparksSoBradley16; HuibersVerhoeven14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.context import Context
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_TEAM_WORDS = frozenset(
    "team support service services care department dept desk helpdesk ltd limited inc gmbh llc plc co corp company group help agent advisor adviser "
    "admin administration administrator no-reply noreply management manager office customer customers client relations representative crew staff billing sales "
    "accounts reservations bookings complaints operations resolutions enquiries inquiries reception lettings shop store hotel clinic bank the your our "
    "all and of for at from with on behalf kind best warm warmest regards wishes sincerely faithfully truly yours cheers thanks thank many you "
    "again very respectfully love take soon hotline moderator moderators bot assistant automated system mail email mailbox "
    "customer-service customer-care online contact "
    "admissions case claim claims collections disputes enrolment enrollment finance handler housing legal licensing maintenance membership "
    "orders parking payments permits refunds renewals repairs returns shipping technical warranty".split()
)
_NUMBERED = re.compile(
    r"\b(?:agent|advis[eo]r|operator|representative|rep|employee|staff|id|no)\.?\s*(?:no\.?|number|id)?\s*[#:]?\s*\d{2,}",
    re.IGNORECASE,
)
_AUTOMATED = re.compile(
    r"\b(?:this is an? (?:automated|automatic|system[- ]generated|auto-generated) (?:message|e-?mail|reply|response|notification)|(?:please )?do not reply to this (?:e-?mail|message)"
    r"|this (?:mailbox|inbox|e-?mail address) is (?:not|un)\s?monitored)",
    re.IGNORECASE,
)
_HINTS = ("automat", "generated", "reply to th", "tored")  # one of these is in whatever it matches
_SELF = re.compile(r"\b(?:I'm|I’m|I am|[Mm]y name is|[Mm]y name's|[Tt]his is|[Ii]t's|[Ii]t’s) (?P<name>[A-Z][a-zà-ÿ]+)\b")
_INITIALS = re.compile(r"(?:[\^~*/-]\s?[A-Za-z]{1,12}|\b[A-Z]{2})\W*$")
_NAMELIKE = re.compile(r"[A-ZÀ-Þ][\w'’à-ÿ.-]*")
_RUN_ON = re.compile(r"[,!.?–—-]\s+(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][\w'’-]+)?)\s*$")
"""A name at the end of the last paragraph: "Good luck with it all, Lorna"."""
_NOBODY = "Nobody signs this; close it with your name."
_VALEDICTION = re.compile(
    r"^\W*(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?) regards|regards|best wishes|best|yours (?:sincerely|faithfully|truly)|sincerely|cheers|thanks|thank you|take care|all the best|warmly)\b\W*",
    re.IGNORECASE,
)


def check(reply: Reply) -> Iterator[Hit]:
    context, draft = reply.context, reply.draft
    loud = context.channel == "email"
    quiet = context.channel in ("chat", "social", "review")
    severity = Severity.WARNING if loud else Severity.INFO
    lower = reply.source.lower()
    if any(hint in lower for hint in _HINTS) and (found := _AUTOMATED.search(reply.source)):
        if not any(
            z.start <= found.start() < z.end for z in (*draft.of("quoted"), *draft.of("quotation"), *draft.of("disclaimer"))
        ):
            yield Hit(
                found.start(),
                found.end(),
                0.9,
                severity,
                "This tells the customer that nobody is there; sign with a name they can answer.",
            )
        return
    closings = [*draft.of("signoff"), *draft.of("signature")]
    text = "\n".join(draft.text(z) for z in closings)
    if _introduces_self(reply) or (context.agent_name and _mentions(reply.source, context.agent_name)):
        return
    if not text.strip():
        if _signs_on(reply):
            return
        letter = any(not draft.text(z).startswith(("@", ".@")) for z in draft.of("greeting"))
        post = any(draft.text(z).startswith(("@", ".@")) for z in draft.of("greeting"))
        if quiet or not (loud or (letter and not post)) or _INITIALS.search(reply.source) or reply.word_count < 4:
            return
        at = draft.point("end")
        yield Hit(
            at,
            at,
            0.8 if loud else 0.4,
            severity,
            _NOBODY,
            _signed(reply, at, at, "\n\nBest,\n"),
        )
        return
    if _NUMBERED.search(text):
        zone = closings[0]
        yield Hit(
            zone.start,
            zone.end,
            0.9,
            severity,
            "A number is not a name; sign with yours.",
            _signed(reply, zone.start, zone.end, "Best,\n"),
        )
        return
    if quiet or _has_name(text, context) or draft.of("placeholder"):
        return
    zone = closings[0]
    yield Hit(
        zone.start,
        zone.end,
        0.85 if loud else 0.6,
        severity,
        "A team signs here; put your own name before it." if _VALEDICTION.sub("", text).strip() else _NOBODY,
        _signed(reply, zone.start, zone.end, "Best,\n"),
    )


def _introduces_self(reply: Reply) -> bool:
    return any(m["name"] not in _NOT_NAMES and m["name"].lower() not in _TEAM_WORDS for m in _SELF.finditer(reply.source))


def _signs_on(reply: Reply) -> bool:
    """Whether a name ends the text without a line of its own, and not the customer's, who may be addressed there."""
    found = _RUN_ON.search(reply.source)
    if found is None:
        return False
    words = found["name"].split()
    greeted = " ".join(reply.draft.text(z) for z in reply.draft.of("greeting")) + " " + (reply.context.customer_name or "")
    return not any(w in _NOT_NAMES or w.lower() in _TEAM_WORDS or w in greeted for w in words)


_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English I".split()
)


def _mentions(source: str, name: str) -> bool:
    return any(re.search(rf"\b{re.escape(part)}\b", source, re.IGNORECASE) for part in name.split() if len(part) > 1)


def _has_name(text: str, context: Context) -> bool:
    """Whether something beside valedictions, teams and brands is written there with a capital."""
    brand = frozenset((context.company or "").lower().split())
    if _INITIALS.search(text) and re.search(r"[\^~*/]", text):
        return True
    for line in text.split("\n"):
        rest = _VALEDICTION.sub("", line).strip()
        words = _NAMELIKE.findall(rest)
        if not words or any(w.strip(".,'’").lower() in ("ltd", "inc", "gmbh", "llc", "plc") for w in words):
            continue
        heads = re.split(r"[,|/(–—]| - | from | at | of ", rest, maxsplit=1)[0]
        named = [w for w in _NAMELIKE.findall(heads) if w.strip(".,'’").lower() not in _TEAM_WORDS | brand]
        if named and not any(
            w.lower().strip(".,")
            in ("team", "support", "department", "services", "service", "care", "desk", "management", "office", "crew")
            for w in heads.split()
        ):
            return True
        tail = rest[len(heads) :]
        if (
            any(w.strip(".,'’").lower() not in _TEAM_WORDS | brand for w in _NAMELIKE.findall(tail))
            and not named
            and re.match(r"\s*[,|/(–—-]", tail)
        ):
            return True
    return False


def _signed(reply: Reply, start: int, end: int, before: str) -> tuple[Rewrite, ...]:
    name = reply.context.agent_name
    if not name:
        return ()
    found = _VALEDICTION.match(reply.source[start:end]) if end > start else None
    kept = found.group() if found else before
    team = reply.source[start:end][len(found.group()) :].strip() if found else ""
    role = (
        f" ({team.removeprefix('The ').removeprefix('the ')})"
        if team and len(team) < 40 and "\n" not in team and not any(c.isdigit() for c in team)
        else ""
    )
    return (reply.replace(start, end, f"{kept}{name.split()[0]}{role}", Grade.SAFE),)


RULE = Rule(
    code="VOI001",
    severity=Severity.WARNING,
    dimension=Dimension.VOICE,
    message="Sign with your own name.",
    check=check,
    graded={"chat": Severity.INFO, "public-review": Severity.INFO, "social": Severity.INFO},
    evidence="A",
    mode="doc",
    examples=(
        Bad("Hi Ana, your refund is on its way. Kind regards, The Customer Service Team"),
        Bad("Hi Ana, your refund is on its way."),
        Bad("Hi Ana, your refund is on its way. Sincerely, Acme Ltd."),
        Bad("Hi Ana, all done. Best, Support"),
        Bad("Hi Ana, all done. This is an automated message, please do not reply."),
        Bad("Hi Ana, all done. Warm regards, Agent 4471"),
        Bad(
            "Hi Ana,\n\nyour refund is on its way.\n\nKind regards,\nThe Billing Team",
            context=Context(channel="email", agent_name="Tom"),
            rewrite="Hi Ana,\n\nyour refund is on its way.\n\nKind regards,\nTom (Billing Team)",
        ),
        Good("Hi Ana, your refund is on its way. Tom", why="a first name on the last line"),
        Good("Hi Ana, it's on its way. Best, Tom from Acme Support", why="a name and a team"),
        Good("It's on its way, Ana! ^TK", why="initials, as is usual in posts"),
        Good("All done, Ana!", why="the chat shows the name", context=Context(channel="chat", agent_name="Tom")),
        Good("Hi Ana, I'm Tom and I've just refunded you.", why="the agent says who they are"),
        Good("Hi Ana, it's on its way. Cheers, Tom & Mel", why="two names"),
        Good("Hi Ana,\n\nit's on its way.\n\nBest wishes,\nFarah Din, Billing", why="a name with a role"),
    ),
)
