"""The forms' side of the preview: a few addresses below ``/_edit/`` that give and take JSON.

It serves this machine alone: a request with another host or origin, or without the token that only the preview's pages carry, is refused.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from ..pages.labels import date_words
from ..problem import ProblemsFound
from ..records.model.dates import DateError, bounds
from ..reporter import as_rows
from .corrections import Corrections, Refused
from .lossless import CannotEdit

PREFIX = "/_edit/"
_HOSTS = {"127.0.0.1", "localhost", "[::1]"}
_REVIEW = "review/"
_TITLE, _ARTICLE = (
    re.compile(rb"<title>.*?</title>", re.S),
    re.compile(rb"(<article[^>]*>).*?(?=</article>)", re.S),
)
_LARGEST = 1_000_000
"""Bytes of a request's body."""
_SCRIPTS = ("correct.js", "curate.js")
_ASSETS = {"correct.css": "text/css", **dict.fromkeys(_SCRIPTS, "text/javascript")}

Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], object]


class Service:
    """Answers the requests of the preview's forms."""

    def __init__(
        self,
        corrections: Corrections,
        shell: Callable[[int], bytes | None] = lambda _: None,
        behind: Callable[[], bool] = lambda: False,
    ) -> None:
        """``shell`` gives the site's page for an error, of which the review page has its look; ``behind`` says whether some pages do
        not show the last change yet."""
        self._corrections, self._shell = corrections, shell
        self._token = secrets.token_urlsafe(32)
        self._getting: dict[str, Callable[[dict[str, list[str]]], object]] = {
            "form": lambda asked: corrections.form(asked["record"][0], asked.get("field", [])),
            "steps": lambda _: corrections.steps(),
            "behind": lambda _: behind(),
            "names": lambda asked: corrections.names(asked["record"][0]),
            "waiting": lambda _: corrections.waiting(),
            "date": lambda asked: _date(asked["value"][0]),
        }
        self._posting: dict[str, Callable[[dict[str, Any]], object]] = {
            "change": lambda given: corrections.change(
                given["record"], given["changes"], given["digest"]
            ),
            "merge": lambda given: corrections.merge(
                given["record"], given["into"], given["digest"]
            ),
            "undo": lambda _: corrections.undo(),
            "redo": lambda _: corrections.redo(),
        }

    @property
    def tags(self) -> bytes:
        """What each page of the preview loads."""
        tags = (
            f'<script type="module" src="{PREFIX}{name}" data-token="{self._token}"></script>'
            for name in _SCRIPTS
        )
        return f'<link rel="stylesheet" href="{PREFIX}correct.css">{"".join(tags)}'.encode()

    def answer(self, environ: Environ, start: Start) -> Iterable[bytes] | None:
        """The answer to a request; None where it is one for a page, and the preview answers."""
        host, path = environ.get("HTTP_HOST", ""), environ["PATH_INFO"]
        if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
            return _answered(start, "403 Forbidden", "This preview serves its own machine alone.")
        if not path.startswith(PREFIX):
            return None
        name, method = path.removeprefix(PREFIX), environ["REQUEST_METHOD"]
        if method == "GET" and name in _ASSETS:
            data = files(__package__).joinpath(name).read_bytes()
            start("200 OK", [("Content-Type", _ASSETS[name]), ("Cache-Control", "no-cache")])
            return [data]
        if method == "GET" and name == _REVIEW and (shell := self._shell(404)):
            start("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "no-cache")])
            return [self._review(shell)]
        origin = environ.get("HTTP_ORIGIN", "" if method == "POST" else f"http://{host}")
        token = environ.get("HTTP_X_SOURCEBOOK_TOKEN", "")
        if origin != f"http://{host}" or not hmac.compare_digest(
            token.encode(), self._token.encode()
        ):
            return _answered(start, "403 Forbidden", "Load the page again, then correct it.")
        try:
            return _answered(start, "200 OK", self._done(method, name, environ))
        except ProblemsFound as found:
            fields = found.fields if isinstance(found, Refused) else {}
            rows = zip(as_rows(found.problems), found.problems, strict=True)
            told = [{**row, "field": fields.get(problem, "")} for row, problem in rows]
            return _answered(start, "422 Unprocessable Content", told)
        except CannotEdit as error:
            refused = [{"message": str(error), "way_out": "Load the page again.", "rule": ""}]
            return _answered(start, "422 Unprocessable Content", refused)
        except (LookupError, TypeError, ValueError, AttributeError, OSError) as error:
            return _answered(start, "400 Bad Request", f"{type(error).__name__}: {error}")

    def _review(self, shell: bytes) -> bytes:
        """The page that lists what waits; its script fills it in."""
        page = files(__package__).joinpath("review.html").read_bytes()
        title, article = page.split(b"\n", 1)
        shell = _TITLE.sub(lambda _: title, shell, count=1)
        shell = _ARTICLE.sub(lambda found: found[1] + article, shell, count=1)
        return shell.replace(b"</body>", self.tags + b"</body>")

    def _done(self, method: str, name: str, environ: Environ) -> object:
        if method == "GET":
            return self._getting[name](parse_qs(environ.get("QUERY_STRING", "")))
        size = int(environ.get("CONTENT_LENGTH") or 0)
        if method != "POST" or size > _LARGEST:
            raise ValueError(method)
        return self._posting[name](json.loads(environ["wsgi.input"].read(size)))


def _date(edtf: str) -> str:
    """A date in words; nothing where it is none, or not yet."""
    try:
        bounds(edtf)
    except DateError:
        return ""
    return f"Reads as: {date_words(edtf)}"


def _answered(start: Start, status: str, value: object) -> list[bytes]:
    data = json.dumps(value, ensure_ascii=False).encode()
    start(
        status, [("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store")]
    )
    return [data]
