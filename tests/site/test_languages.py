"""Articles in Arabic, Urdu and French on an English site: wherever their words stand, they say their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from ..project import lines_of

pytestmark = pytest.mark.site

ARABIC = re.compile(r"[\u0600-\u06ff]")
FRENCH = "Le pont du Sel est fermé"


@pytest.fixture(scope="module")
def site(languages: Path) -> Path:
    return languages / "site"


def texts(page: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Every text that is read, with the element in which it stands; what names a drawing's lines is an attribute in other clothes."""
    for element in page.body.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "title"):
            yield element, element.text or ""
        parent = element.getparent()
        if parent is not None:
            yield parent, element.tail or ""


def said(element: html.HtmlElement) -> tuple[str | None, str | None]:
    """The language and direction in which an element's words are read."""
    chain = [element, *element.iterancestors()]
    language, direction = (
        next((one.get(name) for one in chain if one.get(name)), None) for name in ("lang", "dir")
    )
    return language, direction


def test_no_arabic_word_is_read_as_english_or_from_the_left(site: Path) -> None:
    seen = set()
    for file in site.rglob("*.html"):
        for element, text in texts(html.document_fromstring(file.read_bytes())):
            if ARABIC.search(text):
                language, direction = said(element)
                assert language in ("ar", "ur"), (file, text)
                assert direction == "rtl", (file, text)
                seen.add(file.relative_to(site).parts[0])
            elif re.search(r"[A-Za-z]{4}", text) and not element.get("lang"):
                foreign = said(element)[0] not in ("en", "fr-CA")
                assert not foreign or "Vastmark" in text or "Gull" in text, (file, text)
    kinds = "articles claims compare index.html lineage outlets people questions quotations timeline topics"
    assert seen >= set(kinds.split()) - {"claims"}


def test_a_language_that_runs_as_the_site_does_is_said_too(site: Path) -> None:
    page = html.document_fromstring((site / "articles/bridge-in-french/index.html").read_bytes())
    found = [element for element, text in texts(page) if text.startswith(FRENCH)]
    assert {element.tag for element in found} >= {"h1", "mark", "li", "bdi"}
    assert {said(element) for element in found} == {("fr-CA", "ltr")}


def test_english_pages_say_nothing(site: Path, finished: Path) -> None:
    path = "articles/salt-bridge-closed/index.html"
    alone = (finished / "site" / path).read_text("utf-8")
    assert re.findall(r"\slang=\"[^\"]*\"", alone) == [' lang="en"']
    assert "sb-paragraph" in alone
    assert lines_of(finished / "site" / path) != lines_of(site / path)
