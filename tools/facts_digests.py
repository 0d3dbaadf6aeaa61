"""Digests of what every series of every shipped recipe gives, before and after.

    python tools/facts_digests.py --out before.json      # about 40 minutes on two cores
    ... move, rename, restructure ...
    python tools/facts_digests.py --out after.json --against before.json

`--units 8` is much quicker. For each series it makes the first units of one split
and digests their facts, the rows they become (all columns but the pictures), the
reasons of rejected attempts and the number of attempts. Twenty pictures of the software
renderer are hashed as well. A refactoring that leaves facts alone leaves every line of
this file alone.
"""

import argparse
import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from scenegen.dataset.rows import label_row
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import change, load_recipe, shipped_recipes
from scenegen.recipe.model import Recipe
from scenegen.records.codec import canonical_json

UNITS = 60
PICTURES = 20
PICTURE_PX = 128

Task = tuple[str, str, str, int, int]
"""(recipe, series, split, first unit, end)."""

PART = 10
"""Units that one job makes; small, so that two processes end together."""


def main() -> int:
    """Write the digests; 1 when they differ from those given with --against."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    context = get_context("spawn")
    with ProcessPoolExecutor(options.workers, mp_context=context) as pool:
        parts = list(pool.map(_made, list(_jobs(options.units))))
        pictures = list(pool.map(_pictures, shipped_recipes()))
    found = {
        "series": _together(parts),
        "pictures": dict(sorted(_first(pictures).items())),
    }
    options.out.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")
    if options.against is None:
        return 0
    return _compare(json.loads(options.against.read_text()), found)


def _jobs(units: int) -> "list[Task]":
    jobs = []
    for name in shipped_recipes():
        for series in load_recipe(name).series:
            split, items = max(series.splits.items(), key=lambda pair: pair[1])
            end = min(units, items // 2)
            jobs += [
                (name, series.label, split, start, min(end, start + PART))
                for start in range(0, end, PART)
            ]
    return jobs


def _alone(name: str, series: str) -> Recipe:
    """A recipe with one of its series; facts do not depend on the others."""
    recipe = load_recipe(name)
    kept = [each.model_dump() for each in recipe.series if each.label == series]
    return change(recipe, series=kept)


def _made(job: Task) -> tuple[str, dict[str, Any]]:
    """The digests of a run of units."""
    name, series, split, start, stop = job
    recipe = _alone(name, series)
    tally: Counter[str] = Counter()
    facts, rows, answers = [], [], []
    with open_generator(recipe, draws=False) as generator:
        for unit in range(start, stop):
            made = generator.make(series, split, unit)
            tally.update(made.tally)
            for twin in made.twins:
                facts.append(_digest(canonical_json(twin)))
                rows.append(_digest(json.dumps(label_row(twin, recipe))))
            for honest in made.honest or made.twins:
                answers.append(
                    [
                        generator.solve(honest),
                        generator.solve_from_tokens(honest),
                        generator.solve_from_masks(honest),
                    ]
                )
    found = {
        "facts": facts,
        "rows": rows,
        "answers": answers,
        "attempts": sum(tally.values()) + stop - start,
        "tally": dict(tally),
    }
    return f"{name}/{series}/{split}", found


def _together(parts: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    series: dict[str, Any] = {}
    for name, part in parts:
        whole = series.setdefault(
            name,
            {"facts": [], "rows": [], "answers": [], "attempts": 0, "tally": Counter()},
        )
        for key in ("facts", "rows", "answers"):
            whole[key] += part[key]
        whole["attempts"] += part["attempts"]
        whole["tally"].update(part["tally"])
    for whole in series.values():
        for key in ("facts", "rows", "answers"):
            whole[key] = _digest(json.dumps(whole[key]))
    return series


def _pictures(name: str) -> dict[str, str]:
    """Hashes of pictures of the first unit of every series of a recipe."""
    recipe = change(load_recipe(name), resolution=PICTURE_PX, renderer="software")
    found = {}
    for series in recipe.series[:6]:
        split = max(series.splits, key=lambda each: series.splits[each])
        alone = change(recipe, series=[series.model_dump()])
        with open_generator(alone) as generator:
            made = generator.make(series.label, split, 0)
            for view, frame in generator.draw(made.twins[0]).items():
                digest = _digest(frame.rgb.tobytes())
                found[f"{name}/{made.twins[0].address.id}/{view}"] = digest
    return found


def _first(pictures: list[dict[str, str]]) -> dict[str, str]:
    """Pictures of all recipes in turn, as many as are kept."""
    merged: dict[str, str] = {}
    queues = [list(each.items()) for each in pictures]
    while len(merged) < PICTURES and any(queues):
        for queue in queues:
            if queue and len(merged) < PICTURES:
                key, value = queue.pop(0)
                merged[key] = value
    return merged


def _digest(data: str | bytes) -> str:
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()[:32]


def _compare(before: dict[str, Any], after: dict[str, Any]) -> int:
    """Print what differs; 0 when nothing does."""
    lines = []
    for part in ("series", "pictures"):
        for name in sorted(before[part].keys() | after[part].keys()):
            was, now = before[part].get(name), after[part].get(name)
            if was != now:
                lines.append(f"{part} {name}:\n  was {was}\n  now {now}")
    sys.stdout.write("\n".join([*lines, f"{len(lines)} differences"]) + "\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
