"""The shipped pipeline's Docs, made by `encoder` and `lockstep` in the place of spaCy's components: the same in half the time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.pipeline._parser_internals.nonproj import DELIMITER, deprojectivize  # type: ignore[import-not-found]

from replylint.encoder import BLOCK, Encoder
from replylint.lockstep import Lockstep

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

Array = Any  # a numpy array; its kind is said where it is made

_STEP = 10  # what a step of the lockstep costs whatever the number of texts, in steps of one text alone
_TOKENS = 12_000  # that are parsed at once, unless one text is longer; they take 50 MB
_KEPT = 50_000  # lemmas that are kept; then all are forgotten


class Pipeline:
    """Reads texts with the weights of `nlp`, the shipped pipeline. Raises ValueError for components that work in another way."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        tagger: Any = nlp.get_pipe("tagger")
        morphologizer: Any = nlp.get_pipe("morphologizer")
        parser: Any = nlp.get_pipe("parser")
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self._encoder = Encoder(nlp)
        self._lockstep = Lockstep(parser)
        self._tags, self._forms = _Choice(tagger.model), _Choice(morphologizer.model)
        strings, morphology = nlp.vocab.strings, nlp.vocab.morphology
        self._tag_keys = _keys([strings.add(tag) for tag in tagger.labels])
        cfg = morphologizer.cfg
        self._pos_keys = _keys([cfg["labels_pos"].get(label, 0) for label in morphologizer.labels])
        self._morph_keys = _keys([morphology.add(cfg["labels_morph"].get(label, "")) for label in morphologizer.labels])
        self._dep_keys = _keys([strings.add(label) for label in self._lockstep.labels])
        self._root_key = strings.add("ROOT")
        self._terminals = _keys([strings.add(mark) for mark in ".?!"])
        self._decorated = np.array([DELIMITER in label for label in self._lockstep.labels])
        self._lemmas: dict[tuple[int, int], str] = {}

    def docs(self, texts: Sequence[str]) -> list[Doc]:
        """The Docs of the texts, in their order."""
        docs = [self._nlp.make_doc(text) for text in texts]
        full = [_Uncut(doc, cuts, _longest(cuts)) for doc in docs if len(doc) for cuts in [self._cuts(doc)]]
        full.sort(key=lambda one: one.longest, reverse=True)
        while full:
            sizes = np.cumsum([len(one.doc) for one in full])
            count = max(1, int(np.searchsorted(sizes, _TOKENS, side="right")))
            self._annotate(full[:count])
            full = full[count:]
        return docs

    def _cuts(self, doc: Doc) -> Array:
        """For every token whether a sentence may well begin there: after the end of one, or after white space."""
        orth, is_space = doc.to_array(["ORTH", "IS_SPACE"]).T
        found = np.ones(len(doc), bool)
        found[1:] = is_space[:-1] > 0
        for terminal in self._terminals:
            found[1:] |= orth[:-1] == terminal
        found[1:] &= is_space[1:] == 0
        return found

    def _annotate(self, uncut: list[_Uncut]) -> None:
        docs = [one.doc for one in uncut]
        vectors = self._encoder.vectors(docs)
        forms = self._forms(vectors)
        columns: Array = np.empty((len(vectors), 5), np.uint64)
        columns[:, 0] = self._tag_keys[self._tags(vectors)]
        columns[:, 1] = self._pos_keys[forms]
        columns[:, 2] = self._morph_keys[forms]
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        heads, labels = self._parsed(vectors, lengths, uncut)
        columns[:, 3] = heads.astype(np.uint64)
        columns[:, 4] = np.where(heads, self._dep_keys[labels], self._root_key)
        decorated = self._decorated[labels] & (heads != 0)
        for doc, end in zip(docs, ends):
            own = slice(end - len(doc), end)
            doc.tensor = vectors[own]
            doc.from_array(["TAG", "POS", "MORPH", "HEAD", "DEP"], columns[own])
            if decorated[own].any():
                deprojectivize(doc)
        for at, doc in enumerate(docs):
            self._lemmatize(doc, forms[ends[at] - len(doc) : ends[at]])

    def _parsed(self, vectors: Array, lengths: Array, uncut: list[_Uncut]) -> tuple[Array, Array]:
        """For every token how far away its head is, and the number of its label."""
        alone = _alone(lengths, np.array([one.longest for one in uncut]))
        parsed = np.zeros(len(lengths), bool)
        heads, labels = np.zeros((2, len(vectors)), np.intp)
        if alone < len(lengths):
            first = lengths[:alone].sum()
            heads[first:], labels[first:], parsed[alone:] = self._lockstep.heads(
                vectors[first:], lengths[alone:], np.concatenate([one.cuts for one in uncut[alone:]])
            )
        ends = np.cumsum(lengths)
        for at in np.flatnonzero(~parsed):
            own = slice(ends[at] - lengths[at], ends[at])
            heads[own], labels[own] = self._lockstep.heads_alone(vectors[own])
        return heads, labels

    def _lemmatize(self, doc: Doc, forms: Array) -> None:
        # The same word in the same form has the same lemma; the key of a lemma may be forgotten with a memory zone, its text not.
        known, add = self._lemmas, doc.vocab.strings.add
        found: Array = np.empty(len(doc), np.uint64)
        for at, key in enumerate(zip(doc.to_array("ORTH").tolist(), forms.tolist())):
            lemma = known.get(key)
            if lemma is None:
                if len(known) >= _KEPT:
                    known.clear()
                lemma = known[key] = self._lemmatizer.lemmatize(doc[at])[0]
            found[at] = add(lemma)
        doc.from_array("LEMMA", found)


class _Uncut(NamedTuple):
    """A text that is to be parsed: where a sentence may well begin, and the longest stretch between two such places, in tokens."""

    doc: Doc
    cuts: Array
    longest: int


class _Choice:
    """A linear layer of which only the best class counts."""

    def __init__(self, model: Model[Any, Any]) -> None:
        layer = model.get_ref("output_layer")
        if layer.name != "softmax":
            raise ValueError("not a tagger with a softmax")
        self.weights = np.ascontiguousarray(layer.get_param("W").T)
        self.bias = layer.get_param("b")

    def __call__(self, vectors: Array) -> Array:
        found = np.empty(len(vectors), np.intp)
        for at in range(0, len(vectors), BLOCK):
            (vectors[at : at + BLOCK] @ self.weights + self.bias).argmax(axis=1, out=found[at : at + BLOCK])
        return found


def _keys(values: list[int]) -> Array:
    return np.array(values, np.uint64)


def _longest(cuts: Array) -> int:
    """The longest stretch from one cut to the next."""
    starts: list[int] = np.flatnonzero(cuts).tolist()
    return max(after - start for start, after in pairwise([*starts, len(cuts)]))


def _alone(lengths: Array, stretches: Array) -> int:
    """How many texts, those with the longest stretches first, are parsed sooner one by one.

    A step together costs the same for few texts as for many, and there are as many steps as the longest stretch takes.
    """
    together = np.append(stretches, 0) * _STEP
    return int(np.argmin(together + np.cumsum(np.append(0, lengths))))
