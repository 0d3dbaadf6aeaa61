"""Finished rooms as arrays, against shapely and the entities themselves."""

import numpy as np
import pytest
import shapely

from scenegen.records.visibility import FLOOR
from scenegen.tasks.search.things import footprint_of, turned
from tests.tasks.search.rooms import KINDS, catalogue, room

SPINS = (-900, -450, 450, 900, 1800)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_the_entities_in_their_order(kind):
    things = room(kind)
    assert len(things) == len(things.scene.entities)
    for row, entity in enumerate(things.scene.entities):
        assert things.row_of(entity.id) == row
        assert things.categories[row] == entity.category
        assert things.is_floor[row] == (entity.support == FLOOR)


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_resembles_nothing_is_alone(kind):
    things = room(kind)
    similar = {
        name: {name, *catalogue().category(name).similar}
        for name in set(things.categories)
    }
    for row, name in enumerate(things.categories):
        others = [each for n, each in enumerate(things.categories) if n != row]
        confused = any(e in similar[name] or name in similar[e] for e in others)
        assert things.is_alone[row] != confused


@pytest.mark.parametrize("kind", KINDS)
def test_off_the_wall_leads_away_from_the_nearest_wall(kind):
    """Going that way for a little, one is farther from the outline by as much."""
    things = room(kind)
    outline = shapely.Polygon(things.outline).exterior
    for row in np.flatnonzero(things.is_floor):
        here = things.middles[row, :2]
        before = outline.distance(shapely.Point(here))
        after = outline.distance(shapely.Point(here + 0.01 * things.off_wall[row]))
        distances = np.sort(
            [
                shapely.LineString(edge).distance(shapely.Point(here))
                for edge in zip(
                    things.outline, np.roll(things.outline, -1, axis=0), strict=True
                )
            ]
        )
        if distances[1] - distances[0] > 0.05:
            assert after == pytest.approx(before + 0.01, abs=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_turned_touches_nothing_and_alone_has_changed(kind):
    things = room(kind)
    some = 0
    spins = [(int(each), by) for each in things.ids[things.can_turn] for by in SPINS]
    for entity, by in spins:
        scene = turned(things.scene, entity, by, catalogue())
        if scene is None:
            continue
        some += 1
        (before,) = set(things.scene.entities) - set(scene.entities)
        (after,) = set(scene.entities) - set(things.scene.entities)
        assert before.id == after.id == entity
        assert after.heading_tenths == (before.heading_tenths + by) % 3600
        floor = footprint_of(after, catalogue()).polygon()
        assert shapely.Polygon(scene.room.outline_mm).contains(floor)
        top = after.position_mm[2] + catalogue().asset(after.asset).size_mm[2]
        for other in scene.entities:
            height = catalogue().asset(other.asset).size_mm[2]
            is_rug = other.support == FLOOR and height <= 40
            if other.id != entity and other.position_mm[2] < top and not is_rug:
                there = footprint_of(other, catalogue()).polygon()
                assert not floor.intersects(there)
    assert 0 < some < len(spins)


def test_what_has_no_room_to_turn_is_not_turned():
    """A sofa as wide as its niche, between a lamp and a side table."""
    things = room("living_room")
    row = int(np.argmax(things.sizes[:, :2].max(axis=1) * things.is_floor))
    assert not things.can_turn[row]
    assert turned(things.scene, int(things.ids[row]), 450, catalogue()) is None
