"""All that was asked of an item: its views, its panorama, and the views in between."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenegen.dense.between import between_views
from scenegen.dense.layers import view_layers
from scenegen.dense.matches import matches_of
from scenegen.dense.panorama import (
    cube_places,
    cube_views,
    directions,
    of_cube,
    panorama_layers,
    panorama_view,
    width_for,
)
from scenegen.dense.targets import (
    BETWEEN,
    MATCHES,
    OF_VIEWS,
    PANORAMA,
    VIEW,
    DenseLayers,
    DenseView,
)
from scenegen.records.frame import Frame
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.tokens.panorama import panorama_cells, panorama_text
from scenegen.visibility.scene_mesh import MeshOf, SceneMesh, build_scene_mesh

DrawAll = Callable[[Facts], Mapping[str, Frame]]
"""The frames of all views of an item, by name."""

DrawAlike = Callable[[Facts, Sequence[View]], Sequence[NDArray[np.uint8]]]
"""Pictures of some views that are parts of one."""


@dataclass(frozen=True, slots=True)
class DenseTools:
    """What draws and where meshes come from.

    Attributes:
        mesh_of: from an asset id to its mesh.
        draw: the frames of items, by the renderer of their recipe.
        draw_alike: pictures of views in the room of an item, with one exposure, by
            that renderer.
        resolution: pixels a side of views.
    """

    mesh_of: MeshOf
    draw: DrawAll
    draw_alike: DrawAlike
    resolution: int


def dense_views(
    facts: Facts, targets: Collection[str], tools: DenseTools, *, draws: bool = True
) -> tuple[DenseView, ...]:
    """What was asked of an honest item: its views, the panorama, those in between.

    Args:
        facts: of the item.
        targets: names, see `targets.TARGETS`.
        tools: see there.
        draws: whether there are pictures; all else is the same without them.

    Raises:
        RenderError: when a frame cannot be drawn.
    """
    mesh = build_scene_mesh(facts.scene, tools.mesh_of)
    found: list[DenseView] = []
    if set(OF_VIEWS) & set(targets):
        found += _of_views(facts, mesh, tools.resolution, matches=MATCHES in targets)
    if PANORAMA in targets:
        found.append(_panorama(facts, mesh, tools, draws=draws))
    if BETWEEN in targets:
        found += _between(facts, mesh, tools, draws=draws)
    return tuple(found)


def _of_views(
    facts: Facts, mesh: SceneMesh, size: int, *, matches: bool
) -> list[DenseView]:
    views = facts.rig.views
    layers = {view.name: view_layers(mesh, view, size) for view in views}
    shared = matches_of(mesh, views, layers, size) if matches else {}
    return [
        DenseView(
            view.name,
            VIEW,
            view,
            layers[view.name],
            matches=shared.get(view.name, ()),
        )
        for view in views
    ]


def _panorama(
    facts: Facts, mesh: SceneMesh, tools: DenseTools, *, draws: bool
) -> DenseView:
    view, width = place_of_panorama(facts), width_for(tools.resolution)
    seen = panorama_layers(mesh, view, width)
    rgb = _drawn(facts, view, width, tools.draw_alike) if draws else None
    return DenseView(PANORAMA, PANORAMA, view, seen, rgb, tokens=_tokens(facts, seen))


def _between(
    facts: Facts, mesh: SceneMesh, tools: DenseTools, *, draws: bool
) -> list[DenseView]:
    views = between_views(facts.rig)
    way = replace(facts, rig=replace(facts.rig, views=views))
    frames = tools.draw(way) if draws else {}
    return [
        DenseView(
            view.name,
            BETWEEN,
            view,
            view_layers(mesh, view, tools.resolution),
            frames[view.name].rgb if draws else None,
        )
        for view in views
    ]


def place_of_panorama(facts: Facts) -> View:
    """Where the hidden view is taken, looking as it does; else the first view."""
    rig = facts.rig
    eyes = [view for view in (*rig.hidden, *rig.visible) if not view.is_map]
    return panorama_view(eyes[0].position_mm, eyes[0].heading_tenths)


def _drawn(
    facts: Facts, view: View, width: int, draw_alike: DrawAlike
) -> NDArray[np.uint8]:
    """The picture of a panorama, from a cube of pictures with one exposure."""
    pictures = draw_alike(facts, cube_views(view))
    return of_cube(cube_places(view, directions(view, width)), np.stack(pictures))


def _tokens(facts: Facts, seen: DenseLayers) -> str:
    categories = {each.id: each.category for each in facts.scene.entities}
    return panorama_text(panorama_cells(seen.ids, seen.depth, categories))
