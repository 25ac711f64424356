"""What a rule reports, and the one exception that carries a list of it.

A rule is a small generator that yields findings: the place, what is wrong, and the way out. Its name and its
docstring are what people see; the decorator :func:`rule` turns its findings into problems.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import update_wrapper
from typing import Generic, ParamSpec

P = ParamSpec("P")

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""Control characters, which a terminal would obey, as their pictures."""


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning stops ``check --strict``."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file: its path below the project's folder (with ``/``), line and column, both from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and how to mend it."""

    place: Place
    severity: Severity
    message: str
    way_out: str
    rule: str

    def __str__(self) -> str:
        told = f"{self.place}: {self.severity}: {self.message} {self.way_out} [{self.rule}]"
        return told.translate(_PICTURES)

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        return self.place, self.rule, self.message


class ProblemsFound(Exception):
    """Raised where work can't go on; ``problems`` holds everything that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[object, ...]:
        return ProblemsFound, (self.problems,)


Finding = tuple[Place, str, str]
"""What a rule yields: the place, the message, the way out. Message and way out are whole sentences."""


class Rule(Generic[P]):
    """A generator of findings with its name, severity and the docstring that explains it to people."""

    def __init__(self, function: Callable[P, Iterator[Finding]], severity: Severity) -> None:
        update_wrapper(self, function)
        self.function = function
        self.severity = severity
        self.name = function.__name__.replace("_", "-")
        self.doc = inspect.getdoc(function) or ""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Problem]:
        for place, message, way_out in self.function(*args, **kwargs):
            yield Problem(place, self.severity, message, way_out, self.name)

    @property
    def summary(self) -> str:
        """The docstring's first line, which states the rule."""
        return self.doc.partition("\n")[0]


def rule(
    severity: Severity = Severity.ERROR,
) -> Callable[[Callable[P, Iterator[Finding]]], Rule[P]]:
    """Declare a generator of findings as a rule of this severity."""
    return lambda function: Rule(function, severity)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def stop(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether problems stop a build; a strict one is stopped by warnings too."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in grave for problem in problems)
