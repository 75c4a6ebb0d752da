"""Talks down: obviously, simply, as you can see, calm down, you need to understand.

It says that the customer is slow, childish or badly behaved. Being talked down to is remembered longer than the fault itself.

Sources: Danescu 2013; SkyVerge; alex, Vale; WorkSurvival; CXInsight; Yeomans 2020
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import capitalized, run_end, without
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import NEGATORS, Who, clause_of, is_conditional

PEOPLE = lexicon("customer_people")

# What a person in a temper does; an order against it is an order about their manners.
_CONDUCT = (
    "(posting|making|sending|complaining|insulting|ranting|shouting|threatening|repeating|wasting|harassing|spamming|"
    "whining|moaning|arguing|blaming|"
    "swearing|yelling|demanding|accusing|attacking|messaging|emailing|calling|bumping|duplicating|nagging|pestering|looking|"
    "being|questioning|assuming|pretending|expecting|guessing|trolling|bothering|cross-posting|violating)"
)
_CALM = Phrases(
    "(please|just|you (should|need to|must|have to)|to)? calm (yourself)? down",
    "^ (please|just)? (relax|chill|chill out|settle down|simmer down|cool (it|down)|take it easy|calm yourself|take a "
    "(deep)? breath)",
    "(remain|stay|keep) calm (and|or|when|,|,? please|$)",
    "no need (to|for) (shout|shouting|yell|yelling|be rude|rudeness|get (upset|angry|worked up|excited|aggressive|emotional|"
    "personal)|raise your voice|swear|the (tone|attitude|capitals|caps|drama|aggression|hostility)|such|all this|panic and)",
    "(watch|mind|moderate|lower) your (tone|language|mouth|words|voice|manners|attitude)",
    "(take|turn|bring) (the|your) (volume|tone|temperature) down",
    "(nobody|no one) ~ (needs|likes|deserves|wants) to be (shouted|yelled|sworn|screamed|spoken) (at|to)",
    "(grow up|get a grip|get over it|deal with it|get a life|act your age|be an adult|man up)",
    "(please)? refrain from",
    "(please)? (be|show|keep it|remain) (a (bit|little) more)? (civil|polite|respectful|courteous|reasonable|realistic|some "
    "respect|respect)",
    "(let us|shall we|can we) (both|all)? (keep|stay) (this|it|things)? (calm|civil|polite|realistic|professional)",
)
_REBUKE = Phrases(
    "^ (now|so|and|but|again|,|please|kindly|once again)? ,? ~ (stop|quit|cease|avoid) ~ (with)? (the|your|all (the|this)|these|veiled)? ~ (@ADJ)? "
    + _CONDUCT,
    "^ (please|kindly|so|and)? ~ (stop|quit|cease|drop) (with)? (the|your|these|those) ~ (@ADJ)? (threats|insults|attitude|"
    "abuse|nonsense|drama|complaints|accusations|whining|sarcasm|demands|posts|questions|messages)",
    "^ (please|kindly|so|and)? ~ do not ~ (blame|insult|shout|yell|complain|waste|assume|expect|bother|argue|accuse|"
    "threaten|start|lecture|tell|put words|"
    "post|repeat|pretend|act|spam|demand|reply to this|reopen|cross-post|hijack|patronize)",
    "and (please)? (stop|quit) (posting|writing|insulting|complaining|blaming|" + "wasting)",
    "your ~ (@ADJ)? (attitude|tone|whining|rudeness|threats|threat|insults|insult|sarcasm|hostility|anger|temper|manner|"
    "manners|behavior|ranting|rant|rants|"
    "moaning|demands|aggression|impatience|venom|condemnation|snide|negativity|anger management|rude|harsh|abusive)",
    "with (that|this|such) (an)? (attitude|tone|approach)",
    "(that|this|it|your ..) (is|was) ~ (rather|downright|very|quite|extremely|both)? (rude|offensive|insulting|"
    "disrespectful|abusive|uncalled for|harsh|impolite|hurtful|defamatory|slanderous|out of order|not welcome|unhelpful|"
    "childish)",
    "(find|found|consider) (your|this|that|it) ... (rude|offensive|insulting|disrespectful|abusive|annoying|hurtful|"
    "unacceptable|spam|unfair)",
    "(lack|absence) of (respect|courtesy|manners|gratitude|tolerance|civility|patience)",
    "(respect|courtesy|politeness|civility) (is|works|goes|would be) (expected|required|both ways|a two-way|a two way|"
    "appreciated)",
    "(really|do not|does not) ~ appreciate (the|your|being|such) (insult|insults|tone|attitude|accusation|accusations|"
    "comment|comments|threat|threats|language|shouted|spoken|sworn)",
    "<waste> ~ (my|our|your|his|her|their|everyone 's|everybody 's|people 's|volunteers 's|the) (@PRON)? (own)? time",
    "(you|people|folk|customers|users) ~ <whine|rant|moan|insult|attack|abuse|spam|harass|lecture|preach|pester|nag|grumble> ",
    "(instead|insteads) of (ranting|complaining|whining|shouting|moaning|insulting|venting|just complaining|posting)",
    "as opposed to (just)? (complaining|ranting|whining|shouting|moaning)",
    "(you) ~ (still|just|only|merely|always|even|really)? <complain> (about|that|of|!)?",
    "(you <be> not (welcome|worthy|entitled|the only|special)|you think you deserve)",
    "(i|we) (do not|am not|are not|will not) ~ (care|going to (argue|debate|discuss|explain|repeat|enter|respond|go into|"
    "guess|waste)|have the (patience|time|energy)|owe you|entering into|enter into|work for you|here to)",
    "(tried|try|trying) to be (polite|nice|patient|civil|helpful) (,|but|and)",
    "(i am|we are) (sick|tired|fed up|sick and tired) of",
    "(i am|we are) done (here|with (this|you)|$)",
    "you <be> (out of line|the problem|wasting|confusing|annoying|impossible|ungrateful|lucky|obviously|clearly)",
    "(i|we) (expect|demand|ask for|deserve) (an apology|some respect|respect|better manners|courtesy)",
)
_POINTLESS = Phrases(
    "(shouting|venting|complaining|ranting|yelling|swearing|asking|tagging|threatening|demanding|demands|insulting|blaming|"
    "arguing|repeating|posting|writing|screaming|"
    "reopening|chasing|calling|emailing|accusing|whining|moaning|being rude|getting angry|making demands|bothering|telling "
    "(us|me) ..|using (upper case|capitals|caps)|your (complaint|complaints|anger|threats|attitude|frustration|comments)) "
    "... (will not|does not|do not|is not|are not|cannot|can not|serves no|serve no|changes (nothing|little)|change nothing|"
    "gets (you|us|nobody)|help nobody|helps (nobody|no one)|achieves|is (no|pointless|useless|counterproductive|unhelpful|"
    "discouraged|more counterproductive))",
    "(there is|it is)? no (use|point|sense|good) (in)? (shouting|asking|complaining|arguing|blaming|telling|writing|posting|"
    "repeating|calling|crying|getting|threatening)",
    "(you are|you would|you will|you would only be|you are only|you are really) ~ (be)? ~ (wasting|whistling)",
)
_OBVIOUS = Phrases(
    "(obviously|needless to say|self-evidently|patently)",
    "^ (clearly|evidently|quite clearly|plainly|naturally) ,? (the|you|it|there|this|that|if|a|your|someone|somebody|these|"
    "we can not)",
    "you (have|had|did)? ~ (clearly|evidently|plainly|patently) ~ @VERB",
    "(as|which) (everyone|everybody|anyone|anybody|any @NOUN|every @NOUN|most (people|customers|@NOUN)|all @NOUN|a child|"
    "adults|any (grown|reasonable|sensible|normal|decent) @NOUN|i am sure you|you (surely|should|must|will|ought to)|we "
    "all) ~ "
    "(will|would|should|could|can|do|are|may|must)? ~ (already)? (<know|understand|realize|appreciate|tell|explain|agree|"
    "confirm|attest|find|recall|see|imagine|remember|manage>|be aware|aware|usually manage)",
    "(everyone|everybody|anyone|anybody|any fool|any child|a child|any (grown|reasonable|sensible|normal) (person|adult|"
    "human)) ~ (who .. )? (will|would|should|could|can|else|has|have)? ~ (can)? (knows|know|understand|understands|tell you|"
    "see that|work (it|that) out)",
    "(anyone|anybody|everyone|those) who (has|have) ever",
    "<be> ~ (just|only|simply|basic|plain)? common (sense|knowledge|courtesy)",
    "(common|basic) (sense|courtesy|logic|decency) (says|dictates|tells|would|suggests|and)",
    "(it|this|that)? goes without saying",
    "stands to reason",
    "(so|and|well|but) of course (the|you|it|things|they|there|that|this|your)",
    "as you can (clearly|plainly|obviously|see (clearly|plainly|perfectly well))",
    "(by)? (the)? very definition",
    "believe it or not",
    "(it is|this is|that is|which is|a) ~ not ~ (rocket science|brain surgery|that (hard|difficult|complicated)|(so|too) "
    "(hard|difficult|complicated)|exactly (hard|difficult))",
    "(there is|it is) no ~ (great|big|real)? mystery",
    "(hard|difficult|impossible) to miss",
    "(you)? (can|could) ~ (hardly|scarcely|not really) (miss|fail|expect|blame|complain|call)",
    "(perfectly|really|dead|fairly|pretty|very) (doable|easy|simple|straightforward|obvious|clear) (one|really|once|if|,|to "
    "anyone|for anyone|enough|and)",
)
_LESSON = Phrases(
    "you (really)? (need|have|must|ought|should) (to)? ~ (understand|realize|realise|appreciate|accept|remember|recognize|"
    "learn|grasp|get it into your head|be aware|be realistic|bear in mind|keep in mind)",
    "you (should|must|ought to) ~ (have known|know)",
    "(surely|hopefully) you (can|will|do|must|would)? ~ (understand|see|realize|appreciate|agree|know)",
    "it is important (that you|for you to|to) ~ (understand|realize|appreciate|remember|recognize)",
    "(please)? try to (understand|see|remember|be (patient|realistic|reasonable))",
    "(please|kindly|do|just)? (remember|understand|appreciate|bear in mind|keep in mind|try and understand|be (so kind|"
    "mindful)) (,? please ,?)? that (we|i|thunderbird|this|you|it is|our|these|there|other|others|buyers|customers|nobody|"
    "everyone)",
    "(it|this)? (may|might|would|could|will) (help|be helpful|be useful|do you good|be worth|be wise|be an idea) .. to "
    "(recall|remember|bear in mind|read|reflect|think about|consider|look at yours)",
    "(it)? might be borne in mind",
    "(worth|worthwhile) (bearing|keeping) in mind",
    "let (me|us) ~ (explain|spell (it|this|that) out|clear up|put (it|this) (simply|plainly|another way)|break (it|this) "
    "down|go through this|walk you through) (this|it|that|the)? (again|slowly|once more|one more time|in (simple|simpler|"
    "plain|easy)|for you|terminology|very simply)",
    "(in|to put it) (simple|simpler|plain|layman 's|easy|in simple|simply|plainly) (terms|english|words|language|,)",
    "(i will|let me|let us|allow me to) (say|explain|put|type|go through|spell) ... (slowly|one more time|once more|in "
    "simple|again for you)",
    "think about (that|it) for a (moment|minute|second)",
    "(a|some) lesson (for|to be learned|there|in)",
    "(that|this) should teach you",
    "(next time|in future|in the future) ,? (please|perhaps|maybe|you (should|might|could|may want)|try|do|read|check|think|"
    "make sure|remember)",
    "for your (own)? (understanding|information|education) (going forward|in future|next time)?",
    "(it)? pays to",
    "(you|one) (can not|could not) (very well)? (expect|have it both ways|have your cake|have everything|please everyone|win)",
    "what (do|did) you expect",
    "(you might|you may|you could) (want|wish|like|care|do well|be wise|be happier|consider|also explain|even) (to)? (think|"
    "read|learn|reconsider|ask yourself|consider|reflect|look in|try reading)",
    "(if|since|as) you are not (technically)? (skilled|capable|able|competent|savvy|comfortable|technical|willing|smart|"
    "prepared)",
    "if (the|that|this|it) ... is (all)? too (much|hard|difficult|complicated|technical|confusing) for (you|some)",
    "if (the|that|this) @NOUN is too (much|hard|difficult|complicated) ,",
    "you ~ (simply|just|clearly|obviously|really|still|evidently)? do not ~ (understand|get it|know what you|appreciate|"
    "realize|grasp|have a clue|seem to (understand|realize|get)|care)",
    "<read> (it|this|that|the @NOUN|what i wrote|what we wrote|my (comments|post|instructions|email)|your @NOUN)? ~ "
    "(again)? (more)? (carefully|properly|again|slowly|closely)",
    "<reread|re-read>",
    "^ (please)? read (my|what|the|our) ...  (before|first|again|carefully|you just|i)",
)
_SIMPLY = Phrases(
    "you ~ (simply|merely|just|only) (have|need|had|needed) to",
    "all (that)? you (have|had|need|needed|would have had|must|should) (to)? (do|have done) (is|was)",
    "(it|this|that) (is|was) (simply|just|merely|only) a (question|matter|case) of",
    "^ (then|and)? (simply|merely) @VERB",
)
_ASKED = Phrases(
    "why (in the world|on earth|the hell|the heck|ever)? (would|should) (you|anyone|anybody|one|we|i)",
    "why (in the world|on earth|the hell|the heck|exactly|even)",
    "why (do|are) you ~ (complain|want|think|expect|insist|need|keep|still|even|assume|care|bother|asking|complaining|doing|"
    "trying|expecting|using)",
    "... why exactly $",
    "are you (really|seriously|actually)? (for real|serious|seriously|kidding|joking|really|blind|deaf|asking|typing|"
    "suggesting|trying|expecting|saying|implying|telling)",
    "(do|did) you (really|honestly|seriously|actually|truly|genuinely) (think|expect|believe|want|suppose|imagine|need)",
    "(and|so|but)? (for that)? you (really|honestly|seriously|actually)? expect ... $",
    "what (exactly|really|precisely)? (is|was|are) (your|the) (@ADJ)? (problem|point|issue|complaint|question|concern) ~ "
    "(in the first place|here|exactly|then|really)",
    "what (exactly)? are you (talking|on about|going on|complaining|trying to|even|after|expecting|implying|doing|asking)",
    "what (do|did|would|had) (you|one|anyone|people) (expect|think|expected|suppose|pictured|imagine|want (me|us)|mean by)",
    "what part of ... (you|not|need)",
    "(how|what) (hard|difficult) (is|can|could|would) (it|that)",
    "which (is it|one is it|part) ~ (really|then|exactly|now|of) ",
    "(do you|did you)? (understand|understood|got that|get it|get that|clear|is that clear|are we clear|comprende|okay with "
    "that) $",
    "^ (do you understand|got (that|it)|get it|really|seriously|is that clear|are we clear|so what|and|says who|happy now|"
    "since when|embarrassing for whom|who says|to the letter) ,? (eh|then|now|hmm)? $",
    "(would|would not) you (rather|prefer) (we|i|us|me|that we)",
    "(might|may|dare|if i may) (i|we)? ask $",
    "^ (how|so how|how is|and how) (is|was) (that|it) (going|working)",
    "(did|have|has) (i|we|anyone) (ever)? (say|said|tell|ask|asked|promise|promised)",
    "who (asked|told|forced|said|made) (you|anyone|it)",
    "(nobody|no one) (asked|told|forces|forced|is asking|asks) you to",
    "... ,? (would|would not|could|is|does|did|do|have|has) (there|it|he|they|you|one) (not)? , eh $",
    "(for|to|by) (whom|who) $",
)
_SARCASM = Phrases(
    "good luck (with that|to you|then|finding|getting|in your)",
    "(best of)? luck with that",
    "(enjoy|have fun with|happy with) your (choice|decision|new|free)",
    "have a nice (life|day|time) (then|elsewhere|with that|now|$)",
    "bye (now|then|bye)",
    "wish you (well|luck|all the best|every success) (on|in|with) your (quest|search|hunt|crusade|endless)",
    "(full marks|top marks|congratulations|congrats|well done|bravo|kudos|a medal|gold star) (to|for|on) (the|your|you|not|"
    "finally|missing|noticing|reading|spotting)",
    "(be my guest|knock yourself out|suit yourself|cry me a river|boo hoo|so sue me|big deal|whatever|whatever you say|if "
    "you say so|talk to the hand|tough luck|too bad|tough)",
    "^ (by all means|go for it|go ahead|go right ahead|feel free) (,|.|and|complain|tell|write|post|send)",
    "(go for it|go ahead and) $",
    "(i am|we are) (not|hardly) (surprised|shocked|impressed)",
    "(what a|no) surprise $",
    "shock ,? horror",
    "(sorry|hate) to (disappoint|break it|burst|inform|rain)",
    "(if it is|if that is) (any|of any) (consolation|comfort|help to you)",
    "fun fact",
    "(lol|lmao|rofl|haha|hahaha|duh|yawn|jeez|sheesh)",
    "(how about|why not) (i|we|you) (stop|start|try|read|take|actually)",
    "and pigs (might|may|will|can)",
    "in your dreams",
    "(get what you|you get what you) (pay|paid) for",
    "(suddenly|magically|miraculously|mysteriously) (appear|appeared|vanish|vanished|develop|developed|find|found|stopped|"
    "start|started)",
    "(as if by|like|work|working|is not|not) magic ,? (you|it|wand|and|$)",
    "wave a (magic)? wand",
    "(i am|we are) not (a)? (magician|magicians|mind reader|mind readers|mind-reader|psychic|psychics|robot|robots|charity|"
    "miracle worker|miracle workers|superhuman|clairvoyant|babysitter|babysitters|machine|machines|baby-sitter|bank|octopus|"
    "wizards|superheroes)",
    "(babysit|baby-sit|hold your hand|spoon-feed|spoon feed|spoonfeed)",
    "(nobody|no one|who) (has|have|had) (x-ray|a crystal|crystal|eyes in)",
    "(crystal ball)",
)
_OTHERS = Phrases(
    "(which|as|what) (everyone|everybody|all (the|our|of our)?|most (of)? (our)?|other|our other|plenty of|countless) ~ "
    "(else|others|customers|guests|people|users|clients|families)? ~ <seem|manage|cope|do|know|understand>",
    "(plenty of|lots of|loads of|most|many|hundreds of|thousands of|the other|all (the|our) other|our other|other) (@NUM)? "
    "(of)? (our)? ~ (@ADJ)? {customer_people} ~ (do)? ~ (<manage|cope|succeed|seem>|have no|had no|find no|found no)",
    "(@NUM|many|most|hundreds|thousands|forty thousand|several) (other|others) ~ {customer_people}? ~ ... (no (difficulty|"
    "difficulties|problem|problems|trouble|complaints|issue|issues)|fine|without)",
    "(no|not one|never had a|never one) other ~ (@ADJ)? {customer_people} (has|have|had) ~ (ever)? (complained|mentioned|"
    "reported|noticed|raised|experienced|had)",
    "(nobody|no one) else (has|had|have|ever|seems|reported|complained|noticed|who)",
    "you <be> (the (only|first)) (one|person|customer|guest|user|client)? ~ (to|who|that) ~ (has|have|had)? (ever)? "
    "<complain|report|have|mention|notice|say|object|raise|struggle|think>",
    "yours is the (first|only) (@NOUN|note|complaint|report)",
    "(never|not once) ~ (had|received|have|heard) (a|any|one|this|such) ~ (single)? (complaint|complaints|report|reports|"
    "problem|issue|query)",
    "not (seen|seeing|see|heard|hearing|had|aware of) (this|it|that|any|the) ~ (issue|problem|complaint)? ~ (reported|"
    "complaints|mentioned|happening)? (by|from) (others|other|anyone|anybody|any other)",
    "so have @NUM ... others",
    "(works|worked|working|work) ~ (fine|perfectly|well|ok|okay|great|flawlessly) (for|on) (me|us|everyone|everybody|all|my|"
    "our|every other|the other|other)",
)
_IMPERSONAL = Phrases(
    "one (must|might|would|can not|can hardly|can only|could hardly|had|does|did|really)? ~ (very well)? ~ (be|have|imagine|"
    "imagines|assumes|assume|suppose|supposes|expect|expects|expected|pictured|thought|think|hoped|say|call|sign|ask|wonder|"
    "wonders|presumes|trusts|go on|gathers|help)",
)
_DEFINED = frozenset(
    {
        "problem",
        "issue",
        "bother",
        "trouble",
        "option",
        "requirement",
        "concern",
        "limit",
        "charge",
        "fee",
        "must",
        "need",
        "rush",
        "hassle",
        "good",
        "reason",
        "excuse",
        "answer",
        "solution",
        "bug",
    }
)
_CALMING = ("You have every right to be upset about {issue}. Here's what I can do: {your next step}.",)


def check(reply: Reply) -> Iterator[Hit]:
    """Calming down, rebukes, obviousness, lessons, rhetorical questions, sarcasm, other customers held up as an example."""
    for match in _CALM.find(reply):
        if _is_directed(match):
            yield _hit(
                reply,
                match,
                0.9,
                Severity.ERROR,
                "This tells an upset customer how to behave; say that you see why, and what you will do.",
            )
    yield from _of(reply, _REBUKE, "This scolds the customer for their manner; leave it out and answer the matter.", 0.88)
    yield from _of(
        reply, _POINTLESS, "This tells the customer that it was pointless to write; say what you can do instead.", 0.85
    )
    for match in _OBVIOUS.find(reply):
        if _is_condescending(reply, match):
            yield _obvious(reply, match)
    yield from _of(reply, _LESSON, "This lectures the customer; give the fact without the lesson.", 0.82)
    for match in _SIMPLY.find(reply):
        if _is_belittling(reply, match):
            yield _simply(reply, match)
    for match in _ASKED.find(reply):
        if match.sentence.is_question and not is_conditional(match.words[-1]):
            yield _hit(
                reply,
                match,
                0.82,
                None,
                "This question is a reproach rather than a question; ask for the one thing that you need.",
            )
    yield from _of(reply, _SARCASM, "This reads as sarcasm; leave it out.", 0.85)
    yield from _of(reply, _OTHERS, "Other customers are no answer to this one; say what you will do here.", 0.85)
    yield from _of(reply, _IMPERSONAL, 'Speaking of what "one" must do sounds superior; speak to the customer as you.', 0.8)
    yield from _maxims(reply)


def _of(reply: Reply, phrases: Phrases, message: str, confidence: float) -> Iterator[Hit]:
    for match in phrases.find(reply):
        if _is_directed(match) and not owned_near(reply, match.sentence, 0, 1):
            yield _hit(reply, match, confidence, None, message)


def _is_directed(match: Match) -> bool:
    """Said of the customer: not under if or a negation, not what somebody else did to them."""
    first = match.words[0]
    before = [w.norm for w in words_before(first, 3)]
    if any(n in ("our", "my", "his", "her", "their", "sorry", "apologize") for n in before[:2]):
        return False
    return not is_conditional(first) or first.norm in ("if", "since", "as")


def _is_condescending(reply: Reply, match: Match) -> bool:
    clause = clause_of(reply, match.words[-1])
    if (
        clause is not None
        and clause.who is Who.FIRM
        and match.words[0].norm in ("obviously", "clearly", "evidently", "plainly", "naturally", "needless")
    ):
        return False
    return not owned_near(reply, match.sentence, 0, 1) and not is_conditional(match.words[0])


def _is_belittling(reply: Reply, match: Match) -> bool:
    rest = [w.norm for w in match.sentence.words if w.i > match.words[-1].i]
    return "i" not in rest and "we" not in rest and not is_conditional(match.words[0])


def _maxims(reply: Reply) -> Iterator[Hit]:
    """ "A kiln isn't a printer": a truth that nobody asked for, with "a" or a bare plural at both ends and "not" between."""
    for sentence in reply.sentences:
        words = [w for w in sentence.words if w.pos != "PUNCT"]
        if not 4 <= len(words) <= 40:
            continue
        for at, word in enumerate(words[1:9], 1):
            if word.lemma != "be" or word.tag not in ("VBZ", "VBP") or at + 2 >= len(words):
                continue
            if words[0].norm not in ("a", "an") or any(
                w.norm in ("that", "who", "which", "your", "our") or w.pos == "VERB" for w in words[1:at]
            ):
                continue
            after = words[at + 1 : at + 4]
            if not after or after[0].norm not in NEGATORS:
                continue
            complement = after[1:]
            head = next((w for w in words[at + 1 :] if w.pos in ("NOUN", "PROPN")), None)
            if (
                complement
                and complement[0].norm in ("a", "an")
                and head is not None
                and head.lemma not in _DEFINED
                and head.i - word.i < 7
            ):
                message = "This is a maxim, not an answer; say what happened here and what you will do."
                yield Hit(words[0].start, head.end, confidence=0.85, message=message, rewrites=_template(reply, head))
                break


def _obvious(reply: Reply, match: Match) -> Hit:
    message = "This says that the customer should have known; leave the word out."
    first, last = match.words[0], match.words[-1]
    if len(match.words) == 1 or [w.norm for w in match.words] in (["needless", "to", "say"], ["believe", "it", "or", "not"]):
        return Hit(match.start, match.end, confidence=0.85, message=message, rewrites=(without(reply, match.start, match.end),))
    if first.norm in ("clearly", "evidently", "plainly", "naturally", "quite"):
        stop = next(w for w in match.words if w.norm in ("clearly", "evidently", "plainly", "naturally"))
        return Hit(match.start, last.end, confidence=0.8, message=message, rewrites=(without(reply, match.start, stop.end),))
    comma = next((w for w in words_after(last, 8) if w.text == ","), None)
    if first.norm in ("as", "which") and first is match.sentence.words[0] and comma is not None:
        return Hit(
            match.start, match.end, confidence=0.85, message=message, rewrites=(without(reply, match.start, comma.start),)
        )
    return _hit(reply, match, 0.82, None, message)


def _simply(reply: Reply, match: Match) -> Hit:
    message = '"Simply" says that it is easy, to somebody for whom it was not; give the step without it.'
    rest = reply.source[match.end : match.sentence.end].strip()
    mild = match.words[0].norm in ("simply", "merely", "then", "and") or "just" in [w.norm for w in match.words]
    rewrites: tuple[Rewrite, ...] = ()
    if match.words[0] is match.sentence.words[0] and match.words[0].norm in ("simply", "merely"):
        rewrites = (without(reply, match.words[0].start, match.words[0].end),)
    elif match.words[0] is match.sentence.words[0] and match.words[-1].norm == "to" and rest:
        rewrites = (reply.replace_sentence(match.sentence, capitalized(rest), Grade.SAFE),)
    return Hit(
        match.start, match.end, confidence=0.7, severity=Severity.INFO if mild else None, message=message, rewrites=rewrites
    )


def _template(reply: Reply, word: Word) -> tuple[Rewrite, ...]:
    return (reply.replace_sentence(word.sentence, "{What happened here}. {What you will do about it}.", Grade.NEEDS_FACTS),)


def _hit(reply: Reply, match: Match, confidence: float, severity: Severity | None, message: str) -> Hit:
    end = max(match.end, run_end(match.words[-1], 5))
    rewrites: tuple[Rewrite, ...]
    if severity is Severity.ERROR:
        rewrites = tuple(reply.replace_sentence(match.sentence, text, Grade.NEEDS_FACTS) for text in _CALMING)
    else:
        rewrites = _template(reply, match.words[0])
    return Hit(match.start, end, confidence=confidence, severity=severity, message=message, rewrites=rewrites)


RULE = Rule(
    code="ARG003",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This talks down to the customer; leave it out and give the fact.",
    check=check,
    examples=(
        Bad("Please calm down so we can discuss this."),
        Bad("Obviously, the warranty doesn't cover water damage.", rewrite="The warranty doesn't cover water damage."),
        Bad("As anyone would know, you have to charge it first.", rewrite="You have to charge it first."),
        Bad("You simply have to click the link in the email.", rewrite="Click the link in the email."),
        Bad("As you can clearly see on the invoice, VAT is included."),
        Bad("You need to understand that we have thousands of customers."),
        Bad("It's common sense to back up your files."),
        Bad("Let me explain this in simpler terms."),
        Bad("Please stop complaining about the queue."),
        Bad("Why would you want to open it in the rain?"),
        Bad("A wardrobe isn't a safe, you know."),
        Bad("Good luck with that."),
        Bad("Shouting at us won't bring the van any sooner."),
        Bad("No other guest has complained about the shower."),
        Bad("one would have thought that a torch was obvious"),
        Good("You can see the tracking in your account under Orders.", "ability and a place"),
        Good("It's obviously our mistake, and I'm sorry.", "obviously with ownership"),
        Good("Clearly we got this wrong.", "the firm at fault"),
        Good("The form is simpler now: three fields.", "an adjective about the product"),
        Good('Just reply with "yes" and I\'ll do the rest.', "the firm does the work"),
        Good("I simply love that photo!", "a positive verb"),
        Good("I understand that you need the files today.", "the firm understands"),
        Good("Good luck with the exam on Friday!", "meant"),
        Good("A refund is not a problem.", "an answer"),
        Good("Why don't you take the larger room at no extra cost?", "an offer"),
        Good("Our reply was rude, and I apologise for it.", "the firm's own conduct"),
    ),
)
