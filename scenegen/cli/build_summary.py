"""How a run over shards ends: what stands beside them is written, and it is told."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scenegen.cli.output import INTERRUPTED, Show, fail

if TYPE_CHECKING:
    from scenegen.dataset.build import BuildReport
    from scenegen.dataset.plan import Plan

MISSING = "are still missing"


def finish(
    plan: "Plan",
    folder: Path,
    report: "BuildReport",
    *,
    seconds: float,
    show: Show,
    missing: str = MISSING,
) -> None:
    """Write manifest and card when all shards are there, and say what was done.

    Args:
        plan: of the data set.
        folder: of the data set.
        report: of the run.
        seconds: that it took.
        show: how it is told.
        missing: what is told of the shards that are still to be made.

    Raises:
        SystemExit: with code 1 when a shard failed.
    """
    from scenegen.dataset.manifest import is_final

    is_new = bool(report.built) or not is_final(plan, folder)
    if not report.missing and is_new:
        _finalise(plan, folder)
    text = _told(report, folder, seconds=seconds, missing=missing)
    if not report.missing and not is_new:
        text = f"{folder} is complete: nothing to do."
    show.end(_summary(plan, folder, report, seconds=seconds), text)
    if report.failures:
        fail(report.failures, plan, show)


def interrupted(folder: Path) -> NoReturn:
    """Say how to go on after Ctrl-C, and end."""
    click.echo(
        f"\nStopped. Finished shards are in {folder}; run the same command again to go "
        "on from there.",
        err=True,
    )
    sys.exit(INTERRUPTED)


def _finalise(plan: "Plan", folder: Path) -> None:
    from functools import partial

    from scenegen.dataset.attributions import attributions
    from scenegen.dataset.manifest import finalise
    from scenegen.recipe.resolve import stock_of

    finalise(plan, folder, partial(attributions, stock_of(plan.recipe)))


def _summary(
    plan: "Plan", folder: Path, report: "BuildReport", *, seconds: float
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


def _told(report: "BuildReport", folder: Path, *, seconds: float, missing: str) -> str:
    rate = report.items / seconds
    text = f"{report.items} items in {seconds:.1f} s ({rate:.2f} items/s) in {folder}"
    if report.kept:
        text += f"; {len(report.kept)} shards were there before"
    if report.missing:
        text += (
            f"; {len(report.missing)} shards {missing}, manifest and card are written "
            "when all are there"
        )
    return f"{text}."
