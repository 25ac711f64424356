"""Corrections as pages show them: when, by whom and why, and each value before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ...history.changes import claim_and_field
from ...history.corrections import Corrected, Correction, History
from ..page import Content, Page, content
from ..paging import Pager, pages_of
from ..presenter import NameView, Presenter

_ON_A_PAGE = 50


@dataclass(frozen=True)
class ChangeView:
    """A value that changed: what people call its field, and what it was and is."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class RecordView:
    """What changed in a record: so many values, those of each claim together, and those of the record itself under None."""

    name: NameView
    number: int
    values: tuple[tuple[NameView | None, tuple[ChangeView, ...]], ...]


@dataclass(frozen=True)
class CorrectionView:
    """What was corrected at once: the anchor, the day, who did it and why, and the records."""

    anchor: str
    day: str
    author: str
    why: str
    records: tuple[RecordView, ...]


def corrections_pages(views: Presenter, history: History) -> Iterator[Page]:
    for pager, part in pages_of(history.corrections, "corrections.md", _ON_A_PAGE):
        yield Page(pager.own_path, partial(_corrections_page, views, pager, part, history.note))


def _corrections_page(
    views: Presenter, pager: Pager, corrections: Sequence[Correction], note: str
) -> Content:
    return content(
        "corrections/page.html",
        pager.own_path,
        "Corrections" if pager.number == 1 else f"Corrections, page {pager.number}",
        "Which values of the records were corrected, when, from what to what, by whom and why.",
        kind="corrections",
        corrections=[_view(views, one, one.records) for one in corrections],
        pager=pager,
        note=note,
    )


def corrections_of(views: Presenter, history: History, path: str) -> tuple[CorrectionView, ...]:
    """The corrections of one record, by its page."""
    return tuple(_view(views, one, [record]) for one, record in history.of(path))


def _view(views: Presenter, correction: Correction, records: Sequence[Corrected]) -> CorrectionView:
    shown = tuple(
        RecordView(_name(views, one.path), len(one.changes), _values(views, one)) for one in records
    )
    return CorrectionView(
        correction.anchor, correction.day, correction.author, correction.why, shown
    )


def _name(views: Presenter, path: str) -> NameView:
    """A record's name and page; its path, where it is no more."""
    folder, _, slug = path.removesuffix(".md").partition("/")
    names = {
        "people": (views.catalog.people, views.person),
        "topics": (views.catalog.topics, views.topic),
        "outlets": (views.catalog.outlets, views.outlet),
        "questions": (views.catalog.questions, views.question),
    }
    if folder == "articles" and slug in views.catalog.articles:
        article = views.article(slug)
        return NameView(article.headline, article.path)
    known, name = names.get(folder, ((), NameView))
    return name(slug) if slug in known else NameView(path)


def _values(
    views: Presenter, record: Corrected
) -> tuple[tuple[NameView | None, tuple[ChangeView, ...]], ...]:
    article = record.path.removeprefix("articles/").removesuffix(".md")
    found: dict[str, list[ChangeView]] = {}
    for change in record.changes:
        claim, field = claim_and_field(change.path)
        found.setdefault(claim, []).append(ChangeView(field, change.before, change.after))
    return tuple(
        (_claim(views, article, claim) if claim else None, tuple(changes))
        for claim, changes in found.items()
    )


def _claim(views: Presenter, article: str, claim: str) -> NameView:
    known = views.catalog.claims.get(f"{article}#{claim}")
    return NameView(known.claim.text, views.claim_path(known.id)) if known else NameView(claim)
