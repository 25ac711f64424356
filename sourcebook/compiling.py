"""Bringing ``build/pages`` up to date: what a page shows decides whether it is made again, and only what changed is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from .atomic import Buffer, replace_file
from .cache import digest
from .jobs import end_if_orphaned, spread
from .pages.links import Ends
from .pages.page import Page
from .progress import Tell, silent

Data = tuple[str, Sequence[Buffer]]
"""A file that is no page: its path below ``build/pages``, and its bytes in pieces, which are never joined."""

Signature = tuple[int, int]
"""The size of a file and the time of its last change, which tell whether anybody touched it."""


@dataclass(frozen=True)
class Made:
    """A file as it was made: the digest of what decides what is in it, that of its bytes, and how it lies on the disk.

    ``ends`` are a page's anchors and links.
    """

    source: bytes
    bytes: bytes
    signature: Signature
    ends: Ends | None = None


@dataclass(frozen=True)
class Compiled:
    """Everything below ``build/pages`` by its path."""

    files: Mapping[str, Made] = field(default_factory=dict)

    @property
    def ends(self) -> dict[str, Ends | None]:
        return {path: made.ends for path, made in self.files.items()}

    def without_links(self) -> Compiled:
        """The same, of whose pages' ends only the anchors are known."""
        return Compiled(
            {
                path: replace(made, ends=made.ends and Ends(made.ends.anchors))
                for path, made in self.files.items()
            }
        )


@dataclass(frozen=True)
class Changes:
    """The compiled files that were written and removed, as paths below ``build/pages``."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def signature_of(file: Path) -> Signature | None:
    """How a file lies on the disk; None where it is not there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def files_of(folder: str | Path, below: str = "") -> Iterator[tuple[str, Signature]]:
    """How the files below a folder lie on the disk, by their paths; none where there is no folder."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from files_of(entry.path, f"{path}/")
            else:
                found = entry.stat()
                yield path, (found.st_size, found.st_mtime_ns)


def bring_pages(
    folder: Path, pages: Sequence[Page], known: Compiled, jobs: int, tell: Tell
) -> dict[str, Made]:
    """Bring pages up to date. Gives each by its path, in their order. Raises OSError where the folder can't be written."""

    def bring(page: Page) -> Made:
        return _brought(folder, page, known.files.get(page.path))

    def told(done: int) -> None:
        tell("Compiling pages", done, len(pages))

    paths = [page.path for page in pages]
    return dict(zip(paths, spread(bring, pages, jobs, told), strict=True))


def bring_data(
    folder: Path, files: Iterable[Data], known: Compiled, tell: Tell = silent
) -> Iterator[tuple[str, Made]]:
    """Bring files that are no pages up to date."""
    for number, (path, pieces) in enumerate(files, 1):
        end_if_orphaned()
        tell("Writing data", number, number)
        yield path, _written(folder / path, pieces, b"", known.files.get(path))


def _brought(folder: Path, page: Page, known: Made | None) -> Made:
    content = page.make()
    source = content.digest
    if known and known.source == source and known.signature == signature_of(folder / page.path):
        return known
    return _written(folder / page.path, [content.data], source, known, content.ends)


def _written(
    target: Path,
    pieces: Sequence[Buffer],
    source: bytes,
    known: Made | None,
    ends: Ends | None = None,
) -> Made:
    checksum = digest(*pieces)
    signature = signature_of(target)
    if not (known and known.bytes == checksum and known.signature == signature):
        size = sum(map(len, pieces))
        if signature is None or signature[0] != size or target.read_bytes() != b"".join(pieces):
            replace_file(target, *pieces)
        signature = signature_of(target)
    assert signature
    return Made(source, checksum, signature, ends)


def remove_others(folder: Path, files: Mapping[str, Made]) -> list[str]:
    """Take away what no longer belongs below a folder. Returns the paths."""
    removed = []
    for file in sorted(folder.rglob("*"), reverse=True):
        path = file.relative_to(folder).as_posix()
        if file.is_dir() and not file.is_symlink():
            if not any(file.iterdir()):
                file.rmdir()
        elif path not in files:
            file.unlink()
            removed.append(path)
    return removed[::-1]
