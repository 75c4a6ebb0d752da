"""The answer, or what happens next, comes after three or more sentences of preamble.

A customer reads for the answer; every sentence before it is a wait. Warmth may come first, a history of the firm may not.

Sources: PackardLiBerger24; GOVUK25; Marinova18
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.customer import Customer
from replylint.lexicon import words as lexicon
from replylint.moves.apology import apologies
from replylint.moves.empathy import empathies
from replylint.moves.instruction import instructions
from replylint.moves.repair import contacts, repairs
from replylint.moves.time import times
from replylint.passage import Sentence, Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses_in

_ANSWERED = frozenset(
    {
        "yes",
        "yep",
        "yeah",
        "yup",
        "no",
        "nope",
        "sure",
        "certainly",
        "absolutely",
        "definitely",
        "indeed",
        "both",
        "neither",
        "correct",
        "right",
        "unfortunately",
    }
)
_PREAMBLE, _PREAMBLE_WORDS = 2, 50
"""The most sentences, and words, that may stand before the answer; two warm ones are not counted."""
_WARM = 2
_PLACES = Phrases(
    "(is|are|was|were) ~ (now|currently|still)? (in|at|on|with|near|behind|under|out|over|here|there) ..",
    "<find|see|get|buy> it (in|at|on|under|here)",
    "(is|are) (located|stored|kept|held|waiting)",
)
_MEANS = frozenset({"by", "via", "with", "using", "through"})
_ANAPHORS = frozenset(
    {
        "it",
        "they",
        "them",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "him",
        "her",
        "yours",
        "one",
        "ones",
        "so",
        "then",
        "also",
        "too",
        "therefore",
        "such",
        "otherwise",
        "instead",
    }
)
_COURTESIES = frozenset(
    "appreciate brilliant congratulations delighted exciting fantastic glad great happy hear hope love lovely nice pleased sad thank thanks thrilled "
    "value welcome wonderful".split()
)
# What calls for a deed where nothing is asked.
_WANTING = frozenset({"complaint", "problem", "request"})
# What is asked with these is answered by telling, and the telling takes its room.
# What befalls a trade, a town or a fashion in the course of the years.
_FARED = frozenset("become change develop evolve expand flourish grow spread".split())
_STORIES = frozenset({"why", "who", "what", "other"})


def check(reply: Reply) -> Iterator[Hit]:
    """Where the first sentence that answers stands too far down."""
    customer = reply.customer
    if customer is None or len(reply.sentences) <= _PREAMBLE:
        return
    # Three sentences that may be the answer in a shape we don't know are enough to be silent.
    if any(_is_substance(reply, s) for s in reply.sentences[: _PREAMBLE + 1]):
        return
    kinds: set[str] = {q.kind for q in customer.questions}
    if kinds & _STORIES or not (kinds or customer.intent in _WANTING):
        return
    lemmas = frozenset(lemma for q in customer.questions for lemma in q.lemmas) - lexicon("issue_stop") | _asked_words(customer)
    first = next((s for s in reply.sentences if _answers(reply, s, kinds, lemmas)), None)
    if first is None or not (kinds or _mends(reply, first)):
        return
    general = not _is_outright(first) and not _acts(reply, first) and not ("when" in kinds and _names(first, lemmas))
    if kinds <= {"yes-no", "where", "when"} and general:
        # What is true of all such things is no answer yet, where "yes" or "yours is …" follows.
        later = (s for s in reply.sentences[first.index + 1 :] if _is_outright(s))
        first = next((s for s in later if "when" not in kinds or _tells_when(reply, s)), first)
    before = reply.sentences[: first.index]
    if any(_is_substance(reply, s) or (not kinds and _recounts(reply, s)) for s in before):
        return
    warm = [s for s in before if _is_warm(reply, s)][:_WARM]
    counted = [s for s in before if s not in warm and s.text[-1:] in ".!?…"]  # a heading or a reference is none
    words = sum(w.pos != "PUNCT" for s in counted for w in s.words)
    if len(counted) > _PREAMBLE or (words > _PREAMBLE_WORDS and len(counted) > 1):
        yield Hit(first.start, first.end, confidence=0.6, rewrites=(_moved(reply, first, counted[0]),))


def _mends(reply: Reply, sentence: Sentence) -> bool:
    """Says what has been or will be done about it: what somebody who only complained waits for."""
    done = any(r.sentence is sentence and r.mode != "offered" for r in repairs(reply))
    return done or any(c.sentence is sentence for c in contacts(reply))


def _recounts(reply: Reply, sentence: Sentence) -> bool:
    """Tells what happened, which a complaint may call for; not how the firm has fared."""
    return any(c.tense == "past" and not _is_ours(reply, c) for c in clauses_in(reply, sentence))


def _tells_when(reply: Reply, sentence: Sentence) -> bool:
    return any(t.sentence is sentence and not t.past for t in times(reply))


def _names(sentence: Sentence, lemmas: frozenset[str]) -> bool:
    """Speaks of what was asked about, by its name or as "it"."""
    return any(w.lemma in lemmas or w.norm in _ANAPHORS for w in sentence.words)


def _acts(reply: Reply, sentence: Sentence) -> bool:
    return any(move.sentence is sentence for move in (*repairs(reply), *contacts(reply), *instructions(reply)))


def _is_outright(sentence: Sentence) -> bool:
    """Whether it says yes or no, or speaks of the customer and theirs."""
    return sentence.words[0].norm in _ANSWERED or sentence.words[0].norm in ("you", "your", "yours")


def _asked_words(customer: Customer) -> frozenset[str]:
    """The nouns and verbs of the questions that are about something, service words too where nothing else is left."""
    return frozenset(
        lemma
        for q in customer.questions
        for lemma in q.lemmas
        if lemma in ("charge", "refund", "parcel", "order", "stock", "cancel", "arrive", "deliver", "open", "free")
    )


def _answers(reply: Reply, sentence: Sentence, kinds: set[str], lemmas: frozenset[str]) -> bool:
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    if not words:
        return False
    if sentence.is_question:
        return True  # asks for what it needs, or offers
    if words[0].norm in ("thank", "thanks"):
        return False
    if words[0].norm in _ANSWERED:
        return True
    if _acts(reply, sentence):
        return True
    if "when" in kinds and _tells_when(reply, sentence):
        return True
    if "where" in kinds and _PLACES.find_in(reply, sentence):
        return True
    if "how-much" in kinds and any((w.pos == "NUM" and w.norm != "one") or w.text[0] in "£$€" for w in words):
        # "Our fares come in three types" names no price.
        priced = "much" in {w.norm for w in reply.customer.words} if reply.customer is not None else False
        ours = any(w.norm in ("our", "we") for w in words[:2]) and not any(w.text[0] in "£$€" for w in words)
        return not (priced and ours)
    if "which" in kinds and _states_it(words, lemmas):
        return True
    if "how" in kinds and any(w.norm in _MEANS and w.dep == "case" for w in words):
        # "Every kettle is glazed by hand" is a how, but not the one that was asked for.
        if _names(sentence, lemmas) and not any(w.norm in ("every", "each", "our", "we") for w in words):
            return True
        if not any(w.pos == "VERB" for w in words):
            return True
    if any(
        c.who is Who.YOU and c.modal in ("can", "could", "may", "will", "need", "must") for c in clauses_in(reply, sentence)
    ):
        return True
    echoed = {w.lemma for w in words} & lemmas
    return bool(echoed) and ("yes-no" in kinds or "choice" in kinds) and _is_about_it(reply, sentence)


def _states_it(words: list[Word], lemmas: frozenset[str]) -> bool:
    """Names a figure for what was asked: "the check-up costs £26", "yours should be pumped to 2.4 bar"."""
    theirs = words[0].norm in ("yours", "your", "you") or any(w.lemma in lemmas for w in words)
    return theirs and any(w.pos == "NUM" for w in words)


def _is_about_it(reply: Reply, sentence: Sentence) -> bool:
    """Tells of the thing or the customer, not of what the firm is or does in general."""
    here = clauses_in(reply, sentence)
    return any(c.who in (Who.YOU, Who.THING, Who.EXPLETIVE, Who.NOBODY) for c in here) or any(
        c.who is Who.FIRM and (c.modal is not None or c.negated) for c in here
    )


def _is_substance(reply: Reply, sentence: Sentence) -> bool:
    """Speaks of this customer's matter, and so may be the answer in a shape that we don't know."""
    if sentence.is_question or _is_warm(reply, sentence):
        return False
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    if any(w.lemma in _COURTESIES for w in words[:5]):
        return False
    if any(w.norm in ("you", "your", "yours") or w.text[0] in "£$€" for w in words):
        return True
    here = clauses_in(reply, sentence)
    if any(c.tense == "past" and c.subject is not None and c.subject.norm == "i" for c in here):
        return True  # what one has done for this customer
    long = len(words) > 16
    told = any(
        c.who in (Who.FIRM, Who.THIRD, Who.THING)
        and c.tense == "past"
        and (c.negated or (c.perfect and not _is_ours(reply, c) and not _is_state(c)))
        for c in here
    )
    return long or (told and len(words) > 6)


def _is_state(clause: Clause) -> bool:
    """ "Trading has been a part of the game from the start": what a thing has long been is no news of the customer's."""
    return clause.verb.pos == "NOUN" and clause.verb.has("cop")


def _is_ours(reply: Reply, clause: Clause) -> bool:
    """What has become of the firm: "our studio has grown a lot", or "it has won prizes" after that; or of the whole trade."""
    subject = clause.subject
    if clause.perfect and clause.lemma in _FARED:
        return True
    if subject is not None and subject.norm in ("it", "they") and clause.sentence.index:
        return any(map(_is_of_our_thing, clauses_in(reply, reply.sentences[clause.sentence.index - 1])))
    return _is_of_our_thing(clause)


def _is_of_our_thing(clause: Clause) -> bool:
    if clause.perfect and clause.who is Who.FIRM and any(w.norm in ("since", "years", "always") for w in clause.words):
        return True  # "we've been making kites since 1980"
    return clause.subject is not None and any(c.norm == "our" for c in clause.subject.children)


def _is_warm(reply: Reply, sentence: Sentence) -> bool:
    return any(m.sentence is sentence for m in (*apologies(reply), *empathies(reply)))


def _moved(reply: Reply, answer: Sentence, before: Sentence) -> Rewrite:
    """The answer in front of the preamble; safe when it leans on nothing said there."""
    source = reply.source
    leans = any(w.norm in _ANAPHORS for w in answer.words[:6])
    text = f"{source[answer.start : answer.end]} {source[before.start : answer.start].rstrip()}"
    return reply.replace(before.start, answer.end, text, Grade.REVIEW if leans else Grade.SAFE)


RULE = Rule(
    code="CLR006",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="The answer comes late; move this sentence to the top.",
    check=check,
    evidence="B",
    mode="doc",
    needs_customer=True,
    short_replies=False,
    examples=(
        Bad(
            "Thank you for your message. We value your custom. Refunds are handled by our finance team. They work on business days. Each "
            "one is checked. Yours should arrive on Friday.",
            customer="When will my refund arrive?",
            text="Yours should arrive on Friday.",
        ),
        Bad(
            "Our hotel was founded in 1921. It has forty rooms. We love our guests. Many travel with families. Yes, dogs are welcome.",
            customer="Can I bring my dog?",
            rewrite="Yes, dogs are welcome. Our hotel was founded in 1921. It has forty rooms. We love our guests. Many travel with families.",
        ),
        Bad(
            "We're sad to see you go. Our plans have changed a lot. There are new features. Many people stay. Go to Account, then Cancel.",
            customer="How do I cancel?",
        ),
        Bad(
            "Thanks for writing. We appreciate your interest. Our range is popular. Stock changes daily. It is in stock.",
            customer="Is it in stock?",
        ),
        Bad(
            "Hello and thanks. Parcels go through three hubs. Each scans them. Sometimes a scan is missed. It is in Leeds.",
            customer="Where is my parcel?",
        ),
        Bad(
            "Thank you for raising this. Payments are important. We checked the ledger. Banks may show pending items. You were charged once.",
            customer="Was I charged twice?",
        ),
        Bad(
            "Thank you for your note. Our depot has moved to the coast. It has grown since. Vans leave at dawn. I've refunded the tray.",
            customer="The tray of eggs arrived cracked and nobody picks up the phone.",
        ),
        Bad(
            "Lovely to hear from you. Our bikes are built in Ghent. Every frame is brazed by hand. Rust comes with the sea air. Wipe the "
            "chain with a dry cloth and oil it.",
            customer="How do I get the rust off the chain?",
        ),
        Bad(
            "How lovely that you want to learn to row. Our club has something for everyone. There are boats of all sizes. Rowers come "
            "from all over the county. The fee is £30.",
            text="The fee is £30.",
            customer="How much is the joining fee?",
        ),
        Good(
            "The belt of the mixer snapped. It was worn. Nobody looked at it in spring. I've refunded the mixer.",
            why="what happened is told before the deed",
            customer="The mixer I hired stopped after a minute.",
        ),
        Good(
            "On Friday. Refunds go through our finance team, which is why it takes a few days.",
            why="the answer first",
            customer="When will my refund arrive?",
        ),
        Good(
            "I'm sorry, Sam. Losing a bag on day one is awful. It's on the 6 pm flight.",
            why="a warm opening, then the answer",
            customer="You lost my bag and I'm furious. Where is it?",
        ),
        Good("Sure. Go to Account, then Cancel.", why="direct", customer="How do I cancel?"),
        Good(
            "On Monday a sync failed. The alert was off. Nobody saw it until noon.",
            why="the explanation is the answer",
            customer="What happened?",
        ),
        Good("Yes!", why="one sentence", customer="Is it in stock?"),
        Good("Yes to both.", why="direct", customer="Can I bring my dog and is parking free?"),
        Bad(
            "What a pleasure to hear from you. Sailing has changed a lot. Boats are for everyone. Many start late. Tap the anchor and "
            "choose Cancel.",
            customer="How do I cancel a lesson?",
        ),
        Bad(
            "Lovely to hear from a weaver. Looms come in all sizes. Every mill has its own. Wool has been a part of this valley for ages. You can book a seat by tapping the loom.",
            customer="How do I book a seat?",
        ),
        Bad(
            "Thank you for asking. A locker is one of several ways to keep a bike. It suits some more than others. We also run a club. The fee on yours is £9.",
            customer="How much is my locker?",
            text="The fee on yours is £9.",
        ),
    ),
)
