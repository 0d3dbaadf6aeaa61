"""Finished rooms as arrays, against shapely and the entities themselves."""

import numpy as np
import pytest
import shapely

from scenegen.records.visibility import FLOOR
from tests.tasks.search.rooms import KINDS, catalogue, room


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
