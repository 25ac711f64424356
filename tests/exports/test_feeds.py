"""Feeds are Atom as RFC 4287 has it, know no clock, and lead to pages; sitemaps name every page."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from sourcebook.exports import sitemap as of_sitemap
from sourcebook.exports.datapackage import Publication
from sourcebook.exports.feeds import feeds
from sourcebook.exports.sitemap import sitemap
from sourcebook.history.changes import FieldChange
from sourcebook.history.corrections import UNKNOWN, Corrected, Correction, Days, History
from sourcebook.reading.readings import Readings

from ..reading.stories import claim, read, story

SITE = "https://example.org/story/"
ATOM = "{http://www.w3.org/2005/Atom}"
Feed = ElementTree.Element


def feeds_of(readings: Readings, history: History = UNKNOWN) -> Mapping[str, Feed]:
    made = dict(feeds(readings, history, Publication("The lamp", SITE[:-1])))
    return {path: ElementTree.fromstring(b"".join(pieces)) for path, pieces in made.items()}


def text(element: Feed, tag: str) -> str:
    (found,) = element.findall(ATOM + tag)
    return found.text or ""


def titles(feed: Feed) -> list[tuple[str, str]]:
    return [(text(e, "title"), text(e, "updated")[:10]) for e in feed.findall(f"{ATOM}entry")]


def correction(why: str, day: str, *records: Corrected) -> Correction:
    return Correction("0123456789abcdef" + why, day, "Ilse Marsh", why, records)


def test_a_feed_has_what_atom_asks_for(readings: Readings) -> None:
    history = History((correction("Mend\x0b it", "2026-01-02"),))
    for path, feed in feeds_of(readings, history).items():
        assert text(feed, "id") == SITE + path
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == SITE + path
        assert text(feed, "title").startswith("The lamp: ")
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        assert text(feed, "updated") == max(text(one, "updated") for one in entries)
        for entry in entries:
            assert text(entry, "updated").endswith("T00:00:00Z")
            assert text(entry, "title")
            assert text(entry, "id").startswith(SITE)
        ids = [text(entry, "id") for entry in entries]
        assert len(set(ids)) == len(ids)


def test_articles_come_by_the_day_on_which_they_came_into_the_collection() -> None:
    readings = read(
        story("alder", "It.", date="2021-03-04"),
        story("birch", "It.", date="2020"),
        story("cedar", "It.", date="2019", accessed="2022-05-06"),
        story("rowan", "It."),
    )
    (feed, _) = feeds_of(readings).values()
    assert titles(feed) == [
        ("Untitled (Cedar)", "2022-05-06"),
        ("Untitled (Alder)", "2021-03-04"),
        ("Untitled (Birch)", "2020-01-01"),
    ]
    known = History(days={"articles/birch.md": Days("2023-01-01", "2024-01-01")})
    (feed, _) = feeds_of(readings, known).values()
    assert titles(feed)[0] == ("Untitled (Birch)", "2023-01-01")


def test_a_correction_says_what_became_of_what() -> None:
    change = FieldChange(("claims", "lit", "date"), "2020", "2021")
    records = Corrected("articles/alder.md", (change,)), Corrected("people/gone.md", ())
    readings = read(story("alder", "It was lit.", claim("lit", "It was lit")))
    _, feed = feeds_of(readings, History((correction("Why", "2026-01-02", *records),))).values()
    (entry,) = feed.findall(f"{ATOM}entry")
    assert text(entry, "id") == f"{SITE}corrections/#c-0123456789ab"
    assert text(entry, "summary").splitlines() == [
        "Untitled (Alder):",
        "date of «lit.»: 2020 → 2021",
        "people/gone.md:",
    ]


def test_a_feed_in_which_nothing_stands_is_one_too() -> None:
    articles, corrections = feeds_of(read()).values()
    assert text(articles, "updated") == text(corrections, "updated") == "1970-01-01T00:00:00Z"


def test_a_sitemap_names_pages_and_when_records_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(days={"people/é.md": Days("2020-01-01", "2021-01-01")})
    paths = ["index.md", "people/index.md", "people/é.md", "an-index.md"]
    made = dict(sitemap(paths, history, SITE))
    assert b"".join(made["robots.txt"]).endswith(f"Sitemap: {SITE}sitemap.xml\n".encode())
    pages = ElementTree.fromstring(made["sitemap.xml"][0])
    assert [[part.text for part in url] for url in pages] == [
        [f"{SITE}an-index/"],
        [SITE],
        [f"{SITE}people/"],
        [f"{SITE}people/%C3%A9/", "2021-01-01"],
    ]
    monkeypatch.setattr(of_sitemap, "_MOST", 3)
    several = dict(sitemap(paths, history, SITE))
    listed = [one[0].text for one in ElementTree.fromstring(several["sitemap.xml"][0])]
    assert listed == [f"{SITE}sitemap-1.xml", f"{SITE}sitemap-2.xml"]
    assert len(ElementTree.fromstring(several["sitemap-2.xml"][0])) == 1
