"""Which bounding boxes lie in the view frustum of a camera, for many cameras at once.

Only the eight corners of a box are projected. A box whose corners are all well within
the picture is whole; one with a corner between the left and right edge may show. That
is not exact (a box may cross the frustum with no corner inside), but it is cheap enough
to judge every heading at every position, and rasters confirm what is chosen.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.pose import Floats
from scenegen.kernels import allocating, kernel

AHEAD = 0.2
"""What is nearer than this, in metres, counts as beside the camera."""

FRAME, EDGE = 0.49, 0.5
"""Distance from the middle of a picture, in parts of it: up to where a corner counts as
well within, and up to where it may still show."""


class FrustumLens(NamedTuple):
    """What all turns of a camera share.

    Attributes:
        cos, sin: of the pitch.
        scale: focal length in sides of the picture.
        shift: how far the optical axis is above the middle of the picture, in its
            sides.
    """

    cos: float
    sin: float
    scale: float
    shift: float

    @classmethod
    def of(cls, camera: Camera) -> "FrustumLens":
        """The lens of a camera, whatever its place, heading and size."""
        pitch = camera.pitch_tenths
        scale, shift = camera.scale / camera.size, camera.shift_pm / 1000
        return cls(cosine(pitch), sine(pitch), scale, shift)


class _Framed(NamedTuple):
    """One box, as `FramedBoxes` has many."""

    is_whole: bool
    is_inside: bool
    nearness: float


class FramedBoxes(NamedTuple):
    """What lies in the frustum at each of e positions in each of h directions.

    Attributes:
        whole: (e, h, n) all corners of a box are well within the picture.
        inside: (e, h, n) some corner is between its left and right edge.
        nearness: (e, h, n) part of the picture that a square metre in the middle of a
            box fills.
    """

    whole: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    nearness: Floats


@allocating
def frame_boxes(
    lens: FrustumLens,
    boxes: Floats,
    eyes: Floats,
    turns: Floats,
    asked: NDArray[np.bool_],
) -> FramedBoxes:
    """Project boxes from several positions in several directions.

    Args:
        lens: pitch, focal length and shift.
        boxes: (n, 8, 3) world corners, metres; the first and the seventh of a box lie
            opposite each other.
        eyes: (e, 3) world positions of the camera, metres.
        turns: (e, h, 2) cosine and sine of each heading.
        asked: (e, h) which of these are judged; of others nothing is said to be seen.
    """
    shape = len(eyes), turns.shape[1], len(boxes)
    whole = np.zeros(shape, dtype=np.bool_)
    inside = np.zeros(shape, dtype=np.bool_)
    nearness = np.zeros(shape, dtype=np.float64)
    for eye in range(shape[0]):
        for turn in range(shape[1]):
            if not asked[eye, turn]:
                continue
            for box in range(shape[2]):
                framed = _frame(lens, boxes[box], eyes[eye], turns[eye, turn])
                whole[eye, turn, box] = framed.is_whole
                inside[eye, turn, box] = framed.is_inside
                nearness[eye, turn, box] = framed.nearness
    return FramedBoxes(whole, inside, nearness)


@kernel
def _frame(lens: FrustumLens, box: Floats, eye: Floats, turn: Floats) -> _Framed:
    """One box from one position in one direction."""
    cos, sin = turn
    whole, inside = True, False
    near = far = 1.0
    for corner in range(8):
        x, y = box[corner, 0] - eye[0], box[corner, 1] - eye[1]
        z = box[corner, 2] - eye[2]
        forward = x * cos + y * sin
        depth = forward * lens.cos + z * lens.sin
        ahead = depth > AHEAD
        safe = depth if ahead else 1.0
        if corner == 0:
            near = safe
        elif corner == 6:
            far = safe
        u = abs((x * sin - y * cos) * lens.scale / safe)
        v = abs((forward * lens.sin - z * lens.cos) * lens.scale / safe - lens.shift)
        whole = whole and ahead and u < FRAME and v < FRAME
        inside = inside or (ahead and u < EDGE)
    middle = (near + far) / 2
    return _Framed(whole, inside, lens.scale * lens.scale / (middle * middle))
