"""Commands that may be killed at any moment: each in a process forked from one that has the package imported."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path

from sourcebook.cli import main

from .forks import FORKS


def _run(words: list[str], within: Path, begun: Event, log: Path) -> None:
    """What the command does, in a process group of its own, as a terminal starts it."""
    os.setsid()
    begun.set()
    os.chdir(within)
    with log.open("w") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    main(words)


@contextmanager
def _running(words: list[str], within: Path, log: Path) -> Iterator[BaseProcess]:
    """A command that has just begun."""
    begun = FORKS.Event()
    process = FORKS.Process(target=_run, args=(words, within, begun, log))
    process.start()
    assert begun.wait(60), "the command did not begin"
    yield process
    process.join()


def finish(words: list[str], within: Path) -> float:
    """Run a command to its end, which is no error. Returns the seconds that it took."""
    log = within.with_name("log")
    with _running(words, within, log) as process:
        began = time.monotonic()
    assert process.exitcode == 0, log.read_text("utf-8")
    return time.monotonic() - began


def kill(words: list[str], within: Path, after: float) -> None:
    """Start a command, and kill it and whatever it has started after some seconds; it may be done by then."""
    with _running(words, within, within.with_name("log")) as process:
        process.join(after)
        if process.exitcode is None:
            os.killpg(process.pid or 0, signal.SIGKILL)
