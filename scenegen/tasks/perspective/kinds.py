"""The kinds of questions about what is true on the X after a turn."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, cast

from scenegen.tasks.base import Kind, kinds_by_name
from scenegen.tasks.perspective import mask_solver
from scenegen.tasks.perspective.phrasing import ParsedPerspectiveQuestion
from scenegen.tasks.perspective.wordings import WORDINGS
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.wordings import Wording


class PerspectiveKind(Kind):
    """What the questions about the X differ in."""

    none_left = "neither: no picture shows such a thing"

    @abstractmethod
    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> str:
        """The text of the option that masks and depth speak for.

        Raises:
            ValueError: when they speak for none, or for more than one.
        """


class DistanceChange(PerspectiveKind):
    """Whether an object is closer or further than before."""

    name = "distance_change"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS["distance_change"]

    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> str:
        """See `PerspectiveKind.solve_from_masks`."""
        return mask_solver.closer_or_further(views, asked)


class RelativePosition(PerspectiveKind):
    """Whether an object is on the left or on the right after the turn."""

    name = "relative_position"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS["relative_position"]

    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> str:
        """See `PerspectiveKind.solve_from_masks`."""
        return mask_solver.side_after_turn(views, asked)


class VisibilityAfterTurn(PerspectiveKind):
    """Whether an object is in view, or hidden behind another one."""

    name = "visibility"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS["visibility"]

    def plain_answer(self, option: str) -> str:
        """What hides the object is left out."""
        return "hidden" if option.startswith("hidden") else option

    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> str:
        """See `PerspectiveKind.solve_from_masks`."""
        return mask_solver.visible_or_hidden(views, asked)


class WhichObject(PerspectiveKind):
    """Which of four objects is straight ahead after the turn."""

    name = "which_object"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS["which_object"]
    none_left = "none of these things"

    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> str:
        """See `PerspectiveKind.solve_from_masks`."""
        return mask_solver.straight_ahead(views, asked)


KINDS = cast(
    "Mapping[str, PerspectiveKind]",
    kinds_by_name(
        DistanceChange(), RelativePosition(), VisibilityAfterTurn(), WhichObject()
    ),
)
