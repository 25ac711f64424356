"""An empty collection for another story: what ``init`` makes."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

import yaml

from ..sha256sums import sha256
from .machine_files import Refused, machine_files, write_list

LANGUAGES = ("en",)
"""The languages that the interface has, the first where none is asked for."""
_EMPTY = ("seeds", "docs/articles")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!-])")


def make_collection(folder: Path, title: str, language: str) -> Path:
    """Make an empty collection: it is written aside and then stands there whole. Returns its folder.

    Raises Refused where the folder is somebody's already, OSError where it can't be written.
    """
    place = folder.expanduser().resolve()
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        raise Refused(f"«{folder}» is there and not empty; nothing was changed. Name a new folder.")
    for above in place.parents:
        if (above / "mkdocs.yml").is_file() and (above / "seeds").is_dir():
            advice = "Name a folder outside of it."
            raise Refused(f"«{folder}» would lie inside the collection «{above}». {advice}")
    title = one_line(title)
    if not title:
        raise Refused("The title is empty. Give the collection a name: --title «…»")
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place.parent, prefix=f".{place.name[:50]}.") as aside:
        new = Path(aside) / "new"
        _write(new, title, language)
        os.replace(new, place)
    return place


def one_line(title: str) -> str:
    """A title as it was meant: without line breaks, control characters, and bytes that are no text."""
    told = " ".join(title.split()).encode("utf-8", "replace").decode()
    return "".join(sign for sign in told if unicodedata.category(sign) != "Cc")


def _write(root: Path, title: str, language: str) -> None:
    files = machine_files()
    sums = {path: sha256(data) for path, data in files.items()}
    people = Path(__file__).parent / "people"
    values = {
        "title": yaml.safe_dump([title], allow_unicode=True, width=10_000)[2:-1],
        "heading": _MARKS.sub(r"\\\1", title),
        "language": language,
    }
    for file in people.rglob("*.*"):
        text = Template(file.read_text("utf-8")).substitute(values)
        files[file.relative_to(people).as_posix()] = text.encode()
    files |= {f"{folder}/.gitkeep": b"" for folder in _EMPTY}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    write_list(root, sums)
