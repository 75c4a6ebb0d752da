"""Counts for `/metrics`, in Prometheus's text format. Routes, statuses, codes and times; never a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass
class Metrics:
    """Kept in the server's one event loop, so plain counters do."""

    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    buckets: dict[str, list[int]] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)
    refused_busy: int = 0
    too_slow: int = 0
    at_work: int = 0

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request was answered. `route` is the pattern, so that no path of a client's making grows the table."""
        self.requests[method, route, status] += 1
        total = self.seconds.setdefault(route, [0.0, 0])
        total[0] += seconds
        total[1] += 1
        buckets = self.buckets.setdefault(route, [0] * len(_BUCKETS))
        for number, bound in enumerate(_BUCKETS):
            buckets[number] += seconds <= bound

    def text(self, *, ready: int, size: int, restarts: int, pids: dict[str, int]) -> str:
        """The page."""
        return "\n".join(self._lines(ready, size, restarts, pids)) + "\n"

    def _lines(self, ready: int, size: int, restarts: int, pids: dict[str, int]) -> Iterator[str]:
        yield from _head("replylint_requests_total", "counter", "Requests by method, route and status.")
        for (method, route, status), times in sorted(self.requests.items()):
            yield f'replylint_requests_total{{method="{method}",route="{route}",status="{status}"}} {times}'
        yield from _head("replylint_request_seconds", "histogram", "Time from the request's head to the answer's end.")
        for route, (total, number) in sorted(self.seconds.items()):
            for bound, within in zip(_BUCKETS, self.buckets[route]):
                yield f'replylint_request_seconds_bucket{{route="{route}",le="{bound:g}"}} {within}'
            yield f'replylint_request_seconds_bucket{{route="{route}",le="+Inf"}} {number:.0f}'
            yield f'replylint_request_seconds_sum{{route="{route}"}} {total:.6f}'
            yield f'replylint_request_seconds_count{{route="{route}"}} {number:.0f}'
        yield from _head("replylint_findings_total", "counter", "Findings by the rule's code.")
        for code, number in sorted(self.findings.items()):
            yield f'replylint_findings_total{{code="{code}"}} {number}'
        yield from _one("replylint_busy_total", "counter", "Requests refused because too many were waiting.", self.refused_busy)
        yield from _one("replylint_too_slow_total", "counter", "Requests given up at the deadline.", self.too_slow)
        yield from _one("replylint_at_work", "gauge", "Requests being linted or waiting for it.", self.at_work)
        yield from _one("replylint_workers", "gauge", "Worker processes wanted.", size)
        yield from _one("replylint_workers_ready", "gauge", "Worker processes with the pipeline loaded.", ready)
        yield from _one("replylint_worker_restarts_total", "counter", "Worker processes started again.", restarts)
        yield from _head("replylint_resident_memory_bytes", "gauge", "Memory held, by process; Linux only.")
        for name, pid in pids.items():
            if (held := resident(pid)) is not None:
                yield f'replylint_resident_memory_bytes{{process="{name}"}} {held}'


def resident(pid: int) -> int | None:
    """The resident memory of a process in bytes, or None where the system doesn't tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    line = next((line for line in status.splitlines() if line.startswith("VmRSS:")), None)
    return int(line.split()[1]) * 1024 if line else None


def _head(name: str, kind: str, what: str) -> Iterator[str]:
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} {kind}"


def _one(name: str, kind: str, what: str, value: float) -> Iterator[str]:
    yield from _head(name, kind, what)
    yield f"{name} {value:g}"
