"""Fronts are learnt from flat numbers, and geometry with them is reported."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.audit.audit import audit_items, chosen_probes
from scenegen.audit.features.fronts import COLUMN, PARTS, FrontSketch, front_sketch
from scenegen.audit.items import AuditItem
from scenegen.tasks.base import TextCues
from tests.audit.made_up import good_items, said
from tests.audit.test_features import OBJECT, OTHER, one_picture

PAIRS = 400


def sketched(
    item: AuditItem, rng: np.random.Generator, *, is_told: bool, is_blind: bool = True
) -> AuditItem:
    """Something whose look tells its front, with the thing asked about on a side.

    Where `is_blind`, the thing is on that side from the giver, too; else anywhere.
    """
    angle = rng.uniform(-np.pi, np.pi)
    front = np.array([np.cos(angle), np.sin(angle)])
    left = np.array([-front[1], front[0]])
    side = 1 if said(item) == "left" else -1
    way = (front * 2 + left * side)[None].astype(np.float32)
    told = front if is_told else rng.normal(size=2)
    seen = np.zeros(6 + PARTS * PARTS, dtype=np.float32)
    seen[[COLUMN, 0]] = told  # so that a mirror turns both alike
    other = way if is_blind else rng.normal(size=(1, 2)).astype(np.float32)
    sketch = FrontSketch(seen, front.astype(np.float32), way, other)
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


MARK = "S0 without painted marks: learnt front"


@pytest.mark.parametrize(("is_blind", "verdict"), [(True, "fail"), (False, "pass")])
def test_a_front_must_not_tell_without_the_mark(is_blind, verdict):
    rng = np.random.default_rng(2)
    items = [
        sketched(each, rng, is_told=True, is_blind=is_blind)
        for each in good_items(2 * PAIRS)
    ]
    bars = audit_items(items, probes=chosen_probes(["fronts"])).bars
    found = {each.name: each for each in bars}
    assert found[MARK].verdict == verdict
    known = found["known front, without painted marks"]
    assert known.verdict == "reported"
    assert (known.figure > 90) is is_blind


def test_a_front_must_not_tell_without_the_question():
    # Whoever stands before the giver has the thing on the left, whatever it is.
    rng = np.random.default_rng(3)
    items = []
    for each in good_items(PAIRS):
        item = sketched(each, rng, is_told=True)
        assert item.front is not None
        away = item.front.front[None] * (1 if said(each) == "left" else -1)
        sketch = replace(item.front, from_giver=item.front.from_stand + away)
        items.append(replace(item, front=sketch))
    bars = audit_items(items, probes=chosen_probes(["fronts"])).bars
    found = {each.name: each for each in bars}
    assert found["S0 without the question: learnt front"].verdict == "fail"
    assert found["known front, without the question"].figure > 90


def test_who_reads_a_front_looks_at_both_things_that_are_asked_about():
    # Left where both are on one side of the giver: each alone tells nothing.
    rng = np.random.default_rng(4)
    items = []
    for each in good_items(2 * PAIRS):
        item = sketched(each, rng, is_told=True)
        assert item.front is not None
        front, side = item.front.front, int(rng.choice([1, -1]))
        left = np.array([-front[1], front[0]])
        sides = side, side if said(each) == "left" else -side
        ways = np.array([front + left * one for one in sides], dtype=np.float32)
        sketch = replace(item.front, from_giver=ways, from_stand=ways)
        items.append(replace(item, front=sketch))
    bars = audit_items(items, probes=chosen_probes(["fronts"])).bars
    found = {each.name: each for each in bars}
    assert found[MARK].verdict == "fail"
    assert found["known front, without painted marks"].figure > 90


def test_a_mirror_turns_what_is_seen_with_the_front():
    seen = np.arange(6 + PARTS * PARTS, dtype=np.float32)
    way = np.zeros((1, 2), dtype=np.float32)
    front = np.array([0.6, 0.8], dtype=np.float32)
    mirrored, turned = FrontSketch(seen, front, way, way).in_mirror
    assert mirrored[:6] == pytest.approx([0, 1, 2, -3, 4, 5])
    assert mirrored[6:10] == pytest.approx([9, 8, 7, 6])
    assert turned == pytest.approx([-0.6, 0.8])


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
    # The second of two things that are asked about is one more that the text names.
    named = front_sketch(facts, TextCues((OBJECT,), others=(OTHER,), giver=OTHER))
    assert named is not None
    assert named.from_stand == pytest.approx(both.from_stand)
