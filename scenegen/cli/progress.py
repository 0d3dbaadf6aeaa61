"""How far a run is: a bar on a terminal, and elsewhere a plain line now and then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from rich.console import Console

LINE_EVERY_S = 30.0
"""Seconds between two plain lines; what takes less prints none."""


class ShowProgress(Protocol):
    """Says how far a run is."""

    def __call__(self, done: int, total: int | None = None, now: str = "") -> None:
        """Show how many items are finished.

        Args:
            done: so far.
            total: in all, where it was not known before.
            now: what is being done with them, where that changes.
        """
        ...


@contextmanager
def bar(
    title: str, total: int | None = None, *, is_quiet: bool, unit: str = "items"
) -> Iterator[ShowProgress]:
    """A bar, or plain lines, and the function that moves it.

    Args:
        title: what is being done.
        total: items in all, where that is known.
        is_quiet: show nothing anywhere.
        unit: what is counted; "bytes" are shown as megabytes.
    """
    from rich.console import Console

    from scenegen.kernels.compiling import keep_silent

    console = Console(stderr=True)
    if is_quiet:
        keep_silent()
        yield lambda done, total=None, now="": None
    elif console.is_terminal:
        with _terminal_bar(console, title, total, unit) as show:
            yield show
    else:
        yield _PlainLines(title, total, unit)


@contextmanager
def _terminal_bar(
    console: Console, title: str, total: int | None, unit: str
) -> Iterator[ShowProgress]:
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn() if unit == "bytes" else MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
        console=console,
        transient=True,
        speed_estimate_period=120.0,
    )
    task = progress.add_task(title, total=total, rate="", now="")

    def show(done: int, total: int | None = None, now: str = "") -> None:
        speed = progress.tasks[task].speed
        rate = _rate(speed, unit) if speed else ""
        progress.update(task, completed=done, total=total, rate=rate, now=now)

    with progress:
        yield show


class _PlainLines:
    """A line on standard error at times, for logs of batch systems and of CI."""

    def __init__(self, title: str, total: int | None, unit: str) -> None:
        """Nothing is printed before `LINE_EVERY_S` have passed."""
        self._title, self._total, self._unit = title, total, unit
        self._begin = self._last = monotonic()
        self._before: int | None = None
        self._first: tuple[float, int] | None = None

    def __call__(self, done: int, total: int | None = None, now: str = "") -> None:
        """See `ShowProgress`."""
        self._total = self._total if total is None else total
        at = monotonic()
        if self._before is None:
            self._before = done
        elif self._first is None and done > self._before:
            # What was there before says nothing of the speed, and neither does the
            # time until then: kernels may have been compiled.
            self._first = at, done
        if at - self._last >= LINE_EVERY_S:
            self._last = at
            click.echo(self._line(done, at - self._begin, now), err=True)

    def _line(self, done: int, seconds: float, now: str) -> str:
        parts = [f"{self._title}: {_counted(done, self._total, self._unit)}"]
        parts.append(f"{_time(seconds)} so far")
        since, first = self._begin, self._before or 0
        if self._first is not None and done > self._first[1]:
            since, first = self._first
        speed = (done - first) / (self._begin + seconds - since)
        if speed > 0:
            parts.append(_rate(speed, self._unit))
            if self._total:
                parts.append(f"about {_time((self._total - done) / speed)} left")
        return ", ".join(parts) + (f"; now {now}" if now else "")


def _counted(done: int, total: int | None, unit: str) -> str:
    """So many of so many."""
    if unit == "bytes":
        shown = f"{done / 1e6:.1f}" + (f" of {total / 1e6:.1f}" if total else "")
        return f"{shown} MB"
    if not total:
        return f"{done} {unit}"
    return f"{done} of {total} {unit} ({100 * done // total} %)"


def _time(seconds: float) -> str:
    """A while, for people."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def _rate(speed: float, unit: str) -> str:
    """How fast it goes, for people."""
    return f"{speed / 1e6:.1f} MB/s" if unit == "bytes" else f"{speed:.1f} {unit}/s"
