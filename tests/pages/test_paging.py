"""Long lists in pages: where they go on, and what the pager says of it."""

from __future__ import annotations

import pytest

from sourcebook.pages.html import environment, folder_of, render
from sourcebook.pages.paging import Pager, pages_of
from sourcebook.records.model.fields import RESERVED

from ..html_page import HtmlPage


def pager(number: int, pages: int, path: str = "claims.md") -> Pager:
    return Pager(path, number, pages, (number - 1) * 100 + 1, number * 100, pages * 100)


@pytest.mark.parametrize("total", [0, 1, 99, 100, 101, 250])
def test_every_item_stands_on_one_page_in_its_order(total: int) -> None:
    items = list(range(total))
    pages = list(pages_of(items, "claims.md"))
    assert [item for _, part in pages for item in part] == items
    assert len(pages) == max(1, -(-total // 100))
    for found, part in pages:
        assert list(part) == items[found.first - 1 : found.last]


@pytest.mark.parametrize(
    ("first", "further"),
    [
        ("claims.md", "claims/2.md"),
        ("people/index.md", "people/index/2.md"),
        ("topics/a.md#claims", "topics/a/claims/2.md"),
    ],
)
def test_the_first_page_keeps_its_path_and_the_further_ones_follow_from_it(
    first: str, further: str
) -> None:
    assert pager(2, 3, first).previous == first
    assert pager(1, 3, first).next == further
    assert pager(3, 3, first).next is None
    assert pager(1, 3, first).previous is None


def test_no_record_can_stand_where_a_list_goes_on() -> None:
    assert "index" in RESERVED
    assert folder_of("people/index/2.md") == "people/index/2"


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 2, "1 2"),
        (1, 5, "1 2 … 5"),
        (3, 5, "1 2 3 4 5"),
        (4, 7, "1 2 3 4 5 6 7"),
        (5, 9, "1 … 4 5 6 … 9"),
        (50, 100, "1 … 49 50 51 … 100"),
    ],
)
def test_the_pager_shows_the_ends_and_what_is_near(number: int, pages: int, shown: str) -> None:
    assert " ".join(str(n or "…") for n in pager(number, pages).shown) == shown


def html_of(found: Pager) -> HtmlPage:
    template = environment().from_string(
        '{% import "macros.html" as m %}{{ m.pager(pager, "claim") }}'
    )
    return HtmlPage(render(template, found.own_path, {"pager": found}))


def test_a_list_of_one_page_has_no_pager() -> None:
    assert html_of(pager(1, 1)).elements == []


def test_a_pager_says_where_one_is_and_leads_on() -> None:
    page = html_of(pager(2, 12))
    assert "101 to 200 of 1,200 claims" in page.text
    assert "[Previous](../../claims/)" in page.linked
    assert "[Next](../../claims/3/)" in page.linked
    (here,) = (e for e in page.elements if e.attributes.get("aria-current") == "page")
    assert here.text == "Page 2"
    assert page.all("nav")[0].attributes["aria-label"]
