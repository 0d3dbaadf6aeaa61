"""The numbers behind the tokens, as they are published."""

from typing import Any

from scenegen.tokens import (
    birds_eye_grid as grid,
)
from scenegen.tokens import (
    depth_grid,
    object_map,
    vocabulary,
)
from scenegen.tokens import (
    marks as signs,
)

TOKEN_SPEC = "scenegen-tokens-2"
"""Version of grids, bins and spelling; it changes when any of them does."""


def specification() -> dict[str, Any]:
    """Grids, bins and shares, as plain values that JSON can hold."""
    return {
        "token_spec": TOKEN_SPEC,
        "depth_cells": depth_grid.CELLS,
        "depth_codes": depth_grid.CODES,
        "depth_edges_mm": list(depth_grid.EDGES_MM),
        "map_cells": grid.CELLS,
        "map_cell_metres": grid.CELL_METRES,
        "pixels": grid.BOX_GRID,
        "instances": vocabulary.INSTANCES - 1,
        "marks": list(signs.LABELS),
        "seen_pcm": object_map.SEEN_PCM,
        "seen_on_map_pcm": object_map.SEEN_ON_MAP_PCM,
    }
