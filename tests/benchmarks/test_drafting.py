"""The articles by which drafts are scored are annotated with what stands in them, and the scores say what they should."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import pytest

from benchmarks.annotated import Annotated, annotated, articles
from benchmarks.drafting import FIELDS, Score, passages, score
from benchmarks.extractors import Told
from sourcebook.seeds.seed import text_of

ARTICLES = [annotated(path) for path in articles()]


def of_each(test: Callable[[Annotated], None]) -> Callable[[Annotated], None]:
    return pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)(test)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@of_each
def test_words_and_names_stand_in_the_text(article: Annotated) -> None:
    text = _spaced(str(text_of(article.name, article.data)))
    assert 150 <= len(text.split()) <= 600
    said = [words for _, words in (*article.quotations, *article.unmarked)]
    names = [form for forms in article.people for form in forms]
    assert [words for words in (*said, *names) if words not in text] == []


@of_each
def test_what_stands_above_and_below_is_in_the_file(article: Annotated) -> None:
    file = _spaced(html.unescape(article.data.decode())).casefold()
    titles = [value for field in ("headline", "outlet") for value in article.values[field] if value]
    told = [*titles, *article.byline, *article.credits]
    assert [value for value in told if value.casefold() not in file] == []


@of_each
def test_nothing_is_annotated_twice(article: Annotated) -> None:
    said = [words for _, words in (*article.quotations, *article.unmarked)]
    names = [forms[0] for forms in article.people]
    assert len(set(said)) == len(said)
    assert len(set(names)) == len(names)
    assert article.optional <= set(names)


@of_each
def test_who_tells_what_is_annotated_makes_no_error(article: Annotated) -> None:
    told = {
        **{field: right[0] for field, right in article.values.items()},
        "byline": article.byline,
        "credits": article.credits,
        "people": article.people,
        "said": [(by.split(" | ")[0], words) for by, words in article.quotations],
    }
    assert scored(article, told)[0] == []


def scored(article: Annotated, told: Told) -> tuple[list[str], dict[str, Score]]:
    scores = {field: Score() for field in FIELDS}
    return list(score(article, told, scores)), scores


def made_up(
    people: Sequence[Sequence[str]] = (), quotations: Sequence[tuple[str, str]] = ()
) -> Annotated:
    values = {"headline": ("A",), "date": (None,), "outlet": ("Echo", None)}
    people = tuple(map(tuple, people))
    return Annotated("a.txt", b"", values, ("Ann Lee",), ("Bo Ek",), people, tuple(quotations))


def counts(count: Score) -> tuple[int, int, int]:
    return count.right, count.wrong, count.missed


def test_nothing_is_right_where_nothing_can_be_told_and_wrong_where_something_is() -> None:
    assert counts(scored(made_up(), {"date": None})[1]["date"]) == (0, 0, 0)
    assert counts(scored(made_up(), {"date": "2020-01-01"})[1]["date"]) == (0, 1, 0)
    assert counts(scored(made_up(), {"headline": "B"})[1]["headline"]) == (0, 1, 1)
    assert counts(scored(made_up(), {"outlet": None})[1]["outlet"]) == (0, 0, 0)


def test_two_people_told_as_one_count_as_wrong_and_the_second_as_missed() -> None:
    article = made_up(people=[("Ann Roe", "Roe"), ("Tim Roe",), ("Kai Ito",)])
    merged = scored(article, {"people": [("Ann Roe", "Tim Roe")]})[1]
    assert counts(merged["people"]) == (1, 1, 2)
    twice = scored(article, {"people": [("Kai Ito",), ("Mr Kai Ito",)]})[1]
    assert counts(twice["people"]) == (1, 1, 2)


def test_who_is_credited_may_be_told_in_the_byline() -> None:
    found = scored(made_up(), {"byline": ["Ann Lee", "Bo Ek"], "credits": []})[1]
    assert counts(found["byline"]) == counts(found["credits"]) == (1, 0, 0)


def test_a_speaker_counts_where_the_passage_is_told_even_in_part() -> None:
    said = [("Ann Roe", "It rains on us all day."), ("council | the town council", "No comment.")]
    article = made_up(people=[("Ann Roe", "Roe")], quotations=said)
    told = [("Roe", "rains on us all"), ("The council", "No comment"), ("Roe", "Elsewhere")]
    scores = scored(article, {"said": told})[1]
    assert counts(scores["quotations"]) == (1, 2, 1)
    assert counts(scores["partly"]) == (2, 1, 0)
    assert counts(scores["speakers"]) == (2, 0, 0)


def test_a_quote_may_hold_the_words_between_two_passages() -> None:
    assert passages("“One,” she said. “Two.”") == ["One,", "Two."]
    assert passages("'It's one,' she said. 'Two.'") == ["It's one,", "Two."]
    assert passages("``One,'' she said") == ["One,"]
    assert passages("One") == ["One"]
