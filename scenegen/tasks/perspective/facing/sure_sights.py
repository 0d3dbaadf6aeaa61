"""Which things are in view from which places along which ways, surely."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.view_signs import view_signs
from scenegen.tasks.perspective.facing.laid_floors import (
    looks_on_floors,
    ways_on_floors,
)
from scenegen.tasks.perspective.facing.rows import (
    LENS_IN_VIEW,
    LENS_OUT_OF_VIEW,
    NOVEL_FOV,
    TOLD_IN_VIEW,
    TOLD_OUT_OF_VIEW,
    SearchedRoom,
    is_far,
)
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Floats, Ints

_LIMITS = np.array(
    [
        (cosine(angle), sine(angle))
        for angle in (
            LENS_IN_VIEW,
            LENS_OUT_OF_VIEW,
            TOLD_IN_VIEW,
            TOLD_OUT_OF_VIEW,
            NOVEL_FOV // 2,
        )
    ]
)


class SureSights(NamedTuple):
    """What is the same for all pictures of a room with e places and t things.

    Attributes:
        room: of the pictures.
        looks: (s, 2) unit vectors, the ways to look.
        known: (e, t) 2 where a thing may surely be in view, or not; 1 where it may only
            not be, being hidden; 0 where it is too near, or too small.
        reaches: (t,) half of the diagonals of things on the floor, metres.
    """

    room: SearchedRoom
    looks: Floats
    known: Ints
    reaches: Floats

    @classmethod
    def of(cls, room: SearchedRoom, looks: Floats) -> SureSights:
        """For a room and ways to look."""
        places, things = np.arange(len(room.sights.eyes)), np.arange(len(room.things))
        far = is_far(room, places[:, None], things)
        known = np.where(room.sights.clear >= SHOWN, 2, 1) * far
        length, width = room.things.sizes[:, 0], room.things.sizes[:, 1]
        reaches = 0.5 * np.sqrt(length * length + width * width)
        return cls(room, looks, known, reaches)

    def signs(self, cameras: tuple[int, int], places: tuple[Ints, Ints]) -> Ints:
        """(x, t, s) 1 where a thing is in view for every lens, -1 where it is not.

        It is 0 where that is in doubt. What is not in view is aside, never hidden.

        Args:
            cameras: rows of the one that shows the places, and the one that shows the
                things.
            places: (x,) rows of places of the X, and (t,) rows of things.
        """
        marks, things = places
        return view_signs(
            ways_on_floors(self.room, cameras, places),
            self.reaches[things],
            self.known[marks[:, None], things],
            looks_on_floors(self.room, cameras[0], self.looks),
            _LIMITS,
        )
