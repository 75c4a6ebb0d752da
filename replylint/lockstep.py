"""The shipped parser over many texts at once: each sentence takes one step, then each takes the next.

spaCy's parser moves one text after another through its steps; most of its time goes into the steps' bookkeeping and very little
into the matrices. Here a batch moves in step: the state of all sentences stands in a few arrays, so the bookkeeping of one step is
paid once for the batch. The moves and when they are allowed are spaCy's (`spacy/pipeline/_parser_internals`: `arc_eager.pyx` and
`_state.pxd`; the scores: `spacy/ml/parser_model.pyx`), and so is the parse; a test compares the two.
A text by itself would be alone in every step: `heads_alone` takes the same moves with lists in the place of arrays.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np

from replylint.encoder import BLOCK

if TYPE_CHECKING:
    from spacy.pipeline import DependencyParser

Array = Any  # a numpy array; its kind is said where it is made

_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = "SDLRB"
_STARTS, _UNSHIFTED = 2, 4  # what is known of a token: it starts a sentence; it went back from the stack to the buffer
_FEATURES = 8  # tokens that a score looks at: two of the buffer, three of the stack, three children
_ROWS = Struct(f"{_FEATURES}n")  # where those stand among all features
_ROOM = 200  # tokens that a stretch may take; a text with a longer one takes its steps alone


class Lockstep:
    """A dependency parser's weights, ready for `heads`. Raises ValueError for a parser that works in another way."""

    def __init__(self, parser: DependencyParser) -> None:
        model = parser.model
        names = parser.move_names
        if (
            model.name != "parser_model"
            or not model.attrs["has_upper"]
            or model.attrs["unseen_classes"]
            or parser.cfg["beam_width"] != 1
            or parser.cfg["learn_tokens"]
            or any(name.endswith("-subtok") for name in names)
        ):
            raise ValueError("not a greedy parser with an upper layer")
        linear = model.get_ref("tok2vec").layers[-1]
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if lower.get_dim("nF") != _FEATURES or lower.get_dim("nP") != 2 or upper.get_dim("nO") != len(names):
            raise ValueError("not a parser of eight features and two pieces")
        self._linear = _turned(linear.get_param("W")), linear.get_param("b").copy()
        # The two pieces of a maxout stand side by side, so that the greater of them is one operation on two blocks.
        pieces = lower.get_param("W").transpose(0, 2, 1, 3)
        self._lower = _turned(pieces.reshape(-1, lower.get_dim("nI")))
        self._padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, -1).copy()
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        self._upper = np.vstack([upper.get_param("W").T, upper.get_param("b")])  # with the bias, as the weight of a one
        self._moves = moves = [name[0] for name in names]
        allowed = np.array([[_allows(situation, move) for move in moves] for situation in range(32)])
        self._possible = allowed.tolist()
        # What is not allowed, as what is added to a score: minus infinity.
        self._barred = np.where(allowed, np.float32(0), np.float32(-np.inf))
        self._only = [int(row.argmax()) if row.sum() == 1 else None for row in allowed]
        effects = (_SHIFT + _RIGHT, _REDUCE, _LEFT, _RIGHT, _BREAK)
        self._effects = np.array([[int(move in effect) for move in moves] for effect in effects])
        self.labels = [name[2:] for name in names]

    def _features(self, vectors: Array) -> Array:
        """What each token adds to the score in each of its roles, and in row 0 what no token adds."""
        weights, bias = self._linear
        found = np.empty((len(vectors) + 1, self._lower.shape[1]), np.float32)
        found[0] = self._padding.reshape(-1)
        for at in range(0, len(vectors), BLOCK):
            np.dot(vectors[at : at + BLOCK] @ weights + bias, self._lower, out=found[at + 1 : at + 1 + BLOCK])
        return found.reshape(-1, self._padding.shape[1])

    def heads_alone(self, vectors: Array) -> tuple[Array, Array]:
        """The same as `heads` for one text, whatever its length, a step at a time: for few texts the quicker way."""
        features = self._features(vectors)
        features[::_FEATURES] += self._bias  # the first role is always taken, so it brings the bias
        count, half = len(vectors), len(self._bias) // 2
        upper, possible, only, moves = self._upper, self._possible, self._only, self._moves
        # Room for every outcome of a step: on so few numbers a new array costs as much as what is worked out. For the same reason
        # the features are added up as a product with ones, and the bias is a weight of a one.
        room = bytearray(_ROWS.size)
        chosen = np.frombuffer(room, np.intp)
        gathered = np.empty((_FEATURES, 2 * half), np.float32)
        hidden = np.empty(2 * half, np.float32)
        one, other, greater = hidden[:half], hidden[half:], np.ones(half + 1, np.float32)
        greatest, scores = greater[:half], np.empty(upper.shape[1], np.float32)
        gather, add, maximum = features.take, np.ones(_FEATURES, np.float32).dot, np.maximum
        put, score, best_score = _ROWS.pack_into, greater.dot, scores.argmax
        # Tokens go by the number of their first row in `features`; 0 is none. Two zeros follow the buffer, three lead the stack.
        end = (count + 1) * _FEATURES
        buffer = [*range(_FEATURES, end, _FEATURES), 0, 0]
        stack = [0, 0, 0]
        head, label, before, left, right, known = ([0] * end for _ in range(6))
        known[0] = known[buffer[0]] = _STARTS
        front = 0
        b0, b1, s0, s1 = buffer[0], buffer[1], 0, 0
        while b0 or s0:
            situation = known[b0]
            if s0:
                situation += 1
            if b1:
                situation += 24 if b1 - b0 == _FEATURES and not known[b1] & _STARTS else 8
            best = only[situation]
            if best is None:
                # The order of spaCy's StateC.set_context_tokens for eight features.
                put(room, 0, b0, b1 + 1, s0 + 2, s1 + 3, stack[-3] + 4, left[b0] + 5, left[s0] + 6, right[s0] + 7)
                add(gather(chosen, 0, gathered, "clip"), hidden)
                maximum(one, other, out=greatest)
                score(upper, scores)
                best = int(best_score())
                if not possible[situation][best]:
                    scores += self._barred[situation]
                    best = int(best_score())
            move = moves[best]
            if move in (_SHIFT, _RIGHT):
                stack.append(b0)
                front += 1
                if move == _RIGHT:
                    if head[b0]:
                        right[head[b0]] = before[b0]
                    before[b0], right[s0], head[b0], label[b0] = right[s0], b0, s0, best
                b0, b1, s0, s1 = b1, buffer[front + 1], b0, s0
            elif move == _BREAK:
                known[b1] |= _STARTS
            else:
                stack.pop()
                if move == _LEFT:
                    if head[s0]:
                        right[head[s0]] = before[s0]
                    left[b0], head[s0], label[s0] = s0, b0, best
                    known[b0] &= _STARTS
                elif s1 and not head[s0]:
                    front -= 1
                    buffer[front] = s0
                    known[s0] |= _UNSHIFTED
                    b0, b1 = s0, b0
                s0, s1 = s1, stack[-2]
        heads = np.array(head[_FEATURES::_FEATURES]) // _FEATURES
        return np.where(heads, heads - np.arange(1, count + 1), 0), np.array(label[_FEATURES::_FEATURES])

    def heads(self, vectors: Array, lengths: Array, cuts: Array) -> tuple[Array, Array, Array]:
        """For every token how far away its head is (0: it is a root), and the number of its label in `labels`; and for every
        text whether it was parsed, which fails for one with a long stretch between its cuts.

        `vectors` are those of all tokens of all texts in a row, `lengths` the texts' numbers of tokens; `cuts` says of every token
        whether a sentence may well begin there, as at the first of each text. Wrong cuts cost time, the parse is the same.
        """
        features = self._features(vectors)
        # What follows is parsed alike whatever went before, if the stack is empty and the next token as yet untouched. So all
        # stretches between cuts are parsed at once, and each until it stands so before another stretch.
        ends = np.cumsum(lengths)
        starts = np.flatnonzero(cuts)
        end = np.repeat(ends, np.add.reduceat(cuts, ends - lengths, dtype=np.intp))
        room = np.minimum(end - starts, _ROOM)
        count = len(starts)
        # The tokens of the stretches are numbered from 1 on; 0 is none, and what is done to it does nothing. So a move that is
        # not made needs no mask, only zeros. Two zeros follow each stretch's buffer, three lead its stack.
        nth = np.arange(count)
        first = np.cumsum(room) - room
        owner = np.repeat(nth, room)
        number = np.arange(1, len(owner) + 1)
        row = np.append(0, number - np.repeat(first - starts, room))  # of each token what `features` calls it
        halts = np.append(True, cuts)[row]
        halts[first + 1] = False
        row *= _FEATURES
        buffer = np.zeros(len(owner) + 2 * count, np.intp)
        buffer[number - 1 + 2 * owner] = number
        stack = np.zeros(len(owner) + 4 * count, np.intp)
        front, top = first + 2 * nth, first + 4 * nth + 2
        head, label, before, known = np.zeros((4, len(number) + 1), np.intp)
        # Of each token the outermost child so far: the left ones of all tokens, then the right ones.
        outer = np.zeros(2 * len(number) + 2, np.intp)
        right = len(number) + 1
        known[0] = _STARTS
        known[first + 1] = _STARTS
        reached = np.zeros(count, np.intp)
        sums: Array = np.empty((2, count, len(self._bias)), np.float32)
        while True:
            b0, b1, s0 = buffer[front], buffer[front + 1], stack[top]
            untouched = (known[b0] < _UNSHIFTED) & (outer[b0] == 0) & ((known[b1] < _STARTS) | (b1 == 0))
            done = (s0 == 0) & halts[b0] & untouched
            if np.logical_or.reduce(done):
                reached[nth[done]] = b0[done]
                live = np.flatnonzero(~done)
                if not len(live):
                    break
                front, top, nth, b0, b1, s0 = front[live], top[live], nth[live], b0[live], b1[live], s0[live]
            s1 = stack[top - 1]
            # The order of spaCy's StateC.set_context_tokens for eight features.
            hidden, part = sums[:, : len(b0)]
            features.take(row[b0], 0, hidden, "clip")
            for role, token in enumerate((b1, s0, s1, stack[top - 2], outer[b0], outer[s0], outer[s0 + right]), 1):
                hidden += features.take(row[token] + role, 0, part, "clip")
            hidden += self._bias
            half = hidden.shape[1] // 2
            scores = np.maximum(hidden[:, :half], hidden[:, half:]) @ self._upper[:-1] + self._upper[-1]
            breaks = (b1 - b0 == 1) & (known[b1] & _STARTS == 0)
            scores += self._barred.take(known[b0] + (s0 > 0) + 8 * (b1 > 0) + 16 * breaks, axis=0)
            best = scores.argmax(axis=1)
            pushes, pops, lefts, rights, opens = self._effects.take(best, axis=1)
            # An arc. If the child had one from the left it gives way, and its head's outermost child is again the one before.
            child, parent = lefts * s0 + rights * b0, lefts * b0 + rights * s0
            outer[head[child] + right] = before[child]
            before[child] = outer[parent + right]
            outer[parent + rights * right] = child
            head[child], label[child] = parent, best
            # A word that gets a left child may be shifted again; one that is reduced without a head goes back to the buffer.
            again = lefts * b0
            known[again] = known[again] & _STARTS
            known[opens * b1] |= _STARTS
            back = pops * (s1 > 0) * (head[s0] == 0)
            known[back * s0] |= _UNSHIFTED * back
            stack[top + 1] = b0  # where the move is no push, what stands above the top counts for nothing
            top = top + pushes - pops - lefts
            front = front + pushes - back
            buffer[front] = buffer[front] * (1 - back) + s0 * back
        # A text's first stretch is right, and so is the one that a right one stands before at its end.
        row //= _FEATURES
        reached = np.where(reached, row[reached] - 1, np.where(starts + room == end, end, -1))
        stretch = dict(zip(starts.tolist(), range(count)))
        until, after = np.zeros(count, np.intp), reached.tolist()
        parsed = np.zeros(len(lengths), bool)
        for text, (at, last) in enumerate(zip((ends - lengths).tolist(), ends.tolist())):
            while 0 <= at < last:
                this = stretch[at]
                at = until[this] = after[this]
            parsed[text] = at == last
        right_ones = np.flatnonzero(row[1:] - 1 < until[owner]) + 1
        found, labels = np.zeros((2, len(vectors)), np.intp)
        at = row[right_ones] - 1
        found[at] = np.where(head[right_ones], head[right_ones] - right_ones, 0)
        labels[at] = label[right_ones]
        return found, labels, parsed


def _allows(situation: int, move: str) -> bool:
    stacked, starts, unshifted = situation & 1, situation & _STARTS, situation & _UNSHIFTED
    if move == _SHIFT:
        return not stacked or bool(situation & 8 and not starts and not unshifted)
    if move == _REDUCE:
        return bool(stacked)
    if move == _BREAK:
        return bool(situation & 16)
    return bool(stacked and not starts)


def _turned(weights: Array) -> Array:
    return np.ascontiguousarray(weights.T)
