"""What the server takes and gives up on. Every cost of a request is bounded by one of these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds on a request.

    `body` is in bytes, before anything is parsed; `characters` are code points of a draft or of the customer's message; `items`
    drafts in a batch. `deadline` is in seconds, from the first byte of the body to the answer. `waiting` requests beside those
    being linted may wait for their turn; the next one is refused with 503.
    """

    body: int = 2_000_000
    characters: int = 50_000
    items: int = 100
    deadline: float = 10.0
    waiting: int = 32
