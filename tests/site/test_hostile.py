"""What a source says is shown as text: no HTML, Markdown, template or script of it is ever interpreted."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
import yaml

from ..building import built, site_project
from ..html_page import HtmlPage
from ..project import write

pytestmark = pytest.mark.site

HTML = (
    'He wrote <script>alert("x")</script> & <img src=x onerror=alert(1)> in </p></div></body> it.'
)
MARKDOWN = "**Bold** _and_ `code` [a](javascript:alert(1)) ![b](c.png) | d | ~~e~~ <https://f.example/> {#g .h}"
TEMPLATE = (
    "{{ 7 * 7 }} {% raw %} {# note #} ${9} [[Wiki]] $x^2$ --8<-- :smile: [TOC] [^1]: && &lt; &#60;"
)
RTL = "قال الوزير: «لن نوقف المعبر». ‮gnp.exe and שלום"
CONTROL = "A bell\x07, an escape\x1b[31m, a delete\x7f and a \x02stash\x03 stand here."
STARTS = (
    "# No heading",
    "1. No list",
    "- No bullet",
    "> No quote",
    "    No code",
    "--- ",
    "===",
    ": no",
    "!!! note",
    "??? x",
    "/// y",
    "|a|b|",
    "+++",
    "[x]: http://y.example/",
)
PARAGRAPHS = (HTML, MARKDOWN, TEMPLATE, RTL, CONTROL, *STARTS)
NAME = 'Ann "<b>Q</b>" O\'Hara'
TITLE = '</title><script>alert("t")</script> {{ 7 * 7 }} **T** & "quoted"'
CLAIM = '"><script>alert("c")</script> {{ 6 * 6 }} [L](javascript:c) **C** `d` & "e"'


def shown(text: str) -> str:
    """A text as a page shows it: control characters as their pictures, spaces evened."""
    pictures = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
    return " ".join(text.translate({**pictures, 0x7F: 0x2421}).split())


def record(root: Path, path: str, values: dict[str, object], body: str = "") -> None:
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    write(root, path, f"---\n{front}---\n\n{body}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_project(tmp_path_factory.mktemp("hostile"))
    body = "\n\n".join([*PARAGRAPHS, f"{NAME} and an official of <u>rank</u> said so."]) + "\n"
    write(root, "seeds/hostile.txt", f"{TITLE}\n\n{body}")
    source = {
        "file": "hostile.txt",
        "sha256": hashlib.sha256((root / "seeds/hostile.txt").read_bytes()).hexdigest(),
        "rights": CLAIM,
        "draws_on": ["Radio <i>R</i>"],
    }
    claims = [
        {"id": f"c{number}", "text": f"{CLAIM} {number}", "kind": "statement", "quote": words}
        for number, words in enumerate([HTML, MARKDOWN, TEMPLATE, RTL, "1. No list"])
    ]
    claims[0] |= {"by": NAME, "question": "Who <em>is</em> {{ 7 * 7 }}?", "answer": CLAIM}
    claims[1] |= {"by": "an official of <u>rank</u>", "topics": ["Topic </h1> **x**"]}
    record(
        root,
        "docs/articles/hostile.md",
        {
            "title": TITLE,
            "source": source,
            "outlet": "Outlet <s>*o*</s>",
            "byline": ["<b>By</b>"],
            "credits": [{"name": "<b>Cred</b>", "role": "`photo`", "for": "*Agency*"}],
            "people": [NAME],
            "topics": ["Topic </h1> **x**"],
            "claims": claims,
            "sic": [{"words": "**Bold** _and_", "reading": CLAIM}],
            "basis": {"outlet": {"why": CLAIM, "confidence": "low"}},
            "outside": [
                {"says": CLAIM, "url": "https://x.example/?a=1&b=(2)", "about": "hostile#c0"}
            ],
        },
        body,
    )
    values = {
        "name": NAME,
        "description": CLAIM,
        "roles": [{"role": CLAIM, "source": "hostile#c0"}],
    }
    record(root, "docs/people/ann-b-q-b-ohara.md", values)
    write(root, "docs/own.md", "# Own\n\n" + "## The `<script>` element\n\nWords.\n\n" * 4)
    return built(root)


def page(site: Path, path: str) -> HtmlPage:
    return HtmlPage((site / path / "index.html").read_text("utf-8"))


def pages(site: Path) -> dict[str, HtmlPage]:
    return {
        file.relative_to(site).as_posix(): HtmlPage(file.read_text("utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def test_every_paragraph_reads_as_it_was_written(site: Path) -> None:
    article = page(site, "articles/hostile")
    paragraphs = article.all("p", "sb-paragraph") + article.all(css_class="sb-paragraph")
    assert {e.tag for e in paragraphs} == {"p"}
    for number, text in enumerate(PARAGRAPHS, start=1):
        paragraph = article.with_id(f"p-{number}").text
        for note in [e.text for e in article.all("sup")]:
            paragraph = paragraph.removesuffix(note)
        assert paragraph.replace(" [sic]", "") == shown(text)


def test_titles_and_names_read_as_they_were_written(site: Path) -> None:
    article = page(site, "articles/hostile")
    assert article.all("h1")[0].text == TITLE
    assert article.all("title")[0].text.startswith(TITLE)
    person = page(site, "people/ann-b-q-b-ohara")
    assert person.all("h1")[0].text == NAME
    assert CLAIM in person.text
    description = [e for e in person.all("meta") if e.attributes.get("name") == "description"]
    assert description[0].attributes["content"] == CLAIM
    notes = article.all(css_class="sb-note__text")
    assert [e.text for e in notes] == [f"{CLAIM} {number}" for number in range(5)]


def test_every_page_that_shows_the_claims_shows_their_words(site: Path) -> None:
    showing = [path for path, page in pages(site).items() if CLAIM in page.text]
    assert {path.partition("/")[0] for path in showing} == {
        "articles",
        "claims",
        "compare",
        "explore",
        "outlets",
        "people",
        "questions",
        "timeline",
        "topics",
    }


def test_no_page_has_an_element_that_a_source_wrote(site: Path) -> None:
    usual = len(page(site, "about").all("script"))
    for path, one in pages(site).items():
        number = len(one.all("script"))
        assert number == usual or path == "404.html", path
        assert "49" not in one.text.split(), path
        for element in one.elements:
            attributes = element.attributes
            assert not [name for name in attributes if name.startswith("on")], (path, element)
            assert not attributes.get("href", "").strip().lower().startswith("javascript:"), path
            assert attributes.get("src") != "x", path
            assert attributes.get("id") != "g", path
            by_a_source = element.tag in {"b", "em", "i", "s", "u"}
            assert not by_a_source or path.startswith(("guide/", "own/")), (path, element)


def test_a_heading_with_a_tag_in_it_reads_as_written_in_the_contents_too(site: Path) -> None:
    links = [e.text for e in page(site, "own").all("a") if "element" in e.attributes["href"]]
    assert set(links) <= {"The <script> element"}


def test_data_hold_the_words_unchanged(site: Path) -> None:
    catalog = json.loads((site / "data/catalog.json").read_text("utf-8"))
    (article,) = (row for row in catalog["articles"] if row["slug"] == "hostile")
    assert article["title"] == TITLE
    claims = [row for row in catalog["claims"] if row["article"] == "hostile"]
    assert [row["quote"] for row in claims[:4]] == [[HTML], [MARKDOWN], [TEMPLATE], [RTL]]


def test_the_search_index_holds_the_words_as_text(site: Path) -> None:
    fragments = [
        gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        for file in (site / "pagefind").rglob("*.pf_fragment")
    ]
    found = [json.loads(fragment) for fragment in fragments]
    (article,) = (one for one in found if one["url"] == "articles/hostile/")
    assert article["meta"]["title"] == TITLE
    assert shown(HTML) in article["content"]
    assert shown(MARKDOWN) in article["content"]
    (claim,) = (one for one in found if one["url"].endswith("#claim-c0"))
    assert claim["meta"]["title"] == f"{CLAIM} 0"
    assert claim["filters"]["person"] == [NAME]
