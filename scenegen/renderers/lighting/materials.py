"""A scene as arrays that kernels read: triangles, and the materials of their faces."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue, Material
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.records.rig import View
from scenegen.records.scene import Light, Rgb, Room, Scene
from scenegen.records.visibility import CEILING, DOOR, FLOOR, SKIRTING, WALL, WINDOW
from scenegen.renderers.lighting.backdrops import Backdrop, backdrop_of
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.lighting.tone import linear
from scenegen.visibility.map_mesh import map_mesh
from scenegen.visibility.scene_mesh import SceneMesh, ScenePart, build_scene_mesh

Singles = NDArray[np.float32]

INK: Rgb = (74, 76, 82)
"""sRGB of wall tops on maps."""

OUTSIDE = "outside/"
"""Materials of this group are the world behind a window: light, not a surface."""

LIT, UNLIT, DAY = 3.2, 0.05, 2.0
"""What emission is multiplied by: of a lamp that is on, of one that is off, and of what
windows show."""

RgbLight = tuple[float, float, float]
"""Linear light: red, green and blue; 1 is that of a lit white surface."""

Xyz = tuple[float, float, float]
"""A place in the world, metres, or a unit vector."""


class Surfaces(NamedTuple):
    """Triangles with what their shading needs.

    Attributes:
        vertices: (n, 3) world, metres.
        normals: (n, 3) unit vectors in the world.
        uvs: (n, 2) metres on the surface.
        faces: (m, 3) rows of the above.
        facings: (m, 3) unit normals of the faces.
        materials: (m,) rows of `Materials`.
    """

    vertices: Floats
    normals: Singles
    uvs: Singles
    faces: Ints
    facings: Singles
    materials: NDArray[np.int16]


class Materials(NamedTuple):
    """Rows for each material of each part of a scene; row 0 is the ink of maps.

    Attributes:
        colours: (k, 3) light that multiplies the texture, or the colour itself.
        textures: (k,) number of the texture, -1 for none.
        metres: (k,) side of one repeat.
        roughness: (k,) 0 mirror, 1 chalk.
        metallic: (k,) 0 or 1.
        emission: (k,) light given off, 1 is that of a white surface.
        reflects: (k,) share of the light that falls on it which it throws back.
    """

    colours: Floats
    textures: NDArray[np.int64]
    metres: Floats
    roughness: Floats
    metallic: Floats
    emission: Floats
    reflects: Floats


@dataclass(frozen=True, slots=True, eq=False)
class MaterialScene:
    """The triangles of a scene with their materials, ready to be lit.

    Attributes:
        room: of the scene.
        scene_mesh: its triangles and their owners.
        surfaces: the same triangles with attributes.
        table: the rows that both refer to.
        floor, walls, ceiling: mean colours of the shell.
        shell: first face of the shell; entities come before.
        is_map: whether it is what a map shows, with walls in ink.
        backdrop: what windows show, and where; None for nothing.
    """

    room: Room
    scene_mesh: SceneMesh
    surfaces: Surfaces
    table: Materials
    floor: RgbLight
    walls: RgbLight
    ceiling: RgbLight
    shell: int
    is_map: bool
    backdrop: Backdrop | None


class _MaterialRow(NamedTuple):
    """One row of `Materials`, and the mean light that it throws back."""

    colour: RgbLight
    texture: int
    metres: float
    roughness: float
    metallic: float
    emission: float
    reflects: float
    mean: RgbLight


def material_scene(
    scene: Scene,
    catalogue: Catalogue,
    atlas: TextureAtlas,
    *,
    above: View | None = None,
) -> MaterialScene:
    """Place the meshes of a scene and look up their materials.

    Args:
        scene: the scene.
        catalogue: where meshes and materials come from.
        atlas: the textures so far; those that are missing are added.
        above: the map whose part of the scene is wanted; None for all of the scene.

    Raises:
        AssetError: an asset or a material cannot be used.
    """
    scene_mesh = build_scene_mesh(scene, catalogue.mesh)
    if above is not None:
        scene_mesh = map_mesh(scene_mesh, above)
    rows = [_MaterialRow(linear(INK), -1, 1.0, 1.0, 0.0, 0.0, 1.0, linear(INK))]
    chosen = np.zeros(len(scene_mesh.faces), dtype=np.int16)
    means = {}
    tints = _tints(scene)
    for part in scene_mesh.parts:
        chosen[part.faces] = part.mesh.slots + len(rows)
        fresh = [
            _material_row(catalogue, atlas, name, tints[part.owner])._replace(
                emission=_emission(catalogue.material(name), part.owner, scene.light)
            )
            for name in part.mesh.materials
        ]
        means[part.owner] = fresh[0].mean
        rows += fresh
    if above is not None:
        chosen[scene_mesh.owners == WALL] = 0
    ceiling = scene.room.ceiling
    return MaterialScene(
        room=scene.room,
        scene_mesh=scene_mesh,
        surfaces=_surfaces(scene_mesh, chosen),
        table=_table(rows),
        floor=means[FLOOR],
        walls=means[WALL],
        ceiling=_material_row(catalogue, atlas, ceiling.material, ceiling.tint).mean,
        shell=_first_of_shell(scene_mesh),
        is_map=above is not None,
        backdrop=backdrop_of(scene_mesh, scene.light, catalogue, atlas),
    )


def _tints(scene: Scene) -> dict[int, Rgb | None]:
    """The tint of every owner of a part of the scene mesh."""
    room = scene.room
    return {
        **{entity.id: entity.tint for entity in scene.entities},
        FLOOR: room.floor.tint,
        WALL: room.walls.tint,
        SKIRTING: room.skirting.tint,
        DOOR: room.joinery.tint,
        WINDOW: room.joinery.tint,
        CEILING: room.ceiling.tint,
    }


def _first_of_shell(scene_mesh: SceneMesh) -> int:
    first: int = next(part.faces.start for part in scene_mesh.parts if part.owner < 0)
    return first


def _material_row(
    catalogue: Catalogue, atlas: TextureAtlas, name: str, tint: Rgb | None
) -> _MaterialRow:
    """A material under a tint."""
    material = catalogue.material(name)
    found = _texture(catalogue, atlas, name)
    light = _base(material, tint, has_texture=found is not None)
    texture, mean = -1, light
    if found is not None:
        texture = found
        red, green, blue = atlas.mean(texture)
        mean = (light[0] * red, light[1] * green, light[2] * blue)
    return _MaterialRow(
        colour=light,
        texture=texture,
        metres=material.metres,
        roughness=material.roughness_pct / 100,
        metallic=float(material.metallic),
        emission=material.glow_pct / 100,
        reflects=0.0 if name.startswith(OUTSIDE) else 1.0,
        mean=mean,
    )


def _texture(catalogue: Catalogue, atlas: TextureAtlas, name: str) -> int | None:
    """The number of the texture of a material, which is read once for an atlas."""
    found = atlas.find(name)
    if found is None:
        picture = catalogue.texture(name)
        return None if picture is None else atlas.number(name, picture)
    return found


def _emission(material: Material, owner: int, light: Light) -> float:
    """The light that a material gives off, by whether its lamp is on."""
    power = LIT if owner in light.lit else UNLIT if owner > 0 else DAY
    return power * material.glow_pct / 100


def _base(material: Material, tint: Rgb | None, *, has_texture: bool) -> RgbLight:
    """The light that multiplies a texture, or stands in for one."""
    if material.tintable:
        return linear(material.colour if tint is None else tint)
    return (1.0, 1.0, 1.0) if has_texture else linear(material.colour)


def _table(rows: list[_MaterialRow]) -> Materials:
    return Materials(
        colours=np.array([row.colour for row in rows], dtype=np.float64),
        textures=np.array([row.texture for row in rows], dtype=np.int64),
        metres=np.array([row.metres for row in rows], dtype=np.float64),
        roughness=np.array([row.roughness for row in rows], dtype=np.float64),
        metallic=np.array([row.metallic for row in rows], dtype=np.float64),
        emission=np.array([row.emission for row in rows], dtype=np.float64),
        reflects=np.array([row.reflects for row in rows], dtype=np.float64),
    )


def _surfaces(scene_mesh: SceneMesh, chosen: NDArray[np.int16]) -> Surfaces:
    vertices, faces = scene_mesh.vertices, scene_mesh.faces
    normals = np.zeros((len(vertices), 3), dtype=np.float32)
    uvs = np.zeros((len(vertices), 2), dtype=np.float32)
    for part in scene_mesh.parts:
        normals[part.vertices] = _turned_normals(part)
        uvs[part.vertices] = part.mesh.uvs
    return Surfaces(
        vertices=vertices,
        normals=normals,
        uvs=uvs,
        faces=faces,
        facings=_facings(vertices, faces),
        materials=chosen,
    )


def _turned_normals(part: ScenePart) -> Floats:
    return part.pose.turn(part.mesh.normals)


def _facings(vertices: Floats, faces: Ints) -> Singles:
    """(m, 3) unit normals, zero for a face without area."""
    a = vertices[faces[:, 0]]
    ux, uy, uz = (vertices[faces[:, 1]] - a).T
    vx, vy, vz = (vertices[faces[:, 2]] - a).T
    x, y, z = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
    length = np.sqrt(x * x + y * y + z * z)
    scale = 1.0 / np.where(length > 0.0, length, 1.0)
    facings = np.stack([x * scale, y * scale, z * scale], axis=1)
    return facings.astype(np.float32)
