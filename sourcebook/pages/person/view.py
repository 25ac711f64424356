"""The person's page: what they say, what is said about them, where they are named and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from ...catalog.catalog import LinkedClaim, ReferenceKind, resolved
from ...reading.text.body import sentence_around
from ...records.load import Filed
from ...records.model import Person
from ..network.ties import neighbourhood, styles_of
from ..page import Content, Page, Settings, content
from ..presenter import ArticleView, NameView, Presenter, record_path
from ..quotations import utterances
from ..quotations.utterances import statements
from .roles import roles_view


@dataclass(frozen=True)
class MentionView:
    """A mention in its sentence; the sentence is missing where the article's full text is not published."""

    path: str
    sentence: Markup | None
    surface_form: str


def person_pages(views: Presenter, settings: Settings) -> list[Page]:
    return [
        Page(record_path(filed), partial(_person_page, views, filed, settings))
        for filed in views.catalog.people.values()
    ]


def _person_page(views: Presenter, filed: Filed[Person], settings: Settings) -> Content:
    catalog, record = views.catalog, filed.record
    mentions = _mentions(views, filed.slug, settings)
    said = catalog.claims_by(ReferenceKind.PERSON, filed.slug)
    about = catalog.claims_about(filed.slug)
    ties = neighbourhood(views, ReferenceKind.PERSON, filed.slug)
    gathered = statements(views, said, settings), statements(views, about, settings)
    return content(
        "person/page.html",
        record_path(filed),
        record.name,
        record.description
        or f"What the articles say of {record.name}, and what {record.name} says.",
        kind="person",
        styles=(*styles_of(ties), *utterances.styles_of(*gathered)),
        record=record,
        note=filed.body,
        has_record=filed.path is not None,
        roles=roles_view(views, filed),
        said=gathered[0],
        said_count=len(said),
        about=gathered[1],
        mentions=mentions,
        forms=_forms(views, filed.slug),
        ties=ties,
        confused=tuple(
            views.person(slug) for slug in resolved(catalog.people, record.confused_with)
        ),
        topics=_topics(views, (*said, *about)),
        outside=views.outside(record.outside),
    )


def _mentions(
    views: Presenter, person: str, settings: Settings
) -> list[tuple[ArticleView, list[MentionView]]]:
    groups: dict[str, list[MentionView]] = {}
    for slug, mention in views.readings.mentions_by_person.get(person, ()):
        article = views.article(slug)
        text = views.readings.evidence(slug).body.paragraphs[mention.paragraph].text
        sentence = None
        if not views.record(slug).in_excerpts(settings.publish_text):
            start, end = sentence_around(text, mention.start, mention.end)
            sentence = (
                escape(text[start : mention.start])
                + Markup("<strong>")
                + escape(text[mention.start : mention.end])
                + Markup("</strong>")
                + escape(text[mention.end : end])
            )
        path = f"{article.path}#{mention.anchor}"
        groups.setdefault(slug, []).append(MentionView(path, sentence, mention.surface_form))
    return [(views.article(slug), items) for slug, items in groups.items()]


def _forms(views: Presenter, person: str) -> list[tuple[ArticleView, list[tuple[str, int]]]]:
    """How each article names the person, the commonest form first."""
    counts: dict[str, Counter[str]] = {}
    for slug, mention in views.readings.mentions_by_person.get(person, ()):
        counts.setdefault(slug, Counter())[mention.surface_form] += 1
    return [
        (views.article(slug), sorted(forms.items(), key=lambda item: (-item[1], item[0])))
        for slug, forms in counts.items()
    ]


def _topics(views: Presenter, claims: Iterable[LinkedClaim]) -> tuple[NameView, ...]:
    counts = Counter(topic for claim in claims for topic in claim.topics)
    return tuple(views.topic(s) for s, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0])))
