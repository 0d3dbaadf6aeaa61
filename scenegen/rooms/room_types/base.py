"""What a room type is: its size and shape, its surfaces, and what is placed in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from numpy.random import Generator

from scenegen.rooms.openings import USUAL, OpeningCounts
from scenegen.rooms.palette import Finishes
from scenegen.rooms.relations import Relation, Span
from scenegen.seeding import pick


@dataclass(frozen=True, slots=True)
class Furnishing:
    """Objects that rooms of a type have, and where they are placed.

    Attributes:
        categories: categories of the catalogue; each object is of one of these, drawn
            anew. One that is named twice is drawn twice as often.
        relation: where it is placed. When the relation names hosts and the room has
            none of them, the object is left out.
        share_pct: share of rooms that have it, per cent.
        count: how many objects, (least, most).
        is_set: whether all of them in a room are of one model, as dining chairs are,
            or of one design (`Asset.design`), as bookcases are.
        is_few: whether those of one category are of two models at most, as the boxes of
            one household are.
        is_full: as many as find a place, up to the most, instead of a number drawn.
        is_spare: only for rooms that have nothing of these categories yet, e.g. a sink
            at any wall when none found a place in the row of kitchen units.
        is_main: what a room of its type never lacks; without it the room is rejected.
        is_company: comes with each object of the piece before it, its host, as chairs
            do with a table; where fewer than the least find a place, the host goes
            elsewhere.
        per_host: `count` for each host, as a chair to every desk, instead of in all.
        models: ids of the only models to choose from, where the catalogue has them.
        apart_from: categories that it is not placed next to, though there is room: no
            books over a bathtub.
    """

    categories: tuple[str, ...]
    relation: Relation
    share_pct: int = 100
    count: Span = (1, 1)
    is_set: bool = False
    is_few: bool = False
    is_full: bool = False
    is_spare: bool = False
    is_main: bool = False
    is_company: bool = False
    per_host: bool = False
    apart_from: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


Pieces = tuple[Furnishing, ...]
"""Furnishings in the order in which they are placed."""


@dataclass(frozen=True, slots=True)
class Top:
    """What is on the tops of some categories.

    Attributes:
        hosts: the categories; every object of them gets a kit of its own.
        kits: names of `KITS`; one that is named twice is drawn twice as often.
        share_pct: share of the tops that are not bare, per cent.
        settings: names of `SETTINGS`, one of which is laid before the seats there; the
            kit is then what they share, in the middle.
    """

    hosts: tuple[str, ...]
    kits: tuple[str, ...]
    share_pct: int = 95
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """What only some rooms of a type have: the goods of one trade, say.

    Attributes:
        furniture: placed before that of the type itself, main pieces first.
        dressing: the same.
        tops: beside those of the type.
        hung: instead of that of the type; empty for the same.
        strays: beside those of the type.
    """

    furniture: tuple[Furnishing, ...] = ()
    dressing: tuple[Furnishing, ...] = ()
    tops: tuple[Top, ...] = ()
    hung: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomKind:
    """A room type: all that the sampler knows of, say, a bathroom.

    A new one is a file with one such object: in this folder, with a line in the table
    `ROOM_KINDS`, or in a package of its own, with an entry point of the group
    `scenegen.room_types`. Objects are placed in the order of `furniture`, `dividers`,
    `strays`, `dressing`. One that finds no free place in a few tries is left out, so
    the most important come first, and hosts before what is placed relative to them.

    Attributes:
        name: as recipes and scenes have it, e.g. "living_room"; the key in the table.
        noun: as sentences have it, e.g. "living room".
        area_dm2: floor area before anything is counted in it, (least, most), square
            decimetres.
        aspect_pct: longer by shorter side, (least, most), per cent; at least 100.
        shapes: of its floor plan, "rectangle", "l", "t" or "joined"; each is equally
            likely, so one that is named twice is drawn twice as often.
        beyond: names of the types of the second room where the shape is "joined".
        finishes: materials and colours of its surfaces.
        furniture: what takes floor: relations of the layers "floor" and "window";
            also "flat", for a rug that things are put on or around, and what hangs
            where it is the company of something on the floor.
        dressing: what lies, hangs, or is placed on furniture: the other layers.
        tops: what is on the tops of its furniture.
        hung: categories that dress its walls, in the order of `furnishing.dress_walls`.
        dividers: categories of tall objects that are placed so as to occlude others.
        strays: categories of single objects found in such a room.
        numerous: those of them that occur in numbers there, as chairs do in a cafe:
            counting questions about it ask for these.
        openings: how many doors and windows it has.
        open_wall_mm: doors and windows leave a stretch of wall as long as this, for
            what takes that much: a line of kitchen units.
        weight: how often it is drawn, against other types. Narrow rooms, of which more
            are rejected, are drawn more often.
        variants: one of which a room is, if there are any; see `versions`.
    """

    name: str
    noun: str
    area_dm2: Span
    aspect_pct: Span
    shapes: tuple[str, ...]
    finishes: Finishes
    furniture: tuple[Furnishing, ...]
    dressing: tuple[Furnishing, ...]
    dividers: tuple[str, ...]
    strays: tuple[str, ...]
    numerous: tuple[str, ...] = ()
    tops: tuple[Top, ...] = ()
    hung: tuple[str, ...] = ("painting", "painting", "painting", "mirror")
    beyond: tuple[str, ...] = ()
    openings: OpeningCounts = USUAL
    open_wall_mm: int = 0
    weight: int = 1
    variants: tuple[Variant, ...] = ()

    @property
    def versions(self) -> tuple["RoomKind", ...]:
        """The type with each of its variants; itself when it has none."""
        return tuple(self._with(each) for each in self.variants) or (self,)

    def _with(self, variant: Variant) -> "RoomKind":
        """The type with one of its variants; the main pieces of both come first."""
        ours, others = main_first(variant.furniture)
        theirs, rest = main_first(self.furniture)
        return replace(
            self,
            furniture=(*ours, *theirs, *others, *rest),
            dressing=(*variant.dressing, *self.dressing),
            tops=(*variant.tops, *self.tops),
            hung=variant.hung or self.hung,
            strays=(*self.strays, *variant.strays),
            variants=(),
        )


def main_first(pieces: Iterable[Furnishing]) -> tuple[Pieces, Pieces]:
    """What comes up to the last main piece with its company, and what comes after."""
    listed = tuple(pieces)
    last = max((n for n, each in enumerate(listed, start=1) if each.is_main), default=0)
    while last and listed[last:] and listed[last].is_company:
        last += 1
    return listed[:last], listed[last:]


def version_of(rng: Generator, kind: RoomKind, wanted: Sequence[str] = ()) -> RoomKind:
    """One of the versions of a room type, drawn.

    Args:
        rng: the stream of the scene.
        kind: the room type.
        wanted: categories; of the versions, those that have strays of these, if any.
    """
    if not kind.variants:
        return kind
    suited = [each for each in kind.versions if set(wanted) & set(each.strays)]
    return pick(rng, suited or kind.versions)
