"""Pages for everyone: the keyboard alone, one's own colours, paper, right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..site.serving import free_port, published
from .conftest import Site, live
from .test_pages import overflow

pytestmark = pytest.mark.browser

LISTEN = """() => {
    const kinds = "a[href], svg a, button, input, select, summary, [tabindex]"
    window.reachable = [...document.querySelectorAll(kinds)].filter(one =>
      one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.disabled)
    window.reached = new Map()
    addEventListener("focusin", ({ target }) => {
      // As the browser does in a moment: no further than to the edge, where something else may lie.
      target.scrollIntoView({ block: "nearest" })
      const seen = [...target.getClientRects()].some(({ left, top, width, height }) => {
        const at = document.elementFromPoint(Math.max(left, 0) + Math.min(width / 2, 12), Math.max(top, 0) + Math.min(height / 2, 12))
        return at && (at.contains(target) || target.contains(at))
      })
      const drawn = target.ownerSVGElement
      const ringed = getComputedStyle(target).outlineStyle !== "none"
      reached.set(target, drawn || (seen && ringed) ? "" : seen ? "without a ring" : "covered")
    })
    return reachable.length
  }"""
MISSED = "reachable.filter(one => !reached.has(one)).map(one => one.outerHTML.slice(0, 120))"
WRONG = """[...reached].filter(([, what]) => what).map(([one, what]) => `${what}: ${one.outerHTML.slice(0, 120)}`)"""


@pytest.mark.parametrize(
    ("kind", "key"), [("one of questions", "Tab"), ("timeline", "Tab"), ("compare", "Shift+Tab")]
)
def test_the_keyboard_alone_reaches_everything_and_sees_where_it_is(
    site: Site, kinds: dict[str, str], page: Page, kind: str, key: str
) -> None:
    page.goto(site.url + kinds[kind])
    # The timeline's script brings its filters, and comes after the page.
    expect(page.locator("[data-filters]:not(:visible)")).to_have_count(0)
    for _ in range(page.evaluate(LISTEN) + 1):
        page.keyboard.press(key)
    assert page.evaluate(MISSED) == []
    assert page.evaluate(WRONG) == []


TAB_ORDER = {
    "compare": ".sb-jump a, .sb-compare__frame, .sb-compare td a, .sb-pairs a",
    "timeline": ".sb-filters select, .sb-axis__skip, .sb-axis a.sb-mark, #list a",
    "explore": "[name=q], [name=sort], .sb-explore__facets, [data-download], [data-explore-choices], [data-explore-results]",
}
"""As the guide has it."""


@pytest.mark.parametrize("kind", TAB_ORDER)
def test_the_tab_order_is_the_one_that_is_written_down(
    site: Site, kinds: dict[str, str], page: Page, kind: str
) -> None:
    page.goto(site.url + kinds[kind])
    assert (
        page.locator("[tabindex]").evaluate_all("all => all.filter(one => one.tabIndex > 0)") == []
    )
    before = ".md-skip, .sb-masthead a, .sb-sections a, "
    places = page.evaluate(
        """places => places.map(place => document.querySelector(place))
          .map((one, at, all) => at ? all[at - 1].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING : 4)""",
        (before + TAB_ORDER[kind]).split(", "),
    )
    assert set(places) == {4}


@live
def test_in_ones_own_colours_marks_are_still_read_and_told_apart(
    site: Site, article: str, page: Page
) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(article)
    mark, around = page.evaluate("""() => [".sb-evidence", ".sb-paragraph:has(.sb-evidence)"]
        .map(place => getComputedStyle(document.querySelector(place)))
        .map(({ color, textDecorationLine }) => [color, textDecorationLine])""")
    assert mark == [around[0], "underline"]
    assert around[1] == "none"
    page.goto(site.url)
    bar, badge, paper = page.evaluate("""() => [".sb-strip__bar", ".sb-badge--disputed", "body"]
        .map(place => getComputedStyle(document.querySelector(place)))
        .map(({ backgroundColor, color }) => [backgroundColor, color])""")
    assert bar[0] != paper[0]
    assert badge[0] != badge[1]


def test_an_article_is_printed_with_its_notes_as_footnotes(article: str, page: Page) -> None:
    page.goto(article)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 1000})
    text, notes, rest = (
        page.evaluate(
            """place => [...document.querySelectorAll(place)].map(one => one.getBoundingClientRect())
            .map(({ top, bottom }) => [top, bottom])""",
            place,
        )
        for place in (".sb-paragraph", ".sb-note", ".sb-after")
    )
    assert text == sorted(text)
    assert notes == sorted(notes)
    assert max(bottom for _, bottom in text) <= notes[0][0]
    assert notes[-1][1] <= rest[0][0]
    numbers = page.locator(".sb-note__number").all_inner_texts()
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert set(page.locator(".sb-reference").all_inner_texts()) == set(numbers)
    body = page.locator(".sb-note__body").first
    assert body.bounding_box() is not None
    assert body.evaluate("one => one.checkVisibility({ contentVisibilityAuto: true })")
    assert overflow(page) <= 0


@live
def test_an_article_is_printed_with_its_originals_address(article: str, page: Page) -> None:
    page.goto(article)
    page.emulate_media(media="print")
    original = page.locator("#source + .sb-facts a[rel~=external]").first
    assert original.inner_text() == original.get_attribute("href")


def test_an_article_from_right_to_left_stands_so(languages: Path, page: Page) -> None:
    with published(languages / "site", "path", free_port()) as url:
        page.goto(f"{url}articles/ferry-in-urdu/")
        for width in (1440, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow(page) <= 0
            # It begins with a Latin name, and stands to the right all the same.
            line = page.locator(".sb-paragraph").evaluate("""one => {
                const range = document.createRange()
                range.selectNodeContents(one)
                return one.getBoundingClientRect().right - range.getBoundingClientRect().right
              }""")
            assert abs(line) < 2
        page.goto(f"{url}quotations/")
        quote = page.locator(".sb-utterance__words[lang=ar]")
        sides = quote.evaluate(
            "one => [getComputedStyle(one).borderRightWidth, getComputedStyle(one).borderLeftWidth]"
        )
        assert sides == ["3px", "0px"]
