"""What is true of all rules; each rule by itself is proved by its cases."""

from __future__ import annotations

from pathlib import Path

from sourcebook.problem import Problem
from sourcebook.project import examine
from sourcebook.reading.readings import Readings
from sourcebook.rules import CATALOG_RULES, READING_RULES, all_rules, check

from ..project import found, make_project, write

BODY = "Ada Thornquist and Oren Calloway met at the lamp. Ada Thornquist left.\n"


def problems_of(tmp_path: Path, front: str, body: str = BODY) -> tuple[Problem, ...]:
    root = make_project(tmp_path)
    write(root, "seeds/lamp.txt", BODY)
    write(
        root,
        "docs/articles/lamp.md",
        f"---\nsource: {{file: lamp.txt}}\nstatus: reviewed\n{front}---\n{body}",
    )
    problems = examine(root).problems
    return tuple(problem for problem in problems if problem.rule != "checksum-missing")


def test_every_rule_has_a_name_of_its_own_and_they_are_in_order() -> None:
    names = [rule.name for rule in all_rules()]
    assert names == sorted(set(names))
    assert len(names) == len(READING_RULES) + len(CATALOG_RULES)


def test_every_rule_says_more_than_its_name() -> None:
    for rule in all_rules():
        summary, _, rest = rule.doc.partition("\n\n")
        assert "\n" not in summary
        assert rest.strip().endswith(".")


def test_nothing_is_wrong_with_the_collection(readings: Readings) -> None:
    assert check(readings) == ()


def test_a_rule_goes_on_after_its_first_hit(tmp_path: Path) -> None:
    claim = "  - {id: %s, text: A., kind: event, quote: lamp, by: %s, people: [Uno], topics: [Tar], answer: a, disputes: [x#y, x#z]}\n"
    front = (
        "people: [Ida Ek, Uno Ask, {name: Ada Thornquist, as: [A. T., Mayor]}]\n"
        "byline: [Ida Ek, Uno Ask]\n"
        "topics: []\nsic: [{words: dark}, {words: darker}]\ncaptions: [Photo, Picture]\n"
        "basis: {title: {why: A., confidence: low}, outlet: {why: A., confidence: low}}\n"
        f"claims:\n{claim % ('a', 'nobody')}{claim % ('b', 'no one')}"
    )
    rules = [problem.rule for problem in problems_of(tmp_path, front)]
    assert {rule: rules.count(rule) for rule in rules} == {
        "person-never-named": 2,
        "credit-listed-as-person": 2,
        "surface-form-missing": 2,
        "person-not-listed": 1,
        "sic-not-in-text": 4,
        "basis-points-nowhere": 2,
        "unknown-speaker": 2,
        "claim-person-unlisted": 2,
        "claim-topic-unlisted": 2,
        "question-without-answer": 2,
        "relation-unknown": 4,
    }


def test_a_finding_in_the_text_has_its_line_and_column(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, "people: [Ada Thornquist]\n", BODY.replace("and ", "and\n  "))
    assert found(problems) == [("docs/articles/lamp.md:7:3", "person-not-listed")]


def test_numbers_tell_names_apart(tmp_path: Path) -> None:
    front = "people: [Ada Thornquist, Oren Calloway]\ntopics: [Pier 15, Pier 16, Piers 16]\n"
    places = [place for place, _ in found(problems_of(tmp_path, front))]
    assert places == ["docs/articles/lamp.md:5:19", "docs/articles/lamp.md:5:28"]


def test_people_may_be_told_apart_on_either_side(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(
        root,
        "docs/people/ilse-brandvig.md",
        "---\nname: Ilse Brandvig\nnot: [Ilse Brandvik]\n---\n",
    )
    assert examine(root).problems == ()


def test_a_relation_is_no_error_where_its_target_can_not_be_read(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "docs/articles/repair-bill.md", "")
    assert found(examine(root).problems) == [("docs/articles/repair-bill.md:1:1", "empty-file")]
