"""`scenegen build`: from a recipe to a folder that the Hub takes as it is."""

import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scenegen.cli.choice import (
    Choice,
    chosen,
    recipe_options,
    same_items,
    workers_option,
    workers_or_all,
)
from scenegen.cli.telling import INTERRUPTED, Show, fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenegen.dataset.plan import Plan, Shard
    from scenegen.dataset.run import Report


@click.command()
@recipe_options
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder of the data set; out/NAME by default.",
)
@workers_option
@click.option("--shards", metavar="A:B", help="Build only these shards of the plan.")
@click.option(
    "--dry-run",
    "is_dry",
    is_flag=True,
    help="Make and check all labels, print the plan; draw and write nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
def build(
    out: Path | None,
    workers: int | None,
    shards: str | None,
    is_dry: bool,
    as_json: bool,
    quiet: bool,
    **choice: Any,
) -> None:
    """Build the data set of RECIPE, or of a --task; what is finished stays.

    RECIPE is a .yaml file or the name of a shipped recipe.
    """
    from scenegen.cli.dry_run import dry_run
    from scenegen.dataset.plan import choose, plan_build
    from scenegen.recipe import stock_of

    recipe = chosen(Choice(**choice))
    plan = plan_build(recipe, stock_of(recipe).digest)
    part = choose(plan, shards)
    again = same_items(Choice(**choice))
    show = Show(as_json=as_json, quiet=quiet, again=again)
    if is_dry:
        dry_run(plan, part, workers=workers_or_all(workers), show=show)
        return
    folder = out or Path("out") / recipe.name
    _build(plan, part, folder, workers=workers_or_all(workers), show=show)


def _build(
    plan: "Plan", part: "Sequence[Shard]", folder: Path, *, workers: int, show: Show
) -> None:
    from scenegen.cli.progress import bar
    from scenegen.dataset import run
    from scenegen.dataset.manifest import is_final
    from scenegen.dataset.mending import DAMAGED, set_aside
    from scenegen.dataset.shards import finished

    begin = perf_counter()
    for path in set_aside(plan, folder):
        click.echo(f"{path} is damaged: set aside as {path.name}{DAMAGED}.", err=True)
    there = finished(plan, folder)
    total = sum(shard.items for shard in part if shard not in there)
    try:
        with bar("Building", total, is_quiet=show.is_silent) as on_progress:
            report = run.build(
                plan, folder, shards=part, workers=workers, on_progress=on_progress
            )
    except KeyboardInterrupt:
        _interrupted(folder)
    is_new = bool(report.built) or not is_final(plan, folder)
    if not report.missing and is_new:
        _finalise(plan, folder)
    seconds = perf_counter() - begin
    summary = _summary(plan, folder, report, seconds=seconds)
    show.end(summary, _told(report, folder, is_new=is_new, seconds=seconds))
    if report.failures:
        fail(report.failures, plan, show)


def _finalise(plan: "Plan", folder: Path) -> None:
    from functools import partial

    from scenegen.dataset.credits import attributions
    from scenegen.dataset.manifest import finalise
    from scenegen.recipe import stock_of

    finalise(plan, folder, partial(attributions, stock_of(plan.recipe)))


def _interrupted(folder: Path) -> NoReturn:
    click.echo(
        f"\nStopped. Finished shards are in {folder}; run the same command again to go "
        "on from there.",
        err=True,
    )
    sys.exit(INTERRUPTED)


def _summary(
    plan: "Plan", folder: Path, report: "Report", *, seconds: float
) -> dict[str, object]:
    return {
        "recipe": plan.recipe.name,
        "digest": plan.digest,
        "out": str(folder),
        "items": plan.items,
        "items_built": report.items,
        "shards": len(plan.shards),
        "shards_built": len(report.built),
        "shards_kept": len(report.kept),
        "shards_missing": len(report.missing),
        "failures": [failure.message for failure in report.failures],
        "seconds": round(seconds, 2),
    }


def _told(report: "Report", folder: Path, *, is_new: bool, seconds: float) -> str:
    if not report.missing and not is_new:
        return f"{folder} is complete: nothing to do."
    rate = report.items / seconds
    text = f"{report.items} items in {seconds:.1f} s ({rate:.2f} items/s) in {folder}"
    if report.kept:
        text += f"; {len(report.kept)} shards were there before"
    if report.missing:
        text += (
            f"; {len(report.missing)} shards are still missing, manifest and card "
            "are written when all are there"
        )
    return f"{text}."
