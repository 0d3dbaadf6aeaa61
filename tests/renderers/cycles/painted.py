"""The catalogue of boxes, with its checks in a file, as Blender wants them."""

from pathlib import Path

import numpy as np
from PIL import Image

from tests.renderers.sample_room import BoxCatalogue


class PaintedCatalogue(BoxCatalogue):
    """Boxes, and a folder for pictures."""

    def __init__(self, folder: Path) -> None:
        # The class is frozen.
        object.__setattr__(self, "root", folder)

    def texture_path(self, material_id: str) -> Path | None:
        picture = self.texture(material_id)
        if picture is None:
            return None
        path = self.root / "checks.png"
        if not path.exists():
            Image.fromarray(np.asarray(picture)).save(path)
        return path
