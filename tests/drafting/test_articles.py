"""Made-up articles, each in another style, in a project without any record."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcebook.records.model import Article

from .drafts import drafted, drafted_file, errors
from .told import TOLD, Told

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(params=sorted(TOLD), scope="module")
def article(request: pytest.FixtureRequest) -> tuple[Article, Told]:
    return drafted_file(ARTICLES / request.param), TOLD[request.param]


def test_the_title_is_found(article: tuple[Article, Told]) -> None:
    record, told = article
    assert record.title == told.title


def test_everybody_who_is_named_is_listed_and_nobody_else(article: tuple[Article, Told]) -> None:
    record, told = article
    assert {listing.name for listing in record.people} == told.people


def test_every_quotation_has_its_speaker(article: tuple[Article, Told]) -> None:
    record, told = article
    found = {
        words: claim.by
        for words in told.speakers
        for claim in record.claims
        for quote in claim.quote
        if words in quote
    }
    assert found == told.speakers


def test_outlet_authors_and_day_are_told_only_where_the_text_tells(
    article: tuple[Article, Told],
) -> None:
    record, told = article
    assert record.outlet == told.outlet
    assert record.byline == told.byline
    assert record.dates.published == told.published
    assert {credit.name for credit in record.credits} == told.credited


@pytest.mark.parametrize("name", sorted(TOLD))
def test_a_draft_breaks_no_rule(name: str) -> None:
    assert errors([(ARTICLES / name).read_text("utf-8")]) == []


@pytest.mark.slow
def test_all_drafted_together_break_no_rule() -> None:
    assert errors([(ARTICLES / name).read_text("utf-8") for name in sorted(TOLD)]) == []


def test_two_drafts_of_one_seed_are_the_same() -> None:
    text = (ARTICLES / "strike.txt").read_text("utf-8")
    assert drafted(text) == drafted(text)
