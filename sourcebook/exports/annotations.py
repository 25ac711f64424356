"""The evidence as W3C Web Annotations: for each claim, its exact words and where they stand in the seed."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import quote

from pydantic_core import to_json

from ..reading.readings import Readings
from ..records.model import PublishText
from .addresses import claim_url, record_url
from .tables import Rows

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""So many characters before and behind the words tell them from the same words elsewhere."""


def annotations_json(
    readings: Readings, rows: Rows, publish_text: PublishText, base: str
) -> Iterator[bytes]:
    """``annotations.json``, claim by claim; ``base`` is the address of the site's root. Characters are counted as Unicode's code
    points from 0 in the seed's text, which is that of the file with plain line ends; of a web page, every line that it shows.

    The seed is named by its checksum (RFC 6920). What stands around the words is left out where only quoted passages are published.
    """
    claims = [(claim, list(found)) for claim, found in groupby(rows["evidence"], itemgetter(0))]
    head = {"@context": _CONTEXT, "id": f"{base}data/annotations.json", "type": "AnnotationPage"}
    yield (json.dumps(head)[:-1] + ', "items": [').encode()
    for number, (claim, found) in enumerate(claims):
        yield b",\n" if number else b"\n"
        about = readings.catalog.claims[str(claim)]
        filed = readings.catalog.articles[about.article]
        seed = readings.catalog.seed_of(filed)
        page = base + record_url("articles", about.article)
        source: dict[str, str] = {
            "id": page,
            "type": "Text",
            "language": filed.record.source.language,
        }
        text = ""
        if seed:
            source |= {"id": _by_checksum(seed.sha256), "label": seed.path}
            text = "" if filed.record.in_excerpts(publish_text) else seed.text
        targets = []
        for _, _, exact, start, end in found:
            selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": exact}]
            if isinstance(start, int) and isinstance(end, int):
                if text:
                    before, behind = (
                        text[max(start - _AROUND, 0) : start],
                        text[end : end + _AROUND],
                    )
                    selectors[0] |= {"prefix": before, "suffix": behind}
                selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
            targets.append({"source": source, "scope": page, "selector": selectors})
        body = {"id": base + claim_url(about.id), "type": "TextualBody", "value": about.claim.text}
        yield to_json(
            {
                "id": f"{base}data/annotations.json#{quote(about.id.replace('#', '/'))}",
                "type": "Annotation",
                "motivation": "describing",
                "body": body,
                "target": targets,
            }
        )
    yield b"\n]}\n"


def _by_checksum(sha256: str) -> str:
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
