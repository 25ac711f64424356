"""The file that is drafted: its fields, its slug, and that it reads back as the same strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.catalog.catalog import link
from sourcebook.drafting.front_matter import inline_list, inline_mapping, is_writable, scalar
from sourcebook.records.frontmatter import read
from sourcebook.records.model import Outlet, Topic
from sourcebook.records.model.fields import is_slug

from .drafts import NOTHING, draft, drafted, known, seed_of

TEXT = "The bridge was closed on Monday, the harbour authority said in a statement that ran to four pages."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bridge closed", "Bridge closed"),
        ("“Yes”", "“Yes”"),
        ("2018-01-29", "2018-01-29"),
        ("1.10", '"1.10"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("[x]", '"[x]"'),
        ('"It\'s"', "'\"It''s\"'"),
        ("- a", '"- a"'),
    ],
)
def test_a_text_is_quoted_only_where_yaml_needs_it(text: str, written: str) -> None:
    assert scalar(text) == written


@given(st.text().filter(is_writable), st.text().filter(is_writable))
def test_what_is_written_reads_back_as_the_same_string(one: str, two: str) -> None:
    lines = [
        f"a: {scalar(one)}",
        f"b: {inline_list([one, two])}",
        f"c: {inline_mapping({'d': two})}",
    ]
    values = read("---\n" + "\n".join(lines) + "\n---\n", "x.md").values
    assert values == {"a": one, "b": [one, two], "c": {"d": two}}


def test_the_fields_come_in_the_order_in_which_people_keep_them() -> None:
    text = draft(
        seed_of(f"Bridge closed after crack\n\n{TEXT}\n\n“Yes,” said Ada Thorn."), link(NOTHING), ()
    )
    keys = [
        line.split(":")[0] for line in text.text.split("---")[1].splitlines() if line[:1].isalpha()
    ]
    assert keys == ["title", "source", "people", "claims", "status"]


def test_a_claim_without_a_speaker_says_so_in_a_comment() -> None:
    made = draft(seed_of("It was the “end of the line” for all of them."), link(NOTHING), ())
    assert "    # The text around it names no speaker" in made.text


def test_outlet_by_its_signs_with_the_reason() -> None:
    loaded = known(outlets=[Outlet(name="Ellery Courier", signs=("Dispatches",))])
    record = drafted(f"Dispatches\n\nBridge closed after crack\n\n{TEXT}", loaded)
    assert record.outlet == "Ellery Courier"
    assert "Dispatches" in record.basis["outlet"].why


def test_outlet_by_its_rights_line_under_its_records_name() -> None:
    loaded = known(outlets=[Outlet(name="Ellery Courier")])
    record = drafted(
        f"{TEXT}\n\nCopyright The Ellery Courier Limited 2019. All rights reserved.", loaded
    )
    assert record.outlet == "Ellery Courier"


def test_topics_by_name_and_alias_as_whole_words_the_longest_first() -> None:
    topics = [
        Topic(name="Salt Bridge", aliases=("the bridge",)),
        Topic(name="Salt"),
        Topic(name="Authority"),
    ]
    record = drafted(
        "The bridge is shut. The Salt Bridge is old. Authorities know.", known(topics=topics)
    )
    assert record.topics == ("Salt Bridge",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT + " It is said that the bridge will be closed for most of the year.", "en"),
        ("Die Brücke wurde am Montag geschlossen, teilte die Hafenbehörde mit." * 3, "und"),
        ("Too short.", "und"),
    ],
)
def test_the_language_is_told_only_where_it_is_clearly_english(text: str, language: str) -> None:
    assert drafted(text).source.language == language


@pytest.mark.parametrize(
    ("text", "name", "slug"),
    [
        (
            f"Bridge closed after crack is found\n\n{TEXT}",
            "a.txt",
            "bridge-closed-after-crack-is-found",
        ),
        (TEXT, "a.txt", "the-bridge-was-closed-on-monday-the-harbour"),
        ("…", "b/My File.txt", "my-file"),
        ("", "…", "article"),
        ("", "con.txt", "con-2"),
    ],
)
def test_the_slug_comes_from_the_title_the_text_or_the_file(
    text: str, name: str, slug: str
) -> None:
    assert draft(seed_of(text, name), link(NOTHING), ()).slug == slug


def test_a_taken_slug_is_not_used_again_whatever_its_capitals() -> None:
    assert draft(seed_of("", "Fährt.txt"), link(NOTHING), {"FAHRT"}).slug == "fahrt-2"


@given(st.text(), st.text(min_size=1))
def test_a_slug_is_always_good(text: str, name: str) -> None:
    made = draft(seed_of(text, name), link(NOTHING), ())
    assert is_slug(made.slug)
    assert len(made.slug) <= 60
