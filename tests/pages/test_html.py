"""Whatever a value holds, the page shows it letter for letter; and any Markdown renderer passes a page through as it is."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sourcebook.pages import Settings, compile_pages
from sourcebook.pages.html import Heading, environment, headings, href, link, render
from sourcebook.reading.readings import Readings
from sourcebook.rules import all_rules

from ..html_page import HtmlPage

# Surrogates can't be in a file; what YAML and the strict reader let through is everything else.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SIGNS = st.text("#*_`[](){}<>&!|~^$\\\"'=-+:;.,/0123 aZ\n\t\x02\x03", max_size=30)
TEMPLATE = """
<h1>x{{ text }}x</h1>
<div>
  <p title="x{{ text }}">{{ text }}</p>
  <p><a {{ "people/a.md" | link }}>x{{ text }}x</a></p>
</div>
"""


def shown(text: str) -> str:
    """The text as a reader sees it: control characters as pictures, white space evened."""
    pictures = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
    return " ".join(text.translate({**pictures, 0x7F: 0x2421}).split())


def page(text: str) -> HtmlPage:
    return HtmlPage(render(environment().from_string(TEMPLATE), "people/b.md", {"text": text}))


@given(TEXT | SIGNS)
@example("a\r\r# b")
@example("\n\n    a\n\nb")
def test_a_value_shows_itself_wherever_it_stands(text: str) -> None:
    found = page(text)
    (paragraph, _) = found.all("p")
    assert paragraph.text == shown(text)
    assert " ".join(paragraph.attributes["title"].split()) == shown(f"x{text}")
    assert found.all("h1")[0].text == found.all("a")[0].text == shown(f"x{text}x")


@given(TEXT | SIGNS)
def test_a_value_makes_no_blank_line(text: str) -> None:
    assert all(line.strip() == line != "" for line in page(text).source.split("\n"))


@given(TEXT | SIGNS)
@example("<b>")
@example("</p></div>\n\n# x")
def test_a_renderer_of_markdown_passes_it_through(text: str) -> None:
    source = page(text).source
    assert MarkdownIt("commonmark").render(source).rstrip("\n") == source


def test_renderers_of_markdown_pass_every_page_through(readings: Readings) -> None:
    for one in compile_pages(readings, Settings(), all_rules(), ("Home", "# Words")):
        html = one.make().html
        assert MarkdownIt("commonmark").render(html).rstrip("\n") == html
        assert markdown.markdown(html) == html


@pytest.mark.parametrize(
    ("page_path", "target", "address"),
    [
        ("people/a.md", "articles/b.md#claim-c", "../../articles/b/#claim-c"),
        ("people/a.md", "people/b.md", "../../people/b/"),
        ("people/a.md", "people/a.md#said", "#said"),
        ("people/index.md", "people/index.md", "../people/"),
        ("index.md", "people/a.md", "./people/a/"),
        ("index.md", "index.md", "./"),
        ("timeline.md", "index.md", "../"),
        ("guide/rules/a.md", "index.md", "../../../"),
        ("a.md", "outlets/항구.md#ä b", "../outlets/%ED%95%AD%EA%B5%AC/#%C3%A4%20b"),
    ],
)
def test_addresses_are_relative_to_their_page(page_path: str, target: str, address: str) -> None:
    assert href(page_path, target) == address


def test_a_records_page_may_be_shown_as_a_preview_a_passage_not() -> None:
    assert link("a.md", "people/b.md") == 'href="../people/b/" data-preview'
    assert link("a.md", "people/b.md#said") == 'href="../people/b/#said"'
    assert link("a.md", "timeline.md") == 'href="../timeline/"'


def test_every_heading_has_an_anchor_of_its_own() -> None:
    text = '<p id="one"></p><h1>One</h1><h2 id="own">Two</h2><h2 class="c">One &amp; <b>two</b></h2><h3>?</h3>'
    found = render(environment().from_string(text), "a.md", {})
    assert list(headings(found)) == [
        Heading(1, "one_1", "One"),
        Heading(2, "own", "Two"),
        Heading(2, "one-two", "One &amp; two"),
        Heading(3, "_1", "?"),
    ]
