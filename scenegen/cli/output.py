"""How a long run ends: one line, one JSON object, or what failed and what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from scenegen.dataset.plan import Plan
    from scenegen.dataset.shard_jobs import Failure

IN_FULL = 5
"""Failures that are printed with their messages; of the others the address is."""

PATTERN_CHARACTERS = "[]*?"
"""What `datasets` does not take literally in a path."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it; after SIGTERM it becomes 143."""


@dataclass(frozen=True, slots=True)
class Output:
    """How the end of a run is printed.

    Attributes:
        as_json: as one JSON object.
        quiet: not at all.
        same_items: the words of a command line that name the same items.
    """

    as_json: bool
    quiet: bool
    same_items: str

    @property
    def is_silent(self) -> bool:
        """Whether no progress bar is wanted."""
        return self.as_json or self.quiet

    def end(self, summary: Mapping[str, object], text: str) -> None:
        """Print the end of a run."""
        if self.as_json:
            click.echo(json.dumps(summary, sort_keys=True))
        elif not self.quiet:
            click.echo(text)


def warn_of_patterns(folder: Path) -> None:
    """Say that `datasets` does not find a folder whose path reads as a pattern."""
    found = sorted(set(str(folder.resolve())) & set(PATTERN_CHARACTERS))
    if found:
        click.echo(
            f"Warning: `datasets` takes {' '.join(found)} in the path {folder} for a "
            "pattern, and finds nothing there; give the folder another name.",
            err=True,
        )


def fail(failures: Sequence[Failure], plan: Plan, output: Output) -> NoReturn:
    """Say what failed and how to see it alone, and end with exit code 1."""
    for failure in failures[:IN_FULL]:
        at = failure.address
        alone = f"--series {at.series} --split {at.split} --index {at.index}"
        click.echo(f"\n{failure.shard.path} was not built:", err=True)
        click.echo(failure.message.rstrip(), err=True)
        command = f"scenegen preview {output.same_items} {alone}"
        click.echo(f"This item alone: {command}", err=True)
    if len(failures) > IN_FULL:
        rest = ", ".join(str(failure.address) for failure in failures[IN_FULL:])
        click.echo(f"\nLikewise: {rest}", err=True)
    number = len(failures)
    click.echo(
        f"\n{number} of {len(plan.shards)} shards failed; all others are kept. After "
        "correcting the cause, run the same command again. A changed recipe needs "
        "another --out.",
        err=True,
    )
    sys.exit(1)
