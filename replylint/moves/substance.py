"""What a reply gives the customer to go on: steps, requests for a detail, pointers, answers; and what gives nothing.

Each sentence is of one kind. `step` tells what to do, `ask` wants a detail or names what is needed, `pointer` leads to a page or
a place, `done` is something the firm did, does by a time, or offers; `talk` is about the conversation itself, about who is
allowed to expect what, or a reproach; `stock` is courtesy and promises without a content; `plain` is all else: facts, answers,
reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from replylint.moves.instruction import Instruction, instructions
from replylint.moves.move import Move
from replylint.moves.question import Question, questions
from replylint.moves.repair import contacts, repairs
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import WH, Clause, Who, clause_of, clauses_in

if TYPE_CHECKING:
    from replylint.reply import Reply

Kind = Literal["step", "ask", "pointer", "done", "talk", "stock", "plain"]

# Commands about the conversation: they give the customer nothing to go on.
SCOLDING = frozenset(
    "accept answer avoid behave bother calm cease complain continue create debate desist edit expect explain get grow imagine insult keep know learn post read realize "
    "refrain remember repeat respect search start stop understand vent wait whine bear consider think forget blame listen respond".split()
)
# What a customer hands over so that somebody can act.
_DETAILS = frozenset(
    "account address build bug code config configuration copy crash data date detail device email error evidence example file header id image info information "
    "link log message model name number order output pane phone photo pic picture plan port postcode problem product proof question receipt reference report "
    "sample screen screenshot setting sku snip specific step symptom text ticket url username version zip".split()
)
# Verbs of handing over, telling and writing to somebody.
_HANDING = frozenset(
    "attach clarify confirm copy describe detail dm drop elaborate email enclose explain fax fill fire forward give include list mail message name paste pm point "
    "post provide quote reply respond send share shoot show specify state submit supply tell text tweet type upload write".split()
)
_REACHING = frozenset("call contact ring phone ping reach message".split())
_WISHING = frozenset("need require want ask request".split())
_LIKING = frozenset("like love appreciate prefer".split())  # a wish under "would"
_LEARNING = frozenset("know see hear understand learn".split())
_US = frozenset({"us", "me"})
_OFFERS_MORE = Phrases(
    "<let> (us|me) know if (you|there) .. (any|anything|help|else|question|questions|assistance|further)",
    "<let> (us|me) know if (we|i) (can|could|may)",
    "if you (need|have|want|require|wish) (any|anything|help|further|more|assistance) ..",
)
_ADVISING = frozenset("suggest recommend advise encourage propose".split())
_CURING = frozenset("help resolve fix solve sort cure".split())
_ADVICE = Phrases(
    "(an|the|one|another) (alternative|workaround|option|approach|solution|fix|way) (is|would|might|may|could|to|for|that|here)",
    "(best|easiest|only|simplest|cleanest|quickest|safest|better|main|first|next|surest) (chance|thing|way|option|bet|step|solution|approach|course|fix|idea|choice)",
    "(as a|simple|temporary|possible) (workaround|work around|fix|solution)", "worth (@VERB|a try|a look)",
    "(in|under|via|from|through|on|into|open) (the)? (settings|options|preferences|menu|tools|view|file|help|config|account settings|toolbar|profile|error console|server settings)",
    "(right|double|left) (-)? click", "by (@VERB) (the|your|it|them|on|to|a|any|all)",
    "(this|that|the following|following) (article|page|link|guide|post|thread|site|url|steps|instructions|video)", "(here|these|those|below) (is|are) .. (steps|instructions|link|links|settings|details|options|guide|list|how)",
    "(instructions|steps|details|information|article|info|guide|answer|solution) (is|are)? (here|below|at)", "it is (possible|easy|simple|best|worth|advisable|straightforward|necessary|recommended) to",
)  # fmt: skip
_TALK = Phrases(
    "volunteer", "volunteers", "<complain>", "complaint about", "<insult>", "insulting", "insulted", "rude", "attitude", "unpaid", "paid support", "free (product|software|support|program|forum)", "<waste> (time|my|our|your|of|people)", "a waste of time", "<whine>", "whining", "rant", "ranting", "<debate>", "nonsense", "gibberish", "<vent>", "venting", "get over it",
    "your (tone|attitude|complaint|complaints|rant|behavior|anger|language|ranting|opinion|opinions|unwillingness|refusal|resistance|ignorance)", "not interested in", "good luck", "(i|we) (am|are) done", "<give> up", "as (i|we)? (already|previously)? (stated|said|explained|mentioned|told)", "(i|we) (have)? already (told|explained|answered|said|asked|replied|suggested|informed)", "(i|we) (have)? (told|explained|informed) you",
    "users (just)? like (you|me|us|yourself)", "fellow (users|user|thunderbird)", "other users", "not (employees|developers|paid|employed|decision)", "(are|were|be) not (developers|employees|thunderbird)", "i have no (idea|clue)", "(i|we) (do|did|have|could|can|really|honestly|frankly)? not (know|use|understand|remember|see how|think so|care)", "puzzling", "puzzled", "weird", "beats me", "who knows", "frankly", "for real", "grow up", "out of line", "ill informed", "wrong (people|forum|place|persons)",
    "<refuse> to", "you (have)? (clearly|obviously|apparently|simply) _", "you (did|do|have|had|are|were|can) not (read|answer|follow|listen|provide|include|give|understand|install|even|bother|tell|say|explain|look|post)", "you (chose|ignored|failed|forgot|refused|insist|keep|expect|think|blame|claim|seem|sound|assume)", "you are (wrong|missing|wasting|still|being|not|talking|just|making|complaining)", "your (fault|own|mistake)", "(not|never) going to (debate|argue|discuss|respond|help|take|waste|spend)", "no (intention|interest|desire) (of|in|to)", "nothing to do with (us|thunderbird|firefox|the)", "<respect> (is|the|people|for)", "code of conduct", "rules and guidelines", "(this|support) forum (is|was|has|cannot)",
    "(i|we) (am|are) not (going|able|sure|a|an|here|paid|in a position|willing)", "cannot (help|assist|support) (you|with|in)", "cannot be of (assistance|help)", "(post|posting|posted|ask|asking) (the same|questions|it|this|issues|identical)? .. twice", "not worthy", "spam",
)  # fmt: skip
_STOCK = Phrases(
    "(i|we|can) ~ (completely|fully|totally|certainly|truly)? <understand|appreciate|realize|imagine|see> (how|why|your|the frustration)", "must (be|have been) ~ (@ADJ|@VERB)", "these things (do|can|may|sometimes)? ~ (happen|occur|slip)", "(sometimes|occasionally|unfortunately) (happen|happens|occur|occurs)", "busy (period|periods|time|times|season)", "taken on board", "(loyal|valued) (customer|member|guest)", "(will|shall) be in (touch|contact)", "<look> (in to|into) (this|it|that|your|the)", "<pass> .. (on|along|to)", "<share> (this|that|it|your .. ) (with|internally)", "<forward> (this|that|it|your) ..", "<escalate>", "<investigate>", "(our|the|relevant|right|appropriate) (team|teams|department|colleagues|folks|people)", "(is|are|been) <note>", "<follow> up (with|on|via|in|there)", "<get> back to you", "<keep> (this|it) under review", "under review", "keep you (posted|updated|informed)", "<work> (on|hard|to) ..",
    "bear with us", "(your|the|for) feedback", "(we|i) (really|truly|do)? <value|appreciate>", "(taken|take|takes) .. seriously", "(replied|responded|sent|reached out|followed up|respond|reply|been in touch) .. (dm|pm|email|in-app|message|there|here)", "(received|receive|have) your (dm|message|details|email|report|pm|request)", "for (your|the) (patience|understanding|interest|review|kind|support|comment|comments)", "<strive>", "do our best", "looping", "<hope> (you|to|we|that|it|this)", "welcome you", "enjoy", "have a (great|good|nice|lovely|wonderful)", "(here|happy|glad|like|love|want|sure) to (help|assist)", "(we are|always) here (for you|24)", "let us know (if|how)", "^ what a", "^ how @ADJ", "(concerns|inquiry|enquiry|request|complaint|case|comments) (has|have|is|are) (been)? ..",
)  # fmt: skip
_COURTEOUS = Phrases("<apologize>", "apologies", "sorry", "<thank>", "thanks")


@dataclass(frozen=True, slots=True, eq=False)
class Part(Move):
    """A sentence and its kind."""

    kind: Kind


@once
def parts(reply: Reply) -> tuple[Part, ...]:
    """The sentences of a reply, each with its kind, in order."""
    of_steps: dict[int, list[Instruction]] = {}
    for step in instructions(reply):
        of_steps.setdefault(step.sentence.index, []).append(step)
    asked = {q.sentence.index: q for q in questions(reply)}
    acted = {r.sentence.index for r in repairs(reply) if not r.contingent}
    acted |= {c.sentence.index for c in contacts(reply) if c.bounded}
    pages = {
        s.index
        for z in (*reply.draft.of("url"), *reply.draft.of("code"))
        for s in reply.sentences
        if s.start < z.end and z.start < s.end
    }
    talking, offering, stock, courteous = [
        {m.sentence.index for m in group.find(reply)} for group in (_TALK, _OFFERS_MORE, _STOCK, _COURTEOUS)
    ]
    pointed = {m.sentence.index for m in _ADVICE.find(reply) if not _is_told(reply, m.words[0])}
    found: list[Part] = []
    for sentence in reply.sentences:
        at = sentence.index
        said = clauses_in(reply, sentence)
        if at not in stock and (_only_feels(reply, sentence) or (at in courteous and not _tells(said))):
            stock.add(at)
        kind = _kind(
            sentence,
            of_steps.get(at, []),
            asked.get(at),
            acted=at in acted,
            page=at in pages,
            talk=at in talking,
            wanted=at not in offering and any(_is_request(c) for c in said),
            advice=at in pointed or any(_advises(c) for c in said),
            stock=at in stock,
        )
        found.append(Part(sentence.start, sentence.end, sentence, kind))
    return tuple(found)


def _kind(
    sentence: Sentence,
    steps: list[Instruction],
    question: Question | None,
    *,
    acted: bool,
    page: bool,
    talk: bool,
    wanted: bool,
    advice: bool,
    stock: bool,
) -> Kind:
    if question is not None and not question.offer:
        if _is_taunt(sentence, question) or (talk and not wanted):
            return "talk"
        return "ask"
    if wanted and not (talk and not steps):
        return "ask"
    telling = [s for s in steps if s.verb not in SCOLDING]
    if acted or (question is not None and question.offer):
        return "done"
    if page and not talk:
        return "pointer"
    if telling and not talk:
        return "step"
    if advice and not talk:
        return "step"
    if talk or (steps and not telling):
        return "talk"
    return "stock" if stock else "plain"


def _is_request(clause: Clause) -> bool:
    """Whether it asks the customer for what is needed to act: "could you send us the bill", "I'd need to see the log"."""
    if clause.negated or clause.passive or clause.perfect or (clause.tense == "past" and not clause.conditional):
        return False
    sentence = clause.verb.sentence
    after = sentence.words[clause.verb.i - sentence.words[0].i + 1 :][:14]
    near = after[:4]
    wanted = any(w.lemma in _DETAILS for w in after) or any(w.norm in WH for w in near)
    to_us = any(w.norm in _US for w in near[:3])
    lemma = clause.lemma
    if clause.who is Who.FIRM:
        wish = clause.verb.head if lemma in _LEARNING and clause.verb.dep == "xcomp" else clause.verb
        wishes = wish.lemma in _WISHING or (wish.lemma in _LIKING and any(c.norm in ("would", "'d") for c in wish.children))
        return wishes and any(w.lemma in _DETAILS or w.norm == "more" for w in after)
    if not (
        clause.imperative
        or (clause.who is Who.YOU and (clause.modal or clause.conditional or clause.question or _has_to(clause)))
    ):
        return False
    if lemma == "let":
        return to_us and any(w.lemma == "know" for w in near)
    return (lemma in _HANDING and (wanted or to_us)) or (lemma in _REACHING and to_us)


def _has_to(clause: Clause) -> bool:
    """ "you need to", "you'll have to": what has to be done hangs on the verb of having to."""
    return clause.verb.dep == "xcomp" and clause.verb.head.lemma in ("need", "have", "ought", "want")


def _advises(clause: Clause) -> bool:
    """Whether it tells what may cure the trouble or how a thing is done."""
    if clause.negated or clause.tense == "past" or clause.perfect:
        return False
    if clause.who is Who.FIRM:
        return clause.lemma in _ADVISING
    if clause.who is not Who.THING or clause.modal is None:
        return False
    return (clause.lemma in _CURING and not clause.passive) or (
        clause.passive and clause.modal in ("can", "could", "should", "must")
    )


def _is_told(reply: Reply, word: Word) -> bool:
    """Whether a word stands in what somebody did or what is not there."""
    clause = clause_of(reply, word)
    return clause is not None and (clause.negated or (clause.tense == "past" and clause.who in (Who.FIRM, Who.YOU, Who.THIRD)))


def _tells(said: list[Clause]) -> bool:
    """Whether a courtesy has news beside it: "sorry about that, your order ships today"."""
    return any(c.asserted and c.verb.dep in _BESIDE and c.who in (Who.THING, Who.EXPLETIVE, Who.THIRD) for c in said)


def _only_feels(reply: Reply, sentence: Sentence) -> bool:
    """Whether it tells of nothing but what the firm feels, values and holds itself to: "our crews take great pride in their work"."""
    said = [c for c in clauses_in(reply, sentence) if c.verb.dep not in _SUBORDINATE]
    return bool(said) and all(_feels(c) for c in said)


def _feels(clause: Clause) -> bool:
    words = clause.verb.sentence.words
    after = [w.norm for w in words[clause.verb.i - words[0].i + 1 :][:6]]
    ours = clause.subject is not None and any(c.norm == "our" for c in clause.subject.children)
    if (ours or clause.who is Who.FIRM) and clause.tense == "present" and clause.modal in (None, "do"):
        # "We know how much it matters" is felt, "we know that it's in Leeds" is news.
        return (
            clause.lemma in _FEELINGS
            or (clause.lemma in _MINDS and "how" in after[:2])
            or (clause.lemma in ("like", "hate", "love") and not {"see", "hear", "let", "lose"}.isdisjoint(after[:3]))
            or (clause.lemma in ("take", "have", "set", "hold") and not _VALUES.isdisjoint(after))
        )
    pleasant = clause.lemma in _PLEASURES or not _PLEASURES.isdisjoint(after)
    return pleasant and clause.who in (Who.EXPLETIVE, Who.NOBODY, Who.THING) and "not" not in after


_BESIDE = frozenset({"root", "conj", "parataxis"})
_SUBORDINATE = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass"})
_FEELINGS = frozenset(
    "wish pride value appreciate treasure cherish care regret strive aim sympathize empathize thank commit dedicate endeavor".split()
)
_MINDS = frozenset("know realize recognize understand see imagine acknowledge".split())
_VALUES = frozenset("pride pleasure care satisfaction standards value values heart seriously".split())
_PLEASURES = frozenset("pleasure delight honor privilege shame pity lovely dreadful awful wonderful heartbreaking hard".split())


def _is_taunt(sentence: Sentence, question: Question) -> bool:
    """A question that wants no answer: "why would you do that?", "got it?"."""
    norms = [w.norm for w in sentence.words if w.pos != "PUNCT"]
    if question.why and "you" in norms[:5]:
        return True
    if len(norms) <= 3:
        return norms[:1] not in (["which"], ["what"], ["when"], ["where"], ["who"])
    joined = " ".join(norms)
    return any(
        p in joined
        for p in (
            "your problem in the first place",
            "do you understand",
            "are you for real",
            "are you kidding",
            "are you really",
            "is it that you",
            "can not you",
            "what else did you",
            "your point",
        )
    )


def counted(reply: Reply) -> dict[str, int]:
    """How many sentences of each kind a reply has."""
    counts: dict[str, int] = {}
    for part in parts(reply):
        counts[part.kind] = counts.get(part.kind, 0) + 1
    return counts


def accuses(reply: Passage) -> int:
    """How many clauses tell the customer what they did, are or did not do."""
    return sum(
        c.who is Who.YOU and c.asserted and c.tense == "past" and c.modal is None
        for s in reply.sentences
        for c in clauses_in(reply, s)
    )
