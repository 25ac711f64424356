"""HTML as tests look at it: which elements stand on a page, with which attributes, and what text a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr path use circle".split()
)
UNSEEN = frozenset({"script", "style", "template", "head"})


@dataclass
class Element:
    """An element of a page. ``text`` is what a reader sees of it, spaces and line ends evened."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    linked_pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    @property
    def linked(self) -> str:
        """The text with its links: ``[words](address)``."""
        return " ".join("".join(self.linked_pieces).split())

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class HtmlPage(HTMLParser):
    """A parsed page: all its elements, in the order in which they begin."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.elements: list[Element] = []
        self._open: list[Element] = [Element("", {})]
        self.root = self._open[0]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag == "a" and "xlink:href" in element.attributes:  # A link within a drawing.
            element.attributes.setdefault("href", element.attributes["xlink:href"])
        self.elements.append(element)
        if tag == "a" and "href" in element.attributes:
            self._link("[")
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while (closed := self._open.pop()).tag != tag:
                pass
            if tag == "a" and "href" in closed.attributes:
                self._link(f"]({closed.attributes['href']})")

    def _link(self, sign: str) -> None:
        for element in self._open:
            element.linked_pieces.append(sign)

    def handle_data(self, data: str) -> None:
        if not any(element.tag in UNSEEN for element in self._open):
            for element in self._open:
                element.pieces.append(data)
                element.linked_pieces.append(data)
        elif self._open[-1].tag in ("script", "title"):
            self._open[-1].pieces.append(data)

    def all(self, tag: str = "", css_class: str = "") -> list[Element]:
        """The elements of this tag, of this class."""
        return [
            element
            for element in self.elements
            if tag in ("", element.tag) and (not css_class or css_class in element.classes)
        ]

    def with_id(self, identity: str) -> Element:
        (element,) = (e for e in self.elements if e.attributes.get("id") == identity)
        return element

    @cached_property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    def section(self, identity: str) -> HtmlPage:
        """What stands below a heading of the second level, up to the next one; nothing where there is no such heading."""
        found = re.search(rf'<h2 id="{identity}".*?(?=<h2|\Z)', self.source, re.DOTALL)
        return HtmlPage(found[0] if found else "")

    @property
    def text(self) -> str:
        """Everything that a reader sees."""
        return self.root.text

    @property
    def linked(self) -> str:
        """The same with its links: ``[words](address)``."""
        return self.root.linked

    @property
    def words(self) -> Iterator[str]:
        """The visible text, the titles and every attribute: wherever content can stand."""
        yield self.text
        for element in self.elements:
            yield from (" ".join(value.split()) for value in element.attributes.values())
            if element.tag == "title":
                yield element.text
