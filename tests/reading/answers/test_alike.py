"""Answers that look alike: which are held against each other, and which are left alone."""

from __future__ import annotations

import time

import pytest

from sourcebook.reading.answers.alike import Likeness, alike_answers

from .test_agreement import answers


def pairs(
    *texts: str, same: list[list[str]] | None = None, apart: list[list[str]] | None = None
) -> list[tuple[str | None, str | None, Likeness]]:
    """The pairs among answers, each given by an article of its own."""
    given = [(f"a{number:03}", {"answer": text}) for number, text in enumerate(texts)]
    return [
        (pair.one.claim.answer, pair.other.claim.answer, pair.likeness)
        for pair in alike_answers(answers(*given, same=same), apart or ())
    ]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("$2bn", "$2 billion", Likeness.FIGURE),
        ("$2bn", "almost $2bn", Likeness.FIGURE),
        ("$33bn of US aid over 15 years", "more than $33 billion in aid", Likeness.FIGURE),
        ("three weeks", "21 days", Likeness.FIGURE),
        ("near the port", "“near port”", Likeness.WORDS),
        ("two new piers", "2 new piers", Likeness.FIGURE),
        ("an alliance of two", "alliance of 2", Likeness.WORDS),
        ("defence minister", "defense minister", Likeness.NEARLY),
    ],
)
def test_alike(one: str, other: str, likeness: Likeness) -> None:
    assert pairs(one, other) == [(one, other, likeness)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 million crowns", "18 million crowns"),
        ("$33bn over 15 years", "$20bn over 15 years"),
        ("$2bn", "€2bn"),
        ("1,900 troops", "1,900 tanks"),
        ("in 2014, after the vote", "in 2015, after the vote"),
        ("oil", "tar"),
        ("Russia and China", "Russia and China, rather than the United States"),
        ("“the”", "“a”"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_the_same_words_are_one_answer_and_not_alike() -> None:
    assert pairs("oil", " Oil ") == []


def test_what_is_settled_is_left_alone() -> None:
    texts = ("$2bn", "$2 billion", "over $2bn")
    assert pairs(*texts, same=[["$2bn", "$2 billion"]], apart=[["over $2bn", "$2 billion"]]) == []


def test_groups_of_apart_stand_for_themselves() -> None:
    texts = ("$2bn", "almost $2bn", "over $2bn")
    apart = [["$2bn", "almost $2bn"], ["$2bn", "over $2bn"]]
    assert pairs(*texts, apart=apart) == [("almost $2bn", "over $2bn", Likeness.FIGURE)]


def test_each_answer_is_held_against_the_one_that_it_is_most_like() -> None:
    assert pairs("almost $2bn", "$2bn", "$2 billion") == [
        ("almost $2bn", "$2bn", Likeness.FIGURE),
        ("$2bn", "$2 billion", Likeness.FIGURE),
    ]


@pytest.mark.slow
def test_many_answers_take_little_time() -> None:
    texts = [f"answer number {'x' * (n % 7)}{n} of very many" for n in range(500)]
    start = time.process_time()
    assert pairs(*texts) == []
    alike = pairs(*(f"{'about ' * (n + 1)}$2bn, said {n}" for n in range(500)), apart=[])
    assert len(alike) == 499
    assert time.process_time() - start < 5
