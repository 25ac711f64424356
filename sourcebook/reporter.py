"""Problems as people and programs read them: plain text, annotations for GitHub, JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

from .problem import Problem, Severity

IN_FULL = 100
"""So many problems are told one by one; of more, how often each rule is broken."""


def as_text(problems: Iterable[Problem]) -> str:
    """One line for each problem, ``path:line:column: severity: message [rule]``, and a line that counts them."""
    shown = list(problems)
    lines = list(map(str, shown[:IN_FULL]))
    if rest := Counter(problem.rule for problem in shown[IN_FULL:]):
        told = ", ".join(f"{rule}: {number:,}" for rule, number in rest.most_common())
        lines.append(f"And {rest.total():,} more ({told}). All of them: check --format json.")
    return "\n".join([*lines, summary(shown)])


def summary(problems: Iterable[Problem]) -> str:
    """«2 errors, 1 warning.»"""
    counts = Counter(problem.severity for problem in problems)
    parts = [
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return f"{', '.join(parts) or 'No problems'}."


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows on the very lines of a pull request."""
    commands = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
    return "\n".join(
        f"::{commands[p.severity]} file={_property(p.place.path)},line={p.place.line},"
        f"col={p.place.column},title={_property(p.rule)}::{_data(f'{p.message} {p.way_out}')}"
        for p in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_rows(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    """An object for each problem."""
    return [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
            "message": problem.message,
            "way_out": problem.way_out,
            "rule": problem.rule,
        }
        for problem in problems
    ]


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects, one for each problem."""
    return json.dumps(as_rows(problems), ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
