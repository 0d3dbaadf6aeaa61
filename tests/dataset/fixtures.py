"""One small data set that many tests look at, built once."""

import os
import shutil
from collections.abc import Callable, Iterator
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from scenegen import renderers
from scenegen.dataset import pool
from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.dataset.plan import Plan
from scenegen.registry import Registry
from scenegen.renderers.base import Renderer
from tests.dataset.fakes import FAKE_RENDERERS, FakeRenderer, fake_generator, fake_plan

PRELOADED = [
    "numba",
    "pandas",  # pyarrow imports it where it is installed
    "trimesh",
    "scenegen.dataset.build",
    "scenegen.dataset.dry_run",
    "scenegen.dataset.redraw",
    "scenegen.generation.controls",
    "scenegen.generation.generator",
    "scenegen.generation.unit",
    "scenegen.renderers.software.renderer",
    "tests.dataset.fakes",
]


@pytest.fixture(scope="session", autouse=True)
def forked_workers() -> Iterator[None]:
    """Workers of builds in this process are forked from one that has imported a lot.

    A build spawns each of them, which takes a second of imports; tests that start the
    program as a user does (tests/system, tests/examples) build in that way. So does
    whoever changes a setting in the environment, which a fork would not see.
    """
    if "forkserver" not in get_all_start_methods():
        yield
        return
    server = get_context("forkserver")
    server.set_forkserver_preload(PRELOADED)
    settings = settings_of_scenegen()

    def context_of(method: str) -> BaseContext:
        same = settings_of_scenegen() == settings
        return server if same else get_context(method)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "get_context", context_of)
        yield


def settings_of_scenegen() -> dict[str, str]:
    """Environment variables that scenegen reads."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith("SCENEGEN_")
    }


@pytest.fixture(scope="session")
def plan() -> Plan:
    return fake_plan()


@pytest.fixture(scope="session")
def built(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished data set; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("built")
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    return folder


@pytest.fixture
def with_fake_renderers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recipes may name the fakes; they are found in this process only."""
    table: Registry[type[Renderer]] = Registry(
        "renderer",
        "scenegen.renderers",
        {**renderers.BUILT_IN, **FAKE_RENDERERS},
        base="scenegen.renderers.base:Renderer",
    )
    monkeypatch.setattr(renderers, "RENDERERS", table)
    monkeypatch.setattr(FakeRenderer, "opened", [])
    monkeypatch.setattr(FakeRenderer, "closed", [])


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the data set that may be changed."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


@pytest.fixture
def bytes_of() -> Callable[[Path], dict[str, bytes]]:
    """From a folder to all its files."""
    return lambda root: {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
