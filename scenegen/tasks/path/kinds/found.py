"""What a kind decides whose questions are found in finished rooms."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from scenegen.cameras.map_camera import SLANT_TENTHS
from scenegen.records.item import Margins
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.sight import ImaginedSight
from scenegen.tasks.path.found.stands import SHAPES, Flags, WalkShape
from scenegen.tasks.path.kinds.base import PathKind
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.rationale import WalkStory
from scenegen.tasks.search.freeing import Movable
from scenegen.tasks.search.pairing import Panel
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from numpy.random import Generator


class NamedNouns(NamedTuple):
    """The nouns that the text of a question has gaps for; "" for none."""

    thing: str = ""
    giver: str = ""


class FoundKind(PathKind):
    """A kind that is asked about what a finished room happens to hold.

    Attributes:
        options: how many there are, 2 or 4.
        walks: shapes of walks; each falls to equally many units.
        inputs: in which input twins differ; each entry falls to equally many units.
        panel: features of which it is dealt which twin has more.
        freed: what is set down in the room where it can be turned; None for nothing.
        is_rare: few rooms can hold its question.
        opens_floor: rooms have an open floor on which things stand about.
        map_slant: angle between the rays of the map and the vertical, tenths of a
            degree.
    """

    has_marker = True
    options: ClassVar[int]
    inputs: ClassVar[tuple[str, ...]]
    panel: ClassVar[Panel]
    walks: ClassVar[tuple[WalkShape, ...]] = SHAPES
    freed: ClassVar[Movable | None] = None
    is_rare: ClassVar[bool] = False
    opens_floor: ClassVar[bool] = False
    map_slant: ClassVar[int] = SLANT_TENTHS

    def shapes(self, min_bends: int) -> tuple[WalkShape, ...]:
        """Those of its walks that have so many corners at least."""
        return tuple(each for each in self.walks if each.bends >= min_bends)

    def may_hold(self, room: FinishedRoom, carries: Flags) -> bool:
        """Whether a room may hold a question of this kind once it is dressed.

        Args:
            room: with its furniture, but with nothing on the walls and the tops.
            carries: (t,) what may come to carry something that is asked about.
        """
        return True

    @abstractmethod
    def find(
        self, room: FinishedRoom, brief: FoundBrief, rng: Generator
    ) -> Iterator[FoundPair]:
        """The pairs of a room, those that suit a unit best first.

        Raises:
            Rejected: when it has none.
        """

    @abstractmethod
    def subject(self, asked: tuple[int, ...], member: int, right: int) -> int:
        """The id of the entity that the answer of a twin rests on; 0 for none."""

    @abstractmethod
    def option_texts(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """The answers in the order of their numbers.

        Args:
            nouns: of what is asked about; "" for nothing.
        """

    @abstractmethod
    def option_entities(self, asked: tuple[int, ...]) -> tuple[int, ...]:
        """Ids of what the answers name, 0 for nothing; () when they name nothing."""

    @abstractmethod
    def nouns(self, nouns: tuple[str, ...], member: int) -> NamedNouns:
        """What the text of a twin names."""

    @abstractmethod
    def check(self, sight: ImaginedSight, params: PathParams) -> Margins:
        """That the views show what the answer says, and how plainly.

        Raises:
            Rejected: when they do not.
        """

    @abstractmethod
    def stays(
        self, perturbed: PerturbedScene, sight: tuple[int, ...], params: PathParams
    ) -> bool:
        """Whether the answer holds when everything has moved a little.

        Args:
            perturbed: rasterizes what the imagined view shows now.
            sight: the number of the right answer, then the ids that `subject` and
                `option_entities` give.
            params: what has to be seen.
        """

    @abstractmethod
    def reasons(self, story: WalkStory, sight: ImaginedSight) -> list[str]:
        """The clauses that lead to the answer, two to five."""
