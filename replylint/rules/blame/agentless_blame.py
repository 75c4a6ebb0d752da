"""A failure that nobody did: "mistakes were made", "an error occurred".

A fault without a doer sounds like weather. The customer hears that nobody here did it, and so that nobody here will mend it.

Sources: HDI 2017; TheWriter; Benoit 1995; LGSCO; Boshoff & Leong 1998
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import trimmed
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import ownerships
from replylint.moves.repair import repairs
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, is_conditional, is_ours

_SLIPS = (
    "<error|mistake|oversight|mix-up|mixup|slip-up|misunderstanding|miscommunication|discrepancy|glitch|hiccup|anomaly|typo|"
    "mishap|omission|lapse|confusion|irregularity|duplication|breakdown|snag|gremlin>"
)
_SLIP_NOUNS = frozenset(_SLIPS.strip("<>").split("|"))
# A fault that comes about by itself.
_SLIP = f"({_SLIPS}|(mix|slip) - up)"
_SEEMED = "(was|were|has been|have been|had been|must have been|may have been|might have been|(seems|appears) to have been)"
_EVENT = Phrases(
    "(date|amount|address|order|booking|name|account|payment|debit|invoice|number|appointment|reservation|parcel|fee|policy|plan|ticket) ~ (was|were|has been|have been|had been) ~ @VERB (in error|by mistake|by accident|wrongly|incorrectly) ..",
    "(the|your|a|his|her|their) ~ (@ADJ|@NOUN)? (sample|form|letter|parcel|file|order|application|claim|bag|referral|result|results|record|card|key|message|email|note|report|prescription|booking|suitcase) ~ (somehow|seems to have|must have|has|have)? ~ (got|gotten|went) ~ (lost|mislaid|missing|misplaced|mixed up|overlooked|stuck) ..",
    "(it|this) (came|led) to (a|an) (double booking|mix-up|duplicate|error|mistake|delay|overbooking|misunderstanding) ..",
    "(was|were|got|has been|have been|had been) ~ (left|missed|dropped) (off|out of|off of) (the|our|your|that|this) ... <list|rota|schedule|register|invoice|roll|manifest|route> ..",
    "(the|your|a|this) ~ (@ADJ|@NOUN)? @NOUN (somehow|must have|seems to have|appears to have) ~ (got|gotten|been|become|became) ~ @VERB ..",
    "(which|that) (went|has gone|have gone|had gone) ~ (astray|awol|walkabout|missing) ..",
    "(wrong|other|someone else 's|somebody else 's) .. .. (found|made|worked|wormed) (their|its) way (into|in|onto|to) ..",
    "(was|were|got|has been|have been|had been) ~ (left|missed|dropped) (off|out of|off of) (the|our|your|that|this) ~ (@ADJ|@NOUN)? <list|order|invoice|delivery|parcel|rota|schedule|register|booking|roll|manifest|run|form|statement|ticket> ..",
    "(@NOUN|they|these) ~ (somehow|must have|seem to have|have|had)? ~ (got|gotten|get) ~ (switched|swapped|transposed|muddled|jumbled|mixed up|reversed|crossed) (,|.|and|so|when|in|on|by|$)",
    "(a|an|the) ~ (wrong|incorrect|outdated|mistaken) (reading|date|address|figure|amount|rate|name|number|size|code|label|price|price list|quantity|item|part|file|version|size) (was|were|has been|had been|got) ~ (put in|put|entered|used|taken|typed|sent|printed|packed|recorded|applied|stored|saved|copied|picked|booked|keyed in|loaded|selected)",
    f"{_SLIP} ~ (may|might|must|could|would|will|have|has|had|(seem|seems|appear|appears) to)? (have)? (been)? ~ "
    "<occur|happen|arise|creep|slip|be made|come about|come up>",
    f"{_SLIP} (was|were|been|being|be|got|get) (made|introduced)",
    f"there {_SEEMED} ~ (a|an|some|several|another|a bit of an?)? (@ADJ|@NOUN)? (@NOUN)? {_SLIP}",
    f"{_SLIP} ~ (has|have|had|seems to have|appears to have)? <take> place",
    f"{_SLIP} (has|have) ~ arisen",
    "<delay|problem|issue|complication|difficulty> (has|have) ~ (arisen|occurred|come up|emerged|cropped up)",
    f"there (has|have|was|were|had) ~ (been)? ~ (a|an|some|several)? (@ADJ|@NOUN)? {_SLIP}",
    "there (was|has been|were|have been) ~ (a)? (breakdown|failure|lapse|gap) (in|of) (communication|communications|process|the process|service)",
    "(something|things|it) ~ (seems to have|appears to have|has|have|had|must have|may have)? ~ "
    "(went|gone|got|go) ~ (wrong|awry|astray|amiss|sideways|haywire) (somewhere|along|in|with|between|during|at|here|when|$)",
    "<slip|fall|drop> ~ (through|between|down) the (net|cracks|gap|gaps)",
    "(got|get|gotten|been|were|was) (lost|crossed|muddled|scrambled|jumbled) "
    "(somewhere|in the (system|post|shuffle|process|handover|works|mix)|along the way|in translation|in transit)",
    "(wires|lines) (got|were|have been|must have been|seem to have been) crossed",
    "(<creep|slip>|crept) in (somewhere|during|along|at|when|there|$)",
    "(wires|lines|signals|messages) (got|were|have been|had been|must have been|seem to have been|must have got|have got|seem to have got) ~ (badly|a bit|a little)? ~ (crossed|muddled|mixed|mixed up|scrambled)",
    "(a|the|some) ~ (ball|balls|stitch|baton) ~ (was|were|got|has been|have been|must have been) ~ dropped",
    "there (was|were|has been|have been|seems to have been|must have been) ~ (a|some|a bit of a|a bit of|a case of|a degree of)? ~ (@ADJ)? (crossed wires|muddle|mess-up|foul-up|cock-up|screw-up|bungle|blunder|slip|miscount|misprint|human error|gremlins|gremlin|hitch|blip|crossed lines|breakdown in)",
    "(something|things|details|it|that|message) ~ (somehow|must have|seems to have|has|have|had)? ~ (got|gotten|became|been|was|were|get) ~ (lost|muddled|garbled|mixed up|confused|jumbled|scrambled|overlooked|forgotten|left out) ~ (somewhere|in (translation|transit|the (mix|shuffle|process|handover|post|system|works))|"
    "along the|between|at some point|on the way|$)",
    "<fall> by the wayside",
    "(left hand|right hand) ... (did not|does not|not) ~ know what",
    "(your @NOUN|it|parcel|letter|order|form|email|card|booking|cheque|key|keys|bag|case|package) ~ (somehow|seems to have|must have|has|have)? ~ (went|gone|go) ~ (astray|awol|walkabout|adrift)",
    "your @NOUN ~ (@NOUN)? ~ (somehow|unfortunately)? ~ never ~ (made it|found its way|reached|got through|got (to|as far|into|onto)|left the)",
    "somehow ,? ~ (your|the|a|an|it|this) ... ~ (ended up|found its way|landed|wound up|got|was|were|went|slipped|turned into)",
    "your @NOUN ~ (@NOUN)? ~ (got|gets|have got|has got) ~ (lost|misfiled|mislaid|overlooked|forgotten|left out|left off|missed|muddled|mixed up|dropped|stuck|buried|cancelled|canceled|double-booked|deleted|sent to the wrong|put (in|on|into) the wrong|booked (in|on|for) the wrong)",
    "(your|the) @NOUN ~ (@NOUN)? ~ (ended up|found (its|their) way|landed|wound up) ~ (in|at|on|with|into) ~ (the wrong|somebody else|someone else|the spam|the bin|a)",
    "(somehow ,? (your|the|a|an|it|this|one|some) ...|your @NOUN ~ (@NOUN)? ~ (somehow)? (must|seems to|appears to|may)? (have)?) ~ <fall|fell|drop|slip|come|vanish|disappear|go missing> ~ "
    "(off|out of|from|between|behind|through) (the|our|a) ~ (@NOUN|@ADJ)? (list|system|schedule|rota|run|queue|register|order|screen|round|calendar|diary|roster|board|pile|cracks|net|radar|database|books|file)",
    "somehow ,? (your|the|a|an|it|this|one|some) ... (was|were|got|had|has|did|went|never|vanished|disappeared|failed|missed|skipped)",
    "your @NOUN ~ (@NOUN)? ~ (did|has|had|have) not ~ (get|got|gotten) ~ (through|passed on|logged|recorded|processed|actioned|booked|sent|entered|dispatched|forwarded|picked up|put through|done|added|registered|filed|shipped)",
    "(human error|a clerical error|an administrative error|an admin error|a computer error|a system error|a data-entry error) (is|was|seems|lies|must|crept|meant|led|caused|has)",
)
# Participles that say by themselves that it went wrong.
FAILED = frozenset(
    """overlook mislay misplace lose miss mishandle misroute misfile mislabel mislabeled neglect omit double-book overcharge
    overbook misprice misquote misread misdirect misprint undercharge miscalculate mix muddle botch drop bungle corrupt wipe erase
    damage skip bypass forget garble jumble transpose misspell mistype miskey misjudge misinterpret misaddress""".split()
)
# Participles that say it where something wrong goes with them, or where they are denied.
_HANDLED = frozenset(
    """send dispatch ship deliver give provide supply quote apply enter print charge bill take book cancel delete remove close issue
    record log note pass process action update amend change pick pack carry transfer forward communicate relay inform notify tell
    advise follow act complete register credit refund flag save add attach load sync synchronize generate release
    place code post assign route debit deduct return reply miss recharge invoice calculate total misfile link allocate schedule switch set configure test check honor escalate publish index scan match""".split()
)
_WRONG = frozenset(
    "misfiled wrong incorrect inaccurate outdated duplicate second erroneous misleading conflicting faulty".split()
)
_AMISS = frozenset(
    "inadvertently mistakenly erroneously wrongly incorrectly accidentally unintentionally twice improperly prematurely".split()
)
_OFTEN = frozenset("advise check inform match notify publish scan tell test".split())  # done twice, these are done well
_BY_MISTAKE = _AMISS - {"twice", "improperly", "prematurely"}
_TOLD = frozenset(
    "say tell mention understand see hear note report know read write sorry apologize regret describe learn gather".split()
)
_ASKED = frozenset("asked requested request wished wanted instructed".split())
_WH = frozenset("what when where why how which who whether".split())


def check(reply: Reply) -> Iterator[Hit]:
    """Events by their phrases, then passives without a doer."""
    seen: set[int] = set()
    for match in _EVENT.find(reply):
        if match.sentence.index not in seen and _is_told(match) and not _is_owned(reply, match.sentence.index, 2):
            seen.add(match.sentence.index)
            human = match.words[0].lemma in (
                "mistake",
                "oversight",
                "misunderstanding",
                "mix",  # "mix-up"
                "slip",
                "miscommunication",
            )
            yield _hit(reply, match.start, match.end, match.words[0], 0.8 if human else 0.7, ())
    for clause in clauses(reply):
        if (
            clause.passive
            and clause.sentence.index not in seen
            and (sure := _is_undone(clause))
            and not _is_taken_up(reply, clause)
        ):
            seen.add(clause.sentence.index)
            start, end = trimmed(reply.source, clause.start, clause.end)
            yield _hit(reply, start, end, clause.verb, sure, _active(reply, clause))


def _is_told(match: Match) -> bool:
    first = match.words[0]
    before = [w.norm for w in words_before(first, 5)]
    after = [w.norm for w in words_after(match.words[-1], 6)]
    if match.sentence.is_question or is_conditional(first) or any(w.norm in ("page", "message", "code") for w in match.words):
        return False
    # "The error" and "this mistake" is one that the customer named already; only a new one can have nobody behind it.
    if first.lemma in _SLIP_NOUNS and (
        first.tag in ("NN", "NNP") and not any(n in ("a", "an", "another", "some") for n in before[:3])
    ):
        return False
    if any(w.tag in ("VBZ", "VBP") and w.pos == "VERB" and w.lemma not in ("seem", "appear") for w in match.words):
        return False  # "an error occurs if the file is too large": how it works
    if any(n in ("no", "not", "never", "if", "when", "avoid", "prevent", "sorry", "says") for n in before[:4]):
        return False
    return not any(n in ("our", "my", "us", "we", "i") for n in after)


def _is_undone(clause: Clause) -> float:
    """How surely a passive tells of a failure and keeps its doer to itself; 0 for not."""
    verb, subject = clause.verb, clause.subject
    if subject is None or not clause.asserted or clause.modal or clause.tense != "past" or verb.dep in ("acl", "acl:relcl"):
        return 0.0
    if clause.who in (Who.FIRM, Who.THIRD) or (
        verb.head is not verb and verb.dep in ("ccomp", "advcl", "xcomp") and verb.head.lemma in _TOLD
    ):
        return 0.0
    if any(w.norm in ("sorry", "apologize", "apologies") or (w.norm in _ASKED and w.i > verb.i) for w in verb.sentence.words):
        return 0.0
    if any(w.norm in _WH for w in words_before(subject, 4)):
        return 0.0
    if is_ours(subject):
        return 0.0
    after = words_after(verb, 9)
    if verb.has("obl:agent") or any(
        w.norm == "by" and not any(n.norm in ("mistake", "accident", "error") for n in words_after(w, 2)) for w in after[:6]
    ):
        return 0.0
    if any(w.norm in ("our", "us", "we") for w in after[:5]) and any(
        w.norm in ("side", "end", "part", "warehouse") for w in after[:8]
    ):
        return 0.0
    slips = _AMISS - {"twice"} if clause.lemma in _OFTEN else _AMISS
    norms = {w.norm for w in verb.sentence.words if verb.i - 4 <= w.i < verb.i} | {w.norm for w in after[:6]}
    amiss = bool(norms & slips) or any(
        w.norm in ("by", "in") and words_after(w, 1) and words_after(w, 1)[0].norm in ("mistake", "accident", "error")
        for w in after
    )
    if clause.negated:
        return 0.7 if verb.lemma in _HANDLED and clause.who is not Who.YOU and not amiss else 0.0
    if verb.lemma in FAILED:
        return 0.8
    # "Your watch was mistakenly sold": with such an adverb any deed is a slip.
    if verb.lemma not in _HANDLED and not (verb.pos == "VERB" and any(c.norm in _BY_MISTAKE for c in verb.children)):
        return 0.0
    wrong = any(c.lemma in _WRONG for c in subject.children) or any(w.norm in _WRONG for w in after[:4])
    wrong = wrong or (verb.lemma == "give" and after[:1] != [] and after[0].norm == "away")
    return 0.8 if wrong or amiss else 0.0


def _is_taken_up(reply: Reply, clause: Clause) -> bool:
    return _is_owned(reply, clause.sentence.index, 3) or any(
        r.sentence is clause.sentence and not r.start <= clause.verb.start < r.end for r in repairs(reply)
    )


def _is_owned(reply: Reply, index: int, within: int) -> bool:
    return any(abs(o.sentence.index - index) <= within for o in ownerships(reply))


def _hit(reply: Reply, start: int, end: int, word: Word, sure: float, rewrites: tuple[Rewrite, ...]) -> Hit:
    complaint = reply.customer is not None and reply.customer.needs.apology >= 0.5
    mended = any(a.sincere for a in apologies(reply)) and any(not r.start <= word.start < r.end for r in repairs(reply))
    if not rewrites:
        owned = " That was our mistake, and I'm sorry. I'll {do what} by {time}."
        at = word.sentence.end
        rewrites = (reply.replace(at, at, owned if reply.source[at - 1] in ".!?…" else f".{owned}", Grade.NEEDS_FACTS),)
    return Hit(
        start,
        end,
        confidence=sure,
        severity=None if complaint and not mended and sure >= 0.8 else Severity.INFO,
        rewrites=rewrites,
    )


def _active(reply: Reply, clause: Clause) -> tuple[Rewrite, ...]:
    """ "Your booking was inadvertently cancelled" as "We cancelled your booking by mistake"."""
    verb, subject = clause.verb, clause.subject
    assert subject is not None
    words = verb.sentence.words
    if clause.negated or (subject.norm != "booking" and not subject.children):
        return ()
    noun = [w for w in subject.subtree() if w.i <= subject.i]
    between = [w for w in words if subject.i < w.i < verb.i]
    if not noun or noun[0].i != words[0].i or any(w.pos not in ("AUX", "ADV") for w in between) or verb.tag != "VBN":
        return ()
    past = verb.text
    if past.lower() in ("given", "taken", "forgotten", "mistaken", "shown", "written"):
        return ()
    amiss = " by mistake" if any(w.norm in _AMISS for w in between) else ""
    thing = reply.source[noun[0].start : subject.end]
    return (reply.replace(noun[0].start, verb.end, f"We {past} {thing[:1].lower()}{thing[1:]}{amiss}", Grade.REVIEW),)


RULE = Rule(
    code="BLM004",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="Nobody does anything here; say who did it, which is \u201cwe\u201d, and put it right.",
    check=check,
    examples=(
        Bad("Your form never made it to the right desk."),
        Bad("There were some crossed wires over the rooms."),
        Bad("Your request didn't get logged."),
        Good("We got our wires crossed over the rooms, and I'm sorry.", why="owned"),
        Bad("Mistakes were made in the handling of your case."),
        Bad("An error occurred during the billing run."),
        Bad("Your booking was inadvertently cancelled.", rewrite="We cancelled your booking by mistake."),
        Bad("It appears that the wrong item was dispatched."),
        Bad("The appointment was missed."),
        Bad("Incorrect information was provided."),
        Bad("There has been an oversight."),
        Bad("Your details were entered incorrectly.", rewrite="We entered your details incorrectly."),
        Bad("Unfortunately your request was not passed on."),
        Bad("Your email slipped through the net."),
        Bad("You were charged twice."),
        Bad("it seems something went wrong along the way"),
        Bad("Your hedge was mistakenly sprayed.", rewrite="We sprayed your hedge by mistake."),
        Good("The photo was tested twice.", why="with care"),
        Good("We cancelled your booking by mistake.", why="active, and it is we"),
        Good("Your booking was cancelled by our night team, and we're putting that right.", why="the doer is named"),
        Good("Your card was cancelled as you asked.", why="asked for"),
        Good("A fault appears if the lid is open; a typo slips in when the box is too small.", why="a technical statement"),
        Good("Error 502 occurs when the page is reloaded too fast.", why="a technical statement"),
        Good("Your parcel was damaged in our warehouse; that's our fault.", why="owned beside it"),
        Good("The oven was made in 2019.", why="a fact of the product"),
        Good("I'm sorry your claim was overlooked.", why="an apology that names it"),
        Good("You said that you were charged twice.", why="what the customer told"),
        Good("Which error occurred when you pressed save?", why="a question"),
        Good("No mistake was made: the second charge is the deposit, which came back today.", why="denied"),
        Good("There was a mix-up on our side and I've put it right.", why="owned and mended"),
    ),
)
