"""One long unbroken block, or steps run together in prose.

On a phone a block of a hundred words is a whole screen of grey; steps in it get skipped, and the customer writes again.

Sources: GOVUK25; PlainEnglish
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from replylint.cut import capitalized
from replylint.moves.instruction import Instruction, instructions
from replylint.passage import Sentence
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import clauses_in

_MOST_WORDS, _MOST_WORDS_CHAT = 100, 60
_STEPS, _STEPS_APART = 4, 5  # in one sentence, or in sentences told in order, and in sentences in a row
_SHORT = 12  # words that are no block, however many steps
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s", re.M)
_SEQUENCE = frozenset({"first", "firstly", "next", "then", "after", "afterward", "finally", "lastly"})
# What stands between two steps and goes, when each has a line of its own.
_JOINT = r"[\s,;]+(?:and|then|next|finally|also|after that|afterwards|lastly|[\s,;])*[\s,;]"
_EDGES = re.compile(rf"^(?:(?:first(?:ly)?|to begin|next|then|and|finally)\b|[\s,;])*(?=\w|$)|(?:{_JOINT})?[\s,;.!]*$", re.I)
_THEN = re.compile(r"[\s,;]+(?:and\s+)?then\s+", re.I)
_TURNS = ("however", "but", "also", "regarding", "meanwhile", "finally", "please", "if", "thank", "thanks", "for", "once", "as")


def check(reply: Reply) -> Iterator[Hit]:
    """Long paragraphs, and four steps or more in one that is no list; one finding at most."""
    most = _MOST_WORDS_CHAT if reply.context.channel in ("chat", "social") else _MOST_WORDS
    steps = [i for i in instructions(reply) if i.manner in ("command", "please")]
    if len(steps) < _STEPS - 1 and reply.word_count <= most:
        return
    worst: tuple[int, Hit] | None = None
    for block in _blocks(reply):
        words = [w for s in block for w in s.words if w.pos not in ("PUNCT", "SYM")]
        start, end = block[0].start, block[-1].end
        if _BULLET.search(reply.source[start:end]):
            continue
        given = [i for i in steps if start <= i.start < end]
        if len(words) <= most and (len(words) <= _SHORT or not _run_together(reply, block, given)):
            continue
        if len(words) > most:
            message = f"This paragraph has {len(words)} words; break it where the subject changes, and put steps in a list."
            rewrites = tuple(_broken(reply, block))
        else:
            message = "Steps run together here; give each a line of its own."
            rewrites = tuple(_listed(reply, given))
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


def _run_together(reply: Reply, block: list[Sentence], steps: list[Instruction]) -> bool:
    """Whether one sentence holds too many steps, or too many sentences in a row are steps; advice here and there is no list."""
    given = [sum(step.sentence is s for step in steps) for s in block]
    counts = [count or int(s.words[0].norm in _SEQUENCE) for s, count in zip(block, given)]
    runs = [sum(run) for has, run in groupby(counts, key=bool) if has]
    return max(counts) >= _STEPS or max(runs, default=0) >= _STEPS_APART or _told_in_order(reply, block, given)


def _told_in_order(reply: Reply, block: list[Sentence], given: list[int]) -> bool:
    """ "Drain the pump. Then lift the lid. Rinse it. After that, close it": steps by their words. Between two of them a short sentence
    without a subject is one as well, whatever the parse makes of it."""
    if not any(s.words[0].norm in _SEQUENCE and not s.words[0].norm.startswith("first") for s in block):
        return False
    for at in range(1, len(block) - 1):
        between = not given[at] and given[at - 1] and (given[at + 1] or block[at + 1].words[0].norm in _SEQUENCE)
        bare = len(block[at].words) <= _SHORT and all(c.subject is None for c in clauses_in(reply, block[at]))
        if between and bare and not block[at].is_question:
            given[at] = 1
    return max(sum(run) for has, run in groupby(given, key=bool)) >= _STEPS


def _listed(reply: Reply, steps: list[Instruction]) -> Iterator[Rewrite]:
    """The steps of the first sentence that has enough of them, as a numbered list."""
    source = reply.source
    sentence = next((s.sentence for s in steps if sum(t.sentence is s.sentence for t in steps) >= _STEPS), None)
    if sentence is None:
        return
    starts = [s.start for s in steps if s.sentence is sentence]
    if _EDGES.sub("", source[sentence.start : starts[0]]):
        return  # "to export it, open …": what stands before the first step would be lost
    said = [piece for start, end in pairwise([*starts, sentence.end]) for piece in _THEN.split(source[start:end])]
    pieces = [bare for piece in said if (bare := _EDGES.sub("", piece))]
    lines = "\n".join(f"{number}. {capitalized(piece)}." for number, piece in enumerate(pieces, 1))
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
            "Open the lid, press the red button, wait until the light goes out, take the filter out, and close the lid. Then restart the box. That clears the "
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
        Bad(
            "Drain the pump with the red lever. Then lift the cover off its hooks. Rinse the sieve. After that, fit the cover and run it "
            "dry. Finally, close the lever."
        ),
        Bad(
            "Go to the hatch and scan your card, next choose a locker and press the button, then put the bag in and close the door."
        ),
    ),
)
