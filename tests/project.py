"""Projects to test on: the made-up collection, as it is or with a case laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sourcebook.catalog.catalog import Catalog, link
from sourcebook.problem import Problem
from sourcebook.records.load import load

TESTS = Path(__file__).parent
CORPUS = TESTS / "corpus"
CASES = TESTS / "cases"
LIVE = TESTS.parent
"""The folder of the live records. Only ``test_collection.py`` looks at them."""


def make_project(place: Path, overlay: Path | None = None) -> Path:
    """A copy of the collection below ``place``, with the overlay's files laid over it.

    ``delete.txt`` in the overlay lists files that the copy goes without; the case's own notes are left behind.
    """
    root = place / "project"
    for path, data in _corpus().items():
        write(root, path, data)
    if overlay:
        notes = shutil.ignore_patterns("expected.txt", "command.txt", "delete.txt")
        shutil.copytree(overlay, root, symlinks=True, dirs_exist_ok=True, ignore=notes)
        for path in lines_of(overlay / "delete.txt"):
            (root / path).unlink()
    return root


@cache
def _corpus() -> dict[str, bytes]:
    files = (file for file in CORPUS.rglob("*") if file.is_file())
    return {file.relative_to(CORPUS).as_posix(): file.read_bytes() for file in files}


def lines_of(path: Path) -> list[str]:
    """The lines of a case's note; none where there is no such note."""
    return path.read_text("utf-8").splitlines() if path.exists() else []


def corpus_catalog() -> Catalog:
    """The collection, linked."""
    return link(load(CORPUS))


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write a file of a project, byte for byte, with the folders above it."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def found(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Where problems stand and which rules they break, for short comparisons."""
    return [(str(problem.place), problem.rule) for problem in problems]
