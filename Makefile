# Every command sets up .venv first, which takes a moment when nothing has changed.
# Without make, the commands on the right work as they stand (Windows: py instead of python3).
PYTHON ?= python3
SETUP := $(PYTHON) tools/setup_env.py
# Extra arguments of the command: make test ARGS="-k tiering"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup lab test lint format lock data notebooks messages bench

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do printf '%-18s %s\n' "$$name" "$$what"; done

setup: ## install what the lessons need into .venv
	@$(SETUP)

lab: ## open the course in JupyterLab
	@$(SETUP) tools/lab.py $(ARGS)

test: ## run every test
	@$(SETUP) --test -m pytest -n 2 --dist loadfile $(ARGS)

lint: ## only the style and the direction of imports
	@$(SETUP) --test -m pytest tests/test_style.py $(ARGS)

format: ## format the code, notebooks too
	@$(SETUP) --test -m ruff format . $(ARGS)
	@$(SETUP) --test -m ruff check --fix .

lock: ## write the lock files and environment.yml from pyproject.toml (ARGS=--upgrade, ARGS=--check)
	@$(SETUP) --test tools/lock.py $(ARGS)

data: ## write the invented company's files again, byte for byte the same
	@$(SETUP) --test data/generate.py $(ARGS)

notebooks: ## run the lessons in place, build the exercises, the instructors' sheets, the role-play sheets and the README's course map
	@$(SETUP) --test tools/notebooks.py $(ARGS)
	@$(SETUP) --test tools/instructor_notes.py
	@$(SETUP) --test tools/role_play.py

messages: ## collect the texts to translate into kam_helpers/locales/kam_helpers.pot
	@$(SETUP) --test tools/messages.py $(ARGS)

bench: ## measure models, survey, ledger and widget (takes minutes)
	@for script in models survey ledger negotiation slider; do $(SETUP) --bench bench/$$script.py $(ARGS) || exit 1; done
