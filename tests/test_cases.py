"""Every rule by example: a good case breaks nothing, a bad one gives exactly the lines that it expects."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sourcebook.cache import Memory
from sourcebook.cli import main
from sourcebook.problem import Rule, Severity
from sourcebook.project import examine
from sourcebook.rules import all_rules

from .building import configure
from .project import CASES, CORPUS, lines_of, make_project

GOOD = sorted((CASES / "good").iterdir())
BAD = sorted((CASES / "bad").iterdir())
RULES = {rule.name: rule for rule in all_rules()}


def rule_of(case: Path) -> str:
    return case.name.partition("--")[0]


def each(cases: Iterable[Path]) -> list[object]:
    """The cases, each by its name; those that build a site stand with the tests that do."""
    building = [case for case in cases if lines_of(case / "command.txt") == ["build"]]
    return [
        pytest.param(case, id=case.name, marks=[pytest.mark.site] if case in building else [])
        for case in cases
    ]


@pytest.fixture(scope="module")
def memory() -> Memory:
    """What was read of the collection: no case reads anew what it has in common with the others."""
    return Memory()


def run(root: Path, case: Path | None = None) -> Result:
    command = lines_of(case / "command.txt") if case else []
    words = shlex.split(command[0]) if command else ["check", "--strict"]
    if words[0] == "build":
        configure(root)
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def test_the_collection_has_no_problem() -> None:
    assert examine(CORPUS).problems == ()


def test_the_collection_passes_the_command() -> None:
    assert run(CORPUS).exit_code == 0


@pytest.mark.parametrize("case", each(GOOD))
def test_good_case(case: Path, tmp_path: Path, memory: Memory) -> None:
    root = make_project(tmp_path, case)
    assert [str(problem) for problem in examine(root, memory).problems] == []
    if (case / "command.txt").exists():
        assert run(root, case).exit_code == 0


@pytest.mark.parametrize("case", each(BAD))
def test_bad_case(
    case: Path, tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcebook.cli.examine", partial(examine, memory=memory))
    expected = lines_of(case / "expected.txt")
    assert any(line.endswith(f"[{rule_of(case)}]") for line in expected)
    result = run(make_project(tmp_path, case), case)
    *reported, counted = result.output.splitlines()
    assert reported == expected
    assert re.fullmatch(r"[1-9]\d* (error|warning|hint)s?(, .*)?\.", counted)
    stops = any(f" {Severity.HINT.value}: " not in line for line in expected)
    assert result.exit_code == stops
    assert isinstance(result.exception, SystemExit) == stops


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_is_explained_and_has_cases(rule: Rule[...]) -> None:
    assert rule.summary.endswith(".")
    assert rule.summary[0].isupper() or rule.summary[0] == "`"
    assert any(rule_of(case) == rule.name for case in GOOD)
    assert any(rule_of(case) == rule.name for case in BAD)


def test_every_case_is_one_of_a_rule() -> None:
    assert {rule_of(case) for case in (*GOOD, *BAD)} <= set(RULES)


def test_bad_cases_show_every_severity() -> None:
    assert {RULES[rule_of(case)].severity for case in BAD} == set(Severity)


BREAKABLE = sorted(path.relative_to(CORPUS) for path in CORPUS.glob("docs/*/*.md"))


@pytest.mark.parametrize("record", BREAKABLE, ids=lambda path: path.as_posix())
@pytest.mark.parametrize(
    "beginning", [b"---\nbroken: [\n", b"---\nunknown: 1\n"], ids=["no YAML", "unknown field"]
)
def test_a_broken_record_is_the_only_problem(
    record: Path, beginning: bytes, tmp_path: Path, memory: Memory
) -> None:
    root = make_project(tmp_path)
    file = root / record
    file.write_bytes(beginning + file.read_bytes().removeprefix(b"---\n"))
    assert [problem.place.path for problem in examine(root, memory).problems] == [record.as_posix()]


def test_all_broken_records_are_reported_at_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    for record in BREAKABLE:
        (root / record).write_bytes(b"")
    reported = [(problem.place.path, problem.rule) for problem in examine(root).problems]
    assert reported == sorted((path.as_posix(), "empty-file") for path in BREAKABLE)


def test_a_project_may_be_empty(tmp_path: Path) -> None:
    assert examine(tmp_path).problems == ()
    shutil.copytree(CORPUS / "docs/people", tmp_path / "docs/people")
    assert {problem.rule for problem in examine(tmp_path).problems} == {"reference-unknown"}
