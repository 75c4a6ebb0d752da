"""Says aloud what was not tested: an end-to-end test whose program is not installed is no test that has passed."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A line for each reason to skip that names what is not installed."""
    reasons = {
        str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()) if isinstance(report.longrepr, tuple)
    }
    for reason in sorted(reasons):
        if "not installed" in reason:
            terminalreporter.write_line(
                f"NOT TESTED: {reason.removeprefix('Skipped: ')}; .ci/run installs it", red=True, bold=True
            )
