"""`scenegen tokens`: what a tokenizer needs, and what token text says."""

import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from scenegen.records.item import MapEntry, MapMark
    from scenegen.tokens import ObjectMap

json_option = click.option("--json", "as_json", is_flag=True, help="Print as JSON.")

COLUMNS = "{:24} {:>8} {:>4} {:>4} {:>9}  {}"


@click.group()
def tokens() -> None:
    """Perception tokens: vocabulary, specification, reading back."""


@tokens.command()
@click.option(
    "--pack",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A pack; the models that come with the program by default.",
)
@json_option
def vocabulary(pack: Path | None, as_json: bool) -> None:
    """All tokens there are, one a line, to extend a tokenizer with."""
    from scenegen.catalogue import Catalogue
    from scenegen.tokens import token_vocabulary

    names = (category.name for category in Catalogue.open(pack).categories)
    words = token_vocabulary(names)
    click.echo(json.dumps(words) if as_json else "\n".join(words))


@tokens.command()
@json_option
def spec(as_json: bool) -> None:
    """Grids and bins: what the numbers in the tokens mean."""
    from scenegen.tokens import specification

    found = specification()
    if as_json:
        click.echo(json.dumps(found, sort_keys=True))
        return
    edges = found.pop("depth_edges_mm")
    for name, value in found.items():
        told = " ".join(value) if isinstance(value, list) else value
        click.echo(f"{name:16} {told}")
    click.echo("\ndepth code   from mm   below mm")
    for code, (low, high) in enumerate(
        zip((0, *edges), (*edges, "-"), strict=True),
    ):
        click.echo(f"{code:10} {low:>9} {high:>10}")


@tokens.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@json_option
def read(file: IO[str], as_json: bool) -> None:
    """Read the token text in FILE, - for standard input.

    Words around the tokens are passed over. Exit code 1 if any token cannot be read,
    with all reasons.
    """
    from scenegen.tokens import ObjectMap, read_tokens

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is no UTF-8 text: {error}") from error
    reading = read_tokens(text)
    if as_json:
        click.echo(json.dumps([_plain(block) for block in reading.blocks]))
    else:
        for number, block in enumerate(reading.blocks):
            if number:
                click.echo()
            if isinstance(block, ObjectMap):
                _print_map(block)
            else:
                _print_depth(block)
    for problem in reading.problems:
        click.echo(problem, err=True)
    sys.exit(1 if reading.problems else 0)


def _plain(block: "tuple[int, ...] | ObjectMap") -> dict[str, Any]:
    """A block as JSON can hold it; distances in metres beside their codes."""
    from dataclasses import asdict

    from scenegen.tokens import ObjectMap, distance_of

    if isinstance(block, ObjectMap):
        return {
            "kind": "map",
            **{
                name: [
                    {**asdict(each), "metres": distance_of(each.distance)}
                    for each in some
                ]
                for name, some in (("entries", block.entries), ("marks", block.marks))
            },
        }
    metres = [distance_of(code) for code in block]
    return {"kind": "depth", "codes": list(block), "metres": metres}


def _print_depth(codes: tuple[int, ...]) -> None:
    """The grid in metres, as it lies over the picture."""
    click.echo("depth, m")
    for row in range(10):
        click.echo(" ".join(_metres(code) for code in codes[10 * row : 10 * row + 10]))


def _print_map(found: "ObjectMap") -> None:
    """A line for each thing, then for each sign."""
    click.echo(COLUMNS.format("thing", "instance", "row", "col", "away, m", "pixels"))
    for entry in found.entries:
        _print_line(entry.category, str(entry.instance), entry, entry.box)
    for mark in found.marks:
        _print_line(mark.label, "mark", mark, mark.pixel)


def _print_line(
    name: str, instance: str, placed: "MapEntry | MapMark", pixels: tuple[int, ...]
) -> None:
    where = " ".join(str(pixel) for pixel in pixels)
    away = _metres(placed.distance)
    click.echo(
        COLUMNS.format(name, instance, placed.row, placed.column, away, where).rstrip()
    )


def _metres(code: int) -> str:
    from scenegen.tokens import distance_of

    metres = distance_of(code)
    return "    -" if metres is None else f"{metres:5.2f}"
