"""Entity ids that tell nothing: a keyed permutation, the same for both twins.

Entities are numbered as they are placed, and what a question is about may be placed
first, or last. Ids are in instance masks, object maps and evidence; so they are dealt
anew before anything is observed, and entities are listed in the new order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from numpy.random import Generator

from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair, TwinScenes


def renumbered(twins: TwinScenes, rng: Generator) -> TwinScenes:
    """Both twins with other ids; an entity that both hold has the same one in both.

    Args:
        twins: with ids that count from 1.
        rng: draws the permutation.
    """
    old = sorted({entity.id for scene in twins.scenes for entity in scene.entities})
    dealt = rng.permutation(len(old))
    new = {each: int(place) + 1 for each, place in zip(old, dealt, strict=True)}
    wanted = twins.wanted
    return replace(
        twins,
        scenes=ScenePair(*(_with_ids(scene, new) for scene in twins.scenes)),
        asked=tuple(new.get(each, each) for each in twins.asked),
        wanted=wanted and replace(wanted, entity=new[wanted.entity]),
    )


def _with_ids(scene: Scene, new: Mapping[int, int]) -> Scene:
    """A scene with other ids; what is no id, such as a support by the floor, stays."""
    entities = (
        replace(each, id=new[each.id], support=new.get(each.support, each.support))
        for each in scene.entities
    )
    lit = tuple(sorted(new[lamp] for lamp in scene.light.lit))
    return replace(
        scene,
        entities=tuple(sorted(entities, key=lambda each: each.id)),
        light=replace(scene.light, lit=lit),
    )
