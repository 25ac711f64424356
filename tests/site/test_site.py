"""Pages are compiled where they changed, and a site is built whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from sourcebook.atomic import replace_file
from sourcebook.problem import ProblemsFound
from sourcebook.project import examine, settings_from
from sourcebook.records.model import PublishText

from ..building import (
    PAGES,
    apart,
    built,
    compiled,
    configure,
    differing,
    edit,
    files_of,
    site_project,
)
from ..project import found, make_project, write

pytestmark = pytest.mark.site

OUTLET = "docs/outlets/ellery-courier.md"
ARTICLE = "docs/articles/repair-bill.md"
CATALOG = "data/catalog.json"


def times_of(folder: Path) -> dict[Path, int]:
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def long_ago(folder: Path) -> None:
    """Set every file's modification time back, so that a rewrite is sure to show."""
    for file in times_of(folder):
        os.utime(file, (1_000_000_000, 1_000_000_000))


# --- what is compiled ---


def test_a_second_compilation_writes_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert compiled(root).written
    long_ago(root / PAGES)
    before = times_of(root / PAGES)
    again = compiled(root)
    assert (again.written, again.removed) == ((), ())
    assert times_of(root / PAGES) == before


def test_only_changed_pages_are_written(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    compiled(root)
    long_ago(root / PAGES)
    before = times_of(root / PAGES)
    edit(root, "docs/people/tomas-brandvik.md", "name: Tomas", "aliases: [Red Tom]\nname: Tomas")
    changes = compiled(root)
    expected = {"people/tomas-brandvik.md", "data/people/tomas-brandvik.json"}
    assert apart(changes.written) == expected
    assert CATALOG in changes.written
    after = times_of(root / PAGES)
    written = {p.relative_to(root / PAGES).as_posix() for p in differing(before, after)}
    assert written == set(changes.written)


def test_a_page_goes_with_its_record(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "docs/topics/eels.md", "---\nname: Eels\n---\n")
    write(root, "docs/notes/eels.md", "# Eels\n")
    compiled(root)
    (root / "docs/topics/eels.md").unlink()
    (root / "docs/notes/eels.md").unlink()
    changes = compiled(root)
    assert set(changes.removed) == {"topics/eels.md", "data/topics/eels.json", "notes/eels.md"}
    assert not (root / PAGES / "topics/eels.md").exists()


def test_other_files_of_people_come_along(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "docs/assets/map.png", b"\x89PNG")
    write(root, "docs/.obsidian/workspace.json", b"{}")
    write(root, "docs/people/.hidden.md", b"")
    compiled(root)
    there = files_of(root / PAGES)
    assert there["assets/map.png"] == b"\x89PNG"
    assert not [path for path in there if "/." in f"/{path}"]


def test_docs_and_seeds_stay_as_they_are(finished: Path, tmp_path: Path) -> None:
    before = site_project(tmp_path)
    for folder in ("docs", "seeds"):
        assert files_of(finished / folder) == files_of(before / folder)


# --- errors ---


def break_record(root: Path) -> None:
    edit(root, OUTLET, "kind: newspaper", "kind: paper")


def test_records_with_errors_are_not_compiled(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    compiled(root)
    before = files_of(root / PAGES)
    break_record(root)
    with pytest.raises(ProblemsFound) as raised:
        compiled(root)
    assert {problem.place.path for problem in raised.value.problems} == {OUTLET}
    assert files_of(root / PAGES) == before


def test_an_error_leaves_the_last_good_site_as_it_was(copy: Path) -> None:
    before, times = files_of(copy / "site"), times_of(copy / "site")
    break_record(copy)
    with pytest.raises(ProblemsFound):
        built(copy)
    assert files_of(copy / "site") == before
    assert times_of(copy / "site") == times


def test_a_page_that_cannot_be_rendered_leaves_the_last_good_site_as_it_was(copy: Path) -> None:
    before = files_of(copy / "site")
    write(copy, "docs/more.md", "# More\n\n[Broken](nowhere.md)\n")
    with pytest.raises(Abort):
        built(copy)
    assert files_of(copy / "site") == before


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    target.mkdir()
    with pytest.raises(OSError, match=r"page\.md"):
        replace_file(target, b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_front_matter_of_a_page_that_is_no_record_is_read_strictly(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "docs/about.md", "---\ntitle: a\ntitle: b\n---\n")
    write(root, "docs/index.md", "---\ndescription: The Salt Bridge\n---\n")
    write(root, "docs/more.md", b"# \xff\n")
    assert found(examine(root).problems) == [
        ("docs/about.md:3:1", "duplicate-key"),
        ("docs/index.md:1:1", "missing-key"),
        ("docs/more.md:1:3", "wrong-encoding"),
    ]


def test_a_setting_that_is_not_allowed_is_a_problem() -> None:
    assert settings_from({}).publish_text is PublishText.FULL
    with pytest.raises(ProblemsFound) as raised:
        settings_from({"publish_text": "exerpts"})
    (problem,) = raised.value.problems
    assert str(problem) == (
        "mkdocs.yml:1:1: error: «exerpts» is not allowed for «publish_text». "
        "Write full or excerpts. [wrong-value]"
    )


# --- little or nothing there ---


def test_a_project_without_articles_has_readable_empty_pages(tmp_path: Path) -> None:
    write(tmp_path, "docs/about.md", "# About\n")
    (tmp_path / "seeds").mkdir()
    configure(tmp_path)
    site = built(tmp_path)
    for page, words in {
        "index.html": "There is no article yet.",
        "articles/index.html": "There is no article yet.",
        "claims/index.html": "There is no claim yet.",
        "people/index.html": "No article names anybody yet.",
        "topics/index.html": "No article has a topic yet.",
        "outlets/index.html": "No outlet is known yet.",
        "questions/index.html": "No question has been asked yet. The first claim that answers one asks it.",
        "timeline/index.html": "No claim has a date yet.",
    }.items():
        assert words in (site / page).read_text("utf-8"), page
    catalog = json.loads((site / CATALOG).read_text("utf-8"))
    assert [len(rows) for rows in catalog.values() if isinstance(rows, list)] == [0] * 6


def test_a_project_without_seeds_says_which_are_missing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    problems = examine(root).problems
    assert {problem.rule for problem in problems} == {"seed-missing"}
    assert len(problems) == 4


# --- MkDocs by itself ---


def test_mkdocs_builds_through_the_plugin(copy: Path, finished: Path) -> None:
    shutil.rmtree(copy / "site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert files_of(copy / "site") == files_of(finished / "site")
    break_record(copy)
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert f"{OUTLET}:3:7: error: " in run.stderr
    assert "Traceback" not in run.stderr
