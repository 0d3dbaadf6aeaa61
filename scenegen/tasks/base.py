"""What the sampling loop and `verify` ask of a question family."""

from typing import Any, Protocol, TypeVar

from scenegen.records.item import Facts, Question, Twin
from scenegen.records.visibility import SceneVisibility
from scenegen.seeding import Key
from scenegen.visibility.perturbation import PerturbedScene

SlotT = TypeVar("SlotT")


class Task(Protocol[SlotT]):
    """A question family, made from its params and a catalogue.

    Attempts at a unit have the same slot; what differs is the scene.

    Attributes:
        name: as recipes name it.
        rig: the kind of rig that makes its scenes.
        patience: attempts after which a slot that finds no scene gives way to a spare.
    """

    name: str
    rig: str
    patience: int

    def slot(self, key: Key, spare: int = 0) -> SlotT:
        """What (seed, split, series, unit) alone decide; the attempt plays no part.

        Args:
            key: of the unit.
            spare: 0 for what balance asks for. When that finds no scene in many
                attempts, 1, 2, ... ask for other things to be shown; kind, wording and
                letters stay.
        """
        ...

    def brief(self, slot: SlotT) -> Any:
        """What the scenes of the unit must hold; the rigger of the task reads it."""
        ...

    def ask(
        self, slot: SlotT, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """The question of one twin.

        Args:
            slot: of the unit.
            member: 0 or 1, which twin.
            twin: its scene, its rig, and the entities that the brief names.
            visibility: what the views see of it.

        Raises:
            Rejected: when the scene does not fit the slot, or leaves room for doubt.
        """
        ...

    def holds(
        self, slot: SlotT, member: int, shaken: Twin, see: PerturbedScene
    ) -> bool:
        """Whether the answer stays the same when everything is a little off.

        Args:
            slot: of the unit.
            member: 0 or 1, which twin.
            shaken: the scene and the rig as they are now.
            see: draws what a view sees now; costs a raster each time.
        """
        ...

    def solve(self, facts: Facts) -> int:
        """The index of the right option, found without `ask`, from the facts alone.

        Raises:
            ValueError: when the facts are not of this task, or no option is right.
        """
        ...
