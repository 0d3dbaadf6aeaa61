"""What the sampling loop and `verify` ask of a question family."""

from typing import Protocol, TypeVar

from scenegen.records.facts import Brief, Facts, Question
from scenegen.records.scene import Scene
from scenegen.records.truth import Truth
from scenegen.seeding import Key

SlotT = TypeVar("SlotT")


class Task(Protocol[SlotT]):
    """A question family, made from its params and a catalogue.

    Every attempt at a unit has the same slot; what differs is the scene.
    """

    name: str

    def slot(self, key: Key) -> SlotT:
        """What (seed, split, series, unit) alone decide; the attempt plays no part."""
        ...

    def brief(self, slot: SlotT) -> Brief:
        """What the scenes of the unit must hold."""
        ...

    def ask(self, slot: SlotT, member: int, scene: Scene, truth: Truth) -> Question:
        """The question of one twin.

        Args:
            slot: of the unit.
            member: 0 or 1, which twin.
            scene: the scene of this twin.
            truth: what the views see of it.

        Raises:
            Rejected: when the scene does not fit the slot, or leaves room for doubt.
        """
        ...

    def solve(self, facts: Facts) -> int:
        """The index of the right option, found without `ask`, from what is seen.

        Raises:
            ValueError: when the facts are not of this task, or no option is right.
        """
        ...
