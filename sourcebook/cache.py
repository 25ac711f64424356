"""What was worked out before, by what it was worked out from: in the process, and in a file that is trusted only whole."""

from __future__ import annotations

import gc
import hashlib
import pickle
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, cast

from .atomic import Buffer, replace_file_by

T = TypeVar("T")
Key = tuple[str, bytes]

_MAGIC = b"sourcebook cache\n"
_DIGEST, _SIZE = 32, 8
_MATTERING = "pydantic markdown nh3 jinja2 edtf mkdocs mkdocs-material lxml charset-normalizer pillow fontpkg-pt-serif".split()


def digest(*parts: Buffer) -> bytes:
    """A checksum of 32 bytes of several pieces, each apart from the next."""
    whole = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.digest()


@lru_cache(maxsize=1)
def version_digest() -> bytes:
    """A checksum of this package's own files, of Python, and of the libraries that shape what is made."""
    here = Path(__file__).parent
    files = sorted(file for file in here.rglob("*") if file.is_file() and file.suffix != ".pyc")
    contents = (
        part
        for file in files
        for part in (file.relative_to(here).as_posix().encode(), file.read_bytes())
    )
    names = (f"{name} {version(name)}".encode() for name in _MATTERING)
    return digest(platform.python_version().encode(), *names, *contents)


def keep(path: Path, value: object) -> None:
    """Keep a value in a file. Where that is not allowed (a read-only folder), nothing is kept."""
    _write(path, [pickle.dumps(value, protocol=5)])


def recall(path: Path) -> Any:
    """The value that was kept; None where there is none, or it is damaged, or another version kept it."""
    pieces = _read(path)
    return pickle.loads(pieces[0]) if pieces else None


def _write(path: Path, pieces: Iterable[Buffer]) -> None:
    """Keep pieces, each made when the one before is written. Behind them stand their sizes, and a checksum of all."""
    whole, sizes = hashlib.blake2b(digest_size=_DIGEST), list[int]()

    def written() -> Iterator[Buffer]:
        yield _MAGIC + version_digest()
        for piece in pieces:
            whole.update(piece)
            sizes.append(len(piece))
            yield piece
        table = pickle.dumps(sizes)
        end = table + len(table).to_bytes(_SIZE, "little")
        whole.update(end)
        yield end + whole.digest()

    with suppress(OSError):
        replace_file_by(path, written())


def _read(path: Path) -> list[Buffer]:
    """The pieces that were kept; none where they can't be trusted."""
    try:
        data = memoryview(path.read_bytes())
    except OSError:
        return []
    known = _MAGIC + version_digest()
    start, behind = len(known), len(data) - _DIGEST
    whole = hashlib.blake2b(data[start : max(behind, 0)], digest_size=_DIGEST).digest()
    if data[:start] != known or data[behind:] != whole:
        return []
    end = behind - _SIZE
    table = data[end - int.from_bytes(data[end:behind], "little") : end]
    pieces: list[Buffer] = []
    for size in pickle.loads(table):
        pieces.append(data[start : start + size])
        start += size
    return pieces


class Memory:
    """What pure functions gave, by the digest of what they were given. What one round never asks for is forgotten at its end."""

    def __init__(self, kept: Mapping[Key, Buffer] | None = None) -> None:
        self._kept = dict(kept or {})
        """What is known as pickles, from which a value is made when it is first asked for."""
        self._values: dict[Key, Any] = {}
        self._asked: set[Key] = set()
        self._there = set(self._kept)
        """What stands in the file."""

    @classmethod
    def recalled(cls, path: Path) -> Memory:
        """The memory that was kept in a file; an empty one where there is none that can be trusted."""
        keys, *kept = _read(path) or [pickle.dumps([])]
        return cls(dict(zip(pickle.loads(keys), kept, strict=True)))

    def ask(self, name: str, key: bytes, make: Callable[[], T]) -> T:
        """The value of this name and key, made where it is not known. Without a key nothing is remembered."""
        if not key:
            return make()
        full = name, key
        self._asked.add(full)
        if full not in self._values:
            kept = self._kept.get(full)
            self._values[full] = make() if kept is None else pickle.loads(kept)
        return cast(T, self._values[full])

    def hold(self, name: str, key: bytes) -> None:
        """Don't forget what is known under this name and key at the end of this round."""
        self._asked.add((name, key))

    def forget_unasked(self) -> None:
        """End a round: what was not asked for since the last one goes."""
        self._values = {key: value for key, value in self._values.items() if key in self._asked}
        self._kept = {key: kept for key, kept in self._kept.items() if key in self._asked}
        self._asked.clear()

    def keep(self, path: Path) -> None:
        """Keep everything in a file, unless it stands there already."""
        known = self._kept | self._values
        if known.keys() - self._there or not path.exists():
            packed = (self._kept.get(key) or pickle.dumps(known[key], protocol=5) for key in known)
            _write(path, chain([pickle.dumps(list(known))], packed))
            self._there = set(known)


@contextmanager
def many_objects() -> Iterator[None]:
    """Make millions of objects that stay, without the collector of garbage going through all of them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
