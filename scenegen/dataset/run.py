"""Build a data set: what is missing, on as many processes as there are."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from scenegen.dataset.files import check_writable, sweep
from scenegen.dataset.images import encode
from scenegen.dataset.mending import set_aside
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.dataset.shards import (
    Footer,
    ItemFailure,
    Ledger,
    finished,
    shard_facts,
    write_shard,
)
from scenegen.dataset.studio import OpenStudio, open_studio
from scenegen.errors import ScenegenError
from scenegen.records.facts import Address


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that could not be made.

    Attributes:
        shard: which.
        address: the item at which it ended.
        message: what went wrong there.
        is_bug: not the user's to mend; `message` then holds the traceback.
    """

    shard: Shard
    address: Address
    message: str
    is_bug: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    Attributes:
        built: shards made now, in the order of the plan.
        kept: shards that were there before.
        missing: shards of the plan that are still to be made.
        failures: why.
    """

    built: tuple[Shard, ...]
    kept: tuple[Shard, ...]
    missing: tuple[Shard, ...]
    failures: tuple[Failure, ...]

    @property
    def items(self) -> int:
        """Rows made now."""
        return sum(shard.items for shard in self.built)


@dataclass(frozen=True, slots=True)
class Job:
    """One shard that is to be written below a folder."""

    shard: Shard
    folder: Path


@dataclass(slots=True)
class Census:
    """What a dry run counted.

    Attributes:
        items: labels made, by (series, split).
        answers: right letters, by series.
        attempts: scenes tried.
        tally: why scenes were thrown away.
        failures: units that could not be filled.
    """

    items: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    attempts: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)


Progress = Callable[[int], None]
"""Told how many items are finished so far in this run."""


def build(
    plan: Plan,
    folder: Path,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda items: None,
    studio: OpenStudio = open_studio,
) -> Report:
    """Make the shards that are missing or damaged; what is finished stays as it is.

    Raises:
        ShardError: when the folder holds another data set.
        OutputError: when the folder takes no more; finished shards stay.
        RecipeError, AssetError, RenderError: when no worker could begin.
    """
    check_writable(folder)
    sweep(folder)
    set_aside(plan, folder)
    done = finished(plan, folder)
    todo = [Job(shard, folder) for shard in shards if shard not in done]
    failures: list[Failure] = []
    built: list[Shard] = []
    if todo:
        session = partial(building, plan, studio)
        receipts = run_jobs(session, todo, workers=workers, on_progress=on_progress)
        try:
            with closing(receipts):
                for receipt in receipts:
                    _sort(receipt, built, failures)
        finally:
            sweep(folder)
    # Another machine may have built its part of the plan meanwhile.
    there = finished(plan, folder)
    return Report(
        built=tuple(shard for shard in plan.shards if shard in built),
        kept=tuple(shard for shard in plan.shards if shard in done),
        missing=tuple(shard for shard in plan.shards if shard not in there),
        failures=tuple(
            sorted(failures, key=lambda failure: plan.shards.index(failure.shard))
        ),
    )


def _sort(
    receipt: Footer | Failure, built: list[Shard], failures: list[Failure]
) -> None:
    if isinstance(receipt, Failure):
        failures.append(receipt)
    else:
        built.append(receipt.shard)


@contextmanager
def building(
    plan: Plan, studio: OpenStudio
) -> Iterator[Callable[[Job, Tick], Footer | Failure]]:
    """A worker's session that writes shards."""
    with studio(plan.recipe) as opened:

        def run(job: Job, tick: Tick) -> Footer | Failure:
            with_tick = partial(write_shard, studio=opened, tick=tick)
            return guarded(job.shard, partial(with_tick, plan, job.shard, job.folder))

        yield run


def guarded(shard: Shard, work: Callable[[], Footer]) -> Footer | Failure:
    """A failing item fails its shard, not the run; a full disk fails the run.

    Raises:
        OutputError: when the folder takes no more.
    """
    try:
        return work()
    except ItemFailure as failure:
        cause = failure.__cause__
        is_bug = not isinstance(cause, ScenegenError)
        told = "".join(traceback.format_exception(cause)) if is_bug else str(cause)
        where = str(failure.address)
        message = told if where in told else f"{where}: {told}"
        return Failure(shard, failure.address, message, is_bug)


def count_labels(
    plan: Plan,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda items: None,
    studio: OpenStudio = open_studio,
) -> Census:
    """Make the labels of shards and forget them: counts, acceptance, failures."""
    census = Census()
    session = partial(counting, plan, studio)
    receipts = run_jobs(session, shards, workers=workers, on_progress=on_progress)
    with closing(receipts):
        for receipt in receipts:
            if isinstance(receipt, Failure):
                census.failures.append(receipt)
            else:
                _add(census, receipt)
    return census


def _add(census: Census, footer: Footer) -> None:
    shard = footer.shard
    census.items[shard.series, shard.split] += shard.items
    for letter, count in footer.answers.items():
        census.answers[shard.series, letter] += count
    census.attempts += footer.attempts
    census.tally.update(footer.tally)


@contextmanager
def counting(
    plan: Plan, studio: OpenStudio
) -> Iterator[Callable[[Shard, Tick], Footer | Failure]]:
    """A worker's session that makes labels only."""
    with studio(plan.recipe, draws=False) as opened:

        def count(shard: Shard, tick: Tick) -> Footer:
            ledger = Ledger(plan.recipe.truth_size)
            for facts in shard_facts(plan, shard, opened, ledger=ledger):
                ledger.note(facts)
                tick(len(ledger.ids))
            return ledger.footer(plan, shard)

        def run(shard: Shard, tick: Tick) -> Footer | Failure:
            return guarded(shard, partial(count, shard, tick))

        yield run


class Sample(NamedTuple):
    """What drawing and encoding one item takes.

    Attributes:
        draw_s: seconds on one processor.
        bytes_per_item: of all its pictures.
    """

    draw_s: float
    bytes_per_item: int


def measure(plan: Plan, *, studio: OpenStudio = open_studio) -> Sample:
    """Draw the first item of a plan, to estimate what all of them take.

    Raises:
        SamplingError, RenderError: when it cannot be made.
    """
    session = partial(sampling, plan, studio)
    jobs = [plan.shards[0]]
    receipts = run_jobs(session, jobs, workers=1, on_progress=lambda items: None)
    with closing(receipts):
        sample: Sample = next(receipts)
        return sample


@contextmanager
def sampling(
    plan: Plan, studio: OpenStudio
) -> Iterator[Callable[[Shard, Tick], Sample]]:
    """A worker's session that draws one item for the clock."""
    with studio(plan.recipe) as opened:

        def run(shard: Shard, tick: Tick) -> Sample:
            made = opened.make(shard.series, shard.split, shard.units[0])
            # The first item pays for compiling and for reading textures.
            opened.draw(made.twins[0])
            begin = perf_counter()
            frames = opened.draw(made.twins[1])
            sizes = [
                len(encode(frame.rgb, plan.recipe.image)) for frame in frames.values()
            ]
            tick(1)
            return Sample(perf_counter() - begin, sum(sizes))

        yield run


def acceptance(attempts: int, tally: Mapping[str, int]) -> dict[str, float]:
    """Share of the attempts that each reason rejected, and that were kept."""
    if not attempts:
        return {}
    kept = attempts - sum(tally.values())
    shares = {"kept": kept, **tally}
    return {reason: round(count / attempts, 4) for reason, count in shares.items()}
