"""The same records give the same bytes, whoever builds them, where and when."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..building import PAGES, difference, files_of, site_project
from ..project import LIVE

pytestmark = pytest.mark.site

ELSEWHERE = """
import os, sys
from pathlib import Path

scandir, listdir = os.scandir, os.listdir


class Backwards:
    def __init__(self, *place):
        with scandir(*place) as entries:
            self.rest = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __iter__(self):
        return self.rest

    def __next__(self):
        return next(self.rest)

    def close(self):
        return None


os.scandir = Backwards
os.listdir = lambda *place: sorted(listdir(*place), reverse=True)
os.umask(0o077)

from tests.building import built

built(Path(sys.argv[1]))
"""
"""Builds a project where folders give their files backwards."""

DIFFERENT = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.ISO-8859-9",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "4102444800",
    "USER": "somebody-else",
    "HOME": "/nonexistent",
}


def test_another_machine_makes_the_same_bytes(finished: Path, tmp_path: Path) -> None:
    root = site_project(tmp_path / "ein anderer Ort, weit fort")
    environment = {**os.environ, **DIFFERENT, "PYTHONPATH": str(LIVE)}
    subprocess.run([sys.executable, "-c", ELSEWHERE, root], env=environment, cwd=LIVE, check=True)
    for folder in (PAGES, "site"):
        told = difference(files_of(finished / folder), files_of(root / folder))
        assert not told, told
