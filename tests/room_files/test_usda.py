"""USD files of rooms, as usd-core reads them, against the facts."""

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from scenegen.errors import ExportError
from scenegen.room_files.room_model import SHELL
from scenegen.room_files.writing import write_room
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.room_files.items import TASKS, item_of, stock

usd = pytest.importorskip("pxr.Usd", reason="needs usd-core: the extra `usd`")
geometry = pytest.importorskip("pxr.UsdGeom")
shade = pytest.importorskip("pxr.UsdShade")


@pytest.fixture(scope="module", params=TASKS)
def task(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def file(task: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("usd") / "room.usda"
    write_room(item_of(task), stock(), out)
    return out


@pytest.fixture(scope="module")
def stage(file: Path):
    return usd.Stage.Open(str(file))


def test_units_and_axes_are_those_of_the_world(stage):
    assert geometry.GetStageUpAxis(stage) == "Z"
    assert geometry.GetStageMetersPerUnit(stage) == 1.0
    assert str(stage.GetDefaultPrim().GetPath()) == "/room"


def test_triangles_are_where_labels_have_them(stage, task):
    facts = item_of(task)
    scene_mesh = build_scene_mesh(facts.scene, stock().mesh)
    names = {each.id: f"{each.category}_{each.id}" for each in facts.scene.entities}
    for part in scene_mesh.parts:
        prim = stage.GetPrimAtPath(f"/room/{ {**SHELL, **names}[part.owner] }")
        mesh = geometry.Mesh(prim)
        placed = np.array(mesh.ComputeLocalToWorldTransform(usd.TimeCode.Default()))
        points = np.array(mesh.GetPointsAttr().Get(), dtype=float)
        world = points @ placed[:3, :3] + placed[3, :3]
        assert_allclose(world, scene_mesh.vertices[part.vertices], atol=1e-5)
        corners = np.array(mesh.GetFaceVertexIndicesAttr().Get()).reshape(-1, 3)
        assert np.array_equal(
            corners, scene_mesh.faces[part.faces] - part.vertices.start
        )
        assert prim.GetAttribute("scenegen:id").Get() == part.owner
        slots = len(set(part.mesh.slots.tolist()))
        assert len(geometry.Subset.GetAllGeomSubsets(mesh)) == (slots > 1) * slots
    for entity in facts.scene.entities:
        prim = stage.GetPrimAtPath(f"/room/{names[entity.id]}")
        assert prim.GetAttribute("scenegen:category").Get() == entity.category


def test_every_face_has_a_material_with_its_picture(stage, file, task):
    pictures = 0
    for prim in stage.Traverse():
        if prim.IsA(geometry.Mesh) and not geometry.Subset.GetAllGeomSubsets(
            geometry.Mesh(prim)
        ):
            assert shade.MaterialBindingAPI(prim).ComputeBoundMaterial()[0]
        if prim.IsA(geometry.Subset):
            assert shade.MaterialBindingAPI(prim).ComputeBoundMaterial()[0]
        if prim.IsA(shade.Shader):
            picture = shade.Shader(prim).GetInput("file")
            if picture:
                pictures += 1
                assert (file.parent / picture.Get().path).is_file()
    assert pictures > 3


def test_cameras_project_as_those_of_the_rig(stage, task):
    for view in item_of(task).rig.views:
        prim = stage.GetPrimAtPath(f"/room/{view.name}")
        lens = geometry.Camera(prim).GetCamera(usd.TimeCode.Default())
        size = 512
        camera = view.camera(size)
        frustum = lens.frustum
        both = np.array(frustum.ComputeViewMatrix() * frustum.ComputeProjectionMatrix())
        for u, v, depth in ((10.0, 20.0, 1.5), (500.0, 300.0, 3.0)):
            x, y, _, w = np.array([*camera.unproject(u, v, depth), 1.0]) @ both
            assert_allclose((0.5 + x / w / 2) * size, u, atol=1e-2)
            assert_allclose((0.5 - y / w / 2) * size, v, atol=1e-2)


def test_the_same_item_has_the_same_text(file, task, tmp_path):
    out = tmp_path / "room.usda"
    again = write_room(item_of(task), stock(), out)
    assert out.read_bytes() == file.read_bytes()
    assert [each.read_bytes() for each in again] == [
        (file.parent / each.relative_to(tmp_path)).read_bytes() for each in again
    ]


def test_another_end_of_the_name_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"'\.usd' is no format.*\.usda"):
        write_room(item_of("path"), stock(), tmp_path / "room.usd")
