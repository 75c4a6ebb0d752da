"""A stock phrase or sentence that could be pasted into any reply to anybody.

It tells the customer that they were handled, not read: tailored replies beat generic ones, and the phrases that companies
repeat most are the ones voted most annoying.

Sources: CSTC; CustomersRock; NCRS15; WangChaudhry18; TheWriter; CBSNews10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from replylint.cut import clause_out, offered, sentence_out
from replylint.flip import regretted
from replylint.lexicon import words as lexicon
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

# One of these in a reply that is otherwise about the matter is plain courtesy; it counts beside other stock only.
_OPENERS = Phrases(
    "thank you (so much|very much|kindly)? for (contacting|reaching out|getting in touch|writing in|writing|messaging) (to|with)? (us|our)?",
    "(thank you|thanks|many thanks) for your (recent|valued|kind)? (email|e-mail|message|inquiry|query|letter|correspondence|note|mail|comments)",
    "(thank you|thanks|many thanks) for (contacting|reaching out|getting in touch|writing in) (to|with)? us?",
    "(with reference|further) to your (recent)? (email|letter|message|correspondence|inquiry|query)", "in response to your (recent)? (email|letter|message|inquiry|query|review)",
)  # fmt: skip
_OPENERS_ALWAYS = Phrases(
    "hope (this|that|my|our) (email|message|mail|letter|note|reply)? finds you ..", "hope you are (doing|keeping) (~) (well|fine|great|good|safe)",
    "(thank you|thanks) for (contacting|reaching out|getting in touch|writing) (to|with)? us? (regarding|about|concerning|on|with) (this|the) (matter|issue|inquiry|query|subject)",
    "(we|i) (hereby)? acknowledge receipt of your", "we have received your (query|complaint|inquiry|message|request|email) and",
    "your (message|email|inquiry|query|request|ticket|case|mail|call) (has been|was|is) (received|logged|registered|recorded)", "the contents of which (have been)? (duly)? noted",
)  # fmt: skip

_CLOSERS = Phrases(
    "not hesitate to (contact|reach|call|email|e-mail|write|ask|get|let|come|give|message|revert|drop|reply|respond|speak|use|be)",
    "feel free to (contact|reach|get in touch|call us|email us|write to us|ask|message us|come back|get back|let us know) (us|out|back|again|any|anytime|$|for|at|if)?",
    "should you (have|need|require|wish|encounter|experience) (any|anything|further|additional|more|assistance) (further|other|additional|more)? @NOUN?",
    "if you (have|need|require) any ~ (further|other|additional|more) (question|query|concern|assistance|help|information|issue|problem|clarification|support)? <question|query|concern|assistance|help|information|issue|problem|clarification|support|inquiry>",
    "if you (have|need|require) (any|some)? <question|query|concern|assistance|help|support> .. (let us know|tweet us|message us|contact us|reach out|please|ask us|get in touch|call us|email us)",
    "(let us know|tweet us|message us|contact us|reach out|get in touch|ask us|call us|email us|dm us) .. if you (have|need|require) any <question|query|concern|assistance|help|further|other|more>",
    "(let us know|tweet us|dm us|message us|contact us|reach out|call us) .. if (we|i) (can|may) (be of)? (help|assist|further|any|be) (further|assistance|anything)?",
    "(let us know|tweet us|message us|contact us|reach out|call us) .. if you ~ need (any)? (further|additional|more|anything) (else|assistance|help|from)?",
    "if there is anything (else|further|more) (at all)? (that|which)? (we|i) (can|could|may) (help|assist|do|support)",
    "is there anything (else|further|more) (that|which)? (we|i) (can|could|may) (help|assist|do|support)",
    "(any time|anytime|whenever) (further)? assistance .. <need|require>",
    "we (remain|are|stay) (always|of course|naturally)? at your (disposal|service)", "at your earliest convenience",
    "(we|i) look forward to (hear|hearing|serve|serving|welcome|welcoming|assist|assisting|support|supporting|being of|seeing you again|continue|continuing|the pleasure|the opportunity|working with you|your (continued|next|reply|response))",
    "look forward to being of (service|assistance|help)", "looking forward to (welcoming|serving|hearing from) you",
    "(we|i) hope to (see|welcome|serve|have) you (back|again|on board|onboard|soon|with us) (soon|again|back)?", "hope to welcome you", "hope to be part of your",
)  # fmt: skip
# What a friendly agent says too: worth a nudge, and more only among other stock.
_CHATTY = Phrases(
    "(can not|can hardly) wait to welcome you",
    "we will be (right)? here (waiting|for you|whenever|if you|to help)", "(are|be) (always)? here 24/7", "(we are|i am|we are always) (always)? here (to|for) (help|assist|you) ~ $", "^ (always)? here to help ~ $",
    "^ (happy|glad|pleased|delighted|always happy) to (help|assist|be of assistance) ~ $", "(would|will) be ~ (happy|glad|pleased|delighted) to (help|assist) you (with|in) (this|that|any|your) (issue|matter|problem|further|concern|regard)",
    "if you ever need us again", "if you ever need anything", "suggestions are always welcome", "so (that)? we can (further|better) (assist|help) you", "to (further|better) (assist|serve|help) you ~ $",
)  # fmt: skip
_FORMALITY = Phrases(
    "please be (advised|informed|assured|noted|reminded)", "(kindly|please) be (advised|informed|assured) that", "kindly (note|be advised|find|revert|be informed|be assured)", "rest assured",
    "(we|i) (wish|would like|write|are writing|am writing) to (inform|advise|notify) you", "it has come to our attention", "for your (kind)? perusal",
    "<assure> you of our best (attention|intentions|efforts)", "assured of our best attention", "(we|i) trust (that)? (the|this) (above|foregoing|information|clarifies|answers|resolves|matter)", "(we|i) trust (that)? this (is of|clarifies|answers|resolves|helps)",
    "(we|i) hope (that)? (this|the above|the foregoing|the information) (clarifies|answers|resolves|addresses|is of|has been of|information) (the|your|assistance|help|any|things|matters)?",
    "(duly|carefully) noted", "(have|has) been (duly)? noted", "(receiving|receive|have|has) our full attention", "we trust you will", "(for|in) (the)? information purposes and",
    "at this (point in time|juncture|difficult time|sad time|moment in time)",
)  # fmt: skip
_EMPATHY = Phrases(
    "(i|we) (can|do|fully|completely|totally|certainly|truly|really|definitely|absolutely|quite|very much)? ~ (understand|appreciate|sympathize with|empathize with|acknowledge) (your|the) ~ (frustration|concern|concerns|disappointment|annoyance|inconvenience|dissatisfaction|anger|feelings|sentiment)",
    "(i|we) ~ (can)? ~ (understand|appreciate|imagine) how ~ (frustrating|upsetting|annoying|disappointing|inconvenient|important|essential|stressful|difficult|vital|concerning) (this|that|it|such|these|a|an|your|our|reliable|the) (must|can|may|might|is|are|situation|would|could)?",
    "(i|we) (can|do)? ~ <understand|know|appreciate|imagine|get|see|share> ~ (exactly|precisely|just)? how ~ you (must|may|might)? (be)? ~ (feel|feeling|felt)",
    "(i|we) (can)? ~ (only|just|well)? ~ (understand|appreciate|imagine|get|see) (exactly|just)? how ~ (frustrating|upsetting|annoying|disappointing|inconvenient|stressful|difficult|infuriating|irritating|distressing|worrying|maddening|unpleasant|aggravating|disheartening|tiresome|hard|tough) (this|that|it|things|the situation) .. (must|can|may|might|<be>|has|have|could|feels)", "understand (that)? this (may|can|might|must) (be|have been) ~ (frustrating|difficult|upsetting|disappointing|inconvenient|a difficult time)", "better understanding of your situation",
    "(this|it) may not be the (answer|response|news|outcome|decision) you (were|are|had) ~ (hoping|looking|hoped|wanted|expecting|expected)",
)  # fmt: skip
_APOLOGY = Phrases(
    "(sorry|apologize|apologies|apology|regret|forgive|excuse) .. (for|about)? (any|the|all|this|your|such)? (and all|possible|potential)? <inconvenience>",
    "(any|the) <inconvenience> (this|that|it|which|we|you)? (may|might|has|have|caused)",
    "any ~ (and all|possible|potential)? <trouble|bother|upset|distress|confusion|frustration|disappointment|discomfort|annoyance|hassle|worry|concern|stress|disruption> ((that|which)? (this|that|it|we) ~ (may|might|has|have|could) .. <cause|bring|create>|caused)", "(sincere|sincerest|deepest|profuse|profound) apologies (for|to|on)", "(please|kindly) accept (our|my) (sincere|sincerest|deepest|humble|humblest)? (apologies|condolences)",
    "apologies (on|for) your experience", "sorry to hear (about|of) (this|your) (experience|issue|inconvenience|concerns)", "sorry (you are|that you are|to hear you are) (having|experiencing|facing) (this|these|such|some) (difficulty|difficulties|issue|issues|trouble|inconvenience)",
    "regret (that)? you are (having|experiencing) (this|any|these)", "sorry to (see|hear) you (are thinking of leaving|go|leave)",
)  # fmt: skip
_WAITS = Phrases(
    "appreciate your (continued|ongoing|kind)? (patience|understanding|cooperation|co - operation|support|loyalty)", "(thank you|thanks|thank you so much|thanks so much|many thanks) for your (continued|ongoing|kind|valued)? (patience|understanding|cooperation|co - operation|loyalty|custom|patronage|business|support)",
    "thank you for your ... (patience|understanding|cooperation|co - operation|loyalty|custom|patronage)", "(thanks|thank you) (so much|very much)? for (bearing with|sticking with) us",
)  # fmt: skip
_FEEDBACK = Phrases(
    "for (taking|having taken) the time (to|out)", "(appreciate|thank you for|thanks for) (you)? (bringing|raising|drawing) (this|the|these|it) (matter|issue|incident|concern)? (to our|to my|up|with us)", "(bring|bringing|brought) (this|it|that|the matter|these matters) to our attention",
    "(thanks|thank you) for (sharing|submitting|providing) your (thoughts|concerns|feedback|experience|comments|opinion|views|suggestions)", "(thank you|thanks) for letting us know about this", "(we|i) ~ (appreciate|value|welcome|treasure) (all|your|the|any|customer)? (valuable|valued|kind)? (feedback|business|custom|loyalty|input|opinion)",
    "your (feedback|opinion|input|business|custom|loyalty|call|message|voice) (is|are) ~ (important|valuable|valued|appreciated|essential|vital|key|crucial|always)", "(feedback|comments|reviews|messages) (such as|like) (yours|this|these)", "(feedback|comment) ... (help|helps|drives|enables|allows) us",
    "thank you for (choosing|being|using|trusting|considering|flying|shopping|staying|joining|supporting) (us|a|an|part|our|with|to|the best|such)", "for being (a|an|part|the best) (of|part|loyal|valued)? .. (community|family|customer|member|journey|part)",
    "(thank you|thanks) for (your)? (part|place) in our", "appreciate it more than you (think|know)", "in an effort to (enhance|improve|better)", "(enhance|improve) your ~ (support|customer|user|shopping|guest)? experience",
    "(to|in) ensur(e|ing) (the|a) (best|highest|smooth) ~ (possible)? (experience|service|quality)",
)  # fmt: skip
_GROUPS = (_OPENERS_ALWAYS, _CLOSERS, _CHATTY, _FORMALITY, _EMPATHY, _APOLOGY, _WAITS, _FEEDBACK)

# Thanks for feedback and offers of more help are what a friendly agent says as well; alone they are no more than a nudge.
_WEIGHTS = {_CHATTY: -1, _CLOSERS: 0, _FEEDBACK: 0, _OPENERS_ALWAYS: 0}
_IN_SIGNOFF = re.compile(
    r"(?:always )?assur(?:ing|e) you of our [^,.\n]{3,60}|(?:always |ever )?at your (?:service|disposal)", re.IGNORECASE
)

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "X", "SYM"})
# A sentence from the stock must have two of these; "thank you for that" has none.
_MARKS = frozenset(
    "feedback value valued valuable strive endeavor appreciate appreciated loyalty loyal satisfaction excellence experience commitment committed commit "
    "dedicated dedicate priority heart standard improve improvement welcome forward assistance hesitate inconvenience understanding patience cooperation "
    "journey community happiness pleasure custom importance important paramount utmost trust quality opportunity convenience disposal attention concern "
    "serve passion innovation delight thank assure assured rest seriously pride proud future grow customer guest client business support service "
    "expectation choose deliver ensure continue clarify bring goal sincerely regret share enjoy assist matter query question wellbeing safety".split()
)


@dataclass(frozen=True)
class _Stock:
    start: int
    end: int
    weight: int  # -1: a chatty phrase; 0: a courtesy; 1: one phrase; 2: a whole sentence of stock; 3: the same, thick with it
    sentence: Sentence


def check(reply: Reply) -> Iterator[Hit]:
    yield from _closing(reply)
    found = _phrases(reply)
    found += _sentences(reply, found)
    if not found:
        return
    openers = [m for m in _OPENERS.find(reply) if not any(m.start < f.end and f.start < m.end for f in found)]
    found += [_Stock(m.start, m.end, 1, m.sentence) for m in openers]
    found.sort(key=lambda f: f.start)
    sentences = {f.sentence.index for f in found}
    many = len(sentences) >= 3 or (len(sentences) == 2 and len(reply.sentences) <= 4)
    complaint = _is_complaint(reply)
    for one in found:
        sure = one.weight >= 3 or (one.weight >= 0 and many) or (one.weight > 0 and complaint)
        yield Hit(
            one.start,
            one.end,
            confidence=0.9 if sure else 0.7,
            severity=Severity.WARNING if sure else Severity.INFO,
            rewrites=_without(reply, one),
        )


def _phrases(reply: Reply) -> list[_Stock]:
    found: list[_Stock] = []
    for group in _GROUPS:
        for match in group.find(reply):
            if group is not _FORMALITY and _is_about_something(reply, match, _DAYS if group is not _CLOSERS else _OTHER_DAYS):
                continue
            if not any(match.start < f.end and f.start < match.end for f in found):
                found.append(_Stock(match.start, match.end, _WEIGHTS.get(group, 1), match.sentence))
    return found


def _is_about_something(reply: Reply, match: Match, days: frozenset[str]) -> bool:
    """Whether the words around the phrase name the customer's own matter: a number, a day, a name, a word of theirs."""
    words = match.sentence.words
    first, last = match.words[0].i - words[0].i, match.words[-1].i - words[0].i
    after = words[last + 1 : last + 9]
    for nth, word in enumerate(after):
        if word.text in (";", ":", "–", "—") or (word.text == "," and nth > 1):
            break
        if word.pos == "NUM" or word.text[0].isdigit() or word.norm in days:
            return True
        if word.pos == "PROPN" and not _is_called(word) and word.norm not in _own_names(reply):
            return True
        if (
            reply.customer is not None
            and word.pos == "NOUN"
            and word.lemma in reply.customer.issues
            and word.lemma not in lexicon("stock_words")
        ):
            return True
    return (
        any(w.norm in ("not", "never", "nobody", "no") for w in words[max(0, first - 2) : first])
        and match.words[0].norm != "not"
    )


def _is_called(word: Word) -> bool:
    """A name that the sentence only calls out: ", Karen!"."""
    words = word.sentence.words
    at = word.i - words[0].i
    return at > 0 and (words[at - 1].text == "," or all(w.pos in ("PUNCT", "SYM", "PROPN") for w in words[at + 1 :]))


def _own_names(reply: Reply) -> frozenset[str]:
    return frozenset((reply.context.company or "").lower().split())


_OTHER_DAYS = frozenset("yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday".split())
_DAYS = _OTHER_DAYS | {"today", "tonight"}  # "anything else today?" is of no day


def _sentences(reply: Reply, phrases: list[_Stock]) -> list[_Stock]:
    """Sentences in which every content word is from the stock."""
    stock = lexicon("stock_words")
    found: list[_Stock] = []
    marked: dict[int, set[str]] = {}
    for mark in reply.having(_MARKS):
        marked.setdefault(mark.sentence.index, set()).add(mark.lemma)
    for index, marks in marked.items():
        sentence = reply.sentences[index]
        words = sentence.words
        if len(marks) < 2 or len(words) < 6 or sentence.is_question:
            continue
        if any(w.pos in _CONTENT and w.lemma not in stock and w.norm not in stock for w in words):
            continue
        if any(w.text[0].isdigit() for w in words) or any(
            f.sentence is sentence and f.end - f.start > 0.6 * (sentence.end - sentence.start) for f in phrases
        ):
            continue
        found.append(
            _Stock(
                sentence.start,
                words[-2].end if words[-1].pos == "PUNCT" else sentence.end,
                3 if len(marks) > 2 else 2 if len(words) > 7 else 0,
                sentence,
            )
        )
    return found


def _closing(reply: Reply) -> Iterator[Hit]:
    """Stock that stands in the sign-off itself ("Assuring you of our best attention, …"), where no words are parsed."""
    for zone in reply.draft.of("signoff"):
        text = reply.draft.text(zone)
        if "ssur" in text or "dispos" in text:
            for found in _IN_SIGNOFF.finditer(text):
                start, end = zone.start + found.start(), zone.start + found.end()
                yield Hit(start, end, confidence=0.8, severity=Severity.INFO)


def _is_complaint(reply: Reply) -> bool:
    return reply.customer is not None and reply.customer.needs.intent == "complaint"


_OWED = 0.5  # how likely an apology is called for before a stock one is replaced, not dropped
_SHORT_STOCK = 16  # words of a sentence that is taken out whole, though it names its matter


def _without(reply: Reply, stock: _Stock) -> tuple[Rewrite, ...]:
    """The sentence taken out, where it is stock from end to end and something else is left."""
    sentence = stock.sentence
    if stock.weight < 2 and not _fills(stock):
        words = [w for w in sentence.words if w.pos != "PUNCT"]
        short = len(words) <= _SHORT_STOCK
        return offered(clause_out(reply, stock.start, stock.end) or (sentence_out(reply, sentence) if short else None))
    if len(reply.sentences) < 2:
        return ()
    sorry = any(w.lemma in ("sorry", "apologize", "apology", "regret") for w in sentence.words)
    if sorry and (reply.customer is None or reply.customer.needs.apology >= _OWED):
        # An apology is owed here, only not this one.
        text, grade = regretted(reply.customer)
        return (reply.replace_sentence(sentence, f"{text}.", grade),)
    source = reply.source
    start, end = sentence.start, sentence.end
    while end < len(source) and source[end] in " \t":
        end += 1
    if end >= len(source) or source[end] == "\n":
        while start > 0 and source[start - 1] in " \t":
            start -= 1
    edge = sentence.index in (0, len(reply.sentences) - 1)
    return (reply.replace(start, end, "", Grade.SAFE if edge and not sorry else Grade.REVIEW),)


def _fills(stock: _Stock) -> bool:
    stocked = lexicon("stock_words")
    return not any(w.pos in ("NOUN", "VERB", "PROPN", "NUM") and w.lemma not in stocked for w in stock.sentence.words)


RULE = Rule(
    code="SCR002",
    severity=Severity.WARNING,
    dimension=Dimension.VOICE,
    message="This could be sent to anyone about anything; drop it, or say what it means for this customer.",
    check=check,
    mode="rate",
    examples=(
        Bad("Thank you for reaching out to us regarding this matter."),
        Bad("Please do not hesitate to contact us should you require any further assistance."),
        Bad("We appreciate your patience and understanding at this time."),
        Bad("Please be advised that your case has been updated.", text="Please be advised that"),
        Bad("We apologise for any inconvenience caused."),
        Bad("I understand your frustration."),
        Bad("Your call is important to us."),
        Bad("Rest assured that your concern is in good hands."),
        Bad(
            "Your new filter left on the noon van. We look forward to the pleasure of serving you again in the near future.",
            rewrite="Your new filter left on the noon van.",
        ),
        Bad("Your kettle is in the post. Every comment that our valued customers share helps us to improve our services."),
        Good(
            "I understand why three failed deliveries in a week would make you want to cancel.", why="the customer's own matter"
        ),
        Bad("Sorry for any upset this may have caused.", text="any upset this may have caused"),
        Bad("I can only imagine how maddening this must be."),
        Bad("We do understand how you must be feeling."),
        Good("I see how hard the stain is to shift.", why="the thing, and nobody's feelings"),
        Good("Thank you for waiting in all day for the engineer.", why="thanks for a particular thing"),
        Good(
            "If the light is still red after that, write back and I'll send a new unit.",
            why="a real condition and a real step",
        ),
        Good("Please be careful: the adapter gets hot.", why="another complement"),
        Good("Thanks for reaching out to the neighbours on our behalf!", why="another object"),
        Good(
            '"We apologise for any inconvenience" is the reply you got from us in March, and it wasn\'t good enough.',
            why="quoted, not said",
        ),
        Good("I appreciate your patience with the two resets we asked for yesterday.", why="patience with something named"),
        Good(
            "Thanks for getting in touch. Your lamp is a 2019 model and takes the E14 bulb.",
            why="one plain opener, then the answer",
        ),
    ),
)
