"""Cheerful words, emoji or exclamation marks for a customer who is upset.

A smile at the wrong moment says that the trouble was not taken in; over a failed service it makes the agent look less able, too.

Sources: Li, Chan & Kim 2019; Packard, Li & Berger 2024; Barcelos et al. 2018; Whoson
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.complaint import GRATITUDE
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

CHEERFUL = 2  # marks of cheer that are too many for an upset customer; on a sore topic one is
GRAVE = 3
TROUBLED = 0.45

_CHEER = Phrases(
    "aww", "awww", "yikes", "whoopsies", "yum", "oh noes", "silly us", "cheer up", "bless", "(great|lovely|good|nice|fab|wonderful) to hear from you", "hun", "congrats", "just kidding", "hi hun", "turn that frown", "sounds like (an adventure|fun)", "hope (he|she|they|it|you) (feels|feel) better soon", "thanks for letting us know", "what fun", "tada", "chin up", "no biggie",
    "awesome", "fab", "fabulous", "yay", "woohoo", "woo hoo", "oopsie", "oops", "whoops", "whoopsie", "(great|good|awesome|excellent) question", "happy to help", "no worries", "no worries at all", "no problem", "(have|enjoy) (a|an|your|the rest of your) (~) (great|lovely|fab|awesome|wonderful|fantastic|amazing|super|brilliant|good|nice|fabulous) (day|weekend|evening|week|one|time|rest)", "have (a|an) ~ (great|lovely|fab|awesome|wonderful|fantastic|amazing|super|brilliant|nice|fabulous) _", "hiya", "hey there", "howdy", "thanks a (bunch|million|ton)", "cheers", "fantastic", "(we have|we have got) got you covered", "got you covered", "stay (awesome|tuned|amazing)", "super (excited|happy|easy)", "excited to", "(we|i) (are|am) (thrilled|delighted|excited|super)", "haha", "lol", "hooray", "easy peasy", "rock on", "you rock", "buddy", "happy (days|friday|weekend|shopping|monday)",
)  # fmt: skip
_SAFE = Phrases("happy to hear you", "glad you (told|wrote|said|let|asked|raised|contacted|got in touch|reached)")
_EMOJI = re.compile(
    "[\U0001f389\U0001f38a\U0001f44d\U0001f44f\U0001f44b\U0001f483\U0001f485\U0001f49a-\U0001f49f\U0001f525\U0001f600-\U0001f60f\U0001f618-\U0001f61d\U0001f642\U0001f643\U0001f680\U0001f917\U0001f929\U0001f92a\U0001f970\U0001f973\u2728\u263a\u2764\u2b50]\ufe0f?|(?<![\\w:;=8])[:;=8]-?[)DP](?![\\w])|<3"
)
_CHEER_OPENERS = re.compile(r"^\s*(hiya|hey there|howdy|heya)\b", re.IGNORECASE)
_BANGS = re.compile(r"!+")
_THANKED = re.compile(r"\bthank(?:s| you)$", re.IGNORECASE)


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    if any(m.sentence.index >= len(customer.sentences) - 2 for m in GRATITUDE.find(customer)):
        return  # it ends in thanks
    sore = customer.sensitive and (bool(customer.failures) or customer.needs.apology >= TROUBLED)
    grave = customer.sensitive or customer.needs.severity >= GRAVE or customer.arousal >= 2
    if (
        not (sore or grave)
        or customer.needs.intent == "praise"
        or (customer.needs.intent == "social" and not customer.sensitive)
    ):
        return
    marks = list(_marks(reply))
    worth = len(marks) - (0 if sore else _first_bang(reply))
    too_many = 1 if sore else CHEERFUL
    if worth < too_many:
        return
    start, end = marks[0]
    rewrites = [_sobered(reply)] if any(_removable(reply)) else []
    cheer = [reply.source[m.start : m.end] for m in _CHEER.find(reply) if not _is_safe(reply, m)]
    sober = tuple(r for r in rewrites if sum(words in r.text for words in cheer) < too_many)
    yield Hit(start, end, confidence=0.85 if sore or worth >= 3 else 0.75, rewrites=sober)


def _marks(reply: Reply) -> list[tuple[int, int]]:
    """Emoji, cheerful phrases and every exclamation mark, in order."""
    source = reply.source
    zones = [z for z in reply.draft.zones if z.kind in ("greeting", "body", "signoff")]
    spans = [(m.start, m.end) for m in _CHEER.find(reply) if not _is_safe(reply, m)]
    for zone in zones:
        text = source[zone.start : zone.end]
        spans += [(zone.start + m.start(), zone.start + m.end()) for m in _EMOJI.finditer(text)]
        spans += [
            (zone.start + m.start() + k, zone.start + m.start() + k + 1)
            for m in _BANGS.finditer(text)
            if not _THANKED.search(text, 0, m.start())  # "thank you!" is no cheer
            for k in range(min(2, len(m.group())))
        ]
        if zone.kind == "greeting" and (opener := _CHEER_OPENERS.match(text)) is not None:
            spans.append((zone.start + opener.start(1), zone.start + opener.end(1)))
    return sorted(set(spans))


def _first_bang(reply: Reply) -> int:
    """One exclamation mark is no more than friendly."""
    return int("!" in reply.source)


def _is_safe(reply: Reply, match: Match) -> bool:
    return any(m.start < match.end and match.start < m.end for m in _SAFE.find(reply))


def _removable(reply: Reply) -> Iterator[re.Match[str]]:
    for zone in reply.draft.of("body"):
        yield from _EMOJI.finditer(reply.source[zone.start : zone.end])
        yield from _BANGS.finditer(reply.source[zone.start : zone.end])


# "Have an awesome day!" as a sentence of its own.
_CHEERFUL_WISH = re.compile(
    r"(?:(?<=^)|(?<=[.?!] ))(?:have an? (?:\w+ )?(?:day|weekend|evening|week|one)|great question|oopsie|yay|woohoo)[^.?!\n]{0,30}(?:[.!?]+ ?|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SOBER = (
    (re.compile(r"^(?:hiya|heya|hey there|howdy|yo)\b[!.,]*", re.IGNORECASE), "Hello,"),
    (re.compile(r"(?<=[.?\w]\s)(?:hiya|heya|hey there|howdy)\b[!.,]*\s", re.IGNORECASE), ""),
    (
        re.compile(r"\b(?:awesome|brilliant|fantastic|amazing|super|no worries(?: at all)?|oopsie|yay)[,!.]+ ", re.IGNORECASE),
        "",
    ),
    (re.compile(r"\bthanks a (?:bunch|million|ton)\b", re.IGNORECASE), "Thank you"),
)


def _sobered(reply: Reply) -> Rewrite:
    """The body without emoji, and with full stops for exclamation marks."""
    bodies = reply.draft.of("body")
    start, end = bodies[0].start, bodies[-1].end
    greeting = next((z for z in reply.draft.of("greeting") if z.end <= start), None)
    if greeting is not None and _CHEER_OPENERS.match(reply.source[greeting.start : greeting.end]):
        start = greeting.start
    text = re.sub(r"(?<=\w)\s*(?:" + _EMOJI.pattern + r")+(?=\s+[A-Z]|\s*$)", ".", reply.source[start:end])
    text = re.sub(r"\s*(?:" + _EMOJI.pattern + ")", "", text)
    text = re.sub(r"([.?])!+", r"\1", text)
    sober = _BANGS.sub(".", text)
    for pattern, instead in _SOBER:
        sober = pattern.sub(instead, sober)
    sober = re.sub(r"(^|[.?!]\s+)([a-z])", lambda m: m[1] + m[2].upper(), _CHEERFUL_WISH.sub("", sober).rstrip() or sober)
    sober = re.sub(r"^(Hello, )([A-Z])(?=[a-z])", lambda m: m[1] + m[2].lower(), sober)
    return reply.replace(start, end, sober, Grade.REVIEW)


RULE = Rule(
    code="EMP005",
    severity=Severity.WARNING,
    dimension=Dimension.LISTENING,
    message="This is too cheerful for a customer who is upset; take out the emoji, the exclamation marks and the good cheer.",
    check=check,
    evidence="A",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "Hey there! Happy to help! What's the reference? 😊",
            customer="My brother died last week and the letters still come in his name.",
        ),
        Bad("Hiya!! So sorry about that! 😊 Have an awesome day!", customer="My father's funeral flowers never came."),
        Bad("Oopsie! Let's see what we can do 🎉", customer="You've ruined our honeymoon."),
        Bad("Hey there! No worries at all, we've got you covered!!", customer="I've lost £400 because of your error."),
        Bad("Great question! Happy to help!", customer="Third broken phone. I'm livid."),
        Bad(
            "Thanks a bunch for the feedback! Have a fab weekend 😀",
            customer="My daughter had an allergic reaction to your cake.",
        ),
        Bad("Awesome, thanks for letting us know!", customer="You cancelled my surgery transport."),
        Bad("Ta-da, it's on the van! 🎉", customer="You sent the urn of my mother's ashes to the wrong town."),
        Bad("Thanks a million for the heads-up!", customer="My car was broken into on your guarded deck."),
        Good(
            "I am so sorry. That should have been the one thing you didn't have to think about today.",
            why="a sober tone",
            customer="My father's funeral flowers never came.",
        ),
        Good("Yay! That made our day 😊", why="the customer is happy", customer="Loved the cake!"),
        Good("Happy to help! Click Team, then Add.", why="a neutral question", customer="How do I add a user?"),
        Good(
            "I'd be livid too. I'm glad you told me; a new model is on its way.",
            why="glad you told me is fine",
            customer="Third broken phone. I'm livid.",
        ),
        Good("Brilliant!", why="it is fixed", customer="It's fixed now, thanks!!"),
        Good(
            "So sorry about that! It's out for delivery now.",
            why="a mild complaint, one exclamation mark",
            customer="My order is a day late :(",
        ),
    ),
)
