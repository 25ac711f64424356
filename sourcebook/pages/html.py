"""Templates and values -> HTML, with links between pages that hold wherever the site is published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from markdown.extensions.toc import slugify, unique
from markupsafe import Markup

from ..cache import version_digest
from .template_code import DirectCode, function_of, text_of

_CONTROL = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {
    0x7F: 0x2421
}
_HAS_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HEADING = re.compile(r"<h([1-6])((?:\s[^>]*)?)>(.*?)</h\1>", re.DOTALL)
# Each begins with letters that it looks for and not with what may stand before them: that is found many times faster.
ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
_FILE_LINK = re.compile(r'="(?:(?<=\shref=")|(?<=\ssrc="))(?!//)([^":#]++)(?<!/)(#[^"]*)?"')
_TAG = re.compile(r"<(?!/?bdi\b)[^>]*>")
_page: ContextVar[str] = ContextVar("page")
"""The page that is made. Templates that others import know nothing else of it, so that each is read once for all pages."""
_PREVIEWED = frozenset({"articles", "people", "topics", "outlets", "questions"})


def href(page: str, target: str) -> str:
    """The address that leads from one page to another, each rendered as a folder of its own, by way of the site's root.

    Both are paths of compiled pages below ``build/pages``; the target may have an ``#anchor``, or be one on the same page.
    """
    path, address, anchor, _ = _parts(target)
    return anchor if anchor[1:] and path in ("", page) else to_root(page) + address


@lru_cache(maxsize=1_000)
def to_root(page: str) -> str:
    """How the address begins that leads from a page to the site's root, and on from there."""
    folder = folder_of(page)
    return "./" if folder == "." else "../" * (folder.count("/") + 1)


@lru_cache(maxsize=2_000)
def _parts(target: str) -> tuple[str, str, str, str]:
    """What a link leads to: the path of a page, the address from the site's root, the anchor alone with its mark, and the attribute
    that says that a record's page may be shown as a preview."""
    path, mark, anchor = target.partition("#")
    folder, anchor = folder_of(path), f"{mark}{quote(anchor)}"
    address = ("" if folder == "." else f"{quote(folder)}/") + anchor
    kind, _, name = target.partition("/")
    previewed = kind in _PREVIEWED and "#" not in name and "/" not in name
    return path, address, anchor, " data-preview" if previewed else ""


def link(page: str, target: str) -> Markup:
    """The attributes of a link to another page: its address, and that a record's page may be shown as a preview."""
    return Markup(f'href="{href(page, target)}"{_parts(target)[3]}')


def folder_of(path: str) -> str:
    """The folder as which a page is rendered: ``people/a`` for ``people/a.md``, ``people`` for ``people/index.md``; of a page that
    is whole HTML, where it lies."""
    folder = path.removesuffix(".md")
    stays = posixpath.basename(folder) == "index" or path.endswith(".html")
    return posixpath.dirname(folder) or "." if stays else folder


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with the words that they use. ``path | link`` gives the attributes of a link from the page that is made."""
    from . import labels, languages
    from .prose import prose, prose_line

    made = Environment(
        loader=PackageLoader("sourcebook.pages", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(
            pattern=f"sourcebook-{version_digest().hex()[:16]}-%s"
        ),
    )
    made.code_generator_class = DirectCode
    vars(made).update(text_of=text_of, function_of=function_of)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.filters.update(labels.FILTERS, **languages.FILTERS, prose=prose, prose_line=prose_line)
    # Whatever asks for the context is not worked out once for all pages.
    made.filters["address"] = pass_context(lambda _, path: href(_page.get(), path))
    made.filters["link"] = pass_context(lambda _, path: link(_page.get(), path))
    made.globals.update(labels.GLOBALS, here=_page.get)
    return made


def render(template: str | Template, page: str, values: Mapping[str, Any]) -> str:
    """The HTML of a page: a template with its values, each heading with an anchor.

    No line is blank or indented, so that every Markdown renderer takes the whole for one block of HTML.
    """
    _page.set(page)
    text = environment().get_template(template).render(values)
    lines = text.replace("\r", "\n").split("\n")
    text = "\n".join([line for one in lines if (line := one.strip())])
    if _HAS_CONTROL.search(text):
        text = text.translate(_CONTROL)
    return _with_anchors(_FILE_LINK.sub(lambda found: _rendered(page, *found.groups("")), text))


def _rendered(page: str, path: str, anchor: str) -> str:
    """A link in what people write, which names another file of ``docs/`` as seen from their own, as it is on the rendered page:
    what follows the name of the attribute."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    if target.endswith(".md"):
        return str(link(page, target + unquote(anchor))).removeprefix("href")
    return f'="{to_root(page)}{quote(target)}{anchor}"'


def _with_anchors(text: str) -> str:
    used = set(ID.findall(text))

    def anchored(match: re.Match[str]) -> str:
        level, attributes, words = match.groups()
        if ID.search(attributes):
            return match.group()
        name = unique(slugify(Markup(words).striptags(), "-"), used)
        return f'<h{level} id="{name}"{attributes}>{words}</h{level}>'

    return _HEADING.sub(anchored, text)


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level from 1, its anchor, its words as HTML without tags but those that say a language."""

    level: int
    anchor: str
    words: str


def headings(html: str) -> Iterator[Heading]:
    """The headings of a compiled page, in their order."""
    for level, attributes, words in _HEADING.findall(html):
        found = ID.search(attributes)
        yield Heading(int(level), found[1] if found else "", _TAG.sub("", words).strip())
