"""Sends the customer to another channel to start again, although they wrote here.

Each change of channel is another queue and another telling of the story, and one more reason to leave.

Sources: Dixon10; DixonBook13; NCRS-pingpong; Herhausen19.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before
from replylint.moves.referral import asks_whom, helps_near
from replylint.moves.repair import contacts, repairs
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clauses, is_conditional

_PLACE = (
    "(hotline|helpline|phone line|line|number|form|web form|contact form|online form|claim form|complaint form|complaints form|portal|ticket|store|branch|shop|chat|live chat|app|website|site|mailbox"
    "|address|desk|kiosk|counter|switchboard|call center|contact center|help center|helpdesk|support page|contact page|account area|online account|system|web)"
)
_BOUNCES = Phrases(
    "(has to|have to|must|needs to|need to|can only) be (done|sorted|handled|dealt with|looked at|shown|seen|signed) (face to face|in person|at the counter|in branch|in store|on site) ..",
    "(could|can|would) you ~ (just|please|quickly)? ~ (jump|hop|pop|go|get|come|log) (on|onto|over to|into|on to) (the|our|your) ~ (@ADJ|@NOUN)? (chat|app|portal|line|site|website|form|forum|dashboard) ..",
    "the way to .. .. (is|would be) (through|via|by|with|on|over) (the|our|a|this) .. ..",
    "(is|are) not (looked at|dealt with|handled|answered|taken|read|processed) (in|at|on|from|by|through) this (inbox|address|mailbox|channel|chat|email|account|page) ..",
    "(only)? (get|gets|is|are) (only)? (logged|taken|accepted|handled|dealt with|made|raised) (through|via|in|on|over) the ... (app|portal|form|line|website|site|phone) ..",
    f"you (will|would) (want|need) (our|the) ~ (@ADJ|@NOUN)? {_PLACE} ,? (that is|which is|on|at) ..",
    "^ (please|just|simply|do)? (stop|drop|pop|come|call) (by|in|into|round) ~ (to|at)? (your|the|our|a|any) (local|nearest|branch|store|shop|office) .. ..",
    "can not be (logged|raised|made|reported|done|handled|taken|changed|dealt with|looked at|booked|sorted) (from|through|in|on|via|over) (here|this|email|chat|the phone|phone) ..",
    "(is|are) best (looked at|dealt with|handled|sorted|discussed|done) (in person|in branch|in store|face to face|over the phone|by phone|at the counter) ..",
    "^ (please|just|simply)? (give|drop) (us|the (team|office|branch|shop|desk)) a (ring|call|bell|buzz|line) (on|at|during|between) .. .. and (somebody|someone|one of|they|we|a colleague|our|the) ..",
    "you (will|would)? ~ (need|have) to (come|drop|pop|call|go|stop) (by|round|in|into|over|at|to) .. (the|our|your|a) ~ (@ADJ|@NOUN)? <branch|store|shop|office|desk|counter|bank|center|reception|depot|gym|surgery> ..",
    "you (will|would)? ~ (need|have) to (write|send|post) (us|it|this)? ~ (a|an|in)? ~ (@ADJ)? (letter|form|email|written request|signed letter) ..",
    f"(refunds|repairs|faults|returns|complaints|claims|requests|queries|questions|bookings|changes|cancellations|orders|reports|disputes|refund requests|renewals) (is|are) ~ (not|only|now)? ~ (raised|made|handled|logged|submitted|requested|dealt with|reported|taken|accepted|done|filed) ~ (in|on|through|via|by|at|over|from) .. {_PLACE} ..",
    "(repairs|faults|complaints|claims|requests|queries|bookings|changes|cancellations|reports|refunds) (is|are) not ~ (taken|accepted|handled|dealt with|processed|possible) (by|over|via|in|on|through) ...",
    f"(for|with) (that|this|those|these|such|all|anything)(sort of|kind of)? .. there (is|are) (a|an|our) .. {_PLACE} ..",
    "(complaints|claims|requests|queries|refunds|applications|reports|disputes) (is|are) (only)? (accepted|taken|handled|dealt with|processed|considered) ~ (only)? (by post|in writing|by letter|by phone|by telephone|in person|in branch|in store|online|through|via) ..",
    "(best|easiest|quickest|simplest) (thing|way|bet|option|idea)? (is|would be|will be)? ~ (for you)? ~ to (pop|call|go|drop|nip|come) (in|into|to|by|round|along) (to|at)? (a|your|the|one of our|our|any) ~ (@ADJ|@NOUN)? (branch|store|shop|office|desk|counter|showroom|depot) ..",
    f"(the|your|a) (only|proper|right|correct|usual|official)? (way|route|thing|channel) (to|for|of|is|ahead|forward) ... (is|would be) (to|by|via|through) "
    f"(<call>|<ring>|<phone>|<email>|<fill> (in|out)|<use>|<log> (on|in|into|it|this)|<write> to|<visit>|<go> to|<contact>|<raise>|<submit>|<open>|<complete>) .. .. {_PLACE} ..",
    f"(please|kindly) (also|do|then|instead)? (<call>|<ring>|<phone>|<email>|<write> to|<visit>|<go> to|<submit>|<fill> (in|out)|<complete>|<use>|<chat> with|<log> (in|into|on|onto|a)|<raise>|<open>|<contact>|<attend>|<head> to) (us)? .. .. {_PLACE} ..",
    f"you (will|would|may)? (just|simply|then|also|still|first|now)? (need to|have to|must|should|are required to|will need to|ought to) (just|simply|then|first)? (<call>|<ring>|<phone>|<email>|<write> to|<visit>|<go> (to|through)|<submit>|<fill> (in|out)|<complete>|<use>|<chat> with|<log> (in|into|on|onto|a)|<raise>|<open>|<contact>|<attend>|<do> this) .. .. {_PLACE} ..",
    f"^ (for further assistance|for assistance|for help|to resolve this|to discuss this) , (please|kindly)? (<call>|<chat>|<email>|<visit>|<contact>|<go> to|<use>|<write>|<phone>) .. .. {_PLACE} ..",
    "(please|kindly) (also|do|then|instead)? (<call>|<ring>|<phone>|<email>|<contact>|<write> to|<speak> (to|with)|<talk> to|<report> (it|this|that)|<raise> (it|this|that)|<log> (it|this|that)|<submit> (a|the|your)|<post> (it|this|that)) ... (on|in|via|through|at|to|with)? (the|our|your|a)? ~ (@NOUN)? (line|team|department|desk|forum|community|form|portal|app|website|online|accounts|billing|reservations|support|service|services|office|head office|bookings|sales)",
    "(please|kindly) (call|ring|phone|contact) .. .. (on|at) (xxx|@NUM|zero) ..", "(please|kindly) (submit|make|file|lodge|raise|report) (a|an|your|the) @NOUN (online|by post|in writing|in person|in store|by phone|by telephone)",
    "you (will|would|may)? (need|have) to (go|come|call in|report|pop) (in)? ~ (to|into|at) (your|the|a|our) ~ (@ADJ|@NOUN)? (branch|store|shop|office|desk|counter|bank|center)", "you (will|would|may)? (need|have) to (log|raise|report|submit|do|request|claim|book|open) (this|it|that|a @NOUN) (through|via|on|in|with|using) (the|our|your) @NOUN",
    "(complaints|claims|requests|queries|questions|refunds|applications) (must|should|can only|need to|have to|are to) be (sent|made|submitted|raised|put|addressed|filed|lodged) (by|to|in|via|through|on) ..",
    "(please|kindly) (email|e-mail|mail|write to) (xxx) ..", f"(has|have|needs|need|must|should|can only|may only) (to)? be (raised|made|submitted|reported|sent|logged|done|lodged|placed|addressed|directed) (via|through|on|in|by|using|at|to) .. {_PLACE} ..",
    "(best|easiest|fastest|quickest|simplest) (course|option|place|route|thing|way) .. is (always|now|usually)? (by|on|through|to use|via|with)? (our|the) .. (app|chat|form|helpline|hotline|page|portal|site|website) ..",
    f"(has|have|needs|need|must|should|can only|may only|is|are|will (have|need)) (to)? ~ be (raised|made|submitted|reported|sent|logged|done|lodged|placed|addressed|directed|registered|filed|entered|requested|claimed|handled|taken|started|opened|resubmitted|taken up|dealt with|notified) (via|through|on|in|by|using|at|to|with|over|from) .. .. {_PLACE} ..",
    f"(complaints|claims|requests|queries|questions|refunds|applications|faults|repairs|reports|cancellations|disputes|returns|enquiries|inquiries|problems|issues) (all|now|always|like (this|yours)|of this kind)? (have to|must|need to|should|can only)? (go|run|come|start) (in)? (through|via|by way of|by|with|at) (our|the|a) .. {_PLACE} ..",
    "(start|open|begin) a (new)? (live|web)? chat ..",
    f"(give|drop) (our|the) .. {_PLACE} a (ring|call|bell|buzz|line|shout|note) ..",
    f"(please|kindly|you (will|would|may)? (need|have) to) (resubmit|resend|repost|report|register|notify|request|claim|start a) .. (through|via|on|in|with|using|by|over) .. .. {_PLACE} ..",
    "(a matter of|question of) (rebooking|ordering|booking|applying|claiming|calling|logging|submitting) ..",
)  # fmt: skip
# The same put as a favour that is asked.
_ASKED_TO = Phrases(
    "(would|do) you mind (ringing|calling|emailing|contacting|phoning|messaging|using|trying|filling in|filling out|completing|writing to|visiting) (our|the) (@ADJ|@NOUN)? (@NOUN)? "
    f"{_PLACE} (about (this|it|that)|instead|with (this|that|it)|for (this|that)|$)",
    "(can|could|would|will) (i ask)? you (to)? (please|just|kindly)? <put|send|write|set out|get|pop> (that|this|it|all (of)? (this|that|it)|everything|your @NOUN) (down)? (in|into|by|via|over in) "
    "(an|a|our|the)? ~ (@ADJ)? (email|letter|ticket|form|web form|post|text|writing)",
    "(can|could|would|will) (i ask)? you (to)? (please|just|kindly)? <email|ring|call|phone|message|contact|write to|try|speak to|use|fill in|fill out|complete> (our|the) (@ADJ|@NOUN)? (@NOUN)? "
    f"{_PLACE} (about (this|it|that)|instead|with (this|that|it)|$)",
)
# The channel they chose is shut to what they wrote of; the denial is part of it.
_BY = "(by|over|via|through|on|in) (the|a|this)? (email|e-mail|mail|phone|telephone|chat|live chat|text|letter|twitter|facebook|instagram|social media|dm|dms|message|inbox|writing|person|branch|channel|page|form)"
_SHUT = Phrases(
    f"(we|i|this (team|desk|office|inbox)) (do|can|are able to|will) not ~ (deal with|handle|discuss|take|accept|process|look into|resolve|respond to|answer|talk about|go into|register|log|help with|report|investigate) .. .. {_BY}",
    f"(we|i) (only|just) (deal with|handle|discuss|take|accept|process|look into|resolve|register|log|investigate) .. .. {_BY}",
    "(email|e-mail|this inbox|this address|this mailbox|this chat|this page|this account|this channel|social media|twitter|facebook) is not (really)? (the|a|for|meant for|set up for|where|how) .. (way|place|channel|route|complaints|reporting|repairs|claims|faults|refunds|queries|orders|you|to|here) ..",
)
_SECRET = frozenset({"card", "cash", "passcode", "password", "payment", "pin"})  # kept off a channel for the customer's sake
_FINE = Phrases(
    "also", "(if|should) (you|it|that) (would|is|are|prefer|like|want|had)? ~ (rather|prefer|easier|quicker|like|wish|urgent|handier)", "so (that)? (we|i) (do not|can|may)", "(dm|direct message|private message|pm)", "(emergency|urgent|999|911|112|111|danger)",
    "(your|the) (visit|appointment|booking|slot|table|collection) .. (is|are|has been) ..", "(ask for|quote|mention|show|bring) ..", "(instead of|rather than) ..", "(attached|enclosed|prefilled)", "(no need|not need|not have) to",
)  # fmt: skip
_REACHED = frozenset(
    "attend call chat complete contact dial email fill go head message phone pop ring speak submit talk telephone text try use visit "
    "write".split()
)
# What only leads to another conversation; and what may be where the thing itself is done, unless help is to be sought there.
_DESKS = frozenset(
    "helpline hotline helpdesk switchboard line chat livechat chatbot desk counter branch office form ticket receptionist reception".split()
)
_NO_VERBS = frozenset({"helpline", "hotline", "helpdesk", "switchboard"})  # nouns, whatever the tagger says
_SITES = frozenset("app portal website site system number store shop".split())
_HELP = Phrases(
    "(for|get|want|need|seek) (any|some|more|further)? (help|assistance|support|advice)",
    "to (discuss|report|complain|query|raise|ask|enquire|inquire|dispute) ..",
    "(help|assistance) with ..",
)
_OBLIGED = frozenset({"need", "have", "want"})  # "you'll want to"
# Where one has to go in person; and what one does to lodge something at a site.
_PREMISES = frozenset("branch center counter depot desk garage office outlet salon shop showroom store".split())
_GOING = frozenset("bring call carry come drive drop get go head nip pop return take visit write".split())
_LODGING = frozenset("claim file lodge log open raise register report request submit".split())


def _directed(reply: Reply) -> tuple[Match, ...]:
    """Told to ring, use or go to what only leads to another conversation: "dial our hotline", "use our portal to report a fault"."""
    found: list[Match] = []
    for clause in clauses(reply):
        verb = clause.verb
        if clause.negated or clause.question or clause.conditional:
            continue
        told = clause.who is Who.YOU and (
            clause.modal in ("must", "should", "can", "need")
            or (verb.dep == "xcomp" and _is_obliged(verb.head) and not is_conditional(verb.head))
        )
        channel = _channel(reply, verb) if clause.imperative or told or _is_only_way(verb) else None
        if channel is not None:
            words = clause.sentence.words
            run = tuple(words[verb.i - words[0].i : channel.i - words[0].i + 1])
            found.append(matched(run))
    return tuple(found)


def _is_obliged(verb: Word) -> bool:
    """ "You need to", "you'd have to", "you'll want to", and not what they want themselves."""
    return verb.lemma in _OBLIGED and (verb.lemma != "want" or any(w.norm == "will" for w in verb.children))


def _is_only_way(verb: Word) -> bool:
    """ "You can only do this by ringing our call centre"."""
    before = words_before(verb, 12)
    return verb.tag == "VBG" and [w.norm for w in before[:1]] == ["by"] and any(w.norm in ("only", "must") for w in before)


def _channel(reply: Reply, verb: Word) -> Word | None:
    """The desk, line or form that a verb of reaching has for its object or its place."""
    thing = verb.child("obj")
    reached = verb.lemma in _REACHED or verb.norm in _REACHED
    for word in words_after(verb, 8):
        if word.text[0] in ".!?;:,(–—" or word.norm in ("below", "attached"):
            return None
        if word.norm == "this" and any(w.pos == "NOUN" for w in words_after(word, 1)):
            return None  # "fill in this form": it is at hand
        before = words_before(word, 4)
        if (
            word.lemma in _PREMISES
            and verb.lemma in _GOING
            and any(w.norm in ("our", "nearest", "local", "any") for w in before)
        ):
            return word
        lodged = verb.lemma in _LODGING and any(w.norm in ("in", "on", "via", "through", "at") for w in before)
        if lodged and word.lemma in _SITES and word.lemma not in ("number", "shop", "store"):
            return word
        helped = word.lemma in _SITES and bool(_HELP.find_in(reply, verb.sentence))
        desk = word.lemma in _DESKS or (word.lemma == "center" and before and before[0].norm in ("call", "contact", "help"))
        if (desk or helped) and (word.pos in ("NOUN", "PROPN") or word.lemma in _NO_VERBS):
            if not reached:  # "take this up via our web form"
                return word if any(w.norm in ("via", "through", "using") for w in before) else None
            apart = thing is not None and word.head is not thing and word.i - thing.i > 1
            other = apart and thing is not None and thing.pos == "NOUN"
            return None if other or any(w.pos == "NOUN" for w in words_after(word, 1)) else word
    return None


def check(reply: Reply) -> Iterator[Hit]:
    shut = [m for m in _SHUT.find(reply) if not any(w.lemma in _SECRET for w in m.words)]
    matches = (*shut, *(favors := _ASKED_TO.find(reply)), *(_BOUNCES.find(reply) or _mailed(reply) or _directed(reply)))
    if not matches:
        return
    if reply.context.channel == "social" or any(
        reply.draft.text(z).startswith(("@", ".@")) for z in reply.draft.of("greeting")
    ):
        return
    if any(r.mode != "offered" for r in repairs(reply)) or contacts(reply):
        return
    asked = reply.customer is not None and (reply.customer.needs.intent in ("question", "praise") or asks_whom(reply.customer))
    seen: set[int] = set()
    for match in matches:
        sentence = match.sentence
        if (
            sentence.index in seen
            or (sentence.is_question and match not in favors)
            or asked
            or _FINE.find_in(reply, sentence)
            or helps_near(reply, sentence, 0, 0)
            or (match not in shut and _is_held_off(match))
        ):
            continue
        seen.add(sentence.index)
        yield Hit(
            match.start,
            match.end,
            confidence=0.7,
            severity=Severity.INFO,
            rewrites=(
                reply.replace_sentence(
                    sentence, "You don't need to start again: send me {one thing} here and I'll {do what}.", Grade.NEEDS_FACTS
                ),
            ),
        )


def _mailed(reply: Reply) -> tuple[Match, ...]:
    """ "Please email x@y.com": the address is a zone and stands masked among the words."""
    found: list[Match] = []
    for zone in reply.draft.of("url"):
        if "@" not in reply.draft.text(zone):
            continue
        sentence = reply.sentence_at(zone.start)
        if sentence is None:
            continue
        words = sentence.words
        at = len(sentence.between(sentence.start, zone.start + 1)) - 1
        if at < 0 or zone.start >= words[at].end:
            continue
        lead = words[max(0, at - 4) : at]
        if any(w.lemma in ("email", "mail", "write", "send") for w in lead) and any(
            w.norm in ("please", "kindly", "must", "need") for w in words[max(0, at - 7) : at]
        ):
            run = tuple(words[max(0, at - 3) : at + 1])
            found.append(matched(run))
    return tuple(found)


def _is_held_off(match: Match) -> bool:
    return any(
        w.norm in ("not", "never", "no", "when", "once", "next") for w in (*words_before(match.words[0], 3), *match.words)
    ) or any(w.norm in ("me", "here", "reply") for w in match.words)


RULE = Rule(
    code="DEF003",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="They wrote here, so deal with it here; if it must be elsewhere, open it for them and say why.",
    check=check,
    evidence="A",
    beats=frozenset({"DEF004"}),
    examples=(
        Bad("Please call our hotline between 9 and 5 to discuss this."),
        Bad("Kindly email complaints@acme.com with your query."),
        Bad("You will need to submit a ticket through the portal."),
        Bad("Please visit your nearest store with the item."),
        Bad("Please fill in the contact form on our website."),
        Bad("For further assistance, chat with us in the app."),
        Bad("Please dial our complaints hotline to report the smell."),
        Bad("Please use the chat on our site for anything about the ferry.", customer="The ferry left without us."),
        Bad("Please phone the switchboard about the missing key."),
        Bad("Use our portal to report a fault."),
        Bad("You need to take the pram to one of our branches.", customer="The brake on your pram snapped."),
        Bad("You must report the leak in our app.", customer="The flat above is leaking into ours."),
        Bad("The quickest way is our complaints form.", customer="The roof of my hired tent leaked all night."),
        Bad("Missed bins must be registered using the web form.", customer="Nobody took our bin on Friday."),
        Bad("We don't look into lost keys over email.", customer="I lost the key to my locker."),
        Good(
            "We don't take your card number by email; I'll ring you at two for it.", why="kept safe, and the firm does the work"
        ),
        Good("The quickest way is for me to fetch it.", why="the firm does it"),
        Good("We'd love to see you in one of our shops soon.", why="an invitation", customer="Great coffee."),
        Good("Use the app to move the slot: tap Bookings, then Change.", why="the thing itself is done there"),
        Good("Could you DM us your order number so we don't post it here?", why="private matters off a public page"),
        Good("I'll call you at 3; which number is best?", why="the firm changes channel and does the work"),
        Good("If it's easier, you can also ring me on 555-0100.", why="an extra"),
        Good("Your store visit on Friday is booked; just show this email.", why="the visit is part of the cure"),
        Good("Please ring our helpline on 0800 555.", why="asked for", customer="Which number do I ring?"),
        Good("Please reply here with a photo.", why="the same channel"),
        Good("In an emergency, please ring 105 straight away.", why="safety"),
    ),
)
