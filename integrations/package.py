"""Packs the add-on and the extension: `python integrations/package.py` makes dist/replylint-thunderbird.xpi and dist/replylint-browser.zip.

With `--server https://replylint.example/` that address is what they ask at first, and they may reach it without asking the user.

Beside each archive lies the same as a folder, for "load unpacked". What both share is kept once, in integrations/shared and in the
service's own page, and copied here. The archives are the same byte for byte whenever the files are.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "replylint" / "server" / "page"
FROM_PAGE = ("findings.js", "cards.js", "cards.css", "icon.svg")
ARCHIVES = {"thunderbird": "replylint-thunderbird.xpi", "browser": "replylint-browser.zip"}
LOCAL = "http://127.0.0.1:8081/"


def project_version() -> str:
    """The version that pyproject.toml says."""
    for line in (HERE.parent / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("version = "):
            return line.split('"')[1]
    raise SystemExit("pyproject.toml names no version")


def gather(name: str, folder: Path, server: str) -> None:
    """Puts all files of one integration, asking `server` at first, into `folder`, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / name, folder)
    for source in [*(HERE / "shared").iterdir(), *(PAGE / file for file in FROM_PAGE)]:
        if (folder / source.name).exists():
            raise SystemExit(f"{source.name} is in {name} and among the shared files")
        shutil.copy(source, folder)
    manifest = folder / "manifest.json"
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["version"] = project_version()
    if server != LOCAL:
        address = urlsplit(server)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise SystemExit(f"--server {server}: an address begins with http:// or https://")
        content["host_permissions"].append(f"{address.scheme}://{address.hostname}/*")
        settings = folder / "settings.js"
        settings.write_text(
            settings.read_text(encoding="utf-8").replace(json.dumps(LOCAL), json.dumps(server)), encoding="utf-8"
        )
    manifest.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def pack(folder: Path, archive: Path) -> None:
    """Zips a folder, its files in order and without their times."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes())


def build(name: str, out: Path, server: str = LOCAL) -> tuple[Path, Path]:
    """The folder and the archive of one integration, made in `out`."""
    folder, archive = out / name, out / ARCHIVES[name]
    out.mkdir(parents=True, exist_ok=True)
    gather(name, folder, server)
    pack(folder, archive)
    return folder, archive


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[*ARCHIVES, []], default=[], help="which; both when none is named")
    parser.add_argument("--out", type=Path, default=HERE.parent / "dist", help="where to (default: dist)")
    parser.add_argument("--server", default=LOCAL, help="the address of the service (default: %(default)s)")
    chosen = parser.parse_args()
    for name in chosen.names or ARCHIVES:
        _, archive = build(name, chosen.out, chosen.server)
        print(os.path.relpath(archive))


if __name__ == "__main__":
    main()
