"""The search index: the same for the same records, whole, and made only when it must be."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from sourcebook.exports.search import SearchRecord
from sourcebook.site.search_index import write_index

from ..building import files_of

pytestmark = pytest.mark.site

RECORDS = [
    SearchRecord(
        "people/a/", "Person", "Ann", "Ann the lamplighter", "", {"year": ["2021", "1999"]}
    ),
    SearchRecord("topics/b/", "Topic", "Lamps", "Lamps of all kinds", "A theme", {"topic": ["B"]}),
]


def test_the_index_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_index(RECORDS, tmp_path / name / "site", tmp_path / name / "cache")
    assert files_of(tmp_path / "one/site") == files_of(tmp_path / "two/site")
    assert not list((tmp_path / "one/site").glob("pagefind-*ui*"))


def test_the_index_names_files_that_are_there(tmp_path: Path) -> None:
    write_index(RECORDS, tmp_path / "site", tmp_path / "cache")
    entry = json.loads((tmp_path / "site/pagefind-entry.json").read_text("utf-8"))
    (language,) = entry["languages"].values()
    assert language["page_count"] == 2
    assert (tmp_path / f"site/pagefind.{language['hash']}.pf_meta").is_file()
    fragments = [gzip.decompress(f.read_bytes()) for f in (tmp_path / "site/fragment").iterdir()]
    assert sorted(
        json.loads(f.removeprefix(b"pagefind_dcd"))["meta"]["title"] for f in fragments
    ) == ["Ann", "Lamps"]


def test_unchanged_records_are_not_indexed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_index(RECORDS, tmp_path / "first", tmp_path / "cache")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("indexed again")

    monkeypatch.setattr(subprocess, "run", refuse)
    write_index(RECORDS, tmp_path / "second", tmp_path / "cache")
    assert files_of(tmp_path / "first") == files_of(tmp_path / "second")
    with pytest.raises(AssertionError, match="indexed again"):
        write_index(RECORDS[:1], tmp_path / "second", tmp_path / "cache")


def test_an_interrupted_index_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "cache/pages").mkdir(parents=True)
    (tmp_path / "cache/pages/0.html").write_text("half a page", encoding="utf-8")
    write_index(RECORDS, tmp_path / "site", tmp_path / "cache")
    assert (tmp_path / "site/pagefind.js").is_file()


def test_nothing_can_be_indexed_too(tmp_path: Path) -> None:
    write_index([], tmp_path / "site", tmp_path / "cache")
    assert (tmp_path / "site/pagefind.js").is_file()


def test_a_failure_speaks_in_pagefinds_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(words, 1, "", "no room on the disk")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(RuntimeError, match="no room on the disk"):
        write_index(RECORDS, tmp_path / "site", tmp_path / "cache")
