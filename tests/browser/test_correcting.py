"""In the preview a value is corrected where it stands, and its record differs in just those bytes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ..building import files_of, site_project
from ..project import LIVE
from ..site.serving import fetch, free_port, running, seconds_until
from .axe import violations

pytestmark = pytest.mark.browser

ARTICLE = "articles/salt-bridge-closed.md"
FERRY = "articles/ferry-gull-sails-again.md"


class Desk:
    """A preview in a browser, and the records that it shows."""

    def __init__(self, root: Path, url: str, page: Page) -> None:
        self.docs, self.url, self.page = root / "docs", url, page
        self.before = files_of(self.docs)

    def goto(self, path: str) -> None:
        """Open a page, which stays as it is: the preview has brought it to the last change, or does so now."""
        self.page.goto(self.url + path)
        self.listens()
        expect(self.page.locator(".sb-steps[data-behind=false]")).to_be_attached(timeout=60_000)

    def listens(self) -> None:
        """The page's scripts have run; words that it shows may be there sooner."""
        expect(self.page.locator(".sb-steps", has_text="Review")).to_be_attached()

    def press(self, keys: str) -> None:
        self.listens()
        self.page.keyboard.press(keys)

    def write(self, files: dict[str, bytes]) -> None:
        """Change records on the disk, and wait until the preview has loaded an article anew."""
        self.goto("articles/salt-bridge-closed/")
        with self.loads_anew():
            for path, data in files.items():
                (self.docs / path).write_bytes(data)

    @contextmanager
    def loads_anew(self) -> Iterator[None]:
        """What is done within changes a record, and the page comes back with it."""
        self.page.locator("html").evaluate("page => page.setAttribute('data-old', '')")
        yield
        expect(self.page.locator("html:not([data-old])")).to_be_attached()
        self.listens()

    def note(self, claim: str) -> Locator:
        """The note of a claim, opened; it may be open already, or be opened by the page as it comes back."""
        note = self.page.locator(f"#note-{claim}")
        note.evaluate("note => { note.open = true }")
        return note

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    def field(self, name: str) -> Locator:
        return self.form.get_by_label(name, exact=True)

    def fill(self, name: str, value: str) -> None:
        self.field(name).fill(value)

    def save(self) -> None:
        self.form.get_by_role("button", name="Save").click()
        expect(self.form).not_to_be_attached()

    def changes(self) -> dict[str, tuple[str, str]]:
        """What stands otherwise than at first: path -> the old words and the new, from line to line."""
        found = {}
        for path, data in files_of(self.docs).items():
            if data != self.before.get(path, b""):
                old, new = self.before.get(path, b"").decode(), data.decode()
                one, two = old.splitlines(), new.splitlines()
                while one and two and one[0] == two[0]:
                    one, two = one[1:], two[1:]
                while one and two and one[-1] == two[-1]:
                    one, two = one[:-1], two[:-1]
                found[path] = "\n".join(one).strip(), "\n".join(two).strip()
        return found


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    root, port = site_project(tmp_path_factory.mktemp("correcting")), free_port()
    url = f"http://127.0.0.1:{port}/"
    serve = [sys.executable, LIVE / "build_site.py", "serve", "--port", str(port)]
    with running(serve, root):
        seconds_until(lambda: fetch(f"{url}problems.json"), "the preview is there")
        yield root, url


@pytest.fixture
def desk(preview: tuple[Path, str], page: Page) -> Iterator[Desk]:
    """A tab on the preview, which is left as it was found."""
    root, url = preview
    one = Desk(root, url, page)
    yield one
    page.goto("about:blank")
    after = files_of(one.docs)
    for path in after.keys() - one.before.keys():
        (one.docs / path).unlink()
    if changed := {path: data for path, data in one.before.items() if after.get(path) != data}:
        one.write(changed)


def test_the_outlet_is_chosen_among_those_known_and_taken_back(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    desk.page.get_by_role("button", name="Correct the outlet").click()
    expect(desk.field("Outlet")).to_be_focused()
    expect(desk.field("Outlet")).to_have_value("Ellery Courier")
    known = desk.form.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert "Harbour Post" in known
    desk.fill("Outlet", "Harbour Post")
    desk.press("Enter")
    outlet = desk.page.locator(".sb-byline .sb-outlet")
    expect(outlet).to_contain_text("Harbour Post")
    assert desk.changes() == {ARTICLE: ("outlet: Ellery Courier", "outlet: Harbour Post")}
    expect(desk.page.get_by_role("button", name="Correct the outlet")).to_be_focused()
    desk.press("Control+z")
    expect(outlet).to_contain_text("Ellery Courier")
    assert desk.changes() == {}
    desk.page.get_by_role("button", name="Redo").click()
    expect(outlet).to_contain_text("Harbour Post")


def test_a_speaker_and_a_date_are_corrected_at_the_claim(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    note = desk.note("bridge-closed")
    note.get_by_role("button", name="Correct the speaker").click()
    desk.fill("By", "Ilse Brandvik")
    desk.save()
    expect(note.locator(".sb-by")).to_contain_text("Ilse Brandvik")
    desk.note("bridge-closed").get_by_role("button", name="Correct the date").click()
    desk.fill("Date", "2021-02~")
    expect(desk.form).to_contain_text("Reads as: about February 2021")
    desk.form.get_by_text("How dates are written").click()
    expect(desk.form.get_by_text("from … to")).to_be_visible()
    desk.save()
    expect(note.locator(".sb-when")).to_contain_text("about February 2021")
    old, new = desk.changes()[ARTICLE]
    assert (
        old.replace("Harbour Authority", "Ilse Brandvik").replace("2021-03-01", "2021-02~") == new
    )


def test_a_quote_is_selected_in_the_text(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    desk.note("bridge-closed").get_by_role("button", name="Quote").click()
    desk.form.get_by_role("button", name="Select the passage in the text").click()
    expect(desk.form).not_to_be_visible()
    desk.page.evaluate(
        """() => {
            const mark = document.querySelector("#claim-bridge-closed")
            const text = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT).nextNode()
            getSelection().setBaseAndExtent(text, 0, text, "The Salt Bridge was closed".length)
        }"""
    )
    desk.press("Enter")
    expect(desk.field("Quote")).to_have_value("The Salt Bridge was closed")
    desk.save()
    expect(desk.page.locator("#claim-bridge-closed")).to_have_text("The Salt Bridge was closed")
    assert desk.changes() == {
        ARTICLE: (
            "quote: The Salt Bridge was closed to all traffic on Monday night",
            "quote: The Salt Bridge was closed",
        )
    }


def test_a_selection_over_numbers_and_paragraphs_gives_the_words_of_the_source(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    desk.note("bridge-closed").get_by_role("button", name="Quote").click()
    desk.form.get_by_role("button", name="Select the passage in the text").click()
    desk.page.evaluate(
        """() => {
            const [first, , last] = document.querySelectorAll(".sb-paragraph")
            getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length)
        }"""
    )
    desk.page.get_by_role("button", name="Use these words").click()
    text = (desk.docs / ARTICLE).read_text("utf-8").split("\n---\n")[1].split("\n\n")
    written = [one.input_value() for one in desk.form.locator("textarea").all()]
    assert written == [" ".join(paragraph.split()) for paragraph in text[:3]] + [""]
    desk.press("Escape")
    expect(desk.form).not_to_be_attached()
    assert desk.changes() == {}


def test_a_change_that_breaks_a_rule_is_refused_beside_its_field(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    desk.note("bridge-closed").get_by_role("button", name="Quote").click()
    desk.fill("Quote", "Words that nobody wrote about a bridge")
    desk.form.get_by_role("button", name="Save").click()
    alert = desk.form.locator(".sb-form__field").get_by_role("alert")
    expect(alert).to_contain_text("is not in the text")
    expect(alert).to_contain_text("quote-not-in-text")
    expect(desk.field("Quote")).to_have_attribute("aria-invalid", "true")
    expect(desk.field("Quote")).to_be_focused()
    assert desk.changes() == {}
    desk.press("Escape")
    expect(desk.form).not_to_be_attached()
    expect(desk.note("bridge-closed").get_by_role("button", name="Quote")).to_be_focused()


def test_a_record_that_changes_on_the_disk_keeps_its_form_and_is_not_overwritten(
    desk: Desk,
) -> None:
    desk.goto("outlets/ellery-courier/")
    desk.page.get_by_role("button", name="Correct the name").click()
    desk.fill("Name", "Ellery Courant")
    file = desk.docs / "outlets/ellery-courier.md"
    file.write_bytes(file.read_bytes() + b"\nA note from an editor.\n")
    expect(desk.form).to_contain_text("was changed on the disk since this form was opened")
    expect(desk.field("Name")).to_have_value("Ellery Courant")
    desk.form.get_by_role("button", name="Save").click()
    expect(desk.form).to_contain_text("was changed on the disk")
    assert b"name: Ellery Courier" in file.read_bytes()
    assert b"A note from an editor." in file.read_bytes()


def test_lists_grow_as_they_are_filled_and_shrink_where_they_are_emptied(desk: Desk) -> None:
    desk.goto("people/ilse-brandvik/")
    desk.page.get_by_role("button", name="Add a role").click()
    desk.fill("Role", "bridge keeper")
    desk.fill("From", "2020")
    desk.save()
    expect(desk.page.locator(".sb-roles")).to_contain_text("Bridge keeper")
    desk.page.get_by_role("button", name="Correct other names").click()
    rows = desk.form.locator("input")
    expect(rows.last).to_be_focused()
    last = rows.count() - 1
    rows.nth(last).fill("I. M. Brandvik")
    expect(rows).to_have_count(last + 2)
    rows.nth(last + 1).fill("Engineer Brandvik")
    desk.save()
    expect(desk.page.locator(".sb-facts")).to_contain_text("Engineer Brandvik")
    desk.page.get_by_role("button", name="Correct other names").click()
    rows.nth(last).fill("")
    desk.save()
    expect(desk.page.locator(".sb-facts")).not_to_contain_text("I. M.")
    expect(desk.page.locator(".sb-facts")).to_contain_text("Engineer Brandvik")


def test_claims_are_corrected_where_other_pages_show_them(desk: Desk) -> None:
    desk.goto("topics/salt-bridge/")
    claim = desk.page.locator(".sb-claim", has_text="Divers found a crack").first
    claim.get_by_role("button", name="Correct the kind").click()
    desk.field("Kind").select_option("statement")
    desk.save()
    expect(claim.locator(".sb-kind")).to_have_text("Statement")
    assert desk.changes() == {ARTICLE: ("kind: event", "kind: statement")}


def test_drafted_claims_are_accepted_and_rejected_by_one_key(desk: Desk) -> None:
    file = desk.docs / ARTICLE
    draft = file.read_text("utf-8").replace("status: reviewed", "status: draft")
    desk.write({ARTICLE: draft.encode()})
    expect(desk.page.locator(".sb-badge--draft")).to_be_visible()
    notes = desk.page.locator(".sb-note")
    first, second = notes.nth(0), notes.nth(1)
    number, rejected = notes.count(), second.get_attribute("data-claim")
    first.locator("> summary").click()
    desk.press("a")
    expect(first).to_have_class(re.compile("is-accepted"))
    expect(desk.page.get_by_text(f"1 of {number} drafted claims accepted")).to_be_visible()
    expect(second.locator("> summary")).to_be_focused()
    desk.press("x")
    expect(notes).to_have_count(number - 1)
    expect(notes.nth(0)).to_have_class(re.compile("is-accepted"))
    after = file.read_text("utf-8")
    assert f"- id: {rejected}\n" not in after
    at, behind = draft.index(f"  - id: {rejected}"), len(draft)
    assert after.startswith(draft[:at])
    assert draft.endswith(after[at:])
    assert behind > len(after)
    desk.page.get_by_role("button", name="Undo").click()
    expect(notes).to_have_count(number)
    assert file.read_text("utf-8") == draft
    desk.page.get_by_role("button", name="Mark as reviewed").click()
    expect(desk.page.locator(".sb-badge--draft")).to_have_count(0)
    assert desk.changes() == {}


def test_a_selected_passage_becomes_a_claim(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    desk.page.evaluate(
        """() => {
            const text = document.createTreeWalker(document.querySelector("#claim-bridge-closed"), NodeFilter.SHOW_TEXT).nextNode()
            getSelection().setBaseAndExtent(text, 4, text, 15)
        }"""
    )
    expect(desk.page.get_by_role("button", name="New claim")).to_be_visible()
    desk.press("n")
    expect(desk.field("Quote")).to_have_value("Salt Bridge")
    expect(desk.field("Id")).to_have_value("salt-bridge")
    desk.fill("Text", "There is a bridge: the Salt Bridge.")
    desk.field("Kind").select_option("statement")
    desk.fill("Id", "a-bridge")
    desk.save()
    expect(desk.page.locator("#note-a-bridge")).to_contain_text("There is a bridge")
    assert desk.changes() == {
        ARTICLE: (
            "",
            '- id: a-bridge\n    text: "There is a bridge: the Salt Bridge."\n    kind: statement\n    quote: Salt Bridge',
        )
    }


def test_a_person_is_renamed_everywhere(desk: Desk) -> None:
    desk.goto("people/ilse-brandvik/")
    desk.page.get_by_role("button", name="Correct the name").click()
    expect(desk.form).to_contain_text("wherever records name it")
    desk.fill("Name", "Ilse M. Brandvik")
    desk.save()
    expect(desk.page.locator("h1")).to_contain_text("Ilse M. Brandvik")
    assert len(desk.changes()) > 2
    desk.goto("articles/salt-bridge-closed/")
    expect(desk.note("nobody-in-danger").locator(".sb-by")).to_contain_text("Ilse M. Brandvik")
    desk.press("Control+z")
    expect(desk.note("nobody-in-danger").locator(".sb-by")).not_to_contain_text("Ilse M.")
    assert desk.changes() == {}


def test_two_topics_are_merged(desk: Desk) -> None:
    desk.goto("topics/tunnel-plan/")
    desk.page.get_by_role("button", name="Merge").click()
    desk.fill("Into", "Nothing known")
    desk.form.get_by_role("button", name="Save").click()
    expect(desk.form.get_by_role("alert").first).to_contain_text("There is no other topic")
    desk.fill("Into", "Salt Bridge")
    desk.form.get_by_role("button", name="Save").click()
    expect(desk.page).to_have_url(f"{desk.url}topics/salt-bridge/")
    expect(desk.page.locator(".sb-facts")).to_contain_text("Tunnel plan")
    assert not (desk.docs / "topics/tunnel-plan.md").exists()
    desk.page.get_by_role("button", name="Undo").click()
    expect(desk.page.locator(".sb-facts")).not_to_contain_text("Tunnel plan")
    assert desk.changes() == {}


def test_the_people_and_credits_of_an_article_are_corrected(desk: Desk) -> None:
    desk.goto("articles/ferry-gull-sails-again/")
    desk.page.get_by_role("button", name="Correct the people").click()
    rows = desk.form.locator("input")
    expect(rows).to_have_count(4)
    known = desk.form.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert "Oren Calloway" in known
    rows.nth(0).fill("Ada Thornquist (Thornquist)")
    rows.nth(3).fill("Nobody Known")
    desk.form.get_by_role("button", name="Save").click()
    alert = desk.form.locator(".sb-form__field").get_by_role("alert")
    expect(alert).to_contain_text("the text never names them")
    rows.nth(3).fill("")
    with desk.loads_anew():
        desk.save()
    expect(desk.page.get_by_role("button", name="Correct the people")).to_be_focused()
    assert desk.changes() == {
        FERRY: ("- Ada Thornquist", "- {name: Ada Thornquist, as: [Thornquist]}")
    }
    with desk.loads_anew():
        desk.press("Control+z")
    desk.page.get_by_role("button", name="Correct the credits").click()
    expect(rows.first).to_have_value("Petra Lindqvar (photographer; PICTURES)")
    rows.last.fill("Ada Lind (translator)")
    desk.save()
    expect(desk.page.locator(".sb-facts")).to_contain_text("Ada Lind (translator)")
    assert desk.changes() == {FERRY: ("", "- {name: Ada Lind, role: translator}")}


def test_what_waits_is_a_page_that_goes_by_keys(desk: Desk) -> None:
    text = (desk.docs / ARTICLE).read_text("utf-8")
    asked = "    question: How much will the repair of the Salt Bridge cost?\n    answer: 12 million crowns\n"
    draft = text.replace(asked, "").replace("status: reviewed", "status: draft")
    desk.write({ARTICLE: draft.encode()})
    desk.page.get_by_role("link", name="Review", exact=True).click()
    expect(desk.page).to_have_title("What waits for a curator")
    expect(desk.page.get_by_role("navigation").first).to_be_attached()
    for heading in ("Drafts (1)", "Doubtful values", "Hints"):
        expect(desk.page.get_by_role("heading", name=heading)).to_be_visible()
    answers = desk.page.locator(".sb-review section", has_text="May answer a question")
    first = answers.get_by_role("listitem").first
    expect(first).to_contain_text("How much will the repair of the Salt Bridge cost?")
    links = desk.page.locator(".sb-review a")
    for key, at in (("j", 0), ("j", 1), ("k", 0)):
        desk.press(key)
        expect(links.nth(at)).to_be_focused()
    assert violations(desk.page) == []
    desk.page.set_viewport_size({"width": 390, "height": 844})
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
    desk.press("Enter")
    expect(desk.page).to_have_url(f"{desk.url}articles/salt-bridge-closed/")
    desk.listens()
    desk.page.go_back()
    expect(links.first).to_be_attached()
    first.get_by_role("link").click()
    expect(desk.page).to_have_url(f"{desk.url}articles/salt-bridge-closed/#claim-repair-cost")


def test_pencils_and_forms_are_accessible(desk: Desk) -> None:
    desk.goto("articles/salt-bridge-closed/")
    desk.note("bridge-closed")
    for scheme in ("light", "dark"):
        desk.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(desk.page) == []
    desk.note("bridge-closed").get_by_role("button", name="Correct the date").click()
    desk.fill("Date", "someday")
    desk.form.get_by_role("button", name="Save").click()
    expect(desk.form.locator(".sb-form__field").get_by_role("alert")).to_be_visible()
    assert violations(desk.page) == []
    desk.page.set_viewport_size({"width": 390, "height": 844})
    width = desk.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert violations(desk.page) == []


def test_nothing_of_it_is_on_the_published_site(finished: Path) -> None:
    for path, data in files_of(finished / "site").items():
        for trace in (b"/_edit/", b"sb-pencil", b"data-token"):
            assert trace not in data, path
