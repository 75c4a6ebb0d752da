"""The collector is still while a batch is linted, and afterwards as it was."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from replylint import Linter
from replylint.errors import DraftError
from replylint.passage import Word
from replylint.pause import collector_paused

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from generated import replies


@pytest.fixture(autouse=True)
def as_found() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_it_is_left_as_it_was_found(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is on
    with pytest.raises(KeyError), collector_paused():
        raise KeyError
    assert gc.isenabled() is on


def test_the_last_of_several_threads_turns_it_on_again() -> None:
    gc.enable()
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        with collector_paused():
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=other)
    with collector_paused():
        thread.start()
        assert inside.wait(10)
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()


@pytest.mark.parametrize("on", [True, False])
def test_threads_that_are_never_all_done_do_not_keep_it_off(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    last = collector_paused()
    last.__enter__()
    assert not gc.isenabled()
    for _ in range(100):
        following = collector_paused()
        following.__enter__()
        last.__exit__(None, None, None)
        last = following
    assert gc.isenabled() is on
    last.__exit__(None, None, None)
    assert gc.isenabled() is on
    with collector_paused():
        assert not gc.isenabled()


def test_the_caller_of_a_batch_is_never_paused() -> None:
    gc.enable()
    linter = Linter()
    for found in (linter.lint_many(["I am sorry."] * 3, batch_size=2), linter.read_many(["I am sorry."] * 3, batch_size=2)):
        assert all(gc.isenabled() for _ in found)
    with pytest.raises(DraftError):
        linter.lint("")
    assert gc.isenabled()


def _words() -> int:
    return sum(isinstance(thing, Word) for thing in gc.get_objects())


def test_a_batch_leaves_hardly_anything_for_the_collector() -> None:
    linter = Linter()
    drafts = [(sample.reply, sample.customer) for sample in replies(20, 4)]
    read = sum(len(reply.words) for reply in linter.read_many(drafts))
    gc.collect()
    gc.disable()
    before = _words()  # those of other tests that are still held
    assert any(report.findings for report in linter.lint_many(drafts))
    assert _words() - before < read / 20  # a rewrite now and then parses a text of its own
    gc.collect(0)
    assert _words() <= before
