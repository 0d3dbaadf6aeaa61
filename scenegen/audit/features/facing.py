"""Features of guesses at where a thing faces: off its wall, to the viewer, from him.

What stands at a wall mostly faces away from it, so that a reader who sees the wall
needs no front. Walls and cameras are those of the scene: a reader sees where a wall
runs, in a picture as on a map.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, degrees, hypot

import numpy as np

from scenegen.audit.features.lines import Points, places_of
from scenegen.audit.features.marks import STANDS, STRETCHES, add_angle, wrapped
from scenegen.audit.features.sheet import GIVER, MARKS, FlatTable, ShownView, Values
from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.records.scene import Room


def add_facing(
    table: FlatTable, shown: ShownView, giver: ShownView, facts: Facts, number: int
) -> None:
    """Add how candidates lie to guessed directions of the giver, in one picture.

    Args:
        table: of the item.
        shown: what the picture shows of the candidates.
        giver: what it shows of the thing that gives the direction, one row.
        facts: of the item.
        number: id of that thing.
    """
    (view,) = (each for each in facts.rig.views if each.name == shown.name)
    entity = next((e for e in facts.scene.entities if e.id == number), None)
    if entity is None or np.isnan(giver.column[0]):
        return
    off_wall = on_page(view, _away(facts.scene.room, entity.position_mm[:2]))
    name, inputs = f"{shown.name}: the giver's wall", (shown.name, GIVER)
    right, up = np.sin(np.radians(off_wall)), np.cos(np.radians(off_wall))
    table.add(f"{name} is on the left", right, inputs=inputs, is_side=True)
    table.add(f"{name} is below", up, inputs=inputs)
    points, home = (places_of(each, is_map=view.is_map) for each in (shown, giver))
    for label, start in starts_of(shown, home[0]):
        for stretch in (1,) if view.is_map else STRETCHES:
            flat = "" if stretch == 1 else ", rows stretched"
            angle = page_directions(points - start, stretch)
            for title, guess in _guesses(off_wall, shown, home[0], stretch):
                is_marked = label in STANDS or not title.endswith("wall")
                seen = (*inputs, MARKS) if is_marked else inputs
                name = f"{shown.name}: angle at {label} off {title}{flat}"
                add_angle(table, name, wrapped(angle - guess), seen)


def starts_of(shown: ShownView, home: Points) -> Iterator[tuple[str, Points]]:
    """Where a reader may stand: on a mark, or where the giver is."""
    yield "the giver", home
    for label in STANDS:
        if label in shown.marks:
            yield label, np.array(shown.marks[label][:2])


def _guesses(
    off_wall: float, shown: ShownView, home: Points, stretch: int
) -> Iterator[tuple[str, float]]:
    """Directions on the page that the giver may face, degrees from up, clockwise."""
    yield "the direction away from the giver's nearest wall", off_wall
    for label in STANDS:
        if label in shown.marks:
            way = np.array([shown.marks[label][:2]]) - home
            yield (
                f"the direction from the giver to {label}",
                float(page_directions(way, stretch)[0]),
            )


def page_directions(offsets: Points, stretch: int) -> Values:
    """Directions of offsets on the page, degrees from up, clockwise."""
    return np.degrees(np.arctan2(offsets[:, 0], -stretch * offsets[:, 1]))


def _away(room: Room, place: tuple[int, int]) -> tuple[float, float]:
    """The direction into the room, square to the wall that is nearest to a place."""
    best, found = float("inf"), (0.0, 0.0)
    corners = room.outline_mm
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        along = end[0] - start[0], end[1] - start[1]
        length = max(hypot(*along), 1.0)
        way = along[0] / length, along[1] / length
        x, y = place[0] - start[0], place[1] - start[1]
        beyond = x * way[0] + y * way[1]
        beyond -= min(max(beyond, 0.0), length)
        inside = y * way[0] - x * way[1]  # corners are counter-clockwise
        if hypot(inside, beyond) < best:
            best, found = hypot(inside, beyond), (-way[1], way[0])
    return found


def on_page(view: View, way: tuple[float, float]) -> float:
    """A direction on the floor as it lies on the page, degrees from up, clockwise."""
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    ahead, right = way[0] * cos + way[1] * sin, way[0] * sin - way[1] * cos
    return degrees(atan2(right, ahead))
