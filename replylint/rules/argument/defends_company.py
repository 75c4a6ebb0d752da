"""Answers a complaint by praising or exonerating the firm.

Whoever was let down does not want to hear how good the firm is. Denial and praise say that the complaint was not heard.

Sources: Benoit 1995; Kapes 2022; Li, Cui & Peng 2018
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from replylint.customer import Customer
from replylint.cut import left_out, offered, run_end
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repairs
from replylint.moves.turn import turns_to_help
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, is_conditional

_DENIED = Phrases(
    "(he|she|they|staff|team|crew|nurses|@PROPN|(our|the) ~ @NOUN) ~ (did|acted|behaved|responded|performed|worked) ~ (exactly|entirely|just|completely|precisely|fully)? (what|as) (he|she|they|it|we) ~ (should|ought|(is|are|was|were|has been|have been) ~ (supposed|meant|trained|expected|instructed|told|asked|required)) ..",
    "(nothing|not a thing|no part) ... (in|about|to) (the way|how|what) (we|i|it|this|they|our ..) ... (that)? (we|i) would ~ (change|do differently|have done differently|alter|have changed) ..",
    "(i am|we are|i remain|we remain) ~ (quite|fully|entirely|completely)? ~ (satisfied|confident|content|happy|certain|convinced) (that)? ... (was|were|has been|have been|is|are) ~ (all|entirely|fully)? ~ (up to (standard|scratch)|of the (right|required|usual|expected) standard|as it should (be|have been)|in line with|appropriate|correct|correctly|properly|proper|reasonable|fair|adequate|justified) ..",
    "(can not|could not|do not|did not|not able to|unable to) ~ (see|find|identify|detect|recognize) ~ (a|any) ~ (@ADJ)? (failing|failings|fault|error|mistake|shortcoming|shortcomings|wrongdoing|breach|lapse|negligence) (on|in|by|of|at|with|here) ..",
    "(he|she|they|staff|team|@PROPN|(our|the) @NOUN) ~ (handled|treated|dealt with|managed|did) (it|this|that|you|things|the @NOUN) ~ (exactly|just)? ~ (the way|as) (he|she|they|it|one|we) ~ (should|ought|is meant|was meant|are meant|is supposed|are supposed|(are|is|were|was|have been|has been) ~ (trained|taught|told|instructed|asked|required|expected))",
    "nothing (that)? (the|our|we|i|this|any) .. (can|could|should|need|needs) be (reproached|faulted|criticized|blamed|reprimanded|held) ..",
    "(all|every) (the)? ~ (@ADJ)? <check|step|test|inspection> (was|were|had been|has been|have been) ~ (completed|carried out|done|made|taken|followed|performed) (as|in line|in accordance|according) ..",
    "(we|i|our @NOUN|team|staff|driver|engineer|company) (have|has|had)? ~ (did|done) nothing wrong",
    "(we|i|company|store|shop|our @NOUN) (am|are|is|was|were) ~ not ~ (at fault|to blame|responsible|liable|in the wrong|"
    "accountable|negligent)",
    "(we|i) (can not|could not|will not|do not) ~ (be)? ~ (held|accept|take|assume|bear) ~ (any|the|full)? ~ (responsible|"
    "liable|accountable|responsibility|liability|blame)",
    "(can|could) not be (held|blamed|faulted)",
    "(was|is|were|are) (not|in no way|by no means) ~ (our|my) (fault|mistake|error|doing|responsibility|problem)",
    "(not|never) ~ (a)? ~ (fault|bug|defect|error|mistake|issue|problem) (on|of|at|with|in|from) (our|my|the) (side|part|"
    "end|product|software|system|service|app|platform)",
    "no ~ (fault|bug|defect|error|mistake|wrongdoing|negligence) (on|of|by) (our|my|the company 's) (side|part|end)?",
    "(there is|there was|find|found|see|saw) nothing (wrong|the matter|amiss|untoward) (with|at|on|in) (our|the|this|that)",
    "nothing the matter (at|on|with) (this|our) (end|side)",
    "(we|i|our @NOUN|team|staff|everyone|they) ~ (have|had)? ~ <follow|observe|respect|apply> (the|all|every|our|due|"
    "correct|standard|proper)? ~ (@ADJ)? (procedure|procedures|process|protocol|protocols|guidelines|rules|policy|policies|"
    "regulations)",
    "(acted|handled|dealt|behaved|performed|delivered|carried out) ... (correctly|properly|appropriately|professionally|in "
    "good faith|by the book|as agreed|to the letter)",
    "(everything|all|it) (was|were|is|has been) ~ (done|carried out|handled|delivered|processed|performed) (correctly|"
    "properly|by the book|as (agreed|it should|described|planned))",
    "(did|done|does|do) everything (by the book|right|correctly|properly|we (could|should)|in our power)",
    "by the book",
    "according to the (book|rules|rulebook|letter)",
    "(fault|blame|error|mistake|problem|failing) (is|was) not (ours|mine|with us|on our side)",
    "(fault|blame|error|mistake|problem|failing) (does|did) not (lie|rest|sit) (with|on|at) (us|our|me)",
    "no (fault|blame|error|failing) (lies|lay|rests) (with|on|at) (us|our|me)",
    "(we|i) ~ stand by our @NOUN 's (decision|work|actions|word|account|view|advice)",
    "no ~ (failing|failings|failure|negligence|shortcoming|shortcomings|lapse|wrongdoing|breach|fault) (on|of|by|in|at) ~ (our|my|the) ~ (part|side|end|behalf|service|staff|team)",
    "nothing (that)? (we|i|our @NOUN) (did|do|said|does) (was|is|were) wrong",
    "(unlikely|hardly likely|hard|impossible) (to be|that it is|that it was|that this is) (our|my|down to us|the fault of) ..",
    "(service|product|order|work|item|contract|job|repair) (was|were|has been|have been) ~ (provided|delivered|performed|completed|supplied|carried out) ~ (in full|fully|as agreed|as described|in accordance|to "
    "specification|correctly|properly)",
    "(product|item|device|machine|service|system|staff|team|it|they|he|she) ~ <perform|act|behave|work|respond|function> ~ (exactly|precisely|perfectly|just)? ~ (as (it|they|he|she) (should|ought|is "
    "designed|was designed|is supposed))",
    "(we|i) (have)? ~ (fulfilled|met|honored|discharged|kept) (all|every|each|our) ~ (of)? ~ (our)? ~ (@ADJ)? (obligations|obligation|duties|duty|commitments|part|side|responsibilities)",
    "(we|i) (fully|firmly|absolutely|completely)? ~ stand by (our|my|the) ~ (decision|staff|team|product|actions|work|driver|colleagues|position|policy|people|agent|colleague)",
    "our (team|staff|people|colleagues|driver|drivers|engineer|agent|agents|waiter|crew|colleague) ~ (handled|treated|dealt|managed|did|acted|behaved|served|responded) ... "
    "(perfectly|correctly|properly|impeccably|professionally|well|admirably|politely|courteously)",
    "(we|i) have always ~ (treated|been|acted|dealt|served|looked after|behaved|done|played) ~ (our|your|all|every|fair|honest|@NOUN)? ... (fairly|well|fair|honest|properly|right|respect|correctly)",
    "(in (full)?|fully in) (accordance|line|compliance) with (our|the) (terms|policy|policies|procedure|procedures|"
    "conditions|standards|contract|guidelines|regulations)",
    "as far as we are concerned",
    "(from|on|at) our (side|end|platform|part) (the|everything|it|this|all|there) .. (is|was|were|are) ~ (complete|"
    "completed|fine|ok|okay|in order|correct|closed|settled|delivered)",
    "(at|on|from) our (end|side) (this|the|it|everything)",
    "(delivered|completed|provided|supplied|performed) (exactly)? as (ordered|agreed|described|promised|contracted)",
    "(accept|accepts|take|takes|assume|bear) no ~ (responsibility|liability|blame)",
    "(find|finds|found|see|sees|saw|identify|identified) ~ (nothing|no (reason|cause|grounds|fault|failing|failings|error|errors|lapse|shortcoming|shortcomings)) ~ (amiss|wrong|untoward|improper|out of (order|place|the ordinary)|"
    "in (how|what|the way|our|my)|to (fault|criticize|reproach|answer for|apologize for|change|reproach (us|ourselves)|suggest that (we|i|our))|that (we|i|our @NOUN) (would|should|could|did))",
    "(find|found|see|saw) nothing ... (that)? (i|we) would ~ (want|wish|care) to (change|alter|do differently)",
    "(we|i|our @NOUN) ~ (have|has|see|find) ~ (absolutely)? (nothing|no reason|no cause) ~ to (apologize|reproach|answer for|be (sorry|ashamed|embarrassed)|regret|explain|change|criticize|add to that)",
    "(our|my) conscience is (clear|clean|quite clear|perfectly clear)",
    "(we|i) ~ (would|could) not ~ (change|have (changed|done|acted|handled)) (a|any|it|anything|one) ~ (thing|of it|differently|single|otherwise|more|better)",
    "(we|i) would ~ (do|make|take|act|decide|handle) ~ (exactly|precisely)? ~ (it|this|that|the same (decision|thing|again|way|choice|call)|the same)? ~ (again|in the same way|the same way) (tomorrow|today|$|,|if|in)",
    "(we|i) (am|are|remain) ~ (fully|quite|entirely|perfectly|completely|more than)? ~ (satisfied|confident|comfortable|content|happy|convinced|certain) ~ (that|with (how|the way)) (we|our @NOUN|our _ @NOUN|everything|all|the @NOUN|he|she|they|my) "
    "~ (has|have|had|was|were|did)? ~ (acted|handled|dealt|treated|followed|did|took|taken|done|behaved|conducted|observed|responded|carried|met|provided|delivered|managed|fulfilled|performed|correct|appropriate|fair|reasonable|proper|right)",
    "(blame|fault|responsibility|failure|cause|failing) ... (can not|could not|should not|must not|does not|can hardly|cannot) ~ (be)? ~ (laid|placed|put|pinned|lie|rest|fall|sit|attributed|ascribed) (at|on|upon|to|with) (our|us|my|me|the company|the firm|the hotel|the shop|the school)",
    "(lay|laying|laid|pin|pinning|put|putting) (the|any|all)? ~ (blame|fault|responsibility|this|it) ~ (at our door|on us|at our feet|on our shoulders) (is|would be) ~ (unfair|wrong|unjust|unreasonable|not)",
    "(was|were|is|are|has been|have been) ~ (beyond (reproach|criticism|question)|above (reproach|board)|by the rules|faultless|blameless|exemplary|impeccable|second to none)",
    "(can not|could not|can hardly|could hardly) ~ (be)? ~ (faulted|reproached|criticized)",
    "(we|i|our @NOUN|our @NOUN @NOUN|they|he|she) ~ (have|has|had)? ~ (did|done) ~ (all|everything|exactly what|precisely what|what|no more than) ~ (that)? ~ (was|could (reasonably)? (be|have been)|could ~ have been|is|were) ~ (asked|expected|required|demanded|"
    "needed|possible|necessary|agreed|humanly) ~ (of|from|to)?",
    "(we|i|our @NOUN|they|he|she) ~ (could|can) not ~ (possibly|reasonably)? ~ have ~ done ~ (any)? (more|better|anything more|anything else|anything different|otherwise)",
    "(we|i|our @NOUN|they|he|she) ~ (did|have done|has done) ~ (our|my|their|his|her) (job|bit|duty|part|best under)",
    "(@NOUN|it|they|this|that) ~ (has|have|had|did|do|does|is|are|was|were)? ~ <behave|perform|work|function|respond|operate|act|react|run> ~ (precisely|exactly|just|perfectly)? ~ (the way|how|as|like) (that)? ~ (it|they) ~ (was|were|is|are|has|should|ought) ~ "
    "(been)? ~ (designed|intended|meant|built|supposed|made|programmed|configured|set up|to)",
    "(is|was|were|are) ~ (only|merely|just|simply)? ~ doing ~ (exactly|precisely|just)? ~ (what|its) (it|they|job) ~ (is|was|are|were)? ~ (designed|intended|meant|built|supposed|made|programmed|properly|$)",
    "(well|comfortably|perfectly|fully|entirely) within ~ (our|its|their|the|all)? ~ (@ADJ)? (rights|limits|tolerance|tolerances|specification|spec|guidelines|norms|parameters|service level|target|targets|remit)",
    "(we|i) ~ (acted|behaved|handled (it|this|that|everything|the matter)|conducted ourselves|acquitted ourselves) ~ (impeccably|faultlessly|honorably|responsibly|in good faith|as any|with (care|integrity|professionalism))",
    "(us|ours|our @NOUN) ~ (being)? ~ (in the right|in the clear|blameless|innocent)",
    "(we|i|our @NOUN) (am|are|is) ~ (in the right|in the clear|blameless|innocent|not guilty|guilty of nothing|not the (guilty|ones))",
    "(we|i|our @NOUN) ~ (have|has) ~ been ~ (nothing but|more than|perfectly|entirely|only ever|unfailingly|extremely|exceptionally) ~ (fair|reasonable|helpful|polite|courteous|patient|generous|professional|accommodating|honest)",
)
_PRAISED = Phrases(
    "(thousands|hundreds|millions|dozens|scores|generations) of ~ (@ADJ)? ({customer_people}|families|people|homes|businesses|firms) ~ (trust|rely|depend|swear|choose|love|use|count) ..",
    "(inspectors|critics|regulators|auditors|the inspectorate|the regulator|readers|judges) ~ (have|has|had)? ~ (rated|graded|judged|voted|named|praised|awarded|commended) (us|our|the) ..",
    "our ~ (@ADJ|@NOUN)? @NOUN ~ (all)? ~ (has|have|had)? <hold|have|carry|boast|keep|maintain|score|achieve|earn|receive> (the|a|an|its|their)? ~ "
    "(@NUM|five|full|top|highest|maximum|excellent|perfect|best|outstanding|spotless|unblemished) (possible|available|hygiene|safety|industry)? <star|mark|rating|score|grade|qualification|accreditation|"
    "certification|record|credential|distinction> ..",
    "(all|each of|every one of) our ~ (@ADJ)? @NOUN <hold|have|carry|boast> (the|a|an)? ~ (@ADJ|@NOUN)? (@NOUN)? <qualification|accreditation|certificate|certification|diploma|degree|license|credential>",
    "(@NUM|two|three|four|five|six|seven|eight|nine|ten|several) (years|times|seasons) (running|in a row|in succession)",
    "our ~ (@ADJ|@NOUN)? (product|products|service|services|system|software|app|team|staff|equipment|site|platform|device|"
    "devices|machines|food|drivers|engineers|network|work|workmanship|standards|procedures) "
    "(do|does)? ~ (<work|perform|function|operate|run> ~ (exactly|precisely|perfectly|correctly|fine|well|as|normally|"
    "properly|flawlessly)|(is|are) ~ (excellent|second to none|outstanding|of the highest|highly|first-class|first class|"
    "top|award-winning|the best|perfectly|fully|well|exemplary|experts|professionals|extremely))",
    "as it should be",
    "(was|were|is|are|has been|have been) ~ (done|carried out|completed|performed|finished|made|fitted|built) ~ to (a|the|our) ~ (very)? (high|highest|exacting|good|excellent|professional|usual|exceptional) (@ADJ)? (standard|standards)",
    "(have|has) ~ (just|recently)? won (the|a|an|several|many|numerous|@NUM)? ... (award|awards|prize|prizes|medal|best|title|trophy)",
    "(ours|we|our ..) (is|are) (the|one of the|among the) ~ (most|best|leading|largest|finest|safest|fastest|number one) ~ @ADJ? ~ @NOUN ~ (in|on|of|around|anywhere|there|$)",
    "(tested|inspected|checked|made|built|trained|vetted) to (the|a|our)? ~ (highest|very high|strictest|exacting|top) ~ (@NOUN)? (standard|standards|specification|quality)",
    "our (staff|cooks|chefs|engineers|team|drivers|agents|colleagues|technicians|fitters|people|nurses|teachers) (is|are) ~ (all)? ~ (highly|fully|well|properly|expertly|extremely|very)? (trained|qualified|experienced|"
    "skilled|competent|professional|knowledgeable)",
    "(have|has|with) (over|more than|nearly|almost|around)? @NUM ~ (@NUM)? ~ (@ADJ)? (reviews|ratings|recommendations|awards|five .|5 .)",
    "(over|more than|nearly|almost) ... (five - star|five star|5 - star|5 star|positive|glowing|excellent) (reviews|ratings)",
    "(excellent|great|glowing|outstanding|hundreds of|thousands of|five-star|five star|@NUM five-star|many positive|"
    "overwhelmingly positive|brilliant|superb) ~ (reviews|feedback|ratings|testimonials|recommendations)",
    "(award-winning|industry-leading|market-leading|world-class)",
    "(pride ourselves|proud of (our|the)) ",
    "(thousands|hundreds|millions|majority|99 %|most|all) of (our)? (satisfied|happy|loyal|other|delighted)? ~ (customers|"
    "guests|users|clients|patients) (love|enjoy|rate|praise|come back|say)",
    "(thousands|hundreds|millions|countless) (of)? (satisfied|happy|loyal|delighted|contented) ~ {customer_people}",
    "(we|i) ~ (only|always) ~ (employ|hire|sell|serve|stock|use|work with|buy) ... (best|finest|highest|freshest|safest) ..",
    "(we|i|our @NOUN) (have been|are) ~ trusted by ..",
    "our @NOUN ~ <know> ~ (exactly|perfectly well|full well|precisely) what (they are|he is|she is) doing",
    "(have|has|with) (a|an)? @NUM ~ (star|stars|point)? (rating|average)",
    "<rate|vote|rank|name|judge|review|regard> ~ (consistently|regularly|always|by @NP)? ~ (as)? (one of|among|amongst|in the top|as the|the) ~ (the)? ~ (very)? (best|finest|top|leading|most|highest|number|@NUM|country 's|region 's)",
    "(consistently|regularly|always|highly|routinely|repeatedly) ~ (rated|ranked|voted|praised|recommended|reviewed|commended|singled out)",
    "(we|i|our @NOUN|it|they|he|she) (have|has) ~ been ~ (running|doing|serving|making|operating|selling|offering|providing|baking|teaching|cooking|fitting|building|delivering|trading|looking after|in (this|the) (business|trade|industry)|in business|"
    "established|going) ... (for|since) ~ (over|more than|nearly|almost|some|about|around|well over)? ~ (@NUM|twenty|thirty|forty|fifty|many|a hundred|two|three|four|five|six|several) ~ (@NUM|years|decades|generations)",
    "(we|our @NOUN|it|this @NOUN) (is|are) ~ (widely|rightly|justly|internationally|well|best)? ~ (known|renowned|famous|noted|celebrated|respected|recognized|acclaimed) ~ (as|for|throughout|across|far|all over|in the)",
    "(the envy of|the gold standard|best in class|best-in-class|a market leader|an industry leader|the market leader|the industry leader|a leader in|second to none|a byword for|a household name|top of (our|the) (field|class|game))",
    "(our|an|a) ~ (@ADJ)? (reputation|name|track record|record) (for|is|speaks|of) ~ (excellence|quality|service|itself|second|care|reliability|excellent|outstanding|being|unblemished|spotless|unrivaled|impeccable|safety|honesty|fair)",
    "(speak|speaks) for (itself|themselves)",
)
_KEEPING = frozenset("abide adhere comply follow heed obey observe respect stick".split())
_PROCEDURES = frozenset(
    "checklist code guidance guideline law policy practice procedure process protocol regulation requirement rule standard".split()
)
# What is said to agree with the procedures.
_AGREEING = frozenset("accord accordance according accordingly compliance conformity keeping line per".split())
_DEMANDING = frozenset("demand dictate foresee prescribe provide require say specify state stipulate".split())
_WORKING = frozenset("behave function handle operate perform run work".split())
_AS_MEANT = frozenset(
    "advertised agreed billed claimed described designed expected intended meant planned promised sold specified stated".split()
)
_WELL = frozenset("correctly exactly faultlessly flawlessly impeccably perfectly precisely properly".split())
_SUPERB = frozenset(
    "excellent exceptional exemplary faultless flawless impeccable outstanding superb unbeatable unrivaled".split()
)
# "Of the highest quality", "to a very high standard".
_RANKS = frozenset("calibre caliber class grade order purity quality rank standard".split())
_HIGH = frozenset("best exacting finest first high highest premium strictest superior top".split())
_BEST = frozenset({"best", "cleanest", "finest", "safest"})
_HONORS = frozenset("accreditation award certificate certification medal prize rating recommendation reputation".split())
_HELD = frozenset("boast carry enjoy have hold".split())
# What one's people always are, when somebody has just said that they weren't.
_GOOD = frozenset(
    "attentive careful clean considerate courteous friendly fresh helpful honest polite professional prompt punctual reliable respectful "
    "safe thorough".split()
)
_ESTEEMED = frozenset(
    "admired advanced caring experienced knowledgeable popular qualified recommended reliable respected skilled trusted".split()
)
_VERY = frozenset({"extremely", "highly", "most", "very"})
_MENDED = frozenset({"again", "now", "since", "today", "normally"})


def _kept(clause: Clause) -> Word | None:
    """ "We complied with every regulation": the procedure."""
    if clause.lemma not in _KEEPING or clause.tense != "past" or clause.modal is not None:
        return None
    if clause.who is not Who.FIRM and not _is_ours(clause.subject):
        return None
    kept = next((w for w in clause.words if w.lemma in _PROCEDURES and w.i > clause.verb.i), None)
    return None if kept is None or any(w.norm in ("your", "not", "no") for w in kept.children) else kept


_REACH = 60  # words after a verb in which its rules are looked for: a sentence without end would be read anew for each verb


def _conformed(clause: Clause) -> Word | None:
    """ "Your file was processed in keeping with our rules", "all was handled as our guidelines require": the rules."""
    if clause.tense != "past" or clause.modal is not None or clause.verb.dep in ("acl", "acl:relcl"):
        return None
    if not (clause.passive or clause.who is Who.FIRM or _is_ours(clause.subject)):
        return None
    first = clause.verb.i - clause.sentence.words[0].i + 1
    rest = clause.sentence.words[first : first + _REACH]
    rules = next((w for w in rest if w.lemma in _PROCEDURES), None)
    if rules is None or any(w.norm in ("your", "not", "no") for w in rules.children):
        return None
    agreed = any(w.norm in _AGREEING for w in rest if w.i < rules.i)
    return rules if agreed or (rules.dep == "nsubj" and rules.head.lemma in _DEMANDING) else None


def _extolled(clause: Clause) -> Word | None:
    """ "Our alarm functioned exactly as designed", "our nurses are outstanding", whatever it is that we make or do: the praise's last word."""
    if clause.modal is not None or not _is_ours(clause.subject) or any(w.norm in _MENDED for w in clause.words):
        return None
    if clause.lemma in _WORKING:
        after = words_after(clause.verb, 5)
        meant = next((b for a, b in pairwise(after) if a.norm == "as" and b.norm in _AS_MEANT), None)
        return meant or next((w for w in after[:2] if w.norm in _WELL), None)
    if clause.tense != "present":
        return None
    around = {w.norm for w in clause.words}
    if clause.lemma in _HELD:
        honor = clause.verb.child("obj")
        return honor if honor is not None and honor.lemma in _HONORS and around & (_HIGH | _SUPERB) else None
    esteemed = (clause.lemma in _ESTEEMED or clause.verb.norm in _ESTEEMED) and around & _VERY
    if esteemed or (clause.lemma in _GOOD and "always" in around):
        return clause.verb
    return clause.verb if clause.lemma in _SUPERB else _ranked(clause)


def _ranked(clause: Clause) -> Word | None:
    """ "Our beds are of the highest quality", "our cabs are cleaned to the strictest standards", "our bread is the finest in town"."""
    for word in (clause.verb, *clause.verb.children):
        if word.lemma in _RANKS and any(c.norm in ("of", "to") for c in word.children):
            return word if any(c.norm in _HIGH for c in word.children) else None
    best = clause.verb.has("cop") and any(c.norm in _BEST for c in (clause.verb, *clause.verb.children))
    return clause.verb if best or [w.norm for w in words_after(clause.verb, 2)] == ["to", "none"] else None


def _is_ours(subject: Word | None) -> bool:
    return (
        subject is not None
        and subject.pos in ("NOUN", "PROPN")
        and any(w.dep == "nmod:poss" and w.norm in ("our", "my") for w in subject.children)
    )


def _told(reply: Reply, test: Callable[[Clause], Word | None]) -> list[Match]:
    found: list[Match] = []
    for clause in clauses(reply):
        last = test(clause) if clause.asserted and (not clause.negated or clause.lemma == "second") else None
        if last is not None and clause.subject is not None:
            first = min([clause.subject, *clause.subject.children], key=lambda w: w.i)
            run = tuple(w for w in clause.sentence.words if first.i <= w.i <= last.i)
            if run:
                found.append(matched(run))
    return found


def check(reply: Reply) -> Iterator[Hit]:
    """Denial and praise, unless the firm repairs or owns something beside it, or nobody complained."""
    for group, tests, sure in ((_DENIED, (_kept, _conformed), 0.85), (_PRAISED, (_extolled,), 0.8)):
        phrased = group.find(reply)
        told = [
            t for test in tests for t in _told(reply, test) if not any(t.start < m.end and m.start < t.end for m in phrased)
        ]
        for match in (*phrased, *told):
            if not _is_defense(reply, match):
                continue
            calm = reply.customer is not None and _is_calm(reply.customer)
            if not (calm and group is _PRAISED):
                yield _hit(reply, match, sure, Severity.INFO if calm else None)


def _is_calm(customer: Customer) -> bool:
    """Whether nothing went wrong: praise then answers a question before buying."""
    asks = customer.needs.intent == "question" and not customer.failures and customer.complaint < 0.35
    return asks or customer.needs.apology < 0.35


def _is_defense(reply: Reply, match: Match) -> bool:
    sentence = match.sentence
    if sentence.is_question or is_conditional(match.words[0]) or is_conditional(match.words[-1]):
        return False
    if any(
        w.norm in ("not", "if", "whether", "once", "until", "when", "asked", "sorry") for w in words_before(match.words[0], 4)
    ):
        return False
    if any(w.norm == "you" for w in words_before(match.words[0], 3)):
        return False
    rest = [w.norm for w in sentence.words if w.i > match.words[-1].i]
    for at, norm in enumerate(rest[:3]):
        ours = norm in ("when", "before", "after") and rest[at + 1 : at + 2] in (["we"], ["i"], ["our"])
        if norm in ("once", "when", "so", "after", "before", "instead", "until") and not ours:
            return False  # "works as described once the valve is open": an instruction; not "when we cut the hedge"
    if "if" in rest:
        return False
    if any(n in ("yours", "yet", "unfortunately") for n in rest) or ("and" in rest and "not" in rest) or "but" in rest[:6]:
        return False
    if turns_to_help(reply, sentence, match.end) or owned_near(reply, sentence, 1, 1):
        return False
    # "Everything was done by the book" sounds like a repair itself.
    near = reply.near(sentence, 0, 1)
    if any(r.sentence in near and (r.end <= match.start or match.end <= r.start) for r in repairs(reply)):
        return False
    return not any(a.owned and abs(a.sentence.index - sentence.index) <= 1 for a in apologies(reply))


def _hit(reply: Reply, match: Match, confidence: float, severity: Severity | None) -> Hit:
    text = "Here's what I found: {fact}. That doesn't help you with {problem}, so {your next step}."
    template = reply.replace_sentence(match.sentence, text, Grade.NEEDS_FACTS)
    rewrites = offered(left_out(reply, match.start, match.end), template)
    return Hit(
        match.start, max(match.end, run_end(match.words[-1], 6)), confidence=confidence, severity=severity, rewrites=rewrites
    )


RULE = Rule(
    code="ARG005",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="This defends the firm; say what you found, and what you will do for this customer.",
    check=check,
    graded={"public-review": Severity.INFO},
    examples=(
        Bad("Our bakery has held top marks for hygiene for years.", customer="There was a fly in my bread. Disgusting."),
        Bad("Our conscience is clear.", customer="You lost my dog and I am furious."),
        Bad("The blame can't be laid at our door.", customer="Your crew broke my door and nobody answers."),
        Bad("The pump behaved just the way it was meant to.", customer="Your pump flooded my cellar."),
        Good(
            "The pump works the way it's meant to now; I tested it at nine.", "mended", customer="Your pump flooded my cellar."
        ),
        Bad("We did nothing wrong in this case."),
        Bad("Our product works exactly as described."),
        Bad("We followed the correct procedure at all times."),
        Bad("As far as we are concerned, the service was delivered."),
        Bad("Our team did everything by the book."),
        Bad("We have excellent reviews from other guests."),
        Bad("This was not our fault."),
        Bad("We cannot be held liable for the delay."),
        Bad("our drivers are highly trained professionals"),
        Bad("Our mechanics kept to the manual and adhered to every safety rule."),
        Bad("Our alarm functioned exactly as designed."),
        Bad("The sale was conducted in accordance with the auction rules."),
        Bad("Everything was done in line with our process."),
        Good("Your file was handled in line with your instructions.", "the customer's own"),
        Bad("We did nothing wrong when we cut the hedge."),
        Good("Our booking page is working properly again, so try it now.", "mended"),
        Good("We followed the instructions you gave us, and they led us to the leak.", "the customer is credited"),
        Good("We did something wrong here and I want to fix it.", "the opposite"),
        Good("Our tests show the cable is fine, so I'm sending a new charger to try.", "a fact in service of a fix"),
        Good("The heater works exactly as described once the valve is open: here's how.", "an instruction"),
        Good("You asked whether we followed the procedure: no, we skipped a step.", "an answer, and owned"),
        Good("Our team did everything they could to find it, and it's on its way to you.", "effort, and its result"),
        Good(
            "We have great reviews for the family rooms if you'd like to look before choosing.",
            "a question before buying",
            customer="Which of your rooms would suit a family with two small children?",
        ),
        Good(
            "Our Saturday class has glowing reviews from beginners.",
            "a question before buying",
            customer="Which of your classes would suit a beginner?",
        ),
        Bad("We have excellent reviews from other guests.", customer="Why was my room so dirty?"),
        Good("It isn't your fault or the driver's: the label was ours.", "owned"),
        Bad("Our boats are of the highest standard."),
        Bad("Our pilots are always courteous."),
        Good("Our pilots should be courteous, and this one was not.", "owned"),
    ),
)
