"""Makes ``replylint/data/english`` from the treebank, with one command.

    python -m training.english ../shared/treebank

CoNLL-U in, a packed spaCy pipeline out: convert and vary (seeded), train after ``english.cfg``, add the rule lemmatizer
with the exceptions that the training data calls for, round the weights and trim the strings so that it ships small.
About 45 CPU-minutes on one core. The figures: ``python -m training.evaluate ../shared/treebank``.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # two threads do not pay at this size, and sums differ with their number

import numpy as np
import spacy
import srsly
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from training import conllu

HERE = Path(__file__).parent
TARGET = HERE.parent / "replylint" / "data" / "english"
SEED = 11
MANTISSA_BITS = 7  # of 23: LAS moves by 0.01, the zip shrinks by half


def corpora(treebank: Path, folder: Path) -> None:
    """Writes train.spacy (the treebank and a varied copy of it) and dev.spacy."""
    rng = random.Random(SEED)
    vocab = spacy.blank("en").vocab
    plain_and_varied = DocBin()
    documents = list(conllu.documents(conllu.read(treebank / "en_ewt-ud-train.conllu.xz")))
    for copy in (0, 1):
        for document in documents:
            for group in conllu.chunks(document, 5 if copy == 0 else rng.choice([1, 3, 8])):
                sentences = conllu.varied(group, rng) if copy else group
                plain_and_varied.add(conllu.to_doc(vocab, sentences, 0.5, rng))
    plain_and_varied.to_disk(folder / "train.spacy")
    dev = DocBin()
    for document in conllu.documents(conllu.read(treebank / "en_ewt-ud-dev.conllu.xz")):
        dev.add(conllu.to_doc(vocab, document, 1.0, rng))
    dev.to_disk(folder / "dev.spacy")


def trained(folder: Path, steps: int | None) -> Language:
    """The pipeline after training, the best by the dev set."""
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own BLAS is about three times as fast here
    overrides: dict[str, object] = {"paths.train": str(folder / "train.spacy"), "paths.dev": str(folder / "dev.spacy")}
    if steps:
        overrides["training.max_steps"] = steps
    config = load_config(HERE / "english.cfg", overrides=overrides, interpolate=False)
    (folder / "out").mkdir(exist_ok=True)
    nlp = init_nlp(config)
    train(nlp, folder / "out", stdout=sys.stderr, stderr=sys.stderr)
    return spacy.load(folder / "out" / "model-best")


def add_lemmatizer(nlp: Language, treebank: Path) -> None:
    """spaCy's rule lemmatizer, with an exception for each form seen twice that its rules get wrong (it has no AUX or PRON table)."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize(list)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    feats: dict[tuple[str, str], str] = {}
    for sentence in conllu.read(treebank / "en_ewt-ud-train.conllu.xz"):
        for word in sentence.words:
            if word.upos not in ("PUNCT", "SYM", "X", "NUM", "PROPN"):
                key = (word.form.lower(), word.upos)
                seen[key][word.lemma.lower()] += 1
                feats[key] = word.feats
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (form, upos), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        doc = Doc(nlp.vocab, words=[form], pos=[upos], morphs=[feats[form, upos]])
        if count >= 2 and lemmatizer.rule_lemmatize(doc[0])[0] != lemma:
            exceptions[upos.lower()][form] = [lemma]
            if "'" in form:
                exceptions[upos.lower()][form.replace("'", "’")] = [lemma]
    table = lemmatizer.lookups.get_table("lemma_exc")
    for upos, forms in exceptions.items():
        table[upos] = {**table.get(upos, {}), **forms}


def pack(source: Path, target: Path) -> None:
    """Copies the pipeline to `target`, weights rounded, strings cut to the labels (the corpus' words do not ship)."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target)
    for path in target.rglob("model"):
        if path.is_file():
            path.write_bytes(_rounded(path.read_bytes()))
    nlp = spacy.load(source)
    labels = {label for name in nlp.pipe_names if hasattr(pipe := nlp.get_pipe(name), "labels") for label in pipe.labels}
    labels |= {str(value) for value in nlp.get_pipe("morphologizer").cfg["labels_morph"].values()}
    srsly.write_json(target / "vocab" / "strings.json", sorted(labels))
    meta = srsly.read_json(target / "meta.json")
    meta.update(
        name="replylint_english",
        version="1.0.0",
        description="Tagger, morphologizer, parser and rule lemmatizer for replylint, trained on UD English EWT.",
        author="The replylint authors",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8.0,<3.9.0",
        sources=[{"name": "UD_English-EWT", "author": "Silveira et al. 2014", "license": "CC BY-SA 4.0"}],
    )
    meta.pop("performance", None)
    srsly.write_json(target / "meta.json", meta)
    config = load_config(target / "config.cfg", interpolate=False)
    config["paths"].update(train=None, dev=None)  # where it was made is nobody's business
    config.to_disk(target / "config.cfg")
    for notice in ("LICENSE", "NOTICE"):
        shutil.copy(HERE / f"english.{notice}", target / notice)


def _rounded(packed: bytes) -> bytes:
    model = srsly.msgpack_loads(packed)
    drop = 23 - MANTISSA_BITS
    for parameters in model["params"]:
        for name, array in (parameters or {}).items():
            if isinstance(array, np.ndarray) and array.dtype == np.float32:
                bits = np.ascontiguousarray(array).view(np.uint32)
                bits = (bits + np.uint32(1 << (drop - 1))) & np.uint32((0xFFFFFFFF << drop) & 0xFFFFFFFF)
                parameters[name] = bits.view(np.float32).reshape(array.shape)
    return srsly.msgpack_dumps(model)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="folder with en_ewt-ud-{train,dev,test}.conllu.xz")
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--steps", type=int, help="stop after so many steps (a smoke test of the recipe)")
    parser.add_argument("--keep", type=Path, help="keep the working files in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        corpora(options.treebank, folder)
        nlp = trained(folder, options.steps)
        add_lemmatizer(nlp, options.treebank)
        nlp.to_disk(folder / "whole")
        pack(folder / "whole", options.output)
    print(f"written: {options.output}")


if __name__ == "__main__":
    main()
