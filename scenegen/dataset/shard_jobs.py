"""One loop over shards, shared by build, redraw, dry run and verification.

What differs between them is a `ShardJob`: what a worker does with one shard. Processes,
progress, failures and the order of results are handled here, once.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from scenegen.dataset.plan import Plan, Shard, in_order
from scenegen.dataset.pool import Tick, WorkerLost, run_jobs
from scenegen.errors import ScenegenError
from scenegen.generation.generator import ItemGenerator, OpenGenerator
from scenegen.records.item import Address

_LOG = logging.getLogger(__name__)

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

Progress = Callable[[int, int], None]
"""Takes how many items are finished, and how many there are to do."""


class ShardJob(Protocol[Result_co]):
    """What a worker does with each shard; pickled once for every worker."""

    @property
    def plan(self) -> Plan:
        """The plan that the shards belong to."""
        ...

    @property
    def draws(self) -> bool:
        """Whether pictures are drawn, so that every renderer has to be there."""
        ...

    def run(self, shard: Shard, generator: ItemGenerator, tick: Tick) -> Result_co:
        """Do it with one shard.

        Args:
            shard: of the plan.
            generator: of the plan's recipe, open as long as the worker lives.
            tick: to be called with the number of items that are finished.

        Raises:
            ItemFailure: when an item fails; only its shard is given up.
            ScenegenError: anything that ends the whole run, such as a full disk.
        """
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that was given up.

    Attributes:
        shard: which.
        address: the item that failed.
        message: what went wrong there.
        is_bug: an error of the program; `message` then holds the traceback.
    """

    shard: Shard
    address: Address
    message: str
    is_bug: bool = False

    @classmethod
    def of(cls, shard: Shard, failure: ItemFailure) -> Failure:
        """The failure of a shard, with the address in its message."""
        cause = failure.__cause__
        is_bug = not isinstance(cause, ScenegenError)
        text = "".join(traceback.format_exception(cause)) if is_bug else str(cause)
        where = str(failure.address)
        message = text if where in text else f"{where}: {text}"
        return cls(shard, failure.address, message, is_bug)


class ItemFailure(Exception):
    """An item that could not be made; `__cause__` says why."""

    def __init__(self, address: Address) -> None:
        """Keep the address."""
        super().__init__(str(address))
        self.address = address


@contextmanager
def failing_at(address: Address) -> Iterator[None]:
    """Any error inside becomes the failure of one item.

    A library that cannot be loaded, or memory that is used up, is that of all items.

    Raises:
        ItemFailure: from that error.
    """
    try:
        yield
    except (ImportError, MemoryError):
        raise
    except Exception as error:
        raise ItemFailure(address) from error


def run_shards(
    job: ShardJob[Result],
    shards: Collection[Shard],
    *,
    workers: int,
    on_progress: Progress,
    on_result: Callable[[Result], None] = lambda result: None,
    generator: OpenGenerator,
) -> tuple[Failure, ...]:
    """Do a job with some shards of its plan; no process starts when there are none.

    Args:
        job: what is done.
        shards: of the plan.
        workers: processes, at most.
        on_progress: called again and again.
        on_result: called with the result of every shard that did not fail, in the order
            of the plan.
        generator: opens the generator of a worker.

    Returns:
        The failures, in the order of the plan.

    Raises:
        ScenegenError: when no worker could begin, when one died, or what ends the run.
    """
    todo = in_order(job.plan, set(shards))
    if not todo:
        return ()
    total = sum(shard.items for shard in todo)
    _LOG.info("%s: %d shards, %d workers", _named(job.plan), len(todo), workers)
    failures: list[Failure] = []
    results = run_jobs(
        partial(_session, job, generator),
        todo,
        workers=workers,
        on_progress=lambda counts: on_progress(sum(counts), total),
    )
    with closing(results), _naming_items(job.plan, todo):
        for number, (shard, result) in enumerate(zip(todo, results, strict=True), 1):
            how = "failed" if isinstance(result, Failure) else "done"
            _LOG.info("%s %s (%d of %d)", shard.path, how, number, len(todo))
            if isinstance(result, Failure):
                failures.append(result)
            else:
                on_result(result)
    return tuple(failures)


@contextmanager
def _naming_items(plan: Plan, shards: tuple[Shard, ...]) -> Iterator[None]:
    """Say over which item a worker died.

    Raises:
        ScenegenError: that one died.
    """
    try:
        yield
    except WorkerLost as lost:
        where = ""
        if lost.job is not None:
            shard = shards[lost.job]
            index = min(shard.start + lost.done, shard.stop - 1)
            address = Address(plan.recipe.seed, shard.split, shard.series, index)
            where = f" at item {address} or its twin, of {shard.path}"
        raise ScenegenError(
            f"{lost}{where}. {lost.remedy} Finished shards are kept."
        ) from lost


def _named(plan: Plan) -> str:
    """A plan, as a log names it."""
    recipe, assets = plan.recipe, plan.catalogue_digest[:12]
    return (
        f"recipe '{recipe.name}', seed {recipe.seed}, digest {plan.digest[:12]}, "
        f"assets {assets}, {plan.items} items in {len(plan.shards)} shards"
    )


@contextmanager
def _session(
    job: ShardJob[Result], generator: OpenGenerator
) -> Iterator[Callable[[Shard, Tick], Result | Failure]]:
    """What a worker opens once."""
    with generator(job.plan.recipe, draws=job.draws) as opened:
        yield partial(_run_shard, job, opened)


def _run_shard(
    job: ShardJob[Result], generator: ItemGenerator, shard: Shard, tick: Tick
) -> Result | Failure:
    try:
        return job.run(shard, generator, tick)
    except ItemFailure as failure:
        return Failure.of(shard, failure)
