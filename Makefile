# The one front door. `make` alone prints the verbs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
O7 := $(BIN)/python -P -m o7lib
DOCUMENTS ?= ../shared/sources
FAST := -m "not browser and not build"
export PYTHONHASHSEED := 0
# pip installs into the environment, whatever a person's own settings say.
export PIP_USER := 0
export PYTHONPATH :=
export PYTHONHOME :=
# A copied project holds the environment of the original, and a Python may be gone: then it is set up again.
READY := $(shell [ "$$(cat $(VENV)/ready 2>/dev/null)" = "$(CURDIR)" ] && $(BIN)/python -c '' 2>/dev/null && echo yes)
ifneq ($(READY),yes)
.PHONY: $(VENV)/ready
endif

.DEFAULT_GOAL := help
.PHONY: help reports test test-fast coverage lab check format notebooks audit export bench docs clean

help:      ## print these lines
	@grep -E '^[a-z-]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

reports: $(VENV)/ready  ## build every brief that is not current into reports/
	@$(O7) reports $(ARGS)

test: $(VENV)/ready  ## every test: library, data, notebooks (nbval), pages in a browser
	@start=$$(date +%s); $(BIN)/python -m pytest --nbval --durations=15 $(ARGS) o7lib tests notebooks \
	  && echo "Tests passed in $$(( $$(date +%s) - start )) s"

test-fast: $(VENV)/ready  ## the tests that need no browser, no build of briefs and no notebooks
	@$(BIN)/python -m pytest $(FAST) $(ARGS) o7lib tests

coverage: $(VENV)/ready  ## lines of o7lib that the fast tests run; fails under the share in pyproject.toml
	@$(BIN)/python -m coverage run -m pytest $(FAST) $(ARGS) o7lib tests && $(BIN)/python -m coverage report

lab: $(VENV)/ready  ## explore in JupyterLab
	@$(O7) lab $(ARGS)

check: $(VENV)/ready  ## format, lint, types, data against its schema and rules, known vulnerabilities
	@$(BIN)/ruff format --check o7lib tests && $(BIN)/ruff check o7lib tests && $(BIN)/mypy && $(O7) check
	@$(BIN)/python -m bench.advisories

notebooks: $(VENV)/ready  ## run every notebook with its defaults and store its outputs
	@$(O7) notebooks

audit: $(VENV)/ready  ## tie every row to the documents' lines (DOCUMENTS=folder of the texts)
	@$(O7) audit --sources "$(DOCUMENTS)"

export: $(VENV)/ready  ## take the data away: TO=outcome7.xlsx (.sqlite .duckdb .parquet.zip .zip .iati.xml)
	@$(O7) export --to "$(or $(TO),outcome7.xlsx)" $(ARGS)

bench: $(VENV)/ready  ## measure: naive ways and ours, side by side; then growth, 1x to 100x
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.load --growth 3

docs: $(VENV)/ready  ## write the generated pages of docs/, and the API pages into build/api
	@$(O7) docs
	@$(BIN)/python -m pdoc --output-directory build/api o7lib
	@echo "build/api/index.html"

format: $(VENV)/ready  ## format the code and sort its imports
	@$(BIN)/ruff format o7lib tests bench conftest.py && $(BIN)/ruff check --fix o7lib tests bench conftest.py

clean:     ## remove built pages and the environment
	rm -rf $(VENV) .jupyter reports/*.html reports/*.pdf reports/.current build *.egg-info

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV), once: about a minute ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m bench.relocatable
	@printf %s "$(CURDIR)" > $@
