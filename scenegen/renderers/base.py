"""What every renderer does: draw one view of a scene."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.records.frame import Frame
from scenegen.records.rig import View
from scenegen.records.scene import Scene


class Renderer(ABC):
    """Scene and view in, pixels out; no label depends on what it draws.

    It is closed at the end of a `with` block.
    """

    __slots__ = ()

    @abstractmethod
    def __init__(
        self, catalogue: Catalogue, resolution: int, *, preset: str = ""
    ) -> None:
        """A renderer that has not drawn yet.

        Args:
            catalogue: where meshes and materials come from.
            resolution: pixels a side of its pictures.
            preset: the part of its name behind the colon; a renderer whose names have
                none need not take it.

        Raises:
            RenderError: it cannot work here.
        """

    @property
    @abstractmethod
    def name(self) -> str:
        """As recipes name it."""

    @abstractmethod
    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its marks and overlays.

        Raises:
            AssetError: an asset or a material of the scene cannot be used.
            RenderError: the renderer has failed on this scene.
        """

    def draw_alike(
        self, scene: Scene, views: Sequence[View]
    ) -> list[NDArray[np.uint8]]:
        """Pictures of views in the room that are exposed alike, as parts of one are.

        A renderer that does not know how exposes each by itself.

        Args:
            scene: the scene.
            views: none of them a map; they have no marks and no overlays.

        Returns:
            (size, size, 3) sRGB of each.

        Raises:
            AssetError, RenderError: as `draw`.
        """
        return [self.draw(scene, view).rgb for view in views]

    @abstractmethod
    def close(self) -> None:
        """Release what the renderer holds; it cannot draw afterwards."""

    def __enter__(self) -> Self:
        """The renderer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
