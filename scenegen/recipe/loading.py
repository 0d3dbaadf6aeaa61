"""Recipes read from files and values, with everything that is wrong said at once."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from scenegen import params
from scenegen._version import GENERATOR_VERSION
from scenegen.errors import RecipeError
from scenegen.recipe.extending import extended, located
from scenegen.recipe.model import MOST_SERIES, MOST_TOKENS, Recipe, SeriesBlock, ordered
from scenegen.recipe.parts import ROOMS, choose, parts_of
from scenegen.recipe.plain_yaml import what_is_wrong, yaml_values
from scenegen.recipe.recipe_files import MOST_MANIFEST_BYTES, read_recipe_text
from scenegen.recipe.shipped import JSON, find_recipe, shipped_recipes
from scenegen.registry import did_you_mean
from scenegen.tokens.base import wrong_name

__all__ = [
    "canonical",
    "change",
    "find_recipe",
    "load_recipe",
    "read_recipe",
    "shipped_recipes",
]


def load_recipe(name: str) -> Recipe:
    """The recipe at a path, or the shipped one of that name; see `extending`.

    Raises:
        RecipeError: when there is none, or with everything that is wrong with it.
    """
    path = find_recipe(name)
    root = extended(path, _values_of)
    recipe, found = _checked(root.plain())
    if recipe is None or found:
        problems = [located(each, root, path) for each in found]
        raise params.refuse(problems, where=f"recipe {path}")
    return recipe


def _values_of(path: Path) -> object:
    """The plain values of a recipe file.

    Raises:
        RecipeError: when it cannot be read.
    """
    if path.suffix.lower() == JSON:
        return _of_manifest(path, read_recipe_text(path, most=MOST_MANIFEST_BYTES))
    try:
        return yaml_values(read_recipe_text(path))
    except yaml.YAMLError as error:
        raise RecipeError(f"recipe {path} {what_is_wrong(error)}") from error


def _of_manifest(path: Path, text: str) -> object:
    """The values of the recipe that a data set was built from.

    Raises:
        RecipeError: when it is no manifest.
    """
    try:
        values = json.loads(text)["recipe"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RecipeError(
            f"recipe {path} is not the manifest.json of a data set "
            f"({type(error).__name__}: {error})"
        ) from error
    found = params.unfit(values)
    if found:
        raise params.refuse(found, where=f"recipe {path}")
    return values


def read_recipe(values: object, *, where: str = "recipe") -> Recipe:
    """A checked recipe from plain values.

    Raises:
        RecipeError: with everything that is wrong, each with its path.
    """
    recipe, found = _checked(values)
    if recipe is None or found:
        raise params.refuse(found, where=where)
    return recipe


def _checked(values: object) -> tuple[Recipe | None, list[str]]:
    """A recipe, and everything that is wrong with it."""
    found = params.unfit(values)
    if found:
        return None, found
    recipe, found = params.parse(Recipe, values)
    found += _wrong_rooms(values) + _wrong_parts(values) + _wrong_renderer(values)
    return recipe, found + _wrong_tokens(values)


def change(recipe: Recipe, **values: object) -> Recipe:
    """The same recipe with other values at the top level; None leaves one as it is.

    Raises:
        RecipeError: when a new value is not allowed.
    """
    changed = {key: value for key, value in values.items() if value is not None}
    if not changed:
        return recipe
    return read_recipe({**recipe.model_dump(mode="json"), **changed})


def canonical(recipe: Recipe) -> str:
    """The one text of a recipe: every value that decides bytes, defaults included.

    It is a recipe itself: `read_recipe(json.loads(text))` gives an equal text.
    """
    plain = recipe.model_dump(mode="json", exclude={"series", "card"})
    plain["generator"] = GENERATOR_VERSION
    if not recipe.tokens:  # so that recipes from before the key keep their digest
        del plain["tokens"]
    plain["series"] = [_canonical_series(series) for series in recipe.series]
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def complete(recipe: Recipe) -> dict[str, Any]:
    """A recipe as plain values: the canonical text, and what only the card says."""
    plain: dict[str, Any] = json.loads(canonical(recipe))
    card = recipe.card.model_dump(mode="json", exclude_defaults=True)
    return {**plain, "card": card} if card else plain


def _canonical_series(series: SeriesBlock) -> dict[str, object]:
    parts = parts_of(series)
    asked = parts.params.model_dump(mode="json")
    if not asked.get("kinds", True):  # so that recipes from before the key keep theirs
        del asked["kinds"]
    # Left out where there are none, for the same reason.
    targets = {"targets": list(series.targets)} if series.targets else {}
    return {
        "task": series.task,
        **targets,
        "name": series.label,
        "config": series.home,
        "control": series.control,
        "splits": dict(ordered(series.splits)),
        "draws_on": series.draws_on,
        "max_attempts": series.max_attempts,
        "jitters": series.jitters,
        "params": asked,
        "layout": {"kind": ROOMS, **parts.rooms.model_dump(mode="json")},
        "rig": {"kind": parts.task.rig, **parts.rig.model_dump(mode="json")},
    }


def _wrong_parts(values: object) -> list[str]:
    """What is wrong inside the series, as far as they can be read at all."""
    series = values.get("series") if isinstance(values, Mapping) else None
    if not isinstance(series, Sequence) or isinstance(series, str):
        return []
    found = []
    for index, each in enumerate(series[:MOST_SERIES]):
        if isinstance(each, Mapping):
            found += choose(each, ("series", index))[1]
    return found


def _wrong_rooms(values: object) -> list[str]:
    """Held-out kinds of rooms that are unknown; the catalogue does not know rooms."""
    from scenegen.rooms.room_types import ROOM_KINDS

    held = values.get("held_out") if isinstance(values, Mapping) else None
    rooms = held.get("rooms") if isinstance(held, Mapping) else None
    if not isinstance(rooms, Sequence) or isinstance(rooms, str):
        return []
    return [
        f"held_out.rooms.{index}: unknown kind of room '{name}'; "
        f"{did_you_mean(name, ROOM_KINDS)}"
        for index, name in enumerate(rooms)
        if isinstance(name, str) and name not in ROOM_KINDS
    ]


def _wrong_renderer(values: object) -> list[str]:
    """Renderers that are unknown, each with its path."""
    from scenegen.renderers import RENDERERS

    given = values.get("renderer") if isinstance(values, Mapping) else None
    paths = {given: "renderer"} if isinstance(given, str) else {}
    if isinstance(given, Mapping):
        paths = {str(name): f"renderer.{name}" for name in given}
    return [
        f"{path}: unknown name '{name}'; {did_you_mean(name, RENDERERS)}"
        for name, path in paths.items()
        if name not in RENDERERS
    ]


def _wrong_tokens(values: object) -> list[str]:
    """Tokens that no package brings, or that are there anyhow, each with its path."""
    names = values.get("tokens") if isinstance(values, Mapping) else None
    if not isinstance(names, Sequence) or isinstance(names, str):
        return []
    checked = [
        (index, wrong_name(name, names[:index]))
        for index, name in enumerate(names[:MOST_TOKENS])
        if isinstance(name, str)
    ]
    return [f"tokens.{index}: {problem}" for index, problem in checked if problem]
