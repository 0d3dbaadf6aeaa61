"""The console that tables are printed on, the same for every command."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

UNBOUNDED = 10_000
"""Columns that no table fills: it is as wide as what it holds."""


def table_console() -> Console:
    """Standard output for tables.

    In a file or another program there is no edge that a line must end at, so nothing
    is wrapped or cut there, unless COLUMNS says how wide it is. Rich would take 80,
    or the width of a terminal that some other stream is.
    """
    from rich.console import Console

    console = Console()
    # Not `is_terminal`, which FORCE_COLOR makes true of files too.
    is_seen = console.file.isatty()
    if not is_seen and not os.environ.get("COLUMNS", "").isdigit():
        console.width = UNBOUNDED
    return console
