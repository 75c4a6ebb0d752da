"""A rule's page, made from the rule's file: for the terminal, and as Markdown in `docs/rules`.

`python -m replylint.docs`, called at the top of the source tree, writes all pages and the JSON schema; with `--check` it only
says which are not up to date.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from replylint.catalog import Catalog, load, paragraphs
from replylint.rule import Bad, Credit, Good, Rule

Entry = Rule | Credit

_EVIDENCE = {"A": "direct research", "B": "related research", "C": "practitioners' consensus"}
_MODES = {
    "existence": "each place counts",
    "rate": "places are weighed against the length",
    "doc": "it is found once at most",
}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def explain(entry: Entry, *, width: int = 100) -> str:
    """The page for a terminal of that many columns."""
    return "\n".join(_plain(entry, max(min(width, 100), 40)))


def listing(catalog: Catalog, *, width: int = 100) -> str:
    """All rules and strengths, one a line: code, name, severity, dimension, and what it finds."""
    rows = [(e.code, e.name, _severity(e), e.dimension.value, summary(e)) for e in catalog.entries]
    if not rows:
        return "no rules are installed\n"
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = []
    for row in rows:
        line = "  ".join([*(cell.ljust(size) for cell, size in zip(row, wide)), row[4]])
        lines.append(line if len(line) <= width else line[: width - 1].rstrip() + "…")
    return "\n".join(lines) + "\n"


def listing_json(catalog: Catalog) -> str:
    """The same as JSON; severity is null for a strength."""
    rows = [
        {
            "code": e.code,
            "name": e.name,
            "family": e.family,
            "severity": str(e.severity) if isinstance(e, Rule) else None,
            "dimension": str(e.dimension),
            "evidence": e.evidence,
            "needs_customer": isinstance(e, Rule) and e.needs_customer,
            "summary": summary(e),
        }
        for e in catalog.entries
    ]
    return json.dumps({"version": 1, "rules": rows}, indent=2, ensure_ascii=False) + "\n"


def pages(catalog: Catalog) -> dict[str, str]:
    """All pages in Markdown by the name of their file, with an index as index.md."""
    found = {f"{entry.code}.md": "\n".join(_markdown(entry)) + "\n" for entry in catalog.entries}
    return {"index.md": "\n".join(_index(catalog)) + "\n", **found}


def stale(root: Path) -> dict[Path, str | None]:
    """The generated files below the top of a source tree that are not up to date, and what should be in them; None: nothing."""
    from replylint.render.json import schema_text

    folder = root / "docs" / "rules"
    wanted: dict[Path, str | None] = {folder / name: text for name, text in pages(load(plugins=False)).items()}
    wanted[root / "replylint" / "data" / "report.schema.json"] = schema_text()
    wanted |= {path: None for path in folder.glob("*.md") if path not in wanted}
    return {path: text for path, text in wanted.items() if text is None or not _holds(path, text)}


def main(arguments: list[str]) -> int:
    """Write what is stale, or with `--check` only name it. 1 when something was to be named."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("python -m replylint.docs [--check]\n")
        return 2
    found = stale(Path.cwd())
    for path, text in found.items():
        sys.stdout.write(f"{path.relative_to(Path.cwd())}\n")
        if arguments:
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if arguments and found else 0


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _severity(entry: Entry) -> str:
    return str(entry.severity) if isinstance(entry, Rule) else "strength"


def summary(entry: Entry) -> str:
    """What the rule finds, in a sentence."""
    return paragraphs(entry.doc)[0]


def sources(entry: Entry) -> str:
    """The research or practice behind it, or an empty text."""
    found = next((p for p in paragraphs(entry.doc) if p.startswith("Sources:")), "")
    return found.partition(":")[2].strip()


def reasons(entry: Entry) -> list[str]:
    """The paragraphs on why it hurts."""
    return [p for p in paragraphs(entry.doc)[1:] if not p.startswith("Sources:")]


def _facts(entry: Entry) -> Iterator[str]:
    """What holds for the rule, in short sentences."""
    yield f"{_severity(entry).capitalize()}, on {entry.dimension}. Evidence {entry.evidence}: {_EVIDENCE[entry.evidence]}."
    if isinstance(entry, Credit):
        yield f"It gives back up to {entry.value:.0%} of what its dimension may get back."
    else:
        yield f"{_MODES[entry.mode].capitalize()}."
        if entry.critical:
            yield "It is critical: with it a reply gets no more than 49."
        if entry.needs_customer:
            yield "It is silent without the customer's message."
        if not entry.short_replies:
            yield "It is silent on replies of fewer than ten words."
        for profile, severity in sorted(entry.graded.items()):
            yield f"In the profile {profile} it is {'an' if str(severity)[0] in 'aei' else 'a'} {severity}."
        if entry.beats:
            yield f"On the same words it goes before {', '.join(sorted(entry.beats))}."
    if entry.off:
        yield f"It is off in the profile{'s' if len(entry.off) > 1 else ''} {', '.join(sorted(entry.off))}."


def _plain(entry: Entry, width: int) -> Iterator[str]:
    def block(text: str, first: str = "", rest: str = "") -> list[str]:
        return textwrap.wrap(
            text, width, initial_indent=first, subsequent_indent=rest or first, break_long_words=False, break_on_hyphens=False
        )

    yield f"{entry.code} {entry.name}"
    yield from block(" ".join(_facts(entry)))
    for paragraph in (summary(entry), *reasons(entry)):
        yield ""
        yield from block(paragraph)
    yield ""
    yield from block(f"Message: {entry.message}")
    for title, kind in ((_fires(entry), Bad), ("Stays silent on", Good)):
        yield ""
        yield f"{title}:"
        for example in (e for e in entry.examples if isinstance(e, kind)):
            yield from block(" / ".join(example.reply.split("\n")), "  - ", "    ")
            if example.customer is not None:
                yield from block(f"to: {example.customer}", "      ")
            if isinstance(example, Good):
                yield from block(f"({example.why})", "      ")
            elif example.rewrite is not None:
                yield from block(f"instead: {example.rewrite or 'leave it out'}", "      ")
    if sources(entry):
        yield ""
        yield from block(f"Sources: {sources(entry)}")


def _fires(entry: Entry) -> str:
    return "Fires on" if isinstance(entry, Rule) else "Finds"


def _markdown(entry: Entry) -> Iterator[str]:
    folder = "rules" if isinstance(entry, Rule) else "strengths"
    file = f"replylint/{folder}/{entry.family}/{entry.name.replace('-', '_')}.py"
    yield f"<!-- Made from {file} by `python -m replylint.docs`: change it there. -->"
    yield ""
    yield f"# {entry.code} {entry.name}"
    for paragraph in (summary(entry), *reasons(entry)):
        yield ""
        yield paragraph
    yield ""
    yield f"> {_escaped(entry.message)}"
    yield ""
    yield " ".join(_facts(entry))
    for title, kind in ((_fires(entry), Bad), ("Stays silent on", Good)):
        yield ""
        yield f"## {title}"
        yield ""
        for example in (e for e in entry.examples if isinstance(e, kind)):
            yield f"- {_quoted(example.reply)}"
            if example.customer is not None:
                yield f"  - to: {_quoted(example.customer)}"
            if isinstance(example, Good):
                yield f"  - {_escaped(example.why)}"
            elif example.rewrite is not None:
                yield f"  - instead: {_quoted(example.rewrite) if example.rewrite else 'leave it out'}"
    if sources(entry):
        yield ""
        yield "## Sources"
        yield ""
        yield sources(entry)


def _index(catalog: Catalog) -> Iterator[str]:
    yield "<!-- Made by `python -m replylint.docs` from the rules' files. -->"
    yield ""
    yield "# Rules"
    yield ""
    yield f"{len(catalog.rules)} rules and {len(catalog.credits)} strengths. `replylint explain CODE` shows the same pages."
    for title, entries in (("Faults", catalog.rules), ("Strengths", catalog.credits)):
        yield ""
        yield f"## {title}"
        yield ""
        yield "| code | name | severity | dimension | what it finds |"
        yield "| --- | --- | --- | --- | --- |"
        for entry in entries:
            cells = (
                f"[{entry.code}]({entry.code}.md)",
                entry.name,
                _severity(entry),
                str(entry.dimension),
                _escaped(summary(entry)),
            )
            yield f"| {' | '.join(cells)} |"


def _quoted(text: str) -> str:
    """A reply inside a list: its lines kept, its signs not read as markup."""
    return "<br>".join(_escaped(line.strip()) for line in text.strip().split("\n"))


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
