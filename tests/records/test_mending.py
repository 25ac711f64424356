"""A record with wrong values is checked for everything else; and no value whatever breaks the check."""

from __future__ import annotations

import os
import time
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from sourcebook.cache import Memory
from sourcebook.problem import Problem
from sourcebook.project import examine
from sourcebook.records.frontmatter import read
from sourcebook.records.load import load

from ..building import files_of
from ..project import CORPUS, make_project, write

RECORDS = int(os.environ.get("RECORDS", "200"))
"""How many records are broken at random. ``RECORDS=10000`` before a release."""

LAMP = """---
title: The lamp
source: {file: lamp.txt}
outlet: Habour Post
people: [Ada Thornquist]
claims:
  - id: lit
    text: The lamp was lit.
    kind: event
    by: a keeper
    quote: The lamp was lit on Sunday
    date: 2021
    question: Was it lit?
    answer: on Monday
status: reviewed
---

The lamp was lit on Monday, Ada Thornquist said.
"""
OTHERWISE = {"checksum-missing", "name-nearly-known", "unknown-speaker", "quote-not-in-text"}
"""What is wrong with the lamp besides."""


def lamp(root: Path, old: str = "", new: str = "") -> list[Problem]:
    make_project(root)
    write(root / "project", "seeds/lamp.txt", LAMP.split("---\n")[2])
    assert old in LAMP
    write(root / "project", "docs/articles/lamp.md", LAMP.replace(old, new, 1))
    return list(examine(root / "project").problems)


def test_the_lamp_has_these_problems(tmp_path: Path) -> None:
    assert {problem.rule for problem in lamp(tmp_path)} == OTHERWISE


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("kind: event", "kind: evnet", {"wrong-value"}),
        ("kind: event", "kind: zzz", {"wrong-value"}),
        ("kind: event", "kind: [event]", {"wrong-value"}),
        ("    kind: event\n", "", {"missing-key"}),
        ("kind: event", "knid: event", {"missing-key", "unknown-key"}),
        ("date: 2021", "date: 2021-02-30", {"bad-date"}),
        ("date: 2021", "date: 2021\n    date: 2022", {"duplicate-key"}),
        ("id: lit", "id: It Is", {"bad-slug"}),
        ("id: lit", "id: '-'", {"bad-slug"}),
        ("text: The", "txt: The", {"missing-key", "unknown-key"}),
        ("title: The lamp", "title: [a, b]", {"wrong-value"}),
        ("title", "tilte", {"unknown-key"}),
        ("title: The lamp", "nothing-near: 1", {"unknown-key"}),
        ("people: [Ada Thornquist]", "people: Ada Thornquist", {"wrong-value"}),
        ("question: Was", "question: [a]\n    via: Was", {"wrong-value"}),
        ("answer: on", "anwser: on", {"unknown-key"}),
        ("status: reviewed", "status: raed", {"wrong-value"}),
        ("status: reviewed", "credits: [{name: A}]\nstatus: reviewed", {"missing-key"}),
        ("status: reviewed", "basis: {outlet: yes}\nstatus: reviewed", {"wrong-value"}),
        ("status: reviewed", "topics: {a: b}\nstatus: reviewed", {"wrong-value"}),
    ],
)  # fmt: skip
def test_what_is_wrong_besides_is_said_too_and_nothing_more(
    old: str, new: str, rules: set[str], tmp_path: Path
) -> None:
    """Neither is it hidden by the wrong value, nor does the wrong value make other rules speak."""
    problems = lamp(tmp_path, old, new)
    assert {problem.rule for problem in problems} == OTHERWISE | rules


@pytest.mark.parametrize("people", ["{Ada: Thornquist}", "[{name: [Ada]}]"])
def test_nobody_is_missed_where_people_could_not_be_read(people: str, tmp_path: Path) -> None:
    """Neither Ada, whom the text names, nor whoever speaks."""
    rules = {problem.rule for problem in lamp(tmp_path, "[Ada Thornquist]", people)}
    assert rules == OTHERWISE - {"unknown-speaker"} | {"wrong-value"}


def test_places_are_those_of_the_file_where_an_item_of_a_list_is_left_out(tmp_path: Path) -> None:
    problems = lamp(tmp_path, "claims:\n", "claims:\n  - an odd one\n")
    (quote,) = (p for p in problems if p.rule == "quote-not-in-text")
    assert str(quote.place) == "docs/articles/lamp.md:12:12"


def test_a_seed_is_not_missed_where_its_name_could_not_be_read(tmp_path: Path) -> None:
    problems = lamp(tmp_path, "{file: lamp.txt}", "{file: [lamp.txt]}")
    assert {p.rule for p in problems} == OTHERWISE - {"checksum-missing"} | {"wrong-value"}


def test_what_a_mended_value_breaks_is_said_as_well(tmp_path: Path) -> None:
    problems = lamp(tmp_path, "title: The lamp", "tilte: [a]")
    assert {p.rule for p in problems} == OTHERWISE | {"unknown-key", "wrong-value"}


def test_a_record_without_what_it_goes_by_is_no_record(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "docs/people/petra-holm.md", "---\naliases: [Petra]\nlinks: none\n---\n")
    assert {problem.rule for problem in examine(root).problems} == {"missing-key", "wrong-value"}


# --- at random ---

ODD: list[Any] = [
    None, "", " ", "a", "2021-02-30", "https://", "Ada Thornquist", "x#y", "“", "\U0001f980", "a" * 300,
    "</script><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{ 7 * 7 }}{% raw %}", "../../etc/passwd", "a\0b\x1b[31m",
    "\u202e\u200b", "[" * 999, "<!--", "[a](data:x)", "Y9E999999999", "- " * 40, "{: onclick=x }",
    [], [[]], [None], ["a", {"b": "c"}], {}, {"": ""}, {"name": {}}, {"claims": []}, {"a.b": ["c"]},
]  # fmt: skip


def ways(value: Any, *above: str | int) -> list[tuple[str | int, ...]]:
    """The paths of all values within a value."""
    if not isinstance(value, (dict, list)):
        return []
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
    return [way for key, item in pairs for way in ((*above, key), *ways(item, *above, key))]


def broken(values: Any, r: Random) -> None:
    """Change a value or two."""
    for _ in range(r.choice((1, 1, 2, 5))):
        way = r.choice(ways(values) or [()])
        if not way:
            return
        around = values
        for part in way[:-1]:
            around = around[part]
        what = r.randrange(4)
        if what == 0:
            del around[way[-1]]
        elif what == 1 and isinstance(around, dict):
            around[r.choice([str(way[-1])[:-1], f"{way[-1]}s", "id", "name"])] = around.pop(way[-1])
        else:
            around[way[-1]] = deepcopy(r.choice(ODD))


def broken_text(text: str, r: Random) -> str:
    """A text with something odd in it, or with a piece of it gone or doubled."""
    start, end = sorted(r.randrange(len(text) + 1) for _ in range(2))
    odd = r.choice([odd for odd in ODD if isinstance(odd, str)])
    return (
        text[:start]
        + r.choice([odd, odd * 9, text[start:end] * 2, "", "\n---\n", "\r\n\r"])
        + text[end:]
    )


@pytest.mark.slow
def test_no_value_breaks_the_check_and_every_problem_has_its_place(tmp_path: Path) -> None:
    root, r, memory = make_project(tmp_path), Random(8), Memory()
    others = files_of(tmp_path)
    paths = sorted(p.relative_to(CORPUS).as_posix() for p in CORPUS.glob("docs/*/*.md"))
    for _ in range(RECORDS):
        path = r.choice(paths)
        whole = (CORPUS / path).read_text("utf-8")
        document = read(whole, path)
        values = document.edited({}).values
        broken(values, r)
        front = yaml.dump(values, allow_unicode=True, sort_keys=False)
        text = f"---\n{front}---\n{broken_text(document.body, r) if r.random() < 0.5 else document.body}"
        if r.random() < 0.2:
            text = broken_text(whole, r)
        write(root, path, text)
        start = time.process_time()
        problems = examine(root, memory).problems
        assert time.process_time() - start < 10, text
        for problem in problems:
            lines = (root / problem.place.path).read_text("utf-8").split("\n")
            assert 1 <= problem.place.line <= len(lines) + 1, text
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2, text
        assert (path in load(root, memory).broken) <= bool(problems)
        write(root, path, whole)
        memory.forget_unasked()
    assert files_of(tmp_path) == others
