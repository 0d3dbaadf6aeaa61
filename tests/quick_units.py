"""Units that take few attempts, so that a test samples several in no time.

Most units are found soon and a few after a hundred attempts, which take most of the
time of a test and show nothing that the others do not.
"""

from collections.abc import Iterator

from scenegen.errors import SamplingError
from scenegen.generation.generator import ItemGenerator, SampledUnit

ATTEMPTS = 6
"""`max_attempts` of a series whose units shall be quick: fewer than any task's
patience, so units are what they are with more."""


def quick_units(
    generator: ItemGenerator, series: str, split: str
) -> Iterator[SampledUnit]:
    """The units of a split that its series finds within its attempts, as wanted.

    Args:
        generator: of a recipe with a small `max_attempts`.
        series, split: of the recipe.
    """
    for unit in range(40 * ATTEMPTS):
        try:
            yield generator.make(series, split, unit)
        except SamplingError:
            continue
    raise AssertionError(f"{series} finds few units in {ATTEMPTS} attempts")
