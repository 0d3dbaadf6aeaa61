"""What a unit of the path task asks of its scenes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenegen.tasks.path.phrasing import Variant

if TYPE_CHECKING:
    # Kinds arrange briefs, and so import this file.
    from scenegen.tasks.path.kinds.staged import StagedKind


@dataclass(frozen=True, slots=True)
class PathBrief:
    """What a unit asks of its scenes: a walk over a map, and objects around it.

    Attributes:
        kind: of the question.
        variant: how the walk is shown.
        categories: of the four options.
        right: places in `categories` of what is right for the two twins.
        length_mm: of the walk, (least, most).
        bends: corners of the walk.
        heading: direction of the walk on the page, 0 east, 1 north, 2 west, 3 south,
            within 45 degrees; at M1 where the walk has it, else at its start.
        side: "left" or "right" of the walker; "" when no side is asked for.
        nearness: how many of the other objects are nearer to the marker (M1, or the
            start) than the right one.
        abreast: how many objects are in the asked half of the floor at M1, the right
            one included; 0 when that does not matter.
        is_central: whether the right object is of all the nearest to the point half-way
            between 1 and 2; None when that follows from the rest.
        is_outermost: whether it is of all the farthest from the end of the walk.
        is_by_end: whether it is of all the nearest to one of the ends of the walk.
        is_reversed: the walk leads from 2 to 1.
        turns_map: whether the map is drawn with another direction than north up.
    """

    kind: StagedKind
    variant: Variant
    categories: tuple[str, ...]
    right: tuple[int, int]
    length_mm: tuple[int, int]
    bends: int
    heading: int = 0
    side: str = ""
    nearness: int = 0
    abreast: int = 0
    is_central: bool | None = None
    is_outermost: bool | None = None
    is_by_end: bool | None = None
    is_reversed: bool = False
    turns_map: bool = False

    @property
    def shows_ends(self) -> bool:
        """Whether two pictures are taken at the ends of the walk."""
        return self.variant == "map_ego"
