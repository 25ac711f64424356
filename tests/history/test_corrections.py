"""The corrections of a repository with scripted commits are exactly the changes that were made."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from sourcebook.cache import Memory
from sourcebook.history.corrections import NO_REPOSITORY, SHALLOW, Days, history_of
from sourcebook.pages import Settings
from sourcebook.project import compile_site, differences, examine

from ..building import edit
from ..project import make_project, write

WHO = ["-c", "user.name=Ilse Marsh", "-c", "user.email=ilse@example.org"]


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *WHO, *words], cwd=root, check=True, capture_output=True)


def commit(root: Path, why: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", f"{why}\n\nThe rest of the message.")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a project in one of its folders."""
    place = tmp_path_factory.mktemp("repository")
    git(place, "init", "-q")
    make_project(place / "collection")
    commit(place, "Add the records")
    return place


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """The project in a copy of the repository."""
    return shutil.copytree(repository, tmp_path, dirs_exist_ok=True) / "collection/project"


Told = tuple[str, str, tuple[str, ...], str | None, str | None]


def told(root: Path) -> list[Told]:
    """Reason, record, path, before and after of each change, the oldest first."""
    return [
        (one.why, record.path, change.path, change.before, change.after)
        for one in reversed(history_of(root, Memory()).corrections)
        for record in one.records
        for change in record.changes
    ]


@pytest.mark.slow
def test_thirty_commits(root: Path) -> None:
    r = Random(30)
    values = {
        "outlets/ellery-courier.md": ["name", "Ellery Courier"],
        "people/ilse-brandvik.md": ["name", "Ilse Brandvik"],
        "people/ada-thornquist.md": ["name", "Ada Thornquist"],
    }
    expected: list[Told] = []
    for number in range(30):
        why = f"Change number {number}"
        what = number % 5
        if what == 4:  # How it is written, and files that are no records, are no corrections.
            write(root, "docs/about.md", f"# About\n\n{number}\n")
            path, (key, value) = r.choice(list(values.items()))
            edit(root, f"docs/{path}", f"\n{key}: {value}\n", f"\n# {number}\n{key}: {value}\n")
        elif what == 3:
            write(root, f"docs/topics/topic-{number}.md", f"---\nname: Topic {number}\n---\n")
        else:
            for path in r.sample(list(values), r.randint(1, 2)):
                key, value = values[path]
                edit(root, f"docs/{path}", f"\n{key}: {value}\n", f"\n{key}: Number {number}\n")
                expected.append((why, path, (key,), value, f"Number {number}"))
                values[path][1] = f"Number {number}"
        commit(root, why)
    assert sorted(told(root), key=str) == sorted(expected, key=str)
    assert [one[0] for one in told(root)] == [one[0] for one in expected]
    newest = history_of(root, Memory()).corrections[0]
    assert (newest.author, len(newest.day)) == ("Ilse Marsh", len("2021-03-02"))


def test_a_state_that_could_not_be_read_hides_no_correction(root: Path) -> None:
    outlet = "docs/outlets/ellery-courier.md"
    edit(root, outlet, "name: Ellery Courier", "name: [Ellery Courier")
    commit(root, "Break it")
    edit(root, outlet, "name: [Ellery Courier", "name: Ellery Courant")
    commit(root, "Mend it")
    assert [one[0] for one in told(root)] == ["Mend it"]
    assert told(root)[0][3:] == ("Ellery Courier", "Ellery Courant")


def test_what_is_known_is_not_worked_out_again(root: Path, tmp_path: Path) -> None:
    edit(root, "docs/outlets/ellery-courier.md", "kind: newspaper", "kind: magazine")
    commit(root, "It is a magazine")
    memory = Memory()
    first = history_of(root, memory)
    memory.keep(tmp_path / "kept")
    assert history_of(root, Memory.recalled(tmp_path / "kept")) == first


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert history_of(root, Memory()).note == NO_REPOSITORY
    compile_site(examine(root), Settings())
    assert NO_REPOSITORY in (root / "build/pages/corrections.md").read_text("utf-8")


def test_in_a_shallow_clone_it_says_so(root: Path, tmp_path: Path) -> None:
    edit(root, "docs/outlets/ellery-courier.md", "kind: newspaper", "kind: magazine")
    commit(root, "It is a magazine")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    history = history_of(tmp_path / "shallow/collection", Memory())
    assert (history.corrections, history.note) == ((), SHALLOW)


@pytest.mark.slow
def test_an_articles_corrections_stand_on_its_page(root: Path) -> None:
    page = root / "build/pages/articles/repair-bill.md"
    compile_site(examine(root), Settings())
    assert 'id="corrections"' not in page.read_text("utf-8")
    edit(root, "docs/articles/repair-bill.md", "    date: 2020-11\n", "    date: 2020-12\n")
    commit(root, "It was in December")
    compile_site(examine(root), Settings())
    corrections = page.read_text("utf-8").partition('id="corrections"')[2]
    for words in ("It was in December", "Ilse Marsh", "<del", "2020-11", "<ins", "2020-12"):
        assert words in corrections


def test_the_difference_is_told_in_the_terms_of_the_site(root: Path) -> None:
    assert list(differences(root, "HEAD")) == []
    edit(root, "docs/outlets/ellery-courier.md", "kind: newspaper", "kind: magazine")
    write(root, "docs/topics/eels.md", "---\nname: Eels\n---\n")
    assert list(differences(root, "HEAD")) == [
        "- **outlets/ellery-courier** (Ellery Courier)",
        "  - changes the kind from «newspaper» to «magazine»",
        "- **topics/eels** (Eels): new",
    ]


def test_a_record_has_the_days_on_which_it_came_and_last_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on(day: str, why: str) -> None:
        monkeypatch.setenv("GIT_AUTHOR_DATE", f"{day}T12:00:00Z")
        commit(root, why)

    write(root, "docs/people/new.md", "---\nname: New Person\n---\n")
    on("2031-01-01", "Add")
    write(root, "docs/people/new.md", "---\nname: New Person\nroles: []\n---\n")
    on("2031-02-02", "Change")
    assert history_of(root, Memory()).days["people/new.md"] == Days("2031-01-01", "2031-02-02")
    (root / "docs/people/new.md").unlink()
    on("2031-03-03", "Remove")
    assert "people/new.md" not in history_of(root, Memory()).days
