"""Rules of claims: their ids, speakers, relations, questions."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog.shelf import LinkedClaim, Reference, ReferenceKind, resolved, same_name
from ..problem import Finding, Severity, rule
from ..reading.readings import Readings
from ..reading.text.body import even
from ..records.model import Outlet, Person, Topic
from ..records.strict import did_you_mean


def _claims(readings: Readings) -> Iterator[tuple[LinkedClaim, int]]:
    for claim in readings.catalog.claims.values():
        yield claim, claim.number - 1


@rule()
def claim_id_twice(readings: Readings) -> Iterator[Finding]:
    """A claim's id stands once in its article.

    `article-slug#claim-id` is the claim's permanent address, so it can mean one claim only.
    """
    for filed in readings.catalog.articles.values():
        first: dict[str, int] = {}
        for index, claim in enumerate(filed.record.claims):
            if claim.id in first:
                line = filed.place("claims", first[claim.id], "id").line
                yield (
                    filed.place("claims", index, "id"),
                    f"The claim id «{claim.id}» is used in line {line} already.",
                    "Give this claim an id of its own.",
                )
            first.setdefault(claim.id, index)


@rule()
def relation_unknown(readings: Readings) -> Iterator[Finding]:
    """A relation leads to another claim that exists.

    `disputes`, `confirms`, `qualifies` and `corrects` name claims as article-slug#claim-id, and never the claim itself.
    """
    catalog = readings.catalog
    for linked, index in _claims(readings):
        filed = catalog.articles[linked.article]
        for relation, targets in linked.claim.relations().items():
            for position, target in enumerate(targets):
                if target in catalog.claims and target != linked.id:
                    continue
                place = filed.place("claims", index, relation.value, position)
                if target == linked.id:
                    what = f"The claim «{linked.claim.id}» {relation.value} itself."
                    yield place, what, "Name the other claim, or leave the relation out."
                elif not _is_broken(readings, target):
                    yield (
                        place,
                        f"There is no claim «{target}».",
                        did_you_mean(target, catalog.claims) or "Write article-slug#claim-id.",
                    )


def _is_broken(readings: Readings, claim: str) -> bool:
    return f"docs/articles/{claim.partition('#')[0]}.md" in readings.catalog.broken


@rule()
def unknown_speaker(readings: Readings) -> Iterator[Finding]:
    """Who asserts a claim is known, or named in the article's own words.

    `by` and `via` hold a person whom the article lists, an outlet, a topic such as a country or an organization, or the very
    words by which the text names somebody («a senior diplomat»).
    """
    catalog = readings.catalog
    for linked, index in _claims(readings):
        filed = catalog.articles[linked.article]
        given: list[tuple[Reference | None, tuple[str | int, ...]]] = []
        if linked.claim.by:
            given.append((linked.speaker, ("by",)))
        given += [(via, ("via", position)) for position, via in enumerate(linked.via)]
        for reference, path in given:
            if reference is None or reference.kind is not ReferenceKind.DESCRIBED:
                continue
            if any(
                catalog.may_be_broken(kind, reference.label) for kind in (Person, Topic, Outlet)
            ):
                continue
            text = readings.evidence(linked.article).body.flat
            if even(reference.label).casefold() not in text.casefold():
                known = [
                    *(listing.name for listing in filed.record.people),
                    *(outlet.record.name for outlet in catalog.outlets.values()),
                    *(topic.record.name for topic in catalog.topics.values()),
                ]
                yield (
                    filed.place("claims", index, *path),
                    f"«{reference.label}» is no person of this article, no outlet and no topic, "
                    "and the text has no such words.",
                    did_you_mean(reference.label, known)
                    or "List the person under people, or use the text's own words.",
                )


@rule()
def claim_person_unlisted(readings: Readings) -> Iterator[Finding]:
    """Whom a claim is about is listed in its article.

    The article's `people` names everybody whom its text names; a claim can't be about somebody else.
    """
    catalog = readings.catalog
    for linked, index in _claims(readings):
        filed = catalog.articles[linked.article]
        listed = resolved(catalog.people, (listing.name for listing in filed.record.people))
        for position, name in enumerate(linked.claim.people):
            if catalog.people.find(name) not in listed and not catalog.may_be_broken(Person, name):
                hint = did_you_mean(name, (listing.name for listing in filed.record.people))
                yield (
                    filed.place("claims", index, "people", position),
                    f"«{name}» is not among the article's people.",
                    hint or "Add the name to the article's people.",
                )


@rule(Severity.WARNING)
def claim_topic_unlisted(readings: Readings) -> Iterator[Finding]:
    """A claim's topics are among its article's topics.

    The article's page and the topic's page then agree on what belongs together.
    """
    catalog = readings.catalog
    for linked, index in _claims(readings):
        filed = catalog.articles[linked.article]
        listed = {same_name(name) for name in filed.record.topics}
        listed |= set(resolved(catalog.topics, filed.record.topics))
        for position, name in enumerate(linked.claim.topics):
            known = same_name(name) in listed or catalog.topics.find(name) in listed
            if not known and not catalog.may_be_broken(Topic, name):
                yield (
                    filed.place("claims", index, "topics", position),
                    f"«{name}» is not among the article's topics.",
                    "Add it to the article's topics.",
                )


@rule()
def question_without_answer(readings: Readings) -> Iterator[Finding]:
    """`question` and `answer` go together.

    A question's page shows answers side by side; a claim that speaks to a question says in a few words what it answers.
    """
    for linked, index in _claims(readings):
        claim = linked.claim
        key_place = readings.catalog.articles[linked.article].document.key_place
        if claim.question and not claim.answer:
            place = key_place("claims", index, "question")
            yield place, "The question has no answer.", "Add «answer: …», in the source's words."
        elif claim.answer and not claim.question:
            place = key_place("claims", index, "answer")
            yield place, "The answer has no question.", "Add «question: …»."


RULES = (
    claim_id_twice,
    relation_unknown,
    unknown_speaker,
    claim_person_unlisted,
    claim_topic_unlisted,
    question_without_answer,
)
