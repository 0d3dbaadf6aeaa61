"""`scenegen view`: a finished data set in a browser, from a server of this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scenegen.cli.options import examples, folder_argument, packs_option
from scenegen.cli.output import INTERRUPTED


@click.command(
    short_help="Look at a data set in a browser.",
    epilog=examples(
        "scenegen view out/mv",
        "scenegen view out/mv --port 8080 --no-open",
    ),
)
@folder_argument
@click.option(
    "--port",
    type=click.IntRange(min=0, max=65535),
    default=0,
    metavar="PORT",
    help="Port of this machine; 0 takes a free one.",
)
@click.option("--no-open", is_flag=True, help="Open no browser; print the address.")
@packs_option
def view(folder: Path, port: int, no_open: bool, packs: str | None) -> None:
    """Serve the data set in FOLDER to a browser on this machine, until Ctrl-C.

    Items are found by kind, answer, margin, category and words; each is shown with its
    hidden view, depth, masks, object map, and its room in three dimensions. Nothing is
    loaded from a network, and no other machine is answered.
    """
    import webbrowser

    from scenegen.report.server import ViewServer
    from scenegen.report.service import Service

    with ViewServer(Service(folder), port) as server:
        items = len(server.service.listing.items)
        click.echo(f"{folder}: {items} items at {server.url} until Ctrl-C.")
        sys.stdout.flush()
        server.start_reading()
        if not no_open:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            sys.exit(INTERRUPTED)
