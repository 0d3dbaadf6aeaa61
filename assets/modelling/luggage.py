"""Suitcases: hard shell, old leather, soft trolley."""

from __future__ import annotations

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
    slab,
    smooth_path,
    tube,
)


def suitcase_shell() -> Model:
    """A hard-shell trolley: ribs, four wheels, telescopic handle pulled out."""
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
    _pull_handle(m, (0.1, 0.085), 0.66, 0.98)
    _grip(m, (0, 0.0, 0.69), 0.16, "X")
    side = box((0.02, 0.16, 0.024), (0, 0, 0), 0.006)
    m.add(side.turn("X", 90).move(0.236, 0, 0.4), "plastic/black")
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


def suitcase_soft() -> Model:
    """A soft trolley: two bulging front pockets with zips, two wheels."""
    m, wide, deep = Model(), 0.44, 0.24
    body = cushion((wide, deep, 0.68), (0, 0, 0.4), 0.05, 0.014, (3, 2, 3), 2)
    m.add(body, "fabric/linen")
    for y in (-0.105, 0.105):
        piping = tube(
            [(x, y, z + 0.4) for x, z in rounded(wide - 0.012, 0.668, 0.055, 3)],
            0.011, 4, closed=True,
        )  # fmt: skip
        m.add(piping, "plastic/black")
    for z, high in ((0.26, 0.3), (0.58, 0.22)):
        pocket = cushion((0.34, 0.09, high), (0, -0.135, z), 0.03, 0.012, (2, 1, 2), 1)
        m.add(pocket, "fabric/linen")
        zip_path = [
            (x, -0.166, z + v) for x, v in rounded(0.318, high - 0.022, 0.03, 3)
        ]
        m.add(tube(zip_path, 0.008, 4, closed=True), "plastic/black")
        m.add(box((0.014, 0.008, 0.04), (0.12, -0.182, z + high / 2 - 0.04), 0.002),
              "metal/steel")  # fmt: skip
    for x in (-1, 1):
        m.add(_wheel(0.04, 0.035).move(x * 0.165, 0.1, 0.04), "plastic/black")
        m.add(box((0.06, 0.1, 0.07), (x * 0.165, 0.085, 0.085), 0.012), "plastic/black")
        m.add(box((0.05, 0.05, 0.07), (x * 0.165, -0.08, 0.035), 0.01), "plastic/black")
    _pull_handle(m, (0.1, 0.095), 0.7, 0.9)
    _grip(m, (0, -0.01, 0.745), 0.18, "X")
    m.add(slab((-0.07, -0.1935, 0.2), (0.07, -0.18, 0.25), 0.003), "metal/steel")
    return m


MODELS = {
    "suitcase/hard_shell": suitcase_shell,
    "suitcase/vintage": suitcase_vintage,
    "suitcase/soft": suitcase_soft,
}
