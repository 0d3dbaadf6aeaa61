"""A task from a package outside: installed, built with twins, verified, previewed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.examples.installed import EXAMPLES, install
from tests.system.program import ROOT, Outcome, invoke

PACKAGE = EXAMPLES / "own_task"
RECIPE = str(PACKAGE / "recipe.yaml")
MOST_LINES = 510


# Starting the program anew for each command takes longer than what they do.
COMMANDS = """
import json, sys
from tests.system.program import invoke
if __name__ == "__main__":
    told = {name: invoke(*words) for name, words in json.loads(sys.argv[1]).items()}
    print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package was installed; scenegen itself does not know it."""
    folder = tmp_path_factory.mktemp("site")
    install("own_task", folder)
    return folder


def python(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A program that finds the package."""
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the data set will be, and a page of it."""
    return tmp_path_factory.mktemp("tallest")


@pytest.fixture(scope="module")
def told(site: Path, folder: Path) -> dict[str, Outcome]:
    """How the commands of a user ended, one after the other in one process."""
    items, alone = str(folder / "set"), ("--workers", "1")
    small = ("--resolution", "64")
    bars = ("--only", "labels", "--only", "twins", "--only", "tokens")
    page = ("--count", "1", "--out", str(folder / "page.png"))
    commands = {
        "build": ("build", RECIPE, "--out", items, "--n", "2", *small, *alone),
        "verify": ("verify", items, "--pixels", *alone, "--json"),
        "audit": ("audit", items, *alone, *bars, "--json"),
        "preview": ("preview", RECIPE, *small, *page),
    }
    done = python(site, "-c", COMMANDS, json.dumps(commands))
    assert done.returncode == 0, done.stderr
    return {name: Outcome(*each) for name, each in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def built(told: dict[str, Outcome], folder: Path) -> Path:
    assert told["build"].returncode == 0, told["build"].stderr
    return folder / "set"


@pytest.mark.slow
def test_pip_installs_the_same_modules(site: Path, tmp_path: Path):
    pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    done = python(site, *pip, "--no-index", "--target", str(tmp_path), str(PACKAGE))
    assert done.returncode == 0, done.stderr
    ours, theirs = (
        {path.relative_to(root) for path in root.rglob("*.py")}
        for root in (site, tmp_path)
    )
    assert ours == theirs


def test_the_package_is_small():
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml")]
    files += PACKAGE.glob("*.yaml")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    assert lines <= MOST_LINES


def test_without_the_package_the_task_is_unknown(tmp_path: Path):
    done = invoke("build", RECIPE, "--out", tmp_path / "set")
    assert done.returncode == 1
    assert "series.0.task: unknown name 'tallest'" in done.stderr


def test_its_items_come_in_twins_with_different_answers(built: Path):
    rows = [
        row
        for path in sorted(built.glob("data/tallest/*.parquet"))
        for row in pq.read_table(
            path, columns=["pair_id", "answer", "target_roles"]
        ).to_pylist()
    ]
    assert len(rows) == 2
    assert {tuple(row["target_roles"]) for row in rows} == {("front_view",)}
    by_pair: dict[str, set[str]] = {}
    for row in rows:
        by_pair.setdefault(row["pair_id"], set()).add(row["answer"])
    assert all(len(answers) == 2 for answers in by_pair.values())


def test_it_verifies_with_all_solvers_and_pixels(told: dict[str, Outcome]):
    done = told["verify"]
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["items"] == 2


def test_it_is_audited(told: dict[str, Outcome]):
    done = told["audit"]
    assert done.returncode == 0, done.stdout + done.stderr
    bars = {each["name"]: each for each in json.loads(done.stdout)["bars"]}
    assert bars["labels: second solution"]["figure"] == 100
    assert bars["tokens: hidden views, the twin's"]["figure"] == 0
    assert {each["task"] for each in bars.values()} == {"tallest"}


def test_it_previews(told: dict[str, Outcome], folder: Path):
    page = folder / "page.png"
    assert told["preview"].returncode == 0, told["preview"].stderr
    assert page.stat().st_size > 10_000


def test_it_keeps_the_contract_of_tasks(site: Path):
    words = ["tests/tasks/test_contract.py", "-q", "-p", "no:cacheprovider"]
    done = python(site, "-m", "pytest", *words, "-k", "tallest")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "9 passed" in done.stdout
