"""What people put down: shoes, handbags, soft toys and dumbbells."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forms import ball, loft
from small_forms import hollow, patch, sleeve, spot
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    prism,
    rounded,
    slab,
    smooth_path,
    tube,
)

BLACK = "plastic/black"

# ----------------------------------------------------------------------------- shoes

SOLE: Sequence[Flat] = (
    (0.0, -0.142), (0.03, -0.126), (0.046, -0.085), (0.042, -0.03), (0.033, 0.05),
    (0.032, 0.12), (0.0, 0.142), (-0.03, 0.12), (-0.03, 0.04), (-0.038, -0.03),
    (-0.042, -0.085), (-0.03, -0.126),
)  # fmt: skip
"""Outline of a sole, toe to the front (metres)."""


def _upper(stations: Sequence[tuple[float, float, float]], low: float) -> Part:
    """A shoe over (y, half width, height) from its toe to its heel."""
    rings = []
    for y, w, h in stations:
        section = ((-1.0, 0.0), (-0.94, 0.6), (-0.55, 1.0), (0.55, 1.0), (0.94, 0.6))
        ring = [(a * w, y, low + b * (h - low)) for a, b in (*section, (1.0, 0.0))]
        rings.append(ring)
    return loft(rings)


def _pair(shoe: Callable[[], Model], spread: float) -> Model:
    """A pair of shoes side by side, one a little ahead and turned out."""
    m = Model()
    for sign in (-1.0, 1.0):
        for part, material in shoe().parts:
            if sign < 0:
                part = part.mirrored()
            part.turn("Z", sign * 5.0).move(sign * spread, 0.008 * sign, 0.0)
            m.add(part, material, sheet=bool(part.holes()))
    return m


def _opening(half: float, first: float, last: float, z: float) -> Part:
    """The dark inside of a shoe, seen from above."""
    turns = [2.0 * math.pi * k / 8 for k in range(8)]
    y, reach = (first + last) / 2.0, (last - first) / 2.0
    return patch([(half * math.cos(t), y + reach * math.sin(t)) for t in turns], z)


def _sneaker() -> Model:
    """A sports shoe: cloth on a thick white sole, laces."""
    m = Model()
    m.add(prism(SOLE, 0.028).move(0, 0, 0.014), "plastic/white")
    stations = ((-0.132, 0.022, 0.045), (-0.1, 0.038, 0.058), (-0.04, 0.039, 0.072))
    stations += ((0.03, 0.034, 0.105), (0.12, 0.028, 0.105), (0.136, 0.016, 0.098))
    m.add(_upper(stations, 0.026), "fabric/wool")
    cap = _upper(
        ((-0.137, 0.02, 0.043), (-0.118, 0.034, 0.053), (-0.1, 0.0385, 0.058)), 0.02
    )
    m.add(cap, "plastic/white")
    m.add(_opening(0.018, 0.035, 0.118, 0.1056), BLACK, sheet=True)
    for k in range(3):
        lace = box((0.046, 0.009, 0.006), (0, 0, 0), 0.0).turn("X", 24)
        m.add(lace.move(0, -0.028 + 0.022 * k, 0.08 + 0.0098 * k), "plastic/white")
    return m


def shoes_sneakers() -> Model:
    """A pair of sports shoes."""
    return _pair(_sneaker, 0.0392)


def _oxford() -> Model:
    """A leather shoe on a thin sole with a heel."""
    m = Model()
    m.add(prism(SOLE, 0.012).move(0, 0, 0.016), "plastic/black")
    m.add(slab((-0.029, 0.07, 0.0), (0.029, 0.132, 0.012), 0.0), "plastic/black")
    m.add(box((0.06, 0.05, 0.011), (0, -0.07, 0.0055), 0.0), "plastic/black")
    stations = ((-0.136, 0.014, 0.036), (-0.11, 0.034, 0.05), (-0.05, 0.038, 0.062))
    stations += ((0.02, 0.033, 0.088), (0.11, 0.029, 0.088), (0.138, 0.016, 0.084))
    m.add(_upper(stations, 0.02), "leather/plain")
    m.add(_opening(0.017, 0.025, 0.115, 0.0886), BLACK, sheet=True)
    for k in range(3):
        lace = box((0.03, 0.006, 0.005), (0, 0, 0), 0.0).turn("X", 20)
        m.add(lace.move(0, -0.036 + 0.02 * k, 0.0685 + 0.0075 * k), BLACK)
    return m


def shoes_leather() -> Model:
    """A pair of leather shoes."""
    return _pair(_oxford, 0.0392)


def _boot() -> Model:
    """A rubber boot: a tall shaft with a pale rim, a dark ridged sole."""
    m = Model()
    m.add(prism(SOLE, 0.026).move(0, 0, 0.013), BLACK)
    stations = ((-0.134, 0.02, 0.05), (-0.1, 0.038, 0.075), (-0.04, 0.04, 0.09),
                (0.03, 0.036, 0.13), (0.13, 0.028, 0.13))  # fmt: skip
    m.add(_upper(stations, 0.024), "plastic/plain")
    shaft = [[(x, y + shift, z) for x, y in rounded(w, d, 0.03, 1)]
             for w, d, shift, z in ((0.07, 0.11, 0.078, 0.1), (0.08, 0.12, 0.082, 0.2),
                                    (0.096, 0.135, 0.08, 0.28))]  # fmt: skip
    m.add(loft(shaft), "plastic/plain")
    rim = [
        [(x, y + 0.08, z) for x, y in rounded(0.1, 0.139, 0.032, 1)]
        for z in (0.264, 0.285)
    ]
    m.add(loft(rim), "plastic/white")
    m.add(_opening(0.04, 0.02, 0.14, 0.2857), BLACK, sheet=True)
    return m


def shoes_boots() -> Model:
    """A pair of rubber boots."""
    return _pair(_boot, 0.0495)


def _slipper() -> Model:
    """A felt slipper without a heel, lined with fleece."""
    m = Model()
    m.add(prism(SOLE, 0.016).move(0, 0, 0.008), "paper/kraft")
    insole = [(0.86 * x, 0.9 * y) for x, y in SOLE]
    m.add(prism(insole, 0.01).move(0, 0.004, 0.02), "fur/cream")
    stations = ((-0.132, 0.022, 0.045), (-0.1, 0.039, 0.06), (-0.04, 0.041, 0.072),
                (0.02, 0.038, 0.078))  # fmt: skip
    m.add(_upper(stations, 0.014), "fabric/wool")
    m.add(_upper(((0.008, 0.0405, 0.083), (0.03, 0.0395, 0.084)), 0.014), "fur/cream")
    mouth = patch([(-0.028, 0.024), (0.028, 0.024), (0.02, 0.07), (-0.02, 0.07)])
    m.add(mouth.turn("X", 90).move(0, 0.0306, 0.0), BLACK, sheet=True)
    return m


def shoes_slippers() -> Model:
    """A pair of slippers."""
    return _pair(_slipper, 0.0392)


# -------------------------------------------------------------------------- handbags


def _bag(sections: Sequence[tuple[float, float, float]], radius: float = 0.025) -> Part:
    """A body over round-cornered rectangles, each (width, depth, height)."""
    return loft([[(x, y, z) for x, y in rounded(w, d, min(radius, 0.4 * d), 1)]
                 for w, d, z in sections])  # fmt: skip


def _grip(m: Model, y: float, low: float, high: float, half: float, hide: str) -> None:
    """A handle that stands up in a bow."""
    knots: list[Point] = [(-half, y, low), (-half * 0.8, y * 0.8, high * 0.9)]
    knots += [(0, y * 0.7, high), (half * 0.8, y * 0.8, high * 0.9), (half, y, low)]
    m.add(tube(smooth_path(knots, 2), 0.0065, 4), hide)


def handbag_tote() -> Model:
    """A leather tote with two bowed handles and brass rings."""
    m, hide = Model(), "leather/plain"
    body = [(0.3, 0.13, 0.0), (0.31, 0.13, 0.03), (0.27, 0.09, 0.2)]
    m.add(_bag([*body, (0.258, 0.075, 0.2), (0.258, 0.075, 0.19)]), hide)
    m.add(slab((-0.12, -0.03, 0.185), (0.12, 0.03, 0.1925), 0.0), "metal/black")
    for y in (-0.046, 0.046):
        _grip(m, y, 0.17, 0.31, 0.065, hide)
        for x in (-0.065, 0.065):
            m.add(box((0.022, 0.014, 0.022), (x, y * 1.06, 0.175), 0.0), "metal/brass")
    m.add(slab((-0.022, -0.0555, 0.15), (0.022, -0.04, 0.2), 0.0), hide)
    m.add(box((0.02, 0.01, 0.014), (0, -0.057, 0.16), 0.0), "metal/brass")
    return m


def handbag_flap() -> Model:
    """A small quilted bag with a flap, a clasp, and a chain that falls over it."""
    m, hide = Model(), "leather/plain"
    m.add(_bag([(0.25, 0.08, 0.0), (0.25, 0.08, 0.15), (0.24, 0.06, 0.165)]), hide)
    flap = [
        (-0.05, 0.075),
        (-0.044, 0.16),
        (-0.03, 0.172),
        (0.042, 0.172),
        (0.042, 0.155),
    ]
    flap += [(-0.03, 0.155), (-0.038, 0.075)]
    m.add(prism(flap, 0.256, "X"), hide)
    for k in range(3):
        x = -0.07 + 0.07 * k
        for lean in (-42.0, 42.0):
            seam = box((0.002, 0.002, 0.105), (0, 0, 0), 0.0).turn("Y", lean)
            m.add(seam.turn("X", -3).move(x, -0.0475, 0.122), "metal/black")
    m.add(box((0.034, 0.012, 0.026), (0, -0.052, 0.088), 0.0), "metal/brass")
    chain: list[Point] = [(-0.118, 0, 0.16), (-0.11, 0.0, 0.24), (0.0, 0.0, 0.285)]
    chain += [(0.11, 0, 0.24), (0.118, 0, 0.16)]
    m.add(
        tube(smooth_path(chain, 2), [0.0055, 0.0035] * 4 + [0.0055], 4), "metal/brass"
    )
    return m


def handbag_bucket() -> Model:
    """A soft round bag drawn together with a cord, a strap over it."""
    m, cloth = Model(), "fabric/linen"
    body = [(0.1, 0.0), (0.118, 0.06), (0.078, 0.2), (0.1, 0.245)]
    m.add(hollow(body, 0.006, 0.19, 12).scale(1.0, 0.8, 1.0), cloth)
    m.add(
        sleeve([(0.1008, 0.0), (0.1186, 0.06)]).scale(1.0, 0.8, 1.0),
        "bark/brown",
        sheet=True,
    )
    m.add(
        sleeve([(0.0813, 0.191), (0.079, 0.2), (0.0818, 0.207)]).scale(1.0, 0.8, 1.0),
        "bark/brown",
        sheet=True,
    )
    strap: list[Point] = [(-0.096, 0, 0.15), (-0.12, 0.0, 0.25), (-0.05, 0, 0.335)]
    strap += [(0.05, 0, 0.335), (0.12, 0, 0.25), (0.096, 0, 0.15)]
    m.add(tube(strap, 0.009, 4, flat=0.6), "bark/brown")
    for x in (-0.018, 0.016):
        m.add(
            tube([(0, -0.06, 0.2), (x, -0.085, 0.12 + abs(x))], 0.004, 3), "bark/brown"
        )
        m.add(
            box((0.012, 0.012, 0.02), (x, -0.086, 0.118 + abs(x)), 0.0), "metal/brass"
        )
    return m


# -------------------------------------------------------------------------- soft toys


def _blob(
    m: Model, size: Point, at: Point, fur: str, sides: int = 6, rings: int = 4
) -> None:
    """A stuffed part of a soft toy."""
    m.add(ball(size, at, sides, rings), fur)


def _eyes(m: Model, x: float, y: float, z: float, size: float = 0.012) -> None:
    """Two eyes of black glass."""
    for sign in (-1.0, 1.0):
        m.add(ball((size, size, size), (sign * x, y, z), 4, 3), "lacquer/black")


def toy_rabbit() -> Model:
    """A sitting rabbit of cream fur with long ears, one of them bent."""
    m, fur = Model(), "fur/cream"
    _blob(m, (0.13, 0.12, 0.15), (0, 0.01, 0.075), fur, 8, 5)
    _blob(m, (0.105, 0.1, 0.095), (0, -0.01, 0.18), fur, 8, 5)
    for sign in (-1.0, 1.0):
        ear = ball((0.034, 0.02, 0.1), (0, 0, 0.042), 5, 4).turn("Y", sign * 14)
        m.add(ear.move(sign * 0.024, 0.005, 0.208), fur)
        lining = ball((0.018, 0.01, 0.07), (0, -0.007, 0.042), 5, 3).turn(
            "Y", sign * 14
        )
        m.add(lining.move(sign * 0.024, 0.005, 0.208), "food/icing")
        _blob(m, (0.05, 0.095, 0.045), (sign * 0.04, -0.045, 0.0225), fur, 5, 4)
        arm = ball((0.034, 0.034, 0.085), (0, 0, 0), 5, 4).turn("Y", sign * -28)
        m.add(arm.turn("X", 20).move(sign * 0.055, -0.035, 0.105), fur)
    _eyes(m, 0.021, -0.052, 0.192)
    _blob(m, (0.016, 0.012, 0.012), (0, -0.061, 0.175), "food/icing", 4, 3)
    return m


def toy_elephant() -> Model:
    """A sitting elephant of cloth with big ears and a curved trunk."""
    m, cloth = Model(), "fabric/wool"
    _blob(m, (0.15, 0.13, 0.15), (0, 0.02, 0.075), cloth, 8, 4)
    _blob(m, (0.12, 0.11, 0.11), (0, -0.005, 0.185), cloth, 8, 5)
    trunk: list[Point] = [
        (0, -0.045, 0.18),
        (0, -0.085, 0.155),
        (0, -0.095, 0.11),
        (0, -0.125, 0.095),
    ]
    m.add(tube(trunk, [0.028, 0.022, 0.017, 0.015], 5), cloth)
    for sign in (-1.0, 1.0):
        ear = ball((0.1, 0.02, 0.11), (0, 0, 0), 8, 3).turn("Z", sign * 24)
        m.add(ear.move(sign * 0.085, 0.005, 0.195), cloth)
        inner = ball((0.066, 0.012, 0.076), (0, -0.006, 0), 7, 3).turn("Z", sign * 24)
        m.add(inner.move(sign * 0.087, 0.004, 0.193), "food/icing")
        _blob(m, (0.055, 0.1, 0.055), (sign * 0.046, -0.046, 0.0275), cloth, 5, 4)
        m.add(
            ball((0.04, 0.014, 0.04), (sign * 0.046, -0.091, 0.0285), 5, 3),
            "food/icing",
        )
    _eyes(m, 0.03, -0.051, 0.2)
    return m


def toy_penguin() -> Model:
    """A standing penguin: black back, white belly, orange beak and feet, a scarf."""
    m = Model()
    _blob(m, (0.13, 0.12, 0.2), (0, 0, 0.105), "metal/black", 8, 5)
    _blob(m, (0.1, 0.08, 0.15), (0, -0.031, 0.092), "paper/white", 8, 4)
    _blob(m, (0.105, 0.1, 0.09), (0, -0.004, 0.215), "metal/black", 8, 4)
    for sign in (-1.0, 1.0):
        _blob(m, (0.042, 0.03, 0.046), (sign * 0.018, -0.04, 0.22), "paper/white", 5, 3)
        wing = ball((0.022, 0.05, 0.11), (0, 0, 0), 5, 3).turn("Y", sign * -24)
        m.add(wing.move(sign * 0.072, -0.004, 0.115), "metal/black")
        _blob(
            m, (0.055, 0.08, 0.022), (sign * 0.03, -0.04, 0.011), "plastic/orange", 5, 3
        )
    _eyes(m, 0.018, -0.055, 0.222, 0.013)
    beak = lathe([(0.016, 0.0), (0.0, 0.032)], 5).turn("X", 96)
    m.add(beak.move(0, -0.046, 0.202), "plastic/orange")
    m.add(lathe([(0.05, 0.158), (0.054, 0.17), (0.05, 0.182)], 9), "fabric/wool")
    m.add(
        box((0.03, 0.014, 0.075), (0.025, -0.054, 0.135), 0.0).turn("Y", -8),
        "fabric/wool",
    )
    return m


# -------------------------------------------------------------------------- dumbbells


def _hex_head(x: float, y: float, z: float, radius: float) -> Part:
    """A six-sided head with chamfered ends that lies on one of its flats."""
    profile = [(radius * 0.86, -0.031), (radius, -0.022), (radius, 0.022)]
    part = lathe([*profile, (radius * 0.86, 0.031)], 6).turn("Z", 30)
    return part.turn("Y", 90).move(x, y, z)


def dumbbell_hex() -> Model:
    """Two dumbbells with six-sided heads of black rubber, a size on each end."""
    m, r = Model(), 0.052
    z = r * math.sqrt(3.0) / 2.0
    for y, shift in ((-0.0515, 0.012), (0.0515, -0.006)):
        for sign in (-1.0, 1.0):
            m.add(_hex_head(sign * 0.093 + shift, y, z, r), BLACK)
            plate = spot(0.028, 0.0, 0.0, 0.0, 8).turn("Y", sign * 90)
            m.add(plate.move(sign * 0.1248 + shift, y, z), "metal/brushed", sheet=True)
        profile = [(0.013, -0.064), (0.0165, 0.0), (0.013, 0.064)]
        m.add(lathe(profile, 8).turn("Y", 90).move(shift, y, z), "metal/chrome")
    return m


def dumbbell_plates() -> Model:
    """A steel bar with round plates of three sizes and screwed collars."""
    m, z = Model(), 0.085
    m.add(tube([(-0.19, 0, z), (0.19, 0, z)], 0.0135, 7), "metal/chrome")
    for sign in (-1.0, 1.0):
        x = 0.066
        for radius, thick, material in (
            (0.085, 0.026, "metal/black"),
            (0.066, 0.022, "plastic/plain"),
            (0.05, 0.018, "metal/black"),
        ):
            disc = lathe([(radius, 0.0), (radius, thick)], 16 if radius > 0.06 else 12)
            m.add(disc.turn("Y", sign * 90).move(sign * x, 0, z), material)
            x += thick - 0.0005
        collar = lathe([(0.026, 0.0), (0.02, 0.024)], 6).turn("Y", sign * 90)
        m.add(collar.move(sign * x, 0, z), "metal/chrome")
    return m


def dumbbell_pair() -> Model:
    """Two light dumbbells with coloured bell ends, one against the other."""
    m = Model()
    for y, turn in ((-0.034, 3.0), (0.034, -3.0)):
        bell = [
            (0.0, -0.085),
            (0.024, -0.08),
            (0.034, -0.066),
            (0.03, -0.048),
            (0.014, -0.036),
        ]
        profile = [*bell, *[(r, -x) for r, x in reversed(bell)]]
        part = lathe(profile, 8).turn("Y", 90).turn("Z", turn)
        m.add(part.move(0, y, 0.0335), "plastic/plain")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "shoes/sneakers": shoes_sneakers,
    "shoes/leather": shoes_leather,
    "shoes/boots": shoes_boots,
    "shoes/slippers": shoes_slippers,
    "handbag/tote": handbag_tote,
    "handbag/flap": handbag_flap,
    "handbag/bucket": handbag_bucket,
    "soft_toy/rabbit": toy_rabbit,
    "soft_toy/elephant": toy_elephant,
    "soft_toy/penguin": toy_penguin,
    "dumbbell/hex": dumbbell_hex,
    "dumbbell/plates": dumbbell_plates,
    "dumbbell/pair": dumbbell_pair,
}
