"""A site carries the checksums of its files, and is compared with what its repository makes, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcebook.cli import main
from sourcebook.progress import silent
from sourcebook.site.checksums import CHECKSUMS, checksums_in, differences

from ..building import files_of
from .serving import free_port, published

pytestmark = pytest.mark.site

ARTICLE = "articles/salt-bridge-closed/index.html"


@pytest.fixture
def other(finished: Path, tmp_path: Path) -> Path:
    """A copy of the site that lies elsewhere."""
    return shutil.copytree(finished / "site", tmp_path / "other")


def test_a_site_carries_the_checksum_of_each_file(finished: Path) -> None:
    files = files_of(finished / "site")
    told = checksums_in(finished / "site")
    assert told == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items() if path != CHECKSUMS
    }
    assert len(told) > 100


def test_the_same_bytes_differ_in_nothing(finished: Path, other: Path) -> None:
    assert list(differences(finished / "site", str(other), silent)) == []


def test_one_changed_byte_is_found_and_so_is_a_file_more_or_less(
    finished: Path, other: Path
) -> None:
    data = bytearray((other / ARTICLE).read_bytes())
    data[len(data) // 2] ^= 1
    (other / ARTICLE).write_bytes(data)
    (other / "index.html").unlink()
    (other / "more.html").touch()
    assert list(differences(finished / "site", str(other), silent)) == [
        f"{ARTICLE}: its bytes are others",
        "index.html: is missing",
        "more.html: is no part of the site",
    ]


def test_a_published_site_is_compared_over_the_web(finished: Path, other: Path) -> None:
    with published(other, "some/path", free_port()) as url:
        assert list(differences(finished / "site", url, silent)) == []
        (other / ARTICLE).unlink()
        told = list(differences(finished / "site", url, silent))
    assert told == [f"{ARTICLE}: File not found"]


def test_verify_builds_beside_the_site_and_leaves_it_as_it_is(copy: Path) -> None:
    def verify(*target: str) -> tuple[int, str]:
        run = CliRunner().invoke(main, ["verify", "--root", str(copy), "--jobs", "1", *target])
        return run.exit_code, run.output

    before = files_of(copy / "site")
    code, said = verify()
    assert code == 0, said
    assert f"All {len(before) - 1} files are what this repository makes" in said
    (copy / "site" / ARTICLE).write_text("Something else")
    code, said = verify("site")
    assert code == 1
    assert f"{ARTICLE}: its bytes are others" in said
    assert "1 of" in said
    assert (copy / "site" / ARTICLE).read_text() == "Something else"
    assert not (copy / "build/verified").exists()
    code, said = verify("nowhere")
    assert code == 1
    assert "There is no folder «nowhere»" in said
