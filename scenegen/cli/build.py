"""`scenegen build`: from a recipe to a folder that the Hub takes as it is."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.build_summary import finish, interrupted
from scenegen.cli.options import (
    Choice,
    chosen,
    recipe_options,
    same_items,
    workers_option,
    workers_or_all,
)
from scenegen.cli.output import Show
from scenegen.cli.redraw import of_folder, redraw_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenegen.dataset.plan import Plan, Shard


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
@click.option(
    "--redraw",
    "is_redraw",
    is_flag=True,
    help="Draw the data set in --out anew, e.g. by another --renderer; labels stay.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
def build(
    out: Path | None,
    workers: int | None,
    shards: str | None,
    is_dry: bool,
    is_redraw: bool,
    **words: Any,
) -> None:
    """Build the data set of RECIPE, or of a --task; what is finished stays.

    RECIPE is a .yaml file, the manifest.json of a data set, or the name of a shipped
    recipe. With --redraw it is that of the data set in --out if none is named.
    """
    from scenegen.cli.dry_run import dry_run
    from scenegen.dataset.plan import choose, plan_build
    from scenegen.recipe.resolve import stock_of

    if is_dry and is_redraw:
        raise click.UsageError("--redraw draws and --dry-run does not: choose one")
    how = {name: words.pop(name) for name in ("as_json", "quiet")}
    choice = Choice(**words)
    if is_redraw:
        choice = of_folder(choice, out)
    recipe = chosen(choice)
    plan = plan_build(recipe, stock_of(recipe).digest)
    part, many = choose(plan, shards), workers_or_all(workers)
    show = Show(**how, again=same_items(choice))
    folder = out or Path("out") / recipe.name
    if is_dry:
        dry_run(plan, part, workers=many, show=show)
    elif is_redraw:
        redraw_folder(plan, part, folder, workers=many, show=show)
    else:
        _build(plan, part, folder, workers=many, show=show)


def _build(
    plan: "Plan", part: "Sequence[Shard]", folder: Path, *, workers: int, show: Show
) -> None:
    from scenegen.cli.progress import bar
    from scenegen.dataset import build as run
    from scenegen.dataset.damaged_shards import DAMAGED, set_aside
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
        interrupted(folder)
    finish(plan, folder, report, seconds=perf_counter() - begin, show=show)
