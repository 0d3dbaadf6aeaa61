"""From a room type to a furnished room: its furnishings, dividers and strays.

Everything here is a loop of draws in a fixed order over `Furnisher.put`. How many draws
are made depends on what was placed before, never on a clock or on a count of failures
in other rooms, so a room is a function of its stream alone.
"""

from collections.abc import Iterable

from scenegen.errors import Rejected
from scenegen.rooms.counted_objects import place_counted
from scenegen.rooms.furnisher import Furnisher, PlacedEntity
from scenegen.rooms.relations import InOpen, Relation, SideToWall, Span
from scenegen.rooms.room_types import Furnishing, RoomKind
from scenegen.seeding import between, pick

DIVIDER_RELATIONS: tuple[Relation, ...] = (
    InOpen(clearance=150, is_square=True),
    SideToWall(clearance=150),
)
"""How tall objects divide a room: free in it, or out from a wall."""

ATTEMPTS = 3
"""Hosts, or models, tried for one object before it is left out."""


def place_pieces(
    furnisher: Furnisher, pieces: Iterable[Furnishing], *, most: int
) -> None:
    """Place the furnishings of a room type, until the room holds `most` objects."""
    for piece in pieces:
        if int(furnisher.rng.integers(100)) >= piece.share_pct:
            continue
        if piece.is_spare and furnisher.hosts(*piece.categories):
            continue
        for _ in range(between(furnisher.rng, *piece.count)):
            if len(furnisher.placed) >= most:
                return
            place_piece(furnisher, piece)


def place_piece(furnisher: Furnisher, piece: Furnishing) -> PlacedEntity | None:
    """Place one object of a furnishing; None when it finds no place."""
    rng = furnisher.rng
    names = [name for name in piece.categories if furnisher.allows(name)]
    fellows = furnisher.hosts(*names) if piece.is_set else ()
    hosts = [
        host
        for host in furnisher.hosts(*piece.relation.hosts)
        if furnisher.allows(host.asset.category)
    ]
    if not names or (piece.relation.hosts and not hosts):
        return None
    for _ in range(ATTEMPTS):
        asset = fellows[0].asset if fellows else furnisher.choose(pick(rng, names))
        host = pick(rng, hosts) if hosts else None
        placed = furnisher.put(asset, piece.relation, host)
        if placed is not None:
            return placed
    return None


def place_dividers(furnisher: Furnisher, kind: RoomKind, span: Span) -> None:
    """Place tall objects that occlude others.

    Raises:
        Rejected: "dividers" when fewer than the least number found room, though the
            catalogue has some.
    """
    least, most = span
    names = [name for name in kind.dividers if furnisher.allows(name)]
    wanted = between(furnisher.rng, least, most) if names else 0
    made = 0
    for _ in range(2 * wanted):
        if made < wanted and _place_divider(furnisher, pick(furnisher.rng, names)):
            made += 1
    if names and made < least:
        raise Rejected("dividers")


def _place_divider(furnisher: Furnisher, category: str) -> PlacedEntity | None:
    """One tall object, out from a wall or free in the room."""
    relation = pick(furnisher.rng, DIVIDER_RELATIONS)
    return furnisher.put(furnisher.choose(category), relation)


def place_strays(
    furnisher: Furnisher, kind: RoomKind, span: Span, *, most: int
) -> None:
    """Place single objects found in such a room, until it holds `most` objects."""
    names = [
        name
        for name in kind.strays
        if furnisher.allows(name)
        and any(
            each.is_seen_across_a_room for each in furnisher.catalogue.assets_of(name)
        )
    ]
    for _ in range(between(furnisher.rng, *span)):
        if names and len(furnisher.placed) < most:
            place_counted(furnisher, pick(furnisher.rng, names))
