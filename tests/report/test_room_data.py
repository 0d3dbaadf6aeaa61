"""The room for the browser holds all triangles, and what they are made of."""

import json

import numpy as np
import pytest

from scenegen.generation.controls import scene_in
from scenegen.report.room_data import room_bytes


@pytest.fixture(scope="module")
def facts(series):
    return series[0].facts


@pytest.fixture(scope="module")
def data(facts, source):
    return room_bytes(source.room(facts))


def header_of(data):
    length = int.from_bytes(data[:4], "little")
    assert (4 + length) % 4 == 0
    return json.loads(data[4 : 4 + length]), 4 + length


def test_all_triangles_are_there_in_the_order_of_the_labels(facts, source, data):
    mesh = source.mesh(scene_in(facts, facts.rig.views[0]))
    header, begin = header_of(data)
    owners = [part["owner"] for part in header["parts"]]
    assert owners == [part.owner for part in mesh.parts]
    vertices = sum(part["vertices"] for part in header["parts"])
    faces = sum(run[1] for part in header["parts"] for run in part["runs"])
    assert (vertices, faces) == (len(mesh.vertices), len(mesh.faces))
    assert len(data) == begin + (3 + 3 + 2) * 4 * vertices + 12 * faces
    places = np.frombuffer(data, "<f4", 3 * vertices, begin).reshape(-1, 3)
    assert np.abs(places - mesh.vertices).max() < 1e-5


def test_faces_of_a_run_have_its_surface(source, facts, data):
    model = source.room(facts)
    header, begin = header_of(data)
    vertices = sum(part["vertices"] for part in header["parts"])
    at = begin + 32 * vertices
    for part, each in zip(header["parts"], model.objects, strict=True):
        for surface, count in part["runs"]:
            faces = np.frombuffer(data, "<u4", 3 * count, at).reshape(-1, 3)
            slots = [slot for slot, row in enumerate(each.surfaces) if row == surface]
            wanted = each.mesh.faces[np.isin(each.mesh.slots, slots)]
            assert set(map(tuple, faces.tolist())) <= set(map(tuple, wanted.tolist()))
            at += 12 * count
    assert at == len(data)


def test_surfaces_have_the_colours_and_pictures_of_their_materials(source, data):
    header, _ = header_of(data)
    textures = {each["texture"] for each in header["surfaces"]} - {""}
    assert textures
    for name in textures:
        assert source.texture(name).startswith(b"\x89PNG")
    for surface in header["surfaces"]:
        assert len(surface["colour"]) == 3
        assert surface["metres"] > 0


@pytest.mark.parametrize("name", ["floor/nothing", "../index", ""])
def test_a_material_that_there_is_not_has_no_picture(source, name):
    assert source.texture(name) is None
