"""What the timeline can be filtered by: each claim and article says its kind, outlet, people and topics as slugs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...catalog.catalog import LinkedClaim, ReferenceKind, resolved
from ...records.load import Filed
from ...records.model import Article
from ..labels import capital
from ..presenter import Presenter

ARTICLE = "article"


@dataclass(frozen=True)
class Facets:
    """The values of one claim or article; several of a facet are separated by spaces, which no slug has."""

    person: str = ""
    topic: str = ""
    outlet: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Choice:
    """A value of a facet, its words, and how many claims and articles have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A facet with its values. ``every`` is what the choice of none is called."""

    facet: str
    words: str
    every: str
    choices: tuple[Choice, ...]


def of_claim(views: Presenter, linked: LinkedClaim) -> Facets:
    """The people who say it, through whom the article has it, and whom it is about; the topics that it is on."""
    named = [one for one in (linked.speaker, *linked.via) if one and one.slug]
    people = [one.slug for one in named if one.slug and one.kind is ReferenceKind.PERSON]
    topics = [one.slug for one in named if one.slug and one.kind is ReferenceKind.TOPIC]
    return Facets(
        _joined([*people, *linked.people]),
        _joined([*linked.topics, *topics]),
        _outlet(views, views.catalog.articles[linked.article]),
        linked.claim.kind.value,
    )


def of_article(views: Presenter, filed: Filed[Article]) -> Facets:
    """The people and topics that the article lists."""
    names = (listing.name for listing in filed.record.people)
    return Facets(
        _joined(resolved(views.catalog.people, names)),
        _joined(resolved(views.catalog.topics, filed.record.topics)),
        _outlet(views, filed),
        ARTICLE,
    )


def _outlet(views: Presenter, filed: Filed[Article]) -> str:
    outlet = views.catalog.outlet_of(filed)
    return outlet.slug if outlet else ""


def _joined(slugs: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(slugs))


def filters(views: Presenter, shown: Iterable[Facets]) -> tuple[Filter, ...]:
    """The facets with the values that occur, by their words. A facet with fewer than two values filters nothing."""
    counts: dict[str, Counter[str]] = {}
    for facets in shown:
        for facet, values in vars(facets).items():
            counts.setdefault(facet, Counter()).update(values.split())
    words: dict[str, tuple[str, str, Callable[[str], str]]] = {
        "person": ("Person", "Any person", lambda slug: views.person(slug).label),
        "topic": ("Topic", "Any topic", lambda slug: views.topic(slug).label),
        "outlet": ("Outlet", "Any outlet", lambda slug: views.outlet(slug).label),
        "kind": ("Kind", "Any kind", capital),
    }
    found = []
    for facet, (name, every, label) in words.items():
        choices = [Choice(one, label(one), n) for one, n in counts.get(facet, {}).items()]
        if len(choices) > 1:
            ordered = sorted(choices, key=lambda one: (one.words.casefold(), one.value))
            found.append(Filter(facet, name, every, tuple(ordered)))
    return tuple(found)
