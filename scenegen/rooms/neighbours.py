"""What people keep apart, and what a room has one of.

A relation says where an object belongs; this says what it must not end up beside on
the way there. A stove scorches a curtain that both their relations allow, so that no
relation could know. Whoever comes second asks, and draws another position.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from scenegen.geometry.footprint import FloorPoint, FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placed_entity import PlacedEntity

OVER_MM = 400
"""How far out from its wall what hangs is over something, millimetres."""

BESIDE_MM = 10
"""How far either end of it may be over something, millimetres."""

CORNER_MM = 360
"""Free floor to a corner that juts into the room, millimetres."""

AT_TABLE_MM = 420
"""Seats this near to a table are taken to belong to it, millimetres."""

Names = frozenset[str]


def _names(*lines: str) -> Names:
    return frozenset(name for line in lines for name in line.split())


_BEDS = _names("bed bunk_bed crib")
_WET = _names("bathtub shower washbasin toilet")
_LOUNGE = _names("sofa armchair ottoman bench bean_bag")


class _Apart(NamedTuple):
    """Two kinds of objects that people keep apart.

    Attributes:
        some, others: categories.
        gap_mm: free floor between them.
    """

    some: Names
    others: Names
    gap_mm: int


_APART: tuple[_Apart, ...] = (
    # What is hot: fabrics catch fire, leaves wither, cardboard burns.
    _Apart(
        _names("stove fireplace"),
        _names("curtain net_curtain blind sofa") | _BEDS,
        320,
    ),
    _Apart(_names("stove"), _names("potted_plant cardboard_box"), 170),
    # A tall case before a radiator keeps its warmth.
    _Apart(
        _names("radiator"),
        _names(
            "wardrobe bookcase refrigerator filing_cabinet storage_rack display_shelf",
            "tv_stand folding_screen partition piano sideboard chest_of_drawers",
            "bunk_bed",
        ),
        170,
    ),
    # It hums, and is opened while others sit or lie there.
    _Apart(_names("refrigerator"), _BEDS | _WET | _names("sofa fireplace"), 620),
    _Apart(_names("waste_bin laundry_basket"), _BEDS | _names("dining_table"), 270),
    _Apart(_names("bicycle"), _BEDS | _WET | _names("stove dining_table sofa"), 820),
    # Legs may stand on its edge; a case does not.
    _Apart(
        _names("rug"),
        _WET
        | _names(
            "wardrobe bookcase sideboard chest_of_drawers storage_rack filing_cabinet",
            "counter display_shelf shoe_rack kitchen_cabinet kitchen_sink stove",
            "refrigerator washing_machine",
        ),
        0,
    ),
)

_OVER: tuple[tuple[Names, Names], ...] = (
    # What one bumps a head on, or what falls on who lies below.
    (_names("wall_cabinet spice_rack pegboard"), _WET | _BEDS | _LOUNGE),
    (_names("wall_shelf"), _WET | _names("washing_machine stove")),
    # What steam and heat ruin.
    (
        _names("painting poster wall_clock notice_board calendar key_rack coat_hooks"),
        _names("bathtub shower stove"),
    ),
    (_names("mirror"), _names("tv_stand stove toilet bathtub")),
    # Coats and towels hang down onto what is below.
    (
        _names("coat_hooks towel_rail"),
        _BEDS | _names("stove desk tv_stand radiator fireplace sofa piano"),
    ),
    (_names("extractor_hood"), _BEDS | _WET | _names("kitchen_sink")),
)
"""What does not hang over what."""

TUCKED = _names("shower coat_stand drum_kit play_tent umbrella_stand cello floor_lamp")
"""What goes into corners, and is in the way at one that juts into the room."""

ONE_A_ROOM = _names(
    "wall_clock fireplace piano bathtub toilet stove refrigerator cash_register",
    "lectern kitchen_sink drum_kit smoke_detector dining_table wall_tv tv_stand",
)
"""Of which a room has one at most, two joined rooms included."""

SEATS = _names("chair office_chair stool bar_stool child_chair")

TABLES = _names("dining_table conference_table cafe_table play_table school_desk")
"""Tables whose seats are bought together."""

_SET_ROUND = _names("dining_table conference_table")
"""Of those, the ones that are set all round; no other seats are close to them."""


@lru_cache(maxsize=512)
def gaps_of(category: str) -> Mapping[str, int]:
    """By the category that one keeps away from, how much floor is between them."""
    gaps: dict[str, int] = {}
    for some, others, gap in _APART:
        for ours, theirs in ((some, others), (others, some)):
            if category in ours:
                gaps |= {name: max(gap, gaps.get(name, gap)) for name in theirs}
    return MappingProxyType(gaps)


@lru_cache(maxsize=512)
def not_below(category: str) -> Names:
    """The categories that one does not hang over."""
    return frozenset(
        name for uppers, lowers in _OVER if category in uppers for name in lowers
    )


@lru_cache(maxsize=512)
def not_above(category: str) -> Names:
    """The categories that do not hang over one."""
    return frozenset(
        name for uppers, lowers in _OVER if category in lowers for name in uppers
    )


class Neighbours:
    """What a new object is not placed next to, in a room as it is so far."""

    def __init__(
        self, room: Room, placed: Sequence[PlacedEntity], category: str
    ) -> None:
        """All that objects of a category keep away from.

        Args:
            room: the room.
            placed: what is in it.
            category: of the object to be placed.
        """
        gaps, lower, upper = gaps_of(category), not_below(category), not_above(category)
        is_seat = category in SEATS
        is_at_table = is_seat or category in TABLES
        self._apart = _of(placed, gaps)
        self._gaps = [gaps[each.asset.category] for each in self._apart]
        self._lower = _of(placed, lower)
        self._upper = _of(placed, upper)
        self._corners = jutting_corners(room.outline_mm) if category in TUCKED else ()
        self._seats = _of(placed, SEATS) if is_at_table else []
        self._tables = _of(placed, TABLES) if is_seat else []

    def admit(self, new: PlacedEntity) -> bool:
        """Whether an object is next to nothing that it should be apart from."""
        floor = new.footprint
        for each, gap in zip(self._apart, self._gaps, strict=True):
            if floor.meets(each.footprint, gap):
                return False
        return not (
            any(is_over(new, each) for each in self._lower)
            or any(is_over(each, new) for each in self._upper)
            or any(floor.meets(each, CORNER_MM) for each in self._corners)
            or self._mixes_seats(new)
        )

    def _mixes_seats(self, new: PlacedEntity) -> bool:
        """Whether a table would have seats that are not its own, or of two models."""
        if new.asset.category in TABLES:
            at_it = seats_near(new.footprint, self._seats)
            most = 0 if new.asset.category in _SET_ROUND else 1
            return len({each.asset.id for each in at_it}) > most
        for table in self._tables:
            if table.footprint.meets(new.footprint, AT_TABLE_MM):
                at_it = seats_near(table.footprint, self._seats)
                if any(each.asset.id != new.asset.id for each in at_it):
                    return True
                if table.asset.category in _SET_ROUND and new.host is not table:
                    return True
        return False


def _of(placed: Sequence[PlacedEntity], names: Collection[str]) -> list[PlacedEntity]:
    """The objects of some categories."""
    if not names:
        return []
    return [each for each in placed if each.asset.category in names]


def seats_near(table: Footprint, seats: Sequence[PlacedEntity]) -> list[PlacedEntity]:
    """The seats that are taken to belong to a table."""
    return [each for each in seats if each.footprint.meets(table, AT_TABLE_MM)]


def is_over(upper: PlacedEntity, lower: PlacedEntity) -> bool:
    """Whether what hangs on a wall is over an object, or behind it, not beside it."""
    if upper.relation.layer != "wall" or upper.z_mm < lower.z_mm:
        return False
    place = upper.footprint
    width = max(place.width - 2 * BESIDE_MM, 1)
    out = place.spot.offset(OVER_MM // 2, 0)
    return Footprint(out, place.length + OVER_MM, width).meets(lower.footprint)


@lru_cache(maxsize=64)
def jutting_corners(outline: tuple[FloorPoint, ...]) -> tuple[Footprint, ...]:
    """The corners at which a counter-clockwise outline turns right, as points."""
    befores, afters = (outline[-1], *outline[:-1]), (*outline[1:], outline[0])
    return tuple(
        Footprint(FloorPosition(x, y, 0), 0, 0)
        for (ax, ay), (x, y), (bx, by) in zip(befores, outline, afters, strict=True)
        if (x - ax) * (by - y) < (y - ay) * (bx - x)
    )
