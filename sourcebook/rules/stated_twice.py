"""The rule of claims that several articles make in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Finding, Severity, rule
from ..reading.readings import Readings


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
        seeds = {catalog.articles[c.article].record.source.file for c in (one, other)}
        if len(seeds) == 1 or (one.question and one.question == other.question):
            continue  # Two records of one seed are an error of their own.
        related = {t for targets in one.claim.relations().values() for t in targets}
        related |= {claim for _, claim in catalog.related_to(one.id)}
        if other.id not in related:
            place = catalog.articles[one.article].place("claims", one.number - 1, "id")
            yield (
                place,
                f"«{one.claim.id}» and «{other.id}» rest on the same {twice.words} words, but do not answer one question.",
                "Give both the same question, or state how one relates to the other.",
            )


RULES = (same_words_apart,)
