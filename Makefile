# The one front door. `make` alone prints the verbs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
O7 := $(BIN)/python -P -m o7lib
DOCUMENTS ?= ../shared/sources
# Tests that build pages or drive a browser keep the cores busy by themselves and count seconds: one at a time.
SLOW := -m "browser or build"
SHARED := -n logical --maxprocesses 8
FAST := -m "not browser and not build"
export PYTHONHASHSEED := 0
# pip installs into the environment, whatever a person's own settings say.
export PIP_USER := 0
export PYTHONPATH :=
export PYTHONHOME :=
# Makes .venv hold what a use needs, or says nothing where it does.
SETUP = $(PYTHON) -I bench/environment.py

.DEFAULT_GOAL := help
.PHONY: help reports test test-fast coverage lab check format notebooks audit export bench docs wheel clean

help:      ## print these lines
	@grep -E '^[a-z-]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

reports:  ## build every brief that is not current into reports/
	@$(SETUP) reports
	@$(O7) reports $(ARGS)

test:  ## every test: library, data, notebooks (nbval), pages in a browser
	@$(SETUP) test
	@start=$$(date +%s); \
	  $(BIN)/python -m pytest $(SHARED) $(FAST) --durations=10 $(ARGS) o7lib tests \
	  && $(BIN)/python -m pytest $(SLOW) --nbval --durations=25 $(ARGS) tests notebooks \
	  && echo "Tests passed in $$(( $$(date +%s) - start )) s"

test-fast:  ## the tests that need no browser, no build of briefs and no notebooks
	@$(SETUP) test
	@$(BIN)/python -m pytest $(SHARED) $(FAST) $(ARGS) o7lib tests

coverage:  ## lines of o7lib that the fast tests run; fails under the share in pyproject.toml
	@$(SETUP) test
	@$(BIN)/python -m coverage run -m pytest $(FAST) $(ARGS) o7lib tests && $(BIN)/python -m coverage report

lab:  ## explore in JupyterLab
	@$(SETUP) lab
	@$(O7) lab $(ARGS)

check:  ## format, lint, types, data against its schema and rules, known vulnerabilities
	@$(SETUP) test
	@$(BIN)/ruff format --check o7lib tests && $(BIN)/ruff check o7lib tests && $(BIN)/mypy && $(O7) check
	@$(BIN)/python -m bench.advisories

notebooks:  ## run every notebook with its defaults and store its outputs
	@$(SETUP) lab
	@$(O7) notebooks

audit:  ## tie every row to the documents' lines (DOCUMENTS=folder of the texts)
	@$(SETUP) reports
	@$(O7) audit --sources "$(DOCUMENTS)"

export:  ## take the data away: TO=outcome7.xlsx (.sqlite .duckdb .parquet.zip .zip .iati.xml)
	@$(SETUP) lab
	@$(O7) export --to "$(or $(TO),outcome7.xlsx)" $(ARGS)

bench:  ## measure: naive ways and ours, side by side; then growth, 1x to 100x
	@$(SETUP) test
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.load --growth 3

docs:  ## write the generated pages of docs/, and the API pages into build/api
	@$(SETUP) test
	@$(O7) docs
	@$(BIN)/python -m pdoc --output-directory build/api o7lib
	@echo "build/api/index.html"

wheel:  ## the library with data, notebooks and templates inside, as one file in dist/
	@$(SETUP) reports
	@$(BIN)/python -m hatchling build --target wheel

format:  ## format the code and sort its imports
	@$(SETUP) test
	@$(BIN)/ruff format o7lib tests bench conftest.py && $(BIN)/ruff check --fix o7lib tests bench conftest.py

clean:     ## remove built pages and the environment
	rm -rf $(VENV) .jupyter reports/*.html reports/*.pdf reports/.current build dist

setup-%:   # .venv for one use: make setup-reports, setup-lab, setup-test
	@$(SETUP) $*
