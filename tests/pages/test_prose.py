"""What people write as Markdown is shown, and can do no harm."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from sourcebook.pages.html import environment, render
from sourcebook.pages.prose import prose, prose_line

from ..html_page import HtmlPage


def test_markdown_is_shown() -> None:
    page = HtmlPage(
        prose("A *note* on [it](https://example.org/a).\n\n- one\n- two\n\na | b\n--|--\n1 | 2")
    )
    assert page.text.startswith("A note on it. one two")
    assert [e.tag for e in page.elements] == (
        "p em a ul li li table thead tr th th tbody tr td td".split()
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <script>alert(1)</script> b", "a b"),
        ("<style>p {display: none}</style>\n\nb", "b"),
        ('a <b onclick="alert(1)">b</b>', "a b"),
        ("[a](javascript:alert(1))", "a"),
        ('<a href="JaVaScRiPt:alert(1)">a</a>', "a"),
        ('<a href="data:text/html,x">a</a>', "a"),
        ('<iframe src="https://example.org"></iframe>a', "a"),
        ('<form action="https://example.org"><input name="a"><button>a</button></form>', "a"),
        ('<p style="position: fixed" id="claims" class="sb-search">a</p>', "a"),
        ("![a](https://example.org/a.png) ![b](//example.org/b.png) c", "c"),
        ("<svg><a xlink:href='javascript:alert(1)'>a</a></svg>", ""),
        ("<!-- a --> b", "b"),
    ],
)
def test_what_could_do_harm_is_gone(text: str, shown: str) -> None:
    page = HtmlPage(prose(text))
    assert page.text == shown
    assert {e.tag for e in page.elements} <= {"p", "b", "a", "img"}
    for element in page.elements:
        assert set(element.attributes) <= {"alt", "rel"}


def test_a_picture_of_this_site_is_shown() -> None:
    (picture,) = HtmlPage(prose("![A bridge](../assets/bridge.png)")).all("img")
    assert picture.attributes == {"alt": "A bridge", "src": "../assets/bridge.png"}


def test_what_is_never_closed_is_closed() -> None:
    assert prose("a <b>b <div>c") == "<p>a <b>b </b></p><div><b>c</b></div><b></b>" or (
        prose("a <b>b <div>c").count("<div>") == prose("a <b>b <div>c").count("</div>") == 1
    )


def test_code_keeps_its_blank_lines_and_the_page_stays_one_block() -> None:
    note = "Look:\n\n    a\n\n    b"
    page = render(
        environment().from_string("<div>{{ note | prose }}</div>"), "a.md", {"note": note}
    )
    assert "a&#10;&#10;b" in page
    assert MarkdownIt("commonmark").render(page).rstrip("\n") == page


def test_a_link_to_a_records_file_leads_to_its_page() -> None:
    note = "[Ada](../people/ada.md#said), [here](b.md), [a b](<c d.md>), [out](https://example.org/a.md), [data](../data/a.json)"
    page = render(environment().from_string("{{ note | prose }}"), "articles/a.md", {"note": note})
    assert [link.attributes["href"] for link in HtmlPage(page).all("a")] == [
        "../../people/ada/#said",
        "../../articles/b/",
        "../../articles/c%20d/",
        "https://example.org/a.md",
        "../../data/a.json",
    ]


def test_a_line_has_no_element_around_it() -> None:
    assert prose_line("Use `a`.") == "Use <code>a</code>."
