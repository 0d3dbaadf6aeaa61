"""The JSON Schema of recipes: it allows what is allowed, and names every key."""

import re
from typing import Any

import pytest
import yaml

from scenegen.recipe.extending import EXTENDS
from scenegen.recipe.model import Recipe, SeriesBlock
from scenegen.recipe.schema import EDITOR_LINE, recipe_schema
from scenegen.recipe.shipped import shipped_recipes
from scenegen.renderers import RENDERERS
from scenegen.tasks import TASKS

SCHEMA = recipe_schema()

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def faults(value, schema, at="$"):
    """What a validator of JSON Schema would say, for the words that the schema uses."""
    known = {
        "$ref": lambda ref: faults(value, SCHEMA["$defs"][ref.rpartition("/")[2]], at),
        "anyOf": lambda found: _any_of(value, found, at),
        "allOf": lambda found: [
            line for each in found for line in faults(value, each, at)
        ],
        "if": lambda test: (
            [] if faults(value, test, at) else faults(value, schema["then"], at)
        ),
        "const": lambda want: [] if value == want else [f"{at}: not {want}"],
        "enum": lambda want: [] if value in want else [f"{at}: none of {want}"],
        "type": lambda kind: _type(value, kind, at),
        "pattern": lambda want: _pattern(value, want, at),
        "minimum": lambda least: _bound(
            value, value.__class__ is int and value < least, at
        ),
        "maximum": lambda most: _bound(
            value, value.__class__ is int and value > most, at
        ),
        "minItems": lambda least: _bound(
            value, isinstance(value, list) and len(value) < least, at
        ),
        "required": lambda names: (
            [f"{at}: {name} is missing" for name in names if name not in value]
            if isinstance(value, dict)
            else []
        ),
    }
    found = [
        line
        for word, check in known.items()
        if word in schema
        for line in check(schema[word])
    ]
    if isinstance(value, dict):
        found += _parts(value, schema, at)
    if isinstance(value, list) and "items" in schema:
        for number, each in enumerate(value):
            found += faults(each, schema["items"], f"{at}.{number}")
    return found


def _parts(value, schema, at):
    found, own = [], schema.get("properties", {})
    more = schema.get("additionalProperties", True)
    for name, each in value.items():
        found += faults(name, schema.get("propertyNames", {}), f"{at}.{name}")
        if name in own:
            found += faults(each, own[name], f"{at}.{name}")
        elif more is False:
            found.append(f"{at}.{name}: unknown")
        elif isinstance(more, dict):
            found += faults(each, more, f"{at}.{name}")
    return found


def _any_of(value, schemas, at):
    tried = [faults(value, each, at) for each in schemas]
    return [] if [] in tried else tried[0]


def _type(value, kinds, at):
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if isinstance(value, bool):
        return [] if "boolean" in kinds else [f"{at}: a boolean"]
    return (
        []
        if any(isinstance(value, TYPES[each]) for each in kinds)
        else [f"{at}: no {kinds}"]
    )


def _pattern(value, want, at):
    return (
        []
        if not isinstance(value, str) or re.search(want, value)
        else [f"{at}: {want}"]
    )


def _bound(value, is_beyond, at):
    return [f"{at}: {value} is out of bounds"] if is_beyond else []


@pytest.mark.parametrize("name", shipped_recipes())
def test_every_shipped_recipe_fits(name):
    text = shipped_recipes()[name].read_text(encoding="utf-8")
    assert faults(yaml.safe_load(text), SCHEMA) == []


PLAIN = {
    "version": 1,
    "name": "some",
    "seed": 1,
    "series": [{"task": "path", "splits": {"train": 8}}],
}


@pytest.mark.parametrize(
    "change",
    [
        {"renderer": {"software": 70, "cycles:draft": 30}},
        {"image": {"kind": "none"}},
        {"series": [{"task": "path", "splits": {"test": 2}, "rig": {"kind": "walk"}}]},
        {
            "series": [
                {
                    "task": "multiview",
                    "splits": {"test": 2},
                    "layout": {"kind": "rooms", "kinds": ["kitchen"]},
                }
            ]
        },
    ],
)
def test_what_is_right_fits(change):
    if "rig" in change.get("series", [{}])[0]:
        change["series"][0]["rig"]["kind"] = TASKS["path"].rig
    assert faults({**PLAIN, **change}, SCHEMA) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sed": 3}, "$.sed: unknown"),
        ({"seed": "3"}, "$.seed"),
        ({"renderer": "sofware"}, "$.renderer"),
        ({"image": {"kind": "bmp"}}, "$.image.kind"),
        ({"series": [{"task": "pth", "splits": {"train": 8}}]}, "$.series.0.task"),
        ({"series": [{"task": "path", "splits": {"tran": 8}}]}, "splits.tran"),
        (
            {
                "series": [
                    {"task": "path", "splits": {"train": 8}, "params": {"views": 2}}
                ]
            },
            "$.series.0.params.views: unknown",
        ),
    ],
)
def test_what_is_wrong_does_not(change, told):
    assert any(told in line for line in faults({**PLAIN, **change}, SCHEMA))


def test_a_recipe_that_extends_another_one_may_say_little():
    assert (
        faults({"extends": "ci", "series": [{"name": "path", "splits": None}]}, SCHEMA)
        == []
    )
    assert faults({"name": "some"}, SCHEMA) != []


def test_every_key_is_there_and_described():
    assert set(SCHEMA["properties"]) == {*Recipe.model_fields, EXTENDS}
    block = SCHEMA["$defs"]["SeriesBlock"]["properties"]
    assert set(block) == set(SeriesBlock.model_fields)
    assert [name for name, each in block.items() if "description" not in each] == []
    undescribed = [
        name for name, each in SCHEMA["properties"].items() if "description" not in each
    ]
    assert undescribed == []


def test_tasks_and_renderers_are_those_that_are_installed():
    block = SCHEMA["$defs"]["SeriesBlock"]
    assert block["properties"]["task"]["enum"] == list(TASKS)
    assert SCHEMA["properties"]["renderer"]["anyOf"][0]["enum"] == list(RENDERERS)
    for rule, name in zip(block["allOf"], TASKS, strict=True):
        assert rule["if"]["properties"]["task"]["const"] == name
        params = rule["then"]["properties"]["params"]["properties"]
        assert set(params) == set(TASKS[name].Params.model_fields)
        assert [key for key, each in params.items() if "description" not in each] == []


def test_it_names_the_line_for_editors():
    assert EDITOR_LINE.format("scenegen-recipe.schema.json") in SCHEMA["$comment"]
