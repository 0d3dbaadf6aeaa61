"""What Blender's process is told: a scene in plain numbers, views and settings.

A job is JSON: `scene` is a digest of things, looks and lights, so that a process that
has them up need not put them up again; meshes and textures are files.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import NEAR
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.records.visibility import CEILING, NOTHING, WALL
from scenegen.renderers.cycles.asset_store import AssetStore
from scenegen.renderers.cycles.lights import Lamp, lights_of, lights_on_map
from scenegen.renderers.cycles.presets import Preset
from scenegen.renderers.cycles.protocol import ENTITIES, OVERHEAD, STANDING, Json
from scenegen.renderers.lighting.gloss import polished
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import MaterialScene
from scenegen.visibility.scene_mesh import ScenePart

INKED = 0
"""The look of the tops of walls on maps; the first one of a materials."""

SEED = 0
"""Of Cycles' samples: equal for all pictures, so that they depend on nothing else."""

THREADS_VARIABLE = "OMP_NUM_THREADS"


class RenderAssets(NamedTuple):
    """Where meshes and textures come from, and where the files of meshes go."""

    catalogue: Catalogue
    depot: AssetStore


@dataclass(frozen=True, slots=True)
class RenderScene:
    """A scene in the words of a job.

    Attributes:
        text: JSON of the keys `things`, `looks` and `lights`.
        digest: of that text.
    """

    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One picture to be drawn of a set.

    Attributes:
        view: the camera.
        size: pixels a side.
        is_ids: whether who is seen is wanted, not light.
        out: the file that the picture goes to.
    """

    view: View
    size: int
    is_ids: bool
    out: Path


def render_scene(
    scene: Scene,
    materials: MaterialScene,
    local_lights: LocalLights,
    stock: RenderAssets,
) -> RenderScene:
    """A scene as eyes in the room see it."""
    things = _things(materials, stock.depot, on_map=False)
    looks = looks_of(materials, stock.catalogue)
    return _packed(things, looks, lights_of(scene, local_lights))


def map_render_scene(
    scene: Scene, materials: MaterialScene, stock: RenderAssets
) -> RenderScene:
    """A scene as maps show it: no ceiling, walls in ink, even light."""
    things = _things(materials, stock.depot, on_map=True)
    looks = looks_of(materials, stock.catalogue)
    return _packed(things, looks, lights_on_map(scene.light))


def job_of(number: int, ready: RenderScene, sitting: RenderJob, preset: Preset) -> Json:
    """The job that draws one picture."""
    job: Json = json.loads(ready.text)
    return {
        "job": number,
        "scene": ready.digest,
        **job,
        "views": [_view(sitting)],
        "settings": {
            "samples": preset.samples,
            "bounces": preset.bounces,
            "clamp": preset.clamp,
            "is_denoised": preset.is_denoised,
            "seed": SEED,
            "threads": _threads(),
        },
    }


def looks_of(materials: MaterialScene, catalogue: Catalogue) -> list[Json]:
    """The rows of a materials's looks, with files for textures."""
    looks, wearers = materials.table, _wearers(materials)
    files = [catalogue.texture_path(name) for _, name in wearers]
    return [
        {
            "light": [
                float(polished(each, looks.metallic[row]))
                for each in looks.colours[row]
            ],
            "texture": None if file is None else str(file.resolve()),
            "metres": float(looks.metres[row]),
            "roughness": float(looks.roughness[row]),
            "metallic": float(looks.metallic[row]),
            "emission": float(looks.emission[row]),
            "reflects": float(looks.reflects[row]),
            "is_one_sided": owner == CEILING,
        }
        for row, ((owner, _), file) in enumerate(
            zip([(NOTHING, ""), *wearers], [None, *files], strict=True)
        )
    ]


def _wearers(materials: MaterialScene) -> list[tuple[int, str]]:
    """Who wears each look behind the ink, and its material."""
    return [
        (part.owner, name)
        for part in materials.scene_mesh.parts
        for name in part.mesh.materials
    ]


def _things(materials: MaterialScene, depot: AssetStore, *, on_map: bool) -> list[Json]:
    """The meshes of a stage with their places and looks."""
    scene_mesh, things, first = materials.scene_mesh, [], INKED + 1
    for part in scene_mesh.parts:
        looks = list(range(first, first + len(part.mesh.materials)))
        first += len(looks)
        if on_map and part.faces.start >= scene_mesh.ceiling:
            continue
        if on_map and part.owner == WALL:
            looks = [INKED] * len(looks)
        things.append(_thing(part, depot, looks))
    return things


def _thing(part: ScenePart, depot: AssetStore, looks: list[int]) -> Json:
    """A mesh at its place."""
    heading = part.pose.heading_tenths
    is_model = part.owner > 0
    file = depot.of_model(part.mesh) if is_model else depot.of_shell(part.mesh)
    return {
        "mesh": file.stem,
        "file": str(file),
        "is_kept": is_model,
        "owner": part.owner,
        "place": list(part.pose.origin),
        "turn": [cosine(heading), sine(heading)],
        "looks": looks,
        "groups": _groups(part.owner),
    }


def _groups(owner: int) -> list[str]:
    """What lamps know it by, see `renderers.cycles.lights`."""
    if owner > 0:
        return [ENTITIES, STANDING]
    return [OVERHEAD] if owner == CEILING else [STANDING]


def _packed(
    things: list[Json], looks: list[Json], lights: tuple[Lamp, ...]
) -> RenderScene:
    text = json.dumps(
        {"things": things, "looks": looks, "lights": [asdict(lamp) for lamp in lights]}
    )
    return RenderScene(text, hashlib.sha256(text.encode()).hexdigest())


def _view(sitting: RenderJob) -> Json:
    """A camera in numbers."""
    view, numbers = sitting.view, sitting.view.camera(sitting.size).numbers
    return {
        "name": view.name,
        **numbers._asdict(),
        "near": NEAR,
        "is_ids": sitting.is_ids,
        "out": str(sitting.out),
    }


def _threads() -> int:
    """How many threads Cycles may use; 0 for as many as there are processors.

    Workers of a build say so by the variable that other libraries heed as well.
    """
    value = os.environ.get(THREADS_VARIABLE, "")
    return int(value) if value.isdecimal() else 0
