"""``init`` makes an empty collection, whole or not at all, whatever it is called."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from sourcebook.cli import main
from sourcebook.collection import founding
from sourcebook.collection.founding import make_collection
from sourcebook.collection.machine_files import LIST, machine_files, read_list
from sourcebook.project import examine
from sourcebook.records.frontmatter import read
from sourcebook.sha256sums import sha256

from ..building import built, files_of
from ..killing import finish, kill
from ..project import LIVE

KILLS = int(os.environ.get("KILLS", "20"))
"""So many moments at which the command is killed."""

PEOPLES = {
    "README.md",
    "mkdocs.yml",
    "docs/index.md",
    "docs/about.md",
    "docs/articles/.gitkeep",
    "seeds/.gitkeep",
}


def init(folder: Path | str, *options: str, typed: str = "") -> Result:
    result = CliRunner().invoke(main, ["init", str(folder), *options], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


# --- what it makes ---


def test_a_collection_has_folders_settings_tasks_and_the_program(tmp_path: Path) -> None:
    result = init(tmp_path / "a story", "--title", "The Salt Bridge")
    assert result.exit_code == 0
    assert f"cd '{tmp_path}/a story'" in result.output
    made = files_of(tmp_path / "a story")
    assert made.keys() == {*PEOPLES, LIST, *machine_files()}
    assert {path: sha256(made[path]) for path in machine_files()} == read_list(tmp_path / "a story")
    settings = made["mkdocs.yml"].decode()
    assert "site_name: The Salt Bridge\n" in settings
    assert "  language: en\n" in settings
    assert list(tmp_path.iterdir()) == [tmp_path / "a story"]


def test_it_asks_for_the_title(tmp_path: Path) -> None:
    assert init(tmp_path / "one", typed="The Salt Bridge\n").exit_code == 0
    assert (tmp_path / "one/README.md").read_text("utf-8").startswith("# The Salt Bridge\n")


def test_languages_that_the_interface_does_not_have_are_refused(tmp_path: Path) -> None:
    result = init(tmp_path / "one", "--title", "A", "--language", "tlh")
    assert result.exit_code == 2
    assert "'tlh' is not 'en'" in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.site
def test_an_empty_collection_has_no_problem_and_builds_with_its_guide(tmp_path: Path) -> None:
    root = make_collection(tmp_path / "one", "The Salt Bridge", "en")
    assert examine(root).problems == ()
    site = built(root)
    assert "How to begin" in (site / "index.html").read_text("utf-8")
    assert (site / "guide/adding/index.html").is_file()
    for register in ("articles", "people", "topics", "outlets", "questions", "claims", "timeline"):
        text = (site / register / "index.html").read_text("utf-8")
        assert 'href="../guide/adding/"' in text.partition('<p class="sb-empty">')[2], register


# --- the same as here ---

OWN_LINES = {
    ".gitattributes": {"*.whl binary"},
    ".github/workflows/site.yml": {
        "needs: check",
        'with: { python-version: "3.13", cache: pip, cache-dependency-path: constraints.txt }',
        "- run: pip install -c constraints.txt .sourcebook/*.whl",
    },
    ".vscode/settings.json": {'"python.defaultInterpreterPath": "${workspaceFolder}/.venv/bin/python"'},
    "Makefile": {
        "# What this collection was made with, and is built with anywhere: it lies here whole.",
        "SOURCEBOOK ?= $(lastword $(sort $(wildcard .sourcebook/*.whl)))",
        ".PHONY: help serve build check diff model upgrade clean",
        "$(RUN) -m pip install --quiet -c constraints.txt '$(SOURCEBOOK)[draft]'",
        "upgrade: $(READY) ## Go over to another version (TO=its wheel or address), or repair what was made by this one",
        '@test -z "$(TO)" || $(RUN) -m pip install --quiet --upgrade "$(TO)"',
        "@$(RUN) build_site.py upgrade",
        "rm -rf $(VENV) build site",
        "$(READY): constraints.txt $(wildcard .sourcebook/*.whl)",
        "$(RUN) -m pip install --quiet -c constraints.txt $(SOURCEBOOK)",
    },
}  # fmt: skip
"""What files of a collection say otherwise than this repository's own, which may say more."""


def lines_of(data: bytes) -> set[str]:
    return {line.strip() for line in data.decode().splitlines()}


@pytest.mark.parametrize("path", sorted(p for p in machine_files() if (LIVE / p).is_file()))
def test_a_collections_files_are_those_of_this_repository(path: str) -> None:
    made, own = machine_files()[path], (LIVE / path).read_bytes()
    if path == "constraints.txt":
        assert b"-c sourcebook/collection/machine/constraints.txt" in own
    elif path in OWN_LINES or path == ".gitignore":
        assert lines_of(made) - lines_of(own) == OWN_LINES.get(path, set())
    else:
        assert made == own


def test_a_collections_settings_are_those_of_this_repository(tmp_path: Path) -> None:
    root = make_collection(tmp_path / "one", "Sourcebook", "en")
    made, own = ((place / "mkdocs.yml").read_bytes() for place in (root, LIVE))
    assert {line.partition(":")[0] for line in lines_of(made) ^ lines_of(own)} == {
        "site_description"
    }


def test_a_collection_has_every_task_and_command_that_its_guide_names() -> None:
    text = "\n".join(
        p.read_text("utf-8") for p in (LIVE / "sourcebook/pages/guide/text").glob("*.md")
    )
    tasks = set(re.findall(r"^([a-z]+):", machine_files()["Makefile"].decode(), re.MULTILINE))
    only_here = {"init", "test"}
    assert set(re.findall(r"(?:`| {4})make ([a-z]+)", text)) - tasks == only_here
    assert set(re.findall(r"build_site\.py ([a-z]+)", text)) <= main.commands.keys()


# --- where it may not ---


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    before = files_of(tmp_path)
    for name in ("mine", "file"):
        result = init(tmp_path / name, "--title", "A")
        assert result.exit_code == 1
        assert "not empty; nothing was changed" in result.output
    assert files_of(tmp_path) == before


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert init(tmp_path / "one", "--title", "A").exit_code == 0
    assert (tmp_path / "one/mkdocs.yml").is_file()


def test_no_collection_is_made_inside_another(tmp_path: Path) -> None:
    root = make_collection(tmp_path / "one", "A", "en")
    before = files_of(tmp_path)
    for place in (root / "two", root / "docs/articles/two"):
        result = init(place, "--title", "B")
        assert result.exit_code == 1
        assert f"inside the collection «{root}»" in result.output
    assert files_of(tmp_path) == before


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = init(tmp_path / "file/one", "--title", "A")
    assert result.exit_code == 1
    assert "can't be written" in result.output


def test_without_rights_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(founding.os, "replace", refuse)
    result = init(tmp_path / "one", "--title", "A")
    assert result.exit_code == 1
    assert "can't be written" in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_killed_half_way_there_is_all_or_nothing(tmp_path: Path) -> None:
    command = ["init", "--title", "A"]
    seconds = finish([*command, str(tmp_path / "whole")], tmp_path)
    whole = files_of(tmp_path / "whole")
    for number in range(KILLS):
        place = tmp_path / f"{number}"
        kill([*command, str(place)], tmp_path, seconds * random.Random(number).random())
        assert not place.exists() or files_of(place) == whole


# --- what it may be called ---


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Tom: a \"story\" of 'two' #1", None),
        ("- not a list", None),
        ("2024", None),
        ("yes", None),
        ("${title} $$ {{ title }} {% raw %} !ENV X", None),
        ("🌉 Bridge — «été» العربية", None),
        ("<script>alert(1)</script> & [a](javascript:b) `c`", None),
        ("long " * 60, ("long " * 60).strip()),
        ("Donaudampfschiff" * 20, None),
        ("two\nlines\r\n\tand a tab", "two lines and a tab"),
        ("bell\x07 and \udce9", "bell and ?"),
        ("---", None),
    ],
)
def test_a_title_may_be_anything(tmp_path: Path, title: str, shown: str | None) -> None:
    root, shown = make_collection(tmp_path / "one", title, "en"), shown or title
    settings = (root / "mkdocs.yml").read_text("utf-8").replace(": !ENV [", ": [")
    assert yaml.safe_load(settings)["site_name"] == shown
    home = (root / "docs/index.md").read_text("utf-8")
    assert read(home, "docs/index.md").values["title"] == shown
    first, second, *_ = (root / "README.md").read_text("utf-8").splitlines()
    assert first.startswith("# ")
    assert second == ""
    assert "<" not in first.replace("\\<", "")
    assert examine(root).problems == ()


@pytest.mark.parametrize("title", ["", " \n ", "\x07"])
def test_a_title_must_be_something(tmp_path: Path, title: str) -> None:
    result = init(tmp_path / "one", "--title", title)
    assert result.exit_code == 1
    assert "The title is empty" in result.output
    assert not list(tmp_path.iterdir())
