"""Rules of answers that look alike, and of claims in the same words: somebody says whether they are the same."""

from collections.abc import Iterator

from ..catalog.shelf import same_name
from ..problem import Finding, Severity, rule
from ..reading.answers.agreement import counted_as_one
from ..reading.answers.alike import Likeness, alike_answers
from ..reading.readings import Readings
from ..records.model import Question
from ..records.strict import did_you_mean
from .claims import place_in

_LIKE = {
    Likeness.FIGURE: "states the same figure as",
    Likeness.WORDS: "has the same words, small ones aside, as",
    Likeness.NEARLY: "has nearly the same words as",
}


@rule(Severity.HINT)
def answers_alike(readings: Readings) -> Iterator[Finding]:
    """Answers to one question that look alike are known to be the same, or not to be.

    The question's record says it: under `same` stand the answers that count as one, under `apart` those that don't.

        same: [[$2bn, $2 billion]]
        apart: [[almost $2bn, $2bn, over $2 billion]]

    Only somebody who has read the passages can tell. Alike is not the same.
    """
    for slug, filed in readings.catalog.questions.items():
        if readings.catalog.may_be_broken(Question, filed.record.question):
            continue
        for pair in alike_answers(readings.answers(slug), filed.record.apart):
            way_out = (
                f"In {filed.path}, put both under same if they are one answer, else under apart."
                if filed.path
                else f"Give the question a record in docs/questions/ (`python build_site.py new question "
                f'"{filed.record.question}"`), and put both there under same or under apart.'
            )
            yield (
                place_in(readings, pair.other, "answer"),
                f"The answer «{pair.other.claim.answer}» {_LIKE[pair.likeness]} "
                f"«{pair.one.claim.answer}» in {place_in(readings, pair.one, 'answer')}.",
                way_out,
            )


@rule(Severity.WARNING)
def same_answer_unknown(readings: Readings) -> Iterator[Finding]:
    """`same` and `apart` hold groups of answers that claims give, and don't contradict each other.

    An answer stands there as the claim has it, capitals and spacing aside, in a group of two or more. Two answers that count
    as the same can't be kept apart.
    """
    catalog = readings.catalog
    for slug, filed in catalog.questions.items():
        given = {claim.claim.answer or "" for claim in catalog.answers_to(slug)}
        names = {same_name(text) for text in given}
        one = counted_as_one(filed.record.same)
        for field, groups in (("same", filed.record.same), ("apart", filed.record.apart)):
            for number, group in enumerate(groups):
                first: dict[str, str] = {}
                for position, text in enumerate(group):
                    place, name = filed.place(field, number, position), same_name(text)
                    # The claim that gives it may stand in a record that could not be read.
                    broken = any(name in same_name(text) for text in catalog.broken.values())
                    if name not in names and not broken:
                        yield (
                            place,
                            f"No claim answers this question with «{text}».",
                            did_you_mean(text, sorted(given)) or "Copy the answer from its claim.",
                        )
                    other = first.get(one.get(name, name), text)
                    if field == "apart" and same_name(other) != name:
                        what = f"«{text}» and «{other}» are kept apart here, and count as the same."
                        yield place, what, "Take one of them out of this group, or out of same."
                    first.setdefault(one.get(name, name), text)
                if len({same_name(text) for text in group}) < 2:
                    place = filed.place(field, number)
                    what = f"A group of «{field}» holds two answers or more."
                    yield place, what, "Add the other answer, or take the group out."


@rule(Severity.HINT)
def same_words_apart(readings: Readings) -> Iterator[Finding]:
    """Claims that rest on the same words in two articles answer the same question.

    Where two articles share an utterance or a passage, a claim of the one and a claim of the other may be one point, told
    twice. Give both the question that they answer, and each its answer in its own words: then they stand side by side, and
    count as one origin. A relation between them (`qualifies`, `disputes` …) settles it too.
    """
    catalog = readings.catalog
    for twice in readings.stated_twice:
        one, other = catalog.claims[twice.one], catalog.claims[twice.other]
        articles = [catalog.articles[claim.article] for claim in (one, other)]
        seeds = {filed.record.source.file for filed in articles}
        if any(filed.lacks("claims") for filed in articles):
            continue
        if len(seeds) == 1 or (one.question and one.question == other.question):
            continue  # Two records of one seed are an error of their own.
        related = {t for targets in one.claim.relations().values() for t in targets}
        related |= {claim for _, claim in catalog.related_to(one.id)}
        if other.id not in related:
            place = place_in(readings, one, "id")
            what = f"«{one.claim.id}» and «{other.id}» rest on the same {twice.words} words, but do not answer one question."
            yield place, what, "Give both the same question, or state how one relates to the other."
