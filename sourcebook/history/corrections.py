"""The corrections of a collection: which values of its records were changed, when, from what to what, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..cache import Memory, digest
from ..catalog.shelf import grouped
from ..records.model import RECORD_KINDS
from .changes import FieldChange, Values, compare, values_of
from .repository import Commit, NoHistory, Repository, Touched

NO_REPOSITORY = (
    "This collection is not kept in a git repository, so that nobody knows what was corrected."
)
SHALLOW = "This site was built from a part of the history alone: what was corrected before is not known here."


@dataclass(frozen=True)
class Corrected:
    """What a commit corrected in a record: the record's path below ``docs/``, and the values."""

    path: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Correction:
    """What a commit corrected: its day, its author, its reason, and the records."""

    commit: str
    day: str
    author: str
    why: str
    records: tuple[Corrected, ...]

    @property
    def anchor(self) -> str:
        """By what it is found on the page of corrections."""
        return f"c-{self.commit[:12]}"


@dataclass(frozen=True)
class Days:
    """The days on which a record came into the collection and on which it last changed."""

    first: str
    last: str


@dataclass(frozen=True)
class History:
    """The corrections of a collection, the newest first. ``note`` says what of them is not known, and why; ``days`` has those of
    each record, by its path below ``docs/``, where all of them are known."""

    corrections: tuple[Correction, ...] = ()
    note: str = ""
    days: Mapping[str, Days] = field(default_factory=dict)

    def of(self, path: str) -> tuple[tuple[Correction, Corrected], ...]:
        """The corrections of one record."""
        return self._by_record.get(path, ())

    @cached_property
    def _by_record(self) -> Mapping[str, tuple[tuple[Correction, Corrected], ...]]:
        return grouped(
            (record.path, (correction, record))
            for correction in self.corrections
            for record in correction.records
        )


UNKNOWN = History()
"""Where nobody asked for it."""


def head_of(root: Path) -> str:
    """The newest commit of the repository that a project lies in; empty where there is none."""
    try:
        return Repository(root).head
    except NoHistory:
        return ""


def history_of(root: Path, memory: Memory) -> History:
    """The history of a project's records. What is known of a commit is not worked out again."""
    try:
        repository = Repository(root)
        commits = list(repository.commits(*(f"docs/{kind.folder}" for kind in RECORD_KINDS)))
        note = SHALLOW if repository.is_shallow else ""
        if not commits:
            return History((), note or NO_REPOSITORY)
        key = digest(*(commit.id.encode() for commit in commits))
        found = memory.ask("corrections", key, lambda: _corrections(repository, commits))
        return History(found, note, {} if note else _days(commits))
    except NoHistory:
        return History((), NO_REPOSITORY)


def _days(commits: list[Commit]) -> dict[str, Days]:
    found: dict[str, Days] = {}
    for commit in commits:
        for file in commit.files:
            path = file.path.removeprefix("docs/")
            known = found.pop(path, None) if file.before else None
            if file.after:
                found[path] = Days(known.first if known else commit.day, commit.day)
            else:
                found.pop(path, None)
    return found


def _corrections(repository: Repository, commits: list[Commit]) -> tuple[Correction, ...]:
    files = [file for commit in commits for file in commit.files if file.path.endswith(".md")]
    names = (name for file in files for name in (file.before, file.after) if name)
    contents = repository.contents(names)
    readable: dict[str, Values] = {}
    """The last state of each record that could be read."""
    found = []
    for commit in commits:
        records = (_corrected(file, contents, readable) for file in commit.files)
        if some := tuple(record for record in records if record and record.changes):
            found.append(Correction(commit.id, commit.day, commit.author, commit.why, some))
    return tuple(reversed(found))


def _corrected(
    file: Touched, contents: Mapping[str, bytes], readable: dict[str, Values]
) -> Corrected | None:
    """What changed in a record that was there before and still is; a new one corrects nothing."""
    if not (file.path.endswith(".md") and file.after):
        readable.pop(file.path, None)
        return None
    after = _values(contents[file.after], file.path)
    before = _values(contents[file.before], file.path) if file.before else None
    before = before if before is not None else readable.get(file.path)
    if after is not None:
        readable[file.path] = after
    if before is None or after is None:
        return None
    return Corrected(file.path.removeprefix("docs/"), compare(before, after))


def _values(data: bytes, path: str) -> Values | None:
    return values_of(data.decode("utf-8", "replace"), path)
