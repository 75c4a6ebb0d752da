"""Mocks: rhetorical questions, sarcasm, maxims, and other customers held up as an example.

Irony always has a butt, and in a reply there is only one person who can be it.

Sources: Danescu 2013; Brown & Levinson 1987; Yeomans 2020; article "Don't be a jerk"
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import left_out, offered, run_end
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_before
from replylint.moves.repair import repaired_near
from replylint.moves.substance import parts
from replylint.moves.turn import taken_on, turns_to_help
from replylint.passage import Sentence
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import NEGATORS, clauses_in, is_conditional

_ASKED = Phrases(
    "why (in the world|on earth|the hell|the heck|ever)? (would|should) (you|anyone|anybody|one|i) ~ (want|need|be|even|"
    "ever|expect|think|move|do|use|bother|care|put|have (so|a|any|that)|make|go|buy|take|leave|keep|order|open|choose|look|"
    "try)",
    "why (in the world|on earth|the hell|the heck)",
    "why exactly $",
    "(do|did) you (even|actually)? have (a point|any idea|any shame|any manners|nothing better|any clue)",
    "(do|did) you (actually|even)? ~ (think|believe|suppose|imagine|reckon|fancy) (that)? (you are (the|so|above|special|"
    "better|alone)|(we|i) (are|am|have) ~ (made of|stupid|fools|magicians|mind|a charity|all day|nothing|nothing better|here for your|infinite)|the world|money|the "
    "rules do|nobody else|everyone else|this is (a|some) (joke|game)) ...",
    "(is|was) (that|this|it) ~ (supposed|meant) to (be|impress|scare|sound|make (me|us))",
    "are you (always|usually|normally|generally) (this|so|that) @ADJ",
    "are you (even|actually) (reading|listening|trying|paying)",
    "^ (and|so|but|or|now) ,? (now)? you ~ (expect|want|think|believe|demand|complain|blame|come here|say|tell|are (telling|saying|asking|preaching|"
    "complaining|blaming|expecting)) ...",
    "^ (and|or) are you ~ @VERB ...",
    "^ (so|and|then|but)? ,? why (are|is|did|do) you (still|even) (here|using|reading|asking|with us|writing|posting|buy|use|come|stay)",
    "why is it that you",
    "^ (and)? why the (@PUNCT)? (threat|threats|attitude|drama|tone|hostility|anger|rudeness|sarcasm|insults|need to)",
    "(have|did|do) you (ever)? (considered|consider|tried|try|thought of|thought about|think of|think about|bother) ~ (reading|asking|listening|googling|"
    "thinking|growing|getting a life|being (polite|nice|patient))",
    "(did|does|do|has|had) (it|that) ~ not? ~ (ever)? (occur|occurred|crossed|cross) (to you|your mind)",
    "what (more|on earth|the hell) (do|did|could) you (want|expect|need)",
    "what (exactly|precisely)? ~ (do|did|would) you ~ (want|expect|like) (me|us) to do about (it|that|this)",
    "are you (for real|serious|kidding|joking|blind|deaf|seriously|really (asking|suggesting|saying|expecting|trying|"
    "telling|blaming)|typing)",
    "(do|did) you (really|honestly|seriously|genuinely) (think|expect|believe|want|suppose|imagine|test|read)",
    "you (really|honestly|seriously) (expect|think|believe|want) ... $",
    "and for that you (expect|want|demand)",
    "what are you (talking|on|going on|complaining|moaning|implying|insinuating) (about|$)",
    "what (did|had) (you|one|anyone) (expect|expected|think would|pictured|imagined)",
    "what do you (expect|want) (me|us|from (me|us)|for)",
    "what part of",
    "how (hard|difficult) (is|can|could|would) (it|that)",
    "which is it (really|then|exactly|now|$)",
    "^ (do you understand|got that|got it|get it|is that clear|are we clear|so what|says who|happy now|since when|who says|"
    "are you serious|seriously|satisfied) ,? (then|now)? $",
    "(would|would not) you (rather|prefer) (we|i) had",
    "might i ask $",
    "(@ADJ|funny|rude) (for|to) whom $",
    "how is that (going|working)",
    ", eh $",
    ", (would|could|is|does|did) (there|it) ,? (now)? $",
    "whose (fault|idea|problem|responsibility|mistake|choice) (is|was) (that|this|it)",
    "who (told|asked|forced|said|made) you (to|could|that (you|it|we|this|was|is)|do|,)",
    "what (exactly|precisely) (is it|do) (that)? you (want|expect|mean|need)",
    "is it ~ (really|that|so) ~ (hard|difficult|much|complicated) (to|for)",
    "do you expect (us|me|our|somebody|someone|anyone)",
    "why (do|are) you ~ (complain|insist|bother|still|even|care|complaining|expecting|asking us|asking me)",
    "what (exactly|really|precisely)? is (your|the) ~ (real|actual)? (problem|point|issue|complaint) (in the first place|"
    "exactly|then|really)",
    "what (exactly|really|precisely)? is your ~ (real|actual)? (problem|point) $",
)
# The same question in the form of a statement; a reproach where nothing is asked or offered next.
_WONDERED = Phrases(
    "(not (exactly|quite|really|entirely)? (sure|certain|clear)|unsure|unclear|<wonder>|do not (really|quite)? know|no idea|<fail> to see) "
    "(exactly|quite)? what (else|more|exactly|on earth)? you (expect|expected|(are|were) (expecting|hoping for)|had hoped for|imagined|thought you would get) "
    "(from|for|of|at|with|when|if|,|.|$)",
)
_SARCASM = Phrases(
    "good luck with that",
    "^ (lmao|rofl|duh|pfft|sigh|yawn|give me a break|oh please|cry me|poor you|poor thing|how sad|first world) (.|,|!|?|$)",
    "^ lol .. (what|really|no|sure|ok|seriously)",
    "(preaching|preach) to the choir",
    "good luck (finding|getting) (anyone|anybody|someone|a|that|any)",
    "enjoy your (choice|decision|free)",
    "have a nice life",
    "^ bye now",
    "wish you well (on|in) your (quest|search|hunt|crusade|endless)",
    "(full|top) marks to",
    "congratulations on (finally|not|missing|noticing|reading|managing)",
    "(knock yourself out|suit yourself|cry me a river|boo hoo|so sue me|talk to the hand)",
    "^ (be my guest|go for it|go right ahead|tough luck|too bad|tough|whatever|yeah right|if you say so|big deal|whatever "
    "you say) $",
    "^ (i am|we are) (not|hardly) (surprised|shocked|impressed) ($|,|by|at)",
    "^ (well)? ,? (what a|no) surprise",
    "(sorry|hate) to (disappoint|burst|rain)",
    "if (it is|that is) any (consolation|comfort)",
    "fun fact",
    "how about (i|we|you) (stop|start|try reading|read|take)",
    "in your dreams",
    "get what you (pay|paid) for",
    "wave a ~ wand",
    "(am|are) not (a|an)? (magician|magicians|mind reader|mind readers|mind-reader|mind-readers|psychic|psychics|robot|"
    "robots|charity|miracle worker|"
    "miracle workers|superhuman|clairvoyant|babysitter|babysitters|machines|wizards|superheroes)",
    "(nobody|no one|who) (has|have) (x-ray|xray|a crystal|eyes in)",
    "crystal ball",
    "(gonna|going to) cry",
    "is not (that|it) (just)? (precious|cute|sweet|adorable)",
    "(as|if) (you|one) (so)? (triumphantly|eloquently|charmingly|elegantly|colorfully|kindly) (put|puts|point|refer|say|"
    "phrase)",
    "(so|to which you so) (triumphantly|eloquently|charmingly|elegantly|colorfully)",
    "in your (own)? (word|words|phrase) ,",
    "(make|makes|made) (good|great|interesting|amusing) (television|reading|entertainment)",
    "(sorry|forgive (us|me)|excuse (us|me)|pardon (us|me)|apologies) for (not being|living|existing|trying|breathing|daring|"
    "doing (our|my) job|following)",
    "(we|i) (are|am) (a|an) ~ (@ADJ|@NOUN)? @NOUN ,? not (a|an|the|your) @NOUN",
    "this is (a|an) ~ (@ADJ|@NOUN|@PROPN)? ~ (@NOUN|@PROPN)? (;|,)? not (a|an|your) ~ (@ADJ|@NOUN)? @NOUN",
    "(we|i) (are|am) (only|just|merely)? ~ (@ADJ)? @NOUN (,|and)? not (a|an|the)? ~ (@NOUN)? @NOUN",
    "(is|are|that 's|thats) @NOUN (,|and)? not @NOUN ($|,|;)",
    "(i|we) (was|were|am|are) (hired|paid|here|asked|contracted|engaged|employed) to ... ,? not to",
    "(be|is|was) asking (a lot|too much|rather a lot|the impossible|rather much)",
    "(could|can|do) not help (but)? (notice|noticing|see|seeing|wonder|wondering|observe|observing|thinking|feeling)",
    "x-ray (eyes|vision)",
    "(i|we) (would|should) love to see (you|anyone|any|him|her|somebody)",
    ", believe me $",
)
_OTHERS = Phrases(
    "(which|as) (everyone|everybody|most|all|most of|all of)? (else|the|our|of)? (others|people|customers|guests|users|"
    "clients|families|adults|else) ~ (usually|generally|else)? ~ <seem|manage|cope|do>",
    "(everyone|everybody) else ~ <seem|manage|cope|understand>",
    "(plenty|lots|loads|most|many|hundreds|thousands|all) (of)? (the|our|other)? ~ (@ADJ)? {customer_people} ~ (do)? ~ "
    "<manage|cope|succeed>",
    "(other|others|customers|subscribers|users|guests|people|families|clients) ... (have|had|has|find|found|experience) ~ "
    "no (difficulty|difficulties|problem|problems|trouble|issue|issues|complaints|complaint)",
    "(no|not one|not a single) (other)? ~ (@ADJ)? {customer_people} (has|have|had) ~ (ever)? (complained|mentioned|reported|"
    "noticed|raised|experienced|had)",
    "(nobody|no one) else (has|had|have) (ever)? ~ (complained|mentioned|reported|noticed|raised|had (a|any|this|the|"
    "trouble)|said|objected|struggled)",
    "you <be> the (only|first) (one|person|customer|guest|user|client)? ~ (to|who|that) ~ (has|have|had)? (ever)? <complain|"
    "mention|object|raise|struggle|moan>",
    "yours is the (first|only) (note|complaint|report|query|letter|case) ",
    "(never|not) ~ (had|received|heard) (a|any|one|this|such) ~ (single)? (complaint|complaints)",
    "not (seeing|seen|see|aware of|heard of) (this|it|that|any) ~ (issue|problem|complaint)? ~ (reported)? by (others|other|"
    "anyone|anybody|any)",
    "so have @NUM",
    "(millions|thousands|lots|plenty|hundreds|most|many) of (people|users|customers|others|passengers|guests) ~ (use|using|love|enjoy|buy|manage) ... "
    "(without|fine|happily|no problem|every day|with no)",
    "(is|are) the case for (millions|thousands|most|many|all|everyone)",
    "(i|we) have ~ (had|received|heard|seen) no (complaints|complaint|problems|problem|reports|trouble|issues) (about|with|from|of|before|so far|$)",
    "(everyone|everybody|nobody|no one) else ~ (on|in|at|of|who) ... ~ (enjoyed|liked|loved|managed|found|seemed|was|were|got|had|minded|complained)",
    "there are (many|plenty|lots|others|millions|thousands|a lot) (of)? ~ (people|users|customers|others)? ~ (who|that) ~ (disagree|love|like|enjoy|are (happy|fine)|"
    "have no|do not|manage|prefer)",
    "@NUM (other|others) ~ (customers|users|people|guests|subscribers|integrations|readers)? ~ (@NOUN)? (seem|manage|do|"
    "have (had|found)? no|got|came|enjoyed|read)",
    "(thousands|hundreds|millions|plenty|lots) of (other)? ~ (@ADJ)? {customer_people} ... (without (any)? (trouble|problem|"
    "problems|difficulty|complaint|complaints|issue|issues)|with no (trouble|problem|problems|issue)|every (day|week|year) "
    "without)",
    "(everyone|everybody) else ... (has|have|had) no (problem|problems|trouble|complaints|issues|difficulty)",
    "(everyone|everybody) else (is|seems|was|has been) ~ (happy|fine|pleased|satisfied|perfectly)",
    "there are (still|always|often)? (people|folk|folks|those|customers|readers|guests|users|some) who ~ (would|think|"
    "believe|expect|feel|want|complain|like|prefer|enjoy|love|pay|find)",
    "(still|always|often) (have|get|see) (folk|people|customers|users) (who|wanting|thinking|that|complaining|blaming|"
    "expecting)",
    "(this|that|yours) is ~ (the)? (very)? (first|only) ... (i|we) (have|had) ~ (ever)? (had|heard|seen|received)",
    "(count|number) (on|them on) one hand",
    "(in it|used it|stayed|bought it|had it) before you ... (without|fine|no)",
)
# "It works for me": no fault found, and nothing asked or suggested.
_CONTENT = Phrases(
    "(works|worked|working|runs|ran|functions|performs|looks|loads|prints|is|does) ~ (just|perfectly|absolutely|quite|very|completely)? "
    "(fine|well|perfectly|great|ok|okay|flawlessly|without (a|any) (problem|hitch|issue|issues|problems)) (for (me|us|everyone|everybody|most|all)|here|on "
    "(my|our) (end|side|machine|computer|phone|system|pc)|(as|like) it (has always|always))",
    "(works|work|worked|runs|is working) ~ (just|exactly)? (as|like) it ~ (always|ever)? (has|did|should|used) ..",
    "(i|we) ~ have ~ (never|not) ~ (once|ever)? (had|seen|experienced|encountered|noticed) (a|any|one|this|that|such|the)? ~ (problem|problems|issue|issues|trouble|"
    "complaint|difficulty|difficulties) ..",
    "(i|we) have ~ (used|been using|owned|had|run|always found) ... (it|this|that|them|@PROPN|the @NOUN) ... (always (been|worked)|never (had|failed)|no (issue|issues|"
    "problem|problems|complaints)|perfectly|without)",
)
_CHEERS = Phrases("^ (congratulations|congrats|well done|bravo|good for you|how nice for you|lucky you|hooray) $")
_EASY = frozenset(
    "answer bother bug charge concern condition duty excuse fee good hassle issue limit must necessity need obstacle option "
    "problem "
    "reason requirement rush solution substitute trouble".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Questions that ask nothing, sarcasm, other customers as an example, and maxims."""
    for match in _ASKED.find(reply):
        if match.sentence.is_question and not is_conditional(match.words[-1]) and not _is_wondered(reply, match):
            yield _hit(reply, match, "This question is a reproach, not a question; ask for the one thing that you need.", 0.82)
    for match in _WONDERED.find(reply):
        if not _goes_on(reply, match):
            yield _hit(reply, match, "This is a reproach in the form of a question; leave it out, or ask what you need.", 0.82)
    for match in _SARCASM.find(reply):
        if not (taken_on(reply, match.sentence) or _is_cheering(reply, match) or _is_told_apart(match)):
            yield _hit(reply, match, "This reads as sarcasm; leave it out.", 0.85)
    for match in _OTHERS.find(reply):
        if turns_to_help(reply, match.sentence, match.end) or is_conditional(match.words[0]):
            continue
        if not taken_on(reply, match.sentence):
            yield _hit(reply, match, "What other customers do is no answer to this one; say what you will do here.", 0.85)
    if not any(p.kind in ("step", "ask", "done", "pointer") for p in parts(reply)):
        for match in _CONTENT.find(reply):
            if not taken_on(reply, match.sentence) and not is_conditional(match.words[0]) and not match.sentence.is_question:
                message = (
                    "That it works for you is no answer to somebody for whom it doesn't; ask or say what could be different."
                )
                yield Hit(match.start, match.end, confidence=0.65, severity=Severity.INFO, message=message)
    if reply.customer is not None and reply.customer.needs.apology >= 0.5:
        for match in _CHEERS.find(reply):
            if not repaired_near(reply, reply.sentences[-1], 99, 0):
                yield _hit(reply, match, "This reads as sarcasm; leave it out.", 0.8)
    for index in sorted({w.sentence.index for w in reply.having(_BE)}):
        maxim = _maxim(reply.sentences[index])
        if maxim is not None:
            message = "This is a maxim, not an answer; say what happened here and what you will do."
            yield Hit(
                *maxim,
                confidence=0.85,
                message=message,
                rewrites=_rewrites(reply, *maxim),
            )


def _goes_on(reply: Reply, match: Match) -> bool:
    """ "I'm not sure what you expected when you pressed it. What came up?": something is asked, offered or owned in the same breath."""
    sentence = match.sentence
    following = parts(reply)[sentence.index : sentence.index + 2]
    return (
        any(part.kind in ("ask", "done") for part in following)
        or any(clause.imperative for clause in clauses_in(reply, sentence))
        or taken_on(reply, sentence)
        or turns_to_help(reply, sentence, match.end)
    )


def _is_wondered(reply: Reply, match: Match) -> bool:
    """ "If it's gas, turn the dial. Which is it?" and "what did you do, what did you expect, and what came up?": what has to be known."""
    norms = [w.norm for w in match.words]
    if norms[:3] == ["which", "is", "it"]:
        return any(w.norm in ("if", "or") for s in reply.near(match.sentence, 3, 0) for w in s.words)
    return norms[:2] == ["what", "did"] and any(
        c.verb.lemma in _REPORTED for c in clauses_in(reply, match.sentence) if not match.start <= c.verb.start < match.end
    )


_REPORTED = frozenset("appear click come do get happen press say see show tap type".split())


def _is_told_apart(match: Match) -> bool:
    """ "Those are holds, not charges": which of two things it is; not "babies are people, not parcels"."""
    words = [w for w in match.words if w.pos != "PUNCT"]
    if len(words) != 4 or words[2].norm != "not" or words[0].lemma != "be":
        return False
    before = words_before(words[0], 1)
    return words[3].lemma in lexicon("fees") or (bool(before) and before[0].norm in ("both", "these", "those"))


def _is_cheering(reply: Reply, match: Match) -> bool:
    """ "Go for it": to somebody who doesn't complain it is meant."""
    urged = [w.norm for w in match.words if w.pos != "PUNCT"] in (
        ["go", "for", "it"],
        ["go", "right", "ahead"],
        ["be", "my", "guest"],
    )
    return urged and reply.customer is not None and reply.customer.needs.apology < 0.5


_BE = frozenset({"be"})
_TEMPLATE = "Here's what I can do: {your next step}."
_QUESTION = "Could you tell me {what you need to know}?"


def _maxim(sentence: Sentence) -> tuple[int, int] | None:
    """ "A kiln isn't a printer": something said of all such things, "a" at both ends and "not" between."""
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    bare = [w.pos for w in words] in (["NOUN", "AUX", "PART", "NOUN"], ["NOUN", "AUX", "PART", "ADJ", "NOUN"])
    if bare and words[1].lemma == "be" and words[-1].lemma not in _EASY:
        return words[0].start, words[-1].end  # "wool is not polyester"
    if len(words) < 4 or words[0].norm not in ("a", "an"):
        return None
    for at, word in enumerate(words[1:9], 1):
        if word.pos == "VERB" or word.norm in ("that", "who", "which", "your", "our"):
            return None
        if word.lemma == "be" and word.tag in ("VBZ", "VBP"):
            after = words[at + 1 :]
            if len(after) < 3 or after[0].norm not in NEGATORS or after[1].norm not in ("a", "an"):
                return None
            head = next((w for w in after[2:6] if w.pos in ("NOUN", "PROPN")), after[-1])
            if any(w.norm in ("i", "we", "right", "sorry") for w in after[2:]):
                return None
            return (words[0].start, head.end) if head.lemma not in _EASY else None
    return None


def _hit(reply: Reply, match: Match, message: str, confidence: float) -> Hit:
    end = max(match.end, run_end(match.words[-1], 6))
    return Hit(match.start, end, confidence=confidence, message=message, rewrites=_rewrites(reply, match.start, end))


def _rewrites(reply: Reply, start: int, end: int) -> tuple[Rewrite, ...]:
    sentence = reply.sentence_at(start)
    assert sentence is not None
    template = reply.replace_sentence(sentence, _QUESTION if sentence.is_question else _TEMPLATE, Grade.NEEDS_FACTS)
    return offered(left_out(reply, start, end), template)


RULE = Rule(
    code="ARG007",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This mocks the customer; leave it out and answer the matter.",
    check=check,
    evidence="C",
    beats=frozenset({"ARG003"}),
    examples=(
        Bad("Wool is wool, not plastic."),
        Good("Those are holds, not charges.", "which of the two it is"),
        Good("If it's gas, turn the dial; if not, hold the knob. Which is it?", "a question"),
        Good("What did you press, what did you expect, and what came up?", "what has to be known"),
        Bad("Why would you want to open it in the rain?"),
        Bad("A wardrobe isn't a safe."),
        Bad("Good luck with that."),
        Bad("No other guest has complained about the shower."),
        Bad("What did you expect for nine pounds?"),
        Bad("Are you serious?"),
        Bad("We're not sure what you expected at that price."),
        Good("I'm not sure what you expected to see there; could you send me a screenshot?", "asks what has to be known"),
        Bad("We're not magicians."),
        Bad("Everyone else manages to find the entrance."),
        Bad("do you honestly think we do this on purpose?"),
        Good("Good luck with the exam on Friday!", "meant"),
        Good("A refund is not a problem.", "an answer"),
        Good("Why don't you take the larger room at no extra cost?", "an offer"),
        Good("Which is it that you need, the black one or the blue one?", "a question"),
        Good("No other order has been affected.", "an answer about orders"),
        Good("You are the first to notice, and thank you for telling us.", "thanks"),
    ),
)
