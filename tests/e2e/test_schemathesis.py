"""The OpenAPI document is true: schemathesis makes requests from it, right and wrong ones, and compares the answers with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]


def test_what_the_document_says_is_true(need: Any, service: str, tmp_path: Path) -> None:
    need("python3", "schemathesis")
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--config-file",
        str(ROOT / "tests" / "e2e" / "schemathesis.toml"),
        "run",
        f"{service}/openapi.json",
    ]
    env = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=400, env=env)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
