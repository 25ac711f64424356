"""The command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from . import __version__, reporter
from .problem import Problem, ProblemsFound, Severity, has_errors
from .project import Examination, draft_missing, examine, write_schemas
from .records.scaffold import KINDS, new_record
from .site.rendering import RecordsBroken, free_port, preview, quiet_mkdocs, render

_err = Console(stderr=True, highlight=False)

_EXAMPLES = """
\b
Examples:
  python build_site.py                        draft, check, and build site/
  python build_site.py serve --port 8001      preview with live reload
  python build_site.py check --strict         report every problem
  python build_site.py new person "Ada Lovelace"
"""


_root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path.cwd,
    show_default="this folder",
    help="The project's folder.",
)


@click.group(invoke_without_command=True, epilog=_EXAMPLES)
@click.version_option(__version__, prog_name="sourcebook")
@click.pass_context
def main(context: click.Context) -> None:
    """Turn the articles in seeds/ and the records in docs/ into a site.

    Without a command: draft a record for every seed that has none, check everything, and build site/.
    """
    if context.invoked_subcommand is None:
        context.invoke(build, root=Path.cwd())


@main.command(
    epilog="\b\nExamples:\n  python build_site.py build\n  python build_site.py build --strict"
)
@_root_option
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
def build(root: Path, strict: bool = False) -> None:
    """Draft what is missing, check, and build site/."""
    examination = _prepared(root)
    if _report(examination.problems, strict):
        raise SystemExit(1)
    quiet_mkdocs()
    pages = len(examination.readings.catalog.articles)
    with _err.status(f"Building the site of {pages} articles …"):
        try:
            site = render(root, strict)
        except RecordsBroken as broken:
            _report(broken.problems, strict)
            raise SystemExit(1) from None
    click.echo(f"Built {site.relative_to(root)}/.")


@main.command(
    epilog="\b\nExamples:\n  python build_site.py serve\n  python build_site.py serve --port 8080"
)
@_root_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in the browser.")
def serve(root: Path, port: int, open_browser: bool) -> None:
    """Build, and preview the site with live reload.

    A saved change shows in the browser within a second or two; a broken record shows its problems there.
    """
    examination = _prepared(root)
    _report(examination.problems, strict=False)
    found = free_port(port)
    if found != port:
        click.echo(f"Port {port} is taken; using {found} instead.")
    quiet_mkdocs()
    click.echo(
        f"The preview is at http://127.0.0.1:{found}/ once it is built. Stop it with Ctrl+C."
    )
    preview(root, found, open_browser)


@main.command(
    epilog="\b\nExamples:\n  python build_site.py check\n  python build_site.py check --strict --format github"
)
@_root_option
@click.option("--strict", is_flag=True, help="Exit with 1 on any warning too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reporter.FORMATS)),
    default="text",
    show_default=True,
    help="Text for people, annotations for GitHub, JSON for programs.",
)
def check(root: Path, strict: bool, form: str) -> None:
    """Report every problem of the records; exit with 1 on any error."""
    with _err.status("Reading the records …"):
        problems = examine(root).problems
    text = reporter.FORMATS[form](problems)
    if text:
        click.echo(text)
    raise SystemExit(1 if _stops(problems, strict) else 0)


@main.command(
    epilog='\b\nExamples:\n  python build_site.py new person "Ada Lovelace"\n'
    '  python build_site.py new question "Who built the bridge?"'
)
@_root_option
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("name")
def new(root: Path, kind: str, name: str) -> None:
    """Write a record of this KIND and NAME to fill in."""
    try:
        path = new_record(root, kind, name)
    except ProblemsFound as found:
        _report(found.problems, strict=False)
        raise SystemExit(1) from None
    click.echo(f"Wrote {path}. Fill it in, or delete it.")


@main.command(epilog="\b\nExample:\n  python build_site.py schemas")
@_root_option
def schemas(root: Path) -> None:
    """Write the records' JSON Schemas into schemas/."""
    changes = write_schemas(root)
    click.echo(f"{len(changes.written)} of the schemas changed.")


def _prepared(root: Path) -> Examination:
    """Read the project, after drafting what has no record yet."""
    with _err.status("Reading the records …"):
        examination = examine(root)
        drafted = draft_missing(examination)
    for path in drafted:
        click.echo(f"Drafted {path}. Read it beside its seed before you trust it.")
    return examine(root) if drafted else examination


def _report(problems: Sequence[Problem], strict: bool) -> bool:
    """Print the problems to standard error. Returns whether they stop the command."""
    stops = _stops(problems, strict)
    shown = [p for p in problems if stops or p.severity is not Severity.HINT]
    if shown:
        click.echo(reporter.as_text(shown), err=True)
    return stops


def _stops(problems: Sequence[Problem], strict: bool) -> bool:
    return has_errors(problems) or (
        strict and any(problem.severity is Severity.WARNING for problem in problems)
    )
