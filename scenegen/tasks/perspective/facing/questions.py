"""All that the perspective task does for questions about a facing."""

from __future__ import annotations

from collections.abc import Iterator

from scenegen.catalogue import Catalogue
from scenegen.records.item import Evidence, Facts, Margins, Question, Twin
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.base import TextCues
from scenegen.tasks.perspective import checks as common
from scenegen.tasks.perspective.facing import checks
from scenegen.tasks.perspective.facing.kinds import FACING_KINDS
from scenegen.tasks.perspective.facing.phrasing import ParsedFacing, fill_facing
from scenegen.tasks.perspective.facing.rationale import FacingContext, rationale_of
from scenegen.tasks.perspective.facing.sampler import FacingSampler
from scenegen.tasks.perspective.facing.slots import HIDDEN, FacingSlot, facing_slot
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.sampler import PerspectiveRigParams
from scenegen.tasks.phrases import entity_of
from scenegen.tasks.showing import PCM, smallest_cover
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene


class FacingQuestions:
    """Slots, scenes, questions and second solvers of the kinds about a facing."""

    def __init__(
        self,
        params: PerspectiveParams,
        catalogue: Catalogue,
        rig: PerspectiveRigParams,
        rooms: RoomSampler,
    ) -> None:
        """Over all categories of a catalogue."""
        self.params = params
        self.categories = {each.name: each for each in catalogue.categories}
        self.sampler = FacingSampler(rig, rooms)

    def slot(self, key: Key, spare: int) -> FacingSlot:
        """See `Task.slot`."""
        return facing_slot(key, spare, self.params.views, self.params.kinds)

    def proposals(self, slot: FacingSlot, key: Key) -> Iterator[TwinScenes]:
        """See `Task.proposals`."""
        return self.sampler.proposals(slot, key)

    def ask(
        self, slot: FacingSlot, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of `checks`.
        """
        kind, asked = slot.kind, self._question(slot, member, twin)
        common.check_marks(visibility.visible)
        seen = checks.check_shown(asked, visibility)
        checks.check_names(asked, visibility, self.categories)
        margin = kind.check(asked, visibility)
        texts = kind.answers or tuple(
            f"the {self._noun(twin, each)}" for each in twin.asked[2:]
        )
        options = tuple(texts[number] for number in slot.order)
        answer = slot.order.index(asked.answer)
        wording = kind.wordings[slot.wording]
        return Question(
            task="perspective",
            kind=kind.name,
            template=wording.id,
            difficulty=_difficulty(slot),
            text=fill_facing(
                wording,
                giver=self._noun(twin, asked.giver),
                target=self._noun(twin, asked.targets[0]),
                other=self._noun(twin, asked.targets[-1]),
                views=slot.views,
            ),
            options=options,
            answer_index=answer,
            margins=Margins(
                seen_pcm=seen,
                best_view_missing=None,
                threshold_pcm=asked.least_pcm,
                angle_tenths=margin,
            ),
            evidence=_evidence(slot, asked, visibility),
            rationale=self._rationale(slot, asked, visibility, options[answer]),
            variant="cross",
        )

    def is_stable(
        self, slot: FacingSlot, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """See `Task.is_stable`."""
        return slot.kind.is_stable(self._question(slot, member, moved), perturbed)

    def solve(self, facts: Facts, asked: ParsedFacing) -> int:
        """See `Task.solve`."""
        answer = FACING_KINDS[asked.kind].solvers.scene(facts, asked, self.categories)
        return facts.question.options.index(answer)

    def solve_from_tokens(self, sheet: TokenSheet, asked: ParsedFacing) -> int | None:
        """See `Task.solve_from_tokens`."""
        answer = FACING_KINDS[asked.kind].solvers.tokens(sheet, asked)
        return None if answer is None else sheet.place_of(answer)

    def solve_from_masks(self, views: SegmentedViews, asked: ParsedFacing) -> int:
        """See `Task.solve_from_masks`."""
        return views.place_of(FACING_KINDS[asked.kind].solvers.masks(views, asked))

    def _question(
        self, slot: FacingSlot, member: int, twin: Twin
    ) -> checks.FacingQuestion:
        """Who is who: see `FacingSampler.proposals`."""
        giver, things = twin.asked[member], twin.asked[2:]
        start = slot.kind.asked * member
        targets = things[start : start + slot.kind.asked]
        if not slot.kind.answers:
            targets += tuple(each for each in things if each not in targets)
        return checks.FacingQuestion(
            twin=twin,
            answer=slot.answers[member],
            giver=giver,
            targets=targets,
            unseen=slot.unseen,
            params=self.params,
        )

    def _noun(self, twin: Twin, entity: int) -> str:
        return self.categories[entity_of(twin.scene, entity).category].singular

    def _rationale(
        self,
        slot: FacingSlot,
        asked: checks.FacingQuestion,
        visibility: SceneVisibility,
        answer: str,
    ) -> tuple[str, ...]:
        nouns = {
            each.id: self.categories[each.category]
            for each in asked.twin.scene.entities
        }
        named = (asked.giver, *asked.targets)
        names = {
            number: f"the {noun.singular}"
            if number in named
            else f"{noun.article} {noun.singular}"
            for number, noun in nouns.items()
        }
        context = FacingContext(
            asked.twin, visibility, names, asked.giver, asked.targets, slot.phrasing
        )
        return rationale_of(context, slot.kind.steps(context), answer)


def facing_cues(facts: Facts) -> TextCues:
    """What is asked about, and the giver, which the text names too."""
    evidence = facts.question.evidence
    return TextCues(
        subjects=evidence.options or evidence.instances[:-1],
        giver=evidence.instances[-1],
    )


def _evidence(
    slot: FacingSlot, asked: checks.FacingQuestion, visibility: SceneVisibility
) -> Evidence:
    """The things that the answer is about, and the giver."""
    instances = (*asked.targets[: slot.kind.asked], asked.giver)
    per_view = tuple(
        tuple(
            each
            for each in instances
            if seen.visible_px(each) * PCM >= asked.least_pcm * seen.pixels
        )
        for seen in visibility.visible
    )
    cover = smallest_cover(per_view, instances)
    things = asked.twin.asked[2:]
    is_choice = not slot.kind.answers
    return Evidence(
        instances=instances,
        per_view=per_view,
        # The first view is needed for its X, whatever else it shows.
        views_needed=tuple(sorted({0, *cover})),
        options=tuple(things[each] for each in slot.order) if is_choice else (),
    )


def _difficulty(slot: FacingSlot) -> str:
    """One step each for a second picture, for something hidden, and for more things.

    Those are four options, or two things that are asked about. The difficulty is
    the same for both twins: how the giver is turned tells some of what is seen.
    """
    kind = slot.kind
    is_more = kind.options > 2 or kind.asked > 1
    steps = (slot.views > 1) + is_more + (slot.unseen == HIDDEN)
    return ("easy", "medium", "hard")[min(steps, 2)]
