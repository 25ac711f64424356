"""Two articles side by side: what both say, what differs, what only one says, what they share word for word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import combinations

from ..catalog.shelf import grouped
from .order import earlier_of
from .origins.lineage import Pair, Shared, Stated, language_of, pair_of
from .readings import Readings
from .reuse.utterances import Utterance

MOST_ARTICLES = 12
"""With more articles than this, two that have nothing to do with each other are not set side by side."""

_MOST_MEANT = 3
"""A stated source that may mean any of more articles than this points at none of them."""

_NEAREST, _STRONGEST = 12, 3
"""Two articles that share words are set side by side if each is among so many with which the other one shares most, or if it
is among the strongest of one of them: where hundreds print the same words, a few pages for each are enough."""


@dataclass(frozen=True)
class Pairing:
    """Two articles side by side, the one with the smaller slug first.

    ``both`` are the questions to which both give the same answer, ``differs`` those to which they give no answer that is the
    same, ``only_first`` and ``only_second`` those that one of them alone answers. ``rest_first`` and ``rest_second`` are the
    claims, by id, that answer no question and rest mostly on words that the other article does not have. ``stated`` are the
    sources that one of them states and the other may be; ``earlier`` is the one that is known to have appeared first.
    """

    first: str
    second: str
    both: tuple[str, ...]
    differs: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    rest_first: tuple[str, ...]
    rest_second: tuple[str, ...]
    utterances: tuple[Utterance, ...]
    shared: Shared | None
    stated: tuple[Stated, ...]
    earlier: str | None
    comparable: bool
    """Whether they are in one language; words are never compared across languages."""


def pairs_shown(readings: Readings) -> tuple[Pair, ...]:
    """The pairs that are set side by side: all, if there are few articles; else those of which one states the other as its
    source, and those that share most words."""
    articles = sorted(readings.catalog.articles)
    if len(articles) <= MOST_ARTICLES:
        return tuple(combinations(articles, 2))
    stated = (
        pair_of(source.article, giver)
        for source in readings.stated_sources
        if len(source.articles) <= _MOST_MEANT
        for giver in source.articles
    )
    return tuple(sorted({*_sharing_most(readings), *stated}))


def _sharing_most(readings: Readings) -> Iterator[Pair]:
    """Of the pairs that share words those that are among the strongest of each of the two, or at the top for one of them."""
    nearest = {
        article: [one.other(article) for one in strongest(readings, article, _NEAREST)]
        for article in readings.shared_of
    }
    for article, others in nearest.items():
        for place, other in enumerate(others):
            if place < _STRONGEST or article in nearest[other]:
                yield pair_of(article, other)


def strongest(readings: Readings, article: str, most: int) -> list[Shared]:
    """What an article shares with those others with which it shares most words; of equals, with those that come first in time."""
    order = readings.catalog.order
    shared = readings.shared_of.get(article, ())
    return nsmallest(most, shared, lambda one: (-one.words, order[one.other(article)]))


def pairings(readings: Readings, pairs: Iterable[Pair]) -> Iterator[Pairing]:
    """Each of the pairs side by side."""
    sides = _Sides(readings)
    return (sides.pairing(first, second) for first, second in pairs)


class _Sides:
    """What is known of each article, looked up once for all pairs."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._catalog = readings.catalog

    def pairing(self, first: str, second: str) -> Pairing:
        mine, theirs = self._answered.get(first, {}), self._answered.get(second, {})
        common = [question for question in mine if question in theirs]
        both = tuple(question for question in common if mine[question] & theirs[question])
        quoted = self._quoted
        return Pairing(
            first,
            second,
            both=both,
            differs=tuple(question for question in common if question not in both),
            only_first=tuple(question for question in mine if question not in theirs),
            only_second=tuple(question for question in theirs if question not in mine),
            rest_first=tuple(self._rest(first, second)),
            rest_second=tuple(self._rest(second, first)),
            utterances=tuple(u for u in quoted.get(first, ()) if second in u.articles),
            shared=self._readings.shared.get((first, second)),
            stated=self._stated.get((first, second), ()),
            earlier=earlier_of(self._catalog, first, second),
            comparable=language_of(self._catalog, first) == language_of(self._catalog, second),
        )

    @cached_property
    def _answered(self) -> dict[str, dict[str, set[int]]]:
        """For each article the questions that it answers, and the numbers of the answers that it gives."""
        found: dict[str, dict[str, set[int]]] = {}
        for question in self._catalog.questions:
            for number, answer in enumerate(self._readings.answers(question).answers):
                for article in answer.articles:
                    found.setdefault(article, {}).setdefault(question, set()).add(number)
        return found

    @cached_property
    def _quoted(self) -> dict[str, tuple[Utterance, ...]]:
        every = self._readings.utterances
        return grouped(
            (article, utterance) for utterance in every for article in utterance.articles
        )

    @cached_property
    def _stated(self) -> dict[Pair, tuple[Stated, ...]]:
        return grouped(
            (pair_of(source.article, giver), source)
            for source in self._readings.stated_sources
            for giver in (source.articles if len(source.articles) <= MOST_ARTICLES else ())
        )

    def _rest(self, article: str, other: str) -> Iterator[str]:
        """The claims of an article that answer no question and that nothing ties to the other one."""
        shared = self._readings.shared.get(pair_of(article, other))
        places = shared.places(article) if shared else frozenset()
        for claim in self._catalog.claims_of(article):
            utterance = self._readings.utterance_of.get(claim.id)
            if claim.question or (utterance and other in utterance.articles):
                continue
            own = self._readings.places(claim.id)
            if not own or 2 * len(own & places) < len(own):
                yield claim.id
