"""What builders fix to walls: switches, sockets, radiators, hoods, air conditioners.

Modelled with the wall at y 0 and everything in front of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import bmesh
from fittings import panel
from forms import loft
from toolkit import Flat, Model, Part, Point, box, lathe, leg, prism, slab, tube

WHITE, BLACK, STEEL, CHROME = (
    "plastic/white",
    "plastic/black",
    "metal/brushed",
    "metal/chrome",
)
SHADE = "concrete/plain"
"""The shaded well of a socket."""


def disc(radius: float, at: Point, sides: int = 8) -> Part:
    """A flat disc that faces -Y: an open surface."""
    bm = bmesh.new()
    turns = [2.0 * math.pi * (k + 0.5) / sides for k in range(sides)]
    x, y, z = at
    rim = [
        bm.verts.new((x + radius * math.cos(t), y, z + radius * math.sin(t)))
        for t in turns
    ]
    bm.faces.new(rim)
    return Part(bm)


# --------------------------------------------------------------- switches, sockets


def _cover(m: Model, width: float, height: float, x: float, material: str) -> None:
    """A bevelled cover plate, its back on the wall."""
    part = panel(width, height, ((0, 0), (0, 0.006), (0.003, 0.01)))
    m.add(part.move(x, 0, 0), material)


def _rocker(m: Model, size: Flat, at: Flat, material: str) -> None:
    """A rocker that is pressed in at its top."""
    (width, height), (x, z) = size, at
    outline = [
        (-0.009, z - height / 2),
        (-0.017, z - height / 2),
        (-0.011, z + height / 2),
        (-0.009, z + height / 2),
    ]
    m.add(prism(outline, width, "X").move(x, 0, 0), material)


def switch_single() -> Model:
    """One large rocker in a square cover."""
    m = Model()
    _cover(m, 0.085, 0.085, 0, WHITE)
    _rocker(m, (0.058, 0.058), (0, 0), "paper/white")
    return m


def switch_double() -> Model:
    """Two rockers side by side in a square cover."""
    m = Model()
    _cover(m, 0.088, 0.088, 0, WHITE)
    for x in (-0.0155, 0.0155):
        _rocker(m, (0.028, 0.06), (x, 0), "paper/white")
    return m


def switch_pair() -> Model:
    """A double frame in steel with two black rockers."""
    m = Model()
    _cover(m, 0.15, 0.085, 0, STEEL)
    for x in (-0.0355, 0.0355):
        _rocker(m, (0.055, 0.055), (x, 0), BLACK)
    return m


def switch_upright() -> Model:
    """Two switches above one another in one tall cover."""
    m = Model()
    _cover(m, 0.085, 0.15, 0, WHITE)
    for z in (-0.0355, 0.0355):
        _rocker(m, (0.055, 0.055), (0, z), "paper/white")
    return m


def switch_toggle() -> Model:
    """An old brass plate with a short lever."""
    m = Model()
    _cover(m, 0.08, 0.12, 0, "metal/brass")
    m.add(leg((0, -0.008, 0), (0, -0.03, 0.014), 0.012, 0.008, 4), BLACK)
    return m


def _outlet(m: Model, x: float, cover: str, well: str) -> None:
    """A round well with two holes, on a cover."""
    m.add(disc(0.0235, (x, -0.0105, 0)), well, sheet=True)
    for side in (-1, 1):
        m.add(disc(0.0045, (x + 0.0095 * side, -0.0112, 0), 4), BLACK, sheet=True)


def _sockets(count: int, cover: str, well: str) -> Model:
    """So many outlets side by side in one frame."""
    m = Model()
    _cover(m, 0.014 + 0.071 * count, 0.085, 0, cover)
    for k in range(count):
        _outlet(m, 0.071 * (k - (count - 1) / 2), cover, well)
    return m


def socket_single() -> Model:
    """One outlet in a white cover."""
    return _sockets(1, WHITE, SHADE)


def socket_double() -> Model:
    """Two outlets in a white frame."""
    return _sockets(2, WHITE, SHADE)


def socket_triple() -> Model:
    """Three outlets in a white frame."""
    return _sockets(3, WHITE, SHADE)


def socket_steel() -> Model:
    """Two outlets in a steel frame with dark wells."""
    return _sockets(2, STEEL, BLACK)


# ---------------------------------------------------------------------- radiators


def _brackets(m: Model, half: float, low: float, high: float) -> None:
    """Two flat rails on the wall that carry a radiator."""
    for x in (-half, half):
        m.add(slab((x - 0.03, -0.04, low), (x + 0.03, 0, high), 0), WHITE)


def _valve(m: Model, x: float, z: float) -> None:
    """A thermostat head at a side, with its pipe into the wall."""
    side = 1 if x > 0 else -1
    m.add(tube([(x - 0.02 * side, -0.06, z), (x + 0.03 * side, -0.06, z)], 0.01, 6),
          CHROME)  # fmt: skip
    head = lathe([(0.018, 0), (0.022, 0.012), (0.02, 0.055)], 8).turn("Y", 90 * side)
    m.add(head.move(x + 0.02 * side, -0.06, z), WHITE)


def _panelled(width: float) -> Model:
    """A panel radiator with upright grooves, a grille on top and closed sides."""
    m, high = Model(), 0.55
    count = round(width / 0.1)
    pitch = (width - 0.02) / count
    line: list[Flat] = []
    for k in range(count):
        left = -width / 2 + 0.01 + pitch * k
        line += [(left + 0.1 * pitch, -0.089), (left + 0.25 * pitch, -0.1)]
        line += [(left + 0.75 * pitch, -0.1), (left + 0.9 * pitch, -0.089)]
    back = [(width / 2 - 0.01, -0.08), (-width / 2 + 0.01, -0.08)]
    m.add(prism([*line, *back], high - 0.03, "Z").move(0, 0, high / 2), WHITE)
    m.add(slab((-width / 2, -0.085, 0.012), (width / 2, -0.035, high - 0.012), 0),
          WHITE)  # fmt: skip
    half = width / 2 + 0.002
    m.add(slab((-half, -0.098, high - 0.02), (half, -0.03, high), 0), WHITE)
    slot = box((width - 0.06, 0.04, 0.005), (0, -0.065, high - 0.0015), 0)
    m.add(slot, BLACK)
    _brackets(m, width / 2 - 0.12, 0.05, high - 0.03)
    _valve(m, width / 2, 0.08)
    return m


def radiator_short() -> Model:
    """A panel radiator 0.6 m wide."""
    return _panelled(0.6)


def radiator_medium() -> Model:
    """A panel radiator 0.9 m wide."""
    return _panelled(0.9)


def radiator_long() -> Model:
    """A panel radiator 1.2 m wide."""
    return _panelled(1.2)


def radiator_column() -> Model:
    """An old radiator of round columns between two headers."""
    m, high, count, pitch = Model(), 0.58, 9, 0.085
    for k in range(count):
        x = pitch * (k - (count - 1) / 2)
        shares = ((0.0, 1.0), (0.95, 1.0), (1.0, 0.55))
        rings = [
            [
                (x + 0.03 * s * math.cos(t), -0.06 + 0.045 * s * math.sin(t), high * z)
                for t in (math.radians(60 * j) for j in range(6))
            ]
            for z, s in shares
        ]
        m.add(loft(rings), WHITE)
    half = pitch * (count - 1) / 2
    for z in (0.06, high - 0.06):
        m.add(tube([(-half, -0.06, z), (half, -0.06, z)], 0.022, 6), WHITE)
    _brackets(m, half - 0.08, 0.04, high - 0.04)
    _valve(m, half, 0.06)
    return m


def radiator_flat() -> Model:
    """A smooth panel with rounded edges and a shallow line, in white."""
    m, width, high = Model(), 1.0, 0.55
    m.add(box((width, 0.06, high), (0, -0.06, high / 2), 0.012), WHITE)
    for z in (0.12, high - 0.12):
        m.add(box((width - 0.06, 0.0035, 0.006), (0, -0.0898, z), 0), SHADE)
    _brackets(m, width / 2 - 0.15, 0.05, high - 0.05)
    _valve(m, width / 2, 0.08)
    return m


# ------------------------------------------------------------------ extractor hoods


def _filters(m: Model, width: float, low: float, high: float, z: float) -> None:
    """Two grease filters below a hood."""
    for x in (-width / 4, width / 4):
        size = (width / 2 - 0.04, high - low, 0.007)
        m.add(box(size, (x, -(low + high) / 2, z), 0), "metal/steel")


def hood_chimney() -> Model:
    """A steel pyramid below a square chimney."""
    m, width = Model(), 0.9
    rings: list[Sequence[Point]] = [
        [(-x, 0, z), (x, 0, z), (x, -y, z), (-x, -y, z)]
        for x, y, z in (
            (width / 2, 0.5, 0.0),
            (width / 2, 0.5, 0.06),
            (0.14, 0.27, 0.3),
            (0.14, 0.27, 0.32),
        )
    ]
    m.add(loft(rings), STEEL)
    m.add(slab((-0.125, -0.255, 0.31), (0.125, 0, 0.85), 0), STEEL)
    _filters(m, width, 0.06, 0.44, 0.0)
    for k in range(4):
        m.add(disc(0.009, (0.05 * (k - 1.5), -0.501, 0.03), 6), BLACK, sheet=True)
    return m


def hood_slanted() -> Model:
    """A tilted pane of black glass with a slim steel chimney behind."""
    m, width = Model(), 0.8
    side = [
        (0.0, 0.05),
        (-0.36, 0.0),
        (-0.39, 0.02),
        (-0.16, 0.44),
        (-0.1, 0.45),
        (0, 0.45),
    ]
    m.add(prism(side, width - 0.06, "X"), STEEL)
    face = [(-0.375, 0.0), (-0.4, 0.012), (-0.166, 0.465), (-0.14, 0.46)]
    m.add(prism(face, width, "X"), "glass/screen")
    m.add(slab((-0.14, -0.14, 0.44), (0.14, 0, 0.85), 0), STEEL)
    bar = slab((-0.13, -0.398, 0.04), (0.13, -0.38, 0.052), 0)
    m.add(bar, WHITE)
    return m


def hood_slim() -> Model:
    """A flat white hood with a visor, its duct in a box above."""
    m = Model()
    m.add(slab((-0.3, -0.46, 0), (0.3, 0, 0.07), 0.004), WHITE)
    m.add(slab((-0.3, -0.49, 0.012), (0.3, -0.455, 0.06), 0.004), STEEL)
    m.add(slab((-0.298, -0.3, 0.065), (0.298, 0, 0.5), 0.004), WHITE)
    _filters(m, 0.58, 0.08, 0.4, 0.0)
    for k in range(3):
        m.add(disc(0.008, (0.16 + 0.035 * k, -0.491, 0.036), 6), BLACK, sheet=True)
    return m


def hood_canopy() -> Model:
    """A country canopy: plastered bell over an oak beam."""
    m = Model()
    rings: list[Sequence[Point]] = [
        [(-x, 0, z), (x, 0, z), (x, -y, z), (-x, -y, z)]
        for x, y, z in (
            (0.48, 0.47, 0.1),
            (0.42, 0.4, 0.22),
            (0.33, 0.32, 0.38),
            (0.27, 0.27, 0.6),
            (0.26, 0.26, 0.85),
        )
    ]
    m.add(loft(rings), "plaster/white")
    m.add(slab((-0.5, -0.5, 0.0), (0.5, 0, 0.11), 0.008), "wood/oak")
    _filters(m, 0.9, 0.08, 0.42, 0.0)
    return m


# ------------------------------------------------------------------ air conditioners


def _louvre(m: Model, width: float, y: float, z: float) -> None:
    """The dark outlet with its flap."""
    m.add(slab((-width / 2, y - 0.002, z), (width / 2, y + 0.02, z + 0.03), 0), BLACK)
    flap = slab((-width / 2, y - 0.014, z - 0.002), (width / 2, y - 0.006, z + 0.02), 0)
    m.add(flap.turn("X", -20, (0, y, z)), WHITE)


def conditioner_round() -> Model:
    """A white split unit with a rounded front and an open flap."""
    m, width = Model(), 0.82
    side = [
        (0, 0),
        (-0.14, 0),
        (-0.185, 0.04),
        (-0.2, 0.12),
        (-0.195, 0.22),
        (-0.17, 0.275),
        (0, 0.285),
    ]
    m.add(prism(side, width, "X"), WHITE)
    _louvre(m, width - 0.1, -0.165, 0.02)
    m.add(
        slab((-width / 2 + 0.02, -0.2015, 0.1), (width / 2 - 0.02, -0.19, 0.104), 0),
        SHADE,
    )
    m.add(slab((0.27, -0.2015, 0.12), (0.35, -0.19, 0.14), 0), BLACK)
    return m


def conditioner_flat() -> Model:
    """A slim unit with a flat glass front and a steel line."""
    m, width = Model(), 0.9
    m.add(slab((-width / 2, -0.16, 0), (width / 2, 0, 0.3), 0.01), WHITE)
    m.add(
        slab(
            (-width / 2 + 0.004, -0.19, 0.05), (width / 2 - 0.004, -0.165, 0.296), 0.006
        ),
        "glass/screen",
    )
    m.add(
        slab((-width / 2 + 0.004, -0.192, 0.05), (width / 2 - 0.004, -0.16, 0.058), 0),
        CHROME,
    )
    m.add(
        slab((-width / 2 + 0.03, -0.168, 0.255), (width / 2 - 0.03, -0.158, 0.29), 0),
        BLACK,
    )
    _louvre(m, width - 0.12, -0.16, 0.012)
    return m


def conditioner_grille() -> Model:
    """An older unit with a slatted front."""
    m, width = Model(), 0.78
    m.add(slab((-width / 2, -0.2, 0), (width / 2, 0, 0.32), 0.014), "book/cream")
    for k in range(7):
        z = 0.13 + 0.024 * k
        m.add(
            slab(
                (-width / 2 + 0.05, -0.206, z), (width / 2 - 0.16, -0.195, z + 0.008), 0
            ),
            SHADE,
        )
    m.add(
        slab((width / 2 - 0.13, -0.206, 0.14), (width / 2 - 0.04, -0.195, 0.28), 0),
        BLACK,
    )
    _louvre(m, width - 0.1, -0.2, 0.03)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "light_switch/single": switch_single,
    "light_switch/double": switch_double,
    "light_switch/pair": switch_pair,
    "light_switch/upright": switch_upright,
    "light_switch/toggle": switch_toggle,
    "socket/single": socket_single,
    "socket/double": socket_double,
    "socket/triple": socket_triple,
    "socket/steel": socket_steel,
    "radiator/short": radiator_short,
    "radiator/medium": radiator_medium,
    "radiator/long": radiator_long,
    "radiator/column": radiator_column,
    "radiator/flat": radiator_flat,
    "extractor_hood/chimney": hood_chimney,
    "extractor_hood/slanted": hood_slanted,
    "extractor_hood/slim": hood_slim,
    "extractor_hood/canopy": hood_canopy,
    "air_conditioner/round": conditioner_round,
    "air_conditioner/flat": conditioner_flat,
    "air_conditioner/grille": conditioner_grille,
}
