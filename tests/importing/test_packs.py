"""From a source to a pack that a catalogue opens."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import AssetError, OutputError
from scenegen.importing import ImportOptions
from scenegen.importing.pack_folder import place_for, put_in_place
from tests.catalogue.wedge import glb_bytes
from tests.importing.library import chair_files, chair_library, entry, run

CHAIR = "chair/test_chair"
UNKNOWN = "unsorted/test_rock"

ROCK = entry(2, "rock", "Rock", "Stone, Garden")


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def pack(tmp_path):
    """A pack with one chair and one model that nobody knows."""
    run(chair_library(tmp_path, ROCK, files=chair_files("rock")), tmp_path / "pack")
    return tmp_path / "pack"


def test_a_pack_is_a_catalogue_without_faults(pack):
    catalogue = Catalogue.open(pack)
    assert catalogue.check() == ()
    assert [asset.id for asset in catalogue.assets] == [CHAIR, UNKNOWN]
    assert [each.name for each in catalogue.categories] == ["chair", "unsorted"]


def test_the_index_says_whose_a_model_is(pack):
    asset = Catalogue.open(pack).asset(CHAIR)
    assert (asset.licence, asset.creator) == ("CC0-1.0", "Ada")
    assert asset.source == "test.sh3f: Test#chair"
    assert asset.size_mm == (500, 450, 900)
    assert "| chair/test_chair | Chair | Ada | CC0-1.0 |" in (
        pack / "ATTRIBUTIONS.md"
    ).read_text(encoding="utf-8")


def test_the_back_of_a_chair_is_behind(pack):
    mesh = Catalogue.open(pack).mesh(CHAIR)
    back = mesh.vertices[mesh.faces[mesh.slots == mesh.materials.index("test/chair_1")]]
    assert back[..., 0].max() < -0.12
    assert back[..., 2].max() == pytest.approx(0.9)


def test_materials_keep_their_colours_and_pictures(pack):
    catalogue = Catalogue.open(pack)
    wood, cloth = (catalogue.material(f"test/chair_{k}") for k in range(2))
    assert cloth.colour == (255, 0, 0)
    picture = catalogue.texture(wood.id)
    assert picture is not None
    assert [int(picture[0, x].mean()) for x in (0, 31)] == pytest.approx(
        [0, 220], abs=2
    )
    mesh = catalogue.mesh(CHAIR)
    uvs = mesh.uvs[mesh.faces[mesh.slots == mesh.materials.index(wood.id)]]
    assert np.unique(uvs).tolist() == [0.0, 1.0]


def test_models_that_no_rule_knows_are_listed_and_kept_unsorted(pack):
    listed = tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))
    assert listed["models"] == 2
    assert listed["licences"] == ["CC0-1.0: 2"]
    assert listed["unmapped"] == [
        {
            "key": "Test#rock",
            "name": "Rock",
            "asset": UNKNOWN,
            "reason": "no rule knows its name or tags",
        }
    ]
    assert len(listed["source_sha256"]) == 64


def test_the_same_import_gives_the_same_bytes(pack, tmp_path):
    first = files_of(pack)
    run(tmp_path / "test.sh3f", pack)
    assert files_of(pack) == first
    run(tmp_path / "test.sh3f", tmp_path / "elsewhere")
    assert files_of(tmp_path / "elsewhere") == first


def test_a_picture_that_two_models_share_is_stored_once(tmp_path):
    more = entry(2, "other", "Chair two")
    run(chair_library(tmp_path, more, files=chair_files("other")), tmp_path / "pack")
    pictures = [name for name in files_of(tmp_path / "pack") if name.endswith(".png")]
    assert pictures == ["materials/test/chair_0.png"]
    assert Catalogue.open(tmp_path / "pack").check() == ()


def test_the_user_may_name_the_pack_and_the_categories(tmp_path):
    path = chair_library(tmp_path, ROCK, files=chair_files("rock"))
    wishes = ImportOptions(name="My Pack", categories={"Rock": "ottoman"})
    report = run(path, tmp_path / "pack", wishes)
    assert [outcome.detail for outcome in report.imported] == [
        "chair/my_pack_chair",
        "ottoman/my_pack_rock",
    ]


def test_a_category_that_is_not_ours_is_refused(tmp_path):
    wishes = ImportOptions(categories={"Rock": "rock"})
    with pytest.raises(AssetError, match="there is no category 'rock'"):
        run(chair_library(tmp_path), tmp_path / "pack", wishes)


def test_a_folder_that_is_no_pack_is_never_replaced(tmp_path):
    path = chair_library(tmp_path)
    out = tmp_path / "pack"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="is not a pack"):
        run(path, out)
    assert files_of(out) == {"thesis.txt": b"years of work"}


def test_a_folder_in_the_way_is_never_removed(tmp_path):
    part = tmp_path / "pack.part"
    part.mkdir()
    with pytest.raises(OutputError, match="Remove that folder"):
        run(chair_library(tmp_path), tmp_path / "pack")
    assert part.is_dir()


@pytest.mark.parametrize("name", ["notes.txt", "models/mine.glb", ".git/config"])
def test_what_an_import_did_not_write_is_never_removed(pack, tmp_path, name):
    mine = pack / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    before = files_of(pack)
    with pytest.raises(OutputError, match=re.escape(f"holds {name}, which an import")):
        run(chair_library(tmp_path), pack)
    assert files_of(pack) == before


def test_an_older_pack_is_replaced_whole_also_behind_a_link(pack, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(pack)
    before = files_of(pack)
    run(chair_library(tmp_path, ROCK, files=chair_files("rock")), link)
    assert link.is_symlink()
    assert files_of(pack) == before
    assert not list(tmp_path.glob("*.old-*"))
    assert not list(tmp_path.glob("*.part"))


def test_an_older_pack_comes_back_when_the_new_one_gets_no_place(pack, monkeypatch):
    before, part = files_of(pack), place_for(pack)
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path == part:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="cannot replace"):
        put_in_place(part, pack)
    assert files_of(pack) == before


def test_an_older_pack_stays_when_nothing_can_be_imported(pack, tmp_path):
    first = files_of(pack)
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "rock.glb").write_bytes(glb_bytes())
    report = run(folder, pack)
    assert not report.imported
    assert files_of(pack) == first
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_of_glb_files_becomes_a_pack(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pouf.glb").write_bytes(glb_bytes())
    (folder / "metadata.csv").write_text(
        "file,category,size_mm,licence,creator\n"
        "pouf.glb,ottoman,600 600 400,CC-BY-4.0,Grace\n"
    )
    report = run(folder, tmp_path / "pack")
    assert [outcome.detail for outcome in report.imported] == ["ottoman/mine_pouf"]
    catalogue = Catalogue.open(tmp_path / "pack")
    assert catalogue.check() == ()
    asset = catalogue.asset("ottoman/mine_pouf")
    assert asset.size_mm == (600, 600, 400)
    assert (asset.licence, asset.creator) == ("CC-BY-4.0", "Grace")


def test_a_large_model_comes_within_its_budget(tmp_path):
    path = chair_library(tmp_path)
    run(path, tmp_path / "pack", ImportOptions(triangles=24))
    asset = Catalogue.open(tmp_path / "pack").asset(CHAIR)
    assert asset.triangles <= 60
    assert asset.size_mm == (500, 450, 900)
