"""Draws with OpenGL, off screen: on a graphics card, or on the processor by Mesa.

Depth comes first, so that each sample is shaded once; then the light of all samples; a
thumbnail of it is read back and decides the exposure; then the picture is developed.
Labels cannot depend on any of this. Pixels may differ from driver to driver; on one
driver they are the same every time.
"""

import ctypes
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Ints
from scenegen.records.frame import Frame
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers.base import Renderer
from scenegen.renderers.gl.context import (
    join_context,
    leave_context,
    require_success,
    text_of,
)
from scenegen.renderers.gl.devices import is_processor
from scenegen.renderers.gl.draw_calls import DrawCall
from scenegen.renderers.gl.framebuffer import (
    NOTHING,
    Framebuffer,
    clear,
    read_codes,
    read_light,
    read_owners,
)
from scenegen.renderers.gl.gpu_caches import MeshCache, TextureCache
from scenegen.renderers.gl.gpu_scene import GpuScene, measured_textures, upload_scene
from scenegen.renderers.gl.light_baking import LightBaker
from scenegen.renderers.gl.opengl import GL
from scenegen.renderers.gl.programs import Program, Programs, Value
from scenegen.renderers.gl.projection import clip_from_world
from scenegen.renderers.gl.textures import Texture
from scenegen.renderers.lighting.exposure import BLUE, GREEN, RED, exposure_of
from scenegen.renderers.lighting.scene_lighting import (
    ON_PROCESSOR,
    PAPER,
    LightingBackend,
    LitScene,
    light_scene,
)
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.lighting.tone import code_table, linear
from scenegen.renderers.overlays.paint import paint_overlays
from scenegen.renderers.samples import sampled_faces
from scenegen.renderers.software.shading import AmbientLight
from scenegen.visibility.scene_mesh import SceneMesh

INDEX_BYTES = 4


@dataclass(slots=True)
class GlRenderer(Renderer):
    """Draws with OpenGL; keeps meshes and textures on the card, and the last scene.

    Attributes:
        catalogue: where meshes and materials come from.
        resolution: pixels a side.
    """

    catalogue: Catalogue
    resolution: int
    _is_open: bool
    _programs: Programs
    _canvas: Framebuffer
    _codes: TextureAtlas
    _meshes: MeshCache
    _pictures: TextureCache
    _gauge: LightBaker | None
    _upload: GpuScene | None

    def __init__(self, catalogue: Catalogue, resolution: int) -> None:
        """A renderer that has not drawn yet.

        Raises:
            RenderError: OpenGL or its driver is missing, or does not do.
        """
        self.catalogue = catalogue
        self.resolution = resolution
        self._codes = TextureAtlas()
        self._meshes = MeshCache()
        self._upload = None
        join_context()
        self._is_open = True
        is_card = not is_processor(text_of(GL.GL_RENDERER))
        self._pictures = TextureCache(is_fine=is_card)
        try:
            self._programs = Programs()
            self._canvas = Framebuffer(resolution)
            self._gauge = LightBaker(self._programs, self._canvas) if is_card else None
        except BaseException:
            self._is_open = False
            leave_context()
            raise

    @property
    def name(self) -> str:
        """As recipes name it."""
        return "gl"

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its signs and markers.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: the driver has failed.
        """
        ready = self._prepared(scene)
        self._shine(ready, view)
        rgb = self._developed(ready.map_glow if view.is_map else ready.lit.world.glow)
        require_success()
        scene_mesh = ready.lit.staging.scene_mesh
        rgb = paint_overlays(
            rgb, view, scene_mesh, _samples(scene_mesh, view, self.resolution)
        )
        rgb.setflags(write=False)
        return Frame(view.name, rgb)

    def draw_ids(self, scene: Scene, view: View) -> NDArray[np.int16]:
        """(size, size) whom each pixel belongs to, by its centre; 0 for nobody.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: the driver has failed.
        """
        ready = self._prepared(scene)
        ready.bind()
        self._canvas.owners.bind()
        clear((0.0, 0.0, 0.0, 0.0))
        _test_depth(GL.GL_LESS)
        program = self._programs.owner
        program.use()
        program.set(_eye(view.camera(self.resolution), ready))
        self._draw_runs(program, ready, _shown(ready.wholes, ready, view))
        owners = read_owners(self._canvas.owners)
        require_success()
        return owners

    def close(self) -> None:
        """Give back all that is on the card, and the context with its last user."""
        if not self._is_open:
            return
        self._is_open = False
        if self._upload is not None:
            self._upload.free()
            self._upload = None
        self._meshes.clear()
        self._pictures.clear()
        self._canvas.free()
        self._programs.close()
        leave_context()

    def _prepared(self, scene: Scene) -> GpuScene:
        """The scene on the card; kept until another one comes."""
        if self._upload is None or self._upload.scene != scene:
            lit = light_scene(scene, self.catalogue, self._codes, self._ways)
            if self._upload is not None:
                self._upload.free()
                self._upload = None
            self._meshes.trim()
            self._pictures.trim()
            self._upload = upload_scene(lit, self._measured(lit))
        return self._upload

    @property
    def _ways(self) -> LightingBackend:
        return ON_PROCESSOR if self._gauge is None else self._gauge.ways

    def _measured(self, lit: LitScene) -> dict[str, Texture]:
        """How much light gets where, on the card."""
        if self._gauge is None:
            return measured_textures(lit.world)
        return self._gauge.measured(lit)

    def _shine(self, ready: GpuScene, view: View) -> None:
        """The light of all samples of a view."""
        ready.bind()
        self._canvas.light.bind()
        clear(NOTHING)
        GL.glEnable(GL.GL_MULTISAMPLE)
        eye, programs = _eye(view.camera(self.resolution), ready), self._programs
        _test_depth(GL.GL_LESS)
        GL.glColorMask(False, False, False, False)
        programs.depth.use()
        programs.depth.set(eye)
        self._draw_runs(programs.depth, ready, _shown(ready.wholes, ready, view))
        _test_depth(GL.GL_EQUAL)
        GL.glDepthMask(GL.GL_FALSE)
        GL.glColorMask(True, True, True, True)
        told = ready.mapped if view.is_map else ready.seen
        for features, runs in ready.runs.items():
            program = programs.shading(
                features._replace(sun=features.sun and not view.is_map)
            )
            program.use()
            program.set(eye)
            program.tell(told)
            self._draw_runs(program, ready, _shown(runs, ready, view))

    def _draw_runs(
        self, program: Program, ready: GpuScene, runs: tuple[DrawCall, ...]
    ) -> None:
        """Draw faces with the program in use."""
        parts = ready.lit.staging.scene_mesh.parts
        part, first_face = program.place("part"), program.place("first_face")
        GL.glActiveTexture(GL.GL_TEXTURE0)
        for run in runs:
            self._meshes.buffers(parts[run.part])._bind()
            if run.texture >= 0:
                self._pictures.texture(self._codes.texels, run.texture).bind(0)
            GL.glUniform1i(part, ready.table.parts.first + run.part)
            GL.glUniform1i(first_face, run.face)
            start = ctypes.c_void_p(3 * INDEX_BYTES * run.first)
            GL.glDrawElements(
                GL.GL_TRIANGLES, 3 * run.length, GL.GL_UNSIGNED_INT, start
            )
        GL.glBindVertexArray(0)

    def _developed(self, glow: AmbientLight) -> NDArray[np.uint8]:
        """The picture of the light of all samples."""
        canvas = self._canvas
        GL.glActiveTexture(GL.GL_TEXTURE0)
        GL.glBindTexture(GL.GL_TEXTURE_2D_MULTISAMPLE, canvas.light.texture)
        canvas.thumbnail.bind()
        self._programs.thumbnail.use()
        self._programs.thumbnail.set({"samples": 0, "cell": canvas.cell})
        canvas.cover()
        light = read_light(canvas.thumbnail)[:, :, :3].reshape(-1, 3)
        canvas.picture.bind()
        self._programs.develop.use()
        self._programs.develop.set(_development(light.astype(np.float64), glow, canvas))
        canvas.cover()
        return read_codes(canvas.picture)


def _shown(
    runs: tuple[DrawCall, ...], ready: GpuScene, view: View
) -> tuple[DrawCall, ...]:
    """The runs that a view shows: maps leave out the ceiling and what hangs."""
    if not view.is_map:
        return runs
    return tuple(run for run in runs if run.part < ready.standing)


def _eye(camera: Camera, ready: GpuScene) -> dict[str, Value]:
    """What shaders know of a camera."""
    matrix = clip_from_world(camera.numbers, ready.low, ready.high)
    return {
        "clip_from_world": matrix.astype(np.float32),
        "eye": np.array(camera.origin, dtype=np.float32),
        "forward": np.array(camera.axes.forward, dtype=np.float32),
        "is_orthographic": int(camera.is_orthographic),
    }


def _development(
    light: NDArray[np.float64], glow: AmbientLight, canvas: Framebuffer
) -> dict[str, Value]:
    """How a picture is to be developed, by its thumbnail."""
    red, green, blue = (code / 255 for code in PAPER)
    paper = RED * red + GREEN * green + BLUE * blue
    exposure = exposure_of(light, glow, paper=paper, codes=code_table())
    return {
        "samples": 0,
        "sample_count": canvas.samples,
        "exposure": float(exposure),
        "paper": np.array(linear(PAPER), dtype=np.float32),
    }


def _samples(scene_mesh: SceneMesh, view: View, size: int) -> Ints:
    """What samples see, for signs on the floor; nothing where there are none."""
    if view.floor_marks:
        return sampled_faces(scene_mesh, view, size)
    return np.zeros((0, 0), dtype=np.int32)


def _test_depth(comparison: int) -> None:
    GL.glEnable(GL.GL_DEPTH_TEST)
    GL.glDepthFunc(comparison)
    GL.glDisable(GL.GL_CULL_FACE)
    GL.glDisable(GL.GL_BLEND)
    GL.glDisable(GL.GL_DITHER)
    GL.glFrontFace(GL.GL_CW)
