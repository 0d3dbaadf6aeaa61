"""`scenegen lock`: the labels of a recipe as one small file, and whether they stay."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scenegen.cli.logs import log_options
from scenegen.cli.options import (
    Choice,
    changed,
    chosen,
    examples,
    item_options,
    workers_option,
    workers_or_all,
)
from scenegen.cli.output import INTERRUPTED
from scenegen.cli.outputs import refuse_overwriting

if TYPE_CHECKING:
    from scenegen.locking.checking import LockCheck
    from scenegen.locking.lock import Lock
    from scenegen.recipe.model import Recipe

DIFFERS, UNUSABLE, OTHER_PROGRAM = 1, 2, 3
"""Exit codes of --check: items differ; nothing could be compared; the lock was made by
another generator or from other assets."""


@click.command(
    short_help="Write the labels of a recipe as a lock, or check one.",
    epilog=examples(
        "scenegen lock multiview --n 400 > splits.lock.json",
        "scenegen lock --check splits.lock.json",
        "scenegen lock --check splits.lock.json --sample 5% --summary result.md",
    ),
)
@item_options
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the lock to this file instead of standard output.",
)
@click.option(
    "--check",
    "checked",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Make the items of this lock again and compare; RECIPE is then in the lock.",
)
@click.option(
    "--sample",
    metavar="SIZE",
    help="With --check: make only some units, e.g. 5% or 20 of every split.",
)
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --check: add the result to this file, as Markdown.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=20,
    help="With --check: differences that are listed one by one.",
)
@workers_option
@click.option("--json", "as_json", is_flag=True, help="With --check: print as JSON.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
@log_options
def lock(
    out: Path | None,
    checked: Path | None,
    workers: int | None,
    quiet: bool,
    **words: Any,
) -> None:
    """Print the lock of RECIPE, or of a --task: its labels, without a picture.

    A lock names the facts digest of every shard, and for every item a hash of its facts
    and of every column. With --check it is compared with what this program makes, of
    the recipe inside the lock, or of RECIPE where one is named.

    Exit codes of --check: 0 the same; 1 items differ; 2 wrong usage, or no lock; 3 made
    by another generator or from other assets. Other versions of libraries alone are no
    difference.
    """
    about = {name: words.pop(name) for name in ("sample", "summary", "as_json")}
    limit = words.pop("limit")
    choice = Choice(**words, renderer=None, resolution=None)
    processes = workers_or_all(workers)
    try:
        if checked is None:
            _refuse_check_options(about)
            _write(choice, out, processes, quiet)
        elif out is not None:
            raise click.UsageError("--out goes with a new lock, not with --check")
        else:
            request = _CheckRequest(
                checked, choice, processes, limit=limit, quiet=quiet, **about
            )
            request.run()
    except KeyboardInterrupt:
        click.echo("\nStopped; nothing was written.", err=True)
        sys.exit(INTERRUPTED)


@dataclass(frozen=True, slots=True)
class _CheckRequest:
    """What a check is asked for.

    Attributes:
        path: of the lock.
        choice: the recipe, where another one than that of the lock is named.
        workers: processes.
        sample: how many units; all of them when None.
        summary: file that the result is added to.
        limit: differences that are listed one by one.
        as_json, quiet: how the result is printed.
    """

    path: Path
    choice: Choice
    workers: int
    sample: str | None
    summary: Path | None
    limit: int
    as_json: bool
    quiet: bool

    def run(self) -> NoReturn:
        """Check, print the result and end."""
        from scenegen.errors import AssetError, ScenegenError

        try:
            inputs = {"the lock": self.path, "RECIPE": self.choice.recipe}
            refuse_overwriting({"--summary": self.summary}, inputs)
            found = self._found()
            if self.summary is not None:
                _add_summary(self.summary, self.path, found)
        except ScenegenError as error:
            click.echo(f"Error: {error}", err=True)
            is_other = isinstance(error, AssetError)
            sys.exit(OTHER_PROGRAM if is_other else UNUSABLE)
        self._print(found)
        sys.exit(_exit_code(found))

    def _found(self) -> LockCheck:
        """What the check finds.

        Raises:
            ScenegenError: when nothing can be compared.
        """
        from scenegen.cli.progress import bar
        from scenegen.locking.checking import CheckSettings, check_lock
        from scenegen.locking.lock import read_lock
        from scenegen.locking.sampling import sample_size

        size = None if self.sample is None else sample_size(self.sample)
        locked = read_lock(self.path)
        before = _before_items(locked)
        if before is not None:
            return before
        recipe = _recipe(locked, self.choice, self.path)
        with bar("Checking", is_quiet=self.quiet or self.as_json) as show:
            return check_lock(
                locked,
                recipe,
                CheckSettings(size, self.limit),
                workers=self.workers,
                on_progress=show,
            )

    def _print(self, found: LockCheck) -> None:
        from scenegen.locking.report import check_line, lines

        if self.as_json:
            plain = {
                **found.differences.plain(),
                "lock": str(self.path),
                "rows": found.rows,
                "checked": found.checked,
                "program": [each._asdict() for each in found.program],
                "same": _exit_code(found) == 0,
            }
            click.echo(json.dumps(plain, sort_keys=True))
        elif not self.quiet:
            click.echo(check_line(str(self.path), found))
            for line in lines(found.differences):
                click.echo(line)


def _refuse_check_options(words: dict[str, Any]) -> None:
    """A new lock has no sample.

    Raises:
        UsageError: when one is asked for.
    """
    given = [name for name in ("sample", "summary") if words[name] is not None]
    given += ["json"] if words["as_json"] else []
    if given:
        named = ", ".join(f"--{name}" for name in given)
        verb = "goes" if len(given) == 1 else "go"
        raise click.UsageError(f"{named} {verb} with --check FILE")


def _write(choice: Choice, out: Path | None, workers: int, quiet: bool) -> None:
    """Make a lock and write it.

    Raises:
        RecipeError: when a name or a value is not known.
        LockError: when an item cannot be made.
        OutputError: when the file cannot be written, or is something else.
    """
    from scenegen.cli.progress import bar
    from scenegen.dataset.files import write_text
    from scenegen.dataset.plan import plan_build
    from scenegen.locking.lock import check_replaceable
    from scenegen.locking.locking import make_lock
    from scenegen.recipe.resolve import stock_of

    if out is not None:
        refuse_overwriting({"--out": out}, {"RECIPE": choice.recipe})
        check_replaceable(out)
    recipe = chosen(choice)
    plan = plan_build(recipe, stock_of(recipe).digest)
    with bar("Locking", is_quiet=quiet) as show:
        made = make_lock(plan, workers=workers, on_progress=show)
    if out is None:
        click.echo(made.text(), nl=False)
        return
    write_text(out, made.text())
    if not quiet:
        shards = len(made.shards)
        click.echo(f"{out}: {made.rows} items in {shards} shards, no picture.")


def _before_items(locked: Lock) -> LockCheck | None:
    """The result where another program made the lock and its recipe may not be read."""
    from scenegen.locking.checking import LockCheck, other_program
    from scenegen.locking.differences import Differences

    other = tuple(other_program(locked))
    return LockCheck(locked.rows, 0, other, Differences(0)) if other else None


def _recipe(locked: Lock, choice: Choice, path: Path) -> Recipe:
    """The recipe whose items are compared: that of the lock where none is named.

    Raises:
        RecipeError: when it cannot be read, or an option does not fit it.
    """
    from scenegen.recipe.loading import read_recipe

    if choice.recipe is not None:
        return chosen(choice)
    recipe = read_recipe(locked.recipe, where=f"the recipe in {path}")
    return changed(recipe, choice)


def _add_summary(file: Path, path: Path, found: LockCheck) -> None:
    """Add the result to a file, which may hold other results: a CI run has one for all.

    Raises:
        OutputError: when it cannot be written.
    """
    from scenegen.dataset.files import unwritable
    from scenegen.locking.report import summary_page

    try:
        with file.open("a", encoding="utf-8") as sink:
            sink.write(summary_page(path.name, found))
    except OSError as error:
        raise unwritable(file, error) from error


def _exit_code(found: LockCheck) -> int:
    if found.program:
        return OTHER_PROGRAM
    return DIFFERS if found.differences else 0
