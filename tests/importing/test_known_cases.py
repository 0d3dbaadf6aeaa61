"""Files that other importers were reported to get wrong: each gives what is right.

`cases/` holds one folder or library for each: a box of 0.5 x 0.9 x 0.5 m (those of
hostile files: 0.4 x 0.5 x 0.9) called "chair", so that it maps to a category.
"""

from pathlib import Path

import pytest

from scenegen.catalogue import Catalogue
from scenegen.importing import ImportOptions, ImportReport, Refused
from tests.importing.library import run

CASES = Path(__file__).with_name("cases")

WOOD, PLAIN, WHITE = (115, 30, 115), (200, 200, 200), (255, 255, 255)
"""The mean of the picture of all cases, and colours of what has none."""

UNIT = ((0, 1), (0, 1))

IMPORTED = {
    # name: colours of materials, least and greatest u and v
    "gltf01_percent_encoded_uris": ([WOOD], UNIT),
    "gltf02_texture_transform": ([WOOD], ((0.5, 4.5), (-3, 1))),
    "gltf03_uv_as_normalized_uint16": ([WOOD], UNIT),
    "gltf05_sparse_positions": ([WHITE], UNIT),
    "gltf08_one_side_is_a_fan": ([WHITE], UNIT),
    # A factor of 0.0331 is light, of which the nearest sRGB code is 51 (50.996).
    "gltf10_linear_factor": ([(127, 51, 51)], UNIT),
    "gltf11_vertex_colours_and_material": ([(255, 0, 0)], UNIT),
    "gltf15_unused_image_is_missing": ([WHITE], UNIT),
    "gltf16_second_scene_negative_scale": ([WHITE], UNIT),
    "obj01_utf8_file_names": ([WOOD], UNIT),
    "obj03_two_names_in_mtllib": ([(255, 0, 0), (0, 0, 255)], UNIT),
    "obj04_tabs_in_mtl": ([WOOD], UNIT),
    "obj05a_scale_with_two_numbers": ([WOOD], ((0, 2), (0, 2))),
    "obj06_small_letters": ([WOOD], UNIT),
    "obj09_byte_order_mark": ([WOOD], UNIT),
    "obj11_crlf_and_continuation": ([WOOD], UNIT),
    "obj14_black_kd_with_picture_3dfuture": ([WOOD], UNIT),
    "obj15_two_blanks_in_names": ([(255, 0, 0)], UNIT),
    "obj19_spaces_everywhere": ([WOOD], UNIT),
    "obj20_no_last_newline_no_vt": ([PLAIN], ((0, 0), (0, 0))),
    "sh01_tabs_and_several_mtllibs.sh3f": ([WOOD], UNIT),
    "sh05_backslash_members.sh3f": ([WOOD], UNIT),
    "obj_nel_inject": ([PLAIN], UNIT),
    "png16gray": ([(127, 127, 127)], UNIT),
    "z_id_esc.sh3f": ([PLAIN], UNIT),
}

UNREADABLE = "a picture is of no known kind. Save it as PNG or JPEG. Its surface is"

NOTED = {
    # name: colours of materials, beginnings of notes
    "obj08_case_of_file_name": ([WOOD], ("'Chair.MTL' is not there", "'Wood.PNG' is")),
    "obj10_vertex_colours": ([(242, 13, 0)], ("its vertices have many colours",)),
    "obj12_mtl_is_missing": ([PLAIN], ("an MTL file is missing: 'gone.mtl'",)),
    "sh02_mtl_missing_is_allowed.sh3f": ([PLAIN], ("an MTL file is missing",)),
    "sh03_picture_unreadable_is_allowed.sh3f": ([WHITE], (UNREADABLE,)),
    "sh08_default_materials_without_mtl.sh3f": (
        [PLAIN],
        ("no MTL file has the material 'redwood'", "no MTL file has the material 'cha"),
    ),
    "sh09_escaped_names.sh3f": ([PLAIN], ("no MTL file has the material 'wood'",)),
    "png_garbage": ([WHITE], (UNREADABLE,)),
}

REFUSED = {
    # name: words of each refusal
    "gltf06_draco": ["needs the extension KHR_draco_mesh_compression"],
    "gltf09_ktx2_only": ["needs the extension KHR_texture_basisu"],
    "obj17_decimal_commas": ["chair.obj, line 2: 'v -0,25 0 -0,25' cannot be read"],
    "sh07_dae_zip_and_obj.sh3f": ["has .dae", "has .zip"],
    "csv_extra": ["more cells than the head has names"],
    "idx_oob32": ["names element 4294967295 of 24"],
    "inf_count": ["gives count as 'inf'"],
    "meta_size_hugeint": ["the table gives size_mm"],
    "meta_tags_int": ["the table gives tags 5; it has to be a list"],
    "nan_uv": ["a texture coordinate is not a finite number"],
    "required_unknown": ["needs the extension ACME_secret"],
}

UNMAPPED = {
    # What is below a camera is moved by it, here to twice the size of a chair.
    "gltf13_mesh_below_a_camera_node": "1000 x 1000 x 1800 mm",
    "box_plus_fan": "500 x 400 x 1800 mm",
}

NO_LIBRARY = ("z_corrupt_lzma.sh3f", "z_lie_bz2.sh3f")


def imported(name: str, folder: Path) -> ImportReport:
    return run(CASES / name, folder / "pack", ImportOptions(licence="CC0-1.0"))


def colours_of(folder: Path) -> list[tuple[int, int, int]]:
    catalogue = Catalogue.open(folder / "pack")
    (asset,) = catalogue.assets
    mesh = catalogue.mesh(asset.id)
    assert len(mesh.faces) == 12
    assert sorted(asset.size_mm) in ([500, 500, 900], [400, 500, 900])
    return [catalogue.material(each).colour for each in mesh.materials]


def test_every_case_is_in_one_table():
    tables = [*IMPORTED, *NOTED, *REFUSED, *UNMAPPED, *NO_LIBRARY]
    assert sorted(tables) == sorted(each.name for each in CASES.iterdir())


@pytest.mark.parametrize("name", IMPORTED)
def test_what_is_right_is_imported_as_it_is(name, tmp_path):
    colours, places = IMPORTED[name]
    report = imported(name, tmp_path)
    assert [each.notes for each in report.outcomes] == [()]
    assert colours_of(tmp_path) == colours
    catalogue = Catalogue.open(tmp_path / "pack")
    uvs = catalogue.mesh(report.imported[0].detail).uvs
    for axis, (least, most) in enumerate(places):
        assert uvs[:, axis].min() == pytest.approx(least)
        assert uvs[:, axis].max() == pytest.approx(most)


@pytest.mark.parametrize("name", NOTED)
def test_what_is_guessed_is_noted(name, tmp_path):
    colours, notes = NOTED[name]
    (outcome,) = imported(name, tmp_path).noted
    assert len(outcome.notes) == len(notes)
    for told, note in zip(outcome.notes, notes, strict=True):
        assert told.startswith(note)
    assert colours_of(tmp_path) == colours


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_by_name(name, tmp_path, capfd):
    refused = imported(name, tmp_path).refused
    assert len(refused) == len(REFUSED[name])
    for outcome, words in zip(refused, REFUSED[name], strict=True):
        assert words in outcome.detail
    assert capfd.readouterr() == ("", "")  # no library speaks for itself


@pytest.mark.parametrize("name", UNMAPPED)
def test_what_has_no_size_of_a_chair_is_kept_unsorted(name, tmp_path):
    (outcome,) = imported(name, tmp_path).unmapped
    assert UNMAPPED[name] in outcome.detail
    assert outcome.notes == ()


@pytest.mark.parametrize("name", NO_LIBRARY)
def test_a_library_that_is_packed_oddly_is_refused_as_a_whole(name, tmp_path):
    with pytest.raises(Refused, match="zip it anew by deflate"):
        imported(name, tmp_path)


def test_the_same_import_gives_the_same_bytes(tmp_path):
    packs = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        imported("sh03_picture_unreadable_is_allowed.sh3f", folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        packs.append([(path.name, path.read_bytes()) for path in files])
    assert packs[0] == packs[1]
