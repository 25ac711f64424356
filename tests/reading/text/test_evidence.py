from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.catalog.catalog import Catalog
from sourcebook.reading.readings import Readings
from sourcebook.reading.text.body import Span, body_of
from sourcebook.reading.text.evidence import (
    Departure,
    Missing,
    closest,
    compare_with_seed,
    find_evidence,
)
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

SEED = """Home | News
The lamp is lit

The harbour lamp was lit
again on Monday. It burns.

Share this

Ada Thornquist was there.

Nobody was harmed.
"""
LAMP = "The harbour lamp was lit again on Monday. It burns."
ADA = "Ada Thornquist was there."
NOBODY = "Nobody was harmed."


def departures(*paragraphs: str, seed: str = SEED) -> tuple[Departure, ...]:
    return compare_with_seed(body_of("\n\n".join(paragraphs)), seed).departures


def filed(*quotes: str | list[str], body: str = SEED) -> Filed[Article]:
    claims = [
        {"id": f"c{number}", "text": "A.", "kind": "event", "quote": quote}
        for number, quote in enumerate(quotes)
    ]
    article = Article.model_validate({"source": {"file": "a.txt"}, "claims": claims})
    return Filed("a", article, body=body)


def test_every_quotation_of_the_collection_is_found(catalog: Catalog, readings: Readings) -> None:
    for slug, article in catalog.articles.items():
        evidence = readings.evidence(slug)
        assert not evidence.missing
        for claim in article.record.claims:
            assert len(evidence.spans[claim.id]) == len(claim.quote)


def test_a_claim_has_a_span_for_each_quotation() -> None:
    evidence = find_evidence(filed(["was lit again", ADA], "nowhere at all"))
    assert evidence.spans == {"c0": ((Span(1, 17, 30),), (Span(3, 0, 25),)), "c1": ()}
    assert set(evidence.missing) == {(1, 0)}
    assert evidence.first_span("c0") == Span(1, 17, 30)
    assert evidence.first_span("c1") is None
    assert evidence.first_span("other") is None


def test_the_closest_passage_is_whole_words() -> None:
    missing = closest("harbour lump was lit", "The harbour lamp was lit again")
    assert missing.closest == "harbour lamp was lit"
    assert missing.alike == pytest.approx(95.0)
    assert missing.start == 4


def test_nothing_is_close_in_an_empty_text() -> None:
    assert closest("lamp", "") == Missing("lamp", "", 0.0, 0)


@given(
    st.text(st.sampled_from("ab "), min_size=1, max_size=12),
    st.text(st.sampled_from("ab "), max_size=12),
)
def test_the_closest_passage_is_a_part_of_the_text(words: str, text: str) -> None:
    missing = closest(words, text)
    assert text[missing.start :].startswith(missing.closest)
    assert 0 <= missing.alike <= 100


def test_whole_lines_may_be_left_out() -> None:
    assert departures(LAMP, ADA, NOBODY) == ()
    assert departures(LAMP, NOBODY) == ()
    assert departures() == ()
    assert compare_with_seed(body_of(f"{LAMP}\n\n{NOBODY}"), SEED).left_out == (
        "Home | News The lamp is lit",
        "Share this Ada Thornquist was there.",
    )


def test_a_line_of_a_paragraph_may_be_left_out() -> None:
    assert departures("The lamp is lit", "The harbour lamp was lit", ADA) == ()


def test_a_line_may_be_made_two_paragraphs() -> None:
    assert departures("The harbour lamp was lit again on Monday.", "It burns.") == ()


def test_paragraphs_may_be_joined() -> None:
    assert departures(f"{ADA}\n{NOBODY}") == ()


@pytest.mark.parametrize(
    ("paragraph", "departure"),
    [
        (LAMP.replace("lit", "put out"), Departure(0, 21, "put out", "lit")),
        (LAMP.replace("again ", ""), Departure(0, 25, "", "again")),
        (LAMP.replace("on Monday", "early on Monday"), Departure(0, 31, "early", "")),
        (LAMP.replace("burns.", "burn"), Departure(0, 45, "burn", "burns.")),
        (LAMP + " Yes.", Departure(0, 52, "Yes.", "")),
        (LAMP.replace(" It burns.", ""), Departure(0, 41, "", "It burns.")),
        (LAMP.replace("The harbour ", ""), Departure(0, 0, "", "The harbour")),
        ("NOBODY WAS HARMED.", Departure(0, 0, "NOBODY WAS HARMED.", "")),
        ("Qwertz.", Departure(0, 0, "Qwertz.", "")),
    ],
)
def test_a_change_of_wording_is_found_with_its_place(paragraph: str, departure: Departure) -> None:
    assert departures(paragraph) == (departure,)


def test_words_cut_off_on_both_sides() -> None:
    assert departures("lamp was lit again on Monday.", ADA) == (
        Departure(0, 0, "", "The harbour"),
        Departure(0, 29, "", "It burns."),
    )


def test_words_left_out_of_one_line_are_told_once() -> None:
    seed = "Home\nOne two three four.\n"
    assert departures("One", "four.", seed=seed) == (Departure(0, 3, "", "two three"),)


def test_paragraphs_keep_the_seeds_order_and_stand_once() -> None:
    assert departures(ADA, LAMP) == (Departure(1, 0, LAMP, "", elsewhere=True),)
    assert departures(ADA, ADA) == (Departure(1, 0, ADA, "", elsewhere=True),)


def test_one_departure_does_not_hide_the_next() -> None:
    found = departures(LAMP.replace("lit", "dark"), ADA, NOBODY.replace("Nobody", "Somebody"))
    assert [(d.paragraph, d.has) for d in found] == [(0, "dark"), (2, "Somebody")]


def test_a_line_counts_before_the_same_words_within_another_line() -> None:
    seed = "Latest: The lamp is lit today\n\nThe lamp is lit\n\nIt burns.\n"
    assert departures("The lamp is lit", "It burns.", seed=seed) == ()


def test_any_words_of_a_seed_of_one_line_may_be_left_out() -> None:
    assert (
        departures("The lamp is lit.", "It burns.", seed="Home The lamp is lit. Share It burns.")
        == ()
    )


@given(st.lists(st.text(st.sampled_from("ab"), min_size=1), min_size=1, max_size=8), st.data())
def test_any_choice_of_a_seeds_lines_stands_as_it_is(lines: list[str], data: st.DataObject) -> None:
    chosen = [line for line in lines if data.draw(st.booleans())]
    assert departures(*chosen, seed="\n".join(lines)) == ()


@given(st.permutations(list(range(5))))
def test_any_other_order_is_found(order: list[int]) -> None:
    lines = [f"Line {number} of five." for number in range(5)]
    found = departures(*(lines[number] for number in order), seed="\n\n".join(lines))
    assert bool(found) == any(b < a for a, b in pairwise(order))
    assert all(departure.elsewhere for departure in found)
