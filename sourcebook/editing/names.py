"""Renaming and merging: every value of every record that names a person, topic, outlet or question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from ..catalog.catalog import Catalog, refer
from ..catalog.shelf import Shelf, same_name
from ..records.frontmatter import Path
from ..records.load import Filed
from ..records.model import Article, Outlet, Person, Question, Record, Topic
from .lossless import Value, value_at

Changes = dict[str, dict[Path, Value]]
"""For each record, the values that change."""

_LINK = re.compile(r"(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([^\s)>#]+)", re.MULTILINE)
"""A link in Markdown: what stands before its target, and the target without its anchor."""
_SPOKEN = {Person: "person", Topic: "topic", Outlet: "outlet"}


def shelf_of(catalog: Catalog, kind: type[Record]) -> Shelf[Any]:
    found: Shelf[Any] = getattr(catalog, kind.folder)
    return found


def name_field(kind: type[Record]) -> str:
    return "question" if kind is Question else "name"


def renamed(catalog: Catalog, kind: type[Record], slug: str, new: str) -> Changes:
    """What changes where a record gets another name: each place that has its old one, as that is written in its own record.

    Places that use an alias stay. The old name becomes an alias where an article's text has it.
    """
    shelf = shelf_of(catalog, kind)
    filed = shelf[slug]
    old = filed.record.title_text
    changes = _uses_changed(catalog, kind, slug, old, new)
    own = changes.setdefault(f"docs/{kind.folder}/{slug}.md", {})
    own[(name_field(kind),)] = new
    aliases: tuple[str, ...] = getattr(filed.record, "aliases", ())
    stands = any(same_name(old) in same_name(a.body) for a in catalog.articles.values())
    kept = [alias for alias in aliases if same_name(alias) != same_name(new)]
    if stands and kind is not Question and same_name(old) != same_name(new):
        kept.append(old)
    if kept != list(aliases):
        own[("aliases",)] = kept
    return changes


def merged(catalog: Catalog, kind: type[Record], slug: str, into: str) -> Changes:
    """What changes where one record becomes part of another: its name and aliases lead there, its lists are added, and what the
    other does not say is taken over. The record itself is to go."""
    shelf = shelf_of(catalog, kind)
    gone, stays = shelf[slug], shelf[into]
    changes = _uses_changed(catalog, kind, slug, gone.record.title_text, stays.record.title_text)
    changes.pop(f"docs/{kind.folder}/{slug}.md", None)
    own = changes.setdefault(f"docs/{kind.folder}/{into}.md", {})
    theirs, ours = gone.document.values, stays.document.values
    basis = theirs.get("basis") or {}
    for key, value in theirs.items():
        if isinstance(value, list) and key not in ("aliases", "not"):
            held = ours.get(key) or []
            if more := [item for item in value if item not in held]:
                own[(key,)] = [*held, *more]
        elif value and not ours.get(key) and key not in ("aliases", "not", "basis"):
            own[(key,)] = value
            own |= {("basis", way): known for way, known in basis.items() if way == key}
    if kind is not Question:
        names = (*stays.record.aliases, gone.record.name, *gone.record.aliases)
        both = {same_name(name): name for name in reversed(names)}
        own[("aliases",)] = [
            name for key, name in reversed(both.items()) if key != same_name(stays.record.name)
        ]
    if kind is Person:
        # Nobody is told apart from themselves.
        one = {same_name(stays.record.name), *both}
        told = dict.fromkeys((*stays.record.confused_with, *gone.record.confused_with))
        own = {way: value for way, value in own.items() if way[0] != "not"}
        own[("not",)] = [name for name in told if same_name(name) not in one] or None
        changes[f"docs/{kind.folder}/{into}.md"] = own
    return changes


def relinked(text: str, path: str, old: str, new: str) -> str:
    """A document of which each link to one page leads to another of its folder: ``people/ada`` and ``ada-lovelace``.

    An article's text is no Markdown, and stays.
    """
    end = text.find("\n---", 3) if path.startswith("docs/articles/") else len(text)
    link = partial(_led_to, path.removeprefix("docs/"), old, new)
    return _LINK.sub(link, text[:end]) + text[end:]


def _led_to(page: str, old: str, new: str, link: re.Match[str]) -> str:
    target = link[2]
    # Written by the file it leads from that file, by the address from the page's own.
    begin = page.removesuffix(".md").removesuffix("index") if target[-1] == "/" else dirname(page)
    place, _, ending = normpath(join(begin, unquote(target))).partition(".")
    if place != old or ending not in ("", "md"):
        return link[0]
    above = target[: target.rstrip("/").rfind("/") + 1]
    return f"{link[1]}{above}{new}{'/' if target[-1] == '/' else f'.{ending}' if ending else ''}"


def _uses_changed(
    catalog: Catalog, kind: type[Record], slug: str, old: str, new: str
) -> dict[str, dict[Path, Value]]:
    changes: Changes = {}
    shelves: tuple[Mapping[str, Filed[Any]], ...] = (
        catalog.articles,
        catalog.people,
        catalog.topics,
        catalog.questions,
    )
    for filed in (filed for shelf in shelves for filed in shelf.values() if filed.path):
        own: dict[Path, Value] = {}
        for path, name in _named(filed.document.values, filed.record, kind):
            spoken = path[-1] == "by" or "via" in path
            if same_name(name) != same_name(old) or (
                spoken and not _means(catalog, filed, kind, slug, name)
            ):
                continue
            own[path] = new
        for path, names in _lists(filed.document.values, own):
            # Who is named already is not named twice.
            own = {p: v for p, v in own.items() if p[: len(path)] != path} | {path: names}
        for key, basis in (filed.document.values.get("basis") or {}).items():
            head, _, last = key.rpartition(".")
            if head and last == old and any(path[:-1] == tuple(head.split(".")) for path in own):
                own["basis", key], own["basis", f"{head}.{new}"] = None, basis
        if own:
            changes[str(filed.path)] = own
    return changes


def _lists(values: Any, own: Mapping[Path, Value]) -> Iterator[tuple[Path, list[Value]]]:
    """The lists of names in which a change would make two of one, without the second; with the one of which more is said."""
    above = (path[:-2] if path[-1] == "name" else path[:-1] for path in own)
    for path in dict.fromkeys(above):
        names = value_at(values, path)
        if not isinstance(names, list):
            continue
        ones: dict[str, Value] = {}
        for n, item in enumerate(names):
            after = own.get((*path, n), own.get((*path, n, "name")))
            more = {**item, "name": after or item["name"]} if isinstance(item, dict) else None
            name = same_name(more["name"] if more else after or item)
            ones[name] = more or ones.get(name) or after or item
        if len(ones) < len(names):
            yield path, list(ones.values())


def _means(catalog: Catalog, filed: Filed[Any], kind: type[Record], slug: str, name: str) -> bool:
    """Whether a name in ``by`` or ``via`` is that of the record."""
    found = refer(catalog, filed, name)
    return found.kind.value == _SPOKEN.get(kind) and found.slug == slug


def _named(values: Any, record: Record, kind: type[Record]) -> Iterator[tuple[Path, str]]:
    """Where a record names records of a kind, and how."""
    if isinstance(record, Article):
        keys = {Person: ("people",), Topic: ("topics",), Outlet: ("outlet",)}.get(kind, ())
        yield from _at(values, keys)
        if kind is Outlet:
            yield from _at(values, ("source", "draws_on"))
        in_claims = {Person: ("by", "via", "people"), Topic: ("by", "via", "topics")}
        others = ("question",) if kind is Question else ("by", "via")
        for number, claim in enumerate(values.get("claims") or ()):
            for key in in_claims.get(kind, others):
                for path, name in _at(claim, (key,)):
                    yield ("claims", number, *path), name
    elif kind is Topic and isinstance(record, Topic):
        yield from _at(values, ("broader",))
    elif kind is Topic and isinstance(record, Question):
        yield from _at(values, ("topics",))
    elif kind is Person and isinstance(record, Person):
        yield from _at(values, ("not",))


def _at(values: Any, keys: Path) -> Iterator[tuple[Path, str]]:
    """The names that stand at a key: one, or a list of them, each alone or with more about it."""
    for key in keys:
        values = (values or {}).get(key)
    if not keys or values is None:
        return
    if isinstance(values, str):
        yield keys, values
        return
    for number, item in enumerate(values):
        if isinstance(item, dict):
            yield (*keys, number, "name"), str(item.get("name", ""))
        else:
            yield (*keys, number), item
