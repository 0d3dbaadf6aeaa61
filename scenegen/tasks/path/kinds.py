"""The kinds of questions about a walk over a map."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, cast

from scenegen.records.item import Evidence, Facts
from scenegen.tasks.base import Kind, Removal, kinds_by_name
from scenegen.tasks.path import mask_solver
from scenegen.tasks.path.phrasing import WORDINGS, ParsedPathQuestion
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.wordings import Wording


class PathKind(Kind):
    """What the questions about a walk differ in."""

    none_left = "none of these things"

    @abstractmethod
    def solve_from_masks(self, views: SegmentedViews, asked: ParsedPathQuestion) -> str:
        """The text of the option that masks and depth speak for.

        Raises:
            ValueError: when they speak for none, or for more than one.
        """


class SideObject(PathKind):
    """Which object is on one side of the walker at M1."""

    name = "side_object"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]

    def solve_from_masks(self, views: SegmentedViews, asked: ParsedPathQuestion) -> str:
        """See `PathKind.solve_from_masks`."""
        return mask_solver.beside(views, asked)


class PassingOrder(PathKind):
    """Which object is passed first."""

    name = "passing_order"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    none_left = "none of these things: the map shows none of them"

    def entities_to_remove(self, evidence: Evidence) -> set[int]:
        """All that are offered: without the first, another one would be the first."""
        named = {each for each in evidence.options if each}
        return super().entities_to_remove(evidence) | named

    def solve_from_masks(self, views: SegmentedViews, asked: ParsedPathQuestion) -> str:
        """See `PathKind.solve_from_masks`."""
        return mask_solver.passed_first(views, asked)


class Blocked(PathKind):
    """Which object is in the way, if any."""

    name = "blocked"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]

    def after_removal(self, pair: tuple[Facts, Facts], left: Facts) -> Removal:
        """The option that nothing is in the way is right now."""
        question = left.question
        steps = (
            "The straight way between the two points is followed on the map.",
            "Nothing reaches into it.",
        )
        return Removal(question.options, question.evidence.options.index(0), steps)

    def solve_from_masks(self, views: SegmentedViews, asked: ParsedPathQuestion) -> str:
        """See `PathKind.solve_from_masks`."""
        return mask_solver.blocking(views, asked)


KINDS = cast(
    "Mapping[str, PathKind]", kinds_by_name(SideObject(), PassingOrder(), Blocked())
)
