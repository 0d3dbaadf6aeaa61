"""A built scene as a file of Blender's own."""

from typing import Any

import bpy

from scenegen.renderers.cycles.protocol import BEHIND, Json


def label_objects(labels: dict[str, Json]) -> None:
    """Give objects their names and properties.

    Args:
        labels: by the owner of an object, as text: JSON has no other keys.
    """
    for placed in bpy.data.objects:
        label = labels.get(str(placed.pass_index - BEHIND))
        if placed.type == "MESH" and label is not None:
            placed.name = placed.data.name = label["name"]
            label_object(placed, label["properties"])


def label_object(placed: Any, properties: Json) -> None:
    """Give an object properties of its own."""
    for name, value in properties.items():
        placed[name] = value


def save_file(file: str) -> None:
    """Write what Blender has, with all pictures in it."""
    bpy.data.materials.remove(bpy.data.materials["ids"])
    bpy.ops.file.pack_all()
    bpy.ops.wm.save_as_mainfile(filepath=file, compress=True, copy=True)
