"""Every link leads to a page, and to an anchor that is there."""

from __future__ import annotations

from sourcebook.pages.links import Ends, broken_links, ends_of

HTML = """<h1 id="a">A</h1>
<p id="é b"><a href="../b/#c" class="x">b</a> <a href="https://example.org/">out</a> <a href="mailto:a@example.org">mail</a></p>
<svg><a xlink:href="#a"></a></svg>"""


def test_the_ends_of_a_page() -> None:
    assert ends_of(HTML) == Ends(frozenset({"a", "é b"}), frozenset({"../b/#c", "#a"}))


def page(*links: str, anchors: tuple[str, ...] = ()) -> Ends:
    return Ends(frozenset(anchors), frozenset(links))


def test_what_is_there_is_not_reported() -> None:
    pages = {
        "index.md": page("./people/a/", "./people/", "./"),
        "people/index.md": page("../people/a/#said", "../"),
        "people/a.md": page(
            "#said", "../../people/", "../../data/x.json", "../../about/#any", anchors=("said",)
        ),
    }
    assert list(broken_links(pages, ["data/x.json", "about.md"])) == []


def test_links_to_no_page_and_to_no_anchor_are() -> None:
    pages = {
        "people/a.md": page(
            "../../people/b/", "#gone", "../../timeline/#%C3%A9%C3%A9", "../../../out/"
        ),
        "timeline.md": page("../people/a/#said", anchors=("\u00e9",)),
    }
    assert set(broken_links(pages, [])) == {
        ("people/a.md", "people/b.md"),
        ("people/a.md", "people/a.md#gone"),
        ("people/a.md", "timeline.md#\u00e9\u00e9"),
        ("people/a.md", "../out.md"),
        ("timeline.md", "people/a.md#said"),
    }
