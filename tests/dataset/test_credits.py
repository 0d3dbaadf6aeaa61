"""Whoever made a model or a material is named, and only they."""

import pytest

from scenegen.catalogue import Catalogue
from scenegen.dataset.credits import attributions
from scenegen.errors import AssetError


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


def test_models_that_are_not_in_the_pictures_are_not_named(catalogue):
    first, second = catalogue.assets[:2]
    assert second.id not in attributions(catalogue, [first.id], [])


def test_floors_and_walls_are_named_too(catalogue):
    material = catalogue.materials[0]
    assert material.id in attributions(catalogue, [], [material.id])


def test_what_the_catalogue_lacks_cannot_be_credited(catalogue):
    with pytest.raises(AssetError):
        attributions(catalogue, ["nothing/at_all"], [])
