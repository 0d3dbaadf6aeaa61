"""Draws with OpenGL, off screen: on a graphics card, or on the processor by Mesa.

Depth comes first, so that each sample is shaded once; then the light of all samples; a
thumbnail of it is read back and decides the exposure; then the picture is tone mapped.
Labels cannot depend on any of this. Pixels may differ from driver to driver; on one
driver they are the same every time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
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
    BACKGROUND,
    Framebuffer,
    clear,
    draw_indices,
    read_codes,
    read_light,
    read_owners,
)
from scenegen.renderers.gl.gpu_caches import MeshCache, TextureCache
from scenegen.renderers.gl.gpu_scene import GpuScene, baked_textures, upload_scene
from scenegen.renderers.gl.light_baking import LightBaker
from scenegen.renderers.gl.opengl import GL
from scenegen.renderers.gl.programs import Program, Programs, Value
from scenegen.renderers.gl.projection import clip_from_world
from scenegen.renderers.gl.textures import Texture
from scenegen.renderers.lighting.backdrops import seen_parts
from scenegen.renderers.lighting.exposure import exposure_of
from scenegen.renderers.lighting.scene_lighting import (
    ON_PROCESSOR,
    PAPER,
    LightingBackend,
    LitScene,
    light_scene,
)
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.lighting.tone import linear
from scenegen.renderers.overlays.paint import paint_overlays
from scenegen.renderers.samples import sampled_faces
from scenegen.visibility.scene_mesh import SceneMesh, ScenePart


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
    _targets: Framebuffer
    _atlas: TextureAtlas
    _meshes: MeshCache
    _textures: TextureCache
    _baker: LightBaker | None
    _gpu_scene: GpuScene | None

    def __init__(self, catalogue: Catalogue, resolution: int) -> None:
        """A renderer that has not drawn yet.

        Raises:
            RenderError: OpenGL or its driver is missing, or does not do.
        """
        self.catalogue = catalogue
        self.resolution = resolution
        self._atlas = TextureAtlas()
        self._meshes = MeshCache()
        self._gpu_scene = None
        join_context()
        self._is_open = True
        is_card = not is_processor(text_of(GL.GL_RENDERER))
        self._textures = TextureCache(is_anisotropic=is_card)
        try:
            self._programs = Programs()
            self._targets = Framebuffer(resolution)
            self._baker = LightBaker(self._programs, self._targets) if is_card else None
        except BaseException:
            self._is_open = False
            leave_context()
            raise

    @property
    def name(self) -> str:
        """As recipes name it."""
        return "gl"

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its marks and overlays.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: the driver has failed.
        """
        gpu_scene = self._prepared(scene, view)
        self._shade(gpu_scene, view)
        ambient = gpu_scene.lit.world.ambient
        rgb = self._exposed(exposure_of(self._thumbnail(), ambient, PAPER))
        require_success()
        scene_mesh = gpu_scene.lit.materials.scene_mesh
        rgb = paint_overlays(
            rgb, view, scene_mesh, _samples(scene_mesh, view, self.resolution)
        )
        rgb.setflags(write=False)
        return Frame(view.name, rgb)

    def draw_alike(
        self, scene: Scene, views: Sequence[View]
    ) -> list[NDArray[np.uint8]]:
        """Pictures of views in the room with one exposure, see `Renderer`.

        Their light is computed twice: there is a framebuffer for one view.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        gpu_scene = self._prepared(scene, views[0])
        light = []
        for view in views:
            self._shade(gpu_scene, view)
            light.append(self._thumbnail())
        ambient = gpu_scene.lit.world.ambient
        exposure = exposure_of(np.concatenate(light), ambient, PAPER)
        pictures = []
        for view in views:
            self._shade(gpu_scene, view)
            pictures.append(self._exposed(exposure))
        require_success()
        return pictures

    def draw_ids(self, scene: Scene, view: View) -> NDArray[np.int16]:
        """(size, size) the owner of each pixel, by its centre; 0 for the background.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: the driver has failed.
        """
        gpu_scene = self._prepared(scene, view)
        gpu_scene.bind()
        self._targets.owners.bind()
        clear((0.0, 0.0, 0.0, 0.0))
        _test_depth(GL.GL_LESS)
        program = self._programs.owner
        program.use()
        program.set(_camera_uniforms(view.camera(self.resolution), gpu_scene))
        parts = gpu_scene.lit.materials.scene_mesh.parts
        self._draw(program, gpu_scene, parts, gpu_scene.depth_calls)
        owners = read_owners(self._targets.owners)
        require_success()
        return owners

    def close(self) -> None:
        """Free all that is on the card, and the context with its last user."""
        if not self._is_open:
            return
        self._is_open = False
        if self._gpu_scene is not None:
            self._gpu_scene.free()
            self._gpu_scene = None
        self._meshes.clear()
        self._textures.clear()
        self._targets.free()
        self._programs.close()
        leave_context()

    def _prepared(self, scene: Scene, view: View) -> GpuScene:
        """The scene on the card; kept until another one comes, or another map."""
        above = view if view.is_map else None
        if self._gpu_scene is None or not self._gpu_scene.lit.is_of(scene, above):
            lit = light_scene(
                scene, self.catalogue, self._atlas, self._backend, above=above
            )
            if self._gpu_scene is not None:
                self._gpu_scene.free()
                self._gpu_scene = None
            self._meshes.trim()
            self._textures.trim()
            self._gpu_scene = upload_scene(lit, self._baked(lit))
        return self._gpu_scene

    @property
    def _backend(self) -> LightingBackend:
        return ON_PROCESSOR if self._baker is None else self._baker.backend

    def _baked(self, lit: LitScene) -> dict[str, Texture]:
        """The baked light of a scene, on the card."""
        if self._baker is None:
            return baked_textures(lit.world)
        return self._baker.baked(lit)

    def _shade(self, gpu_scene: GpuScene, view: View) -> None:
        """The light of all samples of a view."""
        gpu_scene.bind()
        self._targets.light.bind()
        clear(BACKGROUND)
        GL.glEnable(GL.GL_MULTISAMPLE)
        camera, programs = view.camera(self.resolution), self._programs
        of_camera = _camera_uniforms(camera, gpu_scene)
        materials = gpu_scene.lit.materials
        parts = seen_parts(materials.scene_mesh.parts, materials.backdrop, view)
        _test_depth(GL.GL_LESS)
        GL.glColorMask(False, False, False, False)
        programs.depth.use()
        programs.depth.set(of_camera)
        self._draw(programs.depth, gpu_scene, parts, gpu_scene.depth_calls)
        _test_depth(GL.GL_EQUAL)
        GL.glDepthMask(GL.GL_FALSE)
        GL.glColorMask(True, True, True, True)
        for features, calls in gpu_scene.calls.items():
            program = programs.shading(features)
            program.use()
            program.set(of_camera)
            program.set_once(gpu_scene.uniforms)
            self._draw(program, gpu_scene, parts, calls)
        if materials.backdrop is not None:
            self._meshes.drop(parts[materials.backdrop.part])

    def _draw(
        self,
        program: Program,
        gpu_scene: GpuScene,
        parts: tuple[ScenePart, ...],
        calls: tuple[DrawCall, ...],
    ) -> None:
        """Draw faces with the program in use; `parts` are those of the scene."""
        part, first_face = program.location("part"), program.location("first_face")
        GL.glActiveTexture(GL.GL_TEXTURE0)
        for call in calls:
            self._meshes.buffers(parts[call.part])._bind()
            if call.texture >= 0:
                self._textures.texture(self._atlas.texels, call.texture).bind(0)
            GL.glUniform1i(part, gpu_scene.table.parts.first + call.part)
            GL.glUniform1i(first_face, call.face)
            draw_indices(3 * call.first, 3 * call.length)
        GL.glBindVertexArray(0)

    def _thumbnail(self) -> Floats:
        """(n, 3) the light of parts of the view that was shaded last."""
        targets = self._targets
        self._bind_light()
        targets.thumbnail.bind()
        self._programs.thumbnail.use()
        self._programs.thumbnail.set({"samples": 0, "cell": targets.cell})
        targets.cover()
        light = read_light(targets.thumbnail)[:, :, :3].reshape(-1, 3)
        return light.astype(np.float64)

    def _exposed(self, exposure: float) -> NDArray[np.uint8]:
        """The picture of the view that was shaded last."""
        targets = self._targets
        self._bind_light()
        targets.picture.bind()
        self._programs.tone_map.use()
        self._programs.tone_map.set(_tone_uniforms(exposure, targets))
        targets.cover()
        return read_codes(targets.picture)

    def _bind_light(self) -> None:
        """The light of all samples, for the programs that follow."""
        GL.glActiveTexture(GL.GL_TEXTURE0)
        light = self._targets.light.texture
        GL.glBindTexture(GL.GL_TEXTURE_2D_MULTISAMPLE, light)


def _camera_uniforms(camera: Camera, gpu_scene: GpuScene) -> dict[str, Value]:
    """A camera, for shaders."""
    matrix = clip_from_world(camera.numbers, gpu_scene.low, gpu_scene.high)
    return {
        "clip_from_world": matrix.astype(np.float32),
        "eye": np.array(camera.origin, dtype=np.float32),
        "forward": np.array(camera.axes.forward, dtype=np.float32),
        "is_orthographic": int(camera.is_orthographic),
    }


def _tone_uniforms(exposure: float, targets: Framebuffer) -> dict[str, Value]:
    """What tone mapping takes."""
    return {
        "samples": 0,
        "sample_count": targets.samples,
        "exposure": float(exposure),
        "paper": np.array(linear(PAPER), dtype=np.float32),
    }


def _samples(scene_mesh: SceneMesh, view: View, size: int) -> Ints:
    """Faces of samples, for marks on the floor; nothing where there are none."""
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
