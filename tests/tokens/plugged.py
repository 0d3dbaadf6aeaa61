"""A token as an installed package would bring it, without installing one."""

from importlib.metadata import EntryPoint

import pytest

from scenegen.records.item import TokenRows
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens import TOKENS, TableField, TableToken


class Sizes(TableToken):
    """How many pixels wide the visible part of each entity is."""

    name = "sizes"
    doc = "width of the visible part of each object"
    start, end = "<SIZES_START>", "<SIZES_END>"
    fields: tuple[TableField, ...] = (
        TableField("category", "CATEGORY"),
        TableField("width", "WIDTH", range(512)),
    )

    def rows(self, scene: Scene, visibility: ViewVisibility) -> TokenRows:
        kinds = {entity.id: entity.category for entity in scene.entities}
        return tuple(
            (kinds[each.entity], each.box.x1 - each.box.x0)
            for each in visibility.sightings
        )


class Twice(Sizes):
    """It takes the name of a column that rows have anyhow."""

    name = "scene"


class Odd(Sizes):
    """It gives a value for which its vocabulary has no word."""

    name = "odd"

    def rows(self, scene: Scene, visibility: ViewVisibility) -> TokenRows:
        return (("stool", 512),)


SIZES, SCENE, ODD, MISNAMED = Sizes(), Twice(), Odd(), Sizes()


def plug_in(patch: pytest.MonkeyPatch) -> None:
    """Let the table of tokens find the tokens of this module."""
    values = {"sizes": "SIZES", "scene": "SCENE", "odd": "ODD", "other": "MISNAMED"}
    found = [
        EntryPoint(name, f"{__name__}:{value}", TOKENS.group)
        for name, value in values.items()
    ]
    patch.setattr(TOKENS, "_plug_ins", {each.name: each for each in found})
