"""The words of ``lexicon.toml``, list by list; what each list is for stands there."""

import tomllib
from importlib.resources import files

_TEXT = files(__package__).joinpath("lexicon.toml").read_text("utf-8")
LISTS: dict[str, list[str]] = {
    name: words.split() if isinstance(words, str) else words
    for name, words in tomllib.loads(_TEXT).items()
}

MONTHS = LISTS["months"]
HONORIFICS = frozenset(LISTS["honorifics"])
OFFICES = frozenset(LISTS["offices"])
ROLES = frozenset(LISTS["roles"])
PLACES = frozenset(LISTS["places"])
PEOPLES = frozenset(LISTS["peoples"])
NOT_NAMES = frozenset(LISTS["not_names"])
COMMON = frozenset(LISTS["common"] + MONTHS)
DAYS = frozenset(LISTS["days"] + MONTHS)
PARTICLES = frozenset(LISTS["particles"])
ENGLISH = frozenset(LISTS["english"])
OUTLET_WORDS = frozenset(LISTS["outlet_words"])


def either(name: str) -> str:
    """The words of a list as alternatives of a pattern, in their order."""
    return "|".join(LISTS[name])
