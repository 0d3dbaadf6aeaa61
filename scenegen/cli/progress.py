"""A progress bar with rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class ShowProgress(Protocol):
    """Moves a bar."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Show how many items are finished.

        Args:
            done: so far.
            total: in all, where it was not known before.
        """
        ...


@contextmanager
def bar(
    title: str, total: int | None = None, *, is_quiet: bool, unit: str = "items"
) -> Iterator[ShowProgress]:
    """A bar, and the function that moves it.

    Args:
        title: what is being done.
        total: items in all, where that is known.
        is_quiet: draw nothing even on a terminal.
        unit: what is counted; "bytes" are shown as megabytes.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn() if unit == "bytes" else MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=is_quiet or not console.is_terminal,
        transient=True,
        speed_estimate_period=120.0,
    )
    task = progress.add_task(title, total=total, rate="")

    def show(done: int, total: int | None = None) -> None:
        speed = progress.tasks[task].speed
        rate = _rate(speed, unit) if speed else ""
        progress.update(task, completed=done, total=total, rate=rate)

    with progress:
        yield show


def _rate(speed: float, unit: str) -> str:
    """How fast it goes, for people."""
    return f"{speed / 1e6:.1f} MB/s" if unit == "bytes" else f"{speed:.1f} {unit}/s"
