from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.catalog.catalog import Catalog, link
from sourcebook.reading.readings import Readings
from sourcebook.reading.text.body import body_of
from sourcebook.reading.text.mentions import (
    find_mentions,
    mentions_of,
    name_index,
    surface_forms,
    unlisted_people,
)
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article, Person


def linked(
    people: Sequence[Any], records: Sequence[dict[str, Any]] = (), **fields: Any
) -> tuple[Catalog, Filed[Article]]:
    article = Article.model_validate({"source": {"file": "a.txt"}, "people": people, **fields})
    filed = Filed("a", article)
    persons = tuple(
        Filed(f"p{number}", Person.model_validate(record), f"docs/people/p{number}.md")
        for number, record in enumerate(records)
    )
    return link(Loaded(articles=(filed,), people=persons)), filed


def named(text: str, forms: dict[str, str], elsewhere: Sequence[str] = ()) -> list[tuple[str, str]]:
    return [(m.surface_form, m.person) for m in find_mentions(body_of(text), forms, elsewhere)]


def test_mentions_of_the_collection(readings: Readings) -> None:
    found = [(m.person, m.surface_form) for m in readings.mentions("repair-bill")]
    assert found == [
        ("ilse-brandvik", "Ilse Brandvik"),
        ("ilse-brandvik", "Ms. Brandvik"),
        ("tomas-brandvik", "Tomas Brandvik"),
        ("tomas-brandvik", "Mr. Brandvik"),
        ("oren-calloway", "Oren Calloway"),
    ]


def test_a_mention_has_its_place_and_number(readings: Readings) -> None:
    second = readings.mentions("salt-bridge-closed")[1]
    assert (second.paragraph, second.start, second.number) == (2, 63, 2)
    assert second.anchor == "mention-ilse-brandvik-2"


def test_people_are_mentioned_in_the_order_of_time(readings: Readings) -> None:
    articles = [article for article, _ in readings.mentions_by_person["ada-thornquist"]]
    assert list(dict.fromkeys(articles)) == [
        "salt-bridge-closed",
        "ferry-gull-sails-again",
        "ministry-weighs-a-tunnel",
    ]


def test_a_surname_means_its_only_bearer() -> None:
    catalog, article = linked(["Ida Berg", "Uno Ek"])
    assert surface_forms(catalog, article).by_form == {
        "Ida Berg": "ida-berg",
        "Uno Ek": "uno-ek",
        "Berg": "ida-berg",
        "Ek": "uno-ek",
    }


def test_a_surname_of_two_means_nobody() -> None:
    catalog, article = linked(["Ida Berg", "Uno Berg"])
    forms = surface_forms(catalog, article)
    assert "Berg" not in forms.by_form
    assert forms.ambiguous == {"Berg": ("ida-berg", "uno-berg")}


def test_a_word_of_anybody_elses_name_makes_a_surname_ambiguous() -> None:
    catalog, article = linked(["Ida Berg", "Berg Ek"])
    assert surface_forms(catalog, article).ambiguous == {"Berg": ("berg-ek", "ida-berg")}


def test_what_the_article_says_goes_before_everything_else() -> None:
    catalog, article = linked(["Ida Berg", {"name": "Uno Berg", "as": ["Berg"]}])
    assert surface_forms(catalog, article).by_form["Berg"] == "uno-berg"
    records: list[dict[str, Any]] = [
        {"name": "Ida Berg", "aliases": ["Berg"]},
        {"name": "Uno Berg"},
    ]
    catalog, article = linked(["Ida Berg", {"name": "Uno Berg", "as": ["Berg"]}], records)
    assert surface_forms(catalog, article).by_form["Berg"] == "p1"


def test_with_forms_of_its_own_a_listing_has_no_derived_one() -> None:
    catalog, article = linked([{"name": "Ida Berg", "as": ["Mrs. Berg"]}])
    assert "Berg" not in surface_forms(catalog, article).by_form


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berg said.", ["Berg"]),
        ("“Berg’s” (Berg), Berg-led", ["Berg", "Berg", "Berg"]),
        ("Bergman and Bergs and Heidelberg", []),
        ("Berg_1 Berg1", []),
        ("berg", []),
        ("", []),
    ],
)
def test_a_form_stands_as_whole_words(text: str, found: list[str]) -> None:
    assert [form for form, _ in named(text, {"Berg": "b"})] == found


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("部长王小明说，王小明走了。", ["王小明"], ["王小明", "王小明"]),
        ("佐藤と田中は会った", ["田中", "佐藤"], ["佐藤", "田中"]),
        ("김철수가 갔다. 김철수, 김철수에게", ["김철수"], ["김철수"] * 3),
        ("김철수가 갔다. 박김철은 남았다.", ["김철"], []),
        ("Mr 王 said, and MrX王 and 王X too", ["Mr 王", "X王"], ["Mr 王"]),
        ("王小明 met Berg and Bergman", ["Berg", "王小", "王小明"], ["王小明", "Berg"]),
    ],
)
def test_where_a_script_has_no_spaces_a_form_stands_within_other_words(
    text: str, forms: list[str], found: list[str]
) -> None:
    assert [form for form, _ in named(text, {form: form for form in forms})] == found


def test_the_longest_form_wins() -> None:
    forms = {"Berg": "uno", "Ida Berg": "ida", "Gen. Berg": "uno"}
    assert named("Ida Berg met Gen. Berg. Berg left.", forms) == [
        ("Ida Berg", "ida"),
        ("Gen. Berg", "uno"),
        ("Berg", "uno"),
    ]


def test_no_form_is_looked_for_in_other_names() -> None:
    assert named("Photo: Anna Berg. Berg left.", {"Berg": "ida"}, ["Anna Berg"]) == [
        ("Berg", "ida")
    ]


def test_a_photographer_of_the_same_surname_is_not_mentioned() -> None:
    credited = [{"name": "Anna Berg", "role": "photographer"}]
    catalog, article = linked(["Ida Berg"], credits=credited, byline=["Olof Berg"])
    body = body_of("By Olof Berg\n\nIda Berg left. Photo: Anna Berg")
    assert [m.surface_form for m in mentions_of(catalog, article, body)] == ["Ida Berg"]


def unlisted(
    text: str, people: Sequence[Any], records: Sequence[dict[str, Any]], **fields: Any
) -> list[tuple[str, int]]:
    catalog, article = linked(people, records, **fields)
    found = unlisted_people(name_index(catalog), catalog, article, body_of(text))
    return [(form, start) for _, form, _, start in found]


IDA = {"name": "Ida Berg", "aliases": ["Berg", "Mayor Berg"]}


def test_a_known_person_who_is_named_must_be_listed() -> None:
    assert unlisted("Then Ida Berg came. Ida Berg left.", [], [IDA]) == [("Ida Berg", 5)]
    assert unlisted("Then Mayor Berg’s boat came.", [], [IDA]) == [("Mayor Berg", 5)]
    assert unlisted("Ida Berg came.", ["Ida Berg"], [IDA]) == []
    assert unlisted("Ida Berg came.", ["Mayor Berg"], [IDA]) == []


def test_one_word_may_be_anybody() -> None:
    assert unlisted("Berg came. So did Ida.", [], [IDA]) == []


def test_only_whole_words_are_a_name() -> None:
    assert unlisted("Ida Bergman came to Frida Berg.", [], [IDA]) == []


def test_who_is_credited_need_not_be_listed() -> None:
    credited = [{"name": "ida berg", "role": "photographer"}]
    assert unlisted("Photo: Ida Berg", [], [IDA], credits=credited) == []
    assert unlisted("By Ida Berg", [], [IDA], byline=["Ida Berg"]) == []


def test_a_part_of_a_listed_persons_name_is_nobody_else() -> None:
    assert unlisted("Uno Ida Berg came.", ["Uno Ida Berg"], [IDA]) == []
    assert unlisted("Ida Berg Ek came.", ["Ida Berg Ek"], [IDA]) == []


@given(
    st.text(st.sampled_from("ab B."), max_size=30),
    st.lists(st.text(st.sampled_from("abB. "), min_size=1), max_size=4),
)
def test_a_mention_is_where_it_says(text: str, forms: list[str]) -> None:
    body = body_of(text)
    last = (0, 0)
    for mention in find_mentions(body, {form: form for form in forms}):
        assert (
            body.paragraphs[mention.paragraph].text[mention.start : mention.end] == mention.person
        )
        assert (mention.paragraph, mention.start) >= last
        last = (mention.paragraph, mention.end)
