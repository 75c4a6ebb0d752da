"""How `replylint serve` bears load: answers a second, how long they take, memory over many requests, and what a kill loses.

    python benchmarks/load.py                                   all of it; about fifteen minutes on two cores
    python benchmarks/load.py --seconds 5 --requests 1000       a short run

The server is a process of its own with its workers, the clients are threads of this one, each with a connection that is kept. All
of them share the machine's cores. The exit code is 1 when an aim is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from generated import replies_of

ROOT = Path(__file__).resolve().parent.parent
SEED = 1
DISTINCT = 2000  # replies that are made; each request then has numbers and names of its own
MOST_GROWTH = 0.10

Json = dict[str, Any]


class Connection:
    """One kept connection, as bare as it can be, so that the client costs next to nothing of what is measured."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def connect(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def ask(self, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Send one request and read its answer: status and body. Raises OSError when the connection breaks."""
        assert self.socket is not None
        head = f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.socket.sendall(head.encode() + b"\r\n" + (body or b""))
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        top, _, rest = data.partition(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in top.lower().split(b"\r\n") if line.startswith(b"content-length"))
        while len(rest) < length:
            rest += self._more()
        return int(top.split(b" ", 2)[1]), rest

    def _more(self) -> bytes:
        assert self.socket is not None
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionResetError("the server hung up")
        return data


@dataclass
class Tally:
    """What the clients of one phase saw. Times are seconds."""

    took: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    lost: int = 0
    findings: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Bodies:
    """Requests without end, no two alike: made replies of so many words, with another number and another name in each."""

    def __init__(self, words: int) -> None:
        self._texts = [sample.reply for sample in replies_of(words, DISTINCT, seed=SEED)]
        self._lock = threading.Lock()
        self._random = Random(SEED)
        self._made = 0
        self.words = statistics.mean(len(text.split()) for text in self._texts)

    def __call__(self) -> bytes:
        with self._lock:
            number = self._made
            self._made += 1
            name = "".join(self._random.choice("aeioulmnrst") for _ in range(7)).capitalize()
        text = self._texts[number % DISTINCT]
        return json.dumps({"reply": f"{text}\n\nRef. {number}-{name}"}).encode()


@contextmanager
def server(workers: int | None, port: int = 0) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server that is ready, and its port. It is killed at the end."""
    command = [sys.executable, "-m", "replylint", "serve", "--port", str(port), "--deadline", "60"]
    command += ["--workers", str(workers)] if workers else []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "REPLYLINT_TOKEN": ""}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        if "http://" not in said:
            raise SystemExit(said.strip() or "the server did not start")
        found = int(said.split()[1].rsplit(":", 1)[1])
        _until_ready(found)
        yield process, found
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _until_ready(port: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        connection = Connection(port)
        try:
            connection.connect()
            if connection.ask("/readyz")[0] == 200:
                return
        except OSError:
            pass  # it is not up yet
        finally:
            connection.close()
        time.sleep(0.1)
    raise SystemExit("the server did not get ready")


def clients(number: int, work: Callable[[], None]) -> list[threading.Thread]:
    """So many threads at the same work, started."""
    threads = [threading.Thread(target=work, daemon=True) for _ in range(number)]
    for thread in threads:
        thread.start()
    return threads


# --- answers a second -------------------------------------------------------------------------------------------------------


def load(port: int, bodies: Bodies, connections: int, seconds: float) -> Json:
    """So many kept connections for so long, each asking again as soon as it is answered; and `/healthz` in between."""
    tally, health = Tally(), Tally()
    end = time.perf_counter() + seconds

    def asking() -> None:
        connection = Connection(port)
        connection.connect()
        while time.perf_counter() < end:
            body = bodies()
            began = time.perf_counter()
            status, answer = connection.ask("/v1/lint", body)
            took = time.perf_counter() - began
            with tally.lock:
                tally.took.append(took)
                if status != 200:
                    tally.refused.append(status)
                else:
                    tally.findings += answer.count(b'"severity":')
        connection.close()

    def looking() -> None:
        connection = Connection(port)
        connection.connect()
        while time.perf_counter() < end:
            began = time.perf_counter()
            status, _ = connection.ask("/healthz")
            health.took.append(time.perf_counter() - began)
            if status != 200:
                health.refused.append(status)
            time.sleep(0.1)
        connection.close()

    began = time.perf_counter()
    for thread in [*clients(connections, asking), *clients(1, looking)]:
        thread.join()
    spent = time.perf_counter() - began
    return {
        "connections": connections,
        "seconds": round(spent, 1),
        "words": round(bodies.words, 1),
        "replies": len(tally.took),
        "errors": len(tally.refused) + len(health.refused),
        "replies_per_second": round(len(tally.took) / spent, 1),
        "findings_per_reply": round(tally.findings / max(len(tally.took), 1), 1),
        **_percentiles("", tally.took),
        **_percentiles("healthz_", health.took),
    }


def _percentiles(prefix: str, took: list[float]) -> Json:
    ordered = sorted(took) or [0.0]
    return {f"{prefix}p{p}_ms": round(1000 * ordered[min(len(ordered) - 1, len(ordered) * p // 100)], 1) for p in (50, 99)}


# --- memory -----------------------------------------------------------------------------------------------------------------


def memory(process: subprocess.Popen[str], port: int, bodies: Bodies, connections: int, requests: int) -> Json:
    """The memory of server and workers over so many requests, looked at twenty times in each thousand."""
    tally = Tally()
    left = iter(range(requests))
    lock = threading.Lock()
    thousand = min(1000, max(requests // 5, 1))
    seen: list[tuple[int, int]] = []

    def asking() -> None:
        connection = Connection(port)
        connection.connect()
        while True:
            with lock:
                number = next(left, None)
            if number is None:
                break
            status, _ = connection.ask("/v1/lint", bodies())
            held = _held(process.pid) if number % (thousand // 20 or 1) == 0 else None
            with tally.lock:
                if held:
                    seen.append((number, held))
                if status != 200:
                    tally.refused.append(status)
        connection.close()

    for thread in clients(connections, asking):
        thread.join()
    first = [held for number, held in seen if number < thousand]
    last = [held for number, held in seen if number >= requests - thousand]
    by_thousand = {number // thousand: held for number, held in sorted(seen)}
    return {
        "requests": requests,
        "errors": len(tally.refused),
        "first_thousand_mb": round(statistics.mean(first) / 1e6, 1),
        "last_thousand_mb": round(statistics.mean(last) / 1e6, 1),
        "growth": round(statistics.mean(last) / statistics.mean(first) - 1, 4),
        "each_thousand_mb": [round(held / 1e6, 1) for held in by_thousand.values()],
    }


def _held(pid: int) -> int:
    """The resident bytes of a process and its children."""
    return sum(_resident(one) for one in [pid, *_children(pid)])


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # the thread has ended
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


# --- a kill -----------------------------------------------------------------------------------------------------------------


def killed(workers: int | None, bodies: Bodies, connections: int, seconds: float) -> Json:
    """Kill the server under load and start it again at the same port. Lost is what had been sent and was not answered."""
    tally = Tally()
    stop = threading.Event()
    with server(workers) as (process, port):

        def asking() -> None:
            connection = Connection(port)
            while not stop.is_set():
                try:
                    connection.connect()
                except OSError:
                    time.sleep(0.05)  # nobody listens: nothing is sent, so nothing is lost
                    continue
                try:
                    while not stop.is_set():
                        status, _ = connection.ask("/v1/lint", bodies())
                        with tally.lock:
                            tally.took.append(time.perf_counter())
                            if status != 200:
                                tally.refused.append(status)
                except OSError:
                    with tally.lock:
                        tally.lost += 1
                connection.close()
                time.sleep(0.1)  # a dying server's port can be connected to a moment longer than its connections live
            connection.close()

        threads = clients(connections, asking)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        at = time.perf_counter()
        with server(workers, port):
            time.sleep(seconds)
            stop.set()
            for thread in threads:
                thread.join()
    return {
        "connections": connections,
        "answered_before": sum(moment < at for moment in tally.took),
        "answered_after": sum(moment > at for moment in tally.took),
        "errors": len(tally.refused),
        "lost": tally.lost,
    }


# --- the run ----------------------------------------------------------------------------------------------------------------


def main() -> int:
    """Run, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=30.0, help="how long load is kept up (default 30)")
    parser.add_argument("--requests", type=int, default=20_000, help="requests over which memory is watched (default 20000)")
    parser.add_argument("--words", type=int, default=120, help="words of a reply (default 120)")
    parser.add_argument("--workers", type=int, help="the server's worker processes (default: the server's own)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures")
    given = parser.parse_args()
    bodies = Bodies(given.words)
    result: Json = {"python": platform.python_version(), "cores": os.cpu_count()}
    with server(given.workers) as (process, port):
        load(port, bodies, given.connections, min(3.0, given.seconds))  # first the caches fill
        result["load"] = load(port, bodies, given.connections, given.seconds)
        _show("load", result["load"])
        if given.requests and Path("/proc").is_dir():
            result["memory"] = memory(process, port, bodies, given.connections, given.requests)
            _show("memory", result["memory"])
    result["kill"] = killed(given.workers, bodies, given.connections, min(given.seconds, 5.0))
    _show("kill and restart", result["kill"])
    if given.json:
        given.json.write_text(json.dumps(result, indent=2) + "\n")
    missed = list(_missed(result, given.connections))
    for aim in missed:
        print(f"MISSED: {aim}")
    return 1 if missed else 0


def _missed(result: Json, connections: int) -> Iterator[str]:
    for phase in ("load", "memory", "kill"):
        if result.get(phase, {}).get("errors"):
            yield f"{phase}: {result[phase]['errors']} requests were not answered with 200"
    if result.get("memory", {}).get("growth", 0) > MOST_GROWTH:
        yield f"memory grew by {result['memory']['growth']:.0%}, over {MOST_GROWTH:.0%}"
    if result["kill"]["lost"] > connections:
        yield f"the kill lost {result['kill']['lost']} requests, and {connections} were in flight"
    if not result["kill"]["answered_after"]:
        yield "nothing was answered after the restart"


def _show(name: str, figures: Json) -> None:
    print(name)
    for key, value in figures.items():
        print(f"  {key.replace('_', ' '):24} {value}")


if __name__ == "__main__":
    sys.exit(main())
