# Two commands are all there is to know: `make demo` and `make test`. Both set up everything they need in .venv.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# Databases of tests need not survive a power cut; where there is a disk in memory they are made on it.
IN_MEMORY := $(shell test -d /dev/shm && test -w /dev/shm && echo TMPDIR=/dev/shm)

.DEFAULT_GOAL := help
.PHONY: help demo test check nightly notes detection soak mutations bench screenshots format lock wheel clean

help: ## what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

demo: .make/run ## watch Afterword work on a local stand-in for Google; no account needed
	$(BIN)/afterword demo

test: .make/test ## all tests
	$(IN_MEMORY) $(PYTEST) -n 2 --dist worksteal

nightly: .make/test ## all tests with every combination and ten times the examples, then soak and mutations
	$(IN_MEMORY) $(PYTEST) -n 2 --dist worksteal --nightly
	$(MAKE) soak
	$(MAKE) mutations

check: .make/test ## format, lint, strict types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

soak: .make/test ## thousands of follow-ups with faults, kills and clock jumps; SEED=… repeats a run
	$(BIN)/python -m tests.properties.soak $(if $(SEED),--seed $(SEED))

notes: .make/test ## print the golden notes for reading
	$(BIN)/python -m tests.notes

detection: .make/test ## how well interviews are told among labelled events
	$(BIN)/python -m tests.detection

mutations: .make/test ## take each guard of the send path away; a test must notice
	$(BIN)/python -m tests.mutations

screenshots: .make/test ## take the README's pictures of the dashboard anew
	$(BIN)/python -m tests.browser.screenshots

bench: .make/bench ## what it costs, beside what else one could use; under 5 minutes, into bench/results
	$(IN_MEMORY) $(BIN)/python -m bench

format: .make/test ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .make/test ## bring the locked versions up to date
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 pyproject.toml -o requirements/run.txt requirements/build.in
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --extra test -c requirements/run.txt pyproject.toml requirements/build.in \
		-o requirements/test.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --extra bench -c requirements/test.txt pyproject.toml requirements/build.in \
		-o requirements/bench.txt

wheel: .make/test ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## forget the environment
	rm -rf .venv .make dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Afterword needs Python 3.11 or later; install it, or name it: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.make/run: .venv/bin/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p .make && touch $@

.make/test: .venv/bin/python requirements/test.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p .make && touch $@ .make/run

.make/bench: .make/run requirements/bench.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@mkdir -p .make && touch $@
