"""When two names are so near that they can't both be people without somebody saying so.

The build refuses names that are nearly alike (the rule name-nearly-known). A draft stays clear of that by some
distance: it takes the two for one person, or leaves the newer one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from ...records.model.fields import slugify

_ALIKE = 84.0
"""Lower than what the build refuses, so that no draft comes near it."""
_VARIANT = 80.0
"""From how many percent on two given names may be one, spelt differently: Sergei and Sergey, not John and Joan."""


def plain(name: str) -> str:
    return slugify(name).replace("-", " ")


def nearly_one(one: str, two: str) -> bool:
    """Whether two names, both plain, are too near each other to be two people."""
    if one == two:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return False
    words, others = set(one.split()), set(two.split())
    if words <= others or others <= words:
        return True
    return fuzz.ratio(one, two) > _ALIKE


def same_person(one: str, two: str) -> bool:
    """Whether two near names, both plain, can be taken for one person: given name and surname fit."""
    words, others = one.split(), two.split()
    if min(len(words), len(others)) < 2:
        return False
    if set(words) <= set(others) or set(others) <= set(words):
        return words[0] == others[0]
    if len(words) != len(others):
        return False
    apart = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(apart) <= 2 and all(fuzz.ratio(a, b) >= _VARIANT for a, b in apart)


class Roll:
    """Names already taken, found by their words, beginning or end, so that a name is compared with a few only."""

    def __init__(self, names: Iterable[tuple[str, str]] = ()) -> None:
        self._blocks: dict[str, list[tuple[str, str]]] = {}
        for name, owner in names:
            self.add(name, owner)

    def add(self, name: str, owner: str) -> None:
        """Take a name; ``owner`` is whoever bears it."""
        for key in _keys(plain(name)):
            self._blocks.setdefault(key, []).append((plain(name), owner))

    def near(self, name: str) -> dict[str, list[str]]:
        """The owners of names near this one, with those names, plain."""
        wanted = plain(name)
        found: dict[str, list[str]] = {}
        for key in sorted(_keys(wanted)):
            for other, owner in self._blocks.get(key, ()):
                if nearly_one(wanted, other):
                    found.setdefault(owner, []).append(other)
        return found


def _keys(words: str) -> set[str]:
    return {*words.split(), "^" + words[:3], words[-3:] + "$"}
