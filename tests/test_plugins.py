"""Rules that other packages offer: found by entry point, used like ours, and named with the cause when they are broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from plugin import RULE, add_rule, install

from replylint.catalog import load
from replylint.errors import PluginError

ROOT = Path(__file__).parents[1]


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The command in an interpreter of its own, with the package on the path."""
    path = os.pathsep.join([str(ROOT), str(folder)])
    return subprocess.run(
        [sys.executable, "-m", "replylint", *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_rules_are_listed_explained_and_run(tmp_path: Path) -> None:
    home = install(tmp_path)
    add_rule(home, "house", "says_golly", RULE.format(code="ACM001", words="golly"))
    (tmp_path / "draft.txt").write_text("Hi Anna,\n\nGolly, I refunded it this morning.\n\nBest,\nTom\n")

    listed = json.loads(run(tmp_path, "rules", "--format", "json").stdout)["rules"]
    (own,) = [rule for rule in listed if rule["code"] == "ACM001"]
    assert (own["name"], own["family"], own["severity"]) == ("says-golly", "house", "error")
    assert len(listed) > 1

    assert "ACM001 says-golly" in run(tmp_path, "explain", "says-golly").stdout

    linted = run(tmp_path, "draft.txt", "--select", "house")
    assert linted.returncode == 1, linted.stderr
    assert linted.stdout.startswith("draft.txt:3:1 error ACM001 says-golly\n  | Golly, I refunded")


def test_without_plugins_only_ours_are_loaded(tmp_path: Path) -> None:
    add_rule(install(tmp_path), "house", "says_golly", RULE.format(code="ACM001", words="golly"))
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]\n"
        "from replylint.catalog import load\n"
        "codes = [{e.code for e in load(plugins=wanted).entries} for wanted in (True, False)]\n"
        "assert codes[0] - codes[1] == {'ACM001'}, codes"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("RULE = (", "house.broken: SyntaxError"),
        ("raise ValueError('out of gas')", "house.broken: ValueError: out of gas"),
        ('"""Doc."""\n', "house.broken has no value RULE"),
        (
            RULE.format(code="ACM001", words="golly").replace("RULE = Rule", "RULE = str").split("RULE = ")[0] + "RULE = 3",
            "RULE (a Rule)",
        ),
        (RULE.format(code="A1", words="golly"), "the code 'A1' is not letters and three digits"),
        (RULE.format(code="BLM001", words="golly"), "broken (BLM001) has the code or the name of blames-customer (BLM001)"),
        (RULE.format(code="ACM001", words="(golly"), "house.broken: the phrase '(golly'"),
        (RULE.format(code="ACM001", words="golly").split('"""\n\n', 1)[1], "has no docstring"),
    ],
    ids=["syntax", "crash", "no-rule", "no-rule-type", "code", "twin", "phrase", "docstring"],
)
def test_a_broken_one_is_named_with_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, text: str, cause: str
) -> None:
    package = f"acme_{request.node.callspec.id.replace('-', '_')}"  # a name of its own: modules stay loaded
    add_rule(install(tmp_path, package=package), "house", "broken", text)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PluginError) as error:
        load()
    assert str(error.value).startswith(f"the rules of 'acme-replylint' ({package}) can't be loaded: ")
    assert cause in str(error.value)
    assert "\n" not in str(error.value)


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    install(tmp_path, point="acme_ruless")
    done = run(tmp_path, "rules")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "replylint: the rules of 'acme-replylint' (acme_ruless) can't be loaded" in done.stderr
    assert "ModuleNotFoundError: No module named 'acme_ruless'" in done.stderr
