from __future__ import annotations

from typing import Any

import pytest

from sourcebook.catalog.catalog import link
from sourcebook.reading.answers.agreement import Agreement, Answers, answers_to, counted_as_one
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article, Question

QUESTION = "What burns?"
SLUG = "what-burns"


def answers(*given: tuple[str, dict[str, Any]], same: list[list[str]] | None = None) -> Answers:
    """The answers of articles; each is given by the article's name and its claim's fields."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for article, fields in given:
        rest = {"text": "A.", "kind": "event", "quote": "a", "question": QUESTION}
        number = len(claims.setdefault(article, []))
        claims[article].append({"id": f"c{number}", **rest, **fields})
    articles = tuple(
        Filed(name, Article.model_validate({"source": {"file": name}, "claims": made}))
        for name, made in claims.items()
    )
    record = Question.model_validate({"question": QUESTION, "same": same or []})
    return answers_to(link(Loaded(articles=articles, questions=(Filed(SLUG, record),))), SLUG)


OIL, TAR = {"answer": "oil"}, {"answer": "tar"}


@pytest.mark.parametrize(
    ("given", "agreement"),
    [
        ([], Agreement.UNANSWERED),
        ([("a", OIL)], Agreement.SINGLE),
        ([("a", OIL), ("a", OIL)], Agreement.SINGLE),
        ([("a", OIL), ("a", TAR)], Agreement.SINGLE),
        ([("a", OIL), ("b", {"answer": " Oil "})], Agreement.AGREE),
        ([("a", OIL), ("b", TAR)], Agreement.DIFFER),
        ([("a", OIL), ("b", {"answer": "whale oil"})], Agreement.DIFFER),
        ([("a", OIL), ("b", OIL), ("c", TAR)], Agreement.DIFFER),
        ([("a", OIL), ("b", {**TAR, "disputes": ["a#c0"]})], Agreement.DISPUTED),
        ([("a", OIL), ("b", {**TAR, "corrects": ["a#c0"]})], Agreement.DISPUTED),
        ([("a", OIL), ("b", {"question": None, "disputes": ["a#c0"]})], Agreement.DISPUTED),
        ([("a", OIL), ("b", {**OIL, "confirms": ["a#c0"]})], Agreement.AGREE),
        ([("a", OIL), ("b", {**TAR, "qualifies": ["a#c0"]})], Agreement.DIFFER),
    ],
)
def test_what_answers_amount_to(
    given: list[tuple[str, dict[str, Any]]], agreement: Agreement
) -> None:
    assert answers(*given).agreement is agreement


def test_the_same_answer_stands_once_with_all_its_claims() -> None:
    oil, tar = answers(("a", OIL), ("b", TAR), ("c", {"answer": "OIL"})).answers
    assert (oil.text, oil.articles) == ("oil", ("a", "c"))
    assert (tar.text, tar.articles) == ("tar", ("b",))


FUEL = {"answer": "fuel oil"}


def test_answers_that_the_record_counts_as_one_are_one_in_all_their_wordings() -> None:
    given = (("a", OIL), ("b", TAR), ("c", FUEL), ("d", {"answer": "Fuel  Oil"}))
    oil, tar = answers(*given, same=[["FUEL OIL", "oil"]]).answers
    assert (oil.text, oil.wordings, oil.articles) == ("oil", ("fuel oil",), ("a", "c", "d"))
    assert (tar.text, tar.wordings) == ("tar", ())


@pytest.mark.parametrize(
    ("same", "agreement"),
    [
        ([["oil", "tar"]], Agreement.AGREE),
        ([["oil", "fuel oil"], ["fuel oil", "tar"]], Agreement.AGREE),
        ([["oil", "fuel oil"]], Agreement.DIFFER),
        ([["oil"]], Agreement.DIFFER),
    ],
)
def test_agreement_follows_from_what_counts_as_one(
    same: list[list[str]], agreement: Agreement
) -> None:
    assert answers(("a", OIL), ("b", TAR), same=same).agreement is agreement


def test_what_is_disputed_stays_so_among_answers_that_count_as_one() -> None:
    disputed = answers(("a", OIL), ("b", {**TAR, "disputes": ["a#c0"]}), same=[["oil", "tar"]])
    assert disputed.agreement is Agreement.DISPUTED


def test_groups_that_share_an_answer_are_one() -> None:
    one = counted_as_one([["Oil", "tar"], ["pitch"], ["fat", "TAR"]])
    assert one == {"oil": "oil", "tar": "oil", "fat": "oil", "pitch": "pitch"}


def test_an_article_counts_once() -> None:
    assert answers(("a", OIL), ("a", TAR), ("b", OIL)).articles == ("a", "b")


def test_answers_of_the_collection(readings: Readings) -> None:
    cost = readings.answers("repair-cost")
    assert [answer.text for answer in cost.answers] == ["12 million crowns", "18 million crowns"]
    assert cost.agreement is Agreement.DIFFER
    assert readings.answers("city-knew").agreement is Agreement.DISPUTED
    assert readings.answers("how-much-would-a-tunnel-cost").agreement is Agreement.SINGLE
    assert readings.answers("repair-cost") is cost
