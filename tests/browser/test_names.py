"""Names as nobody expects them: longer than a screen is wide, and running from right to left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Page

from ..building import built, site_project
from ..project import write
from ..site.serving import free_port, published
from .conftest import Site

pytestmark = pytest.mark.browser

LONG = {letter: letter * 300 for letter in "TOPAQ"}
PERSON = f"{'N' * 150} {'M' * 150}"
SAID = f"we will not wait for {LONG['P']} to fall on somebody"
EAST, WEST, ALI = "صحيفة الشرق", "صحيفة الغرب", "علي حسن"
TEXT = "«لم يبق لدينا مال ولن يقرضنا أحد منه شيئا هذا العام» قال علي حسن."


def article(
    slug: str, title: str, outlet: str, person: str, text: str, quote: str
) -> dict[str, str]:
    """The record and the seed of an article with one claim, by path."""
    seed = f"{title}\n\n{text}\n"
    front = {
        "title": title,
        "source": {"file": f"{slug}.txt", "sha256": hashlib.sha256(seed.encode()).hexdigest()},
        "outlet": outlet,
        "byline": [LONG["A"]],
        "dates": {"published": "2020-01-06"},
        "people": [person],
        "topics": [LONG["T"]],
        "claims": [
            {
                "id": "said",
                "text": LONG["T"],
                "kind": "statement",
                "by": person,
                "quote": quote,
                "date": "2020",
                "people": [person],
                "topics": [LONG["T"]],
                "question": f"{LONG['Q']}?",
                "answer": LONG["A"] + slug,
            }
        ],
        "status": "reviewed",
    }
    record = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return {f"docs/articles/{slug}.md": f"---\n{record}---\n\n{text}\n", f"seeds/{slug}.txt": seed}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root, port = site_project(tmp_path_factory.mktemp("names")), free_port()
    files: dict[str, str] = {}
    for slug in ("long-one", "long-two"):
        text = f"“{SAID},” said {PERSON}."
        files |= article(slug, f"{LONG['T']} {slug}", LONG["O"] + slug, PERSON, text, SAID)
    for slug, outlet in (("east", EAST), ("west", WEST)):
        files |= article(slug, slug, outlet, ALI, TEXT, TEXT.partition(" قال")[0])
    for path, text in files.items():
        write(root, path, text)
    with published(built(root), "names", port) as url:
        yield Site(root / "site", url)


def test_no_name_makes_a_page_wider_than_the_screen(site: Site, phone: Page) -> None:
    paths = {
        file.parent.relative_to(site.folder).as_posix()
        for file in site.folder.rglob("index.html")
        if LONG["T"] in (text := file.read_text("utf-8")) or LONG["O"] in text
    }
    assert {"compare", "lineage", "network", "quotations", "timeline", "claims"} <= paths
    wider = []
    for path in sorted(paths):
        phone.goto(f"{site.url}{path}/")
        phone.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if phone.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wider.append(path)
    assert wider == []


def test_a_name_from_right_to_left_turns_nothing_beside_it_round(site: Site, page: Page) -> None:
    """Where a name and its number stand in one line, the number stands on the name's right."""
    page.goto(f"{site.url}network/")
    row = page.locator("li, tr, div").filter(has_text=ALI).filter(has_text=WEST).last
    lefts = [
        row.get_by_role("link", name=outlet).evaluate(
            """link => {
                const name = document.createRange(), number = link.querySelector("strong")
                name.selectNodeContents(link.firstChild)
                return [link, name, number].map(one => one.getBoundingClientRect().left)
            }"""
        )
        for outlet in (EAST, WEST)
    ]
    (east, east_name, east_number), (west, west_name, west_number) = lefts
    assert east_name < east_number < west
    assert west_name < west_number
    assert east < west
