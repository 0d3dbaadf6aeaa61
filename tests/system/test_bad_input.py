"""Whatever a user gets wrong: one clear message, no traceback, the right exit code."""

import shutil
from pathlib import Path

import pytest

from tests.system.program import ROOT, invoke, python, scenegen

RECIPE = """\
version: 1
name: mine
seed: 1
resolution: 64
series:
  - task: multiview
    splits: {train: 2}
"""


def refused(*words: str | Path, code: int = 1, root: Path | None = None) -> str:
    """What a command says that fails as it should; a process of its own with a root."""
    done = scenegen(*words, root=root) if root else invoke(*words)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(RECIPE)
    return path


def test_unknown_recipe_keys_are_reported_all_at_once(recipe):
    recipe.write_text(RECIPE.replace("seed", "sede").replace("splits", "split"))
    message = refused("build", recipe)
    assert "sede: unknown key; did you mean 'seed'?" in message
    assert "series.0.split: unknown key; did you mean 'splits'?" in message
    assert "seed: missing" in message
    assert str(recipe) in message


@pytest.mark.parametrize("n", ["0", "-5", "many"])
def test_no_items_is_a_usage_error(n):
    assert "--n" in refused("build", "--task", "multiview", "--n", n, code=2)


def test_no_recipe_at_all_is_a_usage_error():
    assert "scenegen recipes list" in refused("build", code=2)


def test_an_unknown_command_or_option_is_a_usage_error():
    refused("biuld", code=2)
    refused("build", "--tusk", "multiview", code=2)


@pytest.mark.parametrize("command", ["build", "preview"])
@pytest.mark.parametrize("root", [None, ROOT])
def test_an_unknown_task_is_answered_with_the_nearest(command, root):
    message = refused(command, "--task", "multivew", root=root)
    told = "unknown task 'multivew'; did you mean 'multiview'?"
    assert message == f"Error: --task multivew: {told}\n"


def test_an_unknown_recipe_is_answered_with_the_nearest():
    assert "did you mean 'multiview'" in refused("build", "multiviw")
    assert "no such file" in refused("build", "nowhere/mine.yaml")


def test_a_task_that_the_recipe_lacks_is_reported(recipe):
    assert "has no task 'path'" in refused("build", recipe, "--task", "path")


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [
        ("--resolution", "7", "resolution"),
        ("--renderer", "sofware", "did you mean 'software'"),
        ("--shards", "3:1", "--shards"),
        ("--shards", "0:99", "the recipe has 1 shards"),
    ],
)
def test_options_out_of_bounds_are_reported(recipe, option, value, word):
    assert word in refused("build", recipe, option, value)


def test_a_redraw_needs_a_folder_and_draws():
    message = refused("build", "--redraw", code=2)
    assert "--redraw needs --out" in message
    message = refused("build", "ci", "--redraw", "--dry-run", code=2)
    assert "--redraw draws and --dry-run does not" in message


def test_a_redraw_of_what_is_no_data_set_is_reported(recipe, tmp_path):
    for words in ((), (recipe,)):
        message = refused("build", *words, "--redraw", "--out", tmp_path / "nothing")
        assert "is not a finished data set" in message
    assert not (tmp_path / "nothing").exists()


def test_an_unwritable_folder_is_reported_before_any_work(recipe, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    message = refused("build", recipe, "--out", in_the_way / "out")
    assert "cannot write" in message
    assert "Choose another --out" in message


def test_a_full_disk_is_reported_and_finished_shards_stay(tmp_path):
    """The kernel refuses files beyond 130 kB, which the second shard is."""
    program = """
import resource, sys
from functools import partial
from pathlib import Path
from scenegen.dataset.build import build
from scenegen.errors import OutputError
from tests.dataset.fakes import fake_plan, fake_generator
if __name__ == "__main__":
    plan, folder = fake_plan(), Path(sys.argv[1])
    build(plan, folder, shards=plan.shards[:1], workers=1, generator=fake_generator)
    size = (folder / plan.shards[0].path).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
    try:
        build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    except OutputError as error:
        print(error)
"""
    done = python(program, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no room to write" in done.stdout
    assert "run the same command again" in done.stdout
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(path.suffix for path in files) == [".json", ".parquet"]


def test_a_slot_that_stays_empty_is_reported_with_tally_and_remedy(recipe, tmp_path):
    recipe.write_text(RECIPE + "    max_attempts: 3\n    layout: {entities: [1, 1]}\n")
    message = refused("build", recipe, "--out", tmp_path / "out", "--workers", "1")
    assert "series 'multiview', seed 1, split 'train', index 0" in message
    assert "no scene in 3 attempts (" in message
    assert "raise max_attempts" in message
    alone = f"scenegen preview {recipe} --series multiview --split train --index 0"
    assert f"This item alone: {alone}\n" in message
    again = refused(*alone.split()[1:])
    assert "index 0: no scene in 3 attempts" in again
    assert "train-00000-of-00001.parquet was not built" in message


@pytest.mark.slow
def test_assets_that_were_changed_are_reported(recipe, tmp_path):
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "scenegen", root / "scenegen")
    shutil.copytree(ROOT / "assets", root / "assets")
    for path in (root / "assets" / "models").rglob("*.glb"):
        path.write_bytes(path.read_bytes() + b" ")
    message = refused(
        "build", recipe, "--out", tmp_path / "out", "--workers", "1", root=root
    )
    assert ".glb" in message
    assert "sha" in message.lower() or "hash" in message.lower()


def test_a_file_that_is_no_shard_is_reported_with_the_remedy(recipe, tmp_path):
    shard = tmp_path / "out" / "data" / "multiview" / "notes.parquet"
    shard.parent.mkdir(parents=True)
    shard.write_bytes(b"PAR1 but not for long")
    message = refused("build", recipe, "--out", tmp_path / "out")
    assert "Delete the file and run the same command again" in message


def test_a_folder_that_is_no_data_set_does_not_verify(tmp_path):
    assert "not a finished data set" in refused("verify", tmp_path)
    refused("verify", tmp_path / "nowhere", code=2)


def test_an_unknown_room_type_is_refused_with_the_nearest_name():
    assert "did you mean 'kitchen'" in refused("preview", "--rooms", "kichen")


def test_rooms_are_not_items_of_a_recipe():
    message = refused("preview", "ci", "--rooms", "kitchen", "--index", "3", code=2)
    assert "leave out RECIPE, --index" in message


def test_a_preview_needs_a_picture_file(tmp_path):
    words = ("preview", "ci", "--resolution", "64", "--out", tmp_path / "page.abc")
    assert "ending in .png" in refused(*words)
