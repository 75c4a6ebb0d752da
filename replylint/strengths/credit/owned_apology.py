"""An apology with responsibility: it names the failure or takes the blame in the first person.

Of all parts of an apology, customers weigh responsibility most, then an offer of repair; a sorry that names neither is heard as
manners.

Sources: Lewicki16; LGSCO4R; RoschkKaiser13
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.lexicon import words as lexicon
from replylint.moves.apology import HARM_NOUNS, Apology, apologies
from replylint.moves.cause import causes
from replylint.moves.failure import FAILURE_ADJECTIVES, FAILURE_NOUNS, failures
from replylint.moves.goodwill import goodwills
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import Ownership, ownerships
from replylint.moves.repair import repaired_near
from replylint.passage import Sentence, Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clauses_in, is_ours

# The weights of an apology's parts follow the order in which people rate them; the numbers are ours.
_PARTS = {
    "responsibility": 3.0,
    "a repair": 2.5,
    "regret": 1.0,
    "the cause": 1.0,
    "a change for next time": 1.0,
    "a plea for forgiveness": 0.25,
}
_WHOLE = sum(_PARTS.values())
_AGAIN = Phrases(
    "(not|never) <happen|repeat|recur> again",
    "so (that)? (this|it|that) (can|will|does) not",
    "(from now on|in (the)? future|next time)",
    "make sure (this|it|that) (does|will|can) not",
)
_FORGIVE = Phrases("<forgive> (me|us)", "your forgiveness", "<pardon> (me|us)")
# "That was our doing", "it's a typo of mine", "this one is ours": the fault is not named as such, so an apology must stand near.
_IDENTIFIED = Phrases(
    "(that|this|it|which) one? (is|was) ~ ... (our|my) ~ (@PROPN|@ADJ|@NOUN)? @NOUN",
    "(is|was|were|are) (ours|mine|us|me)",
    "(ours|mine) to (check|make|keep|do|own|put|fix|answer|book|send)",
    "(@ADJ|@NOUN) of (us|me|ours|mine)",
    "on (our|my) <patch|watch|account|doorstep|shoulder>",
    "<let> (it|that|this|things) (slide|drift|slip|lapse)",
    "because of (us|me)",
)
_OUGHT = Phrases("(should|ought to) ~ (not|never)? ~ have", "ought (not)? to", "should (not|never)")
_VERDICTS = frozenset(
    "wrong wrongly late short long poor bad badly careless rude unfair unacceptable dreadful rotten shameful "
    "awful terrible missing unclear slow sloppy daft clumsy cold broken stupid insulting misleading mean silly "
    "harsh unkind untrue useless rubbish miserable fault mistake error failure omission slip oversight bug "
    "disgrace breach enough fair incomplete unprofessional".split()
)
_NO_NEGATION = frozenset({"enough", "fair", "acceptable", "good", "okay", "ok", "right", "on"})
_SAID = frozenset(
    {"know", "understand", "see", "say", "think", "hope", "appreciate", "believe", "realize", "hear", "mean", "want"}
)
# What nobody here did: weather, beasts and blights.
_NATURE = frozenset(
    "blizzard cold drought earthquake fire flood flooding fog fox frost gale hail hailstorm heat heatwave hurricane ice lightning mist "
    "pandemic rain rainfall sea snow snowfall snowstorm squirrel storm sun thunder thunderstorm tide tornado virus weather wildfire wind".split()
)
# What an agent does about a message; nothing is owned by having looked.
_HANDLED = frozenset(
    "ask check contact discuss find get go hear investigate look note pass read receive review see speak talk test try".split()
)
# Words of a complement that name nothing by themselves.
_NOTHING = HARM_NOUNS | frozenset(
    "about again all also an and any anything apology as at be being been both bring but by can cause come "
    "contact course could do email everything experience face feel for from get give happen have hear hi hiya "
    "how i if in into it just know learn like me mention message more most much my now of on one our part quite "
    "really reach read regard reply say see shock side so some sort still such surprise team that the there "
    "these thing this those time to too trouble truly upset us very we what when which will with would you your "
    "yourself".split()
)
_QUALITIES = (
    FAILURE_NOUNS
    | FAILURE_ADJECTIVES
    | frozenset(
        "bad cold defective delayed disconnected double dropped extended late lateness lengthy lengthiness long "
        "lost missed missing mixed number over poor second silence slow third threat twice two unanswered unread "
        "waiting waste wrong charge letter minute hour day week month year".split()
    )
)


def check(reply: Reply) -> Iterator[Hit]:
    """Sincere apologies that are specific or owned, and ownership that says sorry by itself; one a sentence."""
    found: dict[int, tuple[int, int]] = {}
    said = apologies(reply)
    for apology in said:
        span = _owned_span(reply, apology)
        if span is not None:
            found.setdefault(apology.sentence.index, span)
    for ownership in ownerships(reply):
        sentence = ownership.sentence
        if ownership.kind == "told" or _is_treat(reply, ownership, bool(said)):
            continue
        if sentence.index in found:
            start, end = found[sentence.index]
            found[sentence.index] = (min(start, ownership.start), max(end, ownership.end))
        elif not _taken_back(said, sentence):
            found[sentence.index] = (_from(ownership), ownership.end)
    for index in sorted(found):
        start, end = found[index]
        parts = _parts(reply, reply.sentences[index], _sorry_near(said, reply.sentences[index]))
        weight = sum(_PARTS[p] for p in parts)
        yield Hit(start, end, confidence=round(0.5 + 0.48 * weight / _WHOLE, 2), message=f"An apology with {_listed(parts)}.")


def _owned_span(reply: Reply, apology: Apology) -> tuple[int, int] | None:
    """The words of an apology that names the failure; a bare one takes in what it is said of, before or after it."""
    if apology.conditional or apology.feeling or apology.heard:
        return None
    before = [w.norm for w in words_before(apology.head, 3)]
    if before[:1] == ["be"] and "would" in before:
        return None  # "we'd be sorry to lose you"
    sentence = apology.sentence
    if apology.retracted and not (apology.owned and apology.specific):
        return None
    if not apology.hollow and _names_failure(reply, apology):
        return apology.start, apology.end
    if sentence.is_question:
        return None
    if _tells(reply, sentence, apology, same=True):
        return sentence.start, max(apology.end, apology.start)
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    if len(words) <= 8 or apology.hollow:
        for near in reply.near(sentence, 2, 1):
            if near is not sentence and _tells(reply, near, apology):
                return apology.start, apology.end
    return None


def _names_failure(reply: Reply, apology: Apology) -> bool:
    """Whether what follows "sorry" is a failure that the firm answers for, and no vocative, stock word or fact about the customer."""
    head = apology.head
    after = [w for w in head.sentence.words if head.i < w.i and w.start < apology.end]
    inside = [c for c in clauses_in(reply, apology.sentence) if after and after[0].i <= c.verb.i <= after[-1].i]
    firm = any(
        o.start < apology.end and o.end > head.start for o in ownerships(reply) if o.sentence is apology.sentence
    ) or any(c.who is Who.FIRM and c.tense == "past" for c in inside)
    if any(c.who is Who.FIRM and c.negated and c.modal in ("can", "will") for c in inside):
        return False
    if head.lemma.startswith("regret") or head.lemma == "pardon":
        return firm
    if not after:
        return apology.owned
    told = firm or (
        any(w.norm in ("we", "us", "our", "my", "me") and w.i > head.i + 1 for w in after)
        and not any(c.who is Who.FIRM for c in inside)
    )
    if after[0].text in (",", "-", "–", "—", ":"):
        return firm or any(
            m.sentence is apology.sentence and m.start > head.start for m in (*_OUGHT.find(reply), *_IDENTIFIED.find(reply))
        )
    content = [
        w
        for w in after
        if w.lemma not in _NOTHING
        and w.norm not in _NOTHING
        and w.pos not in ("PUNCT", "PROPN", "INTJ", "DET", "ADP")
        and w.text[0].isalnum()
    ]
    if not content:
        return firm
    if not inside or (after[0].norm in ("for", "about", "on") and not any(c.tense == "past" for c in inside)):
        named = any(w.lemma in _QUALITIES or w.norm in _QUALITIES or w.pos == "NUM" for w in after)
        return named or told or apology.owned or _tells_near(reply, apology)
    first = inside[0]
    if not told and first.subject is not None and (first.subject.lemma in _NATURE or _merely_happened(first)):
        return False
    return not (
        any(w.norm == "how" for w in after[:2]) or (first.who is Who.YOU and first.tense in ("present", "future") and not told)
    )


# How a failure is said to have come about where nobody did it.
_COMING_ABOUT = frozenset("arise come creep encounter experience find go happen have make notice occur see".split())


def _merely_happened(clause: Clause) -> bool:
    """ "Errors were made on the account", "things went wrong": a failure with no doer, and nothing said of what it was."""
    subject = clause.subject
    if subject is None or clause.who is Who.FIRM or is_ours(subject):
        return False
    nameless = subject.lemma in FAILURE_NOUNS or subject.norm in ("things", "something")
    return nameless and clause.lemma in _COMING_ABOUT


def _tells_near(reply: Reply, apology: Apology) -> bool:
    return any(_tells(reply, near, apology) for near in reply.near(apology.sentence, 2, 2) if near is not apology.sentence)


def _tells(reply: Reply, sentence: Sentence, apology: Apology, *, same: bool = False) -> bool:
    """Whether a sentence tells a failure of the firm's or passes a verdict on it, beside the apology in it."""
    if sentence.is_question:
        return False

    def apart(start: int) -> bool:
        return not same or not apology.start <= start < apology.end

    if any(
        f.sentence is sentence and apart(f.start) and f.who is not Who.YOU and not _refused(f.word) for f in failures(reply)
    ):
        return True
    if any(o.sentence is sentence and apart(o.start) for o in ownerships(reply)):
        return True
    if any(apart(m.start) for m in _IDENTIFIED.find_in(reply, sentence)):
        return True
    for match in _OUGHT.find_in(reply, sentence):
        if apart(match.start):
            you = any(w.norm == "you" for w in words_before(match.words[0], 2))
            rest = sentence.words[match.words[-1].i - sentence.words[0].i + 1 :][:3]
            if not you or any(w.norm in ("been", "be") or w.lemma in lexicon("receipts") for w in rest):
                return True
    for clause in clauses_in(reply, sentence):
        if (
            not apart(clause.verb.start)
            or clause.conditional
            or clause.imperative
            or clause.lemma in _SAID
            or clause.modal is not None
        ):
            continue
        did = clause.who is Who.FIRM and clause.tense == "past" and not clause.passive
        if did and (clause.negated or (not clause.perfect and (same or clause.lemma not in _HANDLED))):
            return True
        if clause.who is not Who.FIRM and not clause.question:
            judged = (
                clause.verb.norm in _VERDICTS or clause.lemma in _VERDICTS or any(w.norm == "too" for w in clause.verb.children)
            )
            if (judged and not clause.negated) or (
                clause.negated and (clause.lemma in _NO_NEGATION or (clause.who is not Who.YOU and clause.tense == "past"))
            ):
                return True
            if (
                clause.negated
                and same
                and clause.who is Who.THING
                and any(w.norm in ("what", "how") for w in words_after(clause.verb, 2))
            ):
                return True
    return False


def _refused(word: Word) -> bool:
    """ "We can't send it", "mistakes were made": a no, or a failure that nobody did."""
    if any(c.norm in ("can", "will", "cannot") for c in word.children) and any(c.norm == "not" for c in word.children):
        return True
    return word.head.lemma == "make" and word.dep.startswith("nsubj") and word.head.has("aux:pass")


def _is_treat(reply: Reply, ownership: Ownership, sorry: bool) -> bool:
    """ "Lunch is on us" gives; "that's on us" owns. What can be both owns only beside an apology."""
    text = reply.text[ownership.start : ownership.end].lower()
    if not text.endswith((" us", " me")) or "with" in text:
        return False
    words = [w for w in ownership.sentence.words if w.start < ownership.end]
    subject = [w.norm for w in words if w.start >= ownership.start - 12]
    if any(n in ("that", "this", "it", "which", "fault", "blame", "responsibility") for n in subject):
        return False
    return not sorry or any(g.start < ownership.end and ownership.start < g.end for g in goodwills(reply))


def _taken_back(said: tuple[Apology, ...], sentence: Sentence) -> bool:
    return any(a.sentence is sentence and (a.retracted or a.conditional or a.feeling) for a in said)


def _sorry_near(said: tuple[Apology, ...], sentence: Sentence) -> bool:
    return any(abs(a.sentence.index - sentence.index) <= 2 and not (a.conditional or a.feeling or a.retracted) for a in said)


def _from(ownership: Ownership) -> int:
    """Takes a subject right before a named fault into the span: "that" of "that's our mistake"."""
    word = next(w for w in ownership.sentence.words if w.end > ownership.start)
    before = words_before(word, 2)
    if before and before[0].lemma == "be" and len(before) > 1:
        return before[1].start
    return before[0].start if before and before[0].norm in ("that", "this", "it") else ownership.start


def _parts(reply: Reply, sentence: Sentence, sorry: bool) -> list[str]:
    around = reply.near(sentence, 2, 3)
    parts = ["responsibility"]
    if sorry:
        parts.insert(0, "regret")
    if repaired_near(reply, sentence, 3, 3):
        parts.append("a repair")
    if any(c.sentence in around and not c.vague for c in causes(reply)):
        parts.append("the cause")
    if _AGAIN.find_in(reply, around):
        parts.append("a change for next time")
    if _FORGIVE.find_in(reply, around):
        parts.append("a plea for forgiveness")
    return parts


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


CREDIT = Credit(
    code="CRD001",
    dimension=Dimension.OWNERSHIP,
    message="An apology that names the failure and owns it.",
    check=check,
    value=0.7,
    evidence="A",
    examples=(
        Bad("I'm sorry we charged you twice. That was our mistake, and I've refunded the second charge."),
        Bad("We let you down on Tuesday, and I apologise. Luis is with you at 8 tomorrow."),
        Bad("I should have rung you and I didn't; I'm sorry. Your seats are now confirmed."),
        Bad("We packed the wrong lamp, sorry. The right one left at noon."),
        Bad("That's on us. I'm sorry about the wedding. The dress is on a courier now."),
        Bad("My mistake, Ana, sorry! The corrected invoice is attached."),
        Bad("I'm sorry your sofa came without its legs."),
        Bad("The leaflet was wrong and I apologise for it."),
        Bad("Sorry for the delay in getting back to you, Priya."),
        Bad("Nobody told you that the shop had moved. I'm sorry."),
        Bad("sorry, we never booked the van"),
        Bad("We're sorry our van blocked your drive in the storm."),
        Bad("Our muddle, and I'm so sorry!"),
        Good("We'd be sorry to lose you.", why="nothing is regretted yet"),
        Good("We're sorry that the hail flattened your beans.", why="nobody's doing"),
        Good("We apologise for any inconvenience.", why="no part but regret"),
        Good("I'm sorry you feel that way.", why="non-apology"),
        Good("Mistakes were made, sorry.", why="agentless"),
        Good("Apologies that errors were made on the account.", why="agentless"),
        Good("We're sorry to hear that.", why="no ownership"),
        Good("I'm sorry, but it's our policy.", why="retracted"),
        Good("Sorry, we don't sell those.", why="softener"),
        Good("I'm sorry if the parcel was late.", why="conditional"),
        Good("Lunch is on us.", why="a treat, not a fault"),
        Good("I'm sorry about this. Which browser are you using?", why="names nothing"),
        Good("It isn't our mistake.", why="denied"),
    ),
)
