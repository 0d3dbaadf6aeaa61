"""Masks are those that labels were made from; without the models there are none."""

from collections import Counter
from io import BytesIO

import numpy as np
from PIL import Image

from scenegen.recipe.loading import complete
from scenegen.report.layers import LayerSource, colour_of


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


def test_other_models_give_no_masks_and_say_why(series):
    recipe = complete(series.recipe)
    other = LayerSource({"recipe": recipe, "catalogue_digest": "0" * 64})
    assert not other.has_masks
    assert other.why_not == "the models at hand are not those of the data set"
    assert other.layers(series[0].facts, 64) == {}
    assert other.room(series[0].facts) is None
    assert not LayerSource({"recipe": None}).has_masks
