"""Runs the label path in a process of its own and prints what came out.

    python -m tests.system.label_path multiview/0 path/3

prints one JSON object: `facts`, a digest of the facts of these units of their tasks,
and `switches`, digests of what depends on the processor, from which a test sees that
its environment took hold.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256

import numpy as np

from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.model import Recipe
from scenegen.records.codec import content_sha256
from scenegen.records.item import Facts
from scenegen.tasks import TASKS

SPLIT = "test"
MOST = 64
"""Items of each task in the recipe of these units."""


def small_recipe(items: int) -> Recipe:
    """Every task with its defaults, in small pictures."""
    series = [{"task": name, "splits": {SPLIT: items}} for name in TASKS]
    return read_recipe(
        {
            "version": 1,
            "name": "exact",
            "seed": 2**40 + 7,
            "resolution": 64,
            "series": series,
        }
    )


def first_units(count: int) -> tuple[str, ...]:
    """The first units of every task, each as its task and number."""
    return tuple(f"{name}/{unit}" for name in TASKS for unit in range(count))


def first_facts(count: int) -> Iterator[Facts]:
    """The items of the first units of every task."""
    return facts_of(first_units(count))


def facts_of(units: Iterable[str]) -> Iterator[Facts]:
    """The items of some units, e.g. of "path/3"."""
    with open_generator(small_recipe(MOST), draws=False) as generator:
        for each in units:
            name, _, unit = each.partition("/")
            yield from generator.make(name, SPLIT, int(unit)).twins


def facts_digest(units: Iterable[str]) -> str:
    """One digest for all of them, in order."""
    contents = "".join(content_sha256(facts) for facts in facts_of(units))
    return sha256(contents.encode()).hexdigest()


def switches() -> dict[str, str]:
    """Digests of operations that the exact profile forbids, because they differ."""
    values = np.arange(1, 20_000) * 0.37
    square = np.sqrt(np.arange(160_000.0) % 997).reshape(400, 400)
    libm = np.array([math.sin(value) * math.exp(-value / 999) for value in values])
    return {
        "numpy": sha256((np.exp(-values / 999) + np.tan(values)).tobytes()).hexdigest(),
        "blas": sha256((square @ square.T).tobytes()).hexdigest(),
        "libm": sha256(libm.tobytes()).hexdigest(),
    }


if __name__ == "__main__":
    found = {"facts": facts_digest(sys.argv[1:]), "switches": switches()}
    sys.stdout.write(json.dumps(found))
