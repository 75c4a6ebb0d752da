"""What is heavy is loaded when it is used and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "textstat", "html_text", "lxml", "fastapi", "numpy")


def loaded(code: str) -> set[str]:
    """The top modules that are loaded after some code, in an interpreter of its own."""
    script = f"import sys\n{code}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}), sep='\\n', file=sys.__stderr__)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_importing_replylint_loads_next_to_nothing() -> None:
    found = loaded("import replylint")
    assert not found & {*HEAVY, "click", "pydantic"}
    assert "replylint" in found


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["draft.txt", "--help"]], ids=" ".join)
def test_help_loads_click_alone(args: list[str]) -> None:
    found = loaded(f"from replylint.cli import main\ntry:\n    main({args!r})\nexcept SystemExit:\n    pass")
    assert "click" in found
    assert not found & {*HEAVY, "pydantic"}


@pytest.mark.parametrize("args", [["rules"], ["explain", "BLM001"]], ids=" ".join)
def test_the_rules_are_shown_without_a_parser(args: list[str]) -> None:
    found = loaded(f"from replylint.cli import main\ntry:\n    main({args!r})\nexcept SystemExit:\n    pass")
    assert not found & set(HEAVY)


def test_a_linter_is_made_without_a_parser() -> None:
    assert not loaded("from replylint import Linter, lint\nLinter()") & set(HEAVY)


def test_linting_loads_the_parser_but_not_the_command_line() -> None:
    found = loaded("from replylint import lint\nlint('Hi Anna, I refunded the money this morning.')")
    assert "spacy" in found
    assert not found & {"html_text", "fastapi"}


def test_linting_leaves_out_spacys_command_line() -> None:
    assert not loaded("from replylint import lint\nlint('I am sorry.')") & {"typer", "weasel", "httpx", "rich"}


def test_spacys_command_line_is_there_for_who_wants_it() -> None:
    code = """
from replylint import english
nlp = english.load()
import spacy
assert 'spacy.cli' not in sys.modules
assert spacy.info(silent=True)['spacy_version'] == spacy.__version__
import spacy.cli, spacy.cli.info
assert spacy.cli.info is spacy.cli.info and spacy.cli.app.registered_commands
assert spacy.cli.__file__.endswith('__init__.py')
"""
    assert "typer" in loaded(code)


def test_the_public_names_are_there() -> None:
    import replylint

    assert sorted(replylint.__all__) == replylint.__all__ == dir(replylint)
    for name in replylint.__all__:
        assert getattr(replylint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Lint'"):
        replylint.Lint  # noqa: B018
