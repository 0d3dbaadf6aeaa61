"""What lies on a desk: keyboards, pen cups, trays, notebooks, magazines, radios."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from forms import ring
from small_forms import Rectangle, fronted, hollow, marks, patch, pencil, spot
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
    tube,
)

BLACK, WHITE = "plastic/black", "plastic/white"

# ------------------------------------------------------------------------ keyboards

PITCH = 0.019
"""Distance of keys (metres)."""


def _keys(columns: int, left: float, back: float, z: float) -> Part:
    """Five rows of key tops, a space bar in the row nearest to the front."""
    cells: list[Rectangle] = []
    half = PITCH * 0.43
    for row in range(5):
        y = back - PITCH * (row + 0.5)
        if row == 4:
            spans = [(0.0, 2.6), (2.6, columns - 3.2), (columns - 3.2, float(columns))]
        else:
            first = 1.0 + 0.5 * (row % 3)
            spans = [(0.0, first), (columns - first, float(columns))]
            inner = columns - 2.0 * first
            count = int(inner)
            spans += [
                (first + inner * k / count, first + inner * (k + 1) / count)
                for k in range(count)
            ]
        cells += [
            (left + a * PITCH + 0.0014, y - half, left + b * PITCH - 0.0014, y + half)
            for a, b in spans
        ]
    return marks(cells, z)


def _numbers(left: float, back: float, z: float) -> Part:
    """The block of number keys, four by five."""
    gap = 0.0014
    cells: list[Rectangle] = []
    for column in range(4):
        for row in range(5):
            x, y = left + PITCH * column, back - PITCH * row
            cells.append((x + gap, y - PITCH + gap, x + PITCH - gap, y - gap))
    return marks(cells, z)


def _mouse(m: Model, at: Point, material: str, wheel: str) -> None:
    """A mouse with its buttons to the back."""
    x, y, z = at
    profile = [(0.5, 0.0), (0.45, 0.22), (0.27, 0.4), (0.0, 0.46)]
    m.add(lathe(profile, 9).scale(0.062, 0.108, 0.074).move(x, y, z), material)
    m.add(box((0.009, 0.024, 0.012), (x, y + 0.026, z + 0.026), 0.0), wheel)


def keyboard_office() -> Model:
    """A white keyboard with a block of numbers, a corded mouse to its right."""
    m = Model()
    side: list[Flat] = [(-0.07, 0.0), (-0.07, 0.008), (0.07, 0.018), (0.07, 0.0)]
    m.add(prism(side, 0.44, "X"), WHITE)
    tilt = math.degrees(math.atan2(0.01, 0.14))
    for keys, material in (
        (marks([(-0.212, -0.058, 0.212, 0.06)], 0.0), "metal/black"),
        (_keys(15, -0.21, 0.058, 0.0008), "paper/white"),
        (_numbers(0.09, 0.058, 0.0008), "paper/white"),
    ):
        m.add(keys.turn("X", tilt).move(0, 0, 0.0138), material, sheet=True)
    _mouse(m, (0.29, -0.01, 0.0), WHITE, BLACK)
    cord: list[Point] = [
        (0.29, 0.035, 0.006),
        (0.275, 0.075, 0.003),
        (0.225, 0.075, 0.003),
        (0.19, 0.064, 0.006),
    ]
    m.add(tube(cord, 0.0025, 3), "metal/brushed")
    return m


def keyboard_mat() -> Model:
    """A compact black keyboard and a mouse on a desk mat."""
    m = Model()
    m.add(prism(rounded(0.58, 0.26, 0.015, 1), 0.003).move(0, 0, 0.0015), "fabric/wool")
    m.add(box((0.3, 0.125, 0.02), (-0.1, 0.0, 0.012), 0.004), BLACK)
    m.add(_keys(15, -0.2425, 0.0475, 0.0228), "metal/brushed", sheet=True)
    _mouse(m, (0.17, -0.01, 0.0026), BLACK, "metal/brushed")
    return m


def keyboard_split() -> Model:
    """A keyboard in two halves turned to the wrists, a rest of wood before them."""
    m = Model()
    for sign in (-1.0, 1.0):
        half = box((0.17, 0.13, 0.016), (0, 0, 0.008), 0.004).turn("Z", sign * -12)
        m.add(half.move(sign * 0.088, 0.012, 0.0), BLACK)
        keys = _keys(8, -0.076, 0.056, 0.0168).turn("Z", sign * -12)
        m.add(keys.move(sign * 0.088, 0.012, 0.0), "plastic/plain", sheet=True)
    rest = [
        (-0.18, -0.11),
        (0.18, -0.11),
        (0.17, -0.065),
        (0.0, -0.03),
        (-0.17, -0.065),
    ]
    m.add(prism(rest, 0.014).move(0, 0, 0.007), "wood/oak")
    cord: list[Point] = [
        (0.15, 0.05, 0.008),
        (0.2, 0.09, 0.003),
        (0.245, 0.08, 0.003),
        (0.25, 0.03, 0.006),
    ]
    m.add(tube(cord, 0.0025, 3), BLACK)
    _mouse(m, (0.25, -0.01, 0.0), BLACK, "plastic/red")
    return m


# ------------------------------------------------------------------------- pen cups


def _scissors(m: Model, at: Point, material: str) -> None:
    """The two rings and the shanks of scissors that stand in a cup."""
    x, y, z = at
    for sign in (-1.0, 1.0):
        eye = ring(0.015, 0.004, (0, 0, 0), 7, 3).turn("X", 90)
        m.add(eye.move(x + sign * 0.015, y, z + 0.05), material)
    m.add(box((0.014, 0.005, 0.1), (x, y, z - 0.012), 0.0), "metal/chrome")


def pens_mesh() -> Model:
    """A black cup with pencils, a pen, a ruler and scissors."""
    m = Model()
    m.add(hollow([(0.042, 0.0), (0.042, 0.1)], 0.003, 0.06, 12), "metal/black")
    pencil(
        m, (-0.01, 0.005, 0.058), (-0.05, 0.012, 0.172), "plastic/yellow", "wood/pine"
    )
    pencil(m, (0.0, 0.01, 0.058), (-0.012, 0.045, 0.178), "plastic/red", "wood/pine")
    pencil(
        m, (0.01, -0.01, 0.058), (0.046, 0.018, 0.17), "plastic/blue", "metal/chrome"
    )
    ruler = slab((-0.014, -0.001, 0.0), (0.014, 0.001, 0.16), 0.0).turn("Y", -6)
    m.add(ruler.move(0.012, 0.024, 0.058), "wood/pine")
    _scissors(m, (0.01, -0.02, 0.105), "plastic/orange")
    return m


def pens_ceramic() -> Model:
    """A glazed pot full of coloured pencils, points up."""
    m = Model()
    pot = [(0.034, 0.0), (0.044, 0.03), (0.042, 0.085)]
    m.add(hollow(pot, 0.004, 0.055, 12), "ceramic/plain")
    colours = ("red", "yellow", "green", "blue", "orange", "black", "red")
    for k, colour in enumerate(colours):
        t = 2.0 * math.pi * k / len(colours)
        c, s = math.cos(t), math.sin(t)
        tall = 0.155 + 0.008 * (3 * k % 4)
        pencil(m, (0.014 * c, 0.014 * s, 0.0535), (0.046 * c, 0.046 * s, tall),
               f"plastic/{colour}", "wood/pine")  # fmt: skip
    return m


def pens_block() -> Model:
    """A wooden tidy of two depths: pens behind, notes and clips in front."""
    m, wood = Model(), "wood/oak"
    m.add(slab((-0.09, 0.0, 0.0), (0.09, 0.055, 0.1), 0.003), wood)
    m.add(slab((-0.09, -0.06, 0.0), (0.09, 0.002, 0.045), 0.003), wood)
    for x in (-0.046, 0.046):
        m.add(
            marks([(x - 0.038, 0.006, x + 0.038, 0.049)], 0.1006),
            "metal/black",
            sheet=True,
        )
    for x, y, tip, colour in (
        (-0.06, 0.02, -0.075, "plastic/blue"),
        (-0.035, 0.03, -0.03, "plastic/yellow"),
        (0.03, 0.03, 0.02, "plastic/red"),
        (0.06, 0.02, 0.072, "metal/chrome"),
    ):
        pencil(m, (x, y, 0.09), (tip, y + 0.01, 0.18), colour, "wood/pine")
    m.add(box((0.076, 0.05, 0.03), (-0.045, -0.03, 0.055), 0.0), "plastic/yellow")
    m.add(marks([(0.01, -0.053, 0.08, -0.007)], 0.0456), "metal/black", sheet=True)
    for k in range(3):
        clip = box((0.026, 0.008, 0.004), (0, 0, 0), 0.0).turn("Z", 55.0 * k)
        m.add(
            clip.move(0.03 + 0.016 * k, -0.03 + 0.01 * (k % 2), 0.048), "metal/chrome"
        )
    return m


# ------------------------------------------------------------------------ paper trays


def _papers(m: Model, at: Point, count: int, seed: int) -> None:
    """A few sheets and folders lying in a tray."""
    dice = random.Random(seed)
    x, y, z = at
    for k in range(count):
        thick = 0.006
        stack = box((0.215, 0.29, thick), (0, 0, 0), 0.0).turn("Z", dice.uniform(-3, 3))
        colour = ("paper/white", "book/cream", "paper/white", "book/blue")[
            (k + seed) % 4
        ]
        m.add(stack.move(x, y, z + thick * (k + 0.5) - 0.0002 * k), colour)


def _shelf(z: float, material: str, m: Model) -> None:
    """One tray of a letter tray, open to the front."""
    m.add(slab((-0.125, -0.165, z), (0.125, 0.165, z + 0.004), 0.0), material)
    m.add(slab((-0.125, 0.161, z), (0.125, 0.165, z + 0.05), 0.0), material)
    m.pair(slab((0.121, -0.165, z), (0.125, 0.165, z + 0.05), 0.0), material)


def tray_plastic() -> Model:
    """Two coloured letter trays on posts, papers in both."""
    m, shade = Model(), "plastic/plain"
    for z, count in ((0.005, 3), (0.085, 2)):
        _shelf(z, shade, m)
        _papers(m, (0, -0.005, z + 0.0038), count, count)
    m.four(slab((0.118, 0.14, 0.0), (0.127, 0.155, 0.09), 0.0), BLACK)
    return m


def tray_wood() -> Model:
    """A letter box of oak with three shelves."""
    m, wood = Model(), "wood/oak"
    m.pair(slab((0.125, -0.165, 0.0), (0.135, 0.165, 0.2), 0.002), wood)
    m.add(slab((-0.13, 0.157, 0.0), (0.13, 0.165, 0.2), 0.0), wood)
    for k, count in enumerate((3, 1, 2)):
        z = 0.006 + 0.064 * k
        m.add(slab((-0.128, -0.16, z), (0.128, 0.162, z + 0.008), 0.0), wood)
        _papers(m, (0, -0.01, z + 0.0078), count, k + 1)
    m.add(slab((-0.136, -0.166, 0.196), (0.136, 0.166, 0.204), 0.0), wood)
    return m


def tray_files() -> Model:
    """A wire sorter with folders standing in it, labels on their tabs."""
    m, wire = Model(), "metal/black"
    m.add(slab((-0.14, -0.1, 0.0), (0.14, 0.1, 0.004), 0.0), wire)
    for k in range(6):
        y = -0.09 + 0.036 * k
        high = 0.1 + 0.022 * k
        path: list[Point] = [(-0.13, y, 0.002), (0.13, y, 0.002)]
        path += [(0.12, y, high), (-0.12, y, high)]
        m.add(tube(path, 0.003, 3, closed=True), wire)
    for k, colour in enumerate(
        ("book/red", "paper/kraft", "plastic/plain", "book/blue", "plastic/plain")
    ):
        y, high = -0.072 + 0.036 * k, 0.22 + 0.015 * k
        m.add(
            slab((-0.11, y - 0.006, 0.003), (0.11, y + 0.006, high), 0.0).turn("X", -2),
            colour,
        )
        x = -0.07 + 0.035 * k
        m.add(
            slab(
                (x - 0.024, y - 0.003, high - 0.01),
                (x + 0.024, y + 0.003, high + 0.018),
                0.0,
            ),
            "paper/white",
        )
    return m


# ------------------------------------------------------------------------- notebooks


def _pen(m: Model, at: Point, turn: float, colour: str) -> None:
    """A pen lying flat, 14 cm long."""
    body = tube([(-0.07, 0, 0), (0.05, 0, 0), (0.07, 0, 0)], [0.0045, 0.0045, 0.001], 5)
    m.add(body.turn("Z", turn).move(*at), colour)
    clip = box((0.035, 0.003, 0.003), (-0.05, 0, 0.0045), 0.0).turn("Z", turn)
    m.add(clip.move(*at), "metal/chrome")


def notebook_closed() -> Model:
    """A bound notebook with an elastic band, a ribbon, and a pen on it."""
    m = Model()
    cover = "leather/plain"
    m.add(slab((-0.075, -0.105, 0.0), (0.075, 0.105, 0.003), 0.0), cover)
    m.add(slab((-0.072, -0.102, 0.002), (0.072, 0.102, 0.017), 0.0), "paper/white")
    m.add(slab((-0.075, -0.105, 0.016), (0.075, 0.105, 0.019), 0.0), cover)
    m.add(slab((-0.0755, -0.105, 0.0), (-0.07, 0.105, 0.019), 0.0), cover)
    m.add(slab((0.05, -0.1055, -0.0003), (0.056, 0.1055, 0.0197), 0.0), BLACK)
    m.add(slab((0.0, -0.125, 0.009), (0.005, -0.1, 0.0098), 0.0), "plastic/red")
    _pen(m, (-0.01, 0.0, 0.0232), 68.0, "metal/black")
    return m


def notebook_open() -> Model:
    """An open notebook with written lines and a pen across it."""
    m = Model()
    m.add(slab((-0.155, -0.108, 0.0), (0.155, 0.108, 0.003), 0.0), "leather/plain")
    for sign in (-1.0, 1.0):
        page = [(0.0, 0.003), (sign * 0.149, 0.003), (sign * 0.149, 0.012)]
        page += [(sign * 0.06, 0.0165), (sign * 0.02, 0.0155), (0.0, 0.009)]
        m.add(prism(page, 0.206, "Y"), "paper/white")
        lines = []
        for k in range(9):
            long = 0.11 if (k + (sign > 0)) % 4 else 0.06
            y = 0.08 - 0.019 * k
            lines.append((-0.055, y, -0.055 + long, y + 0.003))
        part = marks(lines[: 9 if sign < 0 else 5])
        part.turn("Y", sign * math.degrees(math.atan2(0.0045, 0.089)))
        m.add(part.move(sign * 0.088, 0, 0.0159), "book/blue", sheet=True)
    _pen(m, (0.085, -0.055, 0.0205), 28.0, BLACK)
    m.add(slab((-0.003, -0.12, 0.0095), (0.003, 0.1, 0.0105), 0.0), "plastic/red")
    return m


def notebook_spiral() -> Model:
    """A spiral pad of squared paper, a list on it, and a pencil."""
    m = Model()
    m.add(slab((-0.08, -0.11, 0.0), (0.08, 0.1, 0.002), 0.0), "paper/kraft")
    m.add(slab((-0.079, -0.109, 0.0018), (0.079, 0.1, 0.013), 0.0), "paper/white")
    for k in range(9):
        wire = box((0.0025, 0.018, 0.016), (0, 0, 0), 0.0)
        m.add(wire.move(-0.068 + 0.017 * k, 0.1, 0.01), "metal/chrome")
    rows = [
        (-0.055, 0.06 - 0.02 * k, 0.035 - 0.03 * (k % 3), 0.064 - 0.02 * k)
        for k in range(7)
    ]
    ticks = [(-0.068, 0.059 - 0.02 * k, -0.062, 0.065 - 0.02 * k) for k in range(7)]
    m.add(marks([*rows, *ticks], 0.0138), "metal/black", sheet=True)
    pencil(
        m, (0.052, 0.06, 0.0168), (0.03, -0.11, 0.0168), "plastic/yellow", "wood/pine"
    )
    return m


# ------------------------------------------------------------------------- magazines


@dataclass(frozen=True, slots=True)
class Cover:
    """Colours of a magazine: its paper, its title, and the shape on it."""

    paper: str
    title: str
    shape: str
    is_round: bool = True


COVERS = (
    Cover("book/red", "paper/white", "plastic/yellow"),
    Cover("paper/white", "plastic/red", "ceramic/blue", False),
    Cover("plastic/yellow", "metal/black", "plastic/red"),
    Cover("ceramic/blue", "paper/white", "food/icing"),
    Cover("food/apple", "paper/white", "leaf/dark", False),
)


def _magazine(m: Model, cover: Cover, at: Point, turn: float) -> float:
    """A magazine lying flat; the height of its cover."""
    x, y, z = at
    thick = 0.007

    def laid(part: Part) -> Part:
        return part.turn("Z", turn).move(x, y, z)

    m.add(laid(slab((-0.105, -0.14, 0.0), (0.105, 0.14, thick), 0.0)), cover.paper)
    pages = slab((-0.103, -0.1405, 0.0015), (0.1055, 0.1405, thick - 0.0015), 0.0)
    m.add(laid(pages), "paper/white")
    top = thick + 0.0007
    m.add(laid(marks([(-0.09, 0.085, 0.06, 0.12)], top)), cover.title, sheet=True)
    if cover.is_round:
        shape = spot(0.062, 0.01, -0.02, top, 10)
    else:
        shape = patch([(-0.08, -0.12), (0.08, -0.12), (0.05, 0.03), (-0.02, 0.06)], top)
    m.add(laid(shape), cover.shape, sheet=True)
    return z + thick


def magazines_fan() -> Model:
    """Four magazines fanned out."""
    m, z = Model(), 0.0
    for k in range(4):
        t = math.radians(90 + 26 - 17 * k)
        at = (0.12 * math.cos(t), 0.12 * math.sin(t) - 0.1, z)
        z = _magazine(m, COVERS[k], at, 26.0 - 17.0 * k) - 0.0002
    return m


def magazines_stack() -> Model:
    """A pile of six magazines, not quite tidy."""
    m, z = Model(), 0.0
    turns = (0.0, 5.0, -3.0, 8.0, 2.0, -6.0)
    for k, turn in enumerate(turns):
        cover = COVERS[(k + 2) % 5]
        if k == len(turns) - 1:
            _magazine(m, cover, (0.004, 0.0, z), turn)
            break
        sheaf = box((0.21, 0.28, 0.011), (0.003 * (k % 3), 0, z + 0.0055), 0.0)
        m.add(sheaf.turn("Z", turn), cover.paper)
        leaves = box(
            (0.208, 0.281, 0.007), (0.003 * (k % 3) + 0.002, 0, z + 0.0055), 0.0
        )
        m.add(leaves.turn("Z", turn), "paper/white")
        z += 0.0108
    return m


def magazines_open() -> Model:
    """A magazine lying open beside a closed one on which it rests."""
    m = Model()
    _magazine(m, COVERS[2], (-0.14, 0.06, 0.0), 14.0)
    for sign in (-1.0, 1.0):
        page = [(0.0, 0.0), (sign * 0.205, 0.0), (sign * 0.205, 0.004)]
        page += [(sign * 0.11, 0.011), (sign * 0.03, 0.012), (0.0, 0.005)]
        m.add(
            prism(page, 0.28, "Y").turn("Z", -6).move(0.06, -0.02, 0.0068),
            "paper/white",
        )
    slope = math.degrees(math.atan2(0.007, 0.095))
    photo = (
        marks([(-0.045, -0.12, 0.045, 0.03)]).turn("Y", -slope).move(-0.157, 0, 0.0084)
    )
    m.add(photo.turn("Z", -6).move(0.06, -0.02, 0.0068), "ceramic/blue", sheet=True)
    rows = [
        (-0.045, 0.1 - 0.016 * k, 0.045 - 0.03 * (k % 5 == 4), 0.105 - 0.016 * k)
        for k in range(13)
    ]
    text = marks(rows).turn("Y", slope).move(0.157, 0, 0.0084)
    m.add(text.turn("Z", -6).move(0.06, -0.02, 0.0068), "metal/black", sheet=True)
    title = (
        marks([(-0.045, 0.06, 0.045, 0.11)]).turn("Y", -slope).move(-0.157, 0, 0.0084)
    )
    m.add(title.turn("Z", -6).move(0.06, -0.02, 0.0068), "plastic/red", sheet=True)
    return m


# ----------------------------------------------------------------------------- radios


def radio_retro() -> Model:
    """A round-cornered painted radio: a cloth grille, a dial, a carrying handle."""
    m = Model()
    front = rounded(0.27, 0.16, 0.035, 2)
    m.add(prism(front, 0.1, "Y", 0.008).move(0, 0, 0.09), "paint/plain")
    m.pair(slab((0.07, -0.035, 0.0), (0.095, 0.035, 0.014), 0.0), "metal/brass")
    m.add(
        fronted(marks([(-0.115, 0.035, 0.03, 0.145)]), -0.0508),
        "paper/tape",
        sheet=True,
    )
    m.add(fronted(spot(0.036, 0.08, 0.108, 0.0, 12), -0.0508), "book/cream", sheet=True)
    m.add(
        fronted(marks([(0.079, 0.108, 0.081, 0.14)]), -0.0516),
        "plastic/red",
        sheet=True,
    )
    for x in (0.06, 0.1):
        knob = lathe([(0.013, 0.0), (0.011, 0.014)], 7).turn("X", 90)
        m.add(knob.move(x, -0.05, 0.042), "metal/brass")
    grip: list[Point] = [
        (-0.09, 0, 0.16),
        (-0.085, 0, 0.205),
        (0.085, 0, 0.205),
        (0.09, 0, 0.16),
    ]
    m.add(tube(grip, 0.008, 4), "metal/brass")
    return m


def _speaker(m: Model, x: float, z: float, y: float) -> None:
    """A loudspeaker of three flat discs on a front."""
    for step, (radius, sides, material) in enumerate(
        ((0.055, 12, "metal/brushed"), (0.046, 12, BLACK), (0.018, 8, "metal/brushed"))
    ):
        disc = fronted(spot(radius, x, z, 0.0, sides), y - 0.0008 * (step + 1))
        m.add(disc, material, sheet=True)


def radio_portable() -> Model:
    """A black portable with two loudspeakers, a scale and a drawn aerial."""
    m, front, silver = Model(), -0.045, "metal/brushed"
    m.add(slab((-0.17, front, 0.0), (0.17, 0.045, 0.19), 0.008), BLACK)
    for x in (-0.105, 0.105):
        _speaker(m, x, 0.075, front)
    keys = [(-0.028 + 0.02 * k, 0.04, -0.013 + 0.02 * k, 0.06) for k in range(3)]
    for rectangles, out, material in (
        ([(-0.15, 0.145, 0.15, 0.172)], 0.0008, "book/cream"),
        ([(0.03, 0.145, 0.034, 0.172)], 0.0016, "plastic/red"),
        ([(-0.035, 0.03, 0.035, 0.11)], 0.0008, silver),
        (keys, 0.0016, WHITE),
    ):
        m.add(fronted(marks(rectangles), front - out), material, sheet=True)
    grip: list[Point] = [(-0.15, 0, 0.185), (-0.15, 0, 0.235)]
    m.add(tube([*grip, (0.15, 0, 0.235), (0.15, 0, 0.185)], 0.009, 4), BLACK)
    aerial: list[Point] = [(0.14, 0.03, 0.188), (0.05, 0.03, 0.36)]
    m.add(tube(aerial, [0.004, 0.002], 4), "metal/chrome")
    return m


def radio_speaker() -> Model:
    """A walnut loudspeaker with two cones on view."""
    m = Model()
    m.add(slab((-0.085, -0.11, 0.0), (0.085, 0.11, 0.28), 0.005), "wood/walnut")
    m.add(slab((-0.078, -0.113, 0.008), (0.078, -0.108, 0.272), 0.0), "metal/black")
    for z, radius in ((0.095, 0.062), (0.215, 0.034)):
        rim = lathe([(radius, 0.0), (radius, 0.007), (radius * 0.36, 0.001)], 12)
        m.add(rim.turn("X", 90).move(0, -0.112, z), "metal/brushed")
        cone = lathe([(radius * 0.82, 0.0), (radius * 0.82, 0.0098), (0.0, 0.004)], 12)
        m.add(cone.turn("X", 90).move(0, -0.112, z), BLACK)
        dome = lathe([(radius * 0.3, 0.0), (radius * 0.26, 0.01), (0.0, 0.014)], 8)
        m.add(dome.turn("X", 90).move(0, -0.112, z), "metal/brushed")
    return m


def radio_cylinder() -> Model:
    """A round speaker in cloth with a leather loop, buttons on top."""
    m = Model()
    m.add(lathe([(0.058, 0.0), (0.062, 0.01)], 16), BLACK)
    m.add(lathe([(0.063, 0.008), (0.063, 0.17)], 16), "fabric/wool")
    m.add(lathe([(0.062, 0.168), (0.056, 0.182), (0.0, 0.18)], 16), BLACK)
    m.add(ring(0.045, 0.002, (0, 0, 0.182), 12, 3), "metal/brass")
    plus = [(-0.028, -0.002, -0.014, 0.002), (-0.023, -0.007, -0.019, 0.007)]
    m.add(marks([*plus, (0.014, -0.002, 0.028, 0.002)], 0.1818), WHITE, sheet=True)
    strap: list[Point] = [
        (0.05, 0, 0.176),
        (0.08, 0, 0.174),
        (0.086, 0, 0.12),
        (0.06, 0, 0.115),
    ]
    m.add(tube(strap, 0.006, 4), "book/ochre")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "computer_keyboard/office": keyboard_office,
    "computer_keyboard/mat": keyboard_mat,
    "computer_keyboard/split": keyboard_split,
    "pen_cup/mesh": pens_mesh,
    "pen_cup/ceramic": pens_ceramic,
    "pen_cup/block": pens_block,
    "paper_tray/plastic": tray_plastic,
    "paper_tray/wood": tray_wood,
    "paper_tray/files": tray_files,
    "notebook/closed": notebook_closed,
    "notebook/open": notebook_open,
    "notebook/spiral": notebook_spiral,
    "magazines/fan": magazines_fan,
    "magazines/stack": magazines_stack,
    "magazines/open": magazines_open,
    "radio/retro": radio_retro,
    "radio/portable": radio_portable,
    "radio/speaker": radio_speaker,
    "radio/cylinder": radio_cylinder,
}
