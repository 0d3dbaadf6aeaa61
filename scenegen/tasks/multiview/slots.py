"""What falls to each unit of the multiview task, by its number alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING

from scenegen.errors import AssetError
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.seeding import Key
from scenegen.tasks.balancing import phrasing_of, take_cell, take_turns
from scenegen.tasks.lettering import lettering, option_order
from scenegen.tasks.multiview.params import OPTIONS, MultiviewParams
from scenegen.tasks.multiview.phrasing import COUNT, WORDINGS
from scenegen.tasks.pools import countable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenegen.catalogue import Catalogue, Category

OTHER_RIG = 4
"""Spare slots after which the rig is another one."""

OTHER_CATEGORY = 5
"""From the category of a unit to that of its later spare slots, in their order."""

CENTRED = (60, 64, 68, 72, 76, 80)
"""How near to the middle of the pictures what is counted is to be, per cent."""

APART = (830, 900, 970, 1030)
"""How far apart the outermost of what is counted are to be in a picture, thousandths
of half of its width."""

LEAN, ALONE_LEAN = 3, 6
"""Of few objects each is in more of the pictures, and then beside their middles. Rigs
follow what is asked of them by half; so for the lower answers of a window that much
more is asked, and for the higher ones less, per cent. What they show is then the same.
The second is for where every view is needed: twins that show objects as far apart are
those with the higher answers by themselves.
"""

TWINS = ((0, 1), (1, 0), (2, 3), (3, 2))
"""Places of the two answers of a unit inside the window of options."""


@dataclass(frozen=True, slots=True)
class MultiviewSlot:
    """What a unit asks, decided by its number.

    Attributes:
        category: id of the category that is counted.
        window: smallest of the four offered counts.
        answers: the counts of the two twins, which differ by one.
        most: what the fullest view shows, in both twins.
        others: how many each other view of the fuller twin shows, the most first.
        fewer: the same of the emptier twin.
        differs: what the twins differ in, "split" or "exchanged".
        options: the offered counts in the order of their letters.
        wording: which of `WORDINGS`.
        rig: kind of rig.
        phrasing: a number below 2**31 that picks sentences for the rationale.
        centred: how near to the middle of their pictures the views are to show what
            is counted, on average, per cent.
        apart: how far apart they are to show the outermost of it, on average,
            thousandths of half of a picture's width.
        occlusion: part of one counted object that one view is to show, (least, most)
            per cent; None when it does not matter.
    """

    category: str
    window: int
    answers: tuple[int, int]
    most: int
    others: tuple[int, ...]
    fewer: tuple[int, ...]
    differs: str
    options: tuple[int, ...]
    wording: int
    rig: str
    phrasing: int
    centred: int = 70
    apart: int = 930
    occlusion: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Allotment:
    """What is dealt to units.

    Why nothing in a question, and nothing that single views show, gives its count away:
    a category runs through all cells of (window, rig, pair of places inside the window,
    difference of the twins) before it meets one again. A window begins right after what
    the fullest view shows, and what each other view shows is dealt apart from the
    place of the answer. So over whole rounds every category has every window, rig and
    counts of views with every place of the answer equally often. Of exchanged twins
    alone, the emptier shows one less: the counts dealt are a chain in which each has
    one less than the next, so that only its ends tell them apart. Nothing is counted on
    the way: a unit reads its turn, and its cell, from its own number, so that any
    worker finds the same slot.

    Attributes:
        params: of the task.
        categories: that may be counted, in the order of the catalogue.
        has_occluders: whether the catalogue holds something to hide objects with.
    """

    params: MultiviewParams
    categories: tuple[Category, ...]
    has_occluders: bool

    @classmethod
    def of(
        cls, params: MultiviewParams, catalogue: Catalogue, kinds: Iterable[str]
    ) -> Allotment:
        """What a catalogue has to deal in rooms of some kinds.

        Raises:
            AssetError: when it has no countable category.
        """
        has_occluders = any(each.is_screen for each in catalogue.categories)
        return cls(params, _countable(catalogue, kinds), has_occluders)

    def slot(self, key: Key, spare: int = 0) -> MultiviewSlot:
        """What falls to a unit; a spare slot has another category, and hides nothing.

        Of another category rooms may hold more. Later ones have another rig as well: a
        turn on the spot rarely sees much of one room and little of it twice. The
        answers, and all else, stay.

        Categories take turns in blocks of their number. A category then runs through
        all cells of windows by (rig, difference, pair of answers). Wordings and letters
        are those of `tasks.lettering`.
        """
        params = self.params
        turn = take_turns(key, "category", key.unit, len(self.categories))
        category = self.categories[turn.choice]
        other = (turn.choice + spare * OTHER_CATEGORY) % len(self.categories)
        ways = len(TWINS) * len(params.differs)
        rows, columns = len(params.windows), ways * len(params.rigs)
        cell = take_cell(
            key, f"cell/{category.name}", turn.round, rows=rows, columns=columns
        )
        rig, way = divmod(cell.column, ways)
        differs, twins = divmod(way, len(TWINS))
        windows, pair = self._windows(params.rigs[rig]), TWINS[twins]
        window = windows[cell.row % len(windows)]
        lot = lettering(key, COUNT, key.unit, wordings=len(WORDINGS), options=OPTIONS)
        order = option_order(key, COUNT, lot.letters, pair=pair, count=OPTIONS)
        rests = params.rests(window, params.rigs[rig])
        rest = rests[take_turns(key, f"rest/{len(rests)}", key.unit, len(rests)).choice]
        lost = params.differs[differs] == "exchanged"
        return MultiviewSlot(
            category=self.categories[other].name,
            window=window,
            answers=(window + pair[0], window + pair[1]),
            most=params.most(window),
            others=params.others(rest),
            fewer=params.others(rest - lost),
            differs=params.differs[differs],
            options=tuple(window + place for place in order),
            wording=lot.wording,
            rig=params.rigs[(rig + spare // OTHER_RIG) % len(params.rigs)],
            phrasing=phrasing_of(key),
            centred=_centred(key, pair, lean=ALONE_LEAN if self._alone else LEAN),
            apart=APART[take_turns(key, "apart", key.unit, len(APART)).choice],
            occlusion=None if spare else self._occlusion(key, params.rigs[rig]),
        )

    @property
    def _alone(self) -> bool:
        """Whether every view must show something that no other shows."""
        return self.params.min_views_needed == self.params.views

    def _windows(self, rig: str) -> tuple[int, ...]:
        """The windows of a kind of rig: from one spot, few objects are seen well."""
        windows = tuple(sorted(self.params.windows))
        return windows[: (len(windows) + 1) // 2] if rig == "rotation" else windows

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

        There are none where the catalogue holds nothing that occludes.
        """
        bands = self.params.occlusion_bands if self.has_occluders else ()
        if rig != "rotation":
            return bands
        return tuple(band for band in bands if band[0] >= self.params.clear_percent)


def _centred(key: Key, pair: tuple[int, int], *, lean: int) -> int:
    """How near to the middle what is counted is asked for, by the places of answers."""
    dealt = CENTRED[take_turns(key, "centred", key.unit, len(CENTRED)).choice]
    return dealt + (lean if max(pair) < OPTIONS // 2 else -lean)


def _countable(catalogue: Catalogue, kinds: Iterable[str]) -> tuple[Category, ...]:
    """Categories that may be asked about; at least one.

    Nobody has nine fans in a bedroom: what no kind of room here has in numbers is not
    counted, if some other category is. What no room type knows, as those of packs, is
    counted in rooms of any kind.
    """
    found = countable(catalogue)
    numerous = {name for kind in kinds for name in ROOM_KINDS[kind].numerous}
    single = {
        name
        for kind in ROOM_KINDS.values()
        for version in kind.versions
        for name in version.strays
    }
    fitting = tuple(e for e in found if e.name in numerous or e.name not in single)
    found = fitting or found
    if not found:
        raise AssetError(
            "catalogue: no category that has the role 'countable' has a model that is "
            "large enough to be made out across a room, so there is nothing to count. "
            "Give the role to a category in assets/categories.toml, or import larger "
            "assets of a category that has it."
        )
    return found
