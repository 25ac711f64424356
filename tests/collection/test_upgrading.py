"""``upgrade`` brings what the machine wrote to this version, and leaves alone what is somebody's."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from sourcebook import __version__
from sourcebook.cli import main
from sourcebook.collection import upgrading
from sourcebook.collection.founding import make_collection
from sourcebook.collection.machine_files import (
    LIST,
    machine_files,
    read_list,
    wheel_in,
    write_list,
)
from sourcebook.sha256sums import sha256

from ..building import differing, files_of
from ..project import write

WHEEL = f".sourcebook/sourcebook-{__version__}-py3-none-any.whl"
OLD_WHEEL = ".sourcebook/sourcebook-0.0.9-py3-none-any.whl"
MAKEFILE, WORKFLOW, GONE = "Makefile", ".github/workflows/site.yml", "old-settings.ini"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A collection as an older version would have made it: with another Makefile and workflow, a file that is no longer needed, and
    without one that is new."""
    root = make_collection(tmp_path / "one", "The Salt Bridge", "en")
    (root / WHEEL).rename(root / OLD_WHEEL)
    (root / ".remarkrc.yaml").unlink()
    written = {MAKEFILE: "old: tasks\n", WORKFLOW: "old: workflow\n", GONE: "old\n"}
    for path, text in written.items():
        write(root, path, text)
    sums = read_list(root)
    sums[OLD_WHEEL] = sums.pop(WHEEL)
    del sums[".remarkrc.yaml"]
    write_list(root, sums | {path: sha256(text.encode()) for path, text in written.items()})
    return root


def upgrade(root: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["upgrade", "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_what_the_machine_wrote_is_brought_up_to_date(older: Path) -> None:
    before = files_of(older)
    code, told = upgrade(older)
    assert code == 0
    assert f"Brought {MAKEFILE} up to date.\n" in told
    assert "Wrote .remarkrc.yaml.\n" in told
    assert f"Removed {GONE}.\n" in told
    assert told.endswith(f"From 0.0.9 to {__version__}.\n")
    after = files_of(older)
    assert {path: after[path] for path in machine_files()} == machine_files()
    touched = {MAKEFILE, WORKFLOW, GONE, WHEEL, OLD_WHEEL, ".remarkrc.yaml", LIST}
    assert differing(before, after) == touched
    assert upgrade(older) == (0, f"The collection is at {__version__}.\n")
    assert files_of(older) == after


def test_what_somebody_changed_is_shown_and_stays(older: Path) -> None:
    write(older, MAKEFILE, "mine: tasks\n")
    write(older, GONE, "mine\n")
    write(older, ".remarkrc.yaml", "mine: settings\n")
    _, told = upgrade(older)
    assert f"{MAKEFILE} was changed, so it stays as it is. This is new in it:\n" in told
    assert "\n-mine: tasks\n+# One task file." in told
    assert "\n-mine: settings\n" in told
    assert f"{GONE} is no longer needed. It was changed, so it stays." in told
    assert (older / MAKEFILE).read_text() == "mine: tasks\n"
    assert (older / GONE).read_text() == "mine\n"
    assert f"{MAKEFILE} was changed" in upgrade(older)[1], "until it is seen to"
    write(older, MAKEFILE, machine_files()[MAKEFILE])
    assert MAKEFILE not in upgrade(older)[1]
    write(older, MAKEFILE, "mine: again\n")
    assert MAKEFILE not in upgrade(older)[1], "nothing is new in it"


def test_of_a_changed_file_only_what_is_new_is_shown(older: Path) -> None:
    new = machine_files()[MAKEFILE].decode()
    as_made = new.replace("PORT ?= 8000\n", "PORT ?= 7000\n")
    with ZipFile(older / OLD_WHEEL, "w") as wheel:
        wheel.writestr(f"sourcebook/collection/machine/{MAKEFILE}", as_made)
    write(older, MAKEFILE, as_made + "mine: tasks\n")
    _, told = upgrade(older)
    assert "\n-PORT ?= 7000\n+PORT ?= 8000\n" in told
    assert "mine" not in told


def test_what_somebody_took_out_stays_out(older: Path) -> None:
    (older / ".vscode/tasks.json").unlink()
    (older / GONE).unlink()
    _, told = upgrade(older)
    assert ".vscode/tasks.json was taken out; it stays out.\n" in told
    assert GONE not in told
    assert not (older / ".vscode/tasks.json").exists()


def test_links_are_left_alone(older: Path, tmp_path: Path) -> None:
    for path in (MAKEFILE, ".vscode"):
        if path == ".vscode":
            (older / path).rename(tmp_path / "elsewhere")
        else:
            (older / path).rename(tmp_path / "file")
    (older / MAKEFILE).symlink_to(tmp_path / "file")
    (older / ".vscode").symlink_to(tmp_path / "elsewhere")
    before = files_of(tmp_path / "elsewhere")
    _, told = upgrade(older)
    assert f"{MAKEFILE} is not as it was made; it stays as it is." in told
    assert (older / MAKEFILE).is_symlink()
    assert (tmp_path / "file").read_text() == "old: tasks\n"
    assert files_of(tmp_path / "elsewhere") == before


def test_no_list_leads_out_of_the_collection(older: Path, tmp_path: Path) -> None:
    victim = write(tmp_path, "victim", "mine")
    write_list(
        older, read_list(older) | {"../victim": sha256(b"mine"), str(victim): sha256(b"mine")}
    )
    upgrade(older)
    assert victim.read_text() == "mine"


def test_stopped_half_way_it_goes_on(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, calls = upgrading.replace_file, iter(range(2))

    def twice(path: Path, data: bytes) -> None:
        if next(calls, None) is None:
            raise OSError(28, "No space left on device")
        replace(path, data)

    monkeypatch.setattr(upgrading, "replace_file", twice)
    code, told = upgrade(older)
    assert code == 1
    assert "can't be written" in told
    assert any((older / wheel).exists() for wheel in (WHEEL, OLD_WHEEL))
    monkeypatch.undo()
    assert upgrade(older)[0] == 0
    assert machine_files().items() <= files_of(older).items()


def test_what_people_have_to_change_is_told_to_older_collections(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        upgrading, "BY_HAND", ((__version__, "Write «a» as «b»."), ("0.0.9", "Old."))
    )
    _, told = upgrade(older)
    assert "Write «a» as «b».\n" in told
    assert "Old." not in told
    assert "Write" not in upgrade(older)[1]


def test_a_later_versions_collection_is_left_alone(older: Path) -> None:
    later = ".sourcebook/sourcebook-99.10.0-py3-none-any.whl"
    (older / OLD_WHEEL).rename(older / later)
    sums = read_list(older)
    sums[later] = sums.pop(OLD_WHEEL)
    write_list(older, sums)
    before = files_of(older)
    code, told = upgrade(older)
    assert code == 1
    assert "made with 99.10.0" in told
    assert files_of(older) == before


def test_a_folder_that_init_did_not_make_is_left_alone(tmp_path: Path) -> None:
    code, told = upgrade(tmp_path)
    assert code == 1
    assert "was not made by init; nothing was changed" in told
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["pipe", "bytes", "folder"])
def test_a_list_that_is_none_is_no_list(older: Path, kind: str) -> None:
    (older / LIST).unlink()
    match kind:
        case "pipe":
            os.mkfifo(older / LIST)
        case "bytes":
            (older / LIST).write_bytes(b"\xff\x00 \n\n  \n")
        case _:
            (older / LIST).mkdir()
    before = (older / MAKEFILE).read_bytes()
    code, _ = upgrade(older)
    assert code == (0 if kind == "bytes" else 1)
    assert (older / MAKEFILE).read_bytes() == before


@pytest.mark.parametrize(
    ("paths", "version"),
    [([WHEEL, MAKEFILE], __version__), ([OLD_WHEEL], "0.0.9"), ([MAKEFILE], "")],
)
def test_the_wheel_says_which_version_it_is(paths: list[str], version: str) -> None:
    assert wheel_in(paths)[1] == version
