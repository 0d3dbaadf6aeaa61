"""How many {plural} are there? Several views show one room, none of them all of it."""

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING, Annotated, Literal

from scenegen.errors import AssetError, Rejected
from scenegen.params import Field, Params, model_validator
from scenegen.records.item import Evidence, Facts, Margins, Question, Twin
from scenegen.records.scene import Scene
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key
from scenegen.tasks.balancing import block_stream, take_cell, take_turns
from scenegen.tasks.base import Task
from scenegen.tasks.landmarks import landmarks_near, landmarks_of
from scenegen.tasks.multiview import checks as clarity
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.kinds import KINDS
from scenegen.tasks.multiview.rationale import Nouns, look_at, recount
from scenegen.tasks.multiview.sampler import MultiviewRigParams, MultiviewSampler
from scenegen.tasks.multiview.shortcuts import SHORTCUTS
from scenegen.tasks.multiview.solvers import count_from_masks, count_from_sheet
from scenegen.tasks.multiview.wordings import WORDINGS
from scenegen.tasks.options import lettering, option_order
from scenegen.tasks.pools import countable
from scenegen.tasks.showing import PCM, Showing, showing_of, smallest_cover
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category

OPTIONS = 4

TWINS = ((0, 1), (1, 0), (2, 3), (3, 2))
"""Places of the two answers of a unit inside the window of options."""

Percent = Annotated[int, Field(ge=0, le=100)]
SmallestCount = Annotated[int, Field(ge=2, le=12)]
RigKind = Literal["rotation", "walk", "ring"]


class MultiviewParams(Params):
    """What is asked, and what an item must hold to be kept.

    The default windows offer the counts 2 to 9. The outer windows come more often, so
    that no count in the middle is the answer to more than 19 % of the items.
    """

    views: int = Field(
        default=4, ge=2, le=8, description="Visible views of a unit, pictures."
    )
    rigs: tuple[RigKind, ...] = Field(
        default=("rotation", "walk", "ring"),
        min_length=1,
        description="Kinds of rig; each falls to equally many units.",
    )
    windows: tuple[SmallestCount, ...] = Field(
        default=(2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6),
        min_length=1,
        description="Smallest of the four offered counts, objects; each entry falls to "
        "equally many units.",
    )
    seen_pcm: int = Field(
        default=100,
        ge=50,
        le=2000,
        description="Share of a visible view from which an object counts as seen in "
        "it, per cent mille (1e-5) of its pixels.",
    )
    clear_percent: int = Field(
        default=35,
        ge=1,
        le=100,
        description="Part of an object that must show in at least one visible view "
        "that does not cut it, per cent of its outline.",
    )
    map_seen_pcm: int = Field(
        default=60,
        ge=60,
        le=2000,
        description="Share of the map that each counted object must cover, per cent "
        "mille of its pixels.",
    )
    map_clear_percent: int = Field(
        default=60,
        ge=1,
        le=100,
        description="Part of a counted object that must show on the map, per cent of "
        "its outline.",
    )
    min_views_needed: int = Field(
        default=2,
        ge=2,
        le=8,
        description="Views that it takes at least to see all counted objects.",
    )
    sums_that_differ: int = Field(
        default=3,
        ge=0,
        le=4,
        description="Of four units of any kind, how many are kept only if "
        "adding up the views gives a wrong count.",
    )

    occlusion_bands: tuple[tuple[Percent, Percent], ...] = Field(
        default=((5, 35), (35, 65), (65, 95)),
        description="Part of one counted object that one view is to show, (least, "
        "most) per cent; each falls to equally many of the units that ask for one.",
    )
    occluded_units_pct: int = Field(
        default=30,
        ge=0,
        le=100,
        description="Units in which an occluder is put so that one view shows as much "
        "of one counted object as a band says, per cent.",
    )

    @model_validator(mode="after")
    def _check(self) -> "MultiviewParams":
        if self.min_views_needed > self.views:
            raise ValueError(
                f"min_views_needed ({self.min_views_needed}) must not be greater than "
                f"views ({self.views})"
            )
        # One object for each view alone, and one more that two views show.
        fewest = self.views + (self.sums_that_differ > 0)
        if self.min_views_needed == self.views > 2 and min(self.windows) < fewest:
            raise ValueError(
                f"windows: {min(self.windows)} objects cannot need {self.views} views "
                f"when {self.sums_that_differ} of 4 sums must differ. Offer no count "
                f"below {fewest}, or lower min_views_needed."
            )
        for least, most in self.occlusion_bands:
            if least > most:
                raise ValueError(
                    f"occlusion_bands: the least ({least}) must not be greater than "
                    f"the most ({most})"
                )
        return self

    @property
    def needs_all_views(self) -> bool:
        """Whether leaving out any view must give a wrong count."""
        return self.min_views_needed == self.views


@dataclass(frozen=True, slots=True)
class MultiviewSlot:
    """What a unit asks, decided by its number.

    Attributes:
        category: id of the category that is counted.
        window: smallest of the four offered counts.
        answers: the counts of the two twins, which differ by one.
        options: the offered counts in the order of their letters.
        wording: which of `WORDINGS`.
        rig: kind of rig.
        sum_must_differ: adding up what each view shows must not give the answer.
        phrasing: a number below 2**31 that picks sentences for the rationale.
        occlusion: part of one counted object that one view is to show, (least, most)
            per cent; None when it does not matter.
    """

    category: str
    window: int
    answers: tuple[int, int]
    options: tuple[int, ...]
    wording: int
    rig: str
    sum_must_differ: bool
    phrasing: int
    occlusion: tuple[int, int] | None = None


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
    rig = "survey"
    patience = 100
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
        self.sampler = MultiviewSampler(rig or MultiviewRigParams(), self.rooms)
        self._categories = _countable(catalogue)
        self._has_screens = any(each.is_screen for each in catalogue.categories)

    def slot(self, key: Key, spare: int = 0) -> MultiviewSlot:
        """What falls to a unit; a spare slot has another rig, and hides nothing.

        Categories take turns in blocks of their number. A category then runs through
        all cells of windows by (rig, pair of answers); the demand on the sum falls to
        three of four cells of every row, rig and pair. Wordings and letters are
        those of `letters.lettering`.
        """
        params = self.params
        turn = take_turns(key, "category", key.unit, len(self._categories))
        category = self._categories[turn.choice]
        rows, columns = len(params.windows), len(TWINS) * len(params.rigs)
        cell = take_cell(
            key, f"cell/{category.name}", turn.round, rows=rows, columns=columns
        )
        rig, twins = divmod(cell.column, len(TWINS))
        window, pair = params.windows[cell.row], TWINS[twins]
        lot = lettering(key, "count", key.unit, wordings=len(WORDINGS), options=OPTIONS)
        quarter = (cell.row + rig + twins + turn.round // (rows * columns)) % 4
        order = option_order(key, "count", lot.letters, pair=pair, count=OPTIONS)
        return MultiviewSlot(
            category=category.name,
            window=window,
            answers=(window + pair[0], window + pair[1]),
            options=tuple(window + place for place in order),
            wording=lot.wording,
            rig=params.rigs[(rig + spare) % len(params.rigs)],
            sum_must_differ=quarter < params.sums_that_differ,
            phrasing=int(block_stream(key, "phrasing", key.unit).integers(2**31)),
            occlusion=None if spare else self._occlusion(key, params.rigs[rig]),
        )

    def _occlusion(self, key: Key, rig: str) -> tuple[int, int] | None:
        """The band that falls to a unit, if it is one of those that ask for one.

        The share is kept in every block of the fewest units that it divides, and those
        that ask take turns with the bands that their kind of rig can show.
        """
        bands, percent = self._bands(rig), self.params.occluded_units_pct
        if not bands or not percent:
            return None
        part = gcd(percent, 100)
        asking, units = percent // part, 100 // part
        turn = take_turns(key, "occlusion", key.unit, units)
        if turn.choice >= asking:
            return None
        place = turn.round * asking + turn.choice
        purpose = f"occlusion/{len(bands)}"
        return bands[take_turns(key, purpose, place, len(bands)).choice]

    def _bands(self, rig: str) -> tuple[tuple[int, int], ...]:
        """Those that a kind of rig can show: all views of a turn hide the same.

        There are none where the catalogue holds nothing that is put up to hide things.
        """
        bands = self.params.occlusion_bands if self._has_screens else ()
        if rig != "rotation":
            return bands
        return tuple(band for band in bands if band[0] >= self.params.clear_percent)

    def sample(self, slot: MultiviewSlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        return self.sampler.sample(self.brief(slot), key)

    def check(self, visibility: SceneVisibility) -> None:
        """See `Task.check`."""
        self.sampler.check(visibility)

    def brief(self, slot: MultiviewSlot) -> CountBrief:
        """The category, both counts, the rig, and what is to be hidden."""
        return CountBrief(
            category=slot.category,
            counts=slot.answers,
            rig=slot.rig,
            views=self.params.views,
            occlusion=slot.occlusion,
            needs_all_views=self.params.needs_all_views,
        )

    def ask(
        self, slot: MultiviewSlot, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of `clarity`.
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
        self._check(slot, look)
        evidence = self._evidence(look)
        category = self.categories[slot.category]
        wording = WORDINGS[slot.wording]
        return Question(
            task=self.name,
            kind="count",
            template=wording.id,
            difficulty=_difficulty(evidence),
            text=wording.fill(
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
        category = self._asked_in(facts.question.text, views=len(facts.rig.visible))
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

    def _asked_in(self, text: str, *, views: int) -> str:
        """The category for which one of the wordings reads like a text."""
        for category in self._categories:
            for wording in WORDINGS:
                if text == wording.fill(
                    views=views, singular=category.singular, plural=category.plural
                ):
                    return category.name
        raise ValueError(f"no wording of the task reads {text!r}")

    def _instances(
        self, slot: MultiviewSlot, member: int, scene: Scene
    ) -> tuple[int, ...]:
        """The objects of the category, when they are as many as the slot wants."""
        similar = self.categories[slot.category].similar
        if any(entity.category in similar for entity in scene.entities):
            raise Rejected(clarity.SIMILAR_OBJECT)
        found = tuple(
            entity.id for entity in scene.entities if entity.category == slot.category
        )
        if len(found) != slot.answers[member]:
            raise Rejected(clarity.WRONG_COUNT)
        return found

    def _check(self, slot: MultiviewSlot, look: _CountedViews) -> None:
        """Throw away what could be counted differently, cheap checks first."""
        params, seen_pcm = self.params, self.params.seen_pcm
        clarity.check_seen(look.views, look.instances, seen_pcm=seen_pcm)
        clarity.check_no_view_suffices(look.views, look.instances, seen_pcm=seen_pcm)
        if slot.sum_must_differ:
            clarity.check_sum_misleads(look.views, look.instances, seen_pcm=seen_pcm)
        clarity.check_whole(
            look.views,
            look.instances,
            seen_pcm=seen_pcm,
            clear_percent=params.clear_percent,
        )
        clarity.check_apart(look.views, seen_pcm=seen_pcm)
        for seen in look.maps:
            clarity.check_map(
                seen,
                look.instances,
                seen_pcm=params.map_seen_pcm,
                clear_percent=params.map_clear_percent,
            )
        if len(self._evidence(look).views_needed) < params.min_views_needed:
            raise Rejected(clarity.FEW_VIEWS_NEEDED)

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
            look_at(
                place,
                view,
                seen_pcm=self.params.seen_pcm,
                landmarks=landmarks_near(counted, landmarks, seen),
            )
            for place, (view, seen) in enumerate(
                zip(look.views, visibility.visible, strict=True)
            )
        )
        return recount(
            Nouns(category.singular, category.plural),
            pictures,
            look.maps[0] if look.maps else None,
            phrasing=slot.phrasing,
        )


def _difficulty(evidence: Evidence) -> str:
    """One step for each view that is needed beyond two, and one for many repeats.

    Repeats are sightings beyond the first of an object; they are many when there are at
    least half as many as objects.
    """
    sightings = sum(len(shown) for shown in evidence.per_view)
    repeats = sightings - len(evidence.instances)
    steps = len(evidence.views_needed) - 2
    if 2 * repeats >= len(evidence.instances):
        steps += 1
    return ("easy", "medium", "hard")[min(max(steps, 0), 2)]


def _countable(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that may be asked about; at least one."""
    found = countable(catalogue)
    if not found:
        raise AssetError(
            "catalogue: no category that has the role 'countable' has a model that is "
            "large enough to be made out across a room, so there is nothing to count. "
            "Give the role to a category in assets/categories.toml, or import larger "
            "assets of a category that has it."
        )
    return found
