"""Work in several processes: the same results in the same order, errors are raised here, and nobody is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from sourcebook.jobs import Aside, end_if_orphaned, spread


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("number", [0, 1, 3, 200])
def test_results_come_in_the_order_of_the_items(number: int, jobs: int) -> None:
    told: list[int] = []
    assert spread(str, range(number), jobs, told.append) == [str(item) for item in range(number)]
    assert told == sorted(told)
    assert all(done <= number for done in told)


def test_several_processes_work_and_one_of_them_is_this() -> None:
    def busy(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    workers = set(spread(busy, range(100), 3, lambda _: None))
    assert os.getpid() in workers
    assert len(workers) == 3


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_error_is_raised_here(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        spread(lambda item: 1 // (item - 150), range(200), jobs, lambda _: None)


def test_work_aside_ends_without_waiting_for_its_results_to_be_taken() -> None:
    def work() -> Iterator[bytes | int]:
        yield bytes(10_000_000)  # More than a pipe holds.
        yield os.getpid()

    aside = Aside(work)
    aside._process.join()
    assert aside.result() == bytes(10_000_000)
    assert aside.result() != os.getpid()


def _begin(told: Connection) -> None:
    def work() -> Iterator[int]:
        yield os.getpid()
        while True:
            end_if_orphaned()
            time.sleep(0.01)

    told.send(Aside(work).result())
    signal.pause()


def test_work_ends_whose_asker_was_killed() -> None:
    here, there = multiprocessing.Pipe(duplex=False)
    asker = multiprocessing.get_context("fork").Process(target=_begin, args=(there,))
    asker.start()
    there.close()
    assert here.recv() != asker.pid
    asker.kill()
    asker.join()
    with pytest.raises(EOFError):  # Who works has the other end too, and would keep this waiting.
        here.recv()
