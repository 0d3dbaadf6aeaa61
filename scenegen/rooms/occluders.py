"""How much of a thing a view shows, as a quantity that can be asked for.

An occluder slides across the sight line until it hides the right share. What it hides
is counted on a raster of the occluder alone, laid over the view without it; the
finished scene is drawn once more to confirm.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.pose import Floats
from scenegen.geometry.rasterizer import FaceBuffers, rasterize
from scenegen.records.item import Occlusion
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity, Scene
from scenegen.records.twins import OcclusionGoal, ScenePair
from scenegen.records.visibility import FLOOR, SceneVisibility, Sighting, ViewVisibility
from scenegen.rooms.occluder_positions import (
    Occluder,
    OccluderPositions,
    SlidePositions,
    footprint_of,
)
from scenegen.seeding import pick
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh, pose_of

if TYPE_CHECKING:
    from numpy.random import Generator

Pixel = TypeVar("Pixel", np.int16, np.float64)

REASON = "occlusion"
"""Why scenes are rejected in which nothing can be hidden as asked."""

COARSE = 2
"""Guesses are made on every second row and column of a picture."""

OCCLUDERS, SLIDES, STROLLS = 5, 5, 8
"""Occluders tried for one wish, lines tried for each, and places elsewhere."""

WISHES = 5
"""Counted objects, and views of them, that are tried in one scene."""

LEAST_SHARE, CLEAR_SHARE = 500, 400
"""A part in so many of the picture: what is hidden would cover, and shows elsewhere."""

CLEAR_PCT = 35
"""Part of a counted object that some view should show, per cent."""

FULL_PCT, CLOSE_MM = 35, 800
"""Most of a picture that an occluder may fill, per cent; and from where it is close."""


class OccludedTwins(NamedTuple):
    """Twin scenes, and what was asked and reached in both.

    Attributes:
        scenes: the twins, changed alike.
        wanted: which entity a view shows how much of.
    """

    scenes: ScenePair
    wanted: Occlusion


@dataclass(frozen=True, slots=True, eq=False)
class _Sight:
    """What a view shows of the entity that is to be hidden, before the occluder comes.

    Attributes:
        view: the view.
        wanted: what is asked for.
        visible_px, amodal_px: of the entity, as labels count them.
        mask: (s, s) where it is seen, on every `COARSE`-th pixel.
        depth: (s, s) metres along the optical axis, of the same pixels.
    """

    view: View
    wanted: Occlusion
    visible_px: int
    amodal_px: int
    mask: NDArray[np.bool_]
    depth: Floats

    def is_met_by(self, visible_px: int) -> bool:
        """Whether so many visible pixels are what is asked for."""
        return self.wanted.is_met(visible_px, self.amodal_px)

    def left_by(self, front: FaceBuffers) -> int:
        """About how many pixels of the entity an occluder before it leaves."""
        seen = int(np.count_nonzero(self.mask))
        hidden = int(np.count_nonzero(_hides(front, self.depth) & self.mask))
        return self.visible_px * (seen - hidden) // max(seen, 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Spared:
    """Views in some of which some entities have to show well.

    Attributes:
        views: what the visible views see before the occluder comes.
        entities: ids.
    """

    views: tuple[ViewVisibility, ...]
    entities: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _OcclusionTarget:
    """What is to be reached where.

    Attributes:
        scene, rig, wanted: see `OccluderPlacer.conceal`.
        truth: what the view sees now.
        spared: what has to show all the same.
    """

    scene: Scene
    rig: Rig
    wanted: Occlusion
    visibility: ViewVisibility
    spared: _Spared | None = None


class OccluderPlacer:
    """Moves and adds occluders."""

    def __init__(self, catalogue: Catalogue, size: int) -> None:
        """Find out what may be moved and added.

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
        rng: "Generator",
        scenes: ScenePair,
        rig: Rig,
        *,
        goal: OcclusionGoal,
        visibility: SceneVisibility,
    ) -> Iterator[OccludedTwins]:
        """Ways to let a view show as much of an object as a goal asks, in random order.

        What is hidden is one of the counted objects that both twins hold, whole in that
        picture but for what stands before it. If too little of it would be left, it
        shows well in another view. Both twins change alike.

        Args:
            rng: the stream of the occlusion stage.
            scenes: as they were sampled.
            rig: as it was placed.
            goal: the category, and how much of one of its objects is to show.
            visibility: what the views of the rig see of the fuller scene.
        """
        band = goal.least_pct, goal.most_pct
        full = scenes.full
        counted = tuple(
            each.id for each in full.entities[:-1] if each.category == goal.category
        )
        spared = _Spared(visibility.visible, counted)
        choices = list(_choices(visibility, counted, least_pct=band[0]))
        for index in rng.permutation(len(choices))[:WISHES]:
            entity, seen = choices[int(index)]
            wanted = Occlusion(entity, seen.view.name, *band)
            with suppress(Rejected):
                changed = self._conceal(
                    rng, _OcclusionTarget(full, rig, wanted, seen, spared)
                )
                yield OccludedTwins(_both(scenes, changed), wanted)

    def conceal(
        self, rng: "Generator", scene: Scene, rig: Rig, wanted: Occlusion
    ) -> Scene:
        """The scene in which a view shows as much of an entity as is asked for.

        It is the same scene when that holds already. Otherwise one occluder has moved,
        or one was added: it takes the id of the last entity, which moves up by one and
        stays last; all others keep theirs.

        Args:
            rng: the stream of the occlusion stage.
            scene: a furnished room.
            rig: its views; none of them gets an occluder in its face.
            wanted: the entity, the view, and the least and most per cent.

        Raises:
            Rejected: "occlusion" when no occluder that was tried can do it.
        """
        (view,) = (each for each in rig.views if each.name == wanted.view)
        scene_mesh = build_scene_mesh(scene, self.catalogue.mesh)
        visibility = observe_view(scene_mesh, view, self.size)
        return self._conceal(rng, _OcclusionTarget(scene, rig, wanted, visibility))

    def _conceal(self, rng: "Generator", aim: _OcclusionTarget) -> Scene:
        """See `conceal`."""
        scene, wanted = aim.scene, aim.wanted
        sight = _sight_of(aim.visibility, wanted)
        if sight.amodal_px == 0:
            raise Rejected(REASON)
        if sight.is_met_by(sight.visible_px):
            return scene
        (target,) = (each for each in scene.entities if each.id == wanted.entity)
        places = OccluderPositions(scene, aim.rig, self.catalogue)
        blockers = self._blockers(target, sight, aim.visibility)
        for occluder in self._occluders(rng, scene, wanted, blockers):
            behind = sight
            if occluder.entity.id in blockers:
                behind = self._without(scene, occluder, sight)
            if behind.visible_px * 100 < wanted.least_pct * behind.amodal_px:
                continue
            floor = footprint_of(target, self.catalogue)
            for spot in self._spots(rng, behind, occluder, floor, places):
                if not self._is_bearable(aim, occluder.at(spot)):
                    continue
                changed = _changed(scene, occluder, spot)
                if places.can_walk_past(occluder, spot) and self._holds(changed, sight):
                    return changed
        raise Rejected(REASON)

    def _is_bearable(self, aim: _OcclusionTarget, placed: Entity) -> bool:
        """Whether no view is full of an occluder, and what is to be spared shows."""
        fronts = [self._cover(placed, view) for view in aim.rig.visible]
        if any(_is_in_face(front) for front in fronts):
            return False
        return aim.spared is None or _shows_all(aim.spared, fronts)

    def _blockers(
        self, target: Entity, sight: _Sight, visibility: ViewVisibility
    ) -> tuple[int, ...]:
        """The entities that hide a part of the one that is looked at."""
        hidden = (self._cover(target, sight.view).triangles >= 0) & ~sight.mask
        owners = np.unique(_coarse(visibility.ids)[hidden])
        return tuple(int(owner) for owner in owners if owner > 0)

    def _cover(self, entity: Entity, view: View) -> FaceBuffers:
        """A coarse picture of one entity alone."""
        mesh = self.catalogue.mesh(entity.asset)
        vertices = pose_of(entity).to_world(mesh.vertices)
        camera = view.camera((self.size + COARSE - 1) // COARSE)
        return rasterize(camera, vertices, mesh.faces)

    def _occluders(
        self,
        rng: "Generator",
        scene: Scene,
        wanted: Occlusion,
        blockers: tuple[int, ...],
    ) -> Iterator[Occluder]:
        """Occluders of the scene, those in the way first, then new ones."""
        hosts = [entity.support for entity in scene.entities]
        there = [
            entity
            for entity in scene.entities[:-1]
            if entity.category in self._movable
            and entity.support == FLOOR
            and entity.id not in (*hosts, wanted.entity)
        ]
        there = [there[int(index)] for index in rng.permutation(len(there))]
        there.sort(key=lambda entity: entity.id not in blockers)
        tints = tuple(each.tint for each in scene.entities if each.tint is not None)
        for index in rng.permutation(len(self._movable)):
            asset = pick(rng, self.catalogue.assets_of(self._movable[int(index)]))
            tint = pick(rng, tints) if asset.tintable and tints else None
            there.append(Entity(0, asset.id, asset.category, (0, 0, 0), 0, tint))
        for entity in there[:OCCLUDERS]:
            asset = self.catalogue.asset(entity.asset)
            if asset.size_mm[2] < scene.room.height_mm:
                yield Occluder(entity, asset)

    def _without(self, scene: Scene, occluder: Occluder, sight: _Sight) -> _Sight:
        """What the view shows when an occluder is gone."""
        rest = tuple(each for each in scene.entities if each is not occluder.entity)
        return self._look(replace(scene, entities=rest), sight)

    def _spots(
        self,
        rng: "Generator",
        sight: _Sight,
        occluder: Occluder,
        target: Footprint,
        places: OccluderPositions,
    ) -> Iterator[FloorPosition]:
        """Spots that hide the right share: on the sight line, or far from it."""
        wanted = sight.wanted
        eye = sight.view.position_mm[:2]
        hidden_pct = 100 - wanted.most_pct
        slides = places.slides(eye, target, occluder, hidden_pct=hidden_pct)
        for index in rng.permutation(len(slides))[:SLIDES]:
            spot = self._slide(sight, occluder, slides[int(index)])
            if spot is not None:
                yield spot
        if not occluder.is_new and sight.is_met_by(sight.visible_px):
            for spot in places.elsewhere(rng, occluder)[:STROLLS]:
                if sight.is_met_by(self._seen_behind(sight, occluder, spot)):
                    yield spot

    def _slide(
        self, sight: _Sight, occluder: Occluder, slide: SlidePositions
    ) -> FloorPosition | None:
        """Where on its way out an occluder hides the right share, by bisection."""
        least = sight.wanted.least_pct * sight.amodal_px
        low, high, middle = 0, len(slide) - 1, 0
        while low <= high:
            spot = slide.spot(middle)
            visible = self._seen_behind(sight, occluder, spot)
            if sight.is_met_by(visible):
                return spot
            if visible * 100 < least:
                low = middle + 1
            else:
                high = middle - 1
            middle = (low + high) // 2
        return None

    def _seen_behind(
        self, sight: _Sight, occluder: Occluder, spot: FloorPosition
    ) -> int:
        """About how many pixels an occluder at a spot leaves to be seen."""
        return sight.left_by(self._cover(occluder.at(spot), sight.view))

    def _holds(self, scene: Scene, sight: _Sight) -> bool:
        """Whether the finished scene shows what was asked for."""
        seen = self._look(scene, sight)
        return seen.is_met_by(seen.visible_px)

    def _look(self, scene: Scene, sight: _Sight) -> _Sight:
        """The same sight of another scene."""
        scene_mesh = build_scene_mesh(scene, self.catalogue.mesh)
        return _sight_of(observe_view(scene_mesh, sight.view, self.size), sight.wanted)


def _choices(
    visibility: SceneVisibility, counted: tuple[int, ...], *, least_pct: int
) -> Iterator[tuple[int, ViewVisibility]]:
    """What may be hidden where: an entity, and a view that does not cut it.

    What is to be hidden more than `CLEAR_PCT` leaves must be clear in another view.
    """
    views = visibility.visible
    for entity in counted:
        found = [(seen, _sighting(seen, entity)) for seen in views]
        clear = [each is not None and _is_clear(each, seen) for seen, each in found]
        for place, (seen, each) in enumerate(found):
            if each is None or each.touches_border:
                continue
            if least_pct < CLEAR_PCT and not any(clear[:place] + clear[place + 1 :]):
                continue
            if each.amodal_px * LEAST_SHARE >= seen.pixels:
                yield entity, seen


def _is_in_face(front: FaceBuffers) -> bool:
    """Whether an occluder fills a picture, or stands close before the camera."""
    covered = front.triangles >= 0
    near = covered & (front.depth * 1000 < CLOSE_MM)
    return (
        int(np.count_nonzero(covered)) * 100 > covered.size * FULL_PCT
        or int(np.count_nonzero(near)) * 100 > covered.size
    )


def _shows_all(spared: _Spared, fronts: list[FaceBuffers]) -> bool:
    """Whether some view shows each entity well, past an occluder before it."""
    shown: list[int] = []
    for seen, front in zip(spared.views, fronts, strict=True):
        ids = _coarse(seen.ids)
        hidden = _hides(front, _coarse(seen.depth))
        for each in seen.sightings:
            if each.entity not in spared.entities or each.entity in shown:
                continue
            mask = ids == each.entity
            total = int(np.count_nonzero(mask))
            left = total - int(np.count_nonzero(mask & hidden))
            now = replace(each, visible_px=each.visible_px * left // max(total, 1))
            shown += [each.entity] if _is_clear(now, seen) else []
    return all(entity in shown for entity in spared.entities)


def _hides(front: FaceBuffers, depth: Floats) -> NDArray[np.bool_]:
    """Where an occluder lies before what a view shows."""
    hides: NDArray[np.bool_] = (front.triangles >= 0) & (front.depth < depth)
    return hides


def _coarse(pixels: NDArray[Pixel]) -> NDArray[Pixel]:
    """Every `COARSE`-th pixel of a picture."""
    return pixels[::COARSE, ::COARSE]


def _sighting(seen: ViewVisibility, entity: int) -> Sighting | None:
    for sighting in seen.sightings:
        if sighting.entity == entity:
            return sighting
    return None


def _is_clear(sighting: Sighting, seen: ViewVisibility) -> bool:
    """Whether a view shows enough of an entity, large enough and uncut."""
    return (
        not sighting.touches_border
        and 100 * sighting.visible_px >= CLEAR_PCT * sighting.amodal_px
        and sighting.visible_px * CLEAR_SHARE >= seen.pixels
    )


def _both(scenes: ScenePair, changed: Scene) -> ScenePair:
    """The twins, of which the fuller one has changed."""
    bare = min(scenes, key=lambda scene: len(scene.entities))
    bare = replace(bare, entities=changed.entities[:-1])
    if scenes.full is scenes.first:
        return ScenePair(changed, bare)
    return ScenePair(bare, changed)


def _sight_of(visibility: ViewVisibility, wanted: Occlusion) -> _Sight:
    seen = _sighting(visibility, wanted.entity)
    return _Sight(
        view=visibility.view,
        wanted=wanted,
        visible_px=seen.visible_px if seen else 0,
        amodal_px=seen.amodal_px if seen else 0,
        mask=_coarse(visibility.ids) == wanted.entity,
        depth=_coarse(visibility.depth),
    )


def _changed(scene: Scene, occluder: Occluder, spot: FloorPosition) -> Scene:
    """The scene with an occluder at a spot."""
    placed = occluder.at(spot)
    if occluder.is_new:
        return with_added(scene, placed)
    entities = tuple(
        placed if each is occluder.entity else each for each in scene.entities
    )
    return replace(scene, entities=entities)


def with_added(scene: Scene, entity: Entity) -> Scene:
    """The scene with one entity more, before its last one, whose id moves up by one."""
    last = scene.entities[-1]
    moved = replace(last, id=last.id + 1)
    rest = tuple(
        replace(each, support=moved.id) if each.support == last.id else each
        for each in scene.entities[:-1]
    )
    lit = tuple(moved.id if lamp == last.id else lamp for lamp in scene.light.lit)
    return replace(
        scene,
        entities=(*rest, replace(entity, id=last.id), moved),
        light=replace(scene.light, lit=lit),
    )
