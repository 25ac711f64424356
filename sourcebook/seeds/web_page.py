"""A saved web page: the lines that it shows, what it declares, and which of its lines are the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from lxml import etree, html

from .declared import Said, Statement, sort_out

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_UNSEEN = frozenset(
    """audio button canvas datalist dialog embed head iframe input noscript object option script select style svg template textarea title
    video""".split()
)
_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review)$")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_TELLING = 40
"""So many characters stand together in one place only."""
_LEAST_WORDS = 25
_TEASER_WORDS = 250
_CONSENT = re.compile(
    r"before you continue|we (?:value|care about|respect) your privacy|your privacy (?:choices|is important)|consent to"
    r"|accept (?:all )?(?:and continue|cookies)|cookies? (?:settings|preferences|policy)|manage (?:cookies|consent|options)",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign (?:in|up)|log ?in|register) (?:now )?(?:to|and) (?:continue|keep|read|unlock|get (?:full|unlimited))"
    r"|(?:continue|keep) reading with|to (?:continue|keep) reading,|(?:for|only for|exclusive to) (?:our )?subscribers"
    r"|already a (?:subscriber|member)\?|this (?:article|story|content) is (?:for|reserved|exclusive)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WebPage:
    """A page by its characters. What costs time is worked out when it is first asked for."""

    characters: str

    @cached_property
    def source(self) -> str:
        """The page without what lxml refuses: what it says of its characters is settled already."""
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", self.characters.replace("\0", ""))

    @cached_property
    def tree(self) -> Any:
        parser = html.HTMLParser(huge_tree=True, remove_pis=True)
        try:
            return html.document_fromstring(self.source, parser=parser)
        except etree.ParserError:
            return html.document_fromstring("<html><body></body></html>")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(lines_of(self.tree))

    @cached_property
    def declared(self) -> dict[str, tuple[Said, ...]]:
        """What the page declares, and where it does not, what can be told of its date from how it is made."""
        said = sort_out([*self._in_json, *self._in_head])
        titles = said.get("title", ())
        site = {one.value.casefold() for one in said.get("outlet", ())}
        if titles:
            printed = {line for block in self.lines for line in block.split("\n")}
            bare = (Said(_without_site(one.value, site, printed), one.where) for one in titles)
            own = (one for one in bare if one.value.casefold() not in site)
            said["title"] = tuple(sorted(own, key=lambda one: one.value not in printed))
        address = next(iter(said.get("url", ())), None)
        if "published" not in said and (date := self._guessed_date(address)):
            said["published"] = (Said(date, "its address or layout, by htmldate", guessed=True),)
        return said

    @cached_property
    def _objects(self) -> tuple[dict[str, Any], ...]:
        """The objects of schema.org that the page holds."""
        found = []
        for script in self.tree.iter("script"):
            if (script.get("type") or "").strip().lower() == "application/ld+json":
                try:
                    found += _objects_in(json.loads(script.text or "", strict=False))
                except (ValueError, RecursionError):
                    continue
        return tuple(found)

    @property
    def _in_json(self) -> Iterator[Statement]:
        for one in self._objects:
            if not any(map(_ARTICLES.match, _types(one))):
                continue
            for name in ("headline", "datePublished", "dateModified", "url", "inLanguage"):
                yield from ((name, value, f"JSON-LD, {name}") for value in _texts(one.get(name)))
            for name in ("author", "publisher", "copyrightNotice", "mainEntityOfPage"):
                key = "canonical" if name == "mainEntityOfPage" else name
                yield from ((key, value, f"JSON-LD, {name}") for value in _texts(one.get(name)))

    @property
    def _in_head(self) -> Iterator[Statement]:
        for meta in self.tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            name = name or meta.get("http-equiv") or ""
            yield name, meta.get("content") or "", name
        for link in self.tree.iter("link"):
            if (link.get("rel") or "").lower() == "canonical":
                yield "canonical", link.get("href") or "", "the canonical link"
        yield "lang", self.tree.get("lang") or "", "the page's lang"
        headings = [" ".join(h.text_content().split()) for h in self.tree.iter("h1")]
        for heading in headings if len(headings) == 1 else ():
            yield "h1", heading, "the page's heading"
        for title in self.tree.iter("title"):
            yield "h1", title.text_content(), "the page's title"
            break

    def _guessed_date(self, address: Said | None) -> str | None:
        from htmldate import find_date

        url = address.value if address else None
        try:
            found: str | None = find_date(self.source, False, original_date=True, url=url)
            return found
        except (ValueError, RecursionError):
            return None

    @cached_property
    def article(self) -> tuple[str, ...]:
        """The lines that are the article, as trafilatura tells them from the rest; none where it finds no article."""
        from trafilatura import bare_extraction

        found = bare_extraction(self.source, include_comments=False, with_metadata=False)
        body = getattr(found, "body", None)
        if body is None:
            return ()
        whole = {_solid(" ".join(part.itertext())) for part in body.iter()}
        flat = _solid(" ".join(body.itertext()))
        solid = [_solid(line) for line in self.lines]
        own = [one in whole or (len(one) > _TELLING and one in flat) for one in solid]
        headings = {_solid(part.text_content()) for part in self.tree.iter("h2", "h3", "h4")}
        # A heading between two paragraphs is the article's, though it may look like a label.
        between = zip(own, solid[1:], own[2:], strict=False)
        own[1:-1] = [
            mine or (before and after and one in headings)
            for mine, (before, one, after) in zip(own[1:-1], between, strict=False)
        ]
        return tuple(line for line, mine in zip(self.lines, own, strict=True) if mine)

    @cached_property
    def shortcoming(self) -> str:
        """Why the page is no article, and what to do; empty where it seems to be one."""
        words = _size(self.article)
        asking = self.article if words >= _LEAST_WORDS else self.lines
        if words < _TEASER_WORDS and len(_CONSENT.findall(" ".join(asking))) > 1:
            return (
                "The page asks for consent and shows no article. "
                "Open it in a browser, answer, save the page as HTML, and add that file."
            )
        if self._is_list:
            return "The page is a list of articles. Add each by its own address."
        if words < _LEAST_WORDS:
            return (
                "There is no article on the page. "
                "If a browser shows one, save its text as a .txt file, and add that."
            )
        return ""

    @property
    def _is_list(self) -> bool:
        types = {kind for one in self._objects for kind in _types(one)}
        kinds = {m.get("content") for m in self.tree.iter("meta") if m.get("property") == "og:type"}
        if any(map(_ARTICLES.match, types)) or "article" in kinds:
            return False
        headings = [h for h in self.tree.iter("h2", "h3", "h4")]
        linked = [h for h in headings if h.find(".//a") is not None or h.getparent().tag == "a"]
        longest = max(map(len, self.lines), default=0)
        return len(linked) >= 5 and (2 * len(linked) > len(headings)) and longest < 400

    @property
    def is_teaser(self) -> bool:
        """Whether the page holds only the beginning of an article that is for subscribers."""
        closed = any(
            str(one.get("isAccessibleForFree")).lower() in ("false", "0") for one in self._objects
        )
        shut = _PAYWALL.search(" ".join(line for line in self.lines if len(line) < 300))
        return _size(self.article) < _TEASER_WORDS and (closed or bool(shut))


def lines_of(tree: Any, own_breaks: bool = False) -> Iterator[str]:
    """What a page shows, a line for each paragraph, heading or item. ``own_breaks`` keeps the line breaks of the source."""
    parts: list[str] = []
    verbatim = int(own_breaks)
    walk = etree.iterwalk(tree, events=("start", "end", "comment"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN or _is_passed_over(element):
                walk.skip_subtree()
                continue
            verbatim += tag == "pre"
            parts.append("\n" if tag == "br" else "")
        elif event == "end":
            verbatim -= tag == "pre"
        text = (element.text if event == "start" else element.tail) or ""
        parts.append("\n\n" if tag in _BLOCKS else "")
        parts.append(text if verbatim else re.sub(r"\s+", " ", text))
    for block in re.split(r"\n\n\s*", "".join(parts).translate(_INVISIBLE)):
        lines = (" ".join(line.split()) for line in block.split("\n"))
        if text := "\n".join(filter(None, lines)):
            yield text


def _is_passed_over(element: Any) -> bool:
    """Whether an element is hidden, or a menu; a menu that was never closed holds the article."""
    if element.tag == "nav":
        return element.find(".//h1") is None and element.find(".//article") is None
    style = element.get("style")
    hidden = style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style)
    return bool(hidden) or element.get("hidden") is not None


def _size(lines: Iterable[str]) -> int:
    """How many words some lines have, about: scripts without spaces have two letters to a word."""
    text = " ".join(lines)
    return max(len(text.split()), sum("\u2e80" < character for character in text) // 2)


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_INVISIBLE))


def _objects_in(value: Any) -> list[dict[str, Any]]:
    found, waiting = [], [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, dict):
            found.append(one)
            waiting[:0] = [one[name] for name in ("@graph", "mainEntity") if name in one]
    return found


def _types(one: dict[str, Any]) -> list[str]:
    kinds = one.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _texts(value: Any) -> Iterator[str]:
    """The texts of a value of schema.org: its own, its name's, its address."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or one.get("@id")
        if isinstance(one, str):
            yield unescape(one)


def _without_site(title: str, site: set[str], printed: set[str]) -> str:
    """A title without the outlet's name beside it: «Bridge closed | The Courier»."""
    parts = re.split(r"\s+[|–—·»«-]\s+|:\s+", title)
    if title in printed or len(parts) == 1:
        return title
    whole = [part for part in parts if part in printed and len(part.split()) > 2]
    own = whole or [title[: title.rindex(parts[-1])]] if parts[-1].casefold() in site else whole
    return own[0].rstrip(" |–—·»-") if own else title
