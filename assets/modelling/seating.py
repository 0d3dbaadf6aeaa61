"""Seats: chairs, armchairs, stools, ottomans, sofas, benches and beds."""

from __future__ import annotations

import math
from collections.abc import Callable

from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    dents,
    lathe,
    leg,
    loop,
    pillow,
    prism,
    round_edges,
    rounded,
    shell,
    smooth_path,
    solid,
    spindle,
    tube,
)

TURNED: tuple[Flat, ...] = (
    (0.0, 0.022),
    (0.22, 0.03),
    (0.34, 0.038),
    (0.37, 0.028),
    (0.42, 0.042),
    (0.7, 0.034),
    (1.0, 0.026),
)
"""Profile of a turned chair leg."""


def _between(a: Point, b: Point, t: float) -> Point:
    """The point a share `t` of the way from `a` to `b`."""
    return (
        a[0] + (b[0] - a[0]) * t,
        a[1] + (b[1] - a[1]) * t,
        a[2] + (b[2] - a[2]) * t,
    )


# -------------------------------------------------------------------------- chairs


def chair_windsor() -> Model:
    """A Windsor chair: saddle seat, hoop back with spindles, turned splayed legs."""
    m, wood = Model(), "paint/plain"
    half = [
        (0, -0.23),
        (0.1, -0.226),
        (0.2, -0.19),
        (0.237, -0.09),
        (0.225, 0.08),
        (0.185, 0.19),
        (0.1, 0.215),
        (0, 0.22),
    ]
    right = [(x, y) for x, y, _ in smooth_path([(x, y, 0.0) for x, y in half], 2)]
    outline = right + [(-x, y) for x, y in reversed(right[1:-1])]
    m.add(prism(outline, 0.042, "Z", 0.011, 2).move(0, 0, 0.441), wood)
    legs = [
        ((0.24, -0.225, 0), (0.16, -0.15, 0.43)),
        ((0.215, 0.26, 0), (0.14, 0.15, 0.43)),
    ]
    for low, high in legs:
        m.pair(spindle(low, high, TURNED, 8), wood)
    front, back = (_between(*ends, 0.4) for ends in legs)
    m.pair(
        tube([front, _between(front, back, 0.5), back], [0.009, 0.013, 0.009], 6), wood
    )
    side = _between(front, back, 0.5)
    middle = (0.0, side[1], side[2])
    other = (-side[0], side[1], side[2])
    m.add(tube([side, middle, other], [0.009, 0.013, 0.009], 6), wood)

    def lean(z: float) -> float:
        return 0.165 + 0.24 * (z - 0.45)

    hoop: list[Point] = []
    for k in range(17):
        t = math.pi * k / 16
        z = 0.45 + 0.5 * math.sin(t) ** 0.75
        hoop.append((0.205 * math.cos(t), lean(z), z))
    m.add(tube(hoop, 0.014, 8), wood)
    for k in range(-3, 4):
        x = 0.05 * k
        z = 0.45 + 0.5 * math.sin(math.acos(x / 0.205)) ** 0.75
        foot = (x * 0.86, lean(0.455), 0.455)
        m.add(
            spindle(foot, (x, lean(z), z), [(0, 0.012), (0.4, 0.017), (1, 0.01)], 6),
            wood,
        )
    return m.squared()


def chair_dining() -> Model:
    """An upholstered dining chair: padded seat and back on square tapered legs."""
    m, wood, cloth = Model(), "wood/walnut", "fabric/linen"
    m.pair(leg((0.2, -0.2, 0), (0.195, -0.195, 0.42), 0.028, 0.045, 4), wood)
    m.pair(leg((0.195, 0.26, 0), (0.19, 0.195, 0.42), 0.028, 0.045, 4), wood)
    m.add(box((0.43, 0.43, 0.06), (0, 0, 0.4), 0.006), wood)
    m.add(
        cushion((0.48, 0.47, 0.085), (0, -0.005, 0.468), 0.032, 0.018, (4, 4, 1), 1),
        cloth,
    )
    back = cushion((0.46, 0.07, 0.48), (0, 0, 0.24), 0.03, 0.012, (4, 1, 4), 1)
    back.warp(lambda x, y, z: (x * (1 + 0.06 * z), y + 0.25 * x * x * -1.0, z))
    m.add(back.turn("X", -9).move(0, 0.215, 0.45), cloth)
    return m.squared()


def chair_shell() -> Model:
    """A modern chair: one moulded shell on four slanted wooden dowels."""
    m = Model()
    profile = smooth_path(
        [
            (0, -0.225, 0.425), (0, -0.2, 0.445), (0, -0.08, 0.44), (0, 0.08, 0.43),
            (0, 0.17, 0.455), (0, 0.215, 0.54), (0, 0.24, 0.68), (0, 0.262, 0.82),
        ],
        2,
    )  # fmt: skip
    n = len(profile) - 1

    def surface(u: float, v: float) -> Point:
        at = v * n
        k = min(int(at), n - 1)
        _, y, z = _between(profile[k], profile[k + 1], at - k)
        s = 2.0 * u - 1.0
        width = 0.205 + 0.035 * math.sin(math.pi * min(1.0, v * 1.25))
        width *= 1.0 - max(0.0, v - 0.8) ** 2 * 7.0 - max(0.0, 0.2 - v) ** 1.5 * 1.8
        curl = abs(s) ** 2.5
        seat = max(0.0, min(1.0, (0.62 - v) / 0.2)) * min(1.0, v * 4.0)
        wing = max(0.0, min(1.0, (v - 0.4) / 0.25))
        crown = 0.07 * curl * max(0.0, (v - 0.75) / 0.25)
        lip = 0.022 * curl * max(0.0, 1.0 - v * 5.0)
        y += lip - 0.045 * curl * wing
        return (s * width, y, z + 0.03 * curl * seat - crown)

    m.add(shell(surface, 10, n, 0.012), "plastic/plain")
    m.pair(leg((0.24, -0.215, 0), (0.13, -0.11, 0.428), 0.022, 0.034, 8), "wood/oak")
    m.pair(leg((0.225, 0.225, 0), (0.12, 0.1, 0.43), 0.022, 0.034, 8), "wood/oak")
    for y in (-0.11, 0.1):
        m.add(box((0.27, 0.035, 0.018), (0, y, 0.415), 0.004), "metal/black")
    for x in (-0.12, 0.12):
        m.add(box((0.02, 0.2, 0.014), (x, 0, 0.41), 0.0), "metal/black")
    for a, b in (((0.175, -0.153, 0.24), (-0.165, 0.155, 0.24)),):
        m.pair(tube([a, b], 0.004, 5), "metal/black")
    return m


def chair_ladderback() -> Model:
    """A ladder-back chair: round posts, curved slats, a loose seat pad."""
    m, wood = Model(), "wood/pine"
    m.pair(leg((0.205, -0.205, 0), (0.205, -0.205, 0.45), 0.028, 0.038, 8), wood)
    post: list[Point] = [
        (0.19, 0.2, 0),
        (0.19, 0.19, 0.45),
        (0.19, 0.225, 0.75),
        (0.19, 0.27, 1.03),
    ]
    m.pair(
        tube([*post, (0.19, 0.273, 1.045)], [0.014, 0.018, 0.018, 0.016, 0.008], 8),
        wood,
    )
    m.add(box((0.41, 0.4, 0.035), (0, -0.005, 0.43), 0.008), "wicker/natural")
    m.add(
        cushion((0.4, 0.385, 0.045), (0, -0.01, 0.468), 0.02, 0.014, (3, 3, 1), 1),
        "fabric/wool",
    )
    for z, height in ((0.6, 0.06), (0.76, 0.065), (0.92, 0.085)):
        y = 0.21 + 0.165 * (z - 0.6)

        def slat(
            u: float, v: float, y: float = y, z: float = z, h: float = height
        ) -> Point:
            s = 2 * u - 1
            arch = h * (0.5 if v > 0.5 else -0.5) + (
                0.018 * (1 - s * s) if v > 0.5 else 0.0
            )
            return (0.185 * s, y + 0.03 * (1 - s * s), z + arch)

        m.add(shell(slat, 6, 1, 0.014), wood)
    for y, z in ((-0.205, 0.2), (-0.205, 0.32), (0.197, 0.26)):
        m.add(
            tube([(-0.2, y, z), (0, y, z), (0.2, y, z)], [0.008, 0.012, 0.008], 6), wood
        )
    for z in (0.16, 0.29):
        m.pair(
            tube(
                [(0.203, -0.2, z), (0.198, 0, z), (0.193, 0.197, z)],
                [0.008, 0.012, 0.008],
                6,
            ),
            wood,
        )
    return m.squared()


# ----------------------------------------------------------------------- armchairs


def _roll(width: float, height: float, radius: float, steps: int = 9) -> list[Flat]:
    """Section of a rolled arm seen from the front: an upright with a round top."""
    outline: list[Flat] = [(-width / 2, 0.0), (width / 2, 0.0)]
    middle = height - radius
    start = -math.asin(min(1.0, width / 2 / radius) * 0.98)
    first = -math.pi / 2 - start
    for k in range(steps + 1):
        t = first + (math.pi - 2 * first) * k / steps
        outline.append((radius * math.cos(t), middle + radius * math.sin(t)))
    return outline


def armchair_club() -> Model:
    """A club chair: thick rolled arms, deep loose seat cushion, leather."""
    m, hide = Model(), "leather/plain"
    m.four(
        lathe([(0.018, 0), (0.026, 0.03), (0.026, 0.075)], 8).move(0.33, 0.32),
        "wood/walnut",
    )
    m.add(cushion((0.6, 0.72, 0.24), (0, 0.0, 0.18), 0.02, 0.0, (2, 2, 1), 1), hide)
    arm = prism(_roll(0.17, 0.54, 0.115), 0.82, "Y", 0.022, 2).move(0.355, -0.01, 0.065)
    m.pair(arm, hide)
    disc = lathe([(0.0, -0.008), (0.085, -0.008), (0.075, 0.014), (0.0, 0.016)], 14)
    disc.turn("X", 90).move(0.355, -0.418, 0.065 + 0.54 - 0.115)
    m.pair(disc, hide)
    back = cushion((0.66, 0.2, 0.7), (0, 0, 0.35), 0.07, 0.03, (3, 1, 3), 1)
    m.add(back.turn("X", -10).move(0, 0.27, 0.1), hide)
    m.add(
        cushion((0.515, 0.68, 0.17), (0, -0.08, 0.385), 0.05, 0.03, (3, 3, 1), 1), hide
    )
    m.add(
        cushion((0.5, 0.15, 0.42), (0, 0, 0.21), 0.055, 0.04, (3, 1, 3), 1)
        .turn("X", -12)
        .move(0, 0.15, 0.46),
        hide,
    )
    return m


def armchair_wingback() -> Model:
    """A wing chair: tall back with wings, scrolled arms, short turned legs."""
    m, cloth = Model(), "fabric/velvet"
    m.pair(
        spindle(
            (0.29, -0.3, 0),
            (0.27, -0.28, 0.2),
            [(0, 0.028), (0.3, 0.036), (0.5, 0.05), (1, 0.06)],
            8,
        ),
        "wood/walnut",
    )
    m.pair(leg((0.27, 0.36, 0), (0.25, 0.3, 0.2), 0.03, 0.045, 4), "wood/walnut")
    m.add(
        cushion((0.64, 0.68, 0.16), (0, -0.01, 0.245), 0.025, 0.0, (2, 2, 1), 1), cloth
    )
    m.add(
        cushion((0.52, 0.6, 0.14), (0, -0.06, 0.385), 0.045, 0.028, (3, 3, 1), 1), cloth
    )
    back = cushion((0.58, 0.13, 0.84), (0, 0, 0.42), 0.055, 0.03, (3, 1, 4))
    back.warp(lambda x, y, z: (x * (1 + 0.1 * z), y, z - 0.35 * x * x * (z > 0.5)))
    m.add(back.turn("X", -9).move(0, 0.24, 0.3), cloth)
    arm = prism(_roll(0.09, 0.42, 0.068, 7), 0.66, "Y", 0.015, 2).move(0.31, 0.005, 0.2)
    m.pair(arm, cloth)
    wing = [
        (0.33, 0.5), (0.12, 0.53), (0.02, 0.62), (0.05, 0.74), (0.1, 0.88),
        (0.15, 1.02), (0.22, 1.09), (0.36, 1.1), (0.42, 1.06), (0.38, 0.8),
    ]  # fmt: skip
    side = prism(wing, 0.075, "X", 0.025, 2)
    side.warp(lambda x, y, z: (x + 0.3 + 0.1 * (0.3 - y) * (z - 0.5), y, z))
    m.pair(side, cloth)
    return m


def armchair_lounge() -> Model:
    """A lounge chair: slim wooden frame with flat arms, seat and back cushions."""
    m, wood, cloth = Model(), "wood/oak", "fabric/wool"
    m.pair(leg((0.335, -0.36, 0), (0.335, -0.3, 0.56), 0.028, 0.042, 8), wood)
    m.pair(leg((0.335, 0.4, 0), (0.335, 0.27, 0.56), 0.028, 0.042, 8), wood)
    path = [
        (-0.44, 0.57),
        (-0.42, 0.59),
        (0.0, 0.588),
        (0.36, 0.555),
        (0.38, 0.535),
        (0.36, 0.525),
        (0.0, 0.558),
        (-0.42, 0.56),
    ]
    arm = prism(path, 0.075, "X", 0.006).warp(
        lambda x, y, z: (x * (1.25 if y < -0.1 else 0.8) + 0.335, y, z)
    )
    m.pair(arm, wood)
    for a, b in (((0.335, -0.31, 0.35), (0.335, 0.31, 0.27)),):
        m.pair(tube([a, b], 0.021, 4, flat=1.0), wood)
    for y, z in ((-0.3, 0.33), (0.25, 0.27)):
        m.add(box((0.66, 0.03, 0.05), (0, y, z), 0.006), wood)
    rail: list[Point] = [(0.26, 0.235, 0.29), (0.26, 0.335, 0.55), (0.26, 0.445, 0.85)]
    m.pair(tube(rail, 0.017, 6), wood)
    for k in range(5):
        t = k / 4
        z = 0.42 + 0.41 * t
        m.add(box((0.53, 0.014, 0.035), (0, 0.29 + 0.146 * t, z), 0.004), wood)
    m.add(box((0.55, 0.03, 0.06), (0, 0.445, 0.85), 0.01), wood)
    seat = cushion((0.6, 0.64, 0.13), (0, -0.06, 0), 0.045, 0.025, (4, 4, 1), 1)
    m.add(seat.turn("X", -6).move(0, 0, 0.385), cloth)
    back = cushion((0.58, 0.13, 0.54), (0, 0, 0.27), 0.045, 0.03, (4, 1, 4), 1)
    m.add(back.turn("X", -20).move(0, 0.165, 0.41), cloth)
    return m.squared()


# -------------------------------------------------------------------------- stools


def stool_three_legged() -> Model:
    """A round stool; its three splayed legs come through the painted seat."""
    m, wood = Model(), "wood/oak"
    seat = [
        (0, 0.455),
        (0.15, 0.455),
        (0.185, 0.468),
        (0.192, 0.485),
        (0.182, 0.499),
        (0.15, 0.497),
        (0.08, 0.489),
        (0, 0.487),
    ]
    m.add(lathe(seat, 24), "paint/plain")
    lows: list[Point] = []
    for k in range(3):
        t = math.radians(-90 + 120 * k)
        c, s = math.cos(t), math.sin(t)
        low, high = (0.25 * c, 0.25 * s, 0.0), (0.1 * c, 0.1 * s, 0.5)
        m.add(
            spindle(
                low, high, [(0, 0.026), (0.3, 0.034), (0.55, 0.042), (1, 0.044)], 9
            ),
            wood,
        )
        lows.append(_between(low, high, 0.38))
    for k in range(3):
        m.add(
            tube(
                [lows[k], _between(lows[k], lows[(k + 1) % 3], 0.5), lows[(k + 1) % 3]],
                [0.008, 0.011, 0.008],
                6,
            ),
            wood,
        )
    return m


def _slotted(half: float, slot: Flat, thick: float, bevel: float) -> Part:
    """A square board with a hand slot through it; half widths, centred."""
    points: list[Point] = []
    for z in (-thick / 2.0, thick / 2.0):
        for a, b in ((half, half), slot):
            points += [(a, b, z), (-a, b, z), (-a, -b, z), (a, -b, z)]
    faces: list[list[int]] = []
    for k in range(4):
        n = (k + 1) % 4
        faces += [[k, n, n + 4, k + 4], [k + 8, n + 8, n + 12, k + 12]]
        faces += [[k, n, n + 8, k + 8], [k + 4, n + 4, n + 12, k + 12]]
    return round_edges(solid(points, faces), bevel)


def stool_square() -> Model:
    """A square painted stool: board top with a hand slot, slanted legs, rails."""
    m, paint = Model(), "paint/plain"
    m.add(_slotted(0.18, (0.06, 0.017), 0.03, 0.006).move(0, 0, 0.445), paint)
    m.four(leg((0.175, 0.175, 0), (0.145, 0.145, 0.435), 0.036, 0.042, 4), paint)
    for turn in (0, 90):
        for y in (-0.15, 0.15):
            m.add(box((0.29, 0.02, 0.055), (0, y, 0.405), 0.004).turn("Z", turn), paint)
        for y in (-0.164, 0.164):
            m.add(
                box((0.32, 0.018, 0.03), (0, y, 0.15 + 0.04 * (turn > 0)), 0.004).turn(
                    "Z", turn
                ),
                paint,
            )
    return m


def stool_rush() -> Model:
    """A low stool with a woven seat between four turned walnut posts."""
    m, wood = Model(), "wood/walnut"
    seat = cushion((0.4, 0.32, 0.034), (0, 0, 0.442), 0.016, 0.01, (4, 4, 1), 1)
    m.add(seat.warp(lambda x, y, z: (x, y, z + 0.2 * x * x - 0.008)), "wicker/natural")
    turned = [(0, 0.022), (0.12, 0.03), (0.3, 0.024), (0.62, 0.038), (1, 0.036)]
    m.four(spindle((0.2, 0.16, 0), (0.195, 0.155, 0.462), turned, 8), wood)
    m.four(lathe([(0.018, 0.46), (0.014, 0.474), (0, 0.478)], 8, (0.195, 0.155, 0)),
           wood)  # fmt: skip
    for y in (-0.158, 0.158):
        for z in (0.13, 0.25):
            m.add(tube([(-0.195, y, z), (0.195, y, z)], 0.011, 6), wood)
    for x in (-0.197, 0.197):
        m.add(tube([(x, -0.155, 0.19), (x, 0.155, 0.19)], 0.011, 6), wood)
    return m


# ------------------------------------------------------------------------ ottomans


def ottoman_drum() -> Model:
    """A round tufted ottoman on small feet."""
    m, cloth = Model(), "fabric/velvet"
    body = [
        (0, 0.05),
        (0.275, 0.05),
        (0.29, 0.07),
        (0.298, 0.19),
        (0.29, 0.3),
        (0.278, 0.318),
        (0.0, 0.318),
    ]
    m.add(lathe(body, 28), cloth)
    spots = [(0.0, 0.0)]
    spots += [
        (0.16 * math.cos(math.pi * k / 3), 0.16 * math.sin(math.pi * k / 3))
        for k in range(6)
    ]
    top = [
        (0, 0.31),
        (0.27, 0.31),
        (0.295, 0.318),
        (0.308, 0.34),
        (0.306, 0.37),
        (0.285, 0.398),
        (0.25, 0.415),
    ]
    top += [
        (r, 0.43 - 0.25 * r * r)
        for r in (0.21, 0.18, 0.16, 0.13, 0.09, 0.05, 0.025, 0.0)
    ]
    m.add(lathe(top, 30).warp(dents(spots, 0.034, 0.042, 0.37)), cloth)
    for x, y in spots:
        z = 0.43 - 0.25 * (x * x + y * y) - 0.034
        button = lathe([(0, 0.0), (0.014, 0.002), (0.012, 0.01), (0, 0.014)], 8)
        m.add(button.move(x, y, z), cloth)
    m.four(
        lathe([(0.016, 0), (0.024, 0.03), (0.024, 0.055)], 8).move(0.17, 0.17),
        "wood/walnut",
    )
    return m


def ottoman_cube() -> Model:
    """A square upholstered ottoman: padded lid over a block on round feet."""
    m, cloth = Model(), "fabric/wool"
    m.four(leg((0.2, 0.2, 0), (0.195, 0.195, 0.1), 0.03, 0.045, 8), "wood/oak")
    m.add(cushion((0.52, 0.52, 0.25), (0, 0, 0.205), 0.025, 0.006, (2, 2, 1), 1), cloth)
    m.add(cushion((0.55, 0.55, 0.13), (0, 0, 0.385), 0.045, 0.035, (4, 4, 1), 1), cloth)
    edge: list[Point] = [(x, y, 0.332) for x, y in rounded(0.525, 0.525, 0.035, 3)]
    m.add(tube(edge, 0.009, 6, closed=True), cloth)
    return m


def ottoman_tufted() -> Model:
    """An oblong block in leather down to bun feet, its broad top set with buttons."""
    m, hide = Model(), "leather/plain"
    spots = [(0.2 * (i - 1.5), 0.16 * (j - 1)) for i in range(4) for j in range(3)]
    m.add(cushion((0.76, 0.54, 0.26), (0, 0, 0.17), 0.03, 0.01, (2, 2, 1), 1), hide)
    m.add(cushion((0.8, 0.58, 0.13), (0, 0, 0.36), 0.06, 0.02, (3, 3, 1)), hide)
    for x, y in spots:
        z = 0.425 + 0.02 * (1.0 - (x / 0.4) ** 2) * (1.0 - (y / 0.29) ** 2)
        button = [(0.022, z - 0.03), (0.022, z + 0.001), (0.0, z + 0.006)]
        m.add(lathe(button, 8, (x, y, 0)), "wood/walnut")
    m.add(box((0.77, 0.55, 0.014), (0, 0, 0.296), 0.0), "wood/walnut")
    for x in (-0.31, 0.31):
        for y in (-0.2, 0.2):
            m.add(lathe([(0.02, 0), (0.03, 0.02), (0.024, 0.05)], 8, (x, y, 0)),
                  "wood/walnut")  # fmt: skip
    return m


# --------------------------------------------------------------------------- sofas


def sofa_three_seat() -> Model:
    """A deep three-seat sofa with loose seat and back cushions."""
    m, cloth = Model(), "fabric/linen"
    m.four(leg((0.96, 0.37, 0), (0.96, 0.37, 0.11), 0.04, 0.06, 4), "wood/walnut")
    m.add(cushion((2.12, 0.92, 0.2), (0, 0, 0.19), 0.03, 0.0, (1, 1, 1), 1), cloth)
    arm = cushion((0.2, 0.94, 0.54), (0.99, 0, 0.355), 0.06, 0.012, (1, 1, 1))
    m.pair(arm, cloth)
    back = cushion((1.84, 0.2, 0.62), (0, 0, 0.31), 0.06, 0.0, (1, 1, 1), 1)
    m.add(back.turn("X", -5).move(0, 0.34, 0.2), cloth)
    for k in range(3):
        x = 0.592 * (k - 1)
        m.add(
            cushion((0.588, 0.7, 0.18), (x, -0.115, 0.375), 0.045, 0.026, (3, 3, 1), 1),
            cloth,
        )
        pad = cushion((0.575, 0.17, 0.42), (0, 0, 0.21), 0.065, 0.045, (3, 1, 3), 1)
        m.add(pad.turn("X", -14).move(x, 0.2, 0.455), cloth)
    return m


def sofa_midcentury() -> Model:
    """A two-seat mid-century sofa: wooden frame, tapered legs, bolsters."""
    m, wood, cloth = Model(), "wood/walnut", "fabric/velvet"
    m.pair(leg((0.7, -0.34, 0), (0.66, -0.29, 0.25), 0.024, 0.044, 8), wood)
    m.pair(leg((0.7, 0.36, 0), (0.66, 0.29, 0.25), 0.024, 0.044, 8), wood)
    m.add(box((1.52, 0.76, 0.06), (0, 0, 0.265), 0.01), wood)
    for x in (-0.375, 0.375):
        m.add(
            cushion((0.745, 0.72, 0.15), (x, -0.01, 0.368), 0.035, 0.02, (3, 3, 1), 1),
            cloth,
        )
    for x in (-0.375, 0.375):
        back = cushion((0.74, 0.13, 0.42), (0, 0, 0.21), 0.04, 0.025, (4, 1, 3), 1)
        m.add(back.turn("X", -12).move(x, 0.275, 0.42), cloth)
    m.pair(
        box((0.04, 0.05, 0.5), (0.3, 0.0, 0.25), 0.006)
        .turn("X", -12)
        .move(0, 0.36, 0.285),
        wood,
    )
    m.add(
        box((1.46, 0.026, 0.07), (0, 0, 0), 0.008).turn("X", -12).move(0, 0.442, 0.72),
        wood,
    )
    bolster = [
        (0, -0.3),
        (0.05, -0.3),
        (0.078, -0.288),
        (0.088, -0.26),
        (0.09, 0.0),
        (0.088, 0.26),
        (0.078, 0.288),
        (0.05, 0.3),
        (0, 0.3),
    ]
    m.pair(lathe(bolster, 14).turn("X", 90).move(0.655, -0.04, 0.535), cloth)
    rail = [
        (-0.36, 0.25),
        (0.34, 0.25),
        (0.37, 0.28),
        (0.345, 0.56),
        (0.315, 0.595),
        (-0.35, 0.625),
        (-0.385, 0.59),
        (-0.39, 0.28),
    ]
    m.pair(loop(rail, 0.036, 0.045).move(0.775), wood)
    return m


def sofa_chesterfield() -> Model:
    """A leather sofa with rolled arms as high as its tufted back."""
    m, hide = Model(), "leather/plain"
    foot = lathe([(0.02, 0), (0.035, 0.03), (0.03, 0.08), (0.04, 0.11)], 8)
    m.four(foot.move(0.84, 0.34), "wood/walnut")
    m.add(cushion((1.8, 0.8, 0.22), (0, 0.0, 0.2), 0.025, 0.0, (1, 1, 1), 1), hide)
    arm = prism(_roll(0.15, 0.62, 0.11), 0.86, "Y", 0.02, 2)
    m.pair(arm.move(0.86, 0.0, 0.095), hide)
    disc = lathe([(0.0, -0.008), (0.08, -0.008), (0.07, 0.012), (0.0, 0.014)], 12)
    m.pair(disc.turn("X", 90).move(0.86, -0.437, 0.605), hide)
    back = prism(_roll(0.15, 0.619, 0.1105), 1.72, "Y", 0.0)
    m.add(back.turn("Z", 90).move(0, 0.318, 0.0952), hide)
    # The cells of the pad are 0.115 by 0.06, so that a button sits on every knot.
    spots = [(0.23 * (k - 2.5), 0.06) for k in range(6)]
    spots += [(0.23 * (k - 2.0), -0.06) for k in range(5)]
    quilted = cushion((1.48, 0.34, 0.12), (0, 0, 0), 0.05, 0.03, (12, 4, 1), 1)
    quilted.warp(dents(spots, 0.045, 0.05, 0.03))
    m.add(quilted.turn("X", 84).move(0, 0.215, 0.6), hide)
    for x, up in spots:
        swell = (1.0 - (x / 0.74) ** 2) * (1.0 - (up / 0.17) ** 2)
        button = lathe([(0.0, -0.01), (0.016, 0.0), (0.0, 0.012)], 7)
        button.move(x, up, 0.06 + 0.03 * swell - 0.043)
        m.add(button.turn("X", 84).move(0, 0.215, 0.6), hide)
    for x in (-0.388, 0.388):
        seat = cushion((0.768, 0.66, 0.17), (x, -0.1, 0.385), 0.04, 0.03, (3, 3, 1), 1)
        m.add(seat, hide)
    return m


# ------------------------------------------------------------------------- benches


def bench_slatted() -> Model:
    """A bench of seven oak slats on two frames of black steel."""
    m, metal = Model(), "metal/black"
    for k in range(7):
        m.add(box((1.32, 0.048, 0.032), (0, 0.056 * (k - 3), 0.444), 0.006), "wood/oak")
    frame = [(-0.2, 0.016), (0.2, 0.016), (0.165, 0.415), (-0.165, 0.415)]
    m.pair(loop(frame, 0.032, 0.05).move(0.5), metal)
    m.add(box((1.0, 0.03, 0.03), (0, 0, 0.408), 0.004), metal)
    return m


def bench_padded() -> Model:
    """A long buttoned velvet pad on crossed brass legs."""
    m, brass = Model(), "metal/brass"
    spots = [(0.2 * (k - 2.5), y) for k in range(6) for y in (-0.09, 0.09)]
    pad = cushion((1.24, 0.44, 0.11), (0, 0, 0), 0.045, 0.02, (12, 4, 1), 2)
    pad.warp(dents(spots, 0.024, 0.045, 0.0))
    m.add(pad.move(0, 0, 0.435), "fabric/velvet")
    for x, y in spots:
        button = lathe([(0.0, -0.006), (0.013, 0.002), (0.0, 0.009)], 7)
        m.add(button.move(x, y, 0.484), brass)
    m.add(box((1.16, 0.36, 0.02), (0, 0, 0.378), 0.004), "wood/black")
    for x in (-0.46, 0.46):
        for side in (-1, 1):
            low, high = (x, -0.19 * side, 0.0), (x, 0.17 * side, 0.375)
            m.add(leg(low, high, 0.026, 0.026, 8), brass)
        m.add(lathe([(0.024, -0.02), (0.024, 0.02)], 12).turn("Y", 90)
              .move(x, 0.008, 0.197), brass)  # fmt: skip
    m.add(tube([(-0.46, 0.008, 0.197), (0.46, 0.008, 0.197)], 0.011, 8), brass)
    return m


def bench_settle() -> Model:
    """A painted hall bench: low back of spindles, arms, an oak seat."""
    m, paint = Model(), "paint/plain"
    m.add(box((1.24, 0.42, 0.032), (0, 0, 0.434), 0.01, 2), "wood/oak")
    for y in (-0.16, 0.15):
        m.add(box((1.12, 0.022, 0.07), (0, y, 0.388), 0.004), paint)
    m.pair(leg((0.56, -0.17, 0), (0.55, -0.165, 0.425), 0.034, 0.05, 4), paint)
    m.pair(leg((0.56, 0.2, 0), (0.55, 0.165, 0.425), 0.034, 0.05, 4), paint)
    m.pair(leg((0.59, 0.185, 0.44), (0.59, 0.25, 0.82), 0.036, 0.032, 8), paint)
    m.add(box((1.26, 0.03, 0.075), (0, 0, 0), 0.012, 2).turn("X", -10)
          .move(0, 0.247, 0.82), paint)  # fmt: skip
    for k in range(13):
        x = 0.0905 * (k - 6)
        low, high = (x, 0.175, 0.44), (x, 0.24, 0.8)
        m.add(spindle(low, high, [(0, 0.013), (0.4, 0.02), (1, 0.013)], 6), paint)
    for x in (0.57,):
        m.pair(leg((x, -0.15, 0.44), (x, -0.15, 0.64), 0.024, 0.024, 8), paint)
        arm = box((0.055, 0.42, 0.026), (x + 0.01, 0.02, 0.65), 0.009, 2)
        m.pair(arm, paint)
    m.pair(box((0.03, 0.3, 0.035), (0.552, 0, 0.16), 0.004), paint)
    return m


# ---------------------------------------------------------------------------- beds


def _hem(amount: float, top: float) -> Callable[[float, float, float], Point]:
    """A warp that waves the hanging edge of a duvet."""

    def wave(x: float, y: float, z: float) -> Point:
        low = max(0.0, min(1.0, (top - z) / 0.15))
        puffs = 0.012 * math.sin(9.0 * x + 1.0) * math.sin(8.0 * y) * (1.0 - low)
        sway = amount * low
        return (
            x * (1.0 + sway * math.sin(11.0 * y)),
            y + sway * 0.6 * math.sin(10.0 * x),
            z + puffs + 0.25 * sway * math.sin(7.0 * (x + y)),
        )

    return wave


def bed_double() -> Model:
    """A double bed with a tall channelled headboard, duvet, throw and pillows."""
    m, cloth = Model(), "fabric/wool"
    m.pair(leg((0.7, -0.9, 0), (0.7, -0.9, 0.14), 0.04, 0.06, 8), "wood/walnut")
    m.pair(leg((0.7, 0.9, 0), (0.7, 0.9, 0.14), 0.04, 0.06, 8), "wood/walnut")
    m.add(cushion((1.66, 2.08, 0.22), (0, 0, 0.23), 0.03, 0.0, (1, 1, 1), 1), cloth)
    m.add(
        cushion((1.58, 2.0, 0.22), (0, 0.0, 0.43), 0.05, 0.005, (1, 1, 1), 1),
        "paper/white",
    )
    for k in range(6):
        panel = cushion(
            (0.29, 0.12, 1.06),
            (0.285 * (k - 2.5), 1.07, 0.62),
            0.045,
            0.02,
            (1, 1, 3),
            1,
        )
        m.add(panel, cloth)
    duvet = cushion((1.68, 1.42, 0.26), (0, -0.31, 0.465), 0.07, 0.012, (5, 4, 1), 1)
    m.add(duvet.warp(_hem(0.012, 0.55)), "paper/white")
    throw = cushion((1.71, 0.5, 0.24), (0, -0.62, 0.497), 0.07, 0.02, (5, 2, 1), 1)
    m.add(throw.warp(_hem(0.012, 0.57)), cloth)
    fold = cushion((1.69, 0.26, 0.1), (0, 0.33, 0.58), 0.045, 0.01, (4, 1, 1), 1)
    m.add(fold.warp(_hem(0.008, 0.6)), "paper/white")
    for x, spin in ((-0.39, 3), (0.39, -2)):
        rest = pillow(0.7, 0.46, 0.2, 6, 0.04).turn("X", 24).turn("Z", spin)
        m.add(rest.move(x, 0.76, 0.645), "paper/white")
    for x in (-0.22, 0.235):
        small = pillow(0.44, 0.4, 0.15, 5).turn("X", 42).turn("Z", 6 * (x > 0) - 3)
        m.add(small.move(x, 0.54, 0.7), cloth)
    return m


def bed_single() -> Model:
    """A single wooden bed with a slatted headboard and a quilt."""
    m, wood = Model(), "wood/pine"
    for x in (-0.48, 0.48):
        m.add(box((0.065, 0.065, 0.98), (x, 1.01, 0.49), 0.01), wood)
        m.add(
            lathe(
                [(0, 0.975), (0.03, 0.978), (0.036, 1.0), (0.028, 1.025), (0, 1.033)],
                10,
            ).move(x, 1.01),
            wood,
        )
        m.add(box((0.065, 0.065, 0.56), (x, -1.01, 0.28), 0.01), wood)
        m.add(
            lathe(
                [(0, 0.555), (0.03, 0.558), (0.036, 0.58), (0.028, 0.605), (0, 0.613)],
                10,
            ).move(x, -1.01),
            wood,
        )
        m.add(box((0.03, 1.98, 0.15), (x, 0, 0.32), 0.006), wood)
    for y, z, h in (
        (1.01, 0.91, 0.09),
        (1.01, 0.5, 0.07),
        (-1.01, 0.47, 0.08),
        (-1.01, 0.28, 0.1),
    ):
        m.add(box((0.93, 0.035, h), (0, y, z), 0.008), wood)
    for k in range(7):
        x = 0.125 * (k - 3)
        m.add(box((0.055, 0.018, 0.42), (x, 1.01, 0.7), 0.0), wood)
        m.add(box((0.055, 0.018, 0.16), (x, -1.01, 0.38), 0.0), wood)
    m.add(
        cushion((0.91, 1.96, 0.22), (0, 0, 0.42), 0.05, 0.005, (2, 2, 1), 1),
        "paper/white",
    )
    quilt = cushion((0.99, 1.42, 0.24), (0, -0.24, 0.45), 0.055, 0.01, (5, 7, 1), 1)
    m.add(quilt.warp(_hem(0.012, 0.53)), "fabric/linen")
    m.add(
        pillow(0.66, 0.44, 0.19, 6, 0.04).turn("X", 14).move(0, 0.72, 0.59),
        "paper/white",
    )
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "chair/windsor": chair_windsor,
    "chair/dining": chair_dining,
    "chair/shell": chair_shell,
    "chair/ladderback": chair_ladderback,
    "armchair/club": armchair_club,
    "armchair/wingback": armchair_wingback,
    "armchair/lounge": armchair_lounge,
    "stool/three_legged": stool_three_legged,
    "stool/square": stool_square,
    "stool/rush": stool_rush,
    "ottoman/drum": ottoman_drum,
    "ottoman/cube": ottoman_cube,
    "ottoman/tufted": ottoman_tufted,
    "sofa/three_seat": sofa_three_seat,
    "sofa/midcentury": sofa_midcentury,
    "sofa/chesterfield": sofa_chesterfield,
    "bench/slatted": bench_slatted,
    "bench/padded": bench_padded,
    "bench/settle": bench_settle,
    "bed/double": bed_double,
    "bed/single": bed_single,
}
