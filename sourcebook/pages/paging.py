"""Long lists cut into pages: the first page at its own path, the further ones numbered in a folder of that name.

``claims.md`` goes on at ``claims/2.md``, ``people/index.md`` at ``people/index/2.md``, and what is said on ``topics/a.md``
(its section ``#said``) at ``topics/a/said/2.md``. No record can stand there: its page lies right in its section's
folder, and no slug is «index».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")

SIZE = 100
"""So many items stand on a page, where a list has no reason for another number."""


@dataclass(frozen=True)
class Pager:
    """A page of a list: its ``number`` among so many ``pages``, and the ``first`` and ``last`` of its ``total`` items,
    all from 1. ``path`` is that of the list's first page, with the anchor of the list where that has one."""

    path: str
    number: int
    pages: int
    first: int
    last: int
    total: int

    @property
    def own_path(self) -> str:
        """The path of this page."""
        return self.path_of(self.number)

    def path_of(self, number: int) -> str:
        return path_of(self.path, number)

    @property
    def previous(self) -> str | None:
        return self.path_of(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.path_of(self.number + 1) if self.number < self.pages else None

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The numbers that the pager prints: the ends and those around this page; None where some are left out."""
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        # A gap of one number takes no less room than the number.
        near |= {n for n in (2, self.pages - 1) if {n - 1, n + 1} <= near}
        shown: list[int | None] = []
        for number in sorted(n for n in near if 1 <= n <= self.pages):
            if shown and number - (shown[-1] or 0) > 1:
                shown.append(None)
            shown.append(number)
        return tuple(shown)


def path_of(first: str, number: int) -> str:
    """The path of a list's page by its number, from that of its first one."""
    if number == 1:
        return first
    page, _, section = first.partition("#")
    folder = page.removesuffix(".md") + (section and f"/{section}")
    return f"{folder}/{number}.md"


def pages_of(
    items: Sequence[T], path: str, size: int = SIZE
) -> Iterator[tuple[Pager, Sequence[T]]]:
    """The pages of a list and the items of each. ``path`` is the first page's, with ``#section`` where the list is a
    section of it. A list without items has one page."""
    pages = max(1, -(-len(items) // size))
    for number in range(1, pages + 1):
        first = (number - 1) * size
        part = items[first : first + size]
        yield Pager(path, number, pages, first + 1, first + len(part), len(items)), part


@dataclass(frozen=True)
class Jump:
    """The way to a group of a list, and how many items are in it. ``anchor`` is that of its heading."""

    words: str
    anchor: str
    path: str
    number: int


def jumps_to(
    items: Sequence[T], path: str, group: Callable[[T], tuple[str, str]], size: int = SIZE
) -> tuple[Jump, ...]:
    """Where each group of a list begins. ``group`` gives the anchor and the words of the heading below which an item stands;
    the items of a group follow each other."""
    jumps, before = [], 0
    for (anchor, words), found in groupby(items, group):
        number = sum(1 for _ in found)
        page = path_of(path, before // size + 1)
        jumps.append(Jump(words, anchor, f"{page}#{anchor}", number))
        before += number
    return tuple(jumps)
