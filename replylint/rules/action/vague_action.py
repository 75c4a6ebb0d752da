"""Promises activity with no object, result or check-back: "we'll look into it", "your comments have been passed on".

Concrete words show that somebody listened; a promise to look shows only that somebody would like the customer to stop.

Sources: PackardBerger21; Lewicki16; CBSNews10; RoseBlodgett16.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.belief import tone_check
from replylint.cut import STEP, offered
from replylint.lexicon import words as lexicon
from replylint.moves.instruction import instructions
from replylint.moves.move import words_after
from replylint.moves.question import questions
from replylint.moves.repair import contacts
from replylint.moves.substance import parts
from replylint.moves.time import timed
from replylint.passage import Sentence, Word, words_before
from replylint.patterns import Match, Phrases
from replylint.person import first_person
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, clauses_in, is_ours, subject_of, who_is

_IT = "(it|this|that|these|those|things|the matter|the issue|the problem|the situation|your case|your issue|your concern|your concerns|your complaint|the matters|matters|everything|your request|your query|your situation|your problem|the concern|the complaint)"
_WORDS = "(comments|comment|remarks|remark|feedback|thoughts|words|message|messages|contents|sentiment|sentiments|suggestion|suggestions|idea|ideas|concerns|concern|wish|wishes|points|observations|opinion|opinions|input|experience|disappointment|interest|request|inquiry|case|complaint|enthusiasm|details|kind words|views)"
# Words handed on, to nobody by name and with nothing to come of it; the firm is the subject.
_HANDING = Phrases(
    f"(<pass>|<share>|<forward>|<relay>|<feed> back|<put>|<pop>|<raise>|<flag>|<escalate>|<submit>|<log>|<note>|<record>|<register>|<bring>|<endorse>|<convey>|<mention>|<circulate>|<communicate>|<refer>|<take>|<add>) ~ (on|along|back|up)? (your|these|all your|all of your) ~ (@ADJ)? {_WORDS} ..",
    "(<pass>|<share>) (on|along)? the feedback ..",
    f"(<pass>|<feed>|<forward>|<escalate>|<raise>|<relay>|<flag>|<refer>|<pop>) {_IT} (on|along|back|up|over|across|through|internally|upstairs|forward|to) ..",
    f"(<pass>|<feed>) (on|along|back) {_IT} ..",
    "(flagged|escalated|raised|noted|logged|mentioned|reported) (it|this|that) ~ (up|internally|with (the|our) @NOUN)? ~ $",
    "(<mention>|<raise>|<bring>|<flag>|<discuss>) (it|this|that|these|your @NOUN|the matter) (up)? (at|in|with|to|during) (the|our|a|my) (next|weekly|monthly|upcoming|coming)? .. (meeting|review|catch - up|team|huddle|briefing|session|debrief) ..",
    "<ask> (someone|somebody|the team|a colleague|the lads|the girls|my colleagues|our @NOUN|the @NOUN) to (look|take|have|check|see|get|keep|investigate|review) ..",
    "(<make>|made|pop|popped) (a|the)? ~ (little)? (note|mention) .. (on|of|in|regarding|about) (it|this|that|your|the) ..",
    "(let|letting) (the|our|my) ... know .. (about|that|it|you|how) ..",
    "(take|taking|taken) (it|this|that|them|your .. |these|all of this) .. (on board|into account|into consideration|under advisement)",
)  # fmt: skip
_HANDED = Phrases(
    f"(your|the|these|all your|all) ~ (@ADJ)? {_WORDS} (have|has|is|are|will|was|were|shall) (now|also|already|all|duly)? (been|be|being)? ~ (been|be)? (passed|shared|forwarded|relayed|fed|noted|recorded|registered|raised|flagged|circulated|included|logged|taken|escalated|sent across|brought|conveyed|discussed|reviewed|considered|communicated|endorsed|gone|laid|added|placed|welcomed) ..",
    "(it|this|that) (has|is|was|will) .. (been|be) (passed on|fed back|noted|shared|forwarded|flagged|raised|escalated|logged|taken on board|mentioned) ..",
    "(is|are) (with|in) (the|our) (relevant|appropriate|right|responsible|correct) .. (team|department|partner|hands|queue|people|office)",
    f"(your|the) {_WORDS} (is|are) in (the|our) (folder|file|pile|tray|queue|mix|system|pot|hat) ..",
)  # fmt: skip
# Work with no object: looking, checking, being on it.
_WORKING = Phrases(
    "(am|are|is) (currently|still|now|already|actively|presently)? (investigating|reviewing|checking|inquiring|looking) (and|,|$|at the moment|further|internally|still|now) ..",
    "(<review>|<revisit>|<tighten>|<look> at|<improve>|<examine>|<change>) our ~ (@ADJ|@NOUN)? (procedures|processes|practices|policies|training|systems|procedure|process|service|approach) ..",
    "see (what|how) .. (turns|turn|goes|go|happens|comes|come|pans|pan) (up|out|back|in|on)? ..", "(<do>|<try>) (our|my|their) (very|level|utmost)? (best|utmost|hardest) ((to|and) @VERB|for you|here|$) ..",
    "(<do>|<try>) (our|my|their) (very|level|utmost)? (best|utmost|hardest) (with|about|on|over|regarding) (this|that|it|these|your) ..",
    "<get> (someone|somebody|one of (us|them|the @NOUN|our @NOUN)|the @NOUN|a colleague|our @NOUN) to (look|take|have|give|call|ring|contact|check|see|get|drop|be|come|sort|pop) ..", "<ask> (someone|somebody|the team|a colleague|the lads|the girls|my colleagues|our @NOUN) to (look|take|have|check|see|get|keep) ..",
    "<make> sure (the right people|the team|they|someone|somebody|it|this|that) .. (see|sees|know|knows|hear|hears|get|gets|reach|reaches) ..",
    f"(<look>|<check>|<dig>|<delve>) (further|more closely)? into {_IT} ..", f"(<investigate>|<review>|<examine>|<assess>|<explore>|<address>|<tackle>|<probe>|<monitor>) {_IT} ..", f"(<work>|<act>) (hard|away|diligently|tirelessly|flat out)? on {_IT} ..",
    "(<work>|<strive>|<do> what (i|we) can|<do> (all|everything) .. (can|possible)|<do> (our|my|their) (very|level|utmost)? (best|utmost)) (hard|diligently|tirelessly|around the clock|flat out)? to ~ (resolve|fix|restore|get|sort|correct|address|rectify|reunite|have|bring|solve|remedy) ..",
    "<do> (all|everything|what|whatever|anything) (that)? (i|we|they) (possibly)? can", "<monitor> (closely|the position|the situation|things) ..", "<keep> (a|an) (closer|close|watchful|special|better)? eye (on|out|open) ..",
    "(fix|sort|solve|resolve|address|rectify|sort out) (your|the|this|that) ~ (@ADJ)? (problem|problems|issue|issues|concern|concerns|matter|query|queries|complaint) ~ $",
    "<get> (this|that|it) ~ (passed|over|across|sent|forwarded|handed|escalated) ~ (on)? ~ (to|onto|on to|over to) (the|our|a) ~ (right|relevant|correct|appropriate)? (team|people|person|department|colleagues|folks)",
    # The idioms of looking into it, asking about, and passing it up.
    "<have|do|take> (a|another|some|a bit of|a little|a little bit of) (quick|good|proper|little|bit of a)? ~ "
    "(dig|digging|poke|nose|root|rummage|scout|snoop|ferret|sleuthing|detective work|homework|delving|asking) (about|around|into|through|on|$|and) ..",
    "<get> to the bottom of (it|this|that|things|what|the matter) ..", "<find> out what 's what ..", "<put> (out|some) (some|a few)? feelers (out)? ..", "<ask> around ..",
    "<see> where (we|things|matters|it|this|that) (<stand>|<be>|<have> <get> to) (with|on)? ..",
    "<make> (a few|some|further|the necessary|more|my own|our own) (inquiries|checks|calls) ..",
    f"<run|take> {_IT} (past|by|up with) (the|our|my|a) (team|manager|managers|management|boss|bosses|powers|people|colleagues|others|director|directors|higher - ups) ..",
    f"<put|bring|take> {_IT} (to|before|up to|to the attention of) (the|our|my)? (team|manager|managers|management|boss|bosses|powers that be|people (upstairs|above|responsible|concerned)|those (responsible|concerned|in charge|who)|higher - ups|top|board|directors) ..",
    f"(<feed>|<factor>|<work>|<build>) {_IT} into (our|the) (next|future|ongoing|regular|planning|thinking|review|reviews|processes|plans) ..",
    f"<take> {_IT} from (here|there) ~ $", f"<give> {_IT} (some|careful|due|serious|a bit of|further) (thought|consideration) ..", "<think> (it|this|that) over ~ $",
    f"<have> {_IT} (looked (at|into|over)|seen to|checked (out|over)|investigated|examined|sorted out) ~ $",
    "see where (we|they|he|she|that|things) (land|lands|get|gets|go|goes|ends|end) ..", "(<keep>|<bear>) (it|this|that|these|those|them|your @NOUN) in mind ..",
    "see what (i|we|they|he|she|can|could) (can|could|be|will|is)? ~ (do|done|come|arrange|possible|happens|find|offer|sort|work) ..", "see (about|whether|if|where) (we|i|a|something|there is anything) .. (can|could|replacement|gesture|fit|do) ..",
    "try (and|to) (be|do) better (at|with|in|on|next)? ..", "(talk|speak|revisit|debate|discuss) .. (internally|among ourselves|amongst ourselves|it as a team) ..", "(revisit|reconsider|rethink) .. (the|this|that|it|at some|question|things) ..",
    "(<have>|<take>) (a|another|a quick|a little|a closer) (look|peek|gander|poke|think|ponder) (at|into)? (it|this|that|things)? .. $", "(take|taking) .. (necessary|appropriate|suitable|corrective|remedial) (action|actions|steps|measures) ..",
)  # fmt: skip
_STATES = Phrases(
    "(it|this|that|everything|the matter|the issue|things) <be> ~ (all)? (in hand|in train|being seen to|on our radar|on the radar|under control) ~ $",
    "(we|lads|guys|team|people|girls|boys|crew|techs|engineers|developers|devs|colleagues|office|department) ~ <have> ~ (got)? (it|this|that|things|everything|the matter) (all)? ~ (in hand|covered|under control|on (the|our|their) radar) ~ $",
    "(we|i) <be> ~ (all)? (across|on top of|abreast of) (it|this|that|the matter|the issue|things) ~ $",
    "(comments|remarks|points|concerns|views|feedback|words|message|thoughts) (has|have) ~ been duly noted",
    "(is|are|be|been|being) given ~ (@ADJ)? (attention|consideration|thought) ..", "<receive> ~ (due|careful|full|proper|every|serious) (attention|consideration) ..",
    "(has|have) been made (fully|well)? aware ..",
    "(i|we) (will|shall) do (what|whatever|all|everything) (that)? (i|we) can ~ $", "(team|colleagues|agents|advisors|specialists|someone|somebody|department|they) (will|should|would) be able to (help|assist|advise|look|sort|answer|resolve) (you|further|with this)? ~ $",
    "you (will|shall|should) ~ (receive|get|have) .. .. (as per|in line with|in accordance with|according to) (the|our) (offer|terms|policy|process|procedure) ..",
    "(is|are) (currently|now|already)? being (dealt with|looked into|looked at|handled|addressed|seen to|investigated|reviewed|worked on) ~ $",
    "leave (it|this|that|everything) with (us|me) ..", "^ (ok|okay|yes|yep|so)? (we are|i am) (all|already|now)? on (it|this|the case) ~ $",
    "(office|team|desk|department|colleagues|managers|manager|supplier|warehouse|people|lads|guys|girls|specialists|partners|depot) .. (is|are) ~ (dealing with|handling|seeing to|attending to|looking|having|investigating|on it|sorting|chasing) ..",
    "(receiving|receive|receives|getting|given|have|has|under) (our|its|the|their|full|due|immediate|urgent|prompt)? ~ (full|due|immediate|urgent|prompt)? attention",
    "(it|this|that|they|everything|things) will get (done|sorted|seen|fixed|looked|dealt|picked|resolved|there) ..",
    "(file|case|query|request|paperwork|ticket|complaint|claim|message|report) (has|have|is|are) gone (to|over|across|upstairs|up|through|off|back|in|on) ..",
    "(let you know|be in touch|update you|come back to you|get back to you|tell you|give you a shout|contact you|message you|drop you a line|keep you posted|keep you updated) (if|when|once|as soon as|should) (anything|there|something|things|any|more|we (hear|know|have|get|learn)|i (hear|know|have|get|learn)|it (changes|happens|comes)) ..",
    "(circle|touch) (back|base) ..", "(we|i) will keep you (posted|updated|informed|in the loop) ~ $",
    "(techs|engineers|developers|devs|team|guys|lads|boys|girls|technicians|people|folks|colleagues|wizards|experts|specialists|techies|crew) .. (is|are) (all|now|already|currently|busy|hard at)? ~ (on it|on this|on the case|aware|looking into|looking at|working on|having a|investigating|beavering|taking a|at it|at work) ..",
    "(we|they|team|developers|kitchen|office|department|management) (is|are|have been|has been) (now|all|also|well|fully|already)? (made)? aware (of (it|this|that|the issue|the problem|the situation|the area|the matter))? ..",
    "(kept|keep|keeping|remain|remains|be) .. under (constant|regular|close|continuous|permanent|ongoing)? review", "lessons .. (learned|taken|drawn)", "(steps|measures) (is|are|have|has|will|were) .. (taken|put in place|in place|underway|under way|follow)",
    "(appropriate|necessary|suitable|corrective|remedial) (action|actions|steps|measures|handling) ..", "(improvements|fixes|enhancements|more fixes) (is|are|being|coming) .. (on the way|coming|continuously|continually|planned|rolled out|being made|in progress|under way|underway|roadmap|over the next) ..",
    "(always|constantly) (looking|trying|seeking) to (do better|improve)", "come right by itself", "(a|some) (solution|answer|fix|way) will (present itself|be found|turn up|appear)", "(expect|hope) (things|matters|it|this) (to|will) (improve|get better|settle|progress|come right)",
    "there are (always)? plans", "(back|now|placed|put|is) in the queue (of|for|to|and|.|$) ..", "(have|has) it (in|on) (their|the|its) (queue|tray|list|inbox|pile|desk|radar) ..", "(is|are) with (accounts|finance|the team|our team|head office|the office) ..", "pulling strings ..", "(in|on) (safe|good|capable) hands",
    "(i|we|they|who|team|people|crew|office|someone|somebody) (will|are|am|is) ~ be? ~ (all over|right on|straight on|right onto|straight onto|right on to|straight on to|on top of) (it|this|that) ~ $",
    "(we|they|i) (will|can) ~ (go|proceed|take (it|this|that|things)|pick (it|this|that) up) from there", "yours (is|are) ~ (in there|(in|among|amongst) (it|them|there)? with) ..",
    "(will|shall) be (borne|kept) in mind ..", "(we|i) will be in touch ~ $", "will be in touch ~ $",
)  # fmt: skip
_FIRM = frozenset(
    "i we team teams they he she colleague colleagues engineer engineers developer developers department someone somebody us manager office desk".split()
)
_PASSING = frozenset(
    "pass share forward feed raise flag escalate submit log note record register bring endorse convey mention circulate communicate refer take add put pop relay make let".split()
)
_MEANWHILE = frozenset({"meanwhile", "meantime", "until"})
_KIND = frozenset("kind lovely nice generous wonderful sweet".split())


# Activity, with the preposition that its object takes where it takes one; the object tells whether anything is said with it.
_ACTIVITY: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "address assess consider discuss escalate evaluate examine explore forward handle investigate log monitor note prioritize process raise "
        "record report review scrutinize share study tackle".split(),
        frozenset({""}),
    ),
    "attend": frozenset({"to"}),
    "check": frozenset({"on", "into"}),
    "deal": frozenset({"with"}),
    "delve": frozenset({"into"}),
    "dig": frozenset({"into"}),
    "give": frozenset({"attention", "consideration", "thought"}),
    "go": frozenset({"through", "over", "into"}),
    "inquire": frozenset({"into", "about"}),
    "look": frozenset({"into", "at"}),
    "pass": frozenset({""}),
    "take": frozenset({"up", "board", "consideration", "account", "advisement"}),
    "work": frozenset({"on", "with"}),
}
_GENERIC = frozenset(
    "it this that these those thing things matter issue problem situation concern case complaint request query everything feedback comment "
    "remark suggestion point observation incident question grievance".split()
)
_VOWS = frozenset("aim intend pledge plan promise undertake vow".split())
# What a matter is under while nobody says what is done about it.
_UNDER = frozenset("consideration discussion examination investigation review scrutiny".split())


def _is_idle(clause: Clause) -> bool:
    """Activity at a thing that has no name: "the matter is being reviewed on our side", "we've raised this with those concerned"."""
    verb, takes = clause.verb, _ACTIVITY.get(clause.lemma)
    if not clause.asserted or clause.negated or verb.dep in ("acl", "acl:relcl") or _is_contingent(clause.sentence):
        return False
    if verb.has("cop"):
        return _is_under_way(clause)
    agent = verb.child("obl:agent")
    if takes is None or (agent is not None and not _is_doer(agent)):
        return False
    being = any(c.norm == "being" for c in verb.children) or (verb.tag == "VBG" and any(c.lemma == "be" for c in verb.children))
    # "We've handled it" reports; "we've passed it on" has only begun.
    begun = clause.perfect and clause.modal is None and clause.lemma in _PASSING
    vowed = verb.dep == "xcomp" and verb.head.lemma in _VOWS
    ahead = clause.tense == "future" or clause.modal in ("will", "shall") or vowed
    if clause.passive and not being and clause.lemma != "give":
        return False  # it will or has been done, and by nobody: ACT004
    if not (ahead or being or begun):
        return False
    if clause.passive:
        target = clause.subject
    elif clause.who is Who.FIRM or (clause.subject is not None and _is_doer(clause.subject)):
        led = (c for c in verb.children if c.dep == "obl" and any(p.norm in takes for p in c.children if p.dep == "case"))
        target = verb.child("iobj") or verb.child("obj") or next(led, None)
    else:
        return False
    if target is None or not _is_nameless(target):
        return False
    near = {w.norm for w in words_after(verb, 6)}
    return "" in takes or bool(takes & near)


def _is_nameless(target: Word) -> bool:
    """A thing that is called no more than a matter, and is no praise."""
    if target.lemma not in _GENERIC or any(w.norm in _KIND for w in target.subtree()):
        return False
    # "The concern you raised" says no more than "your concern".
    more = [c for c in target.children if c.dep in ("nmod", "acl:relcl", "acl", "compound")]
    return all(c.dep == "acl:relcl" and any(w.dep == "nsubj" and w.norm == "you" for w in c.children) for c in more)


def _is_doer(person: Word) -> bool:
    """The firm, or somebody of it who has no name: "our riders", "the duty manager", "someone"."""
    if person.norm == "one":  # "one of our cooks"
        return any(c.dep == "nmod" and _is_doer(c) for c in person.children)
    if person.norm in ("someone", "somebody") or who_is(person) is Who.FIRM:
        return True
    return person.pos == "NOUN" and (is_ours(person) or person.lemma in lexicon("own_people"))


def _is_under_way(clause: Clause) -> bool:
    """ "The matter is under investigation by our riders", "our accountants are on the case"."""
    subject, state = clause.subject, clause.verb
    if subject is None or clause.tense == "past":
        return False
    case = {c.norm for c in state.children if c.dep == "case"}
    if state.norm in _UNDER:
        return "under" in case and _is_nameless(subject)
    return state.norm == "case" and "on" in case and _is_doer(subject)


def _is_contingent(sentence: Sentence) -> bool:
    """ "If it comes back, we'll look into it": not promised yet."""
    return any(w.norm in ("if", "should", "unless") for w in sentence.words[:2])


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    idle = [c for c in clauses(reply) if _is_idle(c)]
    groups = [
        (p.find(reply), kind)
        for p, kind in ((_HANDING, "handing"), (_HANDED, "handed"), (_STATES, "state"), (_WORKING, "working"))
    ]
    if not idle and not any(matches for matches, _ in groups):
        return
    asking = _asks(reply)
    for matches, kind in groups:
        for match in matches:
            sentence = match.sentence
            if sentence.index in seen or sentence.is_question or _is_concrete(reply, match):
                continue
            if kind == "handing" and any(w.norm in _KIND for w in match.words):
                continue
            if kind in ("handing", "working") and not _is_the_firms(match, kind):
                continue
            if kind == "working" and any(c.imperative and c.verb is match.words[0] for c in clauses_in(reply, sentence)):
                continue  # "Have a rummage through the bag": asked of the customer
            if kind == "working" and (asking or _is_contingent(sentence) or any(c.bounded for c in contacts(reply))):
                continue
            if kind == "state" and ((asking and "from there" in match.phrase) or _is_supposed(match)):
                continue
            seen.add(sentence.index)
            yield Hit(
                match.start,
                match.end,
                confidence=0.8 if kind == "working" else 0.9,
                severity=Severity.INFO if _helps_besides(reply, sentence) else None,
                rewrites=_rewrites(reply, sentence),
            )
    for clause in idle:
        sentence = clause.sentence
        if sentence.index in seen or sentence.is_question or asking or any(c.bounded for c in contacts(reply)):
            continue
        words = tuple(w for w in clause.words if w.pos not in ("PUNCT", "CCONJ"))
        if _is_concrete(reply, Match("", (clause.verb, *words), clause.start, clause.end)):
            continue
        seen.add(sentence.index)
        yield Hit(
            words[0].start,
            words[-1].end,
            confidence=0.8,
            severity=Severity.INFO if _helps_besides(reply, sentence) else None,
            rewrites=_rewrites(reply, sentence),
        )


def _helps_besides(reply: Reply, sentence: Sentence) -> bool:
    """Whether the reply gives the customer something to go on as well, here or in another sentence."""
    return any(p.kind in ("step", "pointer", "done") and p.sentence is not sentence for p in parts(reply)) or any(
        w.norm in _MEANWHILE for w in sentence.words
    )


def _asks(reply: Reply) -> bool:
    """Whether the customer is asked for what is needed, so that looking into it has its first step."""
    return bool(instructions(reply)) or bool(questions(reply)) or any(n in reply.positions for n in ("dm", "pm"))


def _is_the_firms(match: Match, kind: str) -> bool:
    """Whether the firm does it, now or later: not "thank you for sharing your thoughts", not "I looked into it: …"."""
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    verb = match.words[0]
    window: list[Word] = []
    for word in reversed(words[max(0, first - 9) : first]):
        if word.text in (".", ";", ":", "(", "—", "–") or word.norm in ("which", "that", "who"):
            break
        window.append(word)
    norms = [w.norm for w in window]
    if any(
        n in ("you", "please", "if", "thank", "thanks", "not", "never", "for", "could", "would", "should", "before", "cannot")
        for n in norms[:5]
    ):
        return False
    perfect = any(n in ("have", "has") for n in norms[:3])
    if verb.tag == "VBD" and not perfect:
        return False
    if kind == "working" and perfect and not any(n == "been" for n in norms[:2]):
        return False
    if any(n in _FIRM for n in norms) or who_is(subject_of(verb)) is Who.FIRM:
        return True
    # "Will pass it on", "Passing your thoughts along", "Working on it": the subject is left out.
    return (
        not [
            n
            for n in norms
            if n
            not in (
                "will",
                "and",
                "so",
                "just",
                "still",
                "currently",
                ",",
                "am",
                "are",
                "definitely",
                "certainly",
                "be",
                "sure",
                "to",
                "also",
                "hope",
            )
        ]
        and verb.tag != "VBN"
    )


def _is_supposed(match: Match) -> bool:
    return any(w.norm in ("if", "whether", "not", "when", "far", "were") for w in words_before(match.words[0], 4))


def _is_concrete(reply: Reply, match: Match) -> bool:
    """Whether a time, a figure, a name or what comes of it stands beside the promise."""
    sentence = match.sentence
    if timed(reply, sentence, 0, 1):
        return True
    words = sentence.words
    if any(w.text[0].isdigit() for w in words):
        return True
    last = match.words[-1].i - words[0].i
    after = words[last - 1 : last + 9]
    if any(
        w.pos == "PROPN" and w.text[0].isupper() and w.text[1:2].islower() and w.i != words[0].i and not _is_called(w)
        for w in after
    ):
        return True
    return any(w.norm in ("me", "you", "her", "him") for w in words[last : last + 5]) and match.words[0].lemma in _PASSING


def _is_called(word: Word) -> bool:
    words = word.sentence.words
    at = word.i - words[0].i
    return at > 0 and words[at - 1].text == ","


def _rewrites(reply: Reply, sentence: Sentence) -> tuple[Rewrite, ...]:
    """Who does what, and by when: the writer's own words with "I" and a time where they can be turned, else a promise to fill."""
    turned = [first_person(reply, clause, " and write to you by {time}") for clause in clauses_in(reply, sentence)]
    promise = reply.replace_sentence(sentence, STEP, Grade.NEEDS_FACTS)
    return offered(*turned[:1], promise)


RULE = Rule(
    code="ACT002",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="Say what exactly will be done, by whom, and when the customer will hear of it.",
    check=check,
    weigh=tone_check("vague_action", "This reads as a promise with no step, owner or time in it", least_words=20),
    evidence="A",
    examples=(
        Bad("I'm going to have a dig around and see where things stand."),
        Bad("The lads have got it in hand."),
        Good("Have a dig around in the box, and you'll find the screws.", why="asked of the customer"),
        Good("It's all in hand: Joe is coming at four.", why="says who and when"),
        Bad("We will look into this for you."),
        Bad("I've passed your comments on to the relevant team."),
        Bad("We're working on it."),
        Bad("Your feedback has been noted and will be taken into consideration."),
        Bad("Rest assured, we are doing everything we can to resolve the matter."),
        Bad("We'll see what we can do."),
        Bad("Someone is investigating the issue at the moment."),
        Bad("The developers are aware and fixes are on the way."),
        Bad("Your remarks have been shared with colleagues as appropriate."),
        Bad("We'll be sure to keep a closer eye on the queue."),
        Bad("i'll pop your idea on the list upstairs"),
        Bad("The incident is presently being examined on our end.", text="The incident is presently being examined on our end"),
        Bad("We have raised this with the people in charge."),
        Bad("Your complaint is being examined by our surveyors."),
        Bad("We'll try our hardest with this one."),
        Bad("The incident is under review by our stewards."),
        Bad("My cousin will look at the hinge and we'll take it from there."),
        Bad("Your points will be borne in mind."),
        Good("Send me a photo of the hinge and we'll take it from there.", why="asks for what it needs"),
        Good("The case is being dealt with by the police.", why="an outside party does it"),
        Good("The matter was under review until Monday: the lock had been forced.", why="told, with what was found"),
        Good(
            "I'm checking the courier's GPS log for 4 May and will email you what it shows by 3 pm.",
            why="an object, a result and a time",
        ),
        Good("I looked into it: the card was declined twice before it went through.", why="told, with what was found"),
        Good(
            "We'll look into it today, and I'll call you at 5 with whatever we find, even if it's nothing.",
            why="a time and a check-back",
        ),
        Good("I've passed this to Dana in billing, who will refund you by Friday.", why="a name and an outcome"),
        Good("Thanks for the idea! We'll add it to the list the team votes on each month.", why="a real list"),
        Good("Could you send me the serial number so that I can look into this?", why="asks for what it needs"),
        Good("Thank you for sharing your thoughts on the new menu.", why="the customer shares"),
        Good("I've passed your kind words on to Aoife, who did your room.", why="a name"),
        Good("I reviewed the matter: the meter was read twice on 3 May.", why="what came of it"),
        Good("If it comes back, we will look into it.", why="only if"),
        Good("As far as I'm aware it fits both models.", why="another sense"),
        Good("I'm working on your refund now and it will be done within the hour.", why="an object and a time"),
    ),
)
