"""What waits for a curator: drafts, doubtful values, claims that look like an answer to a question, and what the rules hint at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne
from rapidfuzz.utils import default_process

from ..catalog.shelf import LinkedClaim, resolved
from ..drafting.front_matter import DOUBT
from ..problem import Severity
from ..project import Examination
from ..records.load import Filed

_MOST = 200
"""So many of each are listed."""
_ALIKE = 60
"""From how many percent of the letters on a claim is like a question, or like a claim that answers one. Of the live collection's 111
answers 57 are found by the others in this way, 53 of them with their own question."""
_DOUBTFUL = ("low", "medium")


def waiting(examination: Examination) -> dict[str, list[dict[str, str]]]:
    """What waits, the most doubtful first: for each its title, the address of its page, and what is to be done."""
    kinds = {"drafts": _drafts, "doubtful": _doubtful, "answers": _answers, "hints": _hints}
    return {name: list(islice(found(examination), _MOST)) for name, found in kinds.items()}


def _drafts(examination: Examination) -> Iterator[dict[str, str]]:
    for filed in examination.readings.catalog.articles.values():
        if filed.record.status.value == "draft":
            many = len(filed.record.claims)
            shares = examination.readings.shared_of.get(filed.slug, ())
            with_others = [shared.other(filed.slug) for shared in shares]
            titles = [
                examination.readings.catalog.articles[o].record.title_text for o in with_others
            ]
            also = f"; it shares passages with {', '.join(titles[:3])}" if titles else ""
            yield _row(
                filed, "", f"{many} claim{'' if many == 1 else 's'} to read beside the text{also}"
            )


def _doubtful(examination: Examination) -> Iterator[dict[str, str]]:
    for filed in examination.readings.catalog.articles.values():
        if filed.record.status.value == "draft":
            yield from _asked(filed)
    for confidence in _DOUBTFUL:
        for filed in _records(examination):
            for way, basis in filed.record.basis.items():
                if basis.confidence.value == confidence:
                    yield _row(filed, "#basis", f"{way}, {confidence} confidence: {basis.why}")


def _asked(filed: Filed[Any]) -> Iterator[dict[str, str]]:
    """What the comments of a draft ask."""
    anchor = ""
    for line in map(str.strip, filed.document.front.split("\n")):
        if line.startswith("- id: "):
            anchor = f"#claim-{line.removeprefix('- id: ')}"
        elif line.startswith(DOUBT):
            yield _row(filed, anchor, line.removeprefix(DOUBT))


def _answers(examination: Examination) -> Iterator[dict[str, str]]:
    """The claims without a question that are worded like one of the same topic, or like a claim that answers it."""
    catalog = examination.readings.catalog
    told: dict[str, dict[str, LinkedClaim | str]] = {}
    for question, asking in catalog.questions.items():
        answers = catalog.answers_to(question)
        own = resolved(catalog.topics, asking.record.topics)
        for topic in {*own, *(topic for claim in answers for topic in claim.topics)}:
            told.setdefault(topic, {})[default_process(asking.record.question)] = question
        for claim in answers:
            for topic in claim.topics:
                told.setdefault(topic, {})[default_process(claim.claim.text)] = claim
    pools = {topic: list(texts) for topic, texts in told.items()}
    rows = []
    for claim in catalog.claims.values():
        text, best = default_process(claim.claim.text), (0.0, "", "")
        for topic in claim.topics if not claim.question else ():
            pool = pools.get(topic, ())
            if found := extractOne(text, pool, scorer=fuzz.ratio, score_cutoff=_ALIKE):
                best = max(best, (found[1], found[0], topic))
        if not best[0]:
            continue
        like = told[best[2]][best[1]]
        question = like if isinstance(like, str) else str(like.question)
        asked = catalog.questions[question].record.question
        beside = "" if isinstance(like, str) else f" is like «{like.claim.text}», which answers it"
        what = f"{asked} «{claim.claim.text}»{beside or ' is worded like it'}."
        filed = catalog.articles[claim.article]
        rows.append((best[0], _row(filed, f"#claim-{claim.claim.id}", what)))
    yield from (row for _, row in sorted(rows, key=lambda scored: -scored[0]))


def _hints(examination: Examination) -> Iterator[dict[str, str]]:
    by_path = {filed.path: filed for filed in _records(examination)}
    for problem in examination.problems:
        filed = by_path.get(problem.place.path)
        told = problem.severity is not Severity.ERROR and problem.rule != "not-reviewed"
        if filed and told:
            yield _row(filed, "", f"{problem.message} {problem.way_out}")


def _records(examination: Examination) -> Iterator[Filed[Any]]:
    c = examination.readings.catalog
    shelves: tuple[Mapping[str, Filed[Any]], ...] = (
        c.articles,
        c.people,
        c.topics,
        c.outlets,
        c.questions,
    )
    return (filed for shelf in shelves for filed in shelf.values() if filed.path)


def _row(filed: Filed[Any], anchor: str, what: str) -> dict[str, str]:
    url = f"/{filed.record.folder}/{filed.slug}/{anchor}"
    return {"title": filed.record.title_text, "url": url, "what": what}
