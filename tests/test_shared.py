"""What needs the material beside the checkout: labelled replies and the treebank. Skipped where it is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "gold" / "measure.py").exists(), reason="no labelled replies in ../shared/gold")
def test_it_finds_what_analysts_find_and_leaves_good_replies_alone() -> None:
    gold = SHARED / "gold"
    command = [
        sys.executable,
        str(gold / "measure.py"),
        str(gold / "dev.jsonl"),
        "--mail",
        str(gold / "mail-dev.jsonl"),
        "--json",
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(result.stdout)
    assert figures["faults_micro"]["f1"] >= 0.50
    assert figures["false_alarms"]["rate"] <= 0.03
    assert figures["mail"]["improved_quiet"] >= 0.95


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "treebank").exists(), reason="no treebank in ../shared/treebank")
def test_the_pipeline_reaches_its_aims() -> None:
    command = [sys.executable, "-m", "training.evaluate", str(SHARED / "treebank")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
