"""Answered pictures: copies of the views with signs of what the answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from scenegen.dataset.answer_shapes import (
    AnswerShapes,
    LabelShape,
    Point,
    RingShape,
    answer_shapes,
    label_style,
)
from scenegen.dataset.answer_signs import GIVER, Signs
from scenegen.dataset.lettering import Colour, draw_label
from scenegen.records.item import Facts
from scenegen.records.rig import View

_WHITE: Colour = (255, 255, 255)
_INK: Colour = (34, 36, 42)

OVERSIZE = 3
"""Pixels that are drawn for one that is shown, each way."""

FAN_OPACITY = 96
"""Of the area of a fan, of 255."""


def answered_picture(
    facts: Facts, view: View, image: Image.Image, signs: Signs
) -> Image.Image:
    """A copy of the picture of a view with signs of the answer.

    Args:
        facts: of the item.
        view: of its rig.
        image: its square picture, as large as it will be shown.
        signs: of the item.
    """
    return _painted(image, answer_shapes(facts, view, signs, image.width))


def _painted(image: Image.Image, shapes: AnswerShapes) -> Image.Image:
    """A picture with shapes over it, which are drawn larger than they will be."""
    side = image.width
    over = Image.new("RGBA", (side * OVERSIZE, side * OVERSIZE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(over)
    for fan in shapes.fans:
        draw.polygon(_large(fan), (*GIVER, FAN_OPACITY))
        draw.line(_large((*fan, fan[0])), (*GIVER, 255), 2 * OVERSIZE, joint="curve")
    for way in shapes.ways:
        draw.line(_large(way), (*GIVER, 255), 2 * OVERSIZE, joint="curve")
    for (u, v), radius in shapes.discs:
        bounds = (u - radius, v - radius, u + radius, v + radius)
        draw.ellipse([value * OVERSIZE for value in bounds], (0, 0, 0, 0))
    for ring in shapes.rings:
        _draw_ring(draw, ring)
    for arrow in shapes.arrows:
        edge = _large((*arrow, arrow[0], arrow[1]))
        draw.line(edge, (*_INK, 255), width=3 * OVERSIZE, joint="curve")
        draw.polygon(_large(arrow), (*GIVER, 255))
    for label in shapes.labels:
        _draw_chip(draw, label)
    small = over.resize((side, side), Image.Resampling.BOX)
    page = Image.alpha_composite(image.convert("RGBA"), small).convert("RGB")
    for (x0, y0, x1, y1), text, colour in shapes.labels:
        ink = _INK if colour == GIVER else _WHITE
        style = label_style(side)._replace(colour=ink)
        draw_label(page, ((x0 + x1) / 2, (y0 + y1) / 2), text, style)
    return page


def _draw_ring(draw: ImageDraw.ImageDraw, ring: RingShape) -> None:
    """A coloured line with a white rim."""
    x0, y0, x1, y1 = ring.bounds
    for colour, width in ((_WHITE, 5), (ring.colour, 3)):
        grow = (width - 3) / 2
        bounds = (x0 - grow, y0 - grow, x1 + grow, y1 + grow)
        draw.rounded_rectangle(
            [value * OVERSIZE for value in bounds],
            (ring.round_by + grow) * OVERSIZE,
            outline=(*colour, 255),
            width=width * OVERSIZE,
        )


def _draw_chip(draw: ImageDraw.ImageDraw, label: LabelShape) -> None:
    """The chip of a label, with a white rim."""
    x0, y0, x1, y1 = label.bounds
    for colour, grow in ((_WHITE, 1.0), (label.colour, 0.0)):
        bounds = (x0 - grow, y0 - grow, x1 + grow, y1 + grow)
        draw.rounded_rectangle(
            [value * OVERSIZE for value in bounds],
            (y1 - y0) / 2 * OVERSIZE,
            fill=(*colour, 255),
        )


def _large(points: Sequence[Point]) -> list[Point]:
    """Points in the larger picture."""
    return [(u * OVERSIZE, v * OVERSIZE) for u, v in points]
