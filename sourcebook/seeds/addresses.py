"""Where fetched seeds came from, kept from the fetching until a record says it."""

from __future__ import annotations

import json
from pathlib import Path

from ..atomic import replace_file

_FILE = Path("build/addresses.json")


def known_addresses(root: Path) -> dict[str, tuple[str, str]]:
    """The address and the day of each fetched seed, by its name."""
    try:
        kept = json.loads((root / _FILE).read_text("utf-8"))
        return {str(name): (str(address), str(day)) for name, (address, day) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def keep_address(root: Path, name: str, address: str, day: str) -> None:
    """Write down where a seed comes from."""
    known = {**known_addresses(root), name: (address, day)}
    replace_file(root / _FILE, json.dumps(known, indent=1).encode())
