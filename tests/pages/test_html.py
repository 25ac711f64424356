"""Whatever a value holds, the page shows it letter for letter."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.pages.html import escape, relative

from ..html_page import HtmlPage

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]

# Surrogates can't be in a file; what YAML and the strict reader let through is everything else.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SIGNS = st.text("#*_`[](){}<>&!|~^$\\\"'=-+:;.,/0123 aZ\n\t\x02\x03", max_size=30)


def shown(text: str) -> str:
    """The text as a reader sees it: control characters as pictures, white space evened."""
    pictures = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
    return " ".join(text.translate({**pictures, 0x7F: 0x2421}).split())


def page(source: str) -> HtmlPage:
    return HtmlPage(markdown.markdown(source, extensions=EXTENSIONS))


@given(TEXT | SIGNS)
@example("a\r# b")
@example("1) a")
@example("a\x85# b\u2028- c")
def test_a_paragraph_shows_its_text(text: str) -> None:
    text = text.strip()  # as the model has every value stripped
    one = page(f'Before\n\n<div markdown="1">\n\n{escape(text)}\n{{ .c }}\n\n</div>\n\nAfter')
    assert one.text == f"Before {shown(text)} After".replace("  ", " ") or not shown(text)


@given(TEXT | SIGNS)
def test_a_text_within_an_element_shows_itself(text: str) -> None:
    one = page(f'<p markdown="span">(<span class="c">{escape(text)}</span>)</p>')
    assert one.text.replace(" ", "") == f"({shown(text)})".replace(" ", "")


@given(TEXT | SIGNS)
def test_a_heading_shows_its_text(text: str) -> None:
    one = page(f"# x{escape('x' + text)[1:]}x {{ .c }}")
    assert one.all("h1")[0].text == shown(f"x{text}x")


@given(TEXT | SIGNS)
def test_a_links_words_show_themselves(text: str) -> None:
    one = page(f"See [x{escape('x' + text)[1:]}](people/a.md) there.")
    (link,) = one.all("a")
    assert link.attributes == {"href": "people/a.md"}
    assert link.text == shown(f"x{text}")


@given(TEXT | SIGNS)
def test_an_attribute_holds_its_text(text: str) -> None:
    one = page(f'<p markdown="span">See <span title="{escape(text)}">this</span>.</p>')
    (span,) = one.all("span")
    assert set(span.attributes) == {"title"}
    assert " ".join(span.attributes["title"].split()) == shown(text)


@pytest.mark.parametrize(
    ("text", "markdown_text"),
    [
        ("plain words", "plain words"),
        ("# one", "&#35; one"),
        ("12. one", "12&#46; one"),
        ("a # b", "a # b"),
        ("x\x07y\x7f", "x␇y␡"),
        ("<b>", "&#60;b&#62;"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(text: str, markdown_text: str) -> None:
    assert escape(text) == markdown_text


@pytest.mark.parametrize(
    ("page_path", "target", "link"),
    [
        ("people/a.md", "articles/b.md#claim-c", "../articles/b.md#claim-c"),
        ("people/a.md", "people/b.md", "b.md"),
        ("people/a.md", "people/a.md#said", "#said"),
        ("index.md", "people/a.md", "people/a.md"),
        ("guide/rules/a.md", "index.md", "../../index.md"),
    ],
)
def test_links_are_relative_to_their_page(page_path: str, target: str, link: str) -> None:
    assert relative(page_path, target) == link
