"""Work spread over the cores: forked processes, which see everything that this one has worked out before.

Where processes can't be forked (Windows), or one job is asked for, the same work is done here, one piece after another.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import pickle
import signal
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from operator import itemgetter
from typing import IO, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
_PIECES = 8
"""Into so many pieces each job's share is cut, so that none waits long for the others at the end."""

_ALONE = 10
"""So many items a process works on by itself before it tells how far it is, and hears whether to go on."""


def all_cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Aside(Generic[R]):
    """Work that goes on in a process of its own, and gives one result after the other. It waits for nobody to take them: they lie in
    a file, so that a process that is done ends, and what it took up is free."""

    def __init__(self, work: Callable[[], Iterable[R]], fork: bool = True) -> None:
        self._here: Iterator[R] | None = None
        if not (fork and CAN_FORK):
            self._here = iter(work())
            return
        context = multiprocessing.get_context("fork")
        self._answers, answers = context.Pipe(duplex=False)
        self._file, self._read = tempfile.TemporaryFile(), 0  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._process = context.Process(target=_answer, args=(work, answers, self._file))
        gc.freeze()
        self._process.start()
        atexit.register(self._process.kill)  # Whatever ends this process ends that one.
        answers.close()

    def result(self) -> R:
        """The next thing that the work gives, or raises."""
        if self._here:
            return next(self._here)
        try:
            size = self._answers.recv()
        except EOFError:
            raise RuntimeError("A process of this build was ended from outside.") from None
        result, error = pickle.loads(os.pread(self._file.fileno(), size, self._read))
        self._read += size
        if error:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the work: nobody asks for its results any more."""
        if self._here is None:
            self._process.kill()
            self._process.join()


def end_if_orphaned() -> None:
    """End this process if the one that asked for its work was killed, so that it writes nothing beside the next build."""
    asking = multiprocessing.parent_process()
    if asking and not asking.is_alive():
        os._exit(1)


def _quit_silently() -> None:
    """Leave it to the process that was started by somebody to say that it was interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answer(work: Callable[[], Iterable[object]], answers: Connection, file: IO[bytes]) -> None:
    _quit_silently()

    def answer(result: object, error: BaseException | None = None) -> None:
        data = pickle.dumps((result, error))
        file.write(data)
        file.flush()
        answers.send(len(data))

    with suppress(BrokenPipeError):  # Nobody waits for the answer any more.
        try:
            for result in work():
                answer(result)
        except BaseException as error:
            answer(None, error)


def spread(
    work: Callable[[T], R], items: Sequence[T], jobs: int, tell: Callable[[int], None]
) -> list[R]:
    """The results of work on each item, in the items' order.

    This process works too, and each takes the next few items when it is done with its last; what it works out stays there, but for
    the results. ``tell`` is called here with the number of items that were taken, between one piece and the next.
    """
    jobs = min(jobs, len(items)) if CAN_FORK else 1
    size = _ALONE if jobs < 2 else -(-len(items) // (jobs * _PIECES))
    taken = multiprocessing.get_context("fork" if CAN_FORK else None).Value("i", 0)

    def share() -> Iterator[tuple[int, list[R]]]:
        while True:
            end_if_orphaned()
            with taken.get_lock():
                start, taken.value = taken.value, min(taken.value + size, len(items))
            if start == len(items):
                return
            yield start, list(map(work, items[start : start + size]))
            if jobs > 1:
                # What templates leave behind goes in circles, and a build collects nothing by itself. What stays is not looked at again.
                gc.collect(0)

    asides = [Aside(lambda: [list(share())]) for _ in range(1, jobs)]
    done = []
    for piece in share():
        done.append(piece)
        tell(taken.value)
    for aside in asides:
        done += aside.result()
    return [result for _, results in sorted(done, key=itemgetter(0)) for result in results]
