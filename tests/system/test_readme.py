"""What README.md names exists, and what exists is named there."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml

from scenegen.cli import commands
from scenegen.dataset.columns import COLUMNS
from scenegen.recipe.loading import read_recipe, shipped_recipes
from scenegen.renderers import RENDERERS
from scenegen.tasks import TASKS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

NAMES = {
    "column": [column.name for column in COLUMNS],
    "task": list(TASKS),
    "renderer": list(RENDERERS),
    "recipe": list(shipped_recipes()),
}


@pytest.mark.parametrize("kind", NAMES)
def test_every_entry_of_every_table_has_its_place(kind):
    assert [name for name in NAMES[kind] if f"`{name}`" not in README] == []


def test_every_command_is_shown():
    assert [
        name for name in commands.commands if f"scenegen {name}" not in README
    ] == []


def test_every_option_of_build_is_named():
    build = commands.commands["build"]
    options = [
        option for each in build.params for option in each.opts if "--" in option
    ]
    assert [name for name in options if f"`{name}" not in README] == []


def test_every_file_that_is_named_is_there():
    named = set(re.findall(r"`((?:assets|scenegen|tests)/[\w./]+)`", README))
    named |= set(re.findall(r"\]\((assets/[\w./]+)\)", README))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_recipe_in_it_is_a_recipe():
    text = README.split("    version: 1\n")[1].split("\n\n")[0]
    recipe = read_recipe(yaml.safe_load(f"    version: 1\n{text}"))
    assert recipe.series[0].params["views"] == 5


def test_make_lists_its_targets():
    listed = subprocess.check_output(["make", "-C", str(ROOT), "help"], text=True)
    for target in re.findall(r"`?make ([a-z-]+)", README):
        assert f"make {target} " in listed


def test_the_module_runs_as_the_command_does():
    version = [sys.executable, "-m", "scenegen", "--version"]
    assert subprocess.check_output(version, text=True).startswith("scenegen, version")


@pytest.mark.slow
def test_the_python_example_runs():
    block = README.split("    import scenegen\n")[1].split("\n\nA series")[0]
    names: dict[str, object] = {}
    exec(textwrap.dedent(f"    import scenegen\n{block}"), names)
    assert type(names["item"]).__name__ == "Item"
