"""Renderers side by side on one room: python -m tests.bench.renderers --rounds 3.

Every contender draws the same room of 20 things from the same cameras, at 512 pixels,
in a process of its own, and several times in turns, as machines have better and worse
moments. Of each view the least time counts, as other programs can only add to it; the
table shows the mean over views. A renderer may cost at most `MOST` times the bare
library that it stands on, drawing the same triangles without our code.

With --workers 1 4 8 pictures a second are measured as well: so many processes at once
draw whole items, each a fresh room, on one graphics card if there is one.

To add a contender, write what opens it and put it into `CONTENDERS`.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from scenegen.catalogue import Catalogue
from scenegen.dataset.studio import open_studio
from scenegen.records.facts import Facts
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers import RENDERERS, open_renderer
from tests.bench.probes import RESOLUTION, SEARCHED, SPLIT, TASK, recipe_of, usual

ROOT = Path(__file__).parents[2]

MOST = 1.15
"""What a renderer may cost, in pictures of its bare library."""

Draw = Callable[[Scene, View], object]
Opener = Callable[[Catalogue, Scene], Draw]


def ours(name: str) -> Opener:
    """One of our renderers."""

    def opened(catalogue: Catalogue, _: Scene) -> Draw:
        return open_renderer(name, catalogue, RESOLUTION).draw

    return opened


def bare_pyrender(*, has_shadows: bool) -> Opener:
    """Pyrender with its own shader and materials, and its own shadow map or none."""

    def opened(catalogue: Catalogue, scene: Scene) -> Draw:
        from tests.bench.bare_pyrender import open_bare

        return open_bare(catalogue, scene, RESOLUTION, has_shadows=has_shadows)

    return opened


CONTENDERS: Mapping[str, Opener] = {
    "software": ours("software"),
    "gl": ours("gl"),
    "bare pyrender": bare_pyrender(has_shadows=True),
    "bare pyrender, no shadows": bare_pyrender(has_shadows=False),
}

BARE: Mapping[str, str] = {"gl": "bare pyrender"}
"""The bare library of a renderer, both as contenders."""


def usual_item() -> Facts:
    """The item whose room is drawn."""
    with open_studio(recipe_of(2 * SEARCHED), draws=False) as studio:
        return usual(studio)


def seconds_of(name: str, repeats: int) -> float:
    """Seconds a picture of a contender, once the room is ready."""
    catalogue, item = Catalogue.open(), usual_item()
    views = item.rig.visible
    draw = CONTENDERS[name](catalogue, item.scene)
    for view in views:
        draw(item.scene, view)
    least = {view.name: float("inf") for view in views}
    for _, view in zip(range(repeats * len(views)), cycle(views), strict=False):
        start = perf_counter()
        draw(item.scene, view)
        least[view.name] = min(least[view.name], perf_counter() - start)
    return statistics.mean(least.values())


def in_a_process(name: str, repeats: int) -> float:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.renderers", "--probe", name]
    command += ["--repeats", str(repeats)]
    seconds: float = json.loads(subprocess.check_output(command, cwd=ROOT, text=True))
    return seconds


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
    with open_studio(recipe_of(4096), draws=False) as studio:
        made = [
            studio.make(TASK, SPLIT, items * worker + unit).twins[0]
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
    parser = argparse.ArgumentParser(prog="python -m tests.bench.renderers")
    parser.add_argument("--only", nargs="*", choices=CONTENDERS, default=CONTENDERS)
    parser.add_argument("--repeats", type=int, default=6, help="of each view")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="*", default=())
    parser.add_argument("--items", type=int, default=8, help="of each worker")
    parser.add_argument("--probe", choices=CONTENDERS, help="for the bench itself")
    given = parser.parse_args()
    if given.probe:
        sys.stdout.write(json.dumps(seconds_of(given.probe, given.repeats)))
        return
    spent = dict.fromkeys(given.only, float("inf"))
    for _ in range(given.rounds):
        for name in spent:
            spent[name] = min(spent[name], in_a_process(name, given.repeats))
    show(spent)
    for name in RENDERERS:
        for workers in given.workers if name in given.only else ():
            rate = pictures_a_second(name, workers, given.items)
            Console().print(f"{name}, {workers} workers: {rate:.1f} pictures/s")


def show(spent: Mapping[str, float]) -> None:
    """The table."""
    title = f"one room of 20 things, {RESOLUTION} px"
    table = Table("contender", "ms a picture", "times its library", "ok", title=title)
    for name, seconds in spent.items():
        bare = spent.get(BARE.get(name, ""))
        ratio = "" if bare is None else f"{seconds / bare:.2f}"
        met = "" if bare is None else "ok" if seconds <= MOST * bare else "no"
        table.add_row(name, f"{1000 * seconds:.1f}", ratio, met)
    Console().print(table)


if __name__ == "__main__":
    main()
