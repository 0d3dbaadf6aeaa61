"""What libraries and folders say of their models."""

import base64
import json

import numpy as np
import pytest

from scenegen.importing import Refused, open_source
from scenegen.importing.mesh_parts import bounds, crossed, units
from scenegen.importing.mtl import GLASS, read_mtl
from scenegen.importing.obj import read_obj
from scenegen.importing.properties import read_properties
from scenegen.importing.triangulation import PATIENCE, triangulated
from tests.catalogue.wedge import glb_bytes
from tests.importing.library import (
    HEAD,
    chair_files,
    chair_library,
    chair_obj,
    entry,
    files_beside,
    picture,
    write_library,
)


def test_properties_are_read_as_java_reads_them():
    text = (
        "# a comment\n! another\nname = Chaise \\u00e9l\\u00e9gante\n"
        "tags:one, \\\n   two\nempty=\nkey\\ with\\:signs value\n\xe4=\xf6\n"
    )
    assert read_properties(text.encode("latin-1")) == {
        "name": "Chaise élégante",
        "tags": "one, two",
        "empty": "",
        "key with:signs": "value",
        "ä": "ö",
    }


def test_a_library_says_what_its_models_are(tmp_path):
    (offer,) = open_source(chair_library(tmp_path)).offers()
    assert (offer.key, offer.name, offer.creator) == ("Test#chair", "Chair", "Ada")
    assert offer.size_mm == (450.0, 500.0, 900.0)
    assert offer.licence_text == "CC0-1.0"
    assert offer.library == "Test#Library"


def test_a_models_own_licence_comes_before_that_of_its_library(tmp_path):
    listed = HEAD + entry(1, "chair", "Chair") + "license#1=CC-BY-4.0\n"
    path = write_library(tmp_path / "test.sh3f", listed, chair_files())
    assert open_source(path).offers()[0].licence_text == "CC-BY-4.0"


def test_an_obj_file_becomes_one_piece_for_each_material():
    files = {"chair.mtl": b"newmtl wood\nKd 1 0 0\n"}
    wood, cloth = read_obj(chair_obj().encode(), "chair.obj", files_beside(files))
    assert wood.material.colour == (255, 0, 0)
    assert (len(wood.faces), len(cloth.faces)) == (24, 12)
    assert wood.uvs is not None
    assert wood.uvs.shape == (24, 3, 2)
    low, high = bounds((wood, cloth))
    assert [*low, *high] == [0, 0, 0, 4, 9, 4]


def test_rows_may_be_counted_from_the_end():
    text = b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\n"
    (piece,) = read_obj(text, "x.obj", files_beside())
    assert piece.faces.tolist() == [[0, 1, 2]]


@pytest.mark.parametrize(
    "ring",
    [
        [(0, 0), (4, 0), (4, 1), (1, 1), (1, 4), (0, 4)],
        [(0, 0), (2, 1), (4, 0), (2, 4)],
        [(0, 0), (4, 0), (4, 4), (0, 4)],
        [(0, 0), (2, 0), (4, 0), (4, 4), (2, 1), (0, 4)],
    ],
)
@pytest.mark.parametrize("flip", [False, True])
def test_hollow_polygons_are_cut_along_the_inside(ring, flip):
    ring = ring[::-1] if flip else ring
    points = np.array([(x, 7.0, y) for x, y in ring], dtype=np.float64)
    polygon = [(row, -1, -1) for row in range(len(ring))]
    corners = points[triangulated([polygon], points)[:, :, 0]]
    u, v = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    doubles = u[:, 2] * v[:, 0] - u[:, 0] * v[:, 2]
    x, y = np.array(ring, dtype=np.float64).T
    whole = (x * np.roll(y, -1) - np.roll(x, -1) * y).sum()
    assert (doubles * -np.sign(whole) >= 0).all()
    assert -doubles.sum() == pytest.approx(whole)


def test_polygons_beyond_all_patience_are_fanned():
    around = np.arange(400) * (2 * np.pi / 400)
    points = np.stack([np.cos(around), 0 * around, np.sin(around)], axis=1)
    polygon = [(row, -1, -1) for row in range(400)]
    corners = triangulated([polygon], points)
    assert PATIENCE < 400**3
    assert len(corners) == 398
    assert (corners[:, 0, 0] == 0).all()


def test_materials_of_mtl_files():
    text = (
        b"newmtl a\nKd 0.5 0.25 1\nNs 0\nmap_Kd -s 1 1 1 my wood.jpg\n"
        b"newmtl pane\nKd 0.2 0.2 0.2\nd 0.0\nKe 0 0 0\nnewmtl lamp\nKe 2 2 2\n"
    )
    paints = read_mtl(text, "x.mtl")
    assert paints["a"].material.colour == (128, 64, 255)
    assert paints["a"].material.roughness_pct == 100
    assert paints["a"].picture == "my wood.jpg"
    assert paints["pane"].material.colour == GLASS
    assert paints["lamp"].material.glow_pct == 100


def test_a_folder_offers_its_models_by_their_paths(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.obj").write_text(chair_obj())
    (tmp_path / "a.glb").write_bytes(glb_bytes())
    (tmp_path / "readme.txt").write_text("nothing")
    offers = open_source(tmp_path).offers()
    assert [offer.key for offer in offers] == ["a.glb", "b/two.obj"]
    assert [offer.size_mm for offer in offers] == [None, None]
    assert [offer.tags for offer in offers] == [(), ("b",)]


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(Refused, match="holds no"):
        open_source(tmp_path)


TOML = """
[[model]]
file = "a.glb"
name = "Wedge"
tags = ["door"]
category = "ottoman"
size_mm = [400, 600, 200]
licence = "MIT"
creator = "Ada"
up = "z"
turn_deg = 90
"""
CSV = (
    "file,name,tags,category,size_mm,licence,creator,up,turn_deg\n"
    "a.glb,Wedge,door,ottoman,400 600 200,MIT,Ada,z,90\n"
)


@pytest.mark.parametrize(("name", "text"), [("toml", TOML), ("csv", CSV)])
def test_a_table_says_what_the_models_of_a_folder_are(tmp_path, name, text):
    (tmp_path / "a.glb").write_bytes(glb_bytes())
    (tmp_path / f"metadata.{name}").write_text(text)
    (offer,) = open_source(tmp_path).offers()
    assert (offer.name, offer.tags, offer.category) == ("Wedge", ("door",), "ottoman")
    assert (offer.licence, offer.creator) == ("MIT", "Ada")
    assert offer.size_mm == (400.0, 600.0, 200.0)
    # Up along z becomes y; the front along -y becomes z, and is then turned to x.
    assert np.array(offer.axes).reshape(3, 3).tolist() == [
        [0, -1, 0],
        [0, 0, 1],
        [-1, 0, 0],
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('file = "gone.glb"', "'gone.glb', which is not there"),
        ('file = "a.glb"\nsize = 3', "the table gives 'size'"),
        ('file = "a.glb"\nsize_mm = [1, 2]', "width, depth and height"),
        ('file = "a.glb"\nturn_deg = 45', "turn_deg is 0, 90, 180 or 270"),
        ('file = "a.glb"\nup = "x"', "up is y or z"),
    ],
)
def test_a_wrong_line_of_the_table_is_a_fault(tmp_path, line, words):
    (tmp_path / "a.glb").write_bytes(glb_bytes())
    (tmp_path / "metadata.toml").write_text(f"[[model]]\n{line}\n")
    (fault,) = open_source(tmp_path).faults
    assert words in fault.detail


def test_a_table_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "a.glb").write_bytes(glb_bytes())
    (tmp_path / "metadata.toml").write_text("[[model")
    with pytest.raises(Refused, match=r"metadata\.toml"):
        open_source(tmp_path)


def test_glb_nodes_are_moved_to_their_places(tmp_path):
    node = {"translation": [0.0, 5.0, 0.0], "scale": [2.0, 2.0, 2.0]}
    (tmp_path / "a.glb").write_bytes(glb_bytes(node=node))
    source = open_source(tmp_path)
    (piece,) = source.read(source.offers()[0])
    low, high = bounds((piece,))
    assert [*low, *high] == pytest.approx([-0.4, 5.0, -0.6, 0.4, 5.4, 0.6])
    assert piece.uvs is not None
    assert piece.uvs[..., 1] == pytest.approx(0.8)


@pytest.mark.parametrize("scale", [[2.0, 1.0, 0.5], [-2.0, 1.0, 0.5]])
def test_normals_stay_upright_on_stretched_and_mirrored_nodes(tmp_path, scale):
    slope = [(0, 0, 0), (0, 0, 1), (1, 1, 0)]
    normal = (-(0.5**0.5), 0.5**0.5, 0.0)
    model = glb_bytes(
        vertices=slope, faces=[(0, 1, 2)], normal=normal, node={"scale": scale}
    )
    (tmp_path / "a.glb").write_bytes(model)
    source = open_source(tmp_path)
    (piece,) = source.read(source.offers()[0])
    assert piece.normals is not None
    facing = units(crossed(piece.points, piece.faces))
    assert piece.normals[0] == pytest.approx(np.repeat(facing, 3, axis=0))


def gltf(uri: str, **changes: object) -> str:
    """A triangle with a picture, as a glTF file with its buffer inside."""
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], dtype="<f4").tobytes()
    places = np.array([[0, 1], [1, 1], [0, 0]], dtype="<f4").tobytes()
    data = base64.b64encode(points + places).decode()
    triangle = {"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "material": 0}
    paint = {"baseColorTexture": {"index": 0}, "baseColorFactor": [1, 0.5, 0.5, 1]}
    return json.dumps(
        {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "meshes": [{"primitives": [triangle]}],
            "materials": [{"name": "m", "pbrMetallicRoughness": paint}],
            "textures": [{"source": 0}],
            "images": [{"uri": uri}],
            "buffers": [
                {
                    "byteLength": 60,
                    "uri": f"data:application/octet-stream;base64,{data}",
                }
            ],
            "bufferViews": [
                {"buffer": 0, "byteOffset": 0, "byteLength": 36},
                {"buffer": 0, "byteOffset": 36, "byteLength": 24},
            ],
            "accessors": [
                {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
                {"bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC2"},
            ],
            **changes,
        }
    )


def test_a_gltf_file_brings_its_picture(tmp_path):
    (tmp_path / "a.gltf").write_text(gltf("wood.png"))
    (tmp_path / "wood.png").write_bytes(picture())
    source = open_source(tmp_path)
    (piece,) = source.read(source.offers()[0])
    assert piece.material.picture is not None
    assert piece.material.picture.startswith(b"\x89PNG")
    assert piece.uvs is not None
    assert piece.uvs[0].tolist() == [[0, 0], [1, 0], [0, 1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (gltf("wood.png", accessors=[{"count": 10**12}]), "announces"),
        (gltf("wood.png", accessors=[{"count": "many"}]), "gives count as"),
        (gltf("wood.png", meshes=[]), "names meshes"),
        ("{", "is not glTF"),
        ("[]", "is not glTF"),
        (gltf("wood.png", nodes=[], scenes=[{"nodes": []}]), "holds no triangle"),
    ],
)
def test_a_broken_gltf_file_is_refused(tmp_path, text, words):
    inside = tmp_path / "models"
    inside.mkdir()
    (inside / "a.gltf").write_text(text)
    (inside / "wood.png").write_bytes(picture())
    (tmp_path / "wood.png").write_bytes(picture())
    source = open_source(inside)
    with pytest.raises(Refused, match=words):
        source.read(source.offers()[0])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    inside = tmp_path / "models"
    inside.mkdir()
    (tmp_path / "wood.png").write_bytes(picture())
    (inside / "a.gltf").write_text(gltf("wood.png"))
    (inside / "wood.png").symlink_to(tmp_path / "wood.png")
    source = open_source(inside)
    notes: list[str] = []
    (piece,) = source.read(source.offers()[0], notes.append)
    assert piece.material.picture is None
    assert notes == ["a picture is missing: 'wood.png' is not in the source"]


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_a_glb_vertex_that_is_no_number_is_refused(tmp_path, number):
    corners = [(0, 0, 0), (1, 0, number), (0, 1, 0)]
    model = glb_bytes(vertices=corners, faces=[(0, 1, 2)])
    (tmp_path / "a.glb").write_bytes(model)
    source = open_source(tmp_path)
    with pytest.raises(Refused, match="not a finite number"):
        source.read(source.offers()[0])
