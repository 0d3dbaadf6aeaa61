# Needs Python 3.11 or later, make and git; everything else is installed into .venv.

# The Python at hand when it is new enough, or else the first one that is.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && command -v $$p && break; done)
# Blender's module exists for one Python only.
BLENDER_PYTHON ?= $(shell command -v python3.11)
VENV := .venv
BLENDER := .blender
BPY := 4.5.15
READERS := .readers
HARNESSES := .harnesses
WITH_BLENDER := SCENEGEN_BLENDER_PYTHON=$(CURDIR)/$(BLENDER)/bin/python
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DEMO := out/demo
# By file: what a file's tests share is then made once. In their order: the files with
# the fewest tests, which would come last otherwise, are those that take longest.
PARALLEL := -n auto --dist loadfile --no-loadscope-reorder
# Tests start many processes, which shall find compiled modules whatever the shell says.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help setup fmt check test test-all test-gpu test-readers ci-split golden guard rooms-figures demo bench fuzz docs pictures renderers-picture viewer-picture clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.dev ## install scenegen and its tools into .venv

fmt: $(VENV)/.dev ## format the code and mend what ruff can
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .

check: $(VENV)/.dev ## formatting, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: $(VENV)/.dev ## the default tests: no GPU, no Blender, no network
	$(PYTEST) $(PARALLEL)

test-all: $(VENV)/.dev $(BLENDER)/.bpy ## the slow tests too, and those of gl and cycles
	$(WITH_BLENDER) $(PYTEST) $(PARALLEL) -m "not gpu"

test-gpu: $(VENV)/.dev $(BLENDER)/.bpy ## where there is a graphics card: that it draws, and the truth
	$(WITH_BLENDER) $(PYTEST) -m "gpu or gl or blender"

test-readers: $(VENV)/.dev $(READERS)/.installed $(HARNESSES)/.installed ## mlcroissant, datasets before 4 and now, Inspect, WebDataset
	SCENEGEN_READERS_PYTHON=$(CURDIR)/$(READERS)/bin/python $(PYTEST) -m "slow or not slow" tests/dataset/test_outside_readers.py
	PYTHONDONTWRITEBYTECODE= $(HARNESSES)/bin/python -m pytest -m slow tests/exports/test_installed_readers.py

ci-split: $(VENV)/.dev ## build recipes/ci.yaml again and compare it with its manifest
	$(PYTEST) -m slow tests/system/test_golden.py

golden: $(VENV)/.dev ## rewrite tests/golden; read the difference before you commit it
	$(BIN)/python -m tools.golden

guard: $(VENV)/.dev ## digest what every series of every recipe gives: OUT=after.json AGAINST=before.json
	$(BIN)/python -m tools.facts_digests --out $(or $(OUT),out/facts.json) $(if $(AGAINST),--against $(AGAINST))

rooms-figures: $(VENV)/.dev ## measure how lived-in the rooms are: ROOMS=500 UNITS=60
	$(BIN)/python -m tools.room_figures --rooms $(or $(ROOMS),66) --units $(or $(UNITS),0) --worst 5

demo: $(VENV)/.core ## build 64 multiview items into out/demo, draw them as out/demo.png
	$(BIN)/scenegen build --task multiview --n 64 --out $(DEMO)
	$(BIN)/scenegen preview --task multiview --count 12 --out $(DEMO).png
	@echo "data set: $(DEMO)    contact sheet: $(DEMO).png"

bench: $(VENV)/.dev $(BLENDER)/.bpy ## measure speed and memory, write out/bench.json
	$(WITH_BLENDER) $(BIN)/python -m benchmarks --out out/bench.json

fuzz: $(VENV)/.dev ## spoilt files for every reader: no traceback, no hang, no wrong success; FUZZ_CASES=100000
	$(BIN)/python -m tools.fuzz --cases $(or $(FUZZ_CASES),100000)

docs: $(VENV)/.docs ## build the documentation into out/site, strictly
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "$(BIN)/python -m http.server --directory out/site"

pictures: $(VENV)/.core ## draw the pictures of README and docs anew
	$(BIN)/scenegen preview --task perspective --split test --index 15 --out docs/images/item.webp
	$(BIN)/scenegen preview --task perspective --split test --index 2 --count 2 --out docs/images/perspective.webp
	$(BIN)/scenegen preview --task path --split test --index 50 --count 2 --out docs/images/path.webp
	$(BIN)/scenegen preview --task multiview --split test --index 8 --count 2 --out docs/images/multiview.webp
	$(BIN)/python -m tools.room_pictures seven --out docs/images/seven_rooms.webp
	$(BIN)/python -m tools.room_pictures types --out docs/images/rooms.webp
	$(BIN)/scenegen assets show armchair --out docs/images/armchairs.webp

renderers-picture: $(VENV)/.core ## one room by all renderers, for the docs; needs the extra gl and a Blender
	$(BIN)/python -m tools.room_pictures renderers --out docs/images/renderers.webp

viewer-picture: $(VENV)/.core ## a picture of the viewer for the docs; needs chromium: SHOWN=folder AT=from=46 PICTURE=viewer
	$(BIN)/python -m tools.viewer_picture $(or $(SHOWN),$(DEMO)) --at "$(AT)" --height $(or $(HEIGHT),900) --out docs/images/$(or $(PICTURE),viewer).webp

clean: ## remove .venv, .blender, .readers, .harnesses, caches and out
	rm -rf $(VENV) $(BLENDER) $(READERS) $(HARNESSES) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find scenegen tests assets benchmarks tools examples docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(VENV)/bin/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "scenegen needs Python 3.11 or later. On Debian: apt-get install python3 python3-venv"; \
	       echo "Elsewhere name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "$(PYTHON) cannot make virtual environments. On Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: $(VENV)/bin/python pyproject.toml constraints.txt
	$(INSTALL) -e .
	@touch $@

# The tests of gl want Debian's libegl1 libgl1 libgl1-mesa-dri, and say so without them.
$(VENV)/.dev: $(VENV)/.core
	$(INSTALL) -e '.[dev]'
	@touch $@

$(VENV)/.docs: $(VENV)/.core
	$(INSTALL) -e '.[docs]'
	@touch $@

# What others read data sets with, where it is older than what the tests import.
$(READERS)/.installed:
	$(PYTHON) -m venv $(READERS)
	$(READERS)/bin/python -m pip install --quiet --disable-pip-version-check datasets==3.6.0 mlcroissant==1.1.1 pillow
	@touch $@

# The light ones of those that read exports; each of the others weighs gigabytes.
$(HARNESSES)/.installed:
	$(PYTHON) -m venv $(HARNESSES)
	$(HARNESSES)/bin/python -m pip install --quiet --disable-pip-version-check -e . \
	  inspect-ai==0.3.285 webdataset==1.0.2 huggingface_hub hypothesis pytest
	@touch $@

# Blender's module wants numpy < 2, so it has an environment of its own. Debian:
# libxrender1 libxfixes3 libxi6 libxkbcommon0 libsm6 libice6 libgl1
$(BLENDER)/.bpy:
	@test -n "$(BLENDER_PYTHON)" && $(BLENDER_PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
	  || { echo "Blender's module (bpy $(BPY)) needs Python 3.11, beside the Python that runs scenegen."; \
	       echo "On Debian 12: apt-get install python3.11-venv. Elsewhere: uv python install 3.11, or pyenv."; \
	       echo "Then name it: make $(MAKECMDGOALS) BLENDER_PYTHON=/path/to/python3.11"; exit 1; }
	$(BLENDER_PYTHON) -m venv $(BLENDER)
	$(BLENDER)/bin/python -m pip install --quiet --disable-pip-version-check bpy==$(BPY)
	@touch $@
