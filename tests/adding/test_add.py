"""The command «add»: what it keeps, what it recognises, what it refuses, and that nothing is ever half done."""

from __future__ import annotations

import hashlib
import os
import random
import threading
import time
import zlib
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sourcebook.adding import adding
from sourcebook.adding.fetching import Unfetched, fetch, same_address
from sourcebook.atomic import create_file
from sourcebook.cli import main
from sourcebook.problem import Severity
from sourcebook.project import examine
from sourcebook.records.load import load

from ..building import edit
from ..killing import finish, kill
from ..project import found, make_project, write
from .pages import (
    ADDRESS,
    BODY,
    CONSENT,
    EMPTY,
    LIST,
    NEWSPAPER,
    OFFICE,
    TEASER,
    TITLE,
    WEBLOG,
    page,
)

KILLS = int(os.environ.get("KILLS", "6"))
"""So many moments at which a command is killed; more of them where the environment says so."""

TEXT = f"{TITLE}\n\n{BODY}\n"


def add(root: Path, *wanted: str | Path, piped: bytes | None = None) -> Result:
    words = ["add", *map(str, wanted), "--root", str(root)]
    result = CliRunner().invoke(main, words, input=piped)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def seeds(root: Path) -> set[str]:
    return {file.name for file in (root / "seeds").rglob("*") if file.is_file()}


# --- files ---


def test_a_page_is_kept_as_it_came_and_drafted_without_an_error(root: Path) -> None:
    file = write(root.parent, "a b.htm", NEWSPAPER)
    result = add(root, file)
    assert result.exit_code == 0
    name = "2021-05-03-lighthouse-keeper-to-leave-grey-point-after-40.html"
    assert (root / "seeds" / name).read_bytes() == NEWSPAPER.encode()
    record = (root / "docs/articles/lighthouse-keeper-to-leave-grey-point-after-40.md").read_text()
    assert hashlib.sha256(NEWSPAPER.encode()).hexdigest() in record
    assert f"# from: «{TITLE}» (JSON-LD, headline)\ntitle: {TITLE}\n" in record
    assert "byline: [Edda Storm, Per Lund]\n" in record
    assert "dates: {published: 2021-05-03, modified: 2021-05-04}" in record
    assert f"  url: {ADDRESS}\n" in record
    assert record.endswith(f"\n---\n\nNobody knows who follows.\n\n{BODY}\n")
    assert {problem.severity.value for problem in examine(root).problems} <= {"hint"}


def test_what_is_piped_in_is_added(root: Path) -> None:
    assert add(root, "-", piped=TEXT.encode()).exit_code == 0
    assert "lighthouse-keeper-to-leave-grey-point-after-40.txt" in seeds(root)


def test_one_failure_keeps_nothing_else_back_and_the_end_sums_up(root: Path) -> None:
    text = write(root.parent, "a.txt", TEXT)
    scan = write(root.parent, "b.pdf", b"%PDF-1.4")
    result = add(root, root.parent / "none.txt", scan, text, text, root.parent)
    assert result.exit_code == 1
    assert "none.txt: No such file or directory." in result.stderr
    assert "b.pdf: It is a PDF. Select its text" in result.stderr
    assert "It is here already: seeds/" in result.stdout
    assert result.stdout.endswith("1 added, 1 known, 3 failed.\n")


def test_nothing_that_is_there_is_written_over(root: Path) -> None:
    write(root, "seeds/lighthouse-keeper-to-leave-grey-point-after-40.TXT", "Another one.")
    add(root, "-", piped=TEXT.encode())
    assert "lighthouse-keeper-to-leave-grey-point-after-40-2.txt" in seeds(root)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (LIST, "list of articles"),
        (EMPTY, "no article on the page"),
        (CONSENT, "asks for consent"),
        ("", "no text"),
        ("x" * 10_000_001, "larger than 10 MB"),
    ],
    ids=["list", "empty page", "consent", "empty file", "large"],
)
def test_what_is_no_article_is_refused_with_advice(data: str, told: str, root: Path) -> None:
    before = seeds(root)
    result = add(root, "-", piped=data.encode())
    assert result.exit_code == 1
    assert told in result.stderr
    assert seeds(root) == before


def test_a_teaser_is_added_and_said_to_be_one(root: Path) -> None:
    result = add(root, "-", piped=TEASER.encode())
    assert "for subscribers" in result.stdout
    (record,) = (root / "docs/articles").glob("lighthouse*.md")
    assert "only the article's beginning" in record.read_text()


# --- the same article twice ---


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (NEWSPAPER, "has the same bytes"),
        (NEWSPAPER.replace("Most read", "Read most"), "has the same address"),
        (TEXT, "has nearly the same words"),
        (TEXT.replace("on Monday", "last Monday"), "has nearly the same words"),
    ],
    ids=["bytes", "address", "words", "nearly"],
)
def test_the_same_article_is_recognised(again: str, told: str, root: Path) -> None:
    add(root, "-", piped=NEWSPAPER.encode())
    before = seeds(root)
    result = add(root, "-", piped=again.encode())
    assert (result.exit_code, seeds(root)) == (0, before)
    assert (
        "It is here already: docs/articles/lighthouse" in result.stdout
        or told == "has the same bytes"
    )
    assert told in result.stdout


def test_another_outlets_copy_is_another_account_and_said(root: Path) -> None:
    add(root, "-", piped=NEWSPAPER.encode())
    result = add(root, "-", piped=OFFICE.encode())
    assert "Added as seeds/" in result.stdout
    assert "has nearly the same words" in result.stdout


def test_two_copies_in_one_go_are_recognised(root: Path) -> None:
    one, two = write(root.parent, "1.html", NEWSPAPER), write(root.parent, "2.html", WEBLOG)
    assert "1 added, 1 known." in add(root, one, two).stdout


def test_what_was_added_before_an_interruption_is_not_added_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (
        write(root.parent, "1.html", NEWSPAPER),
        write(root.parent, "2.txt", "The ferry is late again, says the harbour."),
    )
    seed = write(root, "seeds/kept.html", NEWSPAPER)  # As if killed before the draft.
    result = add(root, one, two)
    assert "1 added, 1 known." in result.stdout
    assert result.stdout.count("Drafted docs/articles/") == 2
    assert seed.read_bytes() == NEWSPAPER.encode()


def test_stopped_by_hand_it_says_how_to_go_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "fetch", stop)
    file = write(root.parent, "1.html", NEWSPAPER)
    result = add(root, file, "http://x.example/", file)
    assert result.exit_code == 130
    assert "the same command goes on" in result.stderr
    assert "1 known" not in result.stdout
    assert "Drafted" in add(root, file).stdout


def test_of_two_files_of_the_same_bytes_one_is_drafted(root: Path) -> None:
    write(root, "seeds/1.txt", TEXT)
    write(root, "seeds/2.txt", TEXT)
    result = add(root, "-", piped=TEXT.encode())
    assert result.stdout.count("Drafted") == 1
    assert found(p for p in examine(root).problems if p.severity is not Severity.HINT) == [
        ("seeds/2.txt:1:1", "seed-without-article")
    ]


def test_nothing_is_drafted_while_an_article_is_broken_and_that_is_said(root: Path) -> None:
    write(root, "docs/articles/repair-bill.md", "---\ntitle: [\n---\n")
    result = add(root, "-", piped=TEXT.encode())
    assert result.exit_code == 1
    assert "Nothing is drafted while" in result.stderr
    edit(root, "docs/articles/repair-bill.md", "title: [\n", "source: {file: repair-bill.txt}\n")
    assert "Drafted docs/articles/lighthouse" in add(root, "-", piped=TEXT.encode()).stdout


# --- addresses ---


def _packed(data: bytes) -> bytes:
    pack = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    return pack.compress(data) + pack.flush()


@cache
def _answers() -> dict[str, tuple[int, dict[str, str], bytes | None]]:
    return {
        "/article": (
            200,
            {"Content-Type": "text/html"},
            NEWSPAPER.replace(ADDRESS, "/").encode(),
        ),
        "/plain.txt": (200, {"Content-Type": "text/plain"}, TEXT.encode("utf-16")),
        "/packed": (200, {"Content-Encoding": "gzip"}, _packed(OFFICE.encode())),
        "/bomb": (200, {"Content-Encoding": "gzip"}, _packed(b"<p>" * 20_000_000)),
        "/large": (200, {}, b"<p>x</p>" * 2_600_000),
        "/circle": (302, {"Location": "/circle2"}, b""),
        "/circle2": (302, {"Location": "/circle"}, b""),
        "/file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/ftp": (302, {"Location": "ftp://x.example/"}, b""),
        "/moved": (301, {"Location": "/article"}, b""),
        "/forbidden": (403, {}, b"no"),
        "/caf%C3%A9%20%C3%BC?q=%C3%A9": (
            200,
            {},
            page("<title>x</title>", f"<p>{BODY}</p>").encode(),
        ),
        "/slow": (200, {}, None),
    }


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        code, headers, data = _answers().get(self.path, (404, {}, b""))
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for chunk in [b"."] * 100 if data is None else [data]:
                self.wfile.write(chunk)
                time.sleep(0.1 if data is None else 0)
        except OSError:
            return

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def test_an_address_is_fetched_kept_as_it_came_and_written_down(root: Path, server: str) -> None:
    result = add(root, f"{server}/moved", "--private")
    assert result.exit_code == 0, result.output
    (seed,) = (root / "seeds").glob("2021-05-03-*.html")
    assert seed.read_bytes() == NEWSPAPER.replace(ADDRESS, "/").encode()
    (record,) = (root / "docs/articles").glob("lighthouse*.md")
    text = record.read_text()
    assert f"  url: {server}/article\n  accessed: 20" in text
    assert (
        "has the same address"
        in add(root, f"{server}/article?utm_source=x#top", "--private").stdout
    )


def test_a_plain_text_from_the_web_stays_as_it_came(root: Path, server: str) -> None:
    add(root, f"{server}/plain.txt", "--private")
    name = "lighthouse-keeper-to-leave-grey-point-after-40.txt"
    assert (root / "seeds" / name).read_bytes() == TEXT.encode("utf-16")
    (record,) = (root / "docs/articles").glob("lighthouse*.md")
    assert f"  url: {server}/plain.txt\n" in record.read_text()


def test_where_a_seed_came_from_outlives_a_kill_before_its_draft(root: Path, server: str) -> None:
    add(root, f"{server}/packed", "--private")
    (record,) = (root / "docs/articles").glob("lighthouse*.md")
    before = record.read_text()
    record.unlink()
    assert "Drafted" in add(root, f"{server}/packed", "--private").stdout
    assert record.read_text() == before


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/bomb", "larger than 10 MB"),
        ("/large", "larger than 10 MB"),
        ("/circle", "from one address to the next without end"),
        ("/file", "to no web page"),
        ("/ftp", "can't be read"),
        ("/forbidden", "403 Forbidden. Open it in a browser"),
        ("/none", "404 Not Found"),
    ],
)
def test_what_an_address_may_not_do(path: str, told: str, server: str) -> None:
    with pytest.raises(Unfetched, match=told):
        fetch(server + path, private=True)


def test_an_address_may_have_any_letters(server: str) -> None:
    assert BODY.encode() in fetch(f"{server}/café ü?q=é#x", private=True)[0]


def test_a_private_network_is_refused_unless_told_to(root: Path, server: str) -> None:
    before = seeds(root)
    result = add(root, f"{server}/article")
    assert result.exit_code == 1
    assert "It leads to a private network (127.0.0.1). Say --private" in result.stderr
    assert seeds(root) == before


def test_a_name_that_leads_to_a_private_network_is_refused_too(server: str) -> None:
    with pytest.raises(Unfetched, match="private network"):
        fetch(server.replace("127.0.0.1", "localhost") + "/article")


def test_a_server_that_takes_too_long_is_left(server: str) -> None:
    with pytest.raises(Unfetched, match="takes too long"):
        fetch(f"{server}/slow", private=True, patience=0.3)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://a:b@c:d/", "http:///"],
)
def test_an_address_that_does_not_answer_is_said(address: str) -> None:
    with pytest.raises(Unfetched):
        fetch(address, private=True, patience=5)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.x.example/a/", "http://x.example/a#b", True),
        ("https://x.example/a?utm_source=y&id=1", "https://x.example/a?id=1", True),
        ("https://x.example/a?id=1", "https://x.example/a?id=2", False),
        ("https://x.example/a", "https://x.example/A", False),
    ],
)
def test_addresses_are_compared(one: str, other: str, same: bool) -> None:
    assert (same_address(one) == same_address(other)) is same


# --- killed ---


@pytest.mark.slow
def test_killed_at_any_moment_it_leaves_no_half_written_file(root: Path) -> None:
    files = []
    for number in range(40):
        text = " ".join(f"word{number}x{n}" for n in range(3000))
        files.append(write(root.parent, f"in/{number}.txt", f"{TITLE} {number}\n\n{text}.\n"))
    command = ["add", *map(str, files), "--root", str(root)]
    aside = make_project(root.parent / "aside")
    seconds = finish([*command[:-1], str(aside)], root)
    chance, whole = random.Random(8), {file.read_bytes() for file in files}
    for _ in range(KILLS):
        # All of them together take about as long as the command, which goes on where it was killed.
        kill(command, root, chance.random() * seconds * 2 / KILLS)
        loaded = load(root)
        assert loaded.problems == ()
        added = [s for s in loaded.seeds if s.name.startswith("lighthouse")]
        assert all((root / seed.path).read_bytes() in whole for seed in added)
    finish(command, root)
    assert len({s.sha256 for s in load(root).seeds if s.name.startswith("lighthouse")}) == 40
    assert len(list((root / "docs/articles").glob("lighthouse*"))) == 40


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_created_whole_and_takes_no_others_place(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    create_file(tmp_path / "a/b.txt", b"one")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a/b.txt", b"two")
    assert {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()} == {
        "b.txt": b"one"
    }
