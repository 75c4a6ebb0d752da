"""The load bench runs, and what it says has been measured. Short: the figures are for `benchmarks/README.md`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra replylint[server] is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc"),
]

ROOT = Path(__file__).parents[1]


def test_no_error_flat_memory_and_a_kill_that_loses_only_what_is_in_flight(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "load.py"), "--seconds", "2", "--requests", "200", "--workers", "1"]
    command += ["--connections", "4", "--json", str(tmp_path / "load.json")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((tmp_path / "load.json").read_text())
    assert found["load"]["errors"] == found["memory"]["errors"] == found["kill"]["errors"] == 0
    assert found["load"]["replies"] > 4
    assert found["load"]["findings_per_reply"] > 1
    assert 0 < found["load"]["p50_ms"] <= found["load"]["p99_ms"]
    assert found["load"]["healthz_p50_ms"] < found["load"]["p50_ms"]
    assert found["memory"]["first_thousand_mb"] > 100
    assert abs(found["memory"]["growth"]) <= 0.1
    assert 0 < found["kill"]["lost"] <= 4
    assert found["kill"]["answered_before"] > 0
    assert found["kill"]["answered_after"] > 0
