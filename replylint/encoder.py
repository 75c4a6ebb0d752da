"""The shipped pipeline's word vectors, tags and morphology for a batch of texts, in plain numpy.

thinc multiplies a batch as a whole. A batch's matrices don't fit into the processor's caches, and the multiplication takes twice
as long as it does in blocks of 256 words; so here every layer goes block by block. And what the first layer makes of a word
depends on the word alone, so it is kept. The layers are those of spaCy's MultiHashEmbed and MaxoutWindowEncoder (`spacy/ml/models/
tok2vec.py`); the vectors are theirs but for rounding, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

Array = Any  # a numpy array; its kind is said where it is made

BLOCK = 256  # words multiplied at once: their rows stay in the processor's second cache
_KEPT = 20_000  # words whose vectors are kept, 8 MB of them; then all are forgotten
_KEY: list[int | str] = ["ORTH", "NORM", "SPACY"]  # decide, with the word list, all that the embedding reads of a token
_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]
_FACTORS = np.array([3, 5, 7], np.uint64)


class Encoder:
    """The weights of the shipped tok2vec, tagger and morphologizer. Raises ValueError for a pipeline made in another way."""

    def __init__(self, nlp: Language) -> None:
        component: Any = nlp.get_pipe("tok2vec")
        model = component.model
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        read, *self._embedding = embed.layers
        if read.name != "extract_features" or any("static_vectors" in node.name for node in embed.walk()):
            raise ValueError("not a MultiHashEmbed without static vectors")
        self._columns = read.attrs["columns"]
        self._gap = encode.attrs["pad"]
        self._layers = [_Layer(residual) for residual in encode.layers[0].layers]
        self.width: int = model.get_dim("nO")
        self._rows: dict[int, int] = {}
        self._known: Array = np.empty((1024, self.width), np.float32)

    def vectors(self, docs: Sequence[Doc]) -> Array:
        """The vectors of all tokens of the texts, one below the other."""
        # Between the texts stand as many empty rows as a word's vector depends on neighbours, and one more at either end.
        lengths = [len(doc) for doc in docs]
        places = np.arange(sum(lengths)) + np.repeat(np.arange(len(docs)) * self._gap + self._gap + 1, lengths)
        state: Array = np.zeros((len(places) + (len(docs) + 1) * self._gap + 2, self.width), np.float32)
        state[places] = self._embedded(docs)
        size = min(BLOCK, len(state))
        window: Array = np.ones((size, 3 * self.width + 1), np.float32)
        outcome: Array = np.empty((size, self._layers[0].weights.shape[1]), np.float32)
        greatest: Array = np.empty((size, self.width), np.float32)
        for layer in self._layers:
            state = layer(state, window, outcome, greatest)
        return state[places]

    def _embedded(self, docs: Sequence[Doc]) -> Array:
        keys = [key for doc in docs for key in (doc.to_array(_KEY) @ _FACTORS).tolist()]
        rows = [*map(self._rows.get, keys)]
        if None in rows:
            self._learn(docs, keys, {key for key, row in zip(keys, rows) if row is None})
            rows = [*map(self._rows.get, keys)]
        return self._known[rows]

    def _learn(self, docs: Sequence[Doc], keys: list[int], missing: set[int]) -> None:
        if len(self._rows) + len(missing) > _KEPT:
            self._rows.clear()
            missing = set(keys)
        features: Array = np.concatenate([doc.to_array(self._columns) for doc in docs])
        place = {key: at for at, key in enumerate(keys) if key in missing}
        found: Any = [features[list(place.values())]]
        for layer in self._embedding:
            found = layer.predict(found)
        first = len(self._rows)
        needed = first + len(place)
        if needed > len(self._known):
            self._known = np.resize(self._known, (max(needed, 2 * len(self._known)), self.width))
        self._known[first:needed] = found[0]
        self._rows.update(zip(place, range(first, needed)))


class _Layer:
    """A residual layer: each word with its two neighbours, the greatest of a few pieces, made even, and added to the word."""

    def __init__(self, residual: Model[Any, Any]) -> None:
        leaves: dict[str, Any] = {node.name: node for node in residual.walk(order="dfs_pre") if not node.layers}
        if list(leaves) != _LAYER or leaves["expand_window"].attrs["window_size"] != 1:
            raise ValueError("not a MaxoutWindowEncoder with a window of one")
        maxout, norm = leaves["maxout"], leaves["layernorm"]
        self.width, self.pieces = maxout.get_dim("nO"), maxout.get_dim("nP")
        if self.pieces < 2:
            raise ValueError("not a maxout of several pieces")
        # The pieces stand side by side, and the bias is a weight of a one, so that the rest is few operations on whole blocks.
        weights = maxout.get_param("W").transpose(1, 0, 2).reshape(self.width * self.pieces, -1)
        bias = maxout.get_param("b").T.reshape(-1, 1)
        self.weights = np.ascontiguousarray(np.hstack([weights, bias]).T)
        self.mean: Array = np.full((self.width, 1), 1 / self.width, np.float32)
        self.scale, self.shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, state: Array, window: Array, outcomes: Array, greatest: Array) -> Array:
        """The words after this layer. The other arrays are room to work in: the last column of `window` is 1."""
        found: Array = state.copy()
        width, size, last = self.width, len(window), len(state) - 1
        # Each row reaches into the next two.
        around: Array = np.ndarray((last - 1, 3 * width), np.float32, state, 0, state.strides)
        for at in range(1, last, size):
            count = min(size, last - at)
            outcome, best = outcomes[:count], greatest[:count]
            window[:count, :-1] = around[at - 1 : at - 1 + count]
            np.dot(window[:count], self.weights, out=outcome)
            np.maximum(outcome[:, :width], outcome[:, width : 2 * width], out=best)
            for piece in range(2, self.pieces):
                np.maximum(best, outcome[:, piece * width : (piece + 1) * width], out=best)
            best -= best @ self.mean
            best *= 1 / np.sqrt(np.square(best) @ self.mean + np.float32(1e-8))
            best *= self.scale
            best += self.shift
            found[at : at + count] += best
        return found
