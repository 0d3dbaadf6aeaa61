"""What `cycles` costs over plain bpy: python -m tests.bench.cycles --pixels 128.

The same room of 20 things, cameras, samples, bounces and denoiser; plain bpy draws them
in one process, see `raw_bpy`. Prints one JSON object: seconds a picture, by preset.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from scenegen.catalogue import Catalogue
from scenegen.dataset.studio import open_studio
from scenegen.records.facts import Facts
from scenegen.records.rig import View
from scenegen.renderers.cycles.interpreter import find_interpreter
from scenegen.renderers.cycles.presets import PRESETS
from scenegen.renderers.cycles.probe import look_for_blender
from scenegen.renderers.cycles.renderer import CyclesRenderer
from tests.bench.probes import SEARCHED, recipe_of, usual

RAW = Path(__file__).with_name("raw_bpy.py")
TARGET = 1.15
"""Times plain bpy that ours may cost."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds a picture of one preset: of each view the best round, on the average."""

    preset: str
    ours_s: float
    raw_s: float

    @property
    def ratio(self) -> float:
        """Ours over plain bpy."""
        return self.ours_s / self.raw_s


def costs(pixels: int, rounds: int, presets: Sequence[str]) -> list[Cost]:
    """Ours and plain bpy, by turns, so that a busy machine harms both."""
    with open_studio(recipe_of(2 * SEARCHED), draws=False) as studio:
        item = usual(studio)
    return [_cost(item, preset, pixels, rounds) for preset in presets]


def _cost(item: Facts, preset: str, pixels: int, rounds: int) -> Cost:
    views = item.rig.visible
    ours: list[list[float]] = []
    raw: list[list[float]] = []
    with CyclesRenderer(Catalogue.open(), pixels, preset=preset) as renderer:
        job = renderer.folder / "bench.json"
        told = [renderer.job_for(item.scene, view) for view in views]
        told[0]["views"] = [each["views"][0] for each in told]
        job.write_text(json.dumps(told[0]), encoding="utf-8")
        renderer.draw(item.scene, views[0])
        for _ in range(rounds):
            ours.append([_seconds(renderer, item, view) for view in views])
            raw.append(_raw_seconds(job))
    return Cost(preset, _best(ours), _best(raw))


def _best(rounds: list[list[float]]) -> float:
    """The mean over views of their best time; what else runs can only add to it."""
    best = [min(times) for times in zip(*rounds, strict=True)]
    return statistics.fmean(best)


def _seconds(renderer: CyclesRenderer, item: Facts, view: View) -> float:
    start = perf_counter()
    renderer.draw(item.scene, view)
    return perf_counter() - start


def _raw_seconds(job: Path) -> list[float]:
    # Isolated, or this file would pass for Blender's own module of that name.
    command = [str(find_interpreter()), "-I", str(RAW), str(job), "1"]
    answer = subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL)
    seconds: list[float] = json.loads(answer)
    return seconds


def main() -> int:
    """Measure and print; 1 when ours costs too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cycles")
    parser.add_argument("--pixels", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--presets", nargs="+", default=list(PRESETS))
    chosen = parser.parse_args()
    found = costs(chosen.pixels, chosen.rounds, chosen.presets)
    rows = [{**asdict(each), "ratio": each.ratio} for each in found]
    document = {"blender": asdict(look_for_blender()), "costs": rows}
    sys.stdout.write(json.dumps(document, indent=2) + "\n")
    return 0 if all(each.ratio <= TARGET for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
