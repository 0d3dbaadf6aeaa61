"""What cannot be used is refused with its reason, and the rest is still imported."""

import stat
import struct
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from scenegen.importing import ImportOptions, Refused, archive, open_source
from tests.importing.library import (
    HEAD,
    LIST,
    MTL,
    box_lines,
    chair_files,
    chair_library,
    chair_obj,
    entry,
    picture,
    reason,
    run,
    write_library,
)

BAD = entry(2, "bad", "Chair two")


def refused(
    tmp_path: Path, files: Mapping[str, object] | None = None, listed: str = BAD
) -> str:
    """Why a second model is refused; its files are named by their endings."""
    named = {
        f"models/bad/{'bad.' * ('.' not in name)}{name}": data
        if isinstance(data, bytes)
        else str(data).encode()
        for name, data in (files or {}).items()
    }
    report = run(chair_library(tmp_path, listed, files=named), tmp_path / "pack")
    return reason(report)


def test_a_file_that_is_no_zip_is_refused_as_a_whole(tmp_path):
    path = tmp_path / "library.sh3f"
    path.write_bytes(b"not a zip")
    with pytest.raises(Refused, match="is not a zip file"):
        open_source(path)


def test_a_zip_without_a_list_is_refused_as_a_whole(tmp_path):
    path = tmp_path / "library.sh3f"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("readme.txt", "nothing")
    with pytest.raises(Refused, match=LIST):
        open_source(path)


def test_a_list_without_models_is_refused_as_a_whole(tmp_path):
    with pytest.raises(Refused, match="names 0 models"):
        open_source(write_library(tmp_path / "empty.sh3f", HEAD, {}))


@pytest.mark.parametrize(
    "name", ["../../escaped.obj", "/etc/escaped.obj", "C:/escaped.obj", "a/../../b.obj"]
)
def test_a_member_that_leads_out_is_never_read(tmp_path, name):
    report = run(chair_library(tmp_path, files={name: b"v 0 0 0"}), tmp_path / "pack")
    assert "leads out of the archive" in reason(report)
    assert not list(tmp_path.parent.glob("escaped*"))


@pytest.mark.parametrize("path", ["../bad.obj", "/../../etc/passwd", "C:/bad.obj"])
def test_a_list_that_names_a_file_outside_is_refused(tmp_path, path):
    listed = BAD.replace("/models/bad/bad.obj", path)
    assert "lies outside of the source" in refused(tmp_path, listed=listed)


def test_a_symbolic_link_is_never_read(tmp_path):
    path = chair_library(tmp_path, BAD)
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("models/bad/bad.obj")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    report = run(path, tmp_path / "pack")
    assert [each.key for each in report.refused] == ["models/bad/bad.obj", "Test#bad"]
    assert "symbolic link" in report.refused[0].detail


def test_a_zip_bomb_is_never_unpacked(tmp_path):
    bomb = b"\0" * (archive.FREE * 2)
    report = run(
        chair_library(tmp_path, BAD, files={"models/bad/bad.obj": bomb}),
        tmp_path / "pack",
    )
    assert "a zip bomb" in report.refused[0].detail
    assert "a zip bomb" in report.refused[1].detail


def test_a_library_with_too_much_in_it_is_refused_as_a_whole(tmp_path):
    path = chair_library(tmp_path)
    data = bytearray(path.read_bytes())
    # The size that the list of members states for the first one: 3 GiB.
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 3 << 30)
    path.write_bytes(bytes(data))
    with pytest.raises(Refused, match="Split the library"):
        open_source(path)


def test_a_member_that_is_there_twice_counts_once(tmp_path):
    path = chair_library(tmp_path)
    with zipfile.ZipFile(path, "a") as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.writestr("models/chair/chair.obj", "v 0 0 0")
    assert "is there twice" in reason(run(path, tmp_path / "pack"))


def test_a_damaged_member_is_refused(tmp_path):
    path = chair_library(tmp_path, BAD, files={"models/bad/bad.obj": b"v 1 2 3\n" * 99})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as made:
        info = made.getinfo("models/bad/bad.obj")
    data[info.header_offset + 30 + len(info.filename) + 4] ^= 0xFF
    path.write_bytes(bytes(data))
    assert "cannot be unpacked" in reason(run(path, tmp_path / "pack"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("width#2=45", "width#2=wide", "it has to be centimetres"),
        ("width#2=45", "width#2=nan", "it has to be centimetres"),
        ("height#2=90", "height#2=-90", "it has to be centimetres"),
        ("name#2=Chair two", "", "the list gives no 'name#2'"),
        ("creator#2=Ada", "modelRotation#2=1 0 0", "it has to be nine numbers"),
        ("creator#2=Ada", "modelRotation#2=9 0 0 0 1 0 0 0 1", "is not a rotation"),
        ("bad/bad.obj", "bad/bad.dae", "of libraries only OBJ models are read"),
    ],
)
def test_a_wrong_list_entry_is_refused(tmp_path, old, new, words):
    assert old in BAD
    assert words in refused(tmp_path, listed=BAD.replace(old, new))


@pytest.mark.parametrize(
    ("size", "words"),
    [("0.1 0.1 0.4", "the longest side has to be"), ("1200 80 90", "is 1.2e+04 x")],
)
def test_an_absurd_size_is_refused(tmp_path, size, words):
    listed = entry(2, "bad", "Vase two", size=size)
    report = run(
        chair_library(tmp_path, listed, files=chair_files("bad")),
        tmp_path / "pack",
        ImportOptions(categories={"Vase two": "vase"}),
    )
    assert words in reason(report)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("v 0.0 4.0 0.0", "v nan 4.0 0.0", "not a finite number"),
        ("v 0.0 4.0 0.0", "v inf 4.0 0.0", "not a finite number"),
        ("v 0.0 4.0 0.0", "v zero 4.0 0.0", "line 7: 'v zero 4.0 0.0' cannot be read"),
        ("f 1/1 2/2", "f 999/1 2/2", "cannot be read"),
        ("f 1/1 2/2", "f -999/1 2/2", "cannot be read"),
        ("f 1/1 2/2", "f 0/1 2/2", "cannot be read"),
    ],
)
def test_a_broken_model_is_refused(tmp_path, old, new, words):
    text = chair_obj("bad.mtl")
    assert old in text
    files = {"obj": text.replace(old, new, 1), "mtl": MTL, "wood.png": picture()}
    assert words in refused(tmp_path, files)


@pytest.mark.parametrize(
    ("mtl", "words"),
    [
        (MTL.replace("0.8", "red"), "line 2: 'Kd red 0.5 0.2' cannot be read"),
    ],
)
def test_wrong_colours_are_refused(tmp_path, mtl, words):
    assert words in refused(tmp_path, {"obj": chair_obj("bad.mtl"), "mtl": mtl})


def test_a_missing_picture_that_nothing_shows_is_no_fault(tmp_path):
    bare = "mtllib bad.mtl\nusemtl wood\n" + box_lines(((0, 0, 0), (1, 1, 1)), 1)
    for place in range(1, 5):
        bare = bare.replace(f"/{place}", "")
    files = {"models/bad/bad.obj": bare.encode(), "models/bad/bad.mtl": MTL.encode()}
    report = run(chair_library(tmp_path, BAD, files=files), tmp_path / "pack")
    assert not report.refused
    assert len(report.imported) == 2


def test_a_model_without_faces_is_refused(tmp_path):
    assert "holds no face" in refused(tmp_path, {"obj": "v 0 0 0\nv 1 0 0\n"})


def test_a_model_without_area_is_refused(tmp_path):
    text = "v 0 0 0\nv 1 0 0\nv 2 0 0\nf 1 2 3\n"
    assert "no triangle has an area" in refused(tmp_path, {"obj": text})


def test_a_polygon_of_thousands_of_corners_is_refused(tmp_path):
    corners = " ".join(["1", "2", "3"] * 1000)
    text = f"v 0 0 0\nv 1 0 0\nv 0 1 0\nf {corners}\n"
    assert "cannot be read" in refused(tmp_path, {"obj": text})


def test_a_model_without_a_licence_is_refused(tmp_path):
    listed = (HEAD + entry(1, "chair", "Chair")).replace("license=CC0-1.0\n", "")
    path = write_library(tmp_path / "bare.sh3f", listed, chair_files())
    report = run(path, tmp_path / "pack")
    assert "Give one by --licence" in report.refused[0].detail
    assert not (tmp_path / "pack").exists()
    report = run(path, tmp_path / "pack", ImportOptions(licence="CC-BY-4.0"))
    assert len(report.imported) == 1


def test_a_licence_in_words_has_to_be_known(tmp_path):
    listed = HEAD + entry(1, "chair", "Chair") + BAD + "license#2=Do as you like\n"
    path = write_library(
        tmp_path / "test.sh3f", listed, {**chair_files(), **chair_files("bad")}
    )
    assert "'Do as you like'" in reason(run(path, tmp_path / "pack"))


def test_noise_is_refused_or_imported_but_never_breaks_the_import(tmp_path):
    rng = np.random.default_rng(7)
    whole = chair_obj("bad.mtl").encode()
    for number in range(30):
        spoilt = bytearray(whole)
        for place in rng.integers(0, len(whole), 12).tolist():
            spoilt[place] = int(rng.integers(32, 127))
        folder = tmp_path / str(number)
        folder.mkdir()
        files = {**chair_files("bad"), "models/bad/bad.obj": bytes(spoilt)}
        report = run(chair_library(folder, BAD, files=files), folder / "pack")
        assert len(report.outcomes) == 2
        assert report.imported[0].name == "Chair"
