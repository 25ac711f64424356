"""Rules of references: what a record points to is there."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..catalog.shelf import resolved
from ..problem import Finding, Severity, rule
from ..reading.readings import Readings
from ..records.load import Filed
from ..records.model.article import EACH
from ..records.strict import did_you_mean


def _filed(readings: Readings) -> Iterator[Filed[Any]]:
    c = readings.catalog
    for shelf in (c.articles, c.people, c.topics, c.outlets, c.questions):
        yield from (filed for filed in shelf.values() if filed.path)


@rule()
def basis_points_nowhere(readings: Readings) -> Iterator[Finding]:
    """What `basis` explains is a value of the record.

    The name is the way to the value, with dots: `outlet`, `dates.published`, `source.draws_on.TASS`, `claims.<id>.date`. `claims.*.date` explains
    the date of every claim that has no reason of its own, less those whose ids stand under its `except`. When a value is taken out, its basis
    goes too.
    """
    for filed in _filed(readings):
        if not filed.record.basis:
            continue
        values = filed.document.values
        for path, reason in (values.get("basis") or {}).items():
            ways = [(path, filed.document.key_place("basis", path))]
            for position, claim in enumerate(reason.get("except") or ()):
                place = filed.place("basis", path, "except", position)
                ways.append((path.replace("*", claim) if "*" in path else f"{path}.{claim}", place))
            for way, place in ways:
                parts = set(way.split("."))
                gone = any(field.rpartition(".")[2] in parts for field in filed.lost)
                if not gone and not _leads_somewhere(values, way):
                    yield (
                        place,
                        f"The record has no value «{way}».",
                        did_you_mean(way, list(_ways(values)))
                        or "Correct the way to the value, or take this out.",
                    )


def _leads_somewhere(values: Any, path: str) -> bool:
    if path == "":
        return True
    if isinstance(values, dict):
        if path.startswith(EACH):
            ids = (claim["id"] for claim in values.get("claims") or ())
            return any(_leads_somewhere(values, path.replace("*", one, 1)) for one in ids)
        return any(
            value is not None and _leads_somewhere(value, path[len(key) :].removeprefix("."))
            for key, value in values.items()
            if path == key or path.startswith(f"{key}.")
        )
    if isinstance(values, list):
        for item in values:
            name = item if isinstance(item, str) else _name_of(item)
            if path == name or path.startswith(f"{name}."):
                rest = path[len(name) :].removeprefix(".")
                if _leads_somewhere(item if isinstance(item, dict) else None, rest):
                    return True
    return False


def _name_of(item: Any) -> str:
    keys = ("id", "name", "role", "words", "says")
    return next((item[key] for key in keys if item.get(key)), "") if item else ""


def _ways(values: Any, before: str = "") -> Iterable[str]:
    for key, value in values.items():
        if key != "basis" and value is not None:
            yield before + key
            if isinstance(value, dict):
                yield from _ways(value, f"{before}{key}.")


@rule(Severity.WARNING)
def reference_unknown(readings: Readings) -> Iterator[Finding]:
    """A role's proof, and what an outside page is about, are claims that exist.

    A role whose `source` leads nowhere is shown as unproved. Claims are named as article-slug#claim-id.
    """
    catalog = readings.catalog
    for filed in _filed(readings):
        wanted = [(o.about, ("outside", i, "about")) for i, o in enumerate(filed.record.outside)]
        roles = getattr(filed.record, "roles", ())
        wanted += [(role.source, ("roles", i, "source")) for i, role in enumerate(roles)]
        for claim, path in wanted:
            if claim and claim not in catalog.claims:
                if catalog.claim_may_be_lost(claim):
                    continue
                known = claim.partition("#")[0] in catalog.articles
                hint = did_you_mean(claim, catalog.claims) if known else ""
                what = f"There is no claim «{claim}»."
                yield filed.place(*path), what, hint or "Write article-slug#claim-id."


@rule()
def topic_in_circle(readings: Readings) -> Iterator[Finding]:
    """No topic is broader than itself, not even by way of others.

    `broader` leads upwards; a circle has no top.
    """
    topics = readings.catalog.topics
    for slug, filed in topics.items():
        seen: set[str] = set()
        waiting = list(resolved(topics, filed.record.broader))
        while waiting:
            above = waiting.pop()
            if above == slug:
                what = f"«{filed.record.name}» is broader than itself."
                yield filed.place("broader"), what, "Take out the topic that leads back here."
                break
            if above not in seen:
                seen.add(above)
                waiting.extend(resolved(topics, topics[above].record.broader))


@rule(Severity.HINT)
def not_reviewed(readings: Readings) -> Iterator[Finding]:
    """A draft is read by a person before it counts as reviewed.

    What a program drafted may name the wrong speaker. Read the claims beside the text, then write `status: reviewed`.
    """
    for filed in readings.catalog.articles.values():
        if filed.record.status.value == "draft":
            place = filed.place("status")
            what = "This record is a draft."
            yield place, what, "Read it beside its seed, correct it, and write status: reviewed."
