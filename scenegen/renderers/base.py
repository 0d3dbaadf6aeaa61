"""What every renderer can do: paint one view of a scene."""

from types import TracebackType
from typing import Protocol, Self

from scenegen.records.frame import Frame
from scenegen.records.rig import View
from scenegen.records.scene import Scene


class Renderer(Protocol):
    """Scene and view in, pixels out; what it draws never decides a label.

    It is closed at the end of a `with` block.
    """

    __slots__ = ()

    @property
    def name(self) -> str:
        """As recipes name it."""

    def draw(self, scene: Scene, view: View) -> Frame:
        """The picture of one view, with its signs and markers.

        Raises:
            RenderError: the renderer has failed on this scene.
        """

    def close(self) -> None:
        """Give back what the renderer holds; it cannot draw afterwards."""

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
