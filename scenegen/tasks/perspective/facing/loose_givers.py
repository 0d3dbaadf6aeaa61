"""What may be set down in a searched room, to give a direction there, and where."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.catalogue.outline_area import outline_area
from scenegen.geometry.polygons import Points
from scenegen.geometry.segments import are_beside, cuts_of, walled
from scenegen.tasks.perspective.facing.rows import SearchedRoom
from scenegen.tasks.perspective.facing.shots import Shots
from scenegen.tasks.perspective.facing.squares import Squares
from scenegen.tasks.search.freeing import LooseThing
from scenegen.tasks.search.pictures import BORDER, HIGHEST, LOWEST, NEAR_M
from scenegen.tasks.search.sights import boxes_of, is_solid, raised
from scenegen.tasks.search.things import Flags, Ints

SHARE = 0.01
"""Part of the picture that a giver fills at least."""

BESIDE_M, NEARER_M = 0.15, 0.25
"""From the corners of a giver to what is in the picture and to the line of sight to it,
at least, and from its middle to lines of sight from an X, which pass over most givers,
metres."""


class LooseGiver(NamedTuple):
    """What may be set down in a searched room.

    Attributes:
        loose: with its spots (k, 2).
        size: of its box, metres.
        framed: (n, k) whether it is in the first picture of a shot, and large enough
            there, and not in another one, on a spot.
    """

    loose: LooseThing
    size: tuple[float, float, float]
    framed: Flags

    @classmethod
    def of(
        cls, room: SearchedRoom, shots: Shots, loose: LooseThing, catalogue: Catalogue
    ) -> LooseGiver:
        """For n shots of a room."""
        asset = loose.thing.asset
        length, width, height = (mm / 1000 for mm in catalogue.asset(asset).size_mm)
        size, front = (length, width, height), outline_area(catalogue, asset)
        framed = _frames(room, shots.first, loose.spots, (*size, front))
        two = shots.first != shots.second
        framed[two] &= ~_glimpses(room, shots.second[two], loose.spots, length + width)
        return cls(loose, size, framed)

    @property
    def reach(self) -> float:
        """From its middle to its corners, metres."""
        length, width, _ = self.size
        return sqrt(length * length + width * width) / 2

    def seen_spots(self, room: SearchedRoom, shots: Shots, number: int) -> Points:
        """(k, 2) spots, millimetres, that a shot shows, not behind anything.

        Args:
            room: of the shots.
            shots: all of them.
            number: of the one.
        """
        spots, camera = self.loose.spots[self.framed[number]], shots.first[number]
        eye, outline = room.shown.eye[camera], room.things.outline
        home, points = room.sights.eyes[[eye]], spots / 1000
        boxes = boxes_of(room.things, np.flatnonzero(is_solid(room.things)))
        start = raised(home, room.shown.heights_mm[eye] / 1000)
        ends, nobody = raised(points, self.size[2] / 2), np.full(len(spots), -1)
        cut, _ = cuts_of(start, ends, nobody, boxes, 1)
        found: Points = spots[(cut[0] < 0) & ~walled(home, points, outline)[0]]
        return found

    def is_aside(
        self, room: SearchedRoom, shots: Shots, squares: Squares, spots: Points
    ) -> Flags:
        """(n, k) whether it is before nothing that has to be seen.

        Args:
            room: of the shots.
            shots: all of them.
            squares: n of them.
            spots: (k, 2) millimetres.
        """
        eyes, eye = room.sights.eyes, room.shown.eye
        home, other = (
            eyes[eye[each[squares.shot]]] for each in (shots.first, shots.second)
        )
        crosses = [eyes[each] for each in squares.each_cross()]
        things = [room.things.middles[each, :2] for each in squares.each_thing()]
        body = self.reach + BESIDE_M
        lines = [
            *((home, end, body) for end in crosses),
            *((other, end, body) for end in things),
            *((start, end, NEARER_M) for start in crosses for end in things),
        ]
        starts, ends, least = zip(*lines, strict=True)
        segments = np.concatenate([np.stack(starts, 1), np.stack(ends, 1)], axis=2)
        return are_beside(spots / 1000, segments, np.array(least))


def _frames(
    room: SearchedRoom,
    cameras: Ints,
    spots: Points,
    sizes: tuple[float, float, float, float],
) -> Flags:
    """(c, k) whether pictures frame what stands on spots; as `Pictures` judges it.

    Args:
        room: of the pictures.
        cameras: c rows of pictures.
        spots: (k, 2) millimetres.
        sizes: length, width and height of what stands there, metres, and its
            silhouette, square metres.
    """
    shown, points = room.shown, spots / 1000
    length, width, height, front = sizes
    eye, axes, focal = shown.eye[cameras], shown.axes[cameras], shown.focal[cameras]
    focal, homes = focal[:, None], room.sights.eyes[eye]
    x, y = (points[None, :, at] - homes[:, [at]] for at in (0, 1))
    ahead = x * axes[:, [0]] + y * axes[:, [1]]
    left = y * axes[:, [0]] - x * axes[:, [1]]
    depth = np.maximum(ahead, 0.1)
    lenses = [shown.lenses[each] for each in eye.tolist()]
    horizon = np.array([0.5 - each.shift_pm / 1000 for each in lenses])[:, None]
    above = (shown.heights_mm[eye] / 1000)[:, None]
    foot, top = (horizon + focal * (above - each) / depth for each in (0, height))
    across = (length + width) / 2
    fits: Flags = np.abs(left) + across / 2 < (0.5 - BORDER) * depth / focal
    fits &= (ahead > NEAR_M) & (foot < LOWEST) & (top > HIGHEST)
    return fits & (front * focal * focal > SHARE * depth * depth)


def _glimpses(room: SearchedRoom, cameras: Ints, spots: Points, girth: float) -> Flags:
    """(c, k) whether pictures may show some of what stands on spots.

    Args:
        room: of the pictures.
        cameras: c rows of pictures.
        spots: (k, 2) millimetres.
        girth: length and width of what stands there, together, metres.
    """
    shown, points = room.shown, spots / 1000
    axes, homes = shown.axes[cameras], room.sights.eyes[shown.eye[cameras]]
    x, y = (points[None, :, at] - homes[:, [at]] for at in (0, 1))
    ahead = x * axes[:, [0]] + y * axes[:, [1]]
    left = np.abs(y * axes[:, [0]] - x * axes[:, [1]])
    focal = shown.focal[cameras][:, None]
    found: Flags = (ahead > -girth / 2) & (focal * (left - girth / 2) < 0.5 * ahead)
    return found
