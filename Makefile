# Producer Pro: `make help` lists the verbs.

SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .local/venv/bin
STACK := $(BIN)/python -m stack
TOGETHER := $(MAKE) --no-print-directory --output-sync --keep-going -j2

# Compiled once: where an image forbids to keep bytecode, every start costs seconds.
export PYTHONDONTWRITEBYTECODE :=

# PRODUCERPRO_HOME (.local/run) and PRODUCERPRO_PORT_OFFSET (0) set apart a second system.
# PRODUCERPRO_SEED repeats what a run of tests drew at random, PRODUCERPRO_EXAMPLES (as
# each test likes) draws more.

.PHONY: help
help: ## list what can be said here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-26s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: venv ## start everything and take a sample producer through the whole story
	@$(STACK) demo

.PHONY: up
up: venv ## start the local system; harmless to repeat
	@$(STACK) up

.PHONY: down
down: venv ## stop everything that make up started; data stays
	@$(STACK) down

.PHONY: status
status: venv ## show each process, its memory and its port
	@$(STACK) status

.PHONY: logs
logs: venv ## follow the logs; service=case follows one
	@$(STACK) logs $(service)

.PHONY: test
test: venv ## run every check and test on a system of their own
	@$(BIN)/python -m tests.support.run

.PHONY: check
check: venv ## run what needs no server: format, lint, types, imports, shape
	@$(TOGETHER) check-types check-lint check-imports check-security check-shape
	@$(BIN)/python -m tests.architecture.measurements

.PHONY: bench
bench: venv ## measure latency, throughput, memory, start; fails if an aim is missed
	@$(BIN)/python -m tests.bench

.PHONY: pictures
pictures: venv ## keep in .local/screenshots how the pages of the journeys look, desk and phone
	@PRODUCERPRO_PICTURES=yes $(BIN)/python -m pytest -q -m "not alone" tests/journeys
	@PRODUCERPRO_PICTURES=yes $(BIN)/python -m pytest -q -m alone tests/journeys

.PHONY: new-service
new-service: venv ## lay out a new service; name=commissions
	@$(BIN)/python -m tests.support.new_service $(name)

.PHONY: docs
docs: venv ## write anew what README and docs repeat of the code
	@$(BIN)/python -m tests.architecture.documentation

.PHONY: coverage-of-requirements
coverage-of-requirements: venv ## list each requirement with the tests that show it
	@$(BIN)/python -m tests.support.coverage_of_requirements

.PHONY: clean
clean: venv ## stop, and remove data, keys, logs and everything downloaded
	@$(STACK) clean --all
	@rm -rf .local

.PHONY: venv
venv: ## install the pinned Python packages into .local/venv
	@deploy/local/venv.sh

.PHONY: requirements
requirements: venv ## pin the dependencies again, with hashes
	@deploy/local/requirements.sh

.PHONY: check-code check-types check-lint check-imports check-security check-shape
check-code: venv
	@$(TOGETHER) check-types check-lint check-imports check-security
check-types:
	@$(BIN)/mypy services shared deploy/local deploy/simulators
check-lint:
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
check-imports:
	@$(BIN)/lint-imports --no-logo
check-security:
	@$(BIN)/bandit -q -c pyproject.toml --severity-level medium -r services shared deploy
check-shape:
	@$(BIN)/pytest -q tests/architecture
