"""A worker process: requests in on standard input, answers out on standard output, one at a time, until the input ends."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import IO, TYPE_CHECKING

from replylint.errors import ReplylintError
from replylint.server.frames import read_frame, write_frame

if TYPE_CHECKING:
    from replylint.server.jobs import Bench


def main() -> None:
    """Load the rules and the pipeline, say so, and answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = sys.stdin.buffer
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever prints, prints elsewhere: standard output is for answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        setup = json.loads(read_frame(source))
        from replylint.server.jobs import Bench

        bench = Bench.from_setup(setup)
        bench.warm()
    except ReplylintError as error:
        write_frame(sink, json.dumps({"error": str(error)}).encode())
        return
    write_frame(sink, b"{}")
    try:
        _answer(bench, source, sink)
    except (EOFError, BrokenPipeError):
        return


def _answer(bench: Bench, source: IO[bytes], sink: IO[bytes]) -> None:
    while True:
        kind, _, request = read_frame(source).partition(b"\n")
        status, body, codes = bench.do(kind.decode(), request)
        write_frame(sink, json.dumps({"status": status, "codes": codes}).encode())
        write_frame(sink, body)


if __name__ == "__main__":
    main()
