"""Files and folders that are there whole or not at all, or twice, and one build at a time."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

Buffer = bytes | memoryview


def replace_file(path: Path, *pieces: Buffer) -> None:
    """Write a file so that it is there whole or not at all, from its bytes in pieces. Raises OSError where it can't be written."""
    replace_file_by(path, pieces)


def replace_file_by(path: Path, pieces: Iterable[Buffer]) -> None:
    """The same, from pieces that are made one by one."""
    with _written(path, pieces) as temporary:
        os.replace(temporary, path)


def create_file(path: Path, data: bytes) -> None:
    """Write a file that was not there, whole or not at all. Raises FileExistsError where there is one, which stays."""
    with _written(path, [data]) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # A disk without links.
            if path.exists():
                raise FileExistsError(str(path)) from None
            os.replace(temporary, path)


@contextmanager
def _written(path: Path, pieces: Iterable[Buffer]) -> Iterator[str]:
    """The data in a hidden file beside the one that is meant, gone in the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        os.chmod(temporary, 0o644)
        yield temporary
    finally:
        Path(temporary).unlink(missing_ok=True)


def link_file(source: str | Path, target: str | Path) -> None:
    """Have the same file at another place: without a copy where the disk allows it, else a copy of the same age."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def replace_folder(new: Path, place: Path) -> None:
    """Put a finished folder in the place of another one, which stays whole until then."""
    old = place.with_name(f".{place.name}.old")
    if old.exists() and not place.exists():
        old.rename(place)  # Somebody was killed between the two steps below.
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a folder for oneself. ``waiting`` is called once where somebody else holds it, who is waited for.

    Raises OSError where the folder can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
