"""OBJ and MTL files as programs write them, and as others read them."""

import numpy as np
import pytest

from scenegen.importing import Refused
from scenegen.importing.mtl import read_mtl
from tests.importing.boxes import OBJ, imported, read_lines
from tests.importing.library import files_beside, picture

PNG = picture()
MTL = b"newmtl wood\nKd 1 1 1\nmap_Kd wood.png\n"
FILES = {"chair.mtl": MTL, "wood.png": PNG}


def only(text, files=FILES):
    """The one piece of a model that needs no note."""
    (piece,), notes = read_lines(text, files)
    assert notes == []
    return piece


def test_the_plain_model_has_its_picture():
    assert only(f"mtllib chair.mtl\n{OBJ}").material.picture == PNG


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_names_of_files_may_be_in_either_encoding(encoding):
    files = {"Stühle.mtl": "newmtl wood\nmap_Kd Holz_grün.png\n".encode(encoding)}
    files["Holz_grün.png"] = PNG
    text = f"mtllib Stühle.mtl\n{OBJ}".encode(encoding)
    assert only(text, files).material.picture == PNG


def test_names_whose_bytes_hold_a_blank_of_unicode_stay_whole():
    files = {"à la carte\x85.mtl": b"newmtl wood\xc3\xa0\xc2\x85\nKd 1 0 0\n"}
    text = f"mtllib à la carte\x85.mtl\n{OBJ.replace('wood', 'woodà' + chr(0x85))}"
    assert only(text, files).material.colour == (255, 0, 0)


@pytest.mark.parametrize("line", ["a.mtl b.mtl", "a.mtl\tb.mtl", '"a.mtl" "b.mtl"'])
def test_a_line_may_name_several_files(line):
    files = {"a.mtl": b"newmtl one\nKd 1 0 0\n", "b.mtl": b"newmtl wood\nKd 0 0 1\n"}
    assert only(f"mtllib {line}\n{OBJ}", files).material.colour == (0, 0, 255)


def test_the_whole_line_comes_first_if_there_is_such_a_file():
    files = {"a.mtl b.mtl": b"newmtl wood\nKd 1 0 0\n", "a.mtl": b"newmtl wood\n"}
    assert only(f"mtllib a.mtl b.mtl\n{OBJ}", files).material.colour == (255, 0, 0)
    assert only(f'mtllib "a.mtl b.mtl"\n{OBJ}', files).material.colour == (255, 0, 0)


@pytest.mark.parametrize(
    "mtl",
    [
        b"newmtl\twood\nKd\t1\t1\t1\nmap_Kd\twood.png\n",
        b"NEWMTL wood\nkd 1 1 1\nmap_kd wood.png\n",
        b"\xef\xbb\xbfnewmtl wood\nKd 1 1 1\nmap_Kd wood.png\n",
        b"  newmtl   wood  \n\tKd  1 1 1\n map_KD   wood.png  \n",
        b"newmtl wood\r\nKd 1 1 1\r\nmap_Kd wood.png\r\n",
        b"newmtl wood\rKd 1 1 1\rmap_Kd wood.png\r",
        b'newmtl wood\nmap_Kd "wood.png"\n',
        b"newmtl wood\nmap_Kd -blendu on -mm 0 1 -bm 0.5 wood.png\n",
    ],
)
def test_blanks_case_and_marks_do_not_matter(mtl):
    piece = only(f"mtllib chair.mtl\n{OBJ}", {**FILES, "chair.mtl": mtl})
    assert piece.material.picture == PNG


def test_a_byte_order_mark_and_keywords_in_capitals_do_not_matter():
    text = f"\ufeffMTLLIB chair.mtl\n{OBJ}".replace("usemtl", "UseMtl")
    assert only(text).material.picture == PNG
    wide = f"mtllib chair.mtl\n{OBJ}".encode("utf-16")
    assert only(wide).material.picture == PNG


def test_runs_of_blanks_in_names_of_materials_do_not_matter():
    files = {"chair.mtl": b"newmtl my  wood\nKd 1 0 0\n"}
    for name in ("my  wood", "my wood", "My Wood"):
        text = f"mtllib chair.mtl\n{OBJ.replace('usemtl wood', f'usemtl {name}')}"
        assert only(text, files).material.colour == (255, 0, 0)


@pytest.mark.parametrize(
    ("options", "scale", "shift"),
    [
        ("-s 2 2", (2, 2), (0, 0)),
        ("-s 2 2 2 -o 0.5", (2, 2), (0.5, 0)),
        ("-S 3", (3, 1), (0, 0)),
        ("-o 0 0.25 -clamp off", (1, 1), (0, 0.25)),
        ("-s\t2\t4\t1", (2, 4), (0, 0)),
    ],
)
def test_options_of_pictures_are_read(options, scale, shift):
    mtl = f"newmtl wood\nmap_Kd {options} wood.png\n".encode()
    text = f"mtllib chair.mtl\n{OBJ}"
    piece = only(text, {**FILES, "chair.mtl": mtl})
    plain = only(text)
    assert piece.material.picture == PNG
    assert piece.uvs == pytest.approx(plain.uvs * scale + np.array(shift))


def test_a_picture_whose_name_is_a_number_is_found():
    (paint,) = read_mtl(b"newmtl a\nmap_Kd -s 2 2 1\n", "x").values()
    assert (paint.picture, paint.scale) == ("1", (2, 2))


def test_files_are_found_by_base_name_with_a_note():
    text = f"mtllib Chair.MTL\n{OBJ}"
    files = {"chair.mtl": MTL.replace(b"wood.png", b"C:\\old\\Wood.PNG")}
    files["textures/wood.png"] = PNG
    (piece,), notes = read_lines(text, files)
    assert piece.material.picture == PNG
    assert notes == [
        "'Chair.MTL' is not there; 'chair.mtl' was taken for it",
        "'C:\\old\\Wood.PNG' is not there; 'textures/wood.png' was taken for it",
    ]


def test_a_file_of_another_folder_is_only_taken_when_it_is_the_only_one():
    paths = ("a/wood.png", "b/wood.png")
    notes: list[str] = []
    beside = files_beside(dict.fromkeys(paths, PNG), notes.append, "c")
    assert beside.find("wood.png") is None
    beside = files_beside(dict.fromkeys(paths, PNG), notes.append, "a/c")
    assert beside.find("wood.png") is None
    beside = files_beside({"a/wood.png": PNG}, notes.append, "c")
    assert beside.find("wood.png") == "a/wood.png"


@pytest.mark.parametrize("name", ["../../../etc/wood.png", "/etc/wood.png", "C:/x.png"])
def test_names_that_lead_out_are_never_followed(name):
    files = {"chair.mtl": f"newmtl wood\nKd 1 0 0\nmap_Kd {name}\n".encode()}
    (piece,), notes = read_lines(f"mtllib chair.mtl\n{OBJ}", files)
    assert piece.material.picture is None
    assert notes == [
        f"a picture is missing: '{name}' lies outside of the source and was not read"
    ]


def test_a_missing_mtl_file_leaves_the_model_plain_with_a_note():
    (piece,), notes = read_lines(f"mtllib gone.mtl\n{OBJ}")
    assert piece.material.colour == (200, 200, 200)
    assert notes == ["an MTL file is missing: 'gone.mtl' is not in the source"]


def test_the_mtl_file_of_the_models_own_name_is_taken_with_a_note():
    (piece,), notes = read_lines(f"mtllib gone.mtl\n{OBJ}", FILES)
    assert piece.material.picture == PNG
    assert "the materials were taken from 'chair.mtl'" in notes[1]


def test_a_material_that_no_file_has_is_noted():
    (piece,), notes = read_lines(OBJ)
    assert piece.material.colour == (200, 200, 200)
    assert notes == ["no MTL file has the material 'wood'; it is plain"]


def test_a_lost_picture_never_leaves_black_beside_it():
    files = {"chair.mtl": b"newmtl wood\nKd 0 0 0\nmap_Kd gone.png\n"}
    (piece,), notes = read_lines(f"mtllib chair.mtl\n{OBJ}", files)
    assert piece.material.colour == (200, 200, 200)
    assert notes == ["a picture is missing: 'gone.png' is not in the source"]


def coloured(*colours):
    lines = iter(OBJ.splitlines())
    rows = (
        f"{line} {colours[number % len(colours)]}" if line[:2] == "v " else line
        for number, line in enumerate(lines)
    )
    return "\n".join(rows)


@pytest.mark.parametrize("text", ["1 0 0", "255 0 0", "1.0 1 0 0"])
def test_colours_of_vertices_count_where_nothing_else_says_one(text):
    assert only(coloured(text), {}).material.colour == (255, 0, 0)
    plain = only(f"mtllib chair.mtl\n{coloured(text)}")
    assert plain.material.colour == (255, 255, 255)


def test_colours_of_vertices_that_differ_become_their_mean():
    (piece,), notes = read_lines(coloured("1 0 0", "0.8 0.2 0"))
    assert piece.material.colour == pytest.approx((230, 25, 0), abs=4)
    assert notes == ["its vertices have many colours; their mean was taken"]


def test_lines_may_go_on_and_end_in_any_way():
    text = f"mtllib chair.mtl\n# a folder: C:\\models\\\n{OBJ}"
    joined = text.replace("f 1/1 2/2", "f 1/1 \\\n2/2")
    for ending in ("\n", "\r\n", "\r"):
        piece = only(joined.replace("\n", ending))
        assert len(piece.faces) == 12
        assert piece.material.picture == PNG


def test_a_line_is_no_two_lines_because_of_a_letter():
    text = b"# caf\xc3\xa9 \xc2\x85v 1 2 3\n# \xd0\x85 v 9 9 9\n" + OBJ.encode()
    (piece,), _ = read_lines(text)
    assert len(piece.points) == 8


def test_no_last_newline_and_no_places_are_fine():
    text = OBJ.replace("usemtl wood\n", "").rstrip("\n")
    for place in range(1, 5):
        text = text.replace(f"/{place}", "")
    assert len(only(text, {}).faces) == 12


def test_decimal_commas_are_refused_with_their_line():
    text = OBJ.replace("-0.25", "-0,25")
    with pytest.raises(Refused, match=r"line 6: 'v -0,25 0\.0 -0,25' cannot be read"):
        read_lines(text)


@pytest.mark.parametrize("word", ["nan", "inf", "1e300"])
@pytest.mark.parametrize("line", ["v 0 0", "vt 0", "vn 0 0"])
def test_numbers_that_cannot_be_worked_with_are_refused(tmp_path, line, word):
    text = OBJ.replace("vt 0 0\n", "vt 0 0\nvn 0 1 0\n", 1)
    for place in range(1, 5):
        text = text.replace(f"/{place}", f"/{place}/1")
    key = line.split()[0]
    first = next(each for each in text.splitlines() if each.split()[0] == key)
    report = imported(
        tmp_path, {"chair.obj": text.replace(first, f"{line} {word}", 1).encode()}
    )
    assert "finite" in report.refused[0].detail or "absurd" in report.refused[0].detail


def test_opacity_does_not_depend_on_the_order_of_lines():
    one = read_mtl(b"newmtl a\nKd 1 0 0\nd 0.2\n", "x")["a"]
    two = read_mtl(b"newmtl a\nd 0.2\nKd 1 0 0\n", "x")["a"]
    assert one == two


def test_a_black_colour_beside_a_picture_does_not_darken_it():
    mtl = b"newmtl wood\n\nd 1\nTr 0\nKd 0 0 0\nmap_Ka ./wood.png\nmap_Kd ./wood.png\n"
    piece = only(f"mtllib chair.mtl\n{OBJ}", {**FILES, "chair.mtl": mtl})
    assert piece.material.picture == PNG
    assert piece.material.factor == (1.0, 1.0, 1.0)


def test_names_of_folders_files_and_materials_may_hold_blanks(tmp_path):
    text = f"mtllib old chair.mtl\n{OBJ.replace('wood', 'old wood')}"
    files = {
        "my models/old chair.obj": text.encode(),
        "my models/old chair.mtl": b"newmtl old wood\nmap_Kd old wood 1.png\n",
        "my models/old wood 1.png": PNG,
    }
    (outcome,) = imported(tmp_path, files).imported
    assert outcome.status == "imported"
    assert (tmp_path / "pack/materials/source/old_chair_0.png").is_file()
