"""How much of a thing a view shows, as a quantity that can be asked for.

An occluder slides across the sight line until it hides the right share. What it hides
is counted on a raster of the occluder alone, laid over the view without it; the
finished scene is drawn once more to confirm.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.pose import Floats
from scenegen.geometry.raster import Coverage, cover
from scenegen.records.facts import Brief, Occlusion
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity, Scene
from scenegen.records.truth import FLOOR, Sighting, Truth, ViewTruth
from scenegen.sampling.base import ScenePair
from scenegen.sampling.floor_plan import Footprint, Spot
from scenegen.sampling.hiding_places import HidingPlaces, Occluder, Slide, footprint_of
from scenegen.sampling.places import pick
from scenegen.truth.observe import observe_view
from scenegen.truth.stage import build_stage, pose_of

if TYPE_CHECKING:
    from numpy.random import Generator

REASON = "occlusion"
"""Why scenes are rejected in which nothing can be hidden as asked."""

OCCLUDERS, SLIDES, STROLLS = 7, 10, 8
"""Occluders tried for one wish, lines tried for each, and places elsewhere."""


WISHES = 3
"""Counted objects, and views of them, that are tried in one scene."""

LEAST_SHARE, CLEAR_SHARE = 500, 400
"""A part in so many of the picture: what is hidden would cover, and shows elsewhere."""

CLEAR_PCT = 35
"""Part of a counted object that some view should show, per cent."""


class Hiding(NamedTuple):
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
        size: pixels a side.
        amodal_px: pixels that the entity would cover if nothing were in the way.
        mask: (size, size) where it is seen.
        depth: (size, size) metres along the optical axis.
    """

    view: View
    wanted: Occlusion
    size: int
    amodal_px: int
    mask: NDArray[np.bool_]
    depth: Floats

    @property
    def visible_px(self) -> int:
        """Pixels of the entity that are seen."""
        return int(np.count_nonzero(self.mask))

    def is_met_by(self, visible_px: int) -> bool:
        """Whether so many visible pixels are what is asked for."""
        return self.wanted.is_met(visible_px, self.amodal_px)


class Concealer:
    """Moves and adds occluders."""

    def __init__(self, catalogue: Catalogue, size: int) -> None:
        """Find out what may be moved: occluders that need no wall at their back.

        Args:
            catalogue: where objects come from.
            size: pixels a side at which visibility is decided.
        """
        self.catalogue = catalogue
        self.size = size
        self._movable = tuple(
            category.name
            for category in catalogue.categories
            if "occluder" in category.roles
            and category.placement == "free"
            and "filler" not in category.roles
            and catalogue.assets_of(category.name)
        )

    def hidings(
        self,
        rng: "Generator",
        scenes: ScenePair,
        rig: Rig,
        *,
        brief: Brief,
        truth: Truth,
    ) -> Iterator[Hiding]:
        """Ways to let a view show as much of something as a brief asks, best first.

        What is hidden is one of the counted objects that both twins hold, whole in that
        picture but for what stands before it. If too little of it would be left, it
        shows well in another view. Both twins change alike.

        Args:
            rng: the stream of the occlusion stage.
            scenes: as they were sampled.
            rig: as it was placed.
            brief: says the category, and the occlusion if there is to be one.
            truth: what the views of the rig see of the fuller scene.
        """
        band = brief.occlusion or (0, 100)
        full = scenes.full
        counted = tuple(
            each.id for each in full.entities[:-1] if each.category == brief.category
        )
        choices = list(_choices(truth, counted, least_pct=band[0]))
        for index in rng.permutation(len(choices))[:WISHES]:
            entity, seen = choices[int(index)]
            wanted = Occlusion(entity, seen.view.name, *band)
            with suppress(Rejected):
                changed = self._conceal(rng, full, rig, wanted, seen)
                yield Hiding(_both(scenes, changed), wanted)

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
        stage = build_stage(scene, self.catalogue.mesh)
        truth = observe_view(stage, view, self.size)
        return self._conceal(rng, scene, rig, wanted, truth)

    def _conceal(
        self,
        rng: "Generator",
        scene: Scene,
        rig: Rig,
        wanted: Occlusion,
        truth: ViewTruth,
    ) -> Scene:
        """See `conceal`; `truth` is what the view sees now."""
        sight = _sight_of(truth, wanted)
        if sight.amodal_px == 0:
            raise Rejected(REASON)
        if sight.is_met_by(sight.visible_px):
            return scene
        (target,) = (each for each in scene.entities if each.id == wanted.entity)
        places = HidingPlaces(scene, rig, self.catalogue)
        blockers = self._blockers(target, sight, truth)
        for occluder in self._occluders(rng, scene, wanted, blockers):
            behind = sight
            if occluder.entity.id in blockers:
                behind = self._without(scene, occluder, sight)
            if behind.visible_px * 100 < wanted.least_pct * behind.amodal_px:
                continue
            floor = footprint_of(target, self.catalogue)
            for spot in self._spots(rng, behind, occluder, floor, places):
                changed = _changed(scene, occluder, spot)
                if places.can_walk_past(occluder, spot) and self._holds(changed, sight):
                    return changed
        raise Rejected(REASON)

    def _blockers(
        self, target: Entity, sight: _Sight, truth: ViewTruth
    ) -> tuple[int, ...]:
        """The entities that hide a part of the one that is looked at."""
        hidden = self._cover(target, sight).triangles >= 0
        hidden &= ~sight.mask
        return tuple(int(owner) for owner in np.unique(truth.ids[hidden]) if owner > 0)

    def _cover(self, entity: Entity, sight: _Sight) -> Coverage:
        """A picture of one entity alone."""
        mesh = self.catalogue.mesh(entity.asset)
        camera = sight.view.camera(sight.size)
        return cover(camera, pose_of(entity).to_world(mesh.vertices), mesh.faces)

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
        places: HidingPlaces,
    ) -> Iterator[Spot]:
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

    def _slide(self, sight: _Sight, occluder: Occluder, slide: Slide) -> Spot | None:
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

    def _seen_behind(self, sight: _Sight, occluder: Occluder, spot: Spot) -> int:
        """Pixels of the entity that an occluder at a spot leaves to be seen."""
        front = self._cover(occluder.at(spot), sight)
        hidden = (front.triangles >= 0) & (front.depth < sight.depth) & sight.mask
        return sight.visible_px - int(np.count_nonzero(hidden))

    def _holds(self, scene: Scene, sight: _Sight) -> bool:
        """Whether the finished scene shows what was asked for."""
        seen = self._look(scene, sight)
        return seen.is_met_by(seen.visible_px)

    def _look(self, scene: Scene, sight: _Sight) -> _Sight:
        """The same sight of another scene."""
        stage = build_stage(scene, self.catalogue.mesh)
        return _sight_of(observe_view(stage, sight.view, sight.size), sight.wanted)


def _choices(
    truth: Truth, counted: tuple[int, ...], *, least_pct: int
) -> Iterator[tuple[int, ViewTruth]]:
    """What may be hidden where: an entity, and a view that does not cut it.

    What is to be hidden more than `CLEAR_PCT` leaves must be clear in another view.
    """
    views = truth.visible
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


def _sighting(seen: ViewTruth, entity: int) -> Sighting | None:
    for sighting in seen.sightings:
        if sighting.entity == entity:
            return sighting
    return None


def _is_clear(sighting: Sighting, seen: ViewTruth) -> bool:
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


def _sight_of(truth: ViewTruth, wanted: Occlusion) -> _Sight:
    amodal = [s.amodal_px for s in truth.sightings if s.entity == wanted.entity]
    return _Sight(
        view=truth.view,
        wanted=wanted,
        size=truth.ids.shape[0],
        amodal_px=amodal[0] if amodal else 0,
        mask=truth.ids == wanted.entity,
        depth=truth.depth,
    )


def _changed(scene: Scene, occluder: Occluder, spot: Spot) -> Scene:
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
