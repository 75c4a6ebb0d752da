"""What is known about a reply beyond its words."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

Channel = Literal["email", "chat", "social", "review"]


class Context(BaseModel):
    """Names, channel and times; everything is optional.

    `received` and `answering` are when the customer wrote and when the reply goes out: with both, an unacknowledged wait is
    found. `first_reply` is False when the agent has written before in the same conversation, so that no greeting is owed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    customer_name: str | None = None
    agent_name: str | None = None
    company: str | None = None
    channel: Channel | None = None
    received: datetime | None = None
    answering: datetime | None = None
    first_reply: bool = True

    @model_validator(mode="after")
    def _comparable(self) -> Context:
        both = self.received is not None and self.answering is not None
        if both and (self.received.utcoffset() is None) != (self.answering.utcoffset() is None):  # type: ignore[union-attr]
            raise ValueError("received and answering: both with a time zone, or both without")
        return self
