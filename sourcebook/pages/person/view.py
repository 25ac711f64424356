"""The person's page: what they say, what is said about them, where they are named and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup, escape

from ...catalog.catalog import LinkedClaim, ReferenceKind, resolved
from ...reading.text.body import sentence_around
from ...reading.text.mentions import Mention
from ...records.load import Filed
from ...records.model import Person
from ..network.ties import neighbourhood, styles_of
from ..page import Content, Page, Settings, content
from ..paging import Pager, pages_of
from ..presenter import ArticleView, NameView, Presenter, record_path
from ..quotations import utterances
from ..quotations.utterances import Statements, statements
from .roles import roles_view

T = TypeVar("T")


@dataclass(frozen=True)
class MentionView:
    """A mention in its sentence; the sentence is missing where the article's full text is not published."""

    path: str
    sentence: Markup | None
    surface_form: str


Mentions = list[tuple[ArticleView, list[MentionView]]]

_FIRST = 3
"""So many utterances and further claims are shown of those that stand on the person's page; the others are folded."""
_STATEMENTS, _MENTIONS = 50, 100
"""So many stand on the person's page; of more, the rest goes on on pages of its own."""
_MOST_FORMS, _MOST_TOPICS = 24, 40


@dataclass(frozen=True)
class Amount:
    """How many there are of something, and in how many articles."""

    number: int
    articles: int


def person_pages(views: Presenter, settings: Settings) -> Iterator[Page]:
    for filed in views.catalog.people.values():
        path, said, about = record_path(filed), *_claims(views, filed.slug)
        yield Page(path, partial(_person_page, views, filed, settings))
        for section, claims in (("said", said), ("about", about)):
            for pager, part in _pages(path, section, claims, _STATEMENTS)[1:]:
                make = partial(_statements_page, views, filed, settings, section, pager, part)
                yield Page(pager.own_path, make)
        mentions = views.readings.mentions_by_person.get(filed.slug, ())
        for pager, places in _pages(path, "mentions", mentions, _MENTIONS)[1:]:
            yield Page(
                pager.own_path, partial(_mentions_page, views, filed, settings, pager, places)
            )


def _claims(views: Presenter, person: str) -> tuple[Sequence[LinkedClaim], Sequence[LinkedClaim]]:
    """What the person says and what is said about them, in the order of time."""
    catalog = views.catalog
    said, about = catalog.claims_by(ReferenceKind.PERSON, person), catalog.claims_about(person)

    def place(claim: LinkedClaim) -> tuple[int, int]:
        return catalog.order[claim.article], claim.number

    return sorted(said, key=place), sorted(about, key=place)


def _pages(
    path: str, section: str, items: Sequence[T], size: int
) -> list[tuple[Pager, Sequence[T]]]:
    return list(pages_of(items, f"{path}#{section}", size))


def _person_page(views: Presenter, filed: Filed[Person], settings: Settings) -> Content:
    catalog, record, path = views.catalog, filed.record, record_path(filed)
    said, about = _claims(views, filed.slug)
    mentions = views.readings.mentions_by_person.get(filed.slug, ())
    ties = neighbourhood(views, ReferenceKind.PERSON, filed.slug)
    said_pager, said_first = _pages(path, "said", said, _STATEMENTS)[0]
    about_pager, about_first = _pages(path, "about", about, _STATEMENTS)[0]
    mentions_pager, mentions_first = _pages(path, "mentions", mentions, _MENTIONS)[0]
    gathered = [statements(views, one, settings, _FIRST) for one in (said_first, about_first)]
    forms, topics = _forms(views, mentions), _topics(views, (*said, *about))
    return content(
        "person/page.html",
        path,
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
        said_amount=_amount(claim.article for claim in said),
        said_pager=said_pager,
        about=gathered[1],
        about_amount=_amount(claim.article for claim in about),
        about_pager=about_pager,
        mentions=_mentions(views, mentions_first, settings),
        mentions_amount=_amount(article for article, _ in mentions),
        mentions_pager=mentions_pager,
        forms=forms[:_MOST_FORMS],
        further_forms=len(forms[_MOST_FORMS:]),
        ties=ties,
        confused=tuple(
            views.person(slug) for slug in resolved(catalog.people, record.confused_with)
        ),
        topics=topics[:_MOST_TOPICS],
        further_topics=len(topics[_MOST_TOPICS:]),
        outside=views.outside(record.outside),
        **views.describe(path),
    )


def _amount(articles: Iterable[str]) -> Amount:
    found = list(articles)
    return Amount(len(found), len(set(found)))


def _statements_page(
    views: Presenter,
    filed: Filed[Person],
    settings: Settings,
    section: str,
    pager: Pager,
    claims: Sequence[LinkedClaim],
) -> Content:
    """A further page of what a person says, or of what is said about them."""
    gathered = statements(views, claims, settings)
    heading = "Statements" if section == "said" else "What is said about them"
    return _further_page(
        filed, heading, pager, one_speaker=section == "said", found=gathered, mentions=()
    )


def _mentions_page(
    views: Presenter,
    filed: Filed[Person],
    settings: Settings,
    pager: Pager,
    places: Sequence[tuple[str, Mention]],
) -> Content:
    """A further page of the person's mentions."""
    return _further_page(
        filed, "Every mention", pager, found=None, mentions=_mentions(views, places, settings)
    )


def _further_page(
    filed: Filed[Person], heading: str, pager: Pager, found: Statements | None, **values: Any
) -> Content:
    name = filed.record.name
    return content(
        "person/further.html",
        pager.own_path,
        f"{name}: {heading}, page {pager.number}",
        f"{heading} of {name}, page {pager.number} of {pager.pages}.",
        kind="person",
        styles=utterances.styles_of(found) if found else (),
        name=NameView(name, record_path(filed)),
        heading=heading,
        pager=pager,
        found=found,
        **values,
    )


def _mentions(
    views: Presenter, places: Iterable[tuple[str, Mention]], settings: Settings
) -> Mentions:
    groups: dict[str, list[MentionView]] = {}
    for slug, mention in places:
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


def _forms(
    views: Presenter, places: Iterable[tuple[str, Mention]]
) -> list[tuple[ArticleView, list[tuple[str, int]]]]:
    """How each article names the person, the commonest form first."""
    counts: dict[str, Counter[str]] = {}
    for slug, mention in places:
        counts.setdefault(slug, Counter())[mention.surface_form] += 1
    return [
        (views.article(slug), sorted(forms.items(), key=lambda item: (-item[1], item[0])))
        for slug, forms in counts.items()
    ]


def _topics(views: Presenter, claims: Iterable[LinkedClaim]) -> tuple[NameView, ...]:
    counts = Counter(topic for claim in claims for topic in claim.topics)
    return tuple(views.topic(s) for s, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0])))
