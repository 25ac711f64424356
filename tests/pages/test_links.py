"""Every link leads to a page, and to an anchor that is there."""

from __future__ import annotations

from sourcebook.pages.links import Ends, broken_links, ends_of

HTML = """<h1 id="a">A</h1>
<p id="é b"><a href="../b/#c" class="x">b</a> <a href="https://example.org/">out</a> <a href="mailto:a@example.org">mail</a></p>
<svg><a xlink:href="#a"></a></svg>"""


def test_the_ends_of_a_page() -> None:
    assert ends_of(HTML) == Ends(("a", "é b"), ("#a", "../b/#c"))


def page(*links: str, anchors: tuple[str, ...] = ()) -> Ends:
    return Ends(tuple(sorted(anchors)), tuple(sorted(links)))


def test_what_is_there_is_not_reported() -> None:
    pages = {
        "data/x.json": None,
        "about.md": None,
        "index.md": page("./people/a/", "./people/", "./"),
        "people/index.md": page("../people/a/#said", "../"),
        "people/a.md": page(
            "#said", "../../people/", "../../data/x.json", "../../about/#any", anchors=("said",)
        ),
    }
    assert list(broken_links(pages)) == []


def test_links_to_no_page_and_to_no_anchor_are() -> None:
    pages = {
        "people/a.md": page(
            "../../people/b/", "#gone", "../../timeline/#%C3%A9%C3%A9", "../../../out/"
        ),
        "timeline.md": page("../people/a/#said", anchors=("\u00e9",)),
    }
    assert set(broken_links(pages)) == {
        ("people/a.md", "people/b.md"),
        ("people/a.md", "people/a.md#gone"),
        ("people/a.md", "timeline.md#\u00e9\u00e9"),
        ("people/a.md", "../out.md"),
        ("timeline.md", "people/a.md#said"),
    }


def test_against_files_without_a_broken_link_what_changed_decides() -> None:
    before = {"a.md": page("../b/#said"), "b.md": page(anchors=("said", "more")), "c.json": None}
    assert list(broken_links(before, before)) == []
    assert list(broken_links({**before, "b.md": page(anchors=("said",))}, before)) == []
    newly = {**before, "a.md": page("../b/#gone")}
    assert list(broken_links(newly, before)) == [("a.md", "b.md#gone")]
    lost = {**before, "b.md": page(anchors=("more",))}
    assert list(broken_links(lost, before)) == [("a.md", "b.md#said")]
    assert list(
        broken_links({"a.md": page("../c.json")}, {"a.md": page("../c.json"), "c.json": None})
    ) == [("a.md", "c.json")]
