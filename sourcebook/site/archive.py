"""A site as one file to keep or hand on, which a browser reads from the disk: without a server, and so without scripts and search."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ..compiling import files_of
from .checksums import CHECKSUMS

_LEFT_OUT = re.compile(
    rf"pagefind/|({re.escape(CHECKSUMS)}|sitemap(-\d+)?\.xml|robots\.txt|404\.html)$"
)
"""What is of use on the web alone."""
_LINK = re.compile(rb'(\bhref=")([^"#?:]*(?:/|(?<=[/"])\.\.?))(?=["#?])')
_SCRIPT = re.compile(rb'<script(?! type="application/)[^>]*>.*?</script>\n?', re.DOTALL)
_PACKED = (".gz", ".jpg", ".png", ".woff2")


def pack(site: Path, archive: Path) -> int:
    """Pack a site, the same bytes each time. Returns the number of files. Raises OSError where the archive can't be written."""
    paths = sorted(path for path, _ in files_of(site) if not _LEFT_OUT.match(path))
    new = archive.with_name(f".{archive.name}.new")
    try:
        with ZipFile(new, "w") as packed:
            for path in paths:
                data = (site / path).read_bytes()
                data = for_the_disk(data) if path.endswith(".html") else data
                how = ZIP_STORED if path.endswith(_PACKED) else ZIP_DEFLATED
                # Without a time: the same site is the same archive.
                packed.writestr(ZipInfo(f"{archive.stem}/{path}"), data, how)
        new.replace(archive)
    finally:
        new.unlink(missing_ok=True)
    return len(paths)


def for_the_disk(html: bytes) -> bytes:
    """A page whose links lead to files, since no server looks for the one in a folder, without the scripts, which browsers don't
    load from there."""
    whole = _LINK.sub(lambda link: link[1] + link[2].rstrip(b"/") + b"/index.html", html)
    return _SCRIPT.sub(b"", whole)
