"""Rules of names: one name, one record; nearly the same name, most likely a slip."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from ..catalog.catalog import Catalog
from ..catalog.shelf import Shelf, resolved, same_name
from ..problem import Finding, Place, rule
from ..reading.readings import Readings
from ..records.frontmatter import Path
from ..records.load import Filed
from ..records.model import Article, Outlet, Person, Question, Record, Topic
from ..records.model.fields import slugify

ALIKE = 88.0
"""From how many percent of the letters on two names count as nearly the same."""
_Blocks = dict[str, list[tuple[str, str]]]
"""Names and aliases in their plain form, each with the slug that it leads to, by what they are found by."""
LARGEST_BLOCK = 500
"""How many names may share a word before it no longer serves to find like ones."""


def _shelves(c: Catalog) -> tuple[tuple[type[Record], Shelf[Record]], ...]:
    return (Person, c.people), (Topic, c.topics), (Outlet, c.outlets), (Question, c.questions)


@rule()
def same_name_twice(readings: Readings) -> Iterator[Finding]:
    """A name or alias belongs to one record of its kind.

    If two records share a name, nobody can tell which one is meant. Give each the form by which it is told apart.
    """
    for _, shelf in _shelves(readings.catalog):
        first: dict[str, Filed[Record]] = {}
        for filed in shelf.values():
            for name, place in _names(filed):
                other = first.setdefault(same_name(name), filed)
                if other is not filed:
                    what = f"«{name}» is the name of {other.path} too."
                    yield place, what, "Rename one of the two, or make them one record."


@rule()
def name_nearly_known(readings: Readings) -> Iterator[Finding]:
    """A new name is not nearly a known one.

    A slip in a name would split a person, topic, outlet or question in two. Use the known name, add the new form to its aliases, or, where
    they are two people, name each under the other's `not`.
    """
    for kind, shelf in _shelves(readings.catalog):
        blocks = _blocks(shelf)
        nearest: dict[str, str | None] = {}
        for name, slug, filed, path in _uses(readings.catalog, kind, shelf):
            if name not in nearest:
                nearest[name] = _nearest(name, slug, shelf, blocks)
            near = nearest[name]
            if near and not readings.catalog.may_be_broken(kind, name):
                what = f"«{name}» is not known, but nearly «{near}»."
                way_out = f"Did you mean «{near}»? If not, give «{name}» a record of its own."
                if shelf is readings.catalog.people:
                    way_out = f"{way_out[:-1]}, with «{near}» under not."
                yield filed.place(*path), what, way_out
        if shelf is readings.catalog.people:
            yield from _people_nearly_alike(shelf, blocks)


def _people_nearly_alike(shelf: Shelf[Record], blocks: _Blocks) -> Iterator[Finding]:
    """Two people may well have almost one name, so their records must tell them apart; the later one is told."""
    for slug, filed in shelf.items():
        for name, place in _names(filed):
            if near := _nearest(name, slug, shelf, blocks, earlier=True):
                what = f"«{name}» is nearly «{near}», who has a record too."
                yield place, what, f"Make them one record, or name «{near}» under not."
                break


def _names(filed: Filed[Record]) -> Iterator[tuple[str, Place]]:
    if filed.path is None:
        return
    key = "question" if filed.record.kind_name == "question" else "name"
    yield filed.record.title_text, filed.place(key)
    for index, alias in enumerate(getattr(filed.record, "aliases", ())):
        yield alias, filed.place("aliases", index)


def _uses(
    catalog: Catalog, kind: type[Record], shelf: Shelf[Record]
) -> Iterator[tuple[str, str, Filed[Any], Path]]:
    """Where records name what has no record of its own: the name, its slug, the record that names it, and where there."""
    stated: list[tuple[Filed[Any], Iterator[tuple[str, Path]]]] = [
        (filed, _named(filed.record, kind)) for filed in catalog.articles.values()
    ]
    if kind is Topic:
        stated += [(t, _listed(t.record.broader, "broader")) for t in catalog.topics.values()]
        stated += [(q, _listed(q.record.topics, "topics")) for q in catalog.questions.values()]
    for filed, named in stated:
        for name, path in named:
            slug = shelf.find(name)
            if slug and shelf[slug].path is None:
                yield name, slug, filed, path


def _named(article: Article, kind: type[Record]) -> Iterator[tuple[str, Path]]:
    """What an article names of a kind, and where."""
    if kind is Person:
        for index, listing in enumerate(article.people):
            yield listing.name, ("people", index, "name")
    elif kind is Topic:
        if "topics" in article.model_fields_set:
            yield from _listed(article.topics, "topics")
        for number, claim in enumerate(article.claims):
            yield from _listed(claim.topics, "claims", number, "topics")
    elif kind is Outlet:
        if article.outlet:
            yield article.outlet, ("outlet",)
        yield from _listed(article.source.draws_on, "source", "draws_on")
    else:
        for number, claim in enumerate(article.claims):
            if claim.question:
                yield claim.question, ("claims", number, "question")


def _listed(names: Iterable[str], *path: str | int) -> Iterator[tuple[str, Path]]:
    for index, name in enumerate(names):
        yield name, (*path, index)


def _plain(name: str) -> str:
    return slugify(name).replace("-", " ")


def _blocks(shelf: Shelf[Record]) -> _Blocks:
    """Names by their words and by their beginning and end, so that each is compared with a few and not with all."""
    blocks: _Blocks = {}
    for slug, filed in shelf.items():
        for name in (filed.record.title_text, *getattr(filed.record, "aliases", ())):
            for key in _block_keys(_plain(name)):
                blocks.setdefault(key, []).append((_plain(name), slug))
    # A word that very many names share tells none of them apart.
    return {key: block for key, block in blocks.items() if len(block) <= LARGEST_BLOCK}


@lru_cache(maxsize=100_000)
def _words(plain: str) -> frozenset[str]:
    return frozenset(plain.split())


def _block_keys(plain: str) -> set[str]:
    return {*_words(plain), "^" + plain[:3], plain[-3:] + "$"}


def _nearest(
    name: str, slug: str, shelf: Shelf[Record], blocks: _Blocks, earlier: bool = False
) -> str | None:
    """The name most like this one that leads to another record; ``earlier``: to one filed before it."""
    plain, record = _plain(name), shelf[slug].record
    scored = (
        (_alike(plain, known, record), known, other)
        for known, other in {one for key in _block_keys(plain) for one in blocks.get(key, ())}
        if other != slug and not (earlier and (other > slug or shelf[other].path is None))
    )
    alike = sorted((-score, known, other) for score, known, other in scored if score > ALIKE)
    apart = (other for *_, other in alike if not _told_apart(shelf, slug, other))
    return next((shelf[other].record.title_text for other in apart), None)


def _alike(one: str, two: str, record: Record) -> float:
    """How alike two plain names are, 0 to 100. Names with other numbers are never alike: F-15 is no slip for F-16."""
    if one == two:
        return 100.0
    if isinstance(record, Person):
        words, others = _words(one), _words(two)
        if words <= others or others <= words:
            return 99.0
    score = fuzz.ratio(one, two, score_cutoff=ALIKE) if min(len(one), len(two)) > 4 else 0.0
    if score and re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return 0.0
    return score


def _told_apart(shelf: Shelf[Record], slug: str, other: str) -> bool:
    return any(
        two in resolved(shelf, getattr(shelf[one].record, "confused_with", ()))
        for one, two in ((slug, other), (other, slug))
    )
