"""What a page says of itself to programs: linked data for search engines, and of an article what programs for references take from a page.

The latter are the names that Zotero's translator «Embedded Metadata» and its like know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..reading.readings import Readings
from .addresses import record_url
from .catalog_json import catalog_part
from .catalog_jsonld import CONTEXT, Node, nodes_of
from .catalog_rows import CatalogFile
from .citations import CitedDate, citations
from .fields import tables
from .tables import rows_of

_NOT_ON_PAGES = {"evidence", "claim_people", "claim_topics", "claim_via"}
"""What would make pages heavy and stands on them in other words; ``catalog.jsonld`` has it, and what is left out of claims."""
_ZOTERO = {"newspaper": "newspaperArticle", "magazine": "magazineArticle", "website": "webpage"}
_OF_CLAIMS = {"genre", "abstract"}
_DATES = {"datePublished", "dateModified"}
_LICENSES = "https://spdx.org/licenses/"


def described(readings: Readings, path: str) -> Mapping[str, Any]:
    """What the page of a record says: names and contents for its ``head``, and ``linked`` data, whose addresses are seen from it."""
    folder, _, slug = path.removesuffix(".md").partition("/")
    catalog = catalog_part(readings, folder, slug)
    rows = rows_of(catalog, readings, tables().keys() - _NOT_ON_PAGES)
    own = record_url(folder, slug)

    def seen(address: str) -> str:
        return address.removeprefix(own) if address.startswith(own) else f"../../{address}"

    return {"head": list(_cited(catalog)), "linked": _graph(nodes_of(rows, seen))}


def _graph(nodes: Iterable[Node]) -> Mapping[str, Any]:
    """Linked data whose dates are plain ones, which search engines read, without what is said twice."""
    told = list(nodes)
    for node in told:
        said_twice = {"identifier", "creditText"} if "author" in node else {"identifier"}
        for term in said_twice | (_OF_CLAIMS if node["@type"] == "Claim" else set()):
            node.pop(term, None)
        node |= {term: CitedDate(node[term]).plain or None for term in _DATES & node.keys()}
    prefixes = {"@vocab", *(term.partition(":")[0] for node in told for term in node)}
    return {"@context": {p: iri for p, iri in CONTEXT.items() if p in prefixes}, "@graph": told}


def _cited(catalog: CatalogFile) -> Iterator[tuple[str, str]]:
    for one in citations(catalog, ""):
        told = (
            ("z:itemType", _ZOTERO[one.kind]),
            ("citation_title", one.title),
            *(("citation_author", author) for author in one.authors),
            ("citation_publication_date", one.published and one.published.plain),
            ("prism.publicationName", one.outlet),
            ("citation_public_url", one.url),
            ("citation_language", one.language),
            ("DC.rights", one.rights),
        )
        yield from ((name, said) for name, said in told if said)


def dataset(package: Mapping[str, Any]) -> Mapping[str, Any]:
    """The linked data of the page that shows a data package, whose files lie beside it."""
    return {
        "@context": CONTEXT,
        "@id": "",
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "version": package["version"],
        "isAccessibleForFree": True,
        "license": [{"@id": _LICENSES + one["name"]} for one in package.get("licenses", ())],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file["title"],
                "contentUrl": {"@id": file["path"]},
                "encodingFormat": file["mediatype"],
                "contentSize": f"{file['bytes']} B",
            }
            for file in package["resources"]
        ],
    }
