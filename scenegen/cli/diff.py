"""`scenegen diff`: what was added, removed and changed between two data sets."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from scenegen.cli.options import examples
from scenegen.cli.output import INTERRUPTED

DIFFERS, UNUSABLE = 1, 2
"""Exit codes: something differs; one of both cannot be read."""

side_type = click.Path(exists=True, path_type=Path)


@click.command(
    short_help="Say what differs between two data sets or locks.",
    epilog=examples(
        "scenegen diff out/old out/new",
        "scenegen diff splits.lock.json out/new --json",
    ),
)
@click.argument("a", type=side_type)
@click.argument("b", type=side_type)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=20,
    help="Differences of one subject that are listed one by one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing; the exit code says it.")
def diff(a: Path, b: Path, limit: int, as_json: bool, quiet: bool) -> None:
    """Say what differs between the data sets A and B.

    Each is the folder of a finished data set, its manifest.json, or a lock. Two folders
    are compared down to their pictures, a folder and a lock down to every label, a
    manifest by the digests that it names.

    Exit codes: 0 the same; 1 something differs; 2 wrong usage, or one cannot be read.
    """
    from scenegen.cli.progress import bar
    from scenegen.errors import ScenegenError
    from scenegen.locking.comparison import compare
    from scenegen.locking.report import lines

    try:
        with bar("Reading", is_quiet=as_json or quiet) as show:
            found = compare(a, b, limit=limit, on_progress=show)
    except ScenegenError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(UNUSABLE)
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
        sys.exit(INTERRUPTED)
    if as_json:
        plain = {"a": str(a), "b": str(b), **found.plain()}
        click.echo(json.dumps(plain, sort_keys=True))
    elif not quiet:
        click.echo(f"{a} and {b} {'differ' if found else 'are the same'}.")
        for line in lines(found):
            click.echo(line)
    sys.exit(DIFFERS if found else 0)
