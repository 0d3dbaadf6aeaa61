"""Plain models are read as the mesh library reads them; all others it has to read."""

import pytest

from scenegen.catalogue import Catalogue, mesh_files, read_mesh
from scenegen.catalogue.plain_glb import read_plain_glb
from tests.catalogue.wedge import CORNERS, FACES, glb_bytes
from tests.system.program import python

OTHERS = {
    "moved": glb_bytes(node={"translation": [0, 1, 0]}),
    "a child": glb_bytes(node={"children": []}),
    "nameless": glb_bytes(material=None),
    "an empty name": glb_bytes(material=""),
    "a corner that is not there": glb_bytes(faces=[*FACES, (0, 1, len(CORNERS))]),
    "no faces": glb_bytes(faces=[]),
    "torn": glb_bytes()[:300],
    "a byte too many": glb_bytes() + b" ",
    "another version": glb_bytes().replace(b"glTF\2", b"glTF\1"),
    "text": b"o wedge\nv 0 0 0\n",
    "nothing": b"",
}


@pytest.mark.parametrize("part", range(4))
def test_shipped_models_are_plain_and_read_as_by_the_library(
    shipped: Catalogue, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    for asset in shipped.assets[part * 10 :: 40]:
        path = shipped.model_path(asset.id)
        assert read_plain_glb(path.read_bytes()) is not None
        plain = read_mesh(path, asset.id)
        with monkeypatch.context() as patch:
            patch.setattr(mesh_files, "read_plain_glb", lambda data: None)
            mesh = read_mesh(path, asset.id)
        assert plain.materials == mesh.materials
        for name in ("vertices", "normals", "uvs", "faces", "slots"):
            one, other = getattr(plain, name), getattr(mesh, name)
            assert (one.dtype, one.shape) == (other.dtype, other.shape)
            assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("name", OTHERS)
def test_any_other_file_is_left_to_the_library(name: str) -> None:
    assert read_plain_glb(OTHERS[name]) is None


def test_a_wedge_is_plain() -> None:
    (only,) = read_plain_glb(glb_bytes()) or []
    assert only.material == "wood/oak"
    assert only.faces.tolist() == [list(face) for face in FACES]


def test_meshes_that_are_shipped_need_no_library() -> None:
    done = python(
        "import sys; from scenegen.catalogue import Catalogue; "
        "catalogue = Catalogue.open(); catalogue.mesh(catalogue.assets[0].id); "
        "print('trimesh' in sys.modules)"
    )
    assert done.stdout == "False\n", done.stderr
