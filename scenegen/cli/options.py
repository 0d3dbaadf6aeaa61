"""The arguments and options that several commands share, and the recipe they name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from scenegen.cli.names import RECIPE, RENDERER, TASK
from scenegen.errors import ScenegenError

if TYPE_CHECKING:
    from scenegen.recipe.model import Recipe

Command = Callable[..., Any]

MOST_ITEMS, MOST_SEED = 20_000_000, 2**63 - 1
"""What the bands of `recipe.model` hold, and what a seed may be."""

PACKS = "SCENEGEN_PACKS"
"""As in `catalogue.packs`, which is not imported here: it loads numpy."""


class Choice(NamedTuple):
    """What the command line says about the recipe; None leaves the recipe's value."""

    recipe: str | None
    task: str | None
    n: int | None
    seed: int | None
    renderer: str | None
    resolution: int | None
    packs: str | None = None


def examples(*lines: str) -> str:
    """The end of a command's help: command lines, as they are written."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def recipe_options(command: Command) -> Command:
    """The argument RECIPE and the options that change a recipe."""
    decorators = (
        item_options,
        click.option("--renderer", type=RENDERER, help="The renderer of the pictures."),
        click.option(
            "--resolution",
            type=int,
            metavar="PX",
            help="Pixels a side of the pictures, 64 to 2048.",
        ),
    )
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def item_options(command: Command) -> Command:
    """The argument RECIPE and the options that decide which items there are."""
    decorators = (
        click.argument("recipe", required=False, type=RECIPE),
        task_option,
        n_option,
        seed_option,
        packs_option,
    )
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


task_option = click.option(
    "--task", type=TASK, help="Take the recipe of this task, or only this task."
)

n_option = click.option(
    "--n",
    type=click.IntRange(min=1, max=MOST_ITEMS),
    metavar="N",
    help="Items of each series, shared out over its splits in proportion.",
)

seed_option = click.option(
    "--seed",
    type=click.IntRange(min=0, max=MOST_SEED),
    metavar="S",
    help="Seed of all random streams.",
)


def packs_option(command: Command) -> Command:
    """The option --packs, which workers inherit through the environment."""
    return click.option(
        "--packs",
        metavar="DIR",
        type=click.Path(file_okay=False),
        envvar=PACKS,
        callback=_set_packs,
        help="Folder of the packs of assets that the recipe names.",
    )(command)


def _set_packs(
    context: click.Context, option: click.Parameter, folder: str | None
) -> str | None:
    if folder is not None:
        os.environ[PACKS] = folder
    return folder


def chosen(choice: Choice) -> Recipe:
    """The recipe that the command line means.

    Raises:
        UsageError: when it names neither a recipe nor a task.
        RecipeError: when a name or a value is not known.
    """
    from scenegen.recipe.loading import load_recipe
    from scenegen.recipe.selection import for_task

    if choice.recipe is not None:
        recipe = load_recipe(choice.recipe)
    elif choice.task is not None:
        with naming("--task", choice.task):
            recipe = for_task(choice.task)
    else:
        raise click.UsageError(
            "name a recipe (a .yaml file or one of `scenegen recipes list`) or a --task"
        )
    return changed(recipe, choice)


def changed(recipe: Recipe, choice: Choice) -> Recipe:
    """A recipe as the options change it.

    Raises:
        RecipeError: when a value is not allowed; its option is named.
    """
    from scenegen.recipe.selection import narrowed

    whole = recipe
    for name in ("task", "n", "seed", "renderer", "resolution"):
        value = getattr(choice, name)
        with naming(f"--{name}", value):
            recipe = narrowed(recipe, **{name: value})
    _say_what_is_left_out(whole, recipe, choice.n)
    return recipe


@contextmanager
def naming(option: str, value: object) -> Iterator[None]:
    """Errors inside name the option that they come from; "" where none was given.

    Raises:
        ScenegenError: of the same class, about the option.
    """
    try:
        yield
    except ScenegenError as error:
        if not option:
            raise
        text = str(error).removeprefix("recipe: 1 problem\n  ")
        raise type(error)(f"{option} {value}: {text}") from error


def _say_what_is_left_out(whole: Recipe, part: Recipe, n: int | None) -> None:
    """Splits that --n leaves without an item are named, so that no one misses them."""
    from scenegen.recipe.selection import left_out

    if n is None:
        return
    for label, splits in left_out(whole, part).items():
        names = next(each.splits for each in whole.series if each.label == label)
        click.echo(
            f"Note: --n {n} leaves no item for {' and '.join(splits)} of series "
            f"'{label}'; {2 * len(names)} or more leave a pair of twins in each split.",
            err=True,
        )


def same_items(choice: Choice) -> str:
    """The words of a command line that mean the same items, however many."""
    words = [choice.recipe or ""]
    for name in ("task", "seed", "renderer", "resolution", "packs"):
        value = getattr(choice, name)
        if value is not None:
            words.append(f"--{name} {value}")
    return " ".join(words).strip()


def workers_option(command: Command) -> Command:
    """The option --workers."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="W",
        help="Processes, one thread each; as many as processors by default.",
    )(command)


def workers_or_all(workers: int | None) -> int:
    """The number of workers: what was asked for, or one for each usable processor."""
    if workers is not None:
        return workers
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def folder_argument(command: Command) -> Command:
    """The argument FOLDER of a finished data set."""
    return click.argument(
        "folder", type=click.Path(exists=True, file_okay=False, path_type=Path)
    )(command)
