"""What a furnished room is dressed with: curtains, kits on tops, things on walls.

As in `furnishing`, everything is a loop of draws in a fixed order.
"""

from collections.abc import Iterable, Sequence

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import Footprint
from scenegen.rooms.furnisher import TRIES, Furnisher
from scenegen.rooms.kits import KITS
from scenegen.rooms.laying import lay_places
from scenegen.rooms.neighbours import TABLES
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import (
    AboveMiddle,
    AtWindow,
    BesideOnWall,
    InWindow,
    NearOnTop,
    OnTop,
    OnWall,
    Relation,
)
from scenegen.rooms.room_types import Top
from scenegen.seeding import between, pick

WINDOW_STYLES = ("curtain", "curtain", "net_curtain", "blind", "blind")
"""What windows are dressed with; one that is named twice is drawn twice as often."""

DRESSED_WINDOWS_PCT = 92
"""Share of rooms whose windows are dressed, per cent."""

PICTURES = ("painting", "poster")
"""Categories that hang in groups."""

PICTURED = (
    "sofa",
    "bed",
    "fireplace",
    "sideboard",
    "chest_of_drawers",
    "piano",
    "digital_piano",
    "desk",
    "bench",
    "shoe_rack",
    "toy_chest",
    "filing_cabinet",
    "play_table",
)
"""Furniture over whose middle pictures hang, the most important first."""

PICTURED_PCT = 88
"""Share of it that has pictures, per cent, where there is room for them."""

ROW_GAP = 100
"""Wall between two pictures of a row, millimetres."""

ROW_RISE = 140
"""How much higher than the first one another picture of a row may be, millimetres."""

ROW_OVER = 120
"""How much wider than the furniture below it a row may be, millimetres."""

HANGS_FROM, HANGS_TO = 1250, 1900
"""The part of a wall that people dress, millimetres above the floor."""

WALL_PER_PIECE = 1200
"""A free stretch of wall that asks for another piece, millimetres."""

MOST_HUNG = 24
"""Pieces hung by `dress_walls` at most, so that its loop ends."""

MATCHED = ("plate", "wine_glass", "mug", "bowl", "candlestick", "toothbrush_glass")
"""Of which the objects of one kit are of one model."""

AT_BED = ("nightstand",)
"""Furniture whose lamps are small: there is little room, and the light is near."""

SMALL_LAMP = 260
"""The widest lamp at a bed, millimetres; sideboards and desks have wider ones."""

NEVER_ALONE = ("mug",)
"""What is on a top only beside something else of its kit."""

IN_GROUP_PCT = 40
"""Share of pictures that are hung next to another one, per cent."""


def dress_windows(furnisher: Furnisher) -> None:
    """Dress the windows of a room alike: curtains, sheers or blinds, or none.

    Models come in widths, so each window gets one of the narrowest that cover it; the
    first one's where that is wide enough.
    """
    rng = furnisher.rng
    styles = [name for name in WINDOW_STYLES if furnisher.allows(name)]
    if not styles or int(rng.integers(100)) >= DRESSED_WINDOWS_PCT:
        return
    style = pick(rng, styles)
    relation = InWindow() if style == "blind" else AtWindow()
    models = sorted(
        furnisher.catalogue.assets_of(style), key=lambda each: each.size_mm[1]
    )
    first: Asset | None = None
    for window in furnisher.room.openings:
        wide = [each for each in models if relation.covers(window, each)]
        if window.kind == "window" and wide:
            narrowest = [
                each for each in wide if each.size_mm[1] <= wide[0].size_mm[1] + 150
            ]
            first = first if first in wide else pick(rng, narrowest)
            furnisher.put(first, relation, tries=3 * TRIES)


def place_kits(furnisher: Furnisher, tops: Iterable[Top], *, most: int) -> None:
    """Place a kit on every top that is not left bare, until the room is full."""
    for top in tops:
        for host in furnisher.hosts(*top.hosts):
            is_bare = int(furnisher.rng.integers(100)) >= top.share_pct
            there = [
                each
                for each in furnisher.placed
                if each.host is host and each.relation.layer == "top"
            ]
            is_taken = len(there) > 1 and not top.settings
            # What is asked about carries nothing, so that a twin can lack it.
            is_asked = not furnisher.allows(host.asset.category)
            if host.asset.surface is None or is_bare or is_taken or is_asked:
                continue
            if top.settings:
                setting = pick(furnisher.rng, top.settings)
                lay_places(furnisher, setting, host, most=most)
            if top.kits:
                place_kit(furnisher, pick(furnisher.rng, top.kits), host, most=most)


def place_kit(
    furnisher: Furnisher, name: str, host: PlacedEntity, *, most: int
) -> None:
    """Place the objects of a kit on a host, each close to one that is there.

    The first one is in the middle of a table, for all who sit there to reach.
    """
    there: list[PlacedEntity] = []
    for categories, count in KITS[name]:
        known = [
            each
            for each in categories
            if furnisher.wants(each) and (there or each not in NEVER_ALONE)
        ]
        for _ in range(between(furnisher.rng, *count) if known else 0):
            if len(furnisher.placed) >= most:
                return
            placed = _place_in_kit(furnisher, pick(furnisher.rng, known), host, there)
            if placed is not None:
                there.append(placed)


def _place_in_kit(
    furnisher: Furnisher,
    category: str,
    host: PlacedEntity,
    there: Sequence[PlacedEntity],
) -> PlacedEntity | None:
    """One object: near one of its kit if there is room, or else anywhere on the top."""
    asset = _model_in_kit(furnisher, category, host)
    on, heading = (host.asset.category,), host.footprint.spot.heading_tenths
    is_table, is_counter = on[0] in TABLES, on[0] == "counter"
    if "lamp" in furnisher.catalogue.category(category).roles:
        return furnisher.put(asset, OnTop(on, is_facing=True, at_rear=True), host)
    # Who uses it stands before furniture at a wall, and behind a counter.
    is_turned = furnisher.catalogue.category(category).has_front and not is_table
    ways: list[tuple[Relation, PlacedEntity]] = []
    if there:
        faces = (heading + (1800 if is_counter else 0)) % 3600
        near = NearOnTop(on, faces=faces if is_turned else None)
        ways.append((near, pick(furnisher.rng, there)))
    elif is_table:
        ways.append((OnTop(on, is_centred=True), host))
    anywhere = OnTop(
        on,
        is_facing=is_turned and not is_counter,
        is_reversed=is_turned and is_counter,
    )
    for relation, anchor in (*ways, (anywhere, host)):
        placed = furnisher.put(asset, relation, anchor)
        if placed is not None:
            return placed
    return None


def _model_in_kit(
    furnisher: Furnisher,
    category: str,
    host: PlacedEntity,
) -> Asset:
    """A model for one object of a kit: that of its fellows, where people buy them so.

    Plates of one table match, and so do the lamps on two nightstands.
    """
    on_top = [each for each in furnisher.placed if each.bearer is host]
    alike = [each.asset for each in on_top if each.asset.category == category]
    if alike and category in MATCHED:
        return alike[0]
    if "lamp" in furnisher.catalogue.category(category).roles:
        for each in furnisher.hosts(category):
            on = each.host
            if on is not None and on.asset.category == host.asset.category:
                return each.asset
    if category == "table_lamp":
        return furnisher.choose(category, _lamps_for(furnisher, host))
    return furnisher.choose_small(category)


def _lamps_for(furnisher: Furnisher, host: PlacedEntity) -> tuple[str, ...]:
    """The ids of the table lamps in proportion to what they stand on, if any are."""
    is_at_bed = host.asset.category in AT_BED
    return tuple(
        each.id
        for each in furnisher.catalogue.assets_of("table_lamp")
        if (each.size_mm[1] <= SMALL_LAMP) == is_at_bed
    )


def hang_rows(
    furnisher: Furnisher, names: Sequence[str], *, but: Sequence[str], most: int
) -> None:
    """Hang one to three pictures in a row over the middle of furniture at the walls.

    Args:
        furnisher: the room.
        names: what the walls of the room are dressed with.
        but: categories of furniture that something else hangs over.
        most: objects in the room at most.
    """
    rng = furnisher.rng
    known = [name for name in names if name in PICTURES and furnisher.allows(name)]
    if not known:
        return
    for category in PICTURED:
        for host in furnisher.hosts(category) if category not in but else ():
            if int(rng.integers(100)) < PICTURED_PCT:
                row = _draw_row(furnisher, pick(rng, known), host.footprint.width)
                _hang_row(furnisher, row, host, most=most)


def _draw_row(furnisher: Furnisher, category: str, width: int) -> list[Asset]:
    """Different pictures of about one height that fit above something of a width.

    One alone is the widest of three that are drawn, as wide furniture asks for.
    """
    rng = furnisher.rng
    fresh = furnisher.fresh(tuple(furnisher.catalogue.assets_of(category)))
    drawn = [fresh[int(number)] for number in rng.permutation(len(fresh))]
    wanted = pick(rng, (1, 2, 2, 3)) if width >= 1400 else pick(rng, (1, 1, 2))
    if wanted == 1:
        fitting = [e for e in drawn[:3] if e.size_mm[1] <= width + ROW_OVER]
        return [max(fitting, key=lambda each: each.size_mm[1])] if fitting else []
    row: list[Asset] = []
    for each in drawn:
        is_level = not row or abs(each.size_mm[2] - row[0].size_mm[2]) <= ROW_RISE
        if is_level and _row_width([*row, each]) <= width + ROW_OVER:
            row.append(each)
        if len(row) == wanted:
            break
    return row


def _row_width(row: Sequence[Asset]) -> int:
    """Of pictures in a row and the gaps between them, millimetres."""
    widths = [each.size_mm[1] for each in row]
    return sum(widths) + ROW_GAP * (len(row) - 1)


def _hang_row(
    furnisher: Furnisher, row: list[Asset], host: PlacedEntity, *, most: int
) -> None:
    """Hang as many pictures of a row as there is room for, centred over their host."""
    while row and not _has_wall(furnisher, row, host):
        row = row[:-1]
    if len(furnisher.placed) + len(row) > most:
        return
    left = _row_width(row) // 2
    for asset in row:
        width = asset.size_mm[1]
        above = AboveMiddle((host.asset.category,), aside=left - width // 2)
        furnisher.put(asset, above, host, tries=1)
        left -= width + ROW_GAP


def _has_wall(furnisher: Furnisher, row: Sequence[Asset], host: PlacedEntity) -> bool:
    """Whether the wall above a host is free for a whole row."""
    low = furnisher.catalogue.category(row[0].category).hang_mm
    depth, width = row[0].size_mm[0], _row_width(row)
    spot = AboveMiddle(()).spot(furnisher.room, depth, host.as_host)
    if spot is None:
        return False
    high = low + max(each.size_mm[2] for each in row)
    patch = furnisher.walls.patch_behind(Footprint(spot, depth, width), low, high)
    return patch is not None and furnisher.walls.fits(patch)


def dress_walls(furnisher: Furnisher, names: Sequence[str], *, most: int) -> None:
    """Hang pieces until no long stretch of wall is bare.

    Each piece goes to the middle of the longest free stretch, or next to a picture that
    hangs, so that walls fill evenly and groups arise; the first pieces that are drawn
    get the best places, as with people.
    """
    rng = furnisher.rng
    known = [name for name in names if furnisher.allows(name)]
    for _ in range(MOST_HUNG if known else 0):
        bare = furnisher.walls.free_along(HANGS_FROM, HANGS_TO)
        longest = max((each.length for each in bare), default=0)
        if longest < WALL_PER_PIECE or len(furnisher.placed) >= most:
            return
        category = pick(rng, known)
        if not furnisher.wants(category):
            continue
        asset = furnisher.choose(category)
        pictures = furnisher.hosts(*PICTURES)
        is_grouped = category in PICTURES and int(rng.integers(100)) < IN_GROUP_PCT
        if is_grouped and pictures:
            furnisher.put(asset, BesideOnWall(PICTURES), pick(rng, pictures))
        else:
            furnisher.put(asset, OnWall(is_centred=True))
