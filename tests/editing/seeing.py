"""Examining projects that are nearly the same, again and again."""

from __future__ import annotations

from pathlib import Path

from sourcebook.cache import Memory
from sourcebook.project import Examination, examine
from sourcebook.records.load import Instead

_MEMORY = Memory()


def seen(root: Path, instead: Instead) -> Examination:
    """A project with other records instead of some."""
    return examine(root, _MEMORY, instead=instead)
