"""An item's room as files hold it: named objects, their surfaces, and the cameras.

Nothing here belongs to one format. Places are those of the world (see `geometry.pose`),
meshes are in the body frame, colours are linear light.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from scenegen._version import __version__
from scenegen.catalogue import Catalogue
from scenegen.geometry.mesh import Mesh
from scenegen.geometry.pose import Pose, Vector
from scenegen.records.item import Facts
from scenegen.records.rig import OrthographicLens, View
from scenegen.records.scene import Entity, Rgb, Scene
from scenegen.records.visibility import CEILING, DOOR, FLOOR, SKIRTING, WALL, WINDOW
from scenegen.renderers.lighting.backdrops import EYE_HEIGHT, eye_of, part_uvs
from scenegen.renderers.lighting.materials import MaterialScene, material_scene
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.visibility.scene_mesh import ScenePart

SHELL: Mapping[int, str] = MappingProxyType(
    {
        FLOOR: "floor",
        WALL: "walls",
        CEILING: "ceiling",
        SKIRTING: "skirting",
        DOOR: "doors",
        WINDOW: "windows",
    }
)
"""Names of the parts of a room that are no entities."""


class RoomSurface(NamedTuple):
    """What a face is made of.

    Attributes:
        material: id of the catalogue, e.g. "wood/oak".
        texture: the same id where it has a picture, else "".
        colour: linear light that multiplies the picture, or stands in for one.
        metres: side of one repeat of the picture.
        roughness: 0 mirror, 1 chalk.
        metallic: 0 or 1.
        emission: light that it gives off, 1 is that of a lit white surface.
        is_outside: it shows the world behind a window and throws no light back.
        is_one_sided: it is not seen from behind: a ceiling is not, from above.
    """

    material: str
    texture: str
    colour: tuple[float, float, float]
    metres: float
    roughness: float
    metallic: float
    emission: float
    is_outside: bool
    is_one_sided: bool


@dataclass(frozen=True, slots=True, eq=False)
class RoomObject:
    """An entity, or a part of the shell.

    Attributes:
        name: unique in the room, e.g. "chair_12", "floor".
        mesh: in the body frame, `uvs` in metres on the surface.
        pose: `world_from_body`.
        surfaces: for each slot of the mesh, a row of `RoomModel.surfaces`.
        properties: id, category and what else is known of it, in plain values.
    """

    name: str
    mesh: Mesh
    pose: Pose
    surfaces: tuple[int, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class RoomModel:
    """The room of an item.

    Attributes:
        surfaces: all that differ.
        objects: furniture and shell, in the order of the scene mesh.
        views: the cameras, in the order of the rig.
        properties: of the whole room, in plain values.
    """

    surfaces: tuple[RoomSurface, ...]
    objects: tuple[RoomObject, ...]
    views: tuple[View, ...]
    properties: Mapping[str, Any]


def room_model(facts: Facts, catalogue: Catalogue) -> RoomModel:
    """The room that the visible views of an item show, with all of its cameras.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    scene, views = facts.scene, facts.rig.views
    materials = material_scene(scene, catalogue, TextureAtlas())
    rows: dict[RoomSurface, int] = {}
    objects, first = [], 1  # row 0 is the ink of maps, which no part has
    entities = {entity.id: entity for entity in scene.entities}
    parts = _panes_seen(materials, _eye(scene, views))
    for part in parts:
        last = first + len(part.mesh.materials)
        surfaces = tuple(
            rows.setdefault(_surface(materials, catalogue, part, row), len(rows))
            for row in zip(range(first, last), part.mesh.materials, strict=True)
        )
        first = last
        objects.append(_object(part, surfaces, entities.get(part.owner)))
    properties = {
        "item": facts.address.id,
        "room": scene.room.kind,
        "time": scene.light.time,
        "units": "metres",
        "generator": f"scenegen {__version__}",
    }
    return RoomModel(tuple(rows), tuple(objects), views, properties)


def view_properties(view: View) -> dict[str, Any]:
    """What is known of a camera, in whole millimetres and tenths of a degree."""
    found: dict[str, Any] = {
        "view": view.name,
        "is_hidden": view.is_hidden,
        "position_mm": list(view.position_mm),
        "heading_tenths": view.heading_tenths,
        "pitch_tenths": view.pitch_tenths,
    }
    if isinstance(view.lens, OrthographicLens):
        found["span_mm"] = view.lens.span_mm
    else:
        found.update(fov_tenths=view.lens.fov_tenths, shift_pm=view.lens.shift_pm)
    return found


def object_names(entities: tuple[Entity, ...]) -> dict[int, str]:
    """Names of all objects by their id in instance masks."""
    named = {each.id: f"{each.category}_{each.id}" for each in entities}
    return {**SHELL, **named}


def object_properties(owner: int, entity: Entity | None) -> dict[str, Any]:
    """What is known of an object.

    Args:
        owner: its id in instance masks.
        entity: the one of that id; None for a part of the shell.
    """
    if entity is None:
        return {"id": owner, "category": SHELL[owner]}
    found: dict[str, Any] = {
        "id": owner,
        "category": entity.category,
        "asset": entity.asset,
        "support": entity.support,
        "position_mm": list(entity.position_mm),
        "heading_tenths": entity.heading_tenths,
    }
    if entity.tint is not None:
        found["tint"] = _hexadecimal(entity.tint)
    return found


def _object(
    part: ScenePart, surfaces: tuple[int, ...], entity: Entity | None
) -> RoomObject:
    names = object_names(() if entity is None else (entity,))
    properties = object_properties(part.owner, entity)
    return RoomObject(names[part.owner], part.mesh, part.pose, surfaces, properties)


def _surface(
    materials: MaterialScene,
    catalogue: Catalogue,
    part: ScenePart,
    row: tuple[int, str],
) -> RoomSurface:
    """One row of the table of materials.

    Args:
        materials: has the table.
        catalogue: says which materials have pictures.
        part: whose material it is.
        row: its number, and the id of its material.
    """
    number, name = row
    table = materials.table
    red, green, blue = table.colours[number].tolist()
    return RoomSurface(
        material=name,
        texture="" if catalogue.material(name).texture is None else name,
        colour=(red, green, blue),
        metres=float(table.metres[number]),
        roughness=float(table.roughness[number]),
        metallic=float(table.metallic[number]),
        emission=float(table.emission[number]),
        is_outside=not table.reflects[number],
        is_one_sided=part.owner == CEILING,
    )


def _panes_seen(materials: MaterialScene, eye: Vector) -> tuple[ScenePart, ...]:
    """The parts of a scene; windows show what they show to one eye.

    A picture far behind a window moves with who looks. Files cannot have that.
    """
    parts, backdrop = materials.scene_mesh.parts, materials.backdrop
    if backdrop is None:
        return parts
    part = parts[backdrop.part]
    uvs = part_uvs(backdrop, part, eye).astype(part.mesh.uvs.dtype)
    seen = replace(part, mesh=replace(part.mesh, uvs=uvs))
    return (*parts[: backdrop.part], seen, *parts[backdrop.part + 1 :])


def _eye(scene: Scene, views: tuple[View, ...]) -> Vector:
    """That of the first camera in the room; else in its middle."""
    for view in views:
        if not view.is_map:
            return eye_of(view)
    x, y = scene.room.middle_mm
    return Vector(x / 1000, y / 1000, EYE_HEIGHT)


def _hexadecimal(colour: Rgb) -> str:
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"
