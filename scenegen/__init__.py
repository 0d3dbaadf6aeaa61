"""A procedural 3D benchmark generator: furnished rooms, hidden views, exact labels."""

from typing import TYPE_CHECKING

from scenegen._version import __version__

if TYPE_CHECKING:
    from scenegen.dataset.series import Series

__all__ = ["Series", "__version__"]


def __getattr__(name: str) -> object:
    """`scenegen.Series` on first use, so that `import scenegen` costs nothing."""
    if name == "Series":
        from scenegen.dataset.series import Series

        return Series
    raise AttributeError(f"module 'scenegen' has no attribute {name!r}")
