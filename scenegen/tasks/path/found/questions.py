"""Asks about twins that were found: texts, certificates, stability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenegen.records.item import Evidence, Margins, Question, Twin
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.tasks.path.checks import check_map, route_of
from scenegen.tasks.path.found.brief import FoundBrief, FoundSlot, Stop
from scenegen.tasks.path.found.sight import ImaginedSight, sight_of
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import fill
from scenegen.tasks.path.rationale import PlainName, story_of
from scenegen.tasks.phrases import entity_of, names_of
from scenegen.tasks.pools import check_alone
from scenegen.tasks.showing import PCM, smallest_cover
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category
    from scenegen.tasks.path.kinds.found import FoundKind


@dataclass(frozen=True, slots=True)
class FoundQuestions:
    """Asks, and shakes, for one catalogue and one set of parameters."""

    params: PathParams
    catalogue: Catalogue
    categories: Mapping[str, Category]

    def ask(
        self, slot: FoundSlot, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: when its views do not show what they have to.
        """
        brief, kind = slot.brief, slot.brief.kind
        sight = self._sight(brief, member, twin, visibility)
        check_alone(twin.scene, self._alone(brief, twin), self.categories)
        margins = self._margins(kind, sight, twin, visibility.views[0])
        nouns = tuple(self._noun(twin, each) for each in twin.asked)
        texts = kind.option_texts(nouns)
        named = kind.nouns(nouns, member)
        wording = kind.wordings[slot.wording]
        story = story_of(
            twin,
            visibility,
            names=names_of(twin.scene, self.categories, twin.asked),
            right=sight.subject,
            phrasing=slot.phrasing,
            answer=texts[sight.right],
            plain=self._plain(twin),
        )
        return Question(
            task="path",
            kind=kind.name,
            template=wording.id,
            difficulty=_difficulty(brief),
            text=fill(
                wording,
                variant=brief.variant,
                is_reversed=brief.is_reversed,
                thing=named.thing,
                giver=named.giver,
            ),
            options=tuple(texts[each] for each in slot.order),
            answer_index=slot.order.index(sight.right),
            margins=margins,
            evidence=self._evidence(slot, sight, visibility),
            rationale=story.sentences(kind.reasons(story, sight)),
            variant=brief.variant,
        )

    def _margins(
        self,
        kind: FoundKind,
        sight: ImaginedSight,
        twin: Twin,
        page: ViewVisibility,
    ) -> Margins:
        """How far the answer is from doubt, on the map and in the imagined view.

        Raises:
            Rejected: when either does not show what it has to.
        """
        check_map(
            page,
            twin.asked,
            least_pcm=self.params.map_pcm,
            clear_percent=self.params.clear_percent,
        )
        margins = kind.check(sight, self.params)
        if margins.threshold_pcm == self.params.map_pcm:
            shares = [_share(page, each) for each in _instances(sight)]
            margins = replace(margins, seen_pcm=min(shares))
        return margins

    def is_stable(
        self, slot: FoundSlot, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """Whether the answer holds when everything has moved a little."""
        kind, right = slot.brief.kind, slot.brief.right[member]
        subject = kind.subject(moved.asked, member, right)
        options = kind.option_entities(moved.asked)
        return kind.stays(perturbed, (right, subject, *options), self.params)

    def _sight(
        self, brief: FoundBrief, member: int, twin: Twin, visibility: SceneVisibility
    ) -> ImaginedSight:
        (imagined,) = visibility.hidden
        route = route_of(twin.rig)
        points = route.points_mm[::-1] if route.is_reversed else route.points_mm
        marker = points[0] if route.middle_mm is None else route.middle_mm
        stop = Stop(points, marker, imagined.view.heading_tenths)
        return sight_of(brief, member, twin, imagined, stop, self.catalogue)

    def _alone(self, brief: FoundBrief, twin: Twin) -> list[str]:
        """Categories that are named without a place."""
        named = brief.kind.option_entities(twin.asked) or twin.asked
        return [entity_of(twin.scene, each).category for each in named if each]

    def _noun(self, twin: Twin, number: int) -> str:
        """What an entity is called; "" for none."""
        if not number:
            return ""
        return self.categories[entity_of(twin.scene, number).category].singular

    def _plain(self, twin: Twin) -> dict[int, PlainName]:
        """What all entities are called that need not be alone."""
        kinds = {e.id: self.categories[e.category] for e in twin.scene.entities}
        return {
            number: PlainName(f"{each.article} {each.singular}", each.plural)
            for number, each in kinds.items()
        }

    def _evidence(
        self, slot: FoundSlot, sight: ImaginedSight, visibility: SceneVisibility
    ) -> Evidence:
        """What the answer rests on."""
        instances, least = _instances(sight), self.params.map_pcm
        per_view = tuple(
            tuple(
                each
                for each in instances
                if seen.visible_px(each) * PCM >= least * seen.pixels
            )
            for seen in visibility.visible
        )
        return Evidence(
            instances=instances,
            per_view=per_view,
            views_needed=smallest_cover(per_view, instances),
            options=tuple(sight.options[each] for each in slot.order)
            if sight.options
            else (),
        )


def _instances(sight: ImaginedSight) -> tuple[int, ...]:
    """What an answer rests on: that nothing is there, on all that might be."""
    return (sight.subject,) if sight.subject else tuple(filter(None, sight.options))


def _share(seen: ViewVisibility, number: int) -> int:
    """The share of a view that an entity fills, rounded down, per cent mille."""
    return seen.visible_px(number) * PCM // seen.pixels


def _difficulty(brief: FoundBrief) -> str:
    """One step each for bends, a turned page or walk, and a front that surprises."""
    steps = (brief.shape.bends > 1) + (brief.is_reversed or brief.turns_map)
    return ("easy", "medium", "hard")[min(steps, 2)]
