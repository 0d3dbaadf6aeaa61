"""From the command line to the Parquet writer: few calls, and nothing read twice."""

import json
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import scenegen
from scenegen import params
from scenegen.catalogue import Catalogue
from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.dataset.parquet_files import opened
from scenegen.dataset.plan import plan_build
from scenegen.generation.generator import ItemGenerator
from scenegen.recipe.loading import load_recipe
from scenegen.recipe.model import Recipe
from tests.dataset.fakes import fake_generator, fake_plan
from tests.system.program import invoke

PACKAGE = Path(scenegen.__file__).parent

MOST_CALLS = 8
"""From the command to the writer, those in the worker included."""


def calls() -> list[str]:
    """The functions of scenegen that are running, outermost first."""
    return [
        f"{Path(frame.filename).relative_to(PACKAGE)}:{frame.name}"
        for frame in traceback.extract_stack()
        if Path(frame.filename).is_relative_to(PACKAGE)
    ]


class AtThePool(Exception):
    """The command has come as far as the processes."""


@contextmanager
def recording(recipe: Recipe, *, draws: bool, path: Path) -> Iterator[ItemGenerator]:
    """A fake generator whose worker notes the calls that lead to the writer."""
    write_table = pq.ParquetWriter.write_table

    def noting(writer: Any, *values: Any, **options: Any) -> None:
        path.write_text(json.dumps(calls()))
        write_table(writer, *values, **options)

    pq.ParquetWriter.write_table = noting
    with fake_generator(recipe, draws=draws) as generator:
        yield generator


def calls_in_the_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    def hire(*process: Any) -> None:
        raise AtThePool

    monkeypatch.setattr("scenegen.dataset.pool._Crew.hire", hire)
    words = ("--task", "multiview", "--n", "2", "--out", folder)
    with pytest.raises(AtThePool) as caught:
        invoke("build", *words)
    frames = traceback.extract_tb(caught.value.__traceback__)
    inside = [f for f in frames if Path(f.filename).is_relative_to(PACKAGE)]
    return [f"{Path(f.filename).relative_to(PACKAGE)}:{f.name}" for f in inside]


def test_a_build_is_a_few_calls_from_the_writer(tmp_path, monkeypatch):
    plan, path = fake_plan(), tmp_path / "calls.json"
    build(
        plan,
        tmp_path / "built",
        shards=plan.shards[:1],
        workers=1,
        generator=partial(recording, path=path),
    )
    in_worker = json.loads(path.read_text())
    in_command = calls_in_the_command(tmp_path / "out", monkeypatch)
    assert in_worker[-1] == "dataset/shards.py:write_rows"
    assert in_worker[0] == "dataset/pool.py:_work"
    assert "cli/build.py:build" in in_command
    assert in_command[-1].startswith("dataset/pool.py:run_jobs")
    begin = in_command.index("cli/build.py:build")
    assert len(in_command[begin:]) + len(in_worker) <= MOST_CALLS


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each Parquet footer, and any recipe, was read in this process."""
    found: Counter[str] = Counter()
    parse = params.parse

    def counting_footers(path: Path) -> Any:
        found[path.name] += 1
        return opened(path)

    def counting_recipes(model: Any, *values: Any, **options: Any) -> Any:
        found["recipe"] += model is Recipe
        return parse(model, *values, **options)

    monkeypatch.setattr("scenegen.dataset.stored_shards.opened", counting_footers)
    monkeypatch.setattr(params, "parse", counting_recipes)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two items of a recipe of one's own, made by a fake: only reading them counts."""
    out = tmp_path_factory.mktemp("journey") / "data"
    recipe = out.with_name("mine.yaml")
    recipe.write_text(RECIPE)
    plan = plan_build(load_recipe(str(recipe)), Catalogue.open().digest)
    build(plan, out, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, out, no_credits)
    return out


def no_credits(*names: Any) -> str:
    """What a fake is made of is in no catalogue."""
    return "No models.\n"


RECIPE = """\
version: 1
name: mine
seed: 1
resolution: 64
series:
  - task: multiview
    splits: {train: 2}
"""

ONCE = {"recipe": 1, "train-00000-of-00001.parquet": 1}

Words = Callable[[Path], tuple[str | Path, ...]]


@pytest.mark.parametrize(
    "words",
    [
        lambda folder: ("build", folder.with_name("mine.yaml"), "--out", folder),
        lambda folder: ("build", folder / "manifest.json", "--out", folder),
        lambda folder: ("build", "--redraw", "--out", folder),
    ],
    ids=["build", "manifest", "redraw"],
)
def test_a_command_reads_the_recipe_and_every_footer_once(
    folder: Path, reads: Counter[str], words: Words, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("scenegen.dataset.attributions.attributions", no_credits)
    done = invoke(*words(folder))
    assert done.stdout == f"{folder} is complete: nothing to do.\n", done.stderr
    assert reads == ONCE


@pytest.mark.slow
def test_a_verification_reads_the_recipe_once_and_footers_in_its_workers(
    tmp_path: Path, reads: Counter[str]
):
    recipe, folder = tmp_path / "mine.yaml", tmp_path / "data"
    recipe.write_text(RECIPE)
    assert invoke("build", recipe, "--out", folder, "--workers", "1").returncode == 0
    reads.clear()
    done = invoke("verify", folder, "--workers", "1")
    assert done.stdout == f"{folder}: 2 items, no problems.\n"
    assert reads == {"recipe": 1}


def test_shards_that_were_just_built_are_read_once(reads: Counter[str], tmp_path: Path):
    plan = fake_plan()
    (tmp_path / "first").mkdir()
    part = plan.shards[:2]
    build(plan, tmp_path, shards=part, workers=1, generator=fake_generator)
    reads.clear()
    report = build(
        plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator
    )
    assert report.kept == part
    assert +reads == {shard.path.name: 1 for shard in plan.shards}
