"""A series on what is held out shares no model, surface or kind of room with core."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scenegen.recipe.loading import canonical, change, load_recipe
from scenegen.records.scene import Scene
from tests.system.program import invoke
from tests.system.rows import scenes

SPLITS = ({"train": 2, "test": 2}, {"test": 4})

Says = Callable[[Scene], list[str]]

SHOWN: dict[str, Says] = {
    "models": lambda scene: [entity.asset for entity in scene.entities],
    "floors": lambda scene: [scene.room.floor.material],
    "walls": lambda scene: [scene.room.walls.material],
    "kinds of room": lambda scene: [scene.room.kind],
    "rooms": lambda scene: [str(scene.room.outline_mm)],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped recipe with a held-out series, in few small items."""
    root = tmp_path_factory.mktemp("held_out")
    recipe = load_recipe("multiview_ood")
    blocks = recipe.model_dump(mode="json")["series"]
    series = [
        {**block, "splits": splits}
        for block, splits in zip(blocks, SPLITS, strict=True)
    ]
    small = change(recipe, resolution=64, series=series)
    (root / "small.yaml").write_text(canonical(small), encoding="utf-8")
    done = invoke(
        "build", root / "small.yaml", "--out", root / "data", "--workers", "1"
    )
    assert done.returncode == 0, done.stderr
    return root / "data"


@pytest.mark.parametrize("shown", SHOWN)
def test_core_and_held_out_items_share_nothing(folder, shown):
    core, ood = (
        {name for scene in scenes(folder, series) for name in SHOWN[shown](scene)}
        for series in ("multiview", "multiview_ood")
    )
    assert core
    assert ood
    assert not core & ood


def test_all_that_is_worn_or_shown_is_held_out(folder):
    held = load_recipe("multiview_ood").held_out
    for scene in scenes(folder, "multiview_ood"):
        assert scene.room.kind in held.rooms
        assert scene.room.floor.material in held.materials
        assert scene.room.walls.material in held.materials


def test_both_series_hold_what_the_recipe_asks_for(folder):
    assert len(scenes(folder, "multiview")) == 4
    assert len(scenes(folder, "multiview_ood")) == 4
    for path in (folder / "data" / "multiview_ood").iterdir():
        assert path.name.startswith("test-")


@pytest.mark.slow
def test_the_folder_verifies(folder):
    done = invoke("verify", folder, "--workers", "1")
    assert done.returncode == 0, done.stdout + done.stderr
