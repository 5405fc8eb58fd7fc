# Producer Pro: `make help` lists the verbs.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON := .local/venv/bin/python
STACK := $(PYTHON) -m stack

.PHONY: help
help: ## list what can be said here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r verb what; do printf '  make %-26s %s\n' "$$verb" "$$what"; done

.PHONY: venv
venv: ## install the pinned Python packages into .local/venv
	@deploy/local/venv.sh

.PHONY: requirements
requirements: venv ## pin the dependencies again, with hashes
	@deploy/local/requirements.sh

.PHONY: up
up: venv ## start the local system: parts and services (make up, harmless to repeat)
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

.PHONY: clean
clean: venv ## stop, and remove data, keys, logs and downloaded parts
	@$(STACK) clean
	@rm -rf .local
