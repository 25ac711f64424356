"""Whatever a seed holds, its draft reads back, breaks no rule, and loses no word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.catalog.catalog import link
from sourcebook.records.model import Outlet, Person, Topic

from .drafts import NOTHING, body_of_draft, draft, drafted, errors, filed_draft, known, seed_of

HOSTILE = {
    "empty": "",
    "blank": " \n\t\n ",
    "controls": "\x00\x07\x1b[31m “\x08” \x7f\x85\u2028\ufeff\ufffe\n\nMinister Ada\x00 Thorn said: “a\x07b”.",
    "html": "<!doctype html><title>x</title><p class='a'>“Yes,” said <b>Ada Thorn</b>.</p>\n<script>alert(1)</script>",
    "markdown": "# Heading\n\n* one\n* two\n\n[link](http://x.example) ![](y) `code`\n\n| a | b |\n|---|---|",
    "templates": "{{ secret }} {% include 'x' %} ${x} “{{ quote }}”, said Ada Thorn.",
    "hyphens": "---\n\n---\n\n--- \n\ntitle: x\n\n“Yes,” said Ada Thorn.",
    "yaml": "- a: [b, {c: d}]\n\n&anchor *alias !tag\n\n“a: b # c”, said Ada Thorn: “'\"'”.",
    "right to left": "قال الوزير أحمد علي: “هذا صحيح”.\n\n\u202eשלום עולם\u202c",
    "chinese": "外交部发言人说：“这是对的。”\n\n他说。",
    "one line": "Bridge closed By Ada Thorn “Yes,” said Ada Thorn. Leave a Reply © 2020 X. All rights reserved.",
    "marks only": "“”\"'‘’«»„" * 50,
    "furniture only": "Leave a Reply\n\nShare\n\n© 2020 Ada Thorn. All rights reserved.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_seed_gives_a_draft_that_breaks_no_rule(name: str) -> None:
    assert errors([HOSTILE[name]]) == []


def test_an_empty_seed_gives_a_draft_without_text() -> None:
    assert body_of_draft("").strip() == ""
    assert drafted("").title is None


def test_control_characters_stay_in_the_text_and_out_of_the_front_matter() -> None:
    made = draft(seed_of("A line.\n\nAda Thorn said: “a\x07b” and “c d”."), link(NOTHING), ())
    filed = filed_draft(made)
    assert "\x07" in filed.body
    assert "\x07" not in made.text.split("\n---\n")[0]
    assert "Not every passage between quotation marks is a claim" in made.text


@pytest.mark.slow
def test_a_seed_of_five_million_characters_is_drafted() -> None:
    paragraph = (
        "“It works,” said Ada Thorn, an engineer at the port.\n\n" + "The bridge is old. " * 400
    )
    text = "\n\n".join([paragraph] * 655)
    assert len(text) > 5_000_000
    record = drafted(text)
    assert len(record.claims) == 500
    assert [listing.name for listing in record.people] == ["Ada Thorn"]


WORDS = st.sampled_from(
    "Ada Thorn|Ada Lund|Ilse Thorn|Mr Thorn|Ms Lund|Gen. Ilse Thorn|Thorn|Lund|Minister|said|told|added|tweeted|"
    "“|”|\"|'|‘|’|,|.|:|?|the|of|a senior official|he|she|they|Harbour Post|according to|By|Photo: |REUTERS/|©|"
    "2020|3 May 2020|Leave a Reply|Copyright|All rights reserved.|\n|\n\n|---|{{|<b>|\x00|\u2028|Vastmark|in|(|)".split(
        "|"
    )
)
NEWS = st.lists(WORDS, max_size=60).map(" ".join)
RECORDS = known(
    people=[Person(name="Ada Thorn", aliases=("A. Thorn",)), Person(name="Ilse Maria Thorn")],
    topics=[Topic(name="Vastmark"), Topic(name="Bridges", aliases=("the",))],
    outlets=[Outlet(name="Harbour Post", signs=("Leave",)), Outlet(name="Twitter")],
)


@given(st.lists(st.text(), max_size=2))
@settings(deadline=None)
def test_any_text_gives_a_draft_that_breaks_no_rule(texts: Sequence[str]) -> None:
    assert errors(texts) == []


@given(st.lists(NEWS, max_size=3))
@settings(deadline=None)
def test_anything_like_news_gives_drafts_that_break_no_rule(texts: Sequence[str]) -> None:
    assert errors(texts) == []


@given(st.lists(NEWS, max_size=3))
@settings(deadline=None)
def test_drafts_beside_records_break_no_rule(texts: Sequence[str]) -> None:
    assert errors(texts, RECORDS) == []


@given(NEWS)
@settings(deadline=None)
def test_the_text_is_the_seeds_word_for_word_in_its_order(text: str) -> None:
    left = iter(text.split())
    assert all(word in left for word in body_of_draft(text).split())
