"""The adapter to Pagefind: search records -> the index that the browser reads.

Each record becomes a small page that only Pagefind sees. Its Python interface takes a tenth of a second for each record, its program
indexes a thousand in that time.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cbor2
from markupsafe import Markup

from ..exports.search import SearchRecord

_MARK = b"pagefind_dcd"
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.*")
_PAGE = Markup("""<!doctype html>
<html lang="en"><title>{title}</title><body data-pagefind-body>
<p data-pagefind-meta="url[data-value], title[data-title], kind[data-kind], detail[data-detail]"
 data-value="{url}" data-title="{title}" data-kind="{kind}" data-detail="{detail}">{content}</p>
{facets}
""")
_FACET = Markup('<i data-pagefind-filter="{name}[data-value]" data-value="{value}"></i>')

# Pagefind makes no index of nothing; this stands in, under a word that nobody looks for.
_NOTHING = SearchRecord("", "", "", "emptysourcebookindex")


def write_index(records: Sequence[SearchRecord], folder: Path, cache: Path) -> None:
    """Write the index of these records to ``folder``; ``cache`` keeps it, so that unchanged records cost nothing.

    Raises RuntimeError with Pagefind's own words where it fails.
    """
    mark = _mark(records)
    stamp = cache / "records.sha256"
    if not stamp.is_file() or stamp.read_text() != mark:
        shutil.rmtree(cache, ignore_errors=True)
        _index(records, cache)
        stamp.write_text(mark)
    there = folder / "records.sha256"
    if there.is_file() and there.read_text() == mark:
        return
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(cache / "index", folder)
    shutil.copyfile(stamp, there)


def _mark(records: Sequence[SearchRecord]) -> str:
    text = json.dumps([asdict(record) for record in records], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _index(records: Sequence[SearchRecord], cache: Path) -> None:
    pages = cache / "pages"
    pages.mkdir(parents=True)
    for number, record in enumerate(records or [_NOTHING]):
        (pages / f"{number}.html").write_text(_page(record), encoding="utf-8")
    # One language for all, since Pagefind would search only the index of the page's own language.
    options = ["--force-language", "en", "--site", str(pages), "--output-path", f"{cache}/index"]
    run = subprocess.run(
        [sys.executable, "-m", "pagefind", *options], capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise RuntimeError(f"The search index could not be made: {run.stdout}{run.stderr}")
    shutil.rmtree(pages)
    for pattern in _UNUSED:
        for file in (cache / "index").glob(pattern):
            file.unlink()
    _settle(cache / "index")


def _settle(index: Path) -> None:
    """Put the index's filters into a fixed order: Pagefind writes them in another one each time.

    Its files are gzipped CBOR behind a mark, named by a checksum; the list of filters stands fourth in the one that ``pagefind-entry.json`` names.
    """
    renamed = {}
    for file in sorted((index / "filter").glob("*.pf_filter")):
        name, values = _read_cbor(file)
        renamed[file.stem] = _write_cbor(file, [name, sorted(values)])
    for file in sorted(index.glob("*.pf_meta")):
        meta = _read_cbor(file)
        meta[3] = sorted([name, renamed[mark]] for name, mark in meta[3])
        old, new = file.stem.partition(".")[2], _write_cbor(file, meta).partition(".")[2]
        entry = index / "pagefind-entry.json"
        entry.write_text(entry.read_text().replace(f'"{old}"', f'"{new}"'))


def _read_cbor(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))


def _write_cbor(file: Path, value: Any) -> str:
    """Write the value in the file's place under the name that its bytes give it; returns the new stem."""
    data = gzip.compress(_MARK + cbor2.dumps(value), mtime=0)
    language = file.stem.rpartition("_")[0]
    stem = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    file.unlink()
    file.with_name(stem + file.suffix).write_bytes(data)
    return stem


def _page(record: SearchRecord) -> str:
    facets = Markup("\n").join(
        _FACET.format(name=name, value=value)
        for name, values in {"kind": [record.kind], **record.facets}.items()
        for value in values
    )
    return _PAGE.format(
        url=record.url,
        title=record.title,
        kind=record.kind,
        detail=record.detail,
        content=record.content,
        facets=facets,
    )
