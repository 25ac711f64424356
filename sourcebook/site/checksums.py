"""The checksums of a site, and whether a site that lies elsewhere is the one that they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from ..progress import Tell
from ..sha256sums import sha256, sums_in, write_sums

CHECKSUMS = "SHA256SUMS"
"""The file on the site that holds them, as ``sha256sum --check`` reads it."""
_AT_ONCE = 8
"""So many files of a published site are asked for at the same time."""
_PATIENCE = 30.0
"""Seconds after which a published file is given up."""


def write_checksums(site: Path, paths: Iterable[str], known: Mapping[str, str]) -> None:
    """Write the checksums of a site's files into it; those that are known are not worked out again."""
    write_sums(
        site / CHECKSUMS,
        {
            path: known.get(path) or sha256((site / path).read_bytes())
            for path in paths
            if path != CHECKSUMS
        },
    )


def checksums_in(site: Path) -> dict[str, str]:
    """The checksums that a site holds, by path; none where it holds none."""
    try:
        return sums_in((site / CHECKSUMS).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def differences(built: Path, target: str, tell: Tell) -> Iterator[str]:
    """What is otherwise in a folder or at a web address than in a site as it is built, a line for each file."""
    right = checksums_in(built)
    right[CHECKSUMS] = sha256((built / CHECKSUMS).read_bytes())
    is_folder = not urlsplit(target).scheme.startswith("http")
    read = _in_folder(target) if is_folder else _at_address(target)
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        for number, (path, found) in enumerate(
            zip(right, readers.map(read, right), strict=True), 1
        ):
            tell("Verifying", number, len(right))
            if isinstance(found, str):
                yield f"{path}: {found}"
            elif sha256(found) != right[path]:
                yield f"{path}: its bytes are others"
    if is_folder:
        for file in sorted(Path(target).rglob("*")):
            path = file.relative_to(target).as_posix()
            if file.is_file() and path not in right:
                yield f"{path}: is no part of the site"


_Read = Callable[[str], bytes | str]
"""Gives the bytes of a site's file, or says why there are none."""


def _in_folder(folder: str) -> _Read:
    def read(path: str) -> bytes | str:
        try:
            return (Path(folder) / path).read_bytes()
        except FileNotFoundError:
            return "is missing"
        except OSError as error:
            return str(error.strerror)

    return read


def _at_address(address: str) -> _Read:
    def read(path: str) -> bytes | str:
        url = f"{address.rstrip('/')}/{quote(path)}"
        asked = Request(url, headers={"Cache-Control": "no-cache"})
        try:
            with urlopen(asked, timeout=_PATIENCE) as answer:
                data: bytes = answer.read()
                return data
        except (URLError, OSError) as error:
            return f"{getattr(error, 'reason', None) or error}"

    return read
