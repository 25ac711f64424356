"""The search index: made in parts, and the same as if made in one; whole, and made only where records changed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from sourcebook.exports.search import SearchRecord, search_records
from sourcebook.reading.readings import Readings
from sourcebook.records.model import PublishText
from sourcebook.site import search_index
from sourcebook.site.search_index import write_index

from ..building import files_of

pytestmark = pytest.mark.site


@pytest.fixture
def records(readings: Readings) -> list[SearchRecord]:
    accented = SearchRecord("people/zoe/", "Person", "Zoë", "Zoë, Zoe and a café", id="zoe")
    return [*search_records(readings, PublishText.FULL), accented]


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "_SHARD", 2_500)
    monkeypatch.setattr(search_index, "_CHUNK", 3_000)
    monkeypatch.setattr(search_index, "_BLOCK", 7)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records Pagefind is given, run by run."""
    given = []

    def count(records: Any) -> dict[str, bytes]:
        given.append(len(records))
        return run(records)

    run: Callable[[Any], dict[str, bytes]] = search_index._pagefind
    monkeypatch.setattr(search_index, "_pagefind", count)
    return given


def read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))


def contents(bundle: Path) -> dict[str, Any]:
    """What an index says, whatever its files are called and however its pages are numbered."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text("utf-8"))["languages"]["en"]
    _, pages, chunks, filters, _, fields = read(bundle / f"pagefind.{entry['hash']}.pf_meta")
    assert entry["page_count"] == len(pages)
    fragments = []
    for name, length in pages:
        data = gzip.decompress((bundle / f"fragment/{name}.pf_fragment").read_bytes())
        fragment = json.loads(data.removeprefix(b"pagefind_dcd"))
        assert fragment["word_count"] == length
        fragments.append(fragment)

    def placed(postings: list[Any]) -> Iterator[tuple[str, Any]]:
        page = 0
        for step, *positions in postings:
            page += step
            yield fragments[page]["url"], positions

    words = {}
    ends: list[str] = []
    for first, last, name in chunks:
        (held,) = read(bundle / f"index/{name}.pf_index")
        ends += [first, last]
        for word, postings, variants in held:
            assert word[: len(first)] >= first
            assert word[: len(last)] <= last
            forms = {form: sorted(placed(at)) for form, at in variants}
            words[word] = (sorted(placed(postings)), forms)
    assert ends == sorted(ends)
    return {
        "fields": fields,
        "fragments": sorted(fragments, key=lambda fragment: str(fragment["url"])),
        "words": words,
        "filters": {
            name: {
                value: sorted(fragments[page]["url"] for page in found)
                for value, found in read(bundle / f"filter/{mark}.pf_filter")[1]
            }
            for name, mark in filters
            if name != "date"
        },
    }


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("claims", [False, True])
def test_shards_say_together_what_one_run_says(
    records: list[SearchRecord], tmp_path: Path, claims: bool
) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    merged = tmp_path / "site" / ("claims" if claims else ".")
    assert len([*(merged / "rows").iterdir()]) > 2
    mine = [record for record in records if (record.kind == "Claim") is claims]
    for path, data in search_index._pagefind(mine).items():
        file = tmp_path / "one" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    assert contents(merged) == contents(tmp_path / "one")


@pytest.mark.usefixtures("small_shards")
def test_a_corrected_record_is_indexed_with_few_others_and_as_if_all_were_new(
    records: list[SearchRecord], tmp_path: Path, runs: list[int]
) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    assert len(runs) > 6
    runs.clear()
    changed = [
        replace(record, content=f"{record.content} corrected") if number == 5 else record
        for number, record in enumerate(records)
    ]
    write_index(changed, tmp_path / "site", tmp_path / "cache")
    assert len(runs) == 1
    write_index(changed, tmp_path / "other/site", tmp_path / "other/cache")
    assert files_of(tmp_path / "site") == files_of(tmp_path / "other/site")


@pytest.mark.usefixtures("small_shards")
def test_the_order_of_records_is_nothing(records: list[SearchRecord], tmp_path: Path) -> None:
    write_index(records, tmp_path / "one", tmp_path / "cache/one")
    write_index(records[::-1], tmp_path / "two", tmp_path / "cache/two")
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_unchanged_records_are_not_indexed_again(
    records: list[SearchRecord], tmp_path: Path, runs: list[int]
) -> None:
    write_index(records, tmp_path / "first", tmp_path / "cache")
    runs.clear()
    write_index(records, tmp_path / "first", tmp_path / "cache")
    write_index(records, tmp_path / "second", tmp_path / "cache")
    assert not runs
    assert files_of(tmp_path / "first") == files_of(tmp_path / "second")


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("kind", ["words", "lengths", "rows.json", "index.sha256"])
@pytest.mark.parametrize("harm", ["cut", "gone", "foreign"])
def test_a_damaged_part_is_made_again(
    tmp_path: Path, kind: str, harm: str, runs: list[int]
) -> None:
    lamps = SearchRecord("people/a/", "Person", "Ann", "Ann the lamplighter " * 500)
    write_index([lamps], tmp_path / "one", tmp_path / "cache")
    part = max(
        (tmp_path / "cache/shards").glob(f"*/{kind}"), key=lambda file: len(file.read_bytes())
    )
    if harm == "gone":
        part.unlink()
    else:
        part.write_bytes(part.read_bytes()[:-3] if harm == "cut" else b"something else")
    more = SearchRecord("topics/b/", "Topic", "Lamps", "Lamps of all kinds")
    write_index([lamps, more], tmp_path / "two", tmp_path / "cache")
    write_index([lamps, more], tmp_path / "three", tmp_path / "new")
    assert files_of(tmp_path / "two") == files_of(tmp_path / "three")


def test_a_damaged_index_is_put_right(records: list[SearchRecord], tmp_path: Path) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    whole = files_of(tmp_path / "site")
    next((tmp_path / "site/fragment").glob("*/*")).unlink()
    next((tmp_path / "cache/index/claims/index").iterdir()).unlink()
    write_index(records, tmp_path / "site", tmp_path / "cache")
    assert files_of(tmp_path / "site") == whole


def test_of_a_damaged_index_nothing_is_taken_over(
    records: list[SearchRecord], tmp_path: Path
) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    for file in (tmp_path / "cache/index").rglob("*.pf_index"):
        file.unlink()
        file.write_bytes(b"cut")
    changed = [replace(records[0], title="Corrected"), *records[1:]]
    write_index(changed, tmp_path / "site", tmp_path / "cache")
    write_index(changed, tmp_path / "other/site", tmp_path / "other/cache")
    assert files_of(tmp_path / "site") == files_of(tmp_path / "other/site")


def test_an_interrupted_run_is_made_up_for(records: list[SearchRecord], tmp_path: Path) -> None:
    for place in ("cache/index.new/fragment", "cache/shards/abc.new", ".site.new/fragment"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "half").write_text("a page", encoding="utf-8")
    write_index(records, tmp_path / "site", tmp_path / "cache")
    assert not [*tmp_path.rglob("half")]


def test_a_part_that_nobody_needs_is_thrown_away(tmp_path: Path) -> None:
    first = SearchRecord("people/a/", "Person", "Ann", "Ann")
    write_index([first], tmp_path / "site", tmp_path / "cache")
    before = {*(tmp_path / "cache/shards").iterdir()}
    write_index([replace(first, title="Anne")], tmp_path / "site", tmp_path / "cache")
    after = {*(tmp_path / "cache/shards").iterdir()}
    assert len(before) == len(after) == 2
    assert before != after


def test_fragments_say_kind_and_day_and_never_share_a_name(
    records: list[SearchRecord], tmp_path: Path
) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    files = [*(tmp_path / "site").rglob("*.pf_fragment")]
    assert len(files) == len(records)
    expected = sorted((record.kind, record.day) for record in records)
    found = sorted(tuple(file.name.split(".")[:2]) for file in files)
    assert found == expected
    assert any(day for _, day in found)


def test_rows_hold_the_records_as_data(records: list[SearchRecord], tmp_path: Path) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    files = [*(tmp_path / "site").rglob("rows/*.json")]
    rows = [row for file in files for row in json.loads(file.read_text("utf-8"))]
    assert {row["url"]: row["title"] for row in rows} == {r.url: r.title for r in records}
    assert not any(row["content"] for row in rows)


@pytest.mark.usefixtures("small_shards")
def test_facets_number_the_records_shard_by_shard(
    records: list[SearchRecord], tmp_path: Path
) -> None:
    write_index(records, tmp_path / "site", tmp_path / "cache")
    bundle = tmp_path / "site/claims"
    about = json.loads((bundle / "shards.json").read_text("utf-8"))
    rows = []
    for name, size in about["shards"]:
        held = json.loads((bundle / f"rows/{name}.json").read_text("utf-8"))
        assert len(held) == size
        rows += held
    for name in about["facets"]:
        for value, steps in json.loads((bundle / f"facets/{name}.json").read_text("utf-8")).items():
            having = {n for n, row in enumerate(rows) if value in row["facets"].get(name, [])}
            assert {*accumulate(steps)} == having


def test_nothing_can_be_indexed_too(tmp_path: Path) -> None:
    write_index([], tmp_path / "site", tmp_path / "cache")
    assert contents(tmp_path / "site")["words"] == {}
    assert contents(tmp_path / "site/claims")["fragments"] == []
    names = {file.name for file in (tmp_path / "site").iterdir() if file.is_file()}
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} < names
    assert not [name for name in names if "ui" in name]


def test_a_failure_speaks_in_pagefinds_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho no room on the disk >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(RuntimeError, match="no room on the disk"):
        write_index([], tmp_path / "site", tmp_path / "cache")
    assert not (tmp_path / "site").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    with pytest.raises(RuntimeError, match="cache"):
        write_index([], tmp_path / "site", tmp_path / "cache")
