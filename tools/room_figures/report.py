"""The table: figures of many rooms, each with its bar."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.preview.room_sheet import eye_views
from scenegen.records.item import Facts
from scenegen.records.scene import Scene
from scenegen.shell.windows import SILLS_FROM
from tools.room_figures.bodies import Crowd, share_of
from tools.room_figures.furnishing import (
    has_ceiling_lamp,
    has_matched_joinery,
    missing,
    odd_neighbours,
    pictures,
    stranded,
    strange,
    tints,
    tops,
)
from tools.room_figures.habits import COVERS, CURTAINED
from tools.room_figures.laws import broken
from tools.room_figures.sampling import MadeRoom
from tools.room_figures.views import slabs
from tools.room_figures.walls import bare_wall_mm, decorations

LARGE_M2, LARGEST_M2 = 28, 40
PLAIN_SHAPES = ("rectangle", "l", "t")
"""Floor plans of one zone."""

FEWEST_TINTS, MOST_TINTS = 3, 5

LEAST_BARE_M = 3.0
"""A room with less free wall needs nothing on it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one room, or the scene of one item, gives.

    Attributes:
        name: of the room or item, for lists of offenders.
        kind: of the room.
        shape: of its floor plan.
        things: entities in it.
        area_m2: of its floor.
        missing, strange, stranded, odd, broken: offenders, see `furnishing`, `laws`.
        bare_m: free wall, metres.
        hung: how many decorations hang on it.
        pictures: models of pictures.
        tops: (category, whether it carries something).
        fixtures: category and whether the room has it, where people have it.
        has_ceiling_lamp: see `furnishing`.
        tints: different tints.
        joinery_goes: see `furnishing.has_matched_joinery`.
        skirting: material of it.
        views: (what is near and large, whether it covers too much), a view each.
        ms: process time that it took; 0 when not known.
        rejected: reasons of the attempts before it.
    """

    name: str
    kind: str
    shape: str
    things: int
    area_m2: float
    missing: tuple[str, ...]
    strange: tuple[str, ...]
    stranded: tuple[str, ...]
    odd: tuple[str, ...]
    broken: tuple[str, ...]
    bare_m: float
    hung: int
    pictures: tuple[str, ...]
    tops: tuple[tuple[str, bool], ...]
    fixtures: tuple[tuple[str, bool], ...]
    has_ceiling_lamp: bool
    tints: int
    joinery_goes: bool
    skirting: str
    views: tuple[tuple[str, bool], ...]
    ms: float = 0.0
    rejected: tuple[str, ...] = ()


def measure_room(made: MadeRoom, catalogue: Catalogue) -> Measured:
    """The figures of a furnished room, by its two views at eye level."""
    views = slabs(made.scene, eye_views(made.scene, catalogue), catalogue)
    return _measure(
        made.name, made.scene, catalogue, views, ms=made.ms, rejected=made.rejected
    )


def measure_item(facts: Facts, catalogue: Catalogue) -> Measured:
    """The figures of a task's item, by the views that it shows."""
    views = slabs(facts.scene, facts.rig.visible, catalogue)
    return _measure(facts.address.id, facts.scene, catalogue, views)


def _measure(
    name: str,
    scene: Scene,
    catalogue: Catalogue,
    views: Sequence[tuple[str, bool]],
    *,
    ms: float = 0.0,
    rejected: tuple[str, ...] = (),
) -> Measured:
    crowd = Crowd(scene, catalogue)
    return Measured(
        name=name,
        kind=scene.room.kind,
        shape=scene.room.shape,
        things=len(scene.entities),
        area_m2=crowd.area_m2,
        missing=tuple(missing(crowd)),
        strange=tuple(strange(crowd)),
        stranded=tuple(stranded(crowd)),
        odd=tuple(odd_neighbours(crowd)),
        broken=tuple(broken(crowd)),
        bare_m=bare_wall_mm(crowd) / 1000,
        hung=len(decorations(crowd)),
        pictures=tuple(pictures(crowd)),
        tops=tuple(tops(crowd)),
        fixtures=tuple(_fixtures(crowd)),
        has_ceiling_lamp=has_ceiling_lamp(crowd),
        tints=tints(crowd),
        joinery_goes=has_matched_joinery(crowd),
        skirting=scene.room.skirting.material,
        views=tuple(views),
        ms=ms,
        rejected=rejected,
    )


def _fixtures(crowd: Crowd) -> Iterator[tuple[str, bool]]:
    """Fixtures that people have in such a room, and whether it has them."""
    yield "light switch", bool(crowd.of("light_switch"))
    yield "socket", bool(crowd.of("socket"))
    yield "smoke detector", bool(crowd.of("smoke_detector"))
    if any(each.sill_mm > SILLS_FROM for each in crowd.windows()):
        yield "radiator", bool(crowd.of("radiator"))
    if crowd.windows() and crowd.room.kind in CURTAINED:
        yield "curtain", bool(crowd.of(*COVERS))


class Row(NamedTuple):
    """A line of the table.

    Attributes:
        key: short name, stable, for tests and JSON.
        what: what is measured.
        figure: the value.
        shown: the value with its unit, and more.
        bar: what it is to be, in words; "" when it is only reported.
        holds: whether it is.
        worst: offenders, most frequent first.
    """

    key: str
    what: str
    figure: float
    shown: str
    bar: str
    holds: bool
    worst: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """As the table has it."""
        if not self.bar:
            return "-"
        return "ok" if self.holds else "FAILS"


def table(rooms: Sequence[Measured], items: Sequence[Measured] = ()) -> tuple[Row, ...]:
    """All lines, over rooms of every kind and the items of tasks.

    Args:
        rooms: at least one.
        items: their views and laws alone count.
    """
    rows = [
        *_sizes(rooms),
        *_contents(rooms),
        *_walls(rooms),
        *_fixed(rooms),
        *_dressing(rooms),
        _views("slabs", "eye-level views of rooms that a slab covers", rooms),
        _laws("laws", "laws of physics broken, rooms", rooms),
    ]
    if items:
        rows += [
            _views("item_slabs", "views of tasks that a slab covers", items),
            _laws("item_laws", "laws of physics broken, items of tasks", items),
        ]
    return (*rows, *_speed(rooms))


def _sizes(rooms: Sequence[Measured]) -> Iterator[Row]:
    density = median(each.things / each.area_m2 for each in rooms)
    things = median(each.things for each in rooms)
    yield Row(
        "density",
        "things per m2, median",
        density,
        f"{density:.2f} ({things:.0f} things)",
        ">= 1.3",
        density >= 1.3,
        _lowest(rooms, lambda each: each.things / each.area_m2),
    )
    areas = sorted(each.area_m2 for each in rooms)
    odd = [e for e in rooms if _is_too_large(e) or e.area_m2 < _least_m2(e)]
    middle = median(areas)
    yield Row(
        "area",
        "floor area, median and range",
        middle,
        f"{middle:.1f} m2 ({areas[0]:.1f} to {areas[-1]:.1f})",
        "12 to 28; to 40 in two zones",
        12 <= middle <= LARGE_M2 and not odd,
        tuple(f"{each.name}: {each.area_m2:.1f} m2" for each in odd),
    )


def _least_m2(room: Measured) -> float:
    """The floor of the smallest rooms; only bathrooms are far smaller than others."""
    return 5.0 if room.name.startswith("bathroom") else 11.5


def _is_too_large(room: Measured) -> bool:
    most = LARGE_M2 if room.shape in PLAIN_SHAPES else LARGEST_M2
    return room.area_m2 > most


def _lowest(
    rooms: Sequence[Measured], value: Callable[[Measured], float]
) -> tuple[str, ...]:
    """The kinds with the lowest median of a value."""
    kinds = dict.fromkeys(each.kind for each in rooms)
    medians = {
        kind: median(value(each) for each in rooms if each.kind == kind)
        for kind in kinds
    }
    ranked = sorted(medians.items(), key=lambda pair: pair[1])
    return tuple(f"{kind} {found:.2f}" for kind, found in ranked)


def _contents(rooms: Sequence[Measured]) -> Iterator[Row]:
    lacking = [each for each in rooms if each.missing]
    share = share_of(len(lacking), len(rooms))
    yield Row(
        "main_pieces",
        "rooms that lack a main piece",
        share,
        f"{share:.1%}",
        "0",
        not lacking,
        _tally(f"{each.kind}: {name}" for each in rooms for name in each.missing),
    )
    for key, what, each_of in (
        ("strange", "things that such a room would not hold", _strange),
        ("stranded", "things free in mid-floor for no reason", _stranded),
        ("odd", "odd neighbours", _odd),
    ):
        faults = [(room.kind, name) for room in rooms for name in each_of(room)]
        rate = share_of(len(faults), len(rooms))
        yield Row(
            key,
            what,
            rate,
            f"{rate:.2f} a room",
            "0",
            not faults,
            _tally(f"{kind}: {name}" for kind, name in faults),
        )


def _strange(room: Measured) -> tuple[str, ...]:
    return room.strange


def _stranded(room: Measured) -> tuple[str, ...]:
    return room.stranded


def _odd(room: Measured) -> tuple[str, ...]:
    return room.odd


def _walls(rooms: Sequence[Measured]) -> Iterator[Row]:
    able = [each for each in rooms if each.bare_m >= LEAST_BARE_M]
    bare = median(_bare_a_piece(each) for each in able) if able else 0.0
    yield Row(
        "bare_wall",
        "free wall per thing that hangs, median",
        bare,
        f"{bare:.1f} m",
        "<= 3 m",
        bare <= 3,
        tuple(reversed(_lowest(able, _bare_a_piece))),
    )
    twice = [each for each in rooms if len(set(each.pictures)) < len(each.pictures)]
    share = share_of(len(twice), len(rooms))
    yield Row(
        "same_picture",
        "rooms with one picture twice",
        share,
        f"{share:.1%}",
        "0",
        not twice,
        _tally(each.kind for each in twice),
    )
    different = len({name for each in rooms for name in each.pictures})
    yield Row(
        "pictures",
        "different pictures",
        different,
        f"{different}",
        ">= 24",
        different >= 24,
    )


def _bare_a_piece(room: Measured) -> float:
    return room.bare_m / max(room.hung, 1)


FIXTURE_BARS = {
    "light switch": 0.95,
    "socket": 0.95,
    "radiator": 0.9,
    "curtain": 0.8,
    "smoke detector": 0.3,
}
"""Least share of the rooms in which people have them."""


def _fixed(rooms: Sequence[Measured]) -> Iterator[Row]:
    for name, least in FIXTURE_BARS.items():
        asked = [
            (each.kind, has)
            for each in rooms
            for what, has in each.fixtures
            if what == name
        ]
        share = share_of(sum(has for _, has in asked), len(asked))
        yield Row(
            name.replace(" ", "_"),
            f"rooms with a {name}, where people have it",
            share,
            f"{share:.0%} of {len(asked)}",
            f">= {least:.0%}",
            share >= least,
            _tally(kind for kind, has in asked if not has),
        )
    styles = len({each.skirting for each in rooms})
    yield Row(
        "skirtings", "styles of skirting", styles, f"{styles}", ">= 2", styles >= 2
    )


def _dressing(rooms: Sequence[Measured]) -> Iterator[Row]:
    tops_of = [(each.kind, *top) for each in rooms for top in each.tops]
    bare = [f"{kind}: {name}" for kind, name, carries in tops_of if not carries]
    share = share_of(len(bare), len(tops_of))
    yield Row(
        "bare_tops",
        "tops that carry nothing",
        share,
        f"{share:.0%} of {len(tops_of)}",
        "<= 15%",
        share <= 0.15,
        _tally(bare),
    )
    dark = [each.kind for each in rooms if not each.has_ceiling_lamp]
    lit = 1 - share_of(len(dark), len(rooms))
    yield Row(
        "ceiling_lamp",
        "rooms with a ceiling lamp",
        lit,
        f"{lit:.0%}",
        ">= 95%",
        lit >= 0.95,
        _tally(dark),
    )
    off = [
        f"{each.kind}: {each.tints} tints"
        for each in rooms
        if not FEWEST_TINTS <= each.tints <= MOST_TINTS
    ]
    within = 1 - share_of(len(off), len(rooms))
    yield Row(
        "palette",
        "rooms of 3 to 5 tints",
        within,
        f"{within:.0%} (median {median(each.tints for each in rooms):.0f})",
        ">= 95%",
        within >= 0.95,
        _tally(off),
    )
    clash = [each.kind for each in rooms if not each.joinery_goes]
    goes = 1 - share_of(len(clash), len(rooms))
    yield Row(
        "joinery",
        "rooms whose doors go with the skirting",
        goes,
        f"{goes:.0%}",
        ">= 95%",
        goes >= 0.95,
        _tally(clash),
    )


def _views(key: str, what: str, measured: Sequence[Measured]) -> Row:
    views = [(room.kind, *view) for room in measured for view in room.views]
    covered = [f"{kind}: {name}" for kind, name, is_covered in views if is_covered]
    share = share_of(len(covered), len(views))
    shown = f"{share:.1%} of {len(views)}"
    return Row(key, what, share, shown, "<= 1%", share <= 0.01, _tally(covered))


def _laws(key: str, what: str, measured: Sequence[Measured]) -> Row:
    faults = [f"{each.name}: {fault}" for each in measured for fault in each.broken]
    shown = f"{len(faults)} in {len(measured)}"
    return Row(key, what, len(faults), shown, "0", not faults, tuple(faults))


def _speed(rooms: Sequence[Measured]) -> Iterator[Row]:
    ms = median(each.ms for each in rooms)
    # A bar of its own measures it on a quiet machine.
    yield Row("speed", "process time a room, median", ms, f"{ms:.0f} ms", "", True)
    tries = sum(1 + len(each.rejected) for each in rooms)
    shown = f"{tries / len(rooms):.2f}"
    yield Row(
        "attempts",
        "attempts a room",
        tries / len(rooms),
        shown,
        "",
        True,
        _tally(f"{each.kind}: {why}" for each in rooms for why in each.rejected),
    )


def _tally(names: Iterable[str]) -> tuple[str, ...]:
    """The names, most frequent first, each with its number."""
    return tuple(f"{name} x{number}" for name, number in Counter(names).most_common())


def printed(rows: Sequence[Row], worst: int) -> str:
    """The table as text, with the worst offenders of each line below it.

    Args:
        rows: its lines.
        worst: how many offenders are named.
    """
    wide = [
        max(len(text) for text in column)
        for column in zip(*map(_texts, rows), strict=True)
    ]
    lines = []
    for row in rows:
        texts = zip(_texts(row), wide, strict=True)
        lines.append("  ".join(f"{text:<{width}}" for text, width in texts).rstrip())
        lines += [f"    {name}" for name in row.worst[:worst]]
    return "\n".join(lines) + "\n"


def _texts(row: Row) -> tuple[str, str, str, str]:
    return row.what, row.shown, row.bar, row.verdict
