"""Pictures of rooms in README and docs: `python -m tools.room_pictures`.

Which rooms are shown was chosen by eye, so they are named here one by one. A change of
facts changes them: look at `scenegen preview --rooms KIND --count 8 --seed 7`, and
choose again. `renderers` draws one room by all renderers, which needs the extra `gl`
and a Blender.
"""

import argparse
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from PIL import Image

from scenegen.catalogue import Catalogue
from scenegen.cli.picture_files import save_picture
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

SAMPLES = 2
"""Pixels that are drawn for one that is shown, each way: thin edges stay whole."""


class Shown(NamedTuple):
    """One room: its type, its row of the preview, from 0, and which eye view."""

    kind: str
    unit: int
    view: int


class Sheet(NamedTuple):
    """A picture of many rooms.

    Attributes:
        rooms: in reading order, at eye level.
        more: further rooms after them, with what is said below them.
        maps: rooms that are shown once more as a map, after all others, likewise.
        pixels: side of a picture.
        columns: pictures in a row.
    """

    rooms: tuple[Shown, ...]
    more: tuple[tuple[Shown, str], ...]
    maps: tuple[tuple[Shown, str], ...]
    pixels: int
    columns: int


LIVING = Shown("living_room", 5, 0)

SEVEN = Sheet(
    rooms=(
        LIVING,
        Shown("kitchen", 5, 1),
        Shown("cafe", 4, 0),
        Shown("open_plan_office", 6, 0),
        Shown("childrens_room", 5, 0),
        Shown("bedroom", 6, 0),
        Shown("workshop", 4, 0),
    ),
    more=(),
    maps=((LIVING, "the same living room, as a map"),),
    pixels=512,
    columns=4,
)

TYPES = Sheet(
    rooms=(
        LIVING,
        Shown("bedroom", 6, 0),
        Shown("kitchen", 8, 0),
        Shown("dining_room", 1, 0),
        Shown("bathroom", 0, 1),
        Shown("hallway", 8, 0),
        Shown("childrens_room", 3, 0),
        Shown("playroom", 4, 0),
        Shown("laundry", 13, 0),
        Shown("storage", 9, 0),
        Shown("office", 2, 0),
        Shown("open_plan_office", 6, 0),
        Shown("meeting_room", 1, 0),
        Shown("classroom", 8, 0),
        Shown("library", 0, 0),
        Shown("music_room", 5, 1),
        Shown("studio", 2, 0),
        Shown("workshop", 15, 0),
        Shown("gym", 11, 0),
        Shown("waiting_room", 10, 0),
        Shown("cafe", 3, 0),
        Shown("shop", 6, 0),
    ),
    more=(
        (Shown("bedroom", 7, 0), "bedroom and office, joined"),
        (Shown("living_room", 3, 0), "another living room"),
    ),
    maps=(),
    pixels=400,
    columns=3,
)
"""A room of each type; two more fill the last row."""

SHEETS = {"seven": SEVEN, "types": TYPES}

COMPARED, COMPARED_PIXELS, DETAIL = Shown("living_room", 3, 0), 1200, 400
"""The room that all renderers draw, the side of these pictures as they are drawn, and
how wide they, and a part of them at full size, are shown."""

DETAIL_AT = (430, 700)
"""Left and upper pixel of that part."""

QUICK_S = 20
"""Seconds below which a picture is drawn twice, and the second time counts."""

RENDERERS_DRAWN = {
    "software": "the default: needs pip alone",
    "gl": "OpenGL, with the same light",
    "cycles:standard": "Blender's path tracer",
}
"""Renderers with what is said of them."""


def drawn(sheet: Sheet, catalogue: Catalogue) -> Image.Image:
    """Rooms and maps, each with its label."""
    cells = []
    with open_renderer(DEFAULT, catalogue, SAMPLES * sheet.pixels) as renderer:
        named = [(each, _noun(each)) for each in sheet.rooms]
        for each, label in (*named, *sheet.more):
            scene, view = _seen(each, catalogue)
            image = _smaller(_picture(renderer, scene, view), sheet.pixels)
            cells.append(_labelled(image, label))
        for each, label in sheet.maps:
            scene, _ = _seen(each, catalogue)
            image = _picture(renderer, scene, map_view(scene.room))
            cells.append(_labelled(_smaller(image, sheet.pixels), label))
    return panels.padded(panels.grid(cells, sheet.columns, gap=16), 16)


def compared(catalogue: Catalogue) -> Image.Image:
    """One view by each renderer, and below it a part at full size."""
    scene, view = _seen(COMPARED, catalogue)
    cells = []
    for name, note in RENDERERS_DRAWN.items():
        with open_renderer(name, catalogue, COMPARED_PIXELS) as renderer:
            image, seconds = _timed(renderer, scene, view)
            if seconds < QUICK_S:  # it took longest to begin
                image, seconds = _timed(renderer, scene, view)
        left, top = DETAIL_AT
        part = image.crop((left, top, left + DETAIL, top + DETAIL * 5 // 8))
        head = panels.text(name, DETAIL, size=28, bold=True)
        said = panels.text(note, DETAIL, size=21, colour=panels.SOFT)
        took = f"{seconds:.1f} s a picture of {COMPARED_PIXELS} pixels a side"
        time = panels.text(took, DETAIL, size=21, colour=panels.SOFT)
        words = panels.snapped(panels.column([head, said, time], gap=2))
        pictures = panels.column([_smaller(image, DETAIL), part], gap=16)
        cells.append(panels.column([words, pictures], gap=0))
    return panels.padded(panels.row(cells, gap=16), 16)


def _timed(renderer: Renderer, scene: Scene, view: View) -> tuple[Image.Image, float]:
    """A picture, and the seconds that it took."""
    begun = perf_counter()
    image = _picture(renderer, scene, view)
    return image, perf_counter() - begun


def _seen(shown: Shown, catalogue: Catalogue) -> tuple[Scene, View]:
    sampler = RoomSampler(RoomParams(), catalogue)
    key = Key(SEED, "preview", shown.kind, shown.unit)
    scene = furnished(sampler, shown.kind, key)
    return scene, eye_views(scene, catalogue)[shown.view]


def _noun(shown: Shown) -> str:
    return ROOM_KINDS[shown.kind].noun


def _picture(renderer: Renderer, scene: Scene, view: View) -> Image.Image:
    return Image.fromarray(renderer.draw(scene, view).rgb)


def _smaller(image: Image.Image, pixels: int) -> Image.Image:
    return image.resize((pixels, pixels), Image.Resampling.LANCZOS)


def _labelled(image: Image.Image, label: str) -> Image.Image:
    """A picture above its label."""
    words = panels.text(label, image.width, size=image.width // 17)
    said = panels.column([panels.tall(words, 0), words], gap=image.width // 64)
    return panels.column([image, panels.snapped(said)], gap=0)


def main() -> None:
    """Draw a picture, and write it."""
    parser = argparse.ArgumentParser(description="Draws rooms for README and docs.")
    parser.add_argument("what", choices=(*SHEETS, "renderers"))
    parser.add_argument("--out", type=Path, required=True)
    words = parser.parse_args()
    catalogue = Catalogue.open()
    if words.what == "renderers":
        picture = compared(catalogue)
    else:
        picture = drawn(SHEETS[words.what], catalogue)
    save_picture(picture, words.out)


if __name__ == "__main__":
    main()
