"""Goods and laundry: what stands on shelves, hangs on rails and lies over bars.

None of it looks like an object of the library that a scene might count: goods are
coloured cartons, tins and jars, not cardboard boxes or bottles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms import level, loft
from toolkit import Model, Point, box, ellipse, lathe, prism, tube

BRIGHT = ("book/red", "book/blue", "book/green", "book/ochre", "book/cream")
"""Colours of cartons, tins and clothes."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The cut of a hanging garment, metres.

    Attributes:
        long: from the rail to the hem.
        shoulder, hem: widths there.
        sleeve: length of the sleeves, 0 for none.
        thick: how far it stands out at the hem.
    """

    long: float
    shoulder: float
    hem: float
    sleeve: float = 0.0
    thick: float = 0.07


SHIRT = Cut(0.78, 0.4, 0.44, 0.5)
BLOUSE = Cut(0.7, 0.37, 0.42, 0.22)
DRESS = Cut(1.06, 0.35, 0.56, 0.0, 0.1)
COAT = Cut(1.12, 0.43, 0.52, 0.6, 0.1)
TROUSERS = Cut(0.82, 0.3, 0.3, 0.0, 0.06)
CUTS = (SHIRT, DRESS, BLOUSE, COAT, SHIRT, TROUSERS)


def garment(m: Model, at: Point, cloth: str, cut: Cut, turn: float = 90.0) -> None:
    """A garment on a hanger, hooked at `at` over a rail; 90 degrees: one along x."""
    rows = (
        (0.07, 0.1, 0.035),
        (0.13, cut.shoulder, 0.04),
        (0.3, cut.shoulder * 0.95, cut.thick * 0.8),
        (cut.long, cut.hem, cut.thick),
    )
    body = loft([level(ellipse(w, d, 8), -z) for z, w, d in reversed(rows)])
    m.add(body.turn("Z", turn).move(*at), cloth)
    hook = tube([(0, 0, -0.08), (0, 0, 0.004)], 0.004, 3)
    m.add(hook.turn("Z", turn).move(*at), "metal/steel")
    if cut.sleeve > 0.0:
        a = cut.shoulder / 2.0 - 0.015
        for side in (-1, 1):
            path: list[Point] = [
                (side * a, 0, -0.13),
                (side * (a + 0.05), 0, -0.13 - cut.sleeve),
            ]
            sleeve = tube(path, [0.038, 0.045], 5)
            m.add(sleeve.turn("Z", turn).move(*at), cloth)


def draped(
    m: Model, at: Point, wide: float, falls: tuple[float, float], cloth: str,
    thick: float = 0.016,
) -> None:  # fmt: skip
    """A cloth over an x bar at `at`; `falls`: how far it hangs down front and back."""
    t, r = thick / 2.0, 0.012
    front, back = -falls[0], -falls[1]
    outer = [
        (-r - t, front),
        (-r - t, 0.0),
        (-r * 0.6, r + t),
        (r * 0.6, r + t),
        (r + t, 0.0),
        (r + t, back),
    ]
    inner = [
        (r - t, back),
        (r - t, 0.0),
        (0.0, r - t + 0.004),
        (-r + t, 0.0),
        (-r + t, front),
    ]
    m.add(prism([*outer, *inner], wide, "X").move(*at), cloth)


def carton(
    m: Model, at: Point, size: Point, card: str, label: str = "paper/white"
) -> None:
    """A carton that stands on `at` (middle of its foot), with a label in front."""
    x, y, z = at
    w, d, h = size
    m.add(box(size, (x, y, z + h / 2.0), 0.0), card)
    m.add(box((w * 0.7, 0.003, h * 0.4), (x, y - d / 2.0, z + h * 0.55), 0.0), label)


def tin(m: Model, at: Point, radius: float, high: float, label: str) -> None:
    """A tin with a label around it, standing on `at`."""
    m.add(lathe([(radius * 0.96, 0.0), (radius * 0.96, high)], 6, at), "metal/steel")
    r = radius * 1.02
    m.add(lathe([(r, high * 0.08), (r, high * 0.9)], 6, at), label)


def jar(
    m: Model, at: Point, radius: float, high: float, filling: str, lid: str
) -> None:
    """A jar that shows what it holds, with a lid."""
    r = radius
    body = [(r, 0.0), (r, high * 0.72), (r * 0.72, high * 0.84)]
    m.add(lathe(body, 6, at), filling)
    m.add(lathe([(r * 0.8, high * 0.82), (r * 0.8, high)], 6, at), lid)


def folded(m: Model, at: Point, size: Point, cloths: Sequence[str]) -> None:
    """A pile of folded clothes or towels, the first one lowest, folds to the front."""
    w, d, h = size
    x, y, z = at
    a, b = d / 2.0, h / 2.0
    outline = [(-a + b, -b), (-a, 0.0), (-a + b, b), (a - b, b), (a, 0.0), (a - b, -b)]
    for k, cloth in enumerate(cloths):
        m.add(prism(outline, w, "X").move(x, y, z + b + (h - 0.002) * k), cloth)


def tray(m: Model, low: Point, high: Point, material: str, wall: float = 0.012) -> None:
    """An open box between two corners: four walls and a floor."""
    (a, b, c), (d, e, f) = low, high
    t = wall

    def rim(inset: float, z: float) -> list[Point]:
        i = inset
        return [
            (a + i, b + i, z),
            (d - i, b + i, z),
            (d - i, e - i, z),
            (a + i, e - i, z),
        ]

    m.add(loft([rim(0.0, c), rim(0.0, f), rim(t, f), rim(t, c + t)]), material)
