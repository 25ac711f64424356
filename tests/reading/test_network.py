"""Ties, and what proves them. People are P1, P2 …, whom the made-up articles name."""

from __future__ import annotations

from typing import Any

import pytest

from sourcebook.catalog.catalog import ReferenceKind
from sourcebook.reading.network import Network, Tie, TieKind

from ..casts import article, readings_of


def found(network: Network, kind: TieKind) -> dict[tuple[str, str], Tie]:
    return {(t.source.slug, t.target.slug): t for t in network.ties if t.kind is kind}


def claims(*made: dict[str, Any]) -> Network:
    return readings_of(article("a", [["P1", "P2"]], made)).network


def test_who_speaks_about_whom_has_a_direction_and_its_claims() -> None:
    network = claims({"by": "P1", "people": ["P2"]}, {"by": "P1", "people": ["P2"]}, {"by": "P2"})
    ties = found(network, TieKind.SPEAKS_ABOUT)
    assert list(ties) == [("p1", "p2")]
    assert ties["p1", "p2"].claims == ("a#c1", "a#c2")
    assert ties["p1", "p2"].weight == 2


def test_nobody_is_tied_to_themselves() -> None:
    network = claims({"by": "P1", "people": ["P1"]})
    assert found(network, TieKind.SPEAKS_ABOUT) == {}


def test_what_the_article_says_in_its_own_voice_ties_nobody() -> None:
    network = readings_of(
        article("a", [["P1"]], [{"by": "Courier", "people": ["P1"], "topics": ["T"]}])
    ).network
    assert network.ties == ()


def test_an_organization_speaks_too() -> None:
    network = readings_of(
        article("a", [["P1"]], [{"by": "Guild", "people": ["P1"], "topics": ["Guild", "Bread"]}])
    ).network
    assert list(found(network, TieKind.SPEAKS_ABOUT)) == [("guild", "p1")]
    assert list(found(network, TieKind.SPEAKS_ON)) == [("guild", "bread")]
    assert list(found(network, TieKind.TOGETHER)) == [("bread", "guild")]


def test_who_is_quoted_by_the_carrier_and_through_another() -> None:
    made = {"by": "P1", "via": ["Wire", "Courier"]}
    network = readings_of(
        article("a", [["P1"]], [made, {"by": "P1"}]), article("w", [["P2"]], outlet="Wire")
    ).network
    assert found(network, TieKind.QUOTED_BY)["p1", "courier"].claims == ("a#c1", "a#c2")
    # Through its own article's outlet nothing comes.
    assert list(found(network, TieKind.QUOTED_THROUGH)) == [("p1", "wire")]


def test_who_is_named_together_is_weighed_by_paragraphs_and_proved_by_the_first() -> None:
    network = readings_of(
        article("a", [["P1"], ["P2", "P1"], ["P1", "P2"]]), article("b", [["P1"], ["P2"]])
    ).network
    (tie,) = network.ties
    assert (tie.kind, tie.weight, tie.articles) == (TieKind.NAMED_WITH, 2, ("a", "b"))
    assert tie.place
    slug, mention = tie.place
    assert (slug, mention.person, mention.paragraph, mention.anchor) == (
        "a",
        "p1",
        1,
        "mention-p1-2",
    )


def test_in_one_article_but_in_no_paragraph_together_weighs_nothing() -> None:
    (tie,) = readings_of(article("a", [["P1"], ["P2"]])).network.ties
    assert (tie.weight, tie.place) == (0, None)


@pytest.mark.parametrize("alone", [True, False])
def test_a_large_cast_ties_only_who_stands_in_one_paragraph(alone: bool) -> None:
    cast = [f"P{number}x" for number in range(100)]
    paragraphs = [[name] for name in cast] if alone else [cast[:3], *([n] for n in cast[3:])]
    network = readings_of(article("a", paragraphs)).network
    assert len(network.ties) == (0 if alone else 3)


def test_a_paragraph_of_five_hundred_ties_each_to_a_few() -> None:
    cast = [f"P{number}x" for number in range(500)]
    network = readings_of(article("a", [cast])).network
    assert len(network.ties) < 10 * len(cast)
    assert ("p0x", "p1x") in found(network, TieKind.NAMED_WITH)
    assert all(network.of(ReferenceKind.PERSON, name.casefold()) for name in cast)


def test_a_claim_on_a_hundred_topics_ties_only_the_first() -> None:
    network = claims({"by": "P1", "topics": [f"T{number}" for number in range(100)]})
    assert len(found(network, TieKind.TOGETHER)) == 12 * 11 / 2
    assert len(found(network, TieKind.SPEAKS_ON)) == 100


def test_the_strongest_come_first_whatever_the_order_of_the_articles() -> None:
    articles = [
        article("a", [["P1", "P2"], ["P1", "P3"], ["P1", "P3"]]),
        article("b", [["P4", "P2"]], [{"by": "P4", "people": ["P2"]}] * 1),
    ]
    ties = readings_of(*articles).network.ties
    assert [tie.weight for tie in ties] == sorted((tie.weight for tie in ties), reverse=True)
    assert ties == readings_of(*reversed(articles)).network.ties


def test_a_tie_is_found_from_both_ends() -> None:
    network = claims({"by": "P1", "people": ["P2"], "topics": ["T"]})
    (about,) = [t for t in network.ties if t.kind is TieKind.SPEAKS_ABOUT]
    assert about in network.of(ReferenceKind.PERSON, "p1")
    assert about in network.of(ReferenceKind.PERSON, "p2")
    assert about.other(about.source) == about.target
    assert network.of(ReferenceKind.PERSON, "nobody") == ()


def test_nothing_is_tied_in_an_empty_collection() -> None:
    assert readings_of().network.ties == ()
