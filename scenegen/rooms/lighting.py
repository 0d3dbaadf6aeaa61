"""The light of a room: a time of day, sun through its windows, and what is lit.

The colours and strengths of a scene's light are drawn from `HOURS` and stored with its
facts: changing a number here changes facts. How a colour and a strength become linear
light, in the pictures of all renderers, says `renderers/lighting/distant_lights.py`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from numpy.random import Generator

from scenegen.records.scene import Light, Outside, Rgb, Room, Sun
from scenegen.rooms.placement import Wall, walls_of
from scenegen.seeding import between, pick

OVERCAST_PCT = 40
"""Share of days without sun."""

ASKEW = 600
"""Largest angle between the sun and the normal of its window, tenths of a degree."""

HIGH = (480, 680)
"""Elevation of main lights; low ones would throw shadows across the whole room."""


@dataclass(frozen=True, slots=True)
class Hour:
    """What the light of one time of day is drawn from.

    Attributes:
        time: "morning", "noon", "evening" or "night".
        weight: how often it is drawn, per cent.
        colours: of the main light.
        strength, ambient: of the main light and from all around, per cent (least,
            most).
        lit_pct: share of the lamps that are switched on.
        sun: its colours; none at night.
        elevation, sunshine: of the sun, tenths of a degree and per cent (least, most).
    """

    time: str
    weight: int
    colours: tuple[Rgb, ...]
    strength: tuple[int, int]
    ambient: tuple[int, int]
    lit_pct: int
    sun: tuple[Rgb, ...] = ()
    elevation: tuple[int, int] = (0, 0)
    sunshine: tuple[int, int] = (0, 0)


HOURS = (
    Hour(
        time="morning",
        weight=25,
        colours=((255, 246, 232), (250, 249, 246), (246, 249, 255)),
        strength=(46, 60),
        ambient=(44, 56),
        lit_pct=15,
        sun=((255, 228, 186), (255, 236, 204)),
        elevation=(150, 300),
        sunshine=(200, 260),
    ),
    Hour(
        time="noon",
        weight=35,
        colours=((255, 250, 240), (252, 252, 250), (248, 250, 255)),
        strength=(52, 68),
        ambient=(46, 58),
        lit_pct=5,
        sun=((255, 246, 228), (255, 250, 240)),
        elevation=(350, 550),
        sunshine=(210, 270),
    ),
    Hour(
        time="evening",
        weight=25,
        colours=((255, 238, 214), (255, 232, 206), (255, 242, 226)),
        strength=(40, 52),
        ambient=(38, 48),
        lit_pct=75,
        sun=((255, 202, 138), (255, 214, 158)),
        elevation=(150, 300),
        sunshine=(180, 240),
    ),
    Hour(
        time="night",
        weight=15,
        colours=((255, 240, 218), (255, 244, 230)),
        strength=(18, 26),
        ambient=(16, 22),
        lit_pct=100,
    ),
)

INDOORS = Hour(
    time="noon",
    weight=0,
    colours=((255, 242, 222), (255, 248, 238), (250, 250, 252)),
    strength=(50, 64),
    ambient=(38, 50),
    lit_pct=100,
)
"""Rooms without windows, and rooms without lamps at night."""


def light_room(
    rng: Generator,
    room: Room,
    lamps: Sequence[int],
    materials: Collection[str] = (),
) -> Light:
    """The light of a room that holds some lamps.

    Daylight comes from the windows: the main light from their side, and on clear days
    sun through one of them. Where there is no daylight, all lamps are lit, or the main
    light is bright.

    Args:
        rng: the stream that is drawn from.
        room: its windows decide where daylight comes from.
        lamps: ids of the entities that can be switched on.
        materials: ids, of which those of the group "outside" may be seen by windows.
    """
    windows = _windows(room)
    if not windows:
        _draw_hour(rng)
        return _lit_by(rng, INDOORS, lamps)
    light = _light_of_windows(rng, windows, lamps)
    return replace(light, outside=_draw_outside(rng, light.time, materials))


def _light_of_windows(
    rng: Generator, windows: Sequence[Wall], lamps: Sequence[int]
) -> Light:
    """The light of a room that has windows."""
    hour = _draw_hour(rng)
    if hour.sun:
        return _daylight(rng, hour, windows, lamps)
    if lamps:
        return _lit_by(rng, hour, lamps)
    return _lit_by(rng, INDOORS, lamps, time=hour.time)


def _windows(room: Room) -> tuple[Wall, ...]:
    """The walls that windows are in, a wall once for each of its windows."""
    walls = walls_of(room)
    return tuple(walls[each.wall] for each in room.openings if each.kind == "window")


def _draw_outside(
    rng: Generator, time: str, materials: Collection[str]
) -> Outside | None:
    """One of the places of which there is a picture at a time of day."""
    first, last = "outside/", f"_{time}"
    places = [
        name.removeprefix(first).removesuffix(last)
        for name in sorted(materials)
        if name.startswith(first) and name.endswith(last)
    ]
    if not places:
        return None
    return Outside(pick(rng, places), between(rng, 0, 99))


def _draw_hour(rng: Generator) -> Hour:
    reach = int(rng.integers(sum(hour.weight for hour in HOURS)))
    for hour in HOURS:
        if reach < hour.weight:
            return hour
        reach -= hour.weight
    raise AssertionError("the weights of all hours are passed")


def _lit_by(
    rng: Generator, hour: Hour, lamps: Sequence[int], *, time: str | None = None
) -> Light:
    """Light that is made indoors; it comes from any side."""
    return Light(
        heading_tenths=between(rng, 0, 3599),
        elevation_tenths=between(rng, *HIGH),
        colour=pick(rng, hour.colours),
        strength=between(rng, *hour.strength),
        ambient=between(rng, *hour.ambient),
        time=hour.time if time is None else time,
        lit=_switched_on(rng, hour, lamps),
    )


def _daylight(
    rng: Generator, hour: Hour, windows: Sequence[Wall], lamps: Sequence[int]
) -> Light:
    """Light that comes in through windows."""
    heading = _outside(rng, pick(rng, windows))
    sun = None
    if int(rng.integers(100)) >= OVERCAST_PCT:
        sun = Sun(
            heading_tenths=heading,
            elevation_tenths=between(rng, *hour.elevation),
            colour=pick(rng, hour.sun),
            strength=between(rng, *hour.sunshine),
        )
    return Light(
        heading_tenths=heading,
        elevation_tenths=between(rng, *HIGH),
        colour=pick(rng, hour.colours),
        strength=between(rng, *hour.strength),
        ambient=between(rng, *hour.ambient),
        time=hour.time,
        sun=sun,
        lit=_switched_on(rng, hour, lamps),
    )


def _outside(rng: Generator, wall: Wall) -> int:
    """A heading that light through a window of this wall may come from."""
    return (wall.inward + 1800 + between(rng, -ASKEW, ASKEW)) % 3600


def _switched_on(rng: Generator, hour: Hour, lamps: Sequence[int]) -> tuple[int, ...]:
    """Some of the lamps, each by the same chance."""
    return tuple(lamp for lamp in lamps if int(rng.integers(100)) < hour.lit_pct)
