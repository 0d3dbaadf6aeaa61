"""How many {plural} are there? Several views show one room, none of them all of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from scenegen.errors import AssetError
from scenegen.params import Field, Params
from scenegen.records.facts import Brief
from scenegen.seeding import Key
from scenegen.tasks.allotment import block_stream, shuffled, take_cell, take_turns
from scenegen.tasks.wordings import WORDINGS

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category

OPTIONS = 4

TWINS = ((0, 1), (1, 0), (2, 3), (3, 2))
"""Places of the two answers of a unit inside the window of options."""

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
        description="Of every four units of a category, how many are kept only if "
        "adding up the views gives a wrong count.",
    )


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
    """

    category: str
    window: int
    answers: tuple[int, int]
    options: tuple[int, ...]
    wording: int
    rig: str
    sum_must_differ: bool
    phrasing: int


class Multiview:
    """Counting distinct objects over several views of a room."""

    name = "multiview"
    Params = MultiviewParams

    def __init__(self, params: MultiviewParams, catalogue: "Catalogue") -> None:
        """The task over the countable categories of a catalogue, in their order.

        Raises:
            AssetError: when the catalogue has no countable category.
        """
        self.params = params
        self._categories = _countable(catalogue)

    def slot(self, key: Key) -> MultiviewSlot:
        """What falls to a unit.

        Categories take turns in blocks of their number. A category then runs through
        all cells of windows by (rig, pair of answers), and in blocks of four through
        the demand on the sum. Wordings take turns in blocks of their own; every second
        unit of a wording begins a fresh order of the letters.
        """
        params = self.params
        turn = take_turns(key, "category", key.unit, len(self._categories))
        category = self._categories[turn.choice]
        cell = take_cell(
            key,
            f"cell/{category.name}",
            turn.round,
            rows=len(params.windows),
            columns=len(TWINS) * len(params.rigs),
        )
        window, pair = params.windows[cell.row], TWINS[cell.column % len(TWINS)]
        wording = take_turns(key, "wording", key.unit, len(WORDINGS))
        sum_turn = take_turns(key, f"sum/{category.name}", turn.round, 4)
        order = self._option_order(key, wording.choice, wording.round, pair)
        return MultiviewSlot(
            category=category.name,
            window=window,
            answers=(window + pair[0], window + pair[1]),
            options=tuple(window + place for place in order),
            wording=wording.choice,
            rig=params.rigs[cell.column // len(TWINS)],
            sum_must_differ=sum_turn.choice < params.sums_that_differ,
            phrasing=int(block_stream(key, "phrasing", key.unit).integers(2**31)),
        )

    def brief(self, slot: MultiviewSlot) -> Brief:
        """The category, both counts, and the rig."""
        return Brief(
            category=slot.category,
            counts=slot.answers,
            rig=slot.rig,
            views=self.params.views,
        )

    def _option_order(
        self, key: Key, wording: int, used: int, pair: tuple[int, int]
    ) -> tuple[int, ...]:
        """Places of the window by letter.

        Four items in a row of one wording have four different right letters, so that
        the letters of a wording never differ by more than one in number.
        """
        block, half = divmod(used, 2)
        letters = shuffled(key, f"letters/{wording}", block, OPTIONS)
        right = letters[2 * half : 2 * half + 2]
        rest = [place for place in range(OPTIONS) if place not in pair]
        swap = shuffled(key, "distractors", key.unit, 2)
        others = [letter for letter in range(OPTIONS) if letter not in right]
        order = [0] * OPTIONS
        for letter, place in zip(right, pair, strict=True):
            order[letter] = place
        for letter, choice in zip(others, swap, strict=True):
            order[letter] = rest[choice]
        return tuple(order)


def _countable(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that may be asked about, in the order of the catalogue."""
    found = tuple(
        category for category in catalogue.categories if "countable" in category.roles
    )
    if not found:
        raise AssetError(
            "catalogue: no category has the role 'countable', so there is nothing to "
            "count. Give the role to a category in assets/categories.toml, or import "
            "assets of a category that has it."
        )
    return found
