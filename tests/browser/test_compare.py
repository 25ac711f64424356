"""What is set side by side: each cell, mark and count leads to the words on which it rests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from sourcebook.reading.text.words import forms_in

from ..html_page import Element, HtmlPage
from .conftest import SIZES, Site, Tabs, fullest, live
from .test_links import address_of, broken, parsed, target
from .test_pages import Visit, check_in_both_schemes, overflow

pytestmark = pytest.mark.browser

MUST_ANSWER = {
    "us-aid-suspended": "$2bn",
    "f-16-maker": "Lockheed Martin",
    "f-16-spare-parts": "for several years",
    "cooperation-suspended": "denied by the US State Department",
    "chinese-base": "Gwadar",
    "su-35": "not yet",
}


@dataclass(frozen=True)
class Place:
    """Where a link leads: the page's file, the page, and the anchor on it."""

    file: Path
    page: HtmlPage
    anchor: str

    @property
    def words(self) -> str:
        """What stands at the anchor: all evidence of the claim where it is one's passage."""
        claim = self.anchor.removeprefix("claim-")
        if claim == self.anchor:
            return self.page.with_id(self.anchor).text
        assert self.anchor in self.page.ids
        marks = (e for e in self.page.all("mark") if claim in e.attributes["data-claims"].split())
        return " ".join(mark.text for mark in marks)


def compare_file(site: Site) -> Path:
    return site.folder / "compare/index.html"


def pair_files(site: Site) -> list[Path]:
    return sorted((site.folder / "compare").glob("*--*/index.html"))


def question_files(site: Site) -> list[Path]:
    return sorted((site.folder / "questions").glob("*/index.html"))


def place(site: Site, file: Path, link: Element) -> Place:
    url = urljoin(address_of(site, file), link.attributes["href"])
    assert broken(site, url) is None, (address_of(site, file), url)
    found = target(site, url)
    assert found
    return Place(found, parsed(found), unquote(urlsplit(url).fragment))


def words_in(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def letters(text: str) -> str:
    return "".join(words_in(text))


def part(page: HtmlPage, anchor: str) -> Iterator[Element]:
    """The elements of a section, up to the next heading of its rank."""
    start = next(n for n, e in enumerate(page.elements) if e.attributes.get("id") == anchor)
    return takewhile(lambda e: e.tag != "h2", page.elements[start + 1 :])


@pytest.fixture(scope="module")
def answers(site: Site) -> dict[str, str]:
    """Each claim's answer, or its text, by the claim's address."""
    catalog = json.loads((site.folder / "data/catalog.json").read_text("utf-8"))
    return {claim["url"]: claim.get("answer") or claim["text"] for claim in catalog["claims"]}


@pytest.fixture(scope="module")
def quotes(site: Site) -> dict[str, list[str]]:
    catalog = json.loads((site.folder / "data/catalog.json").read_text("utf-8"))
    return {claim["url"]: claim["quote"] for claim in catalog["claims"]}


def url_below(site: Site, found: Place) -> str:
    path = found.file.parent.relative_to(site.folder).as_posix()
    return f"{path}/#{found.anchor}"


# --- Every link arrives where it should ------------------------------------------------------------------------------


def test_every_answer_leads_to_the_evidence_of_its_claim(
    site: Site, answers: dict[str, str], quotes: dict[str, list[str]]
) -> None:
    followed = 0
    for file in (compare_file(site), *pair_files(site)):
        for link in parsed(file).all("a", "sb-given"):
            found = place(site, file, link)
            url = url_below(site, found)
            assert link.text == " ".join(answers[url].split())
            assert letters(found.words.replace("[sic]", "")) == letters("".join(quotes[url]))
            followed += 1
    assert followed >= len(answers)


def test_every_quotation_on_a_question_leads_to_these_very_words(
    site: Site, catalog: dict[str, Any]
) -> None:
    followed = 0
    for file in question_files(site):
        page = parsed(file)
        links = [
            next(link for link in page.elements[number:] if link.tag == "a")
            for number, element in enumerate(page.elements)
            if element.tag == "blockquote" and "sb-quote" in element.classes
        ]
        for link in links:
            # By their letters: where the source has lost a space, a claim may begin within what looks like one word.
            there = letters(place(site, file, link).words.replace("[sic]", ""))
            assert letters(link.text.replace("[sic]", "")) in there
            followed += 1
    assert followed >= sum(bool(claim["question"]) for claim in catalog["claims"])


def test_every_letter_leads_to_the_answer_that_bears_it(site: Site) -> None:
    for file in (compare_file(site), *pair_files(site)):
        marks = parsed(file).all("a", "sb-letter")
        assert marks or file != compare_file(site)
        for link in marks:
            assert place(site, file, link).words.split()[0] == link.text


def test_every_count_of_origins_leads_to_its_reasons(site: Site) -> None:
    followed = 0
    for file in (compare_file(site), *pair_files(site), site.folder / "questions/index.html"):
        page = parsed(file)
        for number, element in enumerate(page.elements):
            if "sb-origins" not in element.classes:
                continue
            link = page.elements[number + 1]
            found = place(site, file, link)
            assert found.anchor == "origins"
            reasons = [e for e in part(found.page, "origins") if "sb-origin" in e.classes]
            if file.parent.name in ("compare", "questions"):
                assert len(reasons) == int(re.findall(r"\d+", link.text)[-1])
            followed += 1
    assert followed >= len(question_files(site))


def test_every_tie_and_doubt_leads_to_a_place(site: Site) -> None:
    for file in question_files(site):
        page = parsed(file)
        for element in part(page, "origins"):
            if element.tag == "a":
                found = place(site, file, element)
                if "same" in element.text and "words" in element.text:
                    number = re.search(r"\d+", element.text)
                    assert number
                    assert (
                        found.anchor.startswith("passage-")
                        or found.file.parent.name == "quotations"
                    )


def test_what_bears_on_an_answer_leads_to_its_evidence(site: Site) -> None:
    followed = 0
    for file in question_files(site):
        page = parsed(file)
        for number, element in enumerate(page.elements):
            if "sb-bearing__side" in element.classes:
                link = next(e for e in page.elements[number:] if e.tag == "a")
                assert place(site, file, link).anchor.startswith("claim-")
                followed += 1
    assert followed


def test_shared_words_stand_where_their_link_leads(site: Site) -> None:
    followed = 0
    for file in pair_files(site):
        page, marked = parsed(file), list[str]()
        for number, element in enumerate(page.elements):
            if "sb-shared" in element.classes:
                marked = []
            elif element.tag == "mark":
                marked += words_in(element.text)
            elif "sb-go" in element.classes and marked:
                found = place(site, file, page.elements[number + 1])
                common = set(marked) & set(words_in(found.words))
                assert len(common) >= min(4, len(set(marked))), (address_of(site, file), marked)
                followed += 1
    assert followed


def test_both_sides_of_a_passage_hold_as_many_of_the_same_words_as_it_says(site: Site) -> None:
    for file in pair_files(site):
        counts, sides = list[int](), list[tuple[str, ...]]()
        for element in part(parsed(file), "passages"):
            if element.tag == "h3":
                counts.append(int(re.findall(r"(\d+) words", element.text)[0]))
            elif "sb-beside__side" in element.classes:
                sides.append(())
            elif element.tag == "mark":
                sides[-1] += forms_in(element.text)
        assert sides[::2] == sides[1::2]
        assert [len(side) for side in sides[::2]] == counts


def test_the_numbers_of_a_pair_are_those_of_its_page(site: Site) -> None:
    file = compare_file(site)
    links = [
        link
        for link in parsed(file).all("a")
        if re.search(r"--.*#(said-by-both|differs|passages)$", link.attributes.get("href", ""))
    ]
    assert len(links) >= len(pair_files(site))
    for link in links:
        found = place(site, file, link)
        number = int(link.text.split()[0])
        elements = list(part(found.page, found.anchor))
        if found.anchor == "passages":
            hint = next(e for e in elements if "sb-hint" in e.classes)
            assert number == int(hint.text.split()[0])
        else:
            assert number == len([e for e in elements if "sb-beside" in e.classes])


def test_every_pair_of_the_collection_has_a_page(site: Site) -> None:
    articles = list((site.folder / "articles").glob("*/index.html"))
    assert len(pair_files(site)) == len(articles) * (len(articles) - 1) // 2


# --- What the collection must answer at a glance ------------------------------------------------------------------


@pytest.mark.parametrize(("question", "words"), MUST_ANSWER.items())
@live
def test_the_comparison_answers(site: Site, question: str, words: str) -> None:
    page = parsed(compare_file(site))
    (title,) = (
        link for link in page.all("a") if link.attributes["href"] == f"../questions/{question}/"
    )
    row = page.elements.index(title)
    cells = list(takewhile(lambda e: e.tag != "tr", page.elements[row:]))
    answering = [e for e in cells if "sb-cell" in e.classes and "sb-cell--silent" not in e.classes]
    assert len(answering) >= 2
    assert any(words in cell.text for cell in answering)
    assert all("not mentioned" in e.text for e in cells if "sb-cell--silent" in e.classes)


@pytest.mark.parametrize(
    "question", ["response-to-the-americans", "f-16-spare-parts", "su-35", "reply-to-trump"]
)
@live
def test_what_rests_on_one_interview_is_one_origin(site: Site, question: str) -> None:
    page = parsed(site.folder / f"questions/{question}/index.html")
    (lead,) = page.all("p", "sb-lead")
    assert re.search(r"from [23] articles, 1 origin\.", lead.text)


# --- In the browser -----------------------------------------------------------------------------------------------


def shown(site: Site) -> dict[str, str]:
    pages = sorted(question_files(site), key=lambda file: len(parsed(file).all("blockquote")))
    return {
        "compare": "compare/",
        "pair": f"compare/{fullest(site.folder / 'compare')}/",
        "few answers": f"questions/{pages[0].parent.name}/",
        "many answers": f"questions/{pages[-1].parent.name}/",
    }


KINDS = pytest.mark.parametrize("kind", ["compare", "pair", "few answers", "many answers"])


# The overview and the pair are walked with every other kind of page.
@pytest.mark.parametrize("kind", ["few answers", "many answers"])
@pytest.mark.parametrize("size", SIZES)
@live
def test_it_is_sound_and_accessible(site: Site, tabs: Tabs, kind: str, size: str) -> None:
    check_in_both_schemes(Visit(tabs.blank(SIZES[size]), site.url + shown(site)[kind]))


@KINDS
@live
def test_it_is_nowhere_wider_than_the_screen(site: Site, page: Page, kind: str) -> None:
    page.goto(site.url + shown(site)[kind])
    for width in (390, 768, 1099, 1100, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, f"{width} px"


@KINDS
@live
def test_without_scripts_nothing_is_missing(site: Site, tabs: Tabs, kind: str) -> None:
    tab = tabs.blank(scripts=False)
    tab.goto(site.url + shown(site)[kind])
    file = site.folder / shown(site)[kind] / "index.html"
    for link in parsed(file).all("a", "sb-given"):
        assert tab.locator("main").get_by_text(link.text).count()
    folded = tab.locator("details.sb-fold > summary")
    for summary in folded.all():
        summary.click()
    assert tab.locator("details.sb-fold:not([open])").count() == 0


def test_on_a_phone_a_question_is_a_card_whose_articles_are_named(phone: Page, site: Site) -> None:
    phone.goto(f"{site.url}compare/")
    cell = phone.locator(".sb-compare .sb-cell").first
    assert cell.locator(".sb-cell__outlet").is_visible()
    frame = phone.locator(".sb-compare__frame").first
    assert frame.evaluate("e => e.scrollWidth <= e.clientWidth")


@live
def test_on_a_wide_screen_the_articles_names_stay_in_sight(page: Page, site: Site) -> None:
    page.goto(f"{site.url}compare/")
    row = page.locator(".sb-compare").nth(1).locator("tbody tr").nth(3)
    row.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 200)")
    heads = page.locator(".sb-compare").nth(1).locator("thead th").first.bounding_box()
    assert heads
    assert heads["y"] == pytest.approx(0, abs=2)
