"""What is new, as Atom feeds (RFC 4287): the articles that came last, and the last corrections. They know no clock: dates are the history's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..history.changes import claim_and_field
from ..history.corrections import Corrected, Correction, History
from ..reading.readings import Readings
from ..records.model.dates import bounds
from .addresses import record_url
from .datapackage import Publication

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 50
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01"
"""When a feed changed in which nothing stands yet."""

Entry = tuple[str, str, str, str, str]
"""The address below the site's root, by which it stays known too, the day, the title, the author, and what it says."""


def feeds(
    readings: Readings, history: History, about: Publication
) -> Iterator[tuple[str, list[bytes]]]:
    """Both feeds of a site that has an address."""
    articles = sorted(_articles(readings, history), key=lambda entry: entry[1], reverse=True)
    corrections = [_correction(readings, one) for one in history.corrections[:_MOST]]
    for name, title, entries in (
        ("articles", "New articles", articles[:_MOST]),
        ("corrections", "Corrections", corrections),
    ):
        path = f"feeds/{name}.atom"
        yield path, [_feed(f"{about.title}: {title}", path, f"{name}/", entries, about)]


def _articles(readings: Readings, history: History) -> Iterator[Entry]:
    """The articles, those that appeared last first, with the day on which each came into the collection; where no history says that,
    on which its original was read or appeared."""
    for filed in reversed(readings.catalog.articles_in_time):
        record, outlet = filed.record, readings.catalog.outlet_of(filed)
        came = history.days.get(f"articles/{filed.slug}.md")
        day = came.first if came else _day(record.source.accessed) or _day(record.dates.published)
        if day:
            name = outlet.record.name if outlet else ""
            told = " ".join(claim.text for claim in record.claims[:3])
            title, author = record.titled(name or None), ", ".join(record.byline) or name
            yield record_url("articles", filed.slug), day, title, author, told


def _day(edtf: str | None) -> str:
    span = bounds(edtf) if edtf else None
    return span.first.isoformat() if span and span.first else ""


def _correction(readings: Readings, one: Correction) -> Entry:
    told = "\n".join(line for record in one.records for line in _changes(readings, record))
    return f"corrections/#{one.anchor}", one.day, one.why, one.author, told


def _changes(readings: Readings, record: Corrected) -> Iterator[str]:
    folder, _, slug = record.path.removesuffix(".md").partition("/")
    filed = getattr(readings.catalog, folder).get(slug)
    yield f"{filed.record.title_text or slug if filed else record.path}:"
    for change in record.changes:
        claim, field = claim_and_field(change.path)
        known = readings.catalog.claims.get(f"{slug}#{claim}")
        where = f"{field} of «{known.claim.text if known else claim}»" if claim else field
        yield f"{where}: {change.before or 'nothing'} → {change.after or 'nothing'}"


def _feed(title: str, path: str, page: str, entries: Iterable[Entry], about: Publication) -> bytes:
    """A feed. Each entry, and the feed itself, is known by its address."""
    entries = list(entries)
    feed = Element("feed", xmlns=_ATOM)
    _say(feed, "id", about.root + path)
    _say(feed, "title", title)
    _say(feed, "updated", _time(max((day for _, day, *_ in entries), default=_NEVER)))
    SubElement(feed, "link", rel="self", href=about.root + path)
    SubElement(feed, "link", rel="alternate", href=about.root + page)
    _say(SubElement(feed, "author"), "name", about.title)
    for address, day, words, author, told in entries:
        entry = SubElement(feed, "entry")
        _say(entry, "id", about.root + address)
        _say(entry, "title", words or "Untitled")
        _say(entry, "updated", _time(day))
        SubElement(entry, "link", rel="alternate", href=about.root + address)
        if author:
            _say(SubElement(entry, "author"), "name", author)
        _say(entry, "summary", told)
    indent(feed)
    data: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return data + b"\n"


def _say(element: Element, tag: str, text: str) -> None:
    SubElement(element, tag).text = _NO_XML.sub("\ufffd", text)


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"
