"""From a kind of room to a furnished one: its pieces, its dividers, its strays."""

from collections.abc import Iterable

from scenegen.errors import Rejected
from scenegen.rooms.furnisher import Furnisher, PlacedEntity
from scenegen.rooms.many_alike import put_counted
from scenegen.rooms.relations import InOpen, Relation, SideToWall, Span
from scenegen.rooms.room_types import Furnishing, RoomKind
from scenegen.seeding import between, pick

DIVIDING: tuple[Relation, ...] = (
    InOpen(clearance=150, is_square=True),
    SideToWall(clearance=150),
)
"""How things that hide stand: free in the room, or out from a wall."""

PLACES = 3
"""Hosts, or variants, tried for one thing before it is given up."""


def put_pieces(
    furnisher: Furnisher, pieces: Iterable[Furnishing], *, most: int
) -> None:
    """The pieces of a kind of room, until it holds `most` things."""
    for piece in pieces:
        if int(furnisher.rng.integers(100)) >= piece.share_pct:
            continue
        if piece.is_spare and furnisher.hosts(*piece.categories):
            continue
        for _ in range(between(furnisher.rng, *piece.count)):
            if len(furnisher.placed) >= most:
                return
            put_piece(furnisher, piece)


def put_piece(furnisher: Furnisher, piece: Furnishing) -> PlacedEntity | None:
    """One of the things that a piece stands for; None when it finds no place."""
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
    for _ in range(PLACES):
        asset = fellows[0].asset if fellows else furnisher.choose(pick(rng, names))
        host = pick(rng, hosts) if hosts else None
        placed = furnisher.put(asset, piece.relation, host)
        if placed is not None:
            return placed
    return None


def divide(furnisher: Furnisher, kind: RoomKind, span: Span) -> None:
    """Put things in the way.

    Raises:
        Rejected: "dividers" when fewer than the least number found room, though the
            catalogue has some.
    """
    least, most = span
    names = [name for name in kind.dividers if furnisher.allows(name)]
    wanted = between(furnisher.rng, least, most) if names else 0
    made = 0
    for _ in range(2 * wanted):
        if made < wanted and _put_divider(furnisher, pick(furnisher.rng, names)):
            made += 1
    if names and made < least:
        raise Rejected("dividers")


def _put_divider(furnisher: Furnisher, category: str) -> PlacedEntity | None:
    """Something that hides: standing out from a wall, or free in the room."""
    relation = pick(furnisher.rng, DIVIDING)
    return furnisher.put(furnisher.choose(category), relation)


def put_strays(furnisher: Furnisher, kind: RoomKind, span: Span, *, most: int) -> None:
    """Single things that a kind of room collects, until it holds `most` things."""
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
            put_counted(furnisher, pick(furnisher.rng, names))
