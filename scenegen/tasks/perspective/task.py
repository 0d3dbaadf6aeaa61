"""The perspective task: what is true on an X on the floor, facing some way?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from scenegen.catalogue import Catalogue
from scenegen.records.item import Facts, Question, Twin
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.base import Task, TextCues, first_of, kinds_by_name
from scenegen.tasks.perspective.facing.kinds import FACING_KINDS
from scenegen.tasks.perspective.facing.phrasing import read_facing
from scenegen.tasks.perspective.facing.questions import FacingQuestions, facing_cues
from scenegen.tasks.perspective.facing.slots import FacingSlot
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.phrasing import read
from scenegen.tasks.perspective.sampler import PerspectiveRigParams, check_views
from scenegen.tasks.perspective.shortcuts import SHORTCUTS
from scenegen.tasks.perspective.slots import PerspectiveSlot
from scenegen.tasks.perspective.turn_questions import TurnQuestions, turn_cues
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene

AnySlot: TypeAlias = FacingSlot | PerspectiveSlot


class PerspectiveTask(Task[AnySlot]):
    """Taking another viewpoint and another facing in imagination.

    With the preset "core" the facing is that of a thing, in a room that was furnished
    without a question in mind. With the others it is that of the camera after a turn,
    and rooms are furnished around the question.
    """

    name = "perspective"
    about = (
        "A picture shows a room with a red X on the floor. Asked by default: would "
        "somebody on the X, who faces the way a named thing faces, see exactly one of "
        "two other things? The hidden picture is the view from the X."
    )
    rig = "vantage"
    patience = 25
    Params = PerspectiveParams
    RigParams = PerspectiveRigParams
    kinds = kinds_by_name(*FACING_KINDS.values(), *KINDS.values())
    shortcuts = SHORTCUTS

    @classmethod
    def text_cues(cls, facts: Facts) -> TextCues:
        """What the text names and says, beside what is asked about."""
        text = facts.question.text
        if read_facing(text) is not None:
            return facing_cues(facts)
        return turn_cues(facts, read(text))

    def __init__(
        self,
        params: PerspectiveParams,
        catalogue: Catalogue,
        *,
        rig: PerspectiveRigParams | None = None,
        rooms: RoomSampler | None = None,
    ) -> None:
        """The task over a catalogue.

        Raises:
            AssetError: when too few categories differ enough to be options together.
        """
        super().__init__(params, catalogue, rig=rig, rooms=rooms)
        self.params = params
        self._rig = rig or PerspectiveRigParams()
        self.turn = TurnQuestions(params, catalogue, self._rig, self.rooms)
        self.facing = FacingQuestions(params, catalogue, self._rig, self.rooms)

    def slot(self, key: Key, spare: int = 0) -> AnySlot:
        """The slot of a unit: kinds take turns, and all else does within a kind."""
        if self.params.preset == "core":
            return self.facing.slot(key, spare)
        return self.turn.slot(key, spare)

    def sample(self, slot: AnySlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        if isinstance(slot, FacingSlot):
            return first_of(self.facing.proposals(slot, key))
        return self.turn.sample(slot, key)

    def proposals(self, slot: AnySlot, key: Key) -> Iterator[TwinScenes]:
        """See `Task.proposals`."""
        if isinstance(slot, FacingSlot):
            return self.facing.proposals(slot, key)
        return super().proposals(slot, key)

    def check(self, visibility: SceneVisibility) -> None:
        """See `Task.check`."""
        check_views(visibility, self._rig.quality)

    def ask(
        self, slot: AnySlot, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """See `Task.ask`."""
        if isinstance(slot, FacingSlot):
            return self.facing.ask(slot, member, twin, visibility)
        return self.turn.ask(slot, member, twin, visibility)

    def is_stable(
        self, slot: AnySlot, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """See `Task.is_stable`."""
        if isinstance(slot, FacingSlot):
            return self.facing.is_stable(slot, member, moved, perturbed)
        return self.turn.is_stable(slot, member, moved, perturbed)

    def solve(self, facts: Facts) -> int:
        """See `Task.solve`."""
        text = facts.question.text
        if (facing := read_facing(text)) is not None:
            return self.facing.solve(facts, facing)
        return self.turn.solve(facts, read(text))

    def solve_from_tokens(self, sheet: TokenSheet) -> int | None:
        """See `Task.solve_from_tokens`."""
        if (facing := read_facing(sheet.text)) is not None:
            return self.facing.solve_from_tokens(sheet, facing)
        return self.turn.solve_from_tokens(sheet, read(sheet.text))

    def solve_from_masks(self, views: SegmentedViews) -> int:
        """See `Task.solve_from_masks`."""
        if (facing := read_facing(views.text)) is not None:
            return self.facing.solve_from_masks(views, facing)
        return self.turn.solve_from_masks(views, read(views.text))
