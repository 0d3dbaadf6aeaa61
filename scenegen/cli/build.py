"""`scenegen build`: from a recipe to a folder that the Hub takes as it is."""

import json
import sys
from collections.abc import Mapping
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenegen.dataset.plan import Plan, Shard
    from scenegen.dataset.run import Failure, Report

TOLD = 5
"""Failures that are told at length; of all others the address is."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it."""


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
    "--dry-run", is_flag=True, help="Make all labels, draw and write nothing."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
def build(
    out: Path | None,
    workers: int | None,
    shards: str | None,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    **choice: Any,
) -> None:
    """Build the data set of RECIPE, or of a --task; what is finished stays.

    RECIPE is a .yaml file or the name of a shipped recipe.
    """
    from scenegen.dataset.plan import choose, plan_build
    from scenegen.recipe import stock_of

    recipe = chosen(Choice(**choice))
    plan = plan_build(recipe, stock_of(recipe).digest)
    part = choose(plan, shards)
    again = same_items(Choice(**choice))
    show = _Show(as_json=as_json, quiet=quiet, again=again)
    if dry_run:
        _count(plan, part, workers=workers_or_all(workers), show=show)
        return
    folder = out or Path("out") / recipe.name
    _build(plan, part, folder, workers=workers_or_all(workers), show=show)


class _Show:
    """How the end of a run is told."""

    def __init__(self, *, as_json: bool, quiet: bool, again: str) -> None:
        self.as_json = as_json
        self.quiet = quiet
        self.again = again

    @property
    def is_silent(self) -> bool:
        """Whether no bar is wanted."""
        return self.as_json or self.quiet

    def end(self, summary: Mapping[str, object], text: str) -> None:
        """One JSON object, or one line."""
        if self.as_json:
            click.echo(json.dumps(summary, sort_keys=True))
        elif not self.quiet:
            click.echo(text)


def _build(
    plan: "Plan", part: "Sequence[Shard]", folder: Path, *, workers: int, show: _Show
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
        _fail(report.failures, plan, show)


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


def _fail(failures: "Sequence[Failure]", plan: "Plan", show: _Show) -> NoReturn:
    """Say what failed and how to see it alone, and end with exit code 1."""
    for failure in failures[:TOLD]:
        at = failure.address
        alone = f"--series {at.series} --split {at.split} --index {at.index}"
        click.echo(f"\n{failure.shard.path} was not built:", err=True)
        click.echo(failure.message.rstrip(), err=True)
        click.echo(f"This item alone: scenegen preview {show.again} {alone}", err=True)
    if len(failures) > TOLD:
        rest = ", ".join(str(failure.address) for failure in failures[TOLD:])
        click.echo(f"\nLikewise: {rest}", err=True)
    number = len(failures)
    click.echo(
        f"\n{number} of {len(plan.shards)} shards failed; all others are kept. After "
        "mending the cause, run the same command again. A changed recipe needs another "
        "--out.",
        err=True,
    )
    sys.exit(1)


def _count(plan: "Plan", part: "Sequence[Shard]", *, workers: int, show: _Show) -> None:
    from scenegen.cli.progress import bar
    from scenegen.dataset import run

    begin = perf_counter()
    items = sum(shard.items for shard in part)
    try:
        with bar("Labels", items, is_quiet=show.is_silent) as on_progress:
            census = run.count_labels(
                plan, shards=part, workers=workers, on_progress=on_progress
            )
        sample = run.measure(plan)
    except KeyboardInterrupt:
        click.echo("\nStopped; a dry run writes nothing.", err=True)
        sys.exit(INTERRUPTED)
    seconds = perf_counter() - begin
    summary = {
        "recipe": plan.recipe.name,
        "digest": plan.digest,
        "items": {f"{name}/{split}": n for (name, split), n in census.items.items()},
        "answers": {f"{name}/{key}": n for (name, key), n in census.answers.items()},
        "attempts": census.attempts,
        "acceptance": run.acceptance(census.attempts, census.tally),
        "failures": [failure.message for failure in census.failures],
        "seconds_for_labels": round(seconds, 2),
        "seconds_estimated": round(seconds + items * sample.draw_s / workers),
        "bytes_estimated": round(items * sample.bytes_per_item),
    }
    show.end(summary, _counted(summary))
    if census.failures:
        _fail(census.failures, plan, show)


def _counted(summary: Mapping[str, Any]) -> str:
    lines = [f"Recipe {summary['recipe']}: nothing was written."]
    for title in ("items", "answers", "acceptance"):
        pairs = sorted(summary[title].items())
        lines.append(f"  {title}: " + ", ".join(f"{key} {n}" for key, n in pairs))
    minutes = summary["seconds_estimated"] / 60
    megabytes = summary["bytes_estimated"] / 1e6
    lines.append(f"  a build takes about {minutes:.1f} min and {megabytes:.0f} MB")
    return "\n".join(lines)
