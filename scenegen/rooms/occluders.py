"""Occlusion as a quantity that can be asked for: "25 to 50 per cent of it visible".

An occluder slides across the line of sight until it hides the right share. On its way
out it uncovers more and more of the target, so the visible share is (nearly) monotone
and a bisection over the positions of one line finds the band in a few steps. It need
not be exactly monotone: what the bisection returns is checked, a miss costs one line.

Trying a position by rendering the whole scene would be too slow. But an occluder only
ever takes pixels away: the target's pixels are known from one raster without it, and a
raster of the occluder alone, at half the resolution, says which of them it is nearer
than. So a trial costs one small object. Counts by this shortcut differ from the labels'
by rounding at edges; so the finished scene is rasterised once more at full resolution,
and only what that confirms is returned.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.rasterizer import FaceBuffers, rasterize
from scenegen.records.item import Occlusion
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity, Scene
from scenegen.records.twins import OcclusionGoal, ScenePair
from scenegen.records.visibility import FLOOR, SceneVisibility, ViewVisibility
from scenegen.rooms.occluder_positions import (
    Occluder,
    OccluderPositions,
    SlidePositions,
    footprint_of,
)
from scenegen.rooms.occlusion_estimate import (
    COARSE,
    ProtectedEntities,
    TargetVisibility,
    are_clear_beside,
    coarse,
    fills_picture,
    hideable,
    target_in,
)
from scenegen.seeding import pick
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh, pose_of

REASON = "occlusion"
"""Why scenes are rejected in which nothing can be hidden as asked; stored."""

OCCLUDERS, SLIDES, ELSEWHERE = 5, 5, 8
"""Occluders tried for one goal, lines tried for each, and positions elsewhere."""

CHOICES = 5
"""Counted objects, and views of them, that are tried in one scene."""


class OccludedTwins(NamedTuple):
    """Twin scenes with an occlusion that holds in both.

    Attributes:
        scenes: the twins, changed alike.
        wanted: which entity a view shows how much of.
    """

    scenes: ScenePair
    wanted: Occlusion


@dataclass(frozen=True, slots=True, eq=False)
class _PlacementGoal:
    """An occlusion to be reached in a scene.

    Attributes:
        scene, rig, wanted: see `OccluderPlacer.conceal`.
        visibility: what the view shows now.
        protected: what has to stay clear in some view.
        own: ids of what only one twin has so; it stays where it is.
        number: id of an occluder that is added.
    """

    scene: Scene
    rig: Rig
    wanted: Occlusion
    visibility: ViewVisibility
    protected: ProtectedEntities | None = None
    own: tuple[int, ...] = ()
    number: int = 0


class OccluderPlacer:
    """Moves and adds occluders until a view shows the wanted share of an entity."""

    def __init__(self, catalogue: Catalogue, size: int) -> None:
        """Find the categories that may be moved and added.

        Args:
            catalogue: where objects come from.
            size: pixels a side at which visibility is decided.
        """
        self.catalogue = catalogue
        self.size = size
        self._movable = tuple(
            category.name
            for category in catalogue.categories
            if category.is_screen and catalogue.assets_of(category.name)
        )

    def hidings(
        self,
        rng: Generator,
        scenes: ScenePair,
        rig: Rig,
        *,
        goal: OcclusionGoal,
        visibility: SceneVisibility,
    ) -> Iterator[OccludedTwins]:
        """Twins in which a view shows as much of an object as asked, in random order.

        What is hidden is one of the counted objects that both twins hold and that the
        picture's border does not cut. If less than `CLEAR_PCT` of it may be left, it is
        clear in another view. Both twins change alike.

        Args:
            rng: the stream of the occlusion stage.
            scenes: as they were sampled.
            rig: as it was placed.
            goal: the category, and how much of one of its objects is to show.
            visibility: what the views of the rig show of the fuller scene.
        """
        band = goal.least_pct, goal.most_pct
        full = scenes.full
        shared = set(scenes.first.entities) & set(scenes.second.entities)
        own = tuple(each.id for each in full.entities if each not in shared)
        counted = tuple(
            each.id
            for each in full.entities
            if each.category == goal.category and each.id not in own
        )
        number = 1 + max(each.id for scene in scenes for each in scene.entities)
        protected = ProtectedEntities(visibility.visible, counted)
        choices = list(hideable(visibility, counted, least_pct=band[0]))
        for index in rng.permutation(len(choices))[:CHOICES]:
            entity, seen = choices[int(index)]
            wanted = Occlusion(entity, seen.view.name, *band)
            with suppress(Rejected):
                changed = self._conceal(
                    rng,
                    _PlacementGoal(full, rig, wanted, seen, protected, own, number),
                )
                yield OccludedTwins(_both_twins(scenes, full, changed), wanted)

    def conceal(
        self, rng: Generator, scene: Scene, rig: Rig, wanted: Occlusion
    ) -> Scene:
        """The scene in which a view shows as much of an entity as is asked for.

        It is the same scene when that holds already. Otherwise one occluder has moved,
        or one was added, with the next free id.

        Args:
            rng: the stream of the occlusion stage.
            scene: a furnished room.
            rig: its views; none of them is filled by the occluder.
            wanted: the entity, the view, and the least and most per cent.

        Raises:
            Rejected: "occlusion" when no occluder that was tried can do it.
        """
        (view,) = (each for each in rig.views if each.name == wanted.view)
        scene_mesh = build_scene_mesh(scene, self.catalogue.mesh)
        visibility = observe_view(scene_mesh, view, self.size)
        number = 1 + max(each.id for each in scene.entities)
        goal = _PlacementGoal(scene, rig, wanted, visibility, number=number)
        return self._conceal(rng, goal)

    def _conceal(self, rng: Generator, goal: _PlacementGoal) -> Scene:
        """The scene that reaches a goal; see `conceal`."""
        scene, wanted = goal.scene, goal.wanted
        target_seen = target_in(goal.visibility, wanted)
        if target_seen.amodal_px == 0:
            raise Rejected(REASON)
        if target_seen.is_met_by(target_seen.visible_px):
            return scene
        (target,) = (each for each in scene.entities if each.id == wanted.entity)
        free = OccluderPositions(scene, goal.rig, self.catalogue)
        occluding = self._occluding(target, target_seen, goal.visibility)
        for occluder in self._occluders(rng, goal, occluding):
            uncovered = target_seen
            if occluder.entity.id in occluding:
                uncovered = self._without(scene, occluder, target_seen)
            if uncovered.visible_px * 100 < wanted.least_pct * uncovered.amodal_px:
                continue
            floor = footprint_of(target, self.catalogue)
            for position in self._positions(rng, uncovered, occluder, floor, free):
                if not self._is_acceptable(goal, occluder.at(position)):
                    continue
                placed = occluder.at(position)
                if occluder.is_new:
                    placed = replace(placed, id=goal.number)
                changed = with_placed(scene, placed)
                if free.can_walk_past(occluder, position) and self._confirms(
                    changed, target_seen
                ):
                    return changed
        raise Rejected(REASON)

    def _is_acceptable(self, goal: _PlacementGoal, placed: Entity) -> bool:
        """Whether no view is full of an occluder, and what is protected stays clear."""
        silhouettes = [self._silhouette(placed, view) for view in goal.rig.visible]
        if any(fills_picture(silhouette) for silhouette in silhouettes):
            return False
        return goal.protected is None or are_clear_beside(goal.protected, silhouettes)

    def _occluding(
        self, target: Entity, target_seen: TargetVisibility, visibility: ViewVisibility
    ) -> tuple[int, ...]:
        """The entities that hide a part of the target now."""
        hidden = (
            self._silhouette(target, target_seen.view).triangles >= 0
        ) & ~target_seen.mask
        owners = np.unique(coarse(visibility.ids)[hidden])
        return tuple(int(owner) for owner in owners if owner > 0)

    def _silhouette(self, entity: Entity, view: View) -> FaceBuffers:
        """A coarse raster of one entity alone."""
        mesh = self.catalogue.mesh(entity.asset)
        vertices = pose_of(entity).to_world(mesh.vertices)
        camera = view.camera((self.size + COARSE - 1) // COARSE)
        return rasterize(camera, vertices, mesh.faces)

    def _occluders(
        self,
        rng: Generator,
        goal: _PlacementGoal,
        occluding: tuple[int, ...],
    ) -> Iterator[Occluder]:
        """Movable entities, those that occlude the target now first; then new ones."""
        scene = goal.scene
        hosts = [entity.support for entity in scene.entities]
        there = [
            entity
            for entity in scene.entities
            if entity.category in self._movable
            and entity.support == FLOOR
            and entity.id not in (*hosts, *goal.own, goal.wanted.entity)
        ]
        there = [there[int(index)] for index in rng.permutation(len(there))]
        there.sort(key=lambda entity: entity.id not in occluding)
        tints = tuple(each.tint for each in scene.entities if each.tint is not None)
        for index in rng.permutation(len(self._movable)):
            asset = pick(rng, self.catalogue.assets_of(self._movable[int(index)]))
            tint = pick(rng, tints) if asset.tintable and tints else None
            there.append(Entity(0, asset.id, asset.category, (0, 0, 0), 0, tint))
        for entity in there[:OCCLUDERS]:
            asset = self.catalogue.asset(entity.asset)
            if asset.size_mm[2] < scene.room.height_mm:
                yield Occluder(entity, asset)

    def _without(
        self, scene: Scene, occluder: Occluder, target_seen: TargetVisibility
    ) -> TargetVisibility:
        """What the view shows of the target when an occluder is removed."""
        rest = tuple(each for each in scene.entities if each is not occluder.entity)
        return self._seen_in(replace(scene, entities=rest), target_seen)

    def _positions(
        self,
        rng: Generator,
        target_seen: TargetVisibility,
        occluder: Occluder,
        target: Footprint,
        free: OccluderPositions,
    ) -> Iterator[FloorPosition]:
        """Positions that hide the right share: on the line of sight, or far from it."""
        wanted = target_seen.wanted
        eye = target_seen.view.position_mm[:2]
        hidden_pct = 100 - wanted.most_pct
        slides = free.slides(eye, target, occluder, hidden_pct=hidden_pct)
        for index in rng.permutation(len(slides))[:SLIDES]:
            position = self._slide(target_seen, occluder, slides[int(index)])
            if position is not None:
                yield position
        if not occluder.is_new and target_seen.is_met_by(target_seen.visible_px):
            for position in free.elsewhere(rng, occluder)[:ELSEWHERE]:
                if target_seen.is_met_by(
                    self._visible_behind(target_seen, occluder, position)
                ):
                    yield position

    def _slide(
        self, target_seen: TargetVisibility, occluder: Occluder, slide: SlidePositions
    ) -> FloorPosition | None:
        """Where on its way out an occluder hides the right share, by bisection.

        The first position tried is that on the line of sight itself, which hides most:
        where even that leaves too much visible, the line is given up at once.
        """
        least = target_seen.wanted.least_pct * target_seen.amodal_px
        low, high, middle = 0, len(slide) - 1, 0
        while low <= high:
            position = slide.at(middle)
            visible = self._visible_behind(target_seen, occluder, position)
            if target_seen.is_met_by(visible):
                return position
            if visible * 100 < least:
                low = middle + 1
            else:
                high = middle - 1
            middle = (low + high) // 2
        return None

    def _visible_behind(
        self,
        target_seen: TargetVisibility,
        occluder: Occluder,
        position: FloorPosition,
    ) -> int:
        """About how many pixels an occluder at a position leaves visible."""
        return target_seen.visible_behind(
            self._silhouette(occluder.at(position), target_seen.view)
        )

    def _confirms(self, scene: Scene, target_seen: TargetVisibility) -> bool:
        """Whether the finished scene, as labels see it, shows what was asked for."""
        seen = self._seen_in(scene, target_seen)
        return seen.is_met_by(seen.visible_px)

    def _seen_in(self, scene: Scene, target_seen: TargetVisibility) -> TargetVisibility:
        """What the same view shows of the target in another scene."""
        scene_mesh = build_scene_mesh(scene, self.catalogue.mesh)
        return target_in(
            observe_view(scene_mesh, target_seen.view, self.size), target_seen.wanted
        )


def _both_twins(scenes: ScenePair, full: Scene, changed: Scene) -> ScenePair:
    """The twins with what has changed in one of them."""
    before = set(full.entities)
    placed = [each for each in changed.entities if each not in before]
    first, second = scenes
    for each in placed:
        first, second = with_placed(first, each), with_placed(second, each)
    return ScenePair(first, second)


def with_placed(scene: Scene, entity: Entity) -> Scene:
    """The scene with an entity instead of that with its id, or with one more."""
    rest = [each for each in scene.entities if each.id != entity.id]
    entities = sorted((*rest, entity), key=lambda each: each.id)
    return replace(scene, entities=tuple(entities))
