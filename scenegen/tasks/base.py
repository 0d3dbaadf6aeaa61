"""What a task is: one typed object that samples, asks, answers and guards.

A task is a folder: all that sets it apart from other tasks is in there, and nothing of
it is anywhere else. The rest of the package knows only the classes of this file. To
add a task, subclass `Task`, give it a `Kind` for each kind of question, and name the
class in the entry-point group `scenegen.tasks`; `examples/own_task` does so.

The journey of a unit through a task (`generation.unit` walks it):

    slot ─▶ sample ─▶ (views are observed) ─▶ check ─▶ ask ─▶ (perturbed) is_stable
     │        │                                         │
     │        └ Rejected: next attempt, same slot       └ Rejected: likewise
     └ decided by the unit's number alone, so that answers, kinds and letters balance

Afterwards three solvers that share no code with `ask` must find the same answer: from
the facts (`solve`), from perception tokens, and from instance masks and depth.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeAlias, TypeVar

from scenegen.errors import Rejected
from scenegen.records.item import Evidence, Facts, Question, Twin
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomParams, RoomSampler

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category
    from scenegen.params import Params as BaseParams
    from scenegen.seeding import Key
    from scenegen.tasks.allowances import Bound, Exemption
    from scenegen.tasks.solving.segmented_views import SegmentedViews
    from scenegen.tasks.solving.token_sheet import TokenSheet
    from scenegen.tasks.wordings import Wording
    from scenegen.visibility.perturbation import PerturbedScene

SlotT = TypeVar("SlotT")
KindT = TypeVar("KindT", bound="Kind")

Pick = Callable[[Facts], tuple[int, ...]]
"""From an item to the options that a shortcut finds equally good; () when silent."""

Cue = Callable[[Facts], Hashable]
"""From an item to a feature that may go together with its answer."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A cheap rule that may answer a question without the imagination it asks for.

    Exactly one of `picks` and `cue` is given. A cue is no answer yet: which answer goes
    with it is learnt on one half of the units and tried on the other half.

    Attributes:
        name: as tables show it.
        kinds: names of the kinds that it is tried on.
        picks: the options that it picks.
        cue: the feature that it looks at.
        exempt: kinds of which it may answer more than chance allows; `reason` says why.
        reason: why it is exempt there.
    """

    name: str
    kinds: tuple[str, ...]
    picks: Pick | None = None
    cue: Cue | None = None
    exempt: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that says nothing, or two things.

        Raises:
            ValueError: when not exactly one of `picks` and `cue` is given.
        """
        if (self.picks is None) is (self.cue is None):
            raise ValueError(f"shortcut '{self.name}' needs either picks or a cue")


@dataclass(frozen=True, slots=True)
class TextCues:
    """What the text of a question tells a reader of flat pictures, as numbers.

    The audit computes features of pictures for what a question is about, and mirrors
    them by the side that the text names. This is all that it asks a task.

    Attributes:
        subjects: ids of the entities that the options name, in their order, 0 for an
            option that names none; or those that are asked about, mostly one; or ().
        side: 1 where the text names the left, -1 where it names the right, 0 for none.
        amount: how far to that side, degrees; 0 where the text does not say.
        others: ids of further entities that the text names, such as an occluder.
        giver: id of the entity whose front gives the direction of the viewer ("look the
            way the sofa faces"), 0 where the text names none. It is not in `others`.
        is_reversed: the walk that marks show leads from their last to their first one.
    """

    subjects: tuple[int, ...] = ()
    side: int = 0
    amount: int = 0
    others: tuple[int, ...] = ()
    giver: int = 0
    is_reversed: bool = False


class Removal(NamedTuple):
    """The question that is left when its objects were taken out of the room.

    Attributes:
        options: what is offered now.
        answer_index: the right one.
        steps: the first sentences of its rationale.
    """

    options: tuple[str, ...]
    answer_index: int
    steps: tuple[str, str]


class Kind(ABC):
    """One kind of question of a task.

    Attributes:
        name: as items name it; stored in items: never change it.
        about: what it asks, a question on one line; cards and docs quote it.
        wordings: its sentences, at least ten, in three grammatical persons.
        is_count: its options are numbers, and the right one is how many instances the
            evidence lists.
        none_left: the option that is right when what was asked about is gone.
        text_inputs: values of `twin_of` for which the texts of twins differ.
        scene_changes: by value of `twin_of`, in how many entities the scenes of twins
            differ; in one where none is said.
    """

    name: ClassVar[str]
    about: ClassVar[str] = ""
    wordings: ClassVar[tuple[Wording, ...]]
    is_count: ClassVar[bool] = False
    none_left: ClassVar[str] = "none of these"
    text_inputs: ClassVar[tuple[str, ...]] = ()
    scene_changes: ClassVar[Mapping[str, int]] = MappingProxyType({})

    def plain_answer(self, option: str) -> str:
        """What an option says, the same for all items of the kind."""
        return option

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """The option that the premises of a rationale lead to by themselves.

        A kind overrides it with a small parser of its own sentences, which knows
        nothing of the scene; the audit then counts the rationales that hold. Without an
        override its rationales are not checked.

        Args:
            premises: the steps of the rationale but for the last one, which concludes.
            question: that is asked, with neither answer, evidence nor rationale.

        Returns:
            The position of the option; None when the premises leave it open.
        """
        del premises, question
        return None

    def entities_to_remove(self, evidence: Evidence) -> set[int]:
        """Ids of what the control "removed" takes out: what the answer rests on."""
        return set(evidence.instances)

    def after_removal(self, pair: tuple[Facts, Facts], left: Facts) -> Removal:
        """What is asked and right once those entities are gone.

        Args:
            pair: the honest twins.
            left: the facts of one of them without the entities.
        """
        options = (*left.question.options, self.none_left)
        steps = (
            "The pictures are searched for what the question asks about.",
            "It is not there.",
        )
        return Removal(options, len(options) - 1, steps)


def kinds_by_name(*kinds: KindT) -> Mapping[str, KindT]:
    """A table of kinds, in their order.

    Raises:
        ValueError: when two have the same name.
    """
    table = {each.name: each for each in kinds}
    if len(table) != len(kinds):
        raise ValueError(f"two kinds share a name: {[each.name for each in kinds]}")
    return MappingProxyType(table)


NO_TWINS = "no_twins"
"""Reason of an attempt that proposes nothing; stored, so it stays as it is."""


def first_of(proposals: Iterator[TwinScenes]) -> TwinScenes:
    """The best of what an attempt proposes.

    Raises:
        Rejected: NO_TWINS when it proposes nothing.
    """
    for each in proposals:
        return each
    raise Rejected(NO_TWINS)


class Task(ABC, Generic[SlotT]):
    """A family of questions over one catalogue, with parameters.

    Attributes:
        name: as recipes name it.
        about: what is shown, asked by default, and hidden; cards and docs quote it.
        rig: `kind` of the rig block in recipes; `RigParams` is the rest of that block.
        patience: attempts after which a slot that finds no scene gives way to a spare.
        Params, RigParams: what recipes may say of it.
        kinds: by name, in the order in which units take turns.
        shortcuts: the cheap rules that it has to be safe from.
        exempt_features: a rule that the audit leaves out; at most one.
        bounds: inputs without which more than three points beyond chance may be right.
    """

    name: ClassVar[str]
    about: ClassVar[str] = ""
    rig: ClassVar[str]
    patience: ClassVar[int]
    Params: ClassVar[type[BaseParams]]
    RigParams: ClassVar[type[BaseParams]]
    kinds: ClassVar[Mapping[str, Kind]]
    shortcuts: ClassVar[Sequence[Shortcut]]
    exempt_features: ClassVar[Sequence[Exemption]] = ()
    bounds: ClassVar[Sequence[Bound]] = ()

    @classmethod
    def text_cues(cls, facts: Facts) -> TextCues:
        """What the text of an item tells a reader of flat pictures.

        A task overrides it where its text names a side, an amount, or more entities.
        What is said here follows from the evidence: the entities that options name, or
        the one that is asked about.
        """
        evidence = facts.question.evidence
        if cls.kinds[facts.question.kind].is_count:
            return TextCues()
        return TextCues(evidence.options or evidence.instances[:1])

    def __init__(
        self,
        params: BaseParams,
        catalogue: Catalogue,
        *,
        rig: BaseParams | None = None,
        rooms: RoomSampler | None = None,
    ) -> None:
        """A task.

        Args:
            params: of the class `Params`.
            catalogue: where categories and models come from.
            rig: of the class `RigParams`; its defaults when None.
            rooms: samples the rooms; ordinary ones when None.

        Raises:
            AssetError: when the catalogue has too little to ask about.
        """
        self.catalogue = catalogue
        self.categories: Mapping[str, Category] = {
            each.name: each for each in catalogue.categories
        }
        self.rooms = rooms or RoomSampler(RoomParams(), catalogue)

    @abstractmethod
    def slot(self, key: Key, spare: int = 0) -> SlotT:
        """What (seed, split, series, unit) alone decide; the attempt plays no part.

        Args:
            key: of the unit.
            spare: 0 for what balance asks for. When that finds no scene in `patience`
                attempts, 1, 2, ... ask for other objects to be shown; kind, wording and
                letters stay.
        """

    @abstractmethod
    def sample(self, slot: SlotT, key: Key) -> TwinScenes:
        """Both twins of one attempt: two scenes that differ in one input, with cameras.

        Args:
            slot: of the unit.
            key: of the attempt; the only source of randomness.

        Raises:
            Rejected: when nothing comes of this attempt.
        """

    def proposals(self, slot: SlotT, key: Key) -> Iterator[TwinScenes]:
        """All that one attempt has to offer, best first; by default what it samples.

        A task that searches a finished room overrides it: a room and its tables cost
        more than a look at some pairs, so the next pair of the same room is tried where
        the first one is rejected.

        Args:
            slot: of the unit.
            key: of the attempt; the only source of randomness.

        Raises:
            Rejected: when nothing comes of this attempt.
        """
        yield self.sample(slot, key)

    @abstractmethod
    def check(self, visibility: SceneVisibility) -> None:
        """Whether the views are worth showing, whatever is asked.

        Raises:
            Rejected: when one of them is not.
        """

    @abstractmethod
    def ask(
        self, slot: SlotT, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """The question of one twin, with margins, evidence and rationale.

        Args:
            slot: of the unit.
            member: 0 or 1, which twin.
            twin: its scene, its rig, and the entities that are asked about.
            visibility: what its views see.

        Raises:
            Rejected: when the scene does not fit the slot, or the answer is doubtful.
        """

    @abstractmethod
    def is_stable(
        self, slot: SlotT, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """Whether the answer stays when everything has moved a little.

        Args:
            slot: of the unit.
            member: 0 or 1, which twin.
            moved: the perturbed scene and rig.
            perturbed: rasterizes what a view sees now, on demand.
        """

    @abstractmethod
    def solve(self, facts: Facts) -> int:
        """The index of the right option, found from the facts, without `ask`.

        Raises:
            ValueError: when the facts are not of this task, or no option is right.
        """

    @abstractmethod
    def solve_from_tokens(self, sheet: TokenSheet) -> int | None:
        """The index of the option that the perception tokens speak for, if any.

        Raises:
            ValueError: when no wording of the task reads like the text.
        """

    @abstractmethod
    def solve_from_masks(self, views: SegmentedViews) -> int:
        """The index of the option that instance masks and depth speak for.

        Raises:
            ValueError: when they speak for none, or for more than one.
        """


AnyTask: TypeAlias = Task[Any]
"""A task whose slots are opaque to callers, who hand them back as they got them."""
