"""What is true on an X on the floor, after a turn, for somebody who imagines it?"""

from typing import TYPE_CHECKING, Literal

from scenegen.errors import Rejected
from scenegen.params import Field, Params, model_validator
from scenegen.records.item import Evidence, Facts, Margins, Question, Twin
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility, Sighting, ViewVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.base import Task
from scenegen.tasks.perspective import checks as clarity
from scenegen.tasks.perspective import phrasing as words
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.phrasing import read
from scenegen.tasks.perspective.sampler import PerspectiveRigParams, PerspectiveSampler
from scenegen.tasks.perspective.scene_solver import solve_perspective
from scenegen.tasks.perspective.shortcuts import SHORTCUTS
from scenegen.tasks.perspective.slots import ANSWERS, Allocation, PerspectiveSlot
from scenegen.tasks.perspective.token_solver import solve_perspective_from_tokens
from scenegen.tasks.phrases import entity_of, names_of, sighting_of
from scenegen.tasks.pools import check_alone
from scenegen.tasks.showing import PCM, clear_pct, share_pcm, smallest_cover
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue

HIDDEN_PCT = 1
"""What is hidden shows no more of its outline than this, per cent."""

UNSEEN = "unseen"
SEEN_AT_START = "seen_at_start"
NOT_SHOWN = "not_shown"
NOT_HIDDEN = "not_hidden"


class PerspectiveParams(Params):
    """What is asked, and what an item must hold to be kept."""

    views: int = Field(
        default=1,
        ge=1,
        le=2,
        description="Visible views, pictures. Of two, the first shows the X and only "
        "the second one the things that are asked about.",
    )
    preset: Literal["core", "classic"] = Field(
        default="core",
        description="'classic' asks as the published questions do: square turns, one "
        "camera, two kinds. One rule about the picture then answers each kind, so it "
        "serves to compare, and not to measure.",
    )
    seen_pcm: int = Field(
        default=400,
        ge=50,
        le=5000,
        description="Share that a thing that is asked about fills of the picture, and "
        "of the imagined view where it shows there, per cent mille (1e-5) of its "
        "pixels.",
    )
    option_pcm: int = Field(
        default=250,
        ge=50,
        le=5000,
        description="Share of the picture that each of four things fills that are "
        "offered as options, per cent mille of its pixels; the right one fills "
        "seen_pcm of the imagined view.",
    )
    clear_percent: int = Field(
        default=60,
        ge=1,
        le=100,
        description="Part of each such thing that shows there, per cent of its "
        "outline.",
    )

    @model_validator(mode="after")
    def _check(self) -> "PerspectiveParams":
        if self.preset == "classic" and self.views != 1:
            raise ValueError(
                f"preset 'classic' shows one picture, so views must be 1, not "
                f"{self.views}"
            )
        return self


class PerspectiveTask(Task[PerspectiveSlot]):
    """Imagining to stand elsewhere and to face elsewhere."""

    name = "perspective"
    rig = "vantage"
    patience = 25
    Params = PerspectiveParams
    RigParams = PerspectiveRigParams
    kinds = KINDS
    shortcuts = SHORTCUTS

    def __init__(
        self,
        params: PerspectiveParams,
        catalogue: "Catalogue",
        *,
        rig: PerspectiveRigParams | None = None,
        rooms: RoomSampler | None = None,
    ) -> None:
        """The task over the countable categories of a catalogue.

        Raises:
            AssetError: when too few of them differ enough to be options together.
        """
        super().__init__(params, catalogue, rig=rig, rooms=rooms)
        self.params = params
        self.sampler = PerspectiveSampler(rig or PerspectiveRigParams(), self.rooms)
        self._allocation = Allocation.of(
            catalogue, views=params.views, is_classic=params.preset == "classic"
        )

    def slot(self, key: Key, spare: int = 0) -> PerspectiveSlot:
        """What falls to a unit: kinds take turns, and all else does within a kind.

        A spare slot has another turn and other things.
        """
        return self._allocation.slot(key, spare)

    def sample(self, slot: PerspectiveSlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        return self.sampler.sample(slot.brief, key)

    def check(self, visibility: SceneVisibility) -> None:
        """See `Task.check`."""
        self.sampler.check(visibility)

    def ask(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of this file or of `perspective_clarity`.
        """
        brief, kind = slot.brief, slot.brief.kind
        check_alone(twin.scene, brief.categories, self.categories)
        clarity.check_signs(visibility.visible)
        shown = self._check_shown(brief, twin, visibility)
        margins = self._margins(slot, member, twin, visibility, shown)
        nouns = [self.categories[name].singular for name in brief.categories]
        options = self._options(slot, nouns)
        answer = slot.order.index(self._choice(slot, member))
        wording = words.WORDINGS[kind][slot.wording]
        is_which = kind == "which_object"
        return Question(
            task=self.name,
            kind=kind,
            template=wording.id,
            difficulty=_difficulty(brief),
            text=words.fill(
                wording,
                turn_tenths=brief.turn_tenths,
                has_arrow=brief.has_arrow,
                object="" if is_which else nouns[0],
                occluder=nouns[1] if kind == "visibility" else "",
                views=brief.views,
            ),
            options=options,
            answer_index=answer,
            margins=margins,
            evidence=self._evidence(slot, member, twin, visibility),
            rationale=words.rationale(
                kind,
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
        """Whether the answer stays, by the places of cameras and things.

        What shows on the X, or is hidden there, is looked at.
        """
        brief, right = slot.brief, moved.asked[self._right(slot, member)]
        place = _place(entity_of(moved.scene, right))
        novel = _novel(moved.rig)
        if brief.kind == "distance_change":
            cross = (novel.position_mm[0], novel.position_mm[1])
            gap = clarity.distance_gap(moved.rig.views[0], cross, place)
            return (gap > 0) == (brief.answers[member] == "closer")
        if brief.kind == "relative_position":
            left = clarity.left_of(novel, place)
            return (left > 0) == (brief.answers[member] == "left")
        if brief.kind == "which_object":
            off = {
                each: abs(clarity.turned(novel, _place(entity_of(moved.scene, each))))
                for each in moved.asked
            }
            return all(off[right] < off[each] for each in off if each != right)
        (pixels,) = perturbed.pixels(novel.name, (right,))
        if brief.answers[member] == "hidden":
            return pixels == 0
        return (
            pixels * PCM * 2 >= self.params.seen_pcm * perturbed.size * perturbed.size
        )

    def solve(self, facts: Facts) -> int:
        """The index of the right option, found from the facts alone.

        Raises:
            ValueError: when the text is none of this task, or no option is right.
        """
        return solve_perspective(facts, self.categories)

    def solve_from_tokens(self, sheet: TokenSheet) -> int | None:
        """See `Task.solve_from_tokens`."""
        return solve_perspective_from_tokens(sheet)

    def solve_from_masks(self, views: SegmentedViews) -> int:
        """See `Task.solve_from_masks`."""
        asked = read(views.text)
        return views.place_of(KINDS[asked.kind].solve_from_masks(views, asked))

    def _right(self, slot: PerspectiveSlot, member: int) -> int:
        """Which of the categories the answer is about."""
        return member if slot.brief.kind == "which_object" else 0

    def _choice(self, slot: PerspectiveSlot, member: int) -> int:
        """Which of the choices is right."""
        kind = slot.brief.kind
        if kind == "which_object":
            return member
        return ANSWERS[kind].index(slot.brief.answers[member])

    def _options(self, slot: PerspectiveSlot, nouns: list[str]) -> tuple[str, ...]:
        """As they are read, in the order of their letters."""
        kind = slot.brief.kind
        if kind == "which_object":
            texts = [f"the {noun}" for noun in nouns]
        else:
            texts = [
                words.OPTION_TEXTS[each].format(occluder=nouns[-1])
                for each in ANSWERS[kind]
            ]
        return tuple(texts[choice] for choice in slot.order)

    def _check_shown(
        self, brief: PerspectiveBrief, twin: Twin, visibility: SceneVisibility
    ) -> tuple[int, ...]:
        """The things show where they must; their shares of that picture, in 1e-5."""
        *before, seen = visibility.visible
        shares = []
        for thing in twin.asked:
            sighting = self._shown_well(seen, thing, self._least(brief))
            if sighting is None:
                raise Rejected(UNSEEN)
            if any(other.visible_px(thing) for other in before):
                raise Rejected(SEEN_AT_START)
            is_lined = thing == twin.asked[0] or brief.kind == "which_object"
            if is_lined:
                clarity.check_lines(brief, seen, sighting)
            shares.append(share_pcm(sighting, seen))
        return tuple(shares)

    def _least(self, brief: PerspectiveBrief) -> int:
        """The share of a visible view that a thing fills, in 1e-5."""
        params, is_option = self.params, brief.kind == "which_object"
        return params.option_pcm if is_option else params.seen_pcm

    def _shown_well(
        self, seen: ViewVisibility, thing: int, least_pcm: int
    ) -> Sighting | None:
        """What a view sees of a thing, if it is enough."""
        sighting = sighting_of(seen, thing)
        if (
            sighting is None
            or share_pcm(sighting, seen) < least_pcm
            or clear_pct(sighting) < self.params.clear_percent
        ):
            return None
        return sighting

    def _margins(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
        shown: tuple[int, ...],
    ) -> Margins:
        """Distances from doubt.

        Raises:
            Rejected: when there is some.
        """
        brief, rig = slot.brief, twin.rig
        right = entity_of(twin.scene, twin.asked[self._right(slot, member)])
        (novel,) = (seen for seen in visibility.views if seen.view.name == "novel_view")
        angle, gap, hidden = None, None, None
        if brief.kind == "distance_change":
            (x, y), start = novel.view.position_mm[:2], rig.views[0]
            gap = clarity.distance_gap(start, (x, y), _place(right))
            clarity.check_gap(gap, brief.answers[member])
            self._in_novel(novel, right.id)
            gap = abs(gap)
        elif brief.kind == "relative_position":
            size = self.catalogue.asset(right.asset).size_mm
            angle = clarity.check_side(novel.view, right, size, brief.answers[member])
            clarity.check_off_centre(novel, self._in_novel(novel, right.id))
        elif brief.kind == "which_object":
            others = tuple(
                _place(entity_of(twin.scene, each))
                for each in twin.asked
                if each != right.id
            )
            angle = clarity.check_front(novel.view, _place(right), others)
            self._in_novel(novel, right.id)
        else:
            hidden = self._visible_pct(novel, right.id, brief.answers[member])
        return Margins(
            seen_pcm=min(shown),
            best_view_missing=None,
            threshold_pcm=self._least(brief),
            angle_tenths=angle,
            gap_mm=gap,
            hidden_pct=hidden,
        )

    def _in_novel(self, novel: ViewVisibility, thing: int) -> Sighting:
        """What the imagined view shows of a thing.

        Raises:
            Rejected: NOT_SHOWN when that is too little.
        """
        sighting = self._shown_well(novel, thing, self.params.seen_pcm)
        if sighting is None:
            raise Rejected(NOT_SHOWN)
        return sighting

    def _visible_pct(self, novel: ViewVisibility, thing: int, answer: str) -> int:
        """The part of a thing that the imagined view shows, per cent, rounded down.

        Raises:
            Rejected: NOT_SHOWN or NOT_HIDDEN when it is not what the answer says.
        """
        if answer == "visible":
            return clear_pct(self._in_novel(novel, thing))
        for sighting in novel.sightings:
            if sighting.entity == thing:
                large = sighting.amodal_px * PCM >= self.params.seen_pcm * novel.pixels
                if large and sighting.visible_px * 100 <= (
                    HIDDEN_PCT * sighting.amodal_px
                ):
                    return clear_pct(sighting)
        raise Rejected(NOT_HIDDEN)

    def _evidence(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        visibility: SceneVisibility,
    ) -> Evidence:
        """The thing that the answer is about; two pictures are both needed."""
        right = twin.asked[self._right(slot, member)]
        instances, least = (right,), self._least(slot.brief)
        per_view = tuple(
            tuple(
                each
                for each in instances
                if seen.visible_px(each) * PCM >= least * seen.pixels
            )
            for seen in visibility.visible
        )
        cover = smallest_cover(per_view, instances)
        is_which = slot.brief.kind == "which_object"
        return Evidence(
            instances=instances,
            per_view=per_view,
            # The first view is needed for its X, whatever else it shows.
            views_needed=tuple(sorted({0, *cover})),
            options=tuple(twin.asked[choice] for choice in slot.order)
            if is_which
            else (),
        )


def _novel(rig: Rig) -> View:
    (view,) = (each for each in rig.views if each.name == "novel_view")
    return view


def _place(thing: Entity) -> tuple[int, int]:
    x, y, _ = thing.position_mm
    return x, y


def _difficulty(brief: PerspectiveBrief) -> str:
    """One step each for a wide turn, a second picture, and no arrow."""
    steps = (abs(brief.turn_tenths) > 900) + (brief.views > 1) + (not brief.has_arrow)
    return ("easy", "medium", "hard")[min(steps, 2)]
