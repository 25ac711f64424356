"""The links of compiled pages: where each leads, and which lead to nothing."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from urllib.parse import unquote

from .html import ID, folder_of, to_root

_HREF = re.compile(r'href="(?:(?<=\shref=")|(?<=\sxlink:href="))([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Ends:
    """The anchors of a page, and the addresses on this site to which it links, as they are written in it: each once, in order.

    A collection has hundreds of thousands, many of them alike, so each is held once.
    """

    anchors: tuple[str, ...]
    links: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        return _unpacked, ("\0".join(self.anchors), "\0".join(self.links))

    def holds(self, anchor: str) -> bool:
        """Whether the page has an anchor."""
        place = bisect_left(self.anchors, anchor)
        return self.anchors[place : place + 1] == (anchor,)


def _unpacked(*packed: str) -> Ends:
    return Ends(*(tuple(map(intern, words.split("\0"))) if words else () for words in packed))


def ends_of(html: str) -> Ends:
    """The anchors and links of a page."""
    links = (link for link in set(_HREF.findall(html)) if not _SCHEME.match(link))
    return Ends(tuple(sorted(set(ID.findall(html)))), tuple(sorted(links)))


def broken_links(
    pages: Mapping[str, Ends | None], before: Mapping[str, Ends | None] = MappingProxyType({})
) -> Iterator[tuple[str, str]]:
    """The links that lead to no page or to no anchor of it: the page on which each stands, and its target.

    ``pages`` are all files of the site by their paths; of those without ends the anchors are not known here. ``before`` are files
    without a broken link, against which only what changed is looked at.
    """
    changed = {path: ends for path, ends in pages.items() if ends and ends != before.get(path)}
    if all(path in pages and _holds(pages[path], ends) for path, ends in before.items()):
        looked_at = changed
    else:
        looked_at = {path: ends for path, ends in pages.items() if ends}
    known = {_address(path): path for path in pages} if looked_at else {}
    sound: set[str] = set()
    for page, ends in looked_at.items():
        folder, root = folder_of(page), to_root(page)
        for link in ends.links:
            # Most lead by way of the site's root, from many pages to the same place.
            from_root = link[len(root) :] if link.startswith(root) else ""
            if from_root in sound:
                continue
            path, _, anchor = link.partition("#")
            place = _joined(folder, path) if path else folder
            target = known.get(place) if path else page
            there = pages.get(target) if target else None
            if not target or (anchor and there and not there.holds(unquote(anchor))):
                mark = f"#{unquote(anchor)}" if anchor else ""
                missing = f"{place}.md" if path.endswith("/") else place
                yield page, (target or missing) + mark
            elif from_root:
                sound.add(from_root)


def _holds(ends: Ends | None, before: Ends | None) -> bool:
    """Whether every anchor is there that was there before."""
    return ends == before or bool(ends and before and {*ends.anchors} >= {*before.anchors})


def _address(path: str) -> str:
    return folder_of(path) if path.endswith(".md") else path


@lru_cache(maxsize=100_000)
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path)))
