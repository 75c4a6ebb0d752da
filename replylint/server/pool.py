"""Worker processes that lint, and the threads that talk to them.

Linting is work for a processor, and Python has one interpreter lock a process: in processes of their own, drafts use as many cores
as there are workers, the server keeps answering `/healthz`, and a draft that takes too long is stopped by ending its worker. A
worker is `python -m replylint.server.worker`: it needs no fork and no importable main module, so it starts alike from a script,
from uvicorn and from another ASGI app.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import IO, Any

from replylint.server.frames import read_frame, write_frame

_LOOK_AFTER = 2.0  # seconds after which a worker with nothing to do is looked after


class WorkerLostError(Exception):
    """The worker ended before it had answered: it was killed, or it crashed."""


class DeadlineError(Exception):
    """The deadline passed before the answer was there."""


@dataclass(frozen=True)
class Answer:
    """What a worker says: the HTTP `status`, the JSON `body`, and the `codes` of what was found."""

    status: int
    body: bytes
    codes: tuple[str, ...] = ()


@dataclass(eq=False)
class _Job:
    payload: bytes
    future: Future[Answer] = field(default_factory=Future)
    worker: _Worker | None = None


class Pool:
    """`size` workers, all set up with the same `setup` (a value that JSON can hold). They start at the first call of `start`."""

    def __init__(self, size: int, setup: dict[str, Any]) -> None:
        self.size = size
        self.setup = setup
        self.restarts = 0
        self._jobs: deque[_Job] = deque()
        self._wake = threading.Condition()
        self._workers: list[_Worker] = []
        self._closed = False

    def start(self) -> None:
        """Start the workers, without waiting for them; at once and again is the same as once."""
        with self._wake:
            if not self._workers and not self._closed:
                self._workers = [_Worker(self, number) for number in range(self.size)]

    @property
    def ready(self) -> int:
        """How many workers have their pipeline loaded."""
        return sum(worker.ready and worker.is_alive for worker in self._workers)

    @property
    def trouble(self) -> str | None:
        """Why no worker can start, or None."""
        told = [worker.trouble for worker in self._workers]
        return told[0] if told and all(told) else None

    @property
    def pids(self) -> list[int]:
        """The processes, for those who measure."""
        return [worker.process.pid for worker in self._workers if worker.process is not None]

    async def run(self, kind: str, request: bytes, *, seconds: float) -> Answer:
        """Have a worker do a job. Raises DeadlineError, or WorkerLostError; when the caller is cancelled, a job that waits is dropped.

        One that runs already then is let run, since most are short and the worker is warm, but not beyond its deadline.
        """
        self.start()
        job = _Job(kind.encode() + b"\n" + request)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        with self._wake:
            self._jobs.append(job)
            self._wake.notify()
        try:
            # Shielded: what to do with a job that is not wanted any more is decided below, not by asyncio.
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(job.future)), seconds)
        except (asyncio.TimeoutError, TimeoutError):
            self._stop(job)
            raise DeadlineError from None
        except asyncio.CancelledError:
            if not job.future.cancel():
                loop.call_at(deadline, self._stop, job)
            raise

    def close(self) -> None:
        """End the workers. What they are at is lost; the server waits for its requests before."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.thread.join(5)

    def fail_waiting(self) -> None:
        """Give up the jobs that wait, when no worker can start: waiting longer would not help them."""
        with self._wake:
            waiting = list(self._jobs) if not self.ready else []
            for job in waiting:
                self._jobs.remove(job)
        for job in waiting:
            if job.future.set_running_or_notify_cancel():
                job.future.set_exception(WorkerLostError())

    def _stop(self, job: _Job) -> None:
        """Drop a job that waits; end the worker of one that runs."""
        if not job.future.cancel() and (worker := job.worker) is not None:
            worker.kill(job)

    def next(self, worker: _Worker) -> _Job | None:
        """The next job for a worker, as soon as there is one; None when the pool is closed, or the worker's process has ended."""
        with self._wake:
            while True:
                if self._closed or not worker.is_alive:
                    self._wake.notify()  # another worker may take what this one was woken for
                    return None
                while self._jobs:
                    job = self._jobs.popleft()
                    worker.take(job)  # before it runs: who stops a job that runs looks for its worker
                    if job.future.set_running_or_notify_cancel():
                        return job
                self._wake.wait(_LOOK_AFTER)

    @property
    def closed(self) -> bool:
        """Whether the workers are to end."""
        return self._closed


class _Worker:
    """A process and the thread that hands it jobs. The process is started again when it ends."""

    _START_PAUSES = (0.0, 0.5, 2.0, 10.0)

    def __init__(self, pool: Pool, number: int) -> None:
        self.pool = pool
        self.ready = False
        self.trouble: str | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.job: _Job | None = None
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._run, name=f"replylint-worker-{number}", daemon=True)
        self.thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether the process runs. One that was killed while it had nothing to do is found out here."""
        process = self.process
        return process is not None and process.poll() is None

    def take(self, job: _Job) -> None:
        """From now on the job is what the process is at."""
        with self._lock:
            self.job, job.worker = job, self

    def kill(self, job: _Job | None = None) -> None:
        """End the process; with `job`, only while that is what it is at."""
        with self._lock:
            if self.process is not None and (job is None or self.job is job):
                self.ready = False
                self.process.kill()

    def _run(self) -> None:
        failures = 0
        for attempt in itertools.count():
            if self.pool.closed:
                return
            self.pool.restarts += attempt > 0
            failures = 0 if self._serve() else failures + 1
            self._reap()
            if failures and not self.pool.closed:
                threading.Event().wait(self._START_PAUSES[min(failures, 3)])

    def _serve(self) -> bool:
        """Start a process and hand it jobs until it ends. False when it did not even start."""
        try:
            with self._lock:
                if self.pool.closed:
                    return True
                self.process = _started()
            sink, source = self.process.stdin, self.process.stdout
            assert sink is not None
            assert source is not None
            write_frame(sink, json.dumps(self.pool.setup).encode())
            hello = json.loads(read_frame(source))
        except (OSError, EOFError, ValueError) as error:
            self.trouble = f"a worker did not start ({type(error).__name__})"
            return False
        if hello.get("error"):
            self.trouble = str(hello["error"])
            self.pool.fail_waiting()
            return False
        self.trouble, self.ready = None, True
        while (job := self.pool.next(self)) is not None:
            answer = self._asked(job, sink, source)
            with self._lock:
                self.job = None
            if isinstance(answer, Answer):
                job.future.set_result(answer)
            else:
                job.future.set_exception(answer)
                return True
        return True

    def _asked(self, job: _Job, sink: IO[bytes], source: IO[bytes]) -> Answer | WorkerLostError:
        try:
            write_frame(sink, job.payload)
            head = json.loads(read_frame(source))
            return Answer(head["status"], read_frame(source), tuple(head["codes"]))
        except (OSError, EOFError, ValueError):
            return WorkerLostError()

    def _reap(self) -> None:
        self.ready = False
        with self._lock:
            process, self.process = self.process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                        pipe.close()
            process.wait()


def _started() -> subprocess.Popen[bytes]:
    # One thread in each numeric library: the workers themselves are what uses the cores.
    threads = {name: os.environ.get(name, "1") for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    return subprocess.Popen(
        [sys.executable, "-m", "replylint.server.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # A library that warns, or a rule of a plugin that prints, might print what it reads.
        stderr=subprocess.DEVNULL,
        env={**os.environ, **threads, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        # Control-C in a terminal goes to the whole group; the server decides when its workers end.
        start_new_session=True,
    )
