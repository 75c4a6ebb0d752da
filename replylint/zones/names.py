"""Whether a short line is a name: to greet, or to sign with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from replylint import lexicon

ADDRESSEES = frozenset(lexicon.lines("addressees"))
NOT_NAMES = frozenset(lexicon.lines("not_names"))

SLOT = re.compile(
    r"\{\{?[^{}\n]{1,60}\}?\}|\[[^\[\]\n]{2,40}\]|<{1,2}[A-Za-z][^<>\n]{1,40}>{1,2}|%{1,2}[A-Za-z_.]{2,40}%{1,2}"
    r"|\$\{[^{}\n]{1,40}\}"
)
"""A template's slot where a name should be: it stands for one."""

TEAM = re.compile(
    r"\b(?:team|support|services?|care|desk|department|dept|management|crew|staff|office|helpdesk|relations|operations"
    r"|resolutions"
    r"|enquiries|inquiries|administration|admin|billing|accounts?|sales|lettings|reception|customer|claims|help|ltd|inc"
    r"|gmbh|llc|bot"
    r"|restoration|complaints|reservations|bookings|workshop|division|unit|committee|board)\b",
    re.IGNORECASE,
)
# "The Manager", "Your Duty Editor": an office that signs by itself, in capitals, or it may begin a sentence.
_OFFICE = re.compile(
    r"(?:The|Your)(?: [A-Z][a-z]+)? (?:Administrator|Bursar|Caretaker|Chair(?:man|woman|person)?|Coordinator|Curator|Director"
    r"|Editor|Head|Host|Housekeeper|Landlady|Landlord|Librarian|Manager|Moderator|Owners?|Principal|Proprietor|Registrar"
    r"|Secretary|Steward|Supervisor|Treasurer|Warden)"
)
_NUMBERED = re.compile(
    r"\b(?:agent|advis[eo]r|operator|representative|rep|consultant|associate|team|desk)\s+#?\d+$", re.IGNORECASE
)
_KISSES = re.compile(r"(?:\s+[xX]{1,4})?[\s.,!]*$")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|ltd|inc|co|corp|jr|sr|esq|dept|ext)\.$", re.IGNORECASE)
_MONTH_NAMES = frozenset({"may", "june", "april", "august"})
_PARTICLES = frozenset(
    {
        "and",
        "&",
        "of",
        "the",
        "for",
        "at",
        "from",
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "du",
        "le",
        "la",
        "el",
    }
    | {"al", "bin", "ben", "ter", "ten", "y", "und", "et", "e", "i", "og", "och", "on", "behalf", "your", "our", "in", "x"}
)
_CLAUSE = re.compile(
    r"\b(?:i|i'm|i'll|i've|you|you'll|you're|your|we|we'll|it|it's|is|are|was|were|will|can|have|has|please|this|that|if"
    r"|me|my|us"
    r"|not|don't|to be)\b",
    re.IGNORECASE,
)


def folded(name: str | None) -> frozenset[str]:
    """The parts of a name, to be compared with folded words."""
    return frozenset(name.casefold().split()) if name else frozenset()


def bare(word: str) -> str:
    """A word without case, the marks around it, and curly apostrophes."""
    return word.lower().strip(".,!:;").replace("’", "'")


def has_clause(text: str) -> bool:
    """Whether a line has words that names, titles and addresses don't: pronouns and common verbs."""
    return _CLAUSE.search(text) is not None


def could_be_greeted(words: Iterable[str]) -> bool:
    """Whether every word may stand in a greeting that is only a name: "Leanne", "Mr van Dyk", "{first_name}"."""
    return all(
        bare(word) in ADDRESSEES or SLOT.fullmatch(word) is not None or (word[0].isupper() and bare(word) not in NOT_NAMES)
        for word in words
    )


def is_name(text: str, customer: frozenset[str] = frozenset(), agent: frozenset[str] = frozenset()) -> bool:
    """Whether a line is a name or a team to sign with: "Tom", "- J.", "J. Pym, Bursar", "The Billing Team", "[Your Name]"."""
    if not text or len(text) > 70:
        return False
    if text[0] in "-–—~/^*":
        text = text[1:].lstrip()
    ended = text.endswith(".") and not _ABBREVIATED.search(text)
    text = _KISSES.sub("", text)
    if not text:
        return False
    if SLOT.fullmatch(text):
        return True
    head, role = _without_role(text)
    if _OFFICE.fullmatch(head) and not ended:
        return True
    words = head.split()
    aside = role.endswith(")") and len(words) <= 2
    if not 1 <= len(words) <= 6 or (role and not aside and (len(role.split()) > 7 or has_clause(role.replace("IT", "")))):
        return False
    if ended and (role or (len(words) == 1 and len(words[0]) > 2)):
        return False  # "Weird." and "Mint, Zorin etc." are sentences
    first = words[0].casefold().strip(".,")
    if agent and len(words) <= 3 and first in agent:
        return True
    if len(words) == 1 and first in customer:
        return False
    if any(mark.isdigit() for mark in head):
        return _NUMBERED.search(head) is not None
    team = TEAM.search(head) is not None
    named = False
    for index, word in enumerate(words):
        folded_word = bare(word)
        if word[-1] in "?!:;" or (word[-1] == "." and len(folded_word) > 3 and index + 1 < len(words)):
            return False
        if word[0].isupper() or word[0] in "[{<":
            if folded_word in NOT_NAMES and not (
                (index == 0 and team and folded_word in {"the", "your", "all", "our"})
                or (index > 0 and folded_word in _MONTH_NAMES)
            ):
                return False
            named = True
        elif folded_word not in _PARTICLES and not (team and index > 0):
            return False
    return named


def is_person(text: str) -> bool:
    """Whether a line is a plain name of one to three words, and no team."""
    head, _ = _without_role(text)
    return len(head.split()) <= 3 and is_name(text) and not TEAM.search(head)


def _without_role(text: str) -> tuple[str, str]:
    for index, mark in enumerate(text):
        if mark in ",|/(–—" or (mark == "-" and text[index - 1 : index] == " "):
            return text[:index].strip(), text[index + 1 :].strip()
    return text, ""
