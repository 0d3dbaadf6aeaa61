"""The photoreal renderer: Blender's path tracer on the triangles that decide labels.

Blender runs in a process of its own, told one picture at a time. It gives back light;
exposure, tone and overlays are those of `software`, so that their pictures can be
mixed. Equal scenes and views give equal pixels on equal devices.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.errors import RenderError
from scenegen.records.frame import Frame
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers.base import Renderer
from scenegen.renderers.cycles.asset_store import AssetStore
from scenegen.renderers.cycles.interpreter import command_of, find_interpreter, spoken
from scenegen.renderers.cycles.presets import Preset, preset_of
from scenegen.renderers.cycles.protocol import BEHIND, Json
from scenegen.renderers.cycles.render_jobs import (
    RenderAssets,
    RenderJob,
    RenderScene,
    job_of,
    map_render_scene,
    render_scene,
)
from scenegen.renderers.cycles.supervisor import Supervisor, WorkerDied
from scenegen.renderers.cycles.tone_mapping import tone_map
from scenegen.renderers.lighting.ambient import AmbientLight, ambient_light, map_light
from scenegen.renderers.lighting.local_lights import NO_LOCAL_LIGHTS, place_local_lights
from scenegen.renderers.lighting.materials import MaterialScene, material_scene
from scenegen.renderers.lighting.scene_lighting import PAPER
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.overlays.paint import paint_overlays
from scenegen.renderers.samples import sampled_faces

PATIENCE_S = 180.0
"""What a job may take beside following light: putting a scene up, on a busy machine."""

SLOWEST = 20_000.0
"""Paths that the slowest machine follows in a second."""


class _Ready(NamedTuple):
    """A scene in the words of jobs, for eyes in the room and for maps."""

    scene: Scene
    materials: MaterialScene
    room: RenderScene
    map: RenderScene
    ambient: AmbientLight
    map_ambient: AmbientLight


@dataclass(slots=True)
class CyclesRenderer(Renderer):
    """Draws with Blender; keeps its process, files of meshes, and the last scene.

    Attributes:
        catalogue: where meshes and materials come from.
        resolution: pixels a side.
        preset: how much work goes into a picture.
    """

    catalogue: Catalogue
    resolution: int
    preset: Preset
    _python: Path
    _foreman: Supervisor
    _depot: AssetStore
    _shelf: TextureAtlas
    _ready: _Ready | None
    _jobs: int

    def __init__(
        self, catalogue: Catalogue, resolution: int, *, preset: str = ""
    ) -> None:
        """A renderer that has not started Blender yet.

        Raises:
            RenderError: an unknown preset, or no Python with Blender.
        """
        self.catalogue = catalogue
        self.resolution = resolution
        self.preset = preset_of(preset)
        self._python = find_interpreter()
        self._depot = AssetStore()
        self._foreman = Supervisor(command_of(self._python, str(self._depot.folder)))
        self._shelf = TextureAtlas()
        self._ready = None
        self._jobs = 0

    @property
    def name(self) -> str:
        """As recipes name it."""
        return f"cycles:{self.preset.name}"

    @property
    def folder(self) -> Path:
        """Where the files for Blender are, until the renderer is closed."""
        return self._depot.folder

    @property
    def _out(self) -> Path:
        """The file that Blender writes a picture to."""
        return self._depot.folder / "picture.npy"

    @property
    def pid(self) -> int | None:
        """Of Blender's process; None when there is none."""
        process = self._foreman.process
        return None if process is None else process.pid

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its signs and markers.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: Blender cannot be started, or failed twice.
        """
        ready = self._prepared(scene)
        scene_mesh = ready.materials.scene_mesh
        light = self.light(scene, view)
        ambient = ready.map_ambient if view.is_map else ready.ambient
        rgb = tone_map(light, ambient, paper=PAPER)
        seen = sampled_faces(scene_mesh, view, self.resolution)
        rgb = paint_overlays(rgb, view, scene_mesh, seen)
        rgb.setflags(write=False)
        return Frame(view.name, rgb)

    def light(self, scene: Scene, view: View) -> NDArray[np.float32]:
        """(size, size, 4) scene-linear light times coverage, and coverage.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        return self._shot(scene, view, is_ids=False)

    def job_for(self, scene: Scene, view: View, *, is_ids: bool = False) -> Json:
        """What Blender is told of a view; its files last until another scene comes.

        Raises:
            AssetError: as `draw`.
        """
        ready = self._prepared(scene)
        self._jobs += 1
        sitting = RenderJob(view, self.resolution, is_ids, self._out)
        chosen = ready.map if view.is_map else ready.room
        return job_of(self._jobs, chosen, sitting, self.preset)

    def draw_ids(self, scene: Scene, view: View) -> NDArray[np.int16]:
        """(size, size) who is seen in the centre of each pixel, by Blender's own rays.

        Entity ids, or FLOOR, WALL, ... of `records.truth`; NOTHING where nothing is.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        numbers = self._shot(scene, view, is_ids=True)[..., 0]
        owners = np.rint(numbers).astype(np.int16)
        return np.where(owners > 0, owners - BEHIND, 0).astype(np.int16)

    def close(self) -> None:
        """End Blender and remove its files."""
        self._foreman.stop()
        self._depot.close()
        self._shelf = TextureAtlas()
        self._ready = None

    def _prepared(self, scene: Scene) -> _Ready:
        """The scene in the words of jobs; kept until another one comes."""
        if self._ready is None or self._ready.scene != scene:
            self._depot.forget_shells()
            materials = material_scene(scene, self.catalogue, self._shelf)
            local_lights = place_local_lights(scene, materials, self.catalogue)
            stock = RenderAssets(self.catalogue, self._depot)
            self._ready = _Ready(
                scene,
                materials,
                render_scene(scene, materials, local_lights, stock),
                map_render_scene(scene, materials, stock),
                ambient_light(materials, scene.light, local_lights),
                ambient_light(materials, map_light(scene.light), NO_LOCAL_LIGHTS),
            )
        return self._ready

    def _shot(self, scene: Scene, view: View, *, is_ids: bool) -> NDArray[np.float32]:
        """(size, size, 4) what Blender gives for a view."""
        job = self.job_for(scene, view, is_ids=is_ids)
        try:
            self._foreman.do(job, _timeout_s(self.resolution, self.preset))
        except WorkerDied as error:
            again = self._kept(job)
            raise RenderError(
                f"renderer '{self.name}': Blender failed twice on {view.name} "
                f"({self.resolution} pixels a side, {len(job['things'])} things): "
                f"{error} See it again: {again} Or draw with --renderer software."
            ) from error
        pixels: NDArray[np.float32] = np.load(self._out)
        self._out.unlink()
        return pixels

    def _kept(self, job: Json) -> str:
        """The command that does a job again; what it needs outlives the renderer."""
        file = self._depot.folder / "job.json"
        file.write_text(json.dumps(job), encoding="utf-8")
        self._depot.is_kept = True
        return spoken(command_of(self._python, str(file)))


def _timeout_s(size: int, preset: Preset) -> float:
    """How long a picture may take, seconds."""
    paths = size * size * preset.samples
    return PATIENCE_S + paths / SLOWEST
