"""The JSON Schema of each kind of record, for editors and for others' programs."""

from __future__ import annotations

import json

from ..model import RECORD_KINDS


def record_schemas() -> dict[str, str]:
    """File name -> schema text, one for each kind of record."""
    return {
        f"{kind.kind_name}.schema.json": json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                **kind.model_json_schema(by_alias=True),
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for kind in RECORD_KINDS
    }
