"""How surfaces throw light back: diffuse light, mirrored light, highlights.

A material is a mixture of a dielectric and a metal, as in other renderers' principled
models, cut down to +, -, *, / and square roots. Three terms are added up:

- diffuse: the colour times what falls on the surface from all sides. Metals have
  none, but brushed metal spreads what it mirrors so widely that it looks as if it had.
- mirrored: Schlick's approximation of Fresnel's law gives the share that is mirrored:
  a few per cent head on, all of it at grazing angles, the less so the rougher the
  surface. What is seen in it is the room in real mirrors (`reflections`), and floor,
  walls or ceiling as plain colours, mixed over the width of the lobe, in all others.
- highlight: the distribution of microfacets of Trowbridge and Reitz ("GGX") around the
  half vector between camera and main light. Shadowing and masking are left out; the
  highlight is capped instead, since nothing but lamps may burn out.

The shader of `gl` (`shaders/functions/gloss.glsl`) has the same functions with the same
constants; `tests/renderers/test_one_light.py` compares them.
"""

from typing import NamedTuple

import numpy as np

from scenegen.kernels import kernel
from scenegen.renderers.lighting.ambient import AmbientLight
from scenegen.renderers.lighting.materials import RgbLight, Xyz

MIRROR = 0.1
"""Surfaces less rough than this show the room."""

BRUSHED, MOST_BRUSHED = 1.5, 0.7
"""What the roughness of metal is multiplied by to get its diffuse share, and the most
that it may become."""

LEAST_FACING = 0.02
"""Cosine to the camera that surfaces seen at a grazing angle are taken to have."""

DIELECTRIC, METAL = 0.04, 0.9
"""What is mirrored head on, and what metal adds to that."""

LEAST_SPREAD = 0.02
"""Squared roughness of the smoothest highlight."""

BRIGHTEST_HIGHLIGHT = 4.0

PI = 3.1416

UNOCCLUDED_MIRRORING = 0.35
"""Share of mirrored light that ambient occlusion does not take from rough surfaces."""

POLISHED_METAL = 0.5
"""How much of what it lacks to white polished metal gains: it is brighter than the
picture of it that its colour is taken from."""

CEILING_RISE, FLOOR_DROP = 0.15, 0.1
"""Sines of the elevations beyond which a mirrored ray meets ceiling or floor, about."""

LEAST_BLUR = 0.25
"""Width, in such sines, over which the smoothest surface that is no mirror blurs."""


class MaterialRow(NamedTuple):
    """The numbers of one row of `Materials` that shading multiplies by.

    Attributes:
        roughness: 0 mirror, 1 chalk.
        metallic: 0 or 1.
        emission: light given off, 1 is that of a lit white surface.
        reflects: share of the light that falls on it which it throws back.
    """

    roughness: float
    metallic: float
    emission: float
    reflects: float


class IncidentLight(NamedTuple):
    """What reaches a place on a surface.

    Attributes:
        main: share of the main light, times the cosine to it.
        side: cosine to the main light, level parts only: `AmbientLight.side` times it
            is added.
        placed: light of lamps, windows and sun, cosines included.
        mirrored: light from where the camera's ray is mirrored to.
        occlusion: ambient occlusion, 1 where nothing is near.
    """

    main: float
    side: float
    placed: RgbLight
    mirrored: RgbLight
    occlusion: float


@kernel
def gloss(
    normal: Xyz, to_camera: Xyz, to_main: Xyz, roughness: float, metallic: float
) -> tuple[float, float]:
    """The mirrored share of light from around, and the highlight of the main light.

    Args:
        normal: unit vector, on the side that is seen.
        to_camera: unit vector.
        to_main: unit vector towards the main light.
        roughness: of the material.
        metallic: of the material.
    """
    nx, ny, nz = normal
    vx, vy, vz = to_camera
    facing = max(nx * vx + ny * vy + nz * vz, LEAST_FACING)
    graze = 1.0 - facing
    fresnel = graze * graze * graze * graze * graze
    smooth = 1.0 - roughness
    base = DIELECTRIC + METAL * metallic
    keep = metallic + smooth * (1.0 - metallic)
    polish = (base + (1.0 - base) * fresnel * smooth) * keep
    hx, hy, hz = vx + to_main[0], vy + to_main[1], vz + to_main[2]
    length = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
    aligned = max((nx * hx + ny * hy + nz * hz) / length, 0.0)
    spread = max(roughness * roughness, LEAST_SPREAD)
    spread = spread * spread
    lobe = aligned * aligned * (spread - 1.0) + 1.0
    shine = spread / (PI * lobe * lobe) * (base + (1.0 - base) * fresnel) * 0.25
    return polish, min(shine, BRIGHTEST_HIGHLIGHT)


@kernel
def blurred_room(ambient: AmbientLight, rise: float, width: float) -> RgbLight:
    """Floor, walls or ceiling as plain colours, by how far a direction rises.

    Args:
        ambient: says what colours they have.
        rise: sine of the elevation of the direction.
        width: over how much of it one goes over into the other.
    """
    high = min(max((rise - CEILING_RISE) / width + 0.5, 0.0), 1.0)
    low = min(max((-rise - FLOOR_DROP) / width + 0.5, 0.0), 1.0)
    return (
        ambient.walls[0]
        + high * (ambient.ceiling[0] - ambient.walls[0])
        + low * (ambient.floor[0] - ambient.walls[0]),
        ambient.walls[1]
        + high * (ambient.ceiling[1] - ambient.walls[1])
        + low * (ambient.floor[1] - ambient.walls[1]),
        ambient.walls[2]
        + high * (ambient.ceiling[2] - ambient.walls[2])
        + low * (ambient.floor[2] - ambient.walls[2]),
    )


@kernel
def polished(colour: float, metallic: float) -> float:
    """One channel of a colour as polished metal shows it."""
    return colour * (1.0 + POLISHED_METAL * metallic * (1.0 - colour))


@kernel
def outgoing_light(
    ambient: AmbientLight,
    material: MaterialRow,
    colour: RgbLight,
    normal: Xyz,
    incident: IncidentLight,
    shares: tuple[float, float],
) -> RgbLight:
    """The light that a surface sends to the camera.

    Args:
        ambient: light from all around.
        material: of the surface.
        colour: of the surface.
        normal: unit vector, on the side that is seen.
        incident: the light that reaches it.
        shares: of mirrored light and of the highlight, as `gloss` gives them.
    """
    polish, shine = shares[0], shares[1] * incident.main
    metallic = material.metallic
    up = 0.5 + 0.5 * normal[2]
    clear = 1.0
    if material.roughness >= MIRROR:
        clear = UNOCCLUDED_MIRRORING
        clear = clear + (1.0 - UNOCCLUDED_MIRRORING) * incident.occlusion
    brushed = metallic * min(BRUSHED * material.roughness, MOST_BRUSHED)
    matte = (1.0 - metallic) * (1.0 - polish) * material.reflects + brushed
    polish = polish * (1.0 - brushed)
    light = (0.0, 0.0, 0.0)
    for channel in range(3):
        above, below = ambient.above[channel], ambient.below[channel]
        around = below + up * (above - below)
        around = (around + incident.side * ambient.side[channel]) * incident.occlusion
        around = around + incident.main * ambient.main[channel]
        around = around + incident.placed[channel]
        base = polished(colour[channel], metallic)
        sheen = 1.0 + metallic * (base - 1.0)
        mirrored = polish * clear * incident.mirrored[channel]
        mirrored += shine * ambient.main[channel]
        value = base * (matte * around + material.emission) + sheen * mirrored
        if channel == 0:
            light = (value, light[1], light[2])
        elif channel == 1:
            light = (light[0], value, light[2])
        else:
            light = (light[0], light[1], value)
    return light
