"""A task from a package outside: installed, built with twins, verified, previewed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "examples" / "own_task"
RECIPE = str(PACKAGE / "recipe.yaml")
MOST_LINES = 500


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package was installed; scenegen itself does not know it."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    options = ["--no-build-isolation", "--no-index", "--target", str(folder)]
    subprocess.run([*pip, *options, str(PACKAGE)], check=True)
    return folder


def scenegen(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that finds the package."""
    return subprocess.run(
        [sys.executable, "-m", "scenegen", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tallest") / "set"
    options = ["--n", "2", "--resolution", "64", "--workers", "1"]
    done = scenegen(site, "build", RECIPE, "--out", str(folder), *options)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_package_is_small():
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml")]
    files += PACKAGE.glob("*.yaml")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    assert lines <= MOST_LINES


def test_without_the_package_the_task_is_unknown(tmp_path: Path):
    done = scenegen(tmp_path, "build", RECIPE, "--out", str(tmp_path / "set"))
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


def test_it_verifies_with_all_solvers_and_pixels(site: Path, built: Path):
    done = scenegen(site, "verify", str(built), "--pixels", "--workers", "1", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["items"] == 2


def test_it_is_audited(site: Path, built: Path):
    words = ["--only", "labels", "--only", "twins", "--only", "tokens", "--json"]
    done = scenegen(site, "audit", str(built), "--workers", "1", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    bars = {each["name"]: each for each in json.loads(done.stdout)["bars"]}
    assert bars["labels: second solution"]["figure"] == 100
    assert bars["tokens: hidden views, the twin's"]["figure"] == 0
    assert {each["task"] for each in bars.values()} == {"tallest"}


def test_it_previews(site: Path, tmp_path: Path):
    page = tmp_path / "page.png"
    options = ["--count", "1", "--resolution", "64", "--out", str(page)]
    done = scenegen(site, "preview", RECIPE, *options)
    assert done.returncode == 0, done.stderr
    assert page.stat().st_size > 10_000


def test_it_keeps_the_contract_of_tasks(site: Path):
    words = ["tests/tasks/test_contract.py", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, "-k", "tallest"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 passed" in done.stdout
