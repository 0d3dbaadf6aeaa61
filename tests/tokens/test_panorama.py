"""Text of panoramas, written and read."""

import numpy as np
import pytest

from scenegen.errors import TokenError
from scenegen.records.visibility import FLOOR, WALL
from scenegen.tokens.depth_grid import BEYOND, EDGES_MM
from scenegen.tokens.panorama import (
    PanoramaCell,
    panorama_cells,
    panorama_text,
    panorama_vocabulary,
    read_panorama_text,
)


def cells() -> tuple[PanoramaCell, ...]:
    """A wall at two metres, a chair in the cell straight ahead, nothing at the top."""
    ids = np.full((60, 120), WALL, dtype=np.int16)
    ids[30:36, 60:66] = 7
    ids[54:] = FLOOR
    depth = np.full((60, 120), 2.0)
    depth[:6], ids[:6] = 0.0, 0
    return panorama_cells(ids, depth, {7: "chair"})


def test_cells_say_how_far_and_what():
    found = cells()
    assert len(found) == 200
    two_metres = sum(edge <= 2000 for edge in EDGES_MM)
    assert found[0] == (BEYOND, "nothing")
    assert found[20] == (two_metres, "wall")
    assert found[5 * 20 + 10] == (two_metres, "chair")
    assert found[-1].category == "floor"


def test_text_is_read_back():
    text = panorama_text(cells())
    assert read_panorama_text(f" {text}\n") == cells()
    words = set(panorama_vocabulary(["chair"])) | {f"<DEPTH_{k}>" for k in range(128)}
    assert {f"<{word}>" for word in text[1:-1].split("><")} <= words


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("<DEPTH_127>", "", 1),
        lambda text: text.replace("<DEPTH_127>", "<DEPTH_128>", 1),
        lambda text: text.replace("<DEPTH_127>", "<DEPTH_0127>", 1),
        lambda text: text.replace("><", "> <", 1),
        lambda text: text.removesuffix("<PANORAMA_END>"),
        lambda text: text + text,
        lambda text: "",
    ],
)
def test_other_text_is_refused(spoil):
    with pytest.raises(TokenError, match="panorama text"):
        read_panorama_text(spoil(panorama_text(cells())))
