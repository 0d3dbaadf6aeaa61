"""Runs of faces that can be drawn at once: of one part, with one texture at most."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.renderers.staging import Staging
from scenegen.truth.stage import Part


class Run(NamedTuple):
    """Faces of a part.

    Attributes:
        part: which part.
        first: the first of them, counted in the part.
        count: how many.
        face: the first of them, counted in the stage.
        texture: number of the texture that some of them have; -1 when none has one.
    """

    part: int
    first: int
    count: int
    face: int
    texture: int


def whole_parts(parts: Sequence[Part]) -> tuple[Run, ...]:
    """A run for every part."""
    return tuple(
        Run(number, 0, part.faces.stop - part.faces.start, part.faces.start, -1)
        for number, part in enumerate(parts)
    )


def textured_runs(staging: Staging) -> tuple[Run, ...]:
    """The runs of a scene, part by part; faces without a texture join any run."""
    textures = staging.looks.textures[staging.surfaces.looks]
    runs: list[Run] = []
    for number, part in enumerate(staging.stage.parts):
        runs += _runs_of(number, part, textures[part.faces])
    return tuple(runs)


def _runs_of(number: int, part: Part, textures: NDArray[np.int64]) -> list[Run]:
    has_texture = np.flatnonzero(textures >= 0)
    if not len(has_texture):
        return [Run(number, 0, len(textures), part.faces.start, -1)]
    named = textures[has_texture]
    changes = has_texture[1:][named[1:] != named[:-1]].tolist()
    starts = [0, *changes]
    ends = [*changes, len(textures)]
    first_named = [int(has_texture[0]), *changes]
    return [
        Run(number, start, end - start, part.faces.start + start, int(textures[named]))
        for start, end, named in zip(starts, ends, first_named, strict=True)
    ]
