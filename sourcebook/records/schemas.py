"""The JSON Schema of each kind of record, for editors and for others' programs."""

import json
from collections.abc import Mapping
from functools import cache

from .model import RECORD_KINDS

# The newest draft that editors' checkers of front matter read.
_DRAFT = "http://json-schema.org/draft-07/schema#"


@cache
def record_schemas() -> Mapping[str, str]:
    """File name -> schema text, one for each kind of record."""
    return {
        f"{kind.kind_name}.schema.json": json.dumps(
            {"$schema": _DRAFT, **kind.model_json_schema(by_alias=True)},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for kind in RECORD_KINDS
    }
