"""What a reply leaves out: a step or an answer, and a word on the customer's own matter. Signs of each, weighed by a table.

The signs are counts and shares that a person can check; `data/odds_action.txt` and `data/odds_unheard.txt` weigh them. Used at the
second look, when it is known what the other rules found.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

from replylint import odds
from replylint.answers import questions_of, unanswered
from replylint.belief import about, beliefs
from replylint.issues import echo, echoing, own_words
from replylint.moves.empathy import empathies
from replylint.moves.goodwill import goodwills
from replylint.moves.instruction import instructions
from replylint.moves.question import questions
from replylint.moves.repair import contacts, repairs
from replylint.moves.substance import SCOLDING, accuses, parts
from replylint.moves.time import times
from replylint.passage import Passage, once
from replylint.patterns import Phrases
from replylint.reply import Reply, once_looked
from replylint.scope import Clause, Who, clauses, clauses_in

if TYPE_CHECKING:
    from replylint.customer import Customer

_FAMILIES = ("ACT", "APO", "ARG", "BLM", "CLR", "CRD", "DEF", "EXC", "HON", "NEG", "SCR", "TRU")
_GIVING_ACTION = ("step", "ask", "pointer", "done", "news")

_META = Phrases(
    "volunteer", "volunteers", "this forum", "support forum", "post (your|a|an) ... (question|issue|topic)", "(new|own|separate) (question|topic|thread)", "<post> .. twice", "duplicate", "suggestions", "your (review|opinion|interest|comment|comments|post)",
    "(provide|post|share|give) (more|some)? (details|information|specifics|screenshot|screenshots)", "more (details|information|info)", "explain (in detail|your problem|the problem)", "(your|the) (problem|issue|query|enquiry|concern|concerns)", "our (members|customers|guests|users|people)",
)  # fmt: skip
_CHANNEL = Phrases(
    "dm us", "<send> (us|me) (a|your)", "direct message", "via dm", "in dm", "a dm", "<reach> out", "<contact> (us|our)", "(here|happy|glad|like|love|want|able) to (help|assist)", "<look> (into|in to) (this|it|that)", "take a (look|closer look)", "what is going on", "let us know", "get in touch", "follow us", "following us",
    "your (account|email|details|full name|contact|concern|concerns|experience)", "this experience", "feedback", "hear (this|that|about)", "about (this|that)", "the (trouble|inconvenience|frustration|delay)", "send us", "our (team|experts|specialists|agents)", "<assist>", "your tweet", "replied to your", "sent you? (a|your) dm", "give us a (call|shout)", "tweet us",
)  # fmt: skip
_ANSWER = Phrases(
    "^ (yes|no|correct|nope|yep|yeah|ok|okay|sure|exactly|done)", "^ got it", "^ that is (right|correct)", "^ (it|they|this|that|there) (is|are|does|do|will|can|was|were|has|have|should|would|may|might)", "^ (i|we) (do|did|will|have|can|would|could|am|are) not", "^ please do", "^ not (yet|really|at|necessarily)", "because", "^ (unfortunately|sadly)", "by design", "that means", "(available|released|removed|replaced|supported|included|fixed) (in|on|from|by|with|until)", "no longer",
)  # fmt: skip
_VERDICT = Phrases(
    "^ (that|this|it) (is|was|does|do|should|sounds|looks|must|absolutely|certainly|definitely) ~ not? ~ (@ADJ|@NOUN|look|sound|seem|be|have|happen)", "^ you are ~ (right|correct)", "^ (good|great|fair) (question|point|idea|catch|news)", "believe that", "^ oh (no|my|wow)", "(i|we) would be .. too", "(i|we) ~ (agree|disagree)", "(do|did) you mean", "what did we do", "(still|again) (having|not|arrived)",
)  # fmt: skip
_GLAD = Phrases(
    "you are ~ welcome", "welcome", "glad", "great to hear", "<enjoy>", "anytime", "awesome", "kind words", "no (problem|worries)", "success", "well (played|done)", "my pleasure", "happy (to hear|halloween|birthday|flying|holidays)", "congrats", "congratulations", "haha", "lol", "yay", "thanks for (the|sharing|coming|flying|shopping|choosing|riding|joining|checking|confirming|clarifying)",
)  # fmt: skip
# Joy that takes part in the customer's own.
_MERRY = Phrases(
    "(i|we) ~ (love|like|adore) (it|this|that|these|those|you|your|to|the|@VERB|having|seeing|hearing)", "you ~ rock", "(awesome|amazing|fantastic|brilliant|perfect|wonderful|fabulous|gorgeous|adorable|epic|delicious|lit|stunning|incredible)", "<be> the ~ best", "all ~ treats", "nicely done", "nice (one|work|job)", "(so|such|very|more than) ~ (happy|excited|glad|welcome|kind|proud)",
    "(we|i) (am|are) ~ (excited|thrilled|ready|stoked|honored|flattered|proud|delighted|glad|happy)", "can not wait", "looking forward to", "(what|how) (a|an)? ~ (lovely|great|cute|sweet|cool|nice|fun|happy|kind|amazing|awesome|beautiful|treat)", "<mean> the world", "shout out to", "(made|makes|making) (our|my) (day|morning|week|night|evening)", "(thanks|thank you) for (stopping|visiting|coming|choosing|flying|joining|being|sharing|your (loyalty|kind))",
    "<enjoy>", "see you (soon|there|again|next)", "have (a|an) ~ (great|good|lovely|nice|wonderful|fantastic|awesome|safe|amazing|fabulous)", "(great|good|lovely|nice|wonderful) to (hear|see|know)", "(sounds|looks|tastes) ~ (great|good|lovely|fun|delicious|amazing|awesome|perfect|tasty|like)", "that is (the|a|so|our) ~ (best|great|awesome|spirit|kind|lovely|cool|sweet)",
)  # fmt: skip
_STOCK_THANKS = Phrases(
    "(thanks|thank you) for (reaching|contacting|getting|letting|bringing|taking|writing|your (patience|feedback|time|understanding|review|interest|message|question|email|report|opinion|comments|loyalty))",
)
_SOFT = Phrases(
    "(will|shall) be in (touch|contact)", "<look> (into|in to)", "<pass> .. (on|along|to)", "<share> .. with", "<forward> .. to", "<escalate>", "<investigate>", "our team", "(relevant|right|appropriate) (team|department|people|folks)", "(is|are|been|was) noted", "<follow> up", "get back to you", "under review", "keep you (posted|updated)",
    "<work> (on (it|this|that|a fix)|hard|diligently)", "bear with us", "feedback", "we value", "seriously",
)  # fmt: skip
_ADVICE = Phrases(
    "<try> (@VERB|the|this|these|to|a|that|it|using)", "(i|we) would? <suggest|recommend|advise>", "you (can|could|may|might|need|should|must) _", "it (may|might|would|could) help", "the (best|easiest|only|other|simplest) (way|option|solution|thing)", "(make|be) sure", "you will need to", "(alternative|workaround)", "one (way|option)", "solution is", "instead", "if (you|it|that|this) ..", "have you (tried|checked|looked|got|set)",
    "there (is|are) (a|an|two|several|some)", "in (settings|options|preferences)", "<use> the", "<go> to", "<click|select|check>", "this (article|page|link)", "here (is|are)",
)  # fmt: skip
_EMPTY_OFFER = Phrases(
    "if you (need|have|want|require|experience|wish) (any|help|further|assistance|more|anything|questions|to|some)", "any (questions|concerns|issues|problems) ..", "(reach|shout|tweet|message|contact|dm|call|write) .. if (you|there)", "feel free", "do not hesitate", "we are (always)? here", "(all|more) (our|of our) (offers|products|range|stock|services)",
)  # fmt: skip
_STATEMENT = Phrases(
    "(we|i) (expect|aim|try|strive|follow|ship|dispatch|offer|believe|feel|take|pride|regret|do follow|do not like|would like|hate|are (sorry|sad))", "our (policy|products|fares|prices|estimates|seat|seats|flights|service|services|terms|terms and conditions) ..", "(has|have) been (passed|forwarded|noted|shared|escalated|logged|received)",
    "(no|not|never) (paid|employed|one) ..", "is (closed|not accepted|final)", "(will|can|could) not (be)? (changed|change|comment|authorize|speculate|guess|answer|say)", "this (topic|thread|post|discussion|question) is", "last (comment|reply|post|response)", "regardless of", "people here", "(do|does) not (accept|have a vote|get to)", "curious", "threat", "threatens", "threaten",
)  # fmt: skip
# A fault of which only that is said that it is one.
_UNNAMED = Phrases(
    "<perform|function|behave|run|operate> (properly|correctly|normally|well|smoothly|poorly|badly|better)", "not ~ <work|load|open|respond> (properly|correctly|normally|right)", "(some|any|another) other (problem|problems|issue|issues|trouble|reason|reasons|cause)", "(other|some|more|further|few) (things|steps|tips|suggestions|options) to (check|try|consider)",
    "if (you|there) <have|be|face|experience|encounter|notice|see|get|meet> any ~ (issue|issues|problem|problems|trouble|difficulty|difficulties|error|errors)", "improve ~ (performance|stability)",
)  # fmt: skip
_RATING = Phrases(
    "<update|edit|change|leave|give|write|revise|rate|reconsider|post|submit> .. (review|reviews|rating|ratings|stars)", "(updated|positive|better|higher|good|nice|new) ~ (review|rating)", "(more|extra|another|5|five) (star|stars)", "<rate> (us|the app|our|this)",
)  # fmt: skip
# What a customer writes who wants no more than a way to somebody.
_WAY_ASKED = Phrases(
    "(call|phone|ring|contact|email|message|dm|text) me", "(give|drop|send|get) me .. (call|ring|email|message|dm|callback)", "(speak|talk|chat|get through|connect|connected) (to|with) (a|an|any|some|someone|somebody|anyone|anybody|your|the|human|customer)",
    "(who|whom|where) (can|could|should|do|must|would|to) (i|we)? ~ (ask|call|contact|speak|talk|email|write|message|complain|turn|send|report|reach)", "(is|are) there (a|an|any) .. (number|email|address|person|human|helpline|phone|contact)", "(answer|ask) (a|my|one|some|your) .. (question|questions)", "tell me who ..",
)  # fmt: skip
_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_PLACES = ("→", "->", " > ", ">>", " | ")


def _shared(reply: Reply) -> dict[str, float]:
    """What both tables look at."""
    words = [w for w in reply.words if w.pos not in ("PUNCT", "SYM")]
    count = max(1, reply.word_count)
    whole = about(reply)
    kinds: dict[str, int] = {}
    sorted_parts = parts(reply)
    for part in sorted_parts:
        kinds[part.kind] = kinds.get(part.kind, 0) + 1
    total = max(1, len(sorted_parts))
    found: dict[str, float] = {}
    for kind, number in kinds.items():
        found[f"{kind} sentences"] = min(number, 4) / 4
        found[f"any {kind} sentence"] = 1.0
        found[f"share of {kind}"] = number / total
    giving = sum(kinds.get(kind, 0) for kind in _GIVING_ACTION)
    found["gives something"] = float(giving > 0)
    found["gives two things"] = float(giving > 1)
    found["share that gives"] = giving / total
    if sorted_parts:
        found["opens with talk"] = float(sorted_parts[0].kind == "talk")
        found["ends with talk"] = float(sorted_parts[-1].kind == "talk")
    groups = (
        ("meta", _META, 2),
        ("channel", _CHANNEL, 3),
        ("answer", _ANSWER, 2),
        ("verdict", _VERDICT, 1),
        ("soft", _SOFT, 3),
        ("advice", _ADVICE, 3),
        ("stock thanks", _STOCK_THANKS, 1),
        ("empty offer", _EMPTY_OFFER, 2),
        ("statement", _STATEMENT, 2),
    )
    found |= odds.counted(reply, groups)
    asks = questions(reply)
    own = {w.lemma for w in own_words(reply)}
    found["asks which"] = float(any(q.wh and not q.why for q in asks))
    found["asks why"] = float(any(q.why for q in asks))
    found["asks for"] = float(any(q.request for q in asks))
    found["share of questions"] = min(1.0, len(asks) / total)
    found["asks of the matter"] = float(any(not q.offer and any(w.lemma in own for w in q.sentence.words) for q in asks))
    steps = instructions(reply)
    found["steps"] = min(sum(s.verb not in SCOLDING for s in steps), 3) / 3
    found["scolds"] = float(any(s.verb in SCOLDING for s in steps))
    found["must"] = float(any(s.manner == "need" for s in steps))
    mended = repairs(reply)
    for mode in ("done", "committed", "offered", "resolved"):
        found[f"repair {mode}"] = float(any(r.mode == mode and not r.contingent for r in mended))
    found["will be in touch"] = float(bool(contacts(reply)))
    found["will be in touch by then"] = float(any(c.bounded for c in contacts(reply)))
    found["time"] = float(any(not t.past for t in times(reply)))
    found["number"] = float(any(w.pos == "NUM" for w in words))
    found["link"] = float(bool(reply.draft.of("url")))
    found["place or code"] = float(any(p in reply.source for p in _PLACES) or bool(reply.draft.of("code")))
    found["list"] = float(
        any(line.lstrip()[:2].rstrip(" ") in ("-", "*", "•", "1.", "1)") for line in reply.source.splitlines())
    )
    found |= {sign: whole[sign] for sign in ("owns up", "sorry")}
    found["feels with"] = float(any(not e.generic for e in empathies(reply)))
    found["goodwill"] = float(bool(goodwills(reply)))
    said = clauses(reply)
    found["says nothing"] = float(not _says(reply))
    norms = [w.norm for w in words]
    found["i"] = min(norms.count("i") + norms.count("my"), 3) / 3
    found["we"] = min(sum(c.subject is not None and c.subject.norm == "we" for c in said), 3) / 3
    found["things"] = min(sum(c.who is Who.THING and c.asserted for c in said), 4) / 4
    found["negations"] = min(sum(c.negated for c in said), 4) / 4
    found["tells the customer"] = min(accuses(reply), 3) / 3
    found["length"] = math.log(1 + count) / 5
    found["under 10 words"] = float(count < 10)
    found["under 25 words"] = float(count < 25)
    found["no own word"] = float(not own)
    found["one own word at most"] = float(len(own) <= 1)
    found["three own words at most"] = float(len(own) <= 3)
    found["own words"] = min(len(own), 8) / 8
    found["quotes the message"] = float(any(zone.end < reply.draft.point("end") for zone in reply.draft.of("quoted")))
    found["trouble unnamed"] = float(bool(_UNNAMED.find(reply)))
    found["asks for a rating"] = float(bool(_RATING.find(reply)))
    found["share of own words"] = len(own) / count
    families = {code[:3] for code, _ in reply.hits if code not in ("APO001", "ACT001", "EMP001")}
    for family in _FAMILIES:
        found[f"found {family}"] = float(family in families)
    found["found boilerplate"] = float(any(code == "SCR002" for code, _ in reply.hits))
    found["found vague action"] = float(any(code in ("ACT002", "ACT003", "ACT004") for code, _ in reply.hits))
    believed = beliefs(reply)
    for fault, of_sentences in believed.items():
        found[f"believed {fault}"] = max(of_sentences, default=0.0)
    sound = _soundness(reply)
    kept = {kind: [sound[p.sentence.index] for p in sorted_parts if p.kind == kind] for kind in kinds}
    for kind, of_kind in kept.items():
        found[f"sound {kind}"] = max(of_kind)
        found[f"sound share of {kind}"] = sum(of_kind) / total
    found["sound giving"] = max((x for kind in _GIVING_ACTION for x in kept.get(kind, ())), default=0.0)
    found["sound share that gives"] = sum(x for kind in _GIVING_ACTION for x in kept.get(kind, ())) / total
    found |= _told(reply, sound)
    return found | _answering(reply, len(own), giving)


def _told(reply: Reply, sound: list[float]) -> dict[str, float]:
    """How soundly a plain sentence tells of things rather than of the firm, and of what the customer wrote about."""
    things = matter = 0.0
    named = echo(reply.customer.issue_weights, reply) if reply.customer is not None else {}
    for part in parts(reply):
        if part.kind != "plain" or not any(_tells(c) for c in clauses_in(reply, part.sentence)):
            continue
        things = max(things, sound[part.sentence.index])
        if echoing(part.sentence, named):
            matter = max(matter, sound[part.sentence.index])
    return {"tells of things": things, "tells of the matter": matter, "tells soundly": max(0.0, 2 * things - 1)}


def _tells(clause: Clause) -> bool:
    of = clause.who in (Who.THING, Who.THIRD, Who.EXPLETIVE, Who.YOU)
    return of and clause.asserted and clause.verb.dep in ("ROOT", "conj", "parataxis", "ccomp")


def _soundness(reply: Reply) -> list[float]:
    """For each sentence how far no fault is believed in it: a question that mocks asks for nothing, a step that reproaches helps nobody."""
    return [1 - max(of_faults) for of_faults in zip(*beliefs(reply).values())]


def _answering(reply: Reply, own: int, giving: int) -> dict[str, float]:
    """What the reply has to do with the customer's message."""
    customer = reply.customer
    glad = bool(_GLAD.find(reply))
    merry = (glad or bool(_MERRY.find(reply))) and not giving and not about(reply)["sorry"]
    if customer is None:
        return {
            "no message": 1.0,
            "no message and one own word at most": float(own <= 1),
            "no message and two own words": float(own > 1),
            "no message, words of service": min(len(_everyday(reply) - {w.lemma for w in own_words(reply)}), 3) / 3,
            "merry reply to nobody": float(merry),
        }
    issues = customer.issue_weights
    taken = echo(issues, reply)
    words = sum(w.pos != "PUNCT" for w in customer.words)
    cheerful = customer.needs.action < 0.5
    untroubled = 1 - max(customer.needs.apology, float(bool(customer.questions)))
    asks = bool(customer.questions)
    asked, missed = questions_of(customer), unanswered(reply)
    return {
        "echoes": min(sum(issues[lemma] * clear for lemma, clear in taken.items()), 4) / 4,
        "echoes exactly": min(sum(clear == 1 for clear in taken.values()), 3) / 3,
        "share echoed": sum(taken.values()) / max(3, min(8, len(issues))),
        "no echo": float(not taken),
        "one echo": float(len(taken) == 1),
        "names the matter in a courtesy": float(_named_in_courtesy(reply, taken)),
        "echoes common words": min(_common(customer, reply), 3) / 3,
        "no echo, one own word at most": float(not taken and own <= 1),
        "no echo, three own words at most": float(not taken and own <= 3),
        "no echo of many": float(not taken and len(issues) >= 4),
        "nothing to echo": float(not issues),
        "little to echo": float(len(issues) <= 2),
        "needs a step": customer.needs.action,
        "gives nothing needed": (giving == 0) * customer.needs.action,
        "gives nothing, none needed": (giving == 0) * (1 - customer.needs.action),
        "cheerful message": float(cheerful),
        "glad reply": float(glad),
        "merry reply": float(merry),
        "merry reply to the untroubled": merry * untroubled,
        "steps for the untroubled": any(part.kind in ("step", "pointer") for part in parts(reply)) * untroubled * cheerful,
        "shows the way that was asked for": float(giving > 0 and bool(_WAY_ASKED.find(customer))),
        "speaks of the same person": float(_speaks_of_person(customer) and _speaks_of_person(reply)),
        "glad of a cheerful message": float(cheerful and glad),
        "short message": float(words < 9),
        "long message": min(1.0, math.log(1 + words) / 6),
        "message asks": float(asks),
        "answers all": float(asks and not missed),
        "answers none": float(asks and len(missed) == len(asked)),
        "answers a question of fact": float(any(q.kind in _OF_FACT and q not in missed for q in asked)),
        "short answer to a question": float(asks and customer.complaint < 0.5 and _says(reply) and len(parts(reply)) < 4 and all(p.kind in ("plain", "stock") for p in parts(reply))),
        "gives nothing to a complaint": (giving == 0) * customer.complaint,
        "gives nothing to a question": float(giving == 0 and asks),
        "gives nothing, nothing asked": float(giving == 0 and not asks and not cheerful),
        "gives nothing to cheer": float(giving == 0 and cheerful),
        "message requests": float(any(q.kind == "request" for q in customer.questions)),
        "message complains": customer.complaint,
        "answers plainly": float(bool(customer.questions) and any(p.kind == "plain" for p in parts(reply)) and not any(p.kind == "talk" for p in parts(reply))),
    }  # fmt: skip


_COURTEOUS = frozenset({"apologize", "apology", "appreciate", "hear", "regret", "sorry", "thank", "thanks", "understand"})


def _named_in_courtesy(reply: Reply, taken: Collection[str]) -> bool:
    """Whether a regret or thanks says what for in a word of the customer's: "sorry about the stain", "thanks for telling us of the leak"."""
    return any(
        not _COURTEOUS.isdisjoint(w.lemma for w in sentence.words) and echoing(sentence, taken) for sentence in reply.sentences
    )


@once
def _says(reply: Reply) -> bool:
    """Whether there is a statement, question or step beside courtesies, small talk and single words: "noted" and "ok" say nothing."""
    return any(part.kind not in ("stock", "talk") and clauses_in(reply, part.sentence) for part in parts(reply))


_OF_FACT = frozenset({"when", "where", "who", "which", "choice", "how-much", "yes-no", "why"})
# Words that any message and any answer share.
_EMPTY = frozenset(
    "be have do get can will would could should go know help need want please thank thanks issue problem question team support customer look let see make take give say tell ask try use come find hear "
    "feel sorry day time thing way lot good great back new sure able happy contact reach send message dm detail details info information hi hello hey one more anything something experience feedback concern post reply answer".split()
)


def _common(customer: Customer, reply: Reply) -> int:
    """How many everyday words of service ("order", "call", "seat") the reply shares with the message."""
    return len((_everyday(customer) - customer.issues) & _everyday(reply))


def _everyday(passage: Passage) -> set[str]:
    """Lemmas that say something, be it no more than "order" or "seat"."""
    return {w.lemma for w in passage.words if w.pos in ("NOUN", "VERB", "ADJ", "PROPN") and len(w.lemma) > 2} - _EMPTY


def _speaks_of_person(passage: Passage) -> bool:
    """Whether there is a third somebody."""
    return any(w.norm in _PERSON for w in passage.words)


@once_looked
def signs(reply: Reply) -> dict[str, float]:
    """The signs of a reply, each from 0 to 1, those that are 0 left out."""
    return {name: value for name, value in _shared(reply).items() if value}


def no_action(reply: Reply) -> float:
    """How likely the reply has neither a step, nor an answer, nor a request for what is needed to act."""
    return odds.probability("action", signs(reply))


def unheard(reply: Reply) -> float:
    """How likely nothing in the reply shows that the customer's own matter was read."""
    return odds.probability("unheard", signs(reply))
