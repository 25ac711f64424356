from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from sourcebook.problem import ProblemsFound
from sourcebook.records.load import Filed, load, read_text
from sourcebook.records.model import Article

from ..project import CORPUS, found, make_project, write

PERSON = "---\nname: Petra Holm\n---\n"


def test_reads_every_record_and_seed() -> None:
    loaded = load(CORPUS)
    assert loaded.problems == ()
    assert loaded.broken == {}
    assert [article.slug for article in loaded.articles] == [
        "ferry-gull-sails-again",
        "ministry-weighs-a-tunnel",
        "repair-bill",
        "salt-bridge-closed",
    ]
    assert [person.record.name for person in loaded.people] == [
        "Ada Thornquist",
        "Ilse Brandvik",
        "Tomas Brandvik",
    ]
    assert {topic.slug for topic in loaded.topics} >= {"salt-bridge", "vastmark"}
    assert "항구일보" in {outlet.slug for outlet in loaded.outlets}
    assert {question.slug for question in loaded.questions} == {"repair-cost", "city-knew"}
    assert [seed.name for seed in loaded.seeds] == [
        "bridge-closed.txt",
        "ferry.txt",
        "repair-bill.txt",
        "wire/tunnel.txt",
    ]


def test_a_record_knows_its_path_its_text_and_its_places() -> None:
    article = next(a for a in load(CORPUS).articles if a.slug == "repair-bill")
    assert article.path == "docs/articles/repair-bill.md"
    assert article.body.startswith("\nRepairing the Salt Bridge will cost")
    assert str(article.place("claims", 0, "answer")) == "docs/articles/repair-bill.md:25:13"


def test_a_record_that_is_made_up_has_no_path() -> None:
    filed = Filed("a", Article.model_validate({"source": {"file": "a.txt"}}))
    assert filed.path is None
    assert str(filed.place("title")) == ":1:1"


def test_the_checksum_is_of_the_bytes_and_the_text_has_plain_line_ends(tmp_path: Path) -> None:
    data = "\ufeffone\r\ntwo\rthree\n".encode()
    write(tmp_path, "seeds/a.txt", data)
    (seed,) = load(tmp_path).seeds
    assert seed.text == "one\ntwo\nthree\n"
    assert seed.sha256 == hashlib.sha256(data).hexdigest()


def test_an_empty_folder_is_a_project_without_records(tmp_path: Path) -> None:
    assert load(tmp_path).problems == ()
    assert load(tmp_path / "nowhere").articles == ()


def test_hidden_files_are_nobodys_records(tmp_path: Path) -> None:
    for path in (
        "docs/people/.petra.md",
        "docs/people/.drafts/petra.md",
        "seeds/.DS_Store",
        "seeds/.git/a",
    ):
        write(tmp_path, path, b"\xff")
    loaded = load(tmp_path)
    assert (loaded.problems, loaded.people, loaded.seeds) == ((), (), ())


def test_other_files_among_records_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "docs/people/photo.png", b"\xff")
    write(tmp_path, "docs/people/notes.txt", "")
    assert load(tmp_path).problems == ()


def test_a_file_that_the_system_keeps_back_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    read_bytes = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name in ("ada-thornquist.md", "ferry.txt"):
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    loaded = load(root)
    assert found(loaded.problems) == [
        ("docs/people/ada-thornquist.md:1:1", "unreadable-file"),
        ("seeds/ferry.txt:1:1", "unreadable-file"),
    ]
    assert "Permission denied" in loaded.problems[0].message
    assert loaded.broken == {"docs/people/ada-thornquist.md": ""}


def test_what_could_not_be_read_keeps_its_text(tmp_path: Path) -> None:
    write(tmp_path, "docs/people/petra-holm.md", "name: Zoë".encode("latin-1"))
    assert load(tmp_path).broken == {"docs/people/petra-holm.md": "name: Zo\ufffd"}


@pytest.mark.parametrize(
    ("before", "place"),
    [
        (b"", "1:1"),
        (b"ab", "1:3"),
        ("Zoë ".encode(), "1:5"),
        (b"a\nb\nc", "3:2"),
        (b"a\r\n", "2:1"),
    ],
)
def test_a_byte_of_another_encoding_has_its_place(
    before: bytes, place: str, tmp_path: Path
) -> None:
    write(tmp_path, "a.md", before + b"\xe9 and more")
    with pytest.raises(ProblemsFound) as raised:
        read_text(tmp_path, "a.md")
    assert found(raised.value.problems) == [(f"a.md:{place}", "wrong-encoding")]


def test_a_long_seed_is_read(tmp_path: Path) -> None:
    write(tmp_path, "seeds/long.txt", "The lamp is lit.\n" * 300_000)
    assert len(load(tmp_path).seeds[0].text) > 5_000_000


def test_a_link_may_not_lead_out_of_the_seeds(tmp_path: Path) -> None:
    write(tmp_path, "secret.txt", "Secret.\n")
    article = write(tmp_path, "docs/articles/a.md", "---\nsource: {file: a.txt}\n---\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").symlink_to(tmp_path / "secret.txt")
    assert article.exists()
    assert found(load(tmp_path).problems) == [("docs/articles/a.md:2:16", "seed-outside")]
