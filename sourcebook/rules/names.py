"""Rules of names: one name, one record; nearly the same name, most likely a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rapidfuzz import fuzz

from ..linked import Shelf, resolved, same_name
from ..load import Filed
from ..model import Article, Outlet, Person, Question, Record, Topic
from ..model.fields import slugify
from ..problem import Finding, Place, rule
from ..reading.readings import Readings

ALIKE = 88.0
"""From how many percent of the letters on two names count as nearly the same."""

_KINDS: tuple[type[Record], ...] = (Person, Topic, Outlet, Question)


@rule()
def same_name_twice(readings: Readings) -> Iterator[Finding]:
    """A name or alias belongs to one record of its kind.

    If two records share a name, nobody can tell which one is meant. Give each the form by which it is told apart.
    """
    for shelf in _shelves(readings):
        first: dict[str, Filed[Record]] = {}
        for filed in shelf.values():
            for name, place in _names(filed):
                other = first.setdefault(same_name(name), filed)
                if other is not filed:
                    yield (
                        place,
                        f"«{name}» is the name of {other.path} too.",
                        "Rename one of the two, or make them one record.",
                    )


@rule()
def name_nearly_known(readings: Readings) -> Iterator[Finding]:
    """A new name is not nearly a known one.

    A slip in a name would split a person, topic, outlet or question in two. Use the known name, add the new form to its aliases, or, where
    they are two people, name each under the other's `not`.
    """
    for kind, shelf in zip(_KINDS, _shelves(readings), strict=True):
        blocks = _blocks(shelf)
        for name, place, slug in _uses(readings, shelf):
            if readings.catalog.may_be_broken(kind, name):
                continue
            if near := _nearest(name, slug, shelf, blocks):
                what = f"«{name}» is not known, but nearly «{near}»."
                way_out = f"Did you mean «{near}»? If not, give «{name}» a record of its own."
                if shelf is readings.catalog.people:
                    way_out = f"{way_out[:-1]}, with «{near}» under not."
                yield place, what, way_out
        if shelf is readings.catalog.people:
            yield from _people_nearly_alike(shelf, blocks)


def _people_nearly_alike(
    shelf: Shelf[Record], blocks: dict[str, list[tuple[str, str]]]
) -> Iterator[Finding]:
    """Two people may well have almost one name, so their records must tell them apart; the later one is told."""
    for slug, filed in shelf.items():
        for name, place in _names(filed):
            if near := _nearest(name, slug, shelf, blocks, earlier=True):
                what = f"«{name}» is nearly «{near}», who has a record too."
                yield place, what, f"Make them one record, or name «{near}» under not."
                break


def _shelves(readings: Readings) -> tuple[Shelf[Record], ...]:
    catalog = readings.catalog
    return catalog.people, catalog.topics, catalog.outlets, catalog.questions


def _names(filed: Filed[Record]) -> Iterator[tuple[str, Place]]:
    if filed.path is None:
        return
    key = "question" if filed.record.kind_name == "question" else "name"
    yield filed.record.title_text, filed.place(key)
    for index, alias in enumerate(getattr(filed.record, "aliases", ())):
        yield alias, filed.place("aliases", index)


def _uses(readings: Readings, shelf: Shelf[Record]) -> Iterator[tuple[str, Place, str]]:
    """Where records name what has no record of its own."""
    for filed in readings.catalog.articles.values():
        for name, place in _stated(filed, shelf, readings):
            slug = shelf.find(name)
            if slug and shelf[slug].path is None:
                yield name, place, slug


def _stated(
    filed: Filed[Article], shelf: Shelf[Any], readings: Readings
) -> Iterator[tuple[str, Place]]:
    record, place = filed.record, filed.place
    catalog = readings.catalog
    if shelf is catalog.people:
        for index, listing in enumerate(record.people):
            yield listing.name, place("people", index, "name")
    elif shelf is catalog.topics:
        for index, name in enumerate(record.topics):
            yield name, place("topics", index)
        for number, claim in enumerate(record.claims):
            for index, name in enumerate(claim.topics):
                yield name, place("claims", number, "topics", index)
    elif shelf is catalog.outlets:
        if record.outlet:
            yield record.outlet, place("outlet")
        for index, name in enumerate(record.source.draws_on):
            yield name, place("source", "draws_on", index)
    else:
        for number, claim in enumerate(record.claims):
            if claim.question:
                yield claim.question, place("claims", number, "question")


def _plain(name: str) -> str:
    return slugify(name).replace("-", " ")


def _blocks(shelf: Shelf[Record]) -> dict[str, list[tuple[str, str]]]:
    """Names by their words and by their beginning and end, so that each is compared with a few and not with all."""
    blocks: dict[str, list[tuple[str, str]]] = {}
    for slug, filed in shelf.items():
        for name in (filed.record.title_text, *getattr(filed.record, "aliases", ())):
            for key in _block_keys(_plain(name)):
                blocks.setdefault(key, []).append((name, slug))
    return blocks


def _block_keys(plain: str) -> set[str]:
    return {*plain.split(), "^" + plain[:3], plain[-3:] + "$"}


def _nearest(
    name: str,
    slug: str,
    shelf: Shelf[Record],
    blocks: dict[str, list[tuple[str, str]]],
    earlier: bool = False,
) -> str | None:
    """The name most like this one that leads to another record; ``earlier``: to one filed before it."""
    plain = _plain(name)
    best, best_score = None, ALIKE
    for key in sorted(_block_keys(plain)):
        for other, other_slug in blocks.get(key, ()):
            if other_slug == slug or _told_apart(shelf, slug, other_slug):
                continue
            if earlier and (other_slug > slug or shelf[other_slug].path is None):
                continue
            score = _alike(plain, _plain(other), shelf[slug].record)
            if score > best_score:
                best, best_score = shelf[other_slug].record.title_text, score
    return best


def _alike(one: str, two: str, record: Record) -> float:
    """How alike two plain names are, 0 to 100. Names with other numbers are never alike: F-15 is no slip for F-16."""
    if one == two:
        return 100.0
    if re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return 0.0
    words, others = set(one.split()), set(two.split())
    if isinstance(record, Person) and (words <= others or others <= words):
        return 99.0
    return fuzz.ratio(one, two) if min(len(one), len(two)) > 4 else 0.0


def _told_apart(shelf: Shelf[Record], slug: str, other: str) -> bool:
    for one, two in ((slug, other), (other, slug)):
        record = shelf[one].record
        if isinstance(record, Person) and two in resolved(shelf, record.confused_with):
            return True
    return False


RULES = (same_name_twice, name_nearly_known)
