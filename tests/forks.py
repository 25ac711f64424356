"""New processes that begin at once: forked from one that has the package imported, and no collection read."""

from __future__ import annotations

import gc
import multiprocessing

import sourcebook.cli
import sourcebook.site.rendering  # noqa: F401 — what a build imports first
from sourcebook.records.schemas import record_schemas

FORKS = multiprocessing.get_context("forkserver")
# With what runs in them: each would import it by itself.
FORKS.set_forkserver_preload([__name__, "tests.killing", "tests.site.test_random_edits"])

# What every build makes, whatever it reads; and what is there already is no garbage.
record_schemas()
gc.freeze()
