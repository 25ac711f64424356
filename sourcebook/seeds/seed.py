"""A source file: what it is, the text that stands in it, and what it declares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from .characters import decoded
from .declared import Declared, Said, sort_out
from .front_matter import split_front_matter

LARGEST = 10_000_000
"""No article is longer than so many bytes, and no web page is read beyond them."""

MARKDOWN = (".md", ".markdown", ".mdown")
PAGES = (".html", ".htm", ".xhtml")

_AS_TEXT = "Save the article's text as a .txt file, and keep this one elsewhere."
_SIGNATURES = (
    (b"%PDF-", "a PDF", "Select its text, save that as a .txt file, and keep the PDF elsewhere."),
    (b"\x89PNG", "a picture", _AS_TEXT),
    (b"\xff\xd8\xff", "a picture", _AS_TEXT),
    (b"GIF8", "a picture", _AS_TEXT),
    (b"II*\0", "a picture", _AS_TEXT),
    (b"MM\0*", "a picture", _AS_TEXT),
    (b"RIFF", "a picture or a recording", _AS_TEXT),
    (b"{\\rtf", "a word processor's document", "Save it as plain text."),
    (b"\xd0\xcf\x11\xe0", "a word processor's document", "Save it as plain text."),
    (b"PK\x03\x04", "an archive or a word processor's document", "Unpack it, or save it as text."),
    (b"\x1f\x8b", "an archive", "Unpack it, and put the articles' own files here."),
    (b"7z\xbc\xaf", "an archive", "Unpack it, and put the articles' own files here."),
    (b"Rar!", "an archive", "Unpack it, and put the articles' own files here."),
)
_ENDINGS = {
    ".svg": ("a picture", _AS_TEXT),
    ".mht": ("a web archive", "Save the page as «HTML only»."),
    ".mhtml": ("a web archive", "Save the page as «HTML only»."),
    ".css": ("a part of a web page", "Delete it: the page's own file is enough."),
    ".js": ("a part of a web page", "Delete it: the page's own file is enough."),
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.DOTALL
)
_MOST_SIGNS = 2000
"""With more brackets than this, Markdown is not rendered: it could take minutes."""


@dataclass(frozen=True)
class Seed:
    """A source file: its name below ``seeds/``, its text with ``\\n`` line ends, the checksum of its bytes."""

    name: str
    text: str
    sha256: str

    @property
    def path(self) -> str:
        return f"seeds/{self.name}"


@dataclass(frozen=True)
class NoArticle:
    """What a file is instead of an article, and what to do."""

    what: str
    way_out: str


def plain_text(name: str, data: bytes) -> str | None:
    """The text of a file that is nothing but text in UTF-8; None where more is needed to know it."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in (*MARKDOWN, *PAGES, *_ENDINGS) or data.startswith(_starts()) or b"\0" in data:
        return None
    try:
        text = _even_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None
    head = text[:2000].lstrip()
    is_more = head.startswith(("<", "---", "+++", "{")) or ":" in head.partition("\n")[0]
    return None if is_more else text


def text_of(name: str, data: bytes) -> str | NoArticle:
    """The text that stands in a file, without what it declares above it; of a web page, every line that it shows."""
    text = _characters(name, data)
    if isinstance(text, NoArticle):
        return text
    if is_page(name, text):
        from .web_page import WebPage

        return "\n\n".join(WebPage(text).lines)
    return _body_of(name, text)[0]


def declared_in(name: str, data: bytes) -> Declared:
    """What a file declares of itself."""
    text = _characters(name, data)
    if isinstance(text, NoArticle):
        return Declared()
    if is_page(name, text):
        from .web_page import WebPage

        page = WebPage(text)
        article = frozenset(line for block in page.article for line in block.split("\n"))
        return Declared(page.declared, article or None, page.shortcoming, page.is_teaser)
    statements = split_front_matter(text)[0]
    said = sort_out(statements)
    heading = _body_of(name, text)[1]
    if heading and "title" not in said:
        said["title"] = (Said(heading, "the first heading"),)
    return Declared(said)


def is_page(name: str, text: str) -> bool:
    """Whether a text is a web page's."""
    ending = PurePosixPath(name).suffix.lower()
    return ending in PAGES or (ending not in MARKDOWN and bool(_HTML.match(text[:5000])))


def _starts() -> tuple[bytes, ...]:
    return tuple(signature for signature, _, _ in _SIGNATURES)


def _characters(name: str, data: bytes) -> str | NoArticle:
    ending = PurePosixPath(name).suffix.lower()
    kinds = [(what, way_out) for start, what, way_out in _SIGNATURES if data.startswith(start)]
    if kinds or ending in _ENDINGS:
        return NoArticle(*(kinds or [_ENDINGS[ending]])[0])
    if ending in PAGES and len(data) > LARGEST:
        what = f"a web page of more than {LARGEST // 1_000_000} MB"
        return NoArticle(what, _AS_TEXT)
    text = decoded(data)
    return NoArticle("no text", _AS_TEXT) if text is None else _even_ends(text)


def _even_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _body_of(name: str, text: str) -> tuple[str, str | None]:
    """What stands below the front matter of a text, Markdown's signs taken out of it, and the heading above it all."""
    body = split_front_matter(text)[1]
    ending = PurePosixPath(name).suffix.lower()
    if ending not in MARKDOWN or max(body.count("["), body.count("<")) > _MOST_SIGNS:
        return body, None
    from lxml import html
    from markdown import markdown

    from .web_page import lines_of

    tree = html.fromstring(f"<div>{markdown(body)}</div>")
    lines = list(lines_of(tree, own_breaks=True))
    heading = next((h.text_content() for h in tree.iter("h1")), "").strip()
    return "\n\n".join(lines), heading if lines and lines[0] == heading else None
