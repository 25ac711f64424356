"""The only reader of ``docs/`` and ``seeds/``: files -> records with their places, seeds, and problems."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from ..cache import Memory, digest
from ..problem import Place, Problem, ProblemsFound, in_order
from ..progress import Tell, silent
from .frontmatter import Document, read
from .model import Article, Outlet, Person, Question, Record, Topic
from .model.fields import RESERVED, is_slug, slugify
from .strict import (
    bad_slug,
    colliding_file_names,
    misplaced_file,
    seed_missing,
    seed_outside,
    unreadable_file,
    unreadable_note,
    wrong_encoding,
)
from .validation import record_of

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True)
class Filed(Generic[R_co]):
    """A record as it is filed: its slug, its path below the project's folder, the text below the front matter.

    A name that has no file of its own gets one made up, with ``path`` None.
    """

    slug: str
    record: R_co
    path: str | None = None
    body: str = ""
    document: Document = field(default_factory=lambda: Document(""))
    digest: bytes = b""
    """Of the file's path and bytes."""

    def place(self, *path: str | int) -> Place:
        return self.document.place(*path)


@dataclass(frozen=True)
class Seed:
    """A source file: its name below ``seeds/``, its text with ``\\n`` line ends, the checksum of its bytes."""

    name: str
    text: str
    sha256: str

    @property
    def path(self) -> str:
        return f"seeds/{self.name}"


@dataclass(frozen=True)
class Loaded:
    """Everything that was read. ``broken`` holds the path of each record that could not be, and what text it has."""

    articles: tuple[Filed[Article], ...] = ()
    people: tuple[Filed[Person], ...] = ()
    topics: tuple[Filed[Topic], ...] = ()
    outlets: tuple[Filed[Outlet], ...] = ()
    questions: tuple[Filed[Question], ...] = ()
    seeds: tuple[Seed, ...] = ()
    broken: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


Instead = Mapping[str, bytes | None]
"""Records that are to be taken as other than they lie on the disk: path -> bytes, None for one that is gone."""


def load(
    root: Path, memory: Memory | None = None, tell: Tell = silent, instead: Instead | None = None
) -> Loaded:
    """Read a project's records and seeds. What can't be read is a problem, never an exception."""
    memory, instead = memory or Memory(), instead or {}
    problems: list[Problem] = []
    broken: dict[str, str] = {}
    seeds = tuple(_seeds(root, problems))
    names = frozenset(seed.name for seed in seeds)
    articles = _records(root, Article, memory, instead, problems, broken, tell)
    for article in articles:
        problems.extend(_source_problems(root, article, names))
    return Loaded(
        articles=articles,
        people=_records(root, Person, memory, instead, problems, broken),
        topics=_records(root, Topic, memory, instead, problems, broken),
        outlets=_records(root, Outlet, memory, instead, problems, broken),
        questions=_records(root, Question, memory, instead, problems, broken),
        seeds=seeds,
        broken=broken,
        problems=in_order(problems),
    )


def _records(
    root: Path,
    kind: type[R],
    memory: Memory,
    instead: Instead,
    problems: list[Problem],
    broken: dict[str, str],
    tell: Tell = silent,
) -> tuple[Filed[R], ...]:
    filed = []
    paths = _record_paths(root, kind, problems)
    if theirs := {path for path in instead if path.startswith(f"docs/{kind.folder}/")}:
        paths = sorted(path for path in theirs.union(paths) if instead.get(path, b"") is not None)
    for number, path in enumerate(paths, 1):
        tell("Reading articles", number, len(paths))
        data = b""
        try:
            data = instead.get(path) or _bytes(root, path)
            key = digest(path.encode(), data)
            filed.append(memory.ask("record", key, partial(_filed, kind, path, data, key)))
        except ProblemsFound as error:
            problems.extend(error.problems)
            broken[path] = data.decode("utf-8", "replace")
    return tuple(filed)


def read_text(root: Path, path: str) -> str:
    """A file's text, decoded as UTF-8. Raises ProblemsFound where it can't be read."""
    return _decode(_bytes(root, path), path)


def _bytes(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ProblemsFound(unreadable_file(Place(path), reason)) from None


def _decode(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        place = Place(path, line, column)
        raise ProblemsFound(wrong_encoding(place, data[error.start])) from None


def _filed(kind: type[R], path: str, data: bytes, key: bytes) -> Filed[R]:
    slug = Path(path).stem
    problems: list[Problem] = []
    if not is_slug(slug):
        problems.extend(
            bad_slug(Place(path), f"The file name «{slug}» is not a slug.", slugify(slug))
        )
    elif slug in RESERVED:
        what = f"The name «{slug}» belongs to the page that lists all {kind.folder}."
        problems.extend(bad_slug(Place(path), what, f"{slug}-{kind.kind_name}"))
    try:
        document = read(_decode(data, path), path)
        record = record_of(kind, document)
    except ProblemsFound as error:
        raise ProblemsFound([*problems, *error.problems]) from None
    if isinstance(record, Article):
        problems.extend(unreadable_note(document.place("note"), record.note or ""))
    else:
        problems.extend(unreadable_note(document.body_place(), document.body))
    if problems:
        raise ProblemsFound(problems)
    # A fresh one, which has not read its values and places yet.
    return Filed(slug, record, path, document.body, replace(document), key)


def _record_paths(root: Path, kind: type[Record], problems: list[Problem]) -> list[str]:
    folder = f"docs/{kind.folder}"
    paths = []
    for file in sorted((root / folder).rglob("*.md")):
        path = file.relative_to(root).as_posix()
        if any(part.startswith(".") for part in file.relative_to(root / folder).parts):
            continue
        if file.parent != root / folder:
            problems.extend(misplaced_file(Place(path), folder))
        else:
            paths.append(path)
    problems.extend(_collisions(paths))
    return paths


def _collisions(paths: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in paths:
        same = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if same != path:
            yield from colliding_file_names(Place(path), same)


def _seeds(root: Path, problems: list[Problem]) -> Iterator[Seed]:
    folder = root / "seeds"
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if not file.is_file() or any(part.startswith(".") for part in Path(name).parts):
            continue
        try:
            data = _bytes(root, f"seeds/{name}")
            text = _decode(data, f"seeds/{name}").removeprefix("\ufeff")
        except ProblemsFound as error:
            problems.extend(error.problems)
            continue
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        yield Seed(name, text, hashlib.sha256(data).hexdigest())


def _source_problems(root: Path, filed: Filed[Article], names: frozenset[str]) -> Iterator[Problem]:
    name = filed.record.source.file
    seeds = (root / "seeds").resolve()
    inside = "\\" not in name and (seeds / name).resolve().is_relative_to(seeds)
    if not inside or Path(name).is_absolute() or ".." in Path(name).parts:
        yield from seed_outside(filed.place("source", "file"), name)
    elif name not in names and not (root / "seeds" / name).is_file():
        yield from seed_missing(filed.place("source", "file"), name, sorted(names))
