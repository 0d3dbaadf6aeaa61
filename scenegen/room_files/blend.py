"""An item's room as a file of Blender's own, with the lamps of renderer `cycles`."""

from pathlib import Path

from scenegen.catalogue import Catalogue
from scenegen.records.item import Facts
from scenegen.renderers.cycles.renderer import CyclesRenderer
from scenegen.room_files.room_model import (
    SHELL,
    object_names,
    object_properties,
    view_properties,
)


def write_blend(facts: Facts, catalogue: Catalogue, out: Path, resolution: int) -> None:
    """Have Blender write the room of an item.

    Args:
        facts: of the item.
        catalogue: where meshes and materials come from.
        out: the file, ending in .blend.
        resolution: pixels a side of the pictures that Blender would render.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
        RenderError: there is no Blender, or it has failed.
    """
    entities = {each.id: each for each in facts.scene.entities}
    names = object_names(facts.scene.entities)
    objects = {
        str(owner): {
            "name": names[owner],
            "properties": object_properties(owner, entities.get(owner)),
        }
        for owner in (*SHELL, *entities)
    }
    cameras = {view.name: view_properties(view) for view in facts.rig.views}
    labels = {"objects": objects, "cameras": cameras}
    with CyclesRenderer(catalogue, resolution) as renderer:
        renderer.save(facts.scene, facts.rig.views, labels, out)
