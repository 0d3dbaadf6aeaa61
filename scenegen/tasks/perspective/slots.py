"""What falls to each unit of the perspective task, by its number alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from scenegen.seeding import Key
from scenegen.tasks import pools
from scenegen.tasks.balancing import block_stream, take_turns
from scenegen.tasks.options import lettering, option_order
from scenegen.tasks.perspective import phrasing as words
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.pools import low, screens
from scenegen.tasks.quartets import SIZE, quartet

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category

KINDS = ("distance_change", "relative_position", "visibility", "which_object")

ANSWERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "distance_change": ("closer", "further"),
        "relative_position": ("left", "right"),
        "visibility": ("visible", "hidden"),
    }
)
"""What may be true, but of a "which_object"."""

SIDES = ("left", "right")

OBLIQUE = (300, 450, 600, 1200, 1350, 1500)
"""Turns, tenths of a degree, to either side, after which left and right are no matter
of above and below in the picture."""

COMPANY = (
    (1050, 0, 0), (900, 0, 1), (1050, 0, 2), (1200, 0, 3),
    (600, 1, 2), (450, 1, 2), (750, 1, 3), (600, 1, 3),
    (600, 2, 1), (900, 2, 1), (450, 2, 2), (750, 2, 3),
    (450, 3, 0), (600, 3, 0), (450, 3, 0), (600, 3, 1),
)  # fmt: skip
"""Turns before a choice of four, and how many of the others are lower in the picture,
and how many nearer to the X; each of both numbers comes equally often."""

WIDE = (900, 1050, 1200, 1350, 1500)
"""Turns after which one faces what stands nearer than the X in its picture, or beside
it."""

SIDEWAYS = (1050, 1200, 1350)
"""Turns after which one faces both what is nearer than before and what is farther,
whichever of both is nearer to the border of the picture."""

BEHIND = (600, 750, 900, 1050, 1200)
"""Turns after which what hides a thing does not hide the X in the picture."""

SQUARE = (900,)
"""The only turn of the published questions."""


class _Lines(NamedTuple):
    """Sides of a thing of the lines of a picture, as in `PerspectiveBrief`.

    Where only how far it is from the border differs, `is_graded`, that is settled too.
    """

    half: str = ""
    row: str = ""
    side: str = ""
    is_graded: bool = False


@dataclass(frozen=True, slots=True)
class PerspectiveSlot:
    """What a unit asks, decided by its number.

    Attributes:
        brief: what its scenes must hold.
        wording: which wording of its kind.
        order: places of the choices in the order of their letters; a choice is one of
            `answers`, or of the four categories.
        phrasing: a number below 2**31 that picks sentences for the rationale.
    """

    brief: PerspectiveBrief
    wording: int
    order: tuple[int, ...]
    phrasing: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """Shares out kinds, turns, answers, things and words.

    Attributes:
        views: visible views.
        is_classic: whether the published questions are asked.
        kinds: of questions; each falls to equally many units.
        pool: categories that may be asked about.
        low: those of them that can be hidden.
        screens: categories that hide them.
    """

    views: int
    is_classic: bool
    kinds: tuple[str, ...]
    pool: "tuple[Category, ...]"
    low: "tuple[Category, ...]"
    screens: "tuple[Category, ...]"

    @classmethod
    def of(
        cls, catalogue: "Catalogue", *, views: int, is_classic: bool
    ) -> "Allocation":
        """The allocation over a catalogue.

        What can be hidden, and hide, is asked about only where there is some.

        Raises:
            AssetError: when too few categories differ enough to be options together.
        """
        pool = pools.options(catalogue, about="the X")
        low_ones, hiding = low(catalogue, pool), screens(catalogue)
        kinds: tuple[str, ...] = KINDS
        if is_classic:
            kinds = KINDS[:2]
        elif views > 1 or not (low_ones and hiding):
            kinds = tuple(kind for kind in KINDS if kind != "visibility")
        return cls(
            views=views,
            is_classic=is_classic,
            kinds=kinds,
            pool=pool,
            low=low_ones,
            screens=hiding,
        )

    def slot(self, key: Key, spare: int) -> PerspectiveSlot:
        """What falls to a unit; see `Perspective.slot`."""
        turn = take_turns(key, "kind", key.unit, len(self.kinds))
        kind, place = self.kinds[turn.choice], turn.round
        deal = f"{kind}/spare{spare}" if spare else kind
        brief = self._brief(key, kind, place, deal)
        count = SIZE if kind == "which_object" else 2
        pair = (0, 1)
        if kind != "which_object":
            first, second = (ANSWERS[kind].index(each) for each in brief.answers)
            pair = (first, second)
        lot = lettering(
            key, kind, place, wordings=len(words.WORDINGS[kind]), options=count
        )
        return PerspectiveSlot(
            brief,
            lot.wording,
            option_order(key, kind, lot.letters, pair=pair, count=count),
            int(block_stream(key, "phrasing", key.unit).integers(2**31)),
        )

    def _brief(self, key: Key, kind: str, place: int, deal: str) -> PerspectiveBrief:
        """What falls to the unit at some place among those of a kind.

        Args:
            key: of the unit.
            kind: of its question.
            place: how many earlier units have this kind.
            deal: names the blocks that all is taken from.
        """

        def fall(what: str, choices: int) -> int:
            return take_turns(key, f"{what}/{deal}", place, choices).choice

        cells = self._cells(kind)
        cell, way = divmod(fall("turn", 2 * len(cells)), 2)
        turn, lowness, nearness = cells[cell]
        turn_tenths = turn if way == 0 else -turn
        half, order = divmod(fall("cell", 4), 2)
        categories = self._categories(key, kind, place, deal)
        first, second = ANSWERS.get(kind, categories[:2])
        lines = self._lines(kind, turn_tenths)
        is_single = kind != "which_object"
        return PerspectiveBrief(
            kind=kind,
            categories=categories,
            turn_tenths=turn_tenths,
            answers=(second, first) if is_single and order else (first, second),
            before=lines.half or (SIDES[half] if self._has_half(kind) else ""),
            row=lines.row,
            side=lines.side,
            outer=self._outer(key, kind, place) if lines.is_graded else "",
            nearness=nearness,
            lowness=lowness,
            has_arrow=fall("variant", 2) == 1 and not self.is_classic,
            views=self.views,
            is_fixed=self.is_classic,
        )

    def _cells(self, kind: str) -> tuple[tuple[int, int, int], ...]:
        """Turns that a kind knows, whichever way, each with two ranks of the four."""
        if kind == "which_object" and self.views == 1:
            return COMPANY
        if self.is_classic:
            steps: tuple[int, ...] = SQUARE
        elif kind == "visibility":
            steps = BEHIND
        elif kind == "relative_position" and self.views == 1:
            steps = OBLIQUE
        elif kind == "distance_change" and self.views == 1:
            steps = SIDEWAYS
        else:
            steps = WIDE
        return tuple((step, 0, 0) for step in steps)

    def _has_half(self, kind: str) -> bool:
        """Whether both halves of the picture show the thing equally often."""
        is_far = kind == "distance_change" and self.views > 1
        return kind == "relative_position" or is_far

    def _lines(self, kind: str, turn_tenths: int) -> _Lines:
        """Where the things are in the picture, as far as it is settled."""
        if self.is_classic or self.views > 1:
            return _Lines()
        to = "left" if turn_tenths > 0 else "right"
        if kind == "distance_change":
            # What is above the X in the picture is nearer to it than to the camera.
            return _Lines("", "below", to, is_graded=True)
        if kind == "relative_position":
            # There is hardly room beside an X for what is in the other half.
            row = "above" if abs(turn_tenths) < 900 else "below"
            return _Lines(to, row, to)
        return _Lines(side=to if kind == "which_object" else "")

    def _outer(self, key: Key, kind: str, place: int) -> str:
        """The answer of the twin whose thing is nearer to the border of the picture.

        No spare slot has another one: the harder of both would become rare.
        """
        return ANSWERS[kind][take_turns(key, f"outer/{kind}", place, 2).choice]

    def _categories(
        self, key: Key, kind: str, place: int, deal: str
    ) -> tuple[str, ...]:
        if kind == "which_object":
            return quartet(key, deal, place, self.pool)
        pool = self.low if kind == "visibility" else self.pool
        turn = take_turns(key, f"category/{deal}", place, len(pool))
        found = pool[turn.choice].name
        if kind != "visibility":
            return (found,)
        screen = take_turns(key, f"screen/{deal}", place, len(self.screens)).choice
        return found, self.screens[screen].name
