"""This package as a wheel, made from itself: every collection carries the program that made it, wherever that came from."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from functools import cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PACKAGE = Path(__file__).parents[1]
_WHEEL = "Wheel-Version: 1.0\nGenerator: sourcebook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@cache
def wheel() -> tuple[str, bytes]:
    """The wheel's name and its bytes, which are the same each time. Raises PackageNotFoundError where the package was never installed."""
    about = distribution("sourcebook")
    name = f"sourcebook-{about.version}"
    files = {
        f"sourcebook/{file.relative_to(_PACKAGE).as_posix()}": file.read_bytes()
        for file in _PACKAGE.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    told = {
        # As pip installed it, or as it lies beside the package where that is worked on.
        "METADATA": about.read_text("METADATA") or about.read_text("PKG-INFO"),
        "entry_points.txt": about.read_text("entry_points.txt"),
        "licenses/LICENSE": about.read_text("licenses/LICENSE")
        or (_PACKAGE.parent / "LICENSE").read_text("utf-8"),
        "WHEEL": _WHEEL,
    }
    files |= {f"{name}.dist-info/{path}": (text or "").encode() for path, text in told.items()}
    record = f"{name}.dist-info/RECORD"
    lines = [f"{path},sha256={_digest(data)},{len(data)}" for path, data in sorted(files.items())]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for path in sorted(files):
            one = ZipInfo(path)  # Without a time: the same package is the same wheel.
            one.external_attr = 0o644 << 16
            archive.writestr(one, files[path], ZIP_DEFLATED)
    return f"{name}-py3-none-any.whl", whole.getvalue()


def _digest(data: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
