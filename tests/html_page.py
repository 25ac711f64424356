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


class Sign(str):
    """Of a link: where it begins, or where it ends with its address."""


@dataclass(eq=False)
class Element:
    """An element of a page. ``text`` is what a reader sees of it, spaces and line ends evened."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list, repr=False)
    """Of the whole page: words, and between them the signs of links. The element's own begin and end somewhere among them."""
    begin: int = 0
    end: int | None = None

    @property
    def text(self) -> str:
        own = self.pieces[self.begin : self.end]
        return " ".join("".join(one for one in own if not isinstance(one, Sign)).split())

    @property
    def linked(self) -> str:
        """The text with its links: ``[words](address)``."""
        return " ".join("".join(self.pieces[self.begin : self.end]).split())

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class HtmlPage(HTMLParser):
    """A parsed page: all its elements, in the order in which they begin."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.elements: list[Element] = []
        self._pieces: list[str] = []
        self._unseen = 0
        """How many of the open elements show nothing of what stands in them."""
        self.root = Element("", {}, self._pieces)
        self._open = [self.root]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag == "a" and "xlink:href" in element.attributes:  # A link within a drawing.
            element.attributes.setdefault("href", element.attributes["xlink:href"])
        self.elements.append(element)
        if tag == "a" and "href" in element.attributes:
            self._pieces.append(Sign("["))
        if tag not in VOID:
            element.pieces, element.begin = self._pieces, len(self._pieces)
            self._open.append(element)
            self._unseen += tag in UNSEEN

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while (closed := self._close()).tag != tag:
                pass
            if tag == "a" and "href" in closed.attributes:
                self._pieces.append(Sign(f"]({closed.attributes['href']})"))

    def _close(self) -> Element:
        closed = self._open.pop()
        self._unseen -= closed.tag in UNSEEN
        if closed.pieces is self._pieces:
            closed.end = len(self._pieces)
        return closed

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append(data)
        elif (last := self._open[-1]).tag in ("script", "title"):
            if last.pieces is self._pieces:
                last.pieces, last.begin = [], 0
            last.pieces.append(data)

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
