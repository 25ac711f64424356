"""Seeds that are hard to read: forbidden, or very large."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sourcebook.cache import Memory
from sourcebook.pages import Settings
from sourcebook.problem import ProblemsFound
from sourcebook.project import compile_site, examine
from sourcebook.records.load import read_text

from .building import edit
from .project import make_project, write
from .test_cli import run

pytestmark = pytest.mark.site


def test_a_seed_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "ferry.txt":
            raise PermissionError(13, os.strerror(13), str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run(root, "check")
    assert result.exit_code == 1
    assert "seeds/ferry.txt:1:1: error: " in result.stdout
    assert "Permission denied" in result.stdout


def test_an_unreadable_page_is_a_problem_with_a_place(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"docs/none\.md"):
        read_text(tmp_path, "docs/none.md")


def test_a_seed_of_five_megabytes_is_checked_and_compiled(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    # One paragraph, in which everything that is not in proportion to its length would show.
    boat = "Boat {0} of the fishers passed below pier {0} and paid {0} crowns for it; {1} saw it."
    names = ("Ada Thornquist" if number % 100 == 0 else "nobody" for number in range(60_000))
    text = " ".join(boat.format(number, name) for number, name in enumerate(names)) + "\n"
    assert len(text) > 5_000_000
    write(root, "seeds/large.txt", text)
    mark = hashlib.sha256(text.encode()).hexdigest()
    head = f"title: Large\nsource: {{file: large.txt, sha256: {mark}}}\nstatus: reviewed\n"
    claims = (
        "people: [Ada Thornquist]\nclaims:\n  - {id: last, text: The last boat paid., kind: event, "
        "quote: 'Boat 59999 of the fishers passed below pier 59999 and paid 59999 crowns'}\n"
    )
    write(root, "docs/articles/large.md", f"---\n{head}{claims}---\n\n{text}")
    memory = Memory()
    examination = examine(root, memory)
    assert examination.problems == ()
    assert "articles/large.md" in compile_site(examination, Settings()).written
    edit(root, "docs/articles/large.md", "paid 59999 crowns'", "paid 59998 crowns'")
    (problem,) = examine(root, memory).problems
    assert (problem.rule, problem.place.line) == ("quote-not-in-text", 7)
