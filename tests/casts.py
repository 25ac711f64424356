"""Made-up articles by what matters for ties: who is named in which paragraph, and who says what of whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sourcebook.catalog.catalog import link
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article
from sourcebook.records.model.fields import slugify


def article(
    slug: str,
    paragraphs: Sequence[Sequence[str]],
    claims: Sequence[dict[str, Any]] = (),
    outlet: str = "Courier",
) -> Filed[Article]:
    """An article whose paragraphs name these people, with claims ``c1``, ``c2`` …; ``claims`` give what they hold."""
    lines = [f"They met {' and '.join(people)} there." for people in paragraphs]
    spoken = [f"“Words number {number}.”" for number, _ in enumerate(claims, start=1)]
    people = {name: None for named in paragraphs for name in named}
    for claim in claims:
        people |= dict.fromkeys([claim["by"], *claim.get("people", ())])
    values = {
        "title": f"Of {slug}",
        "source": {"file": f"{slug}.txt"},
        "outlet": outlet,
        "people": [name for name in people if slugify(name).startswith("p")],
        "topics": sorted({topic for claim in claims for topic in claim.get("topics", ())}),
        "claims": [
            {"id": f"c{number}", "text": f"Claim {number}.", "kind": "statement", "quote": words}
            | claim
            for number, (words, claim) in enumerate(zip(spoken, claims, strict=True), start=1)
        ],
    }
    body = "\n\n".join([*lines, *spoken])
    return Filed(slug, Article.model_validate(values), f"docs/articles/{slug}.md", body)


def readings_of(*articles: Filed[Article]) -> Readings:
    return Readings(link(Loaded(articles)))
