"""Whoever made a model or a material is named, and only they."""

import pytest

from scenegen.catalogue import Catalogue
from scenegen.dataset.attributions import attributions, licence_rows
from scenegen.errors import AssetError
from tests.catalogue.stocked import stocked


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.open()


def test_every_model_is_named_with_licence_source_and_its_materials(catalogue):
    asset = catalogue.assets[0]
    text = attributions(catalogue, [asset.id], [])
    assert asset.id in text
    assert f"Models: {asset.licence}" in text
    assert f"Source: {asset.source}" in text
    for name in asset.materials:
        assert name in text
        assert catalogue.material(name).source in text


def test_whoever_made_a_model_of_a_pack_is_named_and_that_it_was_changed(
    tmp_path, catalogue
):
    by_ada = 'source = "boats.zip: 3"\ncreator = "Ada"'
    pack = stocked(tmp_path, {"boat": 2}, materials=())
    path = pack.root / "index.toml"
    text = path.read_text().replace('source = "modelled for this test"', by_ada, 1)
    path.write_text(text.replace("CC0-1.0", "CC-BY-4.0", 1))
    both = catalogue.joined(Catalogue.open(tmp_path))
    credit = attributions(both, [catalogue.assets[0].id, "boat/v0", "boat/v1"], [])
    assert "## Models: CC-BY-4.0\n\nBy Ada. Source: boats.zip: 3\n\nboat/v0\n" in credit
    assert credit.count("By ") == 1
    assert "scaled" in credit
    assert "scaled" not in attributions(both, [catalogue.assets[0].id], [])


def test_what_a_pack_says_cannot_add_a_section(tmp_path, catalogue):
    pack = stocked(tmp_path, {"boat": 1}, materials=())
    path = pack.root / "index.toml"
    text = path.read_text()
    path.write_text(f'{text}creator = "Ada\\n\\n## Models: CC0-1.0"\n')
    both = catalogue.joined(Catalogue.open(tmp_path))
    titles = [
        line
        for line in attributions(both, ["boat/v0"], []).splitlines()
        if line.startswith("#")
    ]
    assert titles == ["# Attributions", "## Models: CC0-1.0"]


def test_a_licence_is_one_section_however_many_sources_it_has(catalogue):
    credit = attributions(catalogue, [asset.id for asset in catalogue.assets], [])
    titles = [line for line in credit.splitlines() if line.startswith("## ")]
    assert len(titles) == len(set(titles))
    assert titles[0].startswith("## Models")
    models = len(catalogue.assets)
    told = f"{models:,} models that the pictures show"
    assert licence_rows(credit)[0] == (told, titles[0].removeprefix("## Models: "))


def test_models_that_are_not_in_the_pictures_are_not_named(catalogue):
    first, second = catalogue.assets[:2]
    assert second.id not in attributions(catalogue, [first.id], [])


def test_floors_and_walls_are_named_too(catalogue):
    material = catalogue.materials[0]
    assert material.id in attributions(catalogue, [], [material.id])


def test_what_the_catalogue_lacks_cannot_be_credited(catalogue):
    with pytest.raises(AssetError):
        attributions(catalogue, ["nothing/at_all"], [])
