# One task file. `make help` lists the tasks.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
PINS := sourcebook/collection/machine/constraints.txt
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
PORT ?= 8000
# A file's tests share what they set up, so they stay together. conftest.py puts the long ones first.
WORKERS ?= -n auto --dist loadfile --no-loadscope-reorder

# Bytecode is kept: without it every process of the tests spends seconds on compiling them.
unexport PYTHONDONTWRITEBYTECODE
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help serve build check diff init model test unit lint schemas constraints clean

help: ## List the tasks
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

serve: $(READY) ## Set everything up and open the preview (PORT=8000)
	$(RUN) build_site.py serve --open --port $(PORT)

build: $(READY) ## Draft what is missing, check, and build site/
	$(RUN) build_site.py build

check: $(READY) ## Report every problem of the records
	$(RUN) build_site.py check --strict

test: $(READY_DEV) ## Set everything up, Chromium and the checker of HTML included where it can, and run all tests
	@.ci/chromium
	@.ci/nu
	@$(RUN) -m pytest $(WORKERS) || { test $$? = 1 && \
	  echo "Once more what failed, with nothing beside it: what a busy machine disturbed passes, a fault fails again." && \
	  $(RUN) -m pytest --last-failed --last-failed-no-failures none; }

unit: $(READY_DEV) ## The quick tests alone, without browser and without building sites
	$(RUN) -m pytest -q $(WORKERS) --hypothesis-profile=quick -m "not browser and not site and not slow" --ignore=tests/browser

diff: $(READY) ## Say what is not committed yet, in the terms of the site
	@$(RUN) build_site.py diff

init: $(READY) ## Make an empty collection for another story (FOLDER=../my-story)
	@test -n "$(FOLDER)" || { echo "Say where: make init FOLDER=../my-story"; exit 1; }
	@$(RUN) build_site.py init "$(FOLDER)"

model: $(READY) ## Install a small model of English, which finds more people in drafts
	$(RUN) -m pip install --quiet -c constraints.txt -e '.[draft]'

lint: $(READY_DEV) ## Formatter, linter, type checker
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy

schemas: $(READY) ## Write schemas/ anew
	$(RUN) build_site.py schemas

constraints: ## Write the pins anew; use the oldest Python that must work (PYTHON=…)
	rm -rf build/fresh && $(PYTHON) -m venv build/fresh
	build/fresh/bin/python -m pip install --quiet -e '.[dev,draft]'
	{ echo "# What a fresh machine installs. Written by «make constraints»."; \
	  build/fresh/bin/python -m pip freeze --exclude-editable | grep -v '@' ; } > $(PINS)
	rm -rf build/fresh

clean: ## Remove everything that can be made again
	rm -rf $(VENV) build site *.egg-info

$(READY): pyproject.toml $(PINS)
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: https://www.python.org/downloads/"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "This Python can't make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(READY_DEV): $(READY)
	$(RUN) -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@
