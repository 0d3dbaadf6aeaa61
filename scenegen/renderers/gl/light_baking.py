"""Ambient occlusion and shadow maps, baked by the graphics card itself.

What `ambient_occlusion` and `shadow_map` compute takes a processor longer than a card
takes for all the pictures of a room; so where there is a card, it does that too, by the
same arithmetic, and the result never leaves it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenegen.geometry.camera import CameraNumbers
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.scene import Room
from scenegen.renderers.gl.framebuffer import (
    Framebuffer,
    clear,
    draw_indices,
    drawing_into,
)
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
from scenegen.renderers.lighting.ambient_occlusion import AmbientOcclusion, DomeCameras
from scenegen.renderers.lighting.hung import passed_by
from scenegen.renderers.lighting.materials import MaterialScene, Singles
from scenegen.renderers.lighting.occlusion_grids import (
    GridPoints,
    grid_points,
    grids_of_faces,
    rows_without_grid,
)
from scenegen.renderers.lighting.scene_lighting import LightingBackend, LitScene
from scenegen.renderers.lighting.shadow_map import ShadowMap, aim_shadows
from scenegen.renderers.lighting.sunlight import frames_of

FAR = (shadow.NOTHING,) * 4


@dataclass(frozen=True, slots=True)
class _Casters:
    """What hides light, as buffers of the card.

    Attributes:
        primitive: vertices of the scene, faces of entities, then those of frames.
        standing: indices of entities that hide the main light, which come first.
        entities: indices of entities, which hide light on the sides that face it.
        frames: indices of window frames.
        low, high: (3,) corners of a box around all there is, metres.
    """

    primitive: Any
    standing: int
    entities: int
    frames: int
    low: Floats
    high: Floats


class LightBaker:
    """Bakes the light of one scene after another."""

    def __init__(self, programs: Programs, targets: Framebuffer) -> None:
        """Draw with these."""
        self._programs = programs
        self._targets = targets
        self._shell: tuple[Room, bool] | None = None
        self._points: GridPoints | None = None

    @property
    def backend(self) -> LightingBackend:
        """For `light_scene`: all but the baking."""
        return LightingBackend(self._planned, aim_shadows)

    def baked(self, lit: LitScene) -> dict[str, Texture]:
        """The baked light of a scene that was lit with `backend`, by sampler names."""
        materials, world = lit.materials, lit.world
        cameras = sky.dome_cameras(materials)
        towards = Vector(*world.shadows.frame[0].tolist())
        with _casters_of(materials, towards) as casters:
            GL.glDisable(GL.GL_MULTISAMPLE)
            dome = self._dome(cameras, casters)
            main = self._shadow_map(world.shadows, casters, casters.standing)
            sun = main
            if len(world.sunlight.gates):
                sun = self._shadow_map(
                    world.sunlight.shadows, casters, casters.entities, has_frames=True
                )
        textures = {
            **self._occlusion(materials, cameras, dome),
            "main_depth": main,
            "main_nearest": self._nearest(main),
            "sun_depth": sun,
            "sun_nearest": self._nearest(sun),
        }
        dome.free()
        return textures

    def _planned(self, materials: MaterialScene) -> AmbientOcclusion:
        """Where ambient occlusion is to be baked."""
        # Twins, and controls after them, share a room; maps cut its walls.
        shell = materials.room, materials.is_map
        if self._points is None or self._shell != shell:
            self._shell, self._points = shell, grid_points(materials)
        values = np.ones(len(materials.surfaces.vertices), dtype=np.float32)
        grid_of = grids_of_faces(materials)
        return AmbientOcclusion(values, self._points.grids, materials.shell, grid_of)

    def _dome(self, cameras: DomeCameras, casters: _Casters) -> Texture:
        """The depth maps of all directions, side by side."""
        size, count = sky.MAP_SIZE, len(cameras.cameras)
        maps = blank_texture(ONE, count * size, size)
        with drawing_into(maps, count * size, size):
            clear(FAR)
            for number, camera in enumerate(cameras.cameras):
                GL.glViewport(number * size, 0, size, size)
                self._draw_casters(camera.numbers, casters, casters.entities)
        return maps

    def _shadow_map(
        self,
        shadows: ShadowMap,
        casters: _Casters,
        indices: int,
        *,
        has_frames: bool = False,
    ) -> Texture:
        """Depth from a light."""
        size = shadow.MAP_SIZE
        depth = blank_texture(ONE, size, size)
        towards, right, down, origin = (Vector(*row) for row in shadows.frame.tolist())
        away = Vector(-towards.x, -towards.y, -towards.z)
        middle = size / 2
        eye = CameraNumbers(
            *(origin, right, down, away),
            *(shadows.scale, size, middle, middle),
            is_orthographic=True,
        )
        with drawing_into(depth, size, size):
            clear(FAR)
            self._draw_casters(eye, casters, indices, has_frames=has_frames)
        return depth

    def _draw_casters(
        self,
        eye: CameraNumbers,
        casters: _Casters,
        indices: int,
        *,
        has_frames: bool = False,
    ) -> None:
        """Draw what hides light, the first of its indices, seen by a camera."""
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
        draw_indices(0, indices)
        GL.glDisable(GL.GL_CULL_FACE)
        if has_frames:
            draw_indices(casters.entities, casters.frames)
        GL.glBindVertexArray(0)

    def _nearest(self, depth: Texture) -> Texture:
        """The least depth of each block and those around it, as `ShadowMap.nearest`."""
        size = shadow.MAP_SIZE // shadow.BLOCK
        blocks, spread = blank_texture(ONE, size, size), blank_texture(ONE, size, size)
        self._minimum(depth, blocks, (shadow.BLOCK, 0, shadow.BLOCK))
        self._minimum(blocks, spread, (1, 1, 3))
        blocks.free()
        return spread

    def _minimum(
        self, source: Texture, target: Texture, window: tuple[int, int, int]
    ) -> None:
        """The least of windows: how far apart, how far before their cell, how wide."""
        stride, before, span = window
        size = shadow.MAP_SIZE // shadow.BLOCK
        source.bind(0)
        uniforms: dict[str, Value] = {"stride": stride, "before": before, "span": span}
        with drawing_into(target, size, size):
            self._programs.minimum.use()
            self._programs.minimum.set({"source": 0, **uniforms})
            self._targets.cover()

    def _occlusion(
        self, materials: MaterialScene, cameras: DomeCameras, dome: Texture
    ) -> dict[str, Texture]:
        """Ambient occlusion of vertices, and of the values of grids."""
        if self._points is None:
            raise RuntimeError("occlusion is baked after it has been planned")
        surfaces, points = materials.surfaces, self._points
        walls = sky.walls_of(materials.room)
        shell = make_texture(FOUR, [_padded(walls)])
        program = self._programs.occlusion
        program.use()
        program.set(_dome_uniforms(cameras, len(walls)))
        counted = np.zeros(len(surfaces.vertices), dtype=np.float32)
        for rows in rows_without_grid(materials):
            counted[rows] = 1.0
        every = np.ones(len(points.points), dtype=np.float32)
        maps = dome, shell
        baked = {
            "vertex_occlusion": self._occlusion_at(
                _with(surfaces.vertices, counted), surfaces.normals, maps
            ),
            "grid_occlusion": self._occlusion_at(
                _with(points.points, every), points.normals, maps
            ),
        }
        shell.free()
        return baked

    def _occlusion_at(
        self, points: Singles, normals: Singles, maps: tuple[Texture, Texture]
    ) -> Texture:
        """Ambient occlusion of some points, by the program in use.

        Args:
            points: (n, 4) world, metres; then 1, or 0 for those that keep no value.
            normals: (n, 3) unit vectors.
            maps: the depth maps of the dome, and the rectangles of the shell.
        """
        cells = folded(points)
        height, width = cells.shape[:2]
        aside = np.zeros(len(normals), dtype=np.float32)
        inputs = (
            make_texture(FOUR, [cells]),
            make_texture(FOUR, [folded(_with(normals, aside))]),
        )
        values = blank_texture(ONE, width, height)
        # To make a texture is to bind it: so all are bound when all are there.
        for unit, texture in enumerate((*inputs, *maps)):
            texture.bind(unit)
        with drawing_into(values, width, height):
            self._targets.cover()
        for texture in inputs:
            texture.free()
        return values


@contextmanager
def _casters_of(materials: MaterialScene, towards: Vector) -> Iterator[_Casters]:
    """What hides light in a scene, on the card for a while.

    Args:
        materials: the scene.
        towards: unit vector to where its main light comes from.
    """
    surfaces, owners = materials.surfaces, materials.scene_mesh.owners
    entities, frames = surfaces.faces[: materials.shell], frames_of(materials)
    passed = sorted(passed_by(materials.scene_mesh, towards))
    is_passed = np.isin(owners[: materials.shell], passed)
    standing, hung = entities[~is_passed], entities[is_passed]
    primitive = Primitive(
        positions=surfaces.vertices, indices=np.concatenate([standing, hung, frames])
    )
    primitive._add_to_context()
    low, high = bounds_of(surfaces.vertices)
    try:
        yield _Casters(primitive, standing.size, entities.size, frames.size, low, high)
    finally:
        primitive.delete()


def _dome_uniforms(cameras: DomeCameras, walls: int) -> dict[str, Value]:
    """The depth maps around a scene, for the shader."""
    axes = [camera.axes for camera in cameras.cameras]
    return {
        "points": 0,
        "normals": 1,
        "dome": 2,
        "shell": 3,
        "towards": cameras.towards.astype(np.float32),
        "rights": _rows([axis.right for axis in axes]),
        "downs": _rows([axis.down for axis in axes]),
        "centre": cameras.centre.astype(np.float32),
        "scale": sky.MAP_SIZE / cameras.span,
        "reach": cameras.reach,
        "shell_count": walls,
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
