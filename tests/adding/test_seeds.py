"""What is read from seeds of every form: their text, and what they declare."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sourcebook.cache import Memory
from sourcebook.records.load import load
from sourcebook.seeds import seed
from sourcebook.seeds.characters import decoded
from sourcebook.seeds.seed import NoArticle, declared_in, text_of

from ..project import CORPUS, LIVE, write
from .pages import BODY, LAYOUTS, NEWSPAPER, PARAGRAPHS, TITLE, in_json, page

FRONT_MATTERS = {
    "yaml": f'---\ntitle: "{TITLE}"\nauthor: [Edda Storm, Per Lund]\ndate: 2021-05-03\nsite: The Grey Point Herald\n---\n',
    "sloppy yaml": f"---\ntitle: Lighthouse: {TITLE}\nby: Edda Storm\npublished_time: 2021-05-03T08:00:00Z\n---\n",
    "toml": f'+++\ntitle = "{TITLE}"\nauthor = "Edda Storm"\ndate = 2021-05-03\n+++\n',
    "json": f'{{"title": "{TITLE}", "author": {{"name": "Edda Storm"}}, "date": "2021-05-03"}}\n',
    "bare lines": f"Title: {TITLE}\nAuthor: Edda Storm\nDate: 3 May 2021\n",
}


def values(name: str, data: str | bytes, what: str) -> list[str]:
    data = data.encode() if isinstance(data, str) else data
    return [said.value for said in declared_in(name, data).every(what)]


# --- characters ---


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "“Nothing is decided,” she said — naïvely."),
        ("utf-8-sig", "Port Ellery’s lamp."),
        ("utf-16", "Port Ellery’s lamp was lit again on Monday."),
        ("utf-16-le", "The lamp of the port was lit again on Monday."),
        (
            "cp1252",
            "“Nothing has been decided,” she said, and the minister’s car drove on — to Köln.",
        ),
        ("latin-1", "Le ministre a déclaré que la lampe était éteinte à cause de la tempête."),
        ("cp1250", "Minister powiedział, że latarnię zamknięto. Zażółć gęślą jaźń."),
        ("cp1251", "Министр сказал, что мост закрыт. Ничего не решено."),
        ("koi8_r", "Министр сказал, что мост закрыт. Ничего не решено, и никто не знает когда."),
        ("shift_jis", "橋は月曜日に閉鎖された。"),
        ("gb18030", "外交部发言人说：“这是对的。”他说。"),
        ("cp1256", "قال الوزير أحمد علي هذا صحيح"),
    ],
)
def test_character_sets_are_told_whatever_a_page_says_of_itself(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)) == text
    for claim in (encoding, "utf-8", "iso-8859-1"):
        whole = f"<!doctype html><meta charset={claim}><p>{text}</p>"
        assert text_of("a.html", whole.encode(encoding)) == text


def test_a_damaged_byte_does_not_change_the_other_characters() -> None:
    text = "“Zoë’s naïve café” — déjà vu. " * 10
    assert decoded(text.encode() + b"\xe2\x80 end") == text + "\ufffd end"


def test_a_seed_of_another_character_set_is_read_and_keeps_its_checksum(tmp_path: Path) -> None:
    data = "“Nothing is decided,” she said.".encode("cp1252")
    write(tmp_path, "seeds/a.txt", data)
    (one,) = load(tmp_path).seeds
    assert one.text == "“Nothing is decided,” she said."
    assert load(tmp_path).problems == ()


# --- text and Markdown ---


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("form", FRONT_MATTERS)
def test_front_matter_declares_and_is_no_text(form: str, ending: str) -> None:
    data = f"{FRONT_MATTERS[form]}\n{BODY}".encode()
    name = f"a.{ending}"
    assert text_of(name, data) == BODY or str(text_of(name, data)).strip() == BODY
    declared = declared_in(name, data)
    assert [said.value.removeprefix("Lighthouse: ") for said in declared.every("title")] == [TITLE]
    assert declared.every("byline")[0].value == "Edda Storm"
    assert declared.every("published")
    assert declared.every("byline")[0].where.startswith("front matter, ")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n---\n\nA text between rules.",
        "Ada Thorn: Yes.\nJon Vik: No.\n\nThey did not agree.",
        "{curly} words begin this text.",
        "---\nHe said: no.\n---\n\nThat was all.",
        "Title: only one of the lines is a field\nand this one is none\n\nMore.",
    ],
)
def test_what_declares_nothing_stays_in_the_text(text: str) -> None:
    assert text_of("a.txt", text.encode()) == text
    assert declared_in("a.txt", text.encode()).said == {}


def test_markdown_is_read_as_it_is_shown() -> None:
    text = "# The lamp\n\nThe **lamp** of [Ellery](http://x.example) is\nlit.\n\n> “Good,” she said.\n\n* one\n* two\n\n![](a.png)"
    assert (
        text_of("a.md", text.encode())
        == "The lamp\n\nThe lamp of Ellery is\nlit.\n\n“Good,” she said.\n\none\n\ntwo"
    )
    assert values("a.md", text, "title") == ["The lamp"]


# --- web pages ---


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_of_a_page_is_told_from_the_rest_of_it(layout: str) -> None:
    data = LAYOUTS[layout].encode()
    declared, text = declared_in("a.html", data), text_of("a.html", data)
    assert declared.article is not None
    assert set(PARAGRAPHS) <= declared.article
    assert not any(word in line for line in declared.article for word in ("largest", "©"))
    assert isinstance(text, str)
    assert set(PARAGRAPHS) <= set(text.split("\n\n"))
    assert declared.first("title").value == TITLE  # type: ignore[union-attr]
    assert (declared.shortcoming, declared.teaser) == ("", False)


def test_what_a_page_declares_comes_before_what_it_looks_like() -> None:
    assert values("a.html", NEWSPAPER, "byline") == ["Edda Storm", "Per Lund"]
    assert values("a.html", NEWSPAPER, "published") == ["2021-05-03T23:30:00+02:00"]
    assert values("a.html", NEWSPAPER, "modified") == ["2021-05-04"]
    assert values("a.html", NEWSPAPER, "outlet") == ["The Grey Point Herald"]


def test_a_day_that_is_not_declared_is_a_guess() -> None:
    text = page(
        "<title>x</title><link rel=canonical href='https://x.example/2021/05/03/lamp'>", "<p>x</p>"
    )
    said = declared_in("a.html", text.encode()).first("published")
    assert said
    assert (said.value, said.guessed) == ("2021-05-03", True)


def test_the_headline_is_the_one_that_is_printed() -> None:
    text = page(
        in_json(headline="Keeper leaves: what we know"),
        f"<title>x</title><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>",
    )
    assert values("a.html", text, "title")[0] == TITLE


def test_what_a_page_does_not_show_is_no_text() -> None:
    text = page(
        "<title>x</title><style>p {}</style>",
        "<p>One<br>two <b>three</b>&nbsp;four</p><!-- no --><script>no()</script><p hidden>no</p>"
        "<p style='display: none'>no</p><nav>no</nav><pre>five\nsix</pre>se\u00adven<form><button>no</button>eight</form>",
    )
    assert text_of("a.html", text.encode()) == "One\ntwo three four\n\nfive\nsix\n\nseven\n\neight"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<!doctype html>",
        "<html>" + "<div>" * 5000 + "deep",
        page("<script type='application/ld+json'>{[</script>", "<p>x</p>"),
        page(in_json(author=None, publisher=[], headline={"@value": 1}), "<p>x"),
        '<?xml version="1.0" encoding="utf-16"?><html xmlns="x"><body><p>\0x</p></body></html>',
    ],
)
def test_a_broken_page_is_read_as_far_as_it_goes(text: str) -> None:
    assert isinstance(text_of("a.html", text.encode()), str)
    declared_in("a.html", text.encode())


def test_a_web_page_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "seeds/a.html", NEWSPAPER)
    memory = Memory()
    first = load(tmp_path, memory).seeds
    monkeypatch.setattr(seed, "is_page", None)
    assert load(tmp_path, memory).seeds == first


# --- no article ---


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "a PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.svg", b"<svg/>", "a picture"),
        ("a.zip", b"PK\x03\x04\x14\0", "an archive or a word processor's document"),
        ("a.bin", bytes(range(256)) * 20, "no text"),
        ("a.html", b"<p>" + b"x" * 10_000_001, "a web page of more than 10 MB"),
    ],
)
def test_what_is_no_article_is_named_with_advice(name: str, data: bytes, what: str) -> None:
    found = text_of(name, data)
    assert isinstance(found, NoArticle)
    assert found.what == what
    assert found.way_out.endswith(".")


@pytest.mark.slow
def test_a_collection_of_plain_texts_does_not_pay_for_what_reads_web_pages() -> None:
    """What is imported lazily stays so."""
    heavy = {"lxml", "trafilatura", "htmldate", "charset_normalizer"}
    code = f"import sys; from pathlib import Path; from sourcebook.project import examine; examine(Path({str(CORPUS)!r})); print({heavy} & sys.modules.keys())"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=LIVE
    )
    assert ran.stdout == "set()\n"
