"""Axe finds what is hard to read once among hundreds of lines that are not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .axe import COLOURED, violations

pytestmark = pytest.mark.browser

STYLE = """
li { color: #222; background: #fff }
.pale, li:nth-child(777) { color: #ccc }
details[open] > li, li:hover { background: #333 }
"""
LINE = "<li>A line <em>like many</em></li>"


def faint(page: Page, lines: str) -> bool:
    """Whether axe finds fault with the contrast of a page of these lines, and with nothing else."""
    page.set_content(f"<style>{STYLE}</style><main><ul>{lines}</ul></main>")
    found = [rule for rule, *_ in violations(page, *COLOURED)]
    assert set(found) <= {"color-contrast"}
    return bool(found)


@pytest.mark.parametrize(
    "line",
    [
        "<li class=pale>A line</li>",
        "<li style='color: #ccc'>A line</li>",
        "<li style='opacity: .3'>A line</li>",
        "<li>A line <em class=pale>like many</em></li>",
        "<li>A <em class=pale>a</em> <em class=pale>line</em></li>",
        "<li style='background: #333'><em>like many</em></li>",
        "<div style='opacity: .3'><li>A line</li></div>",
        "<div class=pale><p>A line</p></div>",
        "<details open><li>A line</li></details>",
        "<label>A line <input value=word style='color: #ccc'></label>",
    ],
)
def test_one_line_of_hundreds_is_faint(page: Page, line: str) -> None:
    assert faint(page, LINE * 500 + line + LINE * 200)


@pytest.mark.parametrize("line", [LINE, "<details><li>Folded</li></details>"])
def test_none_is(page: Page, line: str) -> None:
    assert not faint(page, LINE * 500 + line + LINE * 200)


def test_one_is_by_its_place(page: Page) -> None:
    assert faint(page, LINE * 2000)


def test_one_is_while_it_is_pointed_at(page: Page) -> None:
    assert not faint(page, LINE * 700)
    page.locator("li").nth(600).hover()
    assert violations(page, *COLOURED)
