"""The page of lineage: a drawing of the strongest edges, and a table of the same facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from ...catalog.shelf import ReferenceKind
from ...reading.origins.lineage import FORMULA, language_of
from ..charts.arcs import Arc, Diagram, Kind, Line, Row, diagram
from ..labels import listed
from ..page import Content, Page, content
from ..presenter import Presenter
from .edges import STATED, Edge, EdgeKind, End, Lineage
from .summary import summary

_PATH = "lineage.md"
_MOST_EDGES, _MOST_ROWS = 40, 40
"""What the drawing holds and still can be read."""
_MOST_NAMED = 3
"""So many people are named in a row of it."""
_MOST_LISTED = 200
"""So many further edges are listed, and articles of which something is not known; each article's page shows its own."""
_STEPS = (FORMULA, 40)
"""From how many words on an edge is drawn thicker, and thicker still."""

_KINDS = (
    Kind(EdgeKind.STATED, "right: stated source", directed=True),
    Kind(EdgeKind.INFERRED, "right: source, inferred", Line.DASHED, directed=True),
    Kind(EdgeKind.COPY, "left: copy", directed=True, side="left"),
    Kind(EdgeKind.NARRATIVE, "left: shared narrative", Line.DOUBLE, directed=True, side="left"),
    Kind(EdgeKind.QUOTATION, "left: shared quotation", Line.DOTTED, directed=True, side="left"),
    Kind(EdgeKind.PHRASE, "left: few shared words", directed=True, side="left"),
)
_LABELS = {kind.key: kind.label.partition(": ")[2] for kind in _KINDS}


@dataclass(frozen=True)
class Ends:
    """The first of so many articles, each with the sources without an article here that it states."""

    shown: tuple[tuple[End, tuple[End, ...]], ...]
    number: int


@dataclass(frozen=True)
class Tongue:
    """The articles of a language other than that of most. They are compared with each other only."""

    language: str
    articles: Ends


def lineage_page(views: Presenter, lineage: Lineage) -> Page:
    return Page("lineage.md", partial(_lineage_page, views, lineage))


def _lineage_page(views: Presenter, lineage: Lineage) -> Content:
    shown = _strongest(lineage.edges)
    chosen = set(shown)
    rest = sorted((e for e in lineage.edges if e not in chosen), key=lambda edge: edge.strength)
    first_hand = _first_hand(views, lineage)
    return content(
        "lineage/page.html",
        _PATH,
        "Lineage",
        "Who took what from whom: the sources that articles state, and the words that they share.",
        kind="lineage",
        styles=("diagrams", "lineage") if shown else ("lineage",),
        articles=len(lineage.articles),
        ties=len(lineage.edges),
        labels=_LABELS,
        summary=summary(lineage, first_hand),
        drawing=_drawing(lineage, shown, first_hand) if shown else None,
        shown=shown,
        first_hand=bool(first_hand),
        rest=rest[:_MOST_LISTED],
        unlisted=len(rest[_MOST_LISTED:]),
        undated=_ends(
            lineage, [e for e in lineage.articles if e.article and not e.article.published]
        ),
        apart=_ends(lineage, lineage.apart),
        tongues=_tongues(views, lineage),
    )


def lineage_sentence(views: Presenter, lineage: Lineage) -> str:
    """Who rests on whom, in a sentence; empty where there is nothing to compare."""
    return summary(lineage, _first_hand(views, lineage))


def _strongest(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The strongest edges, as many as there is room for, in the order in which all stand."""
    chosen: set[Edge] = set()
    ends: set[End] = set()
    for edge in sorted(edges, key=lambda edge: edge.strength):
        if len(ends.union(edge.ends)) <= _MOST_ROWS:
            chosen.add(edge)
            ends.update(edge.ends)
        if len(chosen) == _MOST_EDGES:
            break
    return tuple(edge for edge in edges if edge in chosen)


def _first_hand(views: Presenter, lineage: Lineage) -> dict[End, tuple[str, ...]]:
    """The people whose words others have from an article, and the article from nobody else, as far as it says."""
    found: dict[End, dict[str, None]] = {}
    for edge in lineage.edges:
        if edge.kind in STATED and edge.source.article:
            own = _quoted_by(views, edge.source.article.slug)
            for claim in edge.claims:
                speaker = views.catalog.claims[claim].speaker
                if speaker and speaker.slug in own:
                    found.setdefault(edge.source, {})[speaker.label] = None
    return {end: tuple(people) for end, people in found.items()}


def _quoted_by(views: Presenter, article: str) -> set[str]:
    """The people whose word an article gives without saying through whom."""
    return {
        claim.speaker.slug
        for claim in views.catalog.claims_of(article)
        if claim.speaker
        and claim.speaker.slug
        and claim.speaker.kind is ReferenceKind.PERSON
        and not claim.via
    }


def _drawing(
    lineage: Lineage, shown: Sequence[Edge], first_hand: dict[End, tuple[str, ...]]
) -> Diagram:
    return diagram(
        _PATH,
        [_row(end, first_hand.get(end, ())) for end in _rows(lineage, shown)],
        [_arc(edge) for edge in shown],
        _KINDS,
        label="Who took what from whom",
        measure="words",
        steps=_STEPS,
    )


def _rows(lineage: Lineage, shown: Sequence[Edge]) -> list[End]:
    """The articles in the order of time, each outlet without an article just before the first one that states it.
    Articles without an edge stand there too, if there is room for everything."""
    ends = {end for edge in shown for end in edge.ends}
    room = len(shown) == len(lineage.edges) and len(ends.union(lineage.articles)) <= _MOST_ROWS
    before: dict[End, list[End]] = {}
    for edge in shown:
        before.setdefault(edge.target, []).append(edge.source)
    rows: dict[End, None] = {}
    for article in lineage.articles:
        rows.update((end, None) for end in before.get(article, ()) if not end.article)
        if room or article in ends:
            rows[article] = None
    return list(rows)


def _row(end: End, first_hand: Sequence[str]) -> Row:
    if end.article is None:
        which = "which article is not known" if end.held else ""
        return Row(end.key, end.label, end.path, kind=end.kind or "outlet", detail=which)
    return Row(
        end.key,
        end.label,
        end.path,
        kind=end.article.when or "no date",
        detail=f"first hand: {_some(first_hand)}" if first_hand else "",
        emphasis=True,
        shown=end.shown,
    )


def _some(people: Sequence[str]) -> str:
    named = [*people[:_MOST_NAMED]]
    more = len(people) - len(named)
    return listed([*named, f"{more:,} more"] if more else named)


def _arc(edge: Edge) -> Arc:
    title = "; ".join((edge.title, *edge.notes))
    source, target = edge.source.key, edge.target.key
    return Arc(
        source,
        target,
        edge.words,
        edge.kind,
        edge.path,
        title,
        ordered=edge.ordered,
        emphasis=edge.source.article is not None and edge.kind is not EdgeKind.PHRASE,
    )


def _ends(lineage: Lineage, ends: Sequence[End]) -> Ends:
    shown = tuple((end, lineage.outside.get(end, ())) for end in ends[:_MOST_LISTED])
    return Ends(shown, len(ends))


def _tongues(views: Presenter, lineage: Lineage) -> tuple[Tongue, ...]:
    """The languages but that of most articles, the more frequent first."""
    found: dict[str, list[End]] = {}
    for end in lineage.articles:
        if end.article:
            found.setdefault(language_of(views.catalog, end.article.slug), []).append(end)
    order = sorted(found, key=lambda language: (-len(found[language]), language))
    return tuple(Tongue(language, _ends(lineage, found[language])) for language in order[1:])
