from __future__ import annotations

from collections.abc import Iterator

from sourcebook.problem import (
    Finding,
    Place,
    Problem,
    ProblemsFound,
    Severity,
    has_errors,
    in_order,
    rule,
)


@rule(Severity.WARNING)
def lamp_is_dark(lamps: list[str]) -> Iterator[Finding]:
    """A lamp burns.

    The rest explains.
    """
    for number, lamp in enumerate(lamps, start=1):
        if lamp == "dark":
            yield Place("lamps.md", number, 2), "This lamp is dark.", "Light it."


def problem(line: int, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Place("a.md", line), severity, "Wrong.", "Mend it.", "some-rule")


def test_a_rule_knows_its_name_and_what_it_says() -> None:
    assert lamp_is_dark.name == "lamp-is-dark"
    assert lamp_is_dark.summary == "A lamp burns."
    assert lamp_is_dark.doc.endswith("The rest explains.")
    assert lamp_is_dark.severity is Severity.WARNING


def test_a_rule_turns_every_finding_into_a_problem() -> None:
    assert [str(found) for found in lamp_is_dark(["dark", "lit", "dark"])] == [
        "lamps.md:1:2: warning: This lamp is dark. Light it. [lamp-is-dark]",
        "lamps.md:3:2: warning: This lamp is dark. Light it. [lamp-is-dark]",
    ]


def test_problems_are_ordered_by_line_as_a_number_and_each_once() -> None:
    assert in_order([problem(10), problem(9), problem(10)]) == (problem(9), problem(10))


def test_the_exception_carries_them_in_order() -> None:
    raised = ProblemsFound([problem(2), problem(1)])
    assert raised.problems == (problem(1), problem(2))
    assert str(raised).splitlines() == [str(problem(1)), str(problem(2))]


def test_only_errors_stop_the_build() -> None:
    assert has_errors([problem(1)])
    assert not has_errors([problem(1, Severity.WARNING), problem(2, Severity.HINT)])
