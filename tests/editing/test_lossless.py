"""An edit changes one value's bytes and no others, and reads back as what was set."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from sourcebook.editing.lossless import CannotEdit, edited, path_to, value_at
from sourcebook.problem import ProblemsFound
from sourcebook.records.frontmatter import read

EDITS = 500
WORDS = "salt bridge: #4 «pier» “crack” it's - closed, {12} [m] a\\b & c* 100% @noon ? yes null é 橋".split()
COMMENTS = ["", "", "  # as printed", " # don't: touch"]
LINES = ["", "", "# a line of its own: not a value\n", "\n"]


def phrase(r: Random, most: int = 6) -> str:
    return " ".join(r.choices(WORDS, k=r.randint(1, most)))


def as_written(r: Random, value: str, indent: int) -> str:
    """A text in one of the ways in which people quote and fold."""
    margin = " " * (indent + 2)
    forms = [
        '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"',
        "'" + value.replace("'", "''") + "'",
        f">-\n{margin}" + value.replace(" ", f"\n{margin}", 1),
        f"|-  \n{margin}{value}",
        '"' + value.replace("\\", "\\u005C").replace("é", "\\xe9") + '"',
    ]
    if value.replace(" ", "").isalnum() and value != "null":
        forms.append(value)
    return r.choice(forms)


Piece = tuple[str, str]
"""The address of a value, and the lines in which it stands; no address for lines in between."""


def some_text(r: Random, key: str, address: str, indent: int, first: str = "") -> Piece:
    value = phrase(r, r.choice([3, 6, 60]))
    written = as_written(r, value, indent)
    comment = r.choice(COMMENTS) if "\n" not in written else ""
    return address, f"{first or ' ' * indent}{key}: {written}{comment}\n"


def some_list(r: Random, key: str, indent: int, address: str) -> Piece:
    items = [phrase(r, 3) for _ in range(r.randint(1, 4))]
    if r.random() < 0.5:
        inside = ", ".join("'" + item.replace("'", "''") + "'" for item in items)
        return address, f"{' ' * indent}{key}: [{inside}]{r.choice(COMMENTS)}\n"
    margin = " " * (indent + r.choice([0, 2]))
    lines = (f"{margin}- {as_written(r, item, len(margin))}\n" for item in items)
    return address, f"{' ' * indent}{key}:\n{''.join(lines)}"


def some_record(r: Random) -> list[Piece]:
    """A record as the pieces that it is made of: comments, odd quoting, folds, long lines."""
    pieces: list[Piece] = []

    def between() -> None:
        pieces.append(("", r.choice(LINES)))

    for key in ("title", "outlet", "note"):
        between()
        pieces.append(some_text(r, key, key, 0))
    between()
    pieces.append(some_list(r, "byline", 0, "byline"))
    pieces.append(("", "dates:" + r.choice(COMMENTS) + "\n"))
    pieces.append(some_text(r, "published", "dates.published", 2))
    pieces.append(some_text(r, "modified", "dates.modified", 2))
    between()
    pieces.append(("", "claims:\n"))
    column = r.choice([0, 2])
    for number in range(r.randint(1, 4)):
        pieces.append(("", f"{' ' * column}-   id: c{number}{r.choice(COMMENTS)}\n"))
        for key in r.sample(["text", "by", "answer"], 3):
            between()
            pieces.append(some_text(r, key, f"claims.c{number}.{key}", column + 4))
        pieces.append(some_list(r, "via", column + 4, f"claims.c{number}.via"))
    between()
    pieces.append(("", "people: [A, {name: B, as: [C]}] # flow\nstatus: draft\n"))
    return pieces


def joined(pieces: list[Piece], bom: str, newline: str) -> str:
    front = "".join(lines for _, lines in pieces)
    text = f"{bom}---\n{front}---\n\nThe text: # [stays] \n\n  as it *is*.\n"
    return text.replace("\n", newline)


def new_value(r: Random, address: str) -> Any:
    if r.random() < 0.15:
        return None
    if address.endswith(("via", "byline")):
        return [phrase(r, 3) for _ in range(r.randint(1, 4))]
    return phrase(r, r.choice([1, 6, 60])) + r.choice(["", "", "\nand\n\nmore", " ", "\t"])


def comment_of(lines: str) -> str:
    """The comment behind a value that stands on one line."""
    return next((c for c in COMMENTS if c and lines.endswith(f"{c}\n")), "")


@pytest.mark.parametrize("seed", range(0, EDITS, 50))
def test_what_was_not_edited_is_the_same_byte_for_byte(seed: int) -> None:
    for number in range(seed, seed + 50):
        r = Random(number)
        bom, newline = r.choice(["", "\ufeff"]), r.choice(["\n", "\r\n"])
        pieces = some_record(r)
        text = joined(pieces, bom, newline)
        at = r.choice([n for n, (address, _) in enumerate(pieces) if address])
        address, lines = pieces[at]
        values = read(text, "").values
        path = path_to(values, address)
        value = new_value(r, address)
        after = edited(text, {path: value})
        assert value_at(read(after, "").values, path) == value, (number, address)
        before = joined([*pieces[:at]], bom, newline).partition(f"---{newline}{newline}The text")[0]
        behind = text[len(before) + len(lines.replace("\n", newline)) :]
        assert after.startswith(before), (number, address)
        assert after.endswith(behind), (number, address)
        written = after[len(before) : len(after) - len(behind)]
        if value is None:
            assert written == "", (number, address)
        elif isinstance(value, str):
            kept = lines.partition(": ")[0] + ": "
            assert written.startswith(kept), (number, address)
            assert written.endswith(comment_of(lines) + newline), (number, address)
        assert newline == "\n" or "\n" not in written.replace("\r\n", ""), (number, address)
        back = edited(after, {path: value_at(values, path)})
        assert value_at(read(back, "").values, path) == value_at(values, path)


RECORD = """---
# Read twice.
title: "A: b"   # as printed
dates: {published: 2021-03-02}  # from the page
people:
  - Ilse Brandvik
  # not sure of her
  - {name: Ada Thornquist, as: [Ada]}
claims:
  - id: one
    text: >-
      Folded
      text.
    # who?
    kind: event
  - id: two
    text: Two.
empty:
---
Text.
"""


def edit(address: str, value: Any, *order: str) -> tuple[str, str]:
    """The lines that an edit of the record took out, and those that it put in."""
    path = path_to(read(RECORD, "").values, address)
    after = edited(RECORD, {path: value}, lambda _: order)
    old, new = RECORD.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return "\n".join(old), "\n".join(new)


@pytest.mark.parametrize(
    ("address", "value", "old", "new"),
    [
        ("title", 'B "c"', 'title: "A: b"   # as printed', 'title: "B \\"c\\""   # as printed'),
        (
            "dates.published",
            "2021",
            "dates: {published: 2021-03-02}  # from the page",
            "dates: {published: 2021}  # from the page",
        ),
        ("people[0].name", "Ilse B.", "  - Ilse Brandvik", "  - Ilse B."),
        (
            "people[1].as",
            ["Ada", "A, T"],
            "  - {name: Ada Thornquist, as: [Ada]}",
            '  - {name: Ada Thornquist, as: [Ada, "A, T"]}',
        ),
        ("people[0]", None, "  - Ilse Brandvik", ""),
        ("people[2]", "Mira", "", "  - Mira"),
        ("claims.two.by", "Ada", "", "    by: Ada"),
        ("claims.one.text", "Folded.", "      Folded\n      text.", "      Folded."),
        ("claims.two", None, "  - id: two\n    text: Two.", ""),
        ("empty", "full", "empty:", "empty: full"),
        ("outlet", "Post", "", "outlet: Post"),
    ],
)
def test_an_edit_touches_the_lines_of_its_value(
    address: str, value: Any, old: str, new: str
) -> None:
    assert edit(address, value) == (old, new)


def test_a_new_field_stands_where_its_kind_has_it() -> None:
    assert edit("claims.two.by", "Ada", "id", "by", "text") == ("", "    by: Ada")
    order = ("id", "by", "text")
    after = edited(RECORD, {("claims", 1, "by"): "Ada"}, lambda _: order)
    assert "  - id: two\n    by: Ada\n    text: Two.\n" in after


def test_a_claim_is_written_line_by_line() -> None:
    claim = {"id": "three", "text": "a: b", "quote": ["one", "two"], "by": "Ada"}
    assert edit("claims.2", claim) == (
        "",
        '  - id: three\n    text: "a: b"\n    quote: [one, two]\n    by: Ada',
    )


def test_what_is_new_altogether_is_written_in_one_piece() -> None:
    order = ("id", "by", "text", "kind", "quote")
    new = {("claims", 2, key): f"a {key}" for key in order}
    after = edited(RECORD, {**new, ("title",): "B"}, lambda _: order)
    assert 'title: "B"   # as printed\n' in after
    written = "\n".join(f"    {key}: a {key}" for key in order)
    assert f"    text: Two.\n  - {written.strip()}\nempty:\n" in after


def test_what_can_not_be_written_is_refused() -> None:
    with pytest.raises(CannotEdit):
        edited(RECORD, {("title", "more"): "x"})
    with pytest.raises(CannotEdit):
        path_to(read(RECORD, "").values, "claims.three.text")
    with pytest.raises(ProblemsFound):
        edited("no front matter", {("title",): "x"})
