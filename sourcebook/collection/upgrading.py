"""From one version of the program to another: what the machine wrote is written anew, what somebody changed is shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from ..atomic import replace_file
from .machine_files import machine_files, read_list, sum_of, version_in, write_list

BY_HAND: tuple[tuple[str, str], ...] = ()
"""What people have to change in their own files, as (since which version, what): told to collections that are older."""


class TooNew(Exception):
    """Says that a collection was made by a later version."""


def upgrade(root: Path) -> Iterator[str]:
    """Bring the machine's files of a collection to this version, and tell of each, a few lines at a time.

    Whoever stops it half-way starts it again. Raises FileNotFoundError where the collection was not made by ``init``, TooNew where a
    later version wrote it, OSError where something can't be written.
    """
    root = root.resolve()
    old, new = read_list(root), machine_files()
    before, now = version_in(old), version_in(new)
    if _numbers(before) > _numbers(now):
        raise TooNew(
            f"This collection was made with {before}, and this is {now}. Take {before} or later."
        )
    known: dict[str, str] = {}
    # What is no longer needed goes last, so that the program itself is there at any time.
    for path in sorted(old.keys() | new.keys(), key=lambda path: (path not in new, path)):
        yield from _bring(root, path, old.get(path, ""), new.get(path), known)
    yield from (what for since, what in BY_HAND if _numbers(before) < _numbers(since))
    if known != old:
        write_list(root, known)
    yield f"From {before} to {now}." if before != now else f"The collection is at {now}."


def _bring(
    root: Path, path: str, old: str, new: bytes | None, known: dict[str, str]
) -> Iterator[str]:
    """Bring one file from what had the checksum ``old`` (empty: what was not there) to ``new`` (None: to nothing)."""
    file = root / path
    linked = file.resolve() != file
    there = file.read_bytes() if file.is_file() and not linked else None
    if old and new is not None:
        known[path] = old
    if linked or file.is_dir():
        yield f"{path} is not as it was made; it stays as it is."
    elif there == new:
        known |= {path: sum_of(new)} if new is not None else {}
    elif there is None and old:
        yield f"{path} was taken out; it stays out."
    elif new is None:
        if sum_of(there or b"") == old:
            file.unlink()
            yield f"Removed {path}."
        else:
            yield f"{path} is no longer needed. It was changed, so it stays."
    elif there is None or sum_of(there) == old:
        replace_file(file, new)
        known[path] = sum_of(new)
        yield f"Brought {path} up to date." if old else f"Wrote {path}."
    elif sum_of(new) != old:
        yield f"{path} was changed, so it stays as it is. This is what is new:"
        yield _difference(path, there, new)


def _difference(path: str, there: bytes, new: bytes) -> str:
    if b"\0" in there + new:
        return "  (no text)"
    one, other = (data.decode("utf-8", "replace").splitlines() for data in (there, new))
    return "\n".join(difflib.unified_diff(one, other, path, f"{path}, new", lineterm=""))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
