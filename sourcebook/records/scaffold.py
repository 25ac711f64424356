"""A new record to fill in: what ``new`` writes."""

from pathlib import Path

import yaml

from ..problem import Place, ProblemsFound
from .model import RECORD_KINDS, Article
from .model.fields import RESERVED, slugify
from .strict import bad_slug, record_exists

KINDS = {kind.kind_name: kind for kind in RECORD_KINDS if kind is not Article}

_FIELDS = {
    "person": """aliases: []                  # other names in the articles
description:                 # one neutral sentence
roles: []                    # - {role: minister, from: 2017-08, source: article-slug#claim-id}
""",
    "topic": """kind: theme                  # theme, country, place, organization, equipment or event
aliases: []                  # words by which texts name it
broader: []                  # topics that it is part of
description:                 # one or two neutral sentences
""",
    "outlet": """kind:                        # newspaper, magazine, website, agency, broadcaster or platform
country:
homepage:
signs: []                    # words by which a text shows that it is this outlet's
description:
""",
    "question": """topics: []                   # topics that it belongs to
""",
}


def new_record(root: Path, kind: str, name: str) -> str:
    """Write a record of this kind and name; returns its path. Raises ProblemsFound where there is one already, or the
    name has no letter to make a file name from."""
    model, name = KINDS[kind], " ".join(name.split())
    slug = slugify(name)
    path = f"docs/{model.folder}/{slug}.md"
    if not slug or slug in RESERVED:
        instead = f"{slug}-{kind}" if slug else ""
        raise ProblemsFound(bad_slug(Place(path), f"«{name}» can't name a file.", instead))
    key = "question" if kind == "question" else "name"
    written = yaml.safe_dump({key: name}, allow_unicode=True, width=10_000)
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"---\n{written}{_FIELDS[kind]}---\n")
    except FileExistsError:
        raise ProblemsFound(record_exists(Place(path))) from None
    return path
