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
from replylint.passage import Passage, Sentence, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses_in

if TYPE_CHECKING:
    from replylint.reply import Reply

Kind = Literal["step", "ask", "pointer", "done", "talk", "stock", "plain"]

# Commands about the conversation: they give the customer nothing to go on.
SCOLDING = frozenset(
    "accept answer avoid behave bother calm cease complain continue create debate desist edit expect explain get grow imagine insult keep know learn post read realize "
    "refrain remember repeat respect search start stop understand vent wait whine bear consider think forget blame listen respond".split()
)
_DETAIL = (
    "account|address|build|bug|code|copy|crash|data|detail|details|device|email|error|example|file|id|image|info|information|link|log|message|model|name|number|order|output|pane|phone|"
    "photo|pic|picture|plan|port|postcode|product|proof|receipt|reference|report|screen|screenshot|screenshots|setting|settings|snip|specifics|symptom|url|username|version|zip"
)
_WANTED = Phrases(
    "<post|send|share|provide|show|attach|upload|include|give|dm|message|pm|supply|paste|confirm|forward|list|report|email|tell|see|need|have|drop|shoot|fire> .. ("
    + _DETAIL
    + ")",
    "<post|send|share|provide|show|attach|upload|include|give|dm|message|pm|supply|paste|confirm|forward|tell|drop|shoot|fire> ... (" + _DETAIL + ")",
    "(send|shoot|drop|fire) (us|me) (a|an) (dm|message|note|line|email|pm)", "dm us", "dm me", "pm us", "message us", "via (dm|pm|direct message)", "in (a)? dm", "by dm", "through (a)? direct message",
    "<let> (us|me) know (what|which|when|where|how|if|whether|the|your|more|about|exactly)", "<tell> (us|me) (what|which|when|where|how|if|whether|more|about|exactly)",
    "more (details|information|info|specifics|detail)", "<call> (us|me)", "give us a (call|ring|shout)", "<describe> (the|your|what|how)", "<fill> us in", "(reach|get) (out|in touch|hold) (to|with) us", "<contact> us",
    "would <like|love|need> to (know|see|hear|look|take) ...",
)  # fmt: skip
_ADVICE = Phrases(
    "<try> (@VERB|@DET|@PRON|to|@NOUN|@ADJ|clearing|turning)", "(i|we) (would|can|do|also|strongly|highly)? (also)? <suggest|recommend|advise|encourage|propose>", "you (can|could|may|might|will need to|will have to|need to|should|must|will want to|are able to) (also|always|either|just|simply|first|now|then)? !(not|understand|imagine|expect|be) ..",
    "(it|that|this|which|one) (may|might|would|could|should|can|will) (also)? (help|work|be worth|resolve|fix|solve)", "(best|easiest|only|simplest|cleanest|quickest|safest|better|main|first|next|surest) (chance|thing|way|option|bet|step|solution|approach|course|fix|idea|choice|issue)", "(make|be|making) sure", "(an|the|one|another) (alternative|workaround|option|approach|solution|fix|way)",
    "(as a|simple|temporary) workaround", "work around", "have you (tried|checked|looked|considered|got|set|enabled)", "if you (open|click|look|go|use|want|select|right|double|press|type|hold|check|set|choose|install|start|run|have|need|hover|drag|delete|remove|change|enable|disable|are using) .., _",
    "(in|under|via|from|through|on|into|see|open) (the)? (settings|options|preferences|menu|tools|view|file|help|config|account settings|toolbar|profile|error console|server settings)", "(right|double|left) (-)? click", "<use> (the|a|an|this|your)", "<see> (here|this|below|attached|picture|the (article|link|page|picture|image|screenshot|guide|help))", "<check> (the|if|that|your|whether|for|in|out|this)",
    "(this|that|the following|following) (article|page|link|guide|post|thread|site|url|steps|instructions|video)", "(here|these|those|below) (is|are) .. (steps|instructions|link|links|settings|details|options|guide|list)", "(instructions|steps|details|information|article|info|guide|answer|solution) (is|are)? (here|below|at)", "how to", "it is (possible|easy|simple|best|worth|advisable|straightforward|necessary|recommended) to", "<require|need> (@VERB|a|an|the|to be)", "<enable|disable|uninstall|reinstall|restart|reboot|clear|delete|remove|rename|copy|restore|repair|compact|reset|toggle|untick|tick|uncheck> (the|your|any|all|it|that|this|and|them)",
    "(can|could|should|must) be (@VERB|done|found|set|changed|extracted|enabled|disabled|installed)",
)  # fmt: skip
_TALK = Phrases(
    "volunteer", "volunteers", "<complain>", "complaint about", "<insult>", "insulting", "insulted", "rude", "attitude", "unpaid", "paid support", "free (product|software|support|program|forum)", "(is|it is) free", "<waste> (time|my|our|your|of|people)", "a waste of time", "<whine>", "whining", "rant", "ranting", "<debate>", "nonsense", "gibberish", "<vent>", "venting", "get over it",
    "your (tone|attitude|complaint|complaints|rant|behavior|anger|language|ranting|opinion|opinions|unwillingness|refusal|resistance|ignorance)", "not interested in", "good luck", "(i|we) (am|are) done", "<give> up", "as (i|we)? (already|previously)? (stated|said|explained|mentioned|told)", "(i|we) (have)? already (told|explained|answered|said|asked|replied|suggested|informed)", "(i|we) (have)? (told|explained|informed) you",
    "users (just)? like (you|me|us|yourself)", "fellow (users|user|thunderbird)", "other users", "not (employees|developers|paid|employed|decision)", "(are|were|be) not (developers|employees|thunderbird)", "i have no (idea|clue)", "(i|we) (do|did|have|could|can|really|honestly|frankly)? not (know|use|understand|remember|see how|think so|care)", "puzzling", "puzzled", "weird", "beats me", "who knows", "frankly", "for real", "grow up", "out of line", "ill informed", "wrong (people|forum|place|persons)",
    "<refuse> to", "you (have)? (clearly|obviously|apparently|simply) _", "you (did|do|have|had|are|were|can) not (read|answer|follow|listen|provide|include|give|understand|install|even|bother|tell|say|explain|look|post)", "you (chose|ignored|failed|forgot|refused|insist|keep|expect|think|blame|claim|seem|sound|assume)", "you are (wrong|missing|wasting|using|still|being|not|talking|just|making|complaining)", "your (fault|own|mistake)", "(not|never) going to (debate|argue|discuss|respond|help|take|waste|spend)", "no (intention|interest|desire) (of|in|to)", "nothing to do with (us|thunderbird|firefox|the)", "<respect> (is|the|people|for)", "code of conduct", "rules and guidelines", "(this|support) forum (is|was|has|cannot)",
    "(i|we) (am|are) not (going|able|sure|a|an|here|paid|in a position|willing)", "cannot (help|assist|support) (you|with|in)", "cannot be of (assistance|help)", "(post|posting|posted|ask|asking) (the same|questions|it|this|issues|identical)? .. twice", "not worthy", "spam",
)  # fmt: skip
_STOCK = Phrases(
    "(i|we|can) ~ (completely|fully|totally|certainly|truly)? <understand|appreciate|realize|imagine|see> (how|why|your|the frustration)", "must (be|have been) ~ (@ADJ|@VERB)", "these things (do|can|may|sometimes)? ~ (happen|occur|slip)", "(sometimes|occasionally|unfortunately) (happen|happens|occur|occurs)", "busy (period|periods|time|times|season)", "taken on board", "(loyal|valued) (customer|member|guest)", "(will|shall) be in (touch|contact)", "<look> (in to|into) (this|it|that|your|the)", "<pass> .. (on|along|to)", "<share> (this|that|it|your .. ) (with|internally)", "<forward> (this|that|it|your) ..", "<escalate>", "<investigate>", "(our|the|relevant|right|appropriate) (team|teams|department|colleagues|folks|people)", "(is|are|been) <note>", "<follow> up (with|on|via|in|there)", "<get> back to you", "<keep> (this|it) under review", "under review", "keep you (posted|updated|informed)", "<work> (on|hard|to) ..",
    "bear with us", "(your|the|for) feedback", "(we|i) (really|truly|do)? <value|appreciate>", "(taken|take|takes) .. seriously", "(replied|responded|sent|reached out|followed up|respond|reply|been in touch) .. (dm|pm|email|in-app|message|there|here)", "(received|receive|have) your (dm|message|details|email|report|pm|request)", "for (your|the) (patience|understanding|interest|review|kind|support|comment|comments)", "<apologize>", "sorry", "<thank>", "thanks", "<strive>", "do our best", "looping", "<hope> (you|to|we|that|it|this)", "welcome you", "enjoy", "have a (great|good|nice|lovely|wonderful)", "(here|happy|glad|like|love|want|sure) to (help|assist)", "(we are|always) here (for you|24)", "let us know (if|how)", "^ what a", "^ how @ADJ", "(concerns|inquiry|enquiry|request|complaint|case|comments) (has|have|is|are) (been)? ..",
)  # fmt: skip


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
    talking, wanting, advising, stock = [
        {m.sentence.index for m in group.find(reply)} for group in (_TALK, _WANTED, _ADVICE, _STOCK)
    ]
    found: list[Part] = []
    for sentence in reply.sentences:
        at = sentence.index
        if at not in stock and _only_feels(reply, sentence):
            stock.add(at)
        kind = _kind(
            sentence,
            of_steps.get(at, []),
            asked.get(at),
            acted=at in acted,
            page=at in pages,
            talk=at in talking,
            wanted=at in wanting,
            advice=at in advising,
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
