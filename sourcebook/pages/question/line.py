"""A question in a line: what its answers amount to, and how many origins stand behind them."""

from __future__ import annotations

from dataclasses import dataclass

from ..origins.view import OriginCount, origin_count
from ..presenter import Presenter


@dataclass(frozen=True)
class QuestionLine:
    """A question, how its answers stand to each other, and how many origins stand behind all of them."""

    title: str
    path: str
    agreement: str
    origins: OriginCount

    @property
    def origins_path(self) -> str:
        """Where the reasons for the number of origins stand."""
        return f"{self.path}#origins"


def question_line(views: Presenter, slug: str) -> QuestionLine:
    """The question in a line, made once: many pages show it."""
    if slug not in views.lines:
        name, answers = views.question(slug), views.readings.answers(slug)
        claims = [claim.id for answer in answers.answers for claim in answer.claims]
        views.lines[slug] = QuestionLine(
            name.label, name.path or "", answers.agreement.value, origin_count(views, claims)
        )
    line: QuestionLine = views.lines[slug]
    return line
