"""With ``publish_text: excerpts`` the site carries what is quoted of an article, and no more of its text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.records.load import load

from ..building import PAGES, built, compiled, edit, site_project
from ..html_page import HtmlPage
from ..project import CORPUS, make_project

pytestmark = pytest.mark.site

# Shorter runs, such as «she said», stand in any text.
LONG = 16


def unquoted(article: str) -> list[str]:
    """The runs of an article's text that no claim quotes."""
    (filed,) = (one for one in load(CORPUS).articles if one.slug == article)
    quotes = [" ".join(quote.split()) for claim in filed.record.claims for quote in claim.quote]
    runs = []
    for paragraph in filed.body.split("\n\n"):
        text = " ".join(paragraph.split())
        for quote in sorted(quotes, key=len, reverse=True):
            text = text.replace(quote, "\n")
        runs += [run.strip(" ,.;:") for run in text.split("\n")]
    return [run for run in runs if len(run) >= LONG]


def published_words(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site as text: HTML as it is read, the search index unpacked."""
    for file in sorted(site.rglob("*")):
        if not file.is_file():
            continue
        data = file.read_bytes()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        text = data.decode("utf-8", "replace")
        if file.suffix in (".html", ".md"):
            text = "\n".join(HtmlPage(text).words)
        yield file.relative_to(site).as_posix(), " ".join(text.split())


def published(site: Path, article: str) -> set[tuple[str, str]]:
    """Where a run of the article's text stands that nobody quotes."""
    runs = unquoted(article)
    assert runs
    return {(path, run) for path, text in published_words(site) for run in runs if run in text}


ARTICLES = [filed.slug for filed in load(CORPUS).articles]


@pytest.fixture(scope="module")
def excerpts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_project(tmp_path_factory.mktemp("excerpts"), publish_text="excerpts")
    return built(root)


@pytest.mark.parametrize("article", ARTICLES)
def test_with_excerpts_no_text_is_published_but_quotations(excerpts: Path, article: str) -> None:
    assert published(excerpts, article) == set()


def test_with_excerpts_every_claim_keeps_its_anchor_and_its_words(excerpts: Path) -> None:
    for filed in load(CORPUS).articles:
        page = HtmlPage((excerpts / f"articles/{filed.slug}/index.html").read_text("utf-8"))
        assert "not its full text" in page.text
        for claim in filed.record.claims:
            assert f"claim-{claim.id}" in page.ids
            first = page.with_id(f"claim-{claim.id}")
            assert first.tag == "span" or first.text in " ".join(claim.quote)


@pytest.mark.parametrize("article", ARTICLES)
def test_by_default_the_full_text_is_published(finished: Path, article: str) -> None:
    here = {
        run
        for path, run in published(finished / "site", article)
        if path == f"articles/{article}/index.html"
    }
    # A run that a link or a note's number interrupts is found in pieces only.
    assert len(here) >= len(unquoted(article)) // 2


def test_one_article_may_be_an_exception_either_way(tmp_path: Path) -> None:
    title = "title: Ministry weighs a tunnel in place of the Salt Bridge\n"
    for own, others in (("excerpts", "full"), ("full", "excerpts")):
        root = make_project(tmp_path / own)
        path = "docs/articles/ministry-weighs-a-tunnel.md"
        edit(root, path, title, f"{title}publish_text: {own}\n")
        compiled(root, publish_text=others)
        assert bool(published(root / PAGES, "ministry-weighs-a-tunnel")) is (own == "full")
        assert bool(published(root / PAGES, "repair-bill")) is (others == "full")
