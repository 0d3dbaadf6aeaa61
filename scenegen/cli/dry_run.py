"""`scenegen build --dry-run`: all labels and the plan, and not one picture."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from scenegen.cli.output import INTERRUPTED, Output, fail

if TYPE_CHECKING:
    from scenegen.cli.progress import ShowProgress
    from scenegen.dataset.dry_run import DrawCost, DryRunResult, ItemCell
    from scenegen.dataset.plan import Plan, Shard
    from scenegen.generation.generator import OpenGenerator

FEW = 12
"""Answers that are listed one by one; of more, only how often they come."""

WRONG = 20
"""Labels that are listed one by one when a second solution misses them."""


def dry_run(
    plan: Plan,
    part: Sequence[Shard],
    *,
    workers: int,
    output: Output,
    generator: OpenGenerator | None = None,
) -> None:
    """Make, check and count all labels.

    Args:
        plan: of the data set.
        part: shards of it.
        workers: processes.
        output: how the end is printed.
        generator: where items are made; the real one when None.

    Raises:
        SystemExit: with code 1 when a label fails, a second solution misses one, or
            right letters are uneven.
    """
    from scenegen.cli.progress import bar
    from scenegen.dataset.dry_run import count_labels, measure
    from scenegen.generation.generator import open_generator

    generator = generator or open_generator
    begin, pace = perf_counter(), _Pace()
    try:
        with bar("Labels", is_quiet=output.is_silent) as show:
            found = count_labels(
                plan,
                shards=part,
                workers=workers,
                on_progress=pace.watching(show),
                generator=generator,
            )
        seconds = pace.seconds(begin, perf_counter())
        samples = measure(plan, generator=generator)
    except KeyboardInterrupt:
        click.echo("\nStopped; a dry run writes nothing.", err=True)
        sys.exit(INTERRUPTED)
    summary = {
        **summary_of(plan, found),
        **_estimate(plan, part, samples, seconds=seconds, workers=workers),
    }
    output.end(summary, "\n".join(_lines(summary)))
    if found.wrong:
        _print_wrong(found.wrong)
    if found.failures:
        fail(found.failures, plan, output)
    uneven = _uneven(summary["questions"]) if len(part) == len(plan.shards) else []
    for line in uneven:
        click.echo(line, err=True)
    if found.wrong or uneven:
        sys.exit(1)


class _Pace:
    """How long labels take, without what is compiled before the first of them."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._first: tuple[float, int] | None = None
        self._done = 0

    def watching(self, show: ShowProgress) -> Callable[[int, int], None]:
        """The same progress, and a note of when the first labels were there."""

        def watch(done: int, total: int) -> None:
            self._done = done
            if done and self._first is None:
                self._first = perf_counter(), done
            show(done, total)

        return watch

    def seconds(self, begin: float, end: float) -> float:
        """For all labels; with what is compiled where all were there at once."""
        since, first = self._first or (begin, 0)
        if self._done <= first:
            return end - begin
        return min((end - since) * self._done / (self._done - first), end - begin)


def summary_of(plan: Plan, found: DryRunResult) -> dict[str, Any]:
    """What was counted, as JSON has it.

    `facts_digest` and the digests under `shards` are those that a build would write
    into the manifest and the footers; the first is None where shards are missing.
    """
    from scenegen.dataset.build import acceptance

    cells = sorted(found.cells.items(), key=lambda pair: _place(plan, pair[0]))
    items: Counter[str] = Counter()
    for cell, count in cells:
        items[f"{cell.config}/{cell.split}"] += count
    order = [each.label for each in plan.recipe.series]
    return {
        "recipe": plan.recipe.name,
        "digest": plan.digest,
        "facts_digest": found.facts_digest(plan),
        "shards": {str(shard.path): digest for shard, digest in found.digests.items()},
        "items": dict(items),
        "questions": _questions(plan, cells),
        "attempts": found.total.attempts,
        "acceptance": acceptance(found.total.attempts, found.total.tally),
        "series": {
            name: {
                "attempts": each.attempts,
                "acceptance": acceptance(each.attempts, each.tally),
            }
            for name, each in sorted(
                found.series.items(), key=lambda pair: order.index(pair[0])
            )
        },
        "failures": [failure.message for failure in found.failures],
        "wrong": list(found.wrong),
    }


def _place(plan: Plan, cell: ItemCell) -> tuple[object, ...]:
    """Series as in the recipe, splits by their bands; the rest by name."""
    order = [(shard.series, shard.split) for shard in plan.shards]
    return order.index((cell.series, cell.split)), cell


def _questions(
    plan: Plan, cells: Sequence[tuple[ItemCell, int]]
) -> list[dict[str, Any]]:
    """Counts of each kind of question, by split of every series."""
    controls = {each.label: each.control for each in plan.recipe.series}
    groups: dict[tuple[str, ...], dict[str, Counter[str]]] = {}
    for cell, count in cells:
        letters = Counter(dict.fromkeys("ABCDEFGH"[: cell.options], 0))
        group = groups.setdefault(
            (cell.config, cell.series, cell.split, cell.kind),
            {"answers": Counter(), "letters": letters, "variants": Counter()},
        )
        group["answers"][cell.answer] += count
        group["letters"][cell.letter] += count
        if cell.variant:
            group["variants"][cell.variant] += count
    return [
        {
            **dict(zip(("config", "series", "split", "kind"), names, strict=True)),
            "control": controls[names[1]],
            "items": group["letters"].total(),
            **{name: dict(counts) for name, counts in group.items()},
        }
        for names, group in groups.items()
    ]


def _uneven(questions: Sequence[Mapping[str, Any]]) -> list[str]:
    """Kinds of honest questions whose right letters are more uneven than by chance."""
    from scenegen.verification.statistics import are_uneven

    return [
        f"{each['series']}, split {each['split']}, kind {each['kind']}: right letters "
        f"are uneven ({_counts(each['letters'])})"
        for each in questions
        if not each["control"]
        and are_uneven(each["letters"], each["letters"], groups=len(questions))
    ]


def _estimate(
    plan: Plan,
    part: Sequence[Shard],
    samples: Mapping[tuple[str, str], DrawCost],
    *,
    seconds: float,
    workers: int,
) -> dict[str, Any]:
    """Time and size of the real build, from one unit of each task and renderer."""
    from scenegen.generation.renderer_assignment import renderer_of
    from scenegen.records.item import Address

    recipe, drawing, size = plan.recipe, 0.0, 0
    tasks = {each.label: each.task for each in recipe.series}
    for shard in part:
        for index in range(shard.start, shard.stop):
            address = Address(recipe.seed, shard.split, shard.series, index)
            renderer = renderer_of(recipe.renderer, address)
            sample = samples[tasks[shard.series], renderer]
            drawing += sample.draw_s
            size += sample.bytes_per_item
    return {
        "seconds_for_labels": round(seconds, 2),
        "seconds_estimated": round(seconds + drawing / workers),
        "bytes_estimated": size,
    }


def _lines(summary: Mapping[str, Any]) -> Iterator[str]:
    yield f"Recipe {summary['recipe']}: nothing was written."
    for config_split, items in summary["items"].items():
        yield f"  {config_split}: {items} items"
        for each in summary["questions"]:
            if f"{each['config']}/{each['split']}" == config_split:
                yield from _question_lines(each)
    yield "  scenes tried:"
    for name, series in summary["series"].items():
        shares = sorted(series["acceptance"].items(), key=lambda pair: -pair[1])
        text = ", ".join(f"{reason} {100 * share:.1f} %" for reason, share in shares)
        yield f"    {name} {series['attempts']}: {text}"
    labels = summary["seconds_for_labels"] / 60
    minutes = summary["seconds_estimated"] / 60
    megabytes = summary["bytes_estimated"] / 1e6
    yield (
        f"  labels took {labels:.1f} min; a build takes about {minutes:.1f} min and "
        f"{megabytes:.0f} MB"
    )


def _question_lines(each: Mapping[str, Any]) -> Iterator[str]:
    name = "" if each["series"] == each["config"] else f"{each['series']}, "
    yield f"    {name}{each['kind']} {each['items']}: {_answers(each['answers'])}"
    if each["variants"]:
        yield f"      shown as {_counts(each['variants'])}"
    if not each["control"]:
        yield f"      letters {_counts(each['letters'])}"


def _answers(answers: Mapping[str, int]) -> str:
    if len(answers) <= FEW:
        return _counts(answers)
    low, high = min(answers.values()), max(answers.values())
    return f"{len(answers)} answers, each {low} to {high} times"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _print_wrong(wrong: Sequence[str]) -> None:
    click.echo("", err=True)
    for line in wrong[:WRONG]:
        click.echo(line, err=True)
    click.echo(
        f"{len(wrong)} labels are missed by a second solution. That is a mistake in "
        "the program: look at an item with `scenegen preview`, and report its id.",
        err=True,
    )
