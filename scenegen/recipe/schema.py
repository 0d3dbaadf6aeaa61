"""The JSON Schema of recipes, from the classes that read them, for editors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from scenegen.catalogue.held_out import HeldOut
from scenegen.catalogue.packs import CatalogueParams, PackChoice
from scenegen.params import Params
from scenegen.recipe.extending import EXTENDS
from scenegen.recipe.model import BAND_UNITS, ImageFormat, Recipe, SeriesBlock
from scenegen.recipe.parts import ROOMS
from scenegen.recipe.shipped import SPLITS
from scenegen.renderers import RENDERERS
from scenegen.rooms.sampler import RoomParams
from scenegen.tasks import TASKS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

EDITOR_LINE = "# yaml-language-server: $schema={}"
"""The first line of a recipe, by which editors find the file of the schema."""

REF = "#/$defs/{model}"

DESCRIBED = (Recipe, SeriesBlock, ImageFormat, CatalogueParams, PackChoice, HeldOut)
"""Classes whose docstrings describe their keys."""

_ENTRY = re.compile(r"^ {8}(\w[\w, ]*): (.*)$")

Schema = dict[str, Any]


def recipe_schema() -> Schema:
    """The schema of recipe files, with the parameters of every installed task."""
    schema = Recipe.model_json_schema(ref_template=REF)
    found: Schema = schema.setdefault("$defs", {})
    properties: Schema = schema["properties"]
    properties["renderer"] = _renderer()
    properties[EXTENDS] = {
        "type": "string",
        "description": "a shipped recipe, or a recipe file, that this one begins with",
    }
    required = schema.pop("required")
    schema["anyOf"] = [{"required": [EXTENDS]}, {"required": required}]
    _shape_series(found)
    for model in DESCRIBED:
        block = schema if model is Recipe else found[model.__name__]
        _describe(block["properties"], model)
    comment = EDITOR_LINE.format("scenegen-recipe.schema.json")
    return {
        "$schema": DIALECT,
        "$comment": f"first line of a recipe: {comment}",
        **schema,
        "title": "scenegen recipe",
    }


def _renderer() -> Schema:
    """A name, or shares of a hundred by name."""
    names = list(RENDERERS)
    share = {"type": "integer", "minimum": 1, "maximum": 100}
    shares = {
        "type": "object",
        "propertyNames": {"enum": names},
        "additionalProperties": share,
        "minProperties": 1,
    }
    return {"anyOf": [{"enum": names}, shares]}


def _shape_series(found: Schema) -> None:
    """Splits, and what belongs to each task; other schemas are added to `found`."""
    block: Schema = found["SeriesBlock"]
    # In a recipe that extends another one, a series may say only what it changes.
    del block["required"]
    items = {"type": ["integer", "null"], "minimum": 1, "maximum": 2 * BAND_UNITS}
    block["properties"]["splits"] = {
        "type": ["object", "null"],
        "propertyNames": {"enum": list(SPLITS)},
        "additionalProperties": items,
    }
    block["properties"]["task"] = {"enum": list(TASKS)}
    block["properties"]["layout"] = _with_kind(RoomParams, ROOMS, found)
    block["allOf"] = [_of_task(name, found) for name in TASKS]


def _of_task(name: str, found: Schema) -> Schema:
    """The parameters and the cameras of a series that names a task."""
    task = TASKS[name]
    parts = {
        "params": _inlined(task.Params, found),
        "rig": _with_kind(task.RigParams, task.rig, found),
    }
    return {
        "if": {"properties": {"task": {"const": name}}, "required": ["task"]},
        "then": {"properties": parts},
    }


def _with_kind(model: type[Params], kind: str, found: Schema) -> Schema:
    """A block that may say its kind."""
    block = _inlined(model, found)
    block["properties"] = {"kind": {"const": kind}, **block["properties"]}
    return block


def _inlined(model: type[Params], found: Schema) -> Schema:
    """The schema of a block; those that it refers to are added to `found`."""
    block = model.model_json_schema(ref_template=REF)
    found.update(block.pop("$defs", {}))
    block.setdefault("properties", {})
    _describe(block["properties"], model)
    return block


def _describe(properties: Mapping[str, Schema], model: type[Params]) -> None:
    """Add what the docstring of a class says of its keys."""
    for name, text in _attributes(model.__doc__ or "").items():
        if name in properties:
            properties[name].setdefault("description", text)


def _attributes(doc: str) -> dict[str, str]:
    """What the section "Attributes" of a docstring says, by name."""
    _, _, section = doc.partition("Attributes:\n")
    texts: dict[str, str] = {}
    names: Iterable[str] = ()
    for line in section.splitlines():
        entry = _ENTRY.match(line)
        if entry:
            names = entry[1].split(", ")
            texts.update(dict.fromkeys(names, entry[2]))
        elif line.startswith(" " * 12):
            texts.update({name: f"{texts[name]} {line.strip()}" for name in names})
    return texts
