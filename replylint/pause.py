"""Python's collector of cyclic garbage, kept still while a batch is read and linted.

A reply is thousands of small objects that all live until the report is done. The collector would go through them again and again
and find nothing: some 8 % of the time. What a batch leaves behind, it finds at once when it may run again.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_MOST = 16  # pauses in a row, each begun before the one before it ended, after which the collector is let run again
_pauses = 0  # of several threads at once
_row = 0  # begun since there was none
_was_on = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """Within it nothing is collected; after the last of several pauses the collector is on if it was on before the first.

    Threads that are never all done at once would keep it off for good: of a long row of pauses only the first are kept.
    """
    global _pauses, _row, _was_on
    with _lock:
        if not _pauses:
            _was_on = gc.isenabled()
            _row = 0
            gc.disable()
        _pauses += 1
        _row += 1
        if _row > _MOST and _was_on:
            gc.enable()
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if not _pauses and _was_on:
                gc.enable()
