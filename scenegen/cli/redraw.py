"""`scenegen build --redraw`: other pictures for a data set, the same labels."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from scenegen.cli.build_summary import finish, interrupted
from scenegen.cli.options import Choice
from scenegen.cli.output import Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenegen.dataset.plan import Plan, Shard

STALE = "still have other pictures"


def of_folder(choice: Choice, folder: Path | None) -> Choice:
    """The choice of a redraw: the recipe of the folder where none is named.

    Raises:
        UsageError: when there is no folder to take it from.
        ShardError: when the folder is no finished data set.
    """
    if choice.recipe is not None or choice.task is not None:
        return choice
    if folder is None:
        raise click.UsageError("--redraw needs --out, the data set to draw anew")
    from scenegen.dataset.manifest import MANIFEST, read_manifest

    read_manifest(folder)
    return choice._replace(recipe=str(folder / MANIFEST))


def redraw_folder(
    plan: "Plan", part: "Sequence[Shard]", folder: Path, *, workers: int, show: Show
) -> None:
    """Draw the shards that have other pictures than the plan says.

    Raises:
        ShardError: when the folder holds another data set.
        SystemExit: with code 1 when a shard failed, 130 after Ctrl-C.
    """
    from scenegen.cli.progress import bar
    from scenegen.dataset.redraw import redraw, redraw_state

    begin = perf_counter()
    stale = redraw_state(plan, folder).stale
    total = sum(shard.items for shard in part if shard in stale)
    try:
        with bar("Redrawing", total, is_quiet=show.is_silent) as on_progress:
            report = redraw(
                plan, folder, shards=part, workers=workers, on_progress=on_progress
            )
    except KeyboardInterrupt:
        interrupted(folder)
    seconds = perf_counter() - begin
    finish(plan, folder, report, seconds=seconds, show=show, missing=STALE)
