"""What pages hold of many articles that print the same words: the first and the strongest, in pages that can be opened."""

from __future__ import annotations

import re

import pytest

from sourcebook.pages import Settings, compile_pages
from sourcebook.pages.article.view import article_pages
from sourcebook.pages.links import broken_links, ends_of
from sourcebook.pages.presenter import Presenter
from sourcebook.reading.pairs import pairs_shown
from sourcebook.reading.readings import Readings

from ..html_page import HtmlPage
from ..reading.stories import ADA, BO, claim, read, story

pytestmark = pytest.mark.slow

NUMBER, QUESTIONS = 60, 15
SHARED = " ".join(f"word{number}" for number in range(30))
SAID = "no ship will leave this harbour before the ice has gone"


def of(number: int) -> str:
    return f"a{number:02}"


@pytest.fixture(scope="module")
def readings() -> Readings:
    """Sixty articles with a common paragraph, a common quotation, a common question, and ten claims of their own."""
    stories = []
    for number in range(NUMBER):
        own = [f"{of(number)} counted {point} ships" for point in range(10)]
        text = f"They say that {SHARED}.\n\n“{SAID},” said {ADA}.\n\n{'. '.join(own)}. {BO} came."
        claims = [
            claim("shared", SHARED, "Which words?"),
            claim("said", SAID, by=ADA),
            *(
                claim(f"own{point}", words, f"Ships {(number + point) % QUESTIONS}?", people=[BO])
                for point, words in enumerate(own)
            ),
        ]
        date = f"{1900 + number}-01-01"
        stories.append(story(of(number), text, *claims, date=date))
    return read(*stories)


@pytest.fixture(scope="module")
def pages(readings: Readings) -> dict[str, str]:
    made = compile_pages(readings, Settings(), (), ("Ships", "Of ships."))
    return {page.path: page.make().html for page in made}


def test_no_page_is_heavy(pages: dict[str, str]) -> None:
    sizes = {path: len(page.encode()) for path, page in pages.items()}
    assert sizes["index.md"] < 60_000
    assert max(sizes[f"articles/{of(number)}.md"] for number in range(NUMBER)) < 50_000
    assert {path: size for path, size in sizes.items() if size > 250_000} == {}


def test_only_pairs_that_are_set_side_by_side_have_a_page_and_every_link_arrives(
    pages: dict[str, str], readings: Readings
) -> None:
    paired = [path for path in pages if re.fullmatch(r"compare/a\d\d--a\d\d\.md", path)]
    assert len(paired) == len(pairs_shown(readings)) < 4 * NUMBER
    ends = {path: ends_of(page) for path, page in pages.items()}
    broken = [
        to for _, to in broken_links(ends) if not to.startswith(("data/", "schemas/", "assets/"))
    ]
    # The first is a person's own, and the other is made with the data.
    assert set(broken) <= {"about.md", "data.md"}


def test_what_two_articles_without_a_page_share_leads_to_the_words(pages: dict[str, str]) -> None:
    shared = HtmlPage(pages["articles/a40.md"]).section("shared")
    assert len(shared.all("ul", "sb-neighbours")) == 2
    assert "(../../compare/a00--a40/#passages)" in shared.linked
    assert "(../../articles/a30/#shared)" in shared.linked
    (first, *_) = HtmlPage(pages["articles/a50.md"]).all("p", "sb-same")
    assert "[A03](../../articles/a03/#claim-shared)" in first.linked


def test_a_paragraph_names_four_others_and_counts_the_rest(pages: dict[str, str]) -> None:
    (first, *_) = HtmlPage(pages["articles/a40.md"]).all("p", "sb-same")
    assert first.text == "Same words in A00, A01, A02, A03 and 55 other articles"


def test_of_a_common_question_the_first_answers_are_shown(pages: dict[str, str]) -> None:
    shared = HtmlPage(pages["articles/a40.md"]).section("shared")
    assert shared.linked.count("#claim-shared)") == 1 + 6
    assert "[53 further claims](../../questions/which-words/#answers)" in shared.linked


def test_of_what_is_left_out_the_first_of_each_kind_are_named() -> None:
    others = []
    for number in range(13):
        own = [f"{of(number)} counted {point} ships" for point in range(6)]
        claims = [claim(f"own{point}", words, f"{words}?") for point, words in enumerate(own)]
        common = claim("came", f"{of(number)} came", "Who came?")
        others.append(story(of(number), f"{of(number)} came. {'. '.join(own)}.", common, *claims))
    few = story("few", "I came.", claim("came", "I came", "Who came?"))
    made = {
        page.path: page.text for page in article_pages(Presenter(read(few, *others)), Settings())
    }
    text = HtmlPage(made["articles/few.md"]).section("omissions")
    assert "48 questions and 48 claims of 8 other articles" in text.text
    assert "The story has 5 further articles; those with most in common are compared." in text.text
    assert len(text.all("span", "sb-omitted__title")) == 10
    assert "and 38 further questions" in text.text
    assert text.text.count("3 further claims in the article") == 8


def test_ties_of_one_origin_hold_it_together_and_are_no_more(readings: Readings) -> None:
    (origin,) = readings.origins([f"{of(number)}#shared" for number in range(NUMBER)]).origins
    assert len(origin.articles) == NUMBER
    assert len(origin.ties) == NUMBER - 1
    assert {claim for tie in origin.ties for claim in (tie.one, tie.other)} == set(origin.claims)


def test_the_front_page_shows_the_newest_and_those_that_share_most(pages: dict[str, str]) -> None:
    page = HtmlPage(pages["index.md"])
    cards = [one.text for one in page.all("p", "sb-card__title")]
    assert cards[:6] == [f"Untitled ({of(number).upper()})" for number in range(59, 53, -1)]
    assert len(cards) == 12
    assert [one.text for one in page.all("h3")][:2] == [
        "The newest",
        "Those that share most with others",
    ]
    assert "[All articles](./articles/)" in page.linked


def test_lists_on_the_page_of_lineage_end(pages: dict[str, str]) -> None:
    page = HtmlPage(pages["lineage.md"])
    assert "there is no room for" in page.text
    assert len(page.all("tr")) < 300


def test_few_articles_stand_on_the_front_page_as_they_are() -> None:
    few = read(*(story(of(number), f"{of(number)} came.") for number in range(12)))
    made = compile_pages(few, Settings(), (), ("Ships", "Of ships."))
    page = HtmlPage(next(one for one in made if one.path == "index.md").text)
    assert len(page.all("div", "sb-card")) == 12
    assert "The newest" not in page.text
