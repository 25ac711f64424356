"""The preview: it shows each saved change, says what is wrong, and recovers. ``docs/`` stays as people wrote it."""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sourcebook.site.preview import PreviewServer

from ..building import edit, files_of, site_project
from ..project import LIVE, write
from .serving import Running, fetch, free_port, running, seconds_until

# The preview takes its time, and stands apart with the tests that drive a browser.
pytestmark = pytest.mark.browser

SERVE = [sys.executable, LIVE / "build_site.py", "serve", "--port"]
OUTLET = "docs/outlets/ellery-courier.md"
# The project says two seconds; a busy machine may take longer.
SOON = 5.0


class Preview:
    """A preview that runs, and the project that it shows."""

    def __init__(self, root: Path, port: int, program: Running) -> None:
        self.root, self.program = root, program
        self.url = f"http://127.0.0.1:{port}/"

    def page(self, path: str) -> str:
        return fetch(self.url + path)

    def problems(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.page("problems.json") or "[]")
        return found


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root, port = site_project(tmp_path_factory.mktemp("preview")), free_port()
    with running([*SERVE, str(port)], root) as program:
        one = Preview(root, port, program)
        seconds_until(lambda: one.page("problems.json"), "the preview is there")
        yield one


@pytest.fixture(autouse=True)
def restored(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the shared preview as it was."""
    if "preview" not in request.fixturenames:
        yield
        return
    one: Preview = request.getfixturevalue("preview")
    before = files_of(one.root / "docs")
    yield
    for path in files_of(one.root / "docs").keys() - before.keys():
        (one.root / "docs" / path).unlink()
    for path, data in before.items():
        if (one.root / "docs" / path).read_bytes() != data:
            (one.root / "docs" / path).write_bytes(data)
    seconds_until(lambda: "Ellery Courier" in one.page("outlets/"), "the preview is as it was")
    seconds_until(lambda: one.problems() == [], "no problem is left")


def test_the_preview_says_where_it_is(preview: Preview) -> None:
    assert f"The preview is at {preview.url}" in preview.program.output


def test_a_saved_change_shows_on_every_page_that_it_touches(preview: Preview) -> None:
    pages = [
        "outlets/ellery-courier/",
        "outlets/",
        "articles/",
        "articles/salt-bridge-closed/",
        "people/ilse-brandvik/",
        "topics/salt-bridge/",
        "questions/repair-cost/",
        "claims/",
        "timeline/",
        "",
    ]
    edit(preview.root, OUTLET, "aliases: [", "aliases: [Ellery Courier, ")
    edit(preview.root, OUTLET, "name: Ellery Courier", "name: Ellery Courant")
    took = max(
        seconds_until(lambda page=page: "Ellery Courant" in preview.page(page), page)  # type: ignore[misc]
        for page in pages
    )
    print(f"A saved change showed on {len(pages)} pages after {took:.2f} s.")
    assert took < SOON
    assert "Ellery Courant" not in preview.page("topics/tunnel-plan/")


def test_the_preview_leaves_docs_alone(preview: Preview) -> None:
    before = files_of(preview.root / "docs")
    write(preview.root, "docs/topics/eels.md", "---\nname: Eels\n---\n")
    seconds_until(lambda: "Eels" in preview.page("topics/eels/"), "the new page is there")
    after = files_of(preview.root / "docs")
    assert {path: data for path, data in after.items() if path != "topics/eels.md"} == before


def test_a_page_goes_with_its_record(preview: Preview) -> None:
    file = write(preview.root, "docs/topics/eels.md", "---\nname: Eels\n---\n")
    seconds_until(lambda: preview.page("topics/eels/"), "the new page is there")
    file.unlink()
    seconds_until(lambda: not preview.page("topics/eels/"), "the page is gone")
    assert "Eels" not in preview.page("topics/")


def test_search_follows_a_change(preview: Preview) -> None:
    stamp = "pagefind/index.sha256"
    seconds_until(lambda: preview.page(stamp), "the index is there")
    before = preview.page(stamp)
    write(preview.root, "docs/topics/eels.md", "---\nname: Eels\n---\n")
    seconds_until(lambda: preview.page(stamp) not in ("", before), "indexed again")


def test_a_broken_record_is_said_and_the_preview_recovers(preview: Preview) -> None:
    edit(preview.root, OUTLET, "kind: newspaper", "kind: [newspaper")
    seconds_until(preview.problems, "the problem is handed to the browser")
    (problem,) = preview.problems()
    assert problem["path"] == OUTLET
    assert (problem["severity"], problem["rule"]) == ("error", "yaml-syntax")
    assert problem["way_out"]
    place = f"{problem['path']}:{problem['line']}:{problem['column']}"
    seconds_until(lambda: f"{place}: error: " in preview.program.output, "the terminal says it too")
    assert "Traceback" not in preview.program.output
    assert "Ellery Courier" in preview.page("outlets/ellery-courier/")
    edit(preview.root, OUTLET, "kind: [newspaper", "kind: magazine")
    took = seconds_until(lambda: "Magazine" in preview.page("outlets/ellery-courier/"), "recovered")
    assert took < SOON
    seconds_until(lambda: preview.problems() == [], "no problem is left")


def test_a_warning_is_said_and_the_change_shows(preview: Preview) -> None:
    mark = "  sha256: da6cccee3a725bc164ea82634e3a32c3a681b578cad90f786301f1772201afe0\n"
    edit(preview.root, "docs/articles/repair-bill.md", mark, "")
    edit(preview.root, "docs/articles/repair-bill.md", "status: reviewed", "note: Mark this.")
    seconds_until(lambda: "Mark this." in preview.page("articles/repair-bill/"), "the change shows")
    seconds_until(preview.problems, "the problem is handed to the browser")
    assert {problem["severity"] for problem in preview.problems()} == {"warning"}


def test_the_browser_follows_by_itself(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{preview.url}outlets/ellery-courier/")
    page.get_by_text("Newspaper").first.wait_for()
    assert page.locator("[data-problems]").count() == 0
    edit(preview.root, OUTLET, "kind: newspaper", "kind: magazine")

    def shows(text: str) -> bool:
        return page.get_by_text(text).count() > 0

    took = seconds_until(lambda: shows("Magazine"), "the browser shows the change")
    print(f"The browser showed a saved change after {took:.2f} s.")
    assert took < SOON
    edit(preview.root, OUTLET, "kind: magazine", "kind: paper")
    banner = page.locator("[data-problems]")
    banner.wait_for()
    problem = page.locator("[data-problem]")
    assert problem.count() == 1
    assert f"{OUTLET}:3:7" in problem.inner_text()
    top, main = banner.bounding_box(), page.locator("h1").bounding_box()
    assert top
    assert main
    assert top["y"] < main["y"]
    assert top["y"] < 200
    edit(preview.root, OUTLET, "kind: paper", "kind: website")
    seconds_until(lambda: shows("Website"), "the browser shows the mended record")
    seconds_until(lambda: banner.count() == 0, "the problem is gone")
    page.close()


def test_a_preview_of_broken_records_waits_for_them_to_be_mended(tmp_path: Path) -> None:
    root, port = site_project(tmp_path), free_port()
    edit(root, OUTLET, "kind: newspaper", "kind: paper")
    with running([*SERVE, str(port)], root) as program:
        one = Preview(root, port, program)
        seconds_until(one.problems, "the problems are there")
        assert "Nothing to show yet" in one.page("")
        assert f"{OUTLET}:3:7: error: " in program.output
        edit(root, OUTLET, "kind: paper", "kind: newspaper")
        seconds_until(lambda: "The Salt Bridge" in one.page(""), "the site is there")
        seconds_until(lambda: one.page("articles/repair-bill/"), "its pages are there")


def test_a_taken_port_is_said_and_another_one_used(copy: Path) -> None:
    with socket.socket() as holder:
        taken = free_port()
        holder.bind(("127.0.0.1", taken))
        holder.listen()
        with running([*SERVE, str(taken)], copy) as program:
            said = re.compile(rf"Port {taken} is taken; using (\d+) instead\.")
            seconds_until(lambda: said.search(program.output), "another port is said")
            found = said.search(program.output)
            assert found
            one = Preview(copy, int(found[1]), program)
            seconds_until(lambda: one.page("problems.json"), "the preview is there")


def test_stopping_is_no_error(copy: Path) -> None:
    port = free_port()
    with running([*SERVE, str(port)], copy) as program:
        one = Preview(copy, port, program)
        seconds_until(lambda: one.page("problems.json"), "the preview is there")
    assert "Traceback" not in program.output
    assert program.process.returncode == 0


def test_mkdocs_serves_through_the_plugin(copy: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with running(command, copy, SITE_URL=f"http://127.0.0.1:{port}/") as program:
        one = Preview(copy, port, program)
        seconds_until(lambda: one.page("articles/repair-bill/"), "the preview is there")
        edit(copy, OUTLET, "kind: newspaper", "kind: magazine")
        seconds_until(lambda: "Magazine" in one.page("outlets/ellery-courier/"), "it follows")


def test_that_a_file_was_read_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "docs/one.md"
    file.parent.mkdir()
    file.write_text("one")
    built: list[int] = []
    server = PreviewServer(lambda: built.append(1), "127.0.0.1", free_port(), str(tmp_path))
    server.watch(str(file.parent))
    loop = threading.Thread(target=server.serve)
    loop.start()
    try:
        seconds_until(lambda: server.observer.is_alive(), "it watches")
        file.read_text()
        time.sleep(1)
        assert built == []
        file.write_text("two")
        seconds_until(lambda: built, "a change is noticed")
    finally:
        server.shutdown()
        loop.join()
