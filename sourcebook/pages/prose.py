"""What people write as Markdown -> HTML that can do no harm."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

_TAGS = frozenset(
    """a abbr b blockquote br cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd
    li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var""".split()
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\", re.IGNORECASE)
_BREAKS_IN_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value; None where the page would ask another host for a picture."""
    return None if attribute == "src" and _ELSEWHERE.match(value) else value


_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}


def _cleaner(tags: Set[str], attributes: Mapping[str, Set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS | tags),
        attributes={
            tag: set(names) | attributes.get(tag, set()) for tag, names in _ATTRIBUTES.items()
        },
        attribute_filter=_allowed,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


_CLEANER = _cleaner(set(), {})
_PAGE_CLEANER = _cleaner({"aside", "section"}, {"*": {"class", "id"}, "a": {"data-preview"}})
"""Of a whole page of people's own, which may name its anchors and use the site's styles."""


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=["tables", "attr_list"], output_format="html")


def _in_one_block(html: str) -> Markup:
    # A blank line would end the block of HTML as which renderers of Markdown pass a compiled page through.
    return Markup(_BREAKS_IN_PRE.sub(lambda match: match.group().replace("\n", "&#10;"), html))


@lru_cache(maxsize=5_000)
def prose(text: str) -> Markup:
    """A note's Markdown as HTML: no script, no style, no form, no picture from elsewhere; what was never closed is closed."""
    return _in_one_block(_CLEANER.clean(_markdown().reset().convert(text)))


def prose_line(text: str) -> Markup:
    """The same of a single paragraph, without the element around it."""
    return Markup(prose(text).removeprefix("<p>").removesuffix("</p>"))


def page_prose(html: str) -> str:
    """What the renderer made of a page of people's own, with the same things taken out."""
    return _PAGE_CLEANER.clean(html)


def guide_prose(text: str) -> Markup:
    """The guide's own Markdown, in which headings may name their anchors."""
    return _in_one_block(_markdown().reset().convert(text))
