"""Music and art: drums, stage keyboards, stands, cellos, amplifiers, easels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import ball, band, loft
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    leg,
    prism,
    rounded,
    slab,
    smooth_path,
    tube,
)

BLACK, STEEL, CHROME = "metal/black", "metal/steel", "metal/chrome"
DARK, BRASS, PAPER = "plastic/black", "metal/brass", "paper/white"


def _around(count: int, first: float = 90.0) -> list[Flat]:
    """Directions evenly round the z axis as (cosine, sine)."""
    turns = [math.radians(first + 360.0 * k / count) for k in range(count)]
    return [(math.cos(t), math.sin(t)) for t in turns]


def _tripod(
    m: Model, at: Flat, reach: float, top: float, metal: str, first: float = 90.0
) -> None:
    """Three legs that run from a collar at height `top` out to the floor."""
    x, y = at
    for c, s in _around(3, first):
        foot: Point = (x + reach * c, y + reach * s, 0.012)
        m.add(tube([(x, y, top), foot], 0.012, 5), metal)
        m.add(box((0.03, 0.03, 0.024), (foot[0], foot[1], 0.012), 0.0), DARK)
    m.add(lathe([(0.022, top - 0.04), (0.022, top + 0.03)], 8, (x, y, 0)), metal)


def _rod(m: Model, at: Flat, low: float, high: float, metal: str) -> None:
    """An upright rod between two heights."""
    m.add(lathe([(0.011, low), (0.011, high)], 6, (*at, 0)), metal)


# ----------------------------------------------------------------------- drum kits


def _drum(radius: float, deep: float, shell: str, hoop: str) -> list[tuple[Part, str]]:
    """A drum standing on z 0: shell, a hoop round its top, a white head."""
    made = [(lathe([(radius, 0.0), (radius, deep - 0.01)], 14), shell)]
    rim = radius + 0.012
    made.append((lathe([(rim, deep - 0.03), (rim, deep)], 14), hoop))
    head = lathe([(radius - 0.004, deep - 0.004), (radius - 0.004, deep + 0.003)], 14)
    made.append((head, PAPER))
    return made


def _set_drum(
    m: Model, made: Sequence[tuple[Part, str]], at: Point, tilt: float = 0.0
) -> None:
    """Put a drum down, its head leaning to who plays behind it."""
    for part, material in made:
        m.add(part.turn("X", -tilt).move(*at), material)


def _bass_drum(m: Model, radius: float, deep: float, shell: str, hoop: str) -> None:
    """A great drum on its side, its decorated head to the front, on two spurs."""
    parts = [(lathe([(radius, -deep / 2), (radius, deep / 2)], 20), shell)]
    for z in (-deep / 2 - 0.01, deep / 2 - 0.03):
        rim = [
            (radius + 0.018, z),
            (radius + 0.018, z + 0.04),
            (radius - 0.02, z + 0.04),
        ]
        parts.append((band([*rim, (radius - 0.02, z)], 20), hoop))
    face = radius - 0.01
    disc = [(face, deep / 2 - 0.01), (face, deep / 2 + 0.006)]
    parts.append((lathe(disc, 20), PAPER))
    inner = [(radius * 0.5, deep / 2), (radius * 0.5, deep / 2 + 0.009)]
    parts.append((lathe(inner, 20), DARK))
    for part, material in parts:
        m.add(part.turn("X", 90).move(0, -0.2, radius + 0.02), material)
    for x in (-1, 1):
        spur: list[Point] = [(x * radius * 0.9, -0.28, radius * 0.75)]
        spur.append((x * (radius + 0.12), -0.4, 0.01))
        m.add(tube(spur, 0.01, 5), CHROME)


def _cymbal(m: Model, at: Point, radius: float, tilt: float = -12.0) -> None:
    """A brass plate with a bell, tilted to the player, on its own tripod."""
    x, y, z = at
    plate = [(radius, 0.0), (radius, 0.004), (radius * 0.25, 0.022)]
    plate += [(radius * 0.18, 0.04), (0.0, 0.045)]
    m.add(lathe(plate, 16).turn("X", tilt).move(x, y, z), BRASS)
    _rod(m, (x, y), 0.3, z + 0.06, CHROME)
    _tripod(m, (x, y), 0.26, 0.36, CHROME, 30.0)


def _hi_hat(m: Model, x: float, y: float) -> None:
    """Two small cymbals face to face on a stand."""
    for low, high in ((0.82, 0.842), (0.872, 0.85)):
        plate = [(0.175, low), (0.05, high), (0.0, high + (high - low) * 0.5)]
        m.add(lathe([(0.0, low), *plate], 16, (x, y, 0)), BRASS)
    _rod(m, (x, y), 0.3, 1.0, CHROME)
    _tripod(m, (x, y), 0.24, 0.34, CHROME, 30.0)


def _throne(m: Model, y: float) -> None:
    """The drummer's round seat."""
    pad = [(0.16, 0.46), (0.175, 0.48), (0.175, 0.53), (0.15, 0.55), (0.0, 0.555)]
    m.add(lathe(pad, 16, (0, y, 0)), DARK)
    _rod(m, (0, y), 0.28, 0.47, CHROME)
    _tripod(m, (0, y), 0.24, 0.3, CHROME)


def _snare(m: Model, at: Flat, shell: str) -> None:
    """A flat drum between the player's knees on a stand."""
    _set_drum(m, _drum(0.178, 0.14, shell, CHROME), (*at, 0.5))
    _rod(m, at, 0.26, 0.51, CHROME)
    _tripod(m, at, 0.2, 0.3, CHROME)


def _floor_tom(m: Model, x: float, y: float, shell: str) -> None:
    """A deep drum on three legs of its own."""
    _set_drum(m, _drum(0.2, 0.38, shell, CHROME), (x, y, 0.19))
    for c, s in _around(3):
        at = (x + 0.218 * c, y + 0.218 * s)
        m.add(tube([(*at, 0.0), (*at, 0.57)], 0.01, 5), CHROME)


def _carpet(size: Flat, y: float, material: str) -> Model:
    """What a kit stands on, so that it does not walk away."""
    m = Model()
    m.add(box((*size, 0.006), (0, y, 0.003), 0.0), material)
    return m


def drums_rock() -> Model:
    """A full kit: bass drum, two toms on it, floor tom, snare, hi-hat, two cymbals."""
    m, shell = _carpet((1.74, 1.5), 0.19, DARK), "paint/plain"
    _bass_drum(m, 0.28, 0.4, shell, shell)
    for x in (-0.2, 0.2):
        _set_drum(m, _drum(0.15, 0.2, shell, CHROME), (x, -0.2, 0.7), 18.0)
        m.add(tube([(x * 0.2, -0.2, 0.56), (x, -0.2, 0.74)], 0.014, 5), CHROME)
    _snare(m, (0.26, 0.3), CHROME)
    _floor_tom(m, -0.5, 0.22, shell)
    _hi_hat(m, 0.62, 0.2)
    _cymbal(m, (0.56, -0.28, 1.16), 0.21)
    _cymbal(m, (-0.58, -0.26, 1.08), 0.26)
    _throne(m, 0.66)
    return m


def drums_jazz() -> Model:
    """A small walnut kit: bass drum, one tom, floor tom, snare and a broad cymbal."""
    m, shell = _carpet((1.6, 1.42), 0.2, "book/red"), "wood/walnut"
    _bass_drum(m, 0.24, 0.36, shell, "wood/oak")
    _set_drum(m, _drum(0.16, 0.2, shell, CHROME), (0.06, -0.2, 0.62), 14.0)
    m.add(tube([(0.05, -0.2, 0.48), (0.06, -0.2, 0.66)], 0.016, 5), CHROME)
    _snare(m, (0.24, 0.28), "wood/oak")
    _floor_tom(m, -0.44, 0.2, shell)
    _hi_hat(m, 0.58, 0.2)
    _cymbal(m, (-0.48, -0.24, 0.98), 0.27)
    _throne(m, 0.62)
    return m


def _pad(m: Model, at: Point, radius: float, tilt: float) -> None:
    """An electronic drum: a thin grey pad in a black rim."""
    parts = [(lathe([(radius, 0), (radius, 0.05)], 18), DARK)]
    mesh = [(radius - 0.02, 0.048), (radius - 0.02, 0.054)]
    parts.append((lathe(mesh, 18), "metal/brushed"))
    parts.append((lathe([(0.03, -0.06), (0.03, 0.01)], 6), DARK))
    for part, material in parts:
        m.add(part.turn("X", -tilt).move(*at), material)


def drums_electronic() -> Model:
    """Black pads round a bent steel rack with a small module, and a throne."""
    m = _carpet((1.46, 1.3), 0.25, "concrete/plain")
    line: list[Point] = [(-0.62, 0.2, 0.72), (-0.45, -0.2, 0.72), (0.45, -0.2, 0.72)]
    line.append((0.62, 0.2, 0.72))
    m.add(tube(line, 0.02, 6), STEEL)
    for x, y, low in line:
        m.add(tube([(x, y, 0.0), (x, y, low + 0.04)], 0.02, 6), STEEL)
        m.add(box((0.06, 0.24, 0.03), (x, y, 0.015), 0.0), DARK)
    for x, y, z, radius in ((-0.24, -0.14, 0.8, 0.13), (0.24, -0.14, 0.8, 0.13),
                            (-0.52, 0.14, 0.74, 0.14)):  # fmt: skip
        _pad(m, (x, y, z), radius, 16.0)
        near = (x, -0.2, 0.72) if abs(x) < 0.45 else (x - 0.06, y, 0.72)
        m.add(tube([near, (x, y, z - 0.03)], 0.014, 5), STEEL)
    _pad(m, (0.42, 0.24, 0.72), 0.14, 8.0)
    m.add(tube([(0.62, 0.2, 0.66), (0.42, 0.24, 0.68)], 0.014, 5), STEEL)
    for x in (-0.46, 0.46):
        m.add(tube([(x, -0.2, 0.72), (x * 1.1, -0.22, 1.06)], 0.012, 5), STEEL)
        plate = lathe([(0.17, 0), (0.17, 0.012), (0.05, 0.022)], 18).turn("X", -14)
        m.add(plate.move(x * 1.1, -0.22, 1.04), DARK)
    kick = [(lathe([(0.16, 0), (0.16, 0.06)], 18), DARK)]
    kick.append((lathe([(0.13, -0.006), (0.13, 0.0)], 18), "metal/brushed"))
    for part, material in kick:
        m.add(part.turn("X", 90).move(0, -0.14, 0.24), material)
    m.add(slab((-0.05, -0.19, 0), (0.05, -0.14, 0.2), 0.0), DARK)
    m.add(slab((-0.18, -0.24, 0.0), (0.18, 0.14, 0.016), 0.0), DARK)
    m.add(box((0.22, 0.05, 0.14), (0.0, -0.19, 0.8), 0.006), DARK)
    m.add(box((0.12, 0.008, 0.06), (0.0, -0.163, 0.82), 0.0), "plastic/blue")
    _throne(m, 0.6)
    return m


# ------------------------------------------------------------------ digital pianos


def _keys(m: Model, white: int, width: float, front: float, z: float) -> None:
    """White keys with black ones between, from `front` to the back, 14 cm long."""
    pitch = width / white
    m.add(slab((-width / 2, front, z - 0.01), (width / 2, front + 0.14, z), 0), BLACK)
    for k in range(white):
        x = pitch * (k + 0.5) - width / 2
        key = (pitch - 0.0035, 0.138, 0.012)
        m.add(box(key, (x, front + 0.07, z + 0.004), 0.0), "plastic/white")
        if k % 7 not in (2, 6) and k < white - 1:
            at = (x + pitch / 2, front + 0.093, z + 0.014)
            m.add(box((pitch * 0.58, 0.09, 0.012), at, 0.0), DARK)


def _panel(m: Model, y: float, z: float, half: float) -> None:
    """Knobs, buttons and a display on the top of a keyboard, along x."""
    m.add(box((0.16, 0.05, 0.006), (0, y, z), 0.0), "plastic/blue")
    for x in (-0.75, -0.62, -0.49, 0.49, 0.62, 0.75):
        m.add(lathe([(0.014, z - 0.004), (0.012, z + 0.014)], 7, (x * half, y, 0)),
              STEEL)  # fmt: skip
    for x in (-0.3, -0.2, 0.2, 0.3):
        m.add(box((0.04, 0.018, 0.008), (x * half, y, z), 0.0), "plastic/red")


def _music_rest(m: Model, width: float, y: float, z: float, metal: str) -> None:
    """A low rest behind a keyboard with two sheets on it."""
    parts = [(box((width, 0.01, 0.2), (0, 0, 0.1), 0.0), metal)]
    for x in (-0.11, 0.11):
        parts.append((box((0.2, 0.006, 0.27), (x, -0.008, 0.145), 0.0), PAPER))
    for part, material in parts:
        m.add(part.turn("X", -18).move(0, y, z), material)


def piano_stage() -> Model:
    """A black stage keyboard with a full panel on a crossed steel stand."""
    m = Model()
    m.add(slab((-0.66, -0.15, 0.7), (0.66, 0.15, 0.76), 0.006), DARK)
    m.add(slab((-0.66, 0.0, 0.755), (0.66, 0.15, 0.79), 0.006), DARK)
    m.pair(slab((0.61, -0.15, 0.755), (0.66, 0.01, 0.788), 0.0), DARK)
    _keys(m, 36, 1.22, -0.148, 0.762)
    _panel(m, 0.08, 0.791, 0.6)
    for y, side in ((-0.05, 1), (0.05, -1)):
        cross: list[Point] = [(-0.4 * side, y, 0.03), (0.4 * side, y, 0.68)]
        m.add(tube(cross, 0.022, 4), STEEL)
        m.add(box((0.05, 0.42, 0.05), (-0.4 * side, 0, 0.025), 0.0), STEEL)
        m.add(box((0.05, 0.34, 0.03), (0.4 * side, 0, 0.69), 0.0), STEEL)
    m.add(
        lathe([(0.04, -0.09), (0.04, 0.09)], 10).turn("X", 90).move(0, 0, 0.355), DARK
    )
    _music_rest(m, 0.46, 0.13, 0.785, BLACK)
    return m


def piano_slim() -> Model:
    """A coloured slim body between two flat legs, three pedals in a bar."""
    m, paint = Model(), "paint/plain"
    m.add(slab((-0.68, -0.16, 0.66), (0.68, 0.2, 0.72), 0.008), paint)
    m.add(slab((-0.68, 0.0, 0.715), (0.68, 0.2, 0.8), 0.01), paint)
    m.pair(slab((0.63, -0.16, 0.715), (0.68, 0.02, 0.765), 0.006), paint)
    _keys(m, 36, 1.255, -0.15, 0.722)
    side = [(-0.17, 0.0), (0.2, 0.0), (0.2, 0.68), (-0.06, 0.68), (-0.06, 0.06),
            (-0.17, 0.05)]  # fmt: skip
    m.pair(prism(side, 0.035, "X", 0.005).move(0.64), paint)
    m.add(slab((-0.63, 0.16, 0.2), (0.63, 0.18, 0.42), 0.0), paint)
    m.add(slab((-0.63, 0.12, 0.05), (0.63, 0.19, 0.12), 0.0), paint)
    for x in (-0.08, 0.0, 0.08):
        m.add(box((0.03, 0.16, 0.014), (x, 0.06, 0.075), 0.0), BRASS)
    _music_rest(m, 0.6, 0.12, 0.795, BLACK)
    return m


def piano_trestle() -> Model:
    """A white keyboard with wooden ends on four slanted oak legs."""
    m, white, wood = Model(), "plastic/white", "wood/oak"
    m.add(slab((-0.62, -0.14, 0.7), (0.62, 0.14, 0.75), 0.004), white)
    m.add(slab((-0.62, 0.005, 0.745), (0.62, 0.14, 0.785), 0.004), white)
    m.pair(slab((0.615, -0.145, 0.695), (0.64, 0.145, 0.79), 0.004), wood)
    _keys(m, 36, 1.21, -0.138, 0.752)
    _panel(m, 0.075, 0.786, 0.58)
    for y in (-0.1, 0.1):
        m.pair(leg((0.58, 2.2 * y, 0), (0.46, y, 0.7), 0.03, 0.045, 8), wood)
    m.add(box((0.98, 0.04, 0.05), (0, -0.1, 0.672), 0.0), wood)
    m.add(box((0.98, 0.04, 0.05), (0, 0.1, 0.672), 0.0), wood)
    m.pair(box((0.03, 0.3, 0.03), (0.508, 0, 0.42), 0.0), wood)
    return m


# ---------------------------------------------------------------------- microphones


def _microphone(m: Model, at: Point, tilt: float) -> None:
    """A stage microphone, its ball up and `tilt` degrees to the front."""
    parts = [(lathe([(0.011, -0.15), (0.022, -0.01), (0.022, 0.0)], 8), DARK)]
    parts.append((ball((0.056, 0.056, 0.06), (0, 0, 0.022), 10, 6), CHROME))
    parts.append((lathe([(0.03, 0.016), (0.03, 0.026)], 10), STEEL))
    for part, material in parts:
        m.add(part.turn("X", tilt).move(*at), material)


def microphone_round() -> Model:
    """A straight stand on a heavy round foot."""
    m = Model()
    foot = [(0.17, 0), (0.17, 0.014), (0.15, 0.024), (0.03, 0.04), (0.018, 0.07)]
    m.add(lathe(foot, 24), BLACK)
    _rod(m, (0, 0), 0.04, 1.42, CHROME)
    m.add(lathe([(0.02, 0.8), (0.02, 0.88)], 8), DARK)
    m.add(box((0.03, 0.05, 0.04), (0, 0, 1.42), 0.0), DARK)
    _microphone(m, (0, 0.045, 1.5), -40.0)
    cable = [(0, -0.06, 1.38), (0.02, -0.05, 1.1), (0.025, 0.01, 0.6)]
    cable += [(0.03, 0.03, 0.06), (0.12, 0.12, 0.02)]
    m.add(tube(smooth_path(cable, 3), 0.007, 4), DARK)
    return m


def microphone_boom() -> Model:
    """A tripod with a slanted arm, the microphone at its high end."""
    m = Model()
    _tripod(m, (0, 0), 0.28, 0.34, BLACK)
    m.add(lathe([(0.017, 0.3), (0.017, 1.22)], 6), BLACK)
    m.add(ball((0.07, 0.06, 0.07), (0, 0, 1.22), 8, 5), DARK)
    m.add(tube([(0, 0.24, 1.08), (0, -0.3, 1.4)], 0.014, 6), STEEL)
    weight = lathe([(0.035, -0.06), (0.035, 0.06)], 8).turn("X", 59)
    m.add(weight.move(0, 0.24, 1.08), DARK)
    _microphone(m, (0, -0.33, 1.42), 59.0)
    return m


def microphone_retro() -> Model:
    """A big chromed singer's microphone with slats on a brass stand."""
    m = Model()
    for turn in range(3):
        arm = box((0.05, 0.26, 0.03), (0, -0.13, 0.018), 0.006)
        m.add(arm.turn("Z", 120.0 * turn), BLACK)
    m.add(lathe([(0.06, 0.0), (0.05, 0.05), (0.014, 0.09)], 12), BRASS)
    _rod(m, (0, 0), 0.06, 1.36, BRASS)
    m.add(lathe([(0.022, 0.74), (0.022, 0.8)], 8), BRASS)
    m.add(lathe([(0.02, 1.34), (0.03, 1.37)], 8), CHROME)
    shape = rounded(0.11, 0.18, 0.05, 4)
    m.add(prism(shape, 0.07, "Y", 0.014).move(0, 0, 1.45), CHROME)
    for x in (-0.03, -0.01, 0.01, 0.03):
        m.add(box((0.008, 0.078, 0.13), (x, 0, 1.455), 0.0), DARK)
    m.add(box((0.114, 0.08, 0.014), (0, 0, 1.44), 0.0), CHROME)
    return m


# -------------------------------------------------------------------- music stands


def _score(m: Model, at: Point, lean: float, half: float = 0.2) -> None:
    """Two pages with staves that lean back by degrees, their foot at a point."""
    parts = []
    for x in (-half / 2, half / 2):
        page = box((half - 0.004, 0.005, 0.28), (x, 0, 0.14), 0.0)
        parts.append((page, PAPER))
        for k in range(5):
            line = box((half - 0.05, 0.002, 0.012), (x, -0.003, 0.05 + 0.045 * k), 0.0)
            parts.append((line, DARK))
    for part, material in parts:
        m.add(part.turn("X", -lean).move(*at), material)


def stand_orchestra() -> Model:
    """A solid black desk with a deep lip on a column and three flat feet."""
    m = Model()
    _tripod(m, (0, 0), 0.27, 0.3, BLACK)
    _rod(m, (0, 0), 0.26, 1.06, BLACK)
    desk = prism(rounded(0.5, 0.34, 0.03, 2), 0.008, "Y").move(0, 0.006, 0.15)
    lip = slab((-0.25, -0.07, -0.02), (0.25, 0.01, -0.008), 0.0)
    for part in (desk, lip):
        m.add(part.turn("X", -25).move(0, -0.05, 1.03), BLACK)
    m.add(box((0.05, 0.08, 0.08), (0, 0.0, 1.08), 0.0), BLACK)
    _score(m, (0, -0.054, 1.024), 25.0)
    return m


def stand_folding() -> Model:
    """A light wire desk that folds, on thin steel legs, a score across it."""
    m = Model()
    _tripod(m, (0, 0), 0.26, 0.34, CHROME)
    _rod(m, (0, 0), 0.3, 1.06, CHROME)
    wires: list[list[Point]] = [[(-0.24, 0.006, 0.0), (0.24, 0.006, 0.0)]]
    wires += [[(-0.24, 0.006, 0.24), (0.24, 0.006, 0.24)]]
    wires += [[(x, 0.006, 0.0), (-x, 0.006, 0.24)] for x in (-0.24, 0.24)]
    wires += [[(x, 0.006, 0.0), (x, 0.006, 0.24)] for x in (-0.24, 0.0, 0.24)]
    wires += [[(x, 0.006, 0.0), (x, -0.05, 0.0), (x, -0.05, 0.02)] for x in (-0.2, 0.2)]
    for wire in wires:
        m.add(tube(wire, 0.007, 4).turn("X", -22).move(0, -0.02, 1.02), CHROME)
    m.add(box((0.04, 0.05, 0.06), (0, 0.0, 1.06), 0.0), DARK)
    _score(m, (0, -0.024, 1.026), 22.0)
    return m


def stand_wooden() -> Model:
    """A turned walnut column with three curved feet and a pierced sloping desk."""
    m, wood = Model(), "wood/walnut"
    column = [(0.04, 0.12), (0.045, 0.2), (0.025, 0.26), (0.02, 0.6), (0.034, 0.66)]
    m.add(lathe([*column, (0.02, 0.72), (0.018, 1.0), (0.03, 1.06)], 12), wood)
    foot = [(0.02, 0.12), (0.02, 0.22), (0.12, 0.16), (0.24, 0.05), (0.3, 0.03)]
    foot += [(0.3, 0.0), (0.24, 0.0), (0.12, 0.09)]
    for k in range(3):
        m.add(prism(foot, 0.035, "X", 0.005).turn("Z", 180.0 + 120.0 * k), wood)
    frame = [slab((-0.26, -0.004, 0.0), (0.26, 0.016, 0.04), 0.0)]
    frame += [slab((-0.26, -0.004, 0.3), (0.26, 0.016, 0.34), 0.0)]
    frame += [slab((x, -0.004, 0.03), (x + 0.035, 0.016, 0.31), 0.0)
              for x in (-0.26, -0.12, -0.0175, 0.085, 0.225)]  # fmt: skip
    frame += [slab((-0.27, -0.06, -0.012), (0.27, 0.016, 0.004), 0.0)]
    for part in frame:
        m.add(part.turn("X", -26).move(0, -0.05, 1.0), wood)
    m.add(box((0.06, 0.07, 0.05), (0, 0.0, 1.06), 0.0), wood)
    _score(m, (0, -0.057, 1.0), 26.0)
    return m


# ----------------------------------------------------------------------------- cellos


@dataclass(frozen=True, slots=True)
class Cello:
    """Materials of a cello, and what it stands on."""

    body: str
    front: str
    neck: str
    fittings: str
    stand: Callable[[Model], None]


BOUT = [(0.0, 0.0), (0.12, 0.0), (0.2, 0.05), (0.22, 0.15), (0.2, 0.25),
        (0.185, 0.28), (0.13, 0.33), (0.12, 0.38), (0.135, 0.44), (0.165, 0.47),
        (0.17, 0.55), (0.14, 0.64), (0.08, 0.71), (0.0, 0.74)]  # fmt: skip
"""Right half of the outline of a cello's body: (x, z) from its lower end, metres."""


def _cello_body(m: Model, style: Cello) -> None:
    """Back, belly and ribs, 11 cm deep, the lower end at z 0."""
    outline = BOUT + [(-x, z) for x, z in reversed(BOUT[1:-1])]
    m.add(prism([(x * 0.97, z * 0.985 + 0.005) for x, z in outline], 0.1, "Y"),
          style.body)  # fmt: skip
    for y, material in ((-0.055, style.front), (0.055, style.body)):
        m.add(prism(outline, 0.014, "Y").move(0, y), material)
    rise = [[(x * s, -0.06 - 0.02 * (1 - s), 0.37 + (z - 0.37) * s) for x, z in outline]
            for s in (0.82, 0.5)]  # fmt: skip
    m.add(loft(rise), style.front)


def _cello_neck(m: Model, style: Cello) -> None:
    """Fingerboard, neck, scroll with pegs, bridge, strings and tailpiece."""
    m.add(slab((-0.018, -0.075, 0.7), (0.018, -0.04, 1.0), 0.0), style.neck)
    board = [(-0.03, 0.42), (0.03, 0.42), (0.017, 1.0), (-0.017, 1.0)]
    m.add(prism(board, 0.014, "Y").move(0, -0.088, 0).turn("X", -1.2), style.fittings)
    m.add(slab((-0.02, -0.085, 0.99), (0.02, -0.045, 1.11), 0.004), style.neck)
    scroll = lathe([(0.028, -0.026), (0.028, 0.026)], 10).turn("Y", 90)
    m.add(scroll.move(0, -0.06, 1.13), style.neck)
    for k, z in enumerate((1.01, 1.035, 1.06, 1.085)):
        x = 0.035 if k % 2 else -0.035
        peg = lathe([(0.006, -0.03), (0.012, 0.03)], 6).turn("Y", 90 if x > 0 else -90)
        m.add(peg.move(x, -0.065, z), style.fittings)
    m.add(slab((-0.045, -0.12, 0.27), (0.045, -0.066, 0.282), 0.0), "wood/pine")
    tail = [(-0.03, 0.03), (0.03, 0.03), (0.04, 0.2), (-0.04, 0.2)]
    m.add(prism(tail, 0.014, "Y").move(0, -0.095, 0), style.fittings)
    m.add(slab((-0.01, -0.09, 0.0), (0.01, -0.05, 0.035), 0.0), style.fittings)
    for k in range(4):
        x = 0.008 * (k - 1.5)
        line: list[Point] = [(2.2 * x, -0.1, 0.2), (2.4 * x, -0.12, 0.276)]
        line.append((x, -0.088, 1.0))
        m.add(tube(line, 0.002, 3), CHROME)
    for x in (-1, 1):
        hole = [(0.075, 0.2), (0.09, 0.2), (0.08, 0.29), (0.085, 0.38), (0.07, 0.38)]
        f = prism([(x * a, b) for a, b in hole], 0.008, "Y").move(0, -0.066, 0)
        m.add(f, DARK)


def _cello(style: Cello) -> Model:
    """A cello that leans back a little on a stand, its spike on the floor."""
    loose = Model()
    _cello_body(loose, style)
    _cello_neck(loose, style)
    loose.add(lathe([(0.006, -0.1), (0.006, 0.01)], 6), CHROME)
    m = Model()
    for part, material in loose.parts:
        m.add(part.turn("X", -12).move(0, -0.02, 0.1), material)
    style.stand(m)
    return m


def _frame_stand(m: Model) -> None:
    """Two bent black bars that hold the body from below and behind."""
    for x in (-0.17, 0.17):
        bar: list[Point] = [(x, -0.2, 0.01), (x, -0.06, 0.075), (x, 0.14, 0.1)]
        bar += [(x * 0.9, 0.2, 0.42)]
        m.add(tube(bar, 0.012, 5), BLACK)
        m.add(tube([(x * 0.9, 0.19, 0.38), (x * 1.4, 0.34, 0.01)], 0.012, 5), BLACK)
    m.add(tube([(-0.153, 0.2, 0.42), (0.153, 0.2, 0.42)], 0.012, 5), BLACK)
    m.add(tube([(-0.17, 0.04, 0.09), (0.17, 0.04, 0.09)], 0.012, 5), BLACK)


def _box_stand(m: Model) -> None:
    """A padded wooden cradle: a low box with a high back."""
    m.add(slab((-0.26, -0.16, 0), (0.26, 0.3, 0.05), 0.006), "wood/pine")
    for x in (-0.24, 0.24):
        m.add(slab((x - 0.015, -0.14, 0.04), (x + 0.015, 0.28, 0.3), 0.0), "wood/pine")
    m.add(slab((-0.25, 0.26, 0.04), (0.25, 0.29, 0.6), 0.0), "wood/pine")
    m.add(slab((-0.2, 0.1, 0.05), (0.2, 0.27, 0.2), 0.01), "fabric/velvet")
    m.add(slab((-0.1, 0.18, 0.4), (0.1, 0.27, 0.56), 0.01), "fabric/velvet")


def _tripod_stand(m: Model) -> None:
    """A black tripod with a yoke that holds the neck."""
    _tripod(m, (0, 0.3), 0.3, 0.4, BLACK)
    _rod(m, (0, 0.3), 0.36, 0.92, BLACK)
    m.add(tube([(0, 0.3, 0.9), (0, 0.1, 0.9)], 0.012, 5), BLACK)
    for x in (-1, 1):
        yoke: list[Point] = [
            (0, 0.16, 0.9),
            (0.05 * x, 0.14, 0.9),
            (0.05 * x, 0.05, 0.9),
        ]
        m.add(tube(yoke, 0.014, 5), DARK)
    m.add(tube([(0, 0.3, 0.4), (0, 0.1, 0.3)], 0.012, 5), BLACK)
    m.add(box((0.2, 0.04, 0.04), (0, 0.1, 0.3), 0.0), DARK)


def cello_amber() -> Model:
    """A cello with a pine belly on a bent metal frame."""
    return _cello(Cello("wood/walnut", "wood/oak", "wood/walnut", "wood/black",
                        _frame_stand))  # fmt: skip


def cello_dark() -> Model:
    """A dark old cello in a padded cradle of pine."""
    m = _cello(Cello("wood/walnut", "wood/walnut", "wood/walnut", "wood/black",
                     _box_stand))  # fmt: skip
    bow: list[Point] = [(0.26, 0.04, 0.06), (0.256, 0.14, 0.3), (0.25, 0.32, 0.78)]
    m.add(tube(bow, 0.007, 5), "wood/black")
    m.add(box((0.03, 0.03, 0.02), (0.262, 0.04, 0.06), 0.0), "wood/pine")
    return m


def cello_tripod() -> Model:
    """A coloured cello, as for children, held at its neck by a tripod."""
    return _cello(Cello("paint/plain", "paint/plain", "wood/black", "wood/black",
                        _tripod_stand))  # fmt: skip


# ------------------------------------------------------------------------- amplifiers


def _cabinet(
    m: Model, size: Point, low: float, cover: str, cloth: str, grille: Flat
) -> None:
    """A covered box on z `low`, its front framed round a cloth between two heights."""
    wide, deep, high = size
    half, front = wide / 2, -deep / 2
    m.add(slab((-half, front + 0.02, low), (half, deep / 2, low + high), 0.008), cover)
    base, top = low + grille[0], low + grille[1]
    m.pair(
        slab((half - 0.03, front, low), (half, front + 0.03, low + high), 0.0), cover
    )
    for a, b in ((low, base), (top, low + high)):
        m.add(slab((-half, front, a), (half, front + 0.03, b), 0.0), cover)
    within = half - 0.02
    panel = slab((-within, front + 0.008, base), (within, front + 0.03, top), 0.0)
    m.add(panel, cloth)


def _corners(m: Model, size: Point, low: float, metal: str) -> None:
    """Caps on the four front corners and the four behind."""
    wide, deep, high = size
    for z in (low + 0.02, low + high - 0.02):
        for y in (-deep / 2 + 0.018, deep / 2 - 0.018):
            m.pair(box((0.045, 0.045, 0.045), (wide / 2 - 0.018, y, z), 0.0), metal)


def _dials(
    m: Model, half: float, front: float, z: float, count: int, knob: str
) -> None:
    """A plate of knobs in a front at depth `front`, a red lamp at its end."""
    m.add(slab((-half, front - 0.004, z - 0.03), (half, front + 0.02, z + 0.03), 0.0),
          "metal/brushed")  # fmt: skip
    for k in range(count):
        x = half * (1.7 * k / (count - 1) - 0.92)
        dial = lathe([(0.017, 0), (0.014, 0.022)], 8).turn("X", 90)
        m.add(dial.move(x, front - 0.003, z), knob)
    m.add(
        box((0.022, 0.02, 0.022), (half * 0.92, front - 0.008, z), 0.0), "plastic/red"
    )


def _handle(m: Model, width: float, z: float, material: str) -> None:
    """A flat strap on the top."""
    knots: list[Point] = [(-width / 2, 0, z - 0.01), (-width / 2 + 0.02, 0, z + 0.03)]
    knots += [(width / 2 - 0.02, 0, z + 0.03), (width / 2, 0, z - 0.01)]
    m.add(tube(smooth_path(knots, 2), 0.014, 6, flat=0.6), material)


def _cone(m: Model, x: float, front: float, z: float, radius: float) -> None:
    """A loudspeaker that shows in a front: a ring and the dark bowl within."""
    hoop = [(radius, 0.0), (radius, 0.012), (radius - 0.014, 0.012)]
    m.add(
        band([*hoop, (radius - 0.014, 0.0)], 18).turn("X", 90).move(x, front, z), STEEL
    )
    bowl = lathe([(radius - 0.01, 0.0), (radius - 0.02, 0.004), (0.0, 0.004)], 18)
    m.add(bowl.turn("X", 90).move(x, front, z), "metal/black")
    m.add(lathe([(radius * 0.3, 0), (radius * 0.2, 0.02), (0, 0.024)], 10).turn("X", 90)
          .move(x, front - 0.002, z), DARK)  # fmt: skip


def amplifier_combo() -> Model:
    """A black guitar amplifier: grey cloth, a row of knobs, steel corners."""
    m, size = Model(), (0.6, 0.28, 0.5)
    _cabinet(m, size, 0.02, DARK, "fabric/wool", (0.05, 0.38))
    _corners(m, size, 0.02, STEEL)
    _dials(m, 0.27, -0.14, 0.455, 7, DARK)
    _handle(m, 0.2, 0.52, DARK)
    _cone(m, 0.0, -0.133, 0.23, 0.14)
    for x in (-0.22, 0.22):
        for y in (-0.09, 0.09):
            m.add(lathe([(0.02, 0), (0.02, 0.025)], 8, (x, y, 0)), DARK)
    return m


def amplifier_stack() -> Model:
    """A head with gold knobs on a tall cabinet with four loudspeakers, on wheels."""
    m, low, size = Model(), 0.05, (0.74, 0.36, 0.74)
    _cabinet(m, size, low, DARK, "metal/black", (0.04, 0.7))
    _corners(m, size, low, STEEL)
    for x in (-0.165, 0.165):
        for z in (0.24, 0.6):
            _cone(m, x, -0.173, z, 0.14)
        for y in (-0.12, 0.12):
            wheel = lathe([(0.03, -0.014), (0.03, 0.014)], 8).turn("Y", 90)
            m.add(wheel.move(x * 1.6, y, 0.03), DARK)
    head = (0.7, 0.26, 0.27)
    _cabinet(m, head, low + 0.74, DARK, "metal/black", (0.14, 0.23))
    _corners(m, head, low + 0.74, STEEL)
    _dials(m, 0.3, -0.13, low + 0.81, 8, BRASS)
    _handle(m, 0.24, low + 1.01, DARK)
    return m


def amplifier_retro() -> Model:
    """A small coloured amplifier, round-cornered, pale cloth, splayed legs."""
    m = Model()
    shell = prism(rounded(0.5, 0.42, 0.06, 3), 0.26, "Y", 0.01)
    m.add(shell.move(0, 0, 0.4), "paint/plain")
    cloth = prism(rounded(0.42, 0.26, 0.04, 3), 0.02, "Y")
    m.add(cloth.move(0, -0.126, 0.35), "wicker/natural")
    rim = prism(rounded(0.45, 0.29, 0.05, 3), 0.016, "Y")
    m.add(rim.move(0, -0.124, 0.35), BRASS)
    _dials(m, 0.2, -0.128, 0.54, 5, "wood/black")
    _handle(m, 0.18, 0.61, "wood/walnut")
    for y in (-0.08, 0.08):
        m.pair(leg((0.21, 1.5 * y, 0), (0.16, y, 0.2), 0.02, 0.034, 8), "wood/oak")
    return m


# ----------------------------------------------------------------------------- easels


def _canvas(m: Model, size: Flat, picture: str, lean: float, at: Point) -> None:
    """A painted canvas whose foot is at a point; it has to be the first part.

    Later parts have their texture coordinates moved, which a picture must not.
    """
    wide, high = size
    board = box((wide, 0.02, high), (0, 0, high / 2), 0.0)
    layer = board.bm.loops.layers.uv.verify()
    for face in board.bm.faces:
        for loop in face.loops:
            x, _, z = loop.vert.co
            loop[layer].uv = (x / wide + 0.5, z / high)
    board.mapped = True
    m.add(board.turn("X", -lean).move(*at), picture)
    back = box((wide - 0.004, 0.014, high - 0.004), (0, 0.014, high / 2), 0.0)
    m.add(back.turn("X", -lean).move(*at), "book/cream")


def easel_tripod() -> Model:
    """Three pine legs, a ledge and a landscape."""
    m, wood = Model(), "wood/pine"
    _canvas(m, (0.7, 0.52), "picture/hills", 12.0, (0, -0.215, 0.79))
    for x in (-1, 1):
        line: list[Point] = [(0.36 * x, -0.3, 0.0), (0.03 * x, 0.03, 1.72)]
        m.add(leg(*line, 0.045, 0.045, 4), wood)
    m.add(leg((0, 0.5, 0), (0, 0.06, 1.66), 0.045, 0.045, 4), wood)
    m.add(box((0.09, 0.08, 0.1), (0, 0.04, 1.66), 0.0), wood)
    m.add(box((0.8, 0.13, 0.03), (0, -0.185, 0.775), 0.0), wood)
    m.add(box((0.58, 0.03, 0.05), (0, -0.22, 0.42), 0.0), wood)
    m.add(leg((0, -0.13, 0.78), (0, 0.04, 1.66), 0.04, 0.04, 4), wood)
    m.add(box((0.05, 0.13, 0.04), (0, -0.09, 1.32), 0.0), wood)
    return m


def easel_studio() -> Model:
    """A heavy oak frame on castors with an upright picture between two clamps."""
    m, wood = Model(), "wood/oak"
    _canvas(m, (0.6, 0.84), "picture/forms", 4.0, (0, -0.07, 0.62))
    for x in (-0.26, 0.26):
        m.add(box((0.06, 0.66, 0.06), (x, 0.0, 0.07), 0.004), wood)
        m.add(leg((x, 0.0, 0.08), (x * 0.9, 0.08, 1.3), 0.055, 0.055, 4), wood)
        m.add(leg((x, 0.28, 0.08), (x * 0.92, 0.07, 1.05), 0.04, 0.04, 4), wood)
        for y in (-0.28, 0.28):
            m.add(lathe([(0.03, -0.014), (0.03, 0.014)], 8).turn("Y", 90)
                  .move(x, y, 0.03), DARK)  # fmt: skip
    for y, z in ((0.0, 0.09), (0.05, 0.55), (0.08, 1.27)):
        m.add(box((0.56, 0.045, 0.06), (0, y, z), 0.0), wood)
    m.add(leg((0, 0.0, 0.1), (0, 0.09, 1.72), 0.07, 0.06, 4), wood)
    m.add(box((0.72, 0.12, 0.035), (0, -0.05, 0.6), 0.0), wood)
    m.add(box((0.7, 0.02, 0.05), (0, -0.11, 0.615), 0.0), wood)
    m.add(box((0.12, 0.13, 0.05), (0, 0.01, 1.48), 0.0), wood)
    for x, ink in ((-0.28, "plastic/red"), (-0.22, "plastic/blue"), (0.26, BRASS)):
        m.add(box((0.03, 0.05, 0.025), (x, -0.07, 0.63), 0.0), ink)
    return m


def easel_school() -> Model:
    """A folding easel for children: white sheet with daubs, coloured frame, pots."""
    m, paint = Model(), "paint/plain"
    faces = ((-1, PAPER), (1, "book/green"))
    for side, material in faces:
        board = box((0.58, 0.016, 0.6), (0, 0, 0), 0.0).turn("X", -13.0 * -side)
        m.add(board.move(0, side * 0.18, 0.8), material)
        for x in (-0.31, 0.31):
            m.add(leg((x, side * 0.36, 0), (x, side * 0.09, 1.2), 0.04, 0.04, 4), paint)
        m.add(box((0.6, 0.03, 0.05), (0, side * 0.12, 1.1), 0.0), paint)
        m.add(box((0.66, 0.12, 0.03), (0, side * 0.29, 0.47), 0.0), paint)
    m.add(box((0.66, 0.2, 0.03), (0, 0, 1.2), 0.004), paint)
    roll = lathe([(0.03, -0.26), (0.03, 0.26)], 10).turn("Y", 90)
    m.add(roll.move(0, 0, 1.24), PAPER)
    for x in (-0.29, 0.29):
        m.add(box((0.025, 0.06, 0.08), (x, 0, 1.24), 0.0), paint)
    for x, z, size, ink in ((-0.12, 0.82, (0.16, 0.14), "plastic/red"),
                            (0.13, 0.72, (0.2, 0.1), "plastic/blue"),
                            (0.0, 0.6, (0.42, 0.07), "plastic/green"),
                            (0.16, 0.96, (0.12, 0.12), "plastic/yellow")):  # fmt: skip
        daub = prism(rounded(*size, 0.03, 2), 0.006, "Y").turn("X", 13)
        m.add(daub.move(0.9 * x, -0.188 + 0.23 * (z - 0.8), z), ink)
    for k, ink in enumerate(("plastic/red", "plastic/blue", "plastic/yellow")):
        pot = [(0.032, 0.48), (0.036, 0.56), (0.0, 0.56)]
        m.add(lathe(pot, 8, (0.1 * (k - 1), -0.3, 0)), ink)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "drum_kit/rock": drums_rock,
    "drum_kit/jazz": drums_jazz,
    "drum_kit/electronic": drums_electronic,
    "digital_piano/stage": piano_stage,
    "digital_piano/slim": piano_slim,
    "digital_piano/trestle": piano_trestle,
    "music_stand/orchestra": stand_orchestra,
    "music_stand/folding": stand_folding,
    "music_stand/wooden": stand_wooden,
    "cello/amber": cello_amber,
    "cello/dark": cello_dark,
    "cello/tripod": cello_tripod,
    "amplifier/combo": amplifier_combo,
    "amplifier/stack": amplifier_stack,
    "amplifier/retro": amplifier_retro,
    "microphone_stand/round": microphone_round,
    "microphone_stand/boom": microphone_boom,
    "microphone_stand/retro": microphone_retro,
    "easel/tripod": easel_tripod,
    "easel/studio": easel_studio,
    "easel/school": easel_school,
}
