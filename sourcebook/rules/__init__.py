"""The rules that linked records must keep. One rule, one small generator; its docstring is the rule."""

from types import ModuleType
from typing import Any

from ..problem import Problem, Rule, in_order
from ..progress import Tell, silent
from ..reading.readings import Readings
from ..records import strict
from . import answers, claims, evidence, names, people, references


def _rules_of(*modules: ModuleType) -> tuple[Rule[Any], ...]:
    every = (value for module in modules for value in vars(module).values())
    return tuple(value for value in every if isinstance(value, Rule))


CATALOG_RULES: tuple[Rule[[Readings]], ...] = _rules_of(
    evidence, claims, answers, people, names, references
)
"""The rules over linked records."""

READING_RULES: tuple[Rule[...], ...] = _rules_of(strict)
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
