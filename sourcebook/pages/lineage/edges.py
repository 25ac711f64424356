"""The edges of the lineage: from each source that an article states, and between articles that share words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property

from markupsafe import Markup, escape

from ...catalog.shelf import ReferenceKind
from ...reading.origins.lineage import Shared, Stated, pair_of
from ..labels import count
from ..origins.view import pair_path, shared_path
from ..presenter import ArticleView, Presenter


class EdgeKind(StrEnum):
    """Why one end of an edge may have something from the other."""

    STATED = "stated"
    """The article says so."""
    INFERRED = "inferred"
    """The curator says so; the article does not name its source."""
    COPY = "copy"
    """They share most of their words."""
    NARRATIVE = "narrative"
    """They share words that at least one prints as its own."""
    PHRASE = "phrase"
    """They share so few such words that it may be a set phrase."""
    QUOTATION = "quotation"
    """They share words that both quote."""


STATED = frozenset({EdgeKind.STATED, EdgeKind.INFERRED})


@dataclass(frozen=True)
class End:
    """An article, or an outlet that stands for what the collection does not hold of it. ``kind`` is the outlet's, as
    far as its record gives one; ``held`` says that the collection holds articles of it, any or none of which is meant."""

    key: str
    label: str
    path: str
    article: ArticleView | None = field(default=None, compare=False)
    kind: str = ""
    held: bool = False

    @property
    def shown(self) -> Markup:
        """The label, its headline in the article's language."""
        if self.article is None:
            return escape(self.label)
        return escape(self.label).replace(escape(self.article.title), self.article.headline)


@dataclass(frozen=True)
class Edge:
    """What ties a source to an article, the source being the one that came first, as far as that is known
    (``ordered``). ``claims`` are those that the article has from a stated source, ``words`` those that it has so, or
    that both share; ``path`` leads to them. ``choice`` articles may be the one that is stated."""

    kind: EdgeKind
    source: End
    target: End
    words: int
    path: str
    ordered: bool = True
    claims: tuple[str, ...] = ()
    choice: int = 1

    @property
    def ends(self) -> tuple[End, End]:
        return self.source, self.target

    @property
    def strength(self) -> tuple[int, int, str, str, str]:
        """Sorts the strongest edge first."""
        return -self.words, -len(self.claims), self.target.key, self.source.key, self.kind.value

    @property
    def amount(self) -> str:
        """«15 claims, 210 words»; what there is to say where nothing can be counted."""
        if not self.words and not self.claims:
            return "no claim in particular"
        words = count(self.words, "word")
        return f"{count(len(self.claims), 'claim')}, {words}" if self.claims else words

    @property
    def title(self) -> str:
        """The edge as a sentence, without a full stop."""
        one, other, words = self.source.label, self.target.label, count(self.words, "word")
        if self.kind is EdgeKind.QUOTATION:
            return f"{one} and {other} quote the same {words}"
        if self.kind in (EdgeKind.NARRATIVE, EdgeKind.PHRASE):
            return f"{one} and {other} share {words} outside quotations"
        if self.kind is EdgeKind.COPY:
            same = (
                f"{other} is a copy of {one}" if self.ordered else f"{one} and {other} are copies"
            )
            return f"{same}: {words} in common"
        doubt = ", as the curator infers" if self.kind is EdgeKind.INFERRED else ""
        if self.claims:
            return f"{other} has {self.amount}, from {one}{doubt}"
        return f"{other} draws on {one}{doubt}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the edge leaves open."""
        notes = []
        if self.kind is EdgeKind.PHRASE:
            notes.append("perhaps a set phrase")
        if not self.ordered:
            notes.append("which came first is not known")
        if self.choice > 1:
            notes.append(f"or another of its {self.choice} articles that may have come before")
        return tuple(notes)


@dataclass(frozen=True)
class Lineage:
    """All articles in the order of time, and the edges in the order of the articles to which they lead, then of those
    from which they come."""

    articles: tuple[End, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def apart(self) -> tuple[End, ...]:
        """The articles that no edge ties to another article."""
        tied = {end for edge in self.edges if edge.source.article for end in edge.ends}
        return tuple(end for end in self.articles if end not in tied)

    @cached_property
    def outside(self) -> dict[End, tuple[End, ...]]:
        """The sources without an article here that each article states."""
        found: dict[End, list[End]] = {}
        for edge in self.edges:
            if not edge.source.article:
                found.setdefault(edge.target, []).append(edge.source)
        return {article: tuple(ends) for article, ends in found.items()}


def lineage_of(views: Presenter) -> Lineage:
    """The lineage of all articles."""
    ends = _Ends(views)
    articles = tuple(ends.article(article.slug) for article in views.articles)
    place = {end: number for number, end in enumerate(articles)}
    found = [_stated(views, ends, stated) for stated in views.readings.stated_sources]
    for shared in views.readings.shared.values():
        # The one that is known to be earlier comes first in the order of the articles, too.
        both = (ends.article(shared.first), ends.article(shared.second))
        source, target = sorted(both, key=place.__getitem__)
        found += _shared(views, shared, source, target)
    # Outlets without an article come first, in the order in which the article names them.
    found.sort(key=lambda edge: (place[edge.target], place.get(edge.source, -1)))
    return Lineage(articles, tuple(found))


class _Ends:
    """The ends of edges, each made once."""

    def __init__(self, views: Presenter) -> None:
        self._views = views
        self.article = cache(self._article)
        self.outlet = cache(self._outlet)

    def _article(self, slug: str) -> End:
        view, catalog = self._views.article(slug), self._views.catalog
        outlet = catalog.outlet_of(catalog.articles[slug])
        label = view.title
        if outlet:
            alone = len(catalog.articles_of(outlet.slug)) == 1
            label = outlet.record.name if alone else f"{outlet.record.name}: {view.title}"
        return End(f"article/{slug}", label, view.path, view)

    def _outlet(self, slug: str) -> End:
        catalog, name = self._views.catalog, self._views.outlet(slug)
        kind = catalog.outlets[slug].record.kind
        return End(
            f"outlet/{slug}",
            name.label,
            name.path or "",
            kind=kind.value if kind else "",
            held=bool(catalog.articles_of(slug)),
        )


def _stated(views: Presenter, ends: _Ends, stated: Stated) -> Edge:
    giver = _giver(views, stated)
    words = {place for claim in stated.claims for place in views.readings.places(claim)}
    return Edge(
        EdgeKind.INFERRED if stated.inferred else EdgeKind.STATED,
        ends.article(giver) if giver else ends.outlet(stated.outlet),
        ends.article(stated.article),
        len(words),
        f"{pair_path(stated.article, giver)}#sources" if giver else _stated_path(views, stated),
        claims=stated.claims,
        choice=len(stated.articles) if giver else 1,
    )


def _giver(views: Presenter, stated: Stated) -> str | None:
    """The article that a stated source is. Which of several is meant is not said: the first stands for them, unless they
    are too many to be set side by side with the article that states them."""
    for article in stated.articles[:1]:
        if pair_of(article, stated.article) in views.pairs:
            return article
    return None


def _stated_path(views: Presenter, stated: Stated) -> str:
    """The place that states a source: the claim's passage, the claims that articles have through the outlet, or the
    facts on the article's source."""
    if not stated.claims:
        return f"{views.article(stated.article).path}#source"
    through = any(
        via.kind is ReferenceKind.OUTLET and via.slug == stated.outlet
        for claim in stated.claims
        for via in views.catalog.claims[claim].via
    )
    if through and len(stated.claims) > 1:
        return f"{views.outlet(stated.outlet).path}#through"
    return views.claim(stated.claims[0]).path


def _shared(views: Presenter, shared: Shared, source: End, target: End) -> Iterator[Edge]:
    later = shared.second if target.key == f"article/{shared.second}" else shared.first
    path, ordered = shared_path(views, shared.other(later), later), shared.earlier is not None
    narrative = EdgeKind.NARRATIVE if shared.shows_copying else EdgeKind.PHRASE
    kinds = {narrative: shared.narrated, EdgeKind.QUOTATION: shared.quoted}
    for kind, words in {EdgeKind.COPY: shared.words}.items() if shared.copied else kinds.items():
        if words:
            yield Edge(kind, source, target, words, path, ordered)
