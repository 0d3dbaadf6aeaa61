"""The third outcome: imported, with notes of what was left out or guessed."""

import io
import json
import tomllib

import numpy as np
import pytest
from PIL import Image

from scenegen.catalogue import Catalogue
from tests.importing.boxes import OBJ, box, imported
from tests.importing.library import (
    HEAD,
    MTL,
    chair_files,
    chair_obj,
    entry,
    files_beside,
    picture,
    run,
    write_library,
)
from tests.importing.test_packs import files_of
from tests.system.program import invoke

PLAIN = f"mtllib chair.mtl\n{OBJ}".encode()
GONE = {"chair.obj": PLAIN}
GONE_NOTE = "an MTL file is missing: 'chair.mtl' is not in the source"


ONE = HEAD + entry(1, "chair", "Chair")


def library(folder, files, listed=ONE):
    """What becomes of a library of one chair."""
    path = write_library(folder / "one.sh3f", listed, files)
    return run(path, folder / "pack").outcomes


def test_a_model_with_notes_is_in_the_pack_and_in_its_list(tmp_path):
    report = imported(tmp_path, GONE)
    (outcome,) = report.imported
    assert report.noted == (outcome,)
    assert (outcome.status, outcome.notes) == ("imported with notes", (GONE_NOTE,))
    listed = tomllib.loads((tmp_path / "pack/pack.toml").read_text("utf-8"))
    assert listed["noted"] == [
        {
            "key": "chair.obj",
            "name": "chair",
            "asset": "chair/source_chair",
            "notes": [GONE_NOTE],
        }
    ]
    assert Catalogue.open(tmp_path / "pack").check() == ()


def test_strict_makes_notes_refusals(tmp_path):
    files = {**GONE, "other.obj": OBJ.replace("usemtl wood\n", "").encode()}
    wishes = {"categories": {"other": "chair"}}
    report = imported(tmp_path, files, strict=True, **wishes)
    assert [each.key for each in report.imported] == ["other.obj"]
    assert GONE_NOTE in report.refused[0].detail
    assert "--strict" in report.refused[0].detail


def test_what_nobody_knows_may_have_notes_too(tmp_path):
    files = {**GONE, "rock.obj": PLAIN.replace(b"chair.mtl", b"rock.mtl")}
    report = imported(tmp_path, files)
    assert report.unmapped[0].notes == (GONE_NOTE.replace("chair.mtl", "rock.mtl"),)
    listed = tomllib.loads((tmp_path / "pack/pack.toml").read_text("utf-8"))
    assert listed["unmapped"][0]["notes"] == list(report.unmapped[0].notes)


def test_many_notes_are_cut_short(tmp_path):
    names = [f"m{number}" for number in range(30)]
    lines = [line for line in OBJ.splitlines() if not line.startswith(("f ", "use"))]
    for name in names:
        lines += [f"usemtl {name}", "f 1 2 4 3", "f 5 7 8 6"]
    report = imported(tmp_path, {"chair.obj": "\n".join(lines).encode()})
    (outcome,) = report.noted
    assert len(outcome.notes) == 9
    assert outcome.notes[-1] == "and 22 more of the kind"


def invoked(tmp_path, *words):
    source = tmp_path / "models"
    source.mkdir()
    for name, data in {**GONE, "bad.glb": b"glTF"}.items():
        (source / name).write_bytes(data)
    words = ("assets", "import", source, "--out", tmp_path / "pack", *words)
    return invoke(*words, "--licence", "CC0-1.0")


def test_the_table_shows_notes(tmp_path):
    done = invoked(tmp_path)
    assert done.returncode == 0
    assert GONE_NOTE in done.stdout
    assert "1 imported (1 with notes), 0 unmapped, 1 refused." in done.stdout


def test_json_holds_every_outcome(tmp_path):
    done = invoked(tmp_path, "--json")
    said = json.loads(done.stdout)
    assert (said["imported"], said["imported_with_notes"], said["refused"]) == (1, 1, 1)
    assert said["pack"] == str(tmp_path / "pack")
    bad, chair = said["models"]
    assert (bad["outcome"], bad["asset"]) == ("refused", None)
    assert "is not glTF" in bad["reason"]
    assert chair == {
        "key": "chair.obj",
        "name": "chair",
        "outcome": "imported with notes",
        "asset": "chair/models_chair",
        "reason": None,
        "notes": [GONE_NOTE],
    }


def test_strict_ends_with_one_and_writes_nothing_with_a_note(tmp_path):
    done = invoked(tmp_path, "--strict", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["pack"] is None
    assert not (tmp_path / "pack").exists()


def test_a_library_may_lack_an_mtl_file(tmp_path):
    files = {"models/chair/chair.obj": chair_obj("gone.mtl").encode()}
    (outcome,) = library(tmp_path, files)
    assert outcome.notes == (
        "an MTL file is missing: 'models/chair/gone.mtl' is not in the source",
    )


@pytest.mark.parametrize("data", [b"GIF89a broken", b"no picture", b""])
def test_a_library_may_hold_unreadable_pictures(tmp_path, data):
    files = {**chair_files(), "models/chair/wood.png": data}
    (outcome,) = library(tmp_path, files)
    assert outcome.status == "imported with notes"
    assert "a picture" in outcome.notes[0]
    assert "0x" not in outcome.notes[0]
    first = files_of(tmp_path / "pack")
    run(tmp_path / "one.sh3f", tmp_path / "pack")
    assert files_of(tmp_path / "pack") == first


def test_tabs_and_several_mtl_files_in_a_library(tmp_path):
    files = chair_files()
    files["models/chair/chair.obj"] = chair_obj("x.mtl\tchair.mtl").encode()
    files["models/chair/x.mtl"] = b"newmtl\tnone\n"
    files["models/chair/chair.mtl"] = MTL.replace(" ", "\t").encode()
    (outcome,) = library(tmp_path, files)
    assert outcome.status == "imported"


def test_backslashes_in_names_of_members_are_slashes(tmp_path):
    files = {name.replace("/", "\\"): data for name, data in chair_files().items()}
    (outcome,) = library(tmp_path, files)
    assert outcome.status == "imported"


@pytest.mark.parametrize("ending", ["dae", "zip", "kmz"])
def test_models_of_other_kinds_are_refused_by_name(tmp_path, ending):
    listed = HEAD + entry(1, "chair", "Chair").replace("chair.obj", f"chair.{ending}")
    files = {f"models/chair/chair.{ending}": b"?"}
    path = write_library(tmp_path / "one.sh3f", listed, files)
    (outcome,) = run(path, tmp_path / "pack").refused
    assert f"has .{ending}; of libraries only OBJ models are read" in outcome.detail


def test_materials_of_the_program_itself_are_noted(tmp_path):
    text = chair_obj().replace("mtllib chair.mtl\n", "")
    (outcome,) = library(tmp_path, {"models/chair/chair.obj": text.encode()})
    assert outcome.notes == (
        "no MTL file has the material 'wood'; it is plain",
        "no MTL file has the material 'cloth'; it is plain",
    )


def test_escapes_in_the_list_are_letters(tmp_path):
    listed = HEAD + entry(1, "chair", "Chair \\u6905\\u5b50 \\ud83e\\ude91")
    (outcome,) = library(tmp_path, chair_files(), listed)
    assert outcome.name == "Chair 椅子 🪑"


@pytest.mark.parametrize("code", ["\\u0000", "\\ud800", "\\u001b[31m", "\\u202e"])
def test_no_name_commands_a_terminal_or_ends_an_import(tmp_path, code):
    listed = (HEAD + entry(1, "chair", "Chair")).replace("Test#chair", f"Test{code}#c")
    (outcome,) = library(tmp_path, chair_files(), listed)
    assert outcome.status == "imported"
    assert outcome.key.isprintable()
    assert Catalogue.open(tmp_path / "pack").check() == ()


def test_a_sixteen_bit_picture_is_not_white(tmp_path):
    out = io.BytesIO()
    grey = np.full((8, 8), 32_896, dtype=np.uint16)
    Image.fromarray(grey).save(out, format="PNG")
    imported(tmp_path, {"chair.glb": box(out.getvalue())})
    material = Catalogue.open(tmp_path / "pack").material("source/chair_0")
    assert material.colour == (128, 128, 128)


def test_factors_reach_the_stored_picture(tmp_path):
    data = box(picture(), baseColorFactor=[1, 0, 0, 1])
    imported(tmp_path, {"chair.glb": data})
    material = Catalogue.open(tmp_path / "pack").material("source/chair_0")
    assert material.colour == (110, 0, 0)


def test_files_beside_a_model_are_those_of_its_source():
    assert files_beside({"a/b.png": b"x"}, folder="a").exact("b.png") == "a/b.png"
