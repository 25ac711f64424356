"""The file that is drafted: its fields, its slug, and that it reads back as the same strings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.catalog.catalog import link
from sourcebook.drafting import draft_all
from sourcebook.drafting.front_matter import inline_list, inline_mapping, is_writable, scalar
from sourcebook.records.frontmatter import read
from sourcebook.records.load import Filed
from sourcebook.records.model import Outlet, Question, Topic
from sourcebook.records.model.fields import is_slug
from sourcebook.seeds.declared import Declared, Said

from .drafts import NOTHING, draft, drafted, filed_draft, known, seed_of

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
    assert "    # ? The text around it names no speaker" in made.text


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


@pytest.mark.parametrize(
    "line", ["© 2019 Ada Thorn. All rights reserved.", "Ada Thorn, 3 May 2019"]
)
def test_no_outlet_is_made_of_a_name_that_is_not_like_one(line: str) -> None:
    assert drafted(f"{line}\n\n{TEXT}\n\n{line}").outlet is None


@pytest.mark.parametrize(
    ("declared", "outlet", "reason"),
    [
        ({"outlet": "The Ellery Courier"}, "Ellery Courier", None),
        ({"outlet": "courier.example"}, "Ellery Courier", None),
        ({"outlet": "X", "url": "https://m.courier.example/a"}, "Ellery Courier", "The address "),
        ({"url": "https://mycourier.example/a"}, None, None),
        ({"outlet": "Elery Courier"}, None, None),
        ({"outlet": "Grey Point"}, "Grey Point", None),
    ],
)
def test_outlet_by_what_is_declared_then_by_its_address(
    declared: dict[str, str], outlet: str | None, reason: str | None
) -> None:
    courier = Outlet(
        name="Ellery Courier", aliases=("courier.example",), homepage="https://www.courier.example/"
    )
    record = drafted(TEXT, known(outlets=[courier]), **declared)
    assert record.outlet == outlet
    assert ("outlet" in record.basis) is (reason is not None)
    assert reason is None or record.basis["outlet"].why.startswith(reason)


def test_what_is_declared_goes_before_what_the_text_looks_like() -> None:
    record = drafted(
        f"By Jon Vik\nPublished: 2 March 2021\n\n{TEXT}",
        title="Bridge closed",
        byline="By Maren Oakfield; Port Press and Ada Thorn",
        outlet="Port Press",
        published="2021-03-01T23:00:00Z",
        modified="yesterday",
        rights="Port Press, 2021",
        url="https://x.example/a",
        language="en_GB",
    )
    assert record.title == "Bridge closed"
    assert record.byline == ("Maren Oakfield", "Ada Thorn")
    assert (record.dates.published, record.dates.modified) == ("2021-03-01", None)
    assert (record.source.rights, record.source.url) == ("Port Press, 2021", "https://x.example/a")


def test_the_day_of_the_last_change_is_no_day_of_publication() -> None:
    dates = drafted(f"Bridge closed\nUpdated 3 March 2016 14:20\n\n{TEXT}").dates
    assert (dates.published, dates.modified) == (None, "2016-03-03")


def test_a_page_that_says_english_of_another_language_is_not_believed() -> None:
    text = "Die Brücke wurde am Montag geschlossen, teilte die Hafenbehörde mit. " * 3
    assert drafted(text, language="en-US").source.language == "und"
    assert drafted(text, language="de-AT").source.language == "de-AT"


def test_each_declared_value_says_where_it_stands() -> None:
    said = {"title": (Said("Bridge closed", "og:title"),)}
    made = draft_all([seed_of(TEXT)], link(NOTHING), (), {"made-up.txt": Declared(said)})[0]
    assert "# from: «Bridge closed» (og:title)\ntitle: Bridge closed\n" in made.text


def test_a_guessed_day_is_marked_and_gives_way_to_one_that_is_printed() -> None:
    said = {"published": (Said("2021-03-01", "its address", guessed=True),)}
    for text, day in ((TEXT, "2021-03-01"), (f"Published: 2 March 2021\n\n{TEXT}", "2021-03-02")):
        made = draft_all([seed_of(text)], link(NOTHING), (), {"made-up.txt": Declared(said)})[0]
        record = filed_draft(made).record
        assert record.dates.published == day
        assert ("dates.published" in record.basis) is (day == "2021-03-01")


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


def test_figures_and_dated_events_are_claims_with_their_sentence() -> None:
    figure = "The harbour authority spent $4 million on the bridge."
    event = "The bridge was closed to heavy lorries on 3 May 2019."
    text = f"{TEXT} {figure}\n\n{event} It cost 5 million dollars to close it again, and again. Two men wept for many hours."
    record = drafted(text)
    assert [(c.kind.value, c.text, c.quote, c.by, c.date) for c in record.claims] == [
        ("figure", figure, (figure,), None, None),
        ("event", event, (event,), None, "2019-05-03"),
    ]


def test_what_is_doubtful_is_asked_the_most_doubtful_first() -> None:
    text = f"{TEXT} President Thornquist wept. Galaxy Fold is old. Galaxy Fold was new."
    made = draft(seed_of(text), link(NOTHING), ())
    asked = [line for line in made.text.split("\n") if line.startswith("# ? ")]
    assert asked == [
        "# ? Named without a given name, and not listed: President Thornquist",
        "# ? People, perhaps, and not listed: Galaxy Fold",
        "# ? Not found: headline, outlet, day of publication",
    ]


def test_a_claim_that_seems_to_answer_a_question_asks() -> None:
    asked = Question(question="Who closed the bridge at Port Ellery, and why?")
    loaded = replace(NOTHING, questions=(Filed("why", asked, "docs/questions/why.md"),))
    text = "“We closed the bridge at Ellery for a crack,” said Ada Thorn, a farmer."
    made = draft(seed_of(text), link(loaded), ())
    assert f"    # ? Does it answer «{asked.question}»" in made.text
    assert not filed_draft(made).record.claims[0].question


def test_places_organizations_and_equipment_are_proposed_as_topics_with_their_kind() -> None:
    text = (
        "Kenya bought the F-16, and the F-16 flew. The Port Ellery Harbour Authority said no to South Korea. "
        "Nobody told Kenya, South Korea or the Port Ellery Harbour Authority. Peru had a Su-35."
    )
    made = draft(seed_of(text), link(NOTHING), ())
    asked = next(line for line in made.text.split("\n") if "# ? Topics of their own" in line)
    assert set(asked.partition(": ")[2].split(", ")) == {
        "Kenya (place)",
        "South Korea (place)",
        "Port Ellery Harbour Authority (organization)",
        "F-16 (equipment)",
    }
    known_ones = known(topics=[Topic(name="F-16"), Topic(name="Kenya")])
    made = draft(seed_of(text), link(known_ones), ())
    assert "F-16 (" not in made.text
    assert filed_draft(made).record.topics == ("Kenya", "F-16")
