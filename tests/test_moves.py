"""The moves: what a reply does, each found where it stands and told from its look-alikes."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from replylint import Linter
from replylint.english import load
from replylint.moves.apology import Apology, apologies, condolences, softeners
from replylint.moves.cause import Cause, causes
from replylint.moves.empathy import empathies
from replylint.moves.failure import failures, has_failure
from replylint.moves.goodwill import goodwills
from replylint.moves.instruction import instructions
from replylint.moves.ownership import owned_near, ownerships
from replylint.moves.question import questions
from replylint.moves.repair import contacts, repaired_near, repairs
from replylint.moves.substance import parts
from replylint.moves.time import timed, times
from replylint.passage import Passage
from replylint.scope import Who

EVERY: tuple[Callable[[Passage], Any], ...] = (
    apologies, ownerships, repairs, contacts, times, causes, empathies, goodwills, questions, instructions, failures,
)  # fmt: skip


@cache
def passage(text: str) -> Passage:
    return Passage(load()(text), text)


def spans(find: Callable[[Passage], Any], text: str) -> list[str]:
    return [text[m.start : m.end] for m in find(passage(text))]


def apology(text: str) -> Apology:
    (found,) = apologies(passage(text))
    return found


REPLY = (
    "I'm really sorry we sent you the wrong lamp, and that nobody rang you back. That's our mistake. The right one ships today because the "
    "depot swapped two labels. I can see why you were cross. I've refunded the postage and I'll call you by noon on Friday. You can keep the "
    "first one. Which address should we use? Please leave the box at the door."
)


@pytest.mark.parametrize("find", EVERY, ids=lambda f: f.__name__)
def test_moves_stand_in_their_sentence_and_in_order(find: Callable[[Passage], Any]) -> None:
    read = passage(REPLY)
    found = find(read)
    assert isinstance(found, tuple)
    assert found
    assert [m.start for m in found] == sorted(m.start for m in found)
    for move in found:
        assert move.sentence.start <= move.start < move.end <= move.sentence.end


@pytest.mark.parametrize("find", EVERY, ids=lambda f: f.__name__)
@pytest.mark.parametrize("text", ["", "Thanks!", "?", "🙂", "Sorry", "\n\n", "123", "We"])
def test_next_to_nothing_is_no_trouble(find: Callable[[Passage], Any], text: str) -> None:
    assert isinstance(find(Passage(load()(text), text)), tuple)


# Apologies: the flags that hold


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("I'm sorry we charged you twice.", "specific owned sincere"),
        ("Sorry for charging you twice.", "specific owned sincere"),
        ("sorry we charged u twice", "specific owned sincere"),
        ("I apologise for the delay.", "specific sincere"),
        ("I'm sorry your sofa came with one leg missing.", "specific sincere"),
        ("Sorry about the noise from the works last night.", "specific sincere"),
        ("I'm sorry for the £30 charge.", "specific sincere"),
        ("I'm sorry you had to wait forty minutes.", "specific sincere"),
        ("I'm sorry we made you feel ignored.", "specific owned sincere"),
        ("I'm sorry. We lost your booking.", "specific owned sincere"),
        ("We owe you an apology for the broken lamp.", "specific owned sincere"),
        ("We cannot apologise enough for the broken lamp.", "specific sincere"),
        ("Please forgive us for the long wait.", "specific sincere"),
        ("We apologise for the inconvenience.", "hollow"),
        ("Sorry about this.", "hollow"),
        ("Please accept our sincere apologies in this regard.", "hollow"),
        ("appologies for the inconvinience", "hollow"),
        ("Sorry to hear that.", "hollow heard"),
        ("We apologise for any inconvenience.", "conditional hollow"),
        ("We apologise if this caused you any trouble.", "conditional hollow"),
        ("If we upset you, we apologise.", "conditional hollow"),
        ("We're sorry for the inconvenience this may have caused.", "conditional hollow"),
        ("Our apologies should you have been affected.", "specific conditional"),
        ("I'm sorry you feel that way.", "feeling"),
        ("We are sorry that you feel our service did not meet your needs.", "feeling"),
        ("I apologise that you found our agent unhelpful.", "feeling"),
        ("Sorry you got upset about this.", "feeling"),
        ("We regret that you are unhappy with our decision.", "feeling"),
        ("I'm sorry for your frustration.", "feeling"),
        ("I'm sorry you found a hair in it.", "specific sincere"),
        ("I'm sorry, but you should have checked the size guide.", "retracted hollow"),
        ("Sorry for the delay, however we are extremely busy.", "specific retracted"),
        ("I'm sorry about that. However, you did agree to the terms.", "retracted hollow"),
        ("Sorry it took so long, but it's fixed now!", "specific sincere"),
        ("I'm sorry the blue one is gone, but I can get you a green one.", "specific sincere"),
    ],
)
def test_apologies(text: str, flags: str) -> None:
    found = apology(text)
    names = ("specific", "conditional", "feeling", "retracted", "hollow", "owned", "heard", "sincere")
    assert {n for n in names if getattr(found, n)} == set(flags.split())


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, we don't sell those.",
        "Sorry?",
        "Sorry, which order is it?",
        "Sorry, not yet!",
        "Sorry to bother you again.",
        "No need to apologise!",
        "I'm not sorry.",
        "The driver apologised to me.",
        "She said sorry to your mother.",
        "You owe us an apology.",
        "I feel sorry for him.",
        "That is a sorry state.",
        "We regret to inform you that it's sold out.",
        "I'm so sorry for your loss.",
        "We don't owe anyone an apology.",
        "You don't need to be sorry.",
        "I regret that I cannot help with that.",
    ],
)
def test_no_apology(text: str) -> None:
    assert apologies(passage(text)) == ()


def test_softeners_and_condolences_are_kept_apart() -> None:
    assert spans(softeners, "Sorry, we don't sell those.") == ["Sorry, we don't sell those"]
    assert spans(condolences, "I'm so sorry for your loss.") == ["I'm so sorry for your loss"]
    assert spans(condolences, "We're sorry to hear your mother has died.") != []
    assert spans(condolences, "I'm sorry we lost your case.") == []


def test_intensity_counts_what_strengthens_it() -> None:
    assert apology("Sorry for the wait.").intensity == 0
    assert apology("I'm really sorry for the wait.").intensity == 1
    assert apology("I'm so very sorry for the wait.").intensity == 2
    assert apology("We apologise unreservedly for the wait.").intensity == 1


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, it won't happen again.",
        "Sorry, we won't let that happen again.",
        "I'm sorry, I won't pretend that was good service.",
        "I'm sorry, you won't have to ask again.",
        "I'm sorry, that's not what you paid for.",
        "Sorry, no excuse for that.",
        "I'm sorry, nobody should be treated like that.",
        "I'm sorry, we don't have a good reason for it.",
        "I'm sorry, I can't undo the lost morning.",
        "I'm sorry, I can't imagine how annoying that was.",
        "I am sorry, and I'm not surprised that you're angry.",
        "A thousand apologies!",
        "Please forgive the delay.",
        "Please excuse the mix-up.",
    ],
)
def test_a_vow_or_a_verdict_on_ourselves_is_no_refusal(text: str) -> None:
    apology(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, we won't do that.",
        "Sorry, we won't refund that.",
        "Sorry, that won't work on the old model.",
        "Sorry, that's not what we sell.",
        "Sorry, I don't have an answer for you yet.",
        "Sorry, I can't tell you that.",
        "Sorry, nobody can get in before nine.",
        "Sorry, there is no refund on sale items.",
        "I'm sorry, I can't say how long it takes.",
        "Please excuse the builders, the pool opens at ten.",
    ],
)
def test_a_gentle_no_is_no_apology(text: str) -> None:
    assert apologies(passage(text)) == ()


def test_an_apology_ends_before_what_takes_it_back() -> None:
    text = "I'm sorry for the delay, but you never paid."
    found = apology(text)
    assert text[found.start : found.end] == "I'm sorry for the delay"
    assert found.retracted


def test_two_apologies_are_two() -> None:
    assert len(apologies(passage("Sorry for the wait. And I'm sorry we lost your bag."))) == 2


# Ownership


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("That's our mistake.", "named"),
        ("The fault was entirely ours.", "named"),
        ("That one's on us.", "named"),
        ("We got this wrong.", "named"),
        ("We let you down.", "named"),
        ("we messed up", "named"),
        ("My bad.", "named"),
        ("We take full responsibility for it.", "named"),
        ("It was a slip on our side.", "named"),
        ("The van never came; I take full responsibility.", "named"),
        ("It never left: our mistake.", "named"),
        ("It never left - our mistake.", "named"),
        ("It never left and we take full responsibility.", "named"),
        ("We should have called you on Monday.", "regretted"),
        ("We shouldn't have charged you.", "regretted"),
        ("We charged you twice.", "told"),
        ("We sent you the wrong size.", "told"),
        ("We didn't call you back.", "told"),
        ("i forgot to post it", "told"),
        ("We lost your bag.", "told"),
        ("We mislabelled the box.", "told"),
    ],
)
def test_ownership(text: str, kind: str) -> None:
    assert [o.kind for o in ownerships(passage(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "It was not our fault.",
        "This isn't our mistake.",
        "If it was our error, we'll refund you.",
        "If it never left, our mistake.",
        "We do not, and will not, accept the blame and take responsibility.",
        "Was it our mistake?",
        "The courier lost your bag.",
        "You should have called us.",
        "Your mistake, I'm afraid.",
        "I've refunded you.",
        "We sent you the new one.",
        "We did not charge you.",
        "We miss you!",
        "The new lamp is on us.",
        "We'll never let you down.",
    ],
)
def test_no_ownership(text: str) -> None:
    assert [o for o in ownerships(passage(text)) if o.kind != "named" or "lamp" not in text] == []


def test_owned_near() -> None:
    read = passage("Your bag is late. It rained. That's our fault. We fly on. You wait. We rest.")
    assert [owned_near(read, s) for s in read.sentences] == [True, True, True, True, True, False]
    assert [owned_near(read, s, 0, 0) for s in read.sentences] == [False, False, True, False, False, False]


# Repairs


@pytest.mark.parametrize(
    ("text", "mode", "verb", "who"),
    [
        ("I've refunded the full amount.", "done", "refund", Who.FIRM),
        ("We replaced your lamp yesterday.", "done", "replace", Who.FIRM),
        ("ive sent u a new one", "done", "send", Who.FIRM),
        ("I've put a refund through.", "done", "put", Who.FIRM),
        ("I have moved your booking to May.", "done", "move", Who.FIRM),
        ("I've taken £20 off your bill.", "done", "take", Who.FIRM),
        ("Your refund has been issued today.", "done", "issue", Who.THING),
        ("I'll send a new one tonight.", "committed", "send", Who.FIRM),
        ("ill refund u today", "committed", "refund", Who.FIRM),
        ("I'm sending a spare blade.", "committed", "send", Who.FIRM),
        ("We're going to replace it.", "committed", "replace", Who.FIRM),
        ("Your card will be replaced on Monday.", "committed", "replace", Who.THING),
        ("I can resend it if you like.", "offered", "resend", Who.FIRM),
        ("Would you like me to book Tuesday?", "offered", "book", Who.FIRM),
        ("I'd be happy to replace it.", "offered", "replace", Who.FIRM),
        ("Let me fix that for you.", "offered", "fix", Who.FIRM),
        ("It's fixed now.", "resolved", "fix", Who.THING),
        ("Sorted!", "resolved", "sort", Who.THING),
        ("The app is working again.", "resolved", "work", Who.THING),
    ],
)
def test_repairs(text: str, mode: str, verb: str, who: Who) -> None:
    assert [(r.mode, r.verb, r.who) for r in repairs(passage(text))] == [(mode, verb, who)]


@pytest.mark.parametrize(
    "text",
    [
        "We ship worldwide.",
        "We will not refund this.",
        "We cancelled your order by mistake.",
        "I'm sorry we cancelled it.",
        "We sent you the wrong lamp.",
        "If we had made a mistake, we would refund you.",
        "We take this seriously and have passed it on.",
        "We're updating our process.",
        "We're always working to improve.",
        "Have you replaced the battery?",
        "You replaced the battery yourself.",
        "The setting is updated whenever the app starts.",
        "I've noted your feedback.",
        "It is not fixed yet.",
        "We'll be in touch.",
        "Please send us a photo.",
    ],
)
def test_no_repair(text: str) -> None:
    assert repairs(passage(text)) == ()


def test_a_repair_knows_its_time_and_what_it_waits_for() -> None:
    (soon,) = repairs(passage("I'll refund you shortly."))
    (today,) = repairs(passage("I'll refund you by 5pm today."))
    (once_back,) = repairs(passage("Once you return it, we'll refund you."))
    (liked,) = repairs(passage("I can resend it if you like."))
    assert (soon.bounded, today.bounded) == (False, True)
    assert (once_back.contingent, today.contingent, liked.contingent) == (True, False, False)


def test_repaired_near() -> None:
    read = passage("Your bag is late. It rained. I've refunded you. We fly on. You wait. We rest.")
    assert [repaired_near(read, s) for s in read.sentences] == [True, True, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "mode", "bounded"),
    [
        ("I'll call you by noon tomorrow.", "committed", True),
        ("We will get back to you.", "committed", False),
        ("ill let you know today", "committed", True),
        ("Our team will be in touch within 24 hours.", "committed", True),
        ("I've passed it to Dana in billing, who will call you by noon.", "committed", True),
    ],
)
def test_contacts(text: str, mode: str, bounded: bool) -> None:
    assert [(c.mode, c.bounded) for c in contacts(passage(text))] == [(mode, bounded)]


@pytest.mark.parametrize(
    "text",
    [
        "We called you on Monday.",
        "Please call us.",
        "If we call you, pick up.",
        "You will call us.",
        "Ask the driver who will call you.",
    ],
)
def test_no_contact(text: str) -> None:
    assert contacts(passage(text)) == ()


# Times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'll do it by Friday at 5pm.", "by Friday at 5pm"),
        ("I'll do it within 24 hours.", "within 24 hours"),
        ("I'll do it in 3-5 working days.", "in 3-5 working days"),
        ("It takes two weeks.", "takes two weeks"),
        ("I'll do it in the next hour.", "in the next hour"),
        ("I'll call first thing on Monday.", "first thing on Monday"),
        ("It leaves on 12 March.", "on 12 March"),
        ("It leaves by 17:30 tonight.", "by 17:30 tonight"),
        ("We'll do it by the end of the week.", "by the end of the week"),
        ("I'm refunding it right now.", "right now"),
        ("ill do it 2day", "2day"),
        ("Come between 8 and 10.", "between 8 and 10"),
        ("Due on the 3rd.", "on the 3rd"),
    ],
)
def test_times(text: str, found: str) -> None:
    assert spans(times, text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "We'll call you soon.",
        "asap",
        "in due course",
        "We'll be in touch shortly.",
        "by email",
        "at the moment",
        "We're closed right now.",
        "We may march on.",
        "You sat in the sun.",
        "The first thing to do is restart it.",
        "At the end of the page.",
        "Version 12.4 is out.",
        "as soon as possible",
    ],
)
def test_no_time(text: str) -> None:
    assert spans(times, text) == []


def test_past_times_bind_nothing() -> None:
    read = passage("We got it two days ago. We'll answer it today.")
    assert [t.past for t in times(read)] == [True, False]
    assert [timed(read, s) for s in read.sentences] == [False, True]


# Causes


def _flags(cause: Cause) -> set[str]:
    return {n for n in ("external", "workload", "vague") if getattr(cause, n)}


@pytest.mark.parametrize(
    ("text", "marker", "flags"),
    [
        ("Due to circumstances beyond our control, your order has been delayed.", "due to", "external vague"),
        ("Because of the bank holiday, we could not process your return.", "because of", "external"),
        ("Our system was being updated, which is why your payment was taken twice.", "which is why", "external"),
        ("Your parcel is late because our supplier let us down.", "because", "external"),
        ("Owing to the unprecedented number of orders, delays are to be expected.", "owing to", "external workload"),
        ("We're short-staffed this week.", "", "external workload"),
        ("Our team is overwhelmed right now.", "", "external workload"),
        ("We are only volunteers here.", "", ""),
        ("Because you're on the annual plan, you can upgrade at no cost.", "because", ""),
        ("There was a technical issue.", "", "vague"),
    ],
)
def test_causes(text: str, marker: str, flags: str) -> None:
    (found,) = causes(passage(text))
    assert marker in " ".join(w.norm for w in found.words)
    assert _flags(found) == set(flags.split())


def test_since_tells_the_time_as_well_and_is_no_cause() -> None:
    assert causes(passage("It was late since the van broke down.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Your parcel is due to arrive on Monday.",
        "Thanks to you, it works.",
        "As you know, it rained.",
        "We've been open since May.",
        "As soon as it lands, I'll ring.",
    ],
)
def test_no_cause(text: str) -> None:
    assert causes(passage(text)) == ()


# Failures


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We lost it.", Who.FIRM),
        ("Your parcel was damaged.", Who.THING),
        ("The lamp hasn't arrived.", Who.THING),
        ("The courier lost it.", Who.THIRD),
        ("You were overcharged.", Who.YOU),
        ("Our delay cost you a day.", Who.FIRM),
        ("The page is down.", Who.THING),
    ],
)
def test_failures(text: str, who: Who) -> None:
    read = passage(text)
    assert [f.who for f in failures(read)] == [who]
    assert has_failure(read, read.sentences[0])


@pytest.mark.parametrize(
    "text", ["We sent it.", "If it is damaged, tell us.", "Cancel it, please.", "It arrived.", "We did not charge you."]
)
def test_no_failure(text: str) -> None:
    assert failures(passage(text)) == ()


# Empathy, questions, instructions, goodwill


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("I can see why you were worried.", False),
        ("That must have been upsetting.", False),
        ("No wonder you're cross.", False),
        ("Three visits would drive anyone mad.", False),
        ("You have every right to be annoyed.", False),
        ("I'd be furious too.", False),
        ("That's really frustrating.", False),
        ("We understand your frustration.", True),
        ("I completely understand how you feel.", True),
        ("We understand this may be frustrating.", True),
    ],
)
def test_empathy(text: str, generic: bool) -> None:
    found = empathies(passage(text))
    assert [e.generic for e in found] == [generic]
    assert found[0].weight == (0.3 if generic else 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "It's hard to say.",
        "I can't see why you wrote.",
        "This month has been hard for us.",
        "It must be returned.",
        "I understand you paid.",
    ],
)
def test_no_empathy(text: str) -> None:
    assert empathies(passage(text)) == ()


@pytest.mark.parametrize(
    ("text", "wh", "kind"),
    [
        ("Which colour did you order?", "which", ""),
        ("which colour did you order", "which", ""),
        ("Why was it late?", "why", "why"),
        ("Would you like me to book it?", None, "offer"),
        ("Shall I book it?", None, "offer"),
        ("Could you send us a photo?", None, "request"),
        ("did u get it", None, ""),
        ("Could you tell us which one?", None, "request"),
    ],
)
def test_questions(text: str, wh: str | None, kind: str) -> None:
    (found,) = questions(passage(text))
    assert (found.wh, {n for n in ("offer", "request", "why") if getattr(found, n)}) == (wh, set(kind.split()))


@pytest.mark.parametrize(
    "text", ["We know which one you want.", "Had you told us, we'd have come.", "If you ask, we answer.", "What a day!"]
)
def test_no_question(text: str) -> None:
    assert questions(passage(text)) == ()


@pytest.mark.parametrize(
    ("text", "verb", "manner"),
    [
        ("Please send us a photo.", "send", "please"),
        ("pls send ur order number", "send", "please"),
        ("Could you send us a photo?", "send", "please"),
        ("Hold the button for ten seconds.", "hold", "command"),
        ("You can change it under Settings.", "change", "can"),
        ("You'll need to sign in again.", "sign", "need"),
        ("You must return it first.", "return", "need"),
        ("you have to restart it", "restart", "need"),
    ],
)
def test_instructions(text: str, verb: str, manner: str) -> None:
    assert [(i.verb, i.manner) for i in instructions(passage(text))] == [(verb, manner)]


@pytest.mark.parametrize(
    "text",
    [
        "Please accept our apologies.",
        "Thank you for your patience.",
        "Rest assured that it's safe.",
        "Feel free to wait.",
        "You can't change it.",
        "You sent it.",
        "Have a lovely day!",
    ],
)
def test_no_instruction(text: str) -> None:
    assert instructions(passage(text)) == ()


@pytest.mark.parametrize(
    ("text", "kind", "mode", "extra"),
    [
        ("I've waived the late fee.", "waiver", "done", True),
        ("There's a £20 credit on your account for next time.", "credit", "done", True),
        ("I've upgraded you to the larger room.", "upgrade", "done", True),
        ("I'm sending a spare blade too.", "gift", "committed", True),
        ("I'll add a month to your plan.", "extension", "committed", True),
        ("I've refunded the full amount.", "refund", "done", False),
        ("We can offer you a discount of 10%.", "discount", "offered", True),
        ("We've knocked £20 off your bill.", "discount", "done", True),
        ("The new one is on me.", "treat", "done", True),
        ("You can keep both.", "treat", "done", True),
        ("No need to send the broken one back.", "treat", "done", True),
    ],
)
def test_goodwill(text: str, kind: str, mode: str, extra: bool) -> None:
    assert [(g.kind, g.mode, g.extra) for g in goodwills(passage(text))] == [(kind, mode, extra)]


@pytest.mark.parametrize(
    "text",
    [
        "Refunds are not possible.",
        "I can't offer a discount.",
        "Get 10% off when you refer a friend!",
        "We'll refund you once you return it.",
        "If we had made a mistake, we would refund you.",
        "Our free trial lasts 14 days.",
        "You can pay the fee later.",
        "That's on us.",
        "Keep that in mind.",
        "We can take a closer look at the delivery.",
    ],
)
def test_no_goodwill(text: str) -> None:
    assert goodwills(passage(text)) == ()


@pytest.mark.slow
def test_all_moves_together_cost_little() -> None:
    """About a millisecond for a reply of 120 words; the bound leaves room for a slow machine."""
    text = " ".join(
        [
            REPLY,
            "Once more, I'm sorry for the trouble, and thank you for telling us.",
            "Reply here if it isn't there by Monday morning.",
        ]
    )
    doc = load()(text)
    for find in EVERY:
        find(Passage(doc, text))
    best = 1.0
    for _ in range(20):
        read = Passage(doc, text)
        start = time.perf_counter()
        for find in EVERY:
            find(read)
        best = min(best, time.perf_counter() - start)
    assert best < 0.015


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our crews take great pride in their work, and news like this hits all of us hard.", "stock"),
        ("We know how much a baker depends on the morning.", "stock"),
        ("What a shame about the cake!", "stock"),
        ("We never like to see a customer in such a position.", "stock"),
        ("We know that the parcel is in Leeds.", "plain"),
        ("I believe it ships on Monday.", "plain"),
        ("I feel the blue one fits better.", "plain"),
        ("Our oven takes a tray of forty.", "plain"),
    ],
)
def test_what_only_tells_of_feelings_gives_nothing_to_go_on(text: str, kind: str) -> None:
    (reply,) = Linter().read_many([text])
    assert [part.kind for part in parts(reply)] == [kind]


@pytest.mark.parametrize(
    "text", ["We didn't show up.", "I never turned up.", "We didn't come on Monday.", "We did not deliver."]
)
def test_not_coming_is_a_failure_of_the_firm(text: str) -> None:
    assert [o.kind for o in ownerships(passage(text))] == ["told"]


@pytest.mark.parametrize(
    "text", ["We didn't come to blame anybody, but to help.", "We didn't turn the page.", "We didn't show it."]
)
def test_other_things_not_done_are_none(text: str) -> None:
    assert not ownerships(passage(text))
