"""What embeds an article's claims where somebody pastes the address of its page (oEmbed 1.0, discovered by a link in the page)."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from pydantic_core import to_json

from ..reading.readings import Readings
from .addresses import record_url
from .datapackage import Publication

_WIDTH, _HEIGHT = 640, 320
_FRAME = Markup(
    '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>'
)


def oembed(readings: Readings, about: Publication) -> Iterator[tuple[str, list[bytes]]]:
    """A file for each article of a site that has an address."""
    for slug, filed in readings.catalog.articles.items():
        outlet = readings.catalog.outlet_of(filed)
        name = outlet.record.name if outlet else None
        title = filed.record.titled(name)
        address = f"{about.root}{record_url('articles', slug)}embed.html"
        told = {
            "version": "1.0",
            "type": "rich",
            "title": title,
            **({"author_name": name} if name else {}),
            "provider_name": about.title,
            "provider_url": about.root,
            "width": _WIDTH,
            "height": _HEIGHT,
            "html": _FRAME.format(address, title, _HEIGHT),
        }
        yield f"articles/{slug}/oembed.json", [to_json(told), b"\n"]
