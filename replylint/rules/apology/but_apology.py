"""Sorry, but: the second half takes the apology back.

What follows "but" is what people remember. An excuse, a refusal or a reproach there turns the sorry into its preface.
Sources: Benoit95; SkyVerge; Endearist; Usedesk; Schlenker01.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import capitalized
from replylint.moves.move import words_after
from replylint.moves.ownership import ownerships
from replylint.moves.promise import bounded_near
from replylint.moves.regret import Regret, regrets
from replylint.moves.repair import REPAIR_VERBS, repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses_in

_TURNS = frozenset({"but", "however", "although", "though", "nevertheless", "nonetheless", "yet"})
# Adversatives of several words; they open a clause.
_PHRASED = (
    ("be", "that", "as", "it", "may"),
    ("except", "that"),
    ("for", "all", "that"),
    ("having", "said", "which"),
    ("just", "the", "same"),
    ("only", "that"),
    ("still", "and", "all"),
    ("that", "notwithstanding"),
    ("all", "the", "same"),
    ("at", "the", "same", "time"),
    ("even", "so"),
    ("having", "said", "that"),
    ("in", "our", "defense"),
    ("in", "fairness"),
    ("mind", "you"),
    ("on", "the", "other", "hand"),
    ("that", "being", "said"),
    ("that", "said"),
    ("then", "again"),
    ("to", "be", "fair"),
)
_OPENERS = frozenset({"but", "however", "nevertheless", "nonetheless", "still"})
_BLAME = Phrases(
    "you ~ (should|could|must|ought to|might) (not)? have",
    "you (did|have|had|were|failed|forgot|chose|agreed|signed|accepted|left|ordered|missed|ignored|clicked|entered|gave|never|clearly|yourself)",
    "your (own)? (fault|mistake|choice|decision|responsibility|doing|error|failure)",
    "you (did|had|have) not",
    "had you ...",
    "if you had ...",
    "(as|like) (i|we) (~) (said|mentioned|explained|stated|told|advised|previously)",
    "(a glance|a look) at ... would have",
    "would have (cleared|shown|told|avoided|prevented|spared|saved)",
    "as ~ (mentioned|stated|explained|advised|outlined|said)",
)
_REFUSAL = Phrases(
    "nothing ~ (more|else|further)? (that)? (i|we|anyone|can|could)",
    "(i|we|it|this|that|they|there) (can|could|will|would|do|does|is|are) not",
    "(not|un) (able|possible|permitted|allowed|something)",
    "unable to",
    "no (way|refund|refunds|exception|exceptions|option|facility|possibility|bearing|compensation)",
    "(can|could|will|would) not be @VERB",
    "(against|not) (our|the|company) (policy|terms|rules)",
    "(our|the|company|store) <policy|term|rule|process|procedure>",
    "out of (our|my) hands",
    "(beyond|outside|out) (of)? (our|my) control",
)
_ACCOUNT = Phrases(
    "(standard|normal|usual|common) (procedure|practice|policy|process)?", "(these|such) things", "please (understand|appreciate|note|bear|be aware|remember|keep)", "because", "due to", "owing to", "as a result of",
    "(extremely|very|so|really|incredibly|exceptionally)? (busy|overwhelmed|stretched|short-staffed|understaffed|inundated|swamped)", "(high|higher|unprecedented) (volume|demand|volumes)", "not ~ (that)? (bad|unusual|uncommon|unreasonable|our fault|our mistake)",
    "(the|our) <courier|supplier|carrier|driver|warehouse|system|bank|provider|contractor|depot|weather|manufacturer>", "(to be fair|in fairness|honestly|to be honest|frankly|actually|in our defense|realistically)", "(nobody|no one) (is|can|could|will)",
    "<happen>", "we all", "(only|just) human", "(comes|come) with",
)  # fmt: skip
_HELP = Phrases(
    "(hopefully|luckily|happily|fortunately)",
    "your ... <be> ~ (in|on|now|ready|here|back|attached|booked|confirmed|available|waiting|being)",
    "(happy|glad|delighted|able) to (help|assist|@VERB)",
    "let (me|us)",
    "(here to|can|will) help",
    "(good|better) news",
    "(is|are) (now|all|already)? (fixed|back|ready|here|sorted|done|resolved|working|refunded|on (its|their|the) way)",
    "(is|are) ~ (harmless|safe|fine|included|open|yours)",
    "<stay|remain> (open|available|valid|yours)",
    "(here|ready|waiting|aside|kept|reserved|held) (for you|at|in)",
    "(here|this) is (what|how|the)",
    "would you",
    "(you can|you could|you may) (still|also|now|instead|have|get|use|keep|pick|choose)",
    "instead",
    "as a (gesture|thank|goodwill)",
    "on us",
    "free of charge",
    "to make (up|it)",
)
# What a firm says rather than does.
_TALK = frozenset(
    "mention say tell state inform explain note warn think believe feel follow understand appreciate know hope see have try do regret apologize find consider advise suggest point need "
    "be check review look read".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    for regret in regrets(reply):
        if regret.kind == "wish" or any(w.lemma in ("say", "report") for w in (*regret.lead, *regret.rest[:2])):
            continue
        turn = _turn(reply, regret)
        if turn is None:
            continue
        right = [w for w in turn.sentence.words if w.i > turn.i]
        if len([w for w in right if w.pos != "PUNCT"]) < 3:
            continue
        judged = _judge(reply, turn, right)
        if judged is None:
            continue
        severity, confidence = judged
        start = regret.start if regret.sentence is turn.sentence else turn.start
        yield Hit(
            start, _clause_stop(right), confidence=confidence, severity=severity, rewrites=tuple(_rewrites(reply, regret, turn))
        )


def _turn(reply: Reply, regret: Regret) -> Word | None:
    """The adversative that follows the regret, in its sentence or first in the next one."""
    words = regret.sentence.words
    at = regret.head.i - words[0].i
    if _is_conceded(words, at):
        return next((w for w in words[at + 1 : -1] if w.text == ","), None)
    if any(w.norm == "only" for w in words[max(0, at - 5) : at]) or any(w.norm == "but" for w in words[max(0, at - 2) : at]):
        return None
    for nth in range(at + 1, min(len(words), at + 26)):
        word = words[nth]
        if word.text in (".", "!"):
            break
        if (
            (word.text == ";" and not (words[nth + 1 : nth + 2] and _opens(words, nth + 1)))
            or word.text == "?"
            or (
                word.text == ","
                and nth == at + 1
                and nth + 1 < len(words)
                and words[nth + 1].norm in ("i", "we", "it", "this", "that", "there", "the", "you", "our", "your")
                and not _opens(words, nth + 1)
            )
            or (not word.text.isascii() and word.pos != "PUNCT")
            or (
                word.norm in ("because", "and")
                and any(w.norm in ("i", "we", "please", "you") for w in words[nth + 1 : nth + 2])
            )
        ):
            return None
        phrased = _phrased(words, nth)
        if phrased is not None:
            return phrased
        if word.norm == "still" and (
            words[nth - 1].text in (";", "–", "—")
            or (words[nth - 1].text == "," and words[nth + 1 : nth + 2] and words[nth + 1].text == ",")
        ):
            return word
        if word.norm in _TURNS:
            if _is_in_whatever_way(word):
                return None
            before = words[nth - 1]
            if before.norm in ("nothing", "anything", "all", "last", "not", "cannot", "none", "no") or (
                word.norm == "yet" and before.text != ","
            ):
                return None
            if before.norm in ("as", "even") or (
                word.norm in ("though", "although") and before.text not in (",", "–", "—", "-", "(")
            ):
                return None
            if word.norm in ("though", "although") and nth + 1 < len(words) and words[nth + 1].pos == "PUNCT":
                return None
            return word
    if at < len(words) and any(w.pos != "PUNCT" for w in words[at + 18 :]):
        return None
    following = [
        s for s in reply.near(regret.sentence, 0, 1) if s is not regret.sentence and s.paragraph == regret.sentence.paragraph
    ]
    for sentence in following:
        first = sentence.words[0]
        goes_on = first.norm == "still" and len(sentence.words) > 1 and sentence.words[1].text != ","
        if first.norm in _OPENERS and not goes_on and not _is_in_whatever_way(first):
            return first
        phrased = _phrased(sentence.words, 0)
        if phrased is not None:
            return phrased
        last = [w for w in sentence.words if w.pos != "PUNCT"][-1:]
        if last and last[0].norm == "though":  # "The lid has to be shut, though": it turns what it ends
            return first
    return None


def _is_conceded(words: list[Word], at: int) -> bool:
    """ "While we're sorry for the wait, you …", "much as I regret it, …": the regret hangs on what follows the comma."""
    norms = [w.norm for w in words[:at]]
    return (
        len(norms) < 7
        and [w.norm for w in words[at + 1 : at + 2]] != ["to"]
        and (norms[:1] in (["while"], ["whilst"], ["although"], ["though"]) or norms[:2] == ["much", "as"])
    )


def _is_in_whatever_way(word: Word) -> bool:
    """ "However you'd like to send it", "however late it gets": no comma follows, and what follows is left open."""
    after = [w.norm for w in words_after(word, 2)]
    if word.norm != "however" or not after:
        return False
    return after[0] in ("late", "long", "many", "much") or (
        after[0] == "you" and after[1:] in (["would"], ["want"], ["like"], ["prefer"], ["choose"], ["decide"], ["wish"])
    )


def _opens(words: list[Word], at: int) -> bool:
    return words[at].norm in _OPENERS or _phrased(words, at) is not None


def _phrased(words: list[Word], at: int) -> Word | None:
    """The last word of an adversative of several words that begins here, after punctuation: "; that said, …"."""
    if at and words[at - 1].pos != "PUNCT":
        return None
    norms = tuple(w.norm for w in words[at : at + 5])
    return next((words[at + len(turn) - 1] for turn in _PHRASED if norms[: len(turn)] == turn), None)


def _judge(reply: Reply, turn: Word, right: list[Word]) -> tuple[Severity | None, float] | None:
    """The severity and confidence of what follows the turn; None where it helps."""
    sentence = turn.sentence
    if sentence.is_question or (
        right[0].norm in ("thank", "thanks", "please")
        and any(w.norm in ("let", "send", "dm", "call", "reply", "give") for w in right[:4])
    ):
        return None
    start = turn.end
    helped = _helped(reply, sentence, start)
    if _within(_BLAME, reply, sentence, start):
        return (Severity.WARNING, 0.7) if helped else (Severity.ERROR, 0.85)
    if helped:
        return None
    if _within(_REFUSAL, reply, sentence, start):
        return (None, 0.8)
    if _within(_ACCOUNT, reply, sentence, start):
        return (None, 0.85)
    clause = next((c for c in clauses_in(reply, sentence) if c.start >= start), None)
    if clause is not None and _is_plight(clause):
        return (None, 0.85)
    if (
        clause is not None
        and clause.who in (Who.THIRD, Who.THING)
        and clause.tense in ("present", "past")
        and not clause.imperative
    ):
        return (None, 0.7)
    if reply.customer is not None and reply.customer.needs.apology < 0.4:
        return None
    return (Severity.INFO, 0.5)


def _helped(reply: Reply, sentence: Sentence, start: int) -> bool:
    if any(r.sentence is sentence and r.end > start for r in repairs(reply)) or any(
        o.sentence is sentence and o.start >= start for o in ownerships(reply)
    ):
        return True
    if _within(_HELP, reply, sentence, start):
        return True
    following = [c for c in clauses_in(reply, sentence) if c.verb.start > start]
    # "It will be over by Friday": when it ends is help.
    return any(_does(c) or (c.tense == "future" and not c.negated and bounded_near(reply, sentence, 0)) for c in following)


def _does(clause: Clause) -> bool:
    """The firm does something about it, or asks the customer to."""
    if clause.imperative:
        return clause.lemma not in ("note", "understand", "remember", "bear", "appreciate", "be", "keep")
    if clause.negated or clause.lemma in _TALK or clause.conditional:
        return False
    if clause.who is not Who.FIRM:
        return _is_done_for(clause)
    if _is_plight(clause):
        return False
    return clause.perfect or clause.tense in ("past", "future") or clause.modal in ("can", "could", "will")


_TAKES = frozenset("bill charge collect debit deduct fine need require take want".split())


def _is_done_for(clause: Clause) -> bool:
    """Somebody of the firm will do it for the customer, or mend it: "our chef will cook you a dish", "the tailor will sew it on"."""
    doer, verb = clause.subject, clause.verb
    if doer is None or clause.tense != "future" or clause.passive or clause.who is Who.YOU or clause.lemma in _TAKES:
        return False
    person = clause.who is Who.THIRD or any(c.norm in ("our", "my", "the", "a") for c in doer.children)
    return person and (clause.lemma in REPAIR_VERBS or any(w.norm in ("you", "your") for w in words_after(verb, 4)))


# What a firm may be to the customer's good.
_WILLING = frozenset(
    "able aware back certain committed confident delighted determined glad grateful happy here hopeful keen on open pleased prepared proud "
    "ready sure thankful there willing".split()
)
_LACKING = frozenset(
    {"lack", "struggle", "suffer", "experience", "face", "cope", "battle", "juggle", "await", "wait", "rely", "depend"}
)


def _is_plight(clause: Clause) -> bool:
    """The firm's own state as an account: "we've been short of drivers", "we are a small team", "we're struggling with demand"."""
    if clause.who is not Who.FIRM or clause.tense == "future" or clause.modal is not None or clause.conditional:
        return False
    verb = clause.verb
    if clause.lemma in _LACKING:
        return True
    if clause.passive:  # "we were given the wrong list", "we've been swamped"
        return clause.tense == "past"
    return verb.has("cop") and verb.norm not in _WILLING and verb.norm not in ("it", "this", "case", "way", "sorry", "afraid")


def _within(phrases: Phrases, reply: Reply, sentence: Sentence, start: int) -> bool:
    return any(m.start >= start for m in phrases.find_in(reply, sentence))


def _clause_stop(right: list[Word]) -> int:
    last = right[0]
    for word in right:
        if (word is not right[0] and word.text[0] in ".;!?–—") or (word.text == "," and word.i > right[0].i + 6):
            break
        last = word
    return last.end


def _rewrites(reply: Reply, regret: Regret, turn: Word) -> Iterator[Rewrite]:
    start = turn.start
    source = reply.source
    if turn.text == ",":
        words = turn.sentence.words
        sorry = capitalized(source[words[2 if words[0].norm == "much" else 1].start : turn.start])
        yield reply.replace_sentence(turn.sentence, f"{sorry}. {{what you can do about it}}.", Grade.NEEDS_FACTS)
    elif regret.sentence is turn.sentence:
        while start > regret.head.end and source[start - 1] in " ,–—-":
            start -= 1
        if (turn.sentence.words[-1] is not turn and not regret.head.norm.startswith("sorry")) or start > regret.head.end:
            following = source[turn.end : turn.sentence.end].lstrip(" ,")
            first = next((w for w in turn.sentence.words if w.i > turn.i and w.pos != "PUNCT"), turn)
            split = f". {capitalized(following)} {{what you can do about it}}."
            if first.pos in ("PRON", "DET", "NOUN", "PROPN") and following:
                yield reply.replace(start, turn.sentence.end, split, Grade.NEEDS_FACTS)
        yield reply.replace(start, turn.sentence.end, ". {what you can do about it}", Grade.NEEDS_FACTS)
    else:
        yield reply.replace(turn.sentence.start, turn.sentence.end, "{what you can do about it}", Grade.NEEDS_FACTS)


RULE = Rule(
    code="APO004",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message='The "but" takes the apology back; end it there, and say next what you can do.',
    check=check,
    evidence="C",
    examples=(
        Bad("I'm sorry, but you should have checked the size guide."),
        Bad("We apologise, but this is standard procedure."),
        Bad(
            "Sorry for the delay, however we are extremely busy at the moment.",
            rewrite="Sorry for the delay. {what you can do about it}.",
        ),
        Bad("I apologise for the mix-up, but the courier gave us the wrong information."),
        Bad("We regret the error, but please understand that these things happen."),
        Bad("Sorry, but there's nothing I can do."),
        Bad("I'm sorry about that. However, you did agree to the terms."),
        Bad("We're sorry about the smell, although nobody else has mentioned it."),
        Bad("We feel for you. I am sorry about the carpet, but wool is a natural fibre."),
        Bad("Sorry for the cold soup, but we've been one cook down since June."),
        Bad("I apologise for the late coach, but we are only a small firm."),
        Bad("We regret the flood in the cellar; that said, the pipe belongs to the council."),
        Bad("Apologies for the stain; mind you, linen does mark."),
        Bad("Forgive us for the draught, but barns are draughty."),
        Good("Sorry the trout is off, but our cook will grill you a sole.", why="but brings help"),
        Good("We regret the wrong key; that said, your room is ready now.", why="what follows helps"),
        Bad("Sorry about the photos, but the job can't be closed without a full wipe."),
        Good("I'm sorry the blue one is gone, but I've found a green one and put your name on it.", why="but brings help"),
        Good("Sorry it took so long, but it's fixed now!", why="but brings the solution"),
        Good("I'm sorry for the wait; I've now refunded you.", why="no adversative"),
        Good("Nothing but the best for you, and sorry again for the scare.", why="but means except"),
        Good(
            "I'm so sorry. Your room is ready now, but breakfast ends at ten, so I've had it sent up.",
            why="the but belongs to another sentence",
        ),
        Good("Not only am I sorry, but I've also asked Dana to check the rest of the batch.", why="not only, but also"),
        Good("We're closed on Sundays, I'm sorry, but I can ring you first thing on Monday.", why="an offer follows"),
        Bad(
            "While we're sorry for the wait, the queue was no fault of ours.",
            rewrite="We're sorry for the wait. {what you can do about it}.",
        ),
        Good("Although I'm sorry about the first cake, I'm glad to say that a new one is on its way.", why="help follows"),
        Bad("We regret the error; be that as it may, the deadline has passed."),
        Good("Sorry we lost the form. However you'd like to send the new one is fine by me.", why="in whatever way"),
        Good("Sorry, not yet!", why="yet tells the time"),
        Good("I'm sorry about the wrong keys, but we're ready for you at the desk now.", why="but brings help"),
        Good(
            "I'm sorry you had that drive for nothing, but please send me the receipt and I'll pay for the petrol.",
            why="but asks for what is needed to repair",
        ),
    ),
)
