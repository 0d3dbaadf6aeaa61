"""What a kind of room is: its size and shape, what stands in it and how."""

from dataclasses import dataclass

from scenegen.rooms.relations import Relation, Span


@dataclass(frozen=True, slots=True)
class Furnishing:
    """Something that a kind of room has, and where people put it.

    Attributes:
        categories: one of these, drawn anew for each.
        relation: where it goes; left out when its hosts are not there.
        share_pct: of the rooms that have it, per cent.
        count: how many, (least, most).
        is_set: whether all of them in a room are of one model.
        is_spare: only for rooms that have none of these yet.
    """

    categories: tuple[str, ...]
    relation: Relation
    share_pct: int = 100
    count: Span = (1, 1)
    is_set: bool = False
    is_spare: bool = False


@dataclass(frozen=True, slots=True)
class RoomKind:
    """A kind of room.

    Attributes:
        name: as recipes and scenes say it, e.g. "living_room".
        noun: as sentences say it, e.g. "living room".
        area_dm2: floor area before anything is counted in it, square decimetres.
        aspect_pct: longer by shorter side, per cent, (least, most).
        shapes: shapes of its plan; each is equally likely.
        furniture: what takes floor, the largest and most typical first.
        dressing: what lies, hangs, or stands on furniture, the most typical first.
        dividers: what may hide things in it.
        strays: single things that are found in it; those that can be counted may be.
        weight: how often it is tried, against other kinds; narrow rooms, of which more
            are thrown away, are tried more often.
    """

    name: str
    noun: str
    area_dm2: Span
    aspect_pct: Span
    shapes: tuple[str, ...]
    furniture: tuple[Furnishing, ...]
    dressing: tuple[Furnishing, ...]
    dividers: tuple[str, ...]
    strays: tuple[str, ...]
    weight: int = 1
