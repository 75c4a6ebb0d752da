"""Reads CoNLL-U into spaCy Docs, and varies it the way support mail varies from a treebank."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True)
class Word:
    """One syntactic word. `head` is 1-based within the sentence, 0 for the root, as in the file."""

    form: str
    space: bool
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str


@dataclass(frozen=True)
class Sentence:
    """`new_paragraph` and `new_document` say what the sentence opens; `genre` comes from the document's id."""

    words: tuple[Word, ...]
    new_paragraph: bool
    new_document: bool
    genre: str


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, plain or xz-compressed. Raises ValueError on a line with other than ten fields."""
    genre = ""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        lines: list[str] = []
        for line in [*file, "\n"]:
            if line.strip():
                lines.append(line.rstrip("\n"))
                continue
            if lines:
                for comment in lines:
                    if comment.startswith("# newdoc id = "):
                        genre = comment.removeprefix("# newdoc id = ").split("-")[0]
                yield _sentence(lines, genre)
                lines = []


def _sentence(lines: list[str], genre: str) -> Sentence:
    words: list[Word] = []
    last_of_multiword, space_after_multiword = "", True
    for line in lines:
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 10:
            raise ValueError(f"not a CoNLL-U line: {line[:60]!r}")
        number, form, lemma, upos, xpos, feats, head, dep, _, misc = fields
        space = "SpaceAfter=No" not in misc
        if "." in number:
            continue
        if "-" in number:
            last_of_multiword, space_after_multiword = number.split("-")[1], space
            continue
        if last_of_multiword:
            space = space_after_multiword if number == last_of_multiword else False
            if number == last_of_multiword:
                last_of_multiword = ""
        words.append(
            Word(form, space, lemma, upos, xpos, "" if feats == "_" else feats, int(head), "ROOT" if dep == "root" else dep)
        )
    return Sentence(
        tuple(words),
        any(line.startswith(("# newpar", "# newdoc")) for line in lines),
        any(line.startswith("# newdoc") for line in lines),
        genre,
    )


def to_doc(vocab: Vocab, sentences: list[Sentence], paragraph_breaks: float, rng: random.Random) -> Doc:
    """One Doc of several sentences; a paragraph break becomes a whitespace token with the probability given."""
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    morphs: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    for nth, sentence in enumerate(sentences):
        if nth:
            spaces[-1] = True
            if sentence.new_paragraph and rng.random() < paragraph_breaks:
                spaces[-1] = False
                gap = rng.choice(["\n\n", "\n\n", "\n"])
                words.append(gap)
                spaces.append(False)
                lemmas.append(gap)
                pos.append("SPACE")
                tags.append("_SP")
                morphs.append("")
                heads.append(len(words) - 2)
                deps.append("dep")
        base = len(words)
        for index, word in enumerate(sentence.words):
            words.append(word.form)
            spaces.append(word.space)
            lemmas.append(word.lemma)
            pos.append(word.upos)
            tags.append(word.xpos)
            morphs.append(word.feats)
            heads.append(base + word.head - 1 if word.head else base + index)
            deps.append(word.dep)
    spaces[-1] = False
    return Doc(vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, tags=tags, morphs=morphs, heads=heads, deps=deps)


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences, gathered by the document they stand in."""
    group: list[Sentence] = []
    for sentence in sentences:
        if sentence.new_document and group:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def chunks(sentences: list[Sentence], size: int) -> Iterator[list[Sentence]]:
    """Runs of about `size` sentences, cut at paragraphs where possible."""
    group: list[Sentence] = []
    for sentence in sentences:
        if (len(group) >= size and sentence.new_paragraph) or len(group) >= 2 * size:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def varied(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The same sentences as chat and mail write them: lower case, no apostrophes, curly quotes, no full stop, a line each."""
    chance = rng.random()
    if chance < 0.15:
        group = [_lowered(s) for s in group]
    if 0.10 < chance < 0.18:
        group = [_without_apostrophes(s) for s in group]
    if 0.20 < chance < 0.45:
        group = [_curly(s, rng) for s in group]
    if rng.random() < 0.10:
        group = [*group[:-1], _without_full_stop(group[-1])]
    if rng.random() < 0.10:
        group = [replace(s, new_paragraph=True) for s in group]
    return group


def _lowered(sentence: Sentence) -> Sentence:
    return replace(sentence, words=tuple(replace(w, form=w.form.lower()) for w in sentence.words))


def _without_apostrophes(sentence: Sentence) -> Sentence:
    words = list(sentence.words)
    for i in range(1, len(words)):
        word = words[i]
        if (
            "'" in word.form
            and len(word.form) > 1
            and not words[i - 1].space
            and word.upos in ("AUX", "PART")
            and word.xpos != "POS"
        ):
            words[i] = replace(word, form=word.form.replace("'", ""))
    return replace(sentence, words=tuple(words))


def _curly(sentence: Sentence, rng: random.Random) -> Sentence:
    def form(word: Word) -> str:
        if word.form == '"':
            return "“" if word.xpos == "``" else "”"
        if word.xpos == "``" and word.form == "'":
            return "‘"
        if "'" in word.form:
            return word.form.replace("'", "’")
        if word.form == "...":
            return "…"
        if word.form in ("--", "-") and word.xpos in (":", ","):
            return rng.choice(["—", "–"])
        return word.form

    return replace(sentence, words=tuple(replace(w, form=form(w)) for w in sentence.words))


def _without_full_stop(sentence: Sentence) -> Sentence:
    words = sentence.words
    last_is_free = not any(w.head == len(words) for w in words)
    if len(words) > 3 and words[-1].upos == "PUNCT" and words[-1].form in ".!?" and last_is_free:
        return replace(sentence, words=words[:-1])
    return sentence
