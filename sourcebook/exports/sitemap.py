"""``sitemap.xml``: the pages of a site that has an address, records with the day on which they last changed; and ``robots.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote
from xml.sax.saxutils import escape

from ..history.corrections import History

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_MOST = 50_000
"""So many pages one file may name."""


def sitemap(paths: Iterable[str], history: History, root: str) -> Iterator[tuple[str, list[bytes]]]:
    """The files that name all pages, by their paths in ``build/pages``; ``root`` is the site's address."""
    lines = [_line(path, history, root) for path in sorted(paths)]
    parts = [lines[start : start + _MOST] for start in range(0, len(lines), _MOST)]
    if len(parts) > 1:
        for number, part in enumerate(parts, 1):
            yield f"sitemap-{number}.xml", [_file("urlset", part)]
        names = (f"{escape(root)}sitemap-{number + 1}.xml" for number in range(len(parts)))
        several = [f"<sitemap><loc>{name}</loc></sitemap>" for name in names]
        yield "sitemap.xml", [_file("sitemapindex", several)]
    else:
        yield "sitemap.xml", [_file("urlset", lines)]
    yield "robots.txt", [f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n".encode()]


def _line(path: str, history: History, root: str) -> str:
    page = PurePosixPath(path)
    folder = (page.parent if page.name == "index.md" else page.with_suffix("")).as_posix()
    address = escape(root + ("" if folder == "." else f"{quote(folder)}/"))
    days = history.days.get(path)
    changed = f"<lastmod>{days.last}</lastmod>" if days else ""
    return f"<url><loc>{address}</loc>{changed}</url>"


def _file(tag: str, lines: Sequence[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{tag} {_SPACE}>\n'
    return (head + "\n".join(lines) + f"\n</{tag}>\n").encode()
