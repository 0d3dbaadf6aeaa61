"""How the end of a long run is told: as one line, as JSON, or as what failed."""

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenegen.dataset.build import Failure
    from scenegen.dataset.plan import Plan

TOLD = 5
"""Failures that are told at length; of all others the address is."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it."""


class Show:
    """How the end of a run is told."""

    def __init__(self, *, as_json: bool, quiet: bool, again: str) -> None:
        """Keep how, and the words of a command line that mean the same items."""
        self.as_json = as_json
        self.quiet = quiet
        self.again = again

    @property
    def is_silent(self) -> bool:
        """Whether no bar is wanted."""
        return self.as_json or self.quiet

    def end(self, summary: Mapping[str, object], text: str) -> None:
        """One JSON object, or one line."""
        if self.as_json:
            click.echo(json.dumps(summary, sort_keys=True))
        elif not self.quiet:
            click.echo(text)


def fail(failures: "Sequence[Failure]", plan: "Plan", show: Show) -> NoReturn:
    """Say what failed and how to see it alone, and end with exit code 1."""
    for failure in failures[:TOLD]:
        at = failure.address
        alone = f"--series {at.series} --split {at.split} --index {at.index}"
        click.echo(f"\n{failure.shard.path} was not built:", err=True)
        click.echo(failure.message.rstrip(), err=True)
        click.echo(f"This item alone: scenegen preview {show.again} {alone}", err=True)
    if len(failures) > TOLD:
        rest = ", ".join(str(failure.address) for failure in failures[TOLD:])
        click.echo(f"\nLikewise: {rest}", err=True)
    number = len(failures)
    click.echo(
        f"\n{number} of {len(plan.shards)} shards failed; all others are kept. After "
        "mending the cause, run the same command again. A changed recipe needs another "
        "--out.",
        err=True,
    )
    sys.exit(1)
