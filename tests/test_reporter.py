"""Problems as people and programs read them."""

from __future__ import annotations

from sourcebook import reporter
from sourcebook.problem import Place, Problem, Severity

ODD = Problem(
    Place("docs/topics/a,b:c%.md", 2, 3), Severity.WARNING, "50 % of\r\n«a, b: c».", "Mend it.", "r"
)


def test_a_report_for_github_escapes_what_github_would_read() -> None:
    assert reporter.as_github([ODD]) == (
        "::warning file=docs/topics/a%2Cb%3Ac%25.md,line=2,col=3,title=r::"
        "50 %25 of%0D%0A«a, b: c». Mend it."
    )


def test_a_report_counts_by_severity() -> None:
    error, hint = (
        Problem(Place("a"), severity, "m", "w", "r") for severity in (Severity.ERROR, Severity.HINT)
    )
    assert reporter.summary([]) == "No problems."
    assert reporter.summary([hint, ODD, error, error]) == "2 errors, 1 warning, 1 hint."
    assert reporter.as_github([hint]).startswith("::notice ")


def test_of_very_many_problems_the_first_are_told_in_full_and_the_others_counted() -> None:
    plain = Problem(Place("a"), Severity.WARNING, "It is so.", "Mend it.", "r")
    told = reporter.as_text([plain] * 1334).splitlines()
    assert told[:100] == [str(plain)] * 100
    assert told[100:] == [
        "And 1,234 more (r: 1,234). All of them: check --format json.",
        "1334 warnings.",
    ]
