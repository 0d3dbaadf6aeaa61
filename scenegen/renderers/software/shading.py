"""The light that a camera gets from each pixel, a numba kernel.

Pictures are supersampled by 2 x 2: the rasteriser has found the face that each of the
four samples of a pixel sees, and edges are smooth because the mean of four display
values is stored. Shading is what costs time, and within one surface it changes little
over a pixel; so samples that see one material under nearly one direction are shaded
once, in their middle, with the weight of all of them. The mean is taken of display
values, after exposure and tone, not of light: else one sample of a lamp would outshine
its three neighbours and its edge would stay jagged.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import CameraNumbers
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.renderers.lighting.gloss import (
    LEAST_BLUR,
    MIRROR,
    IncidentLight,
    MaterialRow,
    blurred_room,
    gloss,
    outgoing_light,
)
from scenegen.renderers.lighting.local_lights import light_of_local_lights
from scenegen.renderers.lighting.materials import Materials, RgbLight, Surfaces
from scenegen.renderers.lighting.reflections import seen_in_mirror
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.shadow_map import lit_share, turn_of_pixel
from scenegen.renderers.lighting.sunlight import sun_share
from scenegen.renderers.lighting.tone import code_row, display
from scenegen.renderers.software.surface_points import SurfacePoint, surface_point
from scenegen.renderers.software.texture_filter import filtered_colour

SAME_FACING = 0.9
"""Samples of a pixel whose faces are turned less than this cosine are shaded once."""


@kernel
def shade(
    eye: CameraNumbers,
    world: ShadingInputs,
    triangles: Ints,
    exposure: float,
    rgb: NDArray[np.uint8],
    raw: Floats,
) -> None:
    """The picture, from the faces of the four samples of each pixel.

    One kernel for pictures and for raw light: compiling it takes long.

    Args:
        eye: the camera.
        world: the scene with its light.
        triangles: (2 size, 2 size) faces, -1 for nothing.
        exposure: what light is multiplied by.
        rgb: (size, size, 3) is written to, unless raw light is wanted.
        raw: (size, size, 3) light, -1 for nothing, is written to unless it is empty.
    """
    is_raw = len(raw) > 0
    nothing = (-1.0, -1.0, -1.0) if is_raw else world.paper
    for row in range(eye.size):
        for column in range(eye.size):
            faces = (
                triangles[2 * row, 2 * column],
                triangles[2 * row, 2 * column + 1],
                triangles[2 * row + 1, 2 * column],
                triangles[2 * row + 1, 2 * column + 1],
            )
            red, green, blue = 0.0, 0.0, 0.0
            done = 0
            for sample in range(4):
                if done >> sample & 1:
                    continue
                group = _group(world.surfaces, faces, sample, done)
                done |= group
                count, x, y = _middle(group)
                light = nothing
                if faces[sample] >= 0:
                    light = _shade(eye, world, faces[sample], column + x, row + y)
                    if not is_raw:
                        light = _exposed(light, exposure)
                red += 0.25 * count * light[0]
                green += 0.25 * count * light[1]
                blue += 0.25 * count * light[2]
            if is_raw:
                raw[row, column, 0] = red
                raw[row, column, 1] = green
                raw[row, column, 2] = blue
                continue
            rgb[row, column, 0] = world.codes[code_row(red)]
            rgb[row, column, 1] = world.codes[code_row(green)]
            rgb[row, column, 2] = world.codes[code_row(blue)]


@kernel
def _exposed(light: RgbLight, exposure: float) -> RgbLight:
    """Display light, 0 to 1."""
    return (
        display(light[0] * exposure),
        display(light[1] * exposure),
        display(light[2] * exposure),
    )


@kernel
def _group(
    surfaces: Surfaces, faces: tuple[int, int, int, int], first: int, done: int
) -> int:
    """The samples, as bits, to be shaded with the first one, which are not done yet."""
    if faces[0] == faces[1] == faces[2] == faces[3]:
        return 15
    group = 1 << first
    here = faces[first]
    for sample in range(first + 1, 4):
        if done >> sample & 1:
            continue
        there = faces[sample]
        if there == here or _is_alike(surfaces, here, there):
            group |= 1 << sample
    return group


@kernel
def _is_alike(surfaces: Surfaces, here: int, there: int) -> bool:
    """Whether two faces have one material and nearly one direction."""
    if here < 0 or there < 0 or surfaces.materials[here] != surfaces.materials[there]:
        return False
    facings = surfaces.facings
    turn = 0.0
    for axis in range(3):
        turn += facings[here, axis] * facings[there, axis]
    return turn > SAME_FACING


@kernel
def _middle(group: int) -> tuple[int, float, float]:
    """How many samples a group has, and where their middle is in the pixel."""
    count, x, y = 0, 0.0, 0.0
    for sample in range(4):
        if group >> sample & 1:
            count += 1
            x += 0.25 + 0.5 * (sample % 2)
            y += 0.25 + 0.5 * (sample // 2)
    return count, x / count, y / count


@kernel
def _shade(
    eye: CameraNumbers, world: ShadingInputs, face: int, x: float, y: float
) -> RgbLight:
    """Light from a face to the camera at picture coordinates (x, y)."""
    point = surface_point(eye, world, face, x, y)
    row = world.surfaces.materials[face]
    material = _material(world.materials, row)
    colour = filtered_colour(world, row, point.uv, point.uv_steps)
    main, placed = _direct(world, point, turn_of_pixel(int(x), int(y)))
    frame = world.shadows.frame
    towards = (frame[0, 0], frame[0, 1], frame[0, 2])
    shares = gloss(
        point.normal, point.to_camera, towards, material.roughness, material.metallic
    )
    incident = IncidentLight(
        main,
        point.normal[0] * towards[0] + point.normal[1] * towards[1],
        placed,
        _mirrored(world, point, material.roughness),
        point.occlusion,
    )
    return outgoing_light(
        world.ambient, material, colour, point.normal, incident, shares
    )


@kernel
def _material(materials: Materials, row: int) -> MaterialRow:
    return MaterialRow(
        materials.roughness[row],
        materials.metallic[row],
        materials.emission[row],
        materials.reflects[row],
    )


@kernel
def _direct(
    world: ShadingInputs, point: SurfacePoint, turn: tuple[float, float]
) -> tuple[float, RgbLight]:
    """The share of the main light, and the light of sun, lamps and windows."""
    shadows, sunlight = world.shadows, world.sunlight
    nx, ny, nz = point.normal
    facing = nx * shadows.frame[0, 0] + ny * shadows.frame[0, 1]
    facing += nz * shadows.frame[0, 2]
    main = 0.0
    if facing > 0.0:
        main = facing * lit_share(shadows, point.place, point.normal, turn)
    red, green, blue = light_of_local_lights(
        world.local_lights, point.place, point.normal
    )
    share, way = 0.0, sunlight.towards
    slant = nx * way[0] + ny * way[1] + nz * way[2]
    if slant > 0.0 and len(sunlight.gates) > 0:
        share = slant * sun_share(sunlight, point.place, point.normal, turn)
    return main, (
        red * point.occlusion + share * sunlight.colour[0],
        green * point.occlusion + share * sunlight.colour[1],
        blue * point.occlusion + share * sunlight.colour[2],
    )


@kernel
def _mirrored(world: ShadingInputs, point: SurfacePoint, roughness: float) -> RgbLight:
    """What a surface mirrors: the room, or its colours when it is not a mirror."""
    nx, ny, nz = point.normal
    vx, vy, vz = point.to_camera
    ambient = world.ambient
    towards = 2.0 * (nx * vx + ny * vy + nz * vz)
    way = (towards * nx - vx, towards * ny - vy, towards * nz - vz)
    if roughness < MIRROR:
        around, ray = (ambient.above, ambient.below), (point.place, way)
        return seen_in_mirror(world.reflected_room, world.local_lights, around, ray)
    return blurred_room(ambient, way[2], LEAST_BLUR + roughness)
