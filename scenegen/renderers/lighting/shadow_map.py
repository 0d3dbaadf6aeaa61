"""Shadows of entities: a depth map from the light, with percentage-closer soft shadows.

The scene is drawn once from the light, which keeps for each texel the depth of what is
nearest to it; a place is lit if nothing in its texel is nearer. The light is as wide
as a ceiling, so edges are soft: after Fernando (2005), half of the samples of a disc
around the place give the mean depth of what hides the light; the gap to it gives the
radius of the penumbra, as similar triangles do; and the share of the light is that of
the samples on a disc of that radius that are not hidden.

- The samples lie on a golden-angle spiral, evenly for any number of them, and are
  turned by one of four angles in neighbouring pixels: so 16 of them show as a fine
  pattern of 2 x 2 pixels instead of as 16 edges.
- A surface would hide itself where texels are larger than its slope allows. So depths
  are compared with the tangent plane of the place, not with its depth alone, and places
  are moved a little along their normal and towards the light.
- Most places have nothing before them. The least depth of a block of texels and of
  those around it, beyond which no disc reaches, shows that by one look-up.

Only faces that are turned to the light are drawn: those behind them hide no more.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats, Vector
from scenegen.geometry.rasterizer import rasterize
from scenegen.kernels import kernel
from scenegen.records.scene import Light, Sun
from scenegen.renderers.lighting.hung import passed_by
from scenegen.renderers.lighting.materials import MaterialScene, Singles

MAP_SIZE = 1024
"""Texels a side."""

BLOCK = 16
"""Texels a side of the blocks of `ShadowMap.nearest`; no disc of samples is wider."""

NOTHING = 1e9
"""Depth where there is nothing, metres."""

TAPS = 16
"""Samples of a disc."""

SOFT = 0.06
"""Spread of the shadows of a light as wide as a ceiling."""


OFFSET, BIAS = 0.012, 0.01
"""Metres by which a place is moved along its normal, and towards the light, so that no
surface is in its own shadow."""

LEAST_FACING = 0.2
"""Cosine to the light that surfaces along which it shines are taken to have, when the
depth of their tangent plane is reckoned."""

SEARCH = 0.09
"""Metres around a place in which what hides the light is searched."""

SHARPEST = 0.008
"""Metres of blur of the sharpest shadow."""

COS_45, COS_22, SIN_22 = 0.7071067811865476, 0.9238795325112867, 0.3826834323650898
"""Of the turns of the pattern of samples: an eighth and a sixteenth of a circle."""


class ShadowMap(NamedTuple):
    """Depth from the light.

    Attributes:
        depth: (s, s) metres, `NOTHING` where there is nothing.
        nearest: (s / BLOCK, s / BLOCK) least depth of a block and those around it.
        frame: (4, 3) towards the light, right, down, and the origin.
        scale: texels a metre.
        spread: how much wider the edge of a shadow gets with each metre.
        disc: (TAPS, 2) points of the unit disc, from its centre outwards.
    """

    depth: Singles
    nearest: Singles
    frame: Floats
    scale: float
    spread: float
    disc: Floats


def cast_shadows(
    materials: MaterialScene,
    light: Light | Sun,
    *,
    spread: float = SOFT,
    others: Ints | None = None,
) -> ShadowMap:
    """The shadow map of the entities of a scene, fitted to them.

    Args:
        materials: the scene.
        light: where the light comes from.
        spread: how much wider the edge of a shadow gets with each metre.
        others: (k, 3) faces that throw shadows beside those of entities; None for a
            light that shines through walls, see `hung`.
    """
    aimed = aim_shadows(materials, light, spread=spread, others=others)
    towards = direction_of(light)
    if others is None:
        chosen = fronts(materials, towards, passed_by(materials.scene_mesh, towards))
    else:
        chosen = np.concatenate([fronts(materials, towards), others])
    camera = _camera(materials, light, others)
    seen = rasterize(camera, materials.surfaces.vertices, chosen)
    blocks = MAP_SIZE // BLOCK
    depth = np.zeros((MAP_SIZE, MAP_SIZE), dtype=np.float32)
    nearest = np.zeros((blocks, blocks), dtype=np.float32)
    _pack(seen.triangles, seen.depth, depth, nearest)
    return aimed._replace(depth=depth, nearest=_spread(nearest))


def aim_shadows(
    materials: MaterialScene,
    light: Light | Sun,
    *,
    spread: float = SOFT,
    others: Ints | None = None,
) -> ShadowMap:
    """The same without its depths, for backends that draw them."""
    camera = _camera(materials, light, others)
    right, down, _ = camera.axes
    empty = np.zeros((1, 1), dtype=np.float32)
    return ShadowMap(
        depth=empty,
        nearest=empty,
        frame=np.array([direction_of(light), right, down, camera.origin]),
        scale=camera.scale,
        spread=spread,
        disc=_disc(),
    )


def direction_of(light: Light | Sun) -> Vector:
    """The unit vector towards a light."""
    across = cosine(light.elevation_tenths)
    return Vector(
        across * cosine(light.heading_tenths),
        across * sine(light.heading_tenths),
        sine(light.elevation_tenths),
    )


def fronts(
    materials: MaterialScene,
    towards: Vector,
    passed: frozenset[int] = frozenset(),
) -> Ints:
    """The faces of entities that are turned to a direction.

    Args:
        materials: the scene.
        towards: the direction.
        passed: ids of entities that are left out.
    """
    surfaces, owners = materials.surfaces, materials.scene_mesh.owners
    chosen = np.zeros((materials.shell, 3), dtype=np.int32)
    is_passed = np.zeros(materials.scene_mesh.entities + 1, dtype=np.bool_)
    is_passed[sorted(passed)] = True
    count = _choose(
        surfaces.facings, surfaces.faces, owners, is_passed, towards, chosen
    )
    return chosen[:count]


@kernel
def _choose(
    facings: Singles,
    faces: Ints,
    owners: NDArray[np.int16],
    is_passed: NDArray[np.bool_],
    towards: Vector,
    chosen: Ints,
) -> int:
    """Copy the first faces that are turned to a direction; how many they are."""
    count = 0
    for row in range(len(chosen)):
        if is_passed[owners[row]]:
            continue
        turned = facings[row, 0] * towards.x + facings[row, 1] * towards.y
        if turned + facings[row, 2] * towards.z > 0.0:
            for corner in range(3):
                chosen[count, corner] = faces[row, corner]
            count += 1
    return count


def _camera(
    materials: MaterialScene, light: Light | Sun, others: Ints | None
) -> Camera:
    """The camera of a light, fitted to everything that throws a shadow."""
    heading, pitch = light.heading_tenths + 1800, -light.elevation_tenths
    faces = materials.surfaces.faces[: materials.shell]
    count = int(faces.max()) + 1 if len(faces) else 1
    blockers = materials.surfaces.vertices[:count]
    if others is not None:
        away = materials.surfaces.vertices[others.reshape(-1)]
        blockers = np.concatenate([blockers, away])
    probe = Camera.orthographic(
        (0, 0, 0), heading, pitch_tenths=pitch, span_mm=1000, size=MAP_SIZE
    )
    seen = probe.to_camera(blockers)
    low, high = seen.min(axis=0), seen.max(axis=0)
    right, down, forward = probe.axes
    u, v = float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
    depth = float(low[2]) - 0.5
    position = [
        round(1000 * (u * r + v * d + depth * f))
        for r, d, f in zip(right, down, forward, strict=True)
    ]
    margin = 1.02 * float(max(high[0] - low[0], high[1] - low[1])) + 0.1
    return Camera.orthographic(
        (position[0], position[1], position[2]),
        heading,
        pitch_tenths=pitch,
        span_mm=round(margin * 1000),
        size=MAP_SIZE,
    )


def _spread(blocks: Singles) -> Singles:
    """The least of each block and of the eight around it."""
    padded = np.pad(blocks, 1, constant_values=NOTHING)
    count = len(blocks)
    spread = blocks
    for row in range(3):
        for column in range(3):
            part = padded[row : row + count, column : column + count]
            spread = np.minimum(spread, part)
    return np.ascontiguousarray(spread)


def _disc() -> Floats:
    """Points on a spiral that fill the unit disc evenly."""
    golden = 1375
    rows = []
    for tap in range(TAPS):
        radius = float(np.sqrt((tap + 0.5) / TAPS))
        rows.append((radius * cosine(golden * tap), radius * sine(golden * tap)))
    return np.array(rows)


@kernel
def _pack(triangles: Ints, depth: Floats, packed: Singles, nearest: Singles) -> None:
    """Depth in single precision, `NOTHING` where there is nothing; least of blocks."""
    nearest[:] = NOTHING
    for row in range(MAP_SIZE):
        for column in range(MAP_SIZE):
            if triangles[row, column] < 0:
                packed[row, column] = NOTHING
                continue
            packed[row, column] = depth[row, column]
            block = nearest[row // BLOCK, column // BLOCK]
            nearest[row // BLOCK, column // BLOCK] = min(block, depth[row, column])


@kernel
def lit_share(
    shadows: ShadowMap,
    place: tuple[float, float, float],
    normal: tuple[float, float, float],
    turn: tuple[float, float],
) -> float:
    """The share of the light that reaches a place, 0 to 1.

    The further away what hides the light, the wider the edge of its shadow.

    Args:
        shadows: what hides the light.
        place: in the world, metres.
        normal: of the surface, on the side that faces the light.
        turn: cosine and sine by which the pattern of samples is turned.
    """
    frame, depth = shadows.frame, shadows.depth
    size = depth.shape[0]
    x = place[0] + OFFSET * normal[0] - frame[3, 0]
    y = place[1] + OFFSET * normal[1] - frame[3, 1]
    z = place[2] + OFFSET * normal[2] - frame[3, 2]
    u = x * frame[1, 0] + y * frame[1, 1] + z * frame[1, 2]
    v = x * frame[2, 0] + y * frame[2, 1] + z * frame[2, 2]
    u = size / 2 + shadows.scale * u
    v = size / 2 + shadows.scale * v
    # Written so that what is not a number is outside as well.
    if not (u >= 0.0 and v >= 0.0 and u < size and v < size):
        return 1.0
    far = -(x * frame[0, 0] + y * frame[0, 1] + z * frame[0, 2]) - BIAS
    if far <= shadows.nearest[int(v) // BLOCK, int(u) // BLOCK]:
        return 1.0
    slope = _slope(frame, normal)
    reach = min(SEARCH * shadows.scale, BLOCK)
    found, blockers = 0.0, 0
    for tap in range(0, TAPS, 2):
        near = _probe(shadows, (u, v), tap, _spin(turn, reach), slope)
        if near < far:
            found += near
            blockers += 1
    if blockers == 0:
        return 1.0
    gap = far - found / blockers
    radius = min(max(shadows.spread * gap, SHARPEST) * shadows.scale, reach)
    lit = 0
    for tap in range(TAPS):
        lit += _probe(shadows, (u, v), tap, _spin(turn, radius), slope) >= far
    return lit / TAPS


@kernel
def _spin(turn: tuple[float, float], radius: float) -> tuple[float, float]:
    """What turns and scales the disc of samples."""
    return turn[0] * radius, turn[1] * radius


@kernel
def _slope(frame: Floats, normal: tuple[float, float, float]) -> tuple[float, float]:
    """How depth grows along u and v over a surface, so that it hides not itself."""
    facing = normal[0] * frame[0, 0] + normal[1] * frame[0, 1] + normal[2] * frame[0, 2]
    across = normal[0] * frame[1, 0] + normal[1] * frame[1, 1] + normal[2] * frame[1, 2]
    along = normal[0] * frame[2, 0] + normal[1] * frame[2, 1] + normal[2] * frame[2, 2]
    steep = 1.0 / max(facing, LEAST_FACING)
    return across * steep, along * steep


@kernel
def _probe(
    shadows: ShadowMap,
    spot: tuple[float, float],
    tap: int,
    spin: tuple[float, float],
    slope: tuple[float, float],
) -> float:
    """The depth of what is at one point of a disc, less that of the tangent plane."""
    x = shadows.disc[tap, 0] * spin[0] - shadows.disc[tap, 1] * spin[1]
    y = shadows.disc[tap, 0] * spin[1] + shadows.disc[tap, 1] * spin[0]
    last = shadows.depth.shape[0] - 1
    column = min(max(int(spot[0] + x), 0), last)
    row = min(max(int(spot[1] + y), 0), last)
    tangent = (slope[0] * x + slope[1] * y) / shadows.scale
    return float(shadows.depth[row, column] - tangent)


@kernel
def turn_of_pixel(x: int, y: int) -> tuple[float, float]:
    """One of four turns of a sample pattern, so that neighbours differ."""
    which = (x & 1) + 2 * (y & 1)
    if which == 0:
        return 1.0, 0.0
    if which == 1:
        return COS_45, COS_45
    if which == 2:
        return COS_22, SIN_22
    return SIN_22, COS_22
