"""The links of compiled pages: where each leads, and which lead to nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from .html import folder_of

_HREF = re.compile(r'\shref="([^"]*)"')
_XLINK = re.compile(r'\sxlink:href="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Ends:
    """The anchors of a page, and the addresses on this site to which it links, as they are written in it."""

    anchors: frozenset[str]
    links: frozenset[str]


def ends_of(html: str) -> Ends:
    """The anchors and links of a page."""
    links = {*_HREF.findall(html), *_XLINK.findall(html)}
    return Ends(
        frozenset(_ID.findall(html)), frozenset(link for link in links if not _SCHEME.match(link))
    )


def broken_links(pages: Mapping[str, Ends], others: Collection[str]) -> Iterator[tuple[str, str]]:
    """The links that lead to no page or to no anchor of it: the page on which each stands, and its target.

    ``others`` are the paths of further files of the site; the anchors of those that are pages are not known here.
    """
    known = {_address(path): path for path in (*others, *pages)}
    for page, ends in pages.items():
        folder = folder_of(page)
        for link in sorted(ends.links):
            path, _, anchor = link.partition("#")
            place = _joined(folder, path) if path else folder
            target = known.get(place) if path else page
            there = pages.get(target) if target else None
            if not target or (anchor and there and unquote(anchor) not in there.anchors):
                mark = f"#{unquote(anchor)}" if anchor else ""
                missing = f"{place}.md" if path.endswith("/") else place
                yield page, (target or missing) + mark


def _address(path: str) -> str:
    return folder_of(path) if path.endswith(".md") else path


@lru_cache(maxsize=100_000)
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path)))
