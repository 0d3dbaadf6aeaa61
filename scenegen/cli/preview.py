"""`scenegen preview`: pictures of items or of rooms before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.names import ROOM, SERIES, SPLIT
from scenegen.cli.options import (
    MOST_ITEMS,
    Choice,
    chosen,
    examples,
    naming,
    recipe_options,
)
from scenegen.cli.outputs import refuse_overwriting
from scenegen.cli.picture_files import save_picture
from scenegen.cli.progress import bar

if TYPE_CHECKING:
    from PIL.Image import Image

    from scenegen.dataset.series import Series

ROOM_SEED, ROOM_PIXELS = 5, 440
"""Seed and side of a picture of a sheet of rooms when the command line names none."""

LEAST_PIXELS, MOST_PIXELS = 8, 2048
"""Sides of such a picture that can be asked for."""

ON_SHEET, MOST_SHOWN = 8, 200
"""Items of a folder on a sheet when no number is named, and items at most."""

CHANGES = ("task", "n", "seed", "renderer", "resolution")
"""Options that make other items, or other pictures."""


@click.command(
    short_help="Draw items of a recipe or a data set, or furnished rooms.",
    epilog=examples(
        "scenegen preview --task multiview --split train --index 17",
        "scenegen preview mine.yaml --count 8 --out sheet.png",
        "scenegen preview out/mv --out sheet.png",
        "scenegen preview out/mv --id multiview-7-train-000017",
        "scenegen preview --rooms kitchen --count 3 --out kitchens.png",
    ),
)
@recipe_options
@click.option("--id", "name", metavar="ID", help="The item of that id, of a folder.")
@click.option("--series", type=SERIES, help="Name of the series; the first by default.")
@click.option("--split", type=SPLIT, help="Name of the split; the first by default.")
@click.option(
    "--index",
    type=click.IntRange(min=0, max=MOST_ITEMS - 1),
    metavar="N",
    help="The item, or the first.",
)
@click.option(
    "--count",
    type=click.IntRange(min=1, max=MOST_SHOWN),
    metavar="N",
    help="More than one item: a sheet; 1 by default, 8 of a folder. With --rooms: "
    "rooms of each type.",
)
@click.option(
    "--rooms",
    type=ROOM,
    help="Draw furnished rooms instead of items: a room type, or `all`.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("preview.png"),
    help="The picture to write.",
)
def preview(rooms: str | None, count: int | None, out: Path, **words: Any) -> None:
    """Draw one item of RECIPE, or of a --task, with its tokens and its certificate.

    RECIPE may be the folder of a finished data set: its stored pictures are shown, on a
    sheet, or of the item --id on a page of its own.

    With --rooms no item is made: the sheet shows furnished rooms, two views at eye
    level and a map of each.
    """
    item = {name: words.pop(name) for name in ("series", "split", "index")}
    name = words.pop("name")
    choice = Choice(**words)
    folder = Path(choice.recipe) if choice.recipe else None
    refuse_overwriting({"--out": out}, {"RECIPE": choice.recipe})
    if name is not None and (folder is None or not folder.is_dir()):
        raise click.UsageError("--id goes with the folder of a finished data set")
    if rooms is not None:
        _refuse_options("--rooms draws rooms, not items", choice, item)
        with naming("--rooms", rooms):
            page, caption = _rooms_page(choice, rooms, count or 1)
    elif folder is not None and folder.is_dir():
        _refuse_changes(choice, name, item, count)
        page, caption = _folder_page(folder, name, count, **item)
    else:
        page, caption = _items_page(choice, count or 1, **item)
    save_picture(page, out)
    click.echo(f"{out}: {caption}")


def _refuse_changes(
    choice: Choice, name: str | None, item: dict[str, object], count: int | None
) -> None:
    """A finished data set is what it is, and an id names one item.

    Raises:
        UsageError: when an option asks for something else.
    """
    given = [f"--{each}" for each in CHANGES if getattr(choice, each) is not None]
    if given:
        raise click.UsageError(
            f"a folder is shown as it is: leave out {', '.join(given)}"
        )
    if name is not None:
        others = dict(item, count=count)
        given = [f"--{each}" for each, value in others.items() if value is not None]
        if given:
            raise click.UsageError(f"--id names one item: leave out {', '.join(given)}")


def _folder_page(
    folder: Path,
    name: str | None,
    count: int | None,
    *,
    series: str | None,
    split: str | None,
    index: int | None,
) -> tuple[Image, str]:
    """The page of one stored item or the sheet of several, and what it shows."""
    from scenegen.dataset.drawn_items import drawn_items, first_ids
    from scenegen.dataset.manifest import plan_of, read_manifest
    from scenegen.preview.contact_sheet import contact_sheet
    from scenegen.preview.item_page import item_page
    from scenegen.recipe.resolve import stock_of

    plan = plan_of(read_manifest(folder), folder)
    if name is None:
        wanted = count or (ON_SHEET if index is None else 1)
        ids = first_ids(plan, wanted, series=series, split=split, first=index or 0)
    else:
        ids = (name,)
    found = drawn_items(plan, folder, ids)
    if len(found) > 1:
        page = contact_sheet(found, title=plan.recipe.name)
        return page, f"{len(found)} items of {folder}"
    facts, frames = found[0]
    plurals = {each.name: each.plural for each in stock_of(plan.recipe).categories}
    return item_page(facts, frames, plurals), facts.address.id


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

    named = {"--series": series, "--split": split}
    given = {name: value for name, value in named.items() if value is not None}
    recipe = chosen(choice)
    labels = {each.label: each for each in recipe.series}
    block = labels.get(series or "", recipe.series[0])
    split = split or next(ordered(block.splits))[0]
    first = index or 0
    if first + count > MOST_ITEMS:
        raise click.UsageError(
            f"--index and --count go beyond item {MOST_ITEMS - 1}, the last that a "
            "split can have"
        )
    with naming(", ".join(given), ", ".join(given.values())):
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
    pairs = [(item.facts, item.frames) for item in shown]
    return contact_sheet(pairs, title=items.recipe.name)


def _refuse_options(why: str, choice: Choice, item: dict[str, object]) -> None:
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
        raise click.UsageError(f"{why}: leave out {', '.join(unusable)}")


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
