"""Colours as light and as sRGB codes, and the one colour of surfaces with many."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMesh, crossed, lengths
from scenegen.importing.sources import Note
from scenegen.records.scene import Rgb

MAX_COLOURS = 16
"""Into how many pieces a surface is cut whose triangles have a colour each."""

_SPREAD = 24
"""By how many codes colours differ when their mean is worth a note."""

Painted = Callable[[tuple[float, float, float]], dict[str, Any]]
"""What changes in a material when a surface has a colour of its own."""


def code_of(light: float) -> int:
    """The sRGB code of light from 0 to 1."""
    share = min(max(light, 0.0), 1.0)
    if share <= 0.0031308:
        return round(255 * 12.92 * share)
    return round(255 * (1.055 * math.pow(share, 1 / 2.4) - 0.055))


def light_of(code: int) -> float:
    """The light of an sRGB code."""
    share = code / 255
    if share <= 0.04045:
        return share / 12.92
    return math.pow((share + 0.055) / 1.055, 2.4)


def codes_of(light: Sequence[float]) -> Rgb:
    """The sRGB colour of red, green and blue light."""
    red, green, blue = light
    return code_of(red), code_of(green), code_of(blue)


def painted(
    piece: ImportedMesh, colours: Floats, paint: Painted, note: Note
) -> list[ImportedMesh]:
    """A piece in the colours of its corners.

    Triangles of one colour become a piece each, as long as those are few. Colours that
    run into each other become their mean, with a note when they differ much.

    Args:
        piece: with a material that the colours change.
        colours: (m, 3, 3) of each corner, 0 to 1.
        paint: see `Painted`.
        note: called when colours are lost.
    """
    codes = np.rint(np.clip(colours, 0.0, 1.0) * 255.0).astype(np.int64)
    is_even = bool((np.ptp(codes, axis=1) <= 1).all())
    distinct, which = np.unique(codes[:, 0], axis=0, return_inverse=True)
    if is_even and len(distinct) <= MAX_COLOURS:
        which = which.reshape(-1)
        return [
            _in_colour(piece.kept(which == number), colours[which == number], paint)
            for number in range(len(distinct))
        ]
    if int(np.ptp(codes.reshape(-1, 3), axis=0).max()) > _SPREAD:
        note("its vertices have many colours; their mean was taken")
    return [_in_colour(piece, colours, paint)]


def _in_colour(piece: ImportedMesh, colours: Floats, paint: Painted) -> ImportedMesh:
    """A piece in the mean of its colours, each counted by its area."""
    weights = lengths(crossed(piece.points, piece.faces))
    if not weights.sum() > 0.0:
        weights = np.ones(len(piece.faces))
    of_faces = colours.mean(axis=1)
    red, green, blue = (
        float((of_faces[:, axis] * weights).sum() / weights.sum()) for axis in range(3)
    )
    return replace(piece, material=replace(piece.material, **paint((red, green, blue))))
