"""What a change of the records does, in the words of the site: claims that come and go, values that move, questions now disputed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..reading.answers.agreement import Agreement
from ..reading.readings import Readings
from ..records.model import RECORD_KINDS
from .changes import FieldChange, Values, claim_and_field, compare, values_of

_LONG = 90
_NAMES = ("title", "name", "question")


def difference(
    before: Path, after: Path, then: Readings, now: Readings, agreement: Mapping[Agreement, str]
) -> Iterator[str]:
    """Lines of Markdown that say what differs between two states of a project, record by record.

    ``before`` and ``after`` are the folders of both, ``then`` and ``now`` what follows from them; ``agreement`` has the words for
    how far the answers to a question agree.
    """
    old, new = _records(before), _records(after)
    for path in sorted(old.keys() | new.keys()):
        was, is_now = old.get(path), new.get(path)
        if was == is_now:
            continue
        name = f"- **{path}** ({_name(is_now or was or {})})"
        if was is None or is_now is None:
            yield f"{name}: {'new' if was is None else 'taken away'}{_claims(is_now or was or {})}"
        else:
            yield name
            for change in compare(was, is_now):
                yield f"  - {_sentence(change, was, is_now)}"
    for slug in sorted(then.catalog.questions.keys() & now.catalog.questions.keys()):
        first, last = then.answers(slug).agreement, now.answers(slug).agreement
        if first is not last:
            asked = now.catalog.questions[slug].record.question
            yield f"- «{asked}»: {agreement[last]} now, {agreement[first]} before"


def _records(root: Path) -> dict[str, Values]:
    """The values of all records, by their paths below ``docs/`` without the ending; of one that can't be read none."""
    files = (file for kind in RECORD_KINDS for file in (root / "docs" / kind.folder).glob("*.md"))
    found = {}
    for file in sorted(files):
        path = file.relative_to(root / "docs").with_suffix("").as_posix()
        found[path] = values_of(file.read_text("utf-8", "replace"), path) or {}
    return found


def _name(values: Values) -> str:
    return next((values[key,] for key in _NAMES if values.get((key,))), "without a name")


def _claims(values: Values) -> str:
    number = len({path[1] for path in values if path[0] == "claims" and len(path) > 2})
    return f", with {number} claim{'s' if number > 1 else ''}" if number else ""


def _sentence(change: FieldChange, was: Values, now: Values) -> str:
    claim, field = claim_and_field(change.path)
    before, after = _short(change.before), _short(change.after)
    values = now if change.after is not None else was
    if claim and field == "claim":
        by = values.get((*change.path, "by"))
        verb = "adds" if change.before is None else "takes away"
        return f"{verb} a claim{f' by {by}' if by else ''}: {after or before}"
    wording = now.get(("claims", claim, "text")) or was.get(("claims", claim, "text"), claim)
    whose = f" of {_short(wording)}" if claim and field != "wording" else ""
    if not change.before:
        return f"gives the {field}{whose}: {after}"
    if not change.after:
        return f"takes away the {field}{whose}, which was {before}"
    verb = "moves" if field.startswith("date") else "changes"
    return f"{verb} the {field}{whose} from {before} to {after}"


def _short(value: str | None) -> str:
    if value is None:
        return ""
    words = " ".join(value.split())
    return f"«{words if len(words) <= _LONG else words[:_LONG].rsplit(' ', 1)[0] + ' …'}»"
