"""Ids say nothing of the order in which things were placed, and fit together."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.generation.numbering import renumbered
from scenegen.records.item import Address, Occlusion
from scenegen.records.rig import Rig
from scenegen.records.scene import Entity
from scenegen.records.twins import ScenePair, TwinScenes
from tests.dataset.fakes import fake_facts


@pytest.fixture
def twins() -> TwinScenes:
    scene = fake_facts(Address(7, "test", "multiview", 9), 4, low=2).scene
    entities = tuple(
        Entity(each, "mug/plain", "mug", (each, 0, 0), 0, support=each - 1 or -1)
        for each in range(1, 9)
    )
    full = replace(scene, entities=entities, light=replace(scene.light, lit=(2, 5)))
    rig = Rig("ring", ())
    return TwinScenes(
        ScenePair(full, replace(full, entities=entities[:-1])),
        (rig, rig),
        asked=(3, 0, 8),
        wanted=Occlusion(4, "view_0", 5, 50),
        differs="removed",
    )


def places(scene) -> dict[int, int]:
    """By id, where an entity was placed; x was its old id."""
    return {each.id: each.position_mm[0] for each in scene.entities}


def test_each_thing_keeps_its_supports_lamps_and_question(twins):
    after = renumbered(twins, np.random.default_rng(1))
    old = places(after.scenes.first)
    assert sorted(old) == list(range(1, 9))
    for each in after.scenes.first.entities:
        below = each.support if each.support < 0 else old[each.support]
        assert below == (each.position_mm[0] - 1 or -1)
    assert {old[lamp] for lamp in after.scenes.first.light.lit} == {2, 5}
    assert [old.get(each, 0) for each in after.asked] == [3, 0, 8]
    assert after.wanted is not None
    assert old[after.wanted.entity] == 4
    assert after.differs == "removed"


def test_both_twins_number_the_same_things_alike(twins):
    after = renumbered(twins, np.random.default_rng(2))
    assert places(after.scenes.second).items() < places(after.scenes.first).items()


def test_entities_are_listed_by_their_new_ids(twins):
    after = renumbered(twins, np.random.default_rng(3))
    for scene in after.scenes:
        ids = [each.id for each in scene.entities]
        assert ids == sorted(ids)


def test_no_id_is_more_likely_for_what_was_placed_last(twins):
    last = [
        next(e.id for e in scene.entities if e.position_mm[0] == 8)
        for seed in range(400)
        for scene in [renumbered(twins, np.random.default_rng(seed)).scenes.first]
    ]
    counts = np.bincount(last, minlength=9)[1:]
    assert counts.min() > 25
    assert counts.max() < 80
