"""Build a data set: what is missing, on as many processes as there are."""

import traceback
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from scenegen.dataset.damaged_shards import set_aside
from scenegen.dataset.files import check_writable, sweep
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.dataset.shards import Footer, ItemFailure, finished, write_shard
from scenegen.errors import ScenegenError
from scenegen.generation.generator import OpenGenerator, open_generator
from scenegen.records.item import Address


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
class BuildReport:
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


Receipt = TypeVar("Receipt")

Progress = Callable[[int], None]
"""Told how many items are finished so far in this run."""


def build(
    plan: Plan,
    folder: Path,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda items: None,
    generator: OpenGenerator = open_generator,
) -> BuildReport:
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
    receipts: list[Footer | Failure] = []
    if todo:
        session = partial(building, plan, generator)
        running = run_jobs(session, todo, workers=workers, on_progress=on_progress)
        try:
            with closing(running):
                receipts.extend(running)
        finally:
            sweep(folder)
    # Another machine may have built its part of the plan meanwhile.
    return in_order(plan, receipts, kept=done, there=finished(plan, folder))


def in_order(
    plan: Plan,
    receipts: Sequence[Footer | Failure],
    *,
    kept: Container[Shard],
    there: Container[Shard],
) -> BuildReport:
    """The report of a run, its shards in the order of the plan.

    Args:
        plan: of the data set.
        receipts: of the shards that were worked on.
        kept: shards that were finished before.
        there: shards that are finished now, whoever made them.
    """
    built = [each.shard for each in receipts if not isinstance(each, Failure)]
    failures = [each for each in receipts if isinstance(each, Failure)]
    return BuildReport(
        built=tuple(shard for shard in plan.shards if shard in built),
        kept=tuple(shard for shard in plan.shards if shard in kept),
        missing=tuple(shard for shard in plan.shards if shard not in there),
        failures=tuple(
            sorted(failures, key=lambda failure: plan.shards.index(failure.shard))
        ),
    )


@contextmanager
def building(
    plan: Plan, generator: OpenGenerator
) -> Iterator[Callable[[Job, Tick], Footer | Failure]]:
    """A worker's session that writes shards."""
    with generator(plan.recipe) as opened:

        def run(job: Job, tick: Tick) -> Footer | Failure:
            with_tick = partial(write_shard, generator=opened, tick=tick)
            return guarded(job.shard, partial(with_tick, plan, job.shard, job.folder))

        yield run


def guarded(shard: Shard, work: Callable[[], Receipt]) -> Receipt | Failure:
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


def acceptance(attempts: int, tally: Mapping[str, int]) -> dict[str, float]:
    """Share of the attempts that each reason rejected, and that were kept."""
    if not attempts:
        return {}
    kept = attempts - sum(tally.values())
    shares = {"kept": kept, **tally}
    return {reason: round(count / attempts, 4) for reason, count in shares.items()}
