"""The customer's message: what it is about, what went wrong, what was asked, and what it calls for.

Everything is derived once, when it is first read. Quoted history, greeting, sign-off and signature are not among the words, so
that a "thanks" under the name is no praise. In this message "you" is the firm and "I" is the customer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from replylint import lexicon
from replylint.patterns import Phrases
from replylint.passage import Passage, Sentence, Word, once
from replylint.report import Needs
from replylint.scope import Clause, Who, clauses, clauses_in
from replylint.zones import find_zones

if TYPE_CHECKING:
    from spacy.tokens import Doc

UPSET = Phrases(*lexicon.lines("customer_upset"))
FAILURE = Phrases(*lexicon.lines("customer_failure"))
PERSISTENCE = Phrases(*lexicon.lines("customer_persistence"))
THREAT = Phrases(*lexicon.lines("customer_threat"))
GRATITUDE = Phrases(*lexicon.lines("customer_gratitude"))
ENQUIRY = Phrases(*lexicon.lines("customer_enquiry"))
REQUEST = Phrases(*lexicon.lines("customer_request"))
SENSITIVE = Phrases(*lexicon.lines("customer_sensitive"))
AROUSED = Phrases(*lexicon.lines("customer_arousal"))
MISFORTUNE = Phrases(*lexicon.lines("customer_misfortune"))
EXPERIENCE = Phrases(
    "<have> been", "tried", "trying", "told", "called", "emailed", "ordered", "paid", "charged", "promised", "supposed"
)
REPROACH = Phrases(
    "^ why",
    "^ how come",
    "what is going on",
    "^ where (is|are) my",
    "when (will|are) .. (going to)? (fix|sort|answer|stop|arrive)",
    "^ (and|so|but) why",
)


class Customer(Passage):
    """The customer's message as a rule sees it; offsets are those of the message, in code points, the end excluded."""

    def __init__(self, doc: Doc, text: str) -> None:
        super().__init__(doc, text)
        _drop_foreign(self)

    @property
    def needs(self) -> Needs:
        """What the message calls for."""
        return _needs(self)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is really asked, in order; rhetorical questions are left out."""
        return _questions(self)

    @property
    def issues(self) -> frozenset[str]:
        """The lemmas that name what the message is about, service words aside. Empty for "hi" and "it doesn't work"."""
        return frozenset(_issues(self))

    @property
    def failures(self) -> tuple[Clause, ...]:
        """The clauses that report a failure of the firm, its people or its product, in order."""
        return _failures(self)

    @property
    def complaint(self) -> float:
        """How likely the message is a complaint, 0 to 1; in a long one, its angriest three sentences decide."""
        return _complaint(self)

    @property
    def arousal(self) -> int:
        """How worked up the customer is: 0 calm, from 2 on in distress or anger. Praise in capitals counts 0."""
        return _arousal(self)

    @property
    def sensitive(self) -> bool:
        """Whether it touches death, illness, injury, crime or danger."""
        return bool(SENSITIVE.find(self))

    @property
    def misfortune(self) -> bool:
        """Whether the trouble is the customer's own bad luck and no failure of the firm is reported."""
        return bool(MISFORTUNE.find(self)) and not self.failures


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One thing that is asked. `start`, `end` are code points in the message, the end excluded.

    `kind` is the answer that it calls for: yes-no, choice, when, where, who, how, how-much, why, which (a thing), or request (a
    step rather than an answer). `lemmas` are its content words.
    """

    text: str
    start: int
    end: int
    kind: str
    lemmas: frozenset[str]


def read_customer(doc: Doc, text: str) -> Customer:
    """The customer's message from its text and the Doc of that text, which must have the same offsets."""
    return Customer(doc, text)


_FOREIGN = frozenset({"greeting", "quoted", "signoff", "signature", "disclaimer"})


def _drop_foreign(customer: Customer) -> None:
    """Takes the words of greeting, history and signature out, and numbers the others anew."""
    foreign = [(z.start, z.end) for z in find_zones(customer.text) if z.kind in _FOREIGN]
    if not foreign or not customer.words:
        return
    kept: list[Sentence] = []
    for sentence in customer.sentences:
        words = [w for w in sentence.words if not any(start <= w.start < end for start, end in foreign)]
        if not words:
            continue
        if len(words) < len(sentence.words):
            inside = set(map(id, words))
            for word in words:
                word.children = [c for c in word.children if id(c) in inside]
                if id(word.head) not in inside:
                    word.head, word.dep = word, "ROOT"
            sentence.words = words
            sentence.start, sentence.end = words[0].start, words[-1].end
            sentence.text = customer.text[sentence.start : sentence.end]
        kept.append(sentence)
    if not kept:  # nothing but "Hi Tom," or "Thanks, Ana": then that is the message
        return
    customer.sentences = kept
    customer.words = [w for s in kept for w in s.words]
    for index, sentence in enumerate(kept):
        sentence.index = index
    for i, word in enumerate(customer.words):
        word.i = i


# ---- how much of a complaint it is -------------------------------------------------------------------------------------------

_WEIGHTS = (
    (UPSET, 2.0), (REPROACH, 2.5), (FAILURE, 1.0), (PERSISTENCE, 1.0), (THREAT, 1.0), (GRATITUDE, -1.0), (ENQUIRY, -1.0), (EXPERIENCE, 0.75),
)  # fmt: skip
_BIAS = -1.25
_MOST = 3  # of one kind, in one window
_WINDOW = 3  # sentences
_NEGATIONS = frozenset(
    {
        "not",
        "never",
        "no",
        "nobody",
        "none",
        "dont",
        "doesnt",
        "didnt",
        "cant",
        "wont",
        "isnt",
        "cannot",
        "unable",
        "neither",
        "nor",
    }
)


@once
def _complaint(customer: Customer) -> float:
    sentences = customer.sentences
    if not sentences:
        return 0.0
    per = [_counts(customer, s) for s in sentences]
    first, last = 0, max(1, len(per) - _WINDOW + 1)
    return max(_logistic(_window_score(per[at : at + _WINDOW])) for at in range(first, last))


def _counts(customer: Customer, sentence: Sentence) -> tuple[list[int], list[float]]:
    counted = [sum(m.sentence is sentence for m in phrases.find(customer)) for phrases, _ in _WEIGHTS]
    words = [w for w in sentence.words if w.pos != "PUNCT" and not w.text.startswith(("@", "http", "#"))]
    norms = [w.norm for w in words]
    text = sentence.text
    loud = text.count("!!") + text.count("??") + (sum(_shouted(w) for w in words) >= 2)
    return counted, [
        1.5 * sum(n in _NEGATIONS for n in norms),
        0.75 * min(loud, 1),
        0.5 * norms.count("my"),
        0.25 * norms.count("your"),
        0.25 * norms.count("please"),
        float(len(words)),
    ]


def _window_score(window: list[tuple[list[int], list[float]]]) -> float:
    total = _BIAS
    for nth, (_, weight) in enumerate(_WEIGHTS):
        total += weight * min(_MOST, sum(counted[nth] for counted, _ in window))
    extra = [sum(column) for column in zip(*(e for _, e in window))]
    total += min(4.5, extra[0]) + min(0.75, extra[1]) + min(1.5, extra[2]) + min(0.75, extra[3]) + min(0.75, extra[4])
    return total + 1.25 * min(1.0, extra[5] / 30)


def _shouted(word: Word) -> bool:
    return len(word.text) > 3 and word.text.isupper() and word.text.isalpha()


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


@once
def _arousal(customer: Customer) -> int:
    feelings = AROUSED.find(customer)
    total = 0
    for match in feelings:
        before = customer.words[max(0, match.words[0].i - 2) : match.words[0].i]
        if any(w.norm in ("not", "bit", "little", "slightly") for w in before):
            continue
        total += 2
    words = [w for w in customer.words if w.pos != "PUNCT"]
    upset = bool(total or UPSET.find(customer) or customer.failures)
    if not upset:
        return 0
    shouted = sum(_shouted(w) for w in words)
    total += 1 if 2 <= shouted < 0.9 * max(4, len(words)) else 0
    total += min(1, sum(s.text.count("!!") + s.text.count("?!") + s.text.count("??") for s in customer.sentences))
    if not feelings:
        total += min(1, len(THREAT.find(customer)) // 2) + min(1, len(UPSET.find(customer)) // 2)
    return total


# ---- what the firm did or failed to do ---------------------------------------------------------------------------------------

_FAILING = frozenset(
    "break crash fail freeze die leak vanish disappear delete lose ruin damage smash crack ignore cancel delay overcharge mislead lie mess screw forget refuse "
    "reject deny decline block lock bounce corrupt hang drop expire disconnect wipe erase hack steal scratch tear rip spill smell stink crackle peel overheat "
    "rattle flicker lag stutter buzz squeak shrink fade stain rust jam burst explode spoil rot double-charge double-book misplace misspell mishandle neglect "
    "waste cheat scam swindle insult shout swear stick glitch malfunction collapse snap melt suck revert".split()
)
_FAULTY = frozenset(
    "broken faulty wrong missing late rude dirty filthy cold slow down stuck useless dead damaged defective incorrect blank empty unhelpful unable awful terrible "
    "horrible dreadful poor bad disgusting unacceptable ridiculous impossible unusable unreadable stale moldy rotten ruined torn ripped cracked smashed "
    "scratched dented gone lost offline frozen unavailable inaccurate unsafe unreliable confusing annoying frustrating disappointing overdue noisy loud smelly "
    "leaky buggy invalid garbled corrupt corrupted sour undercooked raw burned soggy warm short wet frozen flat incomplete unresponsive unprofessional "
    "appalling shocking disgraceful misleading locked blocked unanswered grubby shabby closed".split()
)
_FUNCTION = frozenset(
    "work arrive come deliver receive open load send answer reply respond call connect show turn start play update download sync print ship refund help let get "
    "fix charge save accept find recognize allow appear close complete display fit function go happen honor install keep launch listen log match move offer "
    "pay process provide read register resolve respect respond restore ring run search sort stay stop switch tell transfer write access include care bother "
    "do make take give contact inform warn explain mention notify apply add change remove cancel collect pick replace return credit upload boot hold seal heat last".split()
)
_DONE_TO = frozenset(
    "charge overcharge bill tell promise leave block lock ban transfer hang cut ignore mislead lie refuse deny reject cancel delay damage lose break disconnect "
    "double-charge force treat give send deliver debit deduct suspend close deactivate sell hack insult misinform kick log downgrade bump miss forget postpone "
    "short-change corrupt delete remove".split()
)
_AGAIN = frozenset(
    {
        "twice",
        "again",
        "late",
        "wrongly",
        "incorrectly",
        "badly",
        "poorly",
        "without",
        "thrice",
        "double",
        "repeatedly",
        "extra",
        "instead",
    }
)
_HARSH = frozenset(
    "leave throw dump dent bill fine lock kick cut send deliver give sell charge take treat put change break move downgrade raise increase".split()
)
_MISSED = frozenset({"never", "nobody", "none", "nothing", "no", "not", "neither"})
_SERVICE_THINGS = frozenset(
    "order parcel package delivery shipment item product app website site service booking room flight train bus phone line internet wifi broadband connection "
    "account card payment refund charge bill invoice replacement engineer technician driver courier agent rep staff team support representative appointment "
    "update upgrade version program software device laptop tablet printer machine engine heating boiler battery charger screen page link button email mail "
    "message call ticket voucher code coupon discount subscription membership meal food pizza table reservation cable router box tv channel signal network server".split()
)


@once
def _failures(customer: Customer) -> tuple[Clause, ...]:
    return tuple(c for c in clauses(customer) if is_failure(c))


def is_failure(clause: Clause) -> bool:
    """Whether a clause of the customer's message reports a failure of the firm, its people or its product."""
    if (
        clause.conditional
        or clause.imperative
        or clause.modal in ("should", "could", "would", "may", "might", "must")
        and not clause.negated
    ):
        return False
    if clause.question and not _asks_why(clause):
        return False
    verb = clause.verb
    if verb.pos in ("VERB", "AUX"):
        return _is_failing_act(clause)
    return _is_faulty_state(clause)


def _asks_why(clause: Clause) -> bool:
    return any(w.norm in ("why", "how") for w in clause.sentence.words[:3])


def _is_failing_act(clause: Clause) -> bool:
    verb, lemma, who = clause.verb, clause.verb.lemma, clause.who
    subject = clause.subject
    mine = who is Who.FIRM  # in this message the customer
    if (
        subject is not None
        and subject.norm in ("nobody", "none", "nothing")
        or (subject is not None and any(c.norm == "no" for c in subject.children))
    ):
        return not mine and lemma in (_FUNCTION | {"be", "know", "seem"})
    if lemma in ("keep", "continue") and any(
        c.lemma in (_FAILING | {"get", "ask", "say", "tell", "go", "cut"}) for c in verb.children
    ):
        return not mine or any(c.lemma == "get" for c in verb.children)
    if clause.passive:
        return (
            (lemma in _DONE_TO and (mine or not clause.negated) and not (clause.tense == "future"))
            or (lemma in _FAILING and not clause.negated)
            or (clause.negated and lemma in _FUNCTION and clause.tense == "past")
        )
    if mine:
        return (clause.negated and clause.modal in ("can", "could") and lemma in _FUNCTION) or (
            clause.negated and clause.tense == "past" and lemma in ("receive", "get", "hear", "have")
        )
    if who is Who.NOBODY or subject is None:
        return (
            clause.negated
            and lemma in ("work", "arrive", "open", "load", "deliver", "answer")
            and clause.sentence.words[0].i <= verb.i
        )
    if lemma in _FAILING:
        return not clause.negated
    if clause.negated:
        return lemma in _FUNCTION and (who is not Who.THIRD or _is_firms(subject))
    if lemma == "stop":
        return who is Who.THING and any(c.dep in ("xcomp", "advcl") and c.lemma in _FUNCTION for c in verb.children)
    if who is Who.YOU or _is_firms(subject):
        return clause.tense == "past" and (_goes_wrong(clause) or _is_harsh(clause))
    return False


def _goes_wrong(clause: Clause) -> bool:
    """ "charged me twice", "sent the wrong size": the wrong is in what follows the verb."""
    return any(w.norm in _AGAIN or (w.norm in _FAULTY and w.pos == "ADJ") for w in clause.verb.subtree() if w.i > clause.verb.i)


def _is_harsh(clause: Clause) -> bool:
    return clause.verb.lemma in ("leave", "throw", "dump", "shout", "swear", "lie", "kick", "promise", "mess")


def _is_firms(subject: Word) -> bool:
    return any(c.norm == "your" for c in subject.children) or subject.lemma in _SERVICE_THINGS


def _is_faulty_state(clause: Clause) -> bool:
    if clause.who is Who.FIRM and clause.verb.norm not in ("stuck", "locked", "unable", "blocked"):
        return False
    return clause.verb.norm in _FAULTY and not clause.negated


# ---- what is asked -----------------------------------------------------------------------------------------------------------

_RHETORICAL = Phrases(
    "seriously", "^ really $", "who does that", "what is wrong with", "are you (kidding|joking|serious)", "how hard (can|is)", "how (dare|can you)", "what the (hell|heck|fuck)",
    "is this (a joke|how you)", "why (bother|should i|on earth)", "how are you", "do you (even|really) (care|think|expect)", "what kind of (company|service|firm|business)",
    "you know", "wtf", "whats wrong with", "(is|are) you (having|taking)",
)  # fmt: skip
_INDIRECT = Phrases(
    "i would like to know (if|whether|when|where|why|how|what|which|who)", "i want to know (if|whether|when|where|why|how|what|which|who)",
    "i need to know (if|whether|when|where|why|how|what|which|who)", "wondering (if|whether|when|where|why|how|what|which|who)",
    "i wonder (if|whether|when|where|why|how|what|which|who)", "(can|could|would) you (please)? (tell|let|advise|confirm|explain|clarify) (me|us)? (know)? (if|whether|when|where|why|how|what|which|who|that)",
    "please (tell|let|advise|confirm|explain|clarify) (me|us)? (know)? (if|whether|when|where|why|how|what|which|who)", "^ any (idea|news|update|chance)",
)  # fmt: skip
_WH = frozenset({"when", "where", "why", "how", "what", "which", "who", "whom", "whose"})
_AUXILIARIES = frozenset("is are was were am do does did can could will would should has have had may might shall".split())


@once
def _questions(customer: Customer) -> tuple[Question, ...]:
    found: list[Question] = []
    rhetorical = {m.sentence.index for m in _RHETORICAL.find(customer)}
    indirect = {m.sentence.index: m for m in _INDIRECT.find(customer)}
    for sentence in customer.sentences:
        if sentence.index in rhetorical:
            continue
        if sentence.is_question:
            for run in _parts(sentence):
                question = _question(customer, run)
                if question is not None:
                    found.append(question)
        elif sentence.index in indirect:
            words = [w for w in sentence.words if w.i >= indirect[sentence.index].words[-1].i] or sentence.words
            question = _question(customer, words)
            if question is not None:
                found.append(question)
        elif _opens_as_question(sentence.words):
            question = _question(customer, sentence.words)
            if question is not None:
                found.append(question)
    return tuple(found)


def _opens_as_question(words: list[Word]) -> bool:
    """ "how do i reset it", without a question mark."""
    norms = [w.norm for w in words if w.pos != "PUNCT"][:3]
    if len(norms) < 3 or words[-1].text == "!":
        return False
    if norms[0] in ("when", "where", "why", "how", "what", "who") and norms[1] in _AUXILIARIES:
        return words[0].text[0].isupper() or norms[1] in ("do", "does", "can", "is", "are", "will")
    return (
        norms[0] in ("do", "does", "can", "could", "is", "are", "will", "would")
        and norms[1] in ("i", "you", "it", "there", "we", "this", "that")
        and norms[1:] != ["you"]
    )


def _parts(sentence: Sentence) -> list[list[Word]]:
    """A question split where "and" or a comma opens another one."""
    words = sentence.words
    cuts = [0]
    for at, word in enumerate(words[:-2]):
        if word.norm in ("and", "or") or word.text in (",", ";", "-", "–", "—", "?"):
            one, two = words[at + 1].norm, words[at + 2].norm
            starts = (one in _WH and (two in _AUXILIARIES or one in ("how",))) or (
                one in _AUXILIARIES and words[at + 2].pos in ("PRON", "DET", "NOUN", "PROPN", "VERB")
            )
            if starts and at - cuts[-1] >= 2:
                cuts.append(at + 1)
    runs = [words[a:b] for a, b in zip(cuts, [*cuts[1:], len(words)])]
    first = runs[0]
    if len(runs) > 1 and not any(w.norm in _WH or w.norm in _AUXILIARIES for w in first[:4]):
        runs = [[*first, *runs[1]], *runs[2:]]
    return runs


def _question(customer: Customer, words: list[Word]) -> Question | None:
    words = [w for w in words if w.pos != "SPACE"]
    while words and (words[0].norm in ("and", "or", "but", "so", "also") or words[0].pos == "PUNCT"):
        words = words[1:]
    content = [w for w in words if w.pos not in ("PUNCT", "SYM")]
    if len(content) < 2 and not (content and content[0].norm in ("why", "when", "where", "how")):
        return None
    if any(w.norm in _HARSH_TONE for w in content):
        return None
    lemmas = frozenset(w.lemma for w in content if _names(w))
    kind = _kind(content)
    return Question(customer.text[words[0].start : words[-1].end], words[0].start, words[-1].end, kind, lemmas)


_HARSH_TONE = frozenset(
    "rubbish crap shit hell joke idiots idiot clowns stupid ridiculous pathetic bloody damn fuck fucking".split()
)
_ASKED_STEPS = frozenset(
    "cancel change send return update remove close resend forward stop delete add book arrange refund replace fix call correct switch transfer move help unsubscribe "
    "reset reserve extend provide check look make put do give get sort waive credit issue reply respond contact take bring ship".split()
)


def _kind(words: list[Word]) -> str:
    norms = [w.norm for w in words]
    joined = " ".join(norms)
    for at, norm in enumerate(norms[:8]):
        following = norms[at + 1] if at + 1 < len(norms) else ""
        if norm == "how":
            if following in ("long", "soon", "often"):
                return "when"
            return "how-much" if following in ("much", "many", "big", "far", "old", "expensive") else "how"
        if norm in ("when", "where", "why", "who"):
            return norm
        if norm in ("what", "which"):
            if following in ("time", "day", "date"):
                return "when"
            return "which"
        if norm in _AUXILIARIES:
            break
    if (
        len(norms) > 2
        and norms[0] in ("can", "could", "would", "will")
        and norms[1] == "you"
        and any(w.lemma in _ASKED_STEPS for w in words[2:6])
    ):
        return "request"
    if len(norms) > 3 and norms[0] in ("can", "could", "may") and norms[1] in ("i", "we") and norms[2] in ("have", "get"):
        return "request"
    if " or " in f" {joined} " and not joined.endswith("or not"):
        return "choice"
    if "any news" in joined or "any update" in joined:
        return "when"
    return "yes-no"


# ---- what it is about --------------------------------------------------------------------------------------------------------

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})


def _names(word: Word) -> bool:
    """Whether a word names something: a content word that is no service word, mention or link."""
    if word.pos not in _CONTENT or word.text[0] in "@#" or "http" in word.norm or "t.co" in word.norm or len(word.norm) < 2:
        return False
    if word.pos == "NUM" or word.norm.isdigit():
        return len(word.norm) >= 2
    return word.lemma not in _STOP and word.norm not in _STOP


_STOP = lexicon.words("issue_stop")


@once
def _issues(customer: Customer) -> dict[str, float]:
    """The lemmas that name the matter, each with a weight: more for what fails or is asked for, less for the surroundings."""
    found: dict[str, float] = {}
    telling = {c.sentence.index for c in customer.failures} | {m.sentence.index for m in FAILURE.find(customer)}
    telling |= {m.sentence.index for m in REQUEST.find(customer)}
    for question in customer.questions:
        at = customer.sentence_at(question.start)
        if at is not None:
            telling.add(at.index)
    for sentence in customer.sentences:
        weight = 1.0 if sentence.index in telling or len(customer.sentences) <= 3 else 0.5
        for word in sentence.words:
            if _names(word):
                found[word.lemma] = max(found.get(word.lemma, 0.0), weight)
    return found


def weights(customer: Customer) -> dict[str, float]:
    """`customer.issues` with a weight for each, up to 1."""
    return _issues(customer)


# ---- what it calls for -------------------------------------------------------------------------------------------------------


@once
def _needs(customer: Customer) -> Needs:
    complaint = customer.complaint
    failures = customer.failures
    questions = customer.questions
    failing = bool(FAILURE.find(customer) or failures)
    severity = _severity(customer)
    praise = bool(GRATITUDE.find(customer)) and not failing and complaint < 0.3
    asks = bool(REQUEST.find(customer)) or any(q.kind == "request" for q in questions)
    intent = _intent(customer, complaint, failing, praise, asks)
    if intent == "complaint":
        apology, action = max(0.7, complaint), 0.95
    elif intent == "problem":
        apology, action = (max(0.6, complaint) if failures else complaint), 0.9
    else:
        apology, action = min(complaint, 0.45), {"request": 0.9, "question": 0.3}.get(intent, 0.1)
    answer = 0.0 if not questions else 0.6 if all(q.kind == "request" for q in questions) else 0.95
    empathy = min(
        1.0,
        (0.9 if severity >= 3 or customer.misfortune else 0.4 if intent in ("complaint", "problem") else 0.0)
        + 0.1 * (customer.arousal >= 2),
    )
    return Needs(
        intent=intent,
        severity=severity,
        apology=round(0.1 if customer.misfortune else apology, 3),
        action=round(action, 3),
        answer=answer,
        empathy=empathy,
        questions=tuple(q.text for q in questions),
        issues=tuple(sorted(customer.issues, key=lambda i: (-_issues(customer)[i], i))),
    )


Intent = Literal["complaint", "problem", "question", "request", "praise", "social"]


def _intent(customer: Customer, complaint: float, failing: bool, praise: bool, asks: bool) -> Intent:
    if complaint >= 0.7 or (complaint >= 0.4 and customer.failures):
        return "complaint"
    if failing:
        return "problem"
    if asks and complaint < 0.6:
        return "request"
    if customer.questions:
        return "question"
    if praise:
        return "praise" if customer.issues or len(customer.words) > 6 else "social"
    if complaint >= 0.5:
        return "problem"
    return "social"


def _severity(customer: Customer) -> int:
    upset, failing = len(UPSET.find(customer)), bool(FAILURE.find(customer) or customer.failures)
    persists, threats = len(PERSISTENCE.find(customer)), len(THREAT.find(customer))
    if not failing and not upset and customer.complaint < 0.5:
        return 0
    if customer.sensitive and failing or (threats >= 2 and (upset or failing)):
        return 4
    if customer.arousal >= 2 or upset >= 2 or (upset and persists) or (failing and threats and persists) or persists >= 3:
        return 3
    if upset or customer.complaint >= 0.7 or (failing and persists):
        return 2
    return 1


def clauses_of(customer: Customer, sentences: Iterable[Sentence]) -> list[Clause]:
    """The clauses of some sentences, in order."""
    return [c for s in sentences for c in clauses_in(customer, s)]
