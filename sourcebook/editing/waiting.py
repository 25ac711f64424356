"""What waits for a curator: drafts, values that are doubtful, and what the rules hint at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from ..drafting.front_matter import DOUBT
from ..problem import Severity
from ..project import Examination
from ..records.load import Filed

_MOST = 200
"""So many of each are listed."""
_DOUBTFUL = ("low", "medium")


def waiting(examination: Examination) -> dict[str, list[dict[str, str]]]:
    """What waits, the most doubtful first: for each its title, the address of its page, and what is to be done."""
    kinds = {"drafts": _drafts, "doubtful": _doubtful, "hints": _hints}
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
