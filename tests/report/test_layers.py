"""Masks are those that labels were made from; without the models there are none."""

from collections import Counter
from io import BytesIO

import numpy as np
from PIL import Image

from scenegen.recipe.loading import complete
from scenegen.records.rig import OrthographicLens
from scenegen.report.layers import BACKGROUND, LayerSource, colour_of
from scenegen.report.palette import oklab


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


def test_views_in_perspective_have_one_scale_of_depth(series, source):
    facts = series[0].facts
    found = source.layers(facts, 64)
    ends: dict[bool, set[tuple[int, int]]] = {}
    for view in facts.rig.views:
        layers = found[view.name]
        is_map = isinstance(view.lens, OrthographicLens)
        ends.setdefault(is_map, set()).add((layers.near_mm, layers.far_mm))
    assert [len(each) for each in ends.values()] == [1] * len(ends)
    assert len(set.union(*ends.values())) == len(ends) == 2


def test_colours_are_told_apart_from_each_other_and_from_walls():
    chosen = np.array([colour_of(each) for each in range(1, 41)], dtype=np.float64)
    walls = np.array([colour for _, colour in BACKGROUND.values()], dtype=np.float64)
    lab, grey = oklab(chosen), oklab(walls)
    away = np.sqrt(((lab[:, None] - lab[None]) ** 2).sum(axis=2))
    np.fill_diagonal(away, 1)
    assert away.min() > 0.07
    assert np.sqrt(((lab[:, None] - grey[None]) ** 2).sum(axis=2)).min() > 0.04


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
