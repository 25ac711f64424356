"""What pages say of themselves to programs: it expands to the terms meant, and Zotero's names say what an article is."""

from __future__ import annotations

from typing import Any

import pytest
from pyld import jsonld

from sourcebook.exports.described import described
from sourcebook.reading.readings import Readings

from ..reading.stories import claim, read, story

SITE = "https://example.org/story/"
SCHEMA = "https://schema.org/"


def expanded(readings: Readings, path: str) -> dict[str, dict[str, Any]]:
    """The nodes of a page's linked data by their addresses, as a program reads them there."""
    base = f"{SITE}{path.removesuffix('.md')}/"
    nodes = jsonld.expand(described(readings, path)["linked"], {"base": base})
    return {node["@id"]: node for node in nodes}


def ids(node: dict[str, Any], term: str) -> list[str]:
    return [value["@id"] for value in node[SCHEMA + term]]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("articles/repair-bill.md", "NewsArticle"),
        ("people/ada-thornquist.md", "Person"),
        ("topics/salt-bridge.md", "DefinedTerm"),
        ("outlets/ellery-courier.md", "NewsMediaOrganization"),
        ("questions/city-knew.md", "Question"),
    ],
)
def test_a_record_is_what_its_page_is_about(readings: Readings, path: str, kind: str) -> None:
    node = expanded(readings, path)[f"{SITE}{path.removesuffix('.md')}/"]
    assert node["@type"] == [SCHEMA + kind]
    assert not any("Review" in str(term) for term in node)


def test_an_article_leads_to_its_original_and_its_claims_to_where_they_appeared() -> None:
    url = "https://paper.example/a?b=1"
    readings = read(
        story("alder", "It was lit.", claim("lit", "It was lit", "Lit?"), date="2021", url=url),
        story("birch", "It was lit.", claim("lit", "It was lit", "Lit?"), date="2022"),
        story("cedar", "It was not.", claim("dark", "It was not", "Lit?"), claim("own", "It")),
    )
    nodes = expanded(readings, "articles/alder.md")
    assert ids(nodes[f"{SITE}articles/alder/"], "isBasedOn") == [url]
    later = expanded(readings, "articles/birch.md")[f"{SITE}articles/birch/#claim-lit"]
    assert ids(later, "appearance") == [f"{SITE}articles/birch/"]
    assert ids(later, "firstAppearance") == [f"{SITE}articles/alder/"]
    alone = expanded(readings, "articles/cedar.md")[f"{SITE}articles/cedar/#claim-own"]
    assert ids(alone, "firstAppearance") == [f"{SITE}articles/cedar/"]


def test_where_no_date_says_who_was_first_nobody_was() -> None:
    told = claim("lit", "It was lit", "Lit?")
    readings = read(story("alder", "It was lit.", told), story("birch", "It was lit.", told))
    node = expanded(readings, "articles/birch.md")[f"{SITE}articles/birch/#claim-lit"]
    assert f"{SCHEMA}firstAppearance" not in node


def test_a_question_has_its_answers(readings: Readings) -> None:
    node = expanded(readings, "questions/city-knew.md")[f"{SITE}questions/city-knew/"]
    told = [answer[SCHEMA + "text"][0]["@value"] for answer in node[SCHEMA + "suggestedAnswer"]]
    assert told == [answer.text for answer in readings.answers("city-knew").answers]


def test_zotero_reads_of_an_article_what_it_is() -> None:
    """An item's type comes before all else from ``z:itemType``, the publication from PRISM; ``citation_journal_title`` would
    make it a journal's article, and the address of the page stands back behind ``citation_public_url``."""
    readings = read(
        story("alder", "It.", date="2021-03-04~", url="https://paper.example/a"),
        kinds={"Alder": "newspaper"},
    )
    assert described(readings, "articles/alder.md")["head"] == [
        ("z:itemType", "newspaperArticle"),
        ("citation_title", "Untitled (Alder)"),
        ("citation_publication_date", "2021-03-04"),
        ("prism.publicationName", "Alder"),
        ("citation_public_url", "https://paper.example/a"),
        ("citation_language", "en"),
    ]
    assert described(readings, "outlets/alder.md")["head"] == []
