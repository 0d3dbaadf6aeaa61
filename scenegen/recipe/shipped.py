"""Where recipes are, by path or by name; imports nothing that takes time."""

from __future__ import annotations

from pathlib import Path

import yaml

from scenegen.errors import RecipeError, shown
from scenegen.recipe.plain_yaml import yaml_values
from scenegen.recipe.recipe_files import read_recipe_text, require_file
from scenegen.registry import did_you_mean

SHIPPED = "_recipes"
"""Where a wheel keeps the recipes; a checkout has them beside the package."""

YAML, JSON = (".yaml", ".yml"), ".json"
"""How the name of a recipe file ends, in any case."""

NAMING = ("task", "name", "config")
"""Keys of a series by which it is called."""

SPLITS = ("train", "validation", "test", "ci")
"""Names of the splits, in the order of their bands."""


def find_recipe(name: str, *, beside: Path | None = None) -> Path:
    """Where a recipe is: the file of that path, or the shipped one of that name.

    A data set's manifest.json is a recipe file too.

    Args:
        name: a path or a name.
        beside: the folder that a relative path begins at; the current one when None.

    Raises:
        RecipeError: when it is neither.
    """
    path = Path(name)
    if path.suffix.lower() in (*YAML, JSON) or len(path.parts) > 1:
        found = path if beside is None else beside / path
        require_file(found, name)
        return found
    shipped = shipped_recipes()
    if name not in shipped:
        hint = did_you_mean(name, shipped)
        raise RecipeError(
            f"recipe {shown(name)} is neither a .yaml file nor shipped; {hint}"
        )
    return shipped[name]


def shipped_recipes() -> dict[str, Path]:
    """The recipes that come with the program, by name."""
    package = Path(__file__).parent.parent
    for folder in (package / SHIPPED, package.parent / "recipes"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return {}


def series_in(name: str) -> list[str]:
    """Names of the series that a recipe file itself has; none when it is no recipe."""
    return [each.get("name") or each["task"] for each in _blocks_in(name)]


def configs_in(name: str) -> list[str]:
    """Names of the configs of these series."""
    blocks = _blocks_in(name)
    return [each.get("config") or each.get("name") or each["task"] for each in blocks]


def _blocks_in(name: str) -> list[dict[str, str]]:
    """What names the series of a recipe file: those that say their task, as texts."""
    try:
        values = yaml_values(read_recipe_text(find_recipe(name)))
    except (RecipeError, yaml.YAMLError):
        return []
    series = values.get("series") if isinstance(values, dict) else None
    blocks = [each for each in series or () if isinstance(each, dict)]
    named = [
        {key: each[key] for key in NAMING if isinstance(each.get(key), str)}
        for each in blocks
    ]
    return [each for each in named if "task" in each]
