"""Things with a plug: floor lamps and pedestal fans."""

from __future__ import annotations

import math
from dataclasses import dataclass

from forms import ball, band, ring
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    leg,
    shell,
    smooth_path,
    tube,
)

# ---------------------------------------------------------------------- floor lamps


def _shade(m: Model, low: Flat, high: Flat, sides: int = 24) -> None:
    """A lampshade between two (radius, z) rims, open, with a bulb on three spokes."""
    wall = 0.007
    m.add(
        band([low, high, (high[0] - wall, high[1]), (low[0] - wall, low[1])], sides),
        "paper/shade",
    )
    for radius, z in (low, high):
        m.add(ring(radius - 0.002, 0.006, (0, 0, z), sides, 3), "paper/white")
    slope = (low[0] - high[0]) / (high[1] - low[1])
    _bulb(m, high[1] - 0.1, high[0] + 0.03 * slope - 0.003, high[1] - 0.03)


def _bulb(m: Model, z: float, reach: float, level: float) -> None:
    """A round bulb at height z, and the three spokes that hold the shade."""
    m.add(ball((0.11, 0.11, 0.12), (0, 0, z), 10, 6), "bulb/opal")
    for k in range(3):
        t = math.radians(90.0 + 120.0 * k)
        end = (reach * math.cos(t), reach * math.sin(t), level)
        m.add(tube([(0, 0, level), end], 0.006, 4), "metal/black")


def _round_foot(m: Model, radius: float, material: str) -> None:
    """A heavy round foot with a soft edge."""
    profile = [(radius, 0), (radius, 0.018), (radius - 0.012, 0.028), (0.03, 0.04)]
    m.add(lathe([*profile, (0.018, 0.06)], 28), material)


def lamp_tripod() -> Model:
    """A drum shade on three splayed oak legs."""
    m = Model()
    for k in range(3):
        t = math.radians(90.0 + 120.0 * k)
        c, s = math.cos(t), math.sin(t)
        top, foot = (0.035 * c, 0.035 * s, 1.2), (0.4 * c, 0.4 * s, 0)
        m.add(leg(foot, top, 0.026, 0.042, 10), "wood/oak")
        m.add(tube([(0, 0, 0.62), (0.22 * c, 0.22 * s, 0.55)], 0.007, 6), "metal/black")
    m.add(lathe([(0.045, 1.13), (0.06, 1.14), (0.06, 1.2), (0.02, 1.215)], 16),
          "metal/black")  # fmt: skip
    m.add(lathe([(0.012, 1.2), (0.012, 1.56), (0.02, 1.57)], 10), "metal/black")
    _shade(m, (0.24, 1.28), (0.225, 1.6))
    return m


def lamp_arc() -> Model:
    """A brass arc out of a marble block, a dome hanging at its end."""
    m = Model()
    m.add(box((0.26, 0.26, 0.09), (0.42, 0, 0.045), 0.008, 2), "stone/marble")
    m.add(lathe([(0.03, 0.08), (0.03, 0.13), (0.015, 0.14)], 12, (0.42, 0, 0)),
          "metal/brass")  # fmt: skip
    knots: list[Point] = [(0.42, 0, 0.1), (0.425, 0, 0.8), (0.35, 0, 1.4)]
    knots += [(0.12, 0, 1.72), (-0.15, 0, 1.74), (-0.33, 0, 1.58)]
    m.add(tube(smooth_path(knots, 5), 0.013, 8), "metal/brass")
    dome = [(0.2, 1.33), (0.195, 1.4), (0.165, 1.475), (0.11, 1.53), (0.04, 1.555)]
    inside = [(0.03, 1.545), (0.1, 1.52), (0.153, 1.468), (0.183, 1.4), (0.188, 1.33)]
    m.add(band([*dome, *inside], 28).move(-0.335, 0, 0), "paint/plain")
    cap = lathe([(0.05, 1.54), (0.05, 1.57), (0.03, 1.6), (0.012, 1.61)], 12)
    m.add(cap.move(-0.335, 0, 0), "metal/brass")
    m.add(ball((0.13, 0.13, 0.14), (-0.335, 0, 1.42), 14, 8), "paper/shade")
    m.add(lathe([(0.02, 1.46), (0.02, 1.55)], 10, (-0.335, 0, 0)), "metal/brass")
    return m


def lamp_column() -> Model:
    """A classic standard lamp: turned walnut column under a wide cone shade."""
    m = Model()
    foot = [(0.17, 0), (0.175, 0.02), (0.165, 0.035), (0.09, 0.05), (0.05, 0.075)]
    stem = [(0.03, 0.11), (0.034, 0.2), (0.05, 0.25), (0.034, 0.3), (0.022, 0.36)]
    upper = [(0.02, 0.75), (0.036, 0.8), (0.042, 0.83), (0.03, 0.87), (0.02, 0.92)]
    m.add(lathe([*foot, *stem, *upper, (0.018, 1.22), (0.034, 1.25), (0.02, 1.28)], 14),
          "wood/walnut")  # fmt: skip
    m.add(lathe([(0.012, 1.27), (0.012, 1.6), (0.016, 1.615), (0, 1.635)], 10),
          "metal/brass")  # fmt: skip
    _shade(m, (0.25, 1.27), (0.12, 1.6))
    m.add(tube([(0.05, 0, 1.553), (0.05, 0, 1.08)], 0.003, 4), "metal/brass")
    m.add(ball((0.016, 0.016, 0.024), (0.05, 0, 1.08), 8, 5), "metal/brass")
    return m


def lamp_uplighter() -> Model:
    """A torchiere: slim black pole, glowing bowl open upwards, small reading arm."""
    m = Model()
    _round_foot(m, 0.16, "metal/black")
    m.add(lathe([(0.014, 0.03), (0.014, 1.56), (0.022, 1.58)], 12), "metal/black")
    bowl = [(0.035, 1.56), (0.1, 1.585), (0.165, 1.64), (0.205, 1.72)]
    inside = [(0.197, 1.72), (0.158, 1.648), (0.098, 1.597), (0.033, 1.575)]
    m.add(band([*bowl, *inside], 28), "paper/shade")
    m.add(ring(0.201, 0.007, (0, 0, 1.72), 28, 4), "metal/black")
    _bulb(m, 1.65, 0.197, 1.705)
    m.add(lathe([(0.012, 1.57), (0.012, 1.71)], 6), "metal/black")
    m.add(lathe([(0.012, 1.5), (0.045, 1.555), (0.04, 1.57)], 14), "metal/black")
    knots: list[Point] = [(0, 0, 1.0), (0.08, -0.06, 1.12), (0.17, -0.12, 1.16)]
    m.add(tube(smooth_path(knots, 4), 0.008, 6), "metal/black")
    cone = [(0.075, -0.1), (0.035, 0.01), (0.018, 0.03), (0.012, 0.02)]
    head = band([*cone, (0.028, 0.004), (0.068, -0.1)], 16)
    m.add(head.move(0.185, -0.13, 1.14), "metal/black")
    m.add(ball((0.07, 0.07, 0.08), (0.185, -0.13, 1.125), 10, 6), "paper/shade")
    return m


# --------------------------------------------------------------------- pedestal fans


@dataclass(frozen=True, slots=True)
class FanStyle:
    """Materials and proportions of one fan; it blows upwards by `tilt` degrees.

    Tilted as far as fans go, its blades show from above too.
    """

    frame: str
    blade: str
    cage: str
    height: float
    radius: float = 0.23
    blades: int = 4
    tilt: float = 38.0
    spokes: int = 16


def _fan_head(style: FanStyle) -> list[tuple[Part, str]]:
    """Motor, blades and cage; the axle is the y axis and the air leaves towards -y."""
    made: list[tuple[Part, str]] = []
    r = style.radius

    def turned(part: Part, material: str) -> None:
        """Things turned about z are laid over so that z looks to the front."""
        made.append((part.turn("X", 90), material))

    motor = [(0.05, -0.16), (0.07, -0.15), (0.075, -0.06), (0.06, -0.03), (0.03, -0.02)]
    turned(lathe(motor, 16), style.frame)
    turned(lathe([(0.018, -0.03), (0.018, 0.03), (0.04, 0.032), (0.042, 0.055),
                  (0.02, 0.066)], 14), style.blade)  # fmt: skip
    turned(ring(r, 0.011, (0, 0, 0.035), 28, 4), style.frame)
    turned(lathe([(0.055, 0.092), (0.055, 0.1), (0.03, 0.108)], 18), style.frame)
    turned(ring(0.6 * r, 0.0035, (0, 0, 0.096), 20, 3), style.cage)
    for k in range(style.spokes):
        t = 2.0 * math.pi * k / style.spokes
        for z_hub, z_mid, start in ((0.096, 0.094, 0.05), (-0.05, -0.035, 0.06)):
            path = [
                (share * math.cos(t), share * math.sin(t), z)
                for share, z in ((start, z_hub), (0.66 * r, z_mid), (r, 0.035))
            ]
            turned(tube(path, 0.0034, 3), style.cage)
    for k in range(style.blades):
        turned(_blade(0.88 * r, style.blades).turn("Z", 360.0 * k / style.blades),
               style.blade)  # fmt: skip
    return made


def _blade(reach: float, count: int) -> Part:
    """One broad twisted fan blade that points towards +x."""
    half = math.radians(min(38.0, 150.0 / count))

    def surface(u: float, v: float) -> Point:
        radius = 0.03 + (reach - 0.03) * v
        spread = half * (0.6 + 0.4 * math.sin(math.pi * min(1.0, 0.2 + v)))
        t = (2.0 * u - 1.0) * spread + 0.35 * v
        if v > 0.99:
            radius -= 0.02 * (2.0 * u - 1.0) ** 2
        return (radius * math.cos(t), radius * math.sin(t), 0.04 + 0.04 * (u - 0.5))

    return shell(surface, 3, 3, 0.005)


def _fan(style: FanStyle, m: Model) -> Model:
    """Put the head on the pole of a fan whose foot is in the model already."""
    top = style.height - style.radius - 0.02
    for part, material in _fan_head(style):
        part.move(0, -0.075, 0).turn("X", -style.tilt).move(0, 0, top)
        m.add(part, material)
    m.add(lathe([(0.015, top - 0.3), (0.015, top - 0.05)], 10), style.frame)
    m.add(box((0.05, 0.075, 0.1), (0, 0, top - 0.045), 0.012), style.frame)
    pole = [(0.021, 0.04), (0.021, top - 0.24), (0.028, top - 0.235)]
    pole += [(0.028, top - 0.19), (0.018, top - 0.18)]
    m.add(lathe(pole, 14), style.frame)
    m.add(box((0.09, 0.05, 0.13), (0, -0.012, 0.62), 0.012), style.frame)
    for x in (-0.022, 0.022):
        knob = lathe([(0.014, 0), (0.012, 0.012)], 10).turn("X", 90)
        m.add(knob.move(x, -0.036, 0.64), style.blade)
    return m


def fan_white() -> Model:
    """A white fan with pale blue-grey blades on a round foot."""
    m = Model()
    foot = [(0.2, 0), (0.205, 0.012), (0.19, 0.028), (0.06, 0.045), (0.032, 0.1)]
    m.add(lathe([*foot, (0.024, 0.12)], 30), "plastic/white")
    return _fan(FanStyle("plastic/white", "book/blue", "metal/steel", 1.24, 0.25, 3), m)


def fan_black() -> Model:
    """A black fan on a cross of four flat feet, five blades."""
    m = Model()
    for turn in (45.0, -45.0):
        bar = box((0.52, 0.07, 0.026), (0, 0, 0.02), 0.008).turn("Z", turn)
        m.add(bar.move(0, 0, 0.002 if turn > 0 else 0.0), "plastic/black")
        for x in (-0.24, 0.24):
            pad = box((0.05, 0.076, 0.016), (x, 0, 0.008), 0.004).turn("Z", turn)
            m.add(pad, "plastic/black")
    m.add(lathe([(0.06, 0.03), (0.055, 0.045), (0.03, 0.08), (0.024, 0.1)], 16),
          "plastic/black")  # fmt: skip
    return _fan(
        FanStyle("plastic/black", "metal/steel", "metal/black", 1.28, 0.24, 5, 34.0), m
    )


def fan_retro() -> Model:
    """A lacquered fan with brass cage and blades on a stepped foot."""
    m = Model()
    foot = [(0.19, 0), (0.19, 0.03), (0.165, 0.036), (0.16, 0.055), (0.07, 0.075)]
    m.add(lathe([*foot, (0.04, 0.13), (0.03, 0.16)], 28), "paint/plain")
    return _fan(
        FanStyle("paint/plain", "metal/brass", "metal/brass", 1.18, 0.25, 4, 42.0), m
    )


MODELS = {
    "floor_lamp/tripod": lamp_tripod,
    "floor_lamp/arc": lamp_arc,
    "floor_lamp/column": lamp_column,
    "floor_lamp/uplighter": lamp_uplighter,
    "pedestal_fan/white": fan_white,
    "pedestal_fan/black": fan_black,
    "pedestal_fan/retro": fan_retro,
}
