"""The kinds of record, and how plain values become one."""

from .article import Article, Claim, ClaimKind, Listing, PublishText, Relation, Sic, Source, Status
from .record import (
    Basis,
    Confidence,
    Outlet,
    OutletKind,
    Outside,
    Person,
    Question,
    Record,
    Role,
    Topic,
)

RECORD_KINDS: tuple[type[Record], ...] = (Article, Person, Topic, Outlet, Question)

__all__ = [
    "RECORD_KINDS",
    "Article",
    "Basis",
    "Claim",
    "ClaimKind",
    "Confidence",
    "Listing",
    "Outlet",
    "OutletKind",
    "Outside",
    "Person",
    "PublishText",
    "Question",
    "Record",
    "Relation",
    "Role",
    "Sic",
    "Source",
    "Status",
    "Topic",
]
