# `make` alone prints this menu; every target does the set-up that it needs.

# The first Python that is new enough; 3.11 first, because it is the oldest that must do.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PY := .venv/bin/python
UV ?= uv
# What `dist/` is made from; folders are named too, so that a deleted file is noticed.
SOURCES := $(shell find *.html *.toml *.js *.webmanifest py content templates static tools/build* tools/*.mjs \
  -not -path '*/__pycache__*' -not -name pyproject.toml 2>/dev/null)

.DEFAULT_GOAL := menu
.PHONY: menu run setup setup-browsers build check test test-core test-pyodide test-browser \
  docs bench bench-hostile bench-import bench-rules lock clean

menu: ## print this menu
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build the site and serve it on this machine
	@$(PY) tools/serve.py

setup: ## make .venv, node_modules and .build/wheels from the lock files
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; put it on the PATH, or say 'make PYTHON=...'."; exit 1; }
	@$(PYTHON) tools/vendor.py

setup-browsers: setup ## find the browsers that the tests drive, and install what is missing where that is allowed
	@$(PY) tools/browsers.py

build: setup ## assemble dist/
	@$(MAKE) --no-print-directory -s dist/index.html

dist/index.html: $(SOURCES) .build/wheels/.stamp .build/dictionary/.stamp .build/fonts/.stamp .build/typst/.stamp node_modules/.stamp
	$(PY) tools/build.py

check: setup ## lint, formatting and types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

test: setup ## everything: lint, types, the core in both Pythons, the page in the browsers
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory -j2 --output-sync=target test-core test-pyodide
	@$(MAKE) --no-print-directory test-browser

test-core: setup ## the core suite on this machine's Python
	$(PY) -m pytest tests/core

test-pyodide: setup ## the core suite inside Pyodide, the Python of the page
	node tools/pyodide_tests.mjs

test-browser: build setup-browsers ## the built site in real browsers
	$(PY) -m pytest tests/browser -n 2 --dist worksteal

docs: setup ## write the files of docs/ that are made from others
	$(PY) tools/write_docs.py

bench: build setup-browsers ## measure the page: bytes, start, import, keystroke, memory
	$(PY) tools/bench.py

bench-import: setup ## measure the importer: make bench-import DIR=folder-of-CVs [SCORER=program TRUTH=folder]
	@test -n "$(DIR)" || { echo "Say which folder of CVs to read: make bench-import DIR=path/to/folder"; exit 2; }
	$(PY) tools/bench_import.py "$(DIR)" .build/bench-import \
	  $(if $(SCORER),--scorer "$(SCORER)" --truth "$(TRUTH)") $(if $(ABLATE),--ablate)

bench-hostile: build setup-browsers ## try troublesome files: make bench-hostile DIR=folder-with-expected.json [SCORER=program]
	@test -n "$(DIR)" || { echo "Say which folder to try: make bench-hostile DIR=tests/cases/hostile"; exit 2; }
	$(PY) tools/bench_hostile.py "$(DIR)" --site $(if $(SCORER),--scorer "$(SCORER)")

bench-rules: setup ## measure the rules: make bench-rules DIR=folder-of-labelled-lines [SCORER=program KEEP=1]
	@test -n "$(DIR)" || { echo "Say which folder of labelled lines to read: make bench-rules DIR=path/to/folder"; exit 2; }
	$(PY) tools/bench_rules_all.py "$(DIR)" .build/bench-rules $(if $(SCORER),--scorer "$(SCORER)") $(if $(KEEP),--keep)

LOCK := $(UV) pip compile --quiet --no-config --no-header --no-annotate --no-emit-index-url --generate-hashes
lock: ## write the lock files anew from package.json and requirements/*.in (needs uv)
	cd requirements && $(LOCK) --universal --python-version 3.11 dev.in -o dev.txt
	cd requirements && $(LOCK) --python-version 3.14 --no-emit-package markupsafe web.in -o web.txt
	cd requirements && $(LOCK) --python-version 3.14 pyodide-test.in -o pyodide-test.txt
	npm install --package-lock-only --ignore-scripts

clean: ## delete what was built (dist, .build, caches); node_modules and .venv stay
	rm -rf dist .build .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
