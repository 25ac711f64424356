"""The forms' service answers the preview's own pages on this machine, and nobody else."""

from __future__ import annotations

import io
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sourcebook.editing.corrections import Corrections
from sourcebook.editing.service import Service

from ..building import files_of
from ..project import make_project
from .seeing import seen

ARTICLE = "docs/articles/salt-bridge-closed.md"
HERE = "127.0.0.1:8000"


class Counter:
    """Somebody who asks the service, as a page of the preview does unless told otherwise."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.service = Service(Corrections(root, partial(seen, root)))
        found = re.search(rb'data-token="([^"]+)"', self.service.tags)
        assert found
        self.headers = {
            "HTTP_HOST": HERE,
            "HTTP_ORIGIN": f"http://{HERE}",
            "HTTP_X_SOURCEBOOK_TOKEN": found[1].decode(),
        }

    def ask(
        self, method: str, path: str, body: object = None, /, **headers: str | None
    ) -> tuple[str, Any]:
        """The status and what was answered; nothing of a request for a page. A header that is None is left out."""
        address, _, query = path.partition("?")
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": address,
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(data)),
            "wsgi.input": io.BytesIO(data),
            **{k: v for k, v in {**self.headers, **headers}.items() if v is not None},
        }
        told: list[str] = []
        answer = self.service.answer(environ, lambda status, _: told.append(status))
        if answer is None:
            return "", None
        return told[0][:3], json.loads(b"".join(answer))

    def form(self) -> dict[str, Any]:
        status, form = self.ask("GET", f"/_edit/form?record={ARTICLE}&field=outlet")
        assert status == "200"
        found: dict[str, Any] = form
        return found

    def change(self, **headers: str | None) -> tuple[str, Any]:
        change = {
            "record": ARTICLE,
            "digest": self.form()["digest"],
            "changes": {"outlet": "Harbour Post"},
        }
        return self.ask("POST", "/_edit/change", change, **headers)


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(make_project(tmp_path))


def test_a_page_of_the_preview_changes_a_value_and_takes_it_back(counter: Counter) -> None:
    before = files_of(counter.root / "docs")
    assert counter.form()["fields"][0]["value"] == "Ellery Courier"
    assert counter.change() == ("200", None)
    assert counter.form()["fields"][0]["value"] == "Harbour Post"
    what = "outlet of article salt-bridge-closed"
    assert counter.ask("GET", "/_edit/steps") == ("200", {"undo": what, "redo": ""})
    assert counter.ask("POST", "/_edit/undo", {}) == ("200", what)
    assert files_of(counter.root / "docs") == before
    assert counter.ask("POST", "/_edit/redo", {}) == ("200", what)


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "evil.example", "HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_HOST": "127.0.0.1.evil.example:8000"},
        {"HTTP_HOST": "192.168.1.7:8000", "HTTP_ORIGIN": "http://192.168.1.7:8000"},
        {"HTTP_HOST": None},
        {"HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_ORIGIN": "http://localhost:9999"},
        {"HTTP_ORIGIN": "https://127.0.0.1:8000"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": None},
        {"HTTP_X_SOURCEBOOK_TOKEN": None},
        {"HTTP_X_SOURCEBOOK_TOKEN": "guessed"},
        {"HTTP_X_SOURCEBOOK_TOKEN": "gues\xe9"},
    ],
    ids=str,
)
def test_a_foreign_host_or_origin_or_no_token_changes_nothing(
    counter: Counter, headers: dict[str, str | None]
) -> None:
    before = files_of(counter.root)
    assert counter.change(**headers)[0] == "403"
    for action in ("undo", "redo"):
        assert counter.ask("POST", f"/_edit/{action}", {}, **headers)[0] == "403"
    assert files_of(counter.root) == before


def test_values_are_not_told_without_the_token(counter: Counter) -> None:
    path = f"/_edit/form?record={ARTICLE}&field=outlet"
    assert counter.ask("GET", path, HTTP_X_SOURCEBOOK_TOKEN=None)[0] == "403"


def test_pages_are_given_to_this_machine_alone(counter: Counter) -> None:
    assert counter.ask("GET", "/articles/") == ("", None)
    assert counter.ask("GET", "/articles/", HTTP_HOST="localhost:8000") == ("", None)
    assert counter.ask("GET", "/articles/", HTTP_HOST="evil.example")[0] == "403"


def test_each_run_has_a_token_of_its_own(counter: Counter) -> None:
    assert counter.service.tags != Counter(counter.root).service.tags


def test_a_refused_change_brings_the_rules_words(counter: Counter) -> None:
    change = {
        "record": ARTICLE,
        "digest": counter.form()["digest"],
        "changes": {"dates.published": "soon"},
    }
    status, problems = counter.ask("POST", "/_edit/change", change)
    assert status == "422"
    assert [problem["rule"] for problem in problems] == ["bad-date"]
    assert problems[0]["way_out"].startswith("Write it in EDTF")
    assert problems[0]["field"] == "dates.published"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/_edit/change", b"{"),
        ("POST", "/_edit/change", {}),
        ("POST", "/_edit/change", []),
        ("POST", "/_edit/nothing", {}),
        ("GET", "/_edit/form", None),
        ("GET", "/_edit/change", None),
        ("PUT", "/_edit/change", {}),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    counter: Counter, method: str, path: str, body: object
) -> None:
    assert counter.ask(method, path, body)[0] == "400"


def test_a_date_is_read_aloud(counter: Counter) -> None:
    assert counter.ask("GET", "/_edit/date?value=2018-01~")[1] == "Reads as: about January 2018"
    assert counter.ask("GET", "/_edit/date?value=soon")[1] == ""


def test_the_review_page_has_the_look_of_the_site(counter: Counter) -> None:
    shell = b"<title>Lost - S</title><nav>x</nav><article class='a'><h1>Lost</h1></article></body>"
    service = Service(Corrections(counter.root, partial(seen, counter.root)), lambda _: shell)
    asked = {"HTTP_HOST": HERE, "PATH_INFO": "/_edit/review/", "REQUEST_METHOD": "GET"}
    told: list[str] = []
    (page,) = service.answer(asked, lambda status, _: told.append(status)) or ()
    assert told == ["200 OK"]
    assert page.startswith(
        b"<title>What waits for a curator</title><nav>x</nav><article class='a'>"
    )
    assert b"Lost" not in page
    assert service.tags + b"</body>" in page
    asked["HTTP_HOST"] = "elsewhere.example"
    service.answer(asked, lambda status, _: told.append(status))
    assert told[1] == "403 Forbidden"
