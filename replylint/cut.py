"""Where to cut a sentence: the run of words that a finding shows, and what is left when the fault is taken out.

All offsets are code points of the source, the end excluded.
"""

from __future__ import annotations

import re

from replylint.passage import Sentence, Word, words_after
from replylint.reply import Reply
from replylint.report import Grade, Rewrite
from replylint.scope import clauses_in

_STOPS = frozenset(".,;:!?()–—-…")
_NEW_CLAUSE = frozenset({"so", "because", "but", "which", "hence", "therefore", "although", "though", "however", "unless"})
_REASON = re.compile(r"^(?:as|since|because|seeing as|given that|considering)\b", re.IGNORECASE)
_HENCE = re.compile(
    r"\s*(?:,|;|\s[–—-])\s*(?:so(?: that)?|which is why|and so|hence|therefore|and therefore|that is why|that's why|and "
    r"that's why|and as a result)\s+",
    re.IGNORECASE,
)

_JOINT = re.compile(r"[\s,;:–—-]*(?:(?:and|but|so|because|which)\b\s*(?!that\b|why\b))?[\s,]*", re.IGNORECASE)


def run_end(word: Word, most: int = 14) -> int:
    """The end of the run of words from `word` to the end of its clause, at most `most` words on."""
    words = word.sentence.words
    index = word.i - words[0].i
    last = word
    for following in words[index + 1 : index + 1 + most]:
        if following.text[0] in _STOPS or following.norm in _NEW_CLAUSE:
            break
        last = following
    return last.end


def clause_span(first: Word, last: Word) -> tuple[int, int]:
    """From the beginning of the clause in which some words of a sentence stand to its end, punctuation apart."""
    words = first.sentence.words
    low, high = first.i - words[0].i, last.i - words[0].i
    while low > 0 and words[low - 1].text[0] not in ",;:–—(.!?" and words[low - 1].norm not in ("and", "but", "so", "because"):
        low -= 1
    while (
        high + 1 < len(words)
        and words[high + 1].text[0] not in ",;:–—).!?"
        and words[high + 1].norm not in ("so", "but", "because")
    ):
        high += 1
    if words[low].text == "," and low < high:
        low += 1
    return words[low].start, words[high].end


def capitalized(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def outcome(reply: Reply, sentence: Sentence, start: int, end: int) -> str | None:
    """What the sentence reports besides the accusation from `start` to `end`: the consequence after "so", or the main clause
    around an opening or closing reason. None where the accusation is all there is. Ends in a full stop.
    """
    text = reply.source[sentence.start : sentence.end]
    hence = _HENCE.search(text)
    rest = ""
    if hence and hence.end() + sentence.start >= end:
        rest = text[hence.end() :]
    elif _REASON.match(text) and "," in text[end - sentence.start :]:
        rest = text[text.index(",", end - sentence.start) + 1 :]
    else:
        before = text[: start - sentence.start]
        because = re.search(r"(.+?),?\s+(?:because|as|since)\s+$", before)
        if because:
            rest = because[1]
    rest = rest.strip().strip(",;").rstrip(".!?").strip()
    if len(rest.split()) < 3 or re.search(r"\byou\b", rest.split()[0], re.IGNORECASE):
        return None
    return capitalized(rest) + "."


def without(reply: Reply, start: int, end: int, grade: Grade = Grade.SAFE) -> Rewrite:
    """The deletion of some words with the comma and the space that go with them; what begins a sentence then gets its capital."""
    source = reply.source
    left, right = start, end
    sentence = reply.sentence_at(start)
    opens = sentence is not None and not source[sentence.start : left].strip(" \"'“‘(")
    if opens:
        while right < len(source) and source[right] in " ,":
            right += 1
    elif left and source[left - 1] == " ":
        had_comma = source[:left].rstrip(" ").endswith(",")
        if had_comma and right < len(source) and source[right] in ",.!?":
            left = len(source[:left].rstrip(" ").rstrip(","))
            if source[right] == ",":
                right += 1
        else:
            left -= 1
    stop = right
    text = ""
    if opens and right < len(source):
        text = source[right].upper()
        stop = right + 1
    return reply.replace(left, stop, text, grade)


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The span without the joining word, punctuation and spaces at its start, and without those at its end."""
    lead = _JOINT.match(source, start, end)
    if lead:
        start = lead.end()
    while end > start and source[end - 1] in " ,;:.!–—-\n":
        end -= 1
    return start, end


# ---- clauses and sentences taken out --------------------------------------------------------------------------------------------

_JOINS = frozenset({"and", "but", "so", "or", "yet", "nor", "plus"})
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
_SUBORDINATES = frozenset(
    {
        "as",
        "since",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "if",
        "unless",
        "when",
        "until",
        "once",
        "given",
        "considering",
        "seeing",
    }
)
MARKS = frozenset({",", ";", "–", "—", "-", ":"})
_LEANING = frozenset(
    "this that these those it they them he she him her his its their such so but and or however therefore thus hence then otherwise also instead likewise "
    "which there here both neither either nor yet still rather besides moreover furthermore additionally consequently similarly".split()
)
_REFERRING = frozenset({"it", "this", "that", "these", "those", "they", "them", "such", "which"})
_PERSONAL = frozenset({"it", "he", "him", "she", "her", "they", "them"})
_TELEPHONE = re.compile(r"\d[\d ()-]{5,}\d")
_ASIDES = frozenset({"afraid", "think", "believe", "suppose", "guess", "hope", "fear", "admit"})
STEP = "I'll {do what} and write to you by {time}."
"""The next step, for its writer to fill in: offered wherever a reply holds none."""
_ASIDE = 4  # words that are said by the way
_FEWEST = 3  # words that are left of a sentence


_SLOT = re.compile(r"\{[a-z][a-z ]+\}")


def has_slot(reply: Reply, *norms: str) -> bool:
    """Whether a slot of our own stands in a sentence with one of these words: what it is for is begun and still to be filled."""
    if "{" not in reply.source:
        return False
    for zone in reply.draft.of("placeholder"):
        sentence = reply.sentence_at(zone.start)
        if sentence is None or not _SLOT.fullmatch(reply.draft.text(zone)):
            continue
        if any(w.norm in norms for w in sentence.words if w.end <= zone.start):
            return True
    return False


def offered(*rewrites: Rewrite | None) -> tuple[Rewrite, ...]:
    """Those that there are, each once."""
    return tuple(dict.fromkeys(r for r in rewrites if r is not None))


def stated(reply: Reply, start: int, end: int) -> Rewrite | None:
    """What a herald announces, said without it: "please remember that the app is free" as "the app is free"."""
    sentence = reply.sentence_at(start)
    if sentence is None or reply.source[sentence.start : start].strip(" \"'“‘("):
        return None
    after = [w for w in sentence.words if w.start >= end]
    last = next((w for w in reversed(sentence.words) if w.end <= end), None)
    if after and after[0].norm == "that":
        after = after[1:]
    elif last is None or last.norm != "that":
        return None
    if (
        len(after) < 4
        or after[0].pos not in ("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM")
        or after[0].norm in ("you", "this", "that")
    ):
        return None
    at = after[0].start
    return reply.replace(sentence.start, at + 1, reply.source[at].upper(), Grade.REVIEW)


def left_out(reply: Reply, start: int, end: int, grade: Grade = Grade.REVIEW) -> Rewrite | None:
    """The fault taken out: its clause where the rest of the sentence stands, else its sentence where the reply does without it."""
    sentence = reply.sentence_at(start)
    if sentence is None:
        return None
    return clause_out(reply, start, end, grade) or sentence_out(reply, sentence, grade)


def leans_back(sentence: Sentence) -> bool:
    """Whether a sentence says nothing without the one before it: "It helped me find the cause.", "If not, …", "I really do."."""
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    if not words:
        return False
    norms = [w.norm for w in words]
    if norms[0] in _REFERRING or (norms[0] == "if" and norms[1:2] in (["not"], ["so"])):
        return True
    return len(words) <= _ASIDE and (words[-1].pos == "AUX" or norms[-1] in ("do", "does", "did"))


def sentence_out(reply: Reply, sentence: Sentence, grade: Grade = Grade.REVIEW) -> Rewrite | None:
    """A sentence taken out with the space or the empty line that goes with it; None where it is all there is, or the next leans on it."""
    if len(reply.sentences) < 2:
        return None
    following = reply.sentences[sentence.index + 1] if sentence.index + 1 < len(reply.sentences) else None
    if (
        following is not None
        and following.paragraph == sentence.paragraph
        and (following.words[0].norm in _LEANING or leans_back(following))
    ):
        return None
    if any(
        z.start < sentence.end and sentence.start < z.end for kind in ("url", "number", "code") for z in reply.draft.of(kind)
    ):
        return None  # a link, a number: somebody may need it
    if _TELEPHONE.search(reply.source, sentence.start, sentence.end):
        return None
    source = reply.source
    start, end = sentence.start, sentence.end
    while start < end and source[start] in ",;: ":
        start += 1
    while end < len(source) and source[end] in ")\"'”’" and source[end] not in source[start:end]:
        end += 1
    while end < len(source) and source[end] in " \t":
        end += 1
    at_end, at_start = end >= len(source) or source[end] == "\n", start == 0 or source[:start].rstrip(" \t")[-1:] in ("", "\n")
    if at_end and at_start:  # alone on its lines: they go, too
        while end < len(source) and source[end] in " \t\n":
            end += 1
    elif at_end:
        while start and source[start - 1] in " \t":
            start -= 1
    return reply.replace(start, end, "", grade)


def clause_out(reply: Reply, start: int, end: int, grade: Grade = Grade.REVIEW) -> Rewrite | None:
    """The clauses of one sentence that a span touches taken out, where what is left is a sentence of its own; else None."""
    sentence = reply.sentence_at(start)
    if sentence is None or sentence.is_question or any(w.text in '()[]"“”' for w in sentence.words):
        return None
    segments = _segments(reply, sentence)
    touched = [n for n, s in enumerate(segments) if s.words[0].start < end and start < s.words[-1].end]
    if not touched or len(touched) == len(segments):
        return None
    first, last = touched[0], touched[-1]
    while last + 1 < len(segments) and segments[last + 1].kind == "under":
        last += 1
    before, after = segments[:first], segments[last + 1 :]
    if any(segments[n].kind == "main" for n in range(first, last + 1)) and before and all(s.kind == "under" for s in before):
        before, first = [], 0  # "if it happens again, …" goes with what hung on it
    if after and _leans(after[0]):
        return None
    if not _stands(before or after):
        return None
    source = reply.source
    if not before:
        words = after[0].words
        first_word = next(w for w in words if w.norm not in _JOINS and w.text not in MARKS)
        if first_word.norm == "you":
            return None  # the reproach goes on
        gone = [w for s in segments[: last + 1] for w in s.words[1:]]
        if any(w.norm in ("if", "unless", "when", "once") for w in gone):
            return None  # what is left held under that condition only
        at = first_word.start
        return reply.replace(sentence.start, at + 1, source[at].upper(), grade)
    low = next(w for w in reversed(before[-1].words) if w.pos != "PUNCT" and w.norm not in _JOINS).end
    if any(w.norm in _JOINS and [after.norm for after in words_after(w, 1)] == ["to"] for w in before[-1].words[-6:]):
        return None  # "and to be blunt": what it led up to is gone
    high = next(w for w in reversed(segments[last].words) if w.pos != "PUNCT").end
    return reply.replace(low, high, "", grade)


class _Segment:
    """A run of words that is one clause: `main`, or `under` where it hangs on the one before it (or, at the front, after it).

    `free` tells whether its verb can be a sentence's own.
    """

    def __init__(self, kind: str, words: list[Word], finite: bool, free: bool) -> None:
        self.kind = kind
        self.words = words
        self.finite = finite
        self.free = free


def _segments(reply: Reply, sentence: Sentence) -> list[_Segment]:
    words = sentence.words
    base = words[0].i
    subjects: dict[int, Word] = {}  # where the subject of a finite clause begins, and its verb
    bound: set[int] = set()  # verbs that can't be a sentence's own
    for clause in clauses_in(reply, sentence):
        if clause.subject is not None and clause.verb.i > clause.subject.i and clause.subject.sentence is sentence:
            if clause.subject.norm in _RELATIVE or clause.verb.dep in ("xcomp", "ccomp", "csubj"):
                continue
            run = [w for w in clause.subject.subtree() if w.i <= clause.subject.i]
            subjects.setdefault(run[0].i - base, clause.verb)
            if clause.conditional or clause.verb.dep.split(":")[0] not in ("ROOT", "root", "conj", "parataxis"):
                bound.add(clause.verb.i)
        elif clause.imperative and clause.subject is None and clause.verb.tag == "VB" and clause.verb.sentence is sentence:
            # "…, don't waste your time": what stands before the verb and belongs to it begins the clause.
            first = clause.verb
            while first.i > base and words[first.i - base - 1].head is clause.verb and words[first.i - base - 1].pos != "PUNCT":
                first = words[first.i - base - 1]
            before = words[first.i - base - 1] if first.i > base else None
            if before is not None and (before.text in MARKS or before.norm in _JOINS):
                subjects.setdefault(first.i - base, clause.verb)
    cuts: list[tuple[int, str]] = [(0, "under" if words[0].norm in _SUBORDINATES else "main")]
    opened = cuts[0][1] == "under"
    for n, word in enumerate(words[1:], 1):
        previous = words[n - 1]
        begins = n in subjects
        purpose = word.norm == "so" and n + 1 < len(words) and words[n + 1].norm == "that"
        if word.norm in _JOINS and not purpose and _soon(n, words, subjects):
            cuts.append((n, "main"))
        elif word.norm in _RELATIVE and previous.text in MARKS:
            cuts.append((n, "under"))
        elif word.norm in _SUBORDINATES and (
            previous.text in MARKS or word.norm in ("because", "although", "though", "unless")
        ):
            if _soon(n, words, subjects):
                cuts.append((n, "under"))
        elif begins and previous.text in MARKS and (opened or previous.text != ":"):
            cuts.append((n, "main"))
            opened = False
    segments: list[_Segment] = []
    for (at, kind), (to, _) in zip(cuts, [*cuts[1:], (len(words), "")]):
        verbs = [verb for n, verb in subjects.items() if at <= n < to and verb.i - base < to]
        finite = bool(verbs) or kind == "under"
        free = any(
            verb.i not in bound
            for n, verb in subjects.items()
            if at <= n < to and verb.i - base < to and (n <= at + 3 or at == 0)
        )
        if segments and not (finite and segments[-1].finite):
            # What has no verb of its own belongs to its neighbour.
            segments[-1].words += words[at:to]
            segments[-1].finite = segments[-1].finite or finite
            segments[-1].free = segments[-1].free or free
            if segments[-1].kind == "main" and len(segments) == 1 and not segments[-1].finite:
                segments[-1].kind = kind
            continue
        segments.append(_Segment(kind, words[at:to], finite, free))
    return segments


def _soon(n: int, words: list[Word], subjects: dict[int, Word]) -> bool:
    """Whether a subject begins right after the joining word, adverbs between them not counted."""
    for m in range(n + 1, min(n + 4, len(words))):
        if m in subjects:
            return True
        if words[m].pos not in ("ADV", "PUNCT", "CCONJ", "SCONJ"):
            return False
    return False


def _leans(segment: _Segment) -> bool:
    """Whether a clause speaks of something in the one before it."""
    words = [w for w in segment.words if w.pos != "PUNCT"]
    lead = words[1:] if words and words[0].norm in _JOINS else words
    if segment.kind == "under" or (lead and lead[0].norm in _LEANING):
        return True
    return any(w.norm in _PERSONAL or w.norm in ("would", "could") for w in segment.words)


def _stands(segments: list[_Segment]) -> bool:
    main = [s for s in segments if s.kind == "main" and s.free]
    words = [w for s in segments for w in s.words if w.pos != "PUNCT" and w.norm not in _JOINS]
    if len(words) <= _ASIDE and any(w.lemma in _ASIDES for w in words):
        return False  # "…, I'm afraid"
    return bool(main) and len(words) >= _FEWEST
