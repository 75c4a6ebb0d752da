"""Measures the shipped English pipeline on the treebank, from raw text, per genre.

    python -m training.evaluate ../shared/treebank [--split test]

F1 over the gold and the predicted tokens, so a token cut wrongly costs in every column (as in the CoNLL 2018 shared task);
LAS compares the main relation; "lemma" is the share of rightly cut tokens whose lemma is right, case aside. Exits with 1 when
a figure misses its aim.
"""

from __future__ import annotations

import argparse
import random
import sys
import zipfile
from collections import Counter, defaultdict
from io import BytesIO
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from replylint.english import HERE, load
from training import conllu

AIMS = {"UPOS": 92.5, "LAS": 80.0, "lemma": 98.0}
MEGABYTES = 3.0


def compare(gold: Doc, predicted: Doc) -> Counter[str]:
    """Counts of what matches, to be summed over texts."""
    counts: Counter[str] = Counter()
    wanted = {(t.idx, t.idx + len(t)): t for t in gold if not t.is_space}
    found = {(t.idx, t.idx + len(t)): t for t in predicted if not t.is_space}
    counts["gold"], counts["predicted"] = len(wanted), len(found)
    wanted_sentences, found_sentences = _sentences(gold), _sentences(predicted)
    counts["gold sentences"], counts["predicted sentences"] = len(wanted_sentences), len(found_sentences)
    counts["sentences"] = len(wanted_sentences & found_sentences)
    for span, token in wanted.items():
        other = found.get(span)
        if other is None:
            continue
        counts["tokens"] += 1
        counts["UPOS"] += token.pos_ == other.pos_
        counts["lemma"] += token.lemma_.lower() == other.lemma_.lower()
        attached = _head(token) == _head(other)
        counts["UAS"] += attached
        counts["LAS"] += attached and token.dep_.split(":")[0] == other.dep_.split(":")[0]
    return counts


def _head(token: Token) -> tuple[int, int] | None:
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return None if token.head.i == token.i else (head.idx, head.idx + len(head))


def _sentences(doc: Doc) -> set[tuple[int, int]]:
    def ends(sentence: Span) -> tuple[int, int] | None:
        tokens = [t for t in sentence if not t.is_space]
        return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None

    return {span for sentence in doc.sents if (span := ends(sentence))}


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages from counts."""
    both = counts["gold"] + counts["predicted"]
    rates = {name: 200 * counts[name] / both for name in ("tokens", "UPOS", "UAS", "LAS")}
    rates["sentences"] = 200 * counts["sentences"] / (counts["gold sentences"] + counts["predicted sentences"])
    rates["lemma"] = 100 * counts["lemma"] / counts["tokens"]
    return rates


def zipped_megabytes(folder: Path) -> float:
    """The size of a folder as a wheel packs it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return len(buffer.getvalue()) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    options = parser.parse_args()
    nlp = load()
    rng = random.Random(1)
    by_genre: dict[str, Counter[str]] = defaultdict(Counter)
    for document in conllu.documents(conllu.read(options.treebank / f"en_ewt-ud-{options.split}.conllu.xz")):
        gold = conllu.to_doc(nlp.vocab, document, 1.0, rng)
        by_genre[document[0].genre] += compare(gold, nlp(gold.text))
    columns = ("tokens", "sentences", "UPOS", "lemma", "UAS", "LAS")
    print(f"{'genre':12s}" + "".join(f"{c:>11s}" for c in columns))
    total: Counter[str] = sum(by_genre.values(), Counter())
    for genre, counts in [*sorted(by_genre.items()), ("all", total)]:
        print(f"{genre:12s}" + "".join(f"{figures(counts)[c]:11.1f}" for c in columns))
    size = zipped_megabytes(HERE)
    print(f"zipped: {size:.2f} MB")
    missed = [f"{name} {figures(total)[name]:.2f} < {aim}" for name, aim in AIMS.items() if figures(total)[name] < aim]
    if size > MEGABYTES:
        missed.append(f"{size:.2f} MB > {MEGABYTES}")
    if missed:
        sys.exit("missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
