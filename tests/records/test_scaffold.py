"""What ``new`` and ``schemas`` write."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcebook.project import examine
from sourcebook.records.load import load
from sourcebook.records.model.fields import slugify
from sourcebook.records.scaffold import KINDS

from ..building import files_of
from ..test_cli import run


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace",
        'Ann "The Boss": O\'Hara, #1 & co.',
        "{a: [b]} - *c* !d %e | f > g",
        "항구 소식",
        "وزير النقل",
        "yes",
        "1984",
        "2021-03-04",
        "null",
        "  Spaces   around\nand\twithin ",
        "Ångström’s Œuvre 💡",
        "Why " * 100 + "not?",
    ],
    ids=lambda name: name[:20].strip(),
)
def test_new_writes_a_record_that_reads_back(kind: str, name: str, tmp_path: Path) -> None:
    result = run(tmp_path, "new", kind, name)
    assert result.exit_code == 0, result.output
    folder = KINDS[kind].folder
    path = f"docs/{folder}/{slugify(name)}.md"
    assert result.stdout == f"Wrote {path}. Fill it in, or delete it.\n"
    assert examine(tmp_path).problems == ()
    (filed,) = getattr(load(tmp_path), folder)
    assert filed.record.title_text == " ".join(name.split())


@pytest.mark.parametrize("kind", KINDS)
def test_new_never_overwrites(kind: str, tmp_path: Path) -> None:
    run(tmp_path, "new", kind, "Salt Bridge")
    before = files_of(tmp_path)
    result = run(tmp_path, "new", kind, "salt bridge")
    assert result.exit_code == 1
    assert "This record exists already. Open it, or choose another name." in result.stderr
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("name", ["", "?!", "💡", "index", "README"])
def test_new_refuses_a_name_that_can_name_no_file(name: str, tmp_path: Path) -> None:
    result = run(tmp_path, "new", "topic", name)
    assert result.exit_code == 1
    assert "can't name a file" in result.stderr
    assert files_of(tmp_path) == {}


def test_schemas_are_written_once(tmp_path: Path) -> None:
    assert run(tmp_path, "schemas").stdout == "5 of the schemas changed.\n"
    assert run(tmp_path, "schemas").stdout == "0 of the schemas changed.\n"
    assert sorted(files_of(tmp_path / "schemas")) == [
        f"{kind}.schema.json" for kind in ("article", "outlet", "person", "question", "topic")
    ]
