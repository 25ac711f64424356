"""A name is changed wherever it stands, and two records become one; nothing else changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from sourcebook.editing.corrections import Corrections
from sourcebook.problem import ProblemsFound
from sourcebook.records.frontmatter import read

from ..building import differing, files_of
from ..project import make_project, write
from .seeing import seen


class Desk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.corrections = Corrections(root, partial(seen, root))
        self.before = files_of(root / "docs")

    def digest(self, record: str) -> str:
        found: str = self.corrections.form(record, [])["digest"]
        return found

    def rename(self, record: str, name: str) -> None:
        key = "question" if "/questions/" in record else "name"
        self.corrections.change(record, {key: name}, self.digest(record))

    def merge(self, record: str, into: str) -> str:
        return self.corrections.merge(record, into, self.digest(record))

    def lines(self) -> set[str]:
        """The lines that stand in some record now and did not before."""
        after = files_of(self.root / "docs")
        found: set[str] = set()
        for path in differing(self.before, after):
            old = set(self.before.get(path, b"").decode().splitlines())
            found |= set(after.get(path, b"").decode().splitlines()) - old
        return {line.strip() for line in found}

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(make_project(tmp_path))


def test_a_person_is_renamed_everywhere_and_still_found_in_the_texts(desk: Desk) -> None:
    desk.rename("docs/people/ilse-brandvik.md", "Ilse M. Brandvik-Holt")
    lines = desk.lines()
    assert "name: Ilse M. Brandvik-Holt" in lines
    assert "by: Ilse M. Brandvik-Holt" in lines
    assert "- Ilse M. Brandvik-Holt" in lines
    assert not any(
        "by: Ilse Brandvik" in text.decode() for text in files_of(desk.root / "docs").values()
    )
    assert "Ilse Brandvik" in next(line for line in lines if line.startswith("aliases"))
    # What the claims say in words is the curator's, and stays.
    assert "text: Ilse Brandvik says that nobody is in danger." in desk.text(
        "docs/articles/salt-bridge-closed.md"
    )
    desk.corrections.undo()
    assert desk.lines() == set()
    assert files_of(desk.root / "docs") == desk.before


@pytest.mark.parametrize(
    ("record", "name", "line"),
    [
        ("docs/topics/salt-bridge.md", "Old Salt Bridge", "topics: [Old Salt Bridge]"),
        ("docs/outlets/ellery-courier.md", "The Ellery Courier", "outlet: The Ellery Courier"),
        (
            "docs/questions/repair-cost.md",
            "What will the repair of the Salt Bridge cost?",
            "question: What will the repair of the Salt Bridge cost?",
        ),
    ],
)
def test_other_records_are_renamed_everywhere_too(
    desk: Desk, record: str, name: str, line: str
) -> None:
    desk.rename(record, name)
    assert line in desk.lines()
    desk.corrections.undo()
    assert files_of(desk.root / "docs") == desk.before


def test_who_has_no_record_yet_gets_one_with_the_new_name(desk: Desk) -> None:
    article = "docs/articles/salt-bridge-closed.md"
    write(
        desk.root,
        article,
        desk.text(article).replace("topics: [Salt", "topics: [Eel Market, Salt", 1),
    )
    desk.rename("docs/topics/eel-market.md", "Eel Hall")
    assert desk.text("docs/topics/eel-market.md") == "---\nname: Eel Hall\n---\n"
    assert "topics: [Eel Hall, Salt" in desk.text(article)


def test_a_name_that_another_has_is_refused(desk: Desk) -> None:
    with pytest.raises(ProblemsFound, match="is the name of"):
        desk.rename("docs/people/ilse-brandvik.md", "Ada Thornquist")
    assert files_of(desk.root / "docs") == desk.before


def test_two_topics_become_one(desk: Desk) -> None:
    write(
        desk.root,
        "docs/topics/the-crossing.md",
        "---\nname: The Crossing\nkind: place\naliases: [the crossing]\nbroader: [Port Ellery]\n---\n\nA note.\n",
    )
    article = "docs/articles/salt-bridge-closed.md"
    text = desk.text(article).replace(
        "topics: [Salt Bridge, ", "topics: [The Crossing, Salt Bridge, "
    )
    write(desk.root, article, text)
    before = files_of(desk.root / "docs")
    assert desk.merge("docs/topics/the-crossing.md", "Salt Bridge") == "/topics/salt-bridge/"
    assert not (desk.root / "docs/topics/the-crossing.md").exists()
    topic = desk.text("docs/topics/salt-bridge.md")
    assert "The Crossing" in topic
    assert "Port Ellery" in topic
    assert topic.endswith("\n\nA note.\n")
    assert "topics: [Salt Bridge, Harbour Authority" in desk.text(article)
    desk.corrections.undo()
    assert files_of(desk.root / "docs") == before
    desk.corrections.redo()
    assert not (desk.root / "docs/topics/the-crossing.md").exists()


def test_two_people_become_one(desk: Desk) -> None:
    desk.merge("docs/people/tomas-brandvik.md", "Ilse Brandvik")
    person = read(desk.text("docs/people/ilse-brandvik.md"), "").values
    assert "Tomas Brandvik" in person["aliases"]
    assert "Tomas Brandvik" not in person.get("not", [])
    assert not any(line.startswith("by: Tomas Brandvik") for line in desk.lines())


NOTE = """
See [Tomas](tomas-brandvik.md#statements), <b>tomas-brandvik.md</b>, [him](../people/tomas-brandvik.md "x"),
[page](../tomas-brandvik/), [ferry](../topics/tomas-brandvik.md), [far](https://x.example/people/tomas-brandvik.md)  \n
[him]: ../people/tomas-brandvik.md
"""


def test_links_lead_to_the_one_who_stays_and_nothing_else_of_a_note_changes(desk: Desk) -> None:
    person = desk.text("docs/people/ada-thornquist.md") + NOTE
    write(desk.root, "docs/people/ada-thornquist.md", person)
    about = "# About\r\n\r\n[Tomas](people/tomas-brandvik.md) and [a file](tomas-brandvik.md).\r\n"
    write(desk.root, "docs/more.md", about)
    article = "docs/articles/ferry-gull-sails-again.md"
    text = desk.text(article)
    body = "\n[Words of the source](../people/tomas-brandvik.md)\n"
    note = "note: With [Tomas](../people/tomas-brandvik.md).\n"
    assert text.count("\nnote:") == 1
    start = text.index("\nnote:") + 1
    write(desk.root, article, text[:start] + note + text[text.index("\n", start) + 1 :] + body)
    desk.merge("docs/people/tomas-brandvik.md", "Ilse Brandvik")
    old, new = "tomas-brandvik", "ilse-brandvik"
    assert desk.text("docs/people/ada-thornquist.md").endswith(
        NOTE.replace(f"]({old}.md#", f"]({new}.md#")
        .replace(f"../people/{old}.md", f"../people/{new}.md")
        .replace(f"../{old}/", f"../{new}/")
    )
    assert (
        desk.text("docs/more.md").encode()
        == about.replace(f"people/{old}", f"people/{new}").encode()
    )
    assert note.replace(old, new) in desk.text(article)
    assert desk.text(article).endswith(body)


def test_nothing_is_merged_with_itself_or_with_nobody(desk: Desk) -> None:
    for name in ("Ilse Brandvik", "Nobody"):
        with pytest.raises(ProblemsFound, match="There is no other person"):
            desk.merge("docs/people/ilse-brandvik.md", name)
    assert files_of(desk.root / "docs") == desk.before
