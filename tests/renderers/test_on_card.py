"""Where there is a graphics card, it draws: `make test-gpu`.

That silhouettes are right there too is for `test_agreement` to say, which takes the
same devices.
"""

from pathlib import Path

import numpy as np
import pytest

from scenegen.renderers import open_renderer
from scenegen.renderers.cycles.probe import find_blender
from tests.renderers.cycles.painted import PaintedCatalogue
from tests.renderers.sample_room import (
    GREEN,
    box_entity,
    eye_view,
    map_view,
    room_scene,
)

pytestmark = pytest.mark.gpu

SIZE = 256
ROOM = room_scene(box_entity(1, "box/60x60x80", 2400, 2200, GREEN))


def test_gl_draws_on_a_card() -> None:
    from scenegen.renderers.gl.context import join_context, leave_context, text_of
    from scenegen.renderers.gl.devices import is_processor
    from scenegen.renderers.gl.opengl import GL

    join_context()
    try:
        assert not is_processor(text_of(GL.GL_RENDERER))
    finally:
        leave_context()


def test_cycles_draws_on_a_card() -> None:
    report = find_blender()
    assert report.is_hardware, report.fault or report.device


@pytest.mark.parametrize("name", ["gl", "cycles:draft"])
def test_a_card_draws_the_same_pixels_again(name: str, tmp_path: Path) -> None:
    catalogue = PaintedCatalogue(tmp_path)
    drawn = []
    for _ in range(2):
        with open_renderer(name, catalogue, SIZE) as renderer:
            views = eye_view(), map_view()
            drawn.append([renderer.draw(ROOM, view).rgb for view in views])
    for one, another in zip(*drawn, strict=True):
        assert np.array_equal(one, another)
