"""Citations of an article, and of its passages."""

from __future__ import annotations

from typing import Any

from sourcebook.pages import Settings
from sourcebook.pages.article.cite import cited
from sourcebook.pages.article.view import article_pages
from sourcebook.pages.presenter import Presenter
from sourcebook.records.model import Article

from ..html_page import HtmlPage
from ..reading.stories import claim, read, story


def record(**said: Any) -> Article:
    url = said.pop("url", None)
    return Article.model_validate({"source": {"file": "a.txt", "url": url}, **said})


def test_an_article_is_cited_in_three_styles() -> None:
    article = record(
        title="Who pays?",
        byline=["Ada Thornquist"],
        dates={"published": "2021-03-04"},
        url="https://example.org/a",
    )
    assert dict(cited(article, "Ellery Courier")) == {
        "APA": "Ada Thornquist. (2021, March 4). Who pays? Ellery Courier. https://example.org/a",
        "MLA": "Ada Thornquist. “Who pays?” Ellery Courier, 4 March 2021, https://example.org/a.",
        "Chicago": "Ada Thornquist, “Who pays?” Ellery Courier, March 4, 2021, https://example.org/a.",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert dict(cited(record(title="A tunnel"), "")) == {
        "APA": "(n.d.). A tunnel.",
        "MLA": "“A tunnel.” n.d.",
        "Chicago": "“A tunnel,” n.d.",
    }
    vague = record(title="A tunnel", dates={"published": "2021-03~"})
    assert dict(cited(vague, "The Wire"))["APA"] == "The Wire. (about March 2021). A tunnel."


def test_what_was_inferred_stands_in_brackets() -> None:
    why = {"why": "The address says so.", "confidence": "high"}
    article = record(
        title="A tunnel",
        byline=["Ada Thornquist"],
        dates={"published": "2021-03-04"},
        basis={"outlet": why, "dates.published": why},
    )
    assert dict(cited(article, "The Wire")) == {
        "APA": "Ada Thornquist. ([2021, March 4]). A tunnel. [The Wire].",
        "MLA": "Ada Thornquist. “A tunnel.” [The Wire], [4 March 2021].",
        "Chicago": "Ada Thornquist, “A tunnel,” [The Wire], [March 4, 2021].",
    }


def test_a_claim_is_cited_with_its_words_and_the_address_of_its_passage() -> None:
    readings = read(story("alder", "The lamp was lit.", claim("lit", "The lamp was lit")))
    (page,) = article_pages(Presenter(readings), Settings(site="https://example.org/story"))
    shown = HtmlPage(page.text).text
    assert "“The lamp was lit” https://example.org/story/articles/alder/#claim-lit" in shown
