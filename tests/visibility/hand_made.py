"""Rooms, boxes and views made by hand: small enough to know what is seen."""

from collections.abc import Callable
from itertools import product

import numpy as np
from hypothesis import strategies as st

from scenegen.geometry.mesh import Mesh
from scenegen.records.rig import OrthographicLens, PerspectiveLens, Rig, View
from scenegen.records.scene import Entity, Finish, Light, Room, Scene
from scenegen.rooms.outlines import BETWEEN, SHAPES, Outline, ell, joined, rectangle

HEIGHT, WALL = 2600, 120

millimetres = st.integers(10, 80).map(lambda tens: 100 * tens)


def tee(length: int, width: int, *, stem: tuple[int, int]) -> Outline:
    """A bar with a stem below it.

    Args:
        length: of the bar along x.
        width: of the bar along y.
        stem: its length along y and width along x.
    """
    long, wide = stem
    west = (length - wide) // 2
    east = west + wide
    foot = (west, 0), (east, 0), (east, long)
    bar = (length, long), (length, long + width), (0, long + width), (0, long)
    return (*foot, *bar, (west, long))


rectangles = st.builds(rectangle, millimetres, millimetres)
ells = st.builds(
    lambda length, width, a, b, turn: ell(
        length, width, notch=(length * a // 1000, width * b // 1000), turn=turn
    ),
    millimetres,
    millimetres,
    st.integers(200, 800),
    st.integers(200, 800),
    st.integers(0, 3),
)
tees = st.builds(
    lambda length, width, long, wide: tee(
        length, width, stem=(long, length * wide // 1000)
    ),
    millimetres,
    millimetres,
    millimetres,
    st.integers(300, 700),
)
outlines = rectangles | ells | tees


def two_rooms(
    parts: tuple[int, int], width: int, gap: tuple[int, int], is_turned: bool
) -> Outline:
    """Two rooms joined by an opening.

    Args:
        parts: of both, away from the wall between them, millimetres.
        width: of both, along that wall.
        gap: from where to where that wall is open.
        is_turned: whether that wall runs along x instead of y.
    """
    length = sum(parts) + BETWEEN
    corners = joined(length, width, at=parts[0], gap=gap)
    if not is_turned:
        return corners
    return tuple((y, x) for x, y in (corners[0], *corners[:0:-1]))


joineds = st.builds(
    lambda west, east, stubs, gap, is_turned: two_rooms(
        (west, east), sum(stubs) + gap, (stubs[0], stubs[0] + gap), is_turned
    ),
    millimetres,
    millimetres,
    st.tuples(millimetres, millimetres),
    millimetres,
    st.booleans(),
)


def room_of(outline: Outline) -> Room:
    """A room with plain finishes."""
    floor, walls, ceiling, skirting = (
        Finish(f"{part}/plain") for part in ("floor", "wall", "ceiling", "skirt")
    )
    shape = SHAPES[len(outline)]
    return Room(shape, outline, HEIGHT, WALL, floor, walls, ceiling, skirting)


def box_mesh(length: float, width: float, height: float) -> Mesh:
    """A closed box on the floor around the origin, metres."""
    corners = [
        (x * length / 2, y * width / 2, z * height)
        for x, y, z in product((-1, 1), (-1, 1), (0, 1))
    ]
    sides = (
        (0, 1, 3, 2),
        (4, 6, 7, 5),
        (0, 4, 5, 1),
        (2, 3, 7, 6),
        (0, 2, 6, 4),
        (1, 5, 7, 3),
    )
    faces = [face for a, b, c, d in sides for face in ((a, b, c), (a, c, d))]
    vertices = np.array(corners, dtype=np.float64)
    return Mesh(
        vertices=vertices,
        normals=vertices / np.linalg.norm(vertices, axis=1, keepdims=True),
        uvs=vertices[:, :2].copy(),
        faces=np.array(faces, dtype=np.int32),
        slots=np.zeros(len(faces), dtype=np.int16),
        materials=("paint/plain",),
    )


MESHES = {
    "box/cube": box_mesh(0.5, 0.5, 0.5),
    "box/plank": box_mesh(0.1, 1.6, 2.0),
    "box/crate": box_mesh(0.8, 0.4, 0.3),
}
mesh_of: Callable[[str], Mesh] = MESHES.__getitem__

SIDE = 5000
"""Of the square room of most scenes, millimetres."""

LIFT = 100
"""Boxes float, so that none of their faces lies in the floor."""

places = st.integers(900, SIDE - 900)
assets = st.sampled_from(sorted(MESHES))


def box(number: int, asset: str, x: int, y: int, heading: int = 0) -> Entity:
    return Entity(number, asset, "box", (x, y, LIFT), heading)


def scene_of(*entities: Entity) -> Scene:
    """Boxes in a square room."""
    light = Light(450, 500, (255, 255, 255), 60, 50)
    return Scene(room_of(rectangle(SIDE, SIDE)), entities, light)


@st.composite
def scenes(draw: st.DrawFn, least: int = 1) -> Scene:
    """Scenes with up to four boxes, which may run into one another."""
    count = draw(st.integers(least, 4))
    return scene_of(
        *(
            box(n, draw(assets), draw(places), draw(places), draw(st.integers(0, 3599)))
            for n in range(1, count + 1)
        )
    )


def looking(
    x: int,
    y: int,
    heading: int,
    *,
    pitch: int = 0,
    fov: int = 900,
    z: int = 1500,
    shift: int = 0,
) -> View:
    """A visible view."""
    lens = PerspectiveLens(fov, shift)
    return View("view_0", False, (x, y, z), heading, pitch, lens)


views = st.builds(
    lambda x, y, heading, pitch, shift: looking(
        x, y, heading, pitch=pitch, shift=shift
    ),
    places,
    places,
    st.integers(0, 3599),
    st.integers(-600, 300),
    st.integers(-200, 200),
)


def above(span_mm: int = SIDE + 2 * WALL + 400, middle: int = SIDE // 2) -> View:
    """The map of the square room."""
    lens = OrthographicLens(span_mm)
    return View("map", True, (middle, middle, HEIGHT + 1000), 900, -900, lens)


def rig_of(*all_views: View) -> Rig:
    return Rig("walk", all_views)
