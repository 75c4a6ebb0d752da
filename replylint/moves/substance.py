"""What a reply gives the customer to go on: steps, requests for a detail, pointers, answers; and what gives nothing.

Each sentence is of one kind. `step` tells what to do, `ask` wants a detail or names what is needed, `pointer` leads to a page, a
place or a telephone, `done` is something the firm did (an answer in another channel, too), does by a time, or offers, `news` tells
how the matter stands or will stand at a time; `talk` is about the conversation itself, about who is
allowed to expect what, or a reproach; `stock` is courtesy and promises without a content; `plain` is all else: facts, answers,
reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from replylint.moves.instruction import Instruction, instructions
from replylint.moves.move import Move, words_after, words_before
from replylint.moves.question import Question, questions
from replylint.moves.repair import REPAIR_NOUNS, Repair, contacts, repairs
from replylint.moves.time import timed
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import WH, Clause, Who, clause_of, clauses_in

if TYPE_CHECKING:
    from replylint.reply import Reply

Kind = Literal["step", "ask", "pointer", "done", "news", "talk", "stock", "plain"]

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
    "(a|an|the|one|another) @ADJ? (alternative|workaround|option|approach|solution|fix|way) (is|would|might|may|could|to|for|that|here)",
    "(best|easiest|only|simplest|cleanest|quickest|safest|better|main|first|next|surest) (chance|thing|way|option|bet|step|solution|approach|course|fix|idea|choice)",
    "(as a|simple|temporary|possible) (workaround|work around|fix|solution)", "worth (@VERB|a try|a look)",
    "(in|under|via|from|through|on|into|open) (the)? (settings|options|preferences|menu|tools|view|file|help|config|account settings|toolbar|profile|error console|server settings)",
    "(right|double|left) (-)? click", "by (@VERB) (the|your|it|them|on|to|a|any|all)",
    "(follow|use|click|tap|open|visit|via|through) (on)? (the|this|that|our) (link|form|page|site|website|app)", "(will|would|may|might) ~ (need|have) to (speak|talk|call|contact|ask|write|go|visit|ring|email)",
    "(this|that|the following|following) (article|page|link|guide|post|thread|site|url|steps|instructions|video)", "(here|these|those|below) (is|are) .. (steps|instructions|link|links|settings|details|options|guide|list|how)",
    "(instructions|steps|details|information|article|info|guide|answer|solution) (is|are)? (here|below|at)", "it is (possible|easy|simple|best|worth|advisable|straightforward|necessary|recommended) to",
)  # fmt: skip
_TALK = Phrases(
    "volunteer", "volunteers", "<complain>", "complaint about", "<insult>", "insulting", "insulted", "rude", "attitude", "unpaid", "paid support", "free (product|software|support|program|forum)", "<waste> (time|my|our|your|of|people)", "a waste of time", "<whine>", "whining", "rant", "ranting", "<debate>", "nonsense", "gibberish", "<vent>", "venting", "get over it",
    "your (tone|attitude|complaint|complaints|rant|behavior|anger|language|ranting|opinion|opinions|unwillingness|refusal|resistance|ignorance)", "not interested in", "good luck", "(i|we) (am|are) done", "<give> up", "as (i|we)? (already|previously)? (stated|said|explained|mentioned|told)", "(i|we) (have)? already (told|explained|answered|said|asked|replied|suggested|informed)", "(i|we) (have)? (told|explained|informed) you",
    "users (just)? like (you|me|us|yourself)", "fellow (users|user|thunderbird)", "other users", "not (employees|developers|paid|employed|decision)", "(are|were|be) not (developers|employees|thunderbird)", "i have no (idea|clue)", "(i|we) (do|did|have|could|can|really|honestly|frankly)? not (know|use|understand|remember|see how|think so|care)", "puzzling", "puzzled", "weird", "beats me", "who knows", "frankly", "(you|this|that|it) for real", "grow up", "out of line", "ill informed", "wrong (people|forum|place|persons)",
    "<refuse> to", "you (have)? (clearly|obviously|apparently|simply) _", "you (did|do|have|had|are|were|can) not (read|answer|follow|listen|provide|include|give|understand|install|even|bother|tell|say|explain|look|post)", "you (chose|ignored|failed|forgot|refused|insist|keep|expect|think|blame|claim|seem|sound|assume)", "you are (wrong|missing|wasting|still|being|not|talking|just|making|complaining)", "your (fault|own|mistake)", "(not|never) going to (debate|argue|discuss|respond|help|take|waste|spend)", "no (intention|interest|desire) (of|in|to)", "nothing to do with (us|thunderbird|firefox|the)", "<respect> (is|the|people|for)", "code of conduct", "rules and guidelines", "(this|support) forum (is|was|has|cannot)",
    "(i|we) (am|are) not (going|able|sure|a|an|here|paid|in a position|willing)", "cannot (help|assist|support) (you|with|in)", "cannot be of (assistance|help)", "(post|posting|posted|ask|asking) (the same|questions|it|this|issues|identical)? .. twice", "not worthy", "spam",
)  # fmt: skip
_STOCK = Phrases(
    "(i|we|can) ~ (completely|fully|totally|certainly|truly)? <understand|appreciate|realize|imagine|see> (how|why|your|the frustration)", "must (be|have been) ~ (@ADJ|@VERB)", "these things (do|can|may|sometimes)? ~ (happen|occur|slip)", "(sometimes|occasionally|unfortunately) (happen|happens|occur|occurs)", "busy (period|periods|time|times|season)", "taken on board", "(loyal|valued) (customer|member|guest)", "(will|shall) be in (touch|contact)", "<look> (in to|into) (this|it|that|your|the)", "<pass> .. (on|along|to)", "<share> (this|that|it|your .. ) (with|internally)", "<forward> (this|that|it|your) ..", "<escalate>", "<investigate>", "(our|the|relevant|right|appropriate) (team|teams|department|colleagues|folks|people)", "(is|are|been) <note>", "<follow> up (with|on|via|in|there)", "<get> back to you", "<keep> (this|it) under review", "under review", "keep you (posted|updated|informed)", "<work> (on|hard|to) ..",
    "bear with us", "(your|the|for) feedback", "(we|i) (really|truly|do)? <value|appreciate>", "(taken|take|takes) .. seriously", "(replied|responded|sent|reached out|followed up|respond|reply|been in touch) .. (dm|pm|email|in-app|message|there|here)", "(received|receive|have) your (dm|message|details|email|report|pm|request)", "for (your|the) (patience|understanding|interest|review|kind|support|comment|comments)", "<strive>", "do our best", "looping", "<hope> (you|to|we|that|it|this)", "welcome you", "enjoy", "have a (great|good|nice|lovely|wonderful)", "(here|happy|glad|like|love|want|sure) to (help|assist)", "(we are|always) here (for you|24)", "let us know (if|how)", "^ what a", "^ how @ADJ", "(concerns|inquiry|enquiry|request|complaint|case|comments) (has|have|is|are) (been)? ..",
)  # fmt: skip
# What is already answered elsewhere, or goes on there at once.
_ELSEWHERE = Phrases(
    "(dm|dms|pm|pms|inbox|inboxes|email|emails|mail|mailbox|message|messages|text|ticket|chat|there|privately)",
    "(reached|reach) out to you",
)
_ANSWERING = frozenset("answer come contact dm email follow get mail message reach reply respond send text write".split())
_GOES_ON = Phrases(
    "let us (carry|keep|pick|continue|chat|talk|take) .. (there|dm|dms|pm|inbox|chat)", "(i|we) will? (meet|see) you (there|in)", "(see|meet) you (there|in (the|your) (dm|dms|chat|inbox))",
)  # fmt: skip
_TELEPHONE = re.compile(
    r"(?<![@#\w£$€])(?:\+\d{1,3}[ .-]?)?\(?\d{2,5}\)?(?:[ .-]\d{2,5}){1,3}(?!\w)|(?:call|ring|phone|tel|on|at|dial) \+?\d{3,12}(?!\w)",
    re.I,
)
_PATH = re.compile(r"\w\s*(?:>|→|->|»)\s*\w")  # "Account > Billing"
_POINTING = re.compile(r"\d(?:\)?[ .-]\d|\d\d)|[>→»]")  # one of these is in whatever the two match
_ASKED_FOR = Phrases(
    "as (requested|asked|discussed|promised|agreed|you (asked|wanted|requested|wished))", "for you", "(on|from|to) your _"
)
_CHANNELS = Phrases(
    "(direct message|private message|dm|pm) (us|me)", "(a|one) (dm|pm|message|call|tweet) away", "<keep> us (posted|informed|updated)", "<let> (a|the|your) _ know",
)  # fmt: skip
_OFFERING = Phrases(
    "(would|can|could|should|will) be ~ (happy|glad|delighted|able) to ~ (give|offer|send|replace|refund|credit|arrange|get|book|bring|move|swap|exchange|waive|extend|make|authorize|put)", "(i|we) (can|could) ~ (give|offer|authorize|arrange|replace|refund|credit|swap|waive|extend)",
)  # fmt: skip
_ADVISED = Phrases(
    "(may|might|could) ~ (want|wish|like|try|need) to",
    "(consider|try) @VERB",
    "^ (it is)? best to",
    "^ (it is)? (better|easier|safer) to",
)
_STANDS = Phrases(
    "(is|are|be|have|has|<remain>) ~ ... (available|in stock|on sale|in store|in stores)", "(is|are) ~ (scheduled|due|set|expected|meant|planned|timetabled) (to|at|on|in|for|by)", "(is|are) ~ (ready|waiting|out now|live|on (its|their) way|back (up|online|on|in))",
)  # fmt: skip
_TO_COME = frozenset("receive get have see".split())
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
    marks = _marked(reply)
    found: list[Part] = []
    for sentence in reply.sentences:
        at = sentence.index
        kind = _kind(reply, sentence, of_steps.get(at, []), asked.get(at), {name for name, of in marks.items() if at in of})
        found.append(Part(sentence.start, sentence.end, sentence, kind))
    return tuple(found)


def _marked(reply: Reply) -> dict[str, set[int]]:
    """What speaks for a kind, each with the indices of the sentences that have it."""

    def having(*groups: Phrases) -> set[int]:
        return {m.sentence.index for group in groups for m in group.find(reply)}

    acted = {r.sentence.index for r in repairs(reply) if not r.contingent and not _is_cured_alone(r)}
    acted |= {c.sentence.index for c in contacts(reply) if c.bounded} | having(_GOES_ON, _OFFERING)
    page = {
        s.index
        for z in (*reply.draft.of("url"), *reply.draft.of("code"))
        for s in reply.sentences
        if s.start < z.end and z.start < s.end
    }
    advice = {m.sentence.index for m in _ADVICE.find(reply) if not _is_told(reply, m.words[0])} | having(_ADVISED)
    stock, wanted = having(_STOCK), having(_CHANNELS)
    courteous, elsewhere, as_asked, standing, offering = [
        having(group) for group in (_COURTEOUS, _ELSEWHERE, _ASKED_FOR, _STANDS, _OFFERS_MORE)
    ]
    missing: set[int] = set()
    news: set[int] = set()
    for sentence in reply.sentences:
        at = sentence.index
        said = clauses_in(reply, sentence)
        if _is_told_briefly(sentence) or any(
            (at in elsewhere and _has_answered(c)) or (at in as_asked and _is_seen_to(c)) or _is_promised(reply, c)
            for c in said
        ):
            acted.add(at)
        text = sentence.text
        if _POINTING.search(text) and (_TELEPHONE.search(text) or _PATH.search(text)):
            page.add(at)
        if any(_advises(c) for c in said):
            advice.add(at)
        if _only_feels(reply, sentence) or (at in courteous and not _tells(said)):
            stock.add(at)
        if any(_is_request(c) and not (at in offering and c.lemma in ("let", "know")) for c in said):
            wanted.add(at)
        if any(_is_missing(c) for c in said):
            missing.add(at)
        if (at in standing or timed(reply, sentence)) and any(_is_news(c) for c in said):
            news.add(at)
    talk = having(_TALK)
    return {
        "acted": acted, "page": page, "advice": advice, "stock": stock, "wanted": wanted, "missing": missing, "news": news, "talk": talk,
    }  # fmt: skip


def _kind(reply: Reply, sentence: Sentence, steps: list[Instruction], question: Question | None, marks: set[str]) -> Kind:
    talk = "talk" in marks
    if question is not None and not question.offer:
        if _is_taunt(sentence, question) or (talk and "wanted" not in marks):
            return "talk"
        return "stock" if _asks_anything(reply, sentence) else "ask"
    if "missing" in marks or ("wanted" in marks and (steps or not talk)):
        return "ask"
    if "acted" in marks or question is not None:
        return "done"
    telling = any(s.verb not in SCOLDING for s in steps)
    if talk:
        return "talk"
    if "page" in marks:
        return "pointer"
    if telling or "advice" in marks:
        return "step"
    if steps:
        return "talk"
    return "stock" if "stock" in marks else "news" if "news" in marks else "plain"


def _is_cured_alone(repair: Repair) -> bool:
    """ "I'm glad it's working", "when everything is working": the firm has done nothing."""
    before = {w.norm for w in repair.sentence.words if w.start < repair.start}
    return repair.mode == "resolved" and not before.isdisjoint(_NOT_BY_US)


_NOT_BY_US = frozenset("glad happy pleased great hope hopefully when whenever if once until".split())


def _is_told_briefly(sentence: Sentence) -> bool:
    """ "Email resent.", "Correction done!": what was done, without a verb that is finite."""
    words = [w for w in sentence.words if w.pos != "PUNCT"][:3]
    if len(words) < 2 or words[0].pos not in ("NOUN", "PROPN") or words[1].norm not in _PARTICIPLES:
        return False
    return len(words) == 2 or words[2].pos in ("ADP", "ADV", "VERB", "SCONJ", "SYM")


# By their form: the tagger takes some of them for nouns where there is no other verb.
_PARTICIPLES = frozenset(
    "activated added amended applied arranged booked canceled changed closed corrected credited done emailed escalated extended fixed forwarded issued moved ordered "
    "paid posted processed put reactivated refunded reinstated removed renewed replaced resent reset resolved restored sent settled shipped solved sorted stopped "
    "switched updated upgraded waived".split()
)


def _has_answered(clause: Clause) -> bool:
    """ "We've replied to your DM", "your mail is answered": what is needed was said in another channel."""
    if clause.negated or clause.modal is not None or clause.conditional or clause.question or clause.lemma not in _ANSWERING:
        return False
    if clause.passive:
        return clause.who is Who.THING and clause.lemma in ("answer", "send", "email")
    ours = clause.who is Who.FIRM or (clause.subject is not None and clause.subject.lemma in _COLLEAGUES)
    return ours and (clause.perfect or clause.tense == "past") and clause.lemma not in ("get", "contact")


_COLLEAGUES = frozenset("member team colleague agent specialist advisor rep representative".split())


def _is_seen_to(clause: Clause) -> bool:
    """ "The service has been deactivated as requested"."""
    done = clause.passive and (clause.perfect or clause.tense == "past")
    return done and clause.who is Who.THING and clause.asserted and not clause.negated and clause.modal is None


def _is_promised(reply: Reply, clause: Clause) -> bool:
    """ "You will receive the money back", "you should get a mail today": what comes, or when."""
    if clause.who is not Who.YOU or clause.negated or clause.question or clause.conditional or clause.lemma not in _TO_COME:
        return False
    if clause.modal not in ("will", "shall", "should") and clause.tense != "future":
        return False
    coming = clause.verb.child("obj")
    given = coming is not None and (coming.lemma in REPAIR_NOUNS or coming.lemma in _MONEY)
    return given or (coming is not None and timed(reply, clause.sentence))


_NEWS = frozenset({"ROOT", "conj", "parataxis", "ccomp", "advcl"})
_MONEY = frozenset("money cash payment amount sum balance parcel package order item".split())


def _is_news(clause: Clause) -> bool:
    """How a thing stands, in the present or to come: "the flight is set to depart", "it's back on Monday"."""
    told = clause.asserted and not clause.negated and clause.tense in ("present", "future")
    ours = clause.who is Who.FIRM and clause.lemma in ("have", "available")
    return (
        told and (ours or clause.who in (Who.THING, Who.EXPLETIVE)) and clause.subject is not None and clause.verb.dep in _NEWS
    )


def _is_request(clause: Clause) -> bool:
    """Whether it asks the customer for what is needed to act: "could you send us the bill", "I'd need to see the log"."""
    if clause.negated or clause.passive or clause.perfect or (clause.tense == "past" and not clause.conditional):
        return False
    lemma = clause.lemma
    after = words_after(clause.verb, 14)
    if clause.who is Who.FIRM:
        wish = clause.verb.head if lemma in _LEARNING and clause.verb.dep == "xcomp" else clause.verb
        wishes = wish.lemma in _WISHING or (wish.lemma in _LIKING and any(c.norm in ("would", "'d") for c in wish.children))
        return wishes and any(w.lemma in _DETAILS or w.norm == "more" for w in after)
    if not (
        clause.imperative
        or (clause.who is Who.YOU and (clause.modal or clause.conditional or clause.question or _has_to(clause)))
    ):
        return False
    near = after[:4]
    to_us = any(w.norm in _US for w in near[:3])
    if lemma == "let":
        return to_us and any(w.lemma == "know" for w in near)
    if lemma in _HANDING and (to_us or any(w.lemma in _DETAILS for w in after) or any(w.norm in WH for w in near)):
        return True
    return lemma in _REACHING and to_us


def _is_missing(clause: Clause) -> bool:
    """ "You didn't say which one", "you never gave the order number": what is missing is named, if not kindly."""
    if clause.who is not Who.YOU or not clause.negated or clause.lemma not in _HANDING | {"answer", "mention", "say"}:
        return False
    after = words_after(clause.verb, 9)
    return any(w.norm in WH or w.norm in ("if", "whether") or w.lemma in _NAMED_DETAILS for w in after)


_NAMED_DETAILS = _DETAILS - {
    "copy",
    "detail",
    "email",
    "information",
    "info",
    "message",
    "problem",
    "question",
    "product",
    "plan",
}


def _has_to(clause: Clause) -> bool:
    """ "you need to", "you'll have to": what has to be done hangs on the verb of having to."""
    return clause.verb.dep == "xcomp" and clause.verb.head.lemma in ("need", "have", "ought", "want")


def _advises(clause: Clause) -> bool:
    """Whether it tells what may cure the trouble or how a thing is done."""
    if _commands(clause):
        return True
    if clause.negated or clause.tense == "past" or clause.perfect:
        return False
    if clause.who is Who.FIRM:
        return clause.lemma in _ADVISING
    if clause.who is not Who.THING or clause.modal is None:
        return False
    if clause.modal == "must":
        return True
    return (clause.lemma in _CURING and not clause.passive) or (clause.passive and clause.modal in ("can", "could", "should"))


def _commands(clause: Clause) -> bool:
    """A command after another clause, which the parse joins to it: "if it's on, turn it off", "it's up now, delete the old one"."""
    verb = clause.verb
    if verb.tag != "VB" or clause.modal is not None or clause.negated or clause.lemma in SCOLDING:
        return False
    if any(c.norm == "to" or c.dep in ("aux", "mark", "nsubj") for c in verb.children):
        return False
    return any(w.norm in _BEFORE_COMMANDS for w in words_before(verb, 1))


_BEFORE_COMMANDS = frozenset({",", ";", ":", "-", "–", "—", "then", "please"})


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
    after = [w.norm for w in words_after(clause.verb, 6)]
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


_BESIDE = frozenset({"ROOT", "conj", "parataxis"})
_SUBORDINATE = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass"})
_FEELINGS = frozenset(
    "wish pride value appreciate treasure cherish care regret strive aim sympathize empathize thank commit dedicate endeavor".split()
)
_MINDS = frozenset("know realize recognize understand see imagine acknowledge".split())
_VALUES = frozenset("pride pleasure care satisfaction standards value values heart seriously".split())
_PLEASURES = frozenset("pleasure delight honor privilege shame pity lovely dreadful awful wonderful heartbreaking hard".split())


def _asks_anything(reply: Reply, sentence: Sentence) -> bool:
    """ "Do you have a question or concern?", "is there an issue with your account?": what could be asked of anyone who said something."""
    if reply.customer is not None and len(reply.customer.words) <= _SAYS_NOTHING:
        return False
    norms = [w.norm for w in sentence.words if w.pos != "PUNCT"][:3]
    things = [w for w in sentence.words if w.pos in ("NOUN", "PROPN")]
    opens = norms[:3] == ["do", "you", "have"] or norms[:2] == ["is", "there"]
    return opens and bool(things) and all(w.lemma in _ANYTHING for w in things)


_SAYS_NOTHING = 3  # words of a message that one has to ask about
_ANYTHING = frozenset(
    "account anything concern doubt feedback help inquiry issue matter problem query question service".split()
)


def _is_taunt(sentence: Sentence, question: Question) -> bool:
    """A question that wants no answer: "why would you do that?", "got it?"."""
    norms = [w.norm for w in sentence.words if w.pos != "PUNCT"]
    if question.why and (
        "you" in norms[:5] or any(pair in (("why", "the"), ("why", "all"), ("why", "such")) for pair in pairwise(norms))
    ):
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
