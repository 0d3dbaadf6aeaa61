"""`scenegen preview`: pictures of items or of rooms before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.options import Choice, chosen, recipe_options
from scenegen.cli.progress import bar

if TYPE_CHECKING:
    from PIL.Image import Image

    from scenegen.dataset.series import Series

ROOM_SEED, ROOM_PIXELS = 5, 440
"""Seed and side of a picture of a sheet of rooms when the command line names none."""

LEAST_PIXELS, MOST_PIXELS = 8, 2048
"""Sides of such a picture that can be asked for."""


@click.command()
@recipe_options
@click.option("--series", help="Name of the series; the first by default.")
@click.option("--split", help="Name of the split; the first by default.")
@click.option("--index", type=click.IntRange(min=0), help="The item, or the first.")
@click.option(
    "--count",
    type=click.IntRange(min=1),
    default=1,
    help="More than one item: a sheet. With --rooms: rooms of each type.",
)
@click.option(
    "--rooms",
    metavar="TYPE",
    help="Draw furnished rooms instead of items: a room type, or `all`.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("preview.png"),
    help="The picture to write.",
)
def preview(rooms: str | None, count: int, out: Path, **selection: Any) -> None:
    """Draw one item of RECIPE, or of a --task, with its tokens and its certificate.

    With --rooms no item is made: the sheet shows furnished rooms, two views at eye
    level and a map of each.
    """
    item = {name: selection.pop(name) for name in ("series", "split", "index")}
    choice = Choice(**selection)
    if rooms is None:
        page, caption = _items_page(choice, count, **item)
    else:
        _refuse_item_options(choice, item)
        page, caption = _rooms_page(choice, rooms, count)
    _save(page, out)
    click.echo(f"{out}: {caption}")


def _items_page(
    choice: Choice,
    count: int,
    *,
    series: str | None,
    split: str | None,
    index: int | None,
) -> tuple[Image, str]:
    """The page of one item or the sheet of several, and the address of the first."""
    from scenegen.dataset.series import Series
    from scenegen.recipe.model import ordered

    recipe = chosen(choice)
    labels = {each.label: each for each in recipe.series}
    block = labels.get(series or "", recipe.series[0])
    split = split or next(ordered(block.splits))[0]
    first = index or 0
    items = Series.of_recipe(recipe, series, split=split, n=first + count)
    return _page(items, first, count), str(items[first].facts.address)


def _page(items: Series, index: int, count: int) -> Image:
    from scenegen.preview.contact_sheet import contact_sheet
    from scenegen.preview.item_page import item_page
    from scenegen.recipe.resolve import stock_of

    if count == 1:
        plurals = {each.name: each.plural for each in stock_of(items.recipe).categories}
        return item_page(items[index].facts, items[index].frames, plurals)
    shown = [items[place] for place in range(index, index + count)]
    return contact_sheet([(item.facts, item.frames) for item in shown])


def _refuse_item_options(choice: Choice, item: dict[str, object]) -> None:
    """Rooms are not items of a recipe: options that select items say nothing here.

    Raises:
        UsageError: one of them is given.
    """
    given = {
        "RECIPE": choice.recipe,
        "--task": choice.task,
        "--n": choice.n,
        **{f"--{name}": value for name, value in item.items()},
    }
    unusable = [name for name, value in given.items() if value is not None]
    if unusable:
        raise click.UsageError(
            f"--rooms draws rooms, not items: leave out {', '.join(unusable)}"
        )


def _rooms_page(choice: Choice, rooms: str, count: int) -> tuple[Image, str]:
    """The sheet of rooms, and how many it shows."""
    from scenegen.catalogue import Catalogue
    from scenegen.preview.room_sheet import room_keys, room_sheet
    from scenegen.renderers import DEFAULT, open_renderer
    from scenegen.rooms.sampler import RoomParams, RoomSampler

    seed = ROOM_SEED if choice.seed is None else choice.seed
    keys = room_keys(rooms, count, seed)
    catalogue = Catalogue.open()
    sampler = RoomSampler(RoomParams(), catalogue)
    pixels = _pixels(choice.resolution)
    with (
        open_renderer(choice.renderer or DEFAULT, catalogue, pixels) as renderer,
        bar("Drawing", len(keys), is_quiet=False) as on_progress,
    ):
        page = room_sheet(sampler, renderer, keys, on_progress=on_progress)
    return page, f"{len(keys)} room{'' if len(keys) == 1 else 's'}"


def _pixels(resolution: int | None) -> int:
    """Pixels a side of the pictures of rooms.

    Raises:
        UsageError: more or fewer than pictures can have.
    """
    if resolution is None:
        return ROOM_PIXELS
    if not LEAST_PIXELS <= resolution <= MOST_PIXELS:
        raise click.UsageError(
            f"--resolution must be {LEAST_PIXELS} to {MOST_PIXELS}, not {resolution}"
        )
    return resolution


def _save(page: Image, out: Path) -> None:
    from scenegen.errors import OutputError

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        page.save(out)
    except (OSError, ValueError) as error:
        raise OutputError(
            f"cannot write {out}: {error}. Choose another --out, ending in .png."
        ) from error
