"""What a catalog is made of: names, claims that know their links, shelves of records found by any of their names."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TypeVar

from ..records.load import Filed, Loaded
from ..records.model import Article, Claim, Question, Record
from ..records.model.fields import slugify

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)
K = TypeVar("K")
V = TypeVar("V")


@lru_cache(maxsize=100_000)
def same_name(name: str) -> str:
    """The form in which two spellings of one name are equal: capitals, spacing and encoding aside."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class ReferenceKind(StrEnum):
    """What a name in ``by`` or ``via`` turns out to be."""

    PERSON = "person"
    OUTLET = "outlet"
    TOPIC = "topic"
    DESCRIBED = "described"
    """Nobody with a record: named in the article's own words, such as «a senior diplomat»."""


@dataclass(frozen=True)
class Reference:
    """The name of a record, and which one; or, where there is none, the words as they were written."""

    label: str
    kind: ReferenceKind
    slug: str | None = None


@dataclass(frozen=True)
class LinkedClaim:
    """A claim with the article that makes it. ``id`` is ``<slug>#<claim id>``, ``number`` its position from 1."""

    article: str
    number: int
    claim: Claim
    speaker: Reference | None
    """Who asserts it; None where the article has no known outlet and names nobody."""
    via: tuple[Reference, ...]
    people: tuple[str, ...]
    topics: tuple[str, ...]
    question: str | None

    @cached_property
    def id(self) -> str:
        return f"{self.article}#{self.claim.id}"


@dataclass(frozen=True)
class Shelf(Mapping[str, Filed[R_co]]):
    """The records of one kind by slug, and by every name that leads to them."""

    filed: Mapping[str, Filed[R_co]]
    names: Mapping[str, str]

    def __getitem__(self, slug: str) -> Filed[R_co]:
        return self.filed[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self.filed)

    def __len__(self) -> int:
        return len(self.filed)

    def find(self, name: str) -> str | None:
        """The slug of the record of this name or alias."""
        return self.names.get(same_name(name))


def resolved(shelf: Shelf[Record], names: Iterable[str]) -> tuple[str, ...]:
    """The slugs that the names lead to, each once; names that lead nowhere are left out."""
    return tuple(dict.fromkeys(slug for name in names if (slug := shelf.find(name))))


def shelf_of(filed: Iterable[Filed[R]], names: Iterable[str], kind: type[R]) -> Shelf[R]:
    """The filed records, and one made up for each name that none of them has."""
    shelf = {record.slug: record for record in filed}
    known: dict[str, str] = {}
    for slug, record in shelf.items():
        known.setdefault(same_name(record.record.title_text), slug)
    for slug, record in shelf.items():
        for alias in getattr(record.record, "aliases", ()):
            known.setdefault(same_name(alias), slug)
    for name in names:
        slug = slugify(name)
        if slug and known.setdefault(same_name(name), slug) == slug and slug not in shelf:
            shelf[slug] = Filed(slug, kind.model_validate({"name": name}))
    return Shelf(dict(sorted(shelf.items())), known)


def shelf_of_questions(
    filed: Iterable[Filed[Question]], records: Iterable[Article]
) -> Shelf[Question]:
    shelf = {record.slug: record for record in filed}
    known = {same_name(record.record.question): slug for slug, record in shelf.items()}
    for slug in shelf:
        known.setdefault(slug, slug)
    for record in records:
        for claim in record.claims:
            if claim.question and (slug := slugify(claim.question)):
                found = known.setdefault(same_name(claim.question), slug)
                if found == slug and slug not in shelf:
                    shelf[slug] = Filed(slug, Question(question=claim.question))
    return Shelf(dict(sorted(shelf.items())), known)


def topics_named(loaded: Loaded) -> Iterator[str]:
    """The topics that records name, as they write them."""
    for article in loaded.articles:
        yield from article.record.topics
        for claim in article.record.claims:
            yield from claim.topics
    for topic in loaded.topics:
        yield from topic.record.broader
    for question in loaded.questions:
        yield from question.record.topics


def outlets_named(records: Iterable[Article]) -> Iterator[str]:
    """The outlets that articles name, as they write them."""
    for record in records:
        if record.outlet:
            yield record.outlet
        yield from record.source.draws_on


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values under their keys, each once."""
    groups: dict[K, dict[int, V]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[id(value)] = value
    return {key: tuple(values.values()) for key, values in groups.items()}
