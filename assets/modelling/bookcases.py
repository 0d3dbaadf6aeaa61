"""Bookcases, and what people keep in them: books above all.

Two models whose ids differ by a number at the end are one bookcase with other books in
it, so that a wall of them does not repeat itself. What lies between the books is
nothing that a scene might ask about: piles, files, boxes, a ball on a block, an arch.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from forms import ball
from occluders import Bay, panelled
from toolkit import Flat, Model, box, lathe, prism, slab

BINDINGS = (
    "book/cream",
    "book/cream",
    "book/brown",
    "book/brown",
    "book/slate",
    "book/slate",
    "book/sage",
    "book/navy",
    "book/blue",
    "book/green",
    "book/red",
    "book/ochre",
    "book/rose",
)
THICK = (0.022, 0.026, 0.03, 0.036, 0.042, 0.052)
EYE = 1.1
"""Boards from this height hide the upper edges of their books, metres."""

LEAN = 0.085
"""Shelf that a leaning book may take, metres."""

Layout = tuple[str, ...]
"""What is on a board from left to right: names of `PIECES`, and "row" for books."""

WIDE: tuple[Layout, ...] = (
    ("row", "pile"),
    ("row", "ball", "row"),
    ("files", "row"),
    ("pile", "row"),
    ("row", "row"),
    ("row", "box", "row"),
    ("row", "arch"),
)
"""For boards of 0.8 m and more."""

CELLS: tuple[Layout, ...] = (
    ("row",),
    ("row",),
    ("pile", "gap"),
    ("row",),
    ("files", "gap"),
    ("row", "arch"),
    ("row",),
    ("ball", "row"),
)
"""For square bays."""


def volume(
    model: Model, at: Sequence[float], size: Sequence[float], binding: str, lean: float
) -> None:
    """A book that stands, its spine to the front and its pages pale on top.

    Args:
        model: where it goes.
        at: lower left corner of the spine.
        size: thickness (x), depth (y), height (z).
        binding: material of its cover.
        lean: degrees that its top leans to the left.
    """
    x, y, z = at
    thick, deep, high = size
    cover = slab((x, y, z), (x + thick, y + deep, z + high), bevel=0.0)
    parts = [(cover, binding)]
    if z < EYE:
        low = (x + 0.003, y + 0.006, z + high - 0.01)
        top = (x + thick - 0.003, y + deep - 0.003, z + high + 0.0015)
        parts.append((slab(low, top, bevel=0.0), "paper/white"))
    for part, material in parts:
        model.add(part.turn("Y", -lean, (x, y, z)) if lean else part, material)


def row(model: Model, rng: random.Random, bay: Bay, x: float, width: float) -> None:
    """Books over a width: singles, and volumes of one series; the last often leans."""
    tall, deep = min(bay.clear - 0.02, 0.31), min(bay.depth - 0.02, 0.23)
    leans = rng.random() < 0.6 and width > 0.2
    start, end = x, x + width - (LEAN if leans else 0.0)
    high = thick = 0.0
    while x + THICK[0] <= end:
        binding, thick = rng.choice(BINDINGS), rng.choice(THICK)
        high = rng.uniform(0.68, 0.98) * tall
        depth = deep * rng.uniform(0.78, 1.0)
        front = bay.front + rng.uniform(0.008, 0.026)
        for _ in range(rng.randint(3, 4) if rng.random() < 0.3 else 1):
            if x + thick > end:
                break
            at = (x, front, bay.floor)
            volume(model, at, (thick, depth, high), binding, 0.0)
            x += thick + 0.002
        if x + thick > end:
            break
    if leans and x > start:
        _leaning(model, rng, bay, x, min(high, tall - 0.02))


def _leaning(
    model: Model, rng: random.Random, bay: Bay, x: float, against: float
) -> None:
    """A book that leans to the left on others of a height."""
    tilt, thick = rng.uniform(6.0, 9.0), rng.uniform(0.022, 0.032)
    reach = against * math.tan(math.radians(tilt))
    at = (x + reach, bay.front + 0.015, bay.floor + 0.0005)
    size = (thick, min(bay.depth - 0.03, 0.2), against)
    volume(model, at, size, rng.choice(BINDINGS), tilt)


def pile(model: Model, rng: random.Random, bay: Bay, x: float) -> None:
    """Three to five books lying flat, spines to the front, the largest below."""
    z, wide, deep = bay.floor, 0.225, min(bay.depth - 0.03, 0.2)
    for _ in range(rng.randint(3, 5)):
        thick = rng.choice(THICK)
        if z + thick > bay.floor + bay.clear - 0.03:
            break
        left = x + 0.012 + rng.uniform(0.0, 0.008)
        front = bay.front + 0.012 + rng.uniform(0.0, 0.008)
        far = (left + wide, front + deep, z + thick)
        model.add(slab((left, front, z), far, 0.0), rng.choice(BINDINGS))
        low = (left - 0.0012, front + 0.006, z + 0.003)
        high = (far[0] + 0.0012, far[1] - 0.003, far[2] - 0.003)
        model.add(slab(low, high, 0.0), "paper/white")
        z, wide, deep = z + thick - 0.0004, wide * 0.95, deep * 0.95


def files(model: Model, rng: random.Random, bay: Bay, x: float) -> None:
    """Three upright files for magazines, cut down towards the front."""
    high, deep = min(bay.clear - 0.03, 0.29), min(bay.depth - 0.04, 0.24)
    front = bay.front + 0.012
    outline = [(front, bay.floor), (front + deep, bay.floor)]
    outline += [
        (front + deep, bay.floor + high),
        (front + 0.45 * deep, bay.floor + high),
    ]
    outline.append((front, bay.floor + 0.45 * high))
    material = rng.choice(("paper/kraft", "book/slate", "book/cream"))
    for k in range(3):
        middle = x + 0.05 + 0.084 * k
        model.add(prism(outline, 0.08, "X").move(middle, 0, 0), material)
        label = box((0.04, 0.004, 0.03), (middle, front, bay.floor + 0.27 * high), 0.0)
        model.add(label, "paper/white")


def chest(model: Model, rng: random.Random, bay: Bay, x: float) -> None:
    """A small wooden box with a lid and a brass clasp."""
    wood, front = rng.choice(("wood/walnut", "wood/black")), bay.front + 0.02
    low, high = (x + 0.02, front, bay.floor), (x + 0.22, front + 0.16, bay.floor + 0.09)
    model.add(slab(low, high, 0.0), wood)
    lid = (low[0] - 0.003, front - 0.003, high[2] - 0.004)
    model.add(slab(lid, (high[0] + 0.003, high[1] + 0.003, high[2] + 0.026), 0.0), wood)
    model.add(box((0.02, 0.01, 0.026), (x + 0.12, front, high[2]), 0.0), "metal/brass")


def stone_ball(model: Model, rng: random.Random, bay: Bay, x: float) -> None:
    """A ball of stone on a dark block."""
    y, z = bay.front + 0.09, bay.floor
    model.add(box((0.07, 0.07, 0.03), (x + 0.08, y, z + 0.015), 0.0), "wood/black")
    at = (x + 0.08, y, z + 0.029 + 0.052)
    model.add(ball((0.104, 0.104, 0.104), at, 10, 6), "stone/marble")


def arch(model: Model, rng: random.Random, bay: Bay, x: float) -> None:
    """Two clay arches, one in the other."""
    y, z, high = bay.front + 0.08, bay.floor, min(1.0, bay.clear / 0.24)
    for outer, inner, material in (
        (0.08, 0.054, "ceramic/terracotta"),
        (0.05, 0.026, "book/cream"),
    ):
        outline: list[Flat] = []
        for radius, turns in ((outer, range(9)), (inner, range(8, -1, -1))):
            legs = 0.06 * high
            points = [
                (
                    radius * math.cos(math.pi * k / 8),
                    legs + radius * high * math.sin(math.pi * k / 8),
                )
                for k in turns
            ]
            ends = ((points[0][0], 0.0), (points[-1][0], 0.0))
            outline += [ends[0], *points, ends[1]]
        model.add(prism(outline, 0.04, "Y").move(x + 0.09, y, z), material)


def basket(model: Model, bay: Bay) -> None:
    """A woven drawer that takes a whole bay, with a hole to pull it by."""
    left, right = bay.left + 0.012, bay.right - 0.012
    front, back = bay.front + 0.016, bay.front + bay.depth - 0.02
    top = bay.floor + min(0.85 * bay.clear, 0.27)
    body = slab((left, front, bay.floor), (right, back, top), 0.0)
    model.add(body.lay_uv(0), "wicker/natural")
    rim = slab(
        (left - 0.005, front - 0.006, top - 0.03), (right + 0.005, back, top), 0.0
    )
    model.add(rim, "wicker/natural")
    hole = box(
        (0.1, 0.006, 0.032), ((left + right) / 2, front - 0.001, top - 0.07), 0.0
    )
    model.add(hole, "wood/black")


Piece = Callable[[Model, random.Random, Bay, float], None]
PIECES: dict[str, tuple[float, Piece | None]] = {
    "pile": (0.25, pile),
    "files": (0.265, files),
    "box": (0.24, chest),
    "ball": (0.16, stone_ball),
    "arch": (0.18, arch),
    "gap": (0.07, None),
}
"""By name: the width of shelf that it takes (metres), and what puts it there."""


def fill(model: Model, rng: random.Random, bay: Bay, layout: Layout) -> None:
    """Put a layout on a board, its rows of books as wide as the rest allows."""
    x = bay.left + 0.004
    taken = sum(PIECES[name][0] for name in layout if name != "row")
    share = (bay.right - 0.004 - x - taken) / max(1, layout.count("row"))
    for name in layout:
        if name == "row":
            row(model, rng, bay, x, share)
            x += share
            continue
        width, piece = PIECES[name]
        if piece is not None:
            piece(model, rng, bay, x)
        x += width


def _shuffled(
    rng: random.Random, layouts: Sequence[Layout], count: int
) -> list[Layout]:
    """So many layouts in a random order, none twice before all have come once."""
    drawn: list[Layout] = []
    while len(drawn) < count:
        drawn += rng.sample(layouts, len(layouts))
    return drawn[:count]


# --------------------------------------------------------------------------- bookcases


def ladders(
    model: Model,
    middles: tuple[float, float],
    span: tuple[float, float],
    thick: float,
    wood: str,
    shift: float = 0.0,
) -> None:
    """Open sides of two posts each, so that a bookcase shows its books sideways too.

    Args:
        model: where they go.
        middles: from side to side (between middles) and from front to back, metres.
        span: heights between which they stand.
        thick: of the posts along x.
        wood: their material.
        shift: of the middle to the back.
    """
    (across, deep), (low, high) = middles, span
    for y in (-deep / 2.0 + 0.022, deep / 2.0 - 0.022):
        post = box(
            (thick, 0.044, high - low), (across / 2, y + shift, (low + high) / 2)
        )
        model.pair(post, wood)


def _tall(seed: int) -> Model:
    """Oak, six boards, baskets on the lowest and files on the highest, a plinth."""
    model, rng = Model(), random.Random(seed)
    w, d, h, t = 0.92, 0.33, 2.0, 0.024
    ladders(model, (w - t, d), (0.0, h - 0.02), t, "wood/oak")
    model.add(box((w + 0.03, d + 0.03, 0.032), (0, -0.005, h - 0.016)), "wood/oak")
    model.add(
        slab(
            (-w / 2 + t / 2, d / 2 - 0.014, 0.05),
            (w / 2 - t / 2, d / 2 - 0.004, h - 0.02),
            bevel=0.0,
        ),
        "wood/oak",
    )
    model.add(box((w - t, 0.018, 0.09), (0, -d / 2 + 0.03, 0.045)), "wood/oak")
    boards = [0.1, 0.49, 0.86, 1.21, 1.54, 1.84]
    layouts = _shuffled(rng, WIDE, len(boards))
    above = [*boards[1:], h - 0.032]
    for low, high, layout in zip(boards, above, layouts, strict=True):
        model.add(box((w - t, d - 0.02, t), (0, -0.004, low - t / 2)), "wood/oak")
        sides, clear = (-w / 2 + t, w / 2 - t), high - low - t
        if low == boards[0]:
            for left, right in ((sides[0], -0.004), (0.004, sides[1])):
                basket(model, Bay(left, right, low, clear, -d / 2 + 0.012, d - 0.03))
            continue
        bay = Bay(*sides, low, clear, -d / 2 + 0.012, d - 0.03)
        fill(model, rng, bay, ("box", "pile", "box") if clear < 0.2 else layout)
    return model


def bookcase_tall() -> Model:
    """The oak bookcase."""
    return _tall(11)


def bookcase_tall_2() -> Model:
    """The oak bookcase with other books."""
    return _tall(29)


def _cubes(seed: int, baskets: Sequence[int]) -> Model:
    """White, three columns of four square bays; `baskets` are columns at the foot."""
    model, rng = Model(), random.Random(seed)
    columns, rows, cell, t, d = 3, 4, 0.36, 0.02, 0.36
    w, h = columns * cell + (columns + 1) * t, rows * cell + (rows + 1) * t + 0.06
    base = 0.06
    ladders(model, (w - 0.034, d - 0.002), (base + 0.01, h - 0.01), 0.034, "wood/white")
    for z in (base + 0.017, h - 0.017):
        model.add(box((w + 0.004, d + 0.004, 0.034), (0, 0, z)), "wood/white")
    for k in range(1, columns):
        x = -w / 2 + k * (cell + t) + t / 2
        inner = box(
            (t, d - 0.012, h - base - 0.05), (x, 0, (h + base) / 2), bevel=0.002
        )
        model.add(inner, "wood/white")
    for k in range(1, rows):
        z = base + k * (cell + t) + t / 2
        model.add(box((w - 0.05, d - 0.01, t), (0, 0, z), bevel=0.002), "wood/white")
    back = slab(
        (-w / 2 + 0.02, d / 2 - 0.014, base + 0.01),
        (w / 2 - 0.02, d / 2 - 0.004, h - 0.01),
        bevel=0.0,
    )
    model.add(back, "wood/white")
    plinth = slab(
        (-w / 2 + 0.04, -d / 2 + 0.04, 0.0),
        (w / 2 - 0.04, d / 2 - 0.02, base + 0.01),
        bevel=0.0,
    )
    model.add(plinth, "wood/black")
    layouts = _shuffled(rng, CELLS, rows * columns)
    for level in range(rows):
        for column in range(columns):
            left = -w / 2 + column * (cell + t) + t
            bay = Bay(
                left,
                left + cell - 0.002,
                base + level * (cell + t) + t + 0.014 * (level == 0),
                cell - 0.02,
                -d / 2 + 0.03,
                d - 0.06,
            )
            if level == 0 and column in baskets:
                basket(model, bay)
            else:
                fill(model, rng, bay, layouts[level * columns + column])
    return model


def bookcase_cubes() -> Model:
    """The cubes with two baskets."""
    return _cubes(23, (0, 2))


def bookcase_cubes_2() -> Model:
    """The cubes with a basket in the middle and other books."""
    return _cubes(29, (1,))


def _library(seed: int) -> Model:
    """Walnut, a cupboard with two panelled doors below, four boards, a cornice."""
    model, rng = Model(), random.Random(seed)
    wood = "wood/walnut"
    w, d, h, t = 1.06, 0.38, 2.1, 0.03
    low, waist = 0.09, 0.78
    model.add(box((w + 0.03, d, low), (0, 0.0, low / 2)), wood)
    ladders(model, (w - t, d - 0.1), (waist, h - 0.05), t, wood, 0.02)
    model.add(
        box((w - 0.01, d - 0.03, waist - low), (0, 0.008, (waist + low) / 2)), wood
    )
    model.add(box((w + 0.04, d + 0.015, 0.03), (0, 0.0, waist + 0.01)), wood)
    for side in (-1, 1):
        x = side * (w / 4 - 0.006)
        panelled(
            model,
            x,
            -d / 2 + 0.021,
            low + 0.02,
            w / 2 - 0.04,
            waist - low - 0.045,
            wood,
        )
        knob = lathe(
            [
                (0.0, 0.0),
                (0.007, 0.0),
                (0.007, 0.012),
                (0.015, 0.02),
                (0.012, 0.03),
                (0.0, 0.033),
            ],
            10,
        )
        knob.turn("X", 90.0).move(
            side * 0.045, -d / 2 + 0.012, (low + waist) / 2 + 0.06
        )
        model.add(knob, "metal/brass")
    back = slab(
        (-w / 2 + 0.01, d / 2 - 0.03, waist),
        (w / 2 - 0.01, d / 2 - 0.02, h - 0.06),
        bevel=0.0,
    )
    model.add(back, wood)
    model.add(box((w + 0.02, d - 0.04, 0.05), (0, 0.012, h - 0.06)), wood)
    model.add(box((w + 0.07, d + 0.01, 0.036), (0, -0.003, h - 0.018), 0.01, 2), wood)
    boards = [waist + 0.025, 1.12, 1.43, 1.74]
    layouts = _shuffled(rng, WIDE, len(boards))
    for z, above, layout in zip(boards, [*boards[1:], h - 0.06], layouts, strict=True):
        if z > waist + 0.1:
            model.add(box((w - t, d - 0.1, 0.022), (0, 0.02, z - 0.011)), wood)
        bay = Bay(-w / 2 + t, w / 2 - t, z, above - z - 0.03, -d / 2 + 0.075, d - 0.12)
        fill(model, rng, bay, layout)
    return model


def bookcase_library() -> Model:
    """The walnut bookcase."""
    return _library(37)


def bookcase_library_2() -> Model:
    """The walnut bookcase with other books."""
    return _library(41)


MODELS = {
    "bookcase/cubes": bookcase_cubes,
    "bookcase/cubes_2": bookcase_cubes_2,
    "bookcase/library": bookcase_library,
    "bookcase/library_2": bookcase_library_2,
    "bookcase/tall": bookcase_tall,
    "bookcase/tall_2": bookcase_tall_2,
}
