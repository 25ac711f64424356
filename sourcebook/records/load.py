"""The only reader of ``docs/`` and ``seeds/``: files -> records with their places, seeds, and problems."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from os.path import isfile, islink, realpath
from pathlib import Path
from stat import S_ISREG
from typing import Generic, TypeVar

from ..cache import Memory, digest
from ..problem import Place, Problem, ProblemsFound, in_order
from ..progress import Tell, silent
from ..seeds.seed import PAGES, NoArticle, Seed, plain_text, text_of
from ..sha256sums import sha256
from .frontmatter import Document, read, read_on
from .mending import mended
from .model import Article, Outlet, Person, Question, Record, Topic
from .model.fields import RESERVED, is_slug, slugify
from .strict import (
    bad_slug,
    colliding_file_names,
    misplaced_file,
    no_article,
    seed_missing,
    seed_no_article,
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
    lost: frozenset[str] = frozenset()
    """The fields of which something was left out, with dots, since it could not be read."""

    def place(self, *path: str | int) -> Place:
        return self.document.place(*path)

    def lacks(self, field: str) -> bool:
        """Whether something of this field was lost, or of what it is part of: nobody knows what it should hold."""
        return any(
            f"{a}.".startswith(f"{b}.") for x in self.lost for a, b in ((x, field), (field, x))
        )


@dataclass(frozen=True)
class Loaded:
    """Everything that was read. ``broken`` holds the path of each record that is wrong in itself, and what text it has: of these,
    what can be read is among the records, so that it is checked too."""

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
    seeds: dict[str, Seed | NoArticle] = dict(_seeds(root, memory, problems))
    articles = _records(root, Article, memory, instead, problems, broken, tell)
    folder = (root / "seeds").resolve()
    for article in articles:
        problems.extend(_source_problems(folder, article, seeds))
    named = {article.record.source.file for article in articles}
    for name, seed in seeds.items():
        if isinstance(seed, NoArticle) and name not in named:
            problems.extend(no_article(Place(f"seeds/{name}"), seed.what, seed.way_out))
    return Loaded(
        articles=articles,
        people=_records(root, Person, memory, instead, problems, broken),
        topics=_records(root, Topic, memory, instead, problems, broken),
        outlets=_records(root, Outlet, memory, instead, problems, broken),
        questions=_records(root, Question, memory, instead, problems, broken),
        seeds=tuple(seed for seed in seeds.values() if isinstance(seed, Seed)),
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
            with suppress(ProblemsFound):
                filed.extend(_mended(kind, path, data, problems))
    return tuple(filed)


def _mended(kind: type[R], path: str, data: bytes, problems: list[Problem]) -> Iterator[Filed[R]]:
    """What can be read of a record that has wrong values, and what else is wrong with it."""
    slug = Path(path).stem
    document, _ = read_on(_decode(data, path), path)
    if is_slug(slug) and slug not in RESERVED and (made := mended(kind, document)):
        record, document, lost, found = made
        problems.extend(found)
        yield Filed(slug, record, path, document.body, document, digest(path.encode(), data), lost)


def read_text(root: Path, path: str) -> str:
    """A file's text, decoded as UTF-8. Raises ProblemsFound where it can't be read."""
    return _decode(_bytes(root, path), path)


def _bytes(root: Path, path: str) -> bytes:
    file = root / path
    try:
        whole = S_ISREG(file.stat().st_mode)  # Reading a pipe would wait forever.
        if whole and not leads_out(root, file):
            return file.read_bytes()
        reason = "It leads out of the project" if whole else "It is no file"
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise ProblemsFound(unreadable_file(Place(path), reason))


def leads_out(root: Path, file: Path) -> bool:
    """Whether a link leads to a file from out of the project. The folders ``docs`` and ``seeds`` may lie elsewhere as wholes."""
    if not (islink(file) or islink(file.parent)):
        return False
    own = (root, root / file.relative_to(root).parts[0])
    return not any(Path(realpath(file)).is_relative_to(realpath(folder)) for folder in own)


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


def _seeds(
    root: Path, memory: Memory, problems: list[Problem]
) -> Iterator[tuple[str, Seed | NoArticle]]:
    folder = root / "seeds"
    files = sorted(folder.rglob("*"))
    beside = {f"{file.with_suffix('')}_files" for file in files if file.suffix.lower() in PAGES}
    for file in files:
        name = file.relative_to(folder).as_posix()
        if not file.is_file() or any(part.startswith(".") for part in Path(name).parts):
            continue
        if beside and not beside.isdisjoint(map(str, file.parents)):
            continue  # Pictures and scripts that a browser saved with a page.
        try:
            data = _bytes(root, f"seeds/{name}")
        except ProblemsFound as error:
            problems.extend(error.problems)
            continue
        text: str | NoArticle | None = plain_text(name, data)
        if text is None:
            key = digest(file.suffix.encode(), data)
            text = memory.ask("seed", key, partial(text_of, name, data))
        if isinstance(text, NoArticle):
            yield name, text
        else:
            yield name, Seed(name, text, sha256(data))


def _source_problems(
    seeds: Path, filed: Filed[Article], known: Mapping[str, Seed | NoArticle]
) -> Iterator[Problem]:
    name = filed.record.source.file
    if filed.lacks("source.file"):
        return
    # Where a value stands costs reading the front matter anew: it is asked for where it is told.
    inside = not {"\\", "\0"} & set(name) and Path(realpath(seeds / name)).is_relative_to(seeds)
    if not inside or Path(name).is_absolute() or ".." in Path(name).parts:
        yield from seed_outside(filed.place("source", "file"), name)
    elif isinstance(seed := known.get(name), NoArticle):
        place = filed.place("source", "file")
        yield from seed_no_article(place, name, seed.what, seed.way_out)
    elif seed is None and not isfile(seeds / name):  # A name may be too long for a disk.
        yield from seed_missing(filed.place("source", "file"), name, sorted(known))
