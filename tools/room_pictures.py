"""Pictures of rooms in README and docs: `python -m tools.room_pictures`.

Which rooms are shown was chosen by eye, so they are named here one by one. A change of
facts changes them: look at `scenegen preview --rooms KIND --count 8 --seed 7`, and
choose again. With `--renderers` it draws one room by all renderers, which needs the
extra `gl` and a Blender.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from scenegen.catalogue import Catalogue
from scenegen.preview import panels
from scenegen.preview.room_sheet import eye_views, furnished, map_view
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers import DEFAULT, open_renderer
from scenegen.renderers.base import Renderer
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key

SEED = 7
"""Of all rooms, as `--seed` of the preview."""

PIXELS, COLUMNS = 512, 4
"""Side of a picture, and pictures in a row."""


class Shown(NamedTuple):
    """One room: its type, its row of the preview, from 0, and which eye view."""

    kind: str
    unit: int
    view: int


ROOMS = (
    Shown("living_room", 4, 1),
    Shown("kitchen", 5, 1),
    Shown("cafe", 4, 0),
    Shown("open_plan_office", 1, 0),
    Shown("childrens_room", 5, 0),
    Shown("bedroom", 6, 1),
    Shown("workshop", 4, 0),
)
"""The first one is shown as a map as well, which fills the last row."""

COMPARED, COMPARED_PIXELS = ROOMS[-1], 384
"""The room that all renderers draw, and the side of these pictures."""

RENDERERS_DRAWN = ("software", "gl", "cycles:standard")


def sheet(renderer: Renderer, catalogue: Catalogue) -> Image.Image:
    """Seven rooms and a map, each with its label."""
    cells = []
    for each in ROOMS:
        scene, view = _seen(each, catalogue)
        cells.append(_cell(renderer, scene, view, _noun(each)))
    scene, _ = _seen(ROOMS[0], catalogue)
    label = f"the same {_noun(ROOMS[0])}, as a map"
    cells.append(_cell(renderer, scene, map_view(scene.room), label))
    return panels.padded(panels.grid(cells, COLUMNS, gap=16), 16)


def compared(catalogue: Catalogue) -> Image.Image:
    """One view by each renderer."""
    scene, view = _seen(COMPARED, catalogue)
    cells = []
    for name in RENDERERS_DRAWN:
        with open_renderer(name, catalogue, COMPARED_PIXELS) as renderer:
            cells.append(_cell(renderer, scene, view, name))
    return panels.row(cells, gap=8)


def _seen(shown: Shown, catalogue: Catalogue) -> tuple[Scene, View]:
    sampler = RoomSampler(RoomParams(), catalogue)
    key = Key(SEED, "preview", shown.kind, shown.unit)
    scene = furnished(sampler, shown.kind, key)
    return scene, eye_views(scene, catalogue)[shown.view]


def _noun(shown: Shown) -> str:
    return ROOM_KINDS[shown.kind].noun


def _cell(renderer: Renderer, scene: Scene, view: View, label: str) -> Image.Image:
    """A picture above its label."""
    image = Image.fromarray(renderer.draw(scene, view).rgb)
    words = panels.text(label, image.width, size=image.width // 17)
    return panels.column([image, words], gap=6)


def main() -> None:
    """Draw a picture, and write it."""
    parser = argparse.ArgumentParser(description="Draws seven rooms.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--renderers", action="store_true", help="one room by all renderers instead"
    )
    options = parser.parse_args()
    catalogue = Catalogue.open()
    if options.renderers:
        compared(catalogue).save(options.out, quality=88)
        return
    with open_renderer(DEFAULT, catalogue, PIXELS) as renderer:
        sheet(renderer, catalogue).save(options.out, quality=82, method=6)


if __name__ == "__main__":
    main()
