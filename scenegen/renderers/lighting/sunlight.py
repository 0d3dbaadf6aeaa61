"""Direct sun in a room: what comes in through its windows and passes the furniture.

Whether a ray towards the sun leaves through a window is decided by arithmetic on the
rectangles of the openings ("gates"); what occludes it, window frames too, by a shadow
map.

Sun enters by small openings in large walls. A shadow map of the walls would need texels
of millimetres for their edges; a ray that is cut with the plane of an opening is exact,
and costs a few products for each window that faces the sun. A wall has thickness, so a
ray has to be inside of the opening in its inner and in its outer plane, and the softer
of both edges counts. In rooms with a corner another wall may lie before a window: the
ray must not meet one earlier. Only if a gate is open is the shadow map looked up.

The colours and strengths of the sun by time of day are no matter of renderers: `HOURS`
in `rooms/lighting.py` has them, and a scene stores those that were drawn for it, so
changing them changes facts. `distant_lights.sun_light` makes light of them.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats, Vector
from scenegen.kernels import kernel
from scenegen.records.scene import Room, Sun
from scenegen.records.visibility import WINDOW
from scenegen.renderers.lighting.distant_lights import sun_light
from scenegen.renderers.lighting.materials import (
    OUTSIDE,
    MaterialScene,
    RgbLight,
    Xyz,
)
from scenegen.renderers.lighting.shadow_map import (
    ShadowMap,
    cast_shadows,
    direction_of,
    lit_share,
)
from scenegen.renderers.lighting.walls import wall_lines, windows_of

NO_LIGHT = (0.0, 0.0, 0.0)
"""Fractions, too: with whole numbers all shaders would be compiled once more."""

SPREAD = 0.012
"""How much wider the edge of sunlight gets with each metre; a little more than that of
the real sun, which the smallest pictures could not show."""

EDGE = 0.012
"""Metres of soft edge where the sun passes the opening itself."""

SLANT = 0.08
"""Walls that the sun shines along at less than this cosine let none in."""

CLEARANCE = 0.001
"""Metres that a wall has to be before the one that a ray leaves through."""

Cast = Callable[..., ShadowMap]
"""As `shadow_map.cast_shadows`."""


class Sunlight(NamedTuple):
    """The sun, and the openings that it shines through.

    Attributes:
        gates: (g, 11) a corner of the wall (x, y), the way along it (x, y), the way out
            (x, y), the opening along the wall (first, last) and in height (low, high),
            and metres outwards that the sun passes in a metre of its way.
        walls: (w, 7) a corner, the way along and the way out of walls that face the
            sun, and their length.
        thickness: of the walls, metres.
        towards: unit vector towards the sun.
        colour: direct light on a white surface that faces it.
        shadows: of entities and window frames.
    """

    gates: Floats
    walls: Floats
    thickness: float
    towards: Xyz
    colour: RgbLight
    shadows: ShadowMap


def direct_sunlight(
    materials: MaterialScene, sun: Sun | None, *, cast: Cast = cast_shadows
) -> Sunlight:
    """The sunlight in a room; without gates when there is no sun or no window to it.

    Args:
        materials: the scene.
        sun: None when there is none.
        cast: makes the shadow map.
    """
    room = materials.room
    towards = Vector(0.0, 0.0, 1.0) if sun is None else direction_of(sun)
    gates = _gates(room, towards)
    if sun is None or not len(gates):
        return Sunlight(
            np.zeros((0, 11)), np.zeros((0, 7)), 0.0, towards, NO_LIGHT, _no_shadows()
        )
    return Sunlight(
        gates=gates,
        walls=_facing_walls(room, towards),
        thickness=room.wall_mm / 1000,
        towards=towards,
        colour=sun_light(sun),
        shadows=cast(materials, sun, spread=SPREAD, others=frames_of(materials)),
    )


def _gates(room: Room, towards: Vector) -> Floats:
    """The openings that the sun shines through."""
    walls, rows = wall_lines(room), []
    for opening in windows_of(room):
        wall = walls[opening.wall]
        rate = wall.out[0] * towards.x + wall.out[1] * towards.y
        if rate < SLANT:
            continue
        first, low = opening.offset_mm / 1000, opening.sill_mm / 1000
        last = (opening.offset_mm + opening.width_mm) / 1000
        high = (opening.sill_mm + opening.height_mm) / 1000
        place = wall.x, wall.y, *wall.along, *wall.out
        rows.append((*place, first, last, low, high, rate))
    return np.array(rows, dtype=np.float64).reshape(-1, 11)


def _facing_walls(room: Room, towards: Vector) -> Floats:
    """The walls that a ray towards the sun can meet from inside."""
    rows = [
        (wall.x, wall.y, *wall.along, *wall.out, wall.length)
        for wall in wall_lines(room)
        if wall.out[0] * towards.x + wall.out[1] * towards.y > 0.0
    ]
    return np.array(rows, dtype=np.float64)


def frames_of(materials: MaterialScene) -> Ints:
    """(k, 3) faces of window frames, without their panes."""
    kept = [np.zeros((0, 3), dtype=np.int32)]
    for part in materials.scene_mesh.parts:
        if part.owner != WINDOW:
            continue
        solid = [not name.startswith(OUTSIDE) for name in part.mesh.materials]
        chosen = np.array(solid)[part.mesh.slots]
        kept.append(materials.surfaces.faces[part.faces][chosen])
    return np.concatenate(kept)


def _no_shadows() -> ShadowMap:
    """A map that is never looked into."""
    empty = np.zeros((1, 1), dtype=np.float32)
    return ShadowMap(empty, empty, np.zeros((4, 3)), 1.0, SPREAD, np.zeros((1, 2)))


@kernel
def sun_share(
    sunlight: Sunlight,
    place: tuple[float, float, float],
    normal: tuple[float, float, float],
    turn: tuple[float, float],
) -> float:
    """The share of the sun that reaches a place, 0 to 1.

    Args:
        sunlight: the sun of the scene.
        place: in the world, metres.
        normal: of the surface, on the side that faces the sun.
        turn: cosine and sine by which the pattern of shadow samples is turned.
    """
    share = _through_windows(sunlight, place)
    if share <= 0.0:
        return 0.0
    return share * lit_share(sunlight.shadows, place, normal, turn)


@kernel
def _through_windows(sunlight: Sunlight, place: tuple[float, float, float]) -> float:
    """The share of the sun that reaches a place through windows of an empty room."""
    gates, most = sunlight.gates, 0.0
    for row in range(len(gates)):
        out = (gates[row, 0] - place[0]) * gates[row, 4]
        out += (gates[row, 1] - place[1]) * gates[row, 5]
        rate = gates[row, 10]
        outer = (out + sunlight.thickness) / rate
        if outer <= 0.0:
            continue
        share = _in_gate(gates[row], place, sunlight.towards, outer)
        inner = out / rate
        if share > most and inner > 0.0:
            share = min(share, _in_gate(gates[row], place, sunlight.towards, inner))
        if share <= most:
            continue
        if not _leaves_before(sunlight, place, inner):
            most = share
    return most


@kernel
def _in_gate(
    gate: Floats,
    place: tuple[float, float, float],
    towards: tuple[float, float, float],
    way: float,
) -> float:
    """How far inside of an opening a ray is after `way` metres, 0 to 1 at its edge."""
    x = place[0] + way * towards[0] - gate[0]
    y = place[1] + way * towards[1] - gate[1]
    along = x * gate[2] + y * gate[3]
    high = place[2] + way * towards[2]
    edge = EDGE + SPREAD * way
    across = min(along - gate[6], gate[7] - along) / edge + 0.5
    upward = min(high - gate[8], gate[9] - high) / edge + 0.5
    across = min(max(across, 0.0), 1.0)
    return float(across * min(max(upward, 0.0), 1.0))


@kernel
def _leaves_before(
    sunlight: Sunlight, place: tuple[float, float, float], way: float
) -> bool:
    """Whether a ray meets another wall earlier, as it may in rooms with a corner."""
    walls, towards = sunlight.walls, sunlight.towards
    for row in range(len(walls)):
        rate = walls[row, 4] * towards[0] + walls[row, 5] * towards[1]
        out = (walls[row, 0] - place[0]) * walls[row, 4]
        out += (walls[row, 1] - place[1]) * walls[row, 5]
        met = out / rate
        if met < CLEARANCE or met > way - CLEARANCE:
            continue
        x = place[0] + met * towards[0] - walls[row, 0]
        y = place[1] + met * towards[1] - walls[row, 1]
        along = x * walls[row, 2] + y * walls[row, 3]
        if 0.0 <= along <= walls[row, 6]:
            return True
    return False
