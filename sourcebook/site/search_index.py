"""The adapter to Pagefind: search records -> the index that the browser reads.

Pagefind indexes all or nothing. Here it indexes shards, each some hundred records, and only those that changed; the shards are then merged into one
index, as if it had been made in one run. There are two, since most readers never look for claims alone: theirs lies in ``claims/`` inside the other.

Pagefind's files are gzipped CBOR behind a mark. The metadata number the pages, in the order in which they were given, and say which file holds which
words. A word has postings, ``[page, positions, positions in the title]``, each page counted from the one before. A page's own words are a file too, a
fragment, whose name is free: here it says shard, kind and day, so that the browser groups and orders what it finds before it loads any.
Beside Pagefind's files stand the pages of each facet once more, in ``facets/``, for Explore: Pagefind's own counting takes a time that grows with the square
of what is found. ``shards.json`` gives the number of pages in each shard and the names of the facets, ``rows/`` the records as data.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import heapq
import json
import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from io import BufferedReader
from itertools import groupby, pairwise, takewhile
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

import cbor2
from pagefind.service import get_executable

from ..atomic import link_file, replace_folder
from ..cache import many_objects
from ..exports.search import SearchRecord
from ..pages.labels import date_words
from ..pages.languages import direction, lang

_MARK = b"pagefind_dcd"
_META = ["detail", "title"]
_SHARD = 1_000_000  # characters, at most
_CHUNK = 60_000  # bytes of a file of words, before compression; about what Pagefind makes
_BLOCK = 256  # words of a shard that are held at a time
_STAMP = "index.sha256"

# Pagefind makes no index of nothing; this stands in where its program alone is wanted.
_NOTHING = SearchRecord("", "", "", "nothing")
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
_ENTRY = "pagefind-entry.json"


@dataclass(frozen=True)
class _Shard:
    """Records that are indexed together, and the folder that keeps what Pagefind made of them."""

    number: int
    records: Sequence[SearchRecord]
    shards: Path

    @cached_property
    def mark(self) -> str:
        rows = (
            json.dumps([*vars(record).values(), _date_words(record)]) for record in self.records
        )
        return _digest(_version(), str(self.number), *rows)

    @property
    def folder(self) -> Path:
        return self.shards / self.mark

    @property
    def name(self) -> str:
        """Its name in the index. It changes with the records, so that no browser shows what it kept from before."""
        return f"{self.number}-{self.mark[:6]}"

    def pages(self) -> list[str]:
        """The name of each record's fragment in the folder."""
        return [f"{record.kind}.{record.day}.{n}" for n, record in enumerate(self.records)]


def write_index(records: Sequence[SearchRecord], folder: Path, cache: Path) -> None:
    """Write the index of these records to ``folder``; ``cache`` keeps its parts, so that unchanged records cost little.

    Raises RuntimeError with Pagefind's own words where it fails.
    """
    index = make_index(records, cache)
    try:
        # The index has just been made, or found whole.
        mark, *_ = (index / _STAMP).read_text("utf-8").partition(" ")
        if _mark_of(folder) != mark:
            new = folder.with_name(f".{folder.name}.new")
            shutil.rmtree(new, ignore_errors=True)
            shutil.copytree(index, new, copy_function=link_file)
            replace_folder(new, folder)
    except OSError as error:
        raise _failed(error) from error


def make_index(records: Sequence[SearchRecord], cache: Path) -> Path:
    """Bring the index of these records up to date among its parts in ``cache``. Returns its folder.

    Raises RuntimeError with Pagefind's own words where it fails.
    """
    # Millions of numbers come and go, none in a circle; looking for circles among them takes longer than they do.
    with many_objects():
        try:
            return _made(records, cache)
        except OSError as error:
            raise _failed(error) from error


def _made(records: Sequence[SearchRecord], cache: Path) -> Path:
    shards, index = cache / "shards", cache / "index"
    others = _shards((record for record in records if record.kind != "Claim"), shards)
    claims = _shards((record for record in records if record.kind == "Claim"), shards)
    program = _Shard(-1, [_NOTHING], shards)
    parts = [program, *others, *claims]
    mark = _digest(*(part.mark for part in parts))
    known = _mark_of(index)
    if known == mark:
        return index
    if not known:
        shutil.rmtree(index, ignore_errors=True)
    for part in parts:
        if _mark_of(part.folder) != part.mark:
            _index(part)
    new = _empty(cache / "index.new")
    _merge(others, program, new, index)
    _merge(claims, program, new / "claims", index / "claims")
    for name in _PROGRAM:
        link_file(program.folder / name, new / name)
    _put(new, index, mark)
    for old in {*shards.iterdir()} - {part.folder for part in parts}:
        shutil.rmtree(old, ignore_errors=True)
    return index


def _failed(error: OSError) -> RuntimeError:
    return RuntimeError(f"The search index could not be made: {error}")


# --- Shards ---------------------------------------------------------------------------------------------------------


def _shards(records: Iterable[SearchRecord], shards: Path) -> list[_Shard]:
    """Share out the records by the page on which they stand, so that a correction changes few shards."""
    records = sorted(records, key=attrgetter("kind", "day", "url"))
    # A record costs Pagefind something even if it is short.
    size = sum(len(record.content) + 500 for record in records)
    shares: list[list[SearchRecord]] = [[] for _ in range(1 << (size // _SHARD).bit_length())]
    for record in records:
        page = record.url.partition("#")[0]
        shares[zlib.crc32(page.encode()) % len(shares)].append(record)
    return [_Shard(number, share, shards) for number, share in enumerate(shares) if share]


def _index(shard: _Shard) -> None:
    """Have Pagefind index a shard, and keep what the merge needs."""
    files = _pagefind(shard.records)
    (meta,) = (
        cbor2.loads(_unpacked(data)) for name, data in files.items() if name.endswith(".pf_meta")
    )
    _, pages, chunks, _, _, fields = meta
    if len(pages) != len(shard.records) or fields != _META:
        raise RuntimeError("The search index could not be made: Pagefind's is of an unknown form.")
    new = _empty(shard.folder.with_suffix(".new"))
    for name in (*_PROGRAM, _ENTRY) if shard.number < 0 else ():
        (new / name).write_bytes(files[name])
    (new / "fragment").mkdir()
    for name, (fragment, _) in zip(shard.pages(), pages, strict=True):
        data = files[f"fragment/{fragment}.pf_fragment"]
        (new / "fragment" / f"{name}.pf_fragment").write_bytes(data)
    rows = [{**vars(record), "content": None} for record in shard.records]
    (new / "rows.json").write_text(_compact(rows), "utf-8")
    (new / "lengths").write_bytes(cbor2.dumps([length for _, length in pages]))
    words = [
        word
        for *_, chunk in chunks
        for word in _condensed(_unpacked(files[f"index/{chunk}.pf_index"]))
    ]
    with (new / "words").open("wb") as file:
        for start in range(0, len(words), _BLOCK):
            file.write(cbor2.dumps(cbor2.dumps(words[start : start + _BLOCK])))
    _put(new, shard.folder, shard.mark)


def _condensed(chunk: bytes) -> Iterator[list[Any]]:
    """The words of a file as the merge needs them: ``[word, *postings, [[variant, *postings]…]]``.

    Postings are how many there are, the first page, the last page, and all behind the first page as it is written. That is cut out between this
    word's beginning and the next one's, since writing it again takes longer than all else.
    """
    (words,) = cbor2.loads(chunk)
    heads = [b"\x83" + cbor2.dumps(word) + _head(postings) for word, postings, _ in words]
    end = chunk.index(heads[0]) if words else 0
    for (word, postings, variants), head, after in zip(
        words, heads, [*heads[1:], b""], strict=True
    ):
        start = end + len(head)
        end = chunk.index(after, start) if after else len(chunk)
        rest = _rest(postings) if variants else chunk[start : end - 1]
        forms = [[form, *_ends(pages), _rest(pages)] for form, pages in variants]
        yield [word, *_ends(postings), rest, forms]


def _ends(postings: list[Any]) -> tuple[int, int, int]:
    pages = [posting[0] for posting in postings]
    return len(pages), pages[0] if pages else 0, sum(pages)


def _head(postings: list[Any]) -> bytes:
    """What is written up to the first page."""
    first = b"\x83" + cbor2.dumps(postings[0][0]) if postings else b""
    return _array(len(postings)) + first


def _rest(postings: list[Any]) -> bytes:
    return cbor2.dumps(postings)[len(_head(postings)) :]


def _pagefind(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """The files that Pagefind's program makes of the records, in one language for all: it would search only that of the page that asks."""
    program = get_executable()
    if program is None:
        raise RuntimeError("The search index could not be made: Pagefind is not installed.")
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": "en"}}]
    requests += [
        {
            "type": "AddRecord",
            "index_id": 0,
            "url": record.url,
            "content": record.content,
            "language": "en",
            "meta": {"title": record.title, "detail": record.detail},
            # The date and another language are no facets, but stand in the fragment with them.
            "filters": {**_facets(record), "date": [_date_words(record)], **_spoken(record)},
        }
        for record in records
    ]
    requests.append({"type": "GetFiles", "index_id": 0})
    answer: dict[str, Any] = {}
    with tempfile.TemporaryFile() as words:
        with (
            suppress(BrokenPipeError),
            subprocess.Popen(
                [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words
            ) as process,
        ):
            for request in requests:
                answer = _answer(process, request)
                if answer.get("type") in (None, "Error"):
                    break
        if "files" not in answer:
            words.seek(0)
            said = answer.get("message") or words.read().decode(errors="replace")
            raise RuntimeError(f"The search index could not be made: {said}")
    return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}


def _answer(process: subprocess.Popen[bytes], request: dict[str, Any]) -> dict[str, Any]:
    """What Pagefind answers; nothing, where it has ended. One at a time: neither side ever waits for the other to read."""
    assert process.stdin
    assert isinstance(process.stdout, BufferedReader)
    message = json.dumps({"message_id": 0, "payload": request}).encode()
    process.stdin.write(base64.b64encode(message) + b",")
    process.stdin.flush()
    answer = b""
    while not answer.endswith(b","):
        part = process.stdout.read1(1 << 20)
        if not part:
            return {}
        answer += part
    payload: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
    return payload


def _facets(record: SearchRecord) -> dict[str, list[str]]:
    """What can be filtered by. Claims have their index to themselves: their kind would be a list of all its pages."""
    return record.facets if record.kind == "Claim" else {"kind": [record.kind], **record.facets}


def _spoken(record: SearchRecord) -> dict[str, list[str]]:
    """Another language than the site's, and its direction."""
    language = record.language
    return {"spoken": [f"{language} {direction(language)}"]} if lang(language) else {}


def _date_words(record: SearchRecord) -> str:
    return date_words(record.date) if record.date else ""


# --- The merge ------------------------------------------------------------------------------------------------------


def _merge(shards: Sequence[_Shard], program: _Shard, index: Path, before: Path) -> None:
    """Join the shards to one index, their pages numbered one after the other. What is as it was is taken from the one ``before``."""
    pages: list[list[Any]] = []
    facets: dict[str, dict[str, list[int]]] = {}
    words = []
    for folder in ("fragment", "filter", "index", "rows", "facets"):
        (index / folder).mkdir(parents=True)
    for shard in shards:
        words.append(_words(shard.folder / "words", len(pages)))
        names = (f"{shard.name}/{page}" for page in shard.pages())
        lengths = cbor2.loads((shard.folder / "lengths").read_bytes())
        for record, name, length in zip(shard.records, names, lengths, strict=True):
            for facet, values in _facets(record).items():
                for value in values:
                    facets.setdefault(facet, {}).setdefault(value, []).append(len(pages))
            pages.append([name, length])
        fragments = f"fragment/{shard.name}"
        if (before / fragments).is_dir():
            (before / fragments).rename(index / fragments)
        else:
            shutil.copytree(shard.folder / "fragment", index / fragments, copy_function=link_file)
        link_file(shard.folder / "rows.json", index / f"rows/{shard.name}.json")
    for name, found in facets.items():
        steps = {value: [b - a for a, b in pairwise([0, *at])] for value, at in found.items()}
        (index / f"facets/{name}.json").write_text(_compact(steps), "utf-8")
    sizes = [[shard.name, len(shard.records)] for shard in shards]
    about = {"shards": sizes, "facets": sorted(facets)}
    (index / "shards.json").write_text(_compact(about), "utf-8")
    filters = [
        [name, _write(cbor2.dumps([name, sorted(values.items())]), index, before, "filter")]
        for name, values in sorted(facets.items())
    ]
    chunks = list(_chunks(words, index, before))
    _shorten(chunks)
    # Where no word is asked for, Pagefind loads each file that might hold none: all of them, but for one that surely does.
    chunks.insert(0, ["", "", _write(b"\x81\x80", index, before, "index")])
    entry = json.loads((program.folder / _ENTRY).read_text("utf-8"))
    # Pagefind writes them in another order each time.
    entry["include_characters"].sort()
    meta = [entry["version"], pages, chunks, filters, [], _META]
    name = _write(cbor2.dumps(meta), index, before, "meta")
    entry["languages"] = {"en": {"hash": name, "wasm": "en", "page_count": len(pages)}}
    (index / _ENTRY).write_text(json.dumps(entry), "utf-8")


def _words(file: Path, offset: int) -> Iterator[tuple[str, int, list[Any]]]:
    """A shard's words in order, each with the number that the shard's first page gets."""
    with file.open("rb") as blocks:
        decoder = cbor2.CBORDecoder(blocks)
        while blocks.peek(1):
            for word, *packed in cbor2.loads(decoder.decode()):
                yield word, offset, packed


def _chunks(words: Iterable[Iterator[Any]], index: Path, before: Path) -> Iterator[list[str]]:
    """Write the words of all shards to files of some size; yields each file's first word, last word and name."""
    chunk: dict[str, bytes] = {}
    size = 0
    for word, same in groupby(heapq.merge(*words, key=itemgetter(0)), itemgetter(0)):
        found = [(offset, *packed) for _, offset, packed in same]
        variants: dict[str, list[Any]] = {}
        for offset, *_, forms in found:
            for form, *postings in forms:
                variants.setdefault(form, []).append((offset, *postings))
        parts = [b"\x83", cbor2.dumps(word), _joined((at, *packed) for at, *packed, _ in found)]
        parts.append(_array(len(variants)))
        for form, postings in variants.items():
            parts += [b"\x82", cbor2.dumps(form), _joined(postings)]
        chunk[word] = b"".join(parts)
        size += len(chunk[word])
        if size >= _CHUNK:
            yield _chunk(chunk, index, before)
            chunk, size = {}, 0
    if chunk:
        yield _chunk(chunk, index, before)


def _joined(shards: Iterable[tuple[int, int, int, int, bytes]]) -> bytes:
    """A word's postings in all shards as one list. Only the first page of each is counted anew."""
    parts = []
    before = total = 0
    for offset, number, first, last, rest in shards:
        if number:
            parts += [b"\x83", cbor2.dumps(offset + first - before), rest]
            before, total = offset + last, total + number
    return b"".join([_array(total), *parts])


def _chunk(words: dict[str, bytes], index: Path, before: Path) -> list[str]:
    data = b"".join([b"\x81", _array(len(words)), *words.values()])
    first, *_, last = (*words, *words)
    return [first, last, _write(data, index, before, "index")]


def _shorten(chunks: list[list[str]]) -> None:
    """Of the last word of a file and the first of the next one only what tells them apart is kept, as Pagefind does."""
    for before, after in pairwise(chunks):
        last, first = before[1], after[0]
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(last, first, strict=False))
        end = sum(1 for _ in alike) + 1
        # Cut too short it would stand before the file's own first word.
        if last[:end] >= before[0]:
            before[1] = last[:end]
        after[0] = first[:end]


# --- Files ----------------------------------------------------------------------------------------------------------


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _array(length: int) -> bytes:
    """The beginning of a list in CBOR: its length, marked as one."""
    head = cbor2.dumps(length)
    return bytes([head[0] | 0x80]) + head[1:]


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_MARK)


def _write(data: bytes, index: Path, before: Path, kind: str) -> str:
    """Write a file of the index, unless the one before has the same; returns the name that its content gives it."""
    name = _digest(data)[:10]
    path = f"pagefind.{name}.pf_meta" if kind == "meta" else f"{kind}/{name}.pf_{kind}"
    if (before / path).is_file():
        link_file(before / path, index / path)
    else:
        (index / path).write_bytes(gzip.compress(_MARK + data, 5, mtime=0))
    return name


def _digest(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


@cache
def _version() -> str:
    """What else decides on an index: Pagefind, and this adapter."""
    return _digest(version("pagefind"), Path(__file__).read_bytes())


def _put(new: Path, place: Path, mark: str) -> None:
    """Put a finished folder in its place, with a stamp by which it is known to be whole."""
    (new / _STAMP).write_text(f"{mark} {_sizes(new)}", "utf-8")
    replace_folder(new, place)


def _mark_of(folder: Path) -> str:
    """The mark of a finished folder; empty where it is not whole."""
    try:
        mark, _, sizes = (folder / _STAMP).read_text("utf-8").partition(" ")
    except OSError:
        return ""
    return mark if sizes == _sizes(folder) else ""


def _sizes(folder: Path) -> str:
    """A digest of which files are in the folder, and how long they are."""
    found = (
        f"{place[len(str(folder)) :]}/{entry.name} {entry.stat().st_size}"
        for place, _, _ in os.walk(folder)
        for entry in os.scandir(place)
        if entry.is_file() and entry.name != _STAMP
    )
    return _digest(*sorted(found))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
