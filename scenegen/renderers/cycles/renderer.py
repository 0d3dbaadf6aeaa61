"""The photoreal renderer: Blender's path tracer on the triangles that decide labels.

Blender runs in a process of its own, one picture at a time. It gives back light;
exposure, tone and overlays are those of `software`, so that their pictures can be
mixed. Equal scenes and views give equal pixels on equal devices.
"""

import json
from collections.abc import Sequence
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
    view_of,
)
from scenegen.renderers.cycles.supervisor import Supervisor, WorkerDied
from scenegen.renderers.cycles.tone_mapping import exposed, thumbnail_of, tone_map
from scenegen.renderers.lighting.ambient import AmbientLight, ambient_light, map_light
from scenegen.renderers.lighting.exposure import exposure_of
from scenegen.renderers.lighting.local_lights import NO_LOCAL_LIGHTS, place_local_lights
from scenegen.renderers.lighting.materials import MaterialScene, material_scene
from scenegen.renderers.lighting.scene_lighting import PAPER
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.overlays.paint import paint_overlays
from scenegen.renderers.samples import sampled_faces

PATIENCE_S = 180.0
"""Seconds that a job may take beside tracing paths: to build a scene, for instance."""

SLOWEST = 20_000.0
"""Paths that the slowest machine follows in a second."""


class _PreparedScene(NamedTuple):
    """A scene as parts of jobs, for views in the room or for a map, `above`."""

    scene: Scene
    above: View | None
    materials: MaterialScene
    job: RenderScene
    ambient: AmbientLight


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
    _supervisor: Supervisor
    _store: AssetStore
    _atlas: TextureAtlas
    _current: _PreparedScene | None
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
        self._store = AssetStore()
        self._supervisor = Supervisor(command_of(self._python, str(self._store.folder)))
        self._atlas = TextureAtlas()
        self._current = None
        self._jobs = 0

    @property
    def name(self) -> str:
        """As recipes name it."""
        return f"cycles:{self.preset.name}"

    @property
    def folder(self) -> Path:
        """Where the files for Blender are, until the renderer is closed."""
        return self._store.folder

    @property
    def _out(self) -> Path:
        """The file that Blender writes a picture to."""
        return self._store.folder / "picture.npy"

    @property
    def pid(self) -> int | None:
        """Of Blender's process; None when there is none."""
        process = self._supervisor.process
        return None if process is None else process.pid

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its marks and overlays.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: Blender cannot be started, or failed twice.
        """
        prepared = self._prepared(scene, view)
        scene_mesh = prepared.materials.scene_mesh
        rgb = tone_map(self.light(scene, view), prepared.ambient, paper=PAPER)
        seen = sampled_faces(scene_mesh, view, self.resolution)
        rgb = paint_overlays(rgb, view, scene_mesh, seen)
        rgb.setflags(write=False)
        return Frame(view.name, rgb)

    def draw_alike(
        self, scene: Scene, views: Sequence[View]
    ) -> list[NDArray[np.uint8]]:
        """Pictures of views in the room with one exposure, see `Renderer`.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        light = [self.light(scene, view) for view in views]
        ambient = self._prepared(scene, views[0]).ambient
        parts = np.concatenate([thumbnail_of(each) for each in light])
        exposure = exposure_of(parts, ambient, PAPER)
        return [exposed(each, exposure, PAPER) for each in light]

    def light(self, scene: Scene, view: View) -> NDArray[np.float32]:
        """(size, size, 4) scene-linear light times coverage, and coverage.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        return self._shot(scene, view, is_ids=False)

    def job_for(self, scene: Scene, view: View, *, is_ids: bool = False) -> Json:
        """The job of a view; its files last until another scene comes.

        Raises:
            AssetError: as `draw`.
        """
        prepared = self._prepared(scene, view)
        self._jobs += 1
        picture = RenderJob(view, self.resolution, is_ids, self._out)
        return job_of(self._jobs, prepared.job, picture, self.preset)

    def draw_ids(self, scene: Scene, view: View) -> NDArray[np.int16]:
        """(size, size) the owner of each pixel, by Blender's own rays through centres.

        Entity ids, or FLOOR, WALL, ... of `records.visibility`; NOTHING for background.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        numbers = self._shot(scene, view, is_ids=True)[..., 0]
        owners = np.rint(numbers).astype(np.int16)
        return np.where(owners > 0, owners - BEHIND, 0).astype(np.int16)

    def save(
        self, scene: Scene, views: Sequence[View], labels: Json, out: Path
    ) -> None:
        """Write a scene as a file of Blender's own, with a camera for each view.

        Args:
            scene: the scene.
            views: of it, at least one.
            labels: `objects`, by id in instance masks, with `name` and `properties`;
                `cameras`, the properties of each by its name.
            out: the file, ending in .blend.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        job = self.job_for(scene, next((e for e in views if not e.is_map), views[0]))
        prepared = self._current
        assert prepared is not None
        pictures = [
            RenderJob(each, self.resolution, False, self._out) for each in views
        ]
        job["views"] = [view_of(each, prepared.job.panes) for each in pictures]
        job["save"] = {**labels, "file": str(out.absolute())}
        try:
            self._supervisor.do(job, PATIENCE_S)
        except WorkerDied as error:
            raise RenderError(
                f"Blender failed twice to write {out} ({len(job['objects'])} objects): "
                f"{error} See it again: {self._kept(job)}"
            ) from error

    def close(self) -> None:
        """End Blender and remove its files."""
        self._supervisor.stop()
        self._store.close()
        self._atlas = TextureAtlas()
        self._current = None

    def _prepared(self, scene: Scene, view: View) -> _PreparedScene:
        """The scene as parts of jobs; kept until another one comes, or another map."""
        above, last = view if view.is_map else None, self._current
        if last is None or last.scene != scene or last.above != above:
            self._store.forget_shells()
            last = self._current = self._fresh(scene, above)
        return last

    def _fresh(self, scene: Scene, above: View | None) -> _PreparedScene:
        """The parts of jobs of a scene."""
        materials = material_scene(scene, self.catalogue, self._atlas, above=above)
        assets = RenderAssets(self.catalogue, self._store)
        if above is not None:
            job = map_render_scene(above, materials, assets)
            ambient = ambient_light(materials, map_light(above), NO_LOCAL_LIGHTS)
            return _PreparedScene(scene, above, materials, job, ambient)
        local_lights = place_local_lights(scene, materials, self.catalogue)
        job = render_scene(scene, materials, local_lights, assets)
        ambient = ambient_light(materials, scene.light, local_lights)
        return _PreparedScene(scene, None, materials, job, ambient)

    def _shot(self, scene: Scene, view: View, *, is_ids: bool) -> NDArray[np.float32]:
        """(size, size, 4) what Blender gives for a view."""
        job = self.job_for(scene, view, is_ids=is_ids)
        try:
            self._supervisor.do(job, _timeout_s(self.resolution, self.preset))
        except WorkerDied as error:
            again = self._kept(job)
            raise RenderError(
                f"renderer '{self.name}': Blender failed twice on {view.name} "
                f"({self.resolution} pixels a side, {len(job['objects'])} objects): "
                f"{error} See it again: {again} Or draw with --renderer software."
            ) from error
        pixels: NDArray[np.float32] = np.load(self._out)
        self._out.unlink()
        return pixels

    def _kept(self, job: Json) -> str:
        """The command that repeats a job; the files that it needs are kept."""
        file = self._store.folder / "job.json"
        file.write_text(json.dumps(job), encoding="utf-8")
        self._store.is_kept = True
        return spoken(command_of(self._python, str(file)))


def _timeout_s(size: int, preset: Preset) -> float:
    """How long a picture may take, seconds."""
    paths = size * size * preset.samples
    return PATIENCE_S + paths / SLOWEST
