"""What spoils the views from all places of a room, whatever is asked about them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenegen.tasks.perspective.facing.foreseen import close_ahead
from scenegen.tasks.perspective.facing.rows import SearchedRoom, glimpsed_along
from scenegen.tasks.search.things import Flags, Floats


class Outlooks(NamedTuple):
    """Views from e places along s ways, in a room of t things.

    Attributes:
        close: (e, s) something is right before who stands there.
        confused: (e, t, s) the view glimpses what might be taken for a thing.
    """

    close: Flags
    confused: Flags


def outlooks_of(room: SearchedRoom, looks: Floats) -> Outlooks:
    """Of all places of a room.

    Args:
        room: with them.
        looks: (s, 2) unit vectors, the ways.
    """
    places = np.arange(len(room.sights.eyes))
    cross, look = np.repeat(places, len(looks)), np.tile(looks, (len(places), 1))
    glimpsed = glimpsed_along(room, cross, look)
    alike = [glimpsed[:, each].any(axis=1) for each in room.things.alike]
    confused = np.stack(alike, axis=1).reshape(len(places), len(looks), -1)
    close = close_ahead(room, cross, look, room.sights.height)
    return Outlooks(close.reshape(len(places), -1), confused.transpose(0, 2, 1))
