"""The catalogue: what is shipped is sound, and what is not sound is refused."""

import hashlib
import json
import pickle
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from scenegen.catalogue import (
    MAX_TRIANGLES,
    Catalogue,
    Category,
    bounds_mm,
    read_mesh,
    shipped_root,
)
from scenegen.errors import AssetError

# A wedge in the glTF frame: 0.4 wide (X), 0.2 high (Y), 0.6 deep (Z), on the floor.
CORNERS = (
    (-0.2, 0.0, -0.3),
    (0.2, 0.0, -0.3),
    (0.2, 0.0, 0.3),
    (-0.2, 0.0, 0.3),
    (-0.2, 0.2, -0.3),
    (0.2, 0.2, -0.3),
)
FACES = (
    (0, 1, 2), (0, 2, 3), (0, 4, 5), (0, 5, 1), (3, 2, 5), (3, 5, 4), (0, 3, 4),
    (1, 5, 2),
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return Catalogue.open()


# ------------------------------------------------------------------ a tiny catalogue


def glb_bytes(
    vertices: Any = CORNERS,
    faces: Any = FACES,
    material: str | None = "wood/oak",
    normal: tuple[float, float, float] = (0.0, 3.0, 4.0),
    node: dict[str, Any] | None = None,
) -> bytes:
    """A GLB written by hand, so that what the reader does to it can be seen."""
    points = np.array(vertices, dtype="<f4")
    normals = np.tile(np.array(normal, dtype="<f4"), (len(points), 1))
    uvs = np.zeros((len(points), 2), dtype="<f4")
    uvs[:, 1] = 0.2
    indices = np.array(faces, dtype="<u4")
    arrays = (points, normals, uvs, indices)
    chunks = [array.tobytes() for array in arrays]
    starts = np.cumsum([0, *map(len, chunks)]).tolist()
    kinds = ((5126, "VEC3"), (5126, "VEC3"), (5126, "VEC2"), (5125, "SCALAR"))
    counts = (len(points), len(points), len(points), indices.size)
    primitive: dict[str, Any] = {
        "attributes": {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2},
        "indices": 3,
    }
    document: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, **(node or {})}],
        "meshes": [{"name": "wedge", "primitives": [primitive]}],
        "buffers": [{"byteLength": starts[-1]}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": start, "byteLength": len(chunk)}
            for start, chunk in zip(starts, chunks, strict=False)
        ],
        "accessors": [
            {"bufferView": k, "componentType": kind, "type": shape, "count": count}
            for k, ((kind, shape), count) in enumerate(zip(kinds, counts, strict=True))
        ],
    }
    if material is not None:
        document["materials"] = [{"name": material}]
        primitive["material"] = 0
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    body = b"".join(chunks)
    size = 12 + 8 + len(text) + 8 + len(body)
    head = struct.pack("<4sII", b"glTF", 2, size)
    return (
        head
        + struct.pack("<I4s", len(text), b"JSON")
        + text
        + struct.pack("<I4s", len(body), b"BIN\0")
        + body
    )


INDEX = """
[[category]]
name = "door_wedge"
singular = "door wedge"
plural = "door wedges"
article = "a"
roles = ["filler"]
placement = "free"
similar = []
has_front = true

[[material]]
id = "wood/oak"
colour = [178, 136, 92]
texture = "materials/oak.png"
sha256 = "TEXTURE_HASH"
metres = 1.0
roughness_pct = 55
metallic = false
glow_pct = 0
tintable = false
licence = "CC0-1.0"
source = "drawn for this test"

[[asset]]
id = "door_wedge/plain"
category = "door_wedge"
file = "models/wedge.glb"
sha256 = "MODEL_HASH"
licence = "CC0-1.0"
source = "modelled for this test"
size_mm = [600, 400, 200]
triangles = 8
tintable = false
materials = ["wood/oak"]
"""

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a catalogue with one wedge, after changes to its index or its model."""

    def write(*changes: tuple[str, str], model: bytes | None = None) -> Path:
        for folder in ("models", "materials"):
            (tmp_path / folder).mkdir(exist_ok=True)
        model = glb_bytes() if model is None else model
        (tmp_path / "models/wedge.glb").write_bytes(model)
        picture = tmp_path / "materials/oak.png"
        Image.new("L", (4, 4), 200).save(picture)
        text = INDEX
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        text = text.replace("MODEL_HASH", hashlib.sha256(model).hexdigest())
        hashed = hashlib.sha256(picture.read_bytes()).hexdigest()
        (tmp_path / "index.toml").write_text(text.replace("TEXTURE_HASH", hashed))
        return tmp_path

    return write


# ------------------------------------------------------------------ reading


def test_gltf_axes_become_forward_left_up(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    expected = [(z, x, y) for x, y, z in CORNERS]
    assert mesh.vertices.tolist() == [list(point) for point in expected]


def test_the_change_of_axes_keeps_faces_looking_outwards(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    a, b, c = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
    volume = (a * np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(0.4 * 0.2 * 0.6 / 2)


def test_v_counts_upwards_although_gltf_counts_downwards(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    assert set(mesh.uvs[:, 1].tolist()) == {0.8}


@given(
    st.lists(
        st.tuples(*[st.floats(-3, 3, width=32)] * 3),
        min_size=3,
        max_size=6,
        unique=True,
    )
)
@settings(max_examples=25, deadline=None)
def test_every_vertex_lands_on_the_nearest_tenth_of_a_millimetre(
    tmp_path_factory: pytest.TempPathFactory, points: list[tuple[float, float, float]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "points.glb"
    # The face belongs to the wedge, so that it has an area whatever was drawn.
    face = [len(points) + corner for corner in FACES[0]]
    path.write_bytes(glb_bytes(vertices=[*points, *CORNERS], faces=[face]))
    vertices = read_mesh(path, "test/points").vertices
    steps = vertices * 10_000
    assert np.abs(steps - np.rint(steps)).max() < 1e-8
    given_points = np.array(points, dtype=np.float64)[:, [2, 0, 1]]
    assert np.abs(vertices[: len(points)] - given_points).max() <= 0.5001e-4


def test_normals_are_made_one_long(make: Make) -> None:
    mesh = Catalogue.open(make()).mesh("door_wedge/plain")
    assert np.unique(mesh.normals, axis=0).tolist() == [[0.8, 0.0, 0.6]]


def test_a_sliver_that_the_grid_closes_is_dropped(make: Make) -> None:
    thin = [*CORNERS, (0.2, 0.00001, 0.3)]
    model = glb_bytes(vertices=thin, faces=[*FACES, (1, 2, 6)])
    mesh = Catalogue.open(make(model=model)).mesh("door_wedge/plain")
    assert len(mesh.faces) == len(FACES)


def test_a_mesh_is_read_once_and_cannot_be_changed(make: Make) -> None:
    root = make()
    mesh = Catalogue.open(root).mesh("door_wedge/plain")
    assert Catalogue.open(root).mesh("door_wedge/plain") is mesh
    with pytest.raises(ValueError, match="read-only"):
        mesh.vertices[0, 0] = 1.0


def test_a_grey_picture_is_handed_out_as_three_channels(make: Make) -> None:
    picture = Catalogue.open(make()).texture("wood/oak")
    assert picture is not None
    assert picture.shape == (4, 4, 3)
    assert (picture == 200).all()


def test_the_digest_is_that_of_the_index(make: Make) -> None:
    root = make()
    data = (root / "index.toml").read_bytes()
    assert Catalogue.open(root).digest == hashlib.sha256(data).hexdigest()


def test_a_sound_catalogue_has_nothing_wrong(make: Make) -> None:
    assert Catalogue.open(make()).check() == ()


# ------------------------------------------------------------------ refusing


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(AssetError) as caught:
        action()
    return str(caught.value)


def test_an_unknown_id_is_answered_with_the_nearest_one(make: Make) -> None:
    catalogue = Catalogue.open(make())
    message = refusal(lambda: catalogue.mesh("door_wedge/plane"))
    assert "'door_wedge/plane' is not in the catalogue" in message
    assert "Did you mean 'door_wedge/plain'?" in message
    assert "'door_wedge'" in refusal(lambda: catalogue.assets_of("door_wedges"))
    assert "'wood/oak'" in refusal(lambda: catalogue.texture("wood/oaks"))


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    message = refusal(lambda: Catalogue.open(tmp_path))
    assert str(tmp_path / "index.toml") in message
    assert "reinstall scenegen" in message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[[category]]", "[[category"), "is not TOML"),
        (('plural = "door wedges"\n', ""), "'plural' is missing"),
        (("triangles = 8", 'triangles = "8"'), "'triangles' is '8'.*an integer"),
        (("metres = 1.0", "metres = 1"), "'metres' is 1.*decimal point"),
        (("[600, 400, 200]", "[600, 400]"), "'size_mm' is .*three integers"),
        (("glow_pct = 0", "glow_pct = false"), "'glow_pct' is False"),
    ],
)
def test_a_malformed_index_is_refused_with_the_key(
    make: Make, change: tuple[str, str], words: str
) -> None:
    root = make(change)
    assert re.search(words, refusal(lambda: Catalogue.open(root)))


def test_an_entry_that_is_there_twice_is_refused(make: Make) -> None:
    root = make()
    path = root / "index.toml"
    text = path.read_text()
    path.write_text(text + text[text.index("[[asset]]") :])
    assert "'door_wedge/plain' is there twice" in refusal(lambda: Catalogue.open(root))


def test_a_missing_model_is_named_with_its_path(make: Make) -> None:
    root = make()
    (root / "models/wedge.glb").unlink()
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert str(root / "models/wedge.glb") in message
    assert "Reinstall" in message


def test_a_changed_model_is_refused(make: Make) -> None:
    root = make()
    with (root / "models/wedge.glb").open("ab") as file:
        file.write(b"\0")
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert "SHA-256" in message


@pytest.mark.parametrize("key", ["licence", "source"])
def test_a_model_without_provenance_cannot_be_used(make: Make, key: str) -> None:
    value = {"licence": "CC0-1.0", "source": "modelled for this test"}[key]
    root = make((f'{key} = "{value}"', f'{key} = ""'))
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert f"no {key} in index.toml" in message


BROKEN: dict[str, tuple[bytes, str]] = {
    "not finite": (
        glb_bytes(vertices=[(float("nan"), 0, 0), *CORNERS[1:]]),
        "not a finite number",
    ),
    "too many": (glb_bytes(faces=FACES * 3000), f"1 to {MAX_TRIANGLES} can be used"),
    "flat": (glb_bytes(faces=[(0, 1, 1)]), "of which 0 have an area"),
    "moved": (glb_bytes(node={"translation": [0, 1, 0]}), "Apply all transforms"),
    "nameless": (glb_bytes(material=None), "Name every material slot"),
    "no normal": (glb_bytes(normal=(0, 0, 0)), "normal without a direction"),
    "torn": (glb_bytes()[:300], "cannot be read as GLB"),
}


@pytest.mark.parametrize("name", list(BROKEN))
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_broken_model_is_refused_with_the_remedy(make: Make, name: str) -> None:
    model, words = BROKEN[name]
    root = make(model=model)
    message = refusal(lambda: Catalogue.open(root).mesh("door_wedge/plain"))
    assert words in message
    assert "door_wedge/plain" in message
    assert "wedge.glb" in message


def test_a_torn_picture_is_refused(make: Make) -> None:
    root = make()
    picture = root / "materials/oak.png"
    torn = picture.read_bytes()[:40]
    path = root / "index.toml"
    old = hashlib.sha256(picture.read_bytes()).hexdigest()
    path.write_text(path.read_text().replace(old, hashlib.sha256(torn).hexdigest()))
    picture.write_bytes(torn)
    message = refusal(lambda: Catalogue.open(root).texture("wood/oak"))
    assert "cannot be read as a picture" in message


def test_check_finds_every_fault_at_once(make: Make) -> None:
    root = make(
        ("[600, 400, 200]", "[600, 400, 230]"),
        ('placement = "free"', 'placement = "ceiling"'),
        ("similar = []", 'similar = ["ramp"]'),
        ("triangles = 8", "triangles = 9"),
        ('materials = ["wood/oak"]', 'materials = ["wood/elm"]'),
        ('source = "drawn for this test"', 'source = ""'),
    )
    found = "\n".join(Catalogue.open(root).check())
    for words in (
        "200.0 mm along z, but 230 mm",
        "placement 'ceiling'",
        "similar to 'ramp'",
        "8 triangles, but 9",
        "other materials than the file",
        "no source",
    ):
        assert words in found


def test_check_sees_a_model_that_does_not_stand_on_the_origin(make: Make) -> None:
    aside = [(x + 0.05, y + 0.02, z) for x, y, z in CORNERS]
    found = "\n".join(Catalogue.open(make(model=glb_bytes(vertices=aside))).check())
    assert "centred on (0.0, 50.0) mm" in found
    assert "lowest point is at 20.0 mm" in found


# ------------------------------------------------------------------ what is shipped


def test_the_shipped_assets_lie_where_they_are_looked_for() -> None:
    assert (shipped_root() / "index.toml").is_file()


def test_nothing_is_wrong_with_the_shipped_catalogue(shipped: Catalogue) -> None:
    assert shipped.check() == ()


def test_the_index_is_what_its_generator_writes(shipped: Catalogue) -> None:
    script = shipped.root / "modelling/index.py"
    ran = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr


def test_a_catalogue_can_be_sent_to_another_process(make: Make) -> None:
    catalogue = Catalogue.open(make())
    copy = pickle.loads(pickle.dumps(catalogue))
    assert copy.assets == catalogue.assets
    assert copy.mesh("door_wedge/plain").materials == ("wood/oak",)


def test_counted_categories_have_three_models_and_others_two(
    shipped: Catalogue,
) -> None:
    short = [
        category.name
        for category in shipped.categories
        if len(shipped.assets_of(category.name)) < least(category)
    ]
    assert short == []


def least(category: Category) -> int:
    return 3 if "countable" in category.roles else 2


def test_nouns_agree_with_names_and_articles(shipped: Catalogue) -> None:
    for category in shipped.categories:
        noun = category.singular
        assert category.name == noun.lower().replace(" ", "_")
        assert category.article == ("an" if noun[0] in "aeiou" else "a")
        assert category.plural != noun


def test_every_role_is_played_by_several_categories(shipped: Catalogue) -> None:
    counts = {"countable": 14, "occluder": 5, "seat": 4, "surface": 4, "wall": 5}
    for role, count in counts.items():
        assert sum(role in c.roles for c in shipped.categories) >= count


def test_occluders_are_tall_or_wide_enough_to_hide_things(shipped: Catalogue) -> None:
    for category in shipped.categories:
        if "occluder" in category.roles:
            for asset in shipped.assets_of(category.name):
                assert asset.size_mm[2] >= 1200
                assert max(asset.size_mm[:2]) >= 450


@pytest.mark.parametrize("category", ["chair", "armchair", "sofa", "bed"])
def test_backs_and_headboards_are_at_the_rear(
    shipped: Catalogue, category: str
) -> None:
    for asset in shipped.assets_of(category):
        vertices = shipped.mesh(asset.id).vertices
        top = vertices[vertices[:, 2] > 0.8 * vertices[:, 2].max()]
        assert top[:, 0].mean() < 0, asset.id


def test_faces_look_the_way_their_normals_point(shipped: Catalogue) -> None:
    for asset in shipped.assets:
        mesh = shipped.mesh(asset.id)
        a, b, c = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
        normals = mesh.normals[mesh.faces].sum(axis=1)
        agree = (np.cross(b - a, c - a) * normals).sum(axis=1) > 0
        assert agree.mean() > 0.99, asset.id


def test_normals_have_length_one(shipped: Catalogue) -> None:
    for asset in shipped.assets:
        normals = shipped.mesh(asset.id).normals
        assert np.abs((normals * normals).sum(axis=1) - 1).max() < 1e-12


def test_patterned_rugs_wear_their_texture_once(shipped: Catalogue) -> None:
    for name in ("rug/persian", "rug/stripes"):
        mesh = shipped.mesh(name)
        assert shipped.material(name).metres == 1.0
        assert mesh.uvs.min(axis=0).tolist() == [0.0, 0.0]
        assert mesh.uvs.max(axis=0).tolist() == [1.0, 1.0]
        _, high = bounds_mm(mesh)
        assert high[2] <= 12.0


def test_what_can_be_tinted_is_near_white_grey(shipped: Catalogue) -> None:
    for material in shipped.materials:
        picture = shipped.texture(material.id) if material.tintable else None
        if picture is not None:
            grey = picture[:, :, :1] == picture
            assert grey.all(), material.id
            assert 225 <= picture.mean() <= 245, material.id


def test_what_cannot_be_tinted_has_the_mean_colour_of_its_texture(
    shipped: Catalogue,
) -> None:
    for material in shipped.materials:
        picture = shipped.texture(material.id)
        if picture is not None and not material.tintable:
            mean = picture.mean(axis=(0, 1))
            assert np.abs(mean - material.colour).max() <= 4, material.id


def test_repeated_textures_show_no_seam(shipped: Catalogue) -> None:
    once = ("rug/persian", "rug/stripes")
    for material in shipped.materials:
        picture = shipped.texture(material.id)
        if picture is not None and material.id not in once:
            for axis in (0, 1):
                seam, steps = jumps(picture, axis)
                assert seam <= 1.15 * steps.max() + 0.5, (material.id, axis)


def jumps(picture: NDArray[np.uint8], axis: int) -> tuple[float, NDArray[np.float64]]:
    """Mean step across the seam, and the mean steps between neighbouring lines."""
    values = picture.astype(np.float64)
    steps = np.abs(values - np.roll(values, 1, axis=axis))
    means = steps.mean(axis=(1 - axis, 2))
    return float(means[0]), means[1:]
