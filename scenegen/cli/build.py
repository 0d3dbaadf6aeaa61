"""`scenegen build`: from a recipe to a folder that the Hub takes as it is."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scenegen.cli.logs import log_options
from scenegen.cli.options import (
    Choice,
    chosen,
    examples,
    recipe_options,
    same_items,
    workers_option,
    workers_or_all,
)
from scenegen.cli.output import INTERRUPTED, Output, fail, warn_of_patterns

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue
    from scenegen.dataset.build import BuildReport
    from scenegen.dataset.plan import Plan
    from scenegen.recipe.model import Recipe

MISSING = "are still missing"
STALE = "still have other pictures"


@click.command(
    short_help="Build a data set; what is finished stays.",
    epilog=examples(
        "scenegen build --task multiview --n 8000 --seed 7 --out out/mv",
        "scenegen build mine.yaml --dry-run",
        "scenegen build mine.yaml --no-images --out out/labels",
        "scenegen build --redraw --renderer cycles:draft --out out/mv",
    ),
)
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
    help="Draw the data set in --out again, e.g. by another --renderer; labels stay.",
)
@click.option(
    "--images/--no-images",
    "has_images",
    default=None,
    help="Rows without pictures: questions, labels, rationales and tokens. With "
    "--redraw, --images draws what such a data set lacks.",
)
@click.option(
    "--audit",
    "is_audited",
    is_flag=True,
    help="Audit the finished data set; exit code 1 when a bar fails.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
@log_options
def build(
    out: Path | None,
    workers: int | None,
    shards: str | None,
    is_dry: bool,
    is_redraw: bool,
    is_audited: bool,
    **words: Any,
) -> None:
    """Build the data set of RECIPE, or of a --task; what is finished stays.

    RECIPE is a .yaml file, the manifest.json of a data set, or the name of a shipped
    recipe. With --redraw it is that of the data set in --out if none is named.
    """
    from scenegen.cli.audit import audit_built
    from scenegen.cli.dry_run import dry_run
    from scenegen.cli.progress import bar
    from scenegen.dataset.build import build as build_shards
    from scenegen.dataset.plan import choose, plan_build
    from scenegen.dataset.redraw import redraw
    from scenegen.recipe.resolve import stock_of

    _refuse_drawing(is_dry, is_redraw=is_redraw, is_audited=is_audited)
    as_json, quiet = words.pop("as_json"), words.pop("quiet")
    has_images = words.pop("has_images")
    choice = _of_folder(Choice(**words), out) if is_redraw else Choice(**words)
    output = Output(as_json, quiet, same_items(choice))
    recipe = _with_images(chosen(choice), has_images)
    catalogue = stock_of(recipe)
    plan = plan_build(recipe, catalogue.digest)
    part, workers = choose(plan, shards), workers_or_all(workers)
    if is_dry:
        dry_run(plan, part, workers=workers, output=output)
        return
    folder = out or Path("out") / recipe.name
    _check_folder(folder)
    work, title = (redraw, "Redrawing") if is_redraw else (build_shards, "Building")
    begin = perf_counter()
    try:
        with bar(title, is_quiet=output.is_silent) as show:
            report = work(plan, folder, shards=part, workers=workers, on_progress=show)
    except KeyboardInterrupt:
        _stop(folder)
    missing = STALE if is_redraw else MISSING
    end = _Ending(plan, folder, report, perf_counter() - begin, missing)
    end.finish(catalogue, output)
    if is_audited and not report.missing:
        audit_built(plan, folder, workers, is_quiet=output.is_silent)


def _refuse_drawing(is_dry: bool, *, is_redraw: bool, is_audited: bool) -> None:
    """Nothing is drawn by --dry-run.

    Raises:
        UsageError: when an option asks for it all the same.
    """
    if is_dry and is_redraw:
        raise click.UsageError("--redraw draws and --dry-run does not: choose one")
    if is_dry and is_audited:
        raise click.UsageError("--audit needs a data set: use `scenegen audit RECIPE`")


def _check_folder(folder: Path) -> None:
    """Say before hours of work what would be said after them.

    Raises:
        ShardError: when there is a card in which one's own words cannot be found.
    """
    from scenegen.dataset.manifest import own_words

    warn_of_patterns(folder)
    own_words(folder)


def _with_images(recipe: Recipe, has_images: bool | None) -> Recipe:
    """The recipe with pictures or without, as the command line says."""
    from scenegen.recipe.loading import change

    if has_images is None or has_images == recipe.has_pictures:
        return recipe
    return change(recipe, image={"kind": "jpeg" if has_images else "none"})


def _of_folder(choice: Choice, folder: Path | None) -> Choice:
    """The choice of a redraw: the recipe of the folder where none is named.

    Raises:
        UsageError: when there is no folder to take it from.
        ShardError: when the folder is no finished data set.
    """
    from scenegen.dataset.manifest import MANIFEST, read_manifest

    if choice.recipe is not None or choice.task is not None:
        return choice
    if folder is None:
        raise click.UsageError("--redraw needs --out, the data set to draw again")
    read_manifest(folder)
    return choice._replace(recipe=str(folder / MANIFEST))


def _say_set_aside(path: Path, name: Path) -> None:
    click.echo(f"{path} was damaged: set aside as {name.name}.", err=True)


def _stop(folder: Path) -> NoReturn:
    """Say how to go on after Ctrl-C, and end."""
    click.echo(
        f"\nStopped. Finished shards are in {folder}; run the same command again to go "
        "on from there.",
        err=True,
    )
    sys.exit(INTERRUPTED)


@dataclass(frozen=True, slots=True)
class _Ending:
    """What a build or a redraw leaves behind.

    Attributes:
        plan: of the data set.
        folder: of the data set.
        report: of the run.
        seconds: that it took.
        missing: what is said of the shards that are still to be made.
    """

    plan: Plan
    folder: Path
    report: BuildReport
    seconds: float
    missing: str

    def finish(self, catalogue: Catalogue, output: Output) -> None:
        """Write manifest and card when all shards are there, and say what was done.

        Raises:
            SystemExit: with code 1 when a shard failed.
        """
        from scenegen.dataset.attributions import attributions
        from scenegen.dataset.mending import end_build

        report, plan, folder = self.report, self.plan, self.folder
        for path, name in zip(report.set_aside, report.moved, strict=True):
            _say_set_aside(path, name)
        mended = end_build(plan, folder, partial(attributions, catalogue), report)
        for damaged, name in mended.moved.items():
            _say_set_aside(folder / damaged, name)
        text = self._text()
        if mended.written and not report.built:
            names = " and ".join(mended.written)
            text = f"{folder}: {names} were written anew, no shard was."
        elif not report.missing and not report.built:
            text = f"{folder} is complete: nothing to do."
        output.end(self._summary(), text)
        if report.failures:
            fail(report.failures, plan, output)

    def _summary(self) -> dict[str, object]:
        report = self.report
        return {
            "recipe": self.plan.recipe.name,
            "digest": self.plan.digest,
            "out": str(self.folder),
            "items": self.plan.items,
            "items_built": report.items,
            "shards": len(self.plan.shards),
            "shards_built": len(report.built),
            "shards_kept": len(report.kept),
            "shards_missing": len(report.missing),
            "failures": [failure.message for failure in report.failures],
            "seconds": round(self.seconds, 2),
        }

    def _text(self) -> str:
        report = self.report
        rate = report.items / self.seconds
        text = (
            f"{report.items} items in {self.seconds:.1f} s ({rate:.2f} items/s) in "
            f"{self.folder}"
        )
        if report.kept:
            text += f"; {len(report.kept)} shards were there before"
        if report.missing:
            text += (
                f"; {len(report.missing)} shards {self.missing}, manifest and card are "
                "written when all are there"
            )
        return f"{text}."
