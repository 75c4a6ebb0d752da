"""The packing of the add-on and the extension: complete, the same every time, and of this version."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "integrations"))
import package  # noqa: E402 - it lies beside what it packs

NAMES = sorted(package.ARCHIVES)


def named_files(manifest: dict[str, Any]) -> set[str]:
    """Every file that a manifest names, wherever in it."""
    return set(re.findall(r'"([\w./-]+\.(?:js|css|html|svg|png|json))"', json.dumps(manifest)))


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_named_is_there(name: str, tmp_path: Path) -> None:
    folder, _ = package.build(name, tmp_path)
    there = {path.name for path in folder.iterdir()}
    named = named_files(json.loads((folder / "manifest.json").read_text()))
    for page in folder.glob("*.html"):
        named |= set(re.findall(r'(?:src|href)="([^"]+)"', page.read_text()))
    for script in folder.glob("*.js"):
        named |= set(re.findall(r'"([a-z]+\.(?:js|css|html))', script.read_text()))
    assert named - there == set()


@pytest.mark.parametrize("name", NAMES)
def test_same_files_same_archive(name: str, tmp_path: Path) -> None:
    folder, first = package.build(name, tmp_path / "a")
    _, second = package.build(name, tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert "manifest.json" in packed.namelist()  # at the root, where it is looked for
        assert sorted(packed.namelist()) == sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )


@pytest.mark.parametrize("name", NAMES)
def test_version_is_the_projects(name: str, tmp_path: Path) -> None:
    folder, _ = package.build(name, tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert f'\nversion = "{manifest["version"]}"\n' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_no_code_from_elsewhere(name: str, tmp_path: Path) -> None:
    folder, _ = package.build(name, tmp_path)
    for path in [*folder.glob("*.js"), *folder.glob("*.html"), *folder.glob("*.css")]:
        assert not re.search(r'(?:src|href|import|url)\s*[=(]?\s*["\']?https?:', path.read_text()), path.name
        assert "innerHTML =" not in path.read_text(), path.name


@pytest.mark.parametrize("name", NAMES)
def test_for_a_service_elsewhere(name: str, tmp_path: Path) -> None:
    folder, _ = package.build(name, tmp_path, "https://replylint.example:8443/desk/")
    assert '"https://replylint.example:8443/desk/"' in (folder / "settings.js").read_text()
    assert "https://replylint.example/*" in json.loads((folder / "manifest.json").read_text())["host_permissions"]
    with pytest.raises(SystemExit, match="an address begins with"):
        package.build(name, tmp_path, "replylint.example")
