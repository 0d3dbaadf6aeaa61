"""Which part of an imported lamp gives light; files of furniture rarely say so."""

from dataclasses import replace

from scenegen.importing.mesh_parts import ImportedMesh
from scenegen.records.scene import Rgb

GLOW_PCT = 40
"""What our own lampshades give off."""

PALE = 130
"""Least luminance, of 255, of what may be a shade or a bulb."""


def with_light(pieces: tuple[ImportedMesh, ...]) -> tuple[ImportedMesh, ...]:
    """The pieces of a lamp, one of which gives light.

    When none does, it is the palest one in the upper half that wears no picture; a lamp
    without such a piece stays as it is.
    """
    if any(piece.material.glow_pct for piece in pieces):
        return pieces
    points = [piece.points[piece.faces].reshape(-1, 3)[:, 1] for piece in pieces]
    middle = max(float(heights.max()) for heights in points) / 2.0
    pale = [
        (_luminance(piece.material.colour), -number)
        for number, (piece, heights) in enumerate(zip(pieces, points, strict=True))
        if piece.material.picture is None and float(heights.mean()) > middle
    ]
    lightest, number = max(pale, default=(0.0, 0))
    if lightest < PALE:
        return pieces
    lit = replace(pieces[-number].material, glow_pct=GLOW_PCT)
    return tuple(
        replace(piece, material=lit) if place == -number else piece
        for place, piece in enumerate(pieces)
    )


def _luminance(colour: Rgb) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
