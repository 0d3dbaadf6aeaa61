"""What the bench measures, one probe a process: python -m benchmarks.probes facts 40.

Every probe prints one JSON object. A process of its own gives each its own peak of
memory and a cold start.
"""

import json
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time

from scenegen.catalogue import Catalogue
from scenegen.dataset.build import build
from scenegen.dataset.images import encode
from scenegen.dataset.plan import plan_build
from scenegen.dataset.rows import encode_row
from scenegen.errors import Rejected
from scenegen.generation.generator import ItemGenerator, open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.model import Recipe
from scenegen.recipe.resolve import resolve, stock_of
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers import open_renderer
from scenegen.renderers.base import Renderer
from scenegen.seeding import Key, Stream
from scenegen.tasks import TASKS
from scenegen.tasks.multiview.placement import CountedRooms
from scenegen.tasks.multiview.task import MultiviewTask
from scenegen.visibility.scene_mesh import build_scene_mesh

Findings = dict[str, float]

TASK, SPLIT, RESOLUTION = "multiview", "test", 512
TRIANGLES = 100_000
ENTITIES = 35
"""Things in a usual room."""

WARM_UP = 3
"""Units that are made before time is taken."""

SEARCHED = 8
"""Units among which a usual room is looked for."""


def recipe_of(items: int, task: str = TASK) -> Recipe:
    """A task with its defaults."""
    series = [{"task": task, "splits": {SPLIT: items}}]
    return read_recipe(
        {
            "version": 1,
            "name": "bench",
            "seed": 1,
            "resolution": RESOLUTION,
            "series": series,
        }
    )


def rate(task: str, units: int) -> Findings:
    """Accepted items a second of one core, with all filters and small moves.

    Kernels and models are in memory. The time is the processor's, so that other
    programs on the machine do not count.
    """
    with open_generator(recipe_of(4 * units, task), draws=False) as generator:
        for unit in range(units, units + WARM_UP):
            generator.make(task, SPLIT, unit)
        start = process_time()
        for unit in range(units):
            generator.make(task, SPLIT, unit)
        seconds = process_time() - start
    return {"items_per_s": 2 * units / seconds}


def facts(units: int) -> Findings:
    """Scenes that a unit takes, and things in a room."""
    with open_generator(recipe_of(2 * units), draws=False) as generator:
        made = [generator.make(TASK, SPLIT, unit) for unit in range(units)]
    tried = sum(sum(each.tally.values()) + 1 for each in made)
    entities = [len(twin.scene.entities) for each in made for twin in each.twins]
    return {
        "attempts_per_unit": tried / units,
        "entities": statistics.median(entities),
    }


def scene(units: int) -> Findings:
    """Milliseconds of one attempt at the rooms of a unit, no truth; the median."""
    recipe = recipe_of(2 * units)
    series = resolve(recipe, stock_of(recipe))[0]
    spent: list[float] = []
    # The first round loads models and compiled code, which is not to be measured.
    for attempt in (0, 1):
        spent.clear()
        for unit in range(units):
            key = Key(recipe.seed, SPLIT, TASK, unit, attempt)
            task = series.task
            assert isinstance(task, MultiviewTask)
            brief, rooms = task.brief(task.slot(key)), CountedRooms(task.rooms)
            start = perf_counter()
            with suppress(Rejected):
                rooms.sample(brief, key.stream(Stream.SCENE))
            spent.append(1000 * (perf_counter() - start))
    return {"ms": statistics.median(spent)}


def draw(repeats: int) -> Findings:
    """Seconds for one picture: of a usual room, and of one of `TRIANGLES` triangles."""
    catalogue = Catalogue.open()
    with open_generator(recipe_of(2 * SEARCHED), draws=False) as generator:
        one = usual(generator)
    full = crowded(one.scene, catalogue)
    with open_renderer("software", catalogue, RESOLUTION) as renderer:
        room, crowd = (
            _seconds(renderer, scene, one.rig.visible, repeats)
            for scene in (one.scene, full)
        )
    return {
        "room_seconds": room,
        "room_triangles": len(build_scene_mesh(one.scene, catalogue.mesh).faces),
        "seconds": crowd,
        "triangles": len(build_scene_mesh(full, catalogue.mesh).faces),
    }


def usual(generator: ItemGenerator) -> Facts:
    """The item whose room has most nearly `ENTITIES` things."""
    items = [
        item
        for unit in range(SEARCHED)
        for item in generator.make(TASK, SPLIT, unit).twins
    ]
    return min(items, key=lambda item: abs(len(item.scene.entities) - ENTITIES))


def _seconds(
    renderer: Renderer, scene: Scene, views: Sequence[View], repeats: int
) -> float:
    """The median time of a picture, once the scene has been staged."""
    renderer.draw(scene, views[0])
    seconds = []
    for _, view in zip(range(repeats), cycle(views), strict=False):
        start = perf_counter()
        renderer.draw(scene, view)
        seconds.append(perf_counter() - start)
    return statistics.median(seconds)


def crowded(scene: Scene, catalogue: Catalogue) -> Scene:
    """The scene with copies of its entities, a little aside, until it has enough."""
    entities = list(scene.entities)
    count = sum(len(catalogue.mesh(entity.asset).faces) for entity in entities)
    for entity in cycle(scene.entities):
        if count >= TRIANGLES:
            break
        x, y, z = entity.position_mm
        aside = 37 * (len(entities) % 29) - 500
        moved = replace(entity, id=len(entities) + 1, position_mm=(x + aside, y, z))
        entities.append(moved)
        count += len(catalogue.mesh(entity.asset).faces)
    return replace(scene, entities=tuple(entities))


def stages(items: int) -> Findings:
    """Seconds spent on facts, drawing and encoding, summed over items."""
    recipe = recipe_of(items)
    spent = {"facts": 0.0, "draw": 0.0, "encode": 0.0}
    with open_generator(recipe) as generator:
        generator.draw(generator.make(TASK, SPLIT, items).twins[0])
        for unit in range(items // 2):
            with _timed(spent, "facts"):
                twins = generator.make(TASK, SPLIT, unit).twins
            for item in twins:
                with _timed(spent, "draw"):
                    frames = generator.draw(item)
                with _timed(spent, "encode"):
                    pictures = {
                        name: encode(frame.rgb, recipe.image)
                        for name, frame in frames.items()
                    }
                    encode_row(item, pictures, recipe)
    return {f"{name}_s": seconds for name, seconds in spent.items()}


class _timed:
    """Adds the time of a block to an entry."""

    def __init__(self, spent: dict[str, float], name: str) -> None:
        self.spent, self.name = spent, name

    def __enter__(self) -> None:
        self.start = perf_counter()

    def __exit__(self, *_: object) -> None:
        self.spent[self.name] += perf_counter() - self.start


def build_1(items: int) -> Findings:
    """Seconds of a whole build by one worker, and that worker's peak of memory."""
    return _build(items, workers=1)


def build_2(items: int) -> Findings:
    """The same by two workers."""
    return _build(items, workers=2)


def _build(items: int, *, workers: int) -> Findings:
    plan = plan_build(recipe_of(items), Catalogue.open().digest)
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        report = build(plan, Path(folder), shards=plan.shards, workers=workers)
        seconds = perf_counter() - start
    if report.failures:
        raise SystemExit(report.failures[0].message)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"seconds": seconds, "worker_mib": peak}


PROBES: dict[str, Callable[[int], Findings]] = {
    "facts": facts,
    **{f"rate_{task}": partial(rate, task) for task in TASKS},
    "scene": scene,
    "draw": draw,
    "stages": stages,
    "build_1": build_1,
    "build_2": build_2,
}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(PROBES[sys.argv[1]](int(sys.argv[2]))))
