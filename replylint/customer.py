"""The customer's message: what it is about, what went wrong, what was asked, and what it calls for.

Everything is derived once, when it is first read. Quoted history, greeting, sign-off and signature are not among the words, so
that a "thanks" under the name is no praise. In this message "you" is the firm and "I" is the customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from replylint import complaint, odds
from replylint.asking import Question, asked
from replylint.issues import is_issue
from replylint.passage import Passage, Sentence, once
from replylint.report import Needs
from replylint.scope import Clause
from replylint.zones import find_zones

if TYPE_CHECKING:
    from spacy.tokens import Doc

Intent = Literal["complaint", "problem", "question", "request", "praise", "social"]


class Customer(Passage):
    """The customer's message as a rule sees it; offsets are those of the message, in code points, the end excluded."""

    def __init__(self, doc: Doc, text: str) -> None:
        super().__init__(doc, text)
        _drop_foreign(self)

    @property
    def needs(self) -> Needs:
        """What the message calls for."""
        return _needs(self)

    def only_asks(self, below: float) -> bool:
        """Whether it is a plain question, with less need of an apology than `below`: what answers it is no excuse and no argument."""
        return self.needs.intent == "question" and self.needs.apology < below

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is really asked, in order; rhetorical questions are left out."""
        return asked(self)

    @property
    def issues(self) -> frozenset[str]:
        """The lemmas that name what the message is about, service words aside. Empty for "hi" and "it doesn't work"."""
        return frozenset(self.issue_weights)

    @property
    def issue_weights(self) -> dict[str, float]:
        """The issues, each with a weight up to 1: more for what fails or is asked for, less for the surroundings."""
        return _issue_weights(self)

    @property
    def failures(self) -> tuple[Clause, ...]:
        """The clauses that report a failure of the firm, its people or its product, in order."""
        return complaint.failures(self)

    @property
    def intent(self) -> Intent:
        """What the message is above all."""
        return _intent(self)

    @property
    def complaint(self) -> float:
        """How likely the message is a complaint, 0 to 1; in a long one, its angriest three sentences decide."""
        return complaint.probability(self)

    @property
    def arousal(self) -> int:
        """How worked up the customer is: 0 calm, from 2 on in anger or distress. Praise in capitals counts 0."""
        return complaint.arousal(self)

    @property
    def sensitive(self) -> bool:
        """Whether it touches death, illness, injury, crime or danger."""
        return bool(complaint.SENSITIVE.find(self))

    @property
    def misfortune(self) -> bool:
        """Whether the trouble is the customer's own bad luck and no failure of the firm is reported."""
        return bool(complaint.MISFORTUNE.find(self)) and not self.failures


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


@once
def _issue_weights(customer: Customer) -> dict[str, float]:
    telling = {c.sentence.index for c in customer.failures}
    telling |= {m.sentence.index for phrases in (complaint.FAILURE, complaint.REQUEST) for m in phrases.find(customer)}
    for question in customer.questions:
        at = customer.sentence_at(question.start)
        if at is not None:
            telling.add(at.index)
    found: dict[str, float] = {}
    for sentence in customer.sentences:
        weight = 1.0 if sentence.index in telling or len(customer.sentences) <= 3 else 0.5
        for word in sentence.words:
            if is_issue(word):
                found[word.lemma] = max(found.get(word.lemma, 0.0), weight)
    return found


# ---- what it calls for -------------------------------------------------------------------------------------------------------


@once
def _needs(customer: Customer) -> Needs:
    severity = _severity(customer, _is_failing(customer))
    intent = customer.intent
    troubled = intent in ("complaint", "problem")
    empathy = 0.9 if severity >= 3 or customer.misfortune else 0.4 if troubled else 0.0
    questions = customer.questions
    weights = customer.issue_weights
    return Needs(
        intent=intent,
        severity=severity,
        apology=round(_apology(customer), 3),
        action=round(_action(customer), 3),
        answer=0.0 if not questions else 0.6 if all(q.kind == "request" for q in questions) else 0.95,
        empathy=min(1.0, empathy + 0.1 * (customer.arousal >= 2)),
        questions=tuple(q.text for q in questions),
        issues=tuple(sorted(weights, key=lambda lemma: (-weights[lemma], lemma))),
    )


@once
def _apology(customer: Customer) -> float:
    """How likely an apology is called for."""
    return _MISFORTUNE if customer.misfortune else odds.probability("apology", complaint.signs(customer))


@once
def _action(customer: Customer) -> float:
    """How likely a step or an answer is called for."""
    return odds.probability("needed", complaint.action_signs(customer))


@once
def _is_failing(customer: Customer) -> bool:
    return bool(complaint.FAILURE.find(customer) or customer.failures)


_MISFORTUNE = 0.1  # how likely an apology is called for by the customer's own bad luck
_IDLE = 0.4  # below this likelihood of a call for action a message is praise or talk,
_SORE = 0.7  # unless an apology is called for that clearly
_WRONGED = 0.45  # from this likelihood of a call for an apology on it is a complaint
_FEWEST = 3  # words that can want something without asking
_TROUBLED = 0.35  # and from this on trouble at least, where nothing else is asked


@once
def _intent(customer: Customer) -> Intent:
    if _action(customer) < _IDLE and _apology(customer) < _SORE:
        thanks = bool(complaint.GRATITUDE.find(customer))
        return "praise" if thanks and (customer.issues or len(customer.words) > 6) else "social"
    if _apology(customer) >= _WRONGED:
        return "complaint"
    if _is_failing(customer):
        return "problem"
    if complaint.REQUEST.find(customer) or any(q.kind == "request" for q in customer.questions):
        return "request"
    if customer.questions:
        return "question"
    if _apology(customer) >= _TROUBLED or customer.complaint >= 0.5:
        return "problem"
    return "request" if len(customer.words) >= _FEWEST else "social"


def _means_it(customer: Customer, wronged: bool) -> bool:
    """Whether the customer threatens with the law, a watchdog, the press or the bank, and does not just ask about them."""
    return any(wronged or not hit.sentence.is_question for hit in complaint.LEGAL.find(customer))


def _severity(customer: Customer, failing: bool) -> int:
    """From 0 (nothing wrong) to 4 (a threat, or harm to health or safety), after how directly the complaint is put."""
    upset = len(complaint.UPSET.find(customer))
    persists = len(complaint.PERSISTENCE.find(customer))
    threats = len(complaint.THREAT.find(customer))
    if not failing and not upset and customer.complaint < 0.5:
        return 0
    if (customer.sensitive and failing) or (threats >= 2 and (upset or failing)) or _means_it(customer, failing or upset > 0):
        return 4
    if (
        complaint.ACCUSATION.find(customer)
        or customer.arousal >= 2
        or upset >= 2
        or (upset and persists)
        or (failing and threats and persists)
        or persists >= 3
    ):
        return 3
    if upset or customer.complaint >= 0.7 or (failing and persists):
        return 2
    return 1
