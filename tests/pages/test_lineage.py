"""The page of lineage: what it draws, lists and says of articles that took words from each other."""

from __future__ import annotations

import pytest

from sourcebook.pages.html import href
from sourcebook.pages.lineage import lineage_page
from sourcebook.pages.lineage.edges import Edge, EdgeKind, lineage_of
from sourcebook.pages.presenter import Presenter
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed
from sourcebook.records.model import Article

from ..html_page import HtmlPage
from ..reading.stories import ADA, BO, claim, read, story

SAID = "the bridge will stay closed until every bolt has been looked at twice"
TOLD = (
    "Before dawn the first lorries stood in a line that reached beyond the old mill and the school"
)
PHRASE = "in the early hours of the second of March"
COPIED = " ".join(f"word{number}" for number in range(60))


def filler(name: str, words: int = 60) -> str:
    """Words that no other article has."""
    return " ".join(f"{name}{number}" for number in range(words))


def text_of(readings: Readings) -> str:
    views = Presenter(readings)
    return lineage_page(views, lineage_of(views)).text


def page_of(readings: Readings) -> HtmlPage:
    return HtmlPage(text_of(readings))


def edges(readings: Readings) -> tuple[Edge, ...]:
    return lineage_of(Presenter(readings)).edges


def edge(readings: Readings, kind: EdgeKind) -> Edge:
    (found,) = (edge for edge in edges(readings) if edge.kind is kind)
    return found


def lead(readings: Readings) -> str:
    (element,) = page_of(readings).all("p", "sb-lead")
    return element.text


def rows(readings: Readings) -> list[str]:
    labels = page_of(readings).all("span", "sb-arcs__label")
    return [label.text for label in labels]


def source(slug: str = "herald", date: str | None = "2020-03-01") -> Filed[Article]:
    """An article that quotes Ada, and says nothing of through whom."""
    return story(
        slug, f"“{SAID},” said Ada. {filler(slug)}.", claim("said", SAID, by=ADA), date=date
    )


def taker(
    slug: str, date: str | None = "2020-03-02", more: str = "", **given: object
) -> Filed[Article]:
    """An article that has Ada's words from the Herald."""
    said = claim("said", SAID, by=ADA, via=["Herald"])
    return story(
        slug, f"“{SAID},” Ada told the Herald. {filler(slug)}. {more}", said, date=date, **given
    )


def family() -> Readings:
    """A source, two articles that rest on it and share what neither has from there, and one apart."""
    return read(
        source(),
        taker("mirror", more=f"{TOLD}."),
        taker("observer", "2020-03-03", more=f"Yesterday. {TOLD}, we hear."),
        story("yonder", "The weather held.", date="2020-02-01"),
    )


# --- What is tied -----------------------------------------------------------------------------------------------------


def test_a_stated_source_that_has_an_article_is_that_article() -> None:
    found = [one for one in edges(family()) if one.kind is EdgeKind.STATED]
    assert [(one.source.label, one.target.label) for one in found] == [
        ("Herald", "Mirror"),
        ("Herald", "Observer"),
    ]
    assert [(one.amount, one.path) for one in found] == [
        ("1 claim, 13 words", "compare/herald--mirror.md#sources"),
        ("1 claim, 13 words", "compare/herald--observer.md#sources"),
    ]


def test_quotation_and_narrative_are_told_apart() -> None:
    narrative = edge(family(), EdgeKind.NARRATIVE)
    assert (narrative.source.label, narrative.target.label) == ("Mirror", "Observer")
    assert narrative.words == len(TOLD.split())
    assert narrative.title == "Mirror and Observer share 18 words outside quotations"
    quoted = [one.title for one in edges(family()) if one.kind is EdgeKind.QUOTATION]
    assert "Herald and Mirror quote the same 13 words" in quoted
    assert len(quoted) == 3


def test_few_words_of_narrative_may_be_a_set_phrase() -> None:
    one = story("one", f"It rained {PHRASE}. {filler('one')}.", date="2020-03-02")
    other = story("other", f"They left {PHRASE}, at last. {filler('other')}.", date="2020-03-03")
    found = edge(read(one, other), EdgeKind.PHRASE)
    assert found.words == 9
    assert found.notes == ("perhaps a set phrase",)
    assert "share 9 words" not in lead(read(one, other))


def test_a_copy_is_called_a_copy_and_nothing_else() -> None:
    one = story("one", f"{COPIED}.", date="2020-03-02")
    readings = read(one, story("other", f"{COPIED}. Ends.", date="2020-03-03"))
    assert [one.kind for one in edges(readings)] == [EdgeKind.COPY]
    assert edge(readings, EdgeKind.COPY).title == "Other is a copy of One: 60 words in common"
    assert lead(readings) == "Other is a copy of One."
    assert "left: copy" in page_of(readings).text


@pytest.mark.parametrize("dates", [("2020-03-02", "2020-03-02"), ("2020-03-02", None)])
def test_where_the_order_is_not_known_no_arrowhead_says_one(dates: tuple[str, str | None]) -> None:
    one = story("one", f"{COPIED}.", date=dates[0])
    readings = read(one, story("other", f"{COPIED}.", date=dates[1]))
    copy = edge(readings, EdgeKind.COPY)
    assert not copy.ordered
    assert copy.title == "One and Other are copies: 60 words in common"
    assert "which came first is not known" in page_of(readings).text
    (arc,) = text_of(readings).split('<a class="sb-arc ')[1:]
    assert "sb-arc__head" not in arc


def test_what_is_only_inferred_is_marked() -> None:
    basis = {"source.draws_on.Tassel": {"why": "Its style.", "confidence": "low"}}
    readings = read(story("one", "A line.", date="2020", draws_on=["Tassel"], basis=basis))
    found = edge(readings, EdgeKind.INFERRED)
    assert found.title == "One draws on Tassel, as the curator infers"
    page = page_of(readings)
    assert page.all("a", "sb-arc--dashed")
    assert "Source, inferred" in page.text


# --- Where edges lead ---------------------------------------------------------------------------------------------------


def test_one_claim_leads_to_its_passage_more_to_the_outlet_none_to_the_articles_source() -> None:
    one = claim("one", "first line", by=ADA, via=["Wire"])
    two = claim("two", "second line", by=BO, via=["Wire"])
    by_itself = claim("three", "third line", by="Dawnlight")
    draws = ["Wire", "Dawnlight", "Nobody"]
    text = "A first line, a second line, a third line."
    readings = read(
        story("papers", text, one, two, by_itself, draws_on=draws),
        story("single", "Only a first line.", one, draws_on=["Wire"]),
    )
    found = {(one.source.label, one.target.label): one.path for one in edges(readings)}
    assert found == {
        ("Wire", "Papers"): "outlets/wire.md#through",
        ("Dawnlight", "Papers"): "articles/papers.md#claim-three",
        ("Nobody", "Papers"): "articles/papers.md#source",
        ("Wire", "Single"): "articles/single.md#claim-one",
    }


def test_every_row_of_the_table_leads_where_its_arc_does() -> None:
    readings = family()
    page = page_of(readings)
    arcs = {
        (arc.attributes["aria-label"], arc.attributes["xlink:href"].partition("#")[2])
        for arc in page.all("a", "sb-arc")
    }
    links = {(a.attributes.get("title"), a.attributes["href"]) for a in page.all("a")}
    for found in edges(readings):
        assert (found.title, href("lineage.md", found.path)) in links
        assert any(label.startswith(found.title) for label, _ in arcs)
    assert len(page.all("a", "sb-arc")) == len(edges(readings)) == 6


def test_the_table_follows_the_articles_and_names_outside_sources_first() -> None:
    readings = read(
        story("one", "A.", date="2018"),
        story("three", "C.", date="2020", draws_on=["Two", "Wire", "One", "Tape"]),
        story("two", "B.", date="2019", draws_on=["One", "Wire"]),
    )
    assert [(one.source.label, one.target.label) for one in edges(readings)] == [
        ("Wire", "Two"),
        ("One", "Two"),
        ("Wire", "Three"),
        ("Tape", "Three"),
        ("One", "Three"),
        ("Two", "Three"),
    ]


def test_what_ties_two_articles_stands_out() -> None:
    readings = read(
        story("one", f"{filler('one')}. It rained {PHRASE}.", date="2018"),
        story(
            "two", f"{filler('two')}. They left {PHRASE}.", date="2019", draws_on=["One", "Wire"]
        ),
    )
    main = page_of(readings).all("a", "sb-arc--main")
    assert [arc.attributes["aria-label"] for arc in main] == ["Two draws on One"]


# --- Rows ---------------------------------------------------------------------------------------------------------------


def test_articles_stand_in_time_and_sources_before_the_first_that_states_them() -> None:
    readings = read(
        story("late", "A.", date="2021", draws_on=["Wire", "Tape"]),
        story("early", "B.", date="2020", draws_on=["Wire"]),
        story("undated", "C.", draws_on=["Wire", "Last Post"]),
        kinds={"Wire": "agency"},
    )
    assert rows(readings) == ["Wire", "Early", "Tape", "Late", "Last Post", "Undated"]
    text = page_of(readings).text
    assert "agency" in text
    assert "no date" in text
    assert "they stand last, and are never called earliest (1)" in text


def test_an_undated_source_stands_last_and_its_edge_leads_up() -> None:
    readings = read(story("old", "A."), story("taker", "B.", date="2020", draws_on=["Old"]))
    assert rows(readings) == ["Taker", "Old"]
    assert edge(readings, EdgeKind.STATED).title == "Taker draws on Old"


def test_articles_of_one_outlet_are_told_apart_by_their_titles() -> None:
    readings = read(
        story("one", f"{COPIED}.", outlet="Post"), story("two", f"{COPIED}.", outlet="Post")
    )
    assert rows(readings) == ["Post: Untitled (Post)", "Post: Untitled (Post)"]


def test_of_several_articles_that_may_be_meant_the_earliest_stands_for_all() -> None:
    readings = read(
        story("one", "A.", outlet="Post", date="2019"),
        story("two", "B.", outlet="Post", date="2018"),
        story("taker", "C.", date="2020", draws_on=["Post"]),
    )
    found = edge(readings, EdgeKind.STATED)
    assert found.path == "compare/taker--two.md#sources"
    assert found.notes == ("or another of its 2 articles that may have come before",)


def test_a_later_article_of_an_outlet_is_not_its_source() -> None:
    readings = read(
        story("post", "A.", date="2021"), story("taker", "C.", date="2020", draws_on=["Post"])
    )
    found = edge(readings, EdgeKind.STATED)
    assert (found.source.article, found.source.held) == (None, True)
    assert rows(readings) == ["Post", "Taker", "Post"]
    assert "which article is not known" in page_of(readings).text


def test_only_words_that_others_take_are_called_first_hand() -> None:
    also_bo = story(
        "herald",
        f"“{SAID},” said Ada. “It is dark,” said Bo.",
        claim("said", SAID, by=ADA),
        claim("dark", "It is dark", by=BO),
        date="2020-03-01",
    )
    text = page_of(read(also_bo, taker("mirror"))).text
    assert "first hand: Ada Thornquist" in text
    assert BO not in text


def test_words_that_came_through_another_are_not_first_hand() -> None:
    through = claim("said", SAID, by=ADA, via=["Wire"])
    second = story("herald", f"“{SAID},” Ada told Wire.", through, date="2020-03-01")
    assert "first hand" not in page_of(read(second, taker("mirror"))).text.casefold()


# --- The sentence -------------------------------------------------------------------------------------------------------


def test_the_sentence_says_what_there_is_to_see() -> None:
    assert lead(family()) == (
        "Two of four articles rest on Herald, which seems to have Ada Thornquist’s words first hand; "
        "Mirror and Observer also share 18 words outside quotations; Yonder is tied to no other article."
    )


def test_a_platform_is_no_source_on_which_articles_rest() -> None:
    stories = [story(name, "A.", draws_on=["Chirp"]) for name in ("one", "two")]
    plain, platform = read(*stories), read(*stories, kinds={"Chirp": "platform"})
    assert lead(plain).startswith("Two of two articles rest on Chirp; ")
    assert lead(platform) == "No article is tied to another one, as far as the texts show."


def test_quotations_alone_are_no_resting_on_each_other() -> None:
    other = story(
        "other",
        f"“{SAID},” said Ada again. {filler('other')}.",
        claim("said", SAID, by=ADA),
        date="2021",
    )
    assert lead(read(source(), other)) == (
        "Some articles share words, and none says that it rests on another one."
    )


# --- Bad input ----------------------------------------------------------------------------------------------------------


def test_without_an_article_the_page_says_so() -> None:
    page = page_of(read())
    assert "There is no article yet." in page.text
    assert not page.all("div", "sb-arcs")


def test_one_article_has_nothing_to_compare_but_shows_its_sources() -> None:
    page = page_of(read(story("one", "A.", draws_on=["Wire"])))
    assert "nothing to compare it with" in page.text
    assert len(page.all("a", "sb-arc")) == 1
    assert not page.all("p", "sb-lead")
    alone = text_of(read(story("one", "A.")))
    assert "nothing to compare it with" in alone
    assert "diagrams" not in alone


def test_a_circle_of_stated_sources_is_drawn_both_ways() -> None:
    names = ("one", "two", "three")
    readings = read(
        *(
            story(name, "A.", date="2020", draws_on=[giver.capitalize()])
            for name, giver in zip(names, (*names[1:], names[0]), strict=True)
        )
    )
    ties = {(one.source.label, one.target.label) for one in edges(readings)}
    assert ties == {("Two", "One"), ("Three", "Two"), ("One", "Three")}
    both = read(
        story("one", "A.", date="2020", draws_on=["Two"]),
        story("two", "A.", date="2020", draws_on=["One"]),
    )
    assert len(page_of(both).all("a", "sb-arc")) == 2
    assert lead(both) == "Two articles each rest on another one."


def test_a_language_of_its_own_is_named_and_not_compared() -> None:
    readings = read(
        story("one", f"{COPIED}.", date="2020"),
        story("two", f"{COPIED}.", date="2021", language="en-GB"),
        story("drei", f"{COPIED}.", date="2022", language="de"),
    )
    assert len(edges(readings)) == 1
    text = page_of(readings).text
    assert "In the language «de»: compared word for word with no other article (1)" in text
    assert "«en»" not in text


def test_names_are_shown_as_text() -> None:
    hostile = '<script>alert("x")</script> {{ 7 * 7 }} [a](javascript:b) **c** | `d`'
    said = claim("said", SAID, by=ADA, via=[hostile])
    page = page_of(
        read(
            story("one", f"“{SAID}”", said, outlet=f"Out {hostile}", draws_on=[hostile]),
            story("two", f"“{SAID}”", outlet=hostile[::-1]),
        )
    )
    assert not page.all("script")
    assert not any(link.attributes["href"].startswith("javascript") for link in page.all("a"))
    assert f"Out {hostile}" in page.text
    assert hostile[::-1] in page.text


def test_many_articles_show_the_strongest_ties_and_fold_the_rest() -> None:
    made = []
    for number in range(120):
        # Each shares with the one before it a stretch of its own, the later the longer.
        words = [
            " ".join(f"w{pair}x{place}" for place in range(12 + pair // 4))
            for pair in (number, number + 1)
        ]
        filler = " ".join(f"f{number}y{place}" for place in range(100))
        date = f"2020-{number // 28 + 1:02}-{number % 28 + 1:02}"
        made.append(story(f"a{number}", f"{words[0]}. {filler}. {words[1]}.", date=date))
    readings = read(*made)
    assert len(readings.shared) == 119
    page = page_of(readings)
    assert lead(readings) == "119 pairs of articles share words outside quotations, up to 41."
    drawn = page.all("a", "sb-arc")
    assert 20 <= len(drawn) <= 40
    assert len(page.all("li", "sb-arcs__row")) <= 40
    assert f"{119 - len(drawn)} weaker ties" in page.text
    assert len(page.all("tr")) == 119 + 2
    labels = [arc.attributes["aria-label"] for arc in drawn]
    assert any("A119" in label for label in labels)
    assert not any("A0 " in label for label in labels)
