"""Measures speed and memory in one run, prints a table and writes JSON.

    python -m benchmarks --out out/bench.json

Every figure is at full resolution with labels, pictures and files. The long one is the
memory of a worker after 2,000 items; `--memory-items 100 400` is a quicker look.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks import renderers
from scenegen.dataset.pool import ONE_THREAD
from scenegen.tasks import TASKS

ROOT = Path(__file__).parents[1]

TARGETS = {"perspective": 12.0, "path": 8.0, "multiview": 6.0}
"""Accepted items a second that each task has to reach on one core."""

ITEMS = {"perspective": 6000, "path": 6000, "multiview": 8000}
"""Items of each task in recipes/benchmark-20k.yaml."""

CORES = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table.

    Attributes:
        name: what is measured.
        value: the figure.
        unit: of the figure.
        target: what it has to reach.
        is_floor: whether more is better.
    """

    name: str
    value: float
    unit: str
    target: float
    is_floor: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the target is reached."""
        if self.is_floor:
            return self.value >= self.target
        return self.value <= self.target


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured.

    Attributes:
        units: of the facts probe.
        repeats: of the drawing probe.
        items: of the probes that build.
        memory_items: a small and a large build.
        rounds: of the renderers.
    """

    units: int
    repeats: int
    items: int
    memory_items: tuple[int, int]
    rounds: int


def run_probe(name: str, size: int) -> dict[str, float]:
    """What a probe found, in a process of its own with one thread."""
    Console(stderr=True).print(f"measuring {name} {size} ...")
    environment = {**os.environ, **dict.fromkeys(ONE_THREAD, "1")}
    command = [sys.executable, "-m", "benchmarks.probes", name, str(size)]
    answer = subprocess.check_output(command, cwd=ROOT, env=environment, text=True)
    found: dict[str, float] = json.loads(answer)
    return found


def measure(sizes: Sizes) -> list[Measure]:
    """All measures in the order of the table."""
    return [
        *_help(),
        *_speed(sizes),
        *_builds(sizes.items),
        *_memory(sizes.memory_items),
    ]


def _help(repeats: int = 9) -> list[Measure]:
    """The time to the first line of help, and what it loads."""
    command = [sys.executable, "-X", "importtime", "-m", "scenegen", "--help"]
    seconds = []
    for _ in range(repeats):
        start = perf_counter()
        subprocess.run(command[:1] + command[3:], capture_output=True, check=True)
        seconds.append(perf_counter() - start)
    trace = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loaded = [line.rsplit("|", 1)[-1].strip() for line in trace.splitlines()]
    return [
        Measure("scenegen --help", statistics.median(seconds), "s", 0.2),
        Measure("numpy loaded by --help", float("numpy" in loaded), "times", 0),
    ]


def _speed(sizes: Sizes) -> list[Measure]:
    facts = run_probe("facts", sizes.units)
    rates = _rates(sizes.units)
    draw = run_probe("draw", sizes.repeats)
    scene = run_probe("scene", sizes.units)
    picture = "software picture, 512 px, {:,.0f} triangles"
    room, crowd = (
        picture.format(draw[name]) for name in ("room_triangles", "triangles")
    )
    return [
        *[
            Measure(
                f"accepted {task} items, one core",
                rate,
                "items/s",
                TARGETS[task],
                is_floor=True,
            )
            for task, rate in rates.items()
        ],
        *_whole(rates),
        Measure("scenes tried a unit", facts["attempts_per_unit"], "", 50.0),
        Measure("things in a room, median", facts["entities"], "", 30, is_floor=True),
        Measure("scene without truth, an attempt", scene["ms"], "ms", 25.0),
        Measure(f"{room} (a room of 35 things)", draw["room_seconds"], "s", 0.09),
        Measure(crowd, draw["seconds"], "s", 0.09),
    ]


def _rates(units: int) -> dict[str, float]:
    """Accepted items a second of each task that there is."""
    rates: dict[str, float] = {}
    for task in TARGETS:
        if task in TASKS:
            rates[task] = run_probe(f"rate_{task}", units)["items_per_s"]
        else:
            Console(stderr=True).print(f"skipping {task}: no task has this name")
    return rates


def _whole(rates: dict[str, float]) -> list[Measure]:
    """The labels of the whole benchmark on two cores, when all its tasks are there."""
    if set(rates) < set(ITEMS):
        return []
    seconds = sum(count / rates[task] for task, count in ITEMS.items()) / CORES
    name = f"labels of {sum(ITEMS.values()):,} items, two cores (estimate)"
    return [Measure(name, seconds / 60, "min", 25.0)]


def _builds(items: int) -> list[Measure]:
    one, two = run_probe("build_1", items), run_probe("build_2", items)
    stages = run_probe("stages", items)
    work = stages["facts_s"] + stages["draw_s"] + stages["encode_s"]
    gain = one["seconds"] / two["seconds"]
    name = "build, one worker"
    return [
        *[
            Measure(f"{stage}, share of the work", stages[f"{stage}_s"] / work, "", 1.0)
            for stage in ("facts", "draw", "encode")
        ],
        Measure(name, items / one["seconds"], "items/s", 0.5, is_floor=True),
        Measure(f"{name}: wall / work", one["seconds"] / work, "", 1.2),
        Measure("two workers: wall / (work / 2)", 2 * two["seconds"] / work, "", 1.2),
        Measure("two workers against one", gain, "times", 1.8, is_floor=True),
    ]


def _memory(memory_items: tuple[int, int]) -> list[Measure]:
    small, large = (run_probe("build_1", items)["worker_mib"] for items in memory_items)
    few, many = memory_items
    return [
        Measure(f"peak of a worker, {few:,} items", small, "MiB", 750),
        Measure(f"peak of a worker, {many:,} items", large, "MiB", 750),
        Measure("growth of the peak", large / small, "times", 1.15),
    ]


def against_bare(costs: Sequence[renderers.Cost]) -> list[Measure]:
    """What our renderers cost over the libraries that they stand on."""
    return [
        Measure(
            f"{cost.name}, {cost.pixels} px: time / {cost.bare}",
            cost.ratio,
            "",
            renderers.MOST,
        )
        for cost in costs
        if cost.ratio is not None
    ]


def show(measures: Sequence[Measure]) -> None:
    """The table."""
    table = Table("measure", "value", "unit", "target", "ok", title="scenegen bench")
    for each in measures:
        bound = f"{'>=' if each.is_floor else '<='} {each.target:g}"
        met = "[green]ok[/]" if each.is_met else "[red]no[/]"
        table.add_row(each.name, f"{each.value:.3g}", each.unit, bound, met)
    Console().print(table)


def write(
    measures: Sequence[Measure], costs: Sequence[renderers.Cost], path: Path
) -> None:
    """The same as JSON."""
    document = {
        "machine": {"processor": platform.machine(), "cores": os.cpu_count()},
        "python": platform.python_version(),
        "measures": [{**asdict(each), "is_met": each.is_met} for each in measures],
        "renderers": [asdict(each) for each in costs],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Measure, show, write; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    parser.add_argument("--units", type=int, default=40)
    parser.add_argument("--repeats", type=int, default=12)
    parser.add_argument("--items", type=int, default=128)
    parser.add_argument("--memory-items", type=int, nargs=2, default=(100, 2000))
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args()
    few, many = chosen.memory_items
    sizes = Sizes(
        chosen.units, chosen.repeats, chosen.items, (few, many), chosen.rounds
    )
    costs = renderers.costs(list(renderers.CONTENDERS), sizes.rounds)
    measures = [*measure(sizes), *against_bare(costs)]
    renderers.show(costs)
    show(measures)
    write(measures, costs, chosen.out)
    return 0 if all(each.is_met for each in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
