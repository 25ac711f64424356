"""How the answers to a question stand to each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from ...catalog.catalog import Catalog
from ...catalog.shelf import LinkedClaim, grouped, same_name
from ...records.model import Relation
from ..components import Groups


class Agreement(StrEnum):
    """What several articles' answers amount to. Accounts are counted by article, never by claim."""

    UNANSWERED = "unanswered"
    SINGLE = "single"
    """Only one article answers."""
    AGREE = "agree"
    """Two or more articles give the same answer, and no article another one."""
    DIFFER = "differ"
    """The answers are not the same; alike is not the same."""
    DISPUTED = "disputed"
    """One answer is disputed by a claim, wherever that claim stands."""


@dataclass(frozen=True)
class Answer:
    """An answer in its own words, and the claims that give it.

    ``text`` is as it was written first, ``wordings`` are the other ways in which the claims write it, where the question's
    record counts them as the same.
    """

    text: str
    claims: tuple[LinkedClaim, ...]
    wordings: tuple[str, ...] = ()

    @cached_property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.article for claim in self.claims))


@dataclass(frozen=True)
class Answers:
    """All answers to a question, each once, in the order in which they appeared, and what they amount to."""

    question: str
    answers: tuple[Answer, ...]
    agreement: Agreement

    @cached_property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slug for answer in self.answers for slug in answer.articles))

    @cached_property
    def claims(self) -> tuple[LinkedClaim, ...]:
        """All claims that answer, the first one of each answer before all others."""
        first = [answer.claims[0] for answer in self.answers]
        return (*first, *(claim for answer in self.answers for claim in answer.claims[1:]))

    @cached_property
    def of_article(self) -> Mapping[str, tuple[tuple[int, LinkedClaim], ...]]:
        """For each article the claims by which it answers, in the order of the answers, each with the number of its own."""
        return grouped(
            (claim.article, (number, claim))
            for number, answer in enumerate(self.answers)
            for claim in answer.claims
        )

    @cached_property
    def same_answer(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim the articles that give the same answer, the first of them first."""
        return {claim.id: answer.articles for answer in self.answers for claim in answer.claims}


def answers_to(catalog: Catalog, question: str) -> Answers:
    """Gather the answers to a question.

    Two are the same only if their words are, capitals and spacing aside, or if the question's record says so under ``same``.
    """
    claims = sorted(
        catalog.answers_to(question),
        key=lambda claim: (catalog.order[claim.article], claim.number),
    )
    filed = catalog.questions.get(question)
    counted_as = counted_as_one(filed.record.same if filed else ())
    groups: dict[str, tuple[list[LinkedClaim], dict[str, str]]] = {}
    for claim in claims:
        text = claim.claim.answer or claim.claim.text
        name = same_name(text)
        group, wordings = groups.setdefault(counted_as.get(name, name), ([], {}))
        group.append(claim)
        wordings.setdefault(name, text)
    answers = []
    for group, wordings in groups.values():
        text, *others = wordings.values()
        answers.append(Answer(text, tuple(group), tuple(others)))
    return Answers(question, tuple(answers), _agreement(catalog, claims, len(answers)))


def counted_as_one(groups: Iterable[Iterable[str]]) -> Mapping[str, str]:
    """For each answer in the groups, as :func:`same_name` has it, the one that stands for all that count as the same.

    Groups that share an answer are one.
    """
    listed = [list(map(same_name, group)) for group in groups]
    numbers: dict[str, int] = {}
    for name in chain.from_iterable(listed):
        numbers.setdefault(name, len(numbers))
    joined = Groups(len(numbers))
    for group in listed:
        for name in group[1:]:
            joined.join(numbers[group[0]], numbers[name])
    names = list(numbers)
    return {name: names[joined.of(number)] for name, number in numbers.items()}


def _agreement(catalog: Catalog, claims: list[LinkedClaim], answers: int) -> Agreement:
    if not claims:
        return Agreement.UNANSWERED
    if any(_is_disputed(catalog, claim) for claim in claims):
        return Agreement.DISPUTED
    if len({claim.article for claim in claims}) == 1:
        return Agreement.SINGLE
    return Agreement.AGREE if answers == 1 else Agreement.DIFFER


def _is_disputed(catalog: Catalog, claim: LinkedClaim) -> bool:
    """Whether a claim on this question, or on none, disputes or corrects the claim, or is disputed or corrected by it."""
    disputing = (Relation.DISPUTES, Relation.CORRECTS)
    others = [*claim.claim.disputes, *claim.claim.corrects]
    others += [other for relation, other in catalog.related_to(claim.id) if relation in disputing]
    return any(
        catalog.claims[other].question in (claim.question, None)
        for other in others
        if other in catalog.claims
    )
