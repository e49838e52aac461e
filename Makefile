# Everything a newcomer needs: Python 3.11 or newer, pip and make. `make help` lists the targets.

PYTHON ?= python3
SHARED ?= $(or $(CASEGRAPH_SHARED),../shared)
DATA ?= $(SHARED)
OUT ?=
ARGS ?=
UPGRADE ?=

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
UV := .make/uv/bin/uv
REFEXTRACT := .make/refextract

# A Python without ensurepip makes an environment without pip: then the pip beside that Python
# installs into it.
PIP = $$($(BIN)/python -c 'import pip' 2>/dev/null && echo $(BIN)/python -m pip \
	|| echo $(PYTHON) -m pip --python $(BIN)/python) --disable-pip-version-check
INSTALL = $(PIP) install --quiet --no-deps

.PHONY: help setup demo test lint bench accuracy docs lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

setup: $(VENV)/.stamp-dev  ## build .venv with everything a developer needs

demo: $(VENV)/.stamp-runtime  ## archive the bundled report, print its coverage matrix, draw its graph
	@$(BIN)/casegraph demo $(ARGS)

test: $(VENV)/.stamp-dev  ## run every test, the linters among them (ARGS="tests/model -k doi")
	$(BIN)/pytest -n 2 $(ARGS)

lint: $(VENV)/.stamp-dev  ## ruff, mypy and the layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.stamp-dev  ## measure the speed of the commands, as ratios
	@$(BIN)/python -m benchmarks $(ARGS)

accuracy: $(VENV)/.stamp-dev $(REFEXTRACT)/.stamp  ## measure what is read and tagged (DATA=folder OUT=figures.json)
	@$(BIN)/python -m benchmarks.accuracy --data '$(DATA)' $(if $(OUT),--out '$(OUT)') \
		--refextract $(REFEXTRACT)/bin/python

docs: $(VENV)/.stamp-dev  ## write docs/cli.md and docs/checks.md from the commands and the checks
	$(BIN)/python -m casegraph.cli.reference > docs/cli.md.new
	mv docs/cli.md.new docs/cli.md
	$(BIN)/python -m casegraph.cli.check_reference > docs/checks.md.new
	mv docs/checks.md.new docs/checks.md

lock: $(UV)  ## resolve the lock files again (UPGRADE=1 takes newer versions)
	$(call compile,requirements.lock,--group build)
	$(call compile,requirements-dev.lock,--group dev --constraint requirements.lock)

clean:  ## remove .venv, caches and built files
	rm -rf $(VENV) .make build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache docs/*.md.new
	find . -name .git -prune -o -name __pycache__ -type d -exec rm -rf {} +

compile = $(UV) pip compile --quiet pyproject.toml $(2) --output-file $(1) --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-header --no-annotate $(if $(UPGRADE),--upgrade)

$(VENV)/.stamp-venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'error: casegraph needs Python 3.11 or newer, and "$(PYTHON)" is not' >&2; \
		echo 'hint: name another one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@if $(PYTHON) -c 'import ensurepip' 2>/dev/null; \
		then $(PYTHON) -m venv --clear $(VENV); \
		else $(PYTHON) -m venv --clear --without-pip $(VENV); fi
	@touch $@

$(VENV)/.stamp-runtime: $(VENV)/.stamp-venv requirements.lock pyproject.toml
	@echo 'installing requirements.lock and casegraph into $(VENV)' >&2
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/.stamp-dev: $(VENV)/.stamp-runtime requirements-dev.lock
	@echo 'installing requirements-dev.lock into $(VENV)' >&2
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# For comparison only, in an environment of its own; where it cannot be had, it is not compared.
$(REFEXTRACT)/.stamp: benchmarks/refextract.lock $(VENV)/.stamp-venv
	@mkdir -p $(REFEXTRACT)
	@$(BIN)/python -m venv --clear --without-pip $(REFEXTRACT) \
		&& $$($(BIN)/python -c 'import pip' 2>/dev/null && echo $(BIN)/python || echo $(PYTHON)) \
			-m pip --disable-pip-version-check --python $(REFEXTRACT)/bin/python install --quiet \
			--no-deps --require-hashes -r $< \
		&& touch $@ || echo 'refextract cannot be installed, and is not compared' >&2

$(UV): $(VENV)/.stamp-venv
	@$(INSTALL) --upgrade --target .make/uv uv
