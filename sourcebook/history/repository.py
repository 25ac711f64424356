"""The repository that a project lies in, read by git itself: its commits, and the files as they were in each."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_ENDS, _PARTS = "\x1e", "\x1f"
_FORMAT = f"--format={_ENDS}%H{_PARTS}%as{_PARTS}%an{_PARTS}%s{_PARTS}"
_NOTHING = "0" * 40


@dataclass(frozen=True)
class Touched:
    """A file that a commit changed: its path below the project's folder, and the names of its contents before and after."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Commit:
    """A commit: its day, its author's name, the first line of its message, and the files that it changed."""

    id: str
    day: str
    author: str
    why: str
    files: tuple[Touched, ...]


class NoHistory(Exception):
    """Raised where the history can't be read; its text says why, and what would help."""


class Repository:
    """The repository around a project's folder. Raises NoHistory where there is none, or git is not installed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._git("rev-parse", "--git-dir")

    @property
    def head(self) -> str:
        """The newest commit; empty where there is none."""
        try:
            return self._git("rev-parse", "--verify", "HEAD").decode().strip()
        except NoHistory:
            return ""

    @property
    def is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def commits(self, *folders: str) -> Iterator[Commit]:
        """The commits that changed files of these folders, the oldest first. Merges change nothing themselves."""
        if not self.head:
            return
        log = self._git(
            "log", "--reverse", "--topo-order", "--raw", "--no-abbrev", "--no-renames", "--relative",
            "--root", "-z", _FORMAT, "--", *folders,
        )  # fmt: skip
        for told in log.decode("utf-8", "replace").split(_ENDS)[1:]:
            name, day, author, why, files = told.split(_PARTS, 4)
            yield Commit(name, day, author, why, tuple(_touched(files)))

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Contents by their names."""
        wanted = list(dict.fromkeys(names))
        if not wanted:
            return {}
        answer = io.BytesIO(self._git("cat-file", "--batch", given="\n".join(wanted).encode()))
        found = {}
        for name in wanted:
            size = int(answer.readline().split()[-1])
            found[name] = answer.read(size)
            answer.read(1)
        return found

    def export(self, revision: str, folder: Path) -> None:
        """Write a project's records and seeds as they were at a revision."""
        self._git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        there = self._git("ls-tree", "--name-only", revision).decode().split()
        parts = [name for name in ("docs", "seeds") if name in there]
        if parts:
            data = self._git("archive", revision, "--", *parts)
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                archive.extractall(folder, filter="data")

    def _git(self, *words: str, given: bytes = b"") -> bytes:
        # What a page shows must not depend on anybody's own settings.
        words = ("-c", "core.quotepath=false", "-c", "log.showSignature=false", *words)
        try:
            done = subprocess.run(
                ["git", *words], cwd=self._root, input=given, capture_output=True, check=False
            )
        except FileNotFoundError:
            raise NoHistory("git is not installed.") from None
        if done.returncode:
            raise NoHistory(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: "))
        return done.stdout


def _touched(raw: str) -> Iterator[Touched]:
    parts = raw.strip("\n\0").split("\0")
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        *_, before, after, _ = about.lstrip(":\n").split(" ")
        yield Touched(
            path, None if before == _NOTHING else before, None if after == _NOTHING else after
        )
