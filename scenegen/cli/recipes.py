"""`scenegen recipes`: which there are, and what one says."""

import json

import click


@click.group()
def recipes() -> None:
    """The recipes that come with the program."""


@recipes.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def list_recipes(as_json: bool) -> None:
    """Their names, tasks and sizes."""
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


@recipes.command("show")
@click.argument("name")
@click.option("--full", is_flag=True, help="As JSON, with all defaults.")
def show_recipe(name: str, full: bool) -> None:
    """The text of a recipe, a good beginning for one's own."""
    from scenegen.recipe.loading import complete, find_recipe, load_recipe

    recipe = load_recipe(name)
    if full:
        click.echo(json.dumps(complete(recipe), indent=2))
    else:
        click.echo(find_recipe(name).read_text(encoding="utf-8"), nl=False)
