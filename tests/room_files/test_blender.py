"""Room files in Blender: GLB files that it imports, and files of its own."""

import json
import subprocess
from math import degrees
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from scenegen.records.rig import PerspectiveLens
from scenegen.renderers.cycles.interpreter import find_interpreter
from scenegen.renderers.cycles.probe import find_blender
from scenegen.room_files.room_model import SHELL, room_model
from scenegen.room_files.writing import write_room
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.room_files.items import item_of, stock

pytestmark = [pytest.mark.slow, pytest.mark.blender]

SAY = """
import json, sys, bpy
if sys.argv[1].endswith(".glb"):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.ops.import_scene.gltf(filepath=sys.argv[1])
else:
    bpy.ops.wm.open_mainfile(filepath=sys.argv[1])
bpy.context.view_layer.update()
found = {"objects": {}, "cameras": {}, "packed": [], "lights": 0}
for each in bpy.data.objects:
    if each.type == "MESH" and "id" in each:
        places = [each.matrix_world @ v.co for v in each.data.vertices]
        found["objects"][each.name] = {
            "id": each["id"],
            "category": each["category"],
            "low": [min(p[k] for p in places) for k in range(3)],
            "high": [max(p[k] for p in places) for k in range(3)],
            "triangles": len(each.data.polygons),
            "materials": len({p.material_index for p in each.data.polygons}),
        }
    if each.type == "CAMERA":
        found["cameras"][each.name] = {
            "matrix": [list(row) for row in each.matrix_world],
            "type": each.data.type,
            "angle": each.data.angle_y
            if each.data.sensor_fit == "VERTICAL"
            else each.data.angle_x,
            "scale": each.data.ortho_scale,
            "shift": [each.data.shift_x, each.data.shift_y],
            "view": each["view"],
        }
    found["lights"] += each.type == "LIGHT"
found["packed"] = [i.packed_file is not None for i in bpy.data.images if i.size[0]]
print("FOUND " + json.dumps(found))
"""


@pytest.fixture(scope="module", autouse=True)
def _blender() -> None:
    report = find_blender()
    if not report.is_usable:
        pytest.skip(report.fault)


def found_in(file: Path) -> dict[str, Any]:
    """What Blender has after it has opened a file."""
    command = [str(find_interpreter()), "-c", SAY, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("FOUND ")]
    assert lines, done.stdout[-800:] + done.stderr[-800:]
    found: dict[str, Any] = json.loads(lines[0].removeprefix("FOUND "))
    return found


@pytest.mark.parametrize("suffix", [".glb", ".blend"])
@pytest.mark.parametrize("task", ["path", "perspective"])
def test_blender_has_the_room_of_the_item(task: str, suffix: str, tmp_path: Path):
    facts, out = item_of(task), tmp_path / f"room{suffix}"
    assert write_room(facts, stock(), out, resolution=64) == (out,)
    assert list(tmp_path.iterdir()) == [out]
    found = found_in(out)
    assert_objects(found["objects"], task)
    assert found["packed"]
    assert all(found["packed"])
    assert set(found["cameras"]) == {view.name for view in facts.rig.views}
    for view in facts.rig.views:
        camera = found["cameras"][view.name]
        assert camera["view"] == view.name
        right, down, forward = view.camera(64).axes
        matrix = np.array(camera["matrix"])
        expected = np.array([right, [-each for each in down], [-e for e in forward]]).T
        assert_allclose(matrix[:3, :3], expected, atol=1e-5)
        assert_allclose(matrix[:3, 3] * 1000, view.position_mm, atol=1e-2)
        if isinstance(view.lens, PerspectiveLens):
            assert camera["type"] == "PERSP"
            assert_allclose(degrees(camera["angle"]) * 10, view.lens.fov_tenths, 1e-4)
            # glTF has no shift: there it is among the properties.
            shift = -view.lens.shift_pm / 1000 if suffix == ".blend" else 0.0
            assert_allclose(camera["shift"], [0.0, shift], atol=1e-6)
        else:
            assert camera["type"] == "ORTHO"
            assert_allclose(camera["scale"] * 1000, view.lens.span_mm, rtol=1e-5)
    assert bool(found["lights"]) == (suffix == ".blend")


def assert_objects(objects: dict[str, Any], task: str) -> None:
    """Every part of the room is there: bounds, triangles and materials."""
    facts = item_of(task)
    scene_mesh = build_scene_mesh(facts.scene, stock().mesh)
    categories = {each.id: each.category for each in facts.scene.entities}
    by_id = {each["id"]: each for each in objects.values()}
    assert len(by_id) == len(objects) == len(scene_mesh.parts)
    for part in scene_mesh.parts:
        got, places = by_id[part.owner], scene_mesh.vertices[part.vertices]
        assert got["category"] == {**SHELL, **categories}[part.owner]
        assert_allclose(got["low"], places.min(axis=0), atol=1e-4)
        assert_allclose(got["high"], places.max(axis=0), atol=1e-4)
        assert got["triangles"] == len(part.mesh.faces)
    model = room_model(facts, stock())
    for each in model.objects:
        got = by_id[each.properties["id"]]
        assert got["materials"] == len(set(each.mesh.slots.tolist()))
