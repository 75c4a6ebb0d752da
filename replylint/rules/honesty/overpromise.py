"""Promises for certain what nobody can be certain of.

The customer plans on it, and when it fails they are let down twice. Say what you do, and what you will do if it goes wrong.
Sources: BitnerBoomsTetreault90; Davidow03; Omenhall; IrishOmb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replylint.lexicon import words as lexicon
from replylint.moves.failure import FAIL_VERBS, FAILURE_ADJECTIVES, WRONG_WORDS
from replylint.moves.instruction import instructions
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clause_of, clauses, is_conditional, is_quoted

_RECUR = "(happen|occur|recur|reoccur|fail|break|crash)"
_ARRIVE = "(receive|arrive|work|reach|come|land|get there|get it|have it|be (delivered|fixed|resolved|solved|sorted|ready|there|perfect|fine|okay))"
_SURELY = "(definitely|certainly|absolutely|undoubtedly|surely|100 %|100%|without (a|any)? doubt)"
_WHOLLY = "(completely|totally|absolutely|perfectly|entirely|100 %|100%)"
_TROUBLE = "(problem|issue|trouble|bug|error|delay|hiccup|difficulty)"
_PLEDGE = (
    "(i|we) (can|will|do|hereby|could|would)? ~ (personally|absolutely|fully|100%)? "
    "(guarantee|promise|swear|pledge|<assure> (you|everyone)|give you my word) you? that?"
)
_ASSURED = "(rest assured|be assured|you have (my|our) (word|guarantee|promise|assurance)|(it|that) is guaranteed) that?"

# A pledge, and then an outcome that is not the writer's alone to bring about.
_PLEDGED = tuple(
    f"{pledge} {outcome}"
    for pledge in (_PLEDGE, _ASSURED)
    for outcome in (
        f"... (will|shall|would) (never|not) ever? {_RECUR}",
        f"... (will|shall|would) ~ {_SURELY}? {_ARRIVE}",
        f"... (will|shall|would) (never|not) ... (any|another|a) ... <{_TROUBLE[1:-1]}>",
        f"... (no|zero) more? further? <{_TROUBLE[1:-1]}>",
        "... every single? _ you ever",
        "... (will|shall) love it",
    )
)
_NEVER = (
    "(under|in) no circumstances (will|shall|can|could) (it|this|that|your @NOUN|the @NOUN|anything) ~ (again)? ~ (be|get)? ~ "
    "(happen|occur|recur|fail|break|crash|leak|go wrong|hacked|lost|stolen|breached|leaked|compromised|delayed|late|damaged)",
    f"(will|shall|can) never ever? {_RECUR} again",
    f"(will|shall|can) never again {_RECUR}",
    f"(will|shall) never ever? (have|see|experience|face|get) (this|that|any|another|a) ... <{_TROUBLE[1:-1]}> ever? again",
    "(will|shall) (be|have|see|experience|face|get|notice|suffer) ~ zero more? further? (@ADJ)? (@NOUN|@PROPN|@NUM|@VERB)",
    "nothing (will|can|could) ever? (possibly)? go wrong",
    f"(will|shall) never ,? (ever)? ,? {_RECUR} ~ (again)?",
    f"(will|shall) never ,? ever ,? {_RECUR}",
    f"there (will|shall) be (no|zero) (more|further) ~ (@ADJ)? <{_TROUBLE[1:-1]}>",
    f"(solve|fix|resolve|end|cure|take care of) (all|every|each|any) (of)? ~ (your|the|one of your)? <{_TROUBLE[1:-1]}|worry|headache>",
    "(will|shall|can) (solve|fix|do|answer|sort|handle|repair|resolve) (anything|everything) ,? (any|every|all|for|at|always) ..",
    "nothing (can|will|could) go wrong",
    "(impossible|no way) (for|that) (it|this|that|anything|the @NOUN) (to|can|could|will|would) (ever)? (go wrong|happen|break|fail|crash|leak) ..",
    "(no|zero|not a) (chance|risk|danger|possibility|way) (whatsoever|at all|whatever)? of (anyone|anybody|anything|somebody|someone|any) .. @VERB ..",
    "(no|zero) (chance|risk|danger|possibility) (whatsoever|at all)? of (a|an|another|any|the|this|that|it|your) ~ (@NOUN)? (outage|leak|repeat|recurrence|breakdown|fault|failure|delay|crash|error|mistake|bouncing|failing|breaking|happening|recurring|crashing|leaking|arriving|going) ..",
    "(will|shall) never (have|see|get|experience|suffer) (a|any|another) ~ (@NOUN)? ('s)? ~ (trouble|problem|problems|crash|fault|outage|leak|error|issue|bother) ..",
    "^ no more ~ (@ADJ)? <crash|delay|outage|leak|problem|fault|error|breakdown|dropout> ,? (guaranteed|ever|i promise|we promise|that is a promise)",
)
_FUTURE = (
    f"(will|shall) {_SURELY} {_ARRIVE}",
    f"{_SURELY} (will|shall) {_ARRIVE}",
    "(will|shall) (work|run|go|function) (perfectly|flawlessly)",
    "(it|this|that|they|(your|the) (@NOUN|@ADJ)? @NOUN) (will|shall) ... , (you have (my|our) (word|promise|guarantee)|that is a (promise|guarantee)|mark my words) ..",
    "(will|shall) (be|arrive|come|get there|reach you|work) ... (without fail|guaranteed|for sure|no matter what|come what may)",
    "(will|shall) be ~ (absolutely|completely|totally|100 %|100%)? ~ (flawless|perfect|faultless|100 %|100%|spotless)",
    "(is|are) ~ (100 %|100%)? (certain|sure|guaranteed) to _",
)
_ALWAYS = (
    "(we|i) always (answer|reply|respond|deliver|ship|dispatch|resolve|fix|solve) ... (within|in under|by) ...",
    "(we|i) always (answer|reply|respond|deliver|ship|dispatch|resolve|fix|solve) ... (no exceptions|without exception|without fail)",
    "(we|i) (never|do not ever) (lose|miss|delay|damage) (a|an|any) <parcel|package|order|delivery|shipment|deadline>",
)
_SAFE = (
    f"<data|account|money|payment|file|information|detail|backup|photo> (<be>|will be) ~ {_WHOLLY} (safe|secure)",
    "(can not|cannot|can never|could never|will never) ever? possibly? (be|get) (lost|hacked|stolen|leaked|breached|compromised)",
)
_SURE = {
    **dict.fromkeys(_PLEDGED, 0.85),
    **dict.fromkeys(_NEVER, 0.85),
    **dict.fromkeys(_FUTURE, 0.8),
    **dict.fromkeys(_ALWAYS, 0.75),
    **dict.fromkeys(_SAFE, 0.75),
}
_PHRASES = Phrases(*_SURE)
_CONDITIONS = frozenset({"if", "unless", "provided"})
_OWN_GIFTS = frozenset(
    "answer call charge cost credit deposit discount email fee fine interest letter penalty price rebate refund reply surcharge text update voucher".split()
)
_WRITERS = frozenset({"i", "we", "me", "us", "my", "our"})
_PLAN = "{what is due and when}. I'll check on {day} and {what you will do} if it goes wrong."
_ADVERBS = frozenset(
    {"definitely", "certainly", "absolutely", "undoubtedly", "surely", "perfectly", "flawlessly", "100", "100%"}
)
# What is not in the writer's hands alone: how a thing fares, or what reaches the customer.
_FARES = frozenset(
    "arrive leave depart start begin finish come reach get you home open land turn show work run function last fit hold fail break happen occur recur reoccur return leak crash let "
    "go stop disappear stay keep survive be there here time ready back fix repair resolve solve sort deliver perfect fine okay safe secure "
    "wear fade peel rust tear shrink slip burst drop improve approve grant accept flawless smooth faultless spotless".split()
)
# What a thing is said to do to the customer's costs and troubles.
_CHANGES = frozenset("boost cut double end halve lower prevent raise reduce shorten slash".split())
_REACHES = frozenset({"get", "receive", "have", "see", "notice", "love", "experience", "face", "hear"})
_CERTAINLY = Phrases(
    "without (a|any)? doubt", "for (sure|certain)", "without fail", "(a|one) (hundred|thousand) (percent|per cent)",
    "<be> ~ guaranteed to", "(no matter|come) what", "(trust|believe) me", "(hundred percent|100 % |100%) certain", "a (dead|sure)? (cert|certainty|sure thing|done deal)", "on the dot", "take it from me", "(under|in) (any|no|all) circumstances", "guaranteed", "(no|without) (doubt|question)", "there is no (doubt|question)", "mark my words",
)  # fmt: skip
_UNEXCEPTED = Phrases(
    "(no|without) (a|any)? (single)? (exception|exceptions)",
    "(each and every|each single|every single|every) time $",
    "bar none",
    "(never|not) ... ,? ever $",
)
# What is sworn to of the customer, which they alone bring about.
_SUCCEEDS = frozenset("adore enjoy master pass save succeed thrive win".split())
_PAYING = frozenset("bill charge cost fee fine invoice owe pay price refund".split())
_CHANCE = frozenset("chance danger possibility prospect risk way".split())
_GOES_WRONG = (
    FAIL_VERBS
    | lexicon("failure_events")
    | frozenset(
        "burst expose fade flood hack happen intercept leak melt peel recur rip run rust scam shrink slip snap split steal tamper tear trip wear".split()
    )
)
_PLEDGES = Phrases(
    "(i|we) (can|could|will|do|would|hereby)? ~ (personally|absolutely|fully|100%)? <guarantee|promise|swear|vow|pledge>", "(i|we) (can|could|will|do|would|hereby)? ~ <assure> (you|everyone)",
    "(rest|be) assured", "you have (my|our) (word|guarantee|promise|assurance)", "(my|our) (word|promise|guarantee) (to you)? (is|:|,|that)", "(give|giving) you (my|our) (word|guarantee|promise|assurance)",
)  # fmt: skip
_NEVER_AGAIN = frozenset({"happen", "occur", "recur", "reoccur", "fail", "break", "crash", "let", "go", "leak", "return"})
_DENIES = frozenset({"not", "no", "never", "cannot", "nobody", "hope", "wish", "whether", "think", "unlikely"})


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in _PHRASES.find(reply):
        sentence = match.sentence
        if sentence.index in seen or not _promises(reply, match):
            continue
        seen.add(sentence.index)
        yield Hit(match.start, match.end, confidence=_SURE[match.phrase], rewrites=tuple(_rewrites(reply, match)))

    for clause in clauses(reply):
        sentence = clause.sentence
        if sentence.index in seen or not (_fares(reply, clause) and _is_sure(reply, clause) and _is_flat(reply, clause)):
            continue
        seen.add(sentence.index)
        template = reply.replace_sentence(sentence, _PLAN, Grade.NEEDS_FACTS)
        yield Hit(sentence.start, sentence.end, confidence=0.75, rewrites=(template,))


def _fares(reply: Reply, clause: Clause) -> bool:
    """Whether it tells what will become of a thing, or of the customer, that nobody can be certain of."""
    if clause.who is Who.YOU:
        return _meets(reply, clause)
    if _is_ruled_out(clause):
        return True
    if clause.who not in (Who.THING, Who.EXPLETIVE, Who.NOBODY, Who.THIRD):
        return False
    habit = clause.tense == "present" and clause.modal is None
    if habit and clause.lemma == "happen":
        return False  # "happens to me every single time"
    if habit and _UNEXCEPTED.find_in(reply, clause.sentence):
        # "It crashes every time", "it reads the house volume every time": what is found, and nothing to be had.
        failing = not _is_never(clause) and (clause.lemma in FAIL_VERBS or clause.lemma in lexicon("failure_events"))
        found = failing or (clause.verb.has("obj") and clause.lemma not in _FARES)
        return not (found and clause.who is Who.THING) and not _is_ours_to_give(clause.words)
    if clause.lemma in _CHANGES:
        return (
            clause.tense == "future"
            and clause.who is Who.THING
            and clause.subject is not None
            and clause.subject.lemma not in _OWN_GIFTS
        )
    if clause.lemma in FAILURE_ADJECTIVES:
        return clause.tense == "future" and _is_never(clause)
    if clause.lemma not in _FARES:
        return _is_pledged(reply, clause)
    return clause.tense == "future" or (habit and any(w.norm in ("always", "never") for w in clause.words))


def _is_never(clause: Clause) -> bool:
    """ "Will never be late", "under no circumstances will it be cold"."""
    return clause.negated or any(w.norm in ("no", "never") for w in clause.words)


def _meets(reply: Reply, clause: Clause) -> bool:
    """What the customer will get to see, or is sworn never to meet again: "you won't find another crumb"; not what we give or charge."""
    if clause.tense != "future" or any(w.lemma in _PAYING for w in (clause.verb, *clause.verb.subtree())):
        return False
    if (clause.lemma == "hear" and any(w.norm in _WRITERS for w in clause.words)) or (
        clause.lemma == "have" and clause.verb.has("xcomp")
    ):
        return False  # "you won't hear from us again", "you won't have to ask"
    if clause.lemma in _REACHES:
        return not _is_ours_to_give(w for w in clause.sentence.words if not _is_spoilt(w))
    if any(w.norm in _WRITERS for w in clause.words):
        return False
    again = any(w.norm in ("again", "another", "ever", "never") for w in clause.words)
    never = again and (clause.negated or any(w.norm == "never" for w in clause.words))
    pledged = any(m.sentence is clause.sentence and m.end <= clause.start for m in _PLEDGES.find(reply))
    return pledged and (never or clause.lemma in _SUCCEEDS)


def _is_spoilt(word: Word) -> bool:
    """ "Another dropped call": nothing that is given."""
    return any(c.norm in WRONG_WORDS or (c.dep == "amod" and c.tag == "VBN") for c in word.children)


def _is_ruled_out(clause: Clause) -> bool:
    """ "There's no chance that your account will be hacked", "no risk of the dye running": what goes wrong, said to be impossible."""
    if clause.negated or clause.verb.dep not in ("acl", "acl:relcl", "ccomp", "nmod"):
        return False
    noun = next(
        (w for w in (clause.verb.head, clause.verb.head.child("nsubj"), clause.verb.head.head) if w and w.lemma in _CHANCE),
        None,
    )
    if noun is None or any(w.pos == "VERB" and noun.i < w.i < clause.verb.i for w in clause.sentence.words):
        return False  # "no way to open it, as changes will be lost"
    if noun.lemma == "way" and clause.subject is None:
        return False  # "there's no way of missing that": what anyone would have to see
    return any(c.norm in ("no", "zero") for c in noun.children) and (
        clause.lemma in _GOES_WRONG or clause.verb.norm in _GOES_WRONG
    )


def _is_pledged(reply: Reply, clause: Clause) -> bool:
    """Whether what will become of a thing, whatever it is, is sworn to: "I swear the hedge will grow". What the writer does or gives is theirs
    to promise."""
    if clause.tense != "future" or clause.passive or clause.subject is None or clause.subject.lemma in _OWN_GIFTS:
        return False
    if any(w.norm in _WRITERS for w in clause.words) or any(c.norm in ("a", "an", "someone") for c in clause.subject.children):
        return False
    return any(m.sentence is clause.sentence and m.end <= clause.start for m in _PLEDGES.find(reply))


def _is_sure(reply: Reply, clause: Clause) -> bool:
    """Whether it is given out as certain: by an adverb, by a pledge before it, or as what will never be."""
    if any(w.norm in _ADVERBS for w in clause.words) or _is_ruled_out(clause) or _UNEXCEPTED.find_in(reply, clause.sentence):
        return True
    if any(m.sentence is clause.sentence for m in _CERTAINLY.find(reply)):
        return True
    if clause.tense != "future":
        return False
    if any(w.norm == "never" for w in clause.words) and clause.lemma in _NEVER_AGAIN | FAILURE_ADJECTIVES:
        return True
    return any(m.sentence is clause.sentence and not is_conditional(m.words[0]) for m in _PLEDGES.find(reply))


def _is_flat(reply: Reply, clause: Clause) -> bool:
    """Whether it is said outright: no question, nothing that it hangs on, no doubt, not another's words."""
    words = clause.sentence.words
    if not clause.asserted or clause.sentence.is_question or is_quoted(reply, clause.verb):
        return False
    before = [w.norm for w in words if w.start < clause.start]
    return not any(w.norm in _CONDITIONS for w in words) and not _DENIES.intersection(before).difference({"no"})


def _is_ours_to_give(words: Iterable[Word]) -> bool:
    """A refund or a call is the firm's own to give."""
    return any(w.lemma in _OWN_GIFTS for w in words)


def _promises(reply: Reply, match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    clause = clause_of(reply, last)
    if match.phrase in _FUTURE and clause is not None and clause.who is Who.FIRM:
        return False
    if (
        match.words[0].norm == "are"
        and clause is not None
        and clause.who is Who.YOU
        and not any(w.norm == "guaranteed" for w in match.words)
    ):
        return False  # "you are sure to find one you like"
    if sentence.is_question or is_conditional(first) or is_conditional(last) or is_quoted(reply, first):
        return False
    words = sentence.words
    at = first.i - words[0].i
    if any(w.norm in _DENIES for w in words[max(0, at - 4) : at]):
        return False
    if last.norm == "wrong" and any(i.sentence in reply.near(sentence, 1, 0) for i in instructions(reply)):
        return False  # "press the red key, nothing can go wrong there": of the step
    # "I promise it would work if ...", "we promise you will receive a call if it slips": what hangs on something is no certainty.
    if any(w.norm in _CONDITIONS for w in words):
        return False
    return match.phrase in _ALWAYS or not _is_ours_to_give(w for w in words if w.i <= last.i + 4)


def _rewrites(reply: Reply, match: Match) -> Iterator[Rewrite]:
    adverb = _adverb(match)
    if match.phrase in _FUTURE and adverb is not None:
        yield reply.replace(adverb.start - 1, adverb.end, "", Grade.SAFE)
    if any(w.norm in ("happen", "occur", "recur", "reoccur", "again") for w in match.words):
        text = "To stop it happening again, {what you changed}. If it does, {what you will do}."
    else:
        text = _PLAN
    yield reply.replace_sentence(match.sentence, text, Grade.NEEDS_FACTS)


def _adverb(match: Match) -> Word | None:
    return next((w for w in match.words if w.norm in _ADVERBS and w.start > match.sentence.start), None)


RULE = Rule(
    code="HON001",
    severity=Severity.WARNING,
    dimension=Dimension.HONESTY,
    message="Nobody can be sure of this; say what you are doing, and what you will do if it goes wrong.",
    check=check,
    evidence="B",
    examples=(
        Bad("Under no circumstances will this happen again."),
        Good("Under no circumstances will we ask for your PIN.", "our own act"),
        Good("It reads the house volume each time.", why="what was found"),
        Good("Press the red key, nothing can go wrong there.", why="of a step"),
        Good("There's no way of missing that, and we missed it.", why="owned, and nothing foretold"),
        Bad("There's no risk of another leak now."),
        Bad("You'll never have another crash with this patch."),
        Good("There's no chance of a refund on that fare.", why="a no, and nothing is promised"),
        Bad("I guarantee this will never happen again."),
        Bad("You will definitely receive it tomorrow.", rewrite="You will receive it tomorrow."),
        Bad("I promise we'll fix every issue you ever have."),
        Bad("This is 100% our best and final fix; you'll have zero problems from now on."),
        Bad("We always answer within five minutes, no exceptions."),
        Bad("Your data is completely safe and cannot be lost."),
        Bad("I can assure you that it will work perfectly."),
        Bad("Rest assured that this won't happen again."),
        Bad("i promise it wont happen again"),
        Bad("The new part will work flawlessly.", rewrite="The new part will work."),
        Bad("I can guarantee that the train will be on time."),
        Bad("You have my promise that the boiler will last the winter."),
        Bad("Our servers never fail, no exceptions."),
        Bad("I promise the lawn will grow back before the wedding."),
        Bad("The new hinge is guaranteed to outlive the door."),
        Bad("You'll notice zero lag after the switch."),
        Bad("We promise you won't find another moth in your wardrobe."),
        Bad("There is no danger that the glaze will crack."),
        Bad("Our trams always run to the minute, without exception."),
        Good("I promise you won't be charged for another visit.", why="the firm's own to decide"),
        Good("There's no chance that the shop will open today.", why="bad news told plainly"),
        Good("Our guides always carry a whistle.", why="a rule of the house"),
        Good("There will be zero charges for the swap.", why="the firm's own price"),
        Good("I promise that this will be my first job tomorrow.", why="what the writer does"),
        Good("You can certainly bring the dog.", why="leave given, nothing foretold"),
        Good("I assure you that your report has been read.", why="tells what was done"),
        Good("We guarantee the watch for two years.", why="a product guarantee with a term"),
        Good("I can't promise it will arrive tomorrow, but I'll check at noon.", why="a promise denied is honesty"),
        Good("Your money-back guarantee covers this, so I've refunded you.", why="a named guarantee"),
        Good("I've never seen this before, so I'm asking an engineer.", why="never in the past, experience"),
        Good("We'll never ask for your password.", why="a policy the firm controls"),
        Good(
            "I'll do everything I can to get it there by Friday, and call you if it slips.",
            why="a bounded effort with a contingency",
        ),
        Good("You definitely don't need to pay for that.", why="certainty about the firm's own decision"),
        Good("I promise I'll call you at three.", why="within the writer's own power"),
        Good("Definitely, I can do that.", why="acceptance, not certainty"),
        Good("I hope this never happens again.", why="a hope"),
        Good(
            "It will arrive tomorrow if the road opens; otherwise I'll ring you.",
            why="hangs on a condition, with a contingency",
        ),
        Bad("The new pump will definitely halve your bills."),
        Bad("Under no circumstances will the second box be late."),
        Good("The discount will definitely lower your bill in May.", why="the firm's own to give"),
    ),
)
