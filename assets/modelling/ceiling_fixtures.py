"""What is fixed to ceilings: flush lamps, fans, rails of spots, tubes, detectors.

Modelled from z 0 upwards; the highest point lies on the ceiling.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from forms import ball, band
from lights import _around, _hems, _shade
from toolkit import Model, Part, Point, box, lathe, prism, rounded, slab, tube

WHITE, BLACK, BRASS, GLOW = "plastic/white", "metal/black", "metal/brass", "bulb/opal"
STEEL = "metal/brushed"

# ------------------------------------------------------------------- ceiling lamps


def ceiling_bowl() -> Model:
    """A shallow opal bowl in a brass rim with a knob."""
    m = Model()
    bowl = [(0.0, 0.02), (0.09, 0.026), (0.15, 0.045), (0.19, 0.085)]
    m.add(lathe(bowl, 20), GLOW)
    m.add(
        band([(0.185, 0.08), (0.205, 0.08), (0.205, 0.115), (0.185, 0.115)], 20), BRASS
    )
    m.add(lathe([(0.2, 0.11), (0.19, 0.125)], 20), "wood/white")
    m.add(lathe([(0, 0), (0.012, 0.006), (0.012, 0.018), (0.02, 0.026)], 8), BRASS)
    return m


def ceiling_drum() -> Model:
    """A flush cloth drum with an opal pane below."""
    m = Model()
    _shade(m, (0.25, 0.0), (0.25, 0.15), 24)
    _hems(m, (0.25, 0.0), (0.25, 0.15), 24)
    m.add(lathe([(0.246, 0.006), (0.246, 0.012)], 24), GLOW)
    m.add(lathe([(0.246, 0.14), (0.246, 0.16)], 24), "wood/white")
    return m


def ceiling_square() -> Model:
    """A square opal panel in a thin black frame."""
    m = Model()
    m.add(box((0.42, 0.42, 0.05), (0, 0, 0.035), 0.006), BLACK)
    m.add(box((0.4, 0.4, 0.02), (0, 0, 0.01), 0.004), GLOW)
    return m


def ceiling_globes() -> Model:
    """Five opal globes on short brass arms round a plate."""
    m = Model()
    m.add(lathe([(0.05, 0.15), (0.09, 0.17), (0.09, 0.19)], 14), BRASS)
    m.add(lathe([(0.022, 0.08), (0.022, 0.16)], 8), BRASS)
    for c, s in _around(5):
        x, y = 0.22 * c, 0.22 * s
        m.add(tube([(0, 0, 0.11), (x, y, 0.13)], 0.009, 5), BRASS)
        m.add(lathe([(0.03, 0.11), (0.034, 0.14), (0.012, 0.15)], 8, (x, y, 0)), BRASS)
        m.add(ball((0.12, 0.12, 0.12), (x, y, 0.06), 10, 6), GLOW)
    return m


# -------------------------------------------------------------------- ceiling fans


def _blades(
    m: Model, count: int, reach: float, wide: float, z: float, wood: str
) -> None:
    """Flat blades with round ends, tilted a little, on short arms."""
    for k in range(count):
        outline = rounded(reach - 0.2, wide, wide * 0.45, 2)
        blade = prism(outline, 0.008).move(0.2 + (reach - 0.2) / 2, 0, 0)
        arm = box((0.16, 0.035, 0.008), (0.16, 0, -0.006), 0)
        for part, material in ((blade, wood), (arm, BLACK if wood != WHITE else WHITE)):
            part.turn("X", 11).move(0, 0, z).turn("Z", 360.0 * k / count + 17)
            m.add(part, material)


def _hub(m: Model, top: float, metal: str) -> None:
    """Motor, rod and canopy of a fan; the motor spans z 0.12 to 0.24."""
    motor = [(0.05, 0.1), (0.11, 0.12), (0.12, 0.16), (0.11, 0.22), (0.04, 0.24)]
    m.add(lathe(motor, 16), metal)
    m.add(lathe([(0.014, 0.23), (0.014, top - 0.02)], 6), metal)
    m.add(lathe([(0.03, top - 0.07), (0.065, top - 0.02), (0.068, top)], 12), metal)


def fan_wood() -> Model:
    """Five walnut blades, brass, an opal bowl below."""
    m = Model()
    _hub(m, 0.4, BRASS)
    _blades(m, 5, 0.6, 0.135, 0.175, "wood/walnut")
    m.add(lathe([(0, 0.0), (0.06, 0.008), (0.1, 0.04), (0.115, 0.1)], 16), GLOW)
    return m


def fan_white() -> Model:
    """Four white blades and three small lamps."""
    m = Model()
    _hub(m, 0.36, WHITE)
    _blades(m, 4, 0.55, 0.13, 0.17, WHITE)
    for c, s in _around(3):
        m.add(tube([(0, 0, 0.11), (0.1 * c, 0.1 * s, 0.08)], 0.012, 5), WHITE)
        lamp = ball((0.09, 0.09, 0.1), (0.12 * c, 0.12 * s, 0.05), 9, 5)
        m.add(lamp, GLOW)
    return m


def fan_modern() -> Model:
    """Three broad oak blades on a black motor with a flat opal disc."""
    m = Model()
    _hub(m, 0.32, BLACK)
    _blades(m, 3, 0.65, 0.16, 0.165, "wood/oak")
    m.add(lathe([(0.09, 0.07), (0.1, 0.08), (0.1, 0.11)], 16), GLOW)
    return m


# ------------------------------------------------------------------ rails of spots


def _spot(m: Model, at: Point, turn: float, tilt: float, metal: str) -> None:
    """A spot on a short stem, turned and tilted, its lens aglow."""
    x, y, z = at
    m.add(tube([(x, y, z), (x, y, z - 0.055)], 0.008, 5), metal)
    can = lathe([(0.03, -0.06), (0.034, -0.055), (0.034, 0.04), (0.02, 0.055)], 10)
    lens = lathe([(0.027, -0.064), (0.027, -0.05)], 8)
    for part, material in ((can, metal), (lens, GLOW)):
        part.turn("Y", tilt).turn("Z", turn).move(x, y, z - 0.075)
        m.add(part, material)


def rail_straight() -> Model:
    """Four black spots along a straight rail."""
    m = Model()
    m.add(box((1.1, 0.035, 0.03), (0, 0, 0.195), 0.003), BLACK)
    for k, turn in enumerate((30.0, 200.0, 150.0, -20.0)):
        _spot(m, (0.3 * (k - 1.5), 0, 0.185), turn, 35.0, BLACK)
    return m


def rail_bowed() -> Model:
    """Three steel spots on a rail in a long wave."""
    m = Model()
    path: list[Point] = [
        (x / 10, 0.11 * math.sin(x * 0.62), 0.185) for x in range(-5, 6)
    ]
    m.add(tube(path, 0.01, 6), STEEL)
    m.add(lathe([(0.05, 0.185), (0.055, 0.19), (0.055, 0.21)], 12), STEEL)
    for k, at in enumerate((path[1], path[5], path[9])):
        _spot(m, at, 120.0 * k + 40, 40.0, STEEL)
    return m


def rail_plate() -> Model:
    """Four white spots at the corners of a square plate."""
    m = Model()
    m.add(box((0.34, 0.34, 0.025), (0, 0, 0.195), 0.004), WHITE)
    for k, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        _spot(m, (0.11 * x, 0.11 * y, 0.185), 45.0 + 90.0 * k, 32.0, WHITE)
    return m


# ------------------------------------------------------------------ smoke detectors


def detector_round() -> Model:
    """A white dome with a ring of slots and a small light."""
    m = Model()
    m.add(lathe([(0.0, 0.0), (0.025, 0.0), (0.045, 0.012), (0.048, 0.02)], 14), WHITE)
    m.add(lathe([(0.043, 0.018), (0.043, 0.028)], 14), "plastic/black")
    m.add(lathe([(0.05, 0.027), (0.056, 0.034), (0.056, 0.045)], 14), WHITE)
    m.add(box((0.006, 0.006, 0.006), (0.018, 0.018, 0.003), 0), "plastic/red")
    return m


def detector_flat() -> Model:
    """A flat disc with a button in the middle."""
    m = Model()
    m.add(lathe([(0.055, 0.004), (0.062, 0.012), (0.064, 0.03)], 16), WHITE)
    m.add(lathe([(0.018, 0.0), (0.02, 0.006)], 10), "metal/brushed")
    return m


def detector_square() -> Model:
    """A square one with round corners and a grille."""
    m = Model()
    m.add(prism(rounded(0.11, 0.11, 0.025, 2), 0.03).move(0, 0, 0.018), WHITE)
    for k in range(4):
        m.add(
            box((0.05, 0.005, 0.004), (0, 0.012 * (k - 1.5), 0.0025), 0),
            "plastic/black",
        )
    return m


# -------------------------------------------------------------------- strip lights


def strip_batten() -> Model:
    """A bare tube below a white batten."""
    m = Model()
    m.add(box((1.24, 0.06, 0.045), (0, 0, 0.0775), 0.004), WHITE)
    m.add(tube([(-0.6, 0, 0.017), (0.6, 0, 0.017)], 0.016, 8), GLOW)
    for x in (-0.605, 0.605):
        m.add(box((0.03, 0.04, 0.062), (x, 0, 0.031), 0.003), WHITE)
    return m


def strip_louvre() -> Model:
    """Two tubes behind the cross bars of a steel louvre."""
    m = Model()
    m.add(box((1.25, 0.3, 0.03), (0, 0, 0.075), 0.003), WHITE)
    for y in (-0.145, 0.145):
        m.add(slab((-0.625, y - 0.005, 0), (0.625, y + 0.005, 0.08), 0), WHITE)
    for y in (-0.07, 0.07):
        m.add(tube([(-0.6, y, 0.045), (0.6, y, 0.045)], 0.016, 6), GLOW)
    for k in range(9):
        x = 0.155 * (k - 4)
        m.add(slab((x - 0.003, -0.145, 0.002), (x + 0.003, 0.145, 0.04), 0), STEEL)
    m.add(slab((-0.62, -0.004, 0.0), (0.62, 0.004, 0.065), 0), STEEL)
    return m


def strip_beam() -> Model:
    """A long aluminium beam on two wires, its lower side aglow."""
    m = Model()
    m.add(box((1.5, 0.07, 0.06), (0, 0, 0.04), 0.004), "metal/steel")
    m.add(box((1.46, 0.055, 0.02), (0, 0, 0.01), 0.003), GLOW)
    for x in (-0.6, 0.6):
        m.add(tube([(x, 0, 0.06), (x, 0, 0.27)], 0.0025, 3), "metal/steel")
        m.add(lathe([(0.02, 0.262), (0.024, 0.28)], 8, (x, 0, 0)), "metal/steel")
    return m


def strip_diffuser() -> Model:
    """A rounded opal cover between two white ends."""
    m = Model()
    outline = [
        (-0.06, 0.06),
        (-0.058, 0.03),
        (-0.03, 0.0),
        (0.03, 0.0),
        (0.058, 0.03),
        (0.06, 0.06),
    ]
    m.add(prism(outline, 1.16, "X"), GLOW)
    m.add(box((1.2, 0.13, 0.02), (0, 0, 0.068), 0.003), WHITE)
    m.pair(_end(outline).move(0.59, 0, 0), WHITE)
    return m


def _end(outline: list[tuple[float, float]]) -> Part:
    """A cap a little larger than the cover."""
    return prism([(1.06 * y, 1.03 * z - 0.001) for y, z in outline], 0.03, "X")


MODELS: dict[str, Callable[[], Model]] = {
    "ceiling_lamp/bowl": ceiling_bowl,
    "ceiling_lamp/drum": ceiling_drum,
    "ceiling_lamp/square": ceiling_square,
    "ceiling_lamp/globes": ceiling_globes,
    "ceiling_fan/wood": fan_wood,
    "ceiling_fan/white": fan_white,
    "ceiling_fan/modern": fan_modern,
    "spot_rail/straight": rail_straight,
    "spot_rail/bowed": rail_bowed,
    "spot_rail/plate": rail_plate,
    "smoke_detector/round": detector_round,
    "smoke_detector/flat": detector_flat,
    "smoke_detector/square": detector_square,
    "strip_light/batten": strip_batten,
    "strip_light/louvre": strip_louvre,
    "strip_light/beam": strip_beam,
    "strip_light/diffuser": strip_diffuser,
}
