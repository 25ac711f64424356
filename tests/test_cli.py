"""The commands: what they print, what they write, and how they end."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sourcebook import reporter
from sourcebook.cli import main
from sourcebook.problem import Severity
from sourcebook.project import examine
from sourcebook.site import search_index

from .building import edit, files_of, site_project
from .project import LIVE, make_project, write

pytestmark = pytest.mark.site

OUTLET = "docs/outlets/ellery-courier.md"


def run(root: Path, *words: str) -> Result:
    """Run a command on a project. Whatever it comes to, nobody sees a traceback."""
    result = CliRunner().invoke(main, [*words, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def break_record(root: Path) -> None:
    edit(root, OUTLET, "kind: newspaper", "kind: paper")


# --- help ---


def test_the_door_leads_to_the_commands() -> None:
    run = subprocess.run(
        [sys.executable, LIVE / "build_site.py", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "python build_site.py serve" in run.stdout


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_help_has_examples(command: str | None) -> None:
    result = CliRunner().invoke(main, [command, "--help"] if command else ["--help"])
    assert result.exit_code == 0
    assert f"python build_site.py {command or ''}".rstrip() in result.output
    assert "Example" in result.output


def test_every_option_is_explained() -> None:
    for command in main.commands.values():
        assert command.help
        options = [p for p in command.params if isinstance(p, click.Option) and p.name != "port"]
        assert all(option.help for option in options)


# --- build ---


def test_the_site_is_built_here_and_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_project(tmp_path)
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, [])
    assert (result.exit_code, result.stdout) == (0, "Built site/.\n")
    assert (root / "site/index.html").is_file()
    monkeypatch.chdir(tmp_path)
    shutil.rmtree(root / "site")
    assert run(Path("project"), "build").exit_code == 0
    assert (root / "site/index.html").is_file()
    assert not (root / "project").exists()


def test_a_build_with_errors_reports_them_and_leaves_the_site(tmp_path: Path) -> None:
    root = site_project(tmp_path)
    write(root, "site/index.html", "the last good one")
    break_record(root)
    result = run(root, "build")
    assert result.exit_code == 1
    assert f"{OUTLET}:3:7: error: " in result.stderr
    assert files_of(root / "site") == {"index.html": b"the last good one"}


def test_warnings_stop_a_strict_build_only(copy: Path) -> None:
    mark = "  sha256: da6cccee3a725bc164ea82634e3a32c3a681b578cad90f786301f1772201afe0\n"
    edit(copy, "docs/articles/repair-bill.md", mark, "")
    assert {p.severity for p in examine(copy).problems} == {Severity.WARNING}
    assert run(copy, "build", "--strict").exit_code == 1
    result = run(copy, "build")
    assert result.exit_code == 0
    assert "[checksum-missing]\n1 warning.\n" in result.stderr


def test_a_broken_link_on_an_own_page_is_said_and_stops_a_strict_build(copy: Path) -> None:
    write(copy, "docs/more.md", "# More\n\n[Broken](nowhere.md)\n")
    result = run(copy, "build", "--strict")
    assert result.exit_code == 1
    assert "nowhere.md" in " ".join(result.stderr.split())


def test_a_search_index_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho no room on the disk >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search_index, "get_executable", lambda: program)
    root = site_project(tmp_path)
    result = run(root, "build")
    assert result.exit_code == 1
    assert "no room on the disk" in result.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("settings", [None, "a: ["], ids=["none", "broken"])
def test_settings_that_cannot_be_read_are_said(tmp_path: Path, settings: str | None) -> None:
    root = site_project(tmp_path)
    (root / "mkdocs.yml").unlink()
    if settings:
        write(root, "mkdocs.yml", settings)
    result = run(root, "build")
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.stderr


@pytest.mark.parametrize("settings", ["theme: material", "theme: sourcebook\nplugins: []"])
def test_settings_without_theme_or_plugin_are_said(tmp_path: Path, settings: str) -> None:
    root = site_project(tmp_path)
    write(root, "mkdocs.yml", f"site_name: A\n{settings}\n")
    result = run(root, "build")
    assert result.exit_code == 1
    assert "Write «theme: {name: sourcebook}» and «plugins: [sourcebook]»." in result.stderr


def test_a_setting_that_is_not_allowed_is_said(tmp_path: Path) -> None:
    result = run(site_project(tmp_path, publish_text="some"), "build")
    assert result.exit_code == 1
    assert "«some» is not allowed for «publish_text»" in " ".join(result.stderr.split())


# --- drafting ---


def test_a_seed_without_a_record_is_drafted_and_no_record_is_touched(copy: Path) -> None:
    before = files_of(copy / "docs")
    seed = "The lamp goes out\n\nThe lamp of Port Ellery went out on 5 March 2021.\n"
    write(copy, "seeds/lamp.txt", seed)
    result = run(copy, "build")
    assert result.exit_code == 0, result.output
    after = files_of(copy / "docs")
    (new,) = after.keys() - before.keys()
    assert f"Drafted docs/{new}." in result.stdout
    assert {path: after[path] for path in before} == before
    assert b"status: draft" in after[new]
    assert (copy / f"site/{new.removesuffix('.md')}/index.html").is_file()
    again = run(copy, "build")
    assert "Drafted" not in again.stdout
    assert files_of(copy / "docs") == after


def test_nothing_is_drafted_while_an_article_cannot_be_read(tmp_path: Path) -> None:
    root = site_project(tmp_path)
    path = "docs/articles/repair-bill.md"
    (root / path).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    before = files_of(root / "docs")
    result = run(root, "build")
    assert result.exit_code == 1
    assert path in result.stderr
    assert files_of(root / "docs") == before


# --- check ---


def test_check_says_that_all_is_well(tmp_path: Path) -> None:
    result = run(make_project(tmp_path), "check", "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "No problems.\n", "")


def test_check_writes_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "seeds/lamp.txt", "The lamp went out.\n")
    before = files_of(root)
    run(root, "check")
    assert files_of(root) == before


def test_check_reports_in_every_format(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    break_record(root)
    (problem,) = examine(root).problems
    text = run(root, "check")
    assert text.stdout == f"{problem}\n1 error.\n"
    github = run(root, "check", "--format", "github")
    assert github.stdout.startswith(f"::error file={OUTLET},line=3,col=7,title={problem.rule}::")
    rows = json.loads(run(root, "check", "--format", "json").stdout)
    assert rows == [
        {
            "path": OUTLET,
            "line": 3,
            "column": 7,
            "severity": "error",
            "message": problem.message,
            "way_out": problem.way_out,
            "rule": problem.rule,
        }
    ]
    assert {run(root, "check", "--format", form).exit_code for form in reporter.FORMATS} == {1}


def test_check_without_problems_prints_what_programs_expect(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert run(root, "check", "--format", "json").stdout == "[]\n"
    assert run(root, "check", "--format", "github").stdout == ""
