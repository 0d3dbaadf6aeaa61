"""Masks are those that labels were made from; without the models there are none."""

import json
from collections import Counter
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from scenegen.dataset.series import Series
from scenegen.generation.controls import scene_in
from scenegen.recipe.loading import complete
from scenegen.report.layers import (
    LayerSource,
    colour_of,
    room_bytes,
)


@pytest.fixture(scope="module")
def series():
    return Series("path", seed=7, split="test", n=2)


@pytest.fixture(scope="module")
def source(series):
    recipe = series.recipe
    opened = LayerSource({"recipe": complete(recipe)})
    assert opened.catalogue is not None
    return LayerSource(
        {"recipe": complete(recipe), "catalogue_digest": opened.catalogue.digest}
    )


def test_masks_show_as_many_pixels_as_the_labels_count(series, source):
    facts = series[0].facts
    layers = source.layers(facts, source.truth_size)
    assert list(layers) == [view.name for view in facts.rig.views]
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        picture = Image.open(BytesIO(layers[view.name].mask)).convert("RGB")
        pixels = np.asarray(picture).reshape(-1, 3)
        counts = Counter(map(tuple, pixels.tolist()))
        for each in sightings:
            assert counts[colour_of(each.entity)] == each.visible_px


def test_depth_ends_at_what_is_nearest(series, source):
    facts = series[0].facts
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        layers = source.layers(facts, source.truth_size, view.name)[view.name]
        nearest = min(each.nearest_mm for each in sightings if each.visible_px)
        assert layers.near_mm <= nearest + 1
        assert layers.far_mm > layers.near_mm


def test_entities_have_colours_of_their_own():
    assert len({colour_of(each) for each in range(1, 200)}) == 199


def test_a_room_for_the_browser_holds_all_triangles(series, source):
    facts = series[0].facts
    mesh = source.mesh(scene_in(facts, facts.rig.views[0]))
    data = room_bytes(mesh)
    length = int.from_bytes(data[:4], "little")
    parts = json.loads(data[4 : 4 + length])["parts"]
    vertices = sum(part["vertices"] for part in parts)
    faces = sum(part["faces"] for part in parts)
    assert (vertices, faces) == (len(mesh.vertices), len(mesh.faces))
    assert len(data) == 4 + length + 12 * vertices + 12 * faces
    assert (4 + length) % 4 == 0
    first = np.frombuffer(data, "<f4", 3, 4 + length)
    assert first == pytest.approx(mesh.vertices[0], abs=1e-5)


def test_other_models_give_no_masks_and_say_why(series):
    recipe = complete(series.recipe)
    other = LayerSource({"recipe": recipe, "catalogue_digest": "0" * 64})
    assert not other.has_masks
    assert other.why_not == "the models at hand are not those of the data set"
    assert other.layers(series[0].facts, 64) == {}
    assert not LayerSource({"recipe": None}).has_masks
