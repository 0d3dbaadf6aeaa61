"""Contact sheets of models: each from the front and from behind, with its size."""

from collections.abc import Callable, Sequence
from math import sqrt

from PIL import Image

from scenegen.catalogue import Asset, Catalogue
from scenegen.geometry.angles import cosine, sine
from scenegen.preview import panels
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Entity, Finish, Light, Room, Scene
from scenegen.renderers import DEFAULT, open_renderer

TILE = 240
"""Pixels a side of one picture."""

COLUMNS = 4

FRONT_TENTHS, BACK_TENTHS = 350, 2150
"""Where the camera stands, counter-clockwise from the front."""

_ABOVE_TENTHS = 200
_FOV_TENTHS = 400
_GREY = Finish("paint/plain", (186, 185, 182))
_WHITE = Finish("paint/plain", (226, 225, 222))


def asset_sheet(
    catalogue: Catalogue,
    assets: Sequence[Asset],
    *,
    columns: int = COLUMNS,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Image.Image:
    """A page that shows models, two views each, on a neutral floor.

    Args:
        catalogue: that the models are in.
        assets: at least one of them.
        columns: models beside each other.
        on_progress: told how many models are drawn.

    Raises:
        AssetError: a model cannot be used.
    """
    furnished = _with_paint(catalogue)
    tiles = []
    with open_renderer(DEFAULT, furnished, TILE) as renderer:
        for number, asset in enumerate(assets, start=1):
            scene = _stand(asset)
            views = (_view(asset, FRONT_TENTHS), _view(asset, BACK_TENTHS))
            pictures = [
                Image.fromarray(renderer.draw(scene, view).rgb) for view in views
            ]
            tiles.append(_tile(asset, pictures))
            on_progress(number)
    return panels.padded(panels.grid(tiles, min(columns, len(tiles)), gap=16), 16)


def _with_paint(catalogue: Catalogue) -> Catalogue:
    """The catalogue with our own materials as well, for a pack has no walls."""
    own = Catalogue.open()
    return catalogue if catalogue.root == own.root else own.joined(catalogue)


def _reach_mm(asset: Asset) -> int:
    """Radius of the ball around a model."""
    x, y, z = asset.size_mm
    return max(round(sqrt(x * x + y * y + z * z) / 2), 30)


def _stand(asset: Asset) -> Scene:
    """The model alone in a plain room that holds the cameras."""
    half = max(5 * _reach_mm(asset), 1000)
    room = Room(
        shape="rectangle",
        outline_mm=((-half, -half), (half, -half), (half, half), (-half, half)),
        height_mm=max(4 * _reach_mm(asset), 2400),
        wall_mm=100,
        floor=_GREY,
        walls=_WHITE,
        ceiling=_WHITE,
        skirting=_WHITE,
        joinery=_WHITE,
    )
    light = Light(600, 550, (255, 248, 238), 62, 52)
    thing = Entity(1, asset.id, asset.category, (0, 0, 0), 0)
    return Scene(room, (thing,), light)


def _view(asset: Asset, around_tenths: int) -> View:
    """From so far that the model fills the picture, a little from above."""
    away = _reach_mm(asset) / sine(_FOV_TENTHS // 2)
    level = away * cosine(_ABOVE_TENTHS)
    return View(
        name="view_0",
        is_hidden=False,
        position_mm=(
            round(level * cosine(around_tenths)),
            round(level * sine(around_tenths)),
            round(asset.size_mm[2] / 2 + away * sine(_ABOVE_TENTHS)),
        ),
        heading_tenths=(around_tenths + 1800) % 3600,
        pitch_tenths=-_ABOVE_TENTHS,
        lens=PerspectiveLens(_FOV_TENTHS),
    )


def _tile(asset: Asset, pictures: Sequence[Image.Image]) -> Image.Image:
    """Two pictures side by side above the name and the size."""
    x, y, z = (side / 10 for side in asset.size_mm)
    words = f"{y:.0f} x {x:.0f} x {z:.0f} cm, {asset.triangles} triangles"
    views = panels.row(
        [panels.picture(picture, TILE + 4) for picture in pictures], gap=4
    )
    return panels.column(
        [
            views,
            panels.text(asset.id, views.width, size=15, bold=True),
            panels.text(words, views.width, size=13, colour=panels.SOFT),
        ],
        gap=4,
    )
