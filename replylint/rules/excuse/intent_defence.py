"""Defends good intentions instead of answering for what happened.

Nobody complained of bad intentions. What the customer lost is the same whatever was meant.
Sources: Benoit95 (good intentions); Schlenker01; Lewicki16.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import clause_out, offered
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repairs
from replylint.passage import Sentence
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, is_conditional, is_yours

_HURT = "upset|offend|cause|mislead|confuse|hurt|insult|disappoint|inconvenience|harm|alarm|frighten|worry|annoy|patronize|deceive|suggest|imply|come|sound|seem|appear|be|make|give|belittle|dismiss|embarrass|distress|frustrate|trouble|leave|put|ignore|spoil|ruin|scare|deter|block|delay|exclude|discriminate|lie|trick|cheat|damage|hide|rush|threaten|shame|startle|snub|slight|punish|penalize|fleece|intimidate|pressure|bully|humiliate|shock|alienate|discourage|disturb|unsettle|short-change|sting|trap"
_HURTING = frozenset(_HURT.split("|"))
_INTENDING = frozenset({"intend", "mean", "want", "wish", "plan", "set", "aim", "try", "seek", "hope"})
_SLIGHTS = frozenset(
    "harm disrespect offense malice insult threat criticism reproach accusation slight attack rebuke punishment trick".split()
)
_KIND = frozenset("help protect save spare keep support assist serve please do make follow stay reassure look".split())
_COMPLAINT = 0.45  # the need of an apology from which a message is a complaint
_DESIGNED = frozenset({"build", "design", "develop"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_PHRASES = Phrases(
    "(he|she|they|we|@PROPN) ~ (just|only)? (wanted|wants|want|had|has) ~ (just|only)? ~ (the best|what is best|what was best|only good) (for|by) (you|everyone|your|all) ..",
    "how (was|were|am|are|is|could|should) (we|i|he|she|they|anyone|our @NOUN|the @NOUN) ~ (supposed to|meant to|expected to|to|have)? ~ (know|guess|tell|see|have known|known|guessed) ..",
    "(was|were|is) ~ (only|just|all)? ~ (supposed|meant|intended) to be ~ (just|only)? (a bit of fun|fun|funny|a joke|a laugh|a compliment|helpful|friendly|kind|nice|a surprise|banter|lighthearted) ..",
    "(we|they|i) (do|did|have done|are doing) (this|that|it|so) (for|in) your own? (good|protection|safety|interest|interests|benefit|sake|security) ..",
    "(nobody|no one|none of (us|them|the team|our staff)) (on the team|here|of us)? ~ (set out|wanted|meant|tried|intended|wished|aimed) to .. ..",
    "(he|she|they|we|i|driver|cleaner|waiter|receptionist|engineer|nurse|clerk|staff|team|colleague|@PROPN) ~ (thought|believed|felt) (that)? (he|she|they|we|i|it) (was|were|would be) ~ (doing (you|everyone) (a|an)? (favor|kindness|good turn|service)|being (helpful|kind|polite|nice)|helping|for the best) ..",
    "(he|she|they|we|i|@PROPN|(our|the|my) ~ @NOUN) ~ (just|only|merely|simply) (wanted|meant|tried|hoped|was trying|were trying|wished) to ~ (save|spare|help|be|make|do|please|protect|give|surprise) ..",
    "(we|i|everyone here) (honestly|genuinely|really|truly|sincerely) (thought|believed|felt|hoped|assumed) (that)? (you|parents|people|guests|customers|members|everyone|it|this|that|they|most|the) ..",
    "the (idea|thinking|thought|intention|aim|thought process|logic) behind ... (was|is) (purely|only|simply)? to ..",
    "(never|not) (at all|ever|for a moment|in any way)? (our|my|the|anyone|his|her|their) (is)? (@ADJ)? (intention|intent|aim|wish|purpose|desire)",
    "(no|without any|without) (@ADJ)? (intention|intent|wish|desire) (of|to) (upset|offend|mislead|deceive|cause|hurt|confuse|insult|upsetting|offending|misleading|deceiving|causing|hurting|confusing|insulting|be|being) ..",
    f"(i|we|he|she|they|nobody|no one|driver|agent|team|colleague|staff) (certainly|definitely|honestly|really|of course)? (did|had|do) not (certainly|really|for a moment)? (mean|intend|set out|mean it|meant|intended) (in any way|at all)? to <{_HURT}> ..",
    f"(nobody|no one|none of us) (here)? (meant|intended|wanted|set out|means|wants) to <{_HURT}> ..",
    "(no|not any|never any) (harm|offense|disrespect|malice|ill will|slight|insult) (is|was|were)? ~ (meant|intended)",
    "(i|we|he|she|they|driver|agent|colleague|team|staff|lad|girl|@PROPN) <be> ~ (only|just|merely|simply) (ever)? trying to (help|assist|protect|keep|do|be|save|make|get|follow|look after) ..",
    "(only|just) trying to (help|assist|protect|be helpful|be friendly|do (my|our|his|her|their) (job|best)|keep you safe)",
    "(i|we) (had|have|could have|would have|would) ~ (no|little) (way of <know|tell|foresee>|means of <know|tell|foresee>|chance to know|idea (that)? (this|it) would)",
    "((i|we|he|she|they|driver|agent|team|colleague|staff|engineer) could not|(nobody|no one) could) ~ have ~ (known|foreseen|predicted|anticipated|guessed) !without ..",
    "(acted|act|acting|done|made|sent|meant|given|written|said) (entirely|purely|only|wholly)? (in good faith|with the best of intentions|with the best intentions|for the best|in jest|as a joke|kindly|well)",
    "(with|had|have|has) ... (interest|interests|good|safety|comfort|welfare|wellbeing) (in mind|at heart)",
    "(the)? best (of)? intentions", "(good|best) intentions", "(meant|means|mean) well", "(meant|intended|said|sent) (it)? (only|just|merely|simply|purely)? as (a)? (joke|compliment|banter|help|courtesy|kindness|bit of fun|a gesture)",
    "(the)? (very)? last thing (that)? (i|we|anyone|he|she|they) (want|wanted|would want|intend|intended|meant|had in mind) ..",
    "<be> ~ (only|just|merely|simply) (doing|following) (his|her|their|our|my) (job|duty|best|work|orders|training|instructions)",
    "in the best (interest|interests) of ..",
    "hearts <be> ~ (all|very much|firmly)? in the right place",
    "(nothing but|only|just) (your|the|his|her|their) ... (in mind|at heart)",
    "(had|have|has|with) ~ your .. (well-being|health|happiness|needs|comfort|safety|welfare) (in mind|at heart|in view)",
    "(came|come|comes|coming|said|done|spoken|written) from (a (good|kind|caring) place|the heart|(the)? (best|kindest|purest) of (motives|intentions))",
    "(purely|only|simply|merely|entirely) out of (concern|kindness|care|courtesy|politeness)",
    "(my|our|his|her|their) (only|sole|one) (thought|concern|aim|wish|motive|purpose|intention|crime|desire) was",
    "would not (hurt|harm) a fly", "(meant|mean|means) (you)? no (harm|offense|disrespect|ill)",
    "(had|have|with|from) (only|nothing but) (good|the best|the kindest|the purest) (of)? (intentions|motives|will)",
    "(only|just|merely) (looking|look) out for (you|your|him|her|them|everyone|everybody|our)",
    "(all|the only thing) (that)? (i|we|he|she|they) (wanted|meant|tried|set out|hoped) (to do)? was to <help|protect|keep|spare|save|be|make|warn|cheer|please>",
    "(our|my|his|her|their) heart <be> in the right place", "(it|that|this) <be> ~ (only|just|merely|purely)? (meant|intended) (kindly|well|in fun|to help|to be (helpful|friendly|funny))",
)  # fmt: skip
# What is said only in one's defence.
_SAYINGS = Phrases(
    "(last|furthest|farthest) thing (on|from) (my|our|anyone 's|anybody 's|his|her|their|everyone 's) (mind|minds|thoughts|thought)",
    "far from (my|our|anyone 's|his|her|their) (mind|minds|intention|intentions|thoughts)",
    f"(not|never) ... (designed|brought in|introduced|aimed|put in|set up|calculated|written|worded|there|conceived|devised|put in place) (as a way|in order)? to <{_HURT}> ..",
    "(not|never) ... (designed|brought in|introduced|intended|meant|aimed|put in|set up|there|devised|calculated|put in place) (as a way|in order)? to (catch|trip|single|rip|squeeze|cash|leave|put|do|pull|talk|fob|take|get) .. (you|anyone|anybody|people|customers|guests|members|passengers|drivers|tenants|users|anyone 's|the public|money) (in|out|off|down|of|from|$) ..",
    "(not|never) ... (on purpose|deliberate|deliberately|intentional|intentionally|wilful|wilfully|malicious|maliciously|out of (malice|spite)|with malice|personal) $",
    "there (is|was|were|has never been|had never been) (no|not any|never any|absolutely no) (@ADJ)? (malice|ill will|bad faith|spite|agenda|ulterior motive|hostility|conspiracy) ..",
    "there (was|were|has never been|had never been) (no|not any|never any|absolutely no) (@ADJ)? (intent|intention|plot) (to|of|in|behind) ..",
    "(we|i|he|she|they|nobody|no one|anyone here|our @NOUN|the @NOUN) (would|could)? ~ (never|not|ever)? (dream|dreamed|dreamt) of (upsetting|offending|misleading|deceiving|hurting|insulting|ignoring|cheating|tricking|lying|harming|leaving|treating|excluding|embarrassing|disrespecting|being (rude|unkind|unfair)|letting) ..",
    "(not|never) (even|once|actually)? (cross|crossed|enter|entered) (my|our|his|her|their|anyone 's|anybody 's) (mind|minds|head|heads)",
    "(all|just|only|merely|purely) (in|a bit of|a little|some|good)? (good|harmless)? (fun|jest|joke|banter|teasing|leg - pull|leg pull) $",
    "(meant|said|done|written|intended|sent) .. (tongue in cheek|tongue - in - cheek|in good fun|in fun|as a bit of fun|lightheartedly|light - heartedly)",
    "not mean (anything|any of it|it) (by (it|that|this|what)|like that|that way|in that way|in a bad way|unkindly|nastily|personally)",
    "not (a|one|have a) (nasty|malicious|bad|mean|unkind|spiteful|cruel|rude) bone in (his|her|their|its) body",
    "(no|not any|without (the)? (slightest|least)?|never any|not the (slightest|least)) (@ADJ)? (wish|desire|thought|idea|attempt|plan|aim|ambition) (of|to) (give offense|giving offense|cause|causing|upset|upsetting|mislead|misleading|deceive|deceiving|offend|offending|hide|hiding|trick|tricking|exclude|excluding|hurt|hurting) ..",
)

# "I never meant to leave you waiting, and I did."
_CONCEDED = Phrases("(never|not) ... .. (and|but|yet) (i|we|it|that|they|he|she) (did|do|was|have|has) ~ $")


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in (*_SAYINGS.find(reply), *_PHRASES.find(reply)):
        if match.sentence.index in seen or is_conditional(match.words[0]) or _concerns_customer(match):
            continue
        if not _is_answered_for(reply, match.sentence, match.start):
            seen.add(match.sentence.index)
            yield _hit(reply, match.sentence, match.start, match.end, match.phrase in _SAYINGS.phrases)
    for clause in clauses(reply):
        if (
            clause.sentence.index not in seen
            and _defends(clause)
            and not _is_answered_for(reply, clause.sentence, clause.start)
        ):
            seen.add(clause.sentence.index)
            yield _hit(reply, clause.sentence, clause.start, clause.end)


def _hit(reply: Reply, sentence: Sentence, start: int, end: int, saying: bool = False) -> Hit:
    complained = reply.customer is not None and reply.customer.needs.apology >= _COMPLAINT
    return Hit(
        start, end, confidence=0.7, certain=saying and complained, rewrites=tuple(_rewrites(reply, sentence, start, end))
    )


def _is_answered_for(reply: Reply, sentence: Sentence, start: int) -> bool:
    """Asked, owned, conceded, or put right here or next; neither "the fee was brought in" nor the deed that is defended puts anything right."""
    if sentence.is_question or owned_near(reply, sentence, 0, 1) or _CONCEDED.find_in(reply, sentence):
        return True
    addressed = any(w.norm in ("you", "your") for w in sentence.words)
    return any(
        r.sentence is not sentence or r.who not in (Who.THING, Who.THIRD) or addressed
        for r in repairs(reply)
        if sentence.index <= r.sentence.index <= sentence.index + 1
        and not (r.who is Who.THING and r.start <= start < sentence.end and r.sentence is sentence)
    )


def _defends(clause: Clause) -> bool:
    """Denies a bad intention or claims a good one: "we never intended to mislead you", "we only wanted to help"."""
    if (
        clause.lemma not in _INTENDING
        or clause.conditional
        or clause.question
        or clause.who in (Who.YOU, Who.NOBODY, Who.EXPLETIVE)
        or (clause.subject is not None and is_yours(clause.subject))
    ):
        return False
    verb = clause.verb
    denied = clause.negated or any(c.norm in ("never", "not") for c in verb.children)
    aim = next((c for c in verb.children if c.dep in ("xcomp", "advcl", "ccomp") and c.i > verb.i), None)
    if clause.passive:
        # "it wasn't meant to scare you", "not intended as a threat"
        slight = any(w.lemma in _SLIGHTS for w in words_after(verb, 4))
        return (
            clause.lemma in ("intend", "mean")
            and denied
            and (slight or (aim is not None and aim.lemma in _HURTING - {"be", "make"}))
        )
    if verb.lemma == "mean" and any(w.lemma in _SLIGHTS for w in words_after(verb, 3)):
        return denied
    if (
        (clause.who is Who.THING and clause.lemma == "mean")
        or aim is None
        or (clause.tense != "past" and clause.modal != "would" and verb.tag != "VBG")
    ):
        return False
    if denied:
        return aim.lemma in _HURTING
    only = any(w.norm in _ONLY for w in words_before(verb, 2))
    return only and clause.tense == "past" and aim.lemma in _KIND


def _concerns_customer(match: Match) -> bool:
    """ "You were only trying to help", "you had no way of knowing": what is said of the customer exonerates them."""
    words = match.sentence.words
    at = match.words[0].i - words[0].i
    # "Misleading you was the last thing on our minds": what was not meant to be done to them.
    near = [w.norm for n, w in enumerate(words[:at]) if n >= at - 3 and not (n and words[n - 1].tag == "VBG")]
    if match.words[-1].norm in ("mind", "heart") and any(w.lemma in _DESIGNED for w in words[:at]):
        return True  # "designed with comfort in mind"
    if any(n in ("you", "your") for n in near) or match.words[0].norm in ("you", "your"):
        return True
    return any(w.norm == "sorry" for w in words) and len(words) < 12 and match.words[0].norm == "i"


def _rewrites(reply: Reply, sentence: Sentence, start: int, end: int) -> Iterator[Rewrite]:
    yield from offered(clause_out(reply, start, end))
    yield reply.replace_sentence(sentence, "We {what we did wrong}, and I'm sorry. {what you do about it}")


RULE = Rule(
    code="EXC005",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="This defends what was meant; say what was done, and what you do about it.",
    check=check,
    evidence="C",
    examples=(
        Bad("The guard had nothing but your safety in mind.", customer="Your guard shouted at me."),
        Good("He rang out of concern for your cat, and he's back at six with her food.", "help"),
        Bad(
            "It was never our intention to upset you.", rewrite="We {what we did wrong}, and I'm sorry. {what you do about it}."
        ),
        Bad("We certainly didn't mean to cause any offence."),
        Bad("Our agent was only trying to help."),
        Bad("We had no way of knowing this would affect you."),
        Bad("We acted in good faith."),
        Bad("The change was made with customers' interests in mind."),
        Bad("Nobody here meant to mislead anyone."),
        Bad("The remark was meant kindly."),
        Bad("No offence was intended."),
        Bad("Our waiter never intended to spoil your evening."),
        Bad("The letter was not intended as a threat."),
        Bad("We only wanted to help."),
        Bad("Your locker was moved with every swimmer's comfort in mind."),
        Bad("We'd no means of telling that the tap dripped."),
        Bad("Misleading people was the last thing on our minds."),
        Good("The last thing on the list is your signature.", why="a list"),
        Good("Your son was only trying to help our porter.", why="said of the customer's own people"),
        Good("The blue cover is meant to protect the lens.", why="what a thing is for"),
        Good("We intend to open in May.", why="a plan"),
        Good(
            "It was never our plan to charge you, and we did; I'm sorry and it's refunded.",
            why="owns the effect, and repairs it",
        ),
        Good("I didn't mean to send that twice, sorry!", why="mends a slip of one's own"),
        Good("I mean to call you at 4.", why="means to, in the future"),
        Good("Our intention is to have the part here by Friday.", why="a plan, not a defence"),
        Good("You were only trying to help, thank you.", why="gives the customer credit"),
        Good("You had no way of knowing that.", why="clears the customer"),
        Bad("We couldn't have known that the road would close."),
        Bad("Nobody could have foreseen the leak."),
        Good("I never meant to wake you, and I did. Your night is free.", why="owns up to it"),
        Good("We couldn't have known without your photo, so thank you.", why="gives the customer credit"),
    ),
)
