"""A worker process by itself: its protocol, and that nothing that prints gets between the answers."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

pytest.importorskip("fastapi", reason="the extra replylint[server] is not installed")

from hypothesis import given
from hypothesis import strategies as st
from serving import ROOT

from replylint.server.frames import read_frame, write_frame

# As the worker is run, but every job prints before it is done, from Python and from below it.
NOISY = """
import os
from replylint.server import worker, jobs
do = jobs.Bench.do
def noisy(self, kind, request):
    print("You failed", flush=True)
    os.write(1, b"to attach it")
    return do(self, kind, request)
jobs.Bench.do = noisy
worker.main()
"""


@given(st.lists(st.binary(max_size=50)))
def test_frames_come_out_as_they_went_in(messages: list[bytes]) -> None:
    pipe = io.BytesIO()
    for message in messages:
        write_frame(pipe, message)
    pipe.seek(0)
    assert [read_frame(pipe) for _ in messages] == messages
    with pytest.raises(EOFError):
        read_frame(pipe)


def test_what_prints_gets_not_between_the_answers_and_the_end_of_the_input_ends_it() -> None:
    setup = {"settings": {}, "characters": 1000}
    with subprocess.Popen(
        [sys.executable, "-c", NOISY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        write_frame(process.stdin, json.dumps(setup).encode())
        assert json.loads(read_frame(process.stdout)) == {}
        for _ in range(2):
            write_frame(process.stdin, b"lint\n" + json.dumps({"reply": "You failed to attach the receipt."}).encode())
            head = json.loads(read_frame(process.stdout))
            assert head == {"status": 200, "codes": [f["code"] for f in json.loads(read_frame(process.stdout))["findings"]]}
            assert "BLM001" in head["codes"]
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(30) == 0


def test_settings_that_cant_be_used_are_told_at_the_start() -> None:
    command = [sys.executable, "-m", "replylint.server.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        write_frame(process.stdin, json.dumps({"settings": {"select": ["BLM0001"]}, "characters": 1000}).encode())
        assert "did you mean 'BLM001'?" in json.loads(read_frame(process.stdout))["error"]
        assert process.wait(30) == 0


def test_a_worker_loads_no_web_framework() -> None:
    script = "import sys, replylint.server.worker, replylint.server.jobs; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"fastapi", "starlette", "uvicorn"} & set(done.stdout.split())
