"""`scenegen assets` as a user meets it."""

import json

import numpy as np
import pytest
from PIL import Image

from scenegen.preview import asset_sheet
from tests.importing.library import chair_files, chair_library, entry
from tests.system.program import invoke, scenegen

ROCK = entry(2, "rock", "Rock")
BROKEN = entry(3, "broken", "Chair three")


@pytest.fixture
def library(tmp_path):
    """One good chair, one unknown thing, one broken chair."""
    return chair_library(tmp_path, ROCK, BROKEN, files=chair_files("rock"))


@pytest.fixture
def pack(library, tmp_path):
    done = invoke("assets", "import", library, "--out", tmp_path / "pack")
    assert done.returncode == 0, done.stderr
    return tmp_path / "pack"


def test_an_import_says_what_became_of_every_model(library, tmp_path):
    done = scenegen("assets", "import", library, "--out", tmp_path / "pack")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("pack: 1 imported, 1 unmapped, 1 refused.\n")
    assert "Test#broken" in done.stdout
    assert "is not in the archive" in done.stdout
    assert "no rule knows its name or tags" in done.stdout


def test_a_strict_import_fails_when_something_is_refused(library, tmp_path):
    out = tmp_path / "pack"
    done = invoke("assets", "import", library, "--out", out, "--strict")
    assert done.returncode == 1
    assert (out / "index.toml").is_file()


def test_an_import_of_nothing_fails(tmp_path):
    library = chair_library(tmp_path)
    again = invoke(
        "assets",
        "import",
        library,
        "--out",
        tmp_path / "pack",
        "--map",
        "Chair=unicorn",
    )
    assert again.returncode == 1
    assert "there is no category 'unicorn'" in again.stderr
    (tmp_path / "junk.sh3f").write_text("junk")
    done = invoke("assets", "import", tmp_path / "junk.sh3f", "--out", tmp_path / "p")
    assert done.returncode == 1
    assert "is not a zip file" in done.stderr
    assert not (tmp_path / "p").exists()


def test_a_map_without_a_category_is_a_usage_error(library, tmp_path):
    done = invoke("assets", "import", library, "--out", tmp_path / "p", "--map", "x")
    assert done.returncode == 2
    assert "NAME=CATEGORY" in done.stderr


def test_a_pack_can_be_listed(pack):
    listed = json.loads(invoke("assets", "list", "--pack", pack, "--json").stdout)
    found, unknown = listed
    assert unknown["category"] == "unsorted"
    assert found["id"] == "chair/test_chair"
    assert found["size_mm"] == [500, 450, 900]
    assert (found["licence"], found["creator"]) == ("CC0-1.0", "Ada")
    assert "chair" in invoke("assets", "list", "--pack", pack).stdout
    assert "45 x 50 x 90" in invoke("assets", "list", "chair", "--pack", pack).stdout


def test_our_own_models_can_be_listed():
    listed = invoke("assets", "list").stdout
    assert "dining_table" in listed
    done = invoke("assets", "list", "chiar")
    assert done.returncode == 1
    assert "Did you mean 'chair'?" in done.stderr


def test_a_contact_sheet_shows_every_model(pack, tmp_path):
    out = tmp_path / "sheet.png"
    done = invoke("assets", "show", "chair", "--pack", pack, "--out", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{out}: 1 model\n"
    with Image.open(out) as page:
        assert page.width > 480
        pixels = np.array(page.convert("RGB"), dtype=np.int64)
    is_red = (pixels[..., 0] > 100) & (pixels[..., 1] < 60)
    assert is_red.sum() > 1000


def test_more_models_than_a_page_holds_make_pages(pack, tmp_path, monkeypatch):
    monkeypatch.setattr(asset_sheet, "ON_PAGE", 1)
    out = tmp_path / "sheet.png"
    done = invoke("assets", "show", "all", "--pack", pack, "--out", out)
    assert done.returncode == 0, done.stderr
    pages = sorted(path.name for path in tmp_path.glob("sheet*.png"))
    models = len(list((pack / "models").rglob("*.glb")))
    assert models > 1
    assert pages == [f"sheet-{number}.png" for number in range(1, models + 1)]
    assert done.stdout == f"{tmp_path / pages[0]} to {pages[-1]}: {models} models\n"


def test_a_pack_is_checked_file_by_file(pack):
    done = invoke("assets", "check", "--pack", pack)
    assert done.returncode == 0
    assert done.stdout == f"{pack}: 2 models, no faults.\n"
    (pack / "models/chair/test_chair.glb").write_bytes(b"changed")
    index = pack / "index.toml"
    index.write_text(
        index.read_text().replace('licence = "CC0-1.0"', 'licence = ""', 1)
    )
    done = scenegen("assets", "check", "--pack", pack)
    assert done.returncode == 1
    assert "SHA-256" in done.stderr
    assert "no licence" in done.stderr
    assert done.stdout.endswith("2 faults.\n")
