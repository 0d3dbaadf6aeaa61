"""Sheets of models: as rooms have them, whole, below the names of their categories."""

import numpy as np
import pytest

from scenegen.catalogue import Asset, Catalogue, Category
from scenegen.cli.assets import _chosen
from scenegen.errors import AssetError
from scenegen.preview import asset_sheet as sheets
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh

NAMES = ("armchair", "rug", "painting", "curtain", "ceiling_fan", "plate")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.open()


def _one(catalogue: Catalogue, name: str) -> tuple[Asset, Category]:
    return catalogue.assets_of(name)[0], catalogue.category(name)


@pytest.mark.parametrize("azimuth", [sheets.FRONT_TENTHS, sheets.BACK_TENTHS])
@pytest.mark.parametrize("name", NAMES)
def test_a_model_fills_its_picture_and_nothing_hides_it(catalogue, name, azimuth):
    asset, category = _one(catalogue, name)
    scene = sheets._showroom(asset, category, azimuth)
    view = sheets._view(asset, category, azimuth)
    seen = observe_view(build_scene_mesh(scene, catalogue.mesh), view, 160)
    (sighting,) = seen.sightings
    assert sighting.visible_px == sighting.amodal_px
    assert not sighting.touches_border
    x0, y0, x1, y1 = sighting.box
    assert max(x1 - x0, y1 - y0) > 0.5 * 160


def test_things_hang_where_rooms_have_them(catalogue):
    for name in ("ceiling_fan", "painting", "armchair"):
        asset, category = _one(catalogue, name)
        scene = sheets._showroom(asset, category, sheets.FRONT_TENTHS)
        low, high = scene.entities[0].position_mm[2], scene.room.height_mm
        if name == "ceiling_fan":
            assert low + asset.size_mm[2] == high
            assert sheets._view(asset, category, 0).pitch_tenths > 0
        elif name == "painting":
            assert low > 0
            west = min(x for x, _ in scene.room.outline_mm)
            assert west == -round(asset.size_mm[0] / 2)
        else:
            assert low == 0


def test_pages_divide_no_category_that_fits_one(catalogue, monkeypatch):
    monkeypatch.setattr(sheets, "ON_PAGE", 7)
    found = [each for name in NAMES for each in catalogue.assets_of(name)[:3]]
    parts = sheets.pages(found)
    assert [each for part in parts for each in part] == found
    homes = [{each.category for each in part} for part in parts]
    assert all(len(part) <= 7 for part in parts)
    assert sum(map(len, homes)) == len(NAMES)


def test_a_long_category_is_divided(catalogue, monkeypatch):
    monkeypatch.setattr(sheets, "ON_PAGE", 2)
    found = catalogue.assets_of("armchair")
    assert [len(part) for part in sheets.pages(found)] == [2, 1]


def test_categories_have_headings_and_short_ones_share_a_row(catalogue, monkeypatch):
    monkeypatch.setattr(sheets, "TILE", 160)
    monkeypatch.setattr(sheets, "SAMPLES", 1)
    done: list[int] = []
    chairs, fans = (catalogue.assets_of(name) for name in ("armchair", "ceiling_fan"))
    one = sheets.asset_sheet(catalogue, chairs[:3], on_progress=done.append)
    both = sheets.asset_sheet(catalogue, [*chairs[:3], *fans[:3]])
    more = sheets.asset_sheet(catalogue, [*chairs[:3], *fans[:3]], columns=3)
    assert done == [1, 2, 3]
    assert both.height == one.height
    assert both.width > 1.8 * one.width
    assert more.height > 1.8 * one.height
    assert more.width == one.width
    titled = sheets.asset_sheet(catalogue, chairs[:1], title="Chairs")
    assert titled.height > one.height
    assert len(np.unique(np.asarray(one).reshape(-1, 3), axis=0)) > 100


def test_a_word_stands_for_all_categories_that_have_it(catalogue):
    found = {each.category for each in _chosen(catalogue, "lamp")}
    assert {"table_lamp", "floor_lamp", "desk_lamp", "wall_lamp"} <= found
    assert all("lamp" in name.split("_") for name in found)
    assert {each.category for each in _chosen(catalogue, "chair")} == {"chair"}
    with pytest.raises(AssetError, match="Did you mean 'table_lamp'"):
        _chosen(catalogue, "table_lmap")
