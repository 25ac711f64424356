"""The network: the strongest ties among people drawn, all others listed, and who is quoted by which outlet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from ...catalog.catalog import ReferenceKind
from ...reading.network import End, Tie, TieKind
from ..charts.arcs import Diagram, Kind, Line, Row, diagram
from ..charts.seriation import Pair, in_short_ties
from ..labels import count
from ..page import Content, Page, content
from ..presenter import NameView, Presenter
from .ties import ABOUT, NAMED, arc_of, name_of, proof_of

_MOST_PEOPLE = 40
_MOST_PAIRS = 50
"""What the drawing holds and still can be read. A pair may be tied by more than one arc."""
_SHOWN = 3
"""So many ties are given in words for each person whom the drawing has no room for."""
_QUOTED_AT_ONCE, _OUTLETS = 25, 6
"""So many people stand in the list of who is quoted, each with so many outlets; the other people are folded in."""

_KINDS = (Kind(NAMED.key, NAMED.label, Line.DOTTED, side="left"), ABOUT)


@dataclass(frozen=True)
class TieView:
    """A tie as seen from one of its ends: whom it ties to, and where it is proved."""

    name: str
    path: str


@dataclass(frozen=True)
class Person:
    """Somebody for whom the drawing has no room, with the strongest ties under what they are, and the number of
    further ones."""

    name: NameView
    ties: tuple[tuple[str, tuple[TieView, ...]], ...]
    further: int


@dataclass(frozen=True)
class Carried:
    """An outlet that carries somebody's statements, or (``through``) by way of which others have them."""

    outlet: str
    statements: int
    path: str
    through: bool


@dataclass(frozen=True)
class Quoted:
    """A person, the outlets that quote them, the one with most statements first, and the number of further ones."""

    name: NameView
    statements: int
    outlets: tuple[Carried, ...]
    further: int


def network_page(views: Presenter) -> Page:
    return Page("network.md", partial(_network_page, views))


def _network_page(views: Presenter) -> Content:
    ties = [tie for tie in views.readings.network.ties if _between_people(tie)]
    pairs = _strongest_pairs(ties)
    shown = {slug for pair in pairs for slug in pair}
    rest = _rest(views, ties, shown)
    quoted = _quoted(views)
    return content(
        "network/page.html",
        "network.md",
        "Network",
        "Who speaks about whom, who is named with whom, and who is quoted by which outlet.",
        kind="network",
        styles=("diagrams",) if pairs or quoted else (),
        drawing=_drawing(views, ties, pairs) if pairs else None,
        shown=len(shown),
        rest=rest,
        alone=len(views.catalog.people) - len(shown) - len(rest),
        quoted=quoted[:_QUOTED_AT_ONCE],
        also_quoted=quoted[_QUOTED_AT_ONCE:],
    )


def _between_people(tie: Tie) -> bool:
    kinds = {tie.source.kind, tie.target.kind}
    return kinds == {ReferenceKind.PERSON}


def _pair(tie: Tie) -> Pair:
    first, second = sorted((tie.source.slug, tie.target.slug))
    return first, second


def _strongest_pairs(ties: Iterable[Tie]) -> dict[Pair, int]:
    """The pairs of people with the strongest ties, as many as there is room for, and how strong they are."""
    strengths: dict[Pair, int] = {}
    for tie in ties:
        if tie.weight:
            strengths[_pair(tie)] = strengths.get(_pair(tie), 0) + tie.weight
    chosen: dict[Pair, int] = {}
    people: set[str] = set()
    for pair in sorted(strengths, key=lambda pair: (-strengths[pair], pair)):
        if len(people | set(pair)) <= _MOST_PEOPLE:
            chosen[pair] = strengths[pair]
            people.update(pair)
        if len(chosen) == _MOST_PAIRS:
            break
    return chosen


def _drawing(views: Presenter, ties: Iterable[Tie], pairs: dict[Pair, int]) -> Diagram:
    people = in_short_ties({slug for pair in pairs for slug in pair}, pairs)
    drawn = [tie for tie in ties if tie.weight and _pair(tie) in pairs]
    rows = [_row(views, slug) for slug in people]
    arcs = [arc_of(views, tie) for tie in drawn]
    return diagram(
        "network.md",
        rows,
        arcs,
        _KINDS,
        label="Ties between people",
        measure="claims or paragraphs",
    )


def _row(views: Presenter, slug: str) -> Row:
    name = views.person(slug)
    said = len(views.catalog.claims_by(ReferenceKind.PERSON, slug))
    articles = count(len(views.catalog.articles_with(slug)), "article")
    detail = f"{count(said, 'claim')}, {articles}" if said else articles
    return Row(f"person/{slug}", name.label, name.path, detail=detail)


def _rest(views: Presenter, ties: Iterable[Tie], shown: set[str]) -> tuple[Person, ...]:
    """The people with ties for whom the drawing has no room, by name. ``ties`` come the strongest first."""
    around: dict[str, list[Tie]] = {}
    for tie in ties:
        for end in (tie.source, tie.target):
            if end.slug not in shown:
                around.setdefault(end.slug, []).append(tie)
    people = [
        Person(
            views.person(slug),
            _seen_from(views, found[:_SHOWN], slug),
            len(found[_SHOWN:]),
        )
        for slug, found in around.items()
    ]
    return tuple(
        sorted(people, key=lambda person: (person.name.label.casefold(), person.name.label))
    )


def _seen_from(
    views: Presenter, ties: Iterable[Tie], person: str
) -> tuple[tuple[str, tuple[TieView, ...]], ...]:
    """A person's ties, those of one sort side by side under the words for them."""
    here = End(ReferenceKind.PERSON, person)
    groups: dict[str, list[TieView]] = {}
    for tie in ties:
        if tie.kind is TieKind.SPEAKS_ABOUT:
            words = "speaks about" if tie.source == here else "spoken about by"
        else:
            words = "named with" if tie.weight else "in one article with"
        other = name_of(views, tie.other(here)).label
        groups.setdefault(words, []).append(TieView(other, proof_of(views, tie)))
    return tuple((words, tuple(seen)) for words, seen in groups.items())


def _quoted(views: Presenter) -> list[Quoted]:
    """Everybody who is quoted, the one with most statements first."""
    outlets: dict[str, list[Carried]] = {}
    for tie in views.readings.network.ties:
        if tie.source.kind is ReferenceKind.PERSON and tie.target.kind is ReferenceKind.OUTLET:
            carried = Carried(
                name_of(views, tie.target).label,
                len(tie.claims),
                proof_of(views, tie),
                tie.kind is TieKind.QUOTED_THROUGH,
            )
            outlets.setdefault(tie.source.slug, []).append(carried)
    quoted = [
        Quoted(
            views.person(slug),
            len(views.catalog.claims_by(ReferenceKind.PERSON, slug)),
            tuple(sorted(found[:_OUTLETS], key=lambda carried: carried.through)),
            len(found[_OUTLETS:]),
        )
        for slug, found in outlets.items()
    ]
    return sorted(quoted, key=lambda person: (-person.statements, person.name.label))
