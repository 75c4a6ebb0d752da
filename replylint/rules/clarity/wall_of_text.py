"""One long unbroken block, or steps run together in prose.

On a phone a block of a hundred words is a whole screen of grey; steps in it get skipped, and the customer writes again.

Sources: GOVUK25; PlainEnglish
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.cut import capitalized
from replylint.passage import Sentence, Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_MOST_WORDS, _MOST_WORDS_CHAT = 100, 60
_STEPS = 4
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s", re.M)
_SEQUENCE = frozenset({"then", "next", "first", "second", "third", "finally", "lastly", "afterwards", "after"})
# What one does to a screen or a device; nearly always a step when it opens a clause.
_MOTIONS = frozenset(
    "add allow attach check choose clear click close confirm connect copy create delete disable disconnect "
    "download drag drop enable enter exit expand export fill find follow go hold import install launch load log "
    "look make move navigate open paste pick plug press print pull push put reboot refresh remove rename "
    "replace reset restart return run save scroll select send set sign start stop swipe switch take tap tick "
    "toggle turn type uncheck uninstall unplug untick update upload use verify visit wait".split()
)
_JOINTS = re.compile(r",?\s+(?:and\s+)?then\s+|,\s+and\s+|\s+and\s+|[,;]\s+(?:next\s+|finally\s+)?", re.I)
_TURNS = ("however", "but", "also", "regarding", "meanwhile", "finally", "please", "if", "thank", "thanks", "for", "once", "as")


def check(reply: Reply) -> Iterator[Hit]:
    """Long paragraphs, and four steps or more in one that is no list; one finding at most."""
    most = _MOST_WORDS_CHAT if reply.context.channel in ("chat", "social") else _MOST_WORDS
    stepping = len(_MOTIONS & reply.vocabulary) >= _STEPS - 1
    if not stepping and reply.word_count <= most:
        return
    worst: tuple[int, Hit] | None = None
    for block in _blocks(reply):
        words = [w for s in block for w in s.words if w.pos not in ("PUNCT", "SYM")]
        start, end = block[0].start, block[-1].end
        if _BULLET.search(reply.source[start:end]):
            continue
        steps = sum(_steps(s) for s in block) if stepping and len(words) > 12 else 0
        if len(words) <= most and steps < _STEPS:
            continue
        run = next((s for s in block if _steps(s) >= _STEPS), None)
        if len(words) > most:
            message = f"This paragraph has {len(words)} words; break it where the subject changes, and put steps in a list."
            rewrites = tuple(_broken(reply, block))
        else:
            message = "Steps run together here; give each a line of its own."
            rewrites = tuple(_listed(reply, run)) if run is not None else ()
        hit = Hit(start, end, confidence=0.8, message=message, rewrites=rewrites)
        if worst is None or len(words) > worst[0]:
            worst = (len(words), hit)
    if worst is not None:
        yield worst[1]


def _blocks(reply: Reply) -> Iterator[list[Sentence]]:
    """Runs of sentences with no line break between them."""
    block: list[Sentence] = []
    for sentence in reply.sentences:
        if block and "\n" in reply.source[block[-1].end : sentence.start]:
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _steps(sentence: Sentence) -> int:
    """How many steps a sentence gives: bare verbs that open it or a clause joined to it."""
    if sentence.is_question:
        return 0
    words = [w for w in sentence.words if w.pos != "PUNCT" or w.text in (",", ";", ">")]
    return sum(word.norm in _MOTIONS and _is_step(words, nth) for nth, word in enumerate(words))


def _is_step(words: list[Word], nth: int) -> bool:
    word = words[nth]
    if word.norm not in _MOTIONS or (word.text != word.norm and nth and not word.text.istitle()):
        return False
    before = words[nth - 1] if nth else None
    if before is None or before.norm in ("then", ",", ";", "please", ">"):
        return True
    if before.norm in _SEQUENCE:
        return True
    if before.norm == "and":
        # "and click" after another step, not "you clear and reset".
        return word.tag in ("VB", "VBP", "NN", "") and any(w.norm in _MOTIONS for w in words[max(0, nth - 9) : nth])
    return False


def _listed(reply: Reply, sentence: Sentence) -> Iterator[Rewrite]:
    """The steps of one sentence as a numbered list."""
    text = reply.source[sentence.start : sentence.end].strip()
    bare = re.sub(r"^first(?:ly)?,?\s+", "", text, flags=re.I).rstrip(".! ")
    pieces = [p.strip() for p in _JOINTS.split(bare) if p.strip()]
    merged: list[str] = []
    for piece in pieces:
        opening = piece.split()[0].lower() if piece.split() else ""
        if opening in _MOTIONS or not merged:
            merged.append(piece)
        else:
            return  # an "and" that joins something else: not to be taken apart unseen
    if len(merged) < _STEPS or merged[0].split()[0].lower() not in _MOTIONS:
        return
    lines = "\n".join(f"{number}. {capitalized(piece)}." for number, piece in enumerate(merged, 1))
    source = reply.source
    start, end = sentence.start, sentence.end
    if source[:start].rstrip(" ")[-1:] not in ("", "\n"):
        start, lines = len(source[:start].rstrip(" ")), "\n" + lines
    if source[end:].lstrip(" ")[:1] not in ("", "\n"):
        end, lines = len(source) - len(source[end:].lstrip(" ")), lines + "\n"
    yield reply.replace(start, end, lines, Grade.REVIEW)


def _broken(reply: Reply, block: list[Sentence]) -> Iterator[Rewrite]:
    """An empty line at the sentence nearest the middle that turns to something else."""
    middle = (block[0].start + block[-1].end) / 2
    turns = [s for s in block[1:] if s.words[0].norm in _TURNS] or block[1:]
    if not turns:
        return
    sentence = min(turns, key=lambda s: abs(s.start - middle))
    before = block[block.index(sentence) - 1]
    yield reply.replace(before.end, sentence.start, "\n\n", Grade.REVIEW)


_BLOCK = (
    "Thank you for sending the photos. I looked at them with Marek this morning and he thinks the hinge was fitted upside down when the door "
    "left our bench. That is our doing, and it explains why it scrapes. The part costs nothing and takes ten minutes to change. I can send "
    "you a new hinge with the four screws by post today, or Marek can come by on Thursday between eight and ten and do it for you. If you "
    "would rather bring the door in, we are open on Saturday until one, and there is a space in front of the shop where you can stop. Tell "
    "me which suits you and I will set it up at once."
)

RULE = Rule(
    code="CLR003",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="This block is hard to take in; break it up, and put steps in a list.",
    check=check,
    evidence="C",
    mode="doc",
    short_replies=False,
    examples=(
        Bad(_BLOCK),
        Bad(
            "First open Settings, then tap Privacy, then scroll down to Data, then choose Export, then wait for the email, then open the "
            "link, then save the file.",
            rewrite="1. Open Settings.\n2. Tap Privacy.\n3. Scroll down to Data.\n4. Choose Export.\n5. Wait for the email.\n6. Open the link.\n"
            "7. Save the file.",
        ),
        Bad(
            "Go to Account and click Billing and choose your plan and press Change and confirm with your password and check your inbox and "
            "click the link."
        ),
        Bad("Hi Eva,\n\n" + _BLOCK + "\nKind regards,\nTom"),
        Bad(
            "Open the lid, press the red button, wait until the light goes out, and close the lid. Then restart the box. That clears the "
            "error in most cases."
        ),
        Good(
            _BLOCK.replace(" The part", "\n\nThe part").replace(" If you would", "\n\nIf you would"),
            why="broken into paragraphs",
        ),
        Good(
            "1. Open Settings.\n2. Tap Privacy.\n3. Choose Data.\n4. Tap Export.\n5. Wait for the email.\n6. Open it.\n7. Save the file.",
            why="a list",
        ),
        Good(_BLOCK[:420], why="a paragraph below the limit"),
        Good("Click Export, then choose CSV.", why="two steps"),
        Good("Thanks for the photo!\n\nOn Monday Ana wrote:\n> " + _BLOCK, why="the customer's own block, quoted"),
        Good(
            "I checked the log, called the depot, opened a claim and sent you the label.",
            why="what we did, no steps for the customer",
        ),
    ),
)
