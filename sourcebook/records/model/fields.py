"""Domain types, each defined once. Dates, slugs and addresses stay the strings that were written."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .dates import DateError, bounds

_SLUG_BYTES = 200
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=1 << 16)
def slugify(name: str) -> str:
    """A name as a slug: «Pakistan's military» becomes ``pakistans-military``. Empty where no letter is left.

    Accents are dropped from Latin letters; letters of other scripts stay.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = re.sub(r"['’ʼ\ufe0e\ufe0f]|(?<=[a-z])[\u0300-\u036f]+", "", plain)
    # Vowel signs of other scripts are no letters, but parts of their words.
    letters = (
        c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " "
        for c in unicodedata.normalize("NFC", plain)
    )
    return _cut("-".join(word for word in "".join(letters).split() if word[0].isalnum()))


def _cut(slug: str) -> str:
    """A slug short enough for a file's name on any disk; a checksum keeps those apart that begin alike."""
    if len(slug.encode()) <= _SLUG_BYTES:
        return slug
    mark = hashlib.sha256(slug.encode()).hexdigest()[:8]
    kept = slug.encode()[: _SLUG_BYTES - len(mark) - 1].decode("utf-8", "ignore")
    return f"{kept.rstrip('-')}-{mark}"


def pair_slug(first: str, second: str) -> str:
    """Two slugs as the name of what the two share, as short as any slug."""
    return _cut(f"{first}--{second}")


RESERVED = frozenset({"index", "readme"})
"""Slugs whose pages would take the place of their section's own page."""


def is_slug(text: str) -> bool:
    return bool(text) and text == slugify(text)


def _slug(text: str) -> str:
    if not is_slug(text):
        raise PydanticCustomError(
            "bad_slug", "«{value}» is not a slug.", {"value": text, "suggestion": slugify(text)}
        )
    return text


def _date(text: str) -> str:
    try:
        bounds(text)
    except DateError as error:
        raise PydanticCustomError("bad_date", "{why}", {"why": str(error)}) from None
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    # What can't be seen would let an address seem to be another one.
    if not usable or not text.isprintable() or re.search(r"[ <>\"\\]", text):
        what = "«{value}» is not an address of the web."
        raise PydanticCustomError("bad_url", what, {"value": text})
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        what = "«{value}» is not a language tag."
        raise PydanticCustomError("bad_language", what, {"value": text})
    return text


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def name_as_mapping(value: Any) -> Any:
    """A bare name as the mapping that it stands for."""
    return {"name": value} if isinstance(value, str) else value


Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that is not empty."""
Slug = Annotated[str, AfterValidator(_slug)]
Edtf = Annotated[
    str,
    AfterValidator(_date),
    # YAML itself takes a bare year for a number; the strict reader does not.
    WithJsonSchema({"type": ["string", "integer"], "description": "A date in EDTF (ISO 8601-2)"}),
]
Url = Annotated[str, AfterValidator(_url)]
Language = Annotated[
    str, AfterValidator(_language), Field(description="A language tag after BCP 47")
]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ClaimId = Annotated[
    str,
    StringConstraints(pattern=r"^[^#\s]+#[^#\s]+$"),
    Field(description="A claim, as article-slug#claim-id"),
]
Lines = tuple[Line, ...]
LineOrLines = Annotated[
    tuple[Line, ...],
    BeforeValidator(_as_list, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]


_GIVEN: dict[frozenset[str], set[str]] = {}


class Slim(BaseModel):
    """What is held by the ten thousand: those of which the same fields were given share the set of their names, which takes up more
    than the values."""

    def model_post_init(self, _: Any) -> None:
        given = self.model_fields_set
        one = _GIVEN.setdefault(frozenset(given), given)
        object.__setattr__(self, "__pydantic_fields_set__", one)


class Strict(Slim):
    """What all parts of records share: they can't be changed, and know every field that they may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        # A field with nothing behind it says as much as no field.
        if isinstance(value, Mapping):
            return {key: item for key, item in value.items() if item is not None}
        return value
