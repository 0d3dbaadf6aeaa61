"""`scenegen report`: a finished data set as one page for a browser."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from scenegen.cli.options import examples, folder_argument, packs_option
from scenegen.cli.output import INTERRUPTED
from scenegen.cli.outputs import refuse_overwriting

MOST_ON_PAGE = 5000
"""Items that a page can be asked for; browsers open some hundreds of megabytes."""


@click.command(
    short_help="Write a data set as one page for a browser.",
    epilog=examples(
        "scenegen report out/mv",
        "scenegen report out/mv --items 60 --out mv.html",
    ),
)
@folder_argument
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write; report.html in FOLDER if not given.",
)
@click.option(
    "--items",
    type=click.IntRange(min=1, max=MOST_ON_PAGE),
    default=600,
    metavar="N",
    help="Items on the page, of all series and splits; charts count all there are.",
)
@packs_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def report(
    folder: Path, out: Path | None, items: int, packs: str | None, as_json: bool
) -> None:
    """Write the data set in FOLDER as one page, which opens without a network.

    It shows a gallery with filters, every item with its answer, hidden view, depth,
    masks and object map, charts, the audit, and how the data set was built.
    """
    from scenegen.cli.progress import bar
    from scenegen.report.write_report import REPORT, write_report

    page = out or folder / REPORT
    refuse_overwriting({"--out": page}, {"FOLDER": folder})
    try:
        with bar("Reporting", is_quiet=as_json) as show:
            result = write_report(folder, page, most=items, on_progress=show)
    except KeyboardInterrupt:
        click.echo(f"\nStopped; {page} was not written.", err=True)
        sys.exit(INTERRUPTED)
    if as_json:
        plain = {
            "out": str(result.path),
            "items": result.items,
            "items_in_all": result.items_in_all,
            "bytes": result.bytes,
            "note": result.note,
        }
        click.echo(json.dumps(plain, sort_keys=True))
        return
    of_all = "" if result.items == result.items_in_all else f" of {result.items_in_all}"
    click.echo(
        f"{result.path}: {result.items}{of_all} items, {result.bytes / 1e6:.1f} MB. "
        "Open it in a browser."
    )
    if result.note:
        click.echo(f"Note: {result.note}.", err=True)
