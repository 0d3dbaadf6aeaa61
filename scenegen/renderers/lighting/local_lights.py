"""Light that has a place in the room: lamps that are lit, and windows by day.

Lamps are points, windows are small panels of sky. Their light falls with the square of
the distance and with the cosine on the surface; a panel also with the cosine on itself.
A constant is added to the square of the distance, which keeps the light finite at a
lamp, as its extent does in reality. Neither throws shadows of its own: ambient
occlusion takes their light from where light from all around does not get either, which
costs nothing and is right where it shows most, below furniture.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.mesh import Ints, Mesh
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.scene import Entity, Room, Scene
from scenegen.records.visibility import CEILING
from scenegen.renderers.lighting.materials import MaterialScene, RgbLight
from scenegen.renderers.lighting.walls import wall_lines, windows_of
from scenegen.visibility.scene_mesh import ScenePart

LAMP: RgbLight = (1.0, 0.8, 0.55)
"""Light of a lamp; lamps are warmer than days."""

CEILING_POWER, TALL_POWER, SMALL_POWER = 1.3, 0.85, 0.42
"""Light of a lamp at a metre, in that of a lit white surface."""

TALL = 0.9
"""Height in metres from which on a lamp is a floor lamp."""

REACH = 0.2
"""Square metres that keep what is very near to a lamp from being burnt."""

SKY: Mapping[str, RgbLight] = {
    "morning": (0.86, 0.94, 1.06),
    "noon": (0.96, 1.0, 1.05),
    "evening": (1.0, 0.8, 0.62),
    "night": (0.05, 0.06, 0.09),
}
"""What a square metre of window gives, by time of day, to what is before it."""

BRIGHTNESS = 0.75

PANES = 0.5
"""What a pane shows of it, in the light of a lit white surface."""

PANEL = 0.3
"""Square metres that keep what is very near to a window from being burnt."""


class LocalLights(NamedTuple):
    """Light that has a place.

    Attributes:
        lamps: (n, 6) place, and light at a metre.
        windows: (w, 9) middle, unit vector into the room, light.
    """

    lamps: Floats
    windows: Floats


NO_LOCAL_LIGHTS = LocalLights(np.zeros((0, 6)), np.zeros((0, 9)))


def place_local_lights(
    scene: Scene, materials: MaterialScene, catalogue: Catalogue
) -> LocalLights:
    """The lamps and windows that light a scene."""
    lit = [entity for entity in scene.entities if entity.id in scene.light.lit]
    parts = {part.owner: part for part in materials.scene_mesh.parts}
    lamps = [_lamp(entity, parts[entity.id], catalogue) for entity in lit]
    return LocalLights(
        lamps=np.array(lamps, dtype=np.float64).reshape(-1, 6),
        windows=_windows(scene.room, SKY[scene.light.time]),
    )


def _lamp(entity: Entity, part: ScenePart, catalogue: Catalogue) -> tuple[float, ...]:
    """Where a lamp's light is, and what it gives at a metre."""
    mesh = part.mesh
    low, high = float(mesh.vertices[:, 2].min()), float(mesh.vertices[:, 2].max())
    glows = np.array([catalogue.material(name).glow_pct > 0 for name in mesh.materials])
    x, y, z = _middle_of(mesh, glows[mesh.slots], 0.15 * low + 0.85 * high)
    power = TALL_POWER if high - low > TALL else SMALL_POWER
    if entity.support == CEILING:
        power, z = CEILING_POWER, low - 0.02
    place = part.pose.to_world(np.array([[x, y, z]]))[0]
    return (*place, *(power * channel for channel in LAMP))


def _middle_of(
    mesh: Mesh, chosen: NDArray[np.bool_], height: float
) -> tuple[float, float, float]:
    """The middle of some faces, or of the axis at a height when there are none."""
    total = np.zeros(4)
    _weigh(mesh.vertices, mesh.faces[chosen], total)
    x, y, z, area = total.tolist()
    return (x / area, y / area, z / area) if area > 0.0 else (0.0, 0.0, height)


@kernel
def _weigh(vertices: Floats, faces: Ints, total: Floats) -> None:
    """Sum the centres of faces, each times its area, and the areas."""
    for row in range(len(faces)):
        a, b, c = faces[row, 0], faces[row, 1], faces[row, 2]
        ux, uy = vertices[b, 0] - vertices[a, 0], vertices[b, 1] - vertices[a, 1]
        uz, wx = vertices[b, 2] - vertices[a, 2], vertices[c, 0] - vertices[a, 0]
        wy, wz = vertices[c, 1] - vertices[a, 1], vertices[c, 2] - vertices[a, 2]
        x, y, z = uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx
        area = np.sqrt(x * x + y * y + z * z)
        for axis in range(3):
            middle = vertices[a, axis] + vertices[b, axis] + vertices[c, axis]
            total[axis] += area * middle / 3.0
        total[3] += area


def _windows(room: Room, sky: RgbLight) -> Floats:
    """The windows of a room as small panels."""
    walls, rows = wall_lines(room), []
    for opening in windows_of(room):
        wall = walls[opening.wall]
        along = (opening.offset_mm + opening.width_mm / 2) / 1000
        high = (opening.sill_mm + opening.height_mm / 2) / 1000
        area = opening.width_mm * opening.height_mm / 1_000_000
        x, y = wall.x + along * wall.along[0], wall.y + along * wall.along[1]
        light = (BRIGHTNESS * area * channel for channel in sky)
        rows.append((x, y, high, -wall.out[0], -wall.out[1], 0.0, *light))
    return np.array(rows, dtype=np.float64).reshape(-1, 9)


@kernel
def light_of_local_lights(
    local_lights: LocalLights,
    place: tuple[float, float, float],
    normal: tuple[float, float, float],
) -> tuple[float, float, float]:
    """The light that lamps and windows throw on a place.

    Args:
        local_lights: the lamps and windows.
        place: in the world, metres.
        normal: of the surface, on the side that is seen.
    """
    red, green, blue = 0.0, 0.0, 0.0
    lamps, windows = local_lights.lamps, local_lights.windows
    for row in range(len(lamps)):
        x, y = lamps[row, 0] - place[0], lamps[row, 1] - place[1]
        z = lamps[row, 2] - place[2]
        facing = x * normal[0] + y * normal[1] + z * normal[2]
        if facing <= 0.0:
            continue
        square = x * x + y * y + z * z
        share = facing / (np.sqrt(square) * (REACH + square))
        red += share * lamps[row, 3]
        green += share * lamps[row, 4]
        blue += share * lamps[row, 5]
    for row in range(len(windows)):
        x, y = windows[row, 0] - place[0], windows[row, 1] - place[1]
        z = windows[row, 2] - place[2]
        facing = x * normal[0] + y * normal[1] + z * normal[2]
        before = -(x * windows[row, 3] + y * windows[row, 4])
        if facing <= 0.0 or before <= 0.0:
            continue
        square = x * x + y * y + z * z
        share = facing * before / (square * (PANEL + square))
        red += share * windows[row, 6]
        green += share * windows[row, 7]
        blue += share * windows[row, 8]
    return red, green, blue
