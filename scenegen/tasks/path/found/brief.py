"""What a unit asks of a finished room, and what is found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polyline import Point
from scenegen.records.twins import ScenePair
from scenegen.tasks.path.found.stands import Stands, WalkShape
from scenegen.tasks.path.phrasing import Variant
from scenegen.tasks.search.pairing import Wishes

if TYPE_CHECKING:
    # Kinds search rooms for briefs, and so import this file.
    from scenegen.tasks.path.kinds.found import FoundKind


@dataclass(frozen=True, slots=True)
class FoundBrief:
    """What a unit asks of its room.

    Attributes:
        kind: of the question.
        variant: how the walk is shown.
        differs: the one input in which twins differ.
        right: number of the right answer of each twin.
        shape: of the walk.
        shapes: others that will do as well where rooms with such a walk are rare.
        wishes: signs of features that are wanted of the pair.
        aim_tenths: how far off the thing asked about the imagined view is centred.
        is_reversed: the walk leads from 2 to 1.
        turns_map: whether the map is drawn with another direction than north up.
    """

    kind: FoundKind
    variant: Variant
    differs: str
    right: tuple[int, int]
    shape: WalkShape
    shapes: tuple[WalkShape, ...]
    wishes: Wishes
    aim_tenths: int = 0
    is_reversed: bool = False
    turns_map: bool = False

    @property
    def shows_ends(self) -> bool:
        """Whether two pictures are taken at the ends of the walk."""
        return self.variant == "map_ego"

    @property
    def has_fog(self) -> bool:
        """Whether parts of the map are hatched as unexplored."""
        return self.variant == "map_fog"


@dataclass(frozen=True, slots=True)
class FoundSlot:
    """What a unit asks, decided by its number.

    Attributes:
        brief: what its room must hold.
        wording: which wording of its kind.
        order: numbers of the answers in the order of their letters.
        phrasing: a number below 2**31 that picks sentences for the rationale.
    """

    brief: FoundBrief
    wording: int
    order: tuple[int, ...]
    phrasing: int


class Stop(NamedTuple):
    """A walk, its M1, and the direction of the imagined view there.

    Attributes:
        points: corners in the order of walking, millimetres.
        marker: the position of M1.
        look: tenths of a degree.
    """

    points: tuple[Point, ...]
    marker: Point
    look: int

    @classmethod
    def at(cls, stands: Stands, stand: int, look: int) -> Stop:
        """One of many places."""
        return cls(stands.points(stand), stands.marker(stand), look)


REST = (2, 3)
"""Numbers of the answers of `FoundPair.rest`."""


class FoundPair(NamedTuple):
    """Twins that a room offers.

    Attributes:
        scenes: of the twins.
        stops: of the twins.
        asked: ids of what is asked about, see the kind.
        shown: the floor that must stay explored.
        rest: the same for the other two of four answers, which chance did not pick;
            None where there are two. Their views are judged, too: were only those of
            the twins, what shows well would be right more often.
    """

    scenes: ScenePair
    stops: tuple[Stop, Stop]
    asked: tuple[int, ...]
    shown: tuple[Footprint, ...]
    rest: FoundPair | None = None
