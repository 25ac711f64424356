"""Ties in words and as drawings: what a tie is, where its proof stands, and what is around a person or topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...catalog.catalog import ReferenceKind
from ...reading.network import End, Tie, TieKind
from ..charts.arcs import Arc, Diagram, Kind, Line, Row, diagram
from ..labels import count
from ..presenter import NameView, Presenter

ABOUT = Kind("about", "speaks about", directed=True)
QUOTED = Kind("quoted", "quoted by, or by way of", Line.DASHED, directed=True)
NAMED = Kind("named", "named in the same paragraph", Line.DOTTED)
TOGETHER = Kind("together", "in the same claims", Line.DOTTED)
KIND_OF = {
    TieKind.SPEAKS_ABOUT: ABOUT,
    TieKind.SPEAKS_ON: ABOUT,
    TieKind.QUOTED_BY: QUOTED,
    TieKind.QUOTED_THROUGH: QUOTED,
    TieKind.NAMED_WITH: NAMED,
    TieKind.TOGETHER: TOGETHER,
}

_KINDS = list(TieKind)
_NEIGHBOURS = 11
_NAMED = 100
"""So many more of those around are named."""
_OF_A_KIND = {ReferenceKind.PERSON: 5, ReferenceKind.OUTLET: 3, ReferenceKind.TOPIC: 3}
"""How many of each kind are shown in any case; what is left of the room goes to the strongest."""


@dataclass(frozen=True)
class Neighbourhood:
    """What is around a person or topic: the strongest ties drawn, the names of those for whom there was no room, and
    who is named in the same articles, though in other paragraphs, with the number of articles; of both the first of so
    many."""

    drawing: Diagram | None
    further: tuple[NameView, ...]
    further_count: int
    same_articles: tuple[tuple[NameView, int], ...]
    same_count: int


def neighbourhood(views: Presenter, kind: ReferenceKind, slug: str) -> Neighbourhood | None:
    """What is around a person or topic, for its page; None where nothing is."""
    ties = views.readings.network.of(kind, slug)
    if not ties:
        return None
    here = End(kind, slug)
    around: dict[End, list[Tie]] = {}
    for tie in ties:
        if tie.weight:
            around.setdefault(tie.other(here), []).append(tie)
    for found in around.values():
        found.sort(key=lambda tie: _KINDS.index(tie.kind))
    shown = _strongest(around)
    further = [end for end in _by_weight(around) if end not in shown]
    apart = [tie for tie in ties if tie.other(here) not in around]
    return Neighbourhood(
        _drawing(views, here, {end: around[end] for end in shown}) if shown else None,
        tuple(name_of(views, end) for end in further[:_NAMED]),
        len(further),
        tuple((name_of(views, tie.other(here)), len(tie.articles)) for tie in apart[:_NAMED]),
        len(apart),
    )


def styles_of(around: Neighbourhood | None) -> tuple[str, ...]:
    """The style sheets that a page needs for what is around its subject."""
    return ("diagrams",) if around and around.drawing else ()


def _by_weight(around: dict[End, list[Tie]]) -> list[End]:
    return sorted(around, key=lambda end: (-sum(tie.weight for tie in around[end]), end))


def _strongest(around: dict[End, list[Tie]]) -> list[End]:
    """The neighbours for whom there is room: people, then outlets, then topics, each by strength."""
    ordered = _by_weight(around)
    chosen = {
        end
        for kind, number in _OF_A_KIND.items()
        for end in [e for e in ordered if e.kind is kind][:number]
    }
    chosen.update([end for end in ordered if end not in chosen][: _NEIGHBOURS - len(chosen)])
    kinds = list(_OF_A_KIND)
    return sorted(chosen, key=lambda end: (kinds.index(end.kind), ordered.index(end)))


def _drawing(views: Presenter, here: End, around: dict[End, list[Tie]]) -> Diagram:
    name = name_of(views, here)
    rows = [Row(_key(here), name.label, emphasis=True)]
    for end, ties in around.items():
        other = name_of(views, end)
        kind = "" if end.kind is ReferenceKind.PERSON else end.kind.value.capitalize()
        detail = ", ".join(_seen_from(tie, here) for tie in ties)
        rows.append(Row(_key(end), other.label, other.path, kind, detail))
    arcs = [arc_of(views, tie) for ties in around.values() for tie in ties]
    return diagram(
        name.path or "",
        rows,
        arcs,
        (ABOUT, QUOTED, NAMED, TOGETHER),
        label=f"Ties of {name.label}",
        measure="claims or paragraphs" if NAMED.key in {arc.kind for arc in arcs} else "claims",
    )


def _seen_from(tie: Tie, here: End) -> str:
    """What the neighbour is to the one in the first row."""
    them = "them" if here.kind is ReferenceKind.PERSON else "it"
    words = {
        TieKind.SPEAKS_ABOUT: "spoken about" if tie.source == here else f"speaks about {them}",
        TieKind.SPEAKS_ON: "spoken about" if tie.source == here else f"speaks about {them}",
        TieKind.QUOTED_BY: f"quotes {them}",
        TieKind.QUOTED_THROUGH: "by way of it",
        TieKind.TOGETHER: "in the same claims",
        TieKind.NAMED_WITH: "in the same paragraph",
    }[tie.kind]
    return f"{words} × {tie.weight:,}" if tie.weight > 1 else words


def _key(end: End) -> str:
    return f"{end.kind.value}/{end.slug}"


def arc_of(views: Presenter, tie: Tie) -> Arc:
    """A tie as an arc that leads to its proof."""
    return Arc(
        _key(tie.source),
        _key(tie.target),
        tie.weight,
        KIND_OF[tie.kind].key,
        proof_of(views, tie),
        in_words(views, tie),
    )


def name_of(views: Presenter, end: End) -> NameView:
    names = {
        ReferenceKind.PERSON: views.person,
        ReferenceKind.OUTLET: views.outlet,
        ReferenceKind.TOPIC: views.topic,
    }
    return names[end.kind](end.slug)


def in_words(views: Presenter, tie: Tie) -> str:
    """A tie as a sentence: «Ada Thornquist speaks about Ilse Brandvik: 2 claims»."""
    source, target = name_of(views, tie.source).label, name_of(views, tie.target).label
    claims, articles = count(len(tie.claims), "claim"), count(len(tie.articles), "article")
    paragraphs = f"{count(tie.weight, 'paragraph')}; both in {articles}" if tie.weight else articles
    return {
        TieKind.SPEAKS_ABOUT: f"{source} speaks about {target}: {claims}",
        TieKind.SPEAKS_ON: f"{source} speaks about {target}: {claims}",
        TieKind.QUOTED_BY: f"{target} quotes {source}: {claims}",
        TieKind.QUOTED_THROUGH: f"Others quote {source} by way of {target}: {claims}",
        TieKind.TOGETHER: f"{source} and {target} stand in the same claim: {claims}",
        TieKind.NAMED_WITH: f"{source} and {target} are named together: {paragraphs}",
    }[tie.kind]


def proof_of(views: Presenter, tie: Tie) -> str:
    """Where a tie is proved: the passage where one claim does it, the first paragraph that names both; else the
    shortest section of a page that has all the claims."""
    if tie.place:
        article, mention = tie.place
        return f"{views.article(article).path}#{mention.anchor}"
    if not tie.claims:
        return views.article(tie.articles[0]).path
    if len(tie.claims) == 1:
        return views.claim(tie.claims[0]).path
    return min(_sections(views, tie))[1]


def _sections(views: Presenter, tie: Tie) -> Iterable[tuple[int, str]]:
    """The sections that list all claims of a tie, each with how many it lists."""
    catalog, target = views.catalog, tie.target
    there = name_of(views, target).path
    if tie.kind is not TieKind.TOGETHER:
        said = catalog.claims_by(tie.source.kind, tie.source.slug)
        yield len(said), f"{name_of(views, tie.source).path}#said"
    if tie.kind is TieKind.SPEAKS_ABOUT:
        yield len(catalog.claims_about(target.slug)), f"{there}#about"
    if tie.kind is TieKind.QUOTED_THROUGH:
        yield len(catalog.claims_via(target.kind, target.slug)), f"{there}#through"
    if tie.kind in (TieKind.SPEAKS_ON, TieKind.TOGETHER):
        yield len(catalog.claims_on(target.slug)), f"{there}#claims"
    if tie.kind is TieKind.TOGETHER:
        there = name_of(views, tie.source).path
        yield len(catalog.claims_on(tie.source.slug)), f"{there}#claims"
