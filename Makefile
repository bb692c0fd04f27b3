# make demo            the sample company: imported, checked, forecast, and open in Fava (SERVE=0: without Fava)
# make test            every test, those in a real browser included
# make lint            ruff, mypy, import contracts
# make frontend        the pages' script, made anew from frontend/ (needs Node 20)
# make frontend-check  its types, its tests, and that the committed one is what the sources make
# make bench           what each part costs, beside its limit
# make fuzz            each reader of files fed damaged ones, SECONDS=60 for each
# make clean           away with everything that was made here

PYTHON ?= python3
SERVE ?= 1
JOBS ?= 2
SECONDS ?= 60

VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint frontend frontend-check bench fuzz clean
.DEFAULT_GOAL := test

demo: $(VENV)/installed
	rm -rf demo
	$(BIN)/kasboek demo demo $(if $(filter 0,$(SERVE)),--no-serve)

test: $(VENV)/dev
	@sh .ci/chromium
	$(BIN)/pytest -n $(JOBS)

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

frontend: | $(BIN)/python
	@sh .ci/frontend build

frontend-check: | $(BIN)/python
	@sh .ci/frontend check

bench: $(VENV)/dev
	$(BIN)/python bench/run.py

fuzz: $(VENV)/fuzz
	$(BIN)/python tests/fuzz/run.py $(SECONDS)

clean:
	rm -rf $(VENV) .venv-* frontend/node_modules demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .fuzz
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "kasboek needs Python 3.11 or newer; '$(PYTHON)' is older. Name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq python3-venv; } || { \
	  echo "'$(PYTHON)' has no venv; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# What a user needs, then what a developer needs too: both anew when the dependencies change.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q -e .
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q -e '.[dev]'
	@touch $(VENV)/installed $@

$(VENV)/fuzz: $(VENV)/dev
	$(BIN)/python -m pip install -q -e '.[fuzz]'
	@touch $@
