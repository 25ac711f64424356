"""A correction is made whole or not at all, breaks no rule, and can be taken back."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path
from random import Random

import pytest

from sourcebook.editing import corrections
from sourcebook.editing.corrections import Corrections
from sourcebook.editing.fields import as_items, on_one_line
from sourcebook.editing.journal import Splice
from sourcebook.editing.lossless import CannotEdit
from sourcebook.problem import ProblemsFound

from ..building import differing, files_of
from ..project import make_project, write
from .seeing import seen

ARTICLE = "docs/articles/salt-bridge-closed.md"
OUTLET = "docs/outlets/ellery-courier.md"
KILLS = 50


class Desk:
    """A project, what lay in it at first, and the corrections that are made there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.corrections = Corrections(root, partial(seen, root))
        self.before = self.docs

    @property
    def docs(self) -> dict[str, bytes]:
        return files_of(self.root / "docs")

    @property
    def changed(self) -> set[str]:
        return {f"docs/{path}" for path in differing(self.before, self.docs)}

    def digest(self, record: str) -> str:
        found: str = self.corrections.form(record, [])["digest"]
        return found

    def change(self, record: str, **changes: object) -> None:
        addresses = {key.replace("__", "."): value for key, value in changes.items()}
        self.corrections.change(record, addresses, self.digest(record))

    def refused(self, record: str, **changes: object) -> str:
        """Why a change is refused. Nothing is written then."""
        before = files_of(self.root)
        with pytest.raises(ProblemsFound) as found:
            self.change(record, **changes)
        assert files_of(self.root) == before
        return str(found.value)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(make_project(tmp_path))


def test_a_form_knows_the_value_and_what_it_may_be(desk: Desk) -> None:
    fields = desk.corrections.form(
        ARTICLE, ["outlet", "dates.published", "claims.bridge-closed.by", "byline", "status"]
    )["fields"]
    assert [f["value"] for f in fields] == [
        "Ellery Courier",
        "2021-03-02",
        "Harbour Authority",
        ["Maren Oakfield"],
        "reviewed",
    ]
    assert [f["sort"] for f in fields] == ["line", "date", "line", "list", "choice"]
    assert "Harbour Post" in fields[0]["choices"]
    assert {"Ilse Brandvik", "Harbour Authority", "Northcoast Wire"} <= set(fields[2]["choices"])
    assert fields[4]["choices"] == ("draft", "reviewed")
    claim = [f"claims.bridge-closed.{name}" for name in ("text", "quote", "kind", "question")]
    fields = desk.corrections.form(ARTICLE, claim)["fields"]
    assert [f["sort"] for f in fields] == ["text", "passage", "choice", "line"]
    assert [f["required"] for f in fields] == [True, True, True, False]


def test_several_values_are_changed_at_once(desk: Desk) -> None:
    changes = {
        "outlet": "Harbour Post",
        "claims.bridge-closed.date": "2021-02-28",
        "byline": ["Maren Oakfield", ""],
    }
    desk.corrections.change(ARTICLE, changes, desk.digest(ARTICLE))
    assert desk.changed == {ARTICLE}
    old, new = desk.before[ARTICLE[5:]].decode(), desk.docs[ARTICLE[5:]].decode()
    expected = old.replace("outlet: Ellery Courier", "outlet: Harbour Post")
    assert new == expected.replace("date: 2021-03-01", "date: 2021-02-28")


def test_what_breaks_a_rule_is_refused_in_the_rules_words(desk: Desk) -> None:
    said = desk.refused(ARTICLE, dates__published="the second of March")
    assert "bad-date" in said
    assert "Write it in EDTF" in said
    assert "wrong-value" in desk.refused(ARTICLE, status="finished")
    assert "missing-key" in desk.refused(OUTLET, name="")


def test_an_error_that_was_there_before_does_not_stand_in_the_way(desk: Desk) -> None:
    broken = write(
        desk.root, "docs/topics/vastmark.md", "---\nname: Vastmark\nkynd: country\n---\n"
    )
    desk.change(ARTICLE, outlet="Harbour Post")
    desk.change("docs/topics/vastmark.md", kynd=None)
    assert "kynd" not in broken.read_text("utf-8")


def test_a_record_that_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    seen = desk.digest(OUTLET)
    write(desk.root, OUTLET, (desk.root / OUTLET).read_text("utf-8") + "\nA note.\n")
    with pytest.raises(ProblemsFound, match="changed on the disk"):
        desk.corrections.change(OUTLET, {"country": "Norland"}, seen)
    assert "A note." in (desk.root / OUTLET).read_text("utf-8")
    desk.change(OUTLET, country="Norland")


def test_corrections_are_undone_and_made_again_one_by_one(desk: Desk) -> None:
    desk.change(OUTLET, country="Norland")
    first = desk.docs
    desk.change(ARTICLE, outlet="Harbour Post")
    second = desk.docs
    # Another preview goes on where this one ended.
    desk.corrections = Corrections(desk.root, partial(seen, desk.root))
    assert desk.corrections.steps() == {
        "undo": "outlet of article salt-bridge-closed",
        "redo": "",
    }
    desk.corrections.undo()
    assert desk.docs == first
    desk.corrections.undo()
    assert desk.docs == desk.before
    assert desk.corrections.undo() == ""
    desk.corrections.redo()
    desk.corrections.redo()
    assert desk.docs == second
    desk.corrections.undo()
    desk.change(OUTLET, country="Elsewhere")
    assert desk.corrections.steps()["redo"] == ""


def test_what_somebody_changed_since_is_not_undone(desk: Desk) -> None:
    desk.change(OUTLET, country="Norland")
    write(desk.root, OUTLET, (desk.root / OUTLET).read_text("utf-8") + "\nA note.\n")
    before = desk.docs
    with pytest.raises(ProblemsFound, match="changed since"):
        desk.corrections.undo()
    assert desk.docs == before


def test_somebody_without_a_record_gets_one(desk: Desk) -> None:
    desk.change(ARTICLE, topics=["Salt Bridge", "Eel Market"])
    path = "docs/topics/eel-market.md"
    desk.change(path, kind="place")
    assert (desk.root / path).read_text("utf-8") == "---\nname: Eel Market\nkind: place\n---\n"
    desk.corrections.undo()
    assert not (desk.root / path).exists()
    desk.corrections.redo()
    assert (desk.root / path).exists()


@pytest.mark.parametrize(
    "record",
    [
        "seeds/ferry.txt",
        "docs/about.md",
        "docs/articles/../people/x.md",
        "docs/articles/..md",
        "/etc/x.md",
        "docs/people/a/b.md",
    ],
)
def test_only_records_are_corrected(desk: Desk, record: str) -> None:
    with pytest.raises(CannotEdit):
        desk.corrections.change(record, {"title": "x"}, "")


def test_a_disk_that_is_full_leaves_every_record_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(corrections, "replace_file", full)
    assert "No space left" in desk.refused(OUTLET, country="Norland")
    assert desk.corrections.steps()["undo"] == ""


@pytest.mark.slow
def test_a_save_that_is_killed_leaves_the_old_record_or_the_new_one(desk: Desk) -> None:
    r, old = Random(8), desk.docs[OUTLET[5:]]
    new = old.replace(b"country: Vastmark", b"country: Norland")
    for _ in range(KILLS):
        if not (saving := os.fork()):
            try:
                while True:
                    desk.change(OUTLET, country="Norland")
                    desk.corrections.undo()
            finally:
                os._exit(1)
        time.sleep(r.uniform(0.001, 0.05))
        os.kill(saving, signal.SIGKILL)
        os.waitpid(saving, 0)
        assert (desk.root / OUTLET).read_bytes() in (old, new)
        write(desk.root, OUTLET, old)
        desk.corrections = Corrections(desk.root, partial(seen, desk.root))


@pytest.mark.parametrize(
    ("before", "after"),
    [("abc", "abXc"), ("aaa", "aa"), ("aa", "aaa"), ("é\r\n", "è\r\n"), ("", "x"), (None, "x")],
)
def test_a_splice_leads_back_and_forth(before: str | None, after: str | None) -> None:
    splice = Splice.between(before, after)
    assert splice.undone(after) == before
    assert splice.reversed.undone(before) == after


def test_how_a_value_is_known_goes_with_it(desk: Desk) -> None:
    text = (desk.root / OUTLET).read_text("utf-8")
    basis = "basis:\n  country: {why: Known., confidence: low}  # really\n"
    write(desk.root, OUTLET, text.replace("---\n", f"---\n{basis}", 1))
    desk.change(OUTLET, country="")
    assert "basis" not in (desk.root / OUTLET).read_text("utf-8")


def test_the_people_and_credits_of_an_article_are_lines_of_a_form(desk: Desk) -> None:
    ferry = "docs/articles/ferry-gull-sails-again.md"
    people, credited = desk.corrections.form(ferry, ["people", "credits"])["fields"]
    assert (people["sort"], credited["sort"]) == ("list", "list")
    assert "Ada Thornquist" in people["choices"]
    assert "Ada Thornquist" in credited["choices"]
    assert credited["value"] == ["Petra Lindqvar (photographer; PICTURES)"]
    text = (desk.root / ferry).read_text("utf-8")
    lines = people["value"]
    assert "Ada Thornquist" in lines
    # What is not said anew keeps every byte.
    desk.change(ferry, people=[*reversed(lines)])
    desk.corrections.undo()
    desk.change(ferry, credits=[*credited["value"], "Ada Lind (translator)"])
    after = (desk.root / ferry).read_text("utf-8")
    assert after.replace("  - {name: Ada Lind, role: translator}\n", "") == text
    desk.change(ferry, people=["Ada Thornquist (Thornquist)", *lines[1:]])
    after = (desk.root / ferry).read_text("utf-8")
    assert "  - {name: Ada Thornquist, as: [Thornquist]}\n" in after
    assert "role" in desk.refused(ferry, credits=["Ada Lind"])


@pytest.mark.parametrize(
    ("key", "line", "item"),
    [
        ("people", "Ada Lind", "Ada Lind"),
        ("people", "Ada Lind (Lind; Ms. Lind)", {"name": "Ada Lind", "as": ["Lind", "Ms. Lind"]}),
        ("credits", "Ada Lind (cook)", {"name": "Ada Lind", "role": "cook"}),
        ("credits", "Ada Lind (cook; Inn)", {"name": "Ada Lind", "role": "cook", "for": "Inn"}),
    ],
)
def test_a_name_and_more_stand_on_one_line(key: str, line: str, item: object) -> None:
    assert on_one_line(item) == line
    assert as_items(key, [line], []) == [item]


def test_a_claim_that_is_worded_like_an_answer_waits_for_its_question(desk: Desk) -> None:
    text = (desk.root / ARTICLE).read_text("utf-8")
    asked = "    question: How much will the repair of the Salt Bridge cost?\n    answer: 12 million crowns\n"
    assert asked in text
    write(desk.root, ARTICLE, text.replace(asked, ""))
    first, *others = desk.corrections.waiting()["answers"]
    assert first["url"] == "/articles/salt-bridge-closed/#claim-repair-cost"
    assert first["what"].startswith("How much will the repair of the Salt Bridge cost? «The repair")
    assert len(others) < 3


def test_what_waits_is_told(desk: Desk) -> None:
    text = (desk.root / ARTICLE).read_text("utf-8")
    text = text.replace("status: reviewed", "status: draft\n# ? Not found: outlet")
    write(desk.root, ARTICLE, text)
    write(desk.root, "docs/articles/again.md", text.replace("status: draft", "status: reviewed"))
    waiting = desk.corrections.waiting()
    assert [one["url"] for one in waiting["drafts"]] == ["/articles/salt-bridge-closed/"]
    assert "it shares passages with" in waiting["drafts"][0]["what"]
    # The most doubtful come first.
    asked, *values = [one["what"] for one in waiting["doubtful"]]
    assert asked == "Not found: outlet"
    doubts = [" low " in what for what in values]
    assert doubts == sorted(doubts, reverse=True)


def test_the_records_that_one_may_be_merged_into_are_the_others_of_its_kind(desk: Desk) -> None:
    names = desk.corrections.names("docs/people/ilse-brandvik.md")
    assert "Ada Thornquist" in names
    assert "Ilse Brandvik" not in names
