"""What a rule sees: the parsed draft, the customer's message, the context."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from replylint.context import Context
from replylint.passage import Passage, Sentence
from replylint.report import Grade, Rewrite

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from replylint.customer import Customer
    from replylint.draft import Draft
    from replylint.rule import Hit


T = TypeVar("T")


class Reply(Passage):
    """The body of a draft as sentences and words, at the source's own offsets.

    Greeting, sign-off, signature, quoted history and disclaimer are not among the words: they are zones of `draft`. `customer` is
    the customer's message, from the caller or from the quoted history, or None. `hits` are what the rules that look for
    themselves found, by code; the linter sets it before the second look (`Rule.weigh`).
    """

    def __init__(self, draft: Draft, doc: Doc, *, customer: Customer | None = None, context: Context | None = None) -> None:
        super().__init__(doc, draft.masked)
        self.draft = draft
        self.customer = customer
        self.context = context or Context()
        self.hits: tuple[tuple[str, Hit], ...] = ()

    @property
    def source(self) -> str:
        """The draft as it was given."""
        return self.draft.source

    @property
    def word_count(self) -> int:
        """Words of the body, punctuation not counted."""
        count: int | None = self.memory.get("word_count")
        if count is None:
            count = self.memory["word_count"] = sum(w.pos not in ("PUNCT", "SYM") for w in self.words)
        return count

    def release(self) -> None:
        """As for any passage, with the customer's message."""
        super().release()
        if self.customer is not None:
            self.customer.release()

    def replace(self, start: int, end: int, text: str, grade: Grade = Grade.REVIEW) -> Rewrite:
        """A rewrite of one span."""
        return Rewrite(start=start, end=end, text=text, grade=grade)

    def replace_sentence(self, sentence: Sentence, text: str, grade: Grade = Grade.NEEDS_FACTS) -> Rewrite:
        """A rewrite of a whole sentence, for faults whose cure is another thought rather than another word."""
        return self.replace(sentence.start, sentence.end, text, grade)


def once_looked(derive: Callable[[Reply], T]) -> Callable[[Reply], T]:
    """Like `once`, for what builds on `reply.hits`: derived anew when the rules have looked again."""

    @wraps(derive)
    def remembered(reply: Reply) -> T:
        hits, known = reply.memory.get(derive, (None, None))
        if hits is not reply.hits:
            known = derive(reply)
            reply.memory[derive] = (reply.hits, known)
        found: T = known
        return found

    return remembered
