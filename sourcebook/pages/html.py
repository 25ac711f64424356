"""Values -> Markdown in which every character means itself, and the templates that use it."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import frontmatter
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_SPECIAL = re.compile(r"[&<>\"`*_{}\[\]\\|~^$]")
_AT_START = re.compile(r"^(\s*)(#|\+|-|:|=|!|\d+[.)])")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def escape(value: object) -> Markup:
    """Text that any Markdown processor shows letter for letter, in running text and in attributes alike.

    Characters with a meaning become numeric character references, which no processor interprets; control
    characters become their pictures (U+2400 ff.).
    """
    if isinstance(value, Markup):
        return value
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    return _escaped(str(value))


def escape_within(text: str) -> Markup:
    """The same of text that goes on within a line, where no sign at its beginning has a meaning."""
    return escape("x" + text)[1:]


@lru_cache(maxsize=20_000)
def _escaped(text: str) -> Markup:
    if text.isalnum() and not text[0].isdigit():
        return Markup(text)
    text = _CONTROL.sub(_picture, _LINE_END.sub(" ", text))
    text = _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", text)
    text = _AT_START.sub(_at_start, text)
    return Markup(text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2421) if code == 0x7F else chr(0x2400 + code)


def _at_start(match: re.Match[str]) -> str:
    mark = match.group(2)
    return f"{match.group(1)}{mark[:-1]}&#{ord(mark[-1])};"


def relative(page: str, target: str) -> Markup:
    """The link from one compiled page to another, both as paths below ``build/pages``, ``#anchor`` included."""
    path, mark, anchor = target.partition("#")
    if path == page and anchor:
        return Markup(f"#{anchor}")
    return Markup(_relative_path(posixpath.dirname(page), path) + mark + anchor)


@lru_cache(maxsize=100_000)
def _relative_path(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder or ".")


def address(page: str, target: str) -> str:
    """The same link between the pages as they are rendered, each as a folder of its own: for drawings, in which no
    renderer looks for links."""
    path, mark, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{quote(anchor)}"
    link = posixpath.relpath(_folder(path), _folder(page))
    return f"{quote(link)}/{mark}{quote(anchor)}"


def _folder(path: str) -> str:
    folder = path.removesuffix(".md")
    return posixpath.dirname(folder) or "." if posixpath.basename(folder) == "index" else folder


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with the words that they use."""
    made = Environment(
        loader=PackageLoader("sourcebook.pages", ""),
        autoescape=True,
        finalize=lambda value: escape("" if value is None else value),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    from . import labels

    made.filters.update(labels.FILTERS)
    # What people wrote as Markdown stays Markdown.
    made.filters["markdown"] = Markup
    made.globals.update(labels.GLOBALS)
    return made


_BLANK_LINES = re.compile(r"\n{3,}")


def render(template: str, page: str, meta: dict[str, Any], **values: Any) -> str:
    """A compiled page's file: front matter for the renderer, and the template's Markdown.

    Templates see ``href(path)``, which gives the link from this page to another one, and ``address(path)``, the same for
    plain HTML.
    """
    body = (
        environment()
        .get_template(template)
        .render(
            page=page,
            href=lambda target: relative(page, target),
            address=lambda target: address(page, target),
            **values,
        )
    )
    body = _BLANK_LINES.sub("\n\n", body).strip()
    post = frontmatter.Post(body, **{key: value for key, value in meta.items() if value})
    return frontmatter.dumps(post, width=10_000) + "\n"
