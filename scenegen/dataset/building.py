"""Build a whole data set from Python, as `scenegen build` does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from scenegen.dataset.attributions import attributions
from scenegen.dataset.build import BuildReport
from scenegen.dataset.build import build as build_shards
from scenegen.dataset.mending import end_build
from scenegen.dataset.plan import Plan, plan_build
from scenegen.dataset.shard_jobs import Progress
from scenegen.errors import ShardError
from scenegen.recipe.loading import change, load_recipe
from scenegen.recipe.model import Recipe
from scenegen.recipe.resolve import stock_of
from scenegen.recipe.selection import narrowed


def build(
    recipe: str | Path | Recipe,
    out: str | Path | None = None,
    *,
    n: int | None = None,
    workers: int = 1,
    on_progress: Progress = lambda done, total: None,
    **values: object,
) -> Path:
    """Build a data set to its end and give its folder; what is finished stays.

    What is damaged in the folder is set aside under another name and made anew.

    With more than one worker, a script has to guard its own start by `if __name__ ==
    "__main__":`, since workers import it.

    Args:
        recipe: path of a .yaml file or a manifest.json, a shipped name, or a recipe.
        out: folder of the data set; out/NAME when None.
        n: items of each series, shared out over its splits in proportion.
        workers: processes.
        on_progress: called with how many items are finished, of how many.
        values: other values at the top level of the recipe, such as `seed`,
            `renderer` or `resolution`.

    Raises:
        RecipeError: when there is no such recipe, or a value is not allowed.
        ShardError: when the folder holds another data set, or a shard failed.
        OutputError: when the folder takes no more; finished shards stay.

    Examples:
        >>> folder = scenegen.build("multiview", "out/small", n=2, resolution=64)
        >>> len(scenegen.load(folder))
        2
    """
    known = recipe if isinstance(recipe, Recipe) else load_recipe(str(recipe))
    chosen = change(narrowed(known, n=n), **values)
    catalogue = stock_of(chosen)
    plan = plan_build(chosen, catalogue.digest)
    folder = Path("out") / chosen.name if out is None else Path(out)
    report = build_shards(
        plan,
        folder,
        shards=plan.shards,
        workers=workers,
        on_progress=on_progress,
    )
    _refuse_failures(folder, plan, report)
    end_build(plan, folder, partial(attributions, catalogue), report)
    return folder


def _refuse_failures(folder: Path, plan: Plan, report: BuildReport) -> None:
    """Say what a build could not make.

    Raises:
        ShardError: when there is such a shard.
    """
    if report.failures:
        first = report.failures[0]
        raise ShardError(
            f"{folder}: {len(report.failures)} of {len(plan.shards)} shards failed, "
            f"all others are kept. The first, {first.shard.path}: {first.message}"
        )
