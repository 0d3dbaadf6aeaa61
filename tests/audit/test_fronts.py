"""Fronts are learnt from flat numbers, and geometry with them is reported."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.features.fronts import FrontSketch, front_sketch
from scenegen.audit.items import AuditItem
from scenegen.tasks.base import TextCues
from tests.audit.made_up import good_items, said
from tests.audit.test_features import OBJECT, OTHER, one_picture

PAIRS = 400


def sketched(item: AuditItem, rng: np.random.Generator, *, is_told: bool) -> AuditItem:
    """Something whose look tells its front, with the thing asked about on a side."""
    angle = rng.uniform(-np.pi, np.pi)
    front = np.array([np.cos(angle), np.sin(angle)])
    left = np.array([-front[1], front[0]])
    side = 1 if said(item) == "left" else -1
    way = (front * 2 + left * side)[None].astype(np.float32)
    seen = front if is_told else rng.normal(size=2)
    sketch = FrontSketch(seen.astype(np.float32), front.astype(np.float32), way, way)
    return replace(item, front=sketch)


@pytest.mark.parametrize(("is_told", "low", "high"), [(True, 90, 100), (False, 40, 60)])
def test_a_front_that_shows_gives_the_side(is_told, low, high):
    rng = np.random.default_rng(1)
    items = [sketched(each, rng, is_told=is_told) for each in good_items(PAIRS)]
    bars = audit_items(items, probes=chosen_probes(["fronts"])).bars
    told = next(each for each in bars if "the mark and the front" in each.name)
    assert low <= told.figure <= high
    assert told.verdict == "reported"
    assert all(
        each.verdict == "pass" for each in bars if each.name.startswith("shuffled")
    )


def test_items_without_a_giver_are_left_out():
    bars = audit_items(good_items(60), probes=chosen_probes(["fronts"])).bars
    assert not bars


def test_a_sketch_has_the_true_front_and_ways_as_the_picture_shows():
    facts = one_picture("facing_side")
    assert front_sketch(facts, TextCues((OBJECT,))) is None
    sketch = front_sketch(facts, TextCues((OBJECT,), giver=OTHER))
    assert sketch is not None
    assert np.hypot(*sketch.front) == pytest.approx(1)
    assert sketch.from_giver.shape == sketch.from_stand.shape == (1, 2)
    # From the mark and from the giver, ways to all things differ by the same way.
    both = front_sketch(facts, TextCues((OBJECT, OTHER), giver=OTHER))
    assert both is not None
    apart = both.from_stand - both.from_giver
    assert apart[0] == pytest.approx(apart[1], abs=1e-5)
    assert both.from_giver[1] == pytest.approx([0, 0], abs=1e-5)
    assert both.from_stand[0] == pytest.approx(sketch.from_stand[0])
