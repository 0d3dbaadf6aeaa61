"""A bar with rate and time left where somebody watches, nothing where nobody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(title: str, total: int, *, is_quiet: bool) -> Iterator[Callable[[int], None]]:
    """A function that is told how many items are finished.

    Args:
        title: what is being done.
        total: items in all.
        is_quiet: draw nothing even on a terminal.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
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
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=is_quiet or not console.is_terminal,
        transient=True,
        speed_estimate_period=120.0,
    )
    task = progress.add_task(title, total=total, rate="")

    def show(done: int) -> None:
        speed = progress.tasks[task].speed
        rate = f"{speed:.1f} items/s" if speed else ""
        progress.update(task, completed=done, rate=rate)

    with progress:
        yield show
