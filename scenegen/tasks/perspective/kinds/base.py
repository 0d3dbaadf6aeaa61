"""What a kind of question about the X decides, from the slot to the second solvers.

To add a kind, subclass `PerspectiveKind` in a file of its own, add its sentences to
`wordings.toml`, append it to `KINDS`, and name it in the shortcuts of `shortcuts` that
are tried on it. Nothing else names single kinds.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from numpy.random import Generator

from scenegen.catalogue import Category
from scenegen.errors import Rejected
from scenegen.records.item import Facts, Twin
from scenegen.records.rig import View
from scenegen.records.scene import Entity
from scenegen.records.visibility import Sighting, ViewVisibility
from scenegen.seeding import Key
from scenegen.tasks.balancing import take_turns
from scenegen.tasks.base import Kind
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.candidate_positions import (
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.checks import NOVEL, shown_well
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.phrasing import NamedTargets, ParsedPerspectiveQuestion
from scenegen.tasks.perspective.pools import CategoryPools
from scenegen.tasks.perspective.rationale import PerspectiveContext
from scenegen.tasks.perspective.target_placement import TwinPositions
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene

NOT_SHOWN = "not_shown"
"""The imagined view from the X, which is not among the pictures, shows too little of
the target."""


class TurnCell(NamedTuple):
    """A turn, whichever way, and two ranks of the right one of four that go with it.

    Attributes:
        turn_tenths: tenths of a degree, positive.
        lowness, nearness: as in `PerspectiveBrief`.
    """

    turn_tenths: int
    lowness: int = 0
    nearness: int = 0


def plain_turns(*turns_tenths: int) -> tuple[TurnCell, ...]:
    """Turns without ranks."""
    return tuple(TurnCell(turn) for turn in turns_tenths)


WIDE = plain_turns(900, 1050, 1200, 1350, 1500)
"""Turns after which one faces what is nearer than the X in its picture, or beside it;
those of all kinds when another picture shows the targets."""


class PictureSides(NamedTuple):
    """Where the target is in the picture that shows the X, as in `PerspectiveBrief`.

    Attributes:
        half, row, side: "" where it does not matter.
        has_outer: the two positions differ in how near to the border they are, so that
            units take turns with which answer the outer one has.
    """

    half: str = ""
    row: str = ""
    side: str = ""
    has_outer: bool = False


class BalancedChoices(NamedTuple):
    """The choices of a unit that are balanced over the units of its kind.

    Attributes:
        key: of the unit.
        place: how many earlier units have this kind.
        blocks: names the blocks that choices are read from; one for each spare slot.
    """

    key: Key
    place: int
    blocks: str

    def choose(self, what: str, choices: int) -> int:
        """The number of one choice of several; all come equally often."""
        purpose = f"{what}/{self.blocks}"
        return take_turns(self.key, purpose, self.place, choices).choice


@dataclass(frozen=True, slots=True, eq=False)
class TwinQuestion:
    """What is asked of one twin.

    Attributes:
        brief: of the unit.
        answer: the right one, as its kind names it.
        twin: its scene, its rig, and the ids of the targets.
        target: the entity that the answer is about.
        target_size_mm: of its model: length, width, height.
        params: of the task.
    """

    brief: PerspectiveBrief
    answer: str
    twin: Twin
    target: Entity
    target_size_mm: tuple[int, int, int]
    params: PerspectiveParams

    @property
    def start(self) -> View:
        """The first camera."""
        return self.twin.rig.views[0]

    @property
    def novel(self) -> View:
        """The camera on the X."""
        (view,) = (each for each in self.twin.rig.views if each.name == NOVEL)
        return view

    def target_in(self, novel: ViewVisibility) -> Sighting:
        """What the view on the X shows of the target.

        Raises:
            Rejected: NOT_SHOWN when that is too little.
        """
        sighting = shown_well(
            novel,
            self.target.id,
            least_pcm=self.params.seen_pcm,
            clear_percent=self.params.clear_percent,
        )
        if sighting is None:
            raise Rejected(NOT_SHOWN)
        return sighting


class AnswerMargin(NamedTuple):
    """How far an answer is from being another one, as in `Margins`."""

    angle_tenths: int | None = None
    gap_mm: int | None = None
    hidden_pct: int | None = None


class PerspectiveSolvers(NamedTuple):
    """Three ways to an answer that share no code with how it is asked.

    Each returns an answer as its kind names it. A solver raises ValueError when its
    input speaks for no answer; the one from tokens returns None then.

    Attributes:
        scene: from the facts of an item, with the categories by name.
        tokens: from perception tokens.
        masks: from instance masks and depth.
    """

    scene: Callable[
        [Facts, ParsedPerspectiveQuestion, Mapping[str, Category]],
        str,
    ]
    tokens: Callable[[TokenSheet, ParsedPerspectiveQuestion], str | None]
    masks: Callable[[SegmentedViews, ParsedPerspectiveQuestion], str]


class PerspectiveKind(Kind):
    """A kind of question about the X.

    What is written here is for a kind that asks about one target and has two answers,
    one for each twin.

    Attributes:
        answer_texts: its answers, and how they read as options; "{occluder}" is the
            noun of what may hide the target.
        turns: before the question, when one picture shows everything.
        solvers: the second solvers.
        is_published: it is asked with the preset "classic".
        occluder: place, among the categories, of what hides the others; None when
            nothing has that part.
        area_percent: floor area of the room, (least, most) per cent of what is usual.
        border_shares: by `PerspectiveBrief.outer`, how near to the border of the
            picture the X is, from which the targets are placed away, in sides.
    """

    none_left = "neither: no picture shows such a thing"
    answer_texts: ClassVar[Mapping[str, str]] = MappingProxyType({})
    turns: ClassVar[tuple[TurnCell, ...]] = WIDE
    solvers: ClassVar[PerspectiveSolvers]
    is_published: ClassVar[bool] = False
    occluder: ClassVar[int | None] = None
    area_percent: ClassVar[tuple[int, int]] = (115, 155)
    border_shares: ClassVar[Mapping[str, float]] = MappingProxyType({})

    # What a slot holds.

    def is_offered(self, pools: CategoryPools, *, views: int) -> bool:
        """Whether it can be asked over some categories, with so many pictures."""
        return True

    def turns_for(self, views: int) -> tuple[TurnCell, ...]:
        """The turns that come equally often, to either side."""
        return self.turns if views == 1 else WIDE

    def categories(
        self, choices: BalancedChoices, pools: CategoryPools
    ) -> tuple[str, ...]:
        """The categories of the targets of a unit."""
        return (pools.targets[choices.choose("category", len(pools.targets))].name,)

    def answers(self, categories: tuple[str, ...]) -> tuple[str, ...]:
        """All answers, in the order in which options are numbered."""
        return tuple(self.answer_texts)

    def twin_answers(
        self, categories: tuple[str, ...], *, is_swapped: bool
    ) -> tuple[str, str]:
        """The answers of the two twins."""
        first, second = self.answers(categories)[:2]
        return (second, first) if is_swapped else (first, second)

    def sides(self, turn_tenths: int) -> PictureSides:
        """Where the target is in the only picture, as far as the turn settles it."""
        return PictureSides()

    def takes_turns_with_halves(self, views: int) -> bool:
        """Whether either half of the picture shows the target equally often."""
        return False

    # Where the targets are.

    @abstractmethod
    def place_targets(
        self,
        candidates: CandidatePositions,
        extents: tuple[AssetExtent, ...],
        rng: Generator,
    ) -> TwinPositions | None:
        """Positions of the targets in either twin; None when there are none.

        Args:
            candidates: of a camera and an X.
            extents: of the targets, in the order of the categories.
            rng: draws among them.
        """

    # What is asked, and how sure the answer is.

    def named_targets(self, nouns: tuple[str, ...]) -> NamedTargets:
        """What the text names, from the nouns of the categories."""
        return NamedTargets(nouns[0])

    def option_texts(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """How the answers read, in their order."""
        return tuple(self.option_text(each, nouns[-1]) for each in self.answer_texts)

    def option_text(self, answer: str, occluder: str) -> str:
        """How an answer reads; the noun of the occluder is used where it has one."""
        return self.answer_texts[answer].format(occluder=occluder)

    def target_of(self, member: int) -> int:
        """Which of the targets the answer of a twin is about."""
        return 0

    def lined_up(self, targets: tuple[int, ...]) -> tuple[int, ...]:
        """Those that have to be on the sides of the picture that the brief names."""
        return targets[:1]

    def option_entities(
        self, targets: tuple[int, ...], order: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The entities that the options name; () when they are no entities."""
        return ()

    def threshold_pcm(self, params: PerspectiveParams) -> int:
        """Share of a visible view from which a target counts as seen, in 1e-5."""
        return params.seen_pcm

    @abstractmethod
    def check_answer(
        self, question: TwinQuestion, novel: ViewVisibility
    ) -> AnswerMargin:
        """The answer is beyond doubt, and by how much.

        Args:
            question: of one twin.
            novel: what the view on the X sees.

        Raises:
            Rejected: when it is not.
        """

    @abstractmethod
    def is_stable(self, question: TwinQuestion, perturbed: PerturbedScene) -> bool:
        """Whether the answer stays when everything has moved a little.

        Args:
            question: with the twin as it is after the perturbation.
            perturbed: rasterizes what a view sees now, on demand.
        """

    @abstractmethod
    def rationale_steps(self, context: PerspectiveContext) -> list[str]:
        """What leads to the answer, as clauses without capital and full stop."""

    # The second solvers, with answers as options read.

    def solve(
        self,
        facts: Facts,
        asked: ParsedPerspectiveQuestion,
        categories: Mapping[str, Category],
    ) -> str:
        """The text of the option that is right in the scene.

        Raises:
            ValueError: when none is, or a noun names no entity, or several.
        """
        answer = self.solvers.scene(facts, asked, categories)
        return self.option_text(answer, asked.occluder)

    def solve_from_tokens(
        self, sheet: TokenSheet, asked: ParsedPerspectiveQuestion
    ) -> str | None:
        """The text of the option that the tokens speak for; None when for none."""
        answer = self.solvers.tokens(sheet, asked)
        return None if answer is None else self.option_text(answer, asked.occluder)

    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> str:
        """The text of the option that masks and depth speak for.

        Raises:
            ValueError: when they speak for none.
        """
        return self.option_text(self.solvers.masks(views, asked), asked.occluder)
