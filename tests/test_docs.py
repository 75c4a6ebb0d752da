"""The rules' pages: generated, complete, and up to date."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from replylint import docs
from replylint.catalog import Catalog, load
from replylint.cli import lint_command
from replylint.config import Settings
from replylint.config import load as load_settings
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Credit, Good, Rule

ROOT = Path(__file__).parents[1]
CATALOG = load(plugins=False)

RULE = Rule(
    code="TST001",
    name="says-golly",
    family="test",
    doc="Says golly.\n\nNobody is\nhelped by it.\n\nSources: Nobody 1999; *Somebody*",
    why="Nobody is helped by it.",
    severity=Severity.WARNING,
    dimension=Dimension.VOICE,
    message="Leave out 'golly'.",
    check=lambda reply: (),
    examples=(
        Bad("Golly, it is <b>late</b>.", customer="Where is it?", rewrite="It is <b>late</b>."),
        Bad("Golly.", rewrite=""),
        Good("Dear Golly,\nyes.", why="a name"),
    ),
    evidence="C",
    mode="rate",
    critical=True,
    needs_customer=True,
    short_replies=False,
    off=frozenset({"chat"}),
    graded={"regulated": Severity.ERROR},
    beats=frozenset({"BLM001"}),
)
CREDIT = Credit(
    code="TST002",
    name="says-thanks",
    family="test",
    doc="Says thanks.\n\nSources: us",
    dimension=Dimension.VOICE,
    message="It says thanks.",
    check=lambda reply: (),
    examples=(Bad("Thanks."), Good("No.", why="none")),
    value=0.5,
)

PAGE = """\
<!-- Made from replylint/rules/test/says_golly.py by `python -m replylint.docs`: change it there. -->

# TST001 says-golly

Says golly.

Nobody is helped by it.

> Leave out 'golly'.

Warning, on voice. Evidence C: practitioners' consensus. Places are weighed against the length. It is critical: with it a reply \
gets no more than 49. It is silent without the customer's message. It is silent on replies of fewer than ten words. In the profile \
regulated it is an error. On the same words it goes before BLM001. It is off in the profile chat.

## Fires on

- Golly, it is \\<b\\>late\\</b\\>.
  - to: Where is it?
  - instead: It is \\<b\\>late\\</b\\>.
- Golly.
  - instead: leave it out

## Stays silent on

- Dear Golly,<br>yes.
  - a name

## Sources

Nobody 1999; *Somebody*
"""


def test_a_page_as_a_whole() -> None:
    assert docs.pages(Catalog((RULE,), ()))["TST001.md"] == PAGE


def test_a_strength_has_a_page_too() -> None:
    page = docs.pages(Catalog((), (CREDIT,)))["TST002.md"]
    assert "replylint/strengths/test/says_thanks.py" in page
    assert "Strength, on voice." in page
    assert "## Finds" in page


def test_the_index_links_every_page() -> None:
    found = docs.pages(CATALOG)
    assert set(re.findall(r"\]\((\w+\.md)\)", found["index.md"])) == set(found) - {"index.md"}


def test_explain_shows_what_the_page_shows() -> None:
    shown = docs.explain(RULE, width=60)
    assert shown.startswith("TST001 says-golly\n")
    for part in (
        "Says golly.",
        "Nobody is helped by it.",
        "Fires on:",
        "to: Where is it?",
        "instead: leave it out",
        "(a name)",
    ):
        assert part in shown
    assert "Dear Golly, / yes." in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_the_list_has_every_rule_and_fits_the_page() -> None:
    lines = docs.listing(CATALOG, width=70).splitlines()
    assert [line.split()[0] for line in lines] == [e.code for e in CATALOG.entries]
    assert max(map(len, lines)) <= 70
    assert docs.listing(Catalog((), ())) == "no rules are installed\n"


def test_the_committed_pages_are_up_to_date() -> None:
    assert (ROOT / "docs" / "rules").is_dir()
    assert {str(path.relative_to(ROOT)) for path in docs.stale(ROOT)} == set(), "run python -m replylint.docs"


def test_the_command_line_page_names_every_setting_and_option() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?:`([a-z-]+)`)? ?\| (?:`--([a-z-]+)`)? ?\|", page, re.MULTILINE)
    assert {setting for setting, _ in rows if setting} == {field.alias for field in Settings.model_fields.values()}
    options = {
        option.removeprefix("--") for parameter in lint_command.params for option in parameter.opts if option[:2] == "--"
    }
    assert {option for _, option in rows if option} == options
    assert all(setting == option for setting, option in rows if setting and option)


def test_the_settings_in_the_page_can_be_read(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    file = tmp_path / "replylint.toml"
    file.write_text(re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0])
    assert load_settings(file).severity == {"boilerplate-phrase": "info", "CLR005": "off"}


def test_the_generator_writes_removes_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replylint" / "data").mkdir(parents=True)
    old = tmp_path / "docs" / "rules" / "OLD001.md"
    old.parent.mkdir(parents=True)
    old.write_text("gone")
    assert docs.main(["--check"]) == 1
    assert "docs/rules/OLD001.md" in capsys.readouterr().out
    assert old.exists()
    assert docs.main([]) == 0
    assert not old.exists()
    assert len(list(old.parent.iterdir())) == len(CATALOG.entries) + 1
    capsys.readouterr()
    assert docs.main(["--check"]) == 0
    assert capsys.readouterr().out == ""
    assert docs.main(["--chek"]) == 2
    shutil.rmtree(tmp_path / "docs")
