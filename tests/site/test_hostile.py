"""What a source says is shown as text: no HTML, Markdown, template or script of it is ever interpreted."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import time
from base64 import b64encode
from functools import cache
from pathlib import Path

import pytest
import yaml

from sourcebook.problem import Problem
from sourcebook.project import examine

from ..building import files_of
from ..html_page import HtmlPage
from ..project import lines_of, make_project, write
from .hostile import CLAIM, HTML, MARKDOWN, NAME, PARAGRAPHS, REFUSED, RTL, SHOWN, TEMPLATE, TITLE

pytestmark = pytest.mark.site


def shown(text: str) -> str:
    """A text as a page shows it: control characters as their pictures, spaces evened."""
    pictures = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
    return " ".join(text.translate({**pictures, 0x7F: 0x2421}).split())


@pytest.fixture(scope="module")
def site(hostile: Path) -> Path:
    return hostile / "site"


def page(site: Path, path: str) -> HtmlPage:
    return HtmlPage((site / path / "index.html").read_text("utf-8"))


@cache
def pages(site: Path) -> dict[str, HtmlPage]:
    return {
        file.relative_to(site).as_posix(): HtmlPage(file.read_text("utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def test_every_paragraph_reads_as_it_was_written(site: Path) -> None:
    article = page(site, "articles/hostile")
    paragraphs = article.all("p", "sb-paragraph") + article.all(css_class="sb-paragraph")
    assert {e.tag for e in paragraphs} == {"p"}
    for number, text in enumerate(PARAGRAPHS, start=1):
        paragraph = article.with_id(f"p-{number}").text
        for note in [e.text for e in article.all("sup")]:
            paragraph = paragraph.removesuffix(note)
        assert paragraph.replace(" [sic]", "") == shown(text)


def test_titles_and_names_read_as_they_were_written(site: Path) -> None:
    article = page(site, "articles/hostile")
    assert article.all("h1")[0].text == TITLE
    assert article.all("title")[0].text.startswith(TITLE)
    person = page(site, "people/ann-b-q-b-ohara")
    assert person.all("h1")[0].text == NAME
    assert CLAIM in person.text
    description = [e for e in person.all("meta") if e.attributes.get("name") == "description"]
    assert description[0].attributes["content"] == CLAIM
    notes = article.all(css_class="sb-note__text")
    assert [e.text for e in notes] == [f"{CLAIM} {number}" for number in range(5)]


def test_every_page_that_shows_the_claims_shows_their_words(site: Path) -> None:
    showing = [path for path, page in pages(site).items() if CLAIM in page.text]
    assert {path.partition("/")[0] for path in showing} == {
        "articles",
        "claims",
        "compare",
        "explore",
        "outlets",
        "people",
        "questions",
        "timeline",
        "topics",
    }


def shown_records(folder: str) -> dict[str, dict[str, object]]:
    """The front matter of the hostile records that are shown, by their slugs."""
    files = sorted((SHOWN / "docs" / folder).glob("*.md"))
    return {file.stem: yaml.safe_load(file.read_text("utf-8").split("---\n")[1]) for file in files}


HERE = re.compile(r"https?:|mailto:|[^:]*([/?#]|$)")
"""How an address may begin."""
FORMATTED = (
    "guide/",
    "own/",
    "notes/own/",
    *(f"{f.parent.name}/{f.stem}/" for f in SHOWN.glob("docs/*/*.md")),
)
"""Pages that have Markdown of people's own, which may be bold or struck through."""


def test_no_page_has_an_element_that_a_source_wrote(site: Path) -> None:
    usual = page(site, "about")
    for path, one in pages(site).items():
        embedded = path.endswith("/embed.html")
        for tag in ("script", "dialog", "main"):
            found = [e for e in one.all(tag) if e.attributes.get("type") != "application/ld+json"]
            # A page to embed has no script, and nothing around its text.
            number = int(tag == "main") if embedded else len(usual.all(tag))
            assert len(found) == number or path == "404.html", (path, tag)
        for told in re.findall('<script type="application/ld.json">(.*?)</script>', one.source):
            assert json.loads(told)["@context"], path
        assert sum("http-equiv" in meta.attributes for meta in one.all("meta")) == 1
        assert not [form for form in one.all("form") if ":" in form.attributes.get("action", "")]
        assert not {"iframe", "object", "embed", "math", "style"} & {e.tag for e in one.elements}, (
            path
        )
        assert [e.attributes for e in one.all("base")] == [{"target": "_blank"}] * embedded, path
        assert "49" not in one.text.split(), path
        for element in one.elements:
            attributes = element.attributes
            assert not [name for name in attributes if name.startswith("on")], (path, element)
            assert HERE.match(attributes.get("href", "")), (path, element)
            assert "://" not in attributes.get("src", ""), (path, element)
            assert not attributes.get("src", "").startswith("//"), (path, element)
            assert attributes.get("id") != "g", path
            by_a_source = element.tag in {"b", "em", "i", "s", "u"}
            assert not by_a_source or path.startswith(FORMATTED), (path, element)


def test_every_page_says_what_it_may_run_before_it_runs_anything(site: Path) -> None:
    for path, one in pages(site).items():
        policy = next(m for m in one.all("meta") if "http-equiv" in m.attributes)
        allowed = dict(part.split(" ", 1) for part in policy.attributes["content"].split("; "))
        assert allowed["default-src"] == "'none'"
        if path.endswith("/embed.html"):
            assert "script-src" not in allowed
            continue
        (script,) = re.findall("<script>(.*?)</script>", one.source, re.DOTALL)
        mark = b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert allowed["script-src"] == f"'self' 'wasm-unsafe-eval' 'sha256-{mark}'", path
        assert one.source.index("http-equiv") < one.source.index("<script"), path
        for link in one.all("a") if not path.startswith("guide/") else ():
            outside = link.attributes.get("href", "").startswith("http")
            assert not outside or "noreferrer" in link.attributes.get("rel", ""), (path, link)


def test_every_hostile_record_reads_as_it_was_written(site: Path) -> None:
    for folder, field in (
        ("articles", "title"),
        ("people", "name"),
        ("topics", "name"),
        ("outlets", "name"),
        ("questions", "question"),
    ):
        for slug, values in shown_records(folder).items():
            assert page(site, f"{folder}/{slug}").all("h1")[0].text == shown(str(values[field])), (
                slug
            )


def test_seeds_that_mean_harm_are_drafted_and_nothing_is_written_elsewhere(hostile: Path) -> None:
    written = set(files_of(hostile.parent))
    laid = {f"project/{path}" for path in files_of(make_project(hostile.parent / "again", SHOWN))}
    new = {
        path for path in written - laid if not path.startswith(("project/build/", "project/site/"))
    }
    drafts = {path for path in new if path.startswith("project/docs/articles/")}
    assert len(drafts) == 11
    assert {path for path in new - drafts if "hostile" not in path} <= {
        "project/mkdocs.yml",
        "project/docs/own.md",
        "project/docs/people/ann-b-q-b-ohara.md",
        *(
            f"project/docs/{folder}/{name}.md"
            for folder in ("notes", "topics")
            for name in ("con", "aux", "nul")
        ),
    }


def problems_of(root: Path) -> list[Problem]:
    """What examining a project finds, which may take seconds on a busy machine, but no more."""
    start = time.process_time()
    found = list(examine(root).problems)
    assert time.process_time() - start < 10
    return found


def test_what_can_not_be_shown_is_refused_with_its_place(tmp_path: Path) -> None:
    found = problems_of(make_project(tmp_path, REFUSED))
    assert list(map(str, found)) == lines_of(REFUSED / "expected.txt")
    refused = {file.relative_to(REFUSED).as_posix() for file in REFUSED.glob("docs/**/*.md")}
    assert refused == {problem.place.path for problem in found if problem.severity == "error"}


NAMES = (
    "CON",
    "index",
    "a b",
    "{{ 7 }}",
    "...",
    "-x",
    "a..b",
    "🏴‍☠️",
    "<b>",
    "%2e%2e",
    'a"b',
    "x" * 240,
    "a\u202eb",
    "a\u200bb",
    "a\nb",
)


def test_a_name_that_is_no_address_is_refused(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    for name in NAMES:
        write(root, f"docs/topics/{name}.md", "---\nname: Topic\n---\n")
    found = {p.place.path for p in problems_of(root) if p.rule == "bad-slug"}
    # What begins with a dot is hidden, and read by nobody.
    assert found == {f"docs/topics/{name}.md" for name in NAMES if name != "..."}


def test_pipes_folders_and_links_that_lead_out_are_not_read(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    secret = write(tmp_path, "secret.md", "---\nname: Secret\n---\n")
    write(tmp_path, "folder/secret.md", "---\nname: Secret\n---\n")
    refused = ["docs/people/out.md", "docs/notes.md", "docs/picture.png", "seeds/out.txt"]
    for path in refused:
        (root / path).symlink_to(secret)
    (root / "docs/people/folder.md").mkdir()
    (root / "docs/people/loop.md").symlink_to("loop.md")
    for path in ("docs/people/pipe.md", "docs/pipe.md", "seeds/pipe.txt"):
        os.mkfifo(root / path)
    (root / "docs/topics/deeper").symlink_to(tmp_path / "folder")
    (root / "docs/people/twin.md").symlink_to("ada-thornquist.md")
    found = {(p.place.path, p.rule) for p in problems_of(root)}
    refused += [f"docs/people/{name}.md" for name in ("folder", "loop", "pipe")]
    assert found >= {(path, "unreadable-file") for path in refused}
    assert {path for path, rule in found if rule == "unreadable-file"} == set(refused)
    assert "Secret" not in str(examine(root).readings.catalog)


def test_a_heading_with_a_tag_in_it_reads_as_written_in_the_contents_too(site: Path) -> None:
    links = [e.text for e in page(site, "own").all("a") if "element" in e.attributes["href"]]
    assert set(links) <= {"The <script> element"}


def test_data_hold_the_words_unchanged(site: Path) -> None:
    catalog = json.loads((site / "data/catalog.json").read_text("utf-8"))
    (article,) = (row for row in catalog["articles"] if row["slug"] == "hostile")
    assert article["title"] == TITLE
    claims = [row for row in catalog["claims"] if row["article"] == "hostile"]
    assert [row["quote"] for row in claims[:4]] == [[HTML], [MARKDOWN], [TEMPLATE], [RTL]]


def test_the_search_index_holds_the_words_as_text(site: Path) -> None:
    fragments = [
        gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        for file in (site / "pagefind").rglob("*.pf_fragment")
    ]
    found = [json.loads(fragment) for fragment in fragments]
    (article,) = (one for one in found if one["url"] == "articles/hostile/")
    assert article["meta"]["title"] == TITLE
    assert shown(HTML) in article["content"]
    assert shown(MARKDOWN) in article["content"]
    (claim,) = (one for one in found if one["url"].endswith("#claim-c0"))
    assert claim["meta"]["title"] == f"{CLAIM} 0"
    assert claim["filters"]["person"] == [NAME]
