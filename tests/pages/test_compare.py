"""The pages that set accounts side by side: all questions and articles, a question's answers, two articles."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sourcebook.pages import Page, Settings
from sourcebook.pages.compare.view import compare_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.pages.question.view import letter, question_pages
from sourcebook.pages.registers.view import section_pages
from sourcebook.reading.pairs import MOST_ARTICLES
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed
from sourcebook.records.model import Article
from sourcebook.records.model.article import PublishText

from ..html_page import HtmlPage
from ..reading.stories import ADA, BO, claim, read, story

Q, R = "How many ships?", "Who counted them?"
TOLD = "the harbour master counted seven ships and one boat beyond the pier yesterday"
SAID = "no ship will leave this harbour before the ice has gone"
FULL, EXCERPTS = Settings(), Settings(PublishText.EXCERPTS)
COPIED = " ".join(f"word{number}" for number in range(60))


def one(slug: str, *answers: str, question: str = Q, **more: Any) -> Filed[Article]:
    """An article with answers to a question, each in words of its own."""
    texts = [f"{slug} saw {answer} at {number}" for number, answer in enumerate(answers)]
    claims = (
        {**claim(f"c{number}", text, question), "answer": answer}
        for number, (text, answer) in enumerate(zip(texts, answers, strict=True))
    )
    return story(slug, ". ".join(texts) + ".", *claims, **more)


def compare(readings: Readings) -> HtmlPage:
    return HtmlPage(compare_pages(Presenter(readings), FULL)[0].text)


def pair(readings: Readings, settings: Settings = FULL) -> Page:
    (found,) = compare_pages(Presenter(readings), settings)[1:]
    return found


def question(readings: Readings) -> HtmlPage:
    return HtmlPage(next(iter(question_pages(Presenter(readings), Settings()))).text)


def cells(page: HtmlPage) -> list[str]:
    return [cell.text for cell in page.all("", "sb-cell")]


# --- All questions and articles -------------------------------------------------------------------------------------


def test_each_article_has_a_cell_and_the_silent_one_says_so() -> None:
    page = compare(
        read(
            one("alder", "seven", date="2020-01-01"),
            one("birch", "nine", date="2020-01-02"),
            one("cedar", date="2020-01-03"),
        )
    )
    assert cells(page) == ["Alder A seven", "Birch B nine", "Cedar not mentioned"]


def test_the_same_letter_is_the_same_answer() -> None:
    page = compare(read(one("alder", "seven", "nine"), one("birch", "Nine"), one("cedar", "ten")))
    assert cells(page) == ["Alder A seven B nine", "Birch B Nine", "Cedar C ten"]


def test_questions_stand_in_groups_what_divides_first() -> None:
    page = compare(
        read(
            one("alder", "seven"),
            one("birch", "nine"),
            one("cedar", "a diver", question=R),
        )
    )
    assert [one.text for one in page.all("h2")][:2] == ["Answers differ", "One article only"]


def test_one_article_alone_has_nothing_to_compare() -> None:
    pages = compare_pages(Presenter(read(one("alder", "seven"))), FULL)
    assert [page.path for page in pages] == ["compare/index.md"]
    assert "nothing to compare yet" in pages[0].text
    assert HtmlPage(pages[0].text).all("h2") == []


def test_without_articles_there_is_nothing_to_compare() -> None:
    assert "There is no article yet" in compare(read()).text


def test_of_many_articles_only_those_that_answer_are_shown() -> None:
    silent = [one(f"other{number:02}") for number in range(MOST_ARTICLES)]
    page = compare(read(one("alder", "seven"), one("birch", "nine"), *silent))
    assert page.all("table", "sb-compare") == []
    assert cells(page) == ["Alder A seven", "Birch B nine"]
    assert f"not mentioned in {MOST_ARTICLES} other articles" in page.text


def test_of_very_many_answers_the_rest_is_left_to_the_questions_page() -> None:
    page = compare(read(*(one(f"a{number:03}", str(number)) for number in range(30))))
    assert len(page.all("", "sb-cell")) == 12
    assert "18 further answers" in page.text


def test_a_pairs_numbers_lead_to_its_parts() -> None:
    (row,) = (
        element.linked
        for element in compare(read(one("alder", "seven"), one("birch", "seven"))).all(
            "table", "sb-pairs"
        )
    )
    assert "[Alder and Birch](../compare/alder--birch/)" in row
    assert "(../compare/alder--birch/#said-by-both)" in row
    assert "#differs" not in row


# --- A question -----------------------------------------------------------------------------------------------------


def test_a_question_says_how_many_origins_stand_behind_its_answers() -> None:
    ours = one("alder", "seven", date="2020-01-01")
    theirs = story(
        "birch",
        "Birch has nine.",
        claim("nine", "Birch has nine", Q, via=["Alder"]),
        date="2020-01-02",
    )
    page = question(read(ours, theirs))
    (lead,) = page.all("p", "sb-lead")
    assert "2 answers from 2 articles, [1 origin](#origins)" in lead.linked
    assert "2 articles, but 1 origin." in page.text
    assert "credits it to" in page.text


def test_what_bears_on_an_answer_is_said_once_and_between_the_answers() -> None:
    readings = read(
        one("alder", "seven"),
        story(
            "birch",
            "Birch has nine.",
            {**claim("nine", "Birch has nine", Q), "disputes": ["alder#c0"]},
        ),
    )
    (line,) = question(readings).all("li", "sb-bearing")
    assert line.text == "B nine Birch disputes A seven Alder"


def test_a_hundred_answers_are_folded_and_stand_in_no_table() -> None:
    page = question(read(*(one(f"a{number:03}", str(number)) for number in range(100))))
    assert len(page.all("section", "sb-answer-block")) == 100
    assert "88 further answers" in page.text
    assert page.all("table") == []


@pytest.mark.slow
def test_five_hundred_answers_go_on_on_pages_of_their_own() -> None:
    readings = read(*(one(f"a{number:03}", str(number)) for number in range(500)))
    first, *further = question_pages(Presenter(readings), Settings())
    page = HtmlPage(first.text)
    assert len(page.all("section", "sb-answer-block")) == 12
    assert "All 500 answers with 500 claims" in page.text
    assert page.all("table") == []
    assert [one.path.rpartition("/")[2] for one in further] == [
        "answers.md",
        *(f"{n}.md" for n in range(2, 6)),
    ]
    # An old address leads to the page on which its answer stands now.
    there = {e.attributes["id"] for one in further for e in HtmlPage(one.text).all("h3")}
    moved = {a for e in page.all("li") for a in e.attributes.get("data-anchors", "").split()}
    assert there == {f"answer-{number + 1}" for number in range(500)}
    assert moved == there - set(page.ids)
    assert all(len(one.text) < 250_000 for one in (first, *further))
    (row,) = HtmlPage(
        next(p for p in section_pages(Presenter(readings)) if p.path == "questions/index.md").text
    ).all("div", "sb-question")
    assert "488 further answers" in row.text


@pytest.mark.parametrize(
    ("number", "mark"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA"), (702, "AAA")]
)
def test_answers_are_lettered(number: int, mark: str) -> None:
    assert letter(number) == mark


# --- Two articles ---------------------------------------------------------------------------------------------------


def told(**more: Any) -> Readings:
    """Two articles that share words of narrative, of which no claim has any as its evidence."""
    return read(
        story("alder", f"On Monday {TOLD}. Then it froze.", date="2020-01-02", **more),
        story("birch", f"Bo came. It is said that {TOLD}, they say.", date="2020-01-01", **more),
    )


def test_shared_words_are_marked_in_their_sentences_with_the_earlier_article_first() -> None:
    page = HtmlPage(pair(told()).text)
    assert [side.text for side in page.all("p", "sb-shared")] == [
        f"It is said that {TOLD}, they say.",
        f"On Monday {TOLD}.",
    ]
    assert [mark.text for mark in page.all("mark")] == [TOLD, TOLD]
    assert "[Birch](../../articles/birch/) appeared first." in page.linked


def test_a_small_edit_between_shared_words_is_not_marked() -> None:
    edited = TOLD.replace("and one boat", "and one single boat")
    longer = f"{TOLD} although it had been snowing hard since noon"
    readings = read(
        story("alder", f"{longer}."), story("birch", f"{longer.replace(TOLD, edited)}.")
    )
    page = HtmlPage(pair(readings).text)
    assert [mark.text for mark in page.all("mark")] == [
        longer,
        "the harbour master counted seven ships and one",
        "boat beyond the pier yesterday although it had been snowing hard since noon",
    ]
    assert "small changes" in page.text


def test_words_without_evidence_lead_to_their_paragraph() -> None:
    readings = read(
        story("alder", f"First.\n\nOn Monday {TOLD}."), story("birch", f"It is said that {TOLD}.")
    )
    text = HtmlPage(pair(readings).text).linked
    assert "(../../articles/alder/#p-2)" in text
    assert "(../../articles/birch/#p-1)" in text


def test_words_that_are_evidence_lead_to_their_claim() -> None:
    readings = read(
        story("alder", f"On Monday {TOLD}.", claim("counted", TOLD)), story("birch", f"{TOLD}.")
    )
    assert "(../../articles/alder/#claim-counted)" in HtmlPage(pair(readings).text).linked


def test_in_excerpts_shared_narrative_that_proves_nothing_is_not_shown() -> None:
    text = pair(told(), EXCERPTS).text
    assert "harbour master" not in text
    assert "Not shown" in text


def test_in_excerpts_evidence_is_shown_and_what_stands_between_is_left_out() -> None:
    readings = read(
        story("alder", f"On Monday {TOLD}. Then it froze.", claim("c", "harbour master counted")),
        story("birch", f"It is said that {TOLD}."),
    )
    page = HtmlPage(pair(readings, EXCERPTS).text)
    (shown,) = page.all("p", "sb-shared")
    assert shown.text == "harbour master counted"
    assert "froze" not in page.text


def test_in_excerpts_of_a_shared_quotation_only_evidence_is_shown() -> None:
    readings = read(
        story("alder", f"On Monday “{SAID},” said Ada, the mayor.", claim("c", "no ship")),
        story("birch", f"Bo heard it: “{SAID}.”"),
    )
    page = HtmlPage(pair(readings, EXCERPTS).text)
    assert {side.text for side in page.all("p", "sb-shared")} == {"no ship"}
    assert "mayor" not in page.text
    assert "will leave" not in page.text
    assert "will leave" in pair(readings, FULL).text


def test_a_copy_is_called_one() -> None:
    readings = read(story("alder", COPIED + " and more."), story("birch", COPIED + " it ends."))
    text = pair(readings).text
    assert re.search(r"9\d % of the words of the shorter article", text)
    assert "one is a copy of the other" in text


def test_different_languages_are_said() -> None:
    readings = read(one("alder", "seven", language="en"), one("birch", "sept", language="fr"))
    assert "never compared word for word" in pair(readings).text


def test_an_undated_article_is_never_called_earlier() -> None:
    text = pair(read(one("alder", "seven"), one("birch", "nine", date="2020-01-01"))).text
    assert "Alder has no date" in text
    assert "appeared first." not in text


def test_who_names_whom_is_said_with_its_claims() -> None:
    birch = story(
        "birch",
        "Ada said so. Bo said so.",
        claim("ada", "Ada said so", by=ADA, via=["Alder"]),
        claim("bo", "Bo said so", by=BO, via=["Alder"]),
        date="2020-01-02",
    )
    text = HtmlPage(pair(read(one("alder", "seven", date="2020-01-01"), birch)).text).linked
    assert "[Birch](../../articles/birch/#claim-ada) names Alder as its source" in text
    assert "2 claims that it credits to it" in text


def test_articles_of_one_outlet_go_by_their_titles() -> None:
    readings = read(one("alder", "seven", outlet="Herald"), one("birch", "nine", outlet="Herald"))
    (heading,) = HtmlPage(pair(readings).text).all("h1")
    assert heading.text == "Untitled (Herald) and Untitled (Herald)"


def test_every_part_is_there_and_says_where_it_is_empty() -> None:
    text = pair(read(one("alder"), one("birch"))).text
    for anchor in ("said-by-both", "differs", "passages", "only-first", "only-second"):
        assert f'id="{anchor}"' in text
    assert text.count('class="sb-empty"') == 5
