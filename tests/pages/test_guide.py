"""The guide: its pictures stand beside its text, and on the site where its pages look for them."""

from __future__ import annotations

import re
from pathlib import Path

from sourcebook.pages import assets
from sourcebook.pages.guide.view import guide_pages


def test_every_picture_of_the_guide_is_on_the_site() -> None:
    guide = {page.path: page.make().html for page in guide_pages([])}
    named = {
        f"{Path(path).parent}/{picture}"
        for path, html in guide.items()
        for picture in re.findall(r'<img[^>]* src="(?:\.\./)*guide/([^"]+)"', html)
    }
    assert named == {path for path in assets() if path.startswith("guide/")}


def test_a_picture_of_the_guide_says_what_it_shows() -> None:
    pictures = [
        tag for page in guide_pages([]) for tag in re.findall("<img[^>]*>", page.make().html)
    ]
    assert pictures
    assert all(re.search(r'\salt="[^"]{40,}"', tag) for tag in pictures)


def test_the_guide_leads_to_each_of_its_pages() -> None:
    pages = {page.path: page.make() for page in guide_pages([])}
    led = set(re.findall(r'href="(?:\.\./)*([\w/-]+)/"', pages["guide/index.md"].html))
    there = {path.removesuffix(".md").removesuffix("/index") for path in pages}
    assert led == there - {"guide"}
