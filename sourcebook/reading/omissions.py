"""Omissions: what other articles on the same story tell, and an article, or an outlet in all of its articles, never mentions.

An omission is no accusation. Nobody can print everything, and an article that appeared before the others could not know what
they tell; where all that is known, it is said.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import islice

from ..catalog.shelf import LinkedClaim, grouped, resolved
from ..records.model.dates import bounds
from .order import days_of
from .readings import Readings
from .tally import Tally, numbers_of

NEAREST = 8
"""A story is compared with so many of its articles at most, those with most in common."""


@dataclass(frozen=True)
class Omission:
    """A question or a person, by slug, or a claim, by id, that is never mentioned.

    ``told_by`` are the articles of the story that do, in the order of time; ``later`` says that it could not be known: all of
    them appeared later, or it happened later.
    """

    of: str
    told_by: tuple[str, ...]
    later: bool


@dataclass(frozen=True)
class Omissions:
    """What the articles of a story tell and some of them leave out. ``further`` counts the articles of the story beyond
    those compared. What most articles tell comes first; claims stand in the order of their articles."""

    story: tuple[str, ...]
    further: int
    questions: tuple[Omission, ...]
    people: tuple[Omission, ...]
    claims: tuple[Omission, ...]

    def __bool__(self) -> bool:
        return bool(self.questions or self.people or self.claims)


class Stories:
    """The stories of a collection, each seen from an article, or from several articles that are taken together.

    An article belongs to another one's story if both answer a question, share words, or one states the other as its source:
    where its source has several articles, it is not clear which one is meant, and that alone ties none of them.
    """

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._catalog = readings.catalog
        self._stated: dict[str, set[str]] = {}
        for stated in readings.stated_sources:
            if len(stated.articles) == 1:
                self._stated.setdefault(stated.article, set()).add(stated.articles[0])
                self._stated.setdefault(stated.articles[0], set()).add(stated.article)
        self._days = cache(partial(days_of, self._catalog))
        self._people = cache(self._people_in)
        self._answering = cache(self._answering_of)

    def _ties_of(self, articles: Sequence[str]) -> Tally:
        """How many things tie each other article of the story to these. The articles are numbered in the order of time."""
        tally = Tally()
        asked = Counter(q for article in articles for q in self._questions_of([article]))
        for question, times in asked.items():
            tally.add(self._answering(question), times)
        for article in articles:
            shared = self._readings.shared_of.get(article, ())
            tally.add(self._numbers(one.other(article) for one in shared))
            tally.add(self._numbers(self._stated.get(article, ())))
        tally.leave_out(self._numbers(articles))
        return tally

    def _answering_of(self, question: str) -> int:
        return self._numbers(self._readings.answers(question).articles)

    def _numbers(self, articles: Iterable[str]) -> int:
        order = self._catalog.order
        return numbers_of(order[article] for article in articles)

    def omitted_by(self, articles: Sequence[str]) -> Omissions:
        """What none of the articles mentions, although others on their story do."""
        ties, in_time = self._ties_of(articles), self._catalog.articles_in_time
        # Of equals the earliest.
        nearest = islice(ties.most(), NEAREST)
        story = [in_time[number].slug for number in sorted(nearest)]
        return Omissions(
            story=tuple(story),
            further=ties.numbers.bit_count() - len(story),
            questions=self._questions(articles, story),
            people=self._named(articles, story),
            claims=tuple(self._claims(articles, story)),
        )

    def _questions(self, articles: Sequence[str], story: Sequence[str]) -> tuple[Omission, ...]:
        answered, end = self._questions_of(articles), self._end_of(articles)
        claims = self._claims_of(story)
        told = grouped((c.question, c) for c in claims if c.question and c.question not in answered)
        return _most_told(self._omission(q, end, claims) for q, claims in told.items())

    def _named(self, articles: Sequence[str], story: Sequence[str]) -> tuple[Omission, ...]:
        here = {person for article in articles for person in self._people(article)}
        told = grouped((person, a) for a in story for person in self._people(a) - here)
        end = self._end_of(articles)
        return _most_told(
            Omission(person, tellers, self._all_after(end, tellers))
            for person, tellers in told.items()
        )

    def _claims(self, articles: Sequence[str], story: Sequence[str]) -> Iterator[Omission]:
        answered, end = self._questions_of(articles), self._end_of(articles)
        utterances = self._readings.utterance_of
        own = {claim.id for claim in self._claims_of(articles)}
        quoted = {utterances[claim].id for claim in own if claim in utterances}
        bearing = {other for claim in own for other in self._related(claim)}
        printed = self._printed(articles)
        for claim in self._claims_of(story):
            if claim.question in answered:
                continue
            identity = claim.id
            utterance, words = utterances.get(identity), printed.get(claim.article)
            if identity in bearing or (utterance and utterance.id in quoted):
                continue
            places = self._readings.places(identity) if words else frozenset()
            if not words or not places or 2 * len(places & words) < len(places):
                yield self._omission(identity, end, [claim])

    def _printed(self, articles: Sequence[str]) -> dict[str, set[int]]:
        """The words of other articles, by their numbers, that stand in one of the articles too."""
        printed: dict[str, set[int]] = {}
        for article in articles:
            for shared in self._readings.shared_of.get(article, ()):
                other = shared.other(article)
                printed.setdefault(other, set()).update(shared.places(other))
        return printed

    def _related(self, claim: str) -> Iterator[str]:
        """The claims that a claim confirms, disputes, qualifies or corrects, and those that do so to it."""
        for targets in self._catalog.claims[claim].claim.relations().values():
            yield from targets
        yield from (other for _, other in self._catalog.related_to(claim))

    def _people_in(self, article: str) -> frozenset[str]:
        """Who is listed or named in an article."""
        listed = (listing.name for listing in self._catalog.articles[article].record.people)
        named = (mention.person for mention in self._readings.mentions(article))
        return frozenset((*resolved(self._catalog.people, listed), *named))

    def _questions_of(self, articles: Iterable[str]) -> set[str]:
        return {claim.question for claim in self._claims_of(articles) if claim.question}

    def _claims_of(self, articles: Iterable[str]) -> Iterator[LinkedClaim]:
        return (claim for article in articles for claim in self._catalog.claims_of(article))

    def _omission(self, of: str, end: date | None, claims: Sequence[LinkedClaim]) -> Omission:
        tellers = tuple(dict.fromkeys(claim.article for claim in claims))
        later = self._all_after(end, tellers) or all(_happened_after(end, c) for c in claims)
        return Omission(of, tellers, later)

    def _end_of(self, articles: Iterable[str]) -> date | None:
        """The last day on which any of the articles may have appeared; None where one of them has no date."""
        days = [self._days(article) for article in articles]
        return max((one[1] for one in days if one), default=None) if all(days) else None

    def _all_after(self, end: date | None, tellers: Iterable[str]) -> bool:
        """Whether all of the tellers are known to have appeared after a day."""
        days = map(self._days, tellers)
        return end is not None and all(one is not None and end < one[0] for one in days)


def _happened_after(end: date | None, claim: LinkedClaim) -> bool:
    """Whether what a claim tells happened after a day."""
    happened = bounds(claim.claim.date).first if claim.claim.date else None
    return end is not None and happened is not None and end < happened


def _most_told(omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    return tuple(sorted(omissions, key=lambda one: (-len(one.told_by), one.of)))
