"""The annotations by which drafts are scored hold together: what they say stands in the articles."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest

from benchmarks.drafting import Annotated, annotated, articles, drafted, score, Score, FIELDS, HERE
from sourcebook.records.load import load
from sourcebook.seeds.seed import text_of

ARTICLES = [annotated(path) for path in articles()]
