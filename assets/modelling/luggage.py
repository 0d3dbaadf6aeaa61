"""Suitcases: a hard shell, old leather, an open soft case."""

from __future__ import annotations

import math

from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    ellipse,
    leg,
    prism,
    rounded,
    smooth_path,
    tube,
)


def suitcase_shell() -> Model:
    """A hard-shell trolley that lies flat: ribs, belt, wheels, a short handle."""
    m, wide, deep = Model(), 0.46, 0.25
    for y in (-1, 1):
        half = cushion(
            (wide, deep / 2 - 0.004, 0.64), (0, 0, 0), 0.06, 0.0, (2, 1, 2), 2
        )
        m.add(half.move(0, y * (deep / 4 + 0.002), 0.375), "plastic/plain")
        for x in (-0.145, -0.0725, 0.0, 0.0725, 0.145):
            rib = box((0.038, 0.024, 0.52), (x, 0, 0), 0.01)
            m.add(rib.move(0, y * deep / 2, 0.375), "plastic/plain")
    outline = rounded(wide - 0.004, 0.636, 0.06, 4)
    m.add(prism(outline, 0.022, "Y").move(0, 0, 0.375), "metal/black")
    for x in (-0.17, 0.17):
        for y in (-0.08, 0.08):
            m.add(box((0.045, 0.05, 0.04), (x, y, 0.052), 0.008), "plastic/black")
            m.add(_wheel(0.026, 0.022).move(x, y, 0.026), "plastic/black")
    belt = prism(rounded(wide + 0.014, deep + 0.04, 0.05, 2), 0.05, "Z")
    m.add(belt.move(0, 0, 0.29), "plastic/yellow")
    m.add(box((0.07, 0.014, 0.06), (0, -deep / 2 - 0.022, 0.29), 0.0), "plastic/black")
    _pull_handle(m, (0.1, 0.03), 0.66, 0.82)
    _grip(m, (0, -0.04, 0.69), 0.16, "X")
    side = box((0.02, 0.16, 0.024), (0, 0, 0), 0.006)
    m.add(side.turn("X", 90).move(0.236, 0, 0.4), "plastic/black")
    for part, _ in m.parts:
        part.turn("X", -90).turn("Z", 180)
    return m


def _wheel(radius: float, width: float) -> Part:
    """A wheel that rolls along y, its axle at the origin."""
    outline = ellipse(2 * radius, 2 * radius, 12)
    return prism(outline, width, "X")


def _pull_handle(m: Model, at: Flat, low: float, high: float) -> None:
    """Two steel rods with a black grip; `at` is (half spacing, y)."""
    for x in (-1, 1):
        m.add(leg((x * at[0], at[1], low), (x * at[0], at[1], high), 0.018, 0.018, 8),
              "metal/steel")  # fmt: skip
    grip = box((2 * at[0] + 0.05, 0.034, 0.042), (0, at[1], high), 0.012)
    m.add(grip, "plastic/black")


def _grip(m: Model, at: Point, width: float, axis: str) -> None:
    """A bowed carry handle on a top face at `at`, along an axis ("X" or "Y")."""
    knots = [(-width / 2, 0, -0.02), (-width / 2 + 0.02, 0, 0.03)]
    knots += [(width / 2 - 0.02, 0, 0.03), (width / 2, 0, -0.02)]
    bow = tube(smooth_path(knots, 3), 0.012, 8, flat=0.8)
    m.add(bow.turn("Z", 0 if axis == "X" else 90).move(*at), "plastic/black")


def suitcase_vintage() -> Model:
    """An old leather case on its long side: straps, brass corners, bowed handle."""
    m, wide, deep, high = Model(), 0.7, 0.23, 0.5
    centre = 0.012 + high / 2
    body = cushion((wide, deep, high), (0, 0, centre), 0.03, 0.006, (3, 2, 3), 2)
    m.add(body, "leather/plain")
    seam = prism(rounded(wide + 0.006, high + 0.006, 0.032, 3), 0.016, "Y")
    m.add(seam.move(0, -0.03, centre), "metal/brass")
    for x in (-1, 1):
        for y in (-1, 1):
            for z in (-1, 1):
                cap = box((0.09, 0.07, 0.09), (0, 0, 0), 0.022)
                cap.move(x * (wide / 2 - 0.039), y * (deep / 2 - 0.029), centre)
                m.add(cap.move(0, 0, z * (high / 2 - 0.039)), "metal/brass")
        strap = prism(rounded(0.246, high + 0.022, 0.03, 3), 0.048, "X")
        m.add(strap.move(x * 0.2, 0, centre), "wood/walnut")
        buckle = box((0.064, 0.012, 0.05), (x * 0.2, -deep / 2 - 0.01, 0.4), 0.004)
        m.add(buckle, "metal/brass")
        lock = box((0.05, 0.05, 0.016), (x * 0.115, -0.045, high + 0.014), 0.004)
        m.add(lock, "metal/brass")
        foot = box((0.04, 0.19, 0.014), (x * 0.29, 0, 0.007), 0.003)
        m.add(foot, "wood/walnut")
    knots = [(-0.09, 0, 0.49), (-0.085, 0, 0.545), (-0.03, 0, 0.572)]
    knots += [(0.03, 0, 0.572), (0.085, 0, 0.545), (0.09, 0, 0.49)]
    m.add(tube(smooth_path(knots, 2), 0.014, 8), "wood/walnut")
    return m


def suitcase_open() -> Model:
    """A soft case that stands open: folded clothes below, the lid leaning back."""
    m, cloth, lining = Model(), "fabric/linen", "book/cream"
    wide, deep, high = 0.64, 0.44, 0.13
    for x in (-0.2, 0.2):
        m.add(box((0.06, 0.32, 0.02), (x, 0, 0.01), 0.0), "plastic/black")
    m.add(box((wide, deep, 0.02), (0, 0, 0.03), 0.008), cloth)
    for y in (-1, 1):
        wall = box((wide, 0.02, high), (0, y * (deep / 2 - 0.01), 0.02 + high / 2))
        m.add(wall, cloth)
    m.pair(box((0.02, deep, high), (wide / 2 - 0.01, 0, 0.02 + high / 2)), cloth)
    m.add(box((wide - 0.05, deep - 0.05, 0.06), (0, 0, 0.06), 0.0), lining)
    piles = ((-0.15, -0.09, 0.24, 0.17, "book/blue"), (0.14, -0.09, 0.27, 0.17,
             "paper/white"), (-0.17, 0.1, 0.2, 0.18, "book/red"),
             (0.11, 0.1, 0.32, 0.18, "fur/brown"))  # fmt: skip
    for x, y, w, d, colour in piles:
        m.add(box((w, d, 0.07), (x, y, 0.125), 0.022), colour)
    m.add(box((0.14, 0.14, 0.05), (0.16, -0.085, 0.175), 0.02), "book/green")
    _grip(m, (0, -deep / 2 - 0.005, 0.085), 0.17, "X")
    _lid(m, (wide, deep), 0.02 + high, cloth, lining)
    return m


def _lid(m: Model, size: Flat, z: float, cloth: str, lining: str) -> None:
    """The lid of a case open by 105 degrees: lining, crossed straps, outer pocket."""
    wide, deep = size
    parts = [(box((wide, 0.02, deep), (0, 0.04, deep / 2), 0.008), cloth)]
    for end in (0.01, deep - 0.01):
        parts.append((box((wide, 0.09, 0.02), (0, 0.0, end)), cloth))
    for x in (-1, 1):
        side = box((0.02, 0.09, deep), (x * (wide / 2 - 0.01), 0.0, deep / 2))
        parts.append((side, cloth))
        turn = x * math.degrees(math.atan2(wide, deep))
        strap = box((0.035, 0.008, 0.7), (0, 0.018, deep / 2), 0.0)
        parts.append((strap.turn("Y", turn, (0, 0, deep / 2)), "plastic/black"))
    inside = box((wide - 0.04, 0.012, deep - 0.03), (0, 0.026, deep / 2), 0.0)
    parts.append((inside, lining))
    pocket = box((wide - 0.14, 0.03, deep - 0.14), (0, 0.06, deep / 2), 0.012)
    parts.append((pocket, cloth))
    zip_line = box((wide - 0.2, 0.006, 0.014), (0, 0.077, deep - 0.13), 0.0)
    parts.append((zip_line, "plastic/black"))
    for part, material in parts:
        m.add(part.turn("X", -15).move(0, deep / 2 - 0.01, z), material)


MODELS = {
    "suitcase/hard_shell": suitcase_shell,
    "suitcase/vintage": suitcase_vintage,
    "suitcase/open": suitcase_open,
}
