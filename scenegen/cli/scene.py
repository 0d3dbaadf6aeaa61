"""`scenegen scene`: the room of an item as a file for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.names import RECIPE, SERIES, SPLIT
from scenegen.cli.options import (
    MOST_ITEMS,
    Choice,
    chosen,
    examples,
    naming,
    packs_option,
    seed_option,
    task_option,
)
from scenegen.cli.outputs import refuse_overwriting

if TYPE_CHECKING:
    from scenegen.recipe.model import Recipe
    from scenegen.records.item import Facts


@click.command(
    short_help="Write the room of an item as a GLB, USD or Blender file.",
    epilog=examples(
        "scenegen scene out/mv multiview-7-train-000017 --out room.glb",
        "scenegen scene --task path --split test --index 4 --out room.usda",
        "scenegen scene out/mv multiview-7-train-000017 --out room.blend",
    ),
)
@click.argument("source", required=False, metavar="[DIR|RECIPE]", type=RECIPE)
@click.argument("name", required=False, metavar="[ID]")
@task_option
@seed_option
@packs_option
@click.option("--series", type=SERIES, help="Name of the series; the first by default.")
@click.option("--split", type=SPLIT, help="Name of the split; the first by default.")
@click.option(
    "--index",
    type=click.IntRange(min=0, max=MOST_ITEMS - 1),
    metavar="N",
    help="The item of a recipe; 0 by default.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write, ending in .glb, .usda or .blend.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def scene(
    source: str | None, name: str | None, out: Path, as_json: bool, **words: Any
) -> None:
    """Write the room of an item: the item ID of the data set DIR, or one of RECIPE.

    The file has the whole room with materials and pictures, its cameras by name, and
    of each object its id and category. Units are metres. A .glb has y up, as glTF says;
    .usda and .blend have z up. USD needs the extra `usd`, .blend the Blender of
    `cycles`.
    """
    from scenegen.recipe.resolve import stock_of
    from scenegen.room_files.writing import check_suffix, write_room

    with naming("--out", out):
        check_suffix(out)
    refuse_overwriting({"--out": out}, {"RECIPE": source})
    item = {each: words.pop(each) for each in ("series", "split", "index")}
    choice = Choice(recipe=source, n=None, renderer=None, resolution=None, **words)
    is_folder = source is not None and Path(source).is_dir()
    found = _stored if is_folder else _made
    facts, recipe = found(choice, name, **item)
    files = write_room(facts, stock_of(recipe), out, resolution=recipe.resolution)
    if as_json:
        plain = {"id": facts.address.id, "files": [str(each) for each in files]}
        click.echo(json.dumps(plain, sort_keys=True))
        return
    shown = facts.scene
    pictures = f", {len(files) - 1} pictures beside it" if len(files) > 1 else ""
    click.echo(
        f"{out}: {facts.address.id}, {shown.room.kind.replace('_', ' ')} with "
        f"{len(shown.entities)} objects and {len(facts.rig.views)} cameras{pictures}."
    )


def _stored(choice: Choice, name: str | None, **item: Any) -> tuple[Facts, Recipe]:
    """An item of a finished data set, by its id or by its place.

    Raises:
        UsageError: an option asks for another item, or for more than one.
        ShardError: there is no such item.
    """
    from scenegen.dataset.drawn_items import first_ids, stored_facts
    from scenegen.dataset.manifest import plan_of, read_manifest

    folder = Path(choice.recipe or "")
    given = {"task": choice.task, "seed": choice.seed}
    if name is not None:
        given.update(item)
    unusable = [f"--{each}" for each, value in given.items() if value is not None]
    if unusable:
        raise click.UsageError(f"a folder is what it is: leave out {unusable[0]}")
    plan = plan_of(read_manifest(folder), folder)
    if name is None:
        first = item["index"] or 0
        (name,) = first_ids(
            plan, 1, series=item["series"], split=item["split"], first=first
        )
    return stored_facts(plan, folder, (name,))[0], plan.recipe


def _made(
    choice: Choice,
    name: str | None,
    *,
    series: str | None,
    split: str | None,
    index: int | None,
) -> tuple[Facts, Recipe]:
    """An item of a recipe, made now.

    Raises:
        UsageError: an id, which only data sets have.
        RecipeError: there is no such recipe, series, split or item.
    """
    from scenegen.dataset.series import Series
    from scenegen.recipe.model import ordered

    if name is not None:
        raise click.UsageError(
            f"ID goes with the folder of a finished data set, and {choice.recipe} is "
            "none; items of a recipe are named by --series, --split and --index"
        )
    recipe = chosen(choice)
    labels = {each.label: each for each in recipe.series}
    block = labels.get(series or "", recipe.series[0])
    split = split or next(ordered(block.splits))[0]
    place = index or 0
    named = {"--series": series, "--split": split}
    given = {option: value for option, value in named.items() if value is not None}
    with naming(", ".join(given), ", ".join(given.values())):
        items = Series.of_recipe(recipe, series, split=split, n=place + 1)
    return items[place].facts, recipe
