"""A procedural 3D benchmark generator: furnished rooms, hidden views, exact labels."""

from scenegen._version import __version__

# As in `typing`, which takes longer to import than all that is needed here.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from scenegen import tokens
    from scenegen.dataset.building import build
    from scenegen.dataset.items import Item, collate
    from scenegen.dataset.series import Series
    from scenegen.dataset.stored_items import load
    from scenegen.exports.exporting import export
    from scenegen.scoring.reward import score_answer
    from scenegen.scoring.score import score
    from scenegen.verification.verify import verify

__all__ = [
    "Item",
    "Series",
    "__version__",
    "build",
    "collate",
    "export",
    "load",
    "score",
    "score_answer",
    "tokens",
    "verify",
]

_HOMES = {
    "Item": "scenegen.dataset.items",
    "Series": "scenegen.dataset.series",
    "build": "scenegen.dataset.building",
    "collate": "scenegen.dataset.items",
    "export": "scenegen.exports.exporting",
    "load": "scenegen.dataset.stored_items",
    "score": "scenegen.scoring.score",
    "score_answer": "scenegen.scoring.reward",
    "verify": "scenegen.verification.verify",
}
"""Public names, and the module that has each."""

_PARTS = ("tokens",)
"""Packages of ours that are public as a whole."""


def __getattr__(name: str) -> object:
    """A public name on first use, so that `import scenegen` costs nothing."""
    # Not before: what a program imports at its start delays its handling of Ctrl-C.
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in _PARTS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module 'scenegen' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
