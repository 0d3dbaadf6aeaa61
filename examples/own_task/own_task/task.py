"""Which of four objects is the tallest? One view from aside; the front is imagined."""

from dataclasses import dataclass
from itertools import chain, product
from typing import ClassVar

from own_task.sampler import Row, TallestRigParams, TallestSampler
from own_task.wordings import WORDINGS
from scenegen.catalogue import Asset, Catalogue
from scenegen.errors import Rejected
from scenegen.params import Field, Params
from scenegen.records.item import Evidence, Facts, MapEntry, Margins, Question, Twin
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, pick
from scenegen.tasks.balancing import block_stream, take_turns
from scenegen.tasks.base import Kind, Shortcut, Task, kinds_by_name
from scenegen.tasks.lettering import lettering, option_order
from scenegen.tasks.phrases import entity_of, joined, sighting_of
from scenegen.tasks.pools import check_alone, option_categories
from scenegen.tasks.showing import clear_pct, share_pcm
from scenegen.tasks.solving.picture_features import entry_of, least
from scenegen.tasks.solving.point_clouds import points_of
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import MIDDLE, TokenSheet, middle_of
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene
from scenegen.visibility.view_quality import QualityParams, inspect

MARGIN = 150
"""The tallest object is taller than all others by so much, millimetres."""


class TallestParams(Params):
    """What an item must hold to be kept."""

    seen_pcm: int = Field(default=400, ge=50, le=5000)
    clear_percent: int = Field(default=70, ge=1, le=100)


@dataclass(frozen=True, slots=True)
class TallestSlot:
    """What a unit asks, decided by its number.

    Attributes:
        row: models of both twins: the first category has a tall model in one twin and a
            short one in the other; the second is the tallest where the first is short.
        answers: for each twin, which category is the tallest: 0 or 1.
        order: categories in the order of their letters.
        wording: number of the wording.
    """

    row: Row
    answers: tuple[int, int]
    order: tuple[int, ...]
    wording: int


class Tallest(Kind):
    """Which of four objects is the tallest."""

    name = "tallest"
    about = "which of four objects is the tallest?"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS
    none_left = "none of these objects"


def _entries(facts: Facts) -> dict[int, MapEntry]:
    """What the picture shows of each option."""
    ids = enumerate(facts.question.evidence.options)
    found = {place: entry_of(facts, "view_0", entity) for place, entity in ids}
    return {place: entry for place, entry in found.items() if entry is not None}


def _highest_in_picture(facts: Facts) -> tuple[int, ...]:
    """The option whose box reaches highest in the picture."""
    return least({p: float(e.box[1]) for p, e in _entries(facts).items()})


def _nearest_to_middle(facts: Facts) -> tuple[int, ...]:
    """The option nearest to the middle column of the picture."""
    entries = _entries(facts).items()
    return least({p: abs(middle_of(e)[0] - MIDDLE) for p, e in entries})


class TallestTask(Task[TallestSlot]):
    """Comparing heights from a view that perspective distorts."""

    name = "tallest"
    about = (
        "A picture shows four objects from aside. Asked: which of them is the tallest? "
        "The hidden picture is the view from the front."
    )
    rig = "front"
    patience = 40
    Params = TallestParams
    RigParams = TallestRigParams
    kinds = kinds_by_name(Tallest())
    shortcuts = (
        Shortcut("nearest to the middle", ("tallest",), picks=_nearest_to_middle),
        Shortcut(
            "highest in the picture",
            ("tallest",),
            picks=_highest_in_picture,
            exempt=("tallest",),
            reason="what is tall mostly reaches high; only distance misleads",
        ),
    )

    def __init__(
        self,
        params: TallestParams,
        catalogue: Catalogue,
        *,
        rig: TallestRigParams | None = None,
        rooms: RoomSampler | None = None,
    ) -> None:
        """The task over the countable categories of a catalogue."""
        super().__init__(params, catalogue, rig=rig, rooms=rooms)
        self.params = params
        self.sampler = TallestSampler(rig or TallestRigParams(), self.rooms)
        self._pool = option_categories(catalogue, about="heights")
        self._pairs = self._swinging_pairs()

    def slot(self, key: Key, spare: int = 0) -> TallestSlot:
        """Pairs of categories take turns; letters and wordings are balanced."""
        turn = take_turns(key, f"pair/{spare}", key.unit, len(self._pairs))
        tall, short, rival = self._pairs[turn.choice]
        rng = block_stream(key, f"others/{spare}", key.unit)
        others: list[Asset] = []
        while len(others) < 2:
            used = (tall, rival, *others)
            low = [a for a in self._models() if self._is_lower(a, rival, used)]
            others.append(pick(rng, low))
        lot = lettering(key, "tallest", key.unit, wordings=len(WORDINGS), options=4)
        toss = int(block_stream(key, "twin", key.unit).integers(2))
        answers = (toss, 1 - toss)
        swing = {0: tall, 1: short}
        models = tuple((swing[each], rival, *others) for each in answers)
        return TallestSlot(
            row=Row((models[0], models[1])),
            answers=answers,
            order=option_order(key, "tallest", lot.letters, pair=answers, count=4),
            wording=lot.wording,
        )

    def sample(self, slot: TallestSlot, key: Key) -> TwinScenes:
        """See `Task.sample`."""
        return self.sampler.sample(slot.row, key)

    def check(self, visibility: SceneVisibility) -> None:
        """See `Task.check`."""
        inspect(visibility, QualityParams())

    def ask(
        self, slot: TallestSlot, member: int, twin: Twin, visibility: SceneVisibility
    ) -> Question:
        """See `Task.ask`."""
        names = [asset.category for asset in slot.row.models[0]]
        check_alone(twin.scene, names, self.categories)
        views, asked = visibility.views, twin.asked
        shares = [self._seen(view, each) for view in views for each in asked]
        models = [entity_of(twin.scene, each).asset for each in twin.asked]
        heights = [self.catalogue.asset(model).size_mm[2] for model in models]
        right = slot.answers[member]
        gap = heights[right] - max(h for n, h in enumerate(heights) if n != right)
        if gap < MARGIN:
            raise Rejected("nearly_as_tall")
        nouns = [f"the {self.categories[name].singular}" for name in names]
        ids = tuple(twin.asked[n] for n in slot.order)
        instances = (twin.asked[right],)
        return Question(
            task=self.name,
            kind=Tallest.name,
            template=WORDINGS[slot.wording].id,
            difficulty="medium",
            text=WORDINGS[slot.wording].text,
            options=tuple(nouns[n] for n in slot.order),
            answer_index=slot.order.index(right),
            margins=Margins(min(shares), None, self.params.seen_pcm, gap_mm=gap),
            evidence=Evidence(instances, (instances,), (0,), ids),
            rationale=_rationale(nouns, nouns[right]),
        )

    def is_stable(
        self, slot: TallestSlot, member: int, moved: Twin, perturbed: PerturbedScene
    ) -> bool:
        """Heights stay; all four must still show."""
        least_px = self.params.seen_pcm * perturbed.size * perturbed.size // 200_000
        shown = perturbed.pixels("view_0", moved.asked)
        return all(pixels >= least_px for pixels in shown)

    def solve(self, facts: Facts) -> int:
        """The option whose mesh reaches highest above the floor."""
        tops = {
            f"the {self.categories[each.category].singular}": each.position_mm[2] / 1000
            + float(self.catalogue.mesh(each.asset).vertices[:, 2].max())
            for each in facts.scene.entities
        }
        options = facts.question.options
        return options.index(max(options, key=lambda each: tops[each]))

    def solve_from_tokens(self, sheet: TokenSheet) -> int | None:
        """Box above the horizon over box below it, in the view from the front."""
        if all(each.text != sheet.text for each in WORDINGS):
            raise ValueError(f"no wording of the task reads like: {sheet.text}")
        heights = {}
        for place, category in enumerate(sheet.option_categories()):
            entry = sheet.entry("front_view", category) if category else None
            if entry is not None and entry.box[3] > MIDDLE:
                heights[place] = (MIDDLE - entry.box[1]) / (entry.box[3] - MIDDLE)
        return max(heights, key=lambda each: heights[each], default=None)

    def solve_from_masks(self, views: SegmentedViews) -> int:
        """The option of which some pixel shows the highest point."""
        tops = {
            option: max(
                float(points[:, 2].max())
                for view in views.visibility.views
                if len(points := points_of(view, entity))
            )
            for option, entity in views.option_entities().items()
        }
        return views.place_of(max(tops, key=lambda each: tops[each]))

    def _models(self) -> list[Asset]:
        found = chain(*(self.catalogue.assets_of(each.name) for each in self._pool))
        return [asset for asset in found if asset.is_seen_across_a_room]

    def _swinging_pairs(self) -> list[tuple[Asset, Asset, Asset]]:
        """Tall and short model of a category, and a rival whose height is between."""
        models = self._models()
        return [
            (tall, short, rival)
            for tall, short, rival in product(models, models, models)
            if tall.category == short.category
            and self._differ(tall, rival)
            and tall.size_mm[2] >= rival.size_mm[2] + MARGIN
            and rival.size_mm[2] >= short.size_mm[2] + MARGIN
            and any(self._is_lower(each, rival, (tall, rival)) for each in models)
        ]

    def _is_lower(self, low: Asset, rival: Asset, used: tuple[Asset, ...]) -> bool:
        return low.size_mm[2] + MARGIN <= rival.size_mm[2] and all(
            self._differ(low, each) for each in used
        )

    def _differ(self, one: Asset, other: Asset) -> bool:
        """Whether nobody takes one for the other."""
        a, b = (self.catalogue.category(each.category) for each in (one, other))
        return a.name != b.name and b.name not in a.similar and a.name not in b.similar

    def _seen(self, view: ViewVisibility, number: int) -> int:
        """The share of a view that an object fills, when it shows well enough."""
        seen = sighting_of(view, number)
        if (
            seen is None
            or seen.touches_border
            or share_pcm(seen, view) < self.params.seen_pcm
            or clear_pct(seen) < self.params.clear_percent
        ):
            raise Rejected("unseen")
        return share_pcm(seen, view)


def _rationale(nouns: list[str], answer: str) -> tuple[str, ...]:
    return (
        f"The picture shows {joined(nouns)}.",
        "Seen from the front, all of them are equally far away.",
        f"There {answer} reaches higher than all the others.",
        f"So the answer is: {answer}.",
    )
