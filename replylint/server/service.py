"""One app's state, and how a request becomes a job: admitted or refused, given up at the deadline, dropped when nobody waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fastapi import Request, Response

from replylint import catalog as catalogs
from replylint.config import Settings
from replylint.server.limits import Limits
from replylint.server.messages import Error
from replylint.server.metrics import Metrics
from replylint.server.pool import Answer, DeadlineError, Pool, WorkerLostError
from replylint.server.wrong import RefusalError

T = TypeVar("T")
_SOON = {"Retry-After": "1"}


class Service:
    """The workers, the counts, the catalog."""

    def __init__(self, settings: Settings, limits: Limits, workers: int) -> None:
        self.limits = limits
        self.metrics = Metrics()
        self.catalog = catalogs.load()
        setup = {"settings": settings.model_dump(mode="json", by_alias=True), "characters": limits.characters}
        self.pool = Pool(workers, setup)

    async def answer(self, request: Request, kind: str, body: bytes) -> Response:
        """The answer of one worker to one job."""
        async with self.turn():
            return sent(await unless_gone(request, self.work(request, kind, body)))

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A place among those that are linted or wait for it. Raises RefusalError when there is none."""
        if self.metrics.at_work >= self.pool.size + self.limits.waiting:
            self.metrics.refused_busy += 1
            raise RefusalError(503, "", "too much to do; try again", headers=_SOON)
        self.metrics.at_work += 1
        try:
            yield
        finally:
            self.metrics.at_work -= 1

    async def work(self, request: Request, kind: str, body: bytes) -> Answer:
        """What a worker answers before the request's deadline. Raises RefusalError with 503 when there is no answer."""
        if self.pool.trouble is not None:
            raise RefusalError(503, "", self.pool.trouble, headers={"Retry-After": "10"})
        left = request.scope["replylint.deadline"] - time.monotonic()
        try:
            answer = await self.pool.run(kind, body, seconds=max(left, 0.001))
        except DeadlineError:
            self.metrics.too_slow += 1
            message = f"not done within {self.limits.deadline:g} s; send less, or try again"
            raise RefusalError(503, "", message, headers=_SOON) from None
        except WorkerLostError:
            message = self.pool.trouble or "the worker was ended; try again"
            raise RefusalError(503, "", message, headers=_SOON) from None
        self.metrics.findings.update(answer.codes)
        return answer


def sent(answer: Answer) -> Response:
    """A worker's answer as it is. Raises RefusalError for one that refuses."""
    if answer.status != 200:
        raise RefusalError.of(answer.status, Error.model_validate_json(answer.body))
    return Response(answer.body, media_type="application/json")


async def unless_gone(request: Request, doing: Coroutine[Any, Any, T]) -> T:
    """The result, unless the client hangs up first: then what has not begun is dropped, and RefusalError is raised for the log."""
    job = asyncio.ensure_future(doing)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({job, gone}, return_when=asyncio.FIRST_COMPLETED)
        if job.done():
            return job.result()
        raise RefusalError(499, "", "the client went away")
    finally:
        job.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
