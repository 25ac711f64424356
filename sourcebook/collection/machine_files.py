"""What of a collection is the machine's: its files as this version writes them, and the list of those that it wrote.

The list, ``.sourcebook/SHA256SUMS``, holds their checksums, so that a file that nobody changed can be told from one that is somebody's.
The wheel among them says which version wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..records.schemas import record_schemas
from ..sha256sums import sums_in, write_sums
from .wheel import wheel

LIST = ".sourcebook/SHA256SUMS"
_WHEEL = re.compile(r"\.sourcebook/sourcebook-([^-]+)-.*\.whl")


class Refused(Exception):
    """Says why no collection is made in a folder, or why one is not brought up to date."""


def machine_files() -> dict[str, bytes]:
    """The files by their paths in a collection."""
    folder = Path(__file__).parent / "machine"
    every = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in every}
    files |= {f"schemas/{name}": text.encode() for name, text in record_schemas().items()}
    name, data = wheel()
    return {**files, f".sourcebook/{name}": data}


def write_list(root: Path, sums: Mapping[str, str]) -> None:
    """Write the list of files, path -> checksum."""
    write_sums(root / LIST, sums)


def read_list(root: Path) -> dict[str, str]:
    """What the machine wrote into a collection. Raises Refused where it was not made by ``init``."""
    if not (root / LIST).is_file():
        raise Refused("This folder was not made by init; nothing was changed.")
    known = sums_in((root / LIST).read_text("utf-8", "replace"))
    # Whoever wrote the list, it leads nowhere else.
    return {path: d for path, d in known.items() if root in (root / path).resolve().parents}


def wheel_in(paths: Iterable[str]) -> tuple[str, str]:
    """Which of some paths is the wheel's, and of which version it is; both empty where none is."""
    found = (_WHEEL.fullmatch(path) for path in paths)
    return next(((one[0], one[1]) for one in found if one), ("", ""))
