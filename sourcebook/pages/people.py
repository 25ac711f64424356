"""The person's page: what they say, what is said about them, where they are named and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..catalog import LinkedClaim, ReferenceKind, resolved
from ..load import Filed
from ..model import Person
from ..reading.text import sentence_around
from .markdown import escape
from .page import Page, Settings, page
from .views import ArticleView, ClaimView, NameView, Views, record_path


@dataclass(frozen=True)
class RoleView:
    role: str
    since: str | None
    until: str | None
    proof: ClaimView | None


@dataclass(frozen=True)
class MentionView:
    """A mention in its sentence; the sentence is missing where the article's full text is not published."""

    path: str
    sentence: Markup | None
    surface_form: str


def person_pages(views: Views, settings: Settings) -> list[Page]:
    return [_person_page(views, filed, settings) for filed in views.catalog.people.values()]


def _person_page(views: Views, filed: Filed[Person], settings: Settings) -> Page:
    catalog, record = views.catalog, filed.record
    mentions = _mentions(views, filed.slug, settings)
    said = catalog.claims_by(ReferenceKind.PERSON, filed.slug)
    about = catalog.claims_about(filed.slug)
    return page(
        "person.md",
        record_path(filed),
        record.name,
        record.description
        or f"What the articles say of {record.name}, and what {record.name} says.",
        kind="person",
        record=record,
        note=Markup(filed.body.strip()),
        has_record=filed.path is not None,
        roles=roles(views, filed),
        said=views.by_article(said),
        said_count=len(said),
        about=views.by_article(about),
        mentions=mentions,
        forms=_forms(views, filed.slug),
        together=_together(views, filed.slug),
        confused=tuple(
            views.person(slug) for slug in resolved(catalog.people, record.confused_with)
        ),
        topics=_topics(views, (*said, *about)),
        outside=views.outside(record.outside),
    )


def roles(views: Views, filed: Filed[Person]) -> tuple[RoleView, ...]:
    """The person's roles as recorded, each with the claim that proves it where that exists."""
    claims = views.catalog.claims
    return tuple(
        RoleView(
            role.role,
            role.since,
            role.until,
            views.claim(role.source) if role.source in claims else None,
        )
        for role in filed.record.roles
    )


def _mentions(
    views: Views, person: str, settings: Settings
) -> list[tuple[ArticleView, list[MentionView]]]:
    groups: dict[str, list[MentionView]] = {}
    for slug, mention in views.readings.mentions_by_person.get(person, ()):
        article = views.article(slug)
        text = views.readings.evidence(slug).body.paragraphs[mention.paragraph].text
        sentence = None
        if not article.record.in_excerpts(settings.publish_text):
            start, end = sentence_around(text, mention.start, mention.end)
            sentence = (
                escape(text[start : mention.start])
                + Markup("<strong>")
                + escape(text[mention.start : mention.end])
                + Markup("</strong>")
                + escape("x" + text[mention.end : end])[1:]
            )
        path = f"{article.path}#{mention.anchor}"
        groups.setdefault(slug, []).append(MentionView(path, sentence, mention.surface_form))
    return [(views.article(slug), items) for slug, items in groups.items()]


def _forms(views: Views, person: str) -> list[tuple[ArticleView, list[tuple[str, int]]]]:
    """How each article names the person, the commonest form first."""
    counts: dict[str, Counter[str]] = {}
    for slug, mention in views.readings.mentions_by_person.get(person, ()):
        counts.setdefault(slug, Counter())[mention.surface_form] += 1
    return [
        (views.article(slug), sorted(forms.items(), key=lambda item: (-item[1], item[0])))
        for slug, forms in counts.items()
    ]


def _together(views: Views, person: str) -> list[tuple[NameView, int]]:
    """Who else is named in the same articles, and in how many."""
    counts: Counter[str] = Counter()
    for filed in views.catalog.articles_with(person):
        names = (listing.name for listing in filed.record.people)
        counts.update(set(resolved(views.catalog.people, names)) - {person})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(views.person(slug), number) for slug, number in ordered]


def _topics(views: Views, claims: Iterable[LinkedClaim]) -> tuple[NameView, ...]:
    counts = Counter(topic for claim in claims for topic in claim.topics)
    return tuple(views.topic(s) for s, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0])))
