"""One light: each function of the shaders gives what its twin in Python gives.

A fragment program of one line includes a file of `gl/shaders/functions`, evaluates one
function in each pixel, on inputs from a texture, and writes the result into a texture
of floats. Where there is no graphics card, Mesa's processor runs it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.geometry.pose import Floats
from scenegen.renderers.gl.draw_calls import Features
from scenegen.renderers.gl.shader_source import (
    FUNCTIONS,
    assembled,
    constants,
    shader_source,
    switches,
)
from scenegen.renderers.lighting import (
    ambient_occlusion,
    gloss,
    local_lights,
    occlusion_grids,
    reflections,
    shadow_map,
    sunlight,
    tone,
)
from scenegen.renderers.lighting.gloss import IncidentLight, MaterialRow
from scenegen.renderers.lighting.materials import material_scene
from scenegen.renderers.lighting.scene_lighting import LitScene, light_scene
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.textures import TextureAtlas
from tests.renderers.sample_room import (
    EASTERN_SUN,
    GREEN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    room_scene,
    windowed,
)

INPUTS = 1000

EDGES = 0.003
"""Share of the inputs that may lie so near to a threshold, such as the edge of a
shadow, that single precision falls on its other side."""

PANE_EDGES = 0.01
"""The same for windows: some inputs lie on their very edges, for these are edges of
faces."""

OTHER = (0.3, 0.7, 1.4, 3.0)
"""What a constant is multiplied by, to see whether it is noticed."""

SCENE = windowed(
    room_scene(
        box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
        box_entity(2, "lamp/20x20x30", 3000, 1200),
        box_entity(3, "box/40x90x140", 1400, 1000),
    ),
    WINDOW,
    sun=EASTERN_SUN,
    lit=(2,),
)


class Inputs(NamedTuple):
    """Random numbers in the meaning that functions give them.

    Attributes:
        place: (n, 3) in the room, half of them near to its surfaces.
        normal, other: (n, 3) unit vectors.
        shares: (n, 3) 0 to 1.
        light: (n, 3) of whole sRGB codes.
        kind: (n,) 0 to 3.
    """

    place: Floats
    normal: Floats
    other: Floats
    shares: Floats
    light: Floats
    kind: Floats

    def row(self, number: int) -> "Inputs":
        """The numbers of one pixel."""
        return Inputs(*(values[number] for values in self))


@dataclass(frozen=True)
class Twin:
    """A function of the shaders and the one in Python.

    Attributes:
        file: of the function.
        name: of the function.
        call: GLSL that evaluates it; `place`, `normal`, `other`, `shares` and `kind`
            are its inputs.
        of: Python that does, for a row of the inputs.
        edges: share of inputs that may disagree.
    """

    file: str
    name: str
    call: str
    of: Callable[[ShadingInputs, Inputs], object]
    edges: float = 0.0


def tuple_of(row: Floats) -> tuple[float, float, float]:
    return float(row[0]), float(row[1]), float(row[2])


def turn_of(each: Inputs) -> tuple[float, float]:
    return shadow_map.turn_of_pixel(int(each.kind) % 2, int(each.kind) // 2)


def main_shadow(world: ShadingInputs, each: Inputs) -> float:
    place, normal = tuple_of(each.place), tuple_of(each.normal)
    return shadow_map.lit_share(world.shadows, place, normal, turn_of(each))


def light_from_lamps(world: ShadingInputs, each: Inputs) -> object:
    place, normal = tuple_of(each.place), tuple_of(each.normal)
    return local_lights.light_of_local_lights(world.local_lights, place, normal)


def sun(world: ShadingInputs, each: Inputs) -> float:
    place, normal = tuple_of(each.place), tuple_of(each.normal)
    return sunlight.sun_share(world.sunlight, place, normal, turn_of(each))


def gate(world: ShadingInputs, each: Inputs) -> float:
    light = world.sunlight
    way = 2.0 * float(each.shares[0])
    return sunlight._in_gate(light.gates[0], tuple_of(each.place), light.towards, way)


def window(world: ShadingInputs, each: Inputs) -> float:
    return sunlight._through_windows(world.sunlight, tuple_of(each.place))


def leaves(world: ShadingInputs, each: Inputs) -> float:
    way = 4.0 * float(each.shares[0])
    return float(sunlight._leaves_before(world.sunlight, tuple_of(each.place), way))


def mirror(world: ShadingInputs, each: Inputs) -> object:
    around = world.ambient.above, world.ambient.below
    ray = tuple_of(each.place), tuple_of(each.other)
    room, lights = world.reflected_room, world.local_lights
    return reflections.seen_in_mirror(room, lights, around, ray)


def on_east_wall(each: Inputs) -> tuple[float, float, float]:
    return (
        4.0 - 0.03 * float(each.shares[0]),
        float(each.place[1]),
        float(each.place[2]),
    )


def pane(world: ShadingInputs, each: Inputs) -> float:
    place, normal = on_east_wall(each), (-1.0, 0.0, 0.0)
    return float(reflections._is_pane(world.reflected_room.panes, place, normal))


def edge(world: ShadingInputs, each: Inputs) -> float:
    place, normal = on_east_wall(each), (-1.0, 0.0, 0.0)
    return reflections._edge_dimming(world.reflected_room, place, normal)


def glossy(world: ShadingInputs, each: Inputs) -> object:
    to_main, (roughness, _, _) = tuple_of(world.shadows.frame[0]), each.shares
    normal, to_camera = tuple_of(each.normal), tuple_of(each.other)
    metallic = float(each.kind > 1)
    return gloss.gloss(normal, to_camera, to_main, float(roughness), metallic)


def blurred(world: ShadingInputs, each: Inputs) -> object:
    width = gloss.LEAST_BLUR + float(each.shares[0])
    return gloss.blurred_room(world.ambient, float(each.other[2]), width)


def polished(_: ShadingInputs, each: Inputs) -> object:
    return [gloss.polished(float(share), float(each.kind > 1)) for share in each.shares]


def outgoing(world: ShadingInputs, each: Inputs) -> object:
    first, second, third = tuple_of(each.shares)
    material = MaterialRow(first, float(each.kind > 1), second, third)
    colour = third, first, second
    incident = IncidentLight(first, second - 0.5, colour, tuple_of(each.shares), third)
    normal, shares = tuple_of(each.normal), (second, third)
    return gloss.outgoing_light(
        world.ambient, material, colour, normal, incident, shares
    )


def grid(world: ShadingInputs, each: Inputs) -> float:
    grids = world.occlusion.grids
    which = int(each.kind) % len(grids.tiles)
    return occlusion_grids.occlusion_on_grid(grids, which, tuple_of(each.place))


def soft(_: ShadingInputs, each: Inputs) -> float:
    return ambient_occlusion.softened(float(each.shares[0]))


def passed(_: ShadingInputs, each: Inputs) -> float:
    return ambient_occlusion._passed(float(each.other[0]))


def sky(_: ShadingInputs, each: Inputs) -> float:
    value = np.ones(1, dtype=np.float32)
    ambient_occlusion._hide_sky(dome(), each.place[None], normals_of(each), value)
    return float(value[0])


@cache
def dome() -> ambient_occlusion._Dome:
    return ambient_occlusion._dome(
        material_scene(SCENE, BoxCatalogue(), TextureAtlas())
    )


def corners(_: ShadingInputs, each: Inputs) -> float:
    value = np.ones(1, dtype=np.float32)
    walls = ambient_occlusion.walls_of(SCENE.room)
    ambient_occlusion._darken_corners(walls, each.place[None], normals_of(each), value)
    return float(value[0])


def normals_of(each: Inputs) -> NDArray[np.float32]:
    return each.normal[None].astype(np.float32)


def shown(_: ShadingInputs, each: Inputs) -> object:
    return [tone.display(3.0 * float(share)) for share in each.shares]


def encoded(_: ShadingInputs, each: Inputs) -> object:
    table = tone.linear_table()
    return [int(abs(table - float(light)).argmin()) / 255 for light in each.light]


def row_of(values: str) -> str:
    return f"vec4({values}, 0.0, 0.0, 0.0)"


TURN = "turn_of_pixel(ivec2(int(kind) % 2, int(kind) / 2))"
EAST = "vec3(4.0 - 0.03 * shares.x, place.yz), vec3(-1.0, 0.0, 0.0)"
METALLIC = "kind > 1.0 ? 1.0 : 0.0"

TWINS = (
    Twin(
        "shadow_map",
        "turn_of_pixel",
        f"vec4({TURN}, 0.0, 0.0)",
        lambda _, each: turn_of(each),
    ),
    Twin(
        "shadow_map",
        "lit_share",
        row_of(
            "lit_share(main_depth, main_nearest, main_frame, main_map, "
            f"place, normal, {TURN})"
        ),
        main_shadow,
        EDGES,
    ),
    Twin(
        "local_lights",
        "light_of_local_lights",
        "vec4(light_of_local_lights(place, normal), 0.0)",
        light_from_lamps,
    ),
    Twin(
        "sunlight", "in_gate", row_of("in_gate(gates.x, place, 2.0 * shares.x)"), gate
    ),
    Twin(
        "sunlight",
        "leaves_before",
        row_of("leaves_before(place, 4.0 * shares.x) ? 1.0 : 0.0"),
        leaves,
        EDGES,
    ),
    Twin(
        "sunlight", "through_windows", row_of("through_windows(place)"), window, EDGES
    ),
    Twin(
        "sunlight", "sun_share", row_of(f"sun_share(place, normal, {TURN})"), sun, EDGES
    ),
    Twin(
        "reflections",
        "is_pane",
        row_of(f"is_pane({EAST}) ? 1.0 : 0.0"),
        pane,
        PANE_EDGES,
    ),
    Twin("reflections", "edge_dimming", row_of(f"edge_dimming({EAST})"), edge),
    Twin(
        "reflections",
        "seen_in_mirror",
        "vec4(seen_in_mirror(place, other), 0.0)",
        mirror,
        PANE_EDGES,
    ),
    Twin(
        "gloss",
        "gloss",
        f"vec4(gloss(normal, other, main_frame[0], shares.x, {METALLIC}), 0.0, 0.0)",
        glossy,
    ),
    Twin(
        "gloss",
        "blurred_room",
        "vec4(blurred_room(other.z, GLOSS_LEAST_BLUR + shares.x), 0.0)",
        blurred,
    ),
    Twin("gloss", "polished", f"vec4(polished(shares, {METALLIC}), 0.0)", polished),
    Twin(
        "gloss",
        "outgoing_light",
        f"vec4(outgoing_light(vec4(shares.x, {METALLIC}, shares.yz), shares.zxy, "
        "normal, vec3(shares.x, shares.y - 0.5, shares.z), shares.zxy, shares, "
        "shares.yz), 0.0)",
        outgoing,
    ),
    Twin(
        "occlusion_grids",
        "occlusion_on_grid",
        row_of("occlusion_on_grid(grids + int(kind), place)"),
        grid,
        EDGES,
    ),
    Twin("occlusion_grids", "softened", row_of("softened(shares.x)"), soft),
    Twin("ambient_occlusion", "passed", row_of("passed(other.x)"), passed),
    Twin("ambient_occlusion", "sky_share", row_of("sky_share(place, normal)"), sky),
    Twin(
        "ambient_occlusion",
        "corner_share",
        row_of("corner_share(place, normal)"),
        corners,
        EDGES,
    ),
    Twin("tone", "encoded", "vec4(encoded(light), 0.0)", encoded),
    Twin("tone", "display", "vec4(display(3.0 * shares), 0.0)", shown),
)

CALLED = {"row", "turned", "depth_above_tangent", "passed_at"}
"""Functions that are reached through those of `TWINS`."""

WITHOUT_EFFECT = {"ROOM_LEVEL", "ROOM_FAR"}
"""Macros that stand for "none" and "far away"; another such number changes nothing."""

TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in FUNCTIONS.iterdir()}

DEFINITION = re.compile(r"^(?:vec[234]|float|bool) (\w+)\(", re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d*)?(?:e-?\d+)?(?![\w.])")

PLAIN = {"0", "1", "2", "3", "4", "0.0", "0.5", "1.0", "2.0", "0.25", "1e-9"}
"""Numbers of formulas, which are not parameters."""

FRAGMENT = """#version 330 core
#include "functions/{file}.glsl"

uniform sampler2D inputs;
{uniforms}
out vec4 result;

void main()
{{
    int number = int(gl_FragCoord.x);
    vec4 first = texelFetch(inputs, ivec2(number, 0), 0);
    vec3 place = first.xyz;
    float kind = first.w;
    vec3 normal = texelFetch(inputs, ivec2(number, 1), 0).xyz;
    vec3 other = texelFetch(inputs, ivec2(number, 2), 0).xyz;
    vec3 shares = texelFetch(inputs, ivec2(number, 3), 0).xyz;
    vec3 light = texelFetch(inputs, ivec2(number, 4), 0).xyz;
    result = {call};
}}
"""

UNIFORMS = {
    "main_depth": "sampler2D main_depth",
    "main_nearest": "sampler2D main_nearest",
    "main_frame": "vec3 main_frame[4]",
    "main_map": "vec2 main_map",
    "grids": "int grids",
}
"""What `shade.frag` declares for the functions."""


def random_inputs(lit: LitScene) -> Inputs:
    """Places anywhere in the room, on surfaces, in contact shadows, before a wall."""
    rng, quarter = np.random.default_rng(7), INPUTS // 4
    place = rng.uniform((0.02, 0.02, 0.02), (3.98, 3.58, 2.48), size=(INPUTS, 3))
    normal, other = (units(rng.normal(size=(INPUTS, 3))) for _ in range(2))
    shares = rng.uniform(size=(INPUTS, 3))
    surfaces = lit.world.surfaces
    faces = rng.integers(len(surfaces.faces), size=quarter)
    weights = rng.dirichlet((1.0, 1.0, 1.0), size=quarter)[:, :, None]
    place[:quarter] = (surfaces.vertices[surfaces.faces[faces]] * weights).sum(axis=1)
    normal[:quarter] = surfaces.facings[faces]
    near = slice(quarter, 2 * quarter)
    boxes = np.array([(2.4, 2.2, 0.0), (3.0, 1.2, 0.0), (1.4, 1.0, 0.0)])
    around = rng.uniform((-0.9, -0.5, 0.0), (0.4, 0.5, 0.01), size=(quarter, 3))
    place[near] = boxes[rng.integers(3, size=quarter)] + around
    normal[near] = units(normal[near] * 0.3 + (0.0, 0.0, 1.0))
    # Highlights: cameras that the main light is mirrored to, on smooth surfaces.
    towards = lit.world.shadows.frame[0]
    facing = (normal[near] * towards).sum(axis=1, keepdims=True)
    other[near] = units(2.0 * facing * normal[near] - towards + 0.1 * other[near])
    shares[near, 0] *= 0.5
    before_wall = slice(2 * quarter, 2 * quarter + quarter // 2)
    place[before_wall, 0] = 4.0 - 0.005 * shares[before_wall, 1]
    light = tone.linear_table()[rng.integers(256, size=(INPUTS, 3))]
    kind = rng.integers(4, size=INPUTS).astype(np.float64)
    found = Inputs(place, normal, other, shares, light, kind)
    # As single precision has them, so that both sides get the same.
    return Inputs(*(each.astype(np.float32).astype(np.float64) for each in found))


def units(vectors: Floats) -> Floats:
    lengths: Floats = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    unit: Floats = vectors / lengths
    return unit


class Bench:
    """Evaluates functions of shaders on the inputs."""

    def __init__(self, lit: LitScene, inputs: Inputs) -> None:
        from scenegen.renderers.gl.framebuffer import Framebuffer
        from scenegen.renderers.gl.gpu_scene import baked_textures, upload_scene
        from scenegen.renderers.gl.light_baking import _dome_uniforms, _padded
        from scenegen.renderers.gl.programs import UNITS
        from scenegen.renderers.gl.textures import FOUR, ONE, make_texture

        self.targets = Framebuffer(8)
        scene = upload_scene(lit, baked_textures(lit.world))
        scene.bind()
        walls = ambient_occlusion.walls_of(SCENE.room)
        cameras = ambient_occlusion.dome_cameras(lit.materials)
        maps = ambient_occlusion._dome(lit.materials).maps
        self.uniforms = {
            **scene.uniforms,
            **_dome_uniforms(cameras, len(walls)),
        }
        textures = {
            "inputs": make_texture(FOUR, [texels_of(inputs)]),
            "dome": make_texture(ONE, [np.hstack(list(maps))[:, :, None]]),
            "shell": make_texture(FOUR, [_padded(walls)]),
        }
        for unit, (name, texture) in enumerate(textures.items(), start=len(UNITS)):
            texture.bind(unit)
            self.uniforms[name] = unit

    def results(self, twin: Twin, defines: Mapping[str, float]) -> Floats:
        """(n, 4) what a function gives."""
        from scenegen.renderers.gl.framebuffer import drawing_into
        from scenegen.renderers.gl.opengl import GL
        from scenegen.renderers.gl.programs import Program
        from scenegen.renderers.gl.textures import FOUR, blank_texture

        uniforms = "".join(
            f"uniform {declared};\n"
            for name, declared in UNIFORMS.items()
            if name in twin.call
        )
        text = FRAGMENT.format(file=twin.file, uniforms=uniforms, call=twin.call)
        program = Program(
            shader_source("fullscreen.vert", {}), assembled(text, defines)
        )
        program.set(self.uniforms)
        GL.glActiveTexture(GL.GL_TEXTURE0 + 15)
        target = blank_texture(FOUR, INPUTS, 1)
        pixels = np.zeros((INPUTS, 4), dtype=np.float32)
        with drawing_into(target, INPUTS, 1):
            self.targets.cover()
            GL.glReadPixels(0, 0, INPUTS, 1, GL.GL_RGBA, GL.GL_FLOAT, pixels)
        target.free()
        program.free()
        return pixels.astype(np.float64)


def texels_of(inputs: Inputs) -> NDArray[np.float32]:
    """(5, n, 4) a column for each pixel."""
    texels = np.zeros((5, INPUTS, 4), dtype=np.float32)
    for row, values in enumerate(inputs[:5]):
        texels[row, :, :3] = values
    texels[0, :, 3] = inputs.kind
    return texels


@pytest.fixture(scope="module")
def lit() -> LitScene:
    return light_scene(SCENE, BoxCatalogue(), TextureAtlas())


@pytest.fixture(scope="module")
def inputs(lit: LitScene) -> Inputs:
    return random_inputs(lit)


@pytest.fixture(scope="module")
def bench(lit: LitScene, inputs: Inputs) -> Iterator[Bench]:
    with opengl():
        yield Bench(lit, inputs)


@contextmanager
def opengl() -> Iterator[None]:
    """A context, or the reason why there is none, for whom the test is skipped."""
    try:
        from scenegen.renderers.gl.context import join_context, leave_context

        join_context()
    except RenderError as error:
        pytest.skip(f"the shaders are not compared with the kernels here: {error}")
    yield
    leave_context()


@pytest.fixture(scope="module")
def expected(lit: LitScene, inputs: Inputs) -> Mapping[str, Floats]:
    """(n, 4) what Python gives, by the name of the function."""
    return {twin.name: by_python(twin, lit, inputs) for twin in TWINS}


def by_python(twin: Twin, lit: LitScene, inputs: Inputs) -> Floats:
    rows = np.zeros((INPUTS, 4))
    for number in range(INPUTS):
        given = np.atleast_1d(np.asarray(twin.of(lit.world, inputs.row(number))))
        rows[number, : len(given)] = given
    return rows


def disagreeing(ours: Floats, theirs: Floats) -> float:
    """The share of inputs on which two results differ."""
    alike = np.isclose(ours, theirs, rtol=1e-3, atol=1e-4).all(axis=1)
    return float(1.0 - alike.mean())


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)
def test_a_function_of_the_shaders_gives_what_its_twin_gives(twin, bench, expected):
    ours = bench.results(twin, {})
    assert disagreeing(ours, expected[twin.name]) <= twin.edges


def test_each_function_varies_over_the_inputs(expected):
    for name, rows in expected.items():
        assert len(np.unique(rows, axis=0)) > 1, name


def using(macro: str) -> tuple[Twin, ...]:
    """The functions whose file or call has a macro."""
    word = re.compile(rf"\b{macro}\b")
    return tuple(each for each in TWINS if word.search(TEXTS[each.file] + each.call))


def parameters() -> Iterator[str]:
    """The macros that functions of the shaders use, but for whole numbers."""
    for name, value in constants().items():
        is_size = str(value).isdecimal()
        if using(name) and not is_size and name not in WITHOUT_EFFECT:
            yield name


@pytest.mark.parametrize("macro", list(parameters()))
def test_another_constant_on_one_side_is_noticed(macro, bench, expected):
    assert any(
        disagreeing(bench.results(twin, {macro: factor * constants()[macro]}), rows)
        > twin.edges
        for factor in OTHER
        for twin in using(macro)
        for rows in (expected[twin.name],)
    )


def test_every_function_of_the_shaders_has_a_twin():
    found = {name for text in TEXTS.values() for name in DEFINITION.findall(text)}
    assert found == {twin.name for twin in TWINS} | CALLED


@pytest.mark.parametrize("file", sorted(TEXTS))
def test_no_parameter_is_written_into_a_shader(file):
    text = re.sub(r"//.*", "", TEXTS[file])
    text = re.sub(r"#include.*", "", text)
    assert set(NUMBER.findall(text)) <= PLAIN


def test_every_macro_of_a_shader_is_defined_once():
    source = shader_source("shade.frag", switches(Features(True, True, True, True)))
    names = re.findall(r"^#define (\w+)", source, re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.search("^#include", source, re.MULTILINE)
