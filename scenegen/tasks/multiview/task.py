"""How many {plural} are there? Several views show one room, none of them all of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenegen.errors import Rejected
from scenegen.records.item import Evidence, Facts, Margins, Question, Twin
from scenegen.records.scene import Scene
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.base import Task
from scenegen.tasks.landmarks import landmarks_near, landmarks_of
from scenegen.tasks.multiview import checks
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.kinds import KINDS
from scenegen.tasks.multiview.params import MultiviewParams
from scenegen.tasks.multiview.phrasing import COUNT, WORDINGS, fill
from scenegen.tasks.multiview.rationale import Nouns, described_views, rationale
from scenegen.tasks.multiview.rigs import MultiviewRigParams
from scenegen.tasks.multiview.sampler import (
    MultiviewSampler,
    Thresholds,
)
from scenegen.tasks.multiview.shortcuts import SHORTCUTS
from scenegen.tasks.multiview.slots import Allotment, MultiviewSlot
from scenegen.tasks.multiview.solvers import (
    count_from_masks,
    count_from_sheet,
    counted_category,
)
from scenegen.tasks.showing import PCM, Showing, showing_of, smallest_cover
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue


SIGHTINGS = (7, 9)
"""Objects in all pictures, added up, in an easy and in a medium item at most."""


@dataclass(frozen=True, slots=True)
class _CountedViews:
    """What all views see of the counted objects.

    Attributes:
        instances: ids of the counted objects.
        views: the visible views.
        maps: the hidden views from above.
    """

    instances: tuple[int, ...]
    views: tuple[Showing, ...]
    maps: tuple[Showing, ...]


class MultiviewTask(Task[MultiviewSlot]):
    """Counting distinct objects over several views of a room."""

    name = "multiview"
    about = (
        "Two to eight pictures each show a part of a room. Asked: how many different "
        "objects of a named category do they show together? The hidden picture is the "
        "map of the room."
    )
    rig = "survey"
    patience = 8
    Params = MultiviewParams
    RigParams = MultiviewRigParams
    kinds = KINDS
    shortcuts = SHORTCUTS

    def __init__(
        self,
        params: MultiviewParams,
        catalogue: "Catalogue",
        *,
        rig: MultiviewRigParams | None = None,
        rooms: RoomSampler | None = None,
    ) -> None:
        """The task over the countable categories of a catalogue, in their order.

        Raises:
            AssetError: when the catalogue has no countable category.
        """
        super().__init__(params, catalogue, rig=rig, rooms=rooms)
        self.params = params
        seen = Thresholds(
            params.seen_pcm,
            params.clear_percent,
            params.map_seen_pcm,
            params.map_clear_percent,
        )
        self.sampler = MultiviewSampler(rig or MultiviewRigParams(), self.rooms, seen)
        self._allotment = Allotment.of(params, catalogue, self.rooms.params.kinds)

    def slot(self, key: Key, spare: int = 0) -> MultiviewSlot:
        """See `Task.slot`; for spare slots see `Allotment.slot`."""
        return self._allotment.slot(key, spare)

    def sample(self, slot: MultiviewSlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        return self.sampler.sample(self.brief(slot), key)

    def check(self, visibility: SceneVisibility) -> None:
        """See `Task.check`."""
        self.sampler.check(visibility)

    def brief(self, slot: MultiviewSlot) -> CountBrief:
        """What the room and its views have to show."""
        return CountBrief(
            category=slot.category,
            counts=slot.answers,
            most=slot.most,
            others=slot.others,
            fewer=slot.fewer,
            differs=slot.differs,
            rig=slot.rig,
            views=self.params.views,
            views_needed=self.params.min_views_needed,
            centred=slot.centred,
            apart=slot.apart,
            occlusion=slot.occlusion,
        )

    def ask(
        self, slot: MultiviewSlot, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of `checks`.
        """
        scene = twin.scene
        instances = self._instances(slot, member, scene)
        look = _CountedViews(
            instances,
            tuple(showing_of(seen, instances) for seen in visibility.visible),
            tuple(
                showing_of(seen, instances)
                for seen in visibility.hidden
                if seen.view.is_map
            ),
        )
        self._check(slot, member, look)
        evidence = self._evidence(look)
        category = self.categories[slot.category]
        wording = WORDINGS[slot.wording]
        return Question(
            task=self.name,
            kind=COUNT,
            template=wording.id,
            difficulty=_difficulty(evidence),
            text=fill(
                wording,
                views=len(look.views),
                singular=category.singular,
                plural=category.plural,
            ),
            options=tuple(str(count) for count in slot.options),
            answer_index=slot.options.index(slot.answers[member]),
            margins=self._margins(look),
            evidence=evidence,
            rationale=self._rationale(slot, scene, visibility, look),
        )

    def is_stable(
        self, slot: MultiviewSlot, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """Whether the visible views together still show every object well enough."""
        least = self.params.seen_pcm * perturbed.size * perturbed.size
        wanting = [e.id for e in moved.scene.entities if e.category == slot.category]
        for view in moved.rig.visible:
            if not wanting:
                break
            shown = perturbed.pixels(view.name, wanting)
            wanting = [
                entity
                for entity, pixels in zip(wanting, shown, strict=True)
                if pixels * PCM < least
            ]
        return not wanting

    def solve(self, facts: Facts) -> int:
        """Counts what any visible view sees of the category that the text names.

        Raises:
            ValueError: when the text is none of this task, or no option is the count.
        """
        views = len(facts.rig.visible)
        category = counted_category(facts.question.text, views, self.categories)
        kinds = {entity.id: entity.category for entity in facts.scene.entities}
        seen = {
            sighting.entity
            for view, sightings in zip(facts.rig.views, facts.sightings, strict=True)
            if not view.is_hidden
            for sighting in sightings
            if sighting.visible_px > 0 and kinds[sighting.entity] == category
        }
        return facts.question.options.index(str(len(seen)))

    def solve_from_tokens(self, sheet: TokenSheet) -> int | None:
        """See `Task.solve_from_tokens`."""
        return count_from_sheet(sheet, self.categories)

    def solve_from_masks(self, views: SegmentedViews) -> int:
        """See `Task.solve_from_masks`."""
        return count_from_masks(views)

    def _instances(
        self, slot: MultiviewSlot, member: int, scene: Scene
    ) -> tuple[int, ...]:
        """The objects of the category, when they are as many as the slot wants."""
        similar = self.categories[slot.category].similar
        if any(entity.category in similar for entity in scene.entities):
            raise Rejected(checks.SIMILAR_OBJECT)
        found = tuple(
            entity.id for entity in scene.entities if entity.category == slot.category
        )
        if len(found) != slot.answers[member]:
            raise Rejected(checks.WRONG_COUNT)
        return found

    def _check(self, slot: MultiviewSlot, member: int, look: _CountedViews) -> None:
        """Throw away what could be counted differently, cheap checks first."""
        params, seen_pcm = self.params, self.params.seen_pcm
        checks.check_seen(look.views, look.instances, seen_pcm=seen_pcm)
        checks.check_no_view_suffices(look.views, look.instances, seen_pcm=seen_pcm)
        checks.check_whole(
            look.views,
            look.instances,
            seen_pcm=seen_pcm,
            clear_percent=params.clear_percent,
        )
        if params.min_views_needed == params.views:
            checks.check_uncut(look.views, seen_pcm=seen_pcm)
        checks.check_apart(look.views, seen_pcm=seen_pcm)
        for seen in look.maps:
            checks.check_map(
                seen,
                look.instances,
                seen_pcm=params.map_seen_pcm,
                clear_percent=params.map_clear_percent,
            )
        if len(self._evidence(look).views_needed) < params.min_views_needed:
            raise Rejected(checks.FEW_VIEWS_NEEDED)
        is_fuller = slot.answers[member] == max(slot.answers)
        others = slot.others if is_fuller else slot.fewer
        checks.check_counts(look.views, (slot.most, *others), seen_pcm=seen_pcm)

    def _evidence(self, look: _CountedViews) -> Evidence:
        per_view = tuple(view.shown(self.params.seen_pcm) for view in look.views)
        return Evidence(
            instances=look.instances,
            per_view=per_view,
            views_needed=smallest_cover(per_view, look.instances),
        )

    def _margins(self, look: _CountedViews) -> Margins:
        """Distances from doubt; the best view is taken at half of the threshold."""
        seen_pcm = self.params.seen_pcm
        return Margins(
            seen_pcm=min(
                max(view.share_pcm(entity) for view in look.views)
                for entity in look.instances
            ),
            best_view_missing=len(look.instances)
            - max(len(view.shown(seen_pcm / 2)) for view in look.views),
            threshold_pcm=seen_pcm,
        )

    def _rationale(
        self,
        slot: MultiviewSlot,
        scene: Scene,
        visibility: SceneVisibility,
        look: _CountedViews,
    ) -> tuple[str, ...]:
        category = self.categories[slot.category]
        landmarks = landmarks_of(scene, self.categories, asked=slot.category)
        counted = tuple(
            entity for entity in scene.entities if entity.id in look.instances
        )
        pictures = tuple(
            described_views(
                place,
                view,
                seen_pcm=self.params.seen_pcm,
                landmarks=landmarks_near(counted, landmarks, seen),
            )
            for place, (view, seen) in enumerate(
                zip(look.views, visibility.visible, strict=True)
            )
        )
        return rationale(
            Nouns(category.singular, category.plural),
            pictures,
            look.maps[0] if look.maps else None,
            phrasing=slot.phrasing,
        )


def _difficulty(evidence: Evidence) -> str:
    """By how many sightings there are to be told apart or recognised.

    Their number is dealt apart from the answer, which is more than can be said of the
    views that are needed, or of how many sightings repeat others.
    """
    sightings = sum(len(shown) for shown in evidence.per_view)
    few, some = SIGHTINGS
    return "easy" if sightings <= few else "medium" if sightings <= some else "hard"
