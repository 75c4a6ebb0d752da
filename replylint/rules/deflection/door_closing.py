"""Ends the contact: closes the case, forbids a reply, or makes reopening it the customer's job.

A customer who still has the problem is told that it is over; they will go on elsewhere, in public or with somebody else.

Sources: Dixon10; SkyVerge; LiebrechtEtAl21.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clauses, clauses_in, is_conditional

_CASE = "(ticket|case|matter|conversation|thread|topic|chat|discussion|file|claim|request|complaint|inquiry|issue|subject|dispute|question)"
_CLOSED = Phrases(
    "(i|we) (am|are) going to ~ (go ahead and)? ~ (mark|close|set|put|flag|tick) (this|it|that|yours) .. ~ (as|off as|to|down as)? ~ (done|resolved|solved|closed|completed|dealt with|settled|finished)? ..",
    "(we|i) will (take it|assume|presume|conclude|consider) (that)? .. .. and (drop|close|cancel|end|archive|delete|withdraw) (the|your|this|it) ..",
    "(regards|regard|considers|consider|treats|views) (your|the|this) ~ (@NOUN) as ~ (dealt with|closed|settled|concluded|resolved) ..",
    "(our|the|this|any) ~ (correspondence|conversation|exchange|dealings) .. (is|are) ~ (now)? at an end ..",
    "you (will|would) (then)? (be|have to be) (starting|beginning) (over|again|afresh|from scratch|from the beginning|at the beginning) ..",
    "(i|we) ~ (see|regard|consider|treat|view|count) (the|this|that|your|it) ~ (@NOUN)? as ~ (now)? ~ (settled|closed|resolved|finished|dealt with|concluded|done) ..",
    "you (will|would|must|should|may) ~ (need to|have to|then)? ~ (log|open|raise|submit|create|book|place|file) (a|another) (new|fresh|separate|whole new) (ticket|case|request|claim|complaint|job|call|order|form|report) ..",
    "(i|we) (am|are|will be|have)? ~ (now)? (marking|setting|putting|flagging|marked|set|ticking) (this|it|that|yours) .. (as|off as|to|down as) (done|resolved|solved|closed|completed|dealt with|settled|finished) ..",
    "(inbox|mailbox|address|account|page|line) is not ~ (looked after|looked at|manned|attended|staffed|watched|read) ..",
    "(drops|drop|falls|fall|disappears|goes|comes) (off|out of|from) (our|the|my) (list|queue|system|books) (and|,|.|$) ..",
    "(answers|replies|messages|emails|mails|responses|anything) (sent)? .. .. (is|are|will be|will) not (be)? (read|monitored|answered|seen|checked|received|opened) ..",
    f"(i|we) ~ (went ahead and|have|had|therefore|so|then)? ~ (shut|closed|archived|ended|binned) (your|this|the) {_CASE} ..",
    "(i|we) (am|are|will be) ~ (now)? (filing|putting|writing) (this|it|that|the matter|the case|your case) ~ (one)? (away|off|to bed|to rest)",
    f"{_CASE} ~ (will|shall)? ~ (then)? (lapse|lapses|expire|expires|fall|falls) (automatically|away|and|if|unless|,|.) ..",
    "you (will|would|may|must)? ~ (need to|have to|then)? ~ (start|begin) (over|again|afresh|from scratch) (with|by) (a|another|making|raising|opening) ..",
    "you (will|would|must|should|may) ~ (need to|have to|then)? ~ (start|begin|make|lodge|put in|bring|set up) (a|another) (new|fresh|separate|whole new) (ticket|case|request|claim|complaint|inquiry|application|dispute|report) ..",
    "(i|we) (do not|have no|no longer) ~ (intend|propose|plan|mean|wish|intention|plans) (to|of|ever)? ~ <look|go|return|revisit|reopen|discuss|consider|review|take|come> .. (it|this|that|them|matter|case|complaint) (again|further|any further|any more|up again)",
    f"{_CASE} (has|have|is|was) .. (been)? ~ (taken|struck|crossed|dropped|removed) (off|from) (our|the|my) (list|books|agenda|pile|register|desk|system)",
    f"^ (so|now)? (closing|locking) (this|the|your) {_CASE}", "^ (closing|locking) this ~ $", f"(i|we) think (that)? we can close (this|the) {_CASE}",
    "(brings|bring|concludes|conclude|ends|end|closes) (this|the|our|my) (matter|correspondence|case|conversation|discussion|chat|exchange|dialogue|involvement|handling|dealings) (to)? ~ (its|a|an)? (close|end|conclusion)?",
    "(do|must|should) not (reply|respond|write) (to this|back|again|to us|further|here|by)", "(reply|replies|response|responses) .. (will not be|is not|are not|not) (read|monitored|answered|seen|accepted|possible)", "(mailbox|inbox|address) is not (monitored|read)",
    "(take|taking|send|sending|make|making|give|giving|enter into|entering into|offer|offering) no (further|more) (action|correspondence|steps|replies|reply|comment|comments|messages|discussion|response|responses)",
    "no further (action|correspondence|communication|response|steps|reply|replies|discussion) (will|is|are|can|shall|has|have) ~ (be|been)? (taken|made|given|entered|possible|provided|sent|undertaken|planned|accepted|considered)", "(not|nothing) .. (enter|entering|entered) into (any)? (further|more)? (correspondence|discussion|debate)",
    "(please|kindly|you (will|must|should|may|can|would) (need|have to|then|also|always)? (to)?|to)? (open|raise|submit|create|log|file) (a|another|up a)? (new|fresh|separate) (ticket|case|request|inquiry|claim|issue)",
    "(if|unless|should) (we|i) (do not|did not|have not|not)? ~ (hear|heard|receive|get|received) .. ... (closed|close|closing|archived|cancelled|resolved|lapse|deleted)",
    "(i|we) (am|are) (done|finished|through) (here|with (this|you|it)|now)? ~ $", "(i|we) (am|are) (done|finished|through) (here|with (this|you)) ..", "^ (ok|so|well)? i give up", "(that|this) is (the last|my last|our last|our final|the final) (word|message|reply|response|email|i will|we will|position)",
    "nothing (more|further|else|left) .. (to (say|discuss|add)|for us to discuss|to be said)", "(have|has) nothing (more|further|else|left)? to (say|add|discuss)",
    "(this|that) (will be|is|shall be) ~ my (last|final) (message|reply|comment|post|word|response|email|answer|contribution) ..", "(make|making|made|consider) (this|that) my (last|final) ..",
    "^ there (is|was) ~ (nothing|little|not much) (more|else|further|left)? to (add|say|discuss|tell you) (here|about this|on this|to this|to that)? $", "^ (i|we) have nothing to add (here|to that|to this)? $",
    "(draw|draws|drew|drawn|drawing) a line (under|beneath|underneath) (it|this|that|things|the (matter|case|complaint|affair|issue|subject|whole)|your @NOUN) ..",
    "^ (so)? (,)? case closed $", "^ (and)? (that is)? (the)? end of (story|discussion|debate|conversation|the (story|discussion|debate|matter|conversation)) $",
    "(that|this) (is|must be|will be|has to be) the end of (it|the (matter|affair|discussion|conversation|correspondence|story)|this (matter|discussion|conversation|correspondence)|our (involvement|correspondence|discussion|conversation)) ..",
    f"(be|is|to) an end (to|of) (it|this|the|that) {_CASE}? ..", f"{_CASE} (is|are) (now)? (at an end|dead and buried)", f"{_CASE} (ends|stops|rests|finishes) (here|there)",
    f"(leave|leaving) (matters|things|the {_CASE}|this {_CASE}) (there|here|at that|where it is|where they are) ..", "let us leave (it|this|that) (there|here|at that) ..", "(will|shall|have to|must) leave (it|this) at that",
    f"(put|putting|lay|laying) (this|the {_CASE}|this {_CASE}) to (bed|rest)",
    "(this|the|our) (conversation|discussion|chapter|exchange|correspondence|dialogue|chat) (is|has) ~ (now)? (over|closed|finished|ended|run its course|reached its end)",
    "(this|that|the) (chapter|book) (as|is|to be)? (now)? closed",
    f"(will|shall|do|am|are) not (be)? (revisit|revisiting|reopen|reopening|returning to|going back to|discuss|discussing|debate|debating|going over) (this|that|the {_CASE}|your {_CASE}|this {_CASE}) ..",
    "(i|we) have (now)? said all (that)? (i|we) (intend|mean|wish|want|plan|have|need|can|are going|am going) ..", "(i|we) will say no more ..", "(i|we) have said (my|our) (piece|last word)",
    "the last (that)? you will (hear|get|see) (of|from) (me|us|this) ..", "you will not (be hearing|hear|be getting|get) .. from (me|us) (again|further|about|on|any) ..",
    "(i|we) will not (be)? (in touch|write|writing|reply|replying|respond|responding|answer|answering) (again|further|any further|any more|to you again) ..",
    "there (will|shall|can) be no (further|more) (correspondence|reply|replies|response|responses|answer|answers|discussion|debate|communication|word|emails|letters|messages|exchange) ..",
    "(further|future|subsequent|more|additional) (email|emails|letters|messages|correspondence|posts|comments|contact|calls|tweets) .. (will|shall|may) (be|go|get|receive|meet|remain) (filed|deleted|ignored|blocked|disregarded|binned|discarded|unanswered|unread|no|placed|noted) ..",
    "(nobody|no one) (here)? (reads|checks|monitors|looks at|sees|answers|opens|watches|staffs|mans) (this|that|these|the|our|any|what|messages|emails|mail|replies|letters|anything) (address|inbox|mailbox|account|number|page|sent|you|that|to|here|messages|emails|mail|replies|comes|line) ..",
    "(mailbox|inbox|address|account|line) is (unattended|unmonitored|unstaffed|unmanned|send - only|outgoing - only|outgoing only|for outgoing|not (attended|staffed|manned|checked|watched|looked at)) ..",
    "(is|from) (a|an) (no-reply|do-not-reply|noreply|unattended|unmonitored|unmanned|unstaffed|send-only|outgoing-only|outgoing) (address|mailbox|inbox|account|email|message|mail)",
    "(i|we) (do|can|will) not (read|receive|see|accept|take|get|look at) (replies|answers|responses|anything|messages|emails) (to|sent|at|on|from) (this|here|that|it|you) ..",
    "(good - bye|goodbye) and good luck", "^ good luck (with (it|that|this)|elsewhere) ~ $",
)  # fmt: skip
_MAIL = "(anything|everything|whatever|message|messages|email|emails|mail|mails|reply|replies|response|responses|letters|answers|correspondence)"
# What comes of their mail; whether it is denied is told apart below.
_UNREAD = Phrases(
    f"{_MAIL} ... .. (go|goes|left|remain|remains|stay|stays|be) (unread|unanswered|unseen|nowhere|ignored)",
    f"{_MAIL} ... .. (go|goes|land|lands|end|ends) (up)? (straight|directly)? (to|into|in) (the|a) (bin|trash|void|black hole|waste|wastebasket|wastepaper)",
)
# No answer is taken for one.
_SILENCE = Phrases(
    "(no|not any|without) (a|an|any)? (further)? (answer|reply|response|word|news|objection|contact) ..",
    "(hear|hears|heard|hearing) (nothing|no more|otherwise|differently)",
    "(your|any) silence",
    "(do|have|does|has) not ~ (hear|heard|receive|received|reply|replied|respond|responded|answer|answered|get back|come back|gotten back|write|written|contacted|contact)",
)
_TAKEN = Phrases(
    "(assume|take it|take that|presume|conclude|suppose|consider|regard|treat|deem|see|understand) ... (settled|resolved|closed|dropped|solved|over|sorted|withdrawn|finished|abandoned|dealt with|no longer)",
    "(will|shall|going to|to) ~ (close|archive|shut|drop|lapse|shelve) (it|this|that|the (file|case|ticket|matter|claim|complaint)|your (file|case|ticket|claim|complaint|query|inquiry|request)) ..",
    "(close|archive|shut) (the|your|this) (file|case|ticket|matter|claim|complaint|query|inquiry|request)",
)
_OPEN = Phrases(
    "(just|simply|please|only|then)? (reply|write|answer|respond|message|email|ring|call) (here|back|to (me|us|this)|me|us|any time|anytime|again|and) ..", "(reopen|re - open|reopening|keep|keeping|left|leaving|leave) (it|this|the .. |your ..) (open)? ..", "(let|tell) (me|us) (know)?",
    "(once|until|when|after|as soon as) you (tell|confirm|say|are|have|let|get|reply|receive|see|know|want)", "as (you)? (asked|requested|agreed|wished|wanted|you asked|you requested)", "(at|on|following|per) your (request|wish)", "(i|we) am here",
    "(write|reply|talk|speak|come) (to|back to) (me|us)", "(i|we) (will|would) (reopen|look|pick|be|open|come|take|see|answer|read)",
)  # fmt: skip
_WANTED = Phrases(
    "(close|cancel|delete|remove|end|terminate) (my|the|this|our|it) ..",
    "(stop|quit) (emailing|calling|writing|ringing|texting|sending|contacting|messaging) ..",
    "unsubscribe",
)
# It is over by the firm's own lights: what the customer makes of it is not asked.
_BY_OUR_LIGHTS = Phrases(
    "as far as (we|i) (are|am) concerned",
    "(as|so) far as (we|i) (can see|can tell|know)",
    "(from|on|for|at) our (side|end|part|point of view|perspective)",
    "in our (view|eyes|opinion|books|judgment)",
    "(to|in) (our|my) mind",
    "(for|with) (us|me) ,",
)
_DONE = frozenset(
    "close closed conclude concluded end ended finish finished over resolve resolved settle settled solve solved done complete completed".split()
)
_MATTERS = frozenset(
    "ticket case matter conversation thread file claim request complaint inquiry issue dispute question subject affair problem "
    "it this that everything".split()
)


_CASES = (_MATTERS | {"topic", "chat", "discussion"}) - {"it", "this", "that", "everything", "affair", "problem"}
_HELD = frozenset("class consider deem flag hold mark move put regard see set switch treat view".split())
_SHUT = frozenset("archive archived close closed conclude concluded lock locked shut".split())


def _shut(reply: Reply) -> list[Match]:
    """The firm shuts the case or holds it to be over: "the claim for the trombone will be closed", "we regard the matter as settled"."""
    found: list[Match] = []
    for clause in clauses(reply):
        verb = clause.verb
        thing = clause.subject if clause.passive or clause.who is Who.THING else verb.child("obj")
        ours = clause.passive or clause.who in (Who.FIRM, Who.THING)
        if (
            thing is None
            or not (_is_case(thing) or (verb.lemma in _HELD and thing.norm in ("this", "it", "that")))
            or not ours
            or not clause.asserted
            or clause.negated
            or clause.modal not in (None, "will", "shall", "must")
            or any(w.norm in _AMISS for w in clause.words)
        ):
            continue
        held = [w for w in verb.subtree() if w.norm in _DONE and w.i > verb.i] if verb.lemma in _HELD else []
        over = verb.norm in _OVER or (verb.norm == "settled" and thing.lemma in ("matter", "dispute", "case"))
        stays = over and thing.i < verb.i and (clause.tense != "past" or clause.perfect)
        if held or stays or verb.lemma in _SHUT or verb.norm in _SHUT:
            first = min(w.i for w in thing.subtree() if w.i <= thing.i and w.pos != "PUNCT")
            last = held[0] if held else verb if thing.i < verb.i else thing
            if clause.who is Who.FIRM and clause.subject is not None and not clause.passive:
                first = min(first, clause.subject.i)
            run = tuple(reply.words[min(first, verb.i) : last.i + 1])
            found.append(matched(run))
    return found


_OVER = frozenset({"over", "done", "finished"})
_AMISS = frozenset({"mistake", "error", "early", "wrongly", "mistakenly", "accident"})  # what should not have been shut


def _is_case(word: Word) -> bool:
    """ "This ticket", "the claim for the skip"; and no other's case, or several."""
    return (
        word.lemma in _CASES
        and word.norm == word.lemma
        and any(w.norm in ("this", "your", "the", "our") for w in word.children)
        and not (word.lemma == "case" and any(c.dep == "compound" and c.lemma not in _CASES_OF for c in word.children))
    )


_CASES_OF = _CASES | {"court", "customer", "help", "refund", "repair", "service", "support"}  # and no cello's case

_ANSWERING = frozenset({"reply", "respond", "answer", "write", "correspond"})
_MAILS = frozenset("address email inbox letter mail mailbox message notification this".split())

_FOREIGN = frozenset({"phishing", "scam", "spam"})


def _silenced(reply: Reply) -> list[Match]:
    """ "Please don't answer this message", "we won't be replying to any more letters"."""
    found: list[Match] = []
    for clause in clauses(reply):
        verb = clause.verb
        if clause.lemma not in _ANSWERING or not clause.negated or clause.question or clause.conditional:
            continue
        after = [w for w in words_after(verb, 6) if w.pos != "PUNCT"]
        mailed = any(w.lemma in _MAILS and not any(c.pos == "ADJ" or c.norm in _FOREIGN for c in w.children) for w in after[:4])
        forbidden = clause.imperative and (mailed or (clause.lemma in ("reply", "respond") and not after))
        ours = clause.who is Who.FIRM and clause.modal == "will" and any(w.norm in ("more", "further", "again") for w in after)
        if forbidden or ours:
            last = next((w for w in after[:4] if w.lemma in _MAILS), verb)
            first = next((w for w in reversed(words_before(verb, 3)) if w.norm in ("please", "do", "will", "not")), verb)
            run = [w for w in clause.sentence.words if first.i <= w.i <= last.i]
            found.append(matched(run))
    return found


def _settled(reply: Reply) -> list[Match]:
    """ "From our side the dispute is settled"."""
    found: list[Match] = []
    for lights in _BY_OUR_LIGHTS.find(reply):
        for clause in clauses_in(reply, lights.sentence):
            subject = clause.subject
            if (
                subject is not None
                and (subject.lemma in _MATTERS or subject.norm in _MATTERS)
                and (clause.verb.norm in _DONE or clause.lemma in _DONE)
                and clause.asserted
                and not clause.negated
                and clause.modal is None
                and not any(w.lemma in _WITH_IT for w in clause.words)
            ):
                words = [w for w in clause.words if w.i >= min(subject.i, clause.verb.i)]
                found.append(Match("", tuple(words), min(w.start for w in subject.subtree()), clause.verb.end))
    return found


_NOT_SO = frozenset("not never no rarely seldom sometimes often may might why".split())


def _unheard(reply: Reply) -> list[Match]:
    """ "Replies to this address go unread", "if there's no answer we'll take it that the matter is settled"."""
    found = [
        m
        for m in _UNREAD.find(reply)
        if not any(w.norm in _NOT_SO for w in m.words)
        and not any(w.norm in _NOT_SO | {"our", "my"} for w in words_before(m.words[0], 2))
    ]
    for silence in _SILENCE.find(reply):
        found += [
            m for m in _TAKEN.find_in(reply, silence.sentence) if m.start > silence.start or is_conditional(silence.words[0])
        ]
    return found


# "From our side everything is settled with your refund": done for them.
_WITH_IT = frozenset("refund payment repair delivery order booking return replacement".split())


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in (*_CLOSED.find(reply), *_shut(reply), *_silenced(reply), *_settled(reply), *_unheard(reply)):
        sentence = match.sentence
        if sentence.index in seen or _is_negated(match) or _is_left_open(reply, match):
            continue
        seen.add(sentence.index)
        yield Hit(match.start, match.end, confidence=0.85, rewrites=(_opened(reply, sentence),))


def _is_negated(match: Match) -> bool:
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    return (
        any(
            w.norm
            in ("not", "never", "nobody", "before", "why", "sorry", "where", "how", "when", "once", "until", "after", "as")
            for w in words[max(0, first - 3) : first]
        )
        or match.sentence.is_question
    )


def _is_left_open(reply: Reply, match: Match) -> bool:
    sentence = match.sentence
    around = reply.near(sentence, 0, 1)
    if any(not (m.start < match.end and match.start < m.end) for m in _OPEN.find_in(reply, around)):
        return True
    return reply.customer is not None and bool(_WANTED.find(reply.customer))


def _opened(reply: Reply, sentence: Sentence) -> Rewrite:
    return reply.replace_sentence(sentence, "If it comes back, just reply here and I'll pick it up again.", Grade.REVIEW)


RULE = Rule(
    code="DEF005",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="This shuts the door; say that they can simply reply.",
    check=check,
    examples=(
        Bad("This ticket is now closed."),
        Bad("Please do not reply to this email."),
        Bad("We consider the matter resolved."),
        Bad("If we do not hear from you within 48 hours, your case will be closed."),
        Bad(
            "If the problem persists, please open a new ticket.",
            rewrite="If it comes back, just reply here and I'll pick it up again.",
        ),
        Bad("No further action will be taken."),
        Bad("From our side the dispute is settled."),
        Bad("We hold the complaint about the choir rehearsal to be concluded."),
        Bad("Your claim for the bent railing has been archived."),
        Bad("In our view the complaint is over and done with."),
        Bad("Nobody looks at this inbox, so please don't reply.", text="Nobody looks at this inbox"),
        Bad("Whatever you post to this address goes unread."),
        Bad("We're drawing a line under this now."),
        Bad("If we get no word by Friday, we'll take it that the leak is settled and close the file."),
        Good("No mail to this address goes unread.", why="the opposite"),
        Good("Your cello case closes with a brass clasp now.", why="a thing"),
        Bad("We won't be answering any more letters about the fence."),
        Good("Don't reply to the text from that number: it isn't ours.", why="a warning"),
        Good("On our side the repair is finished; tell me if it holds.", why="the work, and the customer has the last word"),
        Good("Your claim was closed by mistake on Friday, and I've opened it again.", why="what was amiss is put right"),
        Good("I've left this open, so just reply if it flickers again.", why="the door is open"),
        Good("I'll close the ticket once you tell me it works.", why="the customer decides"),
        Good("Please don't reply to the automatic email; write to me here instead.", why="points to a person"),
        Good("Your account is now closed, as you asked, and your data is deleted.", why="asked for"),
        Good("Closing the valve stops the leak; that resolves it for now, and our plumber comes at 2.", why="a valve"),
        Good("If it comes back, reply here and I'll reopen it myself.", why="reopening is the firm's work"),
    ),
)
