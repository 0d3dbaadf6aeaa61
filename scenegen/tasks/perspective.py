"""What is true on an X on the floor, after a turn, for somebody who imagines it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from scenegen.errors import AssetError, Rejected
from scenegen.params import Field, Params, model_validator
from scenegen.records.facts import Evidence, Facts, Margins, Question, Twin
from scenegen.records.perspective import PerspectiveBrief
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity
from scenegen.records.truth import Sighting, Truth, ViewTruth
from scenegen.seeding import Key
from scenegen.tasks import perspective_clarity as clarity
from scenegen.tasks import perspective_words as words
from scenegen.tasks.allotment import block_stream, take_turns
from scenegen.tasks.letters import lettering, option_order
from scenegen.tasks.perspective_solving import solve_perspective
from scenegen.tasks.quartets import SIZE, quartet
from scenegen.tasks.showing import PCM, smallest_cover
from scenegen.tasks.telling import entity_of, names_of, sighting_of
from scenegen.truth.shake import Shaken

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category

KINDS = ("distance_change", "relative_position", "visibility", "which_object")

ANSWERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "distance_change": ("closer", "further"),
        "relative_position": ("left", "right"),
        "visibility": ("visible", "hidden"),
    }
)
"""What may be true, but of a "which_object"."""

SIDES = ("left", "right")

STEPS = (300, 450, 600, 750, 900, 1050, 1200, 1350, 1500)
"""Turns, tenths of a degree, to either side."""

OBLIQUE = (300, 450, 600, 1200, 1350, 1500)
"""Turns after which left and right are no matter of above and below in the picture."""

SQUARE = (900,)
"""The only turn of the published questions."""

LOW_MM, SCREEN_MM, THICK_MM = 1250, 1600, 450
"""What can be hidden is no higher than the first; what hides it is no lower than the
second and, if it is meant for a wall, no thicker than the third."""

HIDDEN_PCT = 1
"""What is hidden shows no more of its outline than this, per cent."""

NOT_ALONE = "not_alone"
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


class _Lines(NamedTuple):
    """Sides of a thing of the lines of a picture, as in `PerspectiveBrief`."""

    half: str = ""
    row: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class PerspectiveSlot:
    """What a unit asks, decided by its number.

    Attributes:
        brief: what its scenes must hold.
        wording: which wording of its kind.
        order: places of the choices in the order of their letters; a choice is one of
            `answers`, or of the four categories.
        phrasing: a number below 2**31 that picks sentences for the rationale.
    """

    brief: PerspectiveBrief
    wording: int
    order: tuple[int, ...]
    phrasing: int


class Perspective:
    """Imagining to stand elsewhere and to face elsewhere."""

    name = "perspective"
    rig = "vantage"
    Params = PerspectiveParams

    def __init__(self, params: PerspectiveParams, catalogue: "Catalogue") -> None:
        """The task over the countable categories of a catalogue.

        Raises:
            AssetError: when too few of them differ enough to be options together, or
                nothing can hide anything.
        """
        self.params = params
        self._catalogue = catalogue
        self._by_name = {category.name: category for category in catalogue.categories}
        self._pool = _countable(catalogue)
        self._low = _low(catalogue, self._pool)
        self._screens = _screens(catalogue)
        self._is_classic = params.preset == "classic"
        self._kinds: tuple[str, ...] = KINDS
        if self._is_classic:
            self._kinds = KINDS[:2]
        elif params.views > 1:
            self._kinds = tuple(kind for kind in KINDS if kind != "visibility")

    def slot(self, key: Key) -> PerspectiveSlot:
        """What falls to a unit: kinds take turns, and all else does within a kind."""
        turn = take_turns(key, "kind", key.unit, len(self._kinds))
        kind, place = self._kinds[turn.choice], turn.round
        brief = self._brief(key, kind, place)
        count = SIZE if kind == "which_object" else 2
        pair = (0, 1)
        if kind != "which_object":
            first, second = (ANSWERS[kind].index(each) for each in brief.answers)
            pair = (first, second)
        lot = lettering(
            key, kind, place, wordings=len(words.WORDINGS[kind]), options=count
        )
        return PerspectiveSlot(
            brief,
            lot.wording,
            option_order(key, kind, lot.letters, pair=pair, count=count),
            int(block_stream(key, "phrasing", key.unit).integers(2**31)),
        )

    def _brief(self, key: Key, kind: str, place: int) -> PerspectiveBrief:
        """What falls to the unit at some place among those of a kind."""

        def fall(what: str, choices: int) -> int:
            return take_turns(key, f"{what}/{kind}", place, choices).choice

        steps: tuple[int, ...] = SQUARE
        if not self._is_classic:
            steps = OBLIQUE if kind == "relative_position" else STEPS
        step, way = divmod(fall("turn", 2 * len(steps)), 2)
        turn_tenths = steps[step] if way == 0 else -steps[step]
        half, order = divmod(fall("cell", 4), 2)
        categories = self._categories(key, kind, place)
        first, second = ANSWERS.get(kind, categories[:2])
        lines = self._lines(kind, turn_tenths, SIDES[fall("side", 2)])
        is_single = kind != "which_object"
        return PerspectiveBrief(
            kind=kind,
            categories=categories,
            turn_tenths=turn_tenths,
            answers=(second, first) if is_single and order else (first, second),
            before=lines.half or (SIDES[half] if self._has_half(kind) else ""),
            row=lines.row,
            side=lines.side,
            nearness=fall("nearness", SIZE),
            has_arrow=fall("variant", 2) == 1 and not self._is_classic,
            views=self.params.views,
            is_fixed=self._is_classic,
        )

    def _has_half(self, kind: str) -> bool:
        """Whether both halves of the picture show the thing equally often."""
        if kind == "distance_change":
            return not self._is_classic
        return kind == "relative_position"

    def _lines(self, kind: str, turn_tenths: int, side: str) -> _Lines:
        """Where the things are in the picture, as far as it is settled."""
        if self._is_classic or self.params.views > 1:
            return _Lines()
        to = "left" if turn_tenths > 0 else "right"
        if kind == "distance_change":
            # What is above the X in the picture is nearer to it than to the camera.
            return _Lines(row="below", side=side)
        if kind == "relative_position":
            # There is hardly room beside an X for what is in the other half.
            row = "above" if abs(turn_tenths) < 900 else "below"
            return _Lines(to, row, to)
        return _Lines(side=to if kind == "which_object" else "")

    def _categories(self, key: Key, kind: str, place: int) -> tuple[str, ...]:
        if kind == "which_object":
            return quartet(key, kind, place, self._pool)
        pool = self._low if kind == "visibility" else self._pool
        turn = take_turns(key, f"category/{kind}", place, len(pool))
        found = pool[turn.choice].name
        if kind != "visibility":
            return (found,)
        screens = self._screens
        screen = take_turns(key, f"screen/{kind}", place, len(screens)).choice
        return found, screens[screen].name

    def brief(self, slot: PerspectiveSlot) -> PerspectiveBrief:
        """The X and the things."""
        return slot.brief

    def ask(
        self, slot: PerspectiveSlot, member: int, twin: Twin, truth: Truth
    ) -> Question:
        """The question of one twin.

        Raises:
            Rejected: with a reason of this file or of `perspective_clarity`.
        """
        brief, kind = slot.brief, slot.brief.kind
        self._check_alone(brief, twin)
        clarity.check_signs(truth.visible)
        shown = self._check_shown(brief, twin, truth)
        margins = self._margins(slot, member, twin, truth, shown)
        nouns = [self._by_name[name].singular for name in brief.categories]
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
            evidence=self._evidence(slot, member, twin, truth),
            rationale=words.rationale(
                kind,
                twin,
                truth,
                names=names_of(twin.scene, self._by_name, twin.asked),
                answer=options[answer],
                phrasing=slot.phrasing,
            ),
            variant="arrow" if brief.has_arrow else "cross",
        )

    def holds(
        self, slot: PerspectiveSlot, member: int, shaken: Twin, see: Shaken
    ) -> bool:
        """Whether the answer stays, by the places of cameras and things.

        What shows on the X, or is hidden there, is looked at.
        """
        brief, right = slot.brief, shaken.asked[self._right(slot, member)]
        place = _place(entity_of(shaken.scene, right))
        novel = _novel(shaken.rig)
        if brief.kind == "distance_change":
            cross = (novel.position_mm[0], novel.position_mm[1])
            gap = clarity.distance_gap(shaken.rig.views[0], cross, place)
            return (gap > 0) == (brief.answers[member] == "closer")
        if brief.kind == "relative_position":
            left = clarity.left_of(novel, place)
            return (left > 0) == (brief.answers[member] == "left")
        if brief.kind == "which_object":
            off = {
                each: abs(clarity.turned(novel, _place(entity_of(shaken.scene, each))))
                for each in shaken.asked
            }
            return all(off[right] < off[each] for each in off if each != right)
        (pixels,) = see.pixels(novel.name, (right,))
        if brief.answers[member] == "hidden":
            return pixels == 0
        return pixels * PCM * 2 >= self.params.seen_pcm * see.size * see.size

    def solve(self, facts: Facts) -> int:
        """The index of the right option, found from the facts alone.

        Raises:
            ValueError: when the text is none of this task, or no option is right.
        """
        return solve_perspective(facts, self._by_name)

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

    def _check_alone(self, brief: PerspectiveBrief, twin: Twin) -> None:
        """Each category is there once, and nothing that might be taken for it."""
        there = [entity.category for entity in twin.scene.entities]
        for name in brief.categories:
            similar = self._by_name[name].similar
            if there.count(name) != 1 or any(each in similar for each in there):
                raise Rejected(NOT_ALONE)

    def _check_shown(
        self, brief: PerspectiveBrief, twin: Twin, truth: Truth
    ) -> tuple[int, ...]:
        """The things show where they must; their shares of that picture, in 1e-5."""
        *before, seen = truth.visible
        shares = []
        for thing in twin.asked:
            sighting = self._shown_well(seen, thing)
            if sighting is None:
                raise Rejected(UNSEEN)
            if any(other.visible_px(thing) for other in before):
                raise Rejected(SEEN_AT_START)
            is_lined = thing == twin.asked[0] or brief.kind == "which_object"
            if is_lined:
                clarity.check_lines(brief, seen, sighting)
            shares.append(_share(sighting, seen))
        return tuple(shares)

    def _shown_well(self, seen: ViewTruth, thing: int) -> Sighting | None:
        """What a view sees of a thing, if it is enough."""
        sighting = sighting_of(seen, thing)
        if (
            sighting is None
            or _share(sighting, seen) < self.params.seen_pcm
            or _clear_pct(sighting) < self.params.clear_percent
        ):
            return None
        return sighting

    def _margins(
        self,
        slot: PerspectiveSlot,
        member: int,
        twin: Twin,
        truth: Truth,
        shown: tuple[int, ...],
    ) -> Margins:
        """Distances from doubt.

        Raises:
            Rejected: when there is some.
        """
        brief, rig = slot.brief, twin.rig
        right = entity_of(twin.scene, twin.asked[self._right(slot, member)])
        (novel,) = (seen for seen in truth.views if seen.view.name == "novel_view")
        angle, gap, hidden = None, None, None
        if brief.kind == "distance_change":
            (x, y), start = novel.view.position_mm[:2], rig.views[0]
            gap = clarity.distance_gap(start, (x, y), _place(right))
            clarity.check_gap(gap, brief.answers[member])
            gap = abs(gap)
        elif brief.kind == "relative_position":
            size = self._catalogue.asset(right.asset).size_mm
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
            threshold_pcm=self.params.seen_pcm,
            angle_tenths=angle,
            gap_mm=gap,
            hidden_pct=hidden,
        )

    def _in_novel(self, novel: ViewTruth, thing: int) -> Sighting:
        """What the imagined view shows of a thing.

        Raises:
            Rejected: NOT_SHOWN when that is too little.
        """
        sighting = self._shown_well(novel, thing)
        if sighting is None:
            raise Rejected(NOT_SHOWN)
        return sighting

    def _visible_pct(self, novel: ViewTruth, thing: int, answer: str) -> int:
        """The part of a thing that the imagined view shows, per cent, rounded down.

        Raises:
            Rejected: NOT_SHOWN or NOT_HIDDEN when it is not what the answer says.
        """
        if answer == "visible":
            return _clear_pct(self._in_novel(novel, thing))
        for sighting in novel.sightings:
            if sighting.entity == thing:
                large = sighting.amodal_px * PCM >= self.params.seen_pcm * novel.pixels
                if large and sighting.visible_px * 100 <= (
                    HIDDEN_PCT * sighting.amodal_px
                ):
                    return _clear_pct(sighting)
        raise Rejected(NOT_HIDDEN)

    def _evidence(
        self, slot: PerspectiveSlot, member: int, twin: Twin, truth: Truth
    ) -> Evidence:
        """The thing that the answer is about; two pictures are both needed."""
        right = twin.asked[self._right(slot, member)]
        instances = (right,)
        per_view = tuple(
            tuple(
                each
                for each in instances
                if seen.visible_px(each) * PCM >= self.params.seen_pcm * seen.pixels
            )
            for seen in truth.visible
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


def _share(sighting: Sighting, seen: ViewTruth) -> int:
    """Of the picture, per cent mille, rounded down."""
    return sighting.visible_px * PCM // seen.pixels


def _clear_pct(sighting: Sighting) -> int:
    """The part that is not hidden, per cent, rounded down."""
    return 100 * sighting.visible_px // sighting.amodal_px


def _difficulty(brief: PerspectiveBrief) -> str:
    """One step each for a wide turn, a second picture, and no arrow."""
    steps = (abs(brief.turn_tenths) > 900) + (brief.views > 1) + (not brief.has_arrow)
    return ("easy", "medium", "hard")[min(steps, 2)]


def _countable(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that may be asked about, in the order of the catalogue."""
    found = tuple(
        category
        for category in catalogue.categories
        if "countable" in category.roles
        and any(
            each.is_seen_across_a_room for each in catalogue.assets_of(category.name)
        )
    )
    if len(found) < SIZE:
        raise AssetError(
            f"catalogue: a question about the X offers {SIZE} kinds of things, and "
            f"{len(found)} categories have the role 'countable' and a model that is "
            "large enough to be made out across a room. Give the role to more "
            "categories in assets/categories.toml, or import larger assets of those "
            "that have it."
        )
    return found


def _low(
    catalogue: "Catalogue", pool: "tuple[Category, ...]"
) -> "tuple[Category, ...]":
    """Those of which all models can be hidden from the eyes of who stands."""
    return tuple(
        category
        for category in pool
        if all(
            each.size_mm[2] <= LOW_MM
            for each in catalogue.assets_of(category.name)
            if each.is_seen_across_a_room
        )
    )


def _screens(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that hide things and may stand anywhere.

    Raises:
        AssetError: when there are none.
    """
    found = tuple(
        category
        for category in catalogue.categories
        if "occluder" in category.roles
        and any(
            each.size_mm[2] >= SCREEN_MM
            and (category.placement == "free" or each.size_mm[0] <= THICK_MM)
            for each in catalogue.assets_of(category.name)
        )
    )
    if not found:
        raise AssetError(
            "catalogue: no category of the role 'occluder' has a model that is at "
            f"least {SCREEN_MM} mm high and may stand free in a room, so nothing can "
            "be hidden. Give the role to more categories in assets/categories.toml, or "
            "import higher assets of those that have it."
        )
    return found
