"""`scenegen recipes`: which there are, what one says, and whether one is right."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.names import RECIPE
from scenegen.cli.options import examples, packs_option

if TYPE_CHECKING:
    from scenegen.recipe.model import Recipe


@click.group(
    short_help="List, print and check recipes.",
    epilog=examples(
        "scenegen recipes list",
        "scenegen recipes show multiview > mine.yaml",
        "scenegen recipes validate mine.yaml",
    ),
)
def recipes() -> None:
    """The recipes that come with the program, and checks of one's own."""


@recipes.command(
    "list",
    short_help="Names, tasks and sizes of the shipped ones.",
    epilog=examples("scenegen recipes list", "scenegen recipes list --json"),
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def list_recipes(as_json: bool) -> None:
    """List the names, tasks and sizes of the shipped recipes."""
    from scenegen.recipe.loading import load_recipe, shipped_recipes
    from scenegen.recipe.model import ordered

    found = {
        name: {each.label: dict(ordered(each.splits)) for each in recipe.series}
        for name, recipe in ((name, load_recipe(name)) for name in shipped_recipes())
    }
    if as_json:
        click.echo(json.dumps(found, sort_keys=True))
        return
    for name, series in found.items():
        for label, splits in series.items():
            sizes = ", ".join(f"{split} {items}" for split, items in splits.items())
            click.echo(f"{name:16} {label:16} {sizes}")


@recipes.command(
    "show",
    short_help="Print a recipe, a good beginning for one's own.",
    epilog=examples(
        "scenegen recipes show multiview > mine.yaml",
        "scenegen recipes show mine.yaml --full",
    ),
)
@click.argument("name", type=RECIPE)
@click.option("--full", is_flag=True, help="As JSON, with all defaults.")
def show_recipe(name: str, full: bool) -> None:
    """Print the text of the recipe NAME, a good beginning for one's own.

    With --full, what it extends is merged, and every default is written out.
    """
    from scenegen.recipe.loading import complete, find_recipe, load_recipe

    recipe = load_recipe(name)
    if full:
        click.echo(json.dumps(complete(recipe), indent=2))
    else:
        click.echo(find_recipe(name).read_text(encoding="utf-8"), nl=False)


@recipes.command(
    "validate",
    short_help="Say everything that is wrong with a recipe file.",
    epilog=examples(
        "scenegen recipes validate mine.yaml",
        "scenegen recipes validate mine.yaml --json",
    ),
)
@click.argument("file", type=RECIPE)
@packs_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def validate(file: str, packs: str | None, as_json: bool) -> None:
    """Say everything that is wrong with the recipe FILE; make nothing.

    Keys, values, names of tasks, rooms, renderers and tokens, what is held out and the
    packs are looked at, also those of recipes that it extends. Exit code 1 when
    anything is wrong.
    """
    from scenegen.errors import ScenegenError

    try:
        recipe = _checked(file)
    except ScenegenError as error:
        if not as_json:
            raise
        lines = [line.strip() for line in str(error).splitlines()]
        plain: dict[str, Any] = {"valid": False, "problems": lines[1:] or lines}
        click.echo(json.dumps(plain, sort_keys=True))
        sys.exit(1)
    sizes = {each.label: each.splits for each in recipe.series}
    if as_json:
        plain = {"valid": True, "name": recipe.name, "series": sizes}
        click.echo(json.dumps(plain, sort_keys=True))
        return
    items = sum(sum(splits.values()) for splits in sizes.values())
    click.echo(f"{file}: recipe '{recipe.name}', seed {recipe.seed}, {items} items.")
    for label, splits in sizes.items():
        told = ", ".join(f"{split} {count}" for split, count in splits.items())
        click.echo(f"  {label}: {told}")


def _checked(file: str) -> Recipe:
    """A recipe whose names have become objects.

    Raises:
        RecipeError: with what is wrong.
        AssetError: when a pack is missing, or what it holds out is not there.
    """
    from scenegen.recipe.loading import load_recipe
    from scenegen.recipe.resolve import resolve, stock_of

    recipe = load_recipe(file)
    resolve(recipe, stock_of(recipe))
    return recipe


@recipes.command(
    "schema",
    short_help="The JSON Schema of recipes, for editors.",
    epilog=examples(
        "scenegen recipes schema --out scenegen-recipe.schema.json",
    ),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to this file, and print the line that recipes begin with.",
)
def schema(out: Path | None) -> None:
    r"""Print the JSON Schema of recipes, with the parameters of every installed task.

    An editor with a YAML language server completes and checks a recipe whose first line
    names the file:

    \b
      # yaml-language-server: $schema=scenegen-recipe.schema.json
    """
    from scenegen.dataset.files import write_text
    from scenegen.recipe.schema import EDITOR_LINE, recipe_schema

    text = json.dumps(recipe_schema(), indent=2) + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    write_text(out, text)
    click.echo(EDITOR_LINE.format(out.name))
