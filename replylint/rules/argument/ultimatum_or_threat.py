"""Closes the argument with finality, a threat or a legal warning.

A threat ends the conversation and starts the next one somewhere else: with the bank, the press, the ombudsman or the friends.

Sources: Yeomans 2020; Brown & Levinson 1987; Benoit 1995
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replylint.cut import run_end
from replylint.lexicon import words as lexicon
from replylint.moves.failure import FAILURE_NOUNS
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, clauses_in, is_ours, is_quoted

_FINAL = Phrases(
    "<accept|take|agree|sign|decide> .. .. by .. .. or .. (is|goes|lapses|expires|will be) ~ (gone|withdrawn|off the table|lost|void)? ..",
    "(is|are) not ~ up for (debate|discussion|negotiation|grabs)",
    "(i|we) (will|shall|do|am|are) not ~ (be)? ~ (get|getting|go|going|enter|entering|discuss|discussing|debate|debating) ~ (into)? ~ (this|that|it) ~ (any (further|more)|anymore|again|with you)",
    "(i|we) ~ (have)? ~ said (all|everything|as much as) (that)? (i|we) (have|am|are|had|will|shall|wish|want|mean|intend) .. to (say|add)?",
    "(should|if) you ~ (choose to|decide to)? ~ (write|reply|contact|email|call|complain|ring|post) .. (again|once more|further|back) .. (,|then)? .. (will|shall) ~ (simply|just)? ~ be ~ (filed|ignored|deleted|binned|returned|disregarded|left)",
    "either you ~ (accept|take|pay|agree|sign|live|do) ... or (that is|there is|nothing|none|leave it|forget it|the|you ~ (get nothing|leave|lose|go|look elsewhere|can ~ (go|leave|look|forget|find))|(we|i) ~ (<close>|<cancel>|<withdraw>|<end>|<pass>|<stop>|<bill>|<charge>)) ..",
    "(that|this|the|our) offer is as far as (it|we|i|this|that) ~ (will|can)? ~ (go|goes|get|gets|stretch|stretches)",
    "(that|this) is as far as (we|i) (will|am|are) ~ (go|going|prepared|willing) ..",
    "(our|my|the company 's) (final|last) (decision|position|answer|word|response|offer|warning|reply) (and|on|in|,|.|$)",
    "(this|that) is (the|our|my) (final|last) (decision|position|answer|word|response|warning|reply)",
    "(decision|answer|position) (is|are) final",
    "(decision|outcome|position|answer|verdict) (is|remains|stands as|therefore)? ~ (final|stands|binding|closed|not open to)",
    "(outcome|decision) ... stands",
    "no further (correspondence|discussion|communication|replies|reply|response|responses|messages|emails|contact|comment|"
    "consideration|debate)",
    "(not|no longer) ~ (be)? (enter|entering|engage|engaging) (into)? (any)? (further)? (correspondence|discussion|debate|"
    "into|in further)",
    "(matter|case|ticket|complaint|file|discussion|subject|topic) (is|has been|is now|will be|will now be|are) ~ "
    "(considered)? (closed|locked|concluded|ended) (and|from|for|as far|now|,|$)",
    "(consider|considered|regard|treat) (this|the|your) (matter|case|ticket|complaint|topic|discussion) (as)? (closed|"
    "concluded|resolved|ended)",
    "(i|we) (am|are|will|will now) ~ (now)? (closing|locking|close|lock) (this|the|your) (topic|thread|"
    "complaint|question|discussion|matter)",
    "(any|all) (further|future|more) (messages|emails|correspondence|replies|posts|calls|complaints|requests|contact) ... "
    "(be|are) (ignored|deleted|disregarded|blocked|unanswered|not)",
    "take it or leave it",
    "(anything|whatever|everything) (else|more|further)? (that)? you (may|might|will|choose to|care to)? ~ (send|write|say|post|submit) .. (will|shall|is going to) ~ "
    "(be (ignored|deleted|left|binned|disregarded|returned|blocked|filed (away|unread|under))|go (unread|unanswered|unopened|(straight)? (in|into|to) (the|my|our)? (bin|trash|shredder|spam|void)))",
    "(filed|returned|deleted|destroyed|binned) (unread|unopened|unanswered)",
    "(save|saving) your (breath|ink|energy)",
    "like it or (lump it|not)",
    "(taking|take) no (further|more) part in (this|the|any) ..",
    "end of (story|discussion|matter|conversation)",
    "(that is|that 's) (that|final|all there is|the end of)  $",
    "(nothing|no more) (more|further|else) to (say|add|discuss) (on|about|to|in|$)",
    "(^|<be>|<have>|with) ~ (nothing|no more) to (say|add|discuss) (on|about|to|in|$)",
    "it is (how|what|as) it is",
    "(i|we) owe you (nothing|zilch|zero) (,|and|.|!|$)",
    "(i|we) do not owe you ~ anything (,|and|.|!|$)",
    "you will ~ (get|have|receive) (it|them|your @NOUN|the @NOUN|your money back) when you (get|have|receive) (it|them) $",
    "it will ~ (come|arrive|be there|get there|be ready) when it (comes|arrives|is there|gets there|is ready) $",
)
# Money or a gift that hangs on what the customer says of us in public.
_JUDGED = "(review|reviews|rating|stars|feedback|testimonial)"
_BARGAIN = Phrases(
    "(if|once|when|after|until|unless|provided|providing|before|as soon as|as long as) (that)? you ~ (can|could|will|would|agree to|first|have)? ~ "
    "(take|taken|remove|removed|delete|deleted|withdraw|withdrawn|retract|change|changed|edit|edited|revise|amend|update|updated|raise|"
    "improve|upgrade|alter) (down)? (your|the|that|this) ~ (@ADJ|@NUM|@NOUN|one)? ~ (-|star|@NOUN)? ~ (@NOUN)? " + _JUDGED,
    "(if|once|when|after|until|unless|provided|as soon as|as long as) (your|the|that|this) ~ (@ADJ|@NUM|one)? ~ (-|star|@NOUN)? ~ (@NOUN)? "
    + _JUDGED
    + " (is|has been|gets|was|comes) ~ (removed|deleted|taken down|changed|edited|withdrawn|revised|amended|updated|gone|down|off)",
    "^ (please|just|so)? (take down|remove|delete|change|withdraw|edit) your .. " + _JUDGED + " (down)? ,? and (we|i)",
    "(in|as) (return|exchange|thanks) for ~ (you|your)? (removing|deleting|taking|changing|editing|withdrawing|updating|raising|a|leaving|"
    "writing|posting|giving) .. (five|5|positive|good|great|nice|better|down|your|the|favorable) .. " + _JUDGED,
    "(if|once|when|after|provided|as soon as) you ~ (can|could|will|would)? ~ (leave|write|post|give|put) (us|me)? (up)? (a|us a|me a)? ~ "
    "(five|5|positive|good|great|nice|better|glowing|favorable|top) .. " + _JUDGED,
)
_GIFTS = frozenset(
    "refund refunded credit voucher discount gift money compensation replacement reimburse replace free waive upgrade coupon cash cashback "
    "£ $ € % pay bonus reward".split()
)
_GRATEFUL = frozenset("grateful appreciate appreciated kind thankful lovely helpful help mean means delighted".split())
# A condition on what they say or pay, with the law or the bailiffs for it.
_GAGGED = Phrases(
    "(if|should) you ~ (again|ever|dare to|continue to|keep)? ~ <post|publish|repeat|share|write|spread|leave|complain|review|say>",
    "unless you ~ <take down|take|remove|delete|withdraw|retract>",
    "(^|,|either|so|and|please) (pay|settle) (up|now|today|it|us|the @NOUN|your @NOUN|what you owe|immediately|by @NOUN)? (now|today|immediately)? ,? or ~",
)
_LAW = Phrases(
    "(our|my) (lawyers|lawyer|solicitors|solicitor|legal (team|department)|attorneys|attorney|bailiffs)",
    "legal (action|proceedings|steps)",
    "(go|goes|passed|pass|sent|send|handed|hand) ~ (it|this|you|your @NOUN)? (straight)? (over)? to (a|our|the)? (debt)? (collection|collections|"
    "collectors|bailiffs|court|police)",
    "(take|see) you (to|in) court",
    "(we|i) will ~ sue",
)
_LEAVE = Phrases(
    "you (can|could|may) ~ (always|of course|certainly|simply)? ~ (give notice|cancel|leave|move|go) (and|or)? .. find (another|a different|somewhere|someone|yourself) ..",
    "(there (are|is)|you will find) ~ (plenty|lots|loads|a lot|no shortage|many|enough) (of)? other <groomer|shop|place|firm|company|provider|gym|club|salon|garage|school|hotel|restaurant|vet|agent|supplier|surgery|clinic|app|tool> (in town|around|about|out there|to choose from|nearby|you (can|could)|who|that|$)",
    "(you are|are|feel|you remain|remain|you 're) ~ (of course|quite|perfectly|entirely|always|more than|very|at liberty)? "
    "(free|welcome|at liberty) to ~ "
    "(leave|go elsewhere|take your (business|custom)|look elsewhere|shop elsewhere|try someone|complain|cancel "
    "(your|at|if|any)|switch|move to|find (another|someone)|do so|seek|pursue|sue|(post|write) ~ (what|whatever|wherever|(it|that|this) (wherever|anywhere|elsewhere|online)|(a|your|the|that|this|another) ~ (@ADJ|@NUM)? (-|star|@NOUN)? (@NOUN)? (review|reviews|complaint|comment|rating))|go)",
    "(take|taking) your (business|custom|money) elsewhere",
    "(you|you may|you might|you would) ~ (be)? ~ (happier|better off|better suited|better served) (with|using|going|to (go|"
    "leave|try)|elsewhere|at)",
    "(there is|nobody|no one) ... (stopping|keeping) you (from)? (leaving|going)?",
    "if you (do|are) not ~ (like|happy|satisfied|agree|want|care for|comfortable|prepared|willing|accept) ... , (then)? "
    "(you (can|could|may|might|are free to) (go|leave|be|look|find|try|use (a|an|another|something)|shop|cancel|take)|go|use (something|someone|somebody|another)|"
    "leave|feel free to (go|leave|cancel)|look|use another|find)",
    "(disable|leave|cancel|uninstall|delete|remove|skip|ignore) it if you do not like it",
    "if you prefer another @NOUN ... (then)? (go|do|use)",
    "(simply|just)? leave (the|this|our) (forum|platform|group|community|site)",
    "do not (use|buy|book|come|order) (it|us|with us|here) (then|again|if)",
    "(you|to|can|could|may|might|please|should|then|,|^) (go|look|shop|try) elsewhere",
)
_PENALTY = (
    "(closed|suspended|terminated|blocked|banned|deleted|cancelled|canceled|locked|revoked|withdrawn|disconnected|"
    "restricted|removed|escalated to our legal|"
    "passed to (a|our|the)? (debt|collection|collections|legal|lawyers|solicitors)|sent to (debt|collections|a)|referred to "
    "(a|our|the)? (debt|collection|collections|legal|police|lawyers|solicitors)|reported to the)"
)
_THREAT = Phrases(
    "(car|bike|phone|laptop|item|goods|property|parcel|watch|machine) ~ (stays|remains|will stay|will remain|is staying) .. until .. (paid|settled|cleared) ..",
    "(it|this|that|debt|charge|balance|account|matter|bill|fine|case) ~ (will|shall)? ~ (go|goes|pass|passes|be passed|be handed|is passed|is handed|gets passed) ~ (over|on|straight)? ~ to (our|a|the) ~ (@ADJ|@NOUN)? ~ (collectors|bailiffs|solicitors|solicitor|lawyers|lawyer|agency|court|courts|agents|legal team)",
    "one more ~ (word|complaint|review|message|email|call|comment|outburst|remark|insult|time|cancellation|return|chargeback|post|such|of (these|those|your)) .. and (that is it|that will be it|(your|the) (account|contract|membership|order) ..|(you|we|i) ~ (will|shall|are|am|would)? ~ (be)? ~ (<ban>|<bar>|<block>|<close>|<cancel>|<end>|<hang>|<lose>|<remove>|<report>|<stop>|<suspend>|out|done|gone|off) ..)",
    "(failure|refusal) to ~ @VERB ... (will|may|shall|would|can) (result|lead|mean|cause|leave|be)",
    "(your|the|this|any|all) (@ADJ)? (account|accounts|service|access|order|membership|booking|contract|subscription|topic|"
    "thread|policy|profile|line|claim|case) "
    "(will|may|shall|can) ~ (also|then|immediately|automatically)? be ~ " + _PENALTY,
    "(we|i) (will|shall) ~ (have to|be forced to|be obliged to|then)? ~ (close|suspend|terminate|block|ban|delete|lock|"
    "revoke|disconnect|restrict) ~ (your|you|this|the)",
    "(otherwise|or|else) ,? (your|the|this) (account|service|access|order|membership|booking|contract|subscription|topic|"
    "thread) (will|may|shall) ~ be ~ " + _PENALTY,
    "(bailiff|bailiffs|enforcement (agents|officers)|debt (collector|collectors)|collectors|sheriff|solicitors|lawyers) (will|shall|may) ~ (then|also)? ~ "
    "(be (sent|called|instructed|in touch|informed|involved|appointed|knocking|round|paying)|<call|come|visit|knock|arrive|attend|pay|contact>)",
    "(reserve|reserves|exercise|have|retain) (the|our|every|all)? right to ~ (terminate|suspend|refuse|cancel|close|block|"
    "ban|remove|charge|withdraw|take|deny|decline|delete|bar|pursue)",
    "(legal|court|further) (action|proceedings|steps|measures)",
    "(our|my|the) (lawyers|lawyer|solicitors|solicitor|legal (team|department)|attorneys|attorney)",
    "(debt|collection) (collector|collectors|collection|collections|agency|agencies|recovery)",
    "(take|taking|see|seeing) you (to|in) court",
    "(we|i) (will|would) (defend|contest|sue|press charges|prosecute|ban|block|report) ~ (it|you|this|that|any)",
    "where we would defend it",
    "(libel|libelous|defamation|defamatory|slander|slanderous)",
    "consider (deleting|removing|locking|closing|blocking|banning) your (comment|post|account|message|thread)",
    "<lock|close|delete|ban|block> ... (to prevent|if you|unless you|should you) (further|continue|keep|stop|do)",
    "no (choice|option|alternative) but to ~ (close|suspend|terminate|block|ban|delete|lock|revoke|cancel|charge|refer|pass|"
    "take|involve|report)",
    "(you will|you shall) (hear|be hearing) from (our|my|the)",
)
# What one would rather they didn't do, said as advice: to think again, to say nothing, to take back what they said.
_RETREAT = (
    "(think ~ (very|long and)? (hard|again|carefully|twice)|think (again|twice|carefully)|reconsider|reflect|tread ~ (very)? (carefully|lightly|warily)|(be|watch) ~ (very)? ~ (careful|wary|cautious) "
    "(before|about|what|how|with|when|in|of|,|$)|(choose|weigh|watch|mind) (your|each|every) ~ (next)? (words|step|word)|watch (yourself|what you (say|write|post|type|call|claim)|your (step|back))|refrain|desist|retract|withdraw your|"
    "(remove|delete|take down) (your|the|that|this) .. "
    + _JUDGED
    + "|keep (quiet|that to yourself)|let (it|this|the matter) (drop|go|lie|rest) (,|.|!|now|here|there|before|$)|drop (it|this|the matter) (,|.|!|now|here|there|before|$))"
)
# Threats that name no deed: advice to fear us, chances used up, patience at its end, what they will live to regret.
_VEILED = Phrases(
    "(any|much|a bit|one bit) more of (this|that|it|your @NOUN|the same|these @NOUN) .. ,? (and|or) (you|we|i) (will|shall|are|am|can)",
    "(i|we) would ~ (choose|pick|weigh|watch|mind) my ~ (next)? (words|step|tongue|mouth) .. ,? if i (was|were) (you|in your)",
    "(we|i) (will|shall) not ~ (be)? (trouble|troubling|bother|bothering|deign|deigning) to <answer|reply|respond|write|read|open|acknowledge>",
    "(i|we) would ~ " + _RETREAT,
    "(i|we) (would|must|do|strongly)? ~ (strongly|seriously|respectfully)? ~ (advise|urge|suggest|recommend|warn|caution|counsel) (that)? you ~ (should)? ~ (to|not to)? ~ "
    + _RETREAT,
    "you (would|might|may|had) ~ (be|do) ~ (well|wise|better|very well|well advised|sensible|prudent|advised|best)? ~ (to)? ~ "
    + _RETREAT,
    "(it|this) (would|might|may|is) ~ be? ~ (wise|wiser|better|prudent|sensible|advisable|in your ~ (best|own)? interest|in your own ~ (best)? interests) ~ (for you|if you)? ~ (to)? ~ "
    + _RETREAT,
    "(^|please|,) ~ (think|reflect) (very|long and)? (hard|carefully|twice) before you ~ (post|write|publish|say|go|make|send|take|complain|accuse|continue|proceed|do)",
    "(consider|take|treat) (this|it|that) (as)? (a|an|your|our|the)? ~ (final|last|only|first|formal|friendly|official|fair)? ~ (and final)? (warning|chance|caution)",
    "(this|that|it) is your ~ (very)? (final|last|only|one and only) ~ warning",
    "you (have|had) been ~ warned (,|.|!|$)",
    "not say (that)? ~ (you (were|have) not (been)? warned|(i|we) did not warn)",
    "^ (you)? mark my words",
    "you (will|are going to|may|might|could) ~ (come to|live to|soon|bitterly|deeply)? ~ (be sorry|regret) (it|this|that|for|you|your|if|,|$)",
    "(there will be|face|suffer|prepare for|on notice of|accept) (the|some|serious|dire)? ~ consequences",
    "(suffer|face|bear|take) the consequences",
    "on your own head",
    "^ ... or else (!|.|$)",
    "(our|my) patience (is|has|will|does) ~ (wearing|running|run|limited|not|come|at an end|finite|worn|limits|exhausted|only)",
    "(try|trying|test|testing|tested|stretch|stretching|push|pushing|tax|taxing) (our|my) (patience|luck|goodwill|good nature)",
    "(push|pushing) (your|it) (luck)? ~ (too)? (far|luck)",
    "(skating|walking|treading) on ~ (very)? thin ice",
    "(next time|in future|from now on) .. (we|i) (will|shall|may|might) not ~ be ~ (so|as|quite so|quite as) ~ (lenient|forgiving|generous|understanding|patient|nice|kind|accommodating|tolerant)",
    "(we|i) (will|shall|may|might) not ~ be ~ (so|as|quite so|quite as) ~ (lenient|forgiving|generous|understanding|patient|nice|accommodating|tolerant) (next|again|in future|a second)",
    "(not|never) ~ (make|force) (us|me) ~ (to)? ~ (take|call|involve|get|do|go|involve|block|ban|cancel|close|escalate|act|contact)",
    "(you)? ~ (leave|leaving|giving|give) (us|me) (with)? (no|little) ~ (other)? (choice|option|alternative)",
    "(it|that) would be ~ (such)? (a)? ~ (shame|pity|unfortunate|terrible shame) if (anything|something|your|we (had|were)) ",
    "(two|we) can ~ play (at)? (that|this) game",
    "not ~ want to ~ (go down that (road|route|path)|go there|make an enemy|find out what|cross (us|me)|mess with)",
    "not ~ (go there|do that|try (that|it)|push (it|us|me)|risk it|cross (us|me)) if i (was|were) you",
    "(we|i) (know|have) ~ where you (live|work)",
    "(things|this|it|matters) (could|can|will|may|might) ~ (get|turn|become) ~ (very|rather|quite)? (nasty|ugly|unpleasant|expensive for you|awkward for you|difficult for you)",
    "(make|making) (life|things) ~ (very|rather)? (difficult|awkward|unpleasant|uncomfortable|hard) for you",
    "you can ~ (forget|whistle for|say goodbye to|kiss|wave goodbye to) ~ (about)? ~ (goodbye to)? ~ (any|the|your|getting|ever|a|further)",
)
# The door shown.
_SHOWN_OUT = Phrases(
    "you (know|can find|will find) ~ where the door is",
    "(there is|that is) the door (,|.|!|$)",
    "the door is (over there|that way|right there)",
    "not let the door",
    "vote with your feet",
    "(nobody|no one|none of us|we|i) (is|are|am|will|would|has|have) ~ (not)? ~ (forcing|forced|making|begging|holding|twisting|keeping|asked|asking|putting|begged|put) ~ (a gun to)? ~ (your (arm|head)|you) ~ "
    "(to|@ADP)? ~ (stay|come back|remain|be (here|a (member|customer|client|guest))|keep|continue|return|shop|dine|eat|use|book|hostage|against)",
    "you (do|need) not ~ (have|need)? ~ (to)? ~ (stay|come back|bother coming back|shop|dine|eat|train) (here|with us|in our @NOUN|at our @NOUN) (if|,|.|$|any)",
    "(we|i) (would|will|can|could) ~ (happily|gladly|not)? ~ (be (happy|glad|delighted|pleased) to)? ~ (see the back of|do without|manage without|live without|survive without) (you|your (custom|business|money|kind))",
    "(by all means|feel free to|go ahead and|please do|you may as well|be my guest and) ,? ~ (go ahead and)? ~ (sue|leave|cancel your|take your (business|custom|money)|complain ~ $|report us|tell the "
    "(papers|press|world)|post (what|whatever|your .. "
    + _JUDGED
    + ")|write (what|whatever)|tell (whoever|whomever|everyone)|quit|resign your|move on|unsubscribe)",
    "(^|,|;|and|but|can|may|could|might|free to|welcome to) ~ (complain|write|post|shout|moan|protest|say) (to)? (all|as much as|as often as|whoever|whatever|what|whomever) you (like|want|wish|please) (,|;|but|it|$)",
    "(we|i) (may|might|am|are|probably|perhaps|clearly|evidently|obviously|simply) ~ (be)? ~ not ~ (be)? ~ the ~ (right|best|ideal)? ~ (@NOUN|place|one|fit|@NOUN @NOUN) for (you|people like you|someone like you)",
    "(suggest|advise|recommend|propose) (that)? you ~ (should)? ~ (take your (business|custom|money)|go (elsewhere|somewhere else)|try (somewhere|someone|elsewhere)|look (elsewhere|somewhere else)|shop (elsewhere|around)|"
    "find (somewhere|someone|another|a different|a new|yourself (another|a new|a different)) ~ (@NOUN)?)",
)
_CLOSED = frozenset(
    "closed suspended terminated blocked banned deleted canceled locked revoked withdrawn disconnected restricted removed your you this the".split()
)
_WILLING = Phrases(
    "if you ~ (agree|like|wish|prefer|want|would)", "unless you ~ (like|mind|need|object|prefer|tell|want|wish|would)"
)
_ROUTES = frozenset(
    "ombudsman adjudicator regulator tribunal arbitration mediation mediator appeal appeals commissioner scheme authority ombudsperson".split()
)
# What a firm does to a customer, of itself or to something of theirs; and whom it hands them over to.
_PUNISHED = frozenset("evict prosecute pursue sue".split())
_TAKEN = frozenset(
    "ban bar block cancel close delete disconnect end evict lock remove restrict revoke stop suspend terminate withdraw".split()
)
# What befalls a person who is shut out; "block" is done to machines as well, so there the customer must have spoken.
_SHUT_OUT = frozenset("ban bar evict exclude expel prosecute remove sue suspend".split())
_SPEAKING = frozenset("argue call comment complain email message post ring send speak swear talk write".split())
_HANDED = frozenset("forward hand pass refer report sell send take see escalate".split())
_TO_WHOM = frozenset("agency bailiff collection collector court lawyer police solicitor attorney".split())
# A condition on how the customer behaves: they go on with what they do, or don't do what was asked.
_DEFIANT = frozenset(
    "argue carry complain continue contact dispute fail go ignore insist keep persist refuse repeat threaten".split()
)
_SPOKEN = frozenset({"review", "comment", "post", "complaint", "rating"})
_UNMET = frozenset("accept agree comply cooperate leave make meet pay remove return settle sign stop".split())
# What the customer is free to do or not, or what befalls them: no demand of ours.
_FREE = frozenset(
    "ask be care choose enjoy feel find get have hear like love mind need object opt prefer receive reply respond say see tell think use "
    "want wish write".split()
)
_IN_FAVOR = frozenset("refunded returned credited repaid reimbursed free".split())


def check(reply: Reply) -> Iterator[Hit]:
    """Finality, the door held open, and threats; milder where help or a way to appeal is given."""
    for match in _FINAL.find(reply):
        if _is_closing(match) and not owned_near(reply, match.sentence, 1, 1) and not _is_settled(reply, match):
            yield _hit(reply, match, 0.88, Severity.INFO if _has_route(reply, match) else None)
    for match in _LEAVE.find(reply):
        if (
            not _has_route(reply, match)
            and _is_departure(match)
            and not _is_denied(match)
            and not _is_right(match)
            and not _is_kept_safe(match)
            and not repaired_near(reply, match.sentence, 0, 1)
        ):
            yield _hit(reply, match, 0.85, None)
    for match in (*_VEILED.find(reply), *_SHOWN_OUT.find(reply)):
        if _is_meant(match) and not repaired_near(reply, match.sentence, 0, 1) and not owned_near(reply, match.sentence, 1, 1):
            yield _hit(reply, match, 0.85, Severity.INFO if _has_route(reply, match) else None)
    for match in (*_dismissed(reply), *_shut_out(reply)):
        if not repaired_near(reply, match.sentence, 0, 1):
            yield _hit(reply, match, 0.85, None)
    for match in _BARGAIN.find(reply):
        words = match.sentence.words
        given = any((w.lemma in _GIFTS or w.norm in _GIFTS) and not match.start <= w.start < match.end for w in words)
        if (
            given
            and not any(w.norm in _GRATEFUL for w in words)
            and not _is_denied(match)
            and not is_quoted(reply, match.words[0])
        ):
            message = "What is owed, or given, must not hang on a review; leave the condition out."
            yield replace(_hit(reply, match, 0.9, None), message=message, certain=True)
    extorted: list[Match] = []
    gags = list(_GAGGED.find(reply))
    for match in _LAW.find(reply) if gags else ():
        gagged = any(g.sentence is match.sentence and g.start < match.start for g in gags)
        if gagged and not (_has_route(reply, match) or _is_denied(match) or is_quoted(reply, match.words[0])):
            extorted.append(match)
            yield replace(_hit(reply, match, 0.9, None), certain=True)
    threats = [
        m
        for m in _THREAT.find(reply)
        if _is_threat(reply, m) and not any(m.start < e.end and e.start < m.end for e in extorted)
    ]
    for match in threats:
        helped = repaired_near(reply, match.sentence, 0, 1) or _has_route(reply, match)
        yield _hit(reply, match, 0.88, Severity.INFO if helped else None)
    for match in _threatened(reply):
        if not any(match.start < t.end and t.start < match.end for t in threats) and _is_unrelieved(match):
            helped = repaired_near(reply, match.sentence, 0, 1) or _has_route(reply, match)
            yield _hit(reply, match, 0.85, Severity.INFO if helped else None)


# "Ring the number on your card and we'll block it": a service.
_STOLEN = frozenset({"card", "passport", "payment", "phone", "sim", "transaction"})


def _threatened(reply: Reply) -> list[Match]:
    """ "If payment isn't made, we'll pass the debt to bailiffs", "keep this up and we'll close your account"."""
    found: list[Match] = []
    for clause in clauses(reply):
        if (
            clause.modal not in ("will", "shall", "may", "might", "can")
            or clause.negated
            or clause.question
            or clause.conditional
        ):
            continue
        after = words_after(clause.verb, 7)
        yours = any(w.norm in ("you", "your") for w in after[:2])
        if clause.who is Who.FIRM:
            cut = clause.lemma == "cut" and any(w.norm == "off" for w in after[:3])
            yours = yours or (cut and any(w.norm in ("you", "your") for w in after[:3]))
            hard = clause.lemma in _PUNISHED or ((cut or clause.lemma in _TAKEN) and yours)
            hard = hard or (clause.lemma in _HANDED and any(w.lemma in _TO_WHOM for w in after))
        elif clause.who is Who.YOU:
            spoken = any(w.lemma in _SPEAKING for w in clause.sentence.words)
            hard = clause.passive and (clause.lemma in _SHUT_OUT or (clause.lemma == "block" and spoken))
        else:
            owner = clause.subject.child("nmod:poss") if clause.subject is not None else None
            hard = clause.passive and owner is not None and owner.norm == "your"
            hard = hard and (clause.lemma in _TAKEN or (clause.lemma == "cut" and any(w.norm == "off" for w in after[:1])))
        if hard and any(_is_defiance(c) for c in clauses_in(reply, clause.sentence) if c is not clause):
            run = tuple(clause.words)
            found.append(matched(run))
    return found


def _shut_out(reply: Reply) -> list[Match]:
    """ "Carry on like this and you'll find yourself without a membership", "one more word and you're out"."""
    found: list[Match] = []
    for match in _ONE_MORE.find(reply):
        rest = [w for w in match.sentence.words if w.i >= match.words[-1].i]
        if any(w.norm in _BEREFT or w.lemma in _TAKEN | _SHUT_OUT | _HANDED for w in rest) and not any(
            w.norm in _IN_FAVOR for w in rest
        ):
            found.append(matched([w for w in match.sentence.words if w.i >= match.words[0].i and w.pos != "PUNCT"]))
    return found


_ONE_MORE = Phrases(
    "^ (if you)? ~ ((carry on|go on|keep on|continue) ~ (like (this|that)|in (this|that) (way|vein|manner)|as you are)|keep (it|this|that) up|(push|try|test|cross|provoke) (us|me)) ... and (you|we|i|your|that|it|there) ~ (will|are|am|is|shall|may|can|might)",
    "(one|any|a single) (more|further|other)? ~ (@ADJ)? (word|email|message|post|review|outburst|call|complaint|comment|letter|threat|remark|peep|insult|slip|strike|incident) ~ (like (this|that)|of (this|that) (kind|sort)|from you)? "
    "(and|,|will) ~ (you|we|i|your|that|it|result|mean|see|cost)",
)
_BEREFT = frozenset(
    "without out barred banned lose lost loses goodbye door regret sorry consequences elsewhere gone over off membership solicitor solicitors lawyer lawyers police finished refuse stop".split()
)


def _dismissed(reply: Reply) -> list[Match]:
    """ "You may take your son elsewhere if our nursery doesn't suit you": who finds fault with us may leave."""
    found: list[Match] = []
    for clause in clauses(reply):
        if _is_displeased(clause) and (others := _others(clause)):
            found.append(matched(others))
        if clause.lemma not in _GOING or clause.negated or clause.conditional or clause.question:
            continue
        if not (clause.who is Who.YOU or clause.imperative) or not any(
            w.norm == "elsewhere" for w in words_after(clause.verb, 6)
        ):
            continue
        if any(_is_displeased(c) for c in clauses_in(reply, clause.sentence)):
            found.append(matched([w for w in clause.words if w.pos != "PUNCT"]))
    return found


def _others(displeased: Clause) -> list[Word]:
    """ "If ours isn't to your liking, there are plenty of other gyms in town": those that the displeased are shown; not another of ours."""
    words = displeased.sentence.words
    if any(
        w.norm in ("we", "i", "us") and w.dep.startswith("nsubj") and not displeased.start <= w.start < displeased.end
        for w in words
    ):
        return []
    for word in words:
        kind = {word.lemma, word.norm.removesuffix("s")}  # not every plural is known to the lemmatizer: "gyms"
        place = not kind.isdisjoint(_ELSE | _PLACES) and any(c.norm in ("other", "another", "different") for c in word.children)
        if place and not is_ours(word) and not displeased.start <= word.start < displeased.end:
            first = min(word.children, key=lambda w: w.i)
            return [w for w in words if first.i <= w.i <= word.i]
    return []


# Those who do what we do.
_PLACES = frozenset(
    "academy agency barber builder cafe café center choir church clinic club coach college dealer dealership dentist doctor florist garage "
    "garden gym hairdresser hall hospital hotel kennel kennels landlord library market mechanic museum nursery optician place plumber pool practice "
    "pub restaurant salon school spa studio surgery surgeon trainer tutor vet".split()
)
_GOING = frozenset("bank book bring buy go look move play send shop spend stay take train try".split())
_CONTENT = frozenset(
    "liking meet standard taste acceptable accept agree content enough good happy like please satisfied satisfy suit".split()
)
_DISPLEASED = frozenset("annoy bother disagree dislike displease dissatisfied object offend unhappy upset".split())


def _is_displeased(clause: Clause) -> bool:
    """ "If our nursery doesn't suit you", "if you're unhappy with us", "if that isn't good enough"; not "if Monday doesn't suit you"."""
    subject = clause.subject
    if not clause.conditional or subject is None:
        return False
    of_us = clause.who in (Who.YOU, Who.FIRM) or is_ours(subject) or subject.norm in ("this", "that", "it", "ours")
    state = {clause.lemma, clause.verb.norm}
    return of_us and bool(state & (_CONTENT if clause.negated else _DISPLEASED))


def _is_meant(match: Match) -> bool:
    """Said to the customer and not of a scam, a hob or our own doing, not asked, not denied, no condition of help."""
    words = match.sentence.words
    before = words_before(match.words[0], 3)
    if match.sentence.is_question or _is_denied(match) or any(w.norm == "if" for w in before):
        return False
    if before and before[0].norm in ("after", "before", "until", "when"):
        return False  # "a week on the rack before I'd let it go": no advice
    # "I'd think twice before posting that", not "before using that ladder".
    weak = any(w.norm in _WEAK for w in match.words) and words_after(match.words[-1], 1)
    if weak and not any(w.lemma in _PUBLISHED | _SPEAKING | _LAWYERS for w in words):
        return False
    rest = [w for w in words if w.i > match.words[-1].i]
    if any(w.lemma == "cancel" for w in match.words) and any(w.norm in _WHEN or w.norm in ("any", "if", "once") for w in rest):
        return False  # "go ahead and cancel your old plan once the new one is on"
    if match.words[-1].norm == "is" and any(w.lemma in _ENTERING for w in rest):
        return False  # "you know where the door is, so just come in"
    if any(w.norm == "forget" for w in match.words) and any(
        w.lemma in lexicon("fees") or w.lemma in FAILURE_NOUNS for w in rest[:3]
    ):
        return False  # "you can forget about the fee"
    if match.words[-1].norm == "elsewhere" and rest and rest[0].pos == "ADP" and rest[0].norm != "for":
        return False  # "look elsewhere in the house"
    return not any(w.norm in _WARNED_OF for w in words)


_ENTERING = frozenset("come enter knock open pop walk".split())
_LAWYERS = frozenset({"lawyer", "solicitor"})
_WEAK = frozenset("careful carefully cautious desist quiet reconsider reflect refrain think tread twice wary warily".split())


# Against whom or what one may warn a customer kindly.
_WARNED_OF = frozenset(
    "scam scams scammer scammers fraud fraudster phishing link links caller hot wet ice icy electric blade sharp steep step steps stairs dog knee "
    "back ankle wrist shoulder stitches wound dose sorry thank thanks".split()
)


def _is_defiance(clause: Clause) -> bool:
    """ "If you keep writing", "unless you pay", "if payment isn't made"; "keep this up and …"."""
    if clause.imperative:
        after = words_after(clause.verb, 5)
        on = any(w.norm in ("up", "on", "like") or w.tag == "VBG" for w in after[:3])
        return clause.lemma in ("keep", "carry", "go") and on and any(w.norm == "and" for w in after)
    wished = clause.verb.dep == "xcomp" and clause.verb.head.lemma in _FREE  # "unless you want to keep it"
    if not clause.conditional or wished:
        return False
    unless = any(w.norm in ("unless", "until") for w in words_before(clause.verb, 5))
    if clause.who is Who.YOU and not clause.negated:
        spoken = clause.lemma in ("leave", "post", "publish", "write") and any(w.lemma in _SPOKEN for w in clause.words)
        if clause.lemma in _DEFIANT or spoken:
            return True
    demanded = clause.lemma in _UNMET or (unless and clause.who is Who.YOU and clause.lemma not in _FREE)
    return (clause.negated != unless) and demanded and clause.who in (Who.YOU, Who.THING)


# What the firm's lawyers do to what a customer makes public.
_WATCHING = frozenset(
    "aware eye look looking looks monitor monitors read reads reading see watch watches watching notice informed copied instructed".split()
)
_PUBLISHED = frozenset("accusation allegation claim comment post review say statement publish write tweet".split())


def _is_unrelieved(match: Match) -> bool:
    """Nothing given in the same sentence."""
    return not any(w.norm in _IN_FAVOR or w.lemma == "refund" for w in match.sentence.words)


def _is_closing(match: Match) -> bool:
    before = [w.norm for w in words_before(match.words[0], 3)]
    norms = [w.norm for w in match.words]
    if _is_denied(match) or any(n in ("until", "before", "your", "if", "once", "their", "await") for n in before):
        return False
    if norms[:2] in (["last", "reply"], ["last", "response"], ["last", "word"], ["last", "answer"]):
        return False
    if "closed" in norms or "concluded" in norms or "resolved" in norms:
        asked = [w.norm for w in words_after(match.words[-1], 5)]
        return not any(n in ("asked", "requested", "wished", "if", "until", "unless", "on", "sunday", "sundays") for n in asked)
    return True


def _is_threat(reply: Reply, match: Match) -> bool:
    if _is_denied(match) or match.sentence.is_question:
        return False
    words = [w.norm for w in match.sentence.words]
    if any(n in _IN_FAVOR for n in words) or (match.words[-1].norm == "it" and any(n in _STOLEN for n in words)):
        return False
    after = [w.norm for w in words_after(match.words[-1], 5)]
    if any(n in ("asked", "requested", "wanted") for n in after) or _WILLING.find_in(reply, match.sentence):
        return False
    first = match.words[0].norm
    if _is_passed_on(reply, match):
        return False
    if match.words[-1].norm in _CLOSED and not any(
        n in ("if", "unless", "should", "until", "failure", "otherwise") for n in words
    ):
        return False
    if any(n == "against" for n in after) and not any(n in ("you", "your") for n in after):
        return False
    if first == "further" and not any(n in ("against", "court", "legal", "unless", "if", "notice", "forced") for n in words):
        return False
    if first in ("legal", "court", "further", "our", "my", "the", "debt", "collection"):
        if not any(n in ("we", "i", "our", "your", "you") for n in words):
            return False
        # A noun alone is no threat: it must be what somebody will do.
        return any(
            n
            in (
                "will",
                "shall",
                "may",
                "consider",
                "considering",
                "forced",
                "pass",
                "passed",
                "refer",
                "taken",
                "take",
                "instruct",
                "result",
                "hear",
                "defend",
            )
            or (n in _WATCHING and any(w.lemma in _PUBLISHED for w in match.sentence.words))
            for n in words
        ) and not any(
            n in ("no", "not", "never", "sorry", "stopped", "protect") and w.i < match.words[0].i
            for w, n in zip(match.sentence.words, words)
        )
    return True


# What one leaves for good; and what says that one goes to somebody else.
_LEFT = frozenset(
    "us company service contract plan scheme club gym group platform forum site community bank shop store network program "
    "membership subscription agreement policy".split()
)
_ELSE = frozenset(
    "provider supplier bank company competitor firm shop store vendor service someone somebody else another other elsewhere "
    "software product tool app platform network seller".split()
)
_WHEN = frozenset("after anytime at before between by during early from on until when whenever".split())
_OFFERED = frozenset("class color date day room seat session size slot table time".split())


def _is_departure(match: Match) -> bool:
    """Leaving for good: not "leave the pram in the hall", "go ahead", "switch to the larger room"."""
    last = match.words[-1]
    after = words_after(last, 4)
    verb = next((w for w in match.words[::-1] if w.norm in ("leave", "go", "switch", "move", "find")), None)
    if (
        verb is None
        or not (verb is last or verb.norm in ("move", "find"))
        or not {"free", "welcome", "liberty"} & {w.norm for w in match.words}
    ):
        return True
    if verb.norm == "leave":
        left = verb.child("obj")
        early = left is None and bool(after) and after[0].norm in _WHEN
        return not early and (left is None or left.lemma in _LEFT or left.norm in _LEFT)
    if verb.norm == "go":
        return not after or after[0].pos in ("PUNCT", "CCONJ", "SCONJ") or any(w.norm in _ELSE for w in after)
    if verb.norm == "find":
        return not any(w.lemma in _OFFERED for w in after)
    return any(w.norm in _ELSE or w.lemma in _ELSE for w in after)


def _is_right(match: Match) -> bool:
    """ "You are free to leave without a fee": a right, not a wish to see the back of them."""
    rest = [w.norm for w in match.sentence.words if w.i > match.words[-1].i]
    return any(n in ("without", "fee", "cost", "charge", "penalty", "refund", "free", "anytime") for n in rest) or (
        "any" in rest and "time" in rest
    )


def _is_kept_safe(match: Match) -> bool:
    """ "Please don't use it again until I've looked at it": care for who uses the thing."""
    if not {"use", "it", "again"} <= {w.norm for w in match.words}:
        return False
    near = (*words_before(match.words[0], 6), *words_after(match.words[-1], 2))
    return any(w.norm in ("before", "please", "till", "unless", "until") for w in near)


def _is_settled(reply: Reply, match: Match) -> bool:
    """ "The case is closed and the fee is cancelled": closed as the customer wished."""
    return any(
        not {c.lemma, c.verb.norm}.isdisjoint(_LIFTED | _IN_FAVOR)
        and not c.negated
        and (c.passive or c.who is Who.FIRM)
        and c.verb.start >= match.end
        for c in clauses_in(reply, match.sentence)
    )


_LIFTED = frozenset("cancel credit drop lift pay refund reimburse remove repay return reverse waive".split())


def _is_passed_on(reply: Reply, match: Match) -> bool:
    """ "I'll report it for you", "we'll report that coach, so it's swapped": told to those who mend it, on no condition."""
    verb = next((w for w in match.words if w.norm == "report"), None)
    if verb is None or match.words[-1].norm == "you":
        return False
    after = words_after(verb, 9)
    return not any(w.lemma in _TO_WHOM | _AUTHORITIES for w in after) and not any(
        _is_defiance(c) or (c.conditional and c.who is Who.YOU and any(w.norm == "again" for w in c.words))
        for c in clauses_in(reply, match.sentence)
    )


_AUTHORITIES = frozenset("authority council employer fraud landlord platform trading".split())


def _is_denied(match: Match) -> bool:
    for word in words_before(match.words[0], 3):
        if word.text in (",", ";", "–", "—"):
            return False  # "if you do not pay, …": the denial is of another clause
        if word.norm in ("not", "never", "no", "nobody", "without", "sorry"):
            return True
    return False


def _has_route(reply: Reply, match: Match) -> bool:
    """Whether a free way to appeal stands in the sentence or the next."""
    return any(w.norm in _ROUTES for s in reply.near(match.sentence, 0, 1) for w in s.words)


def _hit(reply: Reply, match: Match, confidence: float, severity: Severity | None) -> Hit:
    return Hit(
        match.start,
        max(match.end, run_end(match.words[-1], 8)),
        confidence=confidence,
        severity=severity,
        rewrites=_rewrites(reply, match),
    )


def _rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    text = "If you see it differently, tell me what I've missed and I'll look again. You can also go to {review body}."
    return (reply.replace_sentence(match.sentence, text, Grade.NEEDS_FACTS),)


RULE = Rule(
    code="ARG004",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This threatens the customer or shuts the door; say what they can still do and who will look again.",
    check=check,
    evidence="C",
    graded={"regulated": Severity.INFO},
    examples=(
        Bad("If you write again, we will report it."),
        Good("I'll report it for you.", "to those who mend it"),
        Bad("Don't use us again."),
        Good("Please don't use it again until I've seen it.", "care"),
        Good("The case is closed and your fee is cancelled.", "closed as they wished"),
        Good("It needs a week on the rack before I would let it go.", "of the thing"),
        Bad("Anything else you send will be ignored."),
        Good("Anything else you send will go into your file, and I read it the same day.", "it is read"),
        Good("You're welcome to post a photo of the lock.", "an invitation"),
        Good("You can forget about the late fee.", "a relief"),
        Good("You know where the door is, so just come in.", "an invitation"),
        Good("Go ahead and cancel your old plan once the new one is on.", "a step"),
        Bad("I'd think very carefully before posting that."),
        Bad("One more email like that and you're barred."),
        Bad("There are plenty of other salons if ours isn't to your taste."),
        Bad("You know where the door is."),
        Bad("Our patience is wearing thin."),
        Good("I'd think twice before using that ladder, so I'm sending a new one.", "care"),
        Good("Carry on like this and you'll be running again by June.", "praise"),
        Good("If this shade isn't to your taste, we have plenty of others.", "another of ours"),
        Good("You're welcome to leave whenever it suits you.", "when, not for good"),
        Bad("This is our final decision and no further correspondence will be entered into."),
        Bad("If you continue to dispute this, your account will be closed."),
        Bad("Failure to pay within seven days will result in legal action."),
        Bad("You are free to take your business elsewhere."),
        Bad("Any further messages on this matter will be ignored."),
        Bad("We reserve the right to terminate your service."),
        Bad("Take it or leave it."),
        Bad("If you don't like the seats, you can go elsewhere."),
        Bad("we consider this matter closed"),
        Bad("Unless you remove the review, your membership will be cancelled."),
        Bad("If payment isn't made by Monday, we'll pass the debt to bailiffs."),
        Bad("Keep this up and we'll close your account."),
        Bad("Unless you take down the video, your season pass will be revoked."),
        Bad("If you go on posting such reviews, you will be barred from the pool."),
        Bad("You are quite welcome to send your dog elsewhere if our kennel isn't good enough."),
        Good("If Monday doesn't suit you, you can book elsewhere on the same voucher.", "what suits, not whom"),
        Good("If you keep typing the wrong PIN, you will be blocked for an hour.", "how it works"),
        Good("Your second booking will be cancelled unless you prefer that one.", "a choice left to them"),
        Good("If you don't want the lamp, we'll cancel your order.", "what they wish"),
        Good("Unless you tell me otherwise, I'll cancel your second booking.", "a choice left to them"),
        Bad("You are welcome to leave the club."),
        Bad("We'd be happy to refund you as soon as you take down your one-star review."),
        Bad("I'll give you £20 if you change your review to five stars."),
        Bad("We'll send the voucher once the review has been removed."),
        Bad("You get 20% off in return for a five-star review."),
        Bad("If you post this review again we will have no choice but to involve our lawyers."),
        Bad("Delete your review and we'll refund you."),
        Bad("Pay or your account goes to collections."),
        Bad("READ YOUR CONTRACT. WE OWE YOU NOTHING.", text="WE OWE YOU NOTHING."),
        Bad("You'll get your refund when you get it."),
        Good("We owe you an apology and £30.", "what is owed"),
        Good("Let me know when you get it.", "a request"),
        Good("If you'd like to leave a review after the refund, here is the link.", "no condition on the refund"),
        Good("I've refunded the £30, and if you change your review, I'd be grateful.", "given already"),
        Good("You don't have to change your review to get the refund.", "no condition"),
        Good("If you write to your solicitor, I'll send the papers along.", "the customer's own solicitor"),
        Bad("You're free to switch to another supplier."),
        Good("You're welcome to leave the pram in the hall.", "leave it behind for a while"),
        Good("You're free to switch to the larger room.", "a choice with us"),
        Good("If it doesn't arrive by Friday, your money will be returned in full.", "in the customer's favour"),
        Good("Your account will close on 1 May as you asked.", "a closure that was requested"),
        Good("You're free to choose either room.", "a choice"),
        Good("Please leave it by the door; the courier takes it from there.", "leave it in the plain sense"),
        Good("You are free to cancel before the 3rd at no cost.", "a right explained"),
        Good("I won't close this case until the piano is back.", "negated"),
        Good("Your solicitor can ring me on the number below.", "the customer's own solicitor"),
    ),
)
