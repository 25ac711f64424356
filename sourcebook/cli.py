"""The command line."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from . import __version__, reporter
from .atomic import alone
from .cache import Memory, many_objects
from .collection.founding import LANGUAGES, make_collection
from .collection.machine_files import Refused
from .collection.upgrading import Upgrade
from .history.repository import NoHistory
from .jobs import all_cores
from .problem import Problem, ProblemsFound, Severity, stop
from .progress import Tell
from .project import (
    DRAFTED,
    MEMORY,
    differences,
    draft_missing,
    examine,
    unchecked,
    write_schemas,
)
from .records.scaffold import KINDS, new_record

if TYPE_CHECKING:
    from .site.rendering import SiteBuild

_err = Console(stderr=True, highlight=False)

_EXAMPLES = """
\b
Examples:
  python build_site.py                        draft, check, and build site/
  python build_site.py add article.html       add an article
  python build_site.py serve --port 8001      preview with live reload
  python build_site.py check --strict         report every problem
  python build_site.py new person "Ada Lovelace"
"""


_VERIFIED = "build/verified"
_TOLD = 100
"""So many files that differ are told one by one."""

_PATIENCE = 2.0
"""Seconds after which people want to see that something goes on."""

_jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    show_default="all cores",
    help="How many processes share the work.",
)

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
    epilog="\b\nExamples:\n  python build_site.py build\n  python build_site.py build --strict\n"
    "  python build_site.py build --renderer zensical"
)
@_root_option
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option(
    "--renderer",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What turns compiled pages into the site. Zensical is to be installed.",
)
@_jobs_option
def build(
    root: Path, strict: bool = False, jobs: int | None = None, renderer: str = "mkdocs"
) -> None:
    """Draft what is missing, check, and build site/.

    What did not change since the last build is taken over from it.
    """
    from .site.rendering import SiteBuild, quiet_mkdocs
    from .site.zensical import ZensicalBuild

    quiet_mkdocs()
    with _progress() as tell, _alone(root), many_objects():
        made_by = ZensicalBuild if renderer == "zensical" else SiteBuild
        site = made_by(root, strict, jobs or all_cores(), tell)
        if last := site.last:
            _report(last.problems, strict)
            click.echo("Nothing changed; site/ is up to date.")
            return
        place = _built(site, strict)
    click.echo(f"Built {place.relative_to(root)}/.")


def _built(site: SiteBuild, strict: bool) -> Path:
    """Build, and tell what there is to tell. Returns the site's folder."""
    try:
        outcome = site.compile()
        for path in outcome.drafted:
            click.echo(DRAFTED.format(path=path))
        _report(outcome.problems, strict)
        if outcome.compiled is None:
            raise SystemExit(1)
        return site.render(outcome)
    except ProblemsFound as found:
        _report(found.problems, strict)
        raise SystemExit(1) from None
    except RuntimeError as error:
        raise click.ClickException(str(error)) from None


@main.command(
    epilog="\b\nExamples:\n  python build_site.py verify\n"
    "  python build_site.py verify https://example.org/collection/"
)
@_root_option
@click.argument("target", default="site", metavar="[FOLDER|URL]")
@_jobs_option
def verify(root: Path, target: str, jobs: int | None) -> None:
    """Say whether a site is what this repository makes, byte for byte, and whether every quotation stands in its seed.

    The site is built anew beside it, with the same SITE_URL and REPO_URL as the one that is verified: set them as they were. For
    a web address, SITE_URL is that address unless it is set.
    """
    from .site import checksums
    from .site.rendering import SiteBuild, quiet_mkdocs

    if "://" in target:
        os.environ.setdefault("SITE_URL", target)
    elif not (root / target).is_dir():
        raise click.ClickException(f"There is no folder «{target}». Build it, or name another.")
    else:
        target = str(root / target)
    quiet_mkdocs()
    with _progress() as tell, _alone(root), many_objects():
        built = _built(SiteBuild(root, False, jobs or all_cores(), tell, _VERIFIED), False)
        found = list(checksums.differences(built, target, tell))
        files = len(checksums.checksums_in(built))
        shutil.rmtree(built)
    if found:
        click.echo("\n".join(found[:_TOLD]))
        more = f", {_TOLD} of them told" if len(found) > _TOLD else ""
        raise click.ClickException(
            f"{len(found)} of {files} files are not what this repository makes{more}."
        )
    click.echo(
        f"All {files} files are what this repository makes, and every quotation stands in its seed."
    )


@main.command(
    name="zip",
    epilog="\b\nExamples:\n  python build_site.py zip\n  python build_site.py zip ../handed-on.zip",
)
@_root_option
@click.argument("archive", type=click.Path(path_type=Path), default="site.zip", metavar="[FILE]")
def zip_(root: Path, archive: Path) -> None:
    """Pack site/ into one file that a browser reads from the disk, without a server.

    Search and all else that needs scripts stays away; every page reads well without.
    """
    from .site.archive import pack

    site = root / "site"
    if not (site / "index.html").is_file():
        raise click.ClickException("There is no site yet. Build it: python build_site.py build")
    with _alone(root):
        packed = pack(site, archive)
    click.echo(f"Packed {packed} files into {archive}. Unpack it and open index.html.")


@main.command(
    epilog="\b\nExamples:\n  python build_site.py serve\n  python build_site.py serve --port 8080"
)
@_root_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in the browser.")
@_jobs_option
def serve(root: Path, port: int, open_browser: bool, jobs: int | None) -> None:
    """Build, and preview the site with live reload.

    A saved change shows in the browser within a second or two; a broken record shows its problems there.
    """
    from .site.preview import Preview, free_port
    from .site.rendering import quiet_mkdocs

    quiet_mkdocs()
    found = free_port(port)
    if found != port:
        click.echo(f"Port {port} is taken; using {found} instead.")
    with _progress() as tell, _alone(root):
        preview = Preview(root, found, jobs or all_cores(), tell)
        preview.start()
    click.echo(f"The preview is at http://127.0.0.1:{found}/. Stop it with Ctrl+C.")
    preview.serve(open_browser)


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
    with _progress() as tell, many_objects():
        problems = examine(root, tell=tell).problems
    text = reporter.FORMATS[form](problems)
    if text:
        click.echo(text)
    raise SystemExit(1 if stop(problems, strict) else 0)


@main.command(
    epilog="\b\nExamples:\n  python build_site.py add ~/Downloads/article.html\n"
    "  python build_site.py add https://example.org/article notes/*.md\n"
    "  pbpaste | python build_site.py add -"
)
@_root_option
@click.argument("wanted", nargs=-1, required=True, metavar="FILE|URL|-...")
@click.option("--private", is_flag=True, help="Fetch from this machine and its network too.")
@click.option(
    "--anyway", is_flag=True, help="Add also what is here already, or seems to be no article."
)
def add(root: Path, wanted: Sequence[str], private: bool, anyway: bool) -> None:
    """Add articles: files, web addresses, or what is piped in.

    Each is kept in seeds/ as it came, and a record is drafted. Interrupted, the same command goes on where it stopped.
    """
    from .adding.adding import Adder, Fate

    fates = dict.fromkeys(Fate, 0)
    with _progress() as tell, _alone(root), many_objects():
        memory = Memory.recalled(root / MEMORY)
        adder = Adder(root, unchecked(root, memory, tell).readings, private, anyway)
        try:
            for number, outcome in enumerate(adder.add_all(wanted), 1):
                fates[outcome.fate] += 1
                click.echo(f"{outcome.wanted}: {outcome.told}", err=outcome.fate is Fate.FAILED)
                tell("Adding", number, len(wanted))
        except KeyboardInterrupt:
            click.echo(
                "Stopped. What was added stays; the same command goes on from there.", err=True
            )
            raise SystemExit(130) from None
        examination = unchecked(root, memory, tell)
        for path in draft_missing(examination):
            click.echo(DRAFTED.format(path=path))
    if len(wanted) > 1:
        counts = (f"{number} {fate.value}" for fate, number in fates.items() if number)
        click.echo(f"{', '.join(counts)}.")
    if any(path.startswith("docs/articles/") for path in examination.readings.catalog.broken):
        raise click.ClickException("Nothing is drafted while an article can't be read: run check.")
    raise SystemExit(1 if fates[Fate.FAILED] else 0)


@main.command(
    epilog="\b\nExamples:\n  python build_site.py suggest\n"
    "  python build_site.py suggest docs/articles/salt-bridge-closed.md --write"
)
@_root_option
@click.argument("articles", nargs=-1, metavar="[ARTICLE...]")
@click.option(
    "--write", is_flag=True, help="Add it to the records; nothing that stands there changes."
)
def suggest(root: Path, articles: Sequence[str], write: bool) -> None:
    """Show what fresh drafts would add to the records of articles (all, with none named).

    Only what a record does not have is added: fields, people, topics, and claims for quotations that no claim quotes.
    """
    from .adding import suggesting

    problems: list[Problem] = []
    changed = 0
    with _progress() as tell, _alone(root), many_objects():
        seen = examine(root, Memory.recalled(root / MEMORY), tell)
        for suggested in suggesting.suggest(seen, articles, tell):
            problems += suggested.problems
            if not suggested.diff:
                continue
            changed += 1
            click.echo(suggested.diff)
            if write:
                problems += suggested.written(root)
    _report(problems, strict=False)
    if not changed:
        click.echo("There is nothing to add.")
    elif write:
        click.echo("Written. Read what is new beside the texts before you trust it.")
    else:
        click.echo("Nothing is written yet; --write adds it. Then read it beside the texts.")
    raise SystemExit(1 if problems else 0)


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


@main.command(
    epilog="\b\nExamples:\n  python build_site.py diff\n  python build_site.py diff origin/main"
)
@_root_option
@click.argument("revision", default="HEAD", metavar="[REV]")
def diff(root: Path, revision: str) -> None:
    """Say what differs from a revision of the repository (HEAD: what is not committed), in the terms of the site."""
    try:
        lines = list(differences(root, revision))
    except NoHistory as error:
        raise click.ClickException(f"The history can't be read: {error}") from None
    click.echo("\n".join(lines) or f"No record differs from {revision}.")


@main.command(
    epilog="\b\nExamples:\n  python build_site.py init ../my-story\n"
    '  python build_site.py init ../my-story --title "The Salt Bridge"'
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", prompt="Title of the collection", help="What the collection is called.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    prompt="Language of the interface" if len(LANGUAGES) > 1 else False,
    help="The language of the interface. Articles may be in any.",
)
def init(folder: Path, title: str, language: str) -> None:
    """Make an empty collection in FOLDER, for another story.

    It has the same look and the same commands, and carries this program along, so that it is built anywhere.
    """
    with _refusals_told():
        place = make_collection(folder, title, language)
    click.echo(
        f"Made an empty collection. Go on with:\n\n  cd {shlex.quote(str(place))}\n  make serve"
    )


@main.command(epilog="\b\nExample:\n  python build_site.py upgrade")
@_root_option
def upgrade(root: Path) -> None:
    """Bring what init wrote to this version of the program, and say what is left to change by hand.

    A file that somebody changed is shown with what is new in it, and stays as it is.
    """
    with _refusals_told():
        for told in Upgrade(root).bring():
            click.echo(told)


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Say why a collection is not made or brought up to date."""
    try:
        yield
    except Refused as error:
        raise click.ClickException(str(error)) from None
    except PackageNotFoundError:
        raise click.ClickException("The package is not installed. Run «make serve» once.") from None
    except OSError as error:
        raise click.ClickException(f"The collection can't be written: {error}.") from None


@main.command(epilog="\b\nExample:\n  python build_site.py schemas")
@_root_option
def schemas(root: Path) -> None:
    """Write the records' JSON Schemas into schemas/."""
    changes = write_schemas(root)
    click.echo(f"{len(changes.written)} of the schemas changed.")


@contextmanager
def _progress() -> Iterator[Tell]:
    """Show how far the work is, once it has taken two seconds."""
    start = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Drawn only when told of something new: no thread goes on while processes are forked.
    with Progress(
        *columns, console=_err, auto_refresh=False, transient=True, disable=not _err.is_terminal
    ) as bar:
        task = bar.add_task("", visible=False)

        def tell(stage: str, done: int, total: int) -> None:
            shown = time.monotonic() - start > _PATIENCE
            bar.update(task, description=stage, completed=done, total=total, visible=shown)
            if shown:
                bar.refresh()

        yield tell


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep other builds of this folder waiting."""
    try:
        with alone(
            root / "build",
            lambda: click.echo("Another build is at work here; waiting for it.", err=True),
        ):
            yield
    except OSError as error:
        raise click.ClickException(
            f"build/ can't be written: {error}. Allow it, or work on a copy."
        ) from None


def _report(problems: Sequence[Problem], strict: bool) -> None:
    """Print the problems to standard error; hints only where something stops the command."""
    stops = stop(problems, strict)
    shown = [p for p in problems if stops or p.severity is not Severity.HINT]
    if shown:
        click.echo(reporter.as_text(shown), err=True)
