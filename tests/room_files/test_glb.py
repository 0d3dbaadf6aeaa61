"""GLB files of rooms, as trimesh reads them, against the facts that they come from."""

import json
import struct
from dataclasses import replace
from io import BytesIO
from math import tan
from typing import Any

import numpy as np
import pytest
import trimesh
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from PIL import Image

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.codec import canonical_json, from_json
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.room_files.glb import room_glb
from scenegen.room_files.room_model import SHELL, room_model
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh
from tests.room_files.items import TASKS, item_of, stock

TO_WORLD = np.array([[1.0, 0, 0], [0, 0, -1.0], [0, 1.0, 0]])
"""From the frame of a glTF scene to the world, for columns."""


@pytest.fixture(scope="module", params=TASKS)
def facts(request: pytest.FixtureRequest) -> Facts:
    return item_of(request.param)


@pytest.fixture(scope="module")
def data(facts: Facts) -> bytes:
    return room_glb(facts, stock())


@pytest.fixture(scope="module")
def document(data: bytes) -> dict[str, Any]:
    return document_of(data)


@pytest.fixture(scope="module")
def loaded(data: bytes) -> trimesh.Scene:
    return trimesh.load_scene(BytesIO(data), file_type="glb", process=False)


@pytest.fixture(scope="module")
def scene_mesh(facts: Facts) -> SceneMesh:
    return build_scene_mesh(facts.scene, stock().mesh)


def document_of(data: bytes) -> dict[str, Any]:
    magic, version, size = struct.unpack("<4sII", data[:12])
    length, kind = struct.unpack("<I4s", data[12:20])
    assert (magic, version, size, kind) == (b"glTF", 2, len(data), b"JSON")
    document: dict[str, Any] = json.loads(data[20 : 20 + length])
    return document


def matrix(node: dict[str, Any]) -> NDArray[np.float64]:
    """World from node, with the axes of the world."""
    x, y, z, w = node["rotation"]
    found: NDArray[np.float64] = np.eye(4)
    found[:3, :3] = trimesh.transformations.quaternion_matrix([w, x, y, z])[:3, :3]
    found[:3, 3] = node["translation"]
    found[:3] = TO_WORLD @ found[:3]
    return found


def nodes_with(document: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [node for node in document["nodes"] if key in node]


def test_the_same_item_has_the_same_bytes(facts, data):
    again = from_json(Facts, canonical_json(facts))
    assert room_glb(again, stock()) == data


def test_another_tint_is_another_file(facts, data):
    first = next(
        each
        for each in facts.scene.entities
        if stock().asset(each.asset).tintable and each.tint is not None
    )
    repainted = tuple(
        replace(each, tint=(1, 2, 3)) if each is first else each
        for each in facts.scene.entities
    )
    other = replace(facts, scene=replace(facts.scene, entities=repainted))
    assert room_glb(other, stock()) != data


def test_triangles_are_where_labels_have_them(loaded, scene_mesh, facts):
    names = {each.id: f"{each.category}_{each.id}" for each in facts.scene.entities}
    found: dict[str, list[NDArray[np.float64]]] = {}
    for node in loaded.graph.nodes_geometry:
        placed, geometry = loaded.graph[node]
        parent = loaded.graph.transforms.parents[node]
        mesh = loaded.geometry[geometry]
        corners = mesh.vertices[mesh.faces].reshape(-1, 3)
        corners = corners @ placed[:3, :3].T + placed[:3, 3]
        name = node if parent == "room" else parent
        found.setdefault(name, []).append(corners @ TO_WORLD.T)
    assert sorted(found) == sorted(
        {**SHELL, **names}[part.owner] for part in scene_mesh.parts
    )
    for part in scene_mesh.parts:
        expected = scene_mesh.vertices[scene_mesh.faces[part.faces]].reshape(-1, 3)
        corners = np.concatenate(found[{**SHELL, **names}[part.owner]])
        assert len(corners) == len(expected)
        assert_allclose(corners.min(axis=0), expected.min(axis=0), atol=1e-5)
        assert_allclose(corners.max(axis=0), expected.max(axis=0), atol=1e-5)
        assert_allclose(corners.mean(axis=0), expected.mean(axis=0), atol=1e-5)


def test_bounds_are_those_of_the_room(loaded, scene_mesh):
    low, high = loaded.bounds @ TO_WORLD.T
    both = np.sort(np.stack([low, high]), axis=0)
    assert_allclose(both[0], scene_mesh.vertices.min(axis=0), atol=1e-5)
    assert_allclose(both[1], scene_mesh.vertices.max(axis=0), atol=1e-5)


def test_faces_look_outward_as_their_normals_do(loaded):
    for mesh in loaded.geometry.values():
        corners = mesh.vertices[mesh.faces]
        faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        means = mesh.vertex_normals[mesh.faces].sum(axis=1)
        agreeing = np.einsum("ij,ij->i", faces, means)
        area = np.linalg.norm(faces, axis=1)
        assert area[agreeing < 0].sum() <= 0.03 * area.sum()


def test_objects_say_what_they_are_and_face_their_heading(document, facts):
    nodes = {node["extras"]["id"]: node for node in nodes_with(document, "mesh")}
    for entity in facts.scene.entities:
        node = nodes.pop(entity.id)
        assert node["name"] == f"{entity.category}_{entity.id}"
        extras = node["extras"]
        assert extras["category"] == entity.category
        assert extras["asset"] == entity.asset
        assert extras["support"] == entity.support
        front = matrix(node)[:3, :3] @ (0, 0, 1)
        heading = entity.heading_tenths
        assert_allclose(front, (cosine(heading), sine(heading), 0), atol=1e-7)
    assert {node["name"] for node in nodes.values()} <= set(SHELL.values())
    assert {each["extras"]["id"] for each in nodes.values()} <= set(SHELL)


def test_cameras_are_those_of_the_rig(document, facts):
    nodes = nodes_with(document, "camera")
    assert [node["name"] for node in nodes] == [view.name for view in facts.rig.views]
    for node, view in zip(nodes, facts.rig.views, strict=True):
        lens = document["cameras"][node["camera"]]
        assert node["extras"]["is_hidden"] == view.is_hidden
        assert_pixels_agree(matrix(node), lens, view, node["extras"])


def assert_pixels_agree(
    world_from_node: NDArray[np.float64],
    lens: dict[str, Any],
    view: View,
    extras: dict[str, Any],
) -> None:
    """Points fall where the camera of the view has them; the shift is in the extras."""
    size = 512
    camera = view.camera(size)
    for u, v, depth in ((10.0, 20.0, 1.5), (500.0, 300.0, 3.0), (256.0, 256.0, 0.7)):
        place = camera.unproject(u, v, depth)
        x, y, z, _ = np.linalg.inv(world_from_node) @ (*place, 1.0)
        assert_allclose(-z, depth, atol=1e-9)
        if lens["type"] == "perspective":
            assert lens["perspective"]["aspectRatio"] == 1.0
            half = tan(lens["perspective"]["yfov"] / 2) * depth
            shift = extras["shift_pm"] / 1000
        else:
            assert lens["orthographic"]["xmag"] == lens["orthographic"]["ymag"]
            half, shift = lens["orthographic"]["ymag"], 0.0
        assert_allclose((0.5 + x / half / 2) * size, u, atol=1e-6)
        assert_allclose((0.5 - y / half / 2 - shift) * size, v, atol=1e-6)


def test_cameras_are_named_by_their_views_only_once(document):
    names = [node["name"] for node in document["nodes"]]
    assert len(names) == len(set(names))


def test_materials_have_the_colours_and_pictures_of_the_catalogue(
    document, data, facts
):
    model = room_model(facts, stock())
    assert len(document["materials"]) == len(model.surfaces)
    pictures = document.get("images", [])
    for surface, found in zip(model.surfaces, document["materials"], strict=True):
        assert found["name"] == surface.material
        given = found["pbrMetallicRoughness"]
        black = (0.0, 0.0, 0.0)
        assert given["baseColorFactor"][:3] == list(
            black if surface.is_outside else surface.colour
        )
        index = (
            given.get("baseColorTexture") or found.get("emissiveTexture") or {}
        ).get("index")
        assert (index is not None) == bool(surface.texture)
        if index is not None:
            picture = pictures[document["textures"][index]["source"]]
            assert picture["name"] == surface.texture
            read = Image.open(BytesIO(chunk(document, data, picture))).convert("RGB")
            whole = stock().texture(surface.texture)
            assert whole is not None
            assert np.array_equal(np.asarray(read), whole)


def chunk(document: dict[str, Any], data: bytes, picture: dict[str, Any]) -> bytes:
    """The file of a picture in the binary chunk."""
    view = document["bufferViews"][picture["bufferView"]]
    (length,) = struct.unpack("<I", data[12:16])
    start = 20 + length + 8 + view["byteOffset"]
    return data[start : start + view["byteLength"]]


def test_pictures_have_their_size_on_the_surface(loaded, facts):
    """A floor of w metres shows w / metres repeats, upright as `v` goes up."""
    model = room_model(facts, stock())
    floor = next(each for each in model.objects if each.name == "floor")
    metres = model.surfaces[floor.surfaces[0]].metres
    uvs = loaded.geometry["floor"].visual.uv  # trimesh has v upwards, as we have
    expected = floor.mesh.uvs[np.unique(floor.mesh.faces)] / metres
    assert len(uvs) == len(expected)
    assert_allclose(uvs - uvs[0], expected - expected[0], atol=1e-4)
    assert_allclose((uvs - expected)[0] % 1.0 % 0.9999, 0.0, atol=1e-4)


def test_windows_show_what_the_first_camera_sees():
    facts = item_of("perspective")
    moved = replace(
        facts.rig.views[0], position_mm=(facts.rig.views[0].position_mm[0] + 300, 5, 9)
    )
    rig = replace(facts.rig, views=(moved, *facts.rig.views[1:]))
    pair = [
        {each.name: each.mesh.uvs for each in room_model(one, stock()).objects}
        for one in (facts, replace(facts, rig=rig))
    ]
    names = [
        name for name in pair[0] if not np.array_equal(pair[0][name], pair[1][name])
    ]
    has_windows = any(each.kind == "window" for each in facts.scene.room.openings)
    assert names == (["windows"] if has_windows else [])


def test_lamps_shine_and_the_ceiling_is_clear_from_above(document):
    ceilings = {
        each["material"]
        for node in nodes_with(document, "mesh")
        if node["extras"]["id"] == -3
        for each in document["meshes"][node["mesh"]]["primitives"]
    }
    assert ceilings
    for number, material in enumerate(document["materials"]):
        assert material["doubleSided"] == (number not in ceilings)


def test_a_place_is_written_in_metres_with_y_up(document, facts):
    entity = facts.scene.entities[0]
    node = next(
        n for n in document["nodes"] if n.get("extras", {}).get("id") == entity.id
    )
    x, y, z = (each / 1000 for each in entity.position_mm)
    assert Vector(*node["translation"]) == Vector(x, z, -y)
