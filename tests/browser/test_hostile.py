"""In a browser, what means harm runs nothing, asks nobody, and breaks no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..site.hostile import SHOWN
from ..site.serving import free_port, published
from .test_pages import Visit

pytestmark = pytest.mark.browser

LISTS = (
    "",
    *(
        f"{name}/"
        for name in "articles claims compare explore lineage network people quotations timeline".split()
    ),
    "notes/own/",
    "articles/hostile/",
)


def test_on_the_hostile_pages_nothing_runs_and_nothing_is_loaded(
    hostile: Path, browser: Browser
) -> None:
    records = (f"{file.parent.name}/{file.stem}/" for file in sorted(SHOWN.glob("docs/*/*.md")))
    with published(hostile / "site", "path", free_port()) as url, browser.new_context() as context:
        context.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective, e.blockedURI, e.sample))"
        )
        tab = context.new_page()
        trouble: list[str] = []
        tab.on("dialog", lambda shown: trouble.append(shown.message))
        visit = Visit(tab, url)
        for path in (*LISTS, *records):
            tab.goto(f"{url}{path}")
            assert tab.url == f"{url}{path}"
        # That a note's picture is not on this site harms nobody.
        harmless = ("404: ", "Failed to load resource: the server responded with a status of 404")
        trouble += [one for one in visit.trouble if not one.startswith(harmless)]
        assert trouble == []


def test_an_inline_script_is_stopped_and_said(hostile: Path, page: Page) -> None:
    with published(hostile / "site", "path", free_port()) as url:
        page.goto(url)
        page.evaluate("""() => {
            const script = document.createElement("script")
            script.textContent = "window.harm = 1"
            document.body.append(script)
            document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror='window.harm = 2'>")
        }""")
        page.wait_for_timeout(200)
        assert page.evaluate("window.harm") is None
