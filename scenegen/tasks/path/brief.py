"""What the path task needs of the scenes of a unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PathBrief:
    """A walk over a map, and what is beside it or in its way.

    Attributes:
        kind: "side_object", "passing_order" or "blocked".
        variant: "map", "map_arrow", "map_ego" or "map_fog".
        categories: of the four options; "" stands for "nothing is in the way".
        right: places in `categories` of what is right for the two twins.
        side: "left" or "right" of the walker, of a "side_object".
        heading: direction of the walk on the page, 0 east, 1 north, 2 west, 3 south,
            within 45 degrees; at M1 of a "side_object", at its start for the others.
        nearness: how many of the other things stand nearer to the marker (M1 of a
            "side_object", the start of a "passing_order") than the right one. What is
            in the way of a "blocked" walk is of all things the nearest to its start
            (0), to neither end (1), or to its end (2).
        length_mm: of the walk, (least, most).
        bends: corners of the walk.
        abreast: how many things are in the asked half of the floor at M1 of a
            "side_object", the right one included; 0 when that does not matter.
        is_central: whether the right thing is of all the nearest to the point half-way
            between 1 and 2; None when that follows from the rest.
        is_outermost: whether it is of all the farthest from the end of the walk.
        is_by_end: whether it is of all the nearest to one of the ends of the walk.
        is_reversed: the walk leads from 2 to 1.
        turns_map: whether the map is drawn with another direction than north up.
    """

    kind: str
    variant: str
    categories: tuple[str, ...]
    right: tuple[int, int]
    side: str
    heading: int
    nearness: int
    length_mm: tuple[int, int]
    bends: int
    abreast: int = 0
    is_central: bool | None = None
    is_outermost: bool | None = None
    is_by_end: bool | None = None
    is_reversed: bool = False
    turns_map: bool = False
