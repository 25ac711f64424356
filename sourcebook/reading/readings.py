"""The readings of one catalog, each made when it is first asked for and then kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, partial

from ..cache import Memory, digest
from ..catalog.catalog import Catalog, Reference
from ..records.load import Filed
from ..records.model import Article
from .answers.agreement import Answers, answers_to
from .network import Network, network_of
from .origins.independence import Origins, origins_of
from .origins.lineage import (
    Pair,
    Shared,
    Stated,
    language_of,
    share_words,
    sources_behind,
    stated_sources,
)
from .reuse.cuts import Cut, cuts_of
from .reuse.passages import Passage, Text, shared_passages
from .reuse.stated_twice import Twice, stated_twice
from .reuse.utterances import Utterance, find_utterances
from .text.body import even
from .text.evidence import Evidence, Provenance, compare_with_seed, find_evidence
from .text.mentions import Mention, NameIndex, mentions_of, name_index, unlisted_people
from .text.seed_place import SeedPlaces
from .text.words import Words, words_of
from .timeline import Moment, full_timeline


class Readings:
    """What follows from a catalog. Rules, pages and exports ask here, so that nothing is read twice."""

    def __init__(self, catalog: Catalog, memory: Memory | None = None) -> None:
        self.catalog = catalog
        self._memory = memory or Memory()
        self.evidence = cache(self._evidence)
        self.mentions = cache(self._mentions)
        self.provenance = cache(self._provenance)
        self.answers = cache(self._answers)
        self.words = cache(self._words)
        self.captions = cache(self._captions)
        self.places = cache(self._places)
        self.evidence_places = cache(self._evidence_places)
        self._seed_places = cache(self._places_in_seed)
        self._origins: dict[tuple[str, ...], Origins] = {}

    def work_out(self) -> None:
        """Work out now what every page and file asks for, before processes are forked that would each do it."""
        for question in self.catalog.questions:
            answers = self.answers(question).answers
            self.origins([claim.id for answer in answers for claim in answer.claims])
        _ = self.utterance_of, self.stated_twice, self.mentions_by_person, self.network

    def _text_key(self, article: str) -> bytes:
        """The digest of an article's text; nothing for one that comes from no file."""
        filed = self.catalog.articles[article]
        return filed.digest and digest(filed.body.encode())

    def _evidence(self, article: str) -> Evidence:
        """Where the claims of an article have their words in its text."""
        filed = self.catalog.articles[article]
        return self._memory.ask("evidence", filed.digest, partial(find_evidence, filed))

    def _mentions(self, article: str) -> tuple[Mention, ...]:
        """Who is named where in an article."""
        filed, body = self.catalog.articles[article], self.evidence(article).body
        key = self._people_key(filed)
        return self._memory.ask("mentions", key, partial(mentions_of, self.catalog, filed, body))

    def _people_key(self, filed: Filed[Article]) -> bytes:
        """The digest of an article and of the people whom it lists; nothing for one that comes from no file."""
        people = self.catalog.people
        slugs = [people.find(listing.name) or "" for listing in filed.record.people]
        named = (part for s in slugs if s for part in (s.encode(), people[s].digest))
        return filed.digest and digest(filed.digest, *named)

    def _provenance(self, article: str) -> Provenance | None:
        """How an article's text stands to its seed; None where there is no seed."""
        seed = self.catalog.seed_of(self.catalog.articles[article])
        if seed is None:
            return None
        text_key, body = self._text_key(article), self.evidence(article).body
        key = text_key and digest(text_key, seed.name.encode(), seed.sha256.encode())
        return self._memory.ask("provenance", key, partial(compare_with_seed, body, seed.text))

    def in_seed(self, article: str, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of an article's ``Body.flat`` stands in its seed; None where it does not, or there is no seed."""
        known = self._seed_places(article)
        return known.of(start, end) if known else None

    def _places_in_seed(self, article: str) -> SeedPlaces | None:
        seed = self.catalog.seed_of(self.catalog.articles[article])
        found = self.provenance(article)
        body = self.evidence(article).body
        return SeedPlaces(body, found.starts, seed.text) if seed and found else None

    def _answers(self, question: str) -> Answers:
        """The answers to a question and what they amount to."""
        return answers_to(self.catalog, question)

    def _words(self, article: str) -> Words:
        """The words of an article, as they are compared."""
        body = self.evidence(article).body
        return self._memory.ask("words", self._text_key(article), partial(words_of, body))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that any two articles share."""
        languages = {slug: language_of(self.catalog, slug) for slug in self.catalog.articles}
        parts = [
            part
            for slug, language in languages.items()
            for part in (slug.encode(), language.encode(), self._text_key(slug))
        ]
        texts = (Text(slug, self.words(slug), language) for slug, language in languages.items())
        for slug in languages:
            self._memory.hold("words", self._text_key(slug))
        return self._memory.ask("passages", digest(*parts), lambda: shared_passages(texts))

    @cached_property
    def shared(self) -> dict[Pair, Shared]:
        """What any two articles share word for word."""
        words = {slug: self.words(slug) for slug in self.catalog.articles}
        return share_words(self.catalog, self.passages, words)

    @cached_property
    def shared_of(self) -> dict[str, tuple[Shared, ...]]:
        """What each article shares with each other one."""
        found: dict[str, list[Shared]] = {}
        for (first, second), shared in self.shared.items():
            found.setdefault(first, []).append(shared)
            found.setdefault(second, []).append(shared)
        return {article: tuple(items) for article, items in found.items()}

    @cached_property
    def stated_sources(self) -> tuple[Stated, ...]:
        """The sources that the articles state."""
        aside = frozenset(
            claim.id
            for slug in self.catalog.articles
            if (captions := self.captions(slug))
            for claim in self.catalog.claims_of(slug)
            if self.evidence(slug).stands_in(claim.claim.id, captions)
        )
        return stated_sources(self.catalog, aside)

    def lines(self, article: str) -> tuple[int, ...]:
        """The line of its file on which each claim of an article begins."""
        filed = self.catalog.articles[article]

        def make() -> tuple[int, ...]:
            return tuple(filed.place("claims", n).line for n in range(len(filed.record.claims)))

        return self._memory.ask("lines", filed.digest, make)

    def _captions(self, article: str) -> frozenset[int]:
        """The numbers of the paragraphs that are a photo's caption."""
        openings = tuple(map(even, self.catalog.articles[article].record.captions))
        return frozenset(
            number
            for number, paragraph in enumerate(self.evidence(article).body.paragraphs)
            if paragraph.text.startswith(openings)
        )

    @cached_property
    def sources_behind(self) -> dict[str, frozenset[str]]:
        """The outlets on which each article rests, also by way of others."""
        return sources_behind(self.catalog, self.stated_sources)

    def _places(self, claim: str) -> frozenset[int]:
        """The numbers of the words of its article in which a claim's evidence stands."""
        article, _, name = claim.partition("#")
        evidence, words = self.evidence(article), self.words(article)
        return frozenset(
            place
            for start, end in evidence.stretches(name)
            for place in range(*words.between(start, end))
        )

    def _evidence_places(self, article: str) -> frozenset[int]:
        """The numbers of the words of an article that are evidence of any of its claims."""
        claims = self.catalog.claims_of(article)
        return frozenset().union(*(self.places(claim.id) for claim in claims))

    def origins(self, claims: Sequence[str]) -> Origins:
        """The origins of some claims, by their ids."""
        key = tuple(claims)
        if key not in self._origins:
            self._origins[key] = origins_of(self, [self.catalog.claims[claim] for claim in key])
        return self._origins[key]

    @cached_property
    def cuts(self) -> dict[str, tuple[Cut, ...]]:
        """What each article quotes, by whom."""
        return {slug: self._cuts(slug) for slug in self.catalog.articles}

    def _cuts(self, article: str) -> tuple[Cut, ...]:
        claims, words = self.catalog.claims_of(article), self.words(article)
        speakers = (repr(claim.speaker).encode() for claim in claims)
        key = self.catalog.articles[article].digest
        key = key and digest(article.encode(), key, *speakers)

        def make() -> list[tuple[Reference | None, tuple[tuple[int, int], ...], tuple[str, ...]]]:
            cuts = cuts_of(article, self.evidence(article), words, claims)
            return [(cut.speaker, cut.fragments, cut.claims) for cut in cuts]

        found = self._memory.ask("cuts", key, make)
        return tuple(Cut(article, *of_it, words) for of_it in found)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """The words that several articles quote."""
        flat = {slug: self.evidence(slug).body.flat for slug in self.catalog.articles}
        return find_utterances(self.catalog, self.cuts, self.passages, flat)

    @cached_property
    def utterance_of(self) -> dict[str, Utterance]:
        """The utterance of which each claim gives most, by the claim's id, where it rests on one."""
        return {
            claim: max(utterances, key=lambda utterance: len(utterance.words_in(claim)))
            for claim, utterances in self.utterances_of.items()
        }

    @cached_property
    def utterances_of(self) -> dict[str, tuple[Utterance, ...]]:
        """The utterances that each claim rests on, by the claim's id."""
        found: dict[str, list[Utterance]] = {}
        for utterance in self.utterances:
            for claim in utterance.claims:
                found.setdefault(claim, []).append(utterance)
        return {claim: tuple(utterances) for claim, utterances in found.items()}

    @cached_property
    def stated_twice(self) -> tuple[Twice, ...]:
        """The claims of different articles that rest on the same words."""
        return stated_twice(self.catalog, self.passages, self.places)

    @cached_property
    def mentions_by_person(self) -> dict[str, tuple[tuple[str, Mention], ...]]:
        """For each person, the articles and the mentions in them, in the order of time."""
        found: dict[str, list[tuple[str, Mention]]] = {}
        for filed in self.catalog.articles_in_time:
            for mention in self.mentions(filed.slug):
                found.setdefault(mention.person, []).append((filed.slug, mention))
        return {person: tuple(items) for person, items in found.items()}

    @cached_property
    def name_index(self) -> NameIndex:
        return name_index(self.catalog)

    @cached_property
    def _names_digest(self) -> bytes:
        """The digest of all names by which people are known."""
        return digest(
            *(
                part.encode()
                for known in self.name_index.values()
                for name in known
                for part in name
            )
        )

    def unlisted(self, article: str) -> tuple[tuple[str, str, int, int], ...]:
        """The people whom an article's text names and the article does not list, as ``unlisted_people`` gives them."""
        filed, body = self.catalog.articles[article], self.evidence(article).body
        key = filed.digest and digest(self._people_key(filed), self._names_digest)

        def make() -> tuple[tuple[str, str, int, int], ...]:
            return tuple(unlisted_people(self.name_index, self.catalog, filed, body))

        return self._memory.ask("unlisted", key, make)

    @cached_property
    def timeline(self) -> tuple[Moment, ...]:
        return full_timeline(self.catalog)

    @cached_property
    def network(self) -> Network:
        """Who is tied to whom."""
        return network_of(self.catalog, self.mentions)
