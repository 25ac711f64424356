"""The network: the strongest ties among people drawn, all others listed, and who is quoted by which outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ...catalog.catalog import ReferenceKind
from ...reading.network import End, Tie, TieKind
from ..charts.arcs import Diagram, Kind, Line, Row, diagram
from ..charts.seriation import Pair, in_short_ties
from ..labels import count
from ..page import Content, Page, content
from ..paging import SIZE, Pager, pages_of
from ..presenter import NameView, Presenter
from .ties import ABOUT, NAMED, arc_of, name_of, proof_of

_MOST_PEOPLE = 40
_MOST_PAIRS = 50
"""What the drawing holds and still can be read. A pair may be tied by more than one arc."""
_SHOWN = 3
"""So many ties are given in words for each person whom the drawing has no room for."""
_QUOTED_AT_ONCE, _OUTLETS = 25, 6
"""So many people stand in the list of who is quoted, each with so many outlets; the other people are folded in."""

_REST, _QUOTED = "network/people.md", "network/quoted.md"
"""Where those stand who are too many for the network's page."""

Tied = tuple[str, list[Tie]]
"""A person and some of their ties, the strongest first."""

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


def network_pages(views: Presenter) -> Iterator[Page]:
    """The network; where many people have no room in the drawing, or many are quoted, these also on pages of their own."""
    ties = [tie for tie in views.readings.network.ties if _between_people(tie)]
    pairs = _strongest_pairs(ties)
    shown = {slug for pair in pairs for slug in pair}
    rest, quoted = _rest(views, ties, shown), _quoted(views)
    yield Page("network.md", partial(_network_page, views, ties, pairs, len(shown), rest, quoted))
    for path, people, one in ((_REST, rest, _person), (_QUOTED, quoted, _carried)):
        if len(people) > SIZE:
            for pager, part in pages_of(people, path):
                yield Page(pager.own_path, partial(_list_page, views, pager, part, one))


def _network_page(
    views: Presenter,
    ties: Sequence[Tie],
    pairs: dict[Pair, int],
    shown: int,
    rest: Sequence[Tied],
    quoted: Sequence[Tied],
) -> Content:
    at_once, also = quoted[:_QUOTED_AT_ONCE], quoted[_QUOTED_AT_ONCE:]
    return content(
        "network/page.html",
        "network.md",
        "Network",
        "Who speaks about whom, who is named with whom, and who is quoted by which outlet.",
        kind="network",
        styles=("diagrams",) if pairs or quoted else (),
        drawing=_drawing(views, ties, pairs) if pairs else None,
        shown=shown,
        rest=[] if len(rest) > SIZE else [_person(views, one) for one in rest],
        rest_count=len(rest),
        rest_path=_REST if len(rest) > SIZE else "",
        alone=len(views.catalog.people) - shown - len(rest),
        quoted=[_carried(views, one) for one in at_once],
        also_quoted=[] if len(quoted) > SIZE else [_carried(views, one) for one in also],
        quoted_count=len(quoted),
        quoted_path=_QUOTED if len(quoted) > SIZE else "",
    )


def _list_page(
    views: Presenter,
    pager: Pager,
    part: Sequence[Tied],
    view: Callable[[Presenter, Tied], Person | Quoted],
) -> Content:
    heading = "People and their ties" if pager.path == _REST else "Quoted where"
    return content(
        "network/list.html",
        pager.own_path,
        heading if pager.number == 1 else f"{heading}, page {pager.number}",
        "People with their strongest ties, or with the outlets that quote them.",
        kind="network",
        styles=("diagrams",),
        heading=heading,
        pager=pager,
        people=[view(views, one) for one in part],
        ties=pager.path == _REST,
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


def _rest(views: Presenter, ties: Iterable[Tie], shown: set[str]) -> list[Tied]:
    """The people with ties for whom the drawing has no room, by name. ``ties`` come the strongest first."""
    around: dict[str, list[Tie]] = {}
    for tie in ties:
        for end in (tie.source, tie.target):
            if end.slug not in shown:
                around.setdefault(end.slug, []).append(tie)
    names = {slug: views.person(slug).label for slug in around}
    return sorted(around.items(), key=lambda one: (names[one[0]].casefold(), names[one[0]]))


def _person(views: Presenter, one: Tied) -> Person:
    slug, found = one
    return Person(views.person(slug), _seen_from(views, found[:_SHOWN], slug), len(found[_SHOWN:]))


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


def _quoted(views: Presenter) -> list[Tied]:
    """Everybody who is quoted, the one with most statements first."""
    outlets: dict[str, list[Tie]] = {}
    for tie in views.readings.network.ties:
        if tie.source.kind is ReferenceKind.PERSON and tie.target.kind is ReferenceKind.OUTLET:
            outlets.setdefault(tie.source.slug, []).append(tie)
    return sorted(
        outlets.items(), key=lambda one: (-_statements(views, one[0]), views.person(one[0]).label)
    )


def _statements(views: Presenter, person: str) -> int:
    return len(views.catalog.claims_by(ReferenceKind.PERSON, person))


def _carried(views: Presenter, one: Tied) -> Quoted:
    slug, found = one
    carried = [
        Carried(
            name_of(views, tie.target).label,
            len(tie.claims),
            proof_of(views, tie),
            tie.kind is TieKind.QUOTED_THROUGH,
        )
        for tie in found[:_OUTLETS]
    ]
    return Quoted(
        views.person(slug),
        _statements(views, slug),
        tuple(sorted(carried, key=lambda carried: carried.through)),
        len(found[_OUTLETS:]),
    )
