"""Made-up articles for the readings, written down in a line or two and linked without a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sourcebook.catalog.catalog import link
from sourcebook.reading.readings import Readings
from sourcebook.records.load import Filed, Loaded
from sourcebook.records.model import Article, Outlet
from sourcebook.records.model.fields import slugify

ADA, BO, CY = "Ada Thornquist", "Bo Lindgren", "Cy Maas"
PEOPLE = (ADA, BO, CY)
Claim = dict[str, Any]


def claim(name: str, quote: str | Sequence[str], question: str | None = None, **more: Any) -> Claim:
    """A claim; ``more`` is ``by`` or ``via``. Where a question is given, the claim answers it."""
    made: Claim = {"id": name, "text": f"{name}.", "kind": "statement", "quote": quote, **more}
    return made | ({"question": question, "answer": name} if question else {})


def story(
    slug: str, text: str, *claims: Claim, date: str | None = None, **source: Any
) -> Filed[Article]:
    """An article of the outlet that is called like it, with a capital; ``source`` may give another ``outlet``, a ``basis``,
    or ``language`` and ``draws_on``. Blank lines part its paragraphs."""
    record = {
        "outlet": source.pop("outlet", slug.capitalize()),
        "basis": source.pop("basis", {}),
        "source": {"file": f"{slug}.txt", **source},
        "dates": {"published": date},
        "people": PEOPLE,
        "claims": claims,
    }
    return Filed(slug, Article.model_validate(record), body=text)


def read(*stories: Filed[Article], kinds: Mapping[str, str] | None = None) -> Readings:
    """The readings of some articles; ``kinds`` says of outlets what they are."""
    outlets = (
        Filed(slugify(name), Outlet.model_validate({"name": name, "kind": kind}))
        for name, kind in (kinds or {}).items()
    )
    return Readings(link(Loaded(articles=stories, outlets=tuple(outlets))))
