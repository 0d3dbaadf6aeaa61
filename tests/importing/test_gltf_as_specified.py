"""glTF as its specification has it, which mesh libraries do not always read so."""

import json
import math

import numpy as np
import pytest

from scenegen.geometry.pose import Floats
from scenegen.importing import Refused
from scenegen.importing.mesh_parts import ImportedMesh, bounds, crossed
from scenegen.importing.mtl import GLASS
from tests.importing.boxes import box, corners, imported, read, read_with_notes
from tests.importing.library import picture

SIZE = [-0.25, 0.0, -0.25, 0.25, 0.9, 0.25]


def extent(pieces):
    low, high = bounds(tuple(pieces))
    return [*low, *high]


def test_a_plain_box_is_read():
    (piece,) = read(box())
    assert len(piece.faces) == 12
    assert extent([piece]) == pytest.approx(SIZE)
    assert piece.material.colour == (255, 255, 255)
    assert not piece.material.metallic


def test_names_are_percent_decoded_and_raw_names_are_tried_too():
    def apart(made, primitive):
        made.json["buffers"][0]["uri"] = "geo%20data.bin"
        made.json["images"][0] = {"uri": "my%20wood.png"}
        files["geo data.bin"] = bytes(made.body)

    files = {"my%20wood.png": picture()}
    (piece,) = read(box(picture(), apart), files)
    assert piece.material.picture == picture()
    files = {"my wood.png": picture()}
    (piece,) = read(box(picture(), apart), files)
    assert piece.material.picture == picture()
    assert extent([piece]) == pytest.approx(SIZE)


def uvs_of(pieces: list[ImportedMesh]) -> Floats:
    (piece,) = pieces
    assert piece.uvs is not None
    return piece.uvs


def moved(**transform):
    info = {"index": 0, "extensions": {"KHR_texture_transform": transform}}
    return uvs_of(read(box(picture(), baseColorTexture=info)))


def test_pictures_are_scaled_and_shifted():
    plain, uvs = uvs_of(read(box(picture()))), moved(scale=[4, 4], offset=[0.5, 0])
    assert uvs[..., 0] == pytest.approx(4 * plain[..., 0] + 0.5)
    assert 1 - uvs[..., 1] == pytest.approx(4 * (1 - plain[..., 1]))


def test_pictures_are_turned_counter_clockwise_as_one_sees_them():
    plain, uvs = uvs_of(read(box(picture()))), moved(rotation=math.pi / 2)
    # In glTF v runs down: a quarter turn takes (1, 0) up, to (0, -1).
    down = 1 - plain[..., 1]
    assert uvs[..., 0] == pytest.approx(down)
    assert 1 - uvs[..., 1] == pytest.approx(-plain[..., 0])


def test_the_extension_may_name_another_set_of_places():
    def second(made, primitive):
        primitive["attributes"]["TEXCOORD_1"] = made.array(corners()[1] * 3)

    other = {"KHR_texture_transform": {"texCoord": 1}}
    for info in (
        {"index": 0, "texCoord": 0, "extensions": other},
        {"index": 0, "texCoord": 1},
    ):
        uvs = uvs_of(read(box(picture(), second, baseColorTexture=info)))
        assert uvs[..., 0].max() == pytest.approx(3)


@pytest.mark.parametrize(("kind", "most"), [("<u2", 65535), ("u1", 255)])
def test_normalised_integers_are_fractions(kind, most):
    def whole(made, primitive):
        uvs = made.array(corners()[1] * most, kind, normalized=True)
        primitive["attributes"]["TEXCOORD_0"] = uvs

    uvs = uvs_of(read(box(picture(), whole)))
    assert np.unique(uvs).tolist() == [0.0, 1.0]


def test_quantised_positions_are_moved_by_their_node():
    def whole(made, primitive):
        points = np.rint(corners()[0] * 20_000)
        primitive["attributes"]["POSITION"] = made.array(points, "<i2", normalized=True)
        made.json["nodes"][0]["scale"] = [32767 / 20_000] * 3
        made.json["extensionsRequired"] = ["KHR_mesh_quantization"]

    assert extent(read(box(change=whole))) == pytest.approx(SIZE, abs=1e-4)


def test_normalised_signed_integers_do_not_go_below_minus_one():
    def whole(made, primitive):
        normals = np.tile([0, -128, 0], (24, 1))
        primitive["attributes"]["NORMAL"] = made.array(normals, "i1", normalized=True)

    (piece,) = read(box(change=whole))
    normals = piece.normals
    assert normals is not None
    assert np.array_equal(np.unique(normals.reshape(-1, 3), axis=0), [[0.0, -1.0, 0.0]])


def sparse(made, primitive):
    points = corners()[0]
    entry = made.json["accessors"][primitive["attributes"]["POSITION"]]
    del entry["bufferView"]
    rows = made.view(np.arange(24, dtype="<u2").tobytes())
    values = made.view(points.tobytes())
    entry["sparse"] = {
        "count": 24,
        "indices": {"bufferView": rows, "componentType": 5123},
        "values": {"bufferView": values},
    }
    return entry


def test_sparse_accessors_are_read():
    assert extent(read(box(change=sparse))) == pytest.approx(SIZE)


def test_sparse_values_beyond_their_accessor_are_refused():
    def beyond(made, primitive):
        entry = sparse(made, primitive)
        rows = np.full(24, 24, dtype="<u2")
        entry["sparse"]["indices"]["bufferView"] = made.view(rows.tobytes())

    with pytest.raises(Refused, match="beyond the end"):
        read(box(change=beyond))


def test_interleaved_arrays_are_read():
    def woven(made, primitive):
        points, uvs, _ = corners()
        view = made.view(np.concatenate([points, uvs], axis=1).tobytes())
        made.json["bufferViews"][view]["byteStride"] = 20
        for name, offset in (("POSITION", 0), ("TEXCOORD_0", 12)):
            entry = made.json["accessors"][primitive["attributes"][name]]
            entry.update(bufferView=view, byteOffset=offset)

    pieces = read(box(change=woven))
    assert extent(pieces) == pytest.approx(SIZE)
    assert np.unique(uvs_of(pieces)).tolist() == [0.0, 1.0]


@pytest.mark.parametrize(("mode", "order"), [(6, [0, 1, 2, 3]), (5, [0, 1, 3, 2])])
def test_fans_and_strips_are_triangles(mode, order):
    def one_side(made, primitive):
        rest = corners()[2][6:]
        primitive["indices"] = made.array(rest, "<u2")
        side = {**primitive, "indices": made.array(order, "<u2"), "mode": mode}
        made.json["meshes"][0]["primitives"].append(side)

    pieces = read(box(change=one_side))
    assert sum(len(piece.faces) for piece in pieces) == 12
    plain = read(box())[0]
    whole = crossed(plain.points, plain.faces[:2])
    assert crossed(pieces[1].points, pieces[1].faces) == pytest.approx(whole)


def test_lines_and_points_are_no_triangles():
    def lines(made, primitive):
        primitive["mode"] = 1

    with pytest.raises(Refused, match="holds no triangle"):
        read(box(change=lines))


@pytest.mark.parametrize(
    "name", ["KHR_draco_mesh_compression", "EXT_meshopt_compression", "ACME_secret"]
)
def test_required_extensions_that_are_not_read_are_refused_by_name(name, capfd):
    def required(made, primitive):
        made.json["extensionsRequired"] = [name]

    with pytest.raises(Refused, match=name):
        read(box(change=required))
    assert capfd.readouterr() == ("", "")


def test_used_extensions_that_are_unknown_are_passed_over():
    def used(made, primitive):
        made.json["extensionsUsed"] = ["ACME_secret", "KHR_materials_sheen"]
        made.json["extensionsRequired"] = ["KHR_materials_sheen"]

    assert len(read(box(change=used))) == 1


def test_arrays_that_are_only_there_in_compressed_form_are_refused():
    def packed(made, primitive):
        primitive["extensions"] = {"KHR_draco_mesh_compression": {"bufferView": 0}}
        for entry in made.json["accessors"]:
            del entry["bufferView"]

    with pytest.raises(Refused, match="KHR_draco_mesh_compression"):
        read(box(change=packed))


def only_ktx2(made, primitive):
    made.json["textures"] = [{"extensions": {"KHR_texture_basisu": {"source": 0}}}]


def test_a_picture_that_is_only_there_as_ktx2_is_noted():
    (piece,), notes = read_with_notes(box(picture(), only_ktx2))
    assert piece.material.picture is None
    assert len(notes) == 1
    assert "KHR_texture_basisu" in notes[0]


def test_factors_are_light_and_not_codes():
    (piece,) = read(box(baseColorFactor=[0.2122, 0.0319, 0.0319, 1]))
    assert piece.material.colour == (127, 50, 50)
    (piece,) = read(box(baseColorFactor=[0.214, 0.0331, 0.0331, 1]))
    assert piece.material.colour == pytest.approx((127, 50, 50), abs=1)


def test_a_factor_multiplies_the_light_of_a_picture():
    (piece,) = read(box(picture(), baseColorFactor=[0.2122, 1, 1, 1]))
    assert piece.material.factor == (0.2122, 1, 1)


def coloured(*codes):
    def paint(made, primitive):
        rows = np.array([codes[k % len(codes)] for k in range(24)])
        colours = made.array(rows, "u1", normalized=True)
        primitive["attributes"]["COLOR_0"] = colours

    return paint


def test_colours_of_vertices_multiply_the_material():
    (piece,) = read(box(change=coloured((255, 0, 0, 255))))
    assert piece.material.colour == (255, 0, 0)
    (piece,) = read(
        box(change=coloured((255, 0, 0, 255)), baseColorFactor=[0.2122] * 4)
    )
    assert piece.material.colour == (127, 0, 0)


def test_sides_in_colours_of_their_own_become_pieces():
    def paint(made, primitive):
        rows = np.repeat([[255, 0, 0, 255], [0, 0, 255, 255]], 12, axis=0)
        colours = made.array(rows, "u1", normalized=True)
        primitive["attributes"]["COLOR_0"] = colours

    pieces = read(box(change=paint))
    assert {piece.material.colour: len(piece.faces) for piece in pieces} == {
        (255, 0, 0): 6,
        (0, 0, 255): 6,
    }


def test_colours_that_run_into_each_other_become_their_mean_with_a_note():
    red, blue = (255, 0, 0, 255), (0, 0, 255, 255)
    data = box(change=coloured(red, red, blue, blue))
    (piece,), notes = read_with_notes(data)
    assert piece.material.colour == (188, 0, 188)
    assert notes == ["its vertices have many colours; their mean was taken"]


def test_a_mesh_below_a_camera_is_read():
    def below(made, primitive):
        made.json["nodes"] = [
            {"camera": 0, "scale": [2, 2, 2], "children": [1]},
            {"mesh": 0},
        ]

    assert extent(read(box(change=below))) == pytest.approx([2 * x for x in SIZE])


def test_a_missing_picture_that_nothing_shows_is_no_fault():
    def unused(made, primitive):
        made.json["images"] = [{"uri": "gone.png"}]

    assert len(read(box(change=unused))) == 1


def test_a_missing_picture_is_noted():
    def gone(made, primitive):
        made.json["images"] = [{"uri": "gone.png"}]

    (piece,), notes = read_with_notes(box(picture(), gone))
    assert piece.material.picture is None
    assert notes == ["a picture is missing: 'gone.png' is not in the source"]


def test_the_scene_that_the_file_shows_is_read_and_mirrors_turn_sides():
    def second(made, primitive):
        made.json["scene"] = 1
        made.json["scenes"] = [{"nodes": [1]}, {"nodes": [0]}]
        made.json["nodes"] = [
            {"mesh": 0, "scale": [-1, 1, 1]},
            {"mesh": 0, "translation": [5, 0, 0]},
        ]

    (piece,) = read(box(change=second))
    assert extent([piece]) == pytest.approx(SIZE)
    outwards = crossed(piece.points, piece.faces)
    middle = piece.points[piece.faces].mean(axis=1) - [0, 0.45, 0]
    plain = read(box())[0]
    sign = crossed(plain.points, plain.faces) * (
        plain.points[plain.faces].mean(axis=1) - [0, 0.45, 0]
    )
    assert np.sign((outwards * middle).sum(axis=1)) == pytest.approx(
        np.sign(sign.sum(axis=1))
    )


def test_morph_targets_count_by_the_weights_of_the_file():
    def bent(made, primitive):
        up = np.tile(np.array([0, 1, 0], dtype="<f4"), (24, 1))
        primitive["targets"] = [{"POSITION": made.array(up)}]
        made.json["meshes"][0]["weights"] = [0.5]

    assert extent(read(box(change=bent)))[1] == pytest.approx(0.5)


def test_skins_move_vertices_and_their_node_does_not():
    def skinned(made, primitive):
        joints, weights = np.zeros((24, 4)), np.tile([1, 0, 0, 0], (24, 1))
        primitive["attributes"]["JOINTS_0"] = made.array(joints, "u1")
        primitive["attributes"]["WEIGHTS_0"] = made.array(weights)
        bind = np.eye(4)
        bind[1, 3] = -1.0
        matrices = made.array(bind.T.reshape(1, 16))
        made.json["skins"] = [{"joints": [1], "inverseBindMatrices": matrices}]
        made.json["nodes"] = [
            {"mesh": 0, "skin": 0, "translation": [9, 9, 9], "children": [1]},
            {"translation": [1, 0, 0]},
        ]

    low = extent(read(box(change=skinned)))[:3]
    assert low == pytest.approx([9.75, 8.0, 8.75])


def test_instances_are_read():
    def several(made, primitive):
        shifts = made.array([[0, 0, 0], [2, 0, 0]])
        instances = {"attributes": {"TRANSLATION": shifts}}
        extension = {"EXT_mesh_gpu_instancing": instances}
        made.json["nodes"] = [{"mesh": 0, "extensions": extension}]

    pieces = read(box(change=several))
    assert extent(pieces)[3] == pytest.approx(2.25)


def glossy(**values):
    def paint(made, primitive):
        extension = {"KHR_materials_pbrSpecularGlossiness": values}
        made.json["materials"] = [{"extensions": extension}]

    return read(box(change=paint))[0].material


def test_materials_of_the_older_kind_are_read():
    red = glossy(diffuseFactor=[1, 0, 0, 1], specularFactor=[0] * 3, glossinessFactor=0)
    assert (red.colour, red.metallic, red.roughness_pct) == ((255, 0, 0), False, 100)
    steel = glossy(diffuseFactor=[0, 0, 0, 1], specularFactor=[0.6] * 3)
    assert (steel.metallic, steel.roughness_pct) == (True, 0)


def test_what_one_can_look_through_becomes_pale():
    def blended(made, primitive):
        made.json["materials"][0]["alphaMode"] = "BLEND"

    (piece,) = read(box(change=blended, baseColorFactor=[0, 0, 0, 0]))
    assert piece.material.colour == GLASS


def test_alpha_counts_only_where_the_material_says_so():
    assert not read(box(picture()))[0].material.has_alpha

    def masked(made, primitive):
        made.json["materials"][0]["alphaMode"] = "MASK"

    assert read(box(picture(), masked))[0].material.has_alpha


def test_light_of_a_dark_material_takes_the_colour_of_the_light():
    def lit(made, primitive):
        made.json["materials"][0]["emissiveFactor"] = [0.5, 0, 0]

    (piece,) = read(box(change=lit, baseColorFactor=[0, 0, 0, 1]))
    assert (piece.material.colour, piece.material.glow_pct) == ((255, 0, 0), 50)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda made, p: made.json["accessors"][2].update(count=1e999), "gives count"),
        (lambda made, p: made.json["accessors"][2].update(count=True), "gives count"),
        (lambda made, p: made.json["accessors"][0].update(count=25), "damaged"),
        (lambda made, p: made.json["bufferViews"][0].update(byteOffset=999), "takes"),
        (lambda made, p: p.update(indices=77), "names accessors"),
        (lambda made, p: p.update(indices=-1), "names accessors"),
        (lambda made, p: p.update(indices=made.array([24] * 3, "<u4")), "element 24"),
        (lambda made, p: made.json["nodes"][0].update(children=[0]), "own ancestors"),
        (lambda made, p: made.json["nodes"][0].update(scale=[1e300] * 3), "absurd"),
        (lambda made, p: made.json["nodes"][0].update(scale="big"), "is not glTF"),
        (lambda made, p: made.json["asset"].update(version="1.0"), "is glTF 1.0"),
        (lambda made, p: made.json.update(accessors={"0": 1}), "names accessors"),
        (lambda made, p: p.pop("attributes"), "is not glTF"),
        (
            lambda made, p: made.json["materials"][0]["pbrMetallicRoughness"].update(
                baseColorFactor=[float("nan")] * 4
            ),
            "baseColorFactor",
        ),
    ],
)
def test_a_damaged_document_is_refused(change, words):
    with pytest.raises(Refused, match=words):
        read(box(change=change))


@pytest.mark.parametrize("name", ["POSITION", "TEXCOORD_0", "NORMAL", "COLOR_0"])
@pytest.mark.parametrize("number", [np.nan, np.inf, 1e30])
def test_numbers_that_cannot_be_worked_with_are_refused(tmp_path, name, number):
    def spoilt(made, primitive):
        values = np.ones((24, 2 if name == "TEXCOORD_0" else 3), dtype="<f4")
        values[:, 0] = np.linspace(0, 1, 24)
        values[5] = number
        primitive["attributes"][name] = made.array(values)

    report = imported(tmp_path, {"chair.glb": box(picture(), spoilt)})
    (outcome,) = report.refused
    assert "finite" in outcome.detail or "absurd" in outcome.detail


def test_a_file_that_is_cut_short_is_refused():
    whole = box(picture())
    for size in range(0, len(whole), 61):
        with pytest.raises(Refused):
            read(whole[:size])


def test_json_that_would_fill_the_memory_is_refused():
    with pytest.raises(Refused, match="too large"):
        read(b'{"nodes": [' + b"[]," * 2_000_001 + b"[]]}")
    with pytest.raises(Refused, match="is not glTF"):
        read(b"[" * 100_000)


def test_more_triangles_than_are_read_are_refused_before_they_are_read():
    def crowd(made, primitive):
        made.json["accessors"][2].update(count=19_000_000)

    with pytest.raises(Refused, match="more than 2000000 triangles"):
        read(box(change=crowd))


def test_the_document_of_a_test_is_what_it_says():
    data = box()
    size = int.from_bytes(data[12:16], "little")
    assert json.loads(data[20 : 20 + size])["asset"] == {"version": "2.0"}


@pytest.mark.parametrize("has_picture", [True, False])
def test_places_beyond_all_measure_are_noted_where_a_picture_shows(
    tmp_path, has_picture
):
    def edge_on(made, primitive):
        uvs = corners()[1].copy()
        uvs[5] = 3.4e9
        primitive["attributes"]["TEXCOORD_0"] = made.array(uvs)

    data = box(picture() if has_picture else None, edge_on)
    (outcome,) = imported(tmp_path, {"chair.glb": data}).imported
    assert len(outcome.notes) == has_picture
