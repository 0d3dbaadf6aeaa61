"""What a kind decides whose things are placed before their room is furnished."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from math import sqrt
from typing import TYPE_CHECKING, ClassVar

from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polyline import Point
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import CandidatePosition
from scenegen.tasks.path.checks import WalkSurroundings
from scenegen.tasks.path.kinds.base import PathKind
from scenegen.tasks.path.phrasing import Variant
from scenegen.tasks.path.rationale import WalkStory
from scenegen.tasks.path.side_view_search import Viewpoint
from scenegen.tasks.path.walks import Walk

if TYPE_CHECKING:
    from numpy.random import Generator

OPTIONS = 4

Choose = Callable[[str, int], int]
"""From the name of a decision and the number of choices to the choice of a unit."""

Form = tuple[str, int]
"""Length of a walk, a key of `slots.LENGTHS`, and number of its bends."""

FORMS: tuple[Form, ...] = (
    ("short", 0), ("short", 1), ("short", 1),
    ("medium", 0), ("medium", 1), ("medium", 2),
    ("long", 1), ("long", 2), ("long", 3),
)  # fmt: skip
"""Forms of walks; each falls to equally many units."""

HEADINGS = (0, 0, 1, 2, 2, 3)
"""Directions of walks on the page, see `PathBrief`; each falls to equally many units.
"""

NEARER_MM = 120
"""By how much compared distances differ, at least."""

SIGHT_MM = 150
"""How much wider than the right object the floor before it is kept free."""


class StagedKind(PathKind):
    """A kind that settles its walk and its objects before the room is furnished.

    The defaults suit an object beside the walk that the imagined view shows alone.

    Attributes:
        is_hidden_from_ends: those pictures must not show the right object.
        must_stay_in_view: it must still do so when everything moves a little.
        has_angle_margin: the margin is an angle; else a length.
    """

    is_hidden_from_ends: ClassVar[bool] = False
    must_stay_in_view: ClassVar[bool] = False
    has_angle_margin: ClassVar[bool] = False

    def forms(self, variant: Variant) -> tuple[Form, ...]:
        """Forms of walks; each falls to equally many units."""
        return FORMS

    @abstractmethod
    def arrange(self, brief: PathBrief, choose: Choose) -> PathBrief:
        """The brief with a heading, and with what keeps shortcuts at chance level.

        Args:
            brief: of the unit, without these.
            choose: decides by the number of the unit, balanced over units.
        """

    @abstractmethod
    def candidates(
        self, rng: Generator, walk: Walk, brief: PathBrief
    ) -> list[CandidatePosition]:
        """Floor positions for all objects of the question, in a random order."""

    @abstractmethod
    def leaves_no_doubt(
        self, right: CandidatePosition, other: CandidatePosition
    ) -> bool:
        """Whether an object at another position is clearly not the right one."""

    @abstractmethod
    def viewpoint(self, walk: Walk, brief: PathBrief, right: Point) -> Viewpoint:
        """From where the imagined view is taken.

        Args:
            walk: in the order of walking.
            brief: of the unit.
            right: position of the right object, millimetres.
        """

    def sight(self, walk: Walk, brief: PathBrief, right: Footprint) -> Footprint:
        """The floor that must stay free for the imagined view."""
        at = self.viewpoint(walk, brief, right.spot[:2])
        ax, ay = at.leg.at(at.way)
        bx, by = right.spot[:2]
        x, y = bx - ax, by - ay
        middle = FloorPosition((ax + bx) // 2, (ay + by) // 2, towards(x, y, step=2))
        width = max(right.length, right.width) + SIGHT_MM
        return Footprint(middle, round(sqrt(x * x + y * y)), width)

    def reserved(
        self, walk: Walk, brief: PathBrief, right: Footprint
    ) -> list[Footprint]:
        """The floor that no other object of the question may take."""
        return [self.sight(walk, brief, right), *walk.corridor()]

    def suits_turn(
        self,
        brief: PathBrief,
        right: CandidatePosition,
        other: CandidatePosition,
        turn: int,
    ) -> bool:
        """Whether a position will do for the other object that is placed in some turn.

        The first ones are nearer to the marker than the right one, as many as the brief
        says, and the last ones are farther away.
        """
        if turn < brief.nearness:
            return other.to_marker <= right.to_marker - NEARER_MM
        return other.to_marker >= right.to_marker + NEARER_MM

    def is_balanced(
        self,
        brief: PathBrief,
        right: CandidatePosition,
        others: Sequence[CandidatePosition],
    ) -> bool:
        """Whether the right object is as central, or as far out, as the brief says."""
        return (
            is_extreme(
                brief.is_central, right.to_centre, [each.to_centre for each in others]
            )
            and is_extreme(
                brief.is_outermost, -right.to_end, [-each.to_end for each in others]
            )
            and _is_by_end(brief.is_by_end, right, others)
        )

    @abstractmethod
    def margin(self, around: WalkSurroundings, brief: PathBrief) -> int:
        """By how much the answer holds on the floor.

        Returns:
            Tenths of a degree or millimetres, see `has_angle_margin`.

        Raises:
            Rejected: when the answer is in doubt.
        """

    @abstractmethod
    def reasons(self, story: WalkStory) -> list[str]:
        """The clauses that lead to the answer, two to five."""


def is_extreme(wanted: bool | None, value: int, others: Sequence[int]) -> bool:
    """Whether a value is plainly the least, or plainly not, as wanted; None: either."""
    if wanted is None:
        return True
    if wanted:
        return all(each >= value + NEARER_MM for each in others)
    return any(each <= value - NEARER_MM for each in others)


def _is_by_end(
    wanted: bool | None, right: CandidatePosition, others: Sequence[CandidatePosition]
) -> bool:
    """Whether the right object is plainly the nearest to an end, or to neither."""
    if wanted is None:
        return True
    at_start = right.to_start, [each.to_start for each in others]
    at_end = right.to_end, [each.to_end for each in others]
    if wanted:
        return is_extreme(True, *at_start) or is_extreme(True, *at_end)
    return is_extreme(False, *at_start) and is_extreme(False, *at_end)
