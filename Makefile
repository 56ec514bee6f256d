# `make test` is everything; the other targets are parts of it, or recipes beside it.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
MSRV := 1.88.0
# One profile a target, and no debug data that nobody reads.
export CARGO_INCREMENTAL ?= 0

.PHONY: help test needs lint rust docs python javascript example deny fuzz roundtrip interest bench msrv stubs types clean

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

test: needs lint rust docs python javascript example ## Everything: Rust, Python, JavaScript, browser, docs, lint
	@echo "all tests passed"

needs: ## Says what is missing on this machine, and how to get it
	@bash .ci/needs $(PYTHON)

lint: $(VENV)/.ready ## Formatting and lints of all languages
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
	cargo clippy -p arrears --no-default-features --locked -- -D warnings
	$(VENV)/bin/ruff check bindings-python tests/tools examples
	$(VENV)/bin/ruff format --check bindings-python tests/tools examples

rust: ## Rust: units, vectors, properties, reference model, examples in the docs
	cargo test --workspace --locked --exclude arrears-python --exclude arrears-wasm
	cargo test -p arrears --locked --features proptest
	$(PYTHON) tests/tools/check_vectors.py
	$(PYTHON) tests/tools/interest_vectors.py --check

docs: ## The documentation, without a warning
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features --locked

$(VENV)/.ready: bindings-python/requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade pip
	$(PY) -m pip install --quiet -r bindings-python/requirements-dev.txt
	touch $@

python: $(VENV)/.ready ## Python: wheel, vectors, typed API, stubs
	rm -rf dist/python
	$(VENV)/bin/maturin build --release --locked --quiet --interpreter $(PY) --manifest-path bindings-python/Cargo.toml --out dist/python
	$(PY) -m pip install --quiet --force-reinstall --no-deps dist/python/arrears-*.whl
	$(PY) -m pytest bindings-python
	$(PY) bindings-python/stubs.py --check
	$(VENV)/bin/mypy --config-file bindings-python/pyproject.toml bindings-python/tests/typed.py bindings-python/stubs.py
	$(VENV)/bin/mypy --config-file bindings-python/pyproject.toml -p arrears
	$(PY) -m mypy.stubtest arrears --mypy-config-file bindings-python/pyproject.toml --allowlist bindings-python/stubtest-allowlist.txt

javascript: ## JavaScript: npm package, vectors in Node and Chromium, types, size
	npm --prefix bindings-wasm ci --no-audit --no-fund
	cargo xtask types --check
	cargo xtask wasm
	cargo xtask size --check
	npm --prefix bindings-wasm test

stubs: $(VENV)/.ready ## Writes the Python stubs anew
	$(PY) bindings-python/stubs.py

types: ## Writes the TypeScript types anew
	cargo xtask types

example: ## The program of the README, as it is printed there
	cargo run --release --locked --example collect

deny: ## Licences, bans and sources of all dependencies
	@command -v cargo-deny >/dev/null || cargo install cargo-deny --locked
	cargo deny --all-features check licenses bans sources

TARGET ?= evaluate
SECONDS ?= 600
fuzz: ## Coverage-guided fuzzing: TARGET=evaluate|terms|text SECONDS=600 (needs nightly Rust)
	@command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked
	$(PYTHON) tests/tools/fuzz_corpus.py unpack $(TARGET)
	cd core && cargo +nightly fuzz run $(TARGET) -- -max_total_time=$(SECONDS) -max_len=4096 -timeout=10 -print_final_stats=1
	cd core && cargo +nightly fuzz cmin $(TARGET)
	$(PYTHON) tests/tools/fuzz_corpus.py pack $(TARGET)

roundtrip: ## A million random terms through their canonical text and back
	PROPTEST_CASES=1000000 cargo test --release -p arrears --features proptest canonical

interest: ## A hundred thousand random claims, each against the model that adds up single days, and as many by each property
	PROPTEST_CASES=100000 cargo test --release --locked -p arrears-tests --test interest_model
	PROPTEST_CASES=100000 cargo test --release --locked -p arrears-tests --test properties interest::

bench: ## Benchmarks
	cargo bench -p arrears-benches

msrv: ## The core, on the oldest Rust it supports
	rustup toolchain install $(MSRV) --profile minimal --no-self-update
	cargo +$(MSRV) check -p arrears --locked --target-dir target/msrv
	cargo +$(MSRV) test -p arrears --lib --locked --target-dir target/msrv

clean: ## Removes what was built
	cargo clean
	rm -rf $(VENV) dist bindings-wasm/node_modules bindings-wasm/pkg bindings-python/python/arrears/*.so
