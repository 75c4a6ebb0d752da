"""A claim of caring with nothing behind it.

The customer just had proof of the opposite, so a claim without an act reads as indifference or as mockery.

Sources: NCRS15; CustomersRock; Benoit95; Marinova18.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import offered, sentence_out
from replylint.moves.move import words_after
from replylint.moves.ownership import owned_near
from replylint.moves.time import timed
from replylint.passage import Sentence
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_CLAIMS = Phrases(
    "(at|in) the (very)? (heart|core|center|forefront|top) of (everything|all|what|our|how|who) ..",
    "<be> ~ (of|our|my|a|the)? (our|my|the)? ~ (top|number one|first|highest|main|key|biggest|foremost|utmost|no 1) (priority|concern|goal|focus|aim)",
    "<be> ~ (and always will be)? (our|a) (top|number one|first|highest|utmost|absolute)? (priority|concern) (to|for)? us? ~ $",
    "<be> of (the)? ~ (utmost|paramount|greatest|highest|great|vital|critical|extreme|prime|primary) (importance|concern|priority)", "(<be>|<remain>|<stay>) ~ paramount (to us)?", "(quality|service|safety|comfort|hospitality|care|craftsmanship|freshness) (has|have)? ~ <be> ~ (our|a) ~ (@ADJ)? (passion|mission|hallmark|watchword|obsession|promise)",
    "(customer|customers|guest|guests|client|clients|patient|patients|resident|residents|tenants|students|pupils|passengers|members|families|people|pets|children|safety|quality|you) ~ <come> first", "how (very)? much (your|our|each|every) .. ~ <mean> to", "(the customer|our customers|our guests) (is|are) (always)? (king|right|number one)",
    "(we|i|is something we|company|team|management) ~ <take> (@NP|this|it|all|such|any|every|these|that)? ... seriously",
    "(we|i|team|staff|company|all of us|everyone here) ~ (at @NP)? ~ (<strive>|<endeavor>|<aspire>) to", "(we|team|company) .. <pride> (ourselves|itself|themselves) (on|in)", "<take> (great|immense|real|enormous|huge)? pride in (our|the (quality|service|experience)|delivering|providing|offering|being)",
    "(we|i) (<be>|remain|stay) ... (committed|dedicated|devoted) to", "our (commitment|dedication|promise|mission|goal|aim|purpose|passion) (is|to|has always been) ... (quality|service|customer|customers|excellence|satisfaction|provide|deliver|you|experience|safety|care)",
    "<be> (very|so|extremely|really|truly|incredibly|always)? important to us", "(your|every|each|all|our|this|customers|guests|residents|patients|members|you) ... ~ <matter> ~ to us", "<mean> (the world|a lot|a great deal|so much|everything) to us", "<be> everything to us",
    "<be> what (drives|motivates|inspires|keeps|gets|pushes|fuels|moves) (us|our)", "(drives|motivates|inspires) us (forward|to|every)",
    "we (are|is)? (always|constantly|continually|continuously|forever) (<work>|<try>|<look>|<seek>|<want>|<aim>|<do>) .. (to|your|our|for ways)", "we work (hard|tirelessly|diligently|around the clock|day and night) to (provide|deliver|ensure|make|give|offer|bring|create|improve)",
    "(we|i) do our (very|utmost|level)? best to (ensure|provide|deliver|make|give|offer|keep|serve|please)",
    "(we|i) ~ <value> (the|you|your|our|each|every|all) (chance|opportunity|relationship|business|partnership|loyalty|customers|guests|members|custom|patronage|trust|as a customer|as a guest|a customer)",
    "(we|team|staff|all of us|everyone here) <be> ~ (passionate|enthusiastic|obsessed|fanatical|passionately committed) (about|with) ..",
    "(comfort|satisfaction|happiness|wellbeing|well-being|quality|hygiene|experience|needs|privacy|enjoyment|peace of mind) ~ <come> (first|before (everything|anything)|above (all|everything))",
    # The idioms of devotion: what is nearest, how far one goes, what one is made of.
    "(we|team|staff|everyone here|all of us) ~ <go> (above and beyond|the extra mile|out of our way|that extra mile) ~ (for|to) (every|each|all|our|any|everyone|everybody|anyone|you|the people) ..",
    "(we|team|staff|everyone here|all of us) ~ (always|never fail to)? ~ (pull|pulls) out all the stops ..",
    "(we|team|staff|everyone here|all of us) ~ (bend|bends|lean|leans) over (backward|backwards) (for|to) ..",
    "(we|team|staff|everyone here|all of us) ~ (would|will|) do (anything|whatever it takes|everything) (for|to (please|make|keep)) (our|every|each|the|any|you|all) ..",
    "(we|team|staff) ~ <put> (our|the|every|each|customer|customers|guests|patients|safety|quality|people) ~ (@NOUN)? (first|at the center|front and center|above everything|above all|before anything) ..",
    "we ~ <live> (and breathe|for) (customer|our|great|good|service|quality|excellence|your|this|hospitality) ..",
    "(quality|service|excellence|care|safety|hygiene|honesty|satisfaction|hospitality|comfort|reliability|trust) ~ (@NOUN)? (is|are) ~ (what|everything) (we|that we) (stand for|are about|do|are known for|live for)",
    "(is|are) (in our (blood|bones|genes|nature)|our (passion|middle name|mantra|watchword|hallmark|trademark|lifeblood|bread and butter|calling|credo|motto))",
    "(we|team|staff) ~ <hold> (ourselves|itself|themselves|our @NOUN) to (the|a|very)? ~ (highest|high|higher|strictest|most exacting|utmost|exacting) (standard|standards) ..",
    "(we|team|staff) ~ <set> (the bar high|a high bar|ourselves (the|a|very)? ~ (high|highest) (bar|standard|standards))",
    "(we|team|staff|i) ~ <treat|handle> (all|every|each|any|such|these|this) .. (with the utmost|very seriously|with great|extremely seriously) ..",
    "we ~ <have> .. (best)? (interest|interests|wellbeing|comfort|satisfaction) at heart",
    "(we|i) ~ love (our|all our|each and every|every one of our) ~ <customer|guest|member|client|resident|patient|player|reader|visitor>",
    "(treat|treats|treating) (every|each|all|our|you) .. (like|as) (family|royalty|a friend|one of (the family|our own|us)|if)",
    "your .. (is|are) (always|ever)? (uppermost|foremost|front of mind|top of mind|close to our hearts|in our thoughts|dear to us|our north star) ..",
    "in our dna", "with love (and care)? $", "made with love", "second to none", "(customer|client|guest|patient) <centric|focused> (company|organization|business|approach)", "world - class (service|support|experience|care)",
    "(we|i) ~ care (deeply|a lot|passionately|greatly)? about (your|our|every|each|all|you|the people|what)", "pleased to (read|hear|learn|see) that your .. (met|exceeded|lived up to)", "(meet|met|exceed|exceeded|exceeding) (your|our|the|all|customer)? ~ (customers|guests|every)? expectations (of|every|each)? .. (guest|customer)?",
)  # fmt: skip
# Claims that say no themselves.
_BY_NO = Phrases(
    "nothing (is|matters|means|counts|could be|will ever be)? ~ (more)? (to us)? ~ (important|matters|precious|satisfying)? (more)? (to us)? than (your|our|a|the|you|keeping|making|seeing|getting|giving|putting|looking) ..",
    "nothing (that)? (we|us) ~ <take|value|prize|treasure> ~ (more|higher) ..",
    "(we|team|staff) ~ never ~ compromise on ..",
    "we (will|shall|do) not (ever)? (rest|stop|be satisfied|be happy) until (every|each|all|you|our) ..",
    "we ~ <spare|know> no (effort|expense) (to|for|in|when)? ..",
)
# Of this matter, not of matters in general: "we went the extra mile and drove your keys over".
_ONCE = frozenset({"bent", "pulled", "went"})
# Things that one may strive for in earnest: an act of one's own follows.
_BEHIND = Phrases(
    "so (i|we|that is why|your|you|today|the)", "(because|which is why|that is why|and that is why)", "(i|we) (have|had) (just|now|already|also)? (@VERB)", "but (today|this time|we|i|here|it|that|yesterday|on)",
    "(today|this time|here) (it|we|i) (was|were|did|failed|fell|got)", "(fell|fall|fallen) short", "(let|letting) you down", "not (good enough|live up|what we|how we|meet|manage)", "(sorry|apologize|mistake|refund|replace|failed)",
)  # fmt: skip


def check(reply: Reply) -> Iterator[Hit]:
    matches = (*_CLAIMS.find(reply), *_BY_NO.find(reply))
    if not matches:
        return
    complaint = reply.customer is not None and reply.customer.needs.intent == "complaint"
    seen: set[int] = set()
    for match in matches:
        sentence = match.sentence
        if sentence.index in seen or _is_borne_out(reply, match) or sentence.is_question:
            continue
        seen.add(sentence.index)
        end = sentence.words[-2].end if sentence.words[-1].pos == "PUNCT" and len(sentence.words) > 1 else sentence.end
        tried = match.phrase.startswith("(we|i) do our") or match.words[0].norm == "i"
        yield Hit(
            _claim_start(match),
            end,
            confidence=0.6 if tried else 0.9,
            severity=Severity.WARNING if complaint and not tried else Severity.INFO,
            rewrites=_without(reply, sentence),
        )


def _is_borne_out(reply: Reply, match: Match) -> bool:
    """Whether an act, a figure, a day or an admission stands beside the claim."""
    sentence = match.sentence
    words = sentence.words
    before = words[max(0, match.words[0].i - words[0].i - 3) : match.words[0].i - words[0].i]
    said = before if match.phrase in _BY_NO.phrases else (*before, *match.words)
    if words[-1].i > match.words[-1].i and [w.norm for w in words_after(match.words[-1], 2)] == ["that", "you"]:
        return True  # "it means the world to us that you picked that book": a particular act
    if any(w.norm in ("not", "never", "if", "no") for w in said) or any(w.norm in _ONCE for w in match.words):
        return True
    if any(w.text[0].isdigit() or (w.pos == "NUM" and w.norm not in ("one",)) for w in words) or timed(reply, sentence):
        return True
    if any(w.text in (":", ";") for w in words[match.words[-1].i - words[0].i :]):
        return True
    if match.words[0].norm == "i" and owned_near(reply, sentence, 1, 2):
        return True
    return bool(_BEHIND.find_in(reply, sentence)) and not _is_all_claim(match)


def _is_all_claim(match: Match) -> bool:
    return match.words[-1].i >= match.sentence.words[-1].i - 1


def _claim_start(match: Match) -> int:
    """The clause that makes the claim: after an "and" or a dash where something else comes first."""
    words = match.sentence.words
    at = match.words[0].i - words[0].i
    for nth in range(at, -1, -1):
        if words[nth].text in ("—", "–", ";", "-") and nth < at:
            return words[nth + 1].start
        if words[nth].norm in ("and", "but") and nth < at and any(w.pos in ("VERB", "AUX") for w in words[:nth]):
            return words[nth + 1].start
    return words[0].start


def _without(reply: Reply, sentence: Sentence) -> tuple[Rewrite, ...]:
    if _claim_is_part(sentence):
        return ()
    return offered(sentence_out(reply, sentence, Grade.SAFE))


def _claim_is_part(sentence: Sentence) -> bool:
    """Whether the sentence has a second half that would go with the claim."""
    return any(
        w.norm in ("and", "but", "so") and any(v.pos == "VERB" for v in sentence.words if v.i > w.i) for w in sentence.words
    )


RULE = Rule(
    code="SCR004",
    severity=Severity.WARNING,
    dimension=Dimension.HONESTY,
    message="This claims to care without showing it; drop it, or say what was done.",
    check=check,
    beats=frozenset({"SCR002"}),
    examples=(
        Bad("Your satisfaction is our top priority."),
        Bad("We take all feedback very seriously."),
        Bad("We pride ourselves on excellent customer service."),
        Bad("We strive to provide the best possible experience."),
        Bad("We value your business and appreciate your loyalty."),
        Bad("Customer experience is at the heart of everything we do."),
        Bad("Your security is of the utmost importance to us."),
        Bad(
            "The dispenser was empty all day. With us the guest always comes first.", rewrite="The dispenser was empty all day."
        ),
        Bad("Road safety is something we take extremely seriously."),
        Bad("Every small garden matters to us!"),
        Bad("Nothing matters more to us than keeping our guests happy."),
        Bad("We go the extra mile for every single member."),
        Bad("Hospitality is in our blood."),
        Good("We went the extra mile and drove your keys over at ten.", why="an act of the past"),
        Good(
            "We take allergies seriously: every kitchen keeps a separate fryer.",
            why="the claim is borne out after the colon",
        ),
        Good("I value the detail in your note; it told us which batch was bad.", why="a particular thing is valued"),
        Good("The top priority for our crew tonight is your street.", why="a real priority, with a time"),
        Good(
            "We strive to answer in an hour; today it was four, and I'm sorry.",
            why="the goal is held against one's own failing",
        ),
        Good("Our chef takes pride in that sauce, so I've passed on your kind words.", why="praise handed on"),
        Good("I appreciate you driving back to the store.", why="a particular act"),
        Good("I'm taking this seriously, so I've pulled the batch and asked the lab to test it.", why="an act follows"),
    ),
)
