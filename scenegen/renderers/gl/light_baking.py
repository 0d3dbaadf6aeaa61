"""How much light gets where, measured by the graphics card itself.

What `sky` and `shadow` find out takes a processor longer than a card takes for all the
pictures of a room; so where there is a card, it does that too, by the same arithmetic,
and what it finds never leaves it.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenegen.geometry.camera import CameraNumbers
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.scene import Room
from scenegen.renderers.gl.framebuffer import Framebuffer, clear, drawing_into
from scenegen.renderers.gl.opengl import GL, Primitive
from scenegen.renderers.gl.programs import Programs, Value
from scenegen.renderers.gl.projection import bounds_of, clip_from_world
from scenegen.renderers.gl.shader_tables import folded
from scenegen.renderers.gl.textures import (
    FOUR,
    ONE,
    Texture,
    blank_texture,
    make_texture,
)
from scenegen.renderers.lighting import ambient_occlusion as sky
from scenegen.renderers.lighting import shadow_map as shadow
from scenegen.renderers.lighting.ambient_occlusion import (
    AmbientOcclusion,
    DomeCameras,
    GridPoints,
)
from scenegen.renderers.lighting.materials import MaterialScene, Singles
from scenegen.renderers.lighting.scene_lighting import LightingBackend, LitScene
from scenegen.renderers.lighting.shadow_map import ShadowMap, aim_shadows
from scenegen.renderers.lighting.sunlight import frames_of

FAR = (shadow.NOTHING,) * 4

INDEX_BYTES = 4


@dataclass(frozen=True, slots=True)
class _Casters:
    """What hides light, as buffers of the card.

    Attributes:
        primitive: vertices of the scene, faces of entities, then those of frames.
        entities: indices of entities, which hide light on the sides that face it.
        frames: indices of window frames.
        low, high: (3,) corners of a box around all there is, metres.
    """

    primitive: Any
    entities: int
    frames: int
    low: Floats
    high: Floats


class LightBaker:
    """Measures one scene after another."""

    def __init__(self, programs: Programs, canvas: Framebuffer) -> None:
        """Draw with these."""
        self._programs = programs
        self._canvas = canvas
        self._room: Room | None = None
        self._places: GridPoints | None = None

    @property
    def ways(self) -> LightingBackend:
        """For `light_scene`: all but the measuring."""
        return LightingBackend(self._planned, aim_shadows)

    def measured(self, lit: LitScene) -> dict[str, Texture]:
        """What shaders read of a scene that was lit in these ways, by their names."""
        staging, world = lit.staging, lit.world
        eyes = sky.dome_cameras(staging)
        with _casters_of(staging) as casters:
            GL.glDisable(GL.GL_MULTISAMPLE)
            dome = self._dome(eyes, casters)
            main = self._shadow_map(world.shadows, casters, has_frames=False)
            sun = main
            if len(world.sunshine.gates):
                sun = self._shadow_map(world.sunshine.shadows, casters, has_frames=True)
        textures = {
            **self._openness(staging, eyes, dome),
            "main_depth": main,
            "main_nearest": self._nearest(main),
            "sun_depth": sun,
            "sun_nearest": self._nearest(sun),
        }
        dome.free()
        return textures

    def _planned(self, staging: MaterialScene) -> AmbientOcclusion:
        """Where openness is to be measured."""
        # Twins, and controls after them, share a room.
        if self._places is None or self._room != staging.room:
            self._room, self._places = staging.room, sky.grid_points(staging)
        values = np.ones(len(staging.surfaces.vertices), dtype=np.float32)
        grid_of = sky.grids_of_faces(staging)
        return AmbientOcclusion(values, self._places.grids, staging.shell, grid_of)

    def _dome(self, eyes: DomeCameras, casters: _Casters) -> Texture:
        """The depth maps of all directions, side by side."""
        size, count = sky.MAP_SIZE, len(eyes.cameras)
        maps = blank_texture(ONE, count * size, size)
        with drawing_into(maps, count * size, size):
            clear(FAR)
            for number, camera in enumerate(eyes.cameras):
                GL.glViewport(number * size, 0, size, size)
                self._look(camera.numbers, casters, has_frames=False)
        return maps

    def _shadow_map(
        self, shadows: ShadowMap, casters: _Casters, *, has_frames: bool
    ) -> Texture:
        """Depth from a light."""
        size = shadow.MAP_SIZE
        depth = blank_texture(ONE, size, size)
        towards, right, down, origin = (Vector(*row) for row in shadows.frame.tolist())
        away = Vector(-towards.x, -towards.y, -towards.z)
        eye = CameraNumbers(origin, right, down, away, shadows.scale, size, True)
        with drawing_into(depth, size, size):
            clear(FAR)
            self._look(eye, casters, has_frames=has_frames)
        return depth

    def _look(self, eye: CameraNumbers, casters: _Casters, *, has_frames: bool) -> None:
        """Draw what hides light from an eye."""
        program = self._programs.caster
        program.use()
        matrix = clip_from_world(eye, casters.low, casters.high)
        program.set(
            {
                "clip_from_world": matrix.astype(np.float32),
                "eye": np.array(eye.origin, dtype=np.float32),
                "forward": np.array(eye.forward, dtype=np.float32),
            }
        )
        GL.glEnable(GL.GL_DEPTH_TEST)
        GL.glDepthFunc(GL.GL_LESS)
        GL.glDisable(GL.GL_BLEND)
        GL.glFrontFace(GL.GL_CW)
        GL.glEnable(GL.GL_CULL_FACE)
        GL.glCullFace(GL.GL_BACK)
        casters.primitive._bind()
        _draw(0, casters.entities)
        GL.glDisable(GL.GL_CULL_FACE)
        if has_frames:
            _draw(casters.entities, casters.frames)
        GL.glBindVertexArray(0)

    def _nearest(self, depth: Texture) -> Texture:
        """The least depth of each block and those around it, as `ShadowMap.nearest`."""
        size = shadow.MAP_SIZE // shadow.BLOCK
        blocks, spread = blank_texture(ONE, size, size), blank_texture(ONE, size, size)
        self._least(depth, blocks, (shadow.BLOCK, 0, shadow.BLOCK))
        self._least(blocks, spread, (1, 1, 3))
        blocks.free()
        return spread

    def _least(
        self, source: Texture, target: Texture, window: tuple[int, int, int]
    ) -> None:
        """The least of windows: how far apart, how far before their cell, how wide."""
        stride, before, span = window
        size = shadow.MAP_SIZE // shadow.BLOCK
        source.bind(0)
        told: dict[str, Value] = {"stride": stride, "before": before, "span": span}
        with drawing_into(target, size, size):
            self._programs.least.use()
            self._programs.least.set({"source": 0, **told})
            self._canvas.cover()

    def _openness(
        self, staging: MaterialScene, eyes: DomeCameras, dome: Texture
    ) -> dict[str, Texture]:
        """How open vertices are, and the places of grids."""
        if self._places is None:
            raise RuntimeError("openness is measured after it has been planned")
        surfaces, places = staging.surfaces, self._places
        walls = make_texture(FOUR, [_padded(sky.walls_of(staging.room))])
        program = self._programs.openness
        program.use()
        program.set(_dome_numbers(eyes, len(sky.walls_of(staging.room))))
        counted = np.zeros(len(surfaces.vertices), dtype=np.float32)
        for rows in sky.rows_without_grid(staging):
            counted[rows] = 1.0
        every = np.ones(len(places.points), dtype=np.float32)
        maps = dome, walls
        measured = {
            "vertex_openness": self._open_at(
                _with(surfaces.vertices, counted), surfaces.normals, maps
            ),
            "grid_openness": self._open_at(
                _with(places.points, every), places.normals, maps
            ),
        }
        walls.free()
        return measured

    def _open_at(
        self, points: Singles, normals: Singles, maps: tuple[Texture, Texture]
    ) -> Texture:
        """How open some places are, by the program in use.

        Args:
            points: (n, 4) world, metres; then 1, or 0 for those that keep no value.
            normals: (n, 3) unit vectors.
            maps: the dome and the walls.
        """
        cells = folded(points)
        height, width = cells.shape[:2]
        aside = np.zeros(len(normals), dtype=np.float32)
        places = make_texture(FOUR, [cells])
        ways = make_texture(FOUR, [folded(_with(normals, aside))])
        values = blank_texture(ONE, width, height)
        # To make a texture is to bind it: so all are bound when all are there.
        for unit, texture in enumerate((places, ways, *maps)):
            texture.bind(unit)
        with drawing_into(values, width, height):
            self._canvas.cover()
        places.free()
        ways.free()
        return values


@contextmanager
def _casters_of(staging: MaterialScene) -> Iterator[_Casters]:
    """What hides light in a scene, on the card for a while."""
    surfaces = staging.surfaces
    entities, frames = surfaces.faces[: staging.shell], frames_of(staging)
    primitive = Primitive(
        positions=surfaces.vertices, indices=np.concatenate([entities, frames])
    )
    primitive._add_to_context()
    low, high = bounds_of(surfaces.vertices)
    try:
        yield _Casters(primitive, entities.size, frames.size, low, high)
    finally:
        primitive.delete()


def _draw(first: int, count: int) -> None:
    """Draw faces of the buffers that are bound, by their indices."""
    start = ctypes.c_void_p(INDEX_BYTES * first)
    GL.glDrawElements(GL.GL_TRIANGLES, count, GL.GL_UNSIGNED_INT, start)


def _dome_numbers(eyes: DomeCameras, walls: int) -> dict[str, Value]:
    """What the shader knows of the depth maps around a scene."""
    axes = [camera.axes for camera in eyes.cameras]
    return {
        "points": 0,
        "normals": 1,
        "dome": 2,
        "walls": 3,
        "ways": eyes.towards.astype(np.float32),
        "rights": _rows([axis.right for axis in axes]),
        "downs": _rows([axis.down for axis in axes]),
        "centre": eyes.centre.astype(np.float32),
        "scale": sky.MAP_SIZE / eyes.span,
        "reach": eyes.reach,
        "wall_count": walls,
    }


def _rows(vectors: Sequence[Vector]) -> Singles:
    return np.array(vectors, dtype=np.float32)


def _padded(walls: Floats) -> Singles:
    """(w, 14) as (w, 4, 4)."""
    rows = np.zeros((len(walls), 16), dtype=np.float32)
    rows[:, :14] = walls
    return rows.reshape(-1, 4, 4)


def _with(points: Floats | Singles, last: Singles) -> Singles:
    """(n, 3) with a fourth number each."""
    rows = np.zeros((len(points), 4), dtype=np.float32)
    rows[:, :3], rows[:, 3] = points, last
    return rows
