"""What a command costs: time, processor time and memory of its whole process tree, and what it writes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

MEMORY = (
    "the tree's PSS, sampled"
    if Path("/proc/self/smaps_rollup").exists()
    else "the largest process's RSS"
)
"""Which memory is measured. PSS shares a page among the processes that use it, so that forked ones are not counted twice."""
WRITTEN = ("site", "build", "plain", "public")
"""The folders below which anything is written: ours, and those of the other ways."""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and of processor time, megabytes (10⁶ bytes) of memory at the peak and of files written."""

    seconds: float
    processor: float
    memory: float
    written: float


def cost_of(command: Sequence[str], root: Path) -> Cost:
    """Run a command in a folder. Exits with what it printed if it fails."""
    known = {(file.st_ino, file.st_mtime_ns) for file in _written(root)}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)}\n{output.read().decode()[-2000:]}")
    new = [f for f in _written(root) if (f.st_ino, f.st_mtime_ns) not in known]
    return Cost(
        seconds,
        max(used.ru_utime + used.ru_stime, watch.processor),
        watch.memory or used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3),
        sum(file.st_size for file in new) / 1e6,
    )


def processor_time(pid: int) -> float:
    """Seconds that a process and those below it have used, ended ones included."""
    ticks = 0
    for one in _tree(pid):
        fields = _told(one, "stat").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def settled(pid: int) -> None:
    """Wait until a process and those below it rest."""
    last = -1.0
    while Path("/proc/self").exists() and (now := processor_time(pid)) - last > 0.05:
        last = now
        time.sleep(1)


class _Watch(Thread):
    """Looks at a process tree again and again, for at most a twentieth of the time."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.memory = self.processor = 0.0
        self._ended = Event()

    def run(self) -> None:
        pause = 0.0
        while MEMORY.startswith("the tree") and not self._ended.wait(pause):
            start = time.perf_counter()
            self.memory = max(self.memory, sum(map(_pss, _tree(self.pid))))
            self.processor = max(self.processor, processor_time(self.pid))
            pause = max(0.05, 20 * (time.perf_counter() - start))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*"):
        for child in _told(pid, f"task/{task.name}/children").split():
            yield from _tree(int(child))


def _pss(pid: int) -> float:
    """Megabytes of memory of a process."""
    lines = _told(pid, "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))


def _told(pid: int, what: str) -> str:
    """What the system tells of a process; nothing of one that has just ended."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text()
    except OSError:
        return ""


def _written(root: Path) -> Iterator[os.stat_result]:
    for folder in WRITTEN:
        for file in (root / folder).rglob("*"):
            if file.is_file():
                yield file.stat()
