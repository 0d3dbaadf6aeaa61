"""Renderers side by side on one room: python -m benchmarks.renderers --rounds 3.

Every contender draws the same room of 35 things from the same cameras, in a process of
its own, and several times in turns, as machines have better and worse moments. Of each
view the least time counts, as other programs can only add to it; the table shows the
mean over views. A renderer may cost at most `MOST` times the bare library that it
stands on, drawing the same triangles without our code. What a machine lacks is left
out, and said.

With --workers 1 4 8 pictures a second are measured as well: so many processes at once
draw whole items, each a fresh room, on one graphics card if there is one.

To add a contender, write what opens it and put it into `CONTENDERS`.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks.probes import RESOLUTION, SEARCHED, SPLIT, TASK, recipe_of, usual
from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers import RENDERERS, open_renderer
from scenegen.renderers.cycles.presets import PRESETS
from scenegen.renderers.state import all_states

ROOT = Path(__file__).parents[1]

MOST = 1.15
"""What a renderer may cost, in pictures of its bare library."""

SMALL = 128
"""Pixels a side of pictures that light is followed in: a processor takes long."""

Draw = Callable[[Scene, View], object]


@dataclass(frozen=True, slots=True)
class Contender:
    """What draws the room.

    Attributes:
        open: puts the room of an item up in so many pixels a side.
        needs: the renderer whose libraries it takes.
        pixels: a side.
        repeats: of each view in a round, behind a first one that is not counted.
        bare: the contender that is the bare library, "" for none.
    """

    open: Callable[[Catalogue, Facts, int], Draw]
    needs: str
    pixels: int = RESOLUTION
    repeats: int = 6
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a picture costs.

    Attributes:
        name: of the contender.
        pixels: a side.
        seconds: a picture.
        bare: the contender that is its bare library, "" for none.
        ratio: times that; None without it.
    """

    name: str
    pixels: int
    seconds: float
    bare: str
    ratio: float | None


def ours(name: str) -> Callable[[Catalogue, Facts, int], Draw]:
    """Opens one of our renderers."""

    def opened(catalogue: Catalogue, _: Facts, pixels: int) -> Draw:
        return open_renderer(name, catalogue, pixels).draw

    return opened


def bare_pyrender(*, has_shadows: bool) -> Callable[[Catalogue, Facts, int], Draw]:
    """Opens pyrender with its own shader, and its own shadow map or none."""

    def opened(catalogue: Catalogue, item: Facts, pixels: int) -> Draw:
        from benchmarks.bare_pyrender import open_bare

        return open_bare(catalogue, item.scene, pixels, has_shadows=has_shadows)

    return opened


def bare_bpy(preset: str) -> Callable[[Catalogue, Facts, int], Draw]:
    """Opens bpy with the samples, bounces and denoiser of a preset."""

    def opened(catalogue: Catalogue, item: Facts, pixels: int) -> Draw:
        from benchmarks.bare_bpy import BareBpy

        return BareBpy(catalogue, item, pixels, preset).draw

    return opened


def followed(preset: str) -> dict[str, Contender]:
    """`cycles` of a preset, and bare bpy."""
    name, bare = f"cycles:{preset}", f"bare bpy, {preset}"
    return {
        name: Contender(ours(name), "cycles", SMALL, repeats=1, bare=bare),
        bare: Contender(bare_bpy(preset), "cycles", SMALL, repeats=1),
    }


CONTENDERS: Mapping[str, Contender] = {
    "software": Contender(ours("software"), "software"),
    "gl": Contender(ours("gl"), "gl", bare="bare pyrender"),
    "bare pyrender": Contender(bare_pyrender(has_shadows=True), "gl"),
    "bare pyrender, no shadows": Contender(bare_pyrender(has_shadows=False), "gl"),
    **{name: each for preset in PRESETS for name, each in followed(preset).items()},
}


def usual_item() -> Facts:
    """The item whose room is drawn."""
    with open_generator(recipe_of(2 * SEARCHED), draws=False) as generator:
        return usual(generator)


def seconds_of(name: str) -> float:
    """Seconds a picture of a contender, once the room is ready."""
    contender, item = CONTENDERS[name], usual_item()
    views = item.rig.visible
    draw = contender.open(Catalogue.open(), item, contender.pixels)
    for view in views if contender.repeats > 1 else views[:1]:
        draw(item.scene, view)
    least = {view.name: float("inf") for view in views}
    count = contender.repeats * len(views)
    for _, view in zip(range(count), cycle(views), strict=False):
        start = perf_counter()
        draw(item.scene, view)
        least[view.name] = min(least[view.name], perf_counter() - start)
    return statistics.mean(least.values())


def in_a_process(name: str) -> float:
    """The same in a process of its own."""
    Console(stderr=True).print(f"measuring {name} ...")
    command = [sys.executable, "-m", "benchmarks.renderers", "--probe", name]
    seconds: float = json.loads(subprocess.check_output(command, cwd=ROOT, text=True))
    return seconds


def costs(names: Sequence[str], rounds: int) -> list[Cost]:
    """What contenders cost, all in turns, without those that cannot draw here."""
    ready = {state.name for state in all_states() if state.is_ready}
    spent = {name: float("inf") for name in names if CONTENDERS[name].needs in ready}
    for name in names:
        if name not in spent:
            Console(stderr=True).print(f"skipping {name}: see `scenegen doctor`")
    for _ in range(rounds):
        for name in spent:
            spent[name] = min(spent[name], in_a_process(name))
    return [_cost(name, spent) for name in spent]


def _cost(name: str, spent: Mapping[str, float]) -> Cost:
    contender, seconds = CONTENDERS[name], spent[name]
    bare = spent.get(contender.bare)
    ratio = None if bare is None else seconds / bare
    return Cost(name, contender.pixels, seconds, contender.bare, ratio)


def pictures_a_second(name: str, workers: int, items: int) -> float:
    """The rate of whole items, each a fresh room, drawn by several processes at once.

    Items are made, and a first picture is drawn, before time is taken.
    """
    context = get_context("spawn")
    gate, drawn = context.Barrier(workers + 1), context.SimpleQueue()
    jobs = [(name, items, worker, gate, drawn) for worker in range(workers)]
    processes = [context.Process(target=_work, args=job) for job in jobs]
    for process in processes:
        process.start()
    gate.wait()
    start = perf_counter()
    total = sum(drawn.get() for _ in processes)
    seconds = perf_counter() - start
    for process in processes:
        process.join()
    return float(total / seconds)


def _work(
    name: str, items: int, worker: int, gate: Barrier, drawn: "SimpleQueue[int]"
) -> None:
    """Draw every view of some items when all are ready; tell how many they were."""
    with open_generator(recipe_of(4096), draws=False) as generator:
        made = [
            generator.make(TASK, SPLIT, items * worker + unit).twins[0]
            for unit in range(items)
        ]
    with open_renderer(name, Catalogue.open(), RESOLUTION) as renderer:
        renderer.draw(made[0].scene, made[0].rig.views[0])
        gate.wait()
        for item in made:
            for view in item.rig.views:
                renderer.draw(item.scene, view)
        drawn.put(sum(len(item.rig.views) for item in made))


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.renderers")
    parser.add_argument("--only", nargs="*", choices=CONTENDERS, default=CONTENDERS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="*", default=())
    parser.add_argument("--items", type=int, default=8, help="of each worker")
    parser.add_argument("--probe", choices=CONTENDERS, help="for the bench itself")
    given = parser.parse_args()
    if given.probe:
        sys.stdout.write(json.dumps(seconds_of(given.probe)))
        return
    show(costs(list(given.only), given.rounds))
    for name in RENDERERS:
        for workers in given.workers if name in given.only else ():
            rate = pictures_a_second(name, workers, given.items)
            Console().print(f"{name}, {workers} workers: {rate:.1f} pictures/s")


def show(found: Sequence[Cost]) -> None:
    """The table."""
    title = "one room of 35 things, by every renderer and by bare libraries"
    table = Table("contender", "px", "ms a picture", "times its library", title=title)
    for cost in found:
        ratio = "" if cost.ratio is None else f"{cost.ratio:.2f}"
        milliseconds = f"{1000 * cost.seconds:,.1f}"
        table.add_row(cost.name, str(cost.pixels), milliseconds, ratio)
    Console().print(table)


if __name__ == "__main__":
    main()
