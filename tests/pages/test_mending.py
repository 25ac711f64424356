"""On the published site each claim leads to its line in the repository, and to an issue that says what it is about."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from sourcebook.pages import Settings
from sourcebook.pages.article.view import article_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.project import settings_from
from sourcebook.reading.readings import Readings

from ..html_page import HtmlPage

GITHUB = Settings(
    site="https://ilse.example/bridge/",
    repository="https://github.com/ilse/bridge",
    records="edit/trunk/docs/",
)


def links(readings: Readings, settings: Settings) -> dict[str, str]:
    """The links of the first note of an article's page, by their words."""
    pages = {page.path: page for page in article_pages(Presenter(readings), settings)}
    note = HtmlPage(pages["articles/repair-bill.md"].text).all("p", "sb-note__link")[0]
    return dict(re.findall(r"\[([^]]*)\]\((\S*)\)", note.linked))


def test_a_claim_leads_to_its_line(readings: Readings) -> None:
    text = readings.catalog.articles["repair-bill"].document.front.splitlines()
    found = links(readings, GITHUB)
    base, _, line = found["Edit"].partition("#L")
    assert base == "https://github.com/ilse/bridge/blob/trunk/docs/articles/repair-bill.md?plain=1"
    # The first line of the file is the one of three hyphens.
    assert text[int(line) - 2].lstrip().startswith("- id: ")


def test_an_error_is_reported_with_claim_page_and_passage(readings: Readings) -> None:
    report = urlsplit(links(readings, GITHUB)["Report an error"])
    assert (report.netloc, report.path) == ("github.com", "/ilse/bridge/issues/new")
    (body,) = parse_qs(report.query)["body"]
    claim = readings.catalog.claims_of("repair-bill")[0]
    assert f"`{claim.id}`" in body
    assert f"https://ilse.example/bridge/articles/repair-bill/#claim-{claim.claim.id}" in body
    assert claim.claim.quote[0] in body


def test_where_the_records_are_elsewhere_neither_is_offered(readings: Readings) -> None:
    assert set(links(readings, Settings())) == {"Link to this passage"}
    assert settings_from({}, repository="https://git.example/ilse/bridge").repository == ""
