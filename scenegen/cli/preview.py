"""`scenegen preview`: look at items before building anything."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.options import Choice, chosen, recipe_options

if TYPE_CHECKING:
    from PIL.Image import Image

    from scenegen.dataset.series import Series


@click.command()
@recipe_options
@click.option("--series", help="Name of the series; the first by default.")
@click.option("--split", help="Name of the split; the first by default.")
@click.option(
    "--index", type=click.IntRange(min=0), default=0, help="The item, or the first."
)
@click.option(
    "--count", type=click.IntRange(min=1), default=1, help="More than one: a sheet."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("preview.png"),
    help="The picture to write.",
)
def preview(
    series: str | None,
    split: str | None,
    index: int,
    count: int,
    out: Path,
    **choice: Any,
) -> None:
    """Draw one item of RECIPE, or of a --task, with all that is known of it."""
    from scenegen.dataset.series import Series
    from scenegen.recipe.model import ordered

    recipe = chosen(Choice(**choice))
    labels = {each.label: each for each in recipe.series}
    block = labels.get(series or "", recipe.series[0])
    split = split or next(ordered(block.splits))[0]
    items = Series.of_recipe(recipe, series, split=split, n=index + count)
    page = _page(items, index, count)
    _save(page, out)
    click.echo(f"{out}: {items[index].facts.address}")


def _page(items: "Series", index: int, count: int) -> "Image":
    from scenegen.preview.item_page import contact_sheet, preview
    from scenegen.recipe.resolve import stock_of

    if count == 1:
        plurals = {each.name: each.plural for each in stock_of(items.recipe).categories}
        return preview(items[index].facts, items[index].frames, plurals)
    shown = [items[place] for place in range(index, index + count)]
    return contact_sheet([(item.facts, item.frames) for item in shown])


def _save(page: "Image", out: Path) -> None:
    from scenegen.errors import OutputError

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        page.save(out)
    except (OSError, ValueError) as error:
        raise OutputError(
            f"cannot write {out}: {error}. Choose another --out, ending in .png."
        ) from error
