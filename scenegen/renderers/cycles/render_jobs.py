"""Jobs for Blender's process: a scene in plain numbers, views and settings.

A job is JSON: `scene` is a digest of objects, materials and lights, so that a process
that has built them need not build them again; meshes and textures are files.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import NEAR
from scenegen.records.rig import View
from scenegen.records.scene import Light, Scene
from scenegen.records.visibility import CEILING, NOTHING, WALL
from scenegen.renderers.cycles.asset_store import AssetStore
from scenegen.renderers.cycles.lights import Lamp, lights_of, lights_on_map
from scenegen.renderers.cycles.presets import Preset
from scenegen.renderers.cycles.protocol import ENTITIES, INNER, OVERHEAD, STANDING, Json
from scenegen.renderers.lighting.ambient import map_light
from scenegen.renderers.lighting.backdrops import Backdrop, backdrop_uvs, eye_of
from scenegen.renderers.lighting.gloss import polished
from scenegen.renderers.lighting.hung import passed_by
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import MaterialScene
from scenegen.renderers.lighting.shadow_map import direction_of
from scenegen.visibility.scene_mesh import ScenePart

INKED = 0
"""The row of the material of the tops of walls on maps; the first one."""

SEED = 0
"""Of Cycles' samples: equal for all pictures, so that they depend on nothing else."""

THREADS_VARIABLE = "OMP_NUM_THREADS"


class RenderAssets(NamedTuple):
    """Where meshes and textures come from, and where the files of meshes go."""

    catalogue: Catalogue
    store: AssetStore


class Panes(NamedTuple):
    """What windows show, and the mesh that shows it."""

    mesh: str
    backdrop: Backdrop


@dataclass(frozen=True, slots=True)
class RenderScene:
    """The part of a job that is the same for all views of a scene.

    Attributes:
        text: JSON of the keys `objects`, `materials` and `lights`.
        digest: of that text.
        panes: whose texture coordinates change with the view; None for none.
    """

    text: str
    digest: str
    panes: Panes | None = None


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One picture to be drawn of a scene.

    Attributes:
        view: the camera.
        size: pixels a side.
        is_ids: whether owners of pixels are wanted, not light.
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
    assets: RenderAssets,
) -> RenderScene:
    """A scene for views in the room."""
    objects = _objects(materials, assets.store, scene.light)
    rows = material_rows(materials, assets.catalogue)
    packed = _packed(objects, rows, lights_of(scene, local_lights))
    backdrop = materials.backdrop
    if backdrop is None:
        return packed
    return replace(packed, panes=Panes(objects[backdrop.part]["mesh"], backdrop))


def map_render_scene(
    above: View, materials: MaterialScene, assets: RenderAssets
) -> RenderScene:
    """What a map shows of a scene: walls in ink, and even light."""
    objects = _objects(materials, assets.store, map_light(above))
    rows = material_rows(materials, assets.catalogue)
    return _packed(objects, rows, lights_on_map(above))


def job_of(number: int, scene: RenderScene, picture: RenderJob, preset: Preset) -> Json:
    """The job that draws one picture."""
    contents: Json = json.loads(scene.text)
    return {
        "job": number,
        "scene": scene.digest,
        **contents,
        "views": [view_of(picture, scene.panes)],
        "settings": {
            "samples": preset.samples,
            "bounces": preset.bounces,
            "clamp": preset.clamp,
            "is_denoised": preset.is_denoised,
            "seed": SEED,
            "threads": _threads(),
        },
    }


def material_rows(materials: MaterialScene, catalogue: Catalogue) -> list[Json]:
    """The rows of the table of materials, with files for textures."""
    table = materials.table
    # Row 0 is the ink of maps, which no part of a scene has.
    owners = [(NOTHING, ""), *_names(materials)]
    return [
        {
            "colour": [
                float(polished(each, table.metallic[row]))
                for each in table.colours[row]
            ],
            "texture": _texture(catalogue, name),
            "metres": float(table.metres[row]),
            "roughness": float(table.roughness[row]),
            "metallic": float(table.metallic[row]),
            "emission": float(table.emission[row]),
            "reflects": float(table.reflects[row]),
            "is_one_sided": owner == CEILING,
        }
        for row, (owner, name) in enumerate(owners)
    ]


def _texture(catalogue: Catalogue, name: str) -> str | None:
    """The file of the texture of a material; None for none."""
    file = catalogue.texture_path(name) if name else None
    return None if file is None else str(file.resolve())


def _names(materials: MaterialScene) -> list[tuple[int, str]]:
    """Owner and name of the material of each row but the first."""
    return [
        (part.owner, name)
        for part in materials.scene_mesh.parts
        for name in part.mesh.materials
    ]


def _objects(materials: MaterialScene, store: AssetStore, light: Light) -> list[Json]:
    """The meshes of a scene with their places and materials.

    Args:
        materials: the scene.
        store: where Blender finds meshes.
        light: the main one.
    """
    scene_mesh, objects, first = materials.scene_mesh, [], INKED + 1
    passed = passed_by(scene_mesh, direction_of(light))
    for part in scene_mesh.parts:
        rows = list(range(first, first + len(part.mesh.materials)))
        first += len(rows)
        if materials.is_map and part.owner == WALL:
            rows = [INKED] * len(rows)
        groups = _groups(part.owner, is_passed=part.owner in passed)
        objects.append({**_object(part, store, rows), "groups": groups})
    return objects


def _object(part: ScenePart, store: AssetStore, rows: list[int]) -> Json:
    """A mesh at its place."""
    heading = part.pose.heading_tenths
    is_model = part.owner > 0
    file = store.of_model(part.mesh) if is_model else store.of_shell(part.mesh)
    return {
        "mesh": file.stem,
        "file": str(file),
        "is_kept": is_model,
        "owner": part.owner,
        "place": list(part.pose.origin),
        "turn": [cosine(heading), sine(heading)],
        "materials": rows,
    }


def _groups(owner: int, *, is_passed: bool) -> list[str]:
    """The groups that lamps name, see `renderers.cycles.lights`."""
    if owner > 0:
        return [ENTITIES, STANDING, *([] if is_passed else [INNER])]
    return [OVERHEAD] if owner == CEILING else [STANDING]


def _packed(
    objects: list[Json], materials: list[Json], lights: tuple[Lamp, ...]
) -> RenderScene:
    text = json.dumps(
        {
            "objects": objects,
            "materials": materials,
            "lights": [asdict(lamp) for lamp in lights],
        }
    )
    return RenderScene(text, hashlib.sha256(text.encode()).hexdigest())


def view_of(picture: RenderJob, panes: Panes | None) -> Json:
    """A camera in numbers, and what it sees through windows."""
    view = picture.view
    numbers = view.camera(picture.size).numbers
    return {
        "name": view.name,
        **numbers._asdict(),
        "near": NEAR,
        "is_ids": picture.is_ids,
        "panes": None if panes is None else _panes(panes, view),
        "out": str(picture.out),
    }


def _panes(panes: Panes, view: View) -> Json:
    """The corners of panes, and their texture coordinates for a view."""
    uvs = backdrop_uvs(panes.backdrop, eye_of(view))
    return {
        "mesh": panes.mesh,
        "corners": panes.backdrop.corners.reshape(-1).tolist(),
        "uvs": uvs.reshape(-1, 2).tolist(),
    }


def _threads() -> int:
    """How many threads Cycles may use; 0 for as many as there are processors.

    Workers of a build set the variable that other libraries heed as well.
    """
    value = os.environ.get(THREADS_VARIABLE, "")
    return int(value) if value.isdecimal() else 0
