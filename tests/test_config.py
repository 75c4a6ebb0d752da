"""Settings files: where they are found, what may stand in them, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint import config
from replylint.config import Settings
from replylint.errors import ConfigError
from replylint.linter import Linter
from replylint.report import Severity

FULL = """
select = ["blame", "APO001"]
ignore = ["blames-customer"]
profile = "regulated"
allow = ["Unfortunate Trading Ltd"]
min-confidence = 0.5
fail-on = "warning"
fail-under = 70
channel = "email"
agent-name = "Tom"
company = "Acme"
format = "json"

[severity]
BLM001 = "warning"
vague-action = "off"
"""


def test_every_setting_is_read(tmp_path: Path) -> None:
    file = tmp_path / "replylint.toml"
    file.write_text(FULL)
    settings = config.load(file)
    assert settings == Settings(
        **{
            "select": ("blame", "APO001"),
            "ignore": ("blames-customer",),
            "profile": "regulated",
            "allow": ("Unfortunate Trading Ltd",),
            "min-confidence": 0.5,
            "fail-on": "warning",
            "fail-under": 70,
            "channel": "email",
            "agent-name": "Tom",
            "company": "Acme",
            "format": "json",
            "severity": {"BLM001": "warning", "vague-action": "off"},
        }
    )
    assert settings.severities == {"BLM001": Severity.WARNING, "vague-action": None}
    assert settings.model_fields_set == set(Settings.model_fields)


def test_the_table_in_pyproject_says_the_same(tmp_path: Path) -> None:
    own, project = tmp_path / "replylint.toml", tmp_path / "pyproject.toml"
    own.write_text(FULL)
    project.write_text("[project]\nname = 'x'\n[tool.replylint]" + FULL.replace("[severity]", "[tool.replylint.severity]"))
    assert config.load(own) == config.load(project)


def test_the_nearest_file_upward_holds(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "replylint.toml").write_text("")
    assert config.find(deep) == tmp_path / "replylint.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert config.find(deep) == tmp_path / "replylint.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.replylint]\n")
    assert config.find(deep) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "replylint.toml").write_text("")
    assert config.find(deep) == tmp_path / "a" / "replylint.toml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = [1,\nb = 2", ":2: broken TOML: "),
        ("a = ", ":1: broken TOML: "),
        ("\n\nfail_under = 1", ":3: no setting 'fail_under'; did you mean 'fail-under'?"),
        ("ignored = []", ":1: no setting 'ignored'; did you mean 'ignore'?"),
        ("zzz = 1", ":1: no setting 'zzz'; there are select, ignore, "),
        ("select = 'BLM001'", ":1: select: must be a list"),
        ("fail-on = 'fatal'", ":1: fail-on: must be 'error', 'warning', 'info' or 'never'"),
        ("profile = 'email'\nfail-under = 101", ":2: fail-under: must be less than or equal to 100"),
        ("severity = 3", ":1: severity: must be a table"),
        ("[severity]\nBLM001 = 'bad'", ":2: severity.BLM001: must be 'error', 'warning', 'info' or 'off'"),
        ("channel = 'fax'", ":1: channel: must be 'email'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "replylint.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as error:
        config.load(file)
    assert str(error.value).startswith(f"{file}{says}")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("table", ["tool.replylint = 3", "[tool]\nreplylint = []", "tool = 3"])
def test_a_table_that_is_none(tmp_path: Path, table: str) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(table)
    if table == "tool = 3":
        assert config.load(file) == Settings()
    else:
        with pytest.raises(ConfigError, match=r"tool\.replylint"):
            config.load(file)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "replylint.toml"
    file.write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(ConfigError, match="UTF-8"):
        config.load(file)
    with pytest.raises(ConfigError, match="No such file"):
        config.load(tmp_path / "none.toml")


def test_a_mark_at_the_beginning_is_let_through(tmp_path: Path) -> None:
    file = tmp_path / "replylint.toml"
    file.write_bytes(b"\xef\xbb\xbfprofile = 'chat'")
    assert config.load(file).profile == "chat"


def test_merged_replaces_what_is_given() -> None:
    settings = Settings(select=("blame",), **{"fail-under": 50})
    assert config.merged(settings, {"select": ["APO001"]}) == Settings(select=("APO001",), **{"fail-under": 50})
    assert config.merged(settings, {}) == settings
    with pytest.raises(ConfigError, match=r"^--fail-under: must be"):
        config.merged(settings, {"fail-under": -1})


def test_settings_can_make_a_linter() -> None:
    severities = Settings(severity={"BLM001": "info", "SCR001": "off"}).severities
    linter = Linter(select=["BLM001", "SCR001"], severities=severities)
    report = linter.lint("Hi {name},\n\nYou failed to attach the receipt.")
    assert [(f.code, f.severity) for f in report.findings] == [("BLM001", Severity.INFO)]
