"""Everything that can be asked or scored about one item, at one address."""

from dataclasses import dataclass

from scenegen.records.optional import optional_field
from scenegen.records.rig import Rig
from scenegen.records.scene import Scene
from scenegen.records.visibility import Sighting


@dataclass(frozen=True, slots=True)
class Address:
    """Where an item lives. Items 2u and 2u + 1 are the twins of unit u."""

    seed: int
    split: str
    series: str
    index: int

    @property
    def unit(self) -> int:
        """The unit that is sampled together."""
        return self.index // 2

    @property
    def member(self) -> int:
        """0 or 1: which twin of the unit."""
        return self.index % 2

    @property
    def id(self) -> str:
        """A stable name, e.g. "multiview-7-train-000017"."""
        return f"{self.series}-{self.seed}-{self.split}-{self.index:06d}"

    @property
    def pair_id(self) -> str:
        """The name that both twins share."""
        return f"{self.series}-{self.seed}-{self.split}-u{self.unit:06d}"

    def __str__(self) -> str:
        """As messages name it."""
        return (
            f"series '{self.series}', seed {self.seed}, split '{self.split}', "
            f"index {self.index}"
        )


@dataclass(frozen=True, slots=True)
class Occlusion:
    """How much of an entity a view is to show.

    Attributes:
        entity: its id.
        view: the name of the view.
        least_pct, most_pct: visible part of its outline, per cent; 100 is all of it.
    """

    entity: int
    view: str
    least_pct: int
    most_pct: int

    def is_met(self, visible_px: int, amodal_px: int) -> bool:
        """Whether so many visible pixels of so many are what is asked for."""
        least, most = self.least_pct * amodal_px, self.most_pct * amodal_px
        return amodal_px > 0 and least <= 100 * visible_px <= most


@dataclass(frozen=True, slots=True)
class OccludedSighting:
    """What was asked of the occluders of a scene, and what they reach.

    Attributes:
        asked: how much of which entity which view is to show.
        visible_px: pixels of the entity that it shows.
        amodal_px: pixels that it would show if nothing were in the way.
    """

    asked: Occlusion
    visible_px: int
    amodal_px: int

    @property
    def is_reached(self) -> bool:
        """Whether the view shows as much as was asked for."""
        return self.asked.is_met(self.visible_px, self.amodal_px)


@dataclass(frozen=True, slots=True)
class Margins:
    """How far an item is from being ambiguous; None where it does not apply.

    Attributes:
        seen_pcm: the smallest, over the things that must be seen, of the best visible
            share, per cent mille (1e-5) of a picture.
        best_view_missing: counted instances that the best single view does not show.
        threshold_pcm: the visible share from which a thing counts as seen.
        angle_tenths: turn that would change a direction the answer rests on.
        gap_mm: distance by which the answer holds: between two distances, between two
            passings, or to the border of what is in the way.
        hidden_pct: visible part of what the hidden view is asked about, per cent of its
            outline.
    """

    seen_pcm: int
    best_view_missing: int | None
    threshold_pcm: int
    angle_tenths: int | None = None
    gap_mm: int | None = None
    hidden_pct: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the answer is what it is.

    Attributes:
        instances: ids of the entities that the answer rests on: all counted ones, or
            what is asked about, one or two, or the one that is the right option. In
            questions of `perspective` about a facing, the last one gives the facing.
        per_view: for each visible view, the ids of those of them that it shows.
        views_needed: a smallest set of views that shows all of them.
        options: ids of the entities that the options name, in their order, 0 for an
            option that names none; empty when options are no entities.
    """

    instances: tuple[int, ...]
    per_view: tuple[tuple[int, ...], ...]
    views_needed: tuple[int, ...]
    options: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A multiple-choice question with its certificate.

    Attributes:
        task, kind: e.g. "multiview", "count".
        template: id of the wording, e.g. "count-03".
        difficulty: "easy", "medium" or "hard".
        text: the question without the options.
        options: in the order of their letters.
        answer_index: position of the right option.
        margins, evidence: see there.
        rationale: 3 to 6 sentences, from what an onlooker sees to the answer.
        variant: how it is shown, where a kind knows several ways, e.g. "map_arrow".
    """

    task: str
    kind: str
    template: str
    difficulty: str
    text: str
    options: tuple[str, ...]
    answer_index: int
    margins: Margins
    evidence: Evidence
    rationale: tuple[str, ...]
    variant: str = ""

    @property
    def letter(self) -> str:
        """The letter of the right option."""
        return "ABCDEFGH"[self.answer_index]


@dataclass(frozen=True, slots=True)
class MapEntry:
    """One entity on an object map: grid cell, category, instance, box in the picture.

    Attributes:
        row, column: cell of the bird's-eye grid.
        category: of the entity.
        instance: id of the entity, the same in all views of the item.
        box: bounds in the picture on a 336-pixel grid (x0, y0, x1, y1), inclusive.
        distance: depth code of the way over the floor from the camera to the middle of
            the entity; 127 on a map.
    """

    row: int
    column: int
    category: str
    instance: int
    box: tuple[int, int, int, int]
    distance: int = 127


@dataclass(frozen=True, slots=True)
class MapMark:
    """A mark that is painted into a view: a cross, an arrow, a corner of the walk.

    Attributes:
        label: "X", "ARROW" (its tip), "1", "M1", "2", "BEND".
        row, column: cell of the bird's-eye grid.
        pixel: place in the picture on a 336-pixel grid, (x, y).
        distance: as that of a `MapEntry`.
    """

    label: str
    row: int
    column: int
    pixel: tuple[int, int]
    distance: int = 127


TokenRows = tuple[tuple[int | str, ...], ...]
"""The value of an added token in one view: a table of whole numbers and words."""


@dataclass(frozen=True, slots=True)
class AddedTokens:
    """The value of a token that a recipe asks for beside the standard ones.

    Attributes:
        token: its name.
        rows: what it says of the view; the token knows what their cells mean.
    """

    token: str
    rows: TokenRows


@dataclass(frozen=True, slots=True)
class ViewTokens:
    """The perception tokens of one view.

    Attributes:
        view: its name; "" where they were read from text.
        depth: 100 depth bins, row by row of a 10 x 10 grid.
        entries: the object map.
        marks: what is painted into the picture; those of a walk in its order.
        added: tokens that the recipe asks for beside these, in its order.
    """

    view: str
    depth: tuple[int, ...]
    entries: tuple[MapEntry, ...]
    marks: tuple[MapMark, ...] = ()
    added: tuple[AddedTokens, ...] = optional_field(())


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one item before a pixel is drawn.

    Attributes:
        address: where it lives.
        attempt: the attempt that succeeded.
        scene, rig, question: what is shown and asked.
        sightings: per view of the rig, what it sees.
        tokens: per view of the rig.
        occlusion: what was asked of the occluders, and reached; None when nothing was.
        control: what was spoilt on purpose, "" for an honest item.
        imagined: the scene that hidden views show, when it is not `scene`.
        twin_of: the one input in which the twins differ, as their task names it.
    """

    address: Address
    attempt: int
    scene: Scene
    rig: Rig
    question: Question
    sightings: tuple[tuple[Sighting, ...], ...]
    tokens: tuple[ViewTokens, ...]
    occlusion: OccludedSighting | None = None
    control: str = ""
    imagined: Scene | None = None
    twin_of: str = optional_field("")


Pair = tuple[Facts, Facts]
"""Both items of a unit."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One of the two items of a unit, placed and not yet asked about.

    Attributes:
        scene, rig: of this twin.
        asked: ids of the entities that the brief names, in its order; the same in both
            twins. Empty when it names a category.
    """

    scene: Scene
    rig: Rig
    asked: tuple[int, ...] = ()
