"""Rules of claims: their ids, speakers, relations, questions."""

from collections.abc import Iterator

from ..catalog.shelf import LinkedClaim, Reference, ReferenceKind, resolved, same_name
from ..problem import Finding, Place, Severity, rule
from ..reading.readings import Readings
from ..reading.text.body import even
from ..records.frontmatter import Path
from ..records.model import Outlet, Person, Topic
from ..records.strict import did_you_mean


def place_in(readings: Readings, claim: LinkedClaim, *path: str | int) -> Place:
    """Where a value of a claim stands."""
    return readings.catalog.articles[claim.article].place("claims", claim.number - 1, *path)


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
                what = f"The claim id «{claim.id}» is used in line {line} already."
                yield filed.place("claims", index, "id"), what, "Give this claim an id of its own."
            first.setdefault(claim.id, index)


@rule()
def relation_unknown(readings: Readings) -> Iterator[Finding]:
    """A relation leads to another claim that exists.

    `disputes`, `confirms`, `qualifies` and `corrects` name claims as article-slug#claim-id, and never the claim itself.
    """
    catalog = readings.catalog
    for linked in catalog.claims.values():
        for relation, targets in linked.claim.relations().items():
            for position, target in enumerate(targets):
                if target in catalog.claims and target != linked.id:
                    continue
                place = place_in(readings, linked, relation.value, position)
                if target == linked.id:
                    what = f"The claim «{linked.claim.id}» {relation.value} itself."
                    yield place, what, "Name the other claim, or leave the relation out."
                elif not catalog.claim_may_be_lost(target):
                    hint = did_you_mean(target, catalog.claims) or "Write article-slug#claim-id."
                    yield place, f"There is no claim «{target}».", hint


@rule()
def unknown_speaker(readings: Readings) -> Iterator[Finding]:
    """Who asserts a claim is known, or named in the article's own words.

    `by` and `via` hold a person whom the article lists, an outlet, a topic such as a country or an organization, or the very
    words by which the text names somebody («a senior diplomat»).
    """
    catalog = readings.catalog
    for linked in catalog.claims.values():
        by = [linked.speaker] if linked.claim.by else []
        given: list[tuple[Reference | None, Path]] = [(speaker, ("by",)) for speaker in by]
        given += [(via, ("via", position)) for position, via in enumerate(linked.via)]
        for reference, path in given:
            if reference is None or reference.kind is not ReferenceKind.DESCRIBED:
                continue
            name, kinds = reference.label, (Person, Topic, Outlet)
            text = readings.evidence(linked.article).body.flat.casefold()
            if even(name).casefold() in text or any(catalog.may_be_broken(k, name) for k in kinds):
                continue
            if catalog.articles[linked.article].lacks("people"):
                continue
            known = [p.name for p in catalog.articles[linked.article].record.people]
            for shelf in (catalog.outlets, catalog.topics):
                known += [filed.record.name for filed in shelf.values()]
            yield (
                place_in(readings, linked, *path),
                f"«{name}» is no person of this article, no outlet and no topic, "
                "and the text has no such words.",
                did_you_mean(name, known)
                or "List the person under people, or use the text's own words.",
            )


@rule()
def claim_person_unlisted(readings: Readings) -> Iterator[Finding]:
    """Whom a claim is about is listed in its article.

    The article's `people` names everybody whom its text names; a claim can't be about somebody else.
    """
    catalog = readings.catalog
    for linked in catalog.claims.values():
        filed = catalog.articles[linked.article]
        names = [p.name for p in filed.record.people]
        listed = resolved(catalog.people, names) if linked.claim.people else ()
        if filed.lacks("people"):
            continue
        for position, name in enumerate(linked.claim.people):
            if catalog.people.find(name) not in listed and not catalog.may_be_broken(Person, name):
                place = place_in(readings, linked, "people", position)
                way_out = did_you_mean(name, names) or "Add the name to the article's people."
                yield place, f"«{name}» is not among the article's people.", way_out


@rule(Severity.WARNING)
def claim_topic_unlisted(readings: Readings) -> Iterator[Finding]:
    """A claim's topics are among its article's topics, where the article lists them.

    The article's page and the topic's page then agree on what belongs together. An article that lists none has those of its claims.
    """
    catalog = readings.catalog
    for linked in catalog.claims.values():
        filed = catalog.articles[linked.article]
        topics = filed.record.topics if linked.claim.topics else ()
        if filed.lacks("topics"):
            continue
        listed = {*map(same_name, topics), *resolved(catalog.topics, topics)}
        for position, name in enumerate(linked.claim.topics):
            known = same_name(name) in listed or catalog.topics.find(name) in listed
            if not known and not catalog.may_be_broken(Topic, name):
                what = f"«{name}» is not among the article's topics."
                place = place_in(readings, linked, "topics", position)
                yield place, what, "Add it to the article's topics."


@rule()
def question_without_answer(readings: Readings) -> Iterator[Finding]:
    """`question` and `answer` go together.

    A question's page shows answers side by side; a claim that speaks to a question says in a few words what it answers.
    """
    for linked in readings.catalog.claims.values():
        claim = linked.claim
        key_place = readings.catalog.articles[linked.article].document.key_place
        if claim.question and not claim.answer:
            place = key_place("claims", linked.number - 1, "question")
            yield place, "The question has no answer.", "Add «answer: …», in the source's words."
        elif claim.answer and not claim.question:
            place = key_place("claims", linked.number - 1, "answer")
            yield place, "The answer has no question.", "Add «question: …»."
