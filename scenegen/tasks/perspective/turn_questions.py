"""All that the perspective task does for questions about a turn on the X."""

from __future__ import annotations

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.records.item import Evidence, Facts, Margins, Question, Twin
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.base import TextCues
from scenegen.tasks.perspective import checks
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.kinds.base import TwinQuestion
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.phrasing import ParsedPerspectiveQuestion, fill
from scenegen.tasks.perspective.rationale import rationale
from scenegen.tasks.perspective.sampler import PerspectiveRigParams, PerspectiveSampler
from scenegen.tasks.perspective.slots import PerspectiveSlot, SlotAllotment
from scenegen.tasks.phrases import entity_of, names_of
from scenegen.tasks.pools import check_alone
from scenegen.tasks.showing import PCM, share_pcm, smallest_cover
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene


class TurnQuestions:
    """Slots, scenes, questions and second solvers of the kinds about a turn."""

    def __init__(
        self,
        params: PerspectiveParams,
        catalogue: Catalogue,
        rig: PerspectiveRigParams,
        rooms: RoomSampler,
    ) -> None:
        """Over the countable categories of a catalogue.

        Raises:
            AssetError: when too few of them differ enough to be options together.
        """
        self.params = params
        self.catalogue = catalogue
        self.categories = {each.name: each for each in catalogue.categories}
        self.sampler = PerspectiveSampler(rig, rooms)
        self._allotment = SlotAllotment.of(catalogue, params)

    def slot(self, key: Key, spare: int) -> PerspectiveSlot:
        """The slot of a unit: kinds take turns, and all else does within a kind.

        A spare slot has another turn and other categories.
        """
        return self._allotment.slot(key, spare)

    def sample(self, slot: PerspectiveSlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        return self.sampler.sample(slot.kind, slot.brief, key)

    def ask(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of `checks` or of its kind, or "not_alone".
        """
        brief, kind = slot.brief, slot.kind
        check_alone(twin.scene, brief.categories, self.categories)
        checks.check_marks(visibility.visible)
        margins = self._margins(slot, member, twin, visibility)
        nouns = tuple(self.categories[name].singular for name in brief.categories)
        texts = kind.option_texts(nouns)
        options = tuple(texts[number] for number in slot.order)
        right = kind.answers(brief.categories).index(brief.answers[member])
        answer = slot.order.index(right)
        wording = kind.wordings[slot.wording]
        return Question(
            task="perspective",
            kind=kind.name,
            template=wording.id,
            difficulty=_difficulty(brief),
            text=fill(
                wording,
                kind.named_targets(nouns),
                turn_tenths=brief.turn_tenths,
                has_arrow=brief.has_arrow,
                views=brief.views,
            ),
            options=options,
            answer_index=answer,
            margins=margins,
            evidence=self._evidence(slot, member, twin, visibility),
            rationale=rationale(
                kind.rationale_steps,
                twin,
                visibility,
                names=names_of(twin.scene, self.categories, twin.asked),
                answer=options[answer],
                phrasing=slot.phrasing,
            ),
            variant="arrow" if brief.has_arrow else "cross",
        )

    def is_stable(
        self, slot: PerspectiveSlot, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """See `Task.is_stable`."""
        return slot.kind.is_stable(self._question(slot, member, moved), perturbed)

    def solve(self, facts: Facts, asked: ParsedPerspectiveQuestion) -> int:
        """See `Task.solve`."""
        answer = KINDS[asked.kind].solve(facts, asked, self.categories)
        return facts.question.options.index(answer)

    def solve_from_tokens(
        self, sheet: TokenSheet, asked: ParsedPerspectiveQuestion
    ) -> int | None:
        """See `Task.solve_from_tokens`."""
        answer = KINDS[asked.kind].solve_from_tokens(sheet, asked)
        return None if answer is None else sheet.place_of(answer)

    def solve_from_masks(
        self, views: SegmentedViews, asked: ParsedPerspectiveQuestion
    ) -> int:
        """See `Task.solve_from_masks`."""
        return views.place_of(KINDS[asked.kind].solve_from_masks(views, asked))

    def _question(self, slot: PerspectiveSlot, member: int, twin: Twin) -> TwinQuestion:
        target = entity_of(twin.scene, twin.asked[slot.kind.target_of(member)])
        return TwinQuestion(
            brief=slot.brief,
            answer=slot.brief.answers[member],
            twin=twin,
            target=target,
            target_size_mm=self.catalogue.asset(target.asset).size_mm,
            params=self.params,
        )

    def _margins(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
    ) -> Margins:
        """How far the item is from doubt.

        Raises:
            Rejected: when there is some.
        """
        shares = self._check_shown(slot, twin, visibility)
        question = self._question(slot, member, twin)
        margin = slot.kind.check_answer(question, checks.novel_of(visibility))
        return Margins(
            seen_pcm=min(shares),
            best_view_missing=None,
            threshold_pcm=slot.kind.threshold_pcm(self.params),
            angle_tenths=margin.angle_tenths,
            gap_mm=margin.gap_mm,
            hidden_pct=margin.hidden_pct,
        )

    def _check_shown(
        self, slot: PerspectiveSlot, twin: Twin, visibility: SceneVisibility
    ) -> list[int]:
        """The last picture, and no other, shows the targets; their shares, in 1e-5.

        Raises:
            Rejected: UNSEEN, SEEN_AT_START or NEAR_LINE.
        """
        *before, seen = visibility.visible
        lined_up = slot.kind.lined_up(twin.asked)
        shares = []
        for target in twin.asked:
            sighting = checks.shown_well(
                seen,
                target,
                least_pcm=slot.kind.threshold_pcm(self.params),
                clear_percent=self.params.clear_percent,
            )
            if sighting is None:
                raise Rejected(checks.UNSEEN)
            if any(other.visible_px(target) for other in before):
                raise Rejected(checks.SEEN_AT_START)
            if target in lined_up:
                checks.check_lines(slot.brief, seen, sighting)
            shares.append(share_pcm(sighting, seen))
        return shares

    def _evidence(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
    ) -> Evidence:
        """The target that the answer is about; of two pictures, both are needed."""
        right = twin.asked[slot.kind.target_of(member)]
        least = slot.kind.threshold_pcm(self.params)
        per_view = tuple(
            (right,) if seen.visible_px(right) * PCM >= least * seen.pixels else ()
            for seen in visibility.visible
        )
        cover = smallest_cover(per_view, (right,))
        return Evidence(
            instances=(right,),
            per_view=per_view,
            # The first view is needed for its X, whatever else it shows.
            views_needed=tuple(sorted({0, *cover})),
            options=slot.kind.option_entities(twin.asked, slot.order),
        )


def turn_cues(facts: Facts, asked: ParsedPerspectiveQuestion) -> TextCues:
    """Side and degrees of the turn, and the occluder, beside the targets."""
    evidence = facts.question.evidence
    return TextCues(
        subjects=evidence.options or evidence.instances[:1],
        side=1 if asked.turn_tenths > 0 else -1,
        amount=abs(asked.turn_tenths) // 10,
        others=tuple(
            each.id
            for each in facts.scene.entities
            if each.category.replace("_", " ") == asked.occluder
        ),
    )


def _difficulty(brief: PerspectiveBrief) -> str:
    """One step each for a wide turn, a second picture, and no arrow."""
    steps = (abs(brief.turn_tenths) > 900) + (brief.views > 1) + (not brief.has_arrow)
    return ("easy", "medium", "hard")[min(steps, 2)]
