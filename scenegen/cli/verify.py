"""`scenegen verify`: derive every item again and compare."""

import json
import sys
from pathlib import Path

import click

from scenegen.cli.logs import log_options
from scenegen.cli.options import (
    examples,
    folder_argument,
    packs_option,
    workers_option,
    workers_or_all,
)


@click.command(
    short_help="Check a data set: files, tables, balance, every label.",
    epilog=examples(
        "scenegen verify out/mv",
        "scenegen verify out/mv --pixels --json",
    ),
)
@folder_argument
@click.option(
    "--pixels",
    is_flag=True,
    help="Draw every picture again as well, where there are pictures.",
)
@workers_option
@packs_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@log_options
def verify(
    folder: Path,
    pixels: bool,
    workers: int | None,
    packs: str | None,
    as_json: bool,
) -> None:
    """Check the data set in FOLDER: files, tables, balance, and every single label."""
    from scenegen.cli.progress import bar
    from scenegen.verification.verify import verify_folder

    with bar("Verifying", is_quiet=as_json) as on_progress:
        result = verify_folder(
            folder,
            pixels=pixels,
            workers=workers_or_all(workers),
            on_progress=on_progress,
        )
    if as_json:
        plain = {"items": result.items, "problems": list(result.problems)}
        click.echo(json.dumps(plain, sort_keys=True))
    else:
        for problem in result.problems:
            click.echo(problem, err=True)
        count = len(result.problems)
        click.echo(f"{folder}: {result.items} items, {count or 'no'} problems.")
    sys.exit(1 if result.problems else 0)
