"""`scenegen export`: a finished folder in the form of a trainer or a harness."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from scenegen.cli.names import CONFIG, FORMAT, SPLIT, STYLE, TARGET
from scenegen.cli.options import examples, folder_argument, naming, packs_option
from scenegen.cli.output import INTERRUPTED


@click.command(
    short_help="Write a data set for a trainer or a harness.",
    epilog=examples(
        "scenegen export out/mv --to trl --style rationale --out out/mv-trl",
        "scenegen export out/mv --to bagel --style target --ranks 8 --out out/mv-bagel",
    ),
)
@folder_argument
@click.option(
    "--to",
    required=True,
    type=FORMAT,
    help="bagel, inspect, ipt-eval, llama-factory, llava, lmms-eval, mds, ms-swift, "
    "trl, verl, vlmevalkit or webdataset.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to make; it is whole or not there.",
)
@click.option(
    "--style",
    type=STYLE,
    default="label",
    help="What stands before the letter: label (nothing), rationale, target (the "
    "hidden picture), tokens, or mixed:label=50,target=50.",
)
@click.option(
    "--targets",
    type=TARGET,
    help="Hidden pictures of style target: rgb, depth, panorama or matches, as far as "
    "the data set has them; rgb if not given.",
)
@click.option(
    "--size",
    type=click.IntRange(min=16),
    metavar="PX",
    help="Make pictures smaller, to this many pixels.",
)
@click.option(
    "--config",
    "configs",
    multiple=True,
    type=CONFIG,
    help="A config; all but controls if not given. May be repeated.",
)
@click.option(
    "--split",
    "splits",
    multiple=True,
    type=SPLIT,
    help="A split; all if not given. May be repeated.",
)
@click.option(
    "--ranks",
    type=click.IntRange(min=1),
    default=1,
    help="Shards and row groups of each split, at least.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), help="Items of each split, at most."
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Replace an earlier export in this format, unless other files are in it.",
)
@packs_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def export(folder: Path, as_json: bool, packs: str | None, **words: Any) -> None:
    """Export the data set in FOLDER for a trainer or an evaluation harness."""
    from scenegen.cli.progress import bar
    from scenegen.exports.export import ExportRequest, export_folder
    from scenegen.exports.formats import FORMATS

    with naming("--to", words["to"]):
        FORMATS.find(words["to"])
    request = ExportRequest(folder, **words)
    try:
        with bar("Exporting", is_quiet=as_json) as show:
            result = export_folder(request, show)
    except KeyboardInterrupt:
        click.echo(f"\nStopped; {request.out} was not made.", err=True)
        sys.exit(INTERRUPTED)
    if as_json:
        plain = {
            "out": str(request.out),
            "format": request.to,
            "items": result.items,
            "splits": result.splits,
            "styles": result.styles,
        }
        click.echo(json.dumps(plain, sort_keys=True))
        return
    splits = ", ".join(f"{name} {items}" for name, items in result.splits.items())
    styles = ", ".join(f"{name} {items}" for name, items in result.styles.items())
    click.echo(
        f"{request.out}: {result.items} items for {request.to} ({splits}; {styles})."
    )
