"""How likely the answers are to who does not know one input of an item.

A picture that shows a giver and a thing shows other places, too, where the X could be,
and other things that could be asked about. Over all of these one answer is true more
often than the other. Somebody who overlooks the X, or does not read what is asked
about, knows no more than these odds, however the rest is put together. Where twins
differ in how the giver is turned, they have the same X and the same thing, but other
odds; those twins tell least whose odds are as near as a room has them. Most of what is
left has the larger odds for the right answer, so which twin has them is dealt, too.
"""

from __future__ import annotations

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.tasks.perspective.facing.rows import (
    IN_VIEW,
    OUT_OF_VIEW,
    Rows,
    SearchedRoom,
    directions_of,
    is_far,
    seen_along,
    side_answers,
    ways_of,
)
from scenegen.tasks.search.pairing import group_keys
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Floats, Ints

ODDS = ("odds_without_x", "odds_without_thing")
"""Of `blind_odds`; which twin's are larger is dealt, as signs of features are."""


def blind_odds(
    room: SearchedRoom, rows: Rows, *, is_side: bool, seconds: Ints | None = None
) -> Floats:
    """(n, 2) odds of the second answer without the X, and without the thing.

    Args:
        room: of the rows.
        rows: n of them.
        is_side: the question is which side; else whether it is seen.
        seconds: (n,) cameras whose pictures show what is asked about; those of the rows
            when None.
    """
    shown = room.shown
    asked = rows.camera if seconds is None else seconds
    places = rows._replace(cross=np.zeros_like(asked))
    things = rows._replace(thing=asked)
    judge = _is_right if is_side else _is_unseen

    def share(known: Rows, field: str, able: Flags) -> Floats:
        _, first, place = np.unique(
            group_keys(*known), return_index=True, return_inverse=True
        )
        row, value = np.nonzero(able[first])
        many = rows.at(first[row])._replace(**{field: value})
        sure, answers = judge(room, many)
        sure &= many.giver != many.thing
        total = np.bincount(row[sure], minlength=len(first))
        ones = np.bincount(row[sure & (answers == 1)], minlength=len(first))
        found: Floats = ((ones + 1) / (total - ones + 1))[place]
        return found

    return np.stack(
        [
            share(places, "cross", shown.marks.framed[rows.camera]),
            share(things, "thing", shown.named[asked]),
        ],
        axis=1,
    )


def _is_right(room: SearchedRoom, rows: Rows) -> tuple[Flags, Ints]:
    """(n,) which rows may be asked, and 1 where the thing is to the right."""
    sure, answers = side_answers(room, rows)
    sure &= is_far(room, rows.cross, rows.thing)
    sure &= room.sights.clear[rows.cross, rows.thing] >= SHOWN
    return sure, answers


def _is_unseen(room: SearchedRoom, rows: Rows) -> tuple[Flags, Ints]:
    """(n,) which rows may be asked, and 1 where the thing is out of view.

    By the lens of the picture alone: for the others it is the same, mostly.
    """
    looks = directions_of(room.things, rows.giver, rows.spin)
    ahead, left = seen_along(looks, ways_of(room, rows))
    beside = np.abs(left)
    seen = (ahead > 0) & (beside * cosine(IN_VIEW) < ahead * sine(IN_VIEW))
    seen &= room.sights.clear[rows.cross, rows.thing] >= SHOWN
    unseen = beside * cosine(OUT_OF_VIEW) > ahead * sine(OUT_OF_VIEW)
    sure = (seen | unseen) & is_far(room, rows.cross, rows.thing)
    return sure, unseen.astype(np.int64)
