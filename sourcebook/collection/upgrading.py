"""From one version of the program to another: what the machine wrote is written anew, what somebody changed is shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ..atomic import replace_file
from ..sha256sums import sha256
from .machine_files import Refused, machine_files, read_list, wheel_in, write_list

BY_HAND: tuple[tuple[str, str], ...] = ()
"""What people have to change in their own files, as (since which version, what): told to collections that are older."""


class Upgrade:
    """A collection's way from the version that made it to this one. Raises Refused where ``init`` did not make it, or a later version."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._old, self._new = read_list(self._root), machine_files()
        self._wheel, self._before = wheel_in(self._old)
        _, self._now = wheel_in(self._new)
        if _numbers(self._before) > _numbers(self._now):
            raise Refused(
                f"This collection was made with {self._before}, and this is {self._now}. "
                f"Take {self._before} or later."
            )
        self._known: dict[str, str] = {}
        """The checksums of what the machine wrote last."""

    def bring(self) -> Iterator[str]:
        """Bring the machine's files up to date, and tell of each. Whoever stops it half-way starts it again.

        Raises OSError where something can't be written.
        """
        # What is no longer needed goes last, so that the program itself is there at any time.
        for path in sorted(
            {*self._old, *self._new}, key=lambda path: (path not in self._new, path)
        ):
            yield from self._bring(path)
        yield from (what for since, what in BY_HAND if _numbers(self._before) < _numbers(since))
        if self._known != self._old:
            write_list(self._root, self._known)
        if self._before == self._now:
            yield f"The collection is at {self._now}."
        else:
            yield f"From {self._before} to {self._now}."

    def _bring(self, path: str) -> Iterator[str]:
        file, old, new = self._root / path, self._old.get(path), self._new.get(path)
        linked = file.resolve() != file
        there = file.read_bytes() if file.is_file() and not linked else None
        if old and new is not None:
            self._known[path] = old
        if linked or file.is_dir():
            yield f"{path} is not as it was made; it stays as it is."
        elif new is None:
            if there is not None and sha256(there) == old:
                file.unlink()
                yield f"Removed {path}."
            elif there is not None:
                yield f"{path} is no longer needed. It was changed, so it stays."
        elif there == new:
            self._known[path] = sha256(new)
        elif there is None and old:
            yield f"{path} was taken out; it stays out."
        elif there is None or sha256(there) == old:
            replace_file(file, new)
            self._known[path] = sha256(new)
            yield f"Brought {path} up to date." if old else f"Wrote {path}."
        elif sha256(new) != old:
            yield f"{path} was changed, so it stays as it is. This is new in it:"
            yield _difference(path, self._as_made(path, new) or there, new)

    def _as_made(self, path: str, new: bytes) -> bytes:
        """A file as the version before wrote it, of which the collection has the wheel; empty where that is no help."""
        with suppress(KeyError, OSError, BadZipFile), ZipFile(self._root / self._wheel) as wheel:
            made = wheel.read(f"sourcebook/collection/machine/{path}")
            return made if made != new else b""
        return b""


def _difference(path: str, before: bytes, now: bytes) -> str:
    if b"\0" in now:
        return "  (It is no text.)"
    one, other = (data.decode("utf-8", "replace").splitlines() for data in (before, now))
    return "\n".join(difflib.unified_diff(one, other, path, f"{path}, new", lineterm=""))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
