"""Tables in: a reply in each row, the columns by their names, the bad row told and the others linted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replylint.errors import ConfigError, DraftError
from replylint.mail import Mail
from replylint.run import Run
from replylint.sources import find_sources
from replylint.tables import read_table


def table(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", '\ufeffId,Reply,Customer Message\r\n1,"Hi, it\'s ""here"".\r\n\r\nTom",Where?\r\n2,,Why?\r\n'),
        ("a.csv", 'id;reply;customer\n1;"Hi, it\'s ""here"".\r\n\r\nTom";Where?\n2;;Why?\n'),
        ("a.TSV", 'id\treply\tquestion\n1\t"Hi, it\'s ""here"".\r\n\r\nTom"\tWhere?\n2\t\tWhy?\n'),
    ],
)
def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path, name: str, text: str) -> None:
    rows = list(read_table(table(tmp_path, name, text)))
    assert rows == [(2, Mail('Hi, it\'s "here".\r\n\r\nTom', "Where?")), (3, Mail("", "Why?"))]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_objects_are_rows(tmp_path: Path, name: str) -> None:
    objects = [{"body": "Hi\n\nTom", "customer": "Where?"}, {"body": None}, {"body": 5}, [1]]
    text = "\n".join(map(json.dumps, objects)) if name == "a.jsonl" else json.dumps(objects)
    rows = list(read_table(table(tmp_path, name, text)))
    assert rows[:2] == [(1, Mail("Hi\n\nTom", "Where?")), (2, Mail("", None))]
    assert [type(row) for _, row in rows[2:]] == [DraftError, DraftError]


def test_a_line_that_is_no_json_costs_only_itself(tmp_path: Path) -> None:
    rows = list(read_table(table(tmp_path, "a.jsonl", '{"text": "Hi"}\n\n{"text"\n{"text": "Ho"}\n')))
    assert [number for number, _ in rows] == [1, 3, 4]
    assert (rows[0][1], rows[2][1]) == (Mail("Hi", None), Mail("Ho", None))


def test_columns_are_named_or_told(tmp_path: Path) -> None:
    path = table(tmp_path, "a.csv", "said,heard\nHi Ana,Where?\n")
    assert list(read_table(path, "said", "heard")) == [(2, Mail("Hi Ana", "Where?"))]
    with pytest.raises(ConfigError, match="--reply-column names it: said, heard"):
        list(read_table(path))
    with pytest.raises(ConfigError, match="--customer-column who: there is no such column"):
        list(read_table(path, "said", "who"))
    with pytest.raises(DraftError, match="not JSON"):
        list(read_table(table(tmp_path, "b.json", "{")))


def test_each_row_is_an_outcome_and_a_bad_one_stops_none(tmp_path: Path) -> None:
    text = "customer,reply\nWhere is it?,You failed to attach the receipt.\nWhere?,\nWhere?,You failed to read it.\n"
    path = table(tmp_path, "a.csv", text)
    found = list(Run({}).outcomes([str(path)]))
    assert [o.path.removeprefix(str(path)) for o in found] == ["#row=2", "#row=3", "#row=4"]
    assert found[1].error == "The draft is empty: there is no reply to check."
    for outcome in (found[0], found[2]):
        assert outcome.report is not None
        assert "BLM001" in {finding.code for finding in outcome.report.findings}
        assert outcome.report.needs is not None


def test_a_folder_gives_no_tables(tmp_path: Path) -> None:
    table(tmp_path, "a.csv", "reply\nHi\n")
    table(tmp_path, "b.txt", "Hi Ana")
    assert [source.path for source in find_sources([str(tmp_path)])] == [str(tmp_path / "b.txt")]  # type: ignore[union-attr]
