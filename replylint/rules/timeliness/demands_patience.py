"""Tells the customer to wait or to be patient, and not until when.

Waiting is what went wrong; without an end in sight the request hands the customer's time to the firm.

Sources: You20; NCRS15; CBSNews10.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before_in_clause
from replylint.moves.time import Time, times
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clause_of, clauses, is_conditional

_PHRASES = Phrases(
    "^ (please|kindly|just)? do (hang on|hold on|hold the line|sit tight|bear with (us|me)|stay on the line) ..",
    "(nothing (for it|else)|no (choice|option)|(all|the only thing) (you|we|one) can do) .. (but|is|than)? to? ~ (sit tight|sit back|hang on|hold on|hang tight|wait) ..",
    "^ (please|kindly|just|so)? (please|kindly|just)? be patient",
    "(please|kindly|just|to|must) be patient",
    "(please|kindly|to|just) bear with (us|me)",
    "^ bear with (us|me)",
    "(ask|request|beg|appeal) ... (for)? your (continued|ongoing|kind)? patience",
    "your (continued|ongoing|kind)? patience (is|would be) (requested|required|needed|appreciated)",
    "you .. (have|need) to (wait|be patient|sit tight)",
    "(please|kindly) allow (us|our team|the team|me) (some|more|a little|sufficient|enough|additional|a bit of)? ~ (more)? time",
    "allow (us|me) (some|more|a little|sufficient|a bit of) (more)? time",
    "(please|kindly|just) allow (some|more|a little|sufficient|enough|a bit of|additional) ~ (more|extra)? time (for|to|until|while|as)",
    "(please|kindly) wait (for our|for us|for a|until we|until our|until you hear|while we|till we|for further|patiently)",
    "(please|kindly|just) (sit|hold|hang) (tight|on)",
    "patience is a virtue",
    "try to be patient",
    "(please|kindly|just) give (us|me|our team|the team|them) ~ (some|a little|a bit of|enough|a bit|more|sufficient|the)? (more)? time (to|for|so|$)",
    "(please|kindly) wait (to hear|$)",
    "all (that)? you (can|need to|have to) do .. <be> ~ (to)? wait",
    "^ (a (little|bit of)|some)? patience ,? (please)? $",
    "^ (so|then)? (sit|hang) tight ($|,|and|while|for|as|because|folks|guys|everyone|(till|until) (we|i|you|they|our|further|the))",
    "^ (so|just|please|but)? (hang|hold) (on )?in there",
    "(hang|hold) (on|about|around|fire) (for)? (a|just a)? (bit|little|while|moment) (longer|more)",
    "(would|will|do) ~ (appreciate|be (grateful|glad|thankful) (for|of)) your (continued|kind)? patience",
    "(a|some|more) ~ (little|bit|touch|spot|modicum|dose)? (more|of)? patience (would|will|goes|might|may|is)",
    "(you|everyone|everybody|we all|they) .. (need|needs|have|has|must|will|going) .. (wait|await|take) (your|their|our) turn",
    "(you are|there is a (queue|line|waiting list) and you are) in (a|the|it) (queue|line)? (like|along with|with|behind) (everyone|everybody|all|the|many|others|plenty) ..",
    "there is (a|quite a) (queue|line|waiting list) and you are (in|on) it",
    "(join the|get to the back of the) (queue|line) ($|like|with|behind everyone)",
    "(it|this|that) is (just|only|simply|all|now)? a (waiting game|(matter|question) of (patience|waiting))",
    "(a|the) waiting game (now|$)",
    "(just|simply|have to|need to|must|us) wait and see",
    "you .. (have|need|got) to ~ (hang on|hold on|hang tight|hold tight|bide your time|sit it out|wait it out|ride it out|stick it out|hang (about|around)|hold (out|fire)|possess your soul)",
    "(refrain from|hold off|hold off on|stop|avoid|desist from|keep from|give up) ~ (chasing|emailing|calling|ringing|writing to|contacting|phoning|pestering|nagging|hassling|messaging|"
    "badgering) (us|me|the (team|office|desk)|our @NOUN|for)",
    "(please|kindly|^|,) (do)? not (keep|try to)? (chase|chasing|pester|pestering|nag|nagging|hassle|hassling|badger|badgering) (us|me|the|our|them|for|him|her)",
    "(give|allow|grant|leave) (us|me|them|the team|the @NOUN|our @NOUN) ~ (all)? (the|whatever|what|as much) time (that|as)? (we|i|they|it|he|she|is|this) ~ (need|needs|require|requires|take|takes|want|needed)",
    "^ (just|please|kindly)? bide your time",
    "(grateful|appreciate it|obliged|thankful|helpful|appreciated|best|glad) if you (could|would|can|were to|might|will)? ~ "
    "(hold off|refrain from|stop <chase|ring|call|email>|avoid <chase|ring|call|email>|not (chase|keep)|be patient|bear with (us|me)|sit tight|hang (on|fire))",
)
# Sayings that put off; a negation in them is their own.
_SAYINGS = Phrases(
    "(rushing|hurrying|chasing|pestering|nagging|pushing|hassling) (us|me|them|him|her|the @NOUN|our @NOUN) (will|would|does|can) (not|only) ..",
    "(good|best) things (come|come only|take) (to|time)",
    "(everything|all things|all good things) <come> to (him|her|he|those|them|people) (who|that) ..",
    "^ (and|but|now)? (all|everything)? in good time $",
    "all in good time",
    "rome <be> not built in ..",
    "(hold|keep) your horses",
    "<cool> your heels",
    "a watched (pot|kettle) ..",
    "(slow and steady|more haste|haste makes) ..",
    "(will|would|going to|should) be (well|more than|so)? worth (the|your) wait $",
    "^ (but|and|as|sadly)? (good|these|such|those|great|all good) (things|matters) (do|can|will|simply|just|all|always)? take (time|a while|as long as) ..",
    "^ (it|that|this) (just|simply|all|really|does)? <take> time $",
    "^ (just|please)? give it ~ (a little|a bit of|some|a bit more|some more|more)? time $",
    "(it|they|that) will (be|get|come|arrive|happen|land|go) .. when (it|they|that) (is|are|gets|get|does|do|comes|come|arrives|arrive) (there|here|ready|done|in|out)? $",
    "(no|not any) (need|use|point|sense) (to|in)? (rush|rushing|hurry|hurrying) (us|me|them|things|the team|it)",
    "(do|must|should) not (rush|hurry) (us|me|them|the team)",
    "(do|must|should|try) not (to)? (be|get|become) ~ impatient",
    "(only)? time will tell",
    "(can|must|should|will|could) not be (rushed|hurried|hurried along|hastened)",
    "(it|this|that|they|we|i) (will)? <be> (ready|done|finished|there|back|over) when (it|this|that|they|we|i) (is|are|am) (ready|done|finished|there|back|over)",
    "(will|to|does|just)? <take> (just)? as long as (it|they|this|that) (takes|take|needs)",
    "(we|i|they) will get (to|round to|around to) (it|you|yours|this|that|them) when (we|i|they) (get|can|have)",
    "your turn will come",
    "you can not (hurry|rush) (a|an|the|these|this|such|good|art|perfection|love|things|nature|@NOUN)",
)  # fmt: skip
_ASKING = frozenset({"ask", "request", "urge", "beg", "advise"})
_SPAN = Phrases("(for|another|about) .. <second|minute|hour|day|week>")


def _asked_for(reply: Reply) -> Iterator[Match]:
    """ "All we ask is that you be patient", "we'd ask you to bear with us": patience wished for, by whatever verb."""
    for clause in clauses(reply):
        verb = clause.verb
        if clause.negated or clause.conditional or clause.tense == "past" or clause.who not in (Who.YOU, Who.NOBODY):
            continue
        after = [w.norm for w in words_after(verb, 1)]
        patient = verb.norm == "patient" and any(w.norm == "be" and w.i < verb.i for w in verb.children)
        bears = verb.norm == "bear" and after == ["with"]
        waits = (verb.norm == "wait" or (verb.norm in ("hang", "hold", "sit") and after in (["on"], ["tight"]))) and (
            verb.head.lemma in _ASKING and not any(w.pos == "DET" for w in words_after(verb, 2)[1:])
        )
        shows = verb.norm in ("have", "show", "exercise") and any(w.norm == "patience" for w in words_after(verb, 4))
        if patient or bears or shows or waits:
            last = (
                verb
                if patient or waits
                else words_after(verb, 2)[-1]
                if bears
                else next(w for w in words_after(verb, 4) if w.norm == "patience")
            )
            first = next((w for w in verb.children if w.norm == "be"), verb) if patient else verb
            run = tuple(reply.words[first.i : last.i + 1])
            yield matched(run)


def check(reply: Reply) -> Iterator[Hit]:
    phrased = _PHRASES.find(reply)
    asked = [m for m in _asked_for(reply) if not any(m.start < p.end and p.start < m.end for p in phrased)]
    said = [m for m in _SAYINGS.find(reply) if not m.sentence.is_question and not is_conditional(m.words[0])]
    for match in (*(m for m in (*phrased, *asked) if _is_told(m)), *said):
        if not _is_bounded(reply, match) and not _SPAN.find_in(reply, match.sentence):
            yield Hit(match.start, match.end, confidence=0.85, rewrites=(_until(reply, match),))


def _is_bounded(reply: Reply, match: Match) -> bool:
    """Whether an end is said. "The vet has a long list today" says none: that is how things stand, and no time by which they change."""
    return any(
        not time.past
        and time.sentence.index - match.sentence.index in (0, 1)
        and not match.start <= time.start < match.end  # "built in a day"
        and not _is_state(reply, time)
        for time in times(reply)
    )


def _is_state(reply: Reply, time: Time) -> bool:
    word = next(w for w in time.sentence.words if w.end == time.end)
    if time.end - time.start > len(word.text) or word.norm not in ("today", "tonight"):
        return False
    clause = clause_of(reply, word)
    return clause is not None and clause.tense == "present" and clause.modal is None and clause.verb.tag != "VBG"


def _is_told(match: Match) -> bool:
    """Not "you don't have to wait", "no one should have to wait", "if you have to wait"."""
    words = match.sentence.words
    first, last = match.words[0].i - words[0].i, match.words[-1].i - words[0].i
    if any(w.norm == "if" for w in match.words[1:3]):
        return True  # "we'd be grateful if you could hold off"
    around = words[max(0, first - 4) : last + 1]
    said = (*words_before_in_clause(match.words[0], 4), *match.words)
    if any(w.norm in ("if", "should", "sorry", "had", "made", "why") for w in around) or any(w.norm in _DENIED for w in said):
        return False
    # "wait by the sign" is a direction.
    after = words[last + 1 : last + 3]
    return not (
        match.words[-1].norm == "wait"
        and after
        and after[0].norm in ("by", "at", "in", "on", "outside", "inside", "here", "there")
    )


_DENIED = frozenset({"not", "never", "no", "nobody", "without"})


def _until(reply: Reply, match: Match) -> Rewrite:
    return reply.replace_sentence(match.sentence, "This takes until {time}. I'll write to you then.", Grade.NEEDS_FACTS)


RULE = Rule(
    code="TIM002",
    severity=Severity.INFO,
    dimension=Dimension.TIMELINESS,
    message="Don't ask for patience; say how long it will take.",
    check=check,
    examples=(
        Bad("Please give us whatever time we need."),
        Bad("We'd be grateful if you could hold off chasing us."),
        Good("Resin can't be rushed, so the table is ready on Friday the 9th.", why="the time is said"),
        Bad("Please be patient."),
        Bad("Kindly bear with us while we investigate."),
        Bad("You'll just have to wait until the system updates."),
        Bad("Please allow us some time."),
        Bad("We ask for your continued patience."),
        Bad("Please wait for our reply before writing again."),
        Bad("We'd like you to show some patience with the new till."),
        Bad("It would help if everyone stayed calm, and we ask that you be patient."),
        Bad("Just sit tight.", text="Just sit tight"),
        Bad("The kennels are full tonight, so please be patient.", text="please be patient"),
        Bad("It is not here yet, so please be patient.", text="please be patient"),
        Bad("Please give the team some more time."),
        Bad("All you can do is wait."),
        Bad("All in good time!"),
        Bad("Hang tight, the crew is on it."),
        Bad("A bit of patience wouldn't go amiss."),
        Good("Hang tight to the rope on the way down.", why="a direction"),
        Good("Please give the varnish time to dry.", why="a direction"),
        Good("Thank you for waiting while I checked with the workshop.", why="thanks for a wait that is over"),
        Good("Please allow three working days for the refund.", why="the time is said"),
        Good("Bear with me until quarter to nine, and I'll have the plan.", why="the time is said"),
        Good("Bear with me for two minutes while I open your file.", why="the time is said"),
        Good("You don't have to wait: I've moved you up.", why="negated"),
        Good("You've been more than patient, and I'm sorry it took three calls.", why="credit and an apology"),
        Good("Please wait by the blue sign; the driver will find you.", why="a direction"),
        Good("No one should have to wait that long.", why="sympathy"),
    ),
)
