"""A generator that makes tiny items in no time: real records, made-up rooms."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.dataset.plan import Plan, plan_build
from scenegen.dense.targets import (
    MATCHES,
    PANORAMA,
    VIEW,
    DenseLayers,
    DenseView,
    PointMatch,
)
from scenegen.errors import SamplingError
from scenegen.generation.controls import corrupt, scene_in
from scenegen.generation.generator import ItemGenerator, SampledUnit
from scenegen.generation.renderer_assignment import renderer_of
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.model import Recipe
from scenegen.records.frame import Frame
from scenegen.records.item import (
    Address,
    Evidence,
    Facts,
    MapEntry,
    Margins,
    OccludedSighting,
    Occlusion,
    Question,
    ViewTokens,
)
from scenegen.records.rig import OrthographicLens, PerspectiveLens, Rig, View
from scenegen.records.scene import Entity, Finish, Light, Room, Scene
from scenegen.records.visibility import Box, SceneVisibility, Sighting, ViewVisibility
from scenegen.renderers.base import Renderer
from scenegen.seeding import Key, Stream, words_of

CATEGORIES = tuple(f"thing_{letter}" for letter in "abcdefghijkl")


def fake_recipe(**values) -> Recipe:
    plain = {
        "version": 1,
        "name": "fake",
        "seed": 7,
        "resolution": 64,
        "items_per_shard": 4,
        "series": [{"task": "multiview", "splits": {"train": 12, "test": 6}}],
    }
    return read_recipe({**plain, **values})


def fake_plan(**values) -> Plan:
    return plan_build(fake_recipe(**values), "0" * 64)


def fake_scene(category: str, count: int, corner: int) -> Scene:
    outline = ((0, 0), (corner, 0), (corner, 5000), (0, 5000))
    finish = Finish("wall/paint", (200, 190, 180))
    room = Room("rectangle", outline, 2600, 120, finish, Finish("oak"), finish, finish)
    entities = [
        Entity(number, f"{category}/plain", category, (700 * number, 2000, 0), 900)
        for number in range(1, count + 1)
    ]
    return Scene(room, tuple(entities), Light(450, 500, (255, 250, 240), 70, 40))


def fake_rig() -> Rig:
    eyes = [
        View(
            f"view_{n}",
            False,
            (1000 * n + 500, 400, 1500),
            900,
            -50,
            PerspectiveLens(700),
        )
        for n in range(2)
    ]
    above = View("map", True, (3000, 2500, 2500), 900, -900, OrthographicLens(7000))
    return Rig("walk", (*eyes, above))


def fake_question(category: str, count: int, *, low: int, wording: int) -> Question:
    everyone = tuple(range(1, count + 1))
    options = tuple(str(number) for number in range(low, low + 4))
    return Question(
        task="multiview",
        kind="count",
        template=f"count-{wording:02d}",
        difficulty="easy",
        text=f"How many {category}s are there, in wording {wording}?",
        options=options,
        answer_index=options.index(str(count)),
        margins=Margins(150, 1, 100),
        evidence=Evidence(everyone, (everyone[:-1], everyone[1:]), (0, 1)),
        rationale=("One looks around.", "One counts each once.", f"That is {count}."),
    )


def fake_facts(address: Address, count: int, *, low: int) -> Facts:
    category = CATEGORIES[address.unit % len(CATEGORIES)]
    rig = fake_rig()
    sightings = tuple(
        tuple(
            Sighting(n, 200, 220, False, Box(5 * n, 2, 5 * n + 4, 9), 2500)
            for n in range(1, count + 1)
        )
        for _ in rig.views
    )
    tokens = tuple(
        ViewTokens(
            view.name,
            tuple((address.unit + cell) % 128 for cell in range(100)),
            (MapEntry(3, 4, category, 1, (1, 2, 30, 40)),),
        )
        for view in rig.views
    )
    return Facts(
        address=address,
        attempt=address.unit % 3,
        scene=fake_scene(
            category, count, 6000 + address.unit + words_of(address.split)[0]
        ),
        rig=rig,
        question=fake_question(category, count, low=low, wording=address.unit // 2 % 5),
        sightings=sightings,
        tokens=tokens,
        occlusion=fake_occlusion(address.unit),
    )


def fake_occlusion(unit: int) -> OccludedSighting | None:
    """Every third unit asks that the first view show most of the first object."""
    if unit % 3:
        return None
    return OccludedSighting(Occlusion(1, "view_0", 65, 95), 200, 220)


def fake_look(scene: Scene, rig: Rig) -> SceneVisibility:
    """Every view shows all entities."""
    sightings = tuple(
        Sighting(each.id, 200, 220, False, Box(5, 2, 9, 9), 2500)
        for each in scene.entities
    )
    ids, depth = np.zeros((64, 64), dtype=np.int16), np.zeros((64, 64))
    return SceneVisibility(
        tuple(ViewVisibility(view, sightings, (), ids, depth) for view in rig.views)
    )


@dataclass(frozen=True)
class FakeGenerator:
    """See `fake_generator`."""

    recipe: Recipe
    pause_s: float
    failing: tuple[int, ...]
    dying: tuple[int, ...]
    broken: tuple[int, ...]
    mislabelled: tuple[int, ...]
    lopsided: bool

    def make(self, series: str, split: str, unit: int) -> SampledUnit:
        if unit in self.dying:
            os.kill(os.getpid(), signal.SIGKILL)
        if unit in self.failing:
            address = Address(self.recipe.seed, split, series, 2 * unit)
            raise SamplingError.exhausted(str(address), 5, {"overlap": 5})
        low = 2 + unit // 10 % 5
        places = ((0, 1), (2, 3), (1, 0), (3, 2))[unit % 2 + unit // 10 % 2 * 2]
        if self.lopsided:
            places = (0, 1)
        counts = low + places[0], low + places[1]
        twins = [
            fake_facts(
                Address(self.recipe.seed, split, series, 2 * unit + n), count, low=low
            )
            for n, count in enumerate(counts)
        ]
        pair, tally = (twins[0], twins[1]), {"overlap": unit % 3}
        controls = {each.label: each.control for each in self.recipe.series}
        control = controls.get(series, "")
        if not control:
            return SampledUnit(pair, tally)
        return SampledUnit(corrupt(pair, control, fake_look), tally, pair)

    def draw(self, facts: Facts) -> dict[str, Frame]:
        if facts.address.unit in self.dying:
            os.kill(os.getpid(), signal.SIGKILL)
        if facts.address.unit in self.broken:
            raise ZeroDivisionError
        time.sleep(self.pause_s)
        return {view.name: self._frame(facts, view) for view in facts.rig.views}

    def dense(self, facts: Facts, *, draws: bool = True) -> tuple[DenseView, ...]:
        """Matches, a panorama of noise; no layer shows anything."""
        series = {each.label: each.targets for each in self.recipe.series}
        views, found = facts.rig.views, []
        if MATCHES in series[facts.address.series]:
            found = [
                DenseView(
                    view.name,
                    VIEW,
                    view,
                    _nothing(self.recipe.resolution, self.recipe.resolution),
                    matches=tuple(
                        PointMatch(other.name, 2.5 + n, 32.5, 48.25, 6.0 + n, 1)
                        for other in views[place + 1 :]
                        for n in range(facts.address.index % 12)
                    ),
                )
                for place, view in enumerate(views)
            ]
        if PANORAMA in series[facts.address.series]:
            eye = replace(views[0], name=PANORAMA)
            rgb = self._frame(facts, eye).rgb if draws else None
            wide = None if rgb is None else np.concatenate([rgb, rgb], axis=1)
            layers = _nothing(self.recipe.resolution, 2 * self.recipe.resolution)
            found.append(DenseView(PANORAMA, PANORAMA, eye, layers, wide, tokens="p"))
        return tuple(found)

    def _frame(self, facts: Facts, view: View) -> Frame:
        """Noise of an item, a view and a renderer."""
        address, size = facts.address, self.recipe.resolution
        if scene_in(facts, view) is None:
            return Frame(view.name, np.zeros((size, size, 3), dtype=np.uint8))
        name = f"{view.name}/{renderer_of(self.recipe.renderer, address)}"
        rng = Key(address.seed, address.split, name, address.index).stream(
            Stream.FINISH
        )
        rgb = rng.integers(2, 254, size=(size, size, 3)).astype(np.uint8)
        return Frame(view.name, rgb)

    def solve(self, facts: Facts) -> int:
        count = len(facts.scene.entities) + (facts.address.unit in self.mislabelled)
        return facts.question.options.index(str(count))

    def solve_from_tokens(self, facts: Facts) -> int | None:
        return self.solve(facts)

    def solve_from_masks(self, facts: Facts) -> int:
        return self.solve(facts)


def _nothing(height: int, width: int) -> DenseLayers:
    """Layers of a picture in which nothing is seen."""
    ids = np.zeros((height, width), dtype=np.int16)
    return DenseLayers(
        np.full((height, width), -1, dtype=np.int32),
        ids,
        np.zeros((height, width)),
        np.zeros((height, width, 3)),
    )


@contextmanager
def fake_generator(
    recipe: Recipe,
    *,
    draws: bool = True,
    pause_s: float = 0.0,
    failing: tuple[int, ...] = (),
    dying: tuple[int, ...] = (),
    broken: tuple[int, ...] = (),
    mislabelled: tuple[int, ...] = (),
    lopsided: bool = False,
) -> Iterator[ItemGenerator]:
    """Opens at once.

    Args:
        recipe: its seed, controls and renderers count.
        draws: ignored.
        pause_s: how long it takes to draw an item.
        failing: units for which no scene is found, in every split.
        dying: units at which the process is killed, when made or drawn.
        broken: units whose drawing divides by zero.
        mislabelled: units whose second solution differs.
        lopsided: whether A and B alone are right.
    """
    yield FakeGenerator(recipe, pause_s, failing, dying, broken, mislabelled, lopsided)


class FakeRenderer(Renderer):
    """Draws everything in one grey; records when it was opened and closed.

    Its preset makes it lighter.
    """

    opened: ClassVar[list[str]] = []
    closed: ClassVar[list[str]] = []

    def __init__(
        self, catalogue: Catalogue, resolution: int, *, preset: str = ""
    ) -> None:
        self.resolution = resolution
        self.preset = preset
        self.opened.append(self.name)

    @property
    def name(self) -> str:
        return f"fake:{self.preset}" if self.preset else "fake"

    def draw(self, scene: Scene, view: View) -> Frame:
        size, grey = self.resolution, GREYS[self.name]
        return Frame(view.name, np.full((size, size, 3), grey, dtype=np.uint8))

    def close(self) -> None:
        self.closed.append(self.name)


GREYS = {"fake": 100, "fake:other": 200}

FAKE_RENDERERS = {
    "fake": "tests.dataset.fakes:FakeRenderer",
    "fake:other": "tests.dataset.fakes:FakeRenderer",
    "absent": "tests.dataset.nowhere:Renderer",
}
"""What `with_fake_renderers` adds; the last one is not installed."""
