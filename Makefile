# Two commands do everything on a machine with python3 (with venv), make and git:
#   make run    the monitor, with the seed corpus
#   make test   all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test check lint format lock clean screenshots bench

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run ## set up, then start the monitor
	@$(BIN)/corridor-tui $(ARGS)

test: $(VENV)/.dev ## set up, then run every test
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: test lint ## what CI runs

lock: $(VENV)/.dev ## choose versions anew from pyproject.toml
	$(BIN)/python tools/lock.py

screenshots: $(VENV)/.dev ## draw the pictures of docs/screenshots with the program itself
	$(BIN)/python tools/screenshots.py
	$(BIN)/python tools/web_picture.py

bench: $(VENV)/.dev ## the speed comparisons, one after the other
	@for name in tagging search metrics refresh monitor; do $(BIN)/python -m benchmarks.$$name || exit 1; done

clean: ## forget the virtual environment
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) tools/setup_venv.py $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python tools/install.py requirements.lock $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python tools/install.py requirements-dev.lock $@
	@touch $(VENV)/.run
