"""The text of a drafted record: front matter that reads back as the very same strings, one line for each value."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

# What YAML 1.1 readers take for something else than text. Sourcebook's own reader does not; editors' checks may.
_OTHER_TYPES = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[-+]?[\d_,]*\d\.?[\d_]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d+(?::\d+)+(?:\.\d*)?|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
DOUBT = "# ? "
"""Begins a comment that asks the curator something."""
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN_START = re.compile(r"[^\W_]|[“”‘’«»„$£€]")


def is_writable(text: str) -> bool:
    """Whether front matter can hold a text on one line as it stands: control characters can't be."""
    return not _UNWRITABLE.search(text) and text == text.strip() != ""


def scalar(text: str, in_list: bool = False) -> str:
    """A text as a YAML scalar, between quotation marks only where YAML needs them.

    ``in_list`` says that it stands between brackets or braces.
    """
    if _UNWRITABLE.search(text):
        return _escaped(text)
    if _is_plain(text) and not (in_list and re.search(r"[\[\]{},]", text)):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    if not _PLAIN_START.match(text) or text != text.strip():
        return False
    if _OTHER_TYPES.fullmatch(text) and not _DATE.fullmatch(text):
        return False
    return not (": " in text or " #" in text or text.endswith(":"))


def _escaped(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        code = ord(match.group())
        return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"

    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNWRITABLE.sub(escape, safe) + '"'


class Written(str):
    """A value as it stands in the file."""


def inline_list(values: Iterable[str]) -> Written:
    """A list on one line; nothing where it is empty."""
    parts = [scalar(value, in_list=True) for value in values]
    return Written(f"[{', '.join(parts)}]" if parts else "")


def inline_mapping(values: Mapping[str, str | Sequence[str] | None]) -> Written:
    """A mapping on one line without what is empty in it; nothing where that is all."""
    parts = [
        f"{key}: {scalar(value, in_list=True) if isinstance(value, str) else inline_list(value)}"
        for key, value in values.items()
        if value
    ]
    return Written(f"{{{', '.join(parts)}}}" if parts else "")


def lines_of(values: Mapping[str, Any]) -> Iterator[str]:
    """Values line by line, those that are empty left out: strings, lists of strings or mappings, mappings.

    A name that begins with «#» is a comment.
    """
    for name, value in values.items():
        if name.startswith("#"):
            yield name
        elif isinstance(value, str) and value:
            yield f"{scalar(name)}: {_written(value)}"
        elif value:
            yield f"{scalar(name)}:"
            if isinstance(value, Mapping):
                yield from (f"  {line}" for line in lines_of(value))
                continue
            for item in value:
                first, *rest = [_written(item)] if isinstance(item, str) else lines_of(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in rest)


def _written(value: str) -> str:
    return value if isinstance(value, Written) else scalar(value)
