"""Files made to break a reader: one message each, no harm, and the rest goes on."""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scenegen.importing import Refused, importer, open_source
from scenegen.importing.archive import Archive
from scenegen.importing.folder import MAX_TABLE
from scenegen.importing.soundness import require_sound
from scenegen.importing.textures import MAX_PIXELS, channel_means, small_texture
from tests.importing.boxes import OBJ, box, imported, read, read_with_notes
from tests.importing.library import (
    HEAD,
    LIST,
    chair_files,
    chair_library,
    entry,
    picture,
    run,
    write_library,
)

GOOD = OBJ.replace("usemtl wood\n", "").encode()


def refused(folder, files):
    """Why one of two models is refused; the other, chair.obj, is imported."""
    report = imported(folder, {"chair.obj": GOOD, **files})
    assert [each.key for each in report.imported] == ["chair.obj"]
    return report.refused[0].detail


def giant(side):
    """A picture of one colour, far smaller as a file than in memory."""
    out = io.BytesIO()
    Image.new("L", (side, side)).save(out, format="PNG", optimize=True)
    return out.getvalue()


@pytest.mark.parametrize("side", [10_000, 14_000])
def test_a_giant_picture_is_never_unpacked(side):
    data = giant(100)
    head = bytearray(data)
    head[16:24] = struct.pack(">II", side, side)
    head[29:33] = struct.pack(">I", zlib.crc32(head[12:29]))
    for reader in (channel_means, lambda data: small_texture(data, 256)):
        with pytest.raises(Refused, match="million"):
            reader(bytes(head))
    assert side * side > MAX_PIXELS


def test_a_giant_picture_leaves_its_surface_plain_with_a_note(tmp_path):
    head = bytearray(picture())
    head[16:24] = struct.pack(">II", 60_000, 60_000)
    head[29:33] = struct.pack(">I", zlib.crc32(head[12:29]))
    (outcome,) = imported(tmp_path, {"chair.glb": box(bytes(head))}).noted
    assert outcome.status == "imported with notes"
    assert "too many pixels" in outcome.notes[0]


def test_formats_that_run_other_programs_are_not_read():
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n"
    with pytest.raises(Refused, match="of no known kind"):
        small_texture(eps, 256)


def test_clear_parts_of_a_large_picture_are_filled_in_bands():
    pixels = np.zeros((2100, 1000, 4), dtype=np.uint8)
    pixels[:1050] = (200, 100, 50, 255)
    out = io.BytesIO()
    Image.fromarray(pixels, "RGBA").save(out, format="PNG")
    assert small_texture(out.getvalue(), 64).mean == (200, 100, 50)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_of_other_methods_are_not_unpacked(tmp_path, method):
    path = tmp_path / "one.sh3f"
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr(LIST, HEAD + entry(1, "chair", "Chair"))
        for name, data in chair_files().items():
            made.writestr(name, data)
    with pytest.raises(Refused, match=rf"{LIST}' is packed by method {method}"):
        open_source(path)


def test_a_member_that_unpacks_to_more_than_it_states_is_cut(tmp_path):
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(b"\0" * (64 << 20)) + bomb.flush()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        made.writestr("bomb", packed)
    data = bytearray(out.getvalue())
    for mark, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        place = data.index(mark)
        data[place + method : place + method + 2] = struct.pack("<H", 8)
        data[place + size : place + size + 4] = struct.pack("<I", 1000)
    path = tmp_path / "bomb.zip"
    path.write_bytes(bytes(data))
    with pytest.raises(Refused, match="bomb"):
        Archive(path).read("bomb")


@pytest.mark.parametrize("rotation", ["1 0 0 0 nan 0 0 0 1", "1 0 0 1 0 0 1 0 0"])
def test_rotations_that_are_none_are_refused(tmp_path, rotation):
    listed = entry(2, "bad", "Chair two") + f"modelRotation#2={rotation}\n"
    report = run(chair_library(tmp_path, listed), tmp_path / "pack")
    assert "is not a rotation" in report.refused[0].detail


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("[[model]]\nfile='bad.obj'\ntags=5\n", "gives tags 5"),
        (f"[[model]]\nfile='bad.obj'\nsize_mm=[{'9' * 400}, 1, 1]\n", "gives size_mm"),
        (f"[[model]]\nfile='bad.obj'\nturn_deg=0x{'f' * 5000}\n", "turn_deg"),
        ("[[model]]\nfile='bad.obj'\nsize_mm=['inf', 1, 1]\n", "gives size_mm"),
        ("[[model]]\nfile='bad.obj'\nsize_mm=5\n", "gives size_mm 5"),
        ("[[model]]\nfile=['bad.obj']\n", "which is not there"),
        ('[[model]]\nfile="bad.obj"\n"\\u001b"=1\n', "it may give"),
    ],
)
def test_a_wrong_entry_of_the_table_refuses_its_model(tmp_path, table, words):
    files = {"bad.obj": GOOD, "metadata.toml": table.encode()}
    report = imported(tmp_path, {"chair.obj": GOOD, **files})
    assert "chair.obj" in [each.key for each in report.imported]
    assert words in report.refused[0].detail


def test_more_cells_than_the_head_refuse_a_row(tmp_path):
    files = {"bad.obj": GOOD, "metadata.csv": b"file,name\nbad.obj,chair,more,more\n"}
    assert "more cells than the head" in refused(tmp_path, files)


@pytest.mark.parametrize(
    "table",
    [
        b"model = 5\n",
        b"model = [1, 2]\n",
        b"x = " + b"9" * 5000,
        b"x = " + b"[" * 5000,
        b"\xff\xfe",
        b"#" * (MAX_TABLE + 1),
    ],
)
def test_a_table_that_is_none_is_refused_as_a_whole(tmp_path, table):
    (tmp_path / "chair.obj").write_bytes(GOOD)
    (tmp_path / "metadata.toml").write_bytes(table)
    with pytest.raises(Refused, match=r"metadata\.toml"):
        open_source(tmp_path)


def test_a_source_that_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "library.sh3f")
    with pytest.raises(Refused, match="no plain file"):
        open_source(tmp_path / "library.sh3f")
    (tmp_path / "models").mkdir()
    os.mkfifo(tmp_path / "models" / "chair.obj")
    with pytest.raises(Refused, match="holds no"):
        open_source(tmp_path / "models")


def test_names_of_files_may_be_any_bytes(tmp_path):
    (tmp_path / "source").mkdir()
    raw = os.fsencode(tmp_path / "source") + b"/st\xfchle\x1b[31m.obj"
    Path(os.fsdecode(raw)).write_bytes(GOOD)
    report = imported(tmp_path, {"chair.obj": GOOD})
    assert len(report.outcomes) == 2
    assert not report.refused
    assert all(each.key.isprintable() for each in report.outcomes)


def test_an_error_that_no_one_foresaw_refuses_one_model(tmp_path, monkeypatch):
    whole = require_sound

    def stumbling(pieces):
        if len(pieces) == 1 and pieces[0].material.colour == (255, 255, 255):
            raise IndexError("nobody thought of that")
        whole(pieces)

    monkeypatch.setattr(importer, "require_sound", stumbling)
    assert "nobody thought of that" in refused(tmp_path, {"bad.glb": box()})


@pytest.mark.parametrize("away", [3e8, 2e9])
def test_a_model_far_from_its_origin_is_refused(away):
    def far(made, primitive):
        made.json["nodes"][0]["translation"] = [away, 0, 0]

    pieces = read(box(change=far))
    with pytest.raises(Refused, match=r"too far|absurd|corner"):
        require_sound(tuple(pieces))


def test_mutated_files_are_imported_or_refused_and_never_more():
    rng = np.random.default_rng(11)
    whole = box(picture())
    outcomes = set()
    for _ in range(400):
        spoilt = bytearray(whole)
        for place in rng.integers(0, len(whole), 4).tolist():
            spoilt[place] = int(rng.integers(0, 256))
        try:
            require_sound(tuple(read_with_notes(bytes(spoilt))[0]))
            outcomes.add("read")
        except Refused:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_a_library_is_read_whatever_its_list_is_like(tmp_path):
    rng = np.random.default_rng(12)
    listed = (HEAD + entry(1, "chair", "Chair")).encode("latin-1")
    for number in range(40):
        spoilt = bytearray(listed)
        for place in rng.integers(0, len(listed), 3).tolist():
            spoilt[place] = int(rng.integers(0, 256))
        folder = tmp_path / str(number)
        folder.mkdir()
        path = write_library(folder / "x.sh3f", spoilt.decode("latin-1"), chair_files())
        try:
            report = run(path, folder / "pack")
        except Refused:
            continue
        assert report.outcomes
