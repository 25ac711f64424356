"""The rules that linked records must keep. One rule, one small generator; its docstring is the rule."""

from __future__ import annotations

import inspect

from ..problem import Problem, Rule, in_order
from ..progress import Tell, silent
from ..reading.readings import Readings
from ..records import strict
from . import alike, claims, evidence, names, people, references, stated_twice

CATALOG_RULES: tuple[Rule[[Readings]], ...] = (
    *evidence.RULES,
    *claims.RULES,
    *alike.RULES,
    *people.RULES,
    *names.RULES,
    *references.RULES,
    *stated_twice.RULES,
)
"""The rules over linked records."""

READING_RULES: tuple[Rule[...], ...] = tuple(
    value for _, value in inspect.getmembers(strict) if isinstance(value, Rule)
)
"""The rules that a file must keep before it can be linked."""


def all_rules() -> tuple[Rule[...], ...]:
    """Every rule, by name."""
    return tuple(sorted((*READING_RULES, *CATALOG_RULES), key=lambda rule: rule.name))


def check(readings: Readings, tell: Tell = silent) -> tuple[Problem, ...]:
    """Everything that the linked records break, by place."""
    problems: list[Problem] = []
    for number, rule in enumerate(CATALOG_RULES, 1):
        problems.extend(rule(readings))
        tell("Checking rules", number, len(CATALOG_RULES))
    return in_order(problems)
