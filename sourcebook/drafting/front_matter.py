"""The text of a drafted record: front matter that reads back as the very same strings, one line for each value."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

import yaml

DOUBT = "# ? "
"""Begins a comment that asks the curator something."""
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_TEXT = "tag:yaml.org,2002:str"
_YAML: Any = yaml.SafeDumper(StringIO(), allow_unicode=True)


def is_writable(text: str) -> bool:
    """Whether front matter can hold a text on one line as it stands: control characters can't be."""
    return not _UNWRITABLE.search(text) and text == text.strip() != ""


def scalar(text: str, in_list: bool = False) -> str:
    """A text as a YAML scalar, between quotation marks only where YAML 1.1 needs them, or would take it for something else than text:
    Sourcebook's own reader does not; editors' checks may.

    ``in_list`` says that it stands between brackets or braces.
    """
    if _UNWRITABLE.search(text):
        return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=sys.maxsize)[:-1]
    form = _YAML.analyze_scalar(text)
    is_text = _DATE.fullmatch(text) or _YAML.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    if is_text and (form.allow_flow_plain if in_list else form.allow_block_plain):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


class Written(str):
    """A value as it stands in the file."""


def inline_list(values: Iterable[str]) -> Written:
    """A list on one line, without what can't be written; nothing where that is all."""
    parts = [scalar(value, in_list=True) for value in values if is_writable(value)]
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
    """Values line by line, those left out that are empty or can't be written: strings, lists of strings or mappings, mappings.

    A name that begins with «#» is a comment.
    """
    for name, value in values.items():
        if name.startswith("#"):
            yield name
        elif isinstance(value, str):
            if is_writable(value):
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
