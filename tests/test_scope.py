"""Who is the subject, is it negated, conditional, passive, asked, commanded: on sentences as support replies and their writers have them."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.tokens import Doc

from replylint.english import load, parse
from replylint.passage import Passage
from replylint.scope import Clause, Who, clause_of, clauses, clauses_in, is_broken, is_conditional, is_negated

YOU, FIRM, THIRD, THING, EXPLETIVE, NOBODY = Who.YOU, Who.FIRM, Who.THIRD, Who.THING, Who.EXPLETIVE, Who.NOBODY
FLAGS = ("negated", "conditional", "passive", "question", "imperative")

# sentence, predicate as it stands there, subject's class, the flags that hold
PLAIN = [
    ("I'm sorry we sent you the wrong lamp.", "sent", FIRM, ""),
    ("You failed to attach the receipt.", "failed", YOU, ""),
    ("You failed to attach the receipt.", "attach", YOU, ""),
    ("The courier lost the parcel on Monday.", "lost", THIRD, ""),
    ("Your parcel is still at the depot.", "depot", THING, ""),
    ("The parcel was damaged in transit.", "damaged", THING, "passive"),
    ("Your request will be processed by our billing team.", "processed", THING, "passive"),
    ("We have not received your form yet.", "received", FIRM, "negated"),
    ("We never told you to pay twice.", "told", FIRM, "negated"),
    ("I can't see the payment on my side.", "see", FIRM, "negated"),
    ("Nobody called you back, and that was wrong.", "called", THIRD, "negated"),
    ("No one from our team checked the address.", "checked", THIRD, "negated"),
    ("You were charged twice on 3 May.", "charged", YOU, "passive"),
    ("You were not charged for the second box.", "charged", YOU, "passive negated"),
    ("There is no fee for that.", "is", EXPLETIVE, "negated"),
    ("It seems that the label came off.", "came", THING, ""),
    ("Our team has checked the logs.", "checked", FIRM, ""),
    ("Our engineers are looking at it.", "looking", FIRM, ""),
    ("The engineer who visited you forgot the part.", "forgot", FIRM, ""),
    ("The courier who lost your parcel has apologised.", "lost", THIRD, ""),
    ("They told us it was on the van.", "told", THIRD, ""),
    ("Your bank declined the payment.", "declined", THIRD, ""),
    ("The page you opened is out of date.", "opened", YOU, ""),
    ("We should have called you on Friday.", "called", FIRM, ""),
    ("You should not have to chase us.", "chase", YOU, "negated"),
    ("I've refunded the fee and sent a new card.", "refunded", FIRM, ""),
    ("I've refunded the fee and sent a new card.", "sent", FIRM, ""),
    ("I've booked the engineer, who will ring you first.", "ring", FIRM, ""),
    ("My manager and I have read your letter.", "read", FIRM, ""),
    ("The fee has been waived.", "waived", THING, "passive"),
    ("Your card is being replaced today.", "replaced", THING, "passive"),
    ("The lamp that we sent you was cracked.", "sent", FIRM, ""),
    ("That's our mistake.", "mistake", THING, ""),
    ("This isn't your fault.", "fault", THING, "negated"),
    ("It was not our driver who rang.", "driver", THING, "negated"),
    ("You are right about the price.", "right", YOU, ""),
    ("We aren't able to change the date.", "able", FIRM, "negated"),
    ("We will call you tomorrow.", "call", FIRM, ""),
    ("Without a receipt we cannot refund you.", "refund", FIRM, "negated"),
    ("I have no idea where the box went.", "went", THING, ""),
    ("You hardly used it.", "used", YOU, "negated"),
    ("We got your email, but you did not include the photo.", "include", YOU, "negated"),
    ("We got your email, but you did not include the photo.", "got", FIRM, ""),
    ("What happened is that we ran out of stock.", "ran", FIRM, ""),
    ("As you know, we moved to a new system.", "know", YOU, ""),
    ("As you know, we moved to a new system.", "moved", FIRM, ""),
]
CONDITIONS = [
    ("If you send it back, we will refund you.", "send", YOU, "conditional"),
    ("If you send it back, we will refund you.", "refund", FIRM, ""),
    ("If you send it back we will refund you.", "refund", FIRM, ""),
    ("We'll refund you if you send it back.", "refund", FIRM, ""),
    ("We'll refund you if you send it back.", "send", YOU, "conditional"),
    ("Had you told us sooner, we could have stopped it.", "told", YOU, "conditional"),
    ("Had you told us sooner, we could have stopped it.", "stopped", FIRM, ""),
    ("Should you need a hand, reply here.", "need", YOU, "conditional"),
    ("Should you need a hand, reply here.", "reply", NOBODY, "imperative"),
    ("Were you to cancel today, no fee would apply.", "cancel", YOU, "conditional"),
    ("Unless you reply by Friday, the case closes.", "reply", YOU, "conditional"),
    ("Unless you reply by Friday, the case closes.", "closes", THING, ""),
    ("I'm not sure whether we charged you.", "charged", FIRM, "conditional"),
    ("In case you missed it, the code is above.", "missed", YOU, "conditional"),
    ("You get it back provided you kept the box.", "kept", YOU, "conditional"),
    ("As long as you keep the tag, you can return it.", "keep", YOU, "conditional"),
    ("We're sorry if we upset you.", "upset", FIRM, "conditional"),
    ("If the light is red and the fan has stopped, unplug it.", "stopped", THING, "conditional"),
    ("If the light is red and the fan has stopped, unplug it.", "unplug", NOBODY, "imperative"),
    ("When you open the app, tap Settings.", "open", YOU, ""),
    ("When you open the app, tap Settings.", "tap", NOBODY, "imperative"),
    ("Once we have the photo, I'll send a new one.", "send", FIRM, ""),
    ("It looks as if we lost it.", "lost", FIRM, ""),
    ("You forgot the code, so we locked the account.", "forgot", YOU, ""),
    ("If you had read the terms, you would have known.", "read", YOU, "conditional"),
    ("If you had read the terms, you would have known.", "known", YOU, ""),
    ("You can keep it or, if you prefer, we can collect it.", "prefer", YOU, "conditional"),
    ("You can keep it or, if you prefer, we can collect it.", "collect", FIRM, ""),
    ("Let me know if it didn't arrive.", "arrive", THING, "conditional negated"),
    ("If not, we'll send another.", "send", FIRM, ""),
    ("Assuming you paid by card, it takes three days.", "paid", YOU, "conditional"),
    ("Even if you lost the receipt, we will help.", "help", FIRM, ""),
]
ASKED = [
    ("Did you read the instructions?", "read", YOU, "question"),
    ("Why didn't you call us?", "call", YOU, "question negated"),
    ("Which colour did you order?", "order", YOU, "question"),
    ("Could you send us a photo?", "send", YOU, "question"),
    ("Was it delivered to a neighbour?", "delivered", THING, "question passive"),
    ("Have you tried another browser?", "tried", YOU, "question"),
    ("Would you like me to book it?", "like", YOU, "question"),
    ("You did plug it in, right?", "plug", YOU, "question"),
    ("Are you sure that you paid us?", "sure", YOU, "question"),
    ("Are you sure that you paid us?", "paid", YOU, ""),
    ("If we move it to May, does that help?", "move", FIRM, "conditional"),
    ("If we move it to May, does that help?", "help", THING, "question"),
]
COMMANDS = [
    ("Please send us a photo.", "send", NOBODY, "imperative"),
    ("Send us a photo, please.", "Send", NOBODY, "imperative"),
    ("Don't throw the box away.", "throw", NOBODY, "imperative negated"),
    ("Please do not reply to this email.", "reply", NOBODY, "imperative negated"),
    ("Open the app and tap Settings.", "Open", NOBODY, "imperative"),
    ("Open the app and tap Settings.", "tap", NOBODY, "imperative"),
    ("First, turn the router off.", "turn", NOBODY, "imperative"),
    ("Then hold the button for ten seconds.", "hold", NOBODY, "imperative"),
    ("Thank you for your letter.", "Thank", FIRM, ""),
    ("To change it, go to your profile.", "go", NOBODY, "imperative"),
    ("Let us know which one you want.", "Let", NOBODY, "imperative"),
    ("Let us know which one you want.", "want", YOU, ""),
    ("Just reply here and I'll sort it.", "reply", NOBODY, "imperative"),
    ("Just reply here and I'll sort it.", "sort", FIRM, ""),
    ("Hope this helps.", "helps", THING, ""),
    ("Hope this helps.", "Hope", FIRM, ""),
]
CHAT = [
    ("we havent got ur form yet", "got", FIRM, "negated"),
    ("you didnt send the pic", "send", YOU, "negated"),
    ("u didnt fill it in", "fill", YOU, "negated"),
    ("im refunding u now", "refunding", FIRM, ""),
    ("ive sent a new one today", "sent", FIRM, ""),
    ("ill refund you today", "refund", FIRM, ""),
    ("ill check and get back to you", "check", FIRM, ""),
    ("sorry, we cant change it after 5pm", "change", FIRM, "negated"),
    ("you shouldve read the mail", "read", YOU, ""),
    ("it wasnt us who cancelled it", "cancelled", FIRM, ""),
    ("pls send ur order number", "send", NOBODY, "imperative"),
    ("dont worry about the fee", "worry", NOBODY, "imperative negated"),
    ("if u send it back well refund u", "send", YOU, "conditional"),
    ("if u send it back well refund u", "refund", FIRM, ""),
    ("did u restart it?", "restart", YOU, "question"),
    ("the courier lost it sorry", "lost", THIRD, ""),
    ("your order was cancelled by mistake, my bad", "cancelled", THING, "passive"),
    ("wont happen again", "happen", NOBODY, "negated"),
    ("we dont charge for that", "charge", FIRM, "negated"),
    ("youre right, we messed up", "right", YOU, ""),
    ("youre right, we messed up", "messed", FIRM, ""),
    ("thats our fault", "fault", THING, ""),
    ("its been refunded", "refunded", THING, "passive"),
    ("we recieved you're email yesterday", "recieved", FIRM, ""),
    ("i couldnt find teh order", "find", FIRM, "negated"),
    ("your pacakge has been shiped", "shiped", THING, "passive"),
    ("you never told us abuot the scratch", "told", YOU, "negated"),
    ("we wil send it tommorow", "send", FIRM, ""),
    ("plese restart the app", "restart", NOBODY, "imperative"),
    ("cant see it on our side", "see", FIRM, "negated"),
    ("YOU DID NOT PAY THE INVOICE", "PAY", YOU, "negated"),
    ("WE HAVE REFUNDED YOUR ORDER", "REFUNDED", FIRM, ""),
    ("You’ve been charged twice and we’re fixing it.", "charged", YOU, "passive"),
    ("You’ve been charged twice and we’re fixing it.", "fixing", FIRM, ""),
    ("We didn’t see it.", "see", FIRM, "negated"),
    ("should you of paid twice we will refund it", "refund", FIRM, ""),
]
EVERY = [*PLAIN, *CONDITIONS, *ASKED, *COMMANDS, *CHAT]
# What the surface can't mend and the parser gets wrong; strict, so that a mended one says so.
KNOWN = {
    ("The engineer who visited you forgot the part.", "forgot"): 'the parser makes "you" the subject of what follows it',
    ("Unless you reply by Friday, the case closes.", "closes"): "the tagger takes the verb for a noun",
}


@cache
def passage(text: str) -> Passage:
    return Passage(parse(load(), text), text)


def clause(text: str, predicate: str) -> Clause:
    found = [c for c in clauses(passage(text)) if c.verb.text == predicate]
    assert found, f"no clause with {predicate!r}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "predicate", "who", "flags"),
    [
        pytest.param(
            *row,
            id=f"{row[1]}: {row[0]}",
            marks=[pytest.mark.xfail(reason=KNOWN[row[:2]], strict=True)] if row[:2] in KNOWN else [],
        )
        for row in EVERY
    ],
)
def test_clause(text: str, predicate: str, who: Who, flags: str) -> None:
    found = clause(text, predicate)
    assert (found.who, {f for f in FLAGS if getattr(found, f)}) == (who, set(flags.split()))


def test_enough_of_it_holds() -> None:
    """At least 80 sentences, and at most one in twenty given up."""
    assert len({text for text, *_ in EVERY}) >= 80
    assert len(KNOWN) <= len(EVERY) / 20
    assert set(KNOWN) <= {(text, predicate) for text, predicate, _, _ in EVERY}


@pytest.mark.parametrize(
    ("text", "modal", "perfect", "tense"),
    [
        ("We should have called you.", "should", True, "present"),
        ("We've called you.", None, True, "past"),
        ("We called you.", None, False, "past"),
        ("We did not tell you.", None, False, "past"),
        ("We'll tell you.", "will", False, "future"),
        ("we wont tell anyone", "will", False, "future"),
        ("ill tell them", "will", False, "future"),
        ("We can tell you more.", "can", False, "present"),
        ("Our team tells everyone.", None, False, "present"),
        ("You were told in May.", None, False, "past"),
        ("I had told him already.", None, True, "past"),
        ("We are going to tell them.", None, False, "future"),
    ],
)
def test_tense_modal_and_perfect(text: str, modal: str | None, perfect: bool, tense: str) -> None:
    found = next(c for c in clauses(passage(text)) if c.lemma in ("call", "tell"))
    assert (found.modal, found.perfect, found.tense) == (modal, perfect, tense)


def test_clause_spans_its_own_words_and_not_the_clause_inside() -> None:
    text = "I'm sorry we sent the wrong lamp."
    outer, inner = clauses(passage(text))
    assert text[inner.start : inner.end].startswith("we sent the wrong lamp")
    assert outer.lemma == "sorry"
    assert inner.lemma == "send"


def test_clause_of_a_word_is_the_innermost() -> None:
    read = passage("We'll refund you if you send the lamp back.")
    lamp = next(w for w in read.words if w.norm == "lamp")
    found = clause_of(read, lamp)
    assert found is not None
    assert found.lemma == "send"


def test_clauses_in_keeps_to_the_sentence() -> None:
    read = passage("We lost it. You never complained.")
    assert [[c.lemma for c in clauses_in(read, s)] for s in read.sentences] == [["lose"], ["complain"]]


@pytest.mark.parametrize("mark", [">", ">>", "->", "→", "|"])
def test_a_path_through_menus_is_one_sentence(mark: str) -> None:
    read = passage(f"Go to Settings {mark} Privacy {mark} Cookies and clear them. Then restart the app.")
    assert [s.words[0].norm for s in read.sentences] == ["go", "then"]


def test_asserted() -> None:
    assert clause("You broke it.", "broke").asserted
    assert not clause("If you broke it, tell us.", "broke").asserted
    assert not clause("Did you break it?", "break").asserted


def test_a_noun_phrase_can_be_negated() -> None:
    read = passage("That was no mistake.")
    assert is_negated(next(w for w in read.words if w.norm == "mistake"))


@pytest.mark.parametrize("text", ["We not only lost it, we lied.", "It was not just late."])
def test_not_only_is_no_negation(text: str) -> None:
    assert not any(c.negated for c in clauses(passage(text)))


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("if it breaks again, call us", "it breaks again"),
        ("Call us if it breaks, and we will come.", "it breaks"),
        ("As if we had lost it!", ""),
        ("We had you down for Monday.", ""),
        ("We provided you with a code.", ""),
        ("It has long been our rule.", ""),
        ("In any case, we pay.", ""),
        ("Should I book it?", ""),
        ("They should do it.", ""),
        ("If, after that, it fails, write to us.", "after that, it fails"),
    ],
)
def test_how_far_a_condition_reaches(text: str, under: str) -> None:
    read = passage(text)
    words = [w for w in read.words if is_conditional(w) and w.norm not in ("if", "unless") and w.pos != "PUNCT"]
    assert (text[words[0].start : words[-1].end] if words else "") == under


def _doc(
    words: list[str], tags: list[str], pos: list[str], heads: list[int], deps: list[str], lemmas: list[str] | None = None
) -> Passage:
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        tags=tags,
        pos=pos,
        heads=heads,
        deps=deps,
        lemmas=lemmas or [w.lower() for w in words],
    )
    return Passage(doc, doc.text)


def test_a_parse_without_a_verb_at_its_root_is_broken_and_the_surface_answers() -> None:
    """All words hang on the first, as nothing but "dep": still "we" is the subject, and it is negated."""
    words = "but we did not charge you".split()
    tags = ["CC", "PRP", "VBD", "RB", "VB", "PRP"]
    pos = ["CCONJ", "PRON", "AUX", "PART", "VERB", "PRON"]
    read = _doc(words, tags, pos, [0, 0, 0, 0, 0, 0], ["ROOT", "dep", "dep", "dep", "dep", "dep"])
    assert is_broken(read.sentences[0])
    found = next(c for c in clauses(read) if c.lemma == "charge")
    assert (found.who, found.negated) == (FIRM, True)


def test_a_sentence_of_more_than_sixty_words_is_broken() -> None:
    assert is_broken(passage("we sent it and " * 20 + "you got it.").sentences[0])


CLEAR = [
    # text, tags, heads, CLEAR labels, lemmas, predicate, who, flags
    (
        "Your parcel was not delivered by us .",
        "PRP$ NN VBD RB VBN IN PRP .",
        [1, 4, 4, 4, 4, 4, 5, 4],
        "poss nsubjpass auxpass neg ROOT agent pobj punct",
        "your parcel be not deliver by we .",
        "delivered",
        THING,
        "passive negated",
    ),
    (
        "We are not sorry if you lost the lamp .",
        "PRP VBP RB JJ IN PRP VBD DT NN .",
        [1, 1, 1, 1, 6, 6, 1, 8, 6, 1],
        "nsubj ROOT neg acomp mark nsubj advcl det dobj punct",
        "we be not sorry if you lose the lamp .",
        "sorry",
        FIRM,
        "negated",
    ),
    (
        "We are not sorry if you lost the lamp .",
        "PRP VBP RB JJ IN PRP VBD DT NN .",
        [1, 1, 1, 1, 6, 6, 1, 8, 6, 1],
        "nsubj ROOT neg acomp mark nsubj advcl det dobj punct",
        "we be not sorry if you lose the lamp .",
        "lost",
        YOU,
        "conditional",
    ),
    (
        "That was our mistake .",
        "DT VBD PRP$ NN .",
        [1, 1, 3, 1, 1],
        "nsubj ROOT poss attr punct",
        "that be our mistake .",
        "mistake",
        THING,
        "",
    ),
    (
        "The courier who rang you lost it .",
        "DT NN WP VBD PRP VBD PRP .",
        [1, 5, 3, 1, 3, 5, 5, 5],
        "det nsubj nsubj relcl dobj ROOT dobj punct",
        "the courier who ring you lose it .",
        "rang",
        THIRD,
        "",
    ),
    (
        "Did you read the page ?",
        "VBD PRP VB DT NN .",
        [2, 2, 2, 4, 2, 2],
        "aux nsubj ROOT det dobj punct",
        "do you read the page ?",
        "read",
        YOU,
        "question",
    ),
    (
        "We put it in the box .",
        "PRP VBD PRP IN DT NN .",
        [1, 1, 1, 1, 5, 3, 1],
        "nsubj ROOT dobj prep det pobj punct",
        "we put it in the box .",
        "put",
        FIRM,
        "",
    ),
    (
        "Please do n't send it .",
        "UH VB RB VB PRP .",
        [3, 3, 3, 3, 3, 3],
        "intj aux neg ROOT dobj punct",
        "please do not send it .",
        "send",
        NOBODY,
        "imperative negated",
    ),
    (
        "It is possible that we charged you twice .",
        "PRP VBZ JJ IN PRP VBD PRP RB .",
        [1, 1, 1, 5, 5, 1, 5, 5, 1],
        "nsubj ROOT acomp mark nsubj ccomp dobj advmod punct",
        "it be possible that we charge you twice .",
        "charged",
        FIRM,
        "",
    ),
]
_POS = {
    "PRP$": "PRON",
    "PRP": "PRON",
    "WP": "PRON",
    "DT": "DET",
    "NN": "NOUN",
    "RB": "ADV",
    "IN": "ADP",
    "JJ": "ADJ",
    "UH": "INTJ",
    ".": "PUNCT",
}


@pytest.mark.parametrize(
    ("text", "tags", "heads", "labels", "lemmas", "predicate", "who", "flags"),
    CLEAR,
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_clear_labelled_parse_gives_the_same_answers(
    text: str, tags: str, heads: list[int], labels: str, lemmas: str, predicate: str, who: Who, flags: str
) -> None:
    deps = labels.split()
    pos = [
        "AUX" if dep in ("aux", "auxpass") or lemma == "be" else _POS.get(tag, "VERB")
        for tag, dep, lemma in zip(tags.split(), deps, lemmas.split())
    ]
    read = _doc(text.split(), tags.split(), pos, heads, deps, lemmas.split())
    found = next(c for c in clauses(read) if c.verb.text == predicate)
    assert (found.who, {f for f in FLAGS if getattr(found, f)}) == (who, set(flags.split()))
    assert {w.dep for w in read.words}.isdisjoint(
        {"nsubjpass", "auxpass", "dobj", "pobj", "acomp", "attr", "neg", "poss", "relcl", "prep"}
    )
