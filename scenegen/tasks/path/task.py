"""A walk over a map: what is seen from M1, what is in its way, what is beside it?"""

from __future__ import annotations

from collections.abc import Iterator

from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError, Rejected
from scenegen.records.item import Evidence, Facts, Margins, Question, Twin
from scenegen.records.scene import Entity
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility, Sighting, ViewVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.allowances import Bound, Exemption
from scenegen.tasks.base import Task, TextCues, first_of
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.checks import (
    EntityExtent,
    WalkSurroundings,
    check_hidden_from_ends,
    check_map,
    check_shows_only,
    entity_extent,
    route_of,
    shown_from_walk,
)
from scenegen.tasks.path.found.brief import FoundSlot
from scenegen.tasks.path.found.fronts import GIVERS
from scenegen.tasks.path.found.questions import FoundQuestions
from scenegen.tasks.path.found.sampler import FoundSampler
from scenegen.tasks.path.kinds import KINDS, Blocked, FacingView
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import ParsedPathQuestion, fill, read
from scenegen.tasks.path.rationale import story_of
from scenegen.tasks.path.sampler import PathRigParams, PathSampler
from scenegen.tasks.path.scene_solver import nearest_to_start
from scenegen.tasks.path.shortcuts import SHORTCUTS
from scenegen.tasks.path.slots import PathSlot, shares_of, slot_of
from scenegen.tasks.phrases import entity_of, names_of
from scenegen.tasks.pools import check_alone, option_categories
from scenegen.tasks.showing import PCM, clear_pct, share_pcm, smallest_cover
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene


class PathTask(Task[PathSlot | FoundSlot]):
    """Following a walk in the mind."""

    name = "path"
    about = (
        "A map shows a walk from point 1 over a stop M1 to point 2. Asked by default: "
        "which of four things would somebody at M1 see, who faces the way the seat by "
        "point 1 faces, or what blocks the straight way? The hidden picture is the "
        "view from M1; where a blocked way is asked about, from 1."
    )
    rig = "route"
    patience = 40
    Params = PathParams
    RigParams = PathRigParams
    kinds = KINDS
    shortcuts = SHORTCUTS
    bounds = (
        Bound(
            FacingView.name,
            "painted marks",
            5,
            "four things that four quarter turns lead to from M1 lie in the same four "
            "directions from the middle between them, so that who reads which way the "
            "seat faces needs no M1; what boxes and depth codes tell of that is left",
        ),
    )
    exempt_features = (
        Exemption(
            "on the straight way",
            Blocked.name,
            (
                "distance to the straight way",
                "distance to the walk",
                "right of the walk",
                "place along the walk",
                *(
                    f"{offset} line {way}"
                    for offset in (
                        "distance to",
                        "right of",
                        "angle off",
                        "along",
                        "share along",
                        "beyond the ends of",
                    )
                    for way in ("1-2", "2-1")
                ),
                *(
                    f"{offset} {end}"
                    for offset in ("columns right of", "columns in heights right of")
                    for end in "12"
                ),
                *(
                    f"pixels from the {part} to {end}"
                    for part in ("foot", "middle")
                    for end in "12"
                ),
            ),
            "what is in the way of a straight walk is on the line between its ends: "
            "beside it by nothing, along it between 0 and 1, by both distances to the "
            "ends, and by half of the walk to the side of each",
        ),
    )

    @classmethod
    def text_cues(cls, facts: Facts) -> TextCues:
        """The side of the walker, the seat that gives the view, the way of the walk."""
        asked = read(facts.question.text)
        evidence = facts.question.evidence
        return TextCues(
            subjects=evidence.options or evidence.instances[:1],
            side={"left": 1, "right": -1}.get(asked.side, 0),
            giver=_giver_of(facts, asked),
            is_reversed=asked.is_reversed,
        )

    def __init__(
        self,
        params: PathParams,
        catalogue: Catalogue,
        *,
        rig: PathRigParams | None = None,
        rooms: RoomSampler | None = None,
    ) -> None:
        """The task over the countable categories of a catalogue.

        Raises:
            RecipeError: when none of its kinds can be shown in the variants.
            AssetError: when too few of them differ enough to be options together.
        """
        super().__init__(params, catalogue, rig=rig, rooms=rooms)
        if not shares_of(params):
            raise RecipeError(
                f"params.kinds: {', '.join(params.kinds)} cannot be shown as "
                f"{', '.join(params.ways)}; name other variants or other kinds"
            )
        self.params = params
        self.sampler = PathSampler(rig or PathRigParams(), self.rooms)
        self._found = FoundSampler(self.sampler.params, self.rooms, params)
        self._questions = FoundQuestions(params, catalogue, self.categories)
        self._pool = option_categories(catalogue, about="a walk")

    def slot(self, key: Key, spare: int = 0) -> PathSlot | FoundSlot:
        """What falls to a unit: kinds take turns, and all else does within a kind.

        A spare slot has another walk and other objects.
        """
        return slot_of(self.params, self._pool, key, spare=spare)

    def sample(self, slot: PathSlot | FoundSlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        if isinstance(slot, FoundSlot):
            return first_of(self._found.proposals(slot.brief, key))
        return self.sampler.sample(slot.brief, key)

    def proposals(self, slot: PathSlot | FoundSlot, key: Key) -> Iterator[TwinScenes]:
        """See `Task.proposals`."""
        if isinstance(slot, FoundSlot):
            return self._found.proposals(slot.brief, key)
        return super().proposals(slot, key)

    def check(self, visibility: SceneVisibility) -> None:
        """See `Task.check`."""
        self.sampler.check(visibility)

    def ask(
        self,
        slot: PathSlot | FoundSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of `checks`, or "not_alone".
        """
        if isinstance(slot, FoundSlot):
            return self._questions.ask(slot, member, twin, visibility)
        brief, place = slot.brief, slot.brief.right[member]
        check_alone(twin.scene, brief.categories, self.categories)
        margin = self._floor_margin(slot, member, twin)
        right = twin.asked[place]
        seen = self._check_views(brief, right, twin, visibility)
        evidence = self._evidence(slot, right, twin, visibility)
        wording = brief.kind.wordings[slot.wording]
        story = story_of(
            twin,
            visibility,
            names=names_of(twin.scene, self.categories, twin.asked),
            right=right,
            phrasing=slot.phrasing,
        )
        return Question(
            task=self.name,
            kind=brief.kind.name,
            template=wording.id,
            difficulty=_difficulty(brief),
            text=fill(
                wording,
                variant=brief.variant,
                side=brief.side,
                is_reversed=brief.is_reversed,
            ),
            options=tuple(
                f"the {self.categories[brief.categories[each]].singular}"
                for each in slot.order
            ),
            answer_index=slot.order.index(place),
            margins=self._margins(brief, margin, seen, visibility),
            evidence=evidence,
            rationale=story.sentences(brief.kind.reasons(story)),
            variant=brief.variant,
        )

    def is_stable(
        self,
        slot: PathSlot | FoundSlot,
        member: int,
        moved: Twin,
        perturbed: PerturbedScene,
    ) -> bool:
        """Whether the right object is still the one beside M1, or passed first.

        Where the imagined view alone answers the question, it must also still show the
        right object, and none of the others.
        """
        if isinstance(slot, FoundSlot):
            return self._questions.is_stable(slot, member, moved, perturbed)
        try:
            self._floor_margin(slot, member, moved)
        except Rejected:
            return False
        if not slot.brief.kind.must_stay_in_view:
            return True
        right = moved.asked[slot.brief.right[member]]
        others = [each for each in moved.asked if each != right]
        shown, *rest = perturbed.pixels("side_view", (right, *others))
        least = self.params.side_pcm * perturbed.size * perturbed.size // 2
        return shown * PCM >= least and not any(rest)

    def solve(self, facts: Facts) -> int:
        """The index of the right option, found from the facts alone.

        Raises:
            ValueError: when the text is none of this task, or no option is right.
        """
        asked = read(facts.question.text)
        answer = KINDS[asked.kind].solvers.scene(facts, asked, self.categories)
        return facts.question.options.index(answer)

    def solve_from_tokens(self, sheet: TokenSheet) -> int | None:
        """See `Task.solve_from_tokens`."""
        asked = read(sheet.text)
        answer = KINDS[asked.kind].solvers.tokens(sheet, asked)
        return None if answer is None else sheet.place_of(answer)

    def solve_from_masks(self, views: SegmentedViews) -> int:
        """See `Task.solve_from_masks`."""
        asked = read(views.text)
        return views.place_of(KINDS[asked.kind].solvers.masks(views, asked))

    def _floor_margin(self, slot: PathSlot, member: int, twin: Twin) -> int:
        """By how much the answer holds on the floor: an angle, or a length.

        Raises:
            Rejected: when it is in doubt.
        """
        brief, place = slot.brief, slot.brief.right[member]
        extents = [self._extent(entity_of(twin.scene, each)) for each in twin.asked]
        around = WalkSurroundings(
            route=route_of(twin.rig),
            right=extents[place],
            others=tuple(each for n, each in enumerate(extents) if n != place),
        )
        return brief.kind.margin(around, brief)

    def _extent(self, entity: Entity) -> EntityExtent:
        return entity_extent(entity, self.catalogue.asset(entity.asset).size_mm)

    def _check_views(
        self, brief: PathBrief, right: int, twin: Twin, visibility: SceneVisibility
    ) -> Sighting:
        """The views show what they have to, and no more.

        Returns:
            What the imagined view shows of the right object.

        Raises:
            Rejected: UNCLEAR_ON_MAP, DISTRACTOR_SHOWN, NOT_SHOWN or SHOWN_FROM_END.
        """
        kind, params = brief.kind, self.params
        side, clear_percent = _view(visibility, "side_view"), params.clear_percent
        check_map(
            _view(visibility, "map"),
            twin.asked,
            least_pcm=params.map_pcm,
            clear_percent=clear_percent,
        )
        check_shows_only(side, twin.asked, right)
        seen = shown_from_walk(
            side, right, least_pcm=params.side_pcm, clear_percent=clear_percent
        )
        if kind.is_hidden_from_ends:
            check_hidden_from_ends(visibility.visible, right)
        return seen

    def _evidence(
        self, slot: PathSlot, right: int, twin: Twin, visibility: SceneVisibility
    ) -> Evidence:
        """What the answer rests on."""
        per_view = tuple(
            (right,) if _is_seen(seen, right, self.params) else ()
            for seen in visibility.visible
        )
        return Evidence(
            instances=(right,),
            per_view=per_view,
            views_needed=smallest_cover(per_view, (right,)),
            options=tuple(twin.asked[place] for place in slot.order),
        )

    def _margins(
        self,
        brief: PathBrief,
        margin: int,
        seen: Sighting,
        visibility: SceneVisibility,
    ) -> Margins:
        """Distances from doubt."""
        is_angle = brief.kind.has_angle_margin
        return Margins(
            seen_pcm=share_pcm(seen, _view(visibility, "side_view")),
            best_view_missing=None,
            threshold_pcm=self.params.side_pcm,
            angle_tenths=margin if is_angle else None,
            gap_mm=None if is_angle else margin,
            hidden_pct=clear_pct(seen),
        )


def _giver_of(facts: Facts, asked: ParsedPathQuestion) -> int:
    """The id of the seat that the text names; 0 where it names none."""
    if not asked.giver:
        return 0
    # Nouns of seats are their categories in words, so no catalogue has to be opened.
    named = [each for each in GIVERS if each.replace("_", " ") == asked.giver]
    return nearest_to_start(facts, asked, named).id


def _view(visibility: SceneVisibility, name: str) -> ViewVisibility:
    (seen,) = (each for each in visibility.views if each.view.name == name)
    return seen


def _is_seen(seen: ViewVisibility, number: int, params: PathParams) -> bool:
    return seen.visible_px(number) * PCM >= params.map_pcm * seen.pixels


def _difficulty(brief: PathBrief) -> str:
    """One step each for bends, for nearer objects, and for a turned page or walk."""
    steps = (brief.bends > 0) + (brief.nearness > 1)
    steps += brief.is_reversed or brief.turns_map
    return ("easy", "medium", "hard")[min(steps, 2)]
