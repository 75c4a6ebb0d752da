"""Answers with a link or a "see our FAQ" instead of the answer.

The customer asked a person and is sent to search; most have searched already.

Sources: Dixon10; PackardBerger21; ChatraGuide.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.alternative import alternative_near
from replylint.moves.move import words_after, words_before
from replylint.moves.referral import helps_near
from replylint.moves.repair import repairs
from replylint.moves.time import times
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, clauses_in

_FEW = 3  # links, of which more are a list; words, of which more say something
_DOC = (
    "(faq|faqs|website|web site|site|webpage|help center|help pages|knowledge base|terms|terms and conditions|t&cs|manual|handbook|documentation|docs|wiki|portal"
    "|homepage|home page|online|internet|brochure|catalog|library section|help section|support site|support pages|intranet)"
)
# The answer "is on our website": it is said to be somewhere, and not what it is.
_ELSEWHERE = Phrases(
    f"(i|we) (can only|have to|must|will|would|would like to|want to)? ~ <point|refer|direct|steer> you (to|towards|toward) (the|our|a) (section|page|chapter|article|guide|faq|faqs) .. .. (on|in|at|of) (our|the) .. {_DOC}",
    f"(it|this|that|everything) is (all|there|right there|plainly|clearly|all there) .. .. (on|in) (our|the) ~ (@NOUN|@ADJ)? {_DOC}",
    f"(a|one) (quick|short|brief|simple|moment 's)? (search|look|glance|browse|scroll|visit) (of|at|through|on|in|round|to) (our|the) .. {_DOC} (will|would|should|can) ~ <tell|show|give|answer|reveal|bring|turn|explain>",
    f"(is|are|be|explained|covered|out|listed|found|it) (all)? (on|in|at|under) (page|pages|section|chapter|appendix|p) @NUM .. (of|in) (the|our|your) .. {_DOC}",
    f"(what|everything|all) you (are|were|need|want|seek|require|would like) .. (is|are|can be) .. (on|in|at|under) (our|the) .. {_DOC}",
    f"(@NOUN|@NOUN of @NP|@NOUN you need|that|which|this|it|everything|themselves) (is|are|can be|may be|could be|will be) (all|also|clearly|fully|now|always|easily|simply)? (explained|listed|described|set out|found|published|checked|consulted|viewed|available|covered|answered|displayed|shown|had|ordered|obtained|seen|accessed|downloaded|looked up|bought|detailed) ... {_DOC}",
    f"(is|are) (all|also)? (in|on) (our|the|their|its) ~ (@NOUN|@ADJ)? {_DOC}",
    "(has|have) (a|its|their) (page|section|form|chapter|whole chapter|guide) (for|about|on|of|in|covering|dedicated|there)",
    "(all|further|more|other|any) (of the)? (information|details|questions|answers) (that|which)? (you|customers)? (need|require)? (is|are|can be|may be) (all|also)? (set out|on|in|at|under|found|available|listed|given)",
    f"there (is|are) (a|an|some) (form|page|link|section|helpline|number|process|scheme|guide|leaflet|list) (for|about|on) (that|this|it|those|these|such) .. (on|in|at|under) .. {_DOC}",
    "(our|the) ... <list|menu|price|rate|term|timetable|guide|brochure|rule|hour|schedule> (is|are) (all)? (online|on the (web|internet)) $",
    "(page|pages|guide|guides|section|leaflet|faq|faqs|post|article|articles|video|website|site|manual|handbook|pack|brochure) ... .. (go|goes|deal|deals|cover|covers|explain|explains|answer|answers|spell|spells|walk|walks|run|runs) (you)? (into|through|over|with|out)? (all of|all|both|it all)? (this|that|it|these|everything|all|your question) ..",
    "i am not going to (retype|repeat|explain|rewrite|copy|type) (it|that|this|all)",
)  # fmt: skip
_DIRECTIVES = Phrases(
    "(is|are|it was|was) ~ (all|set out|laid out|explained|listed|covered)? ~ (set out|laid out|explained|listed|covered|described)? ~ in (the|our) .. (booklet|newsletter|leaflet|brochure|handbook|manual|guide|pack|email) ..",
    "^ (please|just|do)? (take|have) a (peek|look|glance|gander) (under|at|in|on|through) .. .. (homepage|home page|website|site|app|page|menu|faq|faqs) ..",
    "(everything|all|it) is ~ (all)? on there",
    f"(our|the) ~ (@ADJ|@NOUN)? {_DOC} (will|should|can|may) (walk|take|guide|talk|run) you through (it|this|that|the|how|everything) ..",
    f"(is|are) (up|out|live|there)? ~ (on|in) (our|the) .. (page|pages|{_DOC}) (now|already|today)? $",
    f"(everything|all|anything|whatever) (that)? you (need|want|have|would want) to (know|do|see|find out) .. (is|are) (all)? (on|in|at|there) .. (page|pages|{_DOC})",
    "^ (please|just|simply)? (try|do|have|run) a (quick|simple)? search (in|on|of|through) (our|the|this) .. ..",
    "(check|see|read|consult|look at|look in) ~ (the|our|your)? ~ (user|owner 's|instruction|product|quick start)? (guide|manual|handbook|leaflet|booklet|instructions) ~ (p|pp|page|pages|from page|section|chapter)? ..",
    "(this|that|the (following|below)) (link|article|page|guide|video|post)? (should|will|may|might|ought to) ~ (help|assist|answer|explain|do) ~ (you)? ~ (:|xxx)",
    f"have you ~ (had|taken|got)? ~ (a|another|your)? ~ (@ADJ)? (look|peek|browse|glance|read|search|tried|checked|seen|visited|looked|searched|consulted|browsed) "
    f"(at|in|through|on|over|into|around)? (our|the) ~ (@NOUN|@ADJ)? {_DOC}",
    f"(please|kindly|just|simply)? (refer|see|read|check|consult|visit|review|browse) (to|at|in|on|through|over to|out)? (our|the|your|their|my) (full|latest|standard|general|online|help|dedicated)? {_DOC}",
    f"(please|kindly) (refer|see|read|check|consult|visit|review|browse|go|look) (to|at|in|on|through|over to|out)? (our|the|your|their|my) .. {_DOC}",
    f"you (will|can|could|may|might|would) (also)? (find|see|read|check|get|look up) (@NP) (on|in|at|through|under) (our|the|their|its) .. {_DOC}",
    "(please|kindly|just|simply)? (<refer> to|see|read|check|consult|look at|have a look at|take a look at|visit|review|browse|try) (our|the|your|their|my) (full|latest|standard|general|online|help|dedicated|support|user|price|product)? ~ (help|support|faq|price|user|information|info|product|policy|status|guide)? (page|pages|guide|guides|list|article|articles|section|center|manual|leaflet|wiki|faq|faqs)",
    f"you (will|can|could|may|might|would) (also)? (find|see|read|check|get|look up|learn) (@NP|about (it|this|that|@NP)|more|more about @NP) (on|in|at|through|under) (our|the|their|its)? .. {_DOC}",
    "^ (this|the|here is a|here is the) ~ (following)? (link|article|page|guide|video|post) (may|might|should|will|that)? ~ (be of)? (help|helps|assist|use) ~ (:|xxx|$)", "there is (a|an) (article|page|guide|post|video|section|link) (about|on|for|covering|explaining) (it|this|that|these|@NP) ..",
    "^ (for (more|further)|more) ~ (information|info|details|help|guidance) ,? (please)? (see|visit|go to|read|check|refer to|consult|is|are) ..", "(there is|we have|you will find|we have got) (a|an) ~ (whole|full|entire|dedicated|detailed|handy|useful|long|great)? ~ (@ADJ|@NOUN)? (section|page|chapter|article|guide|thread|post|video|tutorial|entry|blog) (@NOUN)? (on|about|for|covering|devoted to|dedicated to|explaining) (that|this|it|these|those|such|how|@NP) ..",
    f"(that|this|it|everything|all|all of (this|that|it)|everything you need|all you need) (is|are) (all|also)? (in|on) (our|the|your) ~ (@NOUN|@ADJ)? ({_DOC}|(welcome|info|information|starter|joining) pack|pinned post|bio)",
    "(a|one|just a|only a) click away ..",
    f"^ (please|just|simply)? (head|hop|pop|nip|jump|go|turn) (on)? (over|across|along)? (to|on to|onto|on) (our|the) .. {_DOC} (for|to (see|read|find|learn|get)|and) ..",
    "(please|just|simply|^) (search|scroll through|browse) (our|the|this) (forum|site|website|wiki|faq|archive|archives|subreddit|blog|docs|page|threads) ..",
    "(link|links|details|info|everything) (is|are)? in (our|the) (bio|profile|story|highlights|description|pinned post|pinned tweet)",
    "(has|have) been (answered|asked|covered|discussed|explained) (many|several|countless|so many|dozens of|plenty of|a hundred|hundreds of|lots of|a million) (times)? ..",
    "google (it|is your friend)", "(is|are) your friend $", "let me google", "^ (please)? ~ (just)? (google|search for|look up) (it|that|this)",
    "(please|kindly|just|simply) (click|follow|use|open) (on)? (the|this|our) link ..", "^ (please)? see (here|below|this link|the link) ~ (:|xxx)? ...",
)  # fmt: skip
# Where things are written for everybody to read; and what is only such a place as "our guide", "this page", "the help page".
_PUBLISHED = frozenset(
    "brochure booklet catalog documentation faq faqs handbook homepage leaflet manual newsletter pamphlet portal prospectus "
    "t&cs tcs webpage website wiki".split()
)
_PLACES = frozenset(
    "appendix article bio blog center chart document forum highlight post thread tutorial video guide guideline link list pack page section sheet site table term".split()
)
_COVERING = {
    "go": ("into", "through", "over"),
    "deal": ("with",),
    "walk": ("you",),
    "take": ("you",),
    "run": ("you", "through"),
}
_GUIDES = frozenset({"guide", "guideline", "guidance", "rulebook"})  # written ones, since something stands in them
_WHOSE = frozenset(
    "our their this that these following community faq help info information joining price pricing rate size starter status support tariff user "
    "web welcome".split()
)
# Not the public's: what was sent to this customer, or stands in this very reply.
_AT_HAND = frozenset("attached below above enclosed i me sent my email letter".split())
_SAID = frozenset(
    "address answer clarify cover describe detail display document explain find give include lay list outline post print provide publish set show "
    "specify spell state summarize".split()
)
_LOOKED = frozenset("browse check consult find look read refer review search see study view visit".split())
_LOOKING = frozenset({"look", "read", "browse", "glance", "peek"})
_LENT = frozenset({"can", "could", "may", "might", "will", "should", "must"})


def _pointers(reply: Reply) -> tuple[list[Match], list[Match]]:
    """The clauses that say where it is written ("the fees are set out in our guide"), and those that send there ("have a look at …")."""
    elsewhere: list[Match] = []
    directives: list[Match] = []
    for clause in clauses(reply):
        verb = clause.verb
        if clause.negated or clause.question or clause.conditional:
            continue
        if _is_written(clause):
            elsewhere += _run(clause, verb, _place(verb) or _address(reply, verb))
        elif clause.who is Who.EXPLETIVE and clause.lemma == "be" and clause.asserted and _is_about(verb):
            elsewhere += _run(clause, verb, _place(verb))
        elif _is_there(clause):
            elsewhere += _run(clause, verb, verb if _is_place(verb) else _place(verb))
        elif _tells(clause):
            elsewhere += _run(clause, clause.subject, verb)
        elif (clause.imperative or (clause.who is Who.YOU and clause.modal in _LENT)) and _looks(verb):
            found = verb.child("obj")
            told = found is not None and (found.lemma in _TOLD or any(w.norm == "our" for w in found.children))
            directives += _run(clause, verb, _place(verb) or (_address(reply, verb) if told else None))
    return elsewhere, directives


def _run(clause: Clause, first: Word | None, last: Word | None) -> list[Match]:
    """The words from one to another, with the auxiliaries before them."""
    if first is None or last is None or first.sentence is not clause.sentence:
        return []
    words = clause.sentence.words
    at = first.i - words[0].i
    while at > 0 and (words[at - 1].pos in ("AUX", "ADP", "DET") or words[at - 1].norm in _WHOSE):
        at -= 1
    run = tuple(words[at : last.i - words[0].i + 1])
    return [matched(run)] if run else []


def _is_written(clause: Clause) -> bool:
    """ "The fees are set out", "more can be read"."""
    verb = clause.verb
    if not (clause.passive or verb.pos == "ADJ") or not clause.asserted or clause.who is not Who.THING:
        return False
    said = verb.lemma in _SAID or verb.norm == "laid"
    return (said and clause.tense == "present") or (clause.modal in ("can", "may") and (said or verb.lemma in _HAD))


def _is_there(clause: Clause) -> bool:
    """ "The answer is on page 9 of the manual"."""
    subject = clause.subject
    return (
        clause.verb.pos in ("NOUN", "PROPN")
        and clause.tense == "present"
        and clause.asserted
        and clause.modal is None
        and subject is not None
        and subject.lemma in _ANSWERS
        and any(w.norm in ("in", "on", "at", "under") for w in clause.verb.children)
    )


def _is_about(verb: Word) -> bool:
    """ "There's plenty about pruning", not "there's more on our blog"."""
    return any(w.norm in ("about", "covering", "regarding") for w in words_after(verb, 4))


def _tells(clause: Clause) -> bool:
    """ "Our website lists the prices", "this link has all the details"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or not _is_place(subject) or subject.i > verb.i or clause.passive or not clause.asserted:
        return False
    if any(w.norm in _WRONG for w in clause.words):
        return False
    if clause.modal in ("will", "can", "should"):
        return verb.lemma in _SAID or verb.lemma == "tell"
    if clause.tense != "present" or clause.modal is not None:
        return False
    after = words_after(verb, 4)
    if verb.lemma in _COVERING:
        through = any(w.norm in _COVERING[verb.lemma] for w in after[:1])
        return through and any(w.norm in _MEANT or w.lemma in _ANSWERS for w in after[1:])
    return verb.lemma in _SAID or (
        verb.lemma in ("have", "contain", "hold", "tell", "say") and any(w.lemma in _ANSWERS for w in words_after(verb, 5))
    )


_MEANT = frozenset({"this", "that", "it", "these", "everything", "through"})
_HAD = frozenset("access check consult obtain read see view".split())
_ANSWERS = frozenset("all answer detail everything explanation info information instruction more price rule step".split())
_TOLD = frozenset("all answer detail everything info information more".split())
_WRONG = frozenset("wrong incorrect old outdated out wrongly incorrectly still".split())


def _address(reply: Reply, verb: Word) -> Word | None:
    """A link that a clause leads to."""
    return next((w for w in words_after(verb, 5) if _is_link(reply, w)), None)


def _is_link(reply: Reply, word: Word) -> bool:
    return any(z.start <= word.start < z.end and "@" not in reply.draft.text(z) for z in reply.draft.of("url"))


def _is_place(word: Word) -> bool:
    """A public page, guide or site: "the FAQ", "our price list", "this link"."""
    if word.lemma in _PUBLISHED or word.norm in _PUBLISHED:
        return True
    after = words_after(word, 1)
    if word.lemma in _GUIDES and any(w.norm in ("in", "on", "under", "to") for w in words_before(word, 4)):
        return True
    if word.lemma not in _PLACES or (after and after[0].pos in ("NOUN", "NUM")):
        return False
    return any(w.norm in _WHOSE for w in words_before(word, 3))


def _looks(verb: Word) -> bool:
    """ "Check", "see", "have a look at"."""
    if verb.lemma in ("have", "take"):
        thing = verb.child("obj")
        return thing is not None and thing.lemma in _LOOKING
    return verb.lemma in _LOOKED or verb.norm in _LOOKED


def _place(verb: Word) -> Word | None:
    """The public page, guide or site that a clause leads to."""
    for word in words_after(verb, 9):
        if word.text[0] in ".!?;:,(–—" or word.norm in ("so", "because", "and", "but", *_AT_HAND):
            return None
        if _is_place(word):
            return word
    return None


def check(reply: Reply) -> Iterator[Hit]:
    bare = _bare_link(reply)
    if bare is not None:
        yield bare
        return
    said, sent = _pointers(reply)
    elsewhere = _joined(_ELSEWHERE.find(reply), said)
    directives = _joined(_DIRECTIVES.find(reply), sent)
    if not elsewhere and not directives:
        return
    done = {r.sentence.index for r in repairs(reply) if r.mode != "offered"}
    nothing_else = _is_all(reply)
    for match in elsewhere:
        sentence = match.sentence
        if (
            sentence.is_question
            or done & {sentence.index, sentence.index + 1}
            or _is_more(reply, match)
            or _is_extra(reply, match)
            or _is_followed(reply, match)
            or helps_near(reply, sentence, 0, 1)
        ):
            continue
        yield Hit(
            match.start,
            match.end,
            confidence=0.8,
            severity=Severity.INFO if _is_answer(reply) else Severity.WARNING,
            certain=nothing_else,
            rewrites=(_answered(reply, sentence),),
        )
    # Told to look it up: a fault where next to nothing else is said.
    if done or reply.word_count > 30 or times(reply) or _asks_where(reply):
        return
    for match in directives:
        sentence = match.sentence
        if (
            (not sentence.is_question or match.words[0].norm == "have")  # "Have you had a look at our wiki?"
            and not _is_more(reply, match)
            and not _is_extra(reply, match)
            and not _is_followed(reply, match)
            and not any(match.start < e.end and e.start < match.end for e in elsewhere)
        ):
            yield Hit(
                match.start,
                match.end,
                confidence=0.7,
                severity=Severity.INFO,
                certain=nothing_else,
                rewrites=(_answered(reply, sentence),),
            )


def _joined(phrased: tuple[Match, ...], parsed: list[Match]) -> list[Match]:
    """The matches of both kinds; where they overlap, the phrase's."""
    return [*phrased, *(p for p in parsed if not any(p.start < m.end and m.start < p.end for m in phrased))]


def _is_extra(reply: Reply, match: Match) -> bool:
    """ "Cook it for 14 minutes. The full recipe is on our website if you'd like it": the answer was given before."""
    sentence = match.sentence
    if any(earlier.words[0].norm in ("yes", "no", "yep") for earlier in reply.sentences[: sentence.index]):
        return True
    optional = any(w.norm == "if" and w.i > match.words[-1].i for w in sentence.words)
    fuller = any(w.norm in _FULLER for w in words_before(match.words[0], 4))
    return (optional or fuller or _is_link(reply, match.words[-1])) and any(
        any(w.pos == "NUM" or w.text[0].isdigit() for w in earlier.words)
        or any(clause.imperative for clause in clauses_in(reply, earlier))
        for earlier in reply.sentences[: sentence.index]
    )


def _is_all(reply: Reply) -> bool:
    """Whether a question, other than where to read of it, gets a pointer for an answer and nothing besides."""
    customer = reply.customer
    if customer is None or not customer.questions or reply.word_count > _SHORT:
        return False
    if _asks_where(reply):
        return False
    return not any(w.pos == "NUM" or w.norm in ("yes", "no", "not") for w in reply.words)


_SHORT = 40  # words


def _asks_where(reply: Reply) -> bool:
    """Whether the customer asks where to read of it: then a pointer is the answer."""
    customer = reply.customer
    return customer is not None and (
        any(q.kind == "where" for q in customer.questions)
        or any(
            w.lemma in _PUBLISHED | _PLACES for sentence in customer.sentences if sentence.is_question for w in sentence.words
        )
    )


def _is_followed(reply: Reply, match: Match) -> bool:
    """ "There's a section on it in the wiki: hold the red key for five seconds": the answer comes after the colon."""
    after = [w for w in reply.words if w.i > match.words[-1].i]
    at = next((n for n, w in enumerate(after) if w.text in (":", ".", "!", "?")), len(after))
    rest = [w for w in after[at:] if w.pos != "PUNCT" and not _is_link(reply, w)]
    return at < len(after) and after[at].text == ":" and len(rest) > _FEW


_FULLER = frozenset("full complete whole entire longer printable original further rest".split())


def _bare_link(reply: Reply) -> Hit | None:
    """A link, and hardly a word besides."""
    urls = [z for z in reply.draft.of("url") if "@" not in reply.draft.text(z)]
    if not 1 <= len(urls) <= _FEW or any(w.lemma in _DELIVERED for w in reply.words):
        return None
    said = [w for w in reply.words if w.pos != "PUNCT" and not any(z.start <= w.start < z.end for z in urls)]
    return Hit(urls[0].start, urls[0].end, confidence=0.7, severity=Severity.INFO) if len(said) < 2 else None


def _is_more(reply: Reply, match: Match) -> bool:
    """Whether the pointer comes with the answer, is held out as an extra, or is told as something past."""
    words = match.sentence.words
    first, last = match.words[0].i - words[0].i, match.words[-1].i - words[0].i
    if any(w.norm in ("i", "we", "attached", "enclosed", "below") for w in words_after(match.words[-1], 2)):
        return True  # "the list I attached"
    if any(w.norm in ("not", "i", "we", "if", "no", "was", "were", "had", "asked") for w in words[max(0, first - 4) : first]):
        return True
    inside = [w.norm for w in words[first : last + 6]]
    if {"helps", "also"} & {*inside} and not match.phrase.startswith("^"):
        return True
    if "here" in inside and not match.phrase.startswith("^") and not _is_link(reply, match.words[-1]):
        return True
    return any(w.text[0].isdigit() for w in words if w.i < match.words[0].i) or _is_linked(reply, match.sentence)


def _is_linked(reply: Reply, sentence: Sentence) -> bool:
    """A link that is itself what was wanted: a label, a tracking page, a download."""
    urls = [z for z in reply.draft.of("url") if sentence.start <= z.start < sentence.end]
    return bool(urls) and any(w.lemma in _DELIVERED for w in sentence.words)


_DELIVERED = frozenset(
    "label track tracking invoice booking download reset payment form ticket receipt boarding voucher upload sign install".split()
)


def _is_answer(reply: Reply) -> bool:
    """Where the reply is mostly steps or figures, a pointer to more does no harm."""
    return sum(w.pos == "NUM" or w.text[0].isdigit() for w in reply.words) >= 4 or alternative_near(
        reply, reply.sentences[0], 0, 99
    )


def _answered(reply: Reply, sentence: Sentence) -> Rewrite:
    return reply.replace_sentence(sentence, "{the answer in one line}. The full page is here: {link}", Grade.NEEDS_FACTS)


RULE = Rule(
    code="DEF004",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="Give the answer here in a line; the link can follow.",
    check=check,
    examples=(
        Bad("Please refer to our FAQ."),
        Bad("You can find more information on our website."),
        Bad("Please read our terms and conditions."),
        Bad("See here: https://acme.com/help"),
        Bad("This is explained in the manual."),
        Bad("All details are available in the help centre."),
        Bad("The fares are set out in our price guide."),
        Bad("Have a look at our size chart."),
        Bad("The rules for kayaks are explained here: https://lake.example/rules"),
        Bad("You can read everything here: https://zoo.example/hours"),
        Bad("The visiting times are described in the ward guide.", customer="When can I see my gran?"),
        Good(
            "Yes, you can keep a cat. The rules are in the handbook.",
            why="the answer stands before it",
            customer="Can I keep a cat?",
        ),
        Good(
            "The rules for kayaks are explained here in three lines: one seat, one vest, no wake.",
            why="they stand in the reply",
        ),
        Bad("Our noticeboard post covers this!", customer="Are dogs allowed on the upper deck?"),
        Bad("There's a whole chapter on that in the wiki.", customer="How do I bleed the brakes?"),
        Good(
            "There's a section on it in the wiki: hold the red key for five seconds until it blinks.",
            why="the answer comes with it",
        ),
        Good("The fees are set out in the table below.", why="they stand in the reply"),
        Good(
            "Rinse the rice twice and cook it for 14 minutes. The full recipe is on our website if you'd like it.",
            why="the answer, then more of it",
        ),
        Good(
            "Hold the button for ten seconds. There's a picture here if it helps: https://acme.com/reset",
            why="the answer, then the link",
        ),
        Good("Your label: https://acme.com/l/99", why="the link is what was wanted"),
        Good("You can track it live here: https://ups.com/1Z", why="the link is the answer"),
        Good("You asked for the full terms: here they are, and the part on refunds is on page 2.", why="asked for"),
        Good("I've written the three steps below and attached the manual page.", why="the answer, with its source"),
        Good("I couldn't find it in our FAQ, so I asked the workshop.", why="no directive"),
        Bad("There's a lot about it in our brochure.", customer="What does the trip include?"),
        Good(
            "55 by 40 cm. The rules are listed here: https://acme.com/bags",
            why="the answer, then the link",
            customer="How big can my bag be?",
        ),
        Bad("You'll find the answer in our community forum.", customer="Can I graft a pear on a quince?"),
        Bad("Everything is described in the welcome pack.", customer="Where do I leave the bins?"),
        Bad("https://kiln.example/faq/7", customer="Why did my glaze crack?"),
        Good("The welcome pack is in the post and reaches you on Friday.", why="where it is, and no answer looked up in it"),
    ),
)
