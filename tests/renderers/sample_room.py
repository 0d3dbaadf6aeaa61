"""A small room of boxes, and a catalogue that holds nothing else."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue, Material
from scenegen.geometry.mesh import Mesh
from scenegen.records.rig import Marker, OrthographicLens, PerspectiveLens, View
from scenegen.records.scene import Entity, Finish, Light, Opening, Rgb, Room, Scene, Sun

GREY: Rgb = (128, 128, 128)
GREEN: Rgb = (20, 200, 30)

CORNERS = ((0, 0), (4000, 0), (4000, 3600), (0, 3600))


class BoxCatalogue(Catalogue):
    """Boxes named after their size in centimetres, e.g. "box/40x40x60".

    Those of "lamp/20x20x30" glow when they are lit.
    """

    def __init__(self) -> None:
        """No files: all that renderers ask for is made here."""

    def mesh(self, asset_id: str) -> Mesh:
        length, width, height = (
            int(side) / 100 for side in asset_id.split("/")[1].split("x")
        )
        glows = asset_id.startswith("lamp/")
        material = "paint/glow" if glows else "paint/plain"
        return box(length, width, height, material)

    def material(self, material_id: str) -> Material:
        kind = material_id.split("/")[1]
        return Material(
            id=material_id,
            colour=(230, 230, 230) if kind == "white" else GREY,
            texture="checks" if kind == "checks" else None,
            sha256=None,
            metres=0.5,
            roughness_pct=90,
            metallic=False,
            glow_pct=60 if kind == "glow" else 0,
            tintable=kind == "plain",
            licence="CC0-1.0",
            source="a test",
        )

    def texture(self, material_id: str) -> NDArray[np.uint8] | None:
        if not material_id.endswith("checks"):
            return None
        row, column = np.indices((64, 64))
        dark = (row // 32 + column // 32) % 2
        return np.repeat(np.where(dark, 40, 220)[:, :, None], 3, axis=2).astype(
            np.uint8
        )


def box(x: float, y: float, z: float, material: str = "paint/plain") -> Mesh:
    """A box on the floor with a face of its own on every side."""
    vertices, normals, uvs, faces = [], [], [], []
    half = np.array([x, y, z]) / 2
    for axis in range(3):
        for sign in (1.0, -1.0):
            u, v = (axis + 1) % 3, (axis + 2) % 3
            for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                corner, normal = np.zeros(3), np.zeros(3)
                corner[axis], corner[u], corner[v] = sign, s * sign, t
                normal[axis] = sign
                vertices.append(corner * half + [0.0, 0.0, z / 2])
                normals.append(normal)
                uvs.append((s * half[u], t * half[v]))
            first = len(vertices) - 4
            faces += [(first, first + 1, first + 2), (first, first + 2, first + 3)]
    return Mesh(
        vertices=np.array(vertices),
        normals=np.array(normals),
        uvs=np.array(uvs),
        faces=np.array(faces, dtype=np.int32),
        slots=np.zeros(12, dtype=np.int16),
        materials=(material,),
    )


def box_entity(
    number: int, asset: str, x: int, y: int, tint: Rgb | None = None
) -> Entity:
    """A box in the room."""
    return Entity(number, asset, "box", (x, y, 0), 0, tint)


def room_scene(
    *entities: Entity, floor: str = "floor/checks", elevation_tenths: int = 500
) -> Scene:
    """A room of 4 by 3.6 metres with light from the east."""
    room = Room(
        shape="rectangle",
        outline_mm=CORNERS,
        height_mm=2500,
        wall_mm=100,
        floor=Finish(floor),
        walls=Finish("wall/plain", (214, 208, 196)),
        ceiling=Finish("ceiling/white"),
        skirting=Finish("skirting/white"),
    )
    light = Light(0, elevation_tenths, (255, 246, 232), 60, 50)
    return Scene(room, entities, light)


WINDOW = Opening("window", 1, 1200, 1200, 900, 1200)
"""In the east wall, in the middle of it."""

EASTERN_SUN = Sun(0, 450, (255, 240, 214), 220)


def windowed(
    scene: Scene,
    *openings: Opening,
    time: str = "noon",
    sun: Sun | None = None,
    lit: tuple[int, ...] = (),
) -> Scene:
    """The scene with openings in its walls, at a time of day."""
    room = replace(scene.room, openings=openings)
    return replace(
        scene, room=room, light=replace(scene.light, time=time, sun=sun, lit=lit)
    )


def eye_view(name: str = "view_0", heading_tenths: int = 450) -> View:
    """From a corner at eye level."""
    return View(
        name, False, (500, 500, 1500), heading_tenths, -150, PerspectiveLens(900)
    )


def upright_view() -> View:
    """The same place and about the same picture, by a shift instead of a pitch."""
    return replace(eye_view(), pitch_tenths=0, lens=PerspectiveLens(900, 134))


def map_view(*markers: Marker) -> View:
    """From above, north up."""
    return View(
        "map", True, (2000, 1800, 4000), 900, -900, OrthographicLens(5000), markers
    )
