"""Tables laid by seats: what each place holds is before the one who sits there."""

from scenegen.catalogue import Asset
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.kits import SETTINGS, Laid
from scenegen.rooms.neighbours import SEATS
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import AtPlace
from scenegen.rooms.relations.in_groups import is_round
from scenegen.seeding import pick

TABLEWARE = ("plate", "bowl", "wine_glass", "mug")
"""Of which all places at a table have one model."""

LAYING_TRIES = 3
"""Positions drawn for one object of a place, which differ by millimetres only."""


def seats_of(furnisher: Furnisher, table: PlacedEntity) -> list[PlacedEntity]:
    """The seats that were drawn up to a table, in their order."""
    return [
        each
        for each in furnisher.placed
        if each.host is table and each.is_low and each.asset.category in SEATS
    ]


def lay_places(
    furnisher: Furnisher, name: str, table: PlacedEntity, *, most: int
) -> int:
    """Lay a setting before every seat at a table, until the room holds `most` objects.

    Returns:
        How many objects were laid.
    """
    laid: dict[str, Asset] = {}
    before = len(furnisher.placed)
    seats = seats_of(furnisher, table)
    # All plates come before the first glass, which gives way to them.
    for piece in SETTINGS[name]:
        for seat in seats:
            if len(furnisher.placed) < most and _is_laid(furnisher, piece, table):
                _lay(furnisher, piece, (seat, table), laid)
    return len(furnisher.placed) - before


def _is_laid(furnisher: Furnisher, piece: Laid, table: PlacedEntity) -> bool:
    """Whether a place has an object, by what else is on the table and by chance."""
    there = {each.asset.category for each in furnisher.placed if each.bearer is table}
    if piece.along and not there & set(piece.along):
        return False
    if there & set(piece.instead):
        return False
    return int(furnisher.rng.integers(100)) < piece.share_pct


def _lay(
    furnisher: Furnisher,
    piece: Laid,
    place: tuple[PlacedEntity, PlacedEntity],
    laid: dict[str, Asset],
) -> None:
    """Place one object at a (seat, table), of the model that the others there have.

    Args:
        furnisher: the room.
        piece: of a setting.
        place: the seat, and the table.
        laid: by category, the tableware of the table so far; gets what is new.
    """
    names = [each for each in piece.categories if furnisher.wants(each)]
    if not names:
        return
    seat, table = place
    name = pick(furnisher.rng, names)
    models = piece.models
    if piece.round_models and is_round(table.asset):
        models = piece.round_models
    asset = laid.get(name) or furnisher.choose(name, models)
    at_seat = AtPlace(
        (table.asset.category,), seat.footprint.spot, piece.ahead, piece.aside
    )
    furnisher.put(asset, at_seat, table, tries=LAYING_TRIES)
    if name in TABLEWARE:
        laid[name] = asset
