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

SAMPLES = 3
"""Pixels that are drawn for one that is shown, each way: an edge that is thinner than a
pixel, such as the top of a skirting board, would be a dotted line otherwise."""

COLUMNS = 3

ON_PAGE = 60
"""Models on a page; of more there are several pages."""

FRONT_TENTHS, BACK_TENTHS = 350, 2150
"""Directions of the camera, counter-clockwise from the front of the model."""

_ELEVATION_TENTHS = 200
_FOV_TENTHS = 400
_GREY = Finish("paint/plain", (186, 185, 182))
_WHITE = Finish("paint/plain", (226, 225, 222))


def asset_sheet(
    catalogue: Catalogue,
    assets: Sequence[Asset],
    *,
    columns: int = COLUMNS,
    title: str = "",
    on_progress: Callable[[int], None] = lambda done: None,
) -> Image.Image:
    """A page that shows models, two views each, on a neutral floor.

    Args:
        catalogue: the models are in it.
        assets: at least one of them.
        columns: models beside each other.
        title: above them; none when empty.
        on_progress: called with the number of models that are drawn.

    Raises:
        AssetError: a model cannot be used.
    """
    with_materials = _with_materials(catalogue)
    tiles = []
    with open_renderer(DEFAULT, with_materials, SAMPLES * TILE) as renderer:
        for number, asset in enumerate(assets, start=1):
            scene = _showroom(asset)
            views = (_view(asset, FRONT_TENTHS), _view(asset, BACK_TENTHS))
            pictures = [
                Image.fromarray(renderer.draw(scene, view).rgb) for view in views
            ]
            tiles.append(_tile(asset, pictures))
            on_progress(number)
    page = panels.grid(tiles, min(columns, len(tiles)), gap=16)
    if title:
        head = panels.text(title, page.width, size=26, bold=True)
        page = panels.column([head, page], gap=14)
    return panels.padded(page, 16)


def _with_materials(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the shipped materials too: a pack has none for walls."""
    own = Catalogue.open()
    return catalogue if catalogue.root == own.root else own.joined(catalogue)


def _radius_mm(asset: Asset) -> int:
    """Radius of the bounding sphere of a model."""
    x, y, z = asset.size_mm
    return max(round(sqrt(x * x + y * y + z * z) / 2), 30)


def _showroom(asset: Asset) -> Scene:
    """The model alone in a plain room that is large enough for the cameras."""
    half = max(5 * _radius_mm(asset), 1000)
    room = Room(
        shape="rectangle",
        outline_mm=((-half, -half), (half, -half), (half, half), (-half, half)),
        height_mm=max(4 * _radius_mm(asset), 2400),
        wall_mm=100,
        floor=_GREY,
        walls=_WHITE,
        ceiling=_WHITE,
        skirting=_WHITE,
        joinery=_WHITE,
    )
    light = Light(600, 550, (255, 248, 238), 62, 52)
    entity = Entity(1, asset.id, asset.category, (0, 0, 0), 0)
    return Scene(room, (entity,), light)


def _view(asset: Asset, azimuth_tenths: int) -> View:
    """A view in which the bounding sphere just fits, a little from above."""
    distance = _radius_mm(asset) / sine(_FOV_TENTHS // 2)
    level = distance * cosine(_ELEVATION_TENTHS)
    return View(
        name="view_0",
        is_hidden=False,
        position_mm=(
            round(level * cosine(azimuth_tenths)),
            round(level * sine(azimuth_tenths)),
            round(asset.size_mm[2] / 2 + distance * sine(_ELEVATION_TENTHS)),
        ),
        heading_tenths=(azimuth_tenths + 1800) % 3600,
        pitch_tenths=-_ELEVATION_TENTHS,
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
            panels.text(asset.id, views.width, size=22, bold=True),
            panels.text(words, views.width, size=18, colour=panels.SOFT),
        ],
        gap=4,
    )
