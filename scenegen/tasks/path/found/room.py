"""A finished room as questions about walks see it, and its features on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.map_camera import view_from_above
from scenegen.geometry.angles import cosine, sine
from scenegen.records.rig import OrthographicLens, View
from scenegen.tasks.path.found.ringed import ringed_floor
from scenegen.tasks.path.found.stands import Flags, Floats, Ints, Stands
from scenegen.tasks.search.things import RoomThings

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.geometry.polygons import Points
    from scenegen.tasks.search.freeing import LooseThing

CEILING_M = 1.9
"""What reaches higher is cut off on a map, metres."""

MAP_SHARE = 0.0013
"""Part of the map that the floor of a thing covers, at least."""

PAGE = (
    "page_x", "page_y", "to_m1", "to_1", "to_2", "to_middle", "to_border", "ahead",
    "beside", "size", "height", "front", "row_m1", "column_m1", "angle",
)  # fmt: skip
"""Features of a thing beside a walk on the map. Lengths are metres; "page_y" is up the
page; "ahead" and "beside" are along and off the leg of M1; "row_m1" and "column_m1" are
up and to the right of M1 on the page; "angle" is the cosine off the leg of M1."""


@dataclass(frozen=True)
class FinishedRoom:
    """A furnished room and the map of it.

    Attributes:
        things: what stands there.
        catalogue: where models come from.
        map: the view from above, without a walk.
        loose: what may be set down where it can be turned, and is none of `things`;
            None for nothing.
    """

    things: RoomThings
    catalogue: Catalogue
    map: View
    loose: LooseThing | None

    @classmethod
    def of(
        cls,
        things: RoomThings,
        catalogue: Catalogue,
        *,
        up: int,
        margin_mm: int,
        slant: int,
        loose: LooseThing | None = None,
    ) -> FinishedRoom:
        """A room on a page.

        Args:
            things: of the room.
            catalogue: where models come from.
            up: direction that is up the page, tenths of a degree.
            margin_mm: free border of the page.
            slant: angle between the rays of the map and the vertical, tenths of a
                degree.
            loose: what may be set down where it can be turned.
        """
        above = view_from_above(
            "map",
            things.scene.room,
            is_hidden=False,
            up_tenths=up,
            margin_mm=margin_mm,
            slant_tenths=slant,
        )
        return cls(things, catalogue, above, loose)

    @cached_property
    def is_named(self) -> Flags:
        """(t,) the map shows it well, and a noun names it alone in the room."""
        things = self.things
        assert isinstance(self.map.lens, OrthographicLens)
        span = self.map.lens.span_mm / 1000
        floor = things.sizes[:, 0] * things.sizes[:, 1]
        shown = floor > MAP_SHARE * span * span
        top = things.middles[:, 2] + things.sizes[:, 2]
        has_noun = np.array(
            [
                not {"textile", "hung"} & set(self.catalogue.category(name).roles)
                for name in things.categories
            ],
            dtype=np.bool_,
        )
        named: Flags = shown & (top < CEILING_M) & has_noun
        return named & things.is_large & things.is_alone

    @cached_property
    def is_rival(self) -> Flags:
        """(t,) it might be taken for what is set down."""
        names = self.things.categories
        if self.loose is None:
            return np.zeros(len(names), dtype=np.bool_)
        own = self.catalogue.category(self.loose.thing.category)
        like = {own.name, *own.similar}
        rivals = [
            name in like or own.name in self.catalogue.category(name).similar
            for name in names
        ]
        return np.array(rivals, dtype=np.bool_)

    @cached_property
    def ringed(self) -> Points:
        """(k, 2) floor with something to ask about on four sides; see `ringed`."""
        return ringed_floor(self.things, np.flatnonzero(self.is_named & ~self.is_rival))

    @cached_property
    def stands_on(self) -> Flags:
        """(t,) it stands on the floor, or on something that does."""
        return np.array([e.support > -2 for e in self.things.scene.entities], np.bool_)

    def page_features(self, stands: Stands, stand: Ints, thing: Ints) -> Floats:
        """(..., f) the features `PAGE` of things (...,) for places of M1 (...,)."""
        things = self.things
        spot = things.middles[thing][..., :2]
        walks = stands.walks[stands.walk[stand]] / 1000
        m1, one, two = stands.at[stand] / 1000, walks[..., 0, :], walks[..., -1, :]
        away, along = spot - m1, stands.along[stand]
        ahead = away[..., 0] * along[..., 0] + away[..., 1] * along[..., 1]
        left = away[..., 1] * along[..., 0] - away[..., 0] * along[..., 1]
        page, page_m1 = self._on_page(spot), self._on_page(m1)
        size = things.sizes[thing]
        columns = [
            page[0], page[1], _gap(spot, m1), _gap(spot, one), _gap(spot, two),
            _gap(spot, (one + two) / 2), self._to_border(spot), ahead, np.abs(left),
            size[..., 0] * size[..., 1], size[..., 2], things.fronts[thing],
            page[1] - page_m1[1], page[0] - page_m1[0],
            ahead / np.maximum(_gap(spot, m1), 0.1),
        ]  # fmt: skip
        return np.stack(np.broadcast_arrays(*columns), axis=-1)

    def _on_page(self, spot: Floats) -> tuple[Floats, Floats]:
        """To the right and up the page from the middle of the room, metres."""
        up = self.map.heading_tenths
        mx, my = self.things.scene.room.middle_mm
        x, y = spot[..., 0] - mx / 1000, spot[..., 1] - my / 1000
        cos, sin = cosine(up), sine(up)
        return x * sin - y * cos, x * cos + y * sin

    def _to_border(self, spot: Floats) -> Floats:
        """To the bounding box of the room, metres."""
        low, high = self.things.outline.min(axis=0), self.things.outline.max(axis=0)
        near: Floats = np.minimum(spot - low, high - spot).min(axis=-1)
        return near


def _gap(one: Floats, other: Floats) -> Floats:
    x, y = one[..., 0] - other[..., 0], one[..., 1] - other[..., 1]
    gap: Floats = np.sqrt(x * x + y * y)
    return gap
