"""Reports to text: each format is a function from outcomes to pieces of the document, yielded as soon as they are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replylint.report import Report


@dataclass(frozen=True)
class Outcome:
    """What became of one draft: its `source` and the `report` on it, or the `error` that kept it from being read.

    `failed` names the bars that it failed and why: ("--fail-on error", "2 errors").
    """

    path: str
    source: str = ""
    report: Report | None = None
    error: str | None = None
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """What the document is shown on: `width` in columns, and whether colours may be used."""

    width: int = 100
    color: bool = False


Renderer = Callable[[Iterable[Outcome], Page], Iterator[str]]


def renderer(format: str) -> Renderer:
    """The function that writes this format. Each loads only what it needs."""
    if format == "json":
        from replylint.render.json import render_json

        return render_json
    from replylint.render.text import render_text

    return render_text
