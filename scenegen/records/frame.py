"""The pixels of one view."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A rendered view.

    Attributes:
        view: its name.
        rgb: (size, size, 3) uint8, sRGB; read-only.
    """

    view: str
    rgb: NDArray[np.uint8]
