"""What a learner of whole pictures looks at: colours, gradients, coarse pixels; a hash.

Every picture is brought to a grid of 96 x 96 first, so that all else takes no time, and
only a kilobyte of each is kept.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.dataset.images import decode

SIDE = 96
"""Pixels a side that features are made of."""

COARSE = 12
"""Pixels a side of the coarse picture, with three channels."""

LEVELS = 4
"""Steps of each channel in the colour histogram."""

CELLS, ORIENTATIONS = 6, 9
"""Cells a side of the gradient histograms, and bins of direction over half a turn."""

HASH = 16
"""Rows of the perceptual hash, and comparisons in each."""

Floats16 = NDArray[np.float16]
Grey = NDArray[np.float64]


class PictureFeatures(NamedTuple):
    """What is kept of a picture.

    Attributes:
        colours: share of the pixels in each cell of RGB, (64,).
        gradients: histograms of oriented gradients (Dalal and Triggs 2005), each cell
            of length 1, (324,).
        pixels: the picture at 12 x 12, channels last, 0 to 1, (432,).
        hash: whether each of 16 x 16 places is darker than the next one, (256,).
    """

    colours: Floats16
    gradients: Floats16
    pixels: Floats16
    hash: NDArray[np.bool_]


def picture_features(data: bytes) -> PictureFeatures:
    """The features of an encoded picture.

    Args:
        data: JPEG, PNG or WebP.
    """
    whole = decode(data)
    step = max(min(whole.shape[:2]) // (2 * SIDE), 1)
    rgb = _resized(whole[::step, ::step] / 255, SIDE, SIDE)
    grey = rgb.mean(axis=2)
    return PictureFeatures(
        _colours(rgb),
        _gradients(grey),
        _resized(rgb, COARSE, COARSE).astype(np.float16).ravel(),
        _hash(grey),
    )


def _resized(picture: Grey, rows: int, columns: int) -> Grey:
    """A picture by the means of equal blocks, (rows, columns, ...)."""
    for axis, count in ((0, rows), (1, columns)):
        # A block must not be empty, so that small pictures are enlarged first.
        picture = np.repeat(picture, -(-count // picture.shape[axis]), axis=axis)
        size = picture.shape[axis]
        starts = np.arange(count) * size // count
        sums = np.add.reduceat(picture, starts, axis=axis)
        sizes = np.diff(np.append(starts, size))
        shape = [1] * picture.ndim
        shape[axis] = count
        picture = sums / sizes.reshape(shape)
    return picture


def _colours(rgb: Grey) -> Floats16:
    steps = np.minimum((rgb * LEVELS).astype(np.int64), LEVELS - 1)
    cells = (steps[..., 0] * LEVELS + steps[..., 1]) * LEVELS + steps[..., 2]
    counts = np.bincount(cells.ravel(), minlength=LEVELS**3)
    return (counts / cells.size).astype(np.float16)


def _gradients(grey: Grey) -> Floats16:
    down, right = np.gradient(grey)
    size = np.hypot(down, right)
    angle = np.arctan2(down, right) % np.pi
    bins = np.minimum((angle / np.pi * ORIENTATIONS).astype(np.int64), ORIENTATIONS - 1)
    place = np.arange(SIDE) * CELLS // SIDE
    cells = place[:, None] * CELLS + place[None, :]
    found = np.bincount(
        (cells * ORIENTATIONS + bins).ravel(),
        weights=size.ravel(),
        minlength=CELLS * CELLS * ORIENTATIONS,
    ).reshape(-1, ORIENTATIONS)
    lengths = np.sqrt((found * found).sum(axis=1, keepdims=True)) + 1e-3
    return np.asarray((found / lengths).astype(np.float16).ravel())


def _hash(grey: Grey) -> NDArray[np.bool_]:
    small = _resized(grey, HASH, HASH + 1)
    return np.asarray(small[:, 1:] > small[:, :-1]).ravel()
