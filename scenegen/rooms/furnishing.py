"""From a room type to a furnished room: its furnishings, dividers and strays.

Everything here is a loop of draws in a fixed order over `Furnisher.put`. How many draws
are made depends on what was placed before, never on a clock or on a count of failures
in other rooms, so a room is a function of its stream alone.
"""

from collections.abc import Iterable, Sequence

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.rooms.counted_objects import DRAWN_UP, place_counted
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import (
    InOpen,
    OutFromWall,
    Relation,
    Span,
)
from scenegen.rooms.room_types import Furnishing, RoomKind
from scenegen.seeding import between, pick

DIVIDER_RELATIONS: tuple[Relation, ...] = (
    InOpen(clearance=150, is_square=True),
    OutFromWall(clearance=150),
)
"""How tall objects divide a room: free in it, or out from a wall."""

ATTEMPTS = 3
"""Hosts, or models, tried for one object before it is left out."""

FEW_MODELS = 2
"""Models of a category in a room whose things were bought a few at a time."""

MAIN_ATTEMPTS = 10
"""The same for what a room never lacks."""

COMPANY_ATTEMPTS = 6
"""The same for what comes with company, such as a table with its chairs."""

MOST_PLACED = 99
"""Objects in a room at most where company is placed: it comes or its host goes."""

ARRANGEMENTS = 5
"""Arrangements of the main pieces that are tried before a room is given up."""


def place_pieces(
    furnisher: Furnisher, pieces: Iterable[Furnishing], *, most: int
) -> None:
    """Place the furnishings of a room type, until the room holds `most` objects.

    Raises:
        Rejected: "main_piece" when one that the room never lacks finds no place.
    """
    for piece, company in _with_company(pieces):
        if int(furnisher.rng.integers(100)) >= piece.share_pct:
            continue
        if piece.is_spare and furnisher.hosts(*piece.categories):
            continue
        for host in _hosts_in_turn(furnisher, piece):
            _place_some(furnisher, piece, host, company, most=most)


def _with_company(
    pieces: Iterable[Furnishing],
) -> list[tuple[Furnishing, list[Furnishing]]]:
    """Each piece with what comes along with its objects."""
    found: list[tuple[Furnishing, list[Furnishing]]] = []
    for piece in pieces:
        if piece.is_company:
            found[-1][1].append(piece)
        else:
            found.append((piece, []))
    return found


def arrange(furnisher: Furnisher, pieces: Sequence[Furnishing], *, most: int) -> None:
    """Place furnishings; where a main piece finds no place, begin anew a few times.

    Raises:
        Rejected: "main_piece" when none of the arrangements has room for all of them.
    """
    mark = furnisher.mark()
    for _ in range(ARRANGEMENTS - 1):
        try:
            place_pieces(furnisher, pieces, most=most)
        except Rejected:
            furnisher.undo(mark)
        else:
            return
    place_pieces(furnisher, pieces, most=most)


def _hosts_in_turn(
    furnisher: Furnisher, piece: Furnishing
) -> Sequence[PlacedEntity | None]:
    """The hosts that get their own objects one by one; None for any of them."""
    return furnisher.hosts(*piece.relation.hosts) if piece.per_host else (None,)


def _place_some(
    furnisher: Furnisher,
    piece: Furnishing,
    host: PlacedEntity | None,
    company: Sequence[Furnishing] = (),
    *,
    most: int,
) -> None:
    """Place as many objects of a furnishing as are drawn, each with its company.

    Raises:
        Rejected: "main_piece".
    """
    is_missed = piece.is_main or piece.is_company
    least = piece.count[0] if is_missed and _is_stocked(furnisher, piece) else 0
    wanted = piece.count[1] if piece.is_full else between(furnisher.rng, *piece.count)
    for number in range(wanted):
        is_needed = number < least
        if len(furnisher.placed) >= most and not is_needed:
            return
        attempts = 2 if piece.is_full else ATTEMPTS
        if is_needed and not piece.is_company:
            attempts = MAIN_ATTEMPTS
        elif company:
            attempts = COMPANY_ATTEMPTS
        if place_piece(furnisher, piece, host, company, attempts=attempts) is not None:
            continue
        if is_needed:
            raise Rejected("main_piece")
        # Where one more of the same found no place, the next will not either.
        if piece.is_full or piece.per_host:
            return


def _is_stocked(furnisher: Furnisher, piece: Furnishing) -> bool:
    """Whether the catalogue has what a furnishing needs, its hosts included.

    Held-out series and packs have less than everything, and a task bars what looks like
    the things it asks about: rooms then do without. The second of two joined rooms does
    without what a home has one of.
    """
    hosts = piece.relation.hosts
    return any(map(furnisher.wants, piece.categories)) and (
        not hosts or any(map(furnisher.allows, hosts))
    )


def place_piece(
    furnisher: Furnisher,
    piece: Furnishing,
    host: PlacedEntity | None = None,
    company: Sequence[Furnishing] = (),
    *,
    attempts: int = ATTEMPTS,
) -> PlacedEntity | None:
    """Place one object of a furnishing; None when it finds no place.

    Args:
        furnisher: the room.
        piece: the furnishing.
        host: what it is placed at; None for any host that the relation allows.
        company: what comes with it; where that finds no place, it finds none either.
        attempts: hosts, or models, that are tried.
    """
    rng = furnisher.rng
    names = [name for name in piece.categories if furnisher.wants(name)]
    hosts = [
        each
        for each in ([host] if host else furnisher.hosts(*piece.relation.hosts))
        if furnisher.allows(each.asset.category)
    ]
    if not names or (piece.relation.hosts and not hosts):
        return None
    for _ in range(attempts):
        mark = furnisher.mark() if company else None
        placed = furnisher.put(
            _model(furnisher, piece, names),
            piece.relation,
            pick(rng, hosts) if hosts else None,
            apart_from=piece.apart_from,
        )
        if placed is None:
            continue
        if mark is None or _is_joined(furnisher, company, placed):
            return placed
        furnisher.undo(mark)
    return None


def _is_joined(
    furnisher: Furnisher, company: Sequence[Furnishing], host: PlacedEntity
) -> bool:
    """Place what comes with an object; whether all of it found its place."""
    try:
        for each in company:
            _place_some(furnisher, each, host, most=MOST_PLACED)
    except Rejected:
        return False
    return True


def _model(furnisher: Furnisher, piece: Furnishing, names: Sequence[str]) -> Asset:
    """A model for one object of a furnishing, by what the room has already.

    Args:
        furnisher: the room.
        piece: the furnishing.
        names: those of its categories that are allowed; at least one.
    """
    fellows = furnisher.hosts(*names) if piece.is_set else ()
    if fellows:
        return _another_of(furnisher, [each.asset for each in fellows])
    name = pick(furnisher.rng, names)
    if piece.is_few:
        worn = tuple(dict.fromkeys(each.asset for each in furnisher.hosts(name)))
        suited = [each for each in worn if each.id in piece.models] or worn
        if len(worn) >= FEW_MODELS:
            return pick(furnisher.rng, suited)
    return furnisher.choose(name, piece.models)


def _another_of(furnisher: Furnisher, there: Sequence[Asset]) -> Asset:
    """One more of a set: of the models of its design, the one that is there least."""
    first = there[0]
    models = furnisher.catalogue.assets_of(first.category)
    alike = [each for each in models if each.design == first.design]
    return min(alike, key=there.count) if len(alike) > 1 else first


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
        if furnisher.wants(name)
        # A second model of what is there already would look left over.
        and not furnisher.hosts(*(DRAWN_UP if name in DRAWN_UP else (name,)))
        and any(
            each.is_seen_across_a_room for each in furnisher.catalogue.assets_of(name)
        )
    ]
    for _ in range(between(furnisher.rng, *span)):
        if names and len(furnisher.placed) < most:
            name = pick(furnisher.rng, names)
            names.remove(name)
            place_counted(furnisher, name, in_rows=False)
