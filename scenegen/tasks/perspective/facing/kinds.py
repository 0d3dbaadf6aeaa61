"""The kinds of questions about who looks the way a thing faces.

To add a kind, subclass `FacingKind`, add its sentences to `wordings.toml`, append it to
`FACING_KINDS`, give it a share and cells in `slots`, and let `plans` search for twins.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from scenegen.catalogue import Category
from scenegen.records.item import Facts, Question
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.base import Kind, kinds_by_name
from scenegen.tasks.perspective.facing import (
    checks,
    rationale,
    reading,
    solvers,
    two_things,
)
from scenegen.tasks.perspective.facing.checks import FacingQuestion
from scenegen.tasks.perspective.facing.phrasing import FACING_WORDINGS, ParsedFacing
from scenegen.tasks.perspective.facing.rationale import FacingContext
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

Nouns = Mapping[str, Category]


class FacingSolvers(NamedTuple):
    """Three ways to an answer that share no code with how it is asked.

    Each returns an option as it reads. A solver raises ValueError when its input speaks
    for none; the one from tokens returns None then.

    Attributes:
        scene: from the facts of an item, with the categories by name.
        tokens: from perception tokens.
        masks: from instance masks and depth.
    """

    scene: Callable[[Facts, ParsedFacing, Nouns], str]
    tokens: Callable[[TokenSheet, ParsedFacing], str | None]
    masks: Callable[[SegmentedViews, ParsedFacing], str]


class FacingKind(Kind):
    """A kind of question about a direction that the front of a thing gives.

    Attributes:
        answers: its options as they read; () when they name things.
        options: how many there are.
        asked: things that a question asks about, where options name none.
        solvers: the second solvers.
    """

    none_left = "it cannot be told: no picture shows such things"
    text_inputs: ClassVar[tuple[str, ...]] = ("thing", "giver")
    answers: ClassVar[tuple[str, ...]] = ()
    options: ClassVar[int] = 2
    asked: ClassVar[int] = 1
    solvers: ClassVar[FacingSolvers]

    @abstractmethod
    def check(self, question: FacingQuestion, visibility: SceneVisibility) -> int:
        """The answer is beyond doubt; the turn that would change it, in tenths.

        Raises:
            Rejected: when it is in doubt.
        """

    @abstractmethod
    def is_stable(self, question: FacingQuestion, perturbed: PerturbedScene) -> bool:
        """Whether the answer stays when everything has moved a little."""

    @abstractmethod
    def steps(self, context: FacingContext) -> list[str]:
        """What leads to the answer, as clauses without capital and full stop."""


class FacingSide(FacingKind):
    """Whether a thing is to the left or to the right of the direction."""

    name = "facing_side"
    about = (
        "on a red X on the floor, looking the way a named thing faces: is another "
        "thing to the left, or to the right?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = FACING_WORDINGS[name]
    answers = ("left", "right")
    solvers = FacingSolvers(
        solvers.side_of_facts, solvers.side_of_tokens, solvers.side_of_masks
    )

    def check(self, question: FacingQuestion, visibility: SceneVisibility) -> int:
        """See `checks.check_side`."""
        return checks.check_side(question, visibility)

    def is_stable(self, question: FacingQuestion, perturbed: PerturbedScene) -> bool:
        """See `checks.stays_aside`."""
        return checks.stays_aside(question, perturbed)

    def steps(self, context: FacingContext) -> list[str]:
        """See `rationale.side_steps`."""
        return rationale.side_steps(context)

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """See `reading.side_read`."""
        return reading.side_read(premises, question)


class FacingInView(FacingKind):
    """Whether a thing is seen by who looks in the direction."""

    name = "facing_in_view"
    about = (
        "on a red X on the floor, looking the way a named thing faces: is another "
        "thing in view, without a turn of the head?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = FACING_WORDINGS[name]
    answers = ("yes", "no")
    solvers = FacingSolvers(
        solvers.sight_of_facts, solvers.sight_of_tokens, solvers.sight_of_masks
    )

    def check(self, question: FacingQuestion, visibility: SceneVisibility) -> int:
        """See `checks.check_view`."""
        return checks.check_view(question, visibility)

    def is_stable(self, question: FacingQuestion, perturbed: PerturbedScene) -> bool:
        """See `checks.stays_in_view`."""
        return checks.stays_in_view(question, perturbed)

    def steps(self, context: FacingContext) -> list[str]:
        """See `rationale.view_steps`."""
        return rationale.view_steps(context)

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """See `reading.view_read`."""
        return reading.view_read(premises, question)


class FacingAhead(FacingKind):
    """Which of four things is straight ahead in the direction."""

    name = "facing_ahead"
    about = (
        "on a red X on the floor, looking the way a named thing faces: which of four "
        "things is straight ahead?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = FACING_WORDINGS[name]
    options = 4
    none_left = "none of these: no picture shows them"
    solvers = FacingSolvers(
        solvers.ahead_of_facts, solvers.ahead_of_tokens, solvers.ahead_of_masks
    )

    def check(self, question: FacingQuestion, visibility: SceneVisibility) -> int:
        """See `checks.check_ahead`."""
        return checks.check_ahead(question, visibility)

    def is_stable(self, question: FacingQuestion, perturbed: PerturbedScene) -> bool:
        """See `checks.stays_ahead`."""
        return checks.stays_ahead(question, perturbed)

    def steps(self, context: FacingContext) -> list[str]:
        """See `rationale.ahead_steps`."""
        return rationale.ahead_steps(context)

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """See `reading.ahead_read`."""
        return reading.ahead_read(premises, question)


class FacingOneInView(FacingKind):
    """Whether exactly one of two things is seen by who looks in the direction."""

    name = "facing_one_in_view"
    about = (
        "on a red X on the floor, looking the way a named thing faces: is exactly one "
        "of two other things in view, not both and not neither?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = FACING_WORDINGS[name]
    answers = ("yes", "no")
    asked = 2
    solvers = FacingSolvers(
        solvers.one_of_facts, solvers.one_of_tokens, solvers.one_of_masks
    )

    def check(self, question: FacingQuestion, visibility: SceneVisibility) -> int:
        """See `checks.check_one`."""
        return checks.check_one(question, visibility)

    def is_stable(self, question: FacingQuestion, perturbed: PerturbedScene) -> bool:
        """See `checks.stays_one`."""
        return checks.stays_one(question, perturbed)

    def steps(self, context: FacingContext) -> list[str]:
        """See `two_things.one_steps`."""
        return two_things.one_steps(context)

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """See `reading.one_read`."""
        return reading.one_read(premises, question)


FACING_KINDS: Mapping[str, FacingKind] = kinds_by_name(
    FacingSide(), FacingInView(), FacingAhead(), FacingOneInView()
)
"""By name."""
