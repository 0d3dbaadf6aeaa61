"""Lines of sight, against sampled segments and shapely."""

import numpy as np
import pytest
import shapely

from scenegen.tasks.search.sights import (
    POINTS,
    SightTable,
    crossed,
    is_solid,
    sight_points,
)
from scenegen.tasks.search.things import footprint_of
from tests.tasks.search.rooms import KINDS, catalogue, eyes_of, room

STEPS = np.linspace(0.0, 0.97, 1200)


def cut_by(things, eye, target, rows) -> set[int]:
    """Rows of the boxes that a densely sampled segment enters."""
    points = eye + STEPS[:, None] * (target - eye)
    found = set()
    for row in rows:
        away = points - things.middles[row]
        cos, sin = things.axes[row]
        along = away[:, 0] * cos + away[:, 1] * sin
        across = away[:, 1] * cos - away[:, 0] * sin
        half = things.sizes[row] / 2
        inside = (abs(along) < half[0]) & (abs(across) < half[1])
        inside &= (away[:, 2] > 0) & (away[:, 2] < 2 * half[2])
        if inside.any():
            found.add(int(row))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_clear_points_are_those_that_a_sampled_segment_reaches(kind):
    things = room(kind)
    eyes = eyes_of(things, 4)
    table = SightTable.of(things, eyes)
    targets = sight_points(things)
    solid = np.flatnonzero(is_solid(things))
    outline = shapely.Polygon(things.outline)
    differ = tried = 0
    for number, place in enumerate(table.eyes):
        eye = np.array([*place, table.height])
        for row in range(len(things)):
            clear = 0
            for target in targets[row]:
                others = [each for each in solid if each != row]
                way = place + 0.93 * (target[:2] - place)
                in_room = outline.contains(shapely.LineString([place, way]))
                clear += in_room and not cut_by(things, eye, target, others)
            tried += POINTS
            differ += abs(clear - int(table.clear[number, row]))
    # Segments that graze a corner fall between two samples, or touch a wall.
    assert differ <= 0.02 * tried


@pytest.mark.parametrize("kind", KINDS)
def test_what_hides_nothing_else_is_named_as_no_blocker(kind):
    things = room(kind)
    table = SightTable.of(things, eyes_of(things))
    solid = is_solid(things)
    named = table.blocker[table.blocker >= 0]
    assert len(named)
    assert solid[named].all()
    rows = np.broadcast_to(np.arange(len(things)), table.blocker.shape)
    assert not (table.blocker == rows).any()


@pytest.mark.parametrize("kind", KINDS)
def test_marks_on_the_floor_are_seen_where_a_sampled_segment_reaches_them(kind):
    things = room(kind)
    table = SightTable.of(things, eyes_of(things))
    solid = np.flatnonzero(is_solid(things))
    assert table.marks.diagonal().all()
    differ = 0
    for one, place in enumerate(table.eyes):
        for other, mark in enumerate(table.eyes):
            ends = np.array([*place, table.height]), np.array([*mark, 0.02])
            differ += table.marks[one, other] == bool(cut_by(things, *ends, solid))
    assert differ <= 0.03 * table.marks.size


@pytest.mark.parametrize("kind", KINDS)
def test_lines_on_a_map_cross_the_footprints_that_shapely_says(kind):
    things = room(kind)
    eyes = eyes_of(things, 3)
    counts = crossed(things, eyes)
    floor = [
        (row, footprint_of(entity, catalogue()).polygon())
        for row, entity in enumerate(things.scene.entities)
        if things.is_floor[row] and things.sizes[row, 2] > 0.1
    ]
    differ = 0
    for number, eye in enumerate(eyes):
        for row in range(len(things)):
            end = eye + 0.97 * (things.middles[row, :2] * 1000 - eye)
            line = shapely.LineString([eye, end])
            met = sum(line.intersects(shape) for at, shape in floor if at != row)
            differ += met != counts[number, row]
    assert differ <= 0.02 * counts.size
