"""Lists of files with their checksums, as ``sha256sum --check`` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from .atomic import replace_file


def sha256(data: bytes) -> str:
    """The checksum of some bytes, as such a list has it."""
    return hashlib.sha256(data).hexdigest()


def write_sums(file: Path, sums: Mapping[str, str]) -> None:
    """Write a list, path -> checksum. Raises OSError where it can't be written."""
    replace_file(
        file, *(f"{checksum}  {path}\n".encode() for path, checksum in sorted(sums.items()))
    )


def sums_in(text: str) -> dict[str, str]:
    """What a list says: path -> checksum."""
    named = (line.partition("  ") for line in text.splitlines())
    return {path: checksum for checksum, _, path in named}
