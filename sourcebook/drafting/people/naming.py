"""Whom the names of one or more seeds mean: people with a record, people who are new, or nobody who can be listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...catalog.catalog import Catalog
from ...catalog.shelf import same_name
from ...reading.text.body import even
from ...records.model.fields import slugify
from ..front_matter import is_writable
from ..lookup import Lookup
from .names import Candidate
from .nearness import Roll, plain, same_person

MOST_NEW_NAMES = 300
"""No more new names are looked at in one seed: a longer list is a register, and no news."""


@dataclass(frozen=True)
class Naming:
    """What the names mean. ``names`` gives each person's name by slug; ``meaning`` the slug that a new form of a name
    stands for; ``known`` and ``new`` find names in a text; ``withheld`` are new names that must not be listed."""

    names: Mapping[str, str]
    meaning: Mapping[str, str]
    known: Lookup[str]
    new: Lookup[str]
    withheld: frozenset[str]


def name_people(candidates: Iterable[Sequence[Candidate]], catalog: Catalog) -> Naming:
    """Decide what the names found in some seeds mean.

    All seeds are decided on together: a person who is new in one of them is then known in every other.
    """
    names = {slug: filed.record.name for slug, filed in catalog.people.items()}
    known = {
        name: slug
        for slug, filed in catalog.people.items()
        for name in (filed.record.name, *filed.record.aliases)
        if " " in name or name == filed.record.name
    }
    roll = Roll((name, catalog.people.names[same_name(name)]) for name in known)
    for slug, filed in catalog.people.items():
        for alias in filed.record.aliases:
            if " " not in alias:
                roll.add(alias, slug)
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
    return Naming(
        names=names,
        meaning={n: slug for n, slug in meaning.items() if slug not in unlisted},
        known=Lookup(known),
        new=Lookup({n: slug for n, slug in new.items() if slug not in unlisted}),
        withheld=frozenset(withheld | {n for n, slug in meaning.items() if slug in unlisted}),
    )


def _supported(candidates: Iterable[Sequence[Candidate]], catalog: Catalog) -> list[str]:
    """The new names, the longest first, so that a shorter form finds the longer one."""
    found: set[str] = set()
    for several in candidates:
        here: dict[str, None] = {}
        for candidate in several:
            name = candidate.name
            usable = candidate.supported and len(candidate.words) > 1 and is_writable(name)
            if usable and not _is_other_record(name, catalog):
                here.setdefault(name)
            if len(here) >= MOST_NEW_NAMES:
                break
        found.update(here)
    return sorted(found, key=lambda name: (-len(name.split()), plain(name), name))


def _is_other_record(name: str, catalog: Catalog) -> bool:
    return bool(catalog.outlets.find(name) or catalog.topics.find(name))


def _meaning(name: str, roll: Roll, catalog: Catalog) -> str | None:
    """Whose name it is: a slug, None for somebody new, an empty string where that can't be told."""
    slug = catalog.people.find(name) or slugify(name)
    if slug in catalog.people:
        return slug
    near = roll.near(name)
    if not near:
        return None
    if len(near) == 1:
        owner, others = next(iter(near.items()))
        if any(same_person(plain(name), other) for other in others):
            return owner
    return ""


def _named_elsewhere(new: Mapping[str, str], catalog: Catalog) -> frozenset[str]:
    """New people whom the text of an existing article names: listing them here would make that article wrong."""
    if not new:
        return frozenset()
    lookup = Lookup(new)
    found: set[str] = set()
    for filed in catalog.articles.values():
        credited = {same_name(credit.name) for credit in filed.record.credits}
        credited |= {same_name(name) for name in filed.record.byline}
        for hit in lookup.every(even(filed.body)):
            if same_name(hit.form) not in credited:
                found.add(hit.meaning)
    return frozenset(found)
