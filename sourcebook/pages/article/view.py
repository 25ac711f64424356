"""The article's page: its text with the evidence marked, its claims as notes beside the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from ...history.corrections import UNKNOWN, History
from ...records.load import Filed
from ...records.model import Article
from ..corrections.view import corrections_of
from ..embed.view import EMBED
from ..html import href, link
from ..marks import Marks, marked, marks_of
from ..omissions.view import omissions_view
from ..page import Content, Page, Settings, content
from ..presenter import ArticleView, ClaimView, Presenter, record_path
from .cite import cited
from .mending import mending_of
from .neighbours import SameWords, SharedWith
from .original import in_original

_HEADING_LENGTH = 80
_CLOSING = tuple('.!?…”"’:;,')


@dataclass(frozen=True)
class Row:
    """A paragraph of the text, the notes of the claims whose evidence begins in it, and who has words of it too."""

    number: int
    text: Markup
    notes: tuple[ClaimView, ...]
    role: str
    """``heading``, ``caption`` or empty: how the paragraph is set."""
    same_words: SameWords | None


def article_pages(views: Presenter, settings: Settings, history: History = UNKNOWN) -> list[Page]:
    shared = SharedWith(views)
    return [
        Page(record_path(filed), partial(_article_page, views, filed, settings, shared, history))
        for filed in views.catalog.articles.values()
    ]


def _article_page(
    views: Presenter,
    filed: Filed[Article],
    settings: Settings,
    shared: SharedWith,
    history: History,
) -> Content:
    record, path = filed.record, record_path(filed)
    excerpts = record.in_excerpts(settings.publish_text)
    view = views.article(filed.slug)
    provenance = views.readings.provenance(filed.slug)
    record_url = f"articles/{quote(filed.slug)}/"
    claims = views.claims(views.catalog.claims_of(filed.slug))
    return content(
        "article/page.html",
        path,
        view.title,
        _description(view, claims),
        kind="article",
        picture=bool(settings.site),
        record=record,
        view=view,
        cited=cited(record, view.outlet.label if view.outlet else ""),
        here=href(path, path),
        embed=f"{quote(filed.slug)}/{EMBED}",
        address=settings.site.rstrip("/") + "/" + record_url if settings.site else record_url,
        excerpts=excerpts,
        rows=_rows(views, filed, excerpts, shared),
        claims=claims,
        mending=mending_of(views, filed, settings),
        originals=_originals(record),
        people=views.people_of(filed),
        topics=views.topics_named(record.topics),
        draws_on=[(name, views.outlet_named(name)) for name in record.source.draws_on],
        left_out=provenance.left_out if provenance and not excerpts else (),
        outside=views.outside(record.outside),
        neighbours=shared.neighbours(filed.slug),
        questions=shared.questions(filed.slug),
        omissions=omissions_view(views, [filed.slug]),
        corrections=corrections_of(views, history, path),
        **views.describe(path),
    )


def _originals(record: Article) -> dict[str, str]:
    """Where the words of each claim stand in the original, if that has an address."""
    url = record.source.url
    return {claim.id: in_original(url, claim.quote) for claim in record.claims} if url else {}


def _description(view: ArticleView, claims: Sequence[ClaimView]) -> str:
    """Outlet and date, and what the article claims first."""
    where = [view.outlet.label] if view.outlet else []
    when = [view.when] if view.when else []
    head = ", ".join(where + when) or "Source not stated"
    told = " ".join(claim.text for claim in claims[:3])
    return f"{head}: {told or view.title}"


def _rows(views: Presenter, filed: Filed[Article], excerpts: bool, shared: SharedWith) -> list[Row]:
    evidence = views.readings.evidence(filed.slug)
    mentions = views.readings.mentions(filed.slug)
    marks = marks_of(evidence, mentions, filed.record.sic)
    numbers = views.numbers(filed.slug)
    path = record_path(filed)
    people = {
        slug: link(path, record_path(views.catalog.people[slug]))
        for slug in {mention.person for mention in mentions}
    }
    notes: dict[int, list[ClaimView]] = {}
    for claim in numbers:
        span = evidence.first_span(claim)
        if span:
            notes.setdefault(span.paragraph, []).append(views.claim(f"{filed.slug}#{claim}"))
    same_words = shared.paragraphs(filed.slug)
    captions = views.readings.captions(filed.slug)
    rows = []
    for index, paragraph in enumerate(evidence.body.paragraphs):
        here = marks.get(index, Marks())
        if excerpts and not (here.evidence or here.mentions):
            continue
        text = marked(paragraph.text, here, numbers, people, only_evidence=excerpts)
        role = "caption" if index in captions else ""
        role = role or ("heading" if _is_heading(paragraph.text) else "")
        beside = sorted(notes.get(index, ()), key=lambda note: note.number)
        same = same_words.get(index)
        rows.append(Row(index + 1, text, tuple(beside), role, same))
    return rows


def _is_heading(text: str) -> bool:
    # A matter of setting only: a short line that ends no sentence is set as a heading within the text.
    return len(text) <= _HEADING_LENGTH and not text.endswith(_CLOSING)
