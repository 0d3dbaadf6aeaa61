"""The light that a camera gets from each pixel, a numba kernel."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import CameraNumbers
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import inlined, kernel
from scenegen.renderers.lighting.ambient_occlusion import AmbientOcclusion, Grids
from scenegen.renderers.lighting.local_lights import LocalLights, light_of_local_lights
from scenegen.renderers.lighting.materials import Materials, Singles, Surfaces
from scenegen.renderers.lighting.reflections import ReflectedRoom, seen_in_mirror
from scenegen.renderers.lighting.shadow_map import ShadowMap, lit_share
from scenegen.renderers.lighting.sunlight import Sunlight, sun_share
from scenegen.renderers.lighting.textures import Texels
from scenegen.renderers.lighting.tone import STEPS, display

Light = tuple[float, float, float]

SAME_FACING = 0.9
"""Samples of a pixel whose faces are turned less than this cosine are shaded once."""

STRETCH = 6
"""Most texture samples along the longer side of a pixel's footprint."""

DIMMEST = 0.2
"""Share of the light from all around that finds its way into any crease."""

BRUSHED = 1.5
"""What the roughness of metal is multiplied by to get its matte share."""

MIRROR = 0.1
"""Surfaces less rough than this show the room."""

SHARPNESS = 0.8
"""Texels a pixel may span before the next smaller texture is taken, squared."""


class AmbientLight(NamedTuple):
    """Light without a place: what comes from the sun, from above, below and the sides.

    Attributes:
        sun: direct light on a white surface that faces it.
        above, below: light from all around on surfaces that look up or down.
        side: added to surfaces that look to where the sun is, taken from the others.
        ceiling, walls, floor: what mirrors see.
        level: luminance of an ordinary room under this light.
        key: how light pictures are meant to be, 1 for those of a day.
    """

    sun: Light
    above: Light
    below: Light
    side: Light
    ceiling: Light
    walls: Light
    floor: Light
    level: float
    key: float


class ShadingInputs(NamedTuple):
    """All that shading reads.

    Attributes:
        surfaces, looks, texels: what there is, and how it looks.
        decode: light of an sRGB code.
        codes: sRGB code of light in `STEPS` steps.
        paper: display light of what lies outside of the room.
        openness, shadows, glow: how much light gets where.
        sources: lamps and windows.
        sunshine: direct sun through windows.
        hall: what mirrors show.
    """

    surfaces: Surfaces
    looks: Materials
    texels: Texels
    decode: Floats
    codes: NDArray[np.uint8]
    paper: Light
    openness: AmbientOcclusion
    shadows: ShadowMap
    glow: AmbientLight
    sources: LocalLights
    sunshine: Sunlight
    hall: ReflectedRoom


class _Spot(NamedTuple):
    """A place on a surface as a camera sees it.

    Attributes:
        place: in the world.
        normal: unit vector, on the side that is seen.
        to_eye: unit vector towards the camera.
        uv: metres on the surface.
        steps: how u and v change by a pixel to the right, then by one down.
        openness: 0 to 1.
    """

    place: Light
    normal: Light
    to_eye: Light
    uv: tuple[float, float]
    steps: tuple[float, float, float, float]
    openness: float


@kernel
def shade(
    eye: CameraNumbers,
    world: ShadingInputs,
    triangles: Ints,
    exposure: float,
    rgb: NDArray[np.uint8],
    raw: Floats,
) -> None:
    """The picture, from the faces that the four samples of each pixel see.

    One kernel for pictures and for raw light: compiling it takes long.

    Args:
        eye: the camera.
        world: what it looks at.
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
            rgb[row, column, 0] = world.codes[int(red * STEPS + 0.5)]
            rgb[row, column, 1] = world.codes[int(green * STEPS + 0.5)]
            rgb[row, column, 2] = world.codes[int(blue * STEPS + 0.5)]


@kernel
def _exposed(light: Light, exposure: float) -> Light:
    """Display light, 0 to 1."""
    return (
        display(light[0] * exposure),
        display(light[1] * exposure),
        display(light[2] * exposure),
    )


@inlined
def _group(
    surfaces: Surfaces, faces: tuple[int, int, int, int], first: int, done: int
) -> int:
    """The samples, as bits, that look like the first one and are not done."""
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


@inlined
def _is_alike(surfaces: Surfaces, here: int, there: int) -> bool:
    """Whether two faces have one look and nearly one direction."""
    if here < 0 or there < 0 or surfaces.looks[here] != surfaces.looks[there]:
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


@inlined
def _shade(
    eye: CameraNumbers, world: ShadingInputs, face: int, x: float, y: float
) -> Light:
    """Light from a face to the camera at picture coordinates (x, y)."""
    spot = _spot(eye, world, face, x, y)
    looks, glow = world.looks, world.glow
    look = world.surfaces.looks[face]
    colour = _albedo(world, look, spot)
    sun, place = _direct(world, spot, _turn(int(x), int(y)))
    frame = world.shadows.frame
    towards = (frame[0, 0], frame[0, 1], frame[0, 2])
    up = 0.5 + 0.5 * spot.normal[2]
    side = spot.normal[0] * towards[0] + spot.normal[1] * towards[1]
    roughness, metallic = looks.roughness[look], looks.metallic[look]
    polish, shine = _gloss(spot, towards, roughness, metallic)
    shine = shine * sun
    mirrored = _mirrored(world, spot, roughness)
    clear = 1.0 if roughness < MIRROR else 0.35 + 0.65 * spot.openness
    # Brushed metal throws light from all sides back, as a matte surface does.
    brushed = metallic * min(BRUSHED * roughness, 0.7)
    matte = (1.0 - metallic) * (1.0 - polish) * looks.takes[look] + brushed
    polish = polish * (1.0 - brushed)
    light = (0.0, 0.0, 0.0)
    for channel in range(3):
        around = glow.below[channel] + up * (glow.above[channel] - glow.below[channel])
        around = (around + side * glow.side[channel]) * spot.openness
        around = around + sun * glow.sun[channel] + place[channel]
        base = colour[channel]
        # Polished metal is brighter than the picture of it that names its colour.
        base = base * (1.0 + 0.5 * metallic * (1.0 - base))
        sheen = 1.0 + metallic * (base - 1.0)
        gloss = polish * clear * mirrored[channel]
        gloss += shine * glow.sun[channel]
        value = base * (matte * around + looks.glow[look]) + sheen * gloss
        if channel == 0:
            light = (value, light[1], light[2])
        elif channel == 1:
            light = (light[0], value, light[2])
        else:
            light = (light[0], light[1], value)
    return light


@inlined
def _direct(
    world: ShadingInputs, spot: _Spot, turn: tuple[float, float]
) -> tuple[float, Light]:
    """The share of the main light, and the light of sun, lamps and windows."""
    shadows, sunshine = world.shadows, world.sunshine
    nx, ny, nz = spot.normal
    facing = nx * shadows.frame[0, 0] + ny * shadows.frame[0, 1]
    facing += nz * shadows.frame[0, 2]
    main = 0.0
    if facing > 0.0:
        main = facing * lit_share(shadows, spot.place, spot.normal, turn)
    red, green, blue = light_of_local_lights(world.sources, spot.place, spot.normal)
    share, way = 0.0, sunshine.towards
    slant = nx * way[0] + ny * way[1] + nz * way[2]
    if slant > 0.0 and len(sunshine.gates) > 0:
        share = slant * sun_share(sunshine, spot.place, spot.normal, turn)
    return main, (
        red * spot.openness + share * sunshine.colour[0],
        green * spot.openness + share * sunshine.colour[1],
        blue * spot.openness + share * sunshine.colour[2],
    )


@kernel
def _turn(x: int, y: int) -> tuple[float, float]:
    """One of four turns of a sample pattern, so that neighbours differ."""
    which = (x & 1) + 2 * (y & 1)
    if which == 0:
        return 1.0, 0.0
    if which == 1:
        return 0.7071067811865476, 0.7071067811865476
    if which == 2:
        return 0.9238795325112867, 0.3826834323650898
    return 0.3826834323650898, 0.9238795325112867


@kernel
def _gloss(
    spot: _Spot, sun: Light, roughness: float, metallic: float
) -> tuple[float, float]:
    """The mirrored share of light from around, and the highlight of the sun."""
    nx, ny, nz = spot.normal
    vx, vy, vz = spot.to_eye
    head_on = max(nx * vx + ny * vy + nz * vz, 0.02)
    graze = 1.0 - head_on
    fresnel = graze * graze * graze * graze * graze
    smooth = 1.0 - roughness
    base = 0.04 + 0.9 * metallic
    keep = metallic + smooth * (1.0 - metallic)
    polish = (base + (1.0 - base) * fresnel * smooth) * keep
    hx, hy, hz = vx + sun[0], vy + sun[1], vz + sun[2]
    length = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
    aligned = max((nx * hx + ny * hy + nz * hz) / length, 0.0)
    spread = max(roughness * roughness, 0.02)
    spread = spread * spread
    lobe = aligned * aligned * (spread - 1.0) + 1.0
    shine = spread / (3.1416 * lobe * lobe) * (base + (1.0 - base) * fresnel) * 0.25
    return polish, min(shine, 4.0)


@inlined
def _mirrored(world: ShadingInputs, spot: _Spot, roughness: float) -> Light:
    """What a surface mirrors: the room, or its colours when it is not a mirror."""
    nx, ny, nz = spot.normal
    vx, vy, vz = spot.to_eye
    glow = world.glow
    towards = 2.0 * (nx * vx + ny * vy + nz * vz)
    way = (towards * nx - vx, towards * ny - vy, towards * nz - vz)
    if roughness < MIRROR:
        around = (glow.above, glow.below)
        return seen_in_mirror(world.hall, world.sources, around, (spot.place, way))
    return _blurred(glow, way[2], 0.25 + roughness)


@kernel
def _blurred(glow: AmbientLight, rise: float, width: float) -> Light:
    """Floor, walls or ceiling, by how far a direction rises."""
    high = min(max((rise - 0.15) / width + 0.5, 0.0), 1.0)
    low = min(max((-rise - 0.1) / width + 0.5, 0.0), 1.0)
    return (
        glow.walls[0]
        + high * (glow.ceiling[0] - glow.walls[0])
        + low * (glow.floor[0] - glow.walls[0]),
        glow.walls[1]
        + high * (glow.ceiling[1] - glow.walls[1])
        + low * (glow.floor[1] - glow.walls[1]),
        glow.walls[2]
        + high * (glow.ceiling[2] - glow.walls[2])
        + low * (glow.floor[2] - glow.walls[2]),
    )


@inlined
def _spot(
    eye: CameraNumbers, world: ShadingInputs, face: int, x: float, y: float
) -> _Spot:
    """Where the ray of a pixel meets a face, with all that is interpolated there."""
    surfaces = world.surfaces
    a, b, c = surfaces.faces[face, 0], surfaces.faces[face, 1], surfaces.faces[face, 2]
    corners = (
        _corner(surfaces.vertices, a),
        _corner(surfaces.vertices, b),
        _corner(surfaces.vertices, c),
    )
    q, r = _weights(eye, corners, x, y)
    q = min(max(q, 0.0), 1.0)
    r = min(max(r, 0.0), 1.0 - q)
    p = 1.0 - q - r
    place = _blend(corners, p, q, r)
    uvs = surfaces.uvs
    u = p * uvs[a, 0] + q * uvs[b, 0] + r * uvs[c, 0]
    v = p * uvs[a, 1] + q * uvs[b, 1] + r * uvs[c, 1]
    steps = (0.0, 0.0, 0.0, 0.0)
    if world.looks.textures[surfaces.looks[face]] >= 0:
        steps = _steps(eye, corners, _uv_edges(uvs, a, b, c), x, y)
    view = _view(eye, place)
    normals = surfaces.normals
    nx = p * normals[a, 0] + q * normals[b, 0] + r * normals[c, 0]
    ny = p * normals[a, 1] + q * normals[b, 1] + r * normals[c, 1]
    nz = p * normals[a, 2] + q * normals[b, 2] + r * normals[c, 2]
    facing = surfaces.facings[face]
    back = facing[0] * view[0] + facing[1] * view[1] + facing[2] * view[2] < 0.0
    scale = 1.0 / (np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12)
    scale = -scale if back else scale
    openness = world.openness
    grid = -1
    if face >= openness.first_face:
        grid = openness.grid_of[face - openness.first_face]
    if grid >= 0:
        open_here = _open_on_shell(openness.grids, grid, place)
    else:
        open_here = p * openness.vertices[a] + q * openness.vertices[b]
        open_here += r * openness.vertices[c]
    open_here = DIMMEST + (1.0 - DIMMEST) * open_here
    normal = (nx * scale, ny * scale, nz * scale)
    return _Spot(place, normal, view, (u, v), steps, open_here)


@kernel
def _corner(vertices: Floats, row: int) -> Light:
    return vertices[row, 0], vertices[row, 1], vertices[row, 2]


@kernel
def _blend(corners: tuple[Light, Light, Light], p: float, q: float, r: float) -> Light:
    a, b, c = corners
    return (
        p * a[0] + q * b[0] + r * c[0],
        p * a[1] + q * b[1] + r * c[1],
        p * a[2] + q * b[2] + r * c[2],
    )


@kernel
def _uv_edges(
    uvs: Singles, a: int, b: int, c: int
) -> tuple[float, float, float, float]:
    """How u and v change along the two edges of a face that start at its corner a."""
    return (
        uvs[b, 0] - uvs[a, 0],
        uvs[b, 1] - uvs[a, 1],
        uvs[c, 0] - uvs[a, 0],
        uvs[c, 1] - uvs[a, 1],
    )


@kernel
def _steps(
    eye: CameraNumbers,
    corners: tuple[Light, Light, Light],
    edges: tuple[float, float, float, float],
    x: float,
    y: float,
) -> tuple[float, float, float, float]:
    """How u and v change by one pixel to the right, and by one down."""
    q, r = _weights(eye, corners, x, y)
    q_right, r_right = _weights(eye, corners, x + 1.0, y)
    q_down, r_down = _weights(eye, corners, x, y + 1.0)
    ub, vb, uc, vc = edges
    return (
        (q_right - q) * ub + (r_right - r) * uc,
        (q_right - q) * vb + (r_right - r) * vc,
        (q_down - q) * ub + (r_down - r) * uc,
        (q_down - q) * vb + (r_down - r) * vc,
    )


@kernel
def _weights(
    eye: CameraNumbers, corners: tuple[Light, Light, Light], x: float, y: float
) -> tuple[float, float]:
    """Weights of the corners b and c where the ray of (x, y) meets their plane."""
    a, b, c = corners
    half = eye.size / 2
    across, along = (x - half) / eye.scale, (y - half) / eye.scale
    ox = eye.right.x * across + eye.down.x * along
    oy = eye.right.y * across + eye.down.y * along
    oz = eye.right.z * across + eye.down.z * along
    dx, dy, dz = eye.forward.x, eye.forward.y, eye.forward.z
    tx, ty, tz = eye.origin.x - a[0], eye.origin.y - a[1], eye.origin.z - a[2]
    if eye.is_orthographic:
        tx, ty, tz = tx + ox, ty + oy, tz + oz
    else:
        dx, dy, dz = dx + ox, dy + oy, dz + oz
    ex, ey, ez = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    fx, fy, fz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    px, py, pz = dy * fz - dz * fy, dz * fx - dx * fz, dx * fy - dy * fx
    spread = ex * px + ey * py + ez * pz
    if abs(spread) < 1e-18:
        return 0.3333333333333333, 0.3333333333333333
    qx, qy, qz = ty * ez - tz * ey, tz * ex - tx * ez, tx * ey - ty * ex
    scale = 1.0 / spread
    return (tx * px + ty * py + tz * pz) * scale, (dx * qx + dy * qy + dz * qz) * scale


@kernel
def _view(eye: CameraNumbers, place: Light) -> Light:
    """The unit vector from a place towards the camera."""
    if eye.is_orthographic:
        return -eye.forward.x, -eye.forward.y, -eye.forward.z
    x, y, z = eye.origin.x - place[0], eye.origin.y - place[1], eye.origin.z - place[2]
    scale = 1.0 / (np.sqrt(x * x + y * y + z * z) + 1e-12)
    return x * scale, y * scale, z * scale


@inlined
def _open_on_shell(grids: Grids, which: int, place: Light) -> float:
    """Openness between the values of a grid."""
    frame = grids.frames[which]
    first, columns, rows = (
        grids.tiles[which, 0],
        grids.tiles[which, 1],
        grids.tiles[which, 2],
    )
    x, y, z = place[0] - frame[0], place[1] - frame[1], place[2] - frame[2]
    s = min(max(x * frame[3] + y * frame[4] + z * frame[5], 0.0), columns - 1.001)
    t = min(max(x * frame[6] + y * frame[7] + z * frame[8], 0.0), rows - 1.001)
    column, row = int(s), int(t)
    fs, ft = s - column, t - row
    at = first + row * columns + column
    values = grids.values
    over = values[at] + fs * (values[at + 1] - values[at])
    under = values[at + columns]
    under += fs * (values[at + columns + 1] - values[at + columns])
    return float(over + ft * (under - over))


@inlined
def _albedo(world: ShadingInputs, look: int, spot: _Spot) -> Light:
    """The colour of a surface, its texture smoothed over the pixel's footprint."""
    looks, texels = world.looks, world.texels
    red, green, blue = looks.light[look, 0], looks.light[look, 1], looks.light[look, 2]
    texture = looks.textures[look]
    if texture < 0:
        return red, green, blue
    repeats = 1.0 / looks.metres[look]
    size = texels.levels[texture, 0, 1] * repeats
    long_u, long_v, short, ratio = _footprint(spot.steps)
    taps = min(int(ratio + 0.5), STRETCH)
    taps = max(taps, 1)
    width = max(short, short * ratio / taps) * size
    level, square = 0, width * width * SHARPNESS
    while level < texels.counts[texture] - 1 and square > 2.0:
        square *= 0.25
        level += 1
    tr, tg, tb = 0.0, 0.0, 0.0
    for tap in range(taps):
        away = (tap + 0.5) / taps - 0.5
        u = (spot.uv[0] + away * long_u) * repeats
        v = (spot.uv[1] + away * long_v) * repeats
        texel = _texel(texels, world.decode, (texture, level), u, v)
        tr += texel[0]
        tg += texel[1]
        tb += texel[2]
    scale = 1.0 / taps
    return red * tr * scale, green * tg * scale, blue * tb * scale


@kernel
def _footprint(
    steps: tuple[float, float, float, float],
) -> tuple[float, float, float, float]:
    """The longer side of a pixel on the surface, its shorter width, their ratio."""
    ux, vx, uy, vy = steps
    right, down = ux * ux + vx * vx, uy * uy + vy * vy
    long_u, long_v, long = ux, vx, right
    if down > right:
        long_u, long_v, long = uy, vy, down
    long = np.sqrt(long) + 1e-9
    short = max(abs(ux * vy - vx * uy) / long, 1e-6)
    return long_u, long_v, short, min(max(long / short, 1.0), 100.0)


@inlined
def _texel(
    texels: Texels, decode: Floats, which: tuple[int, int], u: float, v: float
) -> Light:
    """Light of a texture at (u, v) repeats, between four texels; v counts upwards."""
    texture, level = which
    first = texels.levels[texture, level, 0]
    width, height = texels.levels[texture, level, 1], texels.levels[texture, level, 2]
    u = u - np.floor(u)
    v = np.floor(v) + 1.0 - v
    x, y = u * width - 0.5 + width, v * height - 0.5 + height
    column, row = int(x), int(y)
    fx, fy = x - column, y - row
    left, right = column % width, (column + 1) % width
    top, low = first + row % height * width, first + (row + 1) % height * width
    codes = texels.codes
    wa, wb = (1.0 - fx) * (1.0 - fy), fx * (1.0 - fy)
    wc, wd = (1.0 - fx) * fy, fx * fy
    a, b, c, d = top + left, top + right, low + left, low + right
    return (
        wa * decode[codes[a, 0]]
        + wb * decode[codes[b, 0]]
        + wc * decode[codes[c, 0]]
        + wd * decode[codes[d, 0]],
        wa * decode[codes[a, 1]]
        + wb * decode[codes[b, 1]]
        + wc * decode[codes[c, 1]]
        + wd * decode[codes[d, 1]],
        wa * decode[codes[a, 2]]
        + wb * decode[codes[b, 2]]
        + wc * decode[codes[c, 2]]
        + wd * decode[codes[d, 2]],
    )
