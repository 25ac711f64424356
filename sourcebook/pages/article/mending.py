"""Where readers of the published site mend a claim: its line in the repository, and an issue that says what it is about."""

from __future__ import annotations

from urllib.parse import urlencode

from ...records.load import Filed
from ...records.model import Article
from ..page import Settings
from ..presenter import Presenter

_LONGEST = 600
"""So many characters of a passage go into an address, which must not be long."""


def mending_of(
    views: Presenter, filed: Filed[Article], settings: Settings
) -> dict[str, tuple[str, str]]:
    """For each claim the address of its line on GitHub, and that of a prefilled issue; nothing where the records are elsewhere."""
    if not (settings.repository and filed.path):
        return {}
    address = f"{settings.repository}/{settings.records.replace('edit/', 'blob/', 1)}"
    record = f"{address}{filed.path.removeprefix('docs/')}?plain=1"
    title = views.article(filed.slug).title
    found = {}
    lines = views.readings.lines(filed.slug)
    for claim, line in zip(filed.record.claims, lines, strict=True):
        page = f"{settings.site}articles/{filed.slug}/#claim-{claim.id}"
        passage = " … ".join(claim.quote)[:_LONGEST]
        body = f"Claim: `{filed.slug}#{claim.id}`\nPage: {page}\n\n> {passage}\n\nWhat is wrong: "
        issue = urlencode({"title": f"{title}: {claim.text}"[:200], "body": body})
        found[claim.id] = f"{record}#L{line}", f"{settings.repository}/issues/new?{issue}"
    return found
