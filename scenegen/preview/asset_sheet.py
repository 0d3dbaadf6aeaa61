"""Contact sheets of models: each from the front and from behind, with its size.

A model stands, hangs on a wall or hangs below a ceiling, as rooms have it.
"""

from collections.abc import Callable, Sequence
from math import sqrt

from PIL import Image

from scenegen.catalogue import Asset, Catalogue, Category
from scenegen.dataset.lettering import Style, width_of
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.preview import panels
from scenegen.preview.panels import INK, SOFT, Panel
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Entity, Finish, Light, Room, Scene
from scenegen.renderers import DEFAULT, open_renderer

TILE = 240
"""Pixels a side of one picture."""

SAMPLES = 3
"""Pixels that are drawn for one that is shown, each way: an edge that is thinner than a
pixel, such as the top of a skirting board, would be a dotted line otherwise."""

COLUMNS = 6
"""Models beside each other."""

ON_PAGE = 96
"""Models on a page, about: a category is not divided unless it is longer."""

FRONT_TENTHS, BACK_TENTHS = 350, 2150
"""Directions of the camera, counter-clockwise from the front of the model."""

STANDS, LIES, HANGS, CEILING = 160, 420, 60, -220
"""Heights of the camera above the model, tenths of a degree: of what stands, of what
lies flat, of what hangs on a wall, and of what hangs below a ceiling."""

FLAT_PART = 6
"""What is this many times as wide as it is high lies flat."""

FILLED = 0.97
"""Part of the picture that a model fills at most, each way."""

OFF_WALL_MM = 1200
"""Height above the floor at which things that hang are shown, at least."""

_FOV_TENTHS = 400
_FLOOR = Finish("paint/plain", (138, 160, 178))
_WALLS = Finish("paint/plain", (172, 192, 207))
_WHITE = Finish("paint/plain", (226, 225, 222))
"""The backdrop has a hue that few models have, so that white, grey and black ones all
stand out."""


def asset_sheet(
    catalogue: Catalogue,
    assets: Sequence[Asset],
    *,
    columns: int = COLUMNS,
    title: str = "",
    on_progress: Callable[[int], None] = lambda done: None,
) -> Image.Image:
    """A page that shows models, two views each, below the name of their category.

    Args:
        catalogue: the models are in it.
        assets: at least one of them, category by category.
        columns: models beside each other.
        title: above them; none when empty.
        on_progress: called with the number of models that are drawn.

    Raises:
        AssetError: a model cannot be used.
    """
    with_materials = _with_materials(catalogue)
    tiles: dict[str, list[Panel]] = {}
    with open_renderer(DEFAULT, with_materials, SAMPLES * TILE) as renderer:
        for number, asset in enumerate(assets, start=1):
            category = catalogue.category(asset.category)
            pictures = [
                Image.fromarray(
                    renderer.draw(
                        _showroom(asset, category, azimuth),
                        _view(asset, category, azimuth),
                    ).rgb
                )
                for azimuth in (FRONT_TENTHS, BACK_TENTHS)
            ]
            tiles.setdefault(asset.category, []).append(_tile(asset, pictures))
            on_progress(number)
    across = min(columns, len(assets))
    width = across * (tiles[assets[0].category][0].width + 16) - 16
    parts = _sections(catalogue, tiles, across, width)
    if title:
        parts.insert(0, panels.snapped(panels.text(title, width, size=32, bold=True)))
    return panels.padded(panels.column(parts, gap=16), 16)


def pages(assets: Sequence[Asset]) -> list[list[Asset]]:
    """Models by page: whole categories, as long as a page has room.

    Args:
        assets: category by category.
    """
    groups: dict[str, list[Asset]] = {}
    for asset in assets:
        groups.setdefault(asset.category, []).append(asset)
    parts: list[list[Asset]] = []
    for group in groups.values():
        for at in range(0, len(group), ON_PAGE):
            piece = group[at : at + ON_PAGE]
            if parts and len(parts[-1]) + len(piece) <= ON_PAGE:
                parts[-1] += piece
            else:
                parts.append(piece)
    return parts


def _sections(
    catalogue: Catalogue, tiles: dict[str, list[Panel]], across: int, width: int
) -> list[Panel]:
    """Rows of models, each category below its name; short ones share a row."""
    rows: list[Panel] = []
    row: list[Panel] = []
    room = across
    for name, mine in tiles.items():
        noun = catalogue.category(name).plural
        if len(mine) > room and row:
            rows.append(panels.row(row, gap=16))
            row, room = [], across
        wide = min(len(mine), across)
        head = _heading(noun, len(mine), wide * (mine[0].width + 16) - 16)
        row.append(panels.column([head, panels.grid(mine, wide, gap=16)], gap=8))
        room -= wide
        if room <= 0:
            rows.append(panels.row(row, gap=16))
            row, room = [], across
    rows += [panels.row(row, gap=16)] if row else []
    return [panels.tall(each, each.height + 8) for each in rows if width]


def _heading(noun: str, count: int, width: int) -> Panel:
    """The name of a category over a line."""
    said = f"{noun[:1].upper()}{noun[1:]} ({count})"
    words = panels.text(said, width, size=26, bold=True)
    return panels.column([words, panels.rule(width)], gap=4)


def _with_materials(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the shipped materials too: a pack has none for walls."""
    own = Catalogue.open()
    return catalogue if catalogue.root == own.root else own.joined(catalogue)


def _radius_mm(asset: Asset) -> int:
    """Radius of the bounding sphere of a model."""
    x, y, z = asset.size_mm
    return max(round(sqrt(x * x + y * y + z * z) / 2), 30)


def _is_on_wall(category: Category) -> bool:
    return category.placement in {"hung", "window"}


def _height_mm(asset: Asset) -> int:
    """Height of the room: twice what is needed."""
    return max(4 * _radius_mm(asset), 2400) + OFF_WALL_MM


def _lower_edge_mm(asset: Asset, category: Category) -> int:
    """Height of the lower edge of a model."""
    if category.placement == "ceiling":
        return _height_mm(asset) - asset.size_mm[2]
    return OFF_WALL_MM if _is_on_wall(category) else 0


def _showroom(asset: Asset, category: Category, azimuth_tenths: int) -> Scene:
    """The model alone in a plain room that is large enough for the cameras.

    What hangs on a wall has it behind its back, unless it is seen from behind.
    """
    half = max(7 * _radius_mm(asset), 1000)
    back = -half
    if _is_on_wall(category) and azimuth_tenths == FRONT_TENTHS:
        back = -round(asset.size_mm[0] / 2)
    room = Room(
        shape="rectangle",
        outline_mm=((back, -half), (half, -half), (half, half), (back, half)),
        height_mm=_height_mm(asset),
        wall_mm=100,
        floor=_FLOOR,
        walls=_WALLS,
        ceiling=_WALLS if category.placement == "ceiling" else _WHITE,
        skirting=_WALLS,
        joinery=_WHITE,
    )
    light = Light(600, 550, (255, 250, 243), 66, 58)
    at = (0, 0, _lower_edge_mm(asset, category))
    return Scene(room, (Entity(1, asset.id, asset.category, at, 0),), light)


def _view(asset: Asset, category: Category, azimuth_tenths: int) -> View:
    """The nearest view, from a certain side, that shows all of the model."""
    x, y, z = asset.size_mm
    elevation = STANDS
    if category.placement == "ceiling":
        elevation = CEILING
    elif _is_on_wall(category):
        elevation = HANGS
    elif max(x, y) > FLAT_PART * z:
        elevation = LIES
    near, far = 1.0, 4.0 * _radius_mm(asset) / sine(_FOV_TENTHS // 2)
    for _ in range(20):
        distance = (near + far) / 2
        view = _from(asset, category, azimuth_tenths, elevation, distance)
        near, far = (
            (near, distance)
            if _shows_all(view, asset, category)
            else (
                distance,
                far,
            )
        )
    return _from(asset, category, azimuth_tenths, elevation, far)


def _from(
    asset: Asset,
    category: Category,
    azimuth_tenths: int,
    elevation_tenths: int,
    distance_mm: float,
) -> View:
    """A view of the middle of a model."""
    middle = _lower_edge_mm(asset, category) + asset.size_mm[2] / 2
    turn = elevation_tenths % 3600
    level = distance_mm * cosine(turn)
    return View(
        name="view_0",
        is_hidden=False,
        position_mm=(
            round(level * cosine(azimuth_tenths)),
            round(level * sine(azimuth_tenths)),
            round(middle + distance_mm * sine(turn)),
        ),
        heading_tenths=(azimuth_tenths + 1800) % 3600,
        pitch_tenths=-elevation_tenths,
        lens=PerspectiveLens(_FOV_TENTHS),
    )


def _shows_all(view: View, asset: Asset, category: Category) -> bool:
    """Whether the box around a model is in the picture, with some room around it."""
    camera = view.camera(1000)
    x, y, z = (side / 1000 for side in asset.size_mm)
    low = _lower_edge_mm(asset, category) / 1000
    for corner in range(8):
        point = Vector(
            x / 2 if corner & 1 else -x / 2,
            y / 2 if corner & 2 else -y / 2,
            low + (z if corner & 4 else 0.0),
        )
        seen = camera.project(point)
        reach = max(abs(seen.u - 500), abs(seen.v - 500))
        if seen.depth < 0.1 or reach > 500 * FILLED:
            return False
    return True


def _tile(asset: Asset, pictures: Sequence[Image.Image]) -> Panel:
    """Two pictures side by side above the name and the size."""
    x, y, z = (side / 10 for side in asset.size_mm)
    words = f"{y:.0f} x {x:.0f} x {z:.0f} cm, {asset.triangles} triangles"
    views = panels.row([panels.picture(each, TILE) for each in pictures], gap=0)
    size = next(
        each
        for each in (22, 20, 18, 16, 14)
        if width_of(asset.id, Style(each, INK, bold=True)) < views.width - 4
        or each == 14
    )
    return panels.column(
        [
            views,
            panels.text(asset.id, views.width, size=size, bold=True),
            panels.text(words, views.width, size=18, colour=SOFT),
        ],
        gap=4,
    )
