"""`replylint new` writes a rule that works as it stands: the suite's own checks pass on it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import test_rules
from plugin import install

from replylint import catalog as catalogs
from replylint import docs, scaffold
from replylint.errors import ConfigError
from replylint.rule import Bad, Rule

OURS = catalogs.load(plugins=False)


@pytest.fixture
def scaffolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rule]:
    """The rule in a package that is found by its entry point, like any plug-in."""
    home = install(tmp_path, package="fresh_rules", distribution="fresh")
    scaffold.write("stiffness/some-fault", catalog=OURS, into=home)
    monkeypatch.syspath_prepend(tmp_path)
    catalog = catalogs.load()
    monkeypatch.setattr(test_rules, "CATALOG", catalog)
    monkeypatch.setattr(test_rules, "LINTERS", {})
    found = catalog.find("some-fault")
    assert isinstance(found, Rule)
    yield found
    for name in [name for name in sys.modules if name.split(".")[0] == "fresh_rules"]:
        del sys.modules[name]


def test_it_passes_what_every_rule_must(scaffolded: Rule) -> None:
    for example in scaffolded.examples:
        if isinstance(example, Bad):
            test_rules.test_bad_fires(scaffolded, example)
        else:
            test_rules.test_good_stays_silent(scaffolded, example)
    test_rules.test_has_five_of_each(scaffolded)


def test_it_has_name_family_code_and_page(scaffolded: Rule) -> None:
    assert (scaffolded.name, scaffolded.family, scaffolded.code) == ("some-fault", "stiffness", "STI001")
    assert scaffolded.why.startswith("Words that nobody says aloud")
    page = docs.explain(scaffolded)
    assert page.startswith("STI001 some-fault\n")
    assert "Sources: [who says so" in page


def test_it_is_in_the_house_style(tmp_path: Path) -> None:
    path = scaffold.write("blame/some-fault", catalog=OURS, into=tmp_path / "rules")
    settings = str(Path(__file__).parents[1] / "pyproject.toml")
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--config", settings, str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_it_takes_the_next_free_code_of_the_family(tmp_path: Path) -> None:
    path = scaffold.write("blame/some-fault", catalog=OURS, into=tmp_path)
    code = path.read_text().split('code="')[1].split('"')[0]
    assert code.startswith("BLM")
    assert code not in {e.code for e in OURS.entries}
    assert path == tmp_path / "blame" / "some_fault.py"
    assert (tmp_path / "blame" / "__init__.py").is_file()


def test_a_code_can_be_given(tmp_path: Path) -> None:
    path = scaffold.write("blame/other-fault", catalog=OURS, into=tmp_path, code="acm042")
    assert 'code="ACM042"' in path.read_text()


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("somefault", None, "is not family/some-fault"),
        ("Blame/some-fault", None, "is not family/some-fault"),
        ("blame/some_fault", None, "is not family/some-fault"),
        ("blame/../fault", None, "is not family/some-fault"),
        ("blame/no-fault", None, "a name says the fault"),
        ("blame/avoid-fault", None, "a name says the fault"),
        ("blame/blames-customer", None, "has the name already"),
        ("blame/some-fault", "BLM001", "has the code already"),
        ("blame/some-fault", "B1", "is not letters and three digits"),
    ],
)
def test_what_can_not_be_a_rule_is_refused(tmp_path: Path, name: str, code: str | None, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        scaffold.write(name, catalog=OURS, into=tmp_path, code=code)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = scaffold.write("blame/some-fault", catalog=OURS, into=tmp_path)
    path.write_text("mine")
    with pytest.raises(ConfigError, match="is there already"):
        scaffold.write("blame/some-fault", catalog=OURS, into=tmp_path)
    assert path.read_text() == "mine"


def test_without_a_place_it_wants_the_source_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="--into"):
        scaffold.write("blame/some-fault", catalog=OURS)
    (tmp_path / "replylint" / "rules").mkdir(parents=True)
    assert scaffold.write("blame/some-fault", catalog=OURS) == Path("replylint/rules/blame/some_fault.py")
