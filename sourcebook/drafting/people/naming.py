"""Whom the names of one or more seeds mean: people with a record, people who are new, or nobody who can be listed.

The build refuses names that are nearly alike (the rule name-nearly-known). A draft stays clear of that by some
distance: it takes the two for one person, or leaves the newer one out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ...reading.text.body import even
from ...records.model.fields import slugify
from ..lookup import Lookup
from .names import Candidate

MOST_NEW_NAMES = 300
"""No more new names are looked at in one seed: a longer list is a register, and no news."""
_ALIKE = 84.0
"""Lower than what the build refuses, so that no draft comes near it."""
_VARIANT = 80.0
"""From how many percent on two given names may be one, spelt differently: Sergei and Sergey, not John and Joan."""


@dataclass(frozen=True)
class Naming:
    """What the names mean. ``names`` gives each person's name by slug; ``meaning`` the slug that a new form of a name
    stands for; ``known`` and ``new`` find names in a text; ``withheld`` are new names that must not be listed."""

    names: Mapping[str, str]
    meaning: Mapping[str, str]
    known: Lookup[str]
    new: Lookup[str]
    withheld: frozenset[str]


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
                if _nearly_one(wanted, other):
                    found.setdefault(owner, []).append(other)
        return found


def plain(name: str) -> str:
    return slugify(name).replace("-", " ")


def _keys(words: str) -> set[str]:
    return {*words.split(), "^" + words[:3], words[-3:] + "$"}


def _nearly_one(one: str, two: str) -> bool:
    """Whether two names, both plain, are too near each other to be two people."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return False
    words, others = set(one.split()), set(two.split())
    return words <= others or others <= words or fuzz.ratio(one, two) > _ALIKE


def _same_person(one: str, two: str) -> bool:
    """Whether two near names, both plain, can be taken for one person: given name and surname fit."""
    words, others = one.split(), two.split()
    if min(len(words), len(others)) < 2:
        return False
    if set(words) <= set(others) or set(others) <= set(words):
        shorter, longer = sorted((words, others), key=len)
        return words[0] == others[0] or longer[-len(shorter) :] == shorter
    return len(words) == len(others) and all(
        fuzz.ratio(a, b) >= _VARIANT for a, b in zip(words, others, strict=True)
    )


def name_people(candidates: Iterable[Sequence[Candidate]], catalog: Catalog) -> Naming:
    """Decide what the names found in some seeds mean.

    All seeds are decided on together: a person who is new in one of them is then known in every other.
    """
    names = {slug: filed.record.name for slug, filed in catalog.people.items()}
    forms = [
        (name, slug)
        for slug, filed in catalog.people.items()
        for name in (filed.record.name, *filed.record.aliases)
    ]
    roll = Roll(forms)
    meaning: dict[str, str] = {}
    new: dict[str, str] = {}
    withheld: set[str] = set()
    for name in _supported(candidates, catalog):
        whose = _meaning(name, roll, catalog)
        if whose:
            meaning[name] = whose
        elif whose is None and (fresh := slugify(name)):
            names[fresh] = name
            meaning[name] = new[name] = fresh
            roll.add(name, fresh)
        else:
            withheld.add(name)
    unlisted = _named_elsewhere(new, catalog)
    withheld |= {name for name, slug in meaning.items() if slug in unlisted}
    return Naming(
        names=names,
        meaning={name: slug for name, slug in meaning.items() if name not in withheld},
        known=Lookup({n: slug for n, slug in forms if " " in n or n == names[slug]}),
        new=Lookup({name: slug for name, slug in new.items() if name not in withheld}),
        withheld=frozenset(withheld),
    )


def _supported(candidates: Iterable[Sequence[Candidate]], catalog: Catalog) -> list[str]:
    """The new names, the longest first, so that a shorter form finds the longer one."""
    found: set[str] = set()
    others = (catalog.outlets, catalog.topics)
    for several in candidates:
        whole = (c.name for c in several if c.supported and (" " in c.name or not c.title))
        named = (name for name in whole if not any(shelf.find(name) for shelf in others))
        found.update(islice(dict.fromkeys(named), MOST_NEW_NAMES))
    return sorted(found, key=lambda name: (-len(name.split()), plain(name), name))


def _meaning(name: str, roll: Roll, catalog: Catalog) -> str | None:
    """Whose name it is: a slug, None for somebody new, an empty string where that can't be told."""
    slug = catalog.people.find(name) or slugify(name)
    if slug in catalog.people:
        return slug
    near = roll.near(name)
    if not near:
        return None
    owner, others = next(iter(near.items()))
    one = len(near) == 1 and any(_same_person(plain(name), other) for other in others)
    return owner if one else ""


def _named_elsewhere(new: Mapping[str, str], catalog: Catalog) -> frozenset[str]:
    """New people whom the text of an existing article names: listing them here would make that article wrong."""
    found, lookup = set[str](), Lookup(new)
    for filed in catalog.articles.values() if new else ():
        credited = set(map(same_name, filed.record.credited))
        hits = lookup.every(even(filed.body))
        found.update(hit.meaning for hit in hits if same_name(hit.form) not in credited)
    return frozenset(found)
