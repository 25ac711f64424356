"""The kinds of record, and how plain values become one."""

from .article import Article, Claim, ClaimKind, Listing, PublishText, Relation, Source, Status
from .outlet import Outlet
from .person import Person, Role
from .question import Question
from .record import Basis, Confidence, Outside, Record
from .topic import Topic

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
    "Outside",
    "Person",
    "PublishText",
    "Question",
    "Record",
    "Relation",
    "Role",
    "Source",
    "Status",
    "Topic",
]
