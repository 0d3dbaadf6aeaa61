"""All tokens there are, to extend a tokenizer with."""

from collections.abc import Iterable

from scenegen.tokens import (
    birds_eye_grid as grid,
)
from scenegen.tokens import (
    depth_grid,
    object_map,
)
from scenegen.tokens import (
    marks as signs,
)

INSTANCES = 128
"""Instance tokens are INSTANCE_1 to INSTANCE_127."""


def token_vocabulary(categories: Iterable[str]) -> tuple[str, ...]:
    """Every token that token texts are made of, each once, in a fixed order.

    Args:
        categories: names of the categories of a catalogue, in its order.
    """
    return (
        depth_grid.START,
        depth_grid.END,
        *_numbered("DEPTH", depth_grid.CODES),
        object_map.START,
        object_map.END,
        *(f"<CATEGORY_{category}>" for category in categories),
        *_numbered("INSTANCE", INSTANCES)[1:],
        *_numbered("ROW", grid.CELLS),
        *_numbered("COL", grid.CELLS),
        *_numbered("PIXEL", grid.BOX_GRID),
        *(f"<MARK_{label}>" for label in signs.LABELS),
    )


def _numbered(name: str, count: int) -> tuple[str, ...]:
    return tuple(f"<{name}_{number}>" for number in range(count))
