"""The command «suggest»: what a fresh draft has and a record has not is added, and not a byte that a person wrote goes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sourcebook.adding.suggesting import suggest
from sourcebook.atomic import replace_file
from sourcebook.cli import main
from sourcebook.editing.corrections import Corrections
from sourcebook.project import draft_missing, examine
from sourcebook.records.frontmatter import read
from sourcebook.records.model import Article
from sourcebook.records.validation import record_of

from ..building import differing, edit, files_of
from ..editing.seeing import seen
from ..editing.test_lossless import COMMENTS, LINES, as_written
from ..project import make_project, write
from .pages import NEWSPAPER
from .test_add import KILLS, add

BRIDGE = "docs/articles/salt-bridge-closed.md"
KEEPER = "docs/articles/lighthouse-keeper-to-leave-grey-point-after-40.md"


def suggested(root: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["suggest", *words, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def added(root: Path, record: str) -> list[str]:
    """The lines that a suggestion puts into a record; it takes none out."""
    lines = suggested(root, record).stdout.splitlines()[2:]
    assert not any(line.startswith("-") for line in lines)
    return [line[1:] for line in lines if line.startswith("+")]


def fresh(root: Path, record: str) -> str:
    """An article drafted anew, in the place of its record."""
    (root / record).unlink()
    (drafted,) = draft_missing(examine(root))
    (root / drafted).rename(root / record)
    return (root / record).read_text("utf-8")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The collection with an article added that was drafted a moment ago."""
    place = tmp_path_factory.mktemp("grown")
    root = make_project(place)
    add(root, write(place, "page.html", NEWSPAPER))
    return root


@pytest.fixture
def root(grown: Path, tmp_path: Path) -> Path:
    return shutil.copytree(grown, tmp_path / "project")


def test_a_fresh_draft_has_nothing_to_add(root: Path) -> None:
    result = suggested(root, KEEPER)
    assert (result.exit_code, result.stdout) == (0, "There is nothing to add.\n")


def test_what_a_record_lacks_is_shown_and_written_only_when_asked(root: Path) -> None:
    draft = (root / KEEPER).read_text("utf-8")
    line = next(line for line in draft.splitlines() if line.startswith("title: "))
    edit(root, KEEPER, f"{line}\n", "")
    before = files_of(root / "docs")
    result = suggested(root, "lighthouse-keeper-to-leave-grey-point-after-40")
    assert f"+{line}\n" in result.stdout
    assert "--write" in result.stdout
    assert files_of(root / "docs") == before
    suggested(root, "--write")
    assert line in (root / KEEPER).read_text("utf-8").splitlines()
    assert suggested(root).stdout == "There is nothing to add.\n"


def test_what_the_draft_says_of_a_value_stands_above_it_as_in_a_draft(root: Path) -> None:
    draft = (root / KEEPER).read_text("utf-8")
    lines = draft.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("byline: "))
    assert lines[at - 1].startswith("# from: ")
    write(root, KEEPER, draft.replace(f"{lines[at - 1]}\n{lines[at]}\n", ""))
    assert added(root, KEEPER) == lines[at - 1 : at + 1]


def test_a_claim_comes_back_with_how_it_is_known_and_is_not_given_the_reason_of_all(
    root: Path,
) -> None:
    text = (root / BRIDGE).read_text("utf-8")
    start, end = text.index("  - id: nobody-in-danger"), text.index("  - id: repair-cost")
    reason = "basis:\n  claims.*.by:\n    why: As told.\n    confidence: high\n"
    text = (text[:start] + text[end:]).replace("status: reviewed", f"{reason}status: reviewed")
    write(root, BRIDGE, text)
    lines = added(root, BRIDGE)
    (name,) = {line.partition("id: ")[2] for line in lines if line.startswith("  - id: ")}
    assert "    by: Ilse Brandvik" in lines
    assert any("“Nobody is in danger" in line for line in lines)
    assert not any("crack since last year" in line for line in lines)
    assert lines[-1] == f"    except: [{name}]"


def test_a_claim_that_has_some_of_the_words_is_enough(root: Path) -> None:
    edit(
        root,
        BRIDGE,
        "quote: “Nobody is in danger, and nobody will be put in danger,”",
        "quote: “Nobody is in danger",
    )
    assert added(root, BRIDGE) == []


def test_people_are_added_whom_the_text_names(root: Path) -> None:
    # Nobody has a record of the fisherman, and another article names him too.
    for path in (BRIDGE, "docs/articles/repair-bill.md"):
        body = "\n\n“We saw it coming,” said Jorun Nes, a fisherman.\n"
        text = (root / path).read_text("utf-8")
        seed = f"seeds/{read(text, path).values['source']['file']}"
        write(root, seed, (root / seed).read_text("utf-8") + body)
        write(root, path, text + body)
    assert "+  - Jorun Nes" in suggested(root).stdout
    # If one alone had him listed, the other would be wrong.
    assert "  - Jorun Nes" not in added(root, BRIDGE)


@pytest.mark.parametrize(
    "left",
    ["byline: []\n", "# byline: [Edda Storm, Per Lund]\n", "# - Edda Storm\n# - Per Lund\n"],
)
def test_what_was_visibly_taken_out_stays_out(root: Path, left: str) -> None:
    edit(root, KEEPER, "byline: [Edda Storm, Per Lund]\n", left)
    assert added(root, KEEPER) == []


def test_what_a_commit_took_out_stays_out(root: Path) -> None:
    def commit(why: str) -> None:
        subprocess.run(["git", "add", "."], cwd=root, check=True)
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *who, "commit", "-qm", why], cwd=root, check=True)

    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    text = fresh(root, BRIDGE)
    commit("Draft")
    start = text.index("  - id: ")
    write(root, BRIDGE, text[:start] + text[text.index("  - id: ", start + 9) :])
    assert any("id: " in line for line in added(root, BRIDGE))
    commit("Take a claim out")
    assert added(root, BRIDGE) == []


def test_a_claim_that_was_rejected_on_its_page_stays_out(root: Path) -> None:
    text = fresh(root, BRIDGE)
    name = read(text, BRIDGE).values["claims"][0]["id"]
    corrections = Corrections(root, partial(seen, root))
    digest = corrections.form(BRIDGE, [])["digest"]
    corrections.change(BRIDGE, {f"claims.{name}": None}, digest)
    assert (root / BRIDGE).read_text("utf-8") != text
    assert added(root, BRIDGE) == []


def test_a_record_that_can_not_be_read_is_named_and_the_rest_goes_on(root: Path) -> None:
    edit(root, "docs/articles/repair-bill.md", "title:", "titel:")
    edit(root, KEEPER, "byline: [Edda Storm, Per Lund]\n", "")
    result = suggested(root)
    assert result.exit_code == 1
    assert "docs/articles/repair-bill.md:2:1: error: There is no field «titel»" in result.stderr
    assert "+byline: [Edda Storm, Per Lund]" in result.stdout
    result = suggested(root, "salt-bridge-close")
    assert result.exit_code == 1
    assert "There is no such article. Did you mean «salt-bridge-closed»?" in result.stderr


def test_a_record_that_changed_in_the_meantime_is_not_overwritten(root: Path) -> None:
    edit(root, KEEPER, "byline: [Edda Storm, Per Lund]\n", "")
    (one,) = suggest(seen(root, {}), [KEEPER])
    write(root, KEEPER, one.before + "More.\n")
    assert "changed in the meantime" in one.written(root)[0].message
    assert (root / KEEPER).read_text("utf-8") == one.before + "More.\n"


# --- any record ---


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def formatted(r: Random, value: Any, indent: int) -> str:
    """A value in one of the ways in which people write it, behind its key or its hyphen."""
    margin = " " * indent
    if isinstance(value, str):
        written = quoted(value) if '"' in value else as_written(r, value, indent - 2)
        return f" {written}\n"
    plain = all(isinstance(v, str) for v in (value.values() if isinstance(value, dict) else value))
    if plain and r.random() < 0.5:
        if isinstance(value, dict):
            inside = ", ".join(f"{key}: {quoted(text)}" for key, text in value.items())
            return f" {{{inside}}}{r.choice(COMMENTS)}\n"
        inside = ", ".join(map(quoted, value))
        return f" [{inside}]{r.choice(COMMENTS)}\n"
    if isinstance(value, dict):
        return "\n" + "".join(
            f"{margin}{k}:{formatted(r, v, indent + 2)}" for k, v in value.items()
        )
    items = []
    for item in value:
        if isinstance(item, dict):
            first, *rest = (f"{k}:{formatted(r, v, indent + 6)}" for k, v in item.items())
            items.append(f"{margin}-   {first}" + "".join(f"{margin}    {line}" for line in rest))
        else:
            items.append(f"{margin}-{formatted(r, item, indent + 2)}")
    return r.choice(COMMENTS) + "\n" + "".join(r.choice(LINES) + item for item in items)


def thinned(r: Random, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a record without some of them."""
    kept: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, list) and r.random() < 0.7:
            value = [item for item in value if r.random() < 0.6]
        if isinstance(value, dict) and key != "basis":
            value = {k: v for k, v in value.items() if k == "file" or r.random() < 0.6}
        if value and (key in ("source", "status") or r.random() < 0.7):
            kept[key] = value
    kept.pop("basis", None)
    return kept


def only_more(before: str, after: str) -> bool:
    """Whether every line is still there, in its order; a list or a mapping on one line may have got more, or a field its value."""
    new = iter(after.split("\n"))

    def stays(line: str, now: str) -> bool:
        letters = iter(now)
        open_ended = "[" in line or "{" in line
        return now == line or (open_ended and all(letter in letters for letter in line))

    return all(any(stays(line, now) for now in new) for line in before.split("\n"))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_every_line_of_a_record_stays_and_what_it_lacked_is_there(root: Path, part: int) -> None:
    drafts = {path: fresh(root, path) for path in (BRIDGE, KEEPER)}
    for number in range(part * 25, part * 25 + 25):
        r = Random(number)
        path, draft = r.choice(sorted(drafts.items()))
        document = read(draft, path)
        values = thinned(r, document.values)
        front = "".join(f"{r.choice(LINES)}{k}:{formatted(r, v, 2)}" for k, v in values.items())
        bom, newline = r.choice(["", "\ufeff"]), r.choice(["\n", "\r\n"])
        text = f"{bom}---\n{front}---\n{document.body}".replace("\n", newline)
        write(root, path, text)
        (one,) = suggest(seen(root, {}), [path])
        assert one.problems == (), (number, text)
        assert only_more(text, one.after), number
        assert newline == "\n" or "\n" not in one.after.replace("\r\n", ""), number
        assert one.written(root) == ()
        assert [
            p for p in seen(root, {}).problems if p.place.path == path and p.severity != "hint"
        ] == []
        (again,) = suggest(seen(root, {}), [path])
        assert again.after == again.before, (number, again.diff)
        was, now = (record_of(Article, read(t, path)) for t in (draft, one.after))
        assert {claim.quote for claim in was.claims} == {claim.quote for claim in now.claims}, (
            number
        )
        assert {p.name for p in was.people} <= {p.name for p in now.people}, number
        assert (was.title, was.outlet, was.source, was.dates) == (
            now.title,
            now.outlet,
            now.source,
            now.dates,
        )
    for path, draft in drafts.items():
        write(root, path, draft)


# --- killed ---


@pytest.mark.slow
def test_killed_at_any_moment_each_record_is_the_old_one_or_the_new_one(root: Path) -> None:
    for path in (BRIDGE, KEEPER):
        text = fresh(root, path)
        at = text.index("claims:\n") if "claims:\n" in text else text.index("people:\n")
        write(root, path, text[:at] + text[text.index("\nstatus:") + 1 :])
    old = files_of(root / "docs")
    began = time.monotonic()
    assert suggested(root, "--write").exit_code == 0
    seconds, new = time.monotonic() - began, files_of(root / "docs")
    changed = differing(old, new)
    assert len(changed) > 1
    r = Random(9)
    for _ in range(KILLS):
        if not (writing := os.fork()):
            try:
                while True:
                    suggested(root, "--write")
                    for path in changed:
                        replace_file(root / "docs" / path, old[path])
            finally:
                os._exit(1)
        time.sleep(r.uniform(0.1, 2) * seconds)
        os.kill(writing, signal.SIGKILL)
        os.waitpid(writing, 0)
        now = {p: d for p, d in files_of(root / "docs").items() if not Path(p).name.startswith(".")}
        assert now.keys() == old.keys()
        assert all(now[path] in (old[path], new[path]) for path in now)
    assert suggested(root, "--write").exit_code == 0
    assert (root / BRIDGE).read_bytes() == new[BRIDGE.removeprefix("docs/")]
