"""A dry run: all labels are made, answered a second time, counted and forgotten."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import NamedTuple

from scenegen.dataset.build import Failure, Progress, guarded
from scenegen.dataset.images import encode
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.dataset.shards import making, shard_units
from scenegen.generation import controls
from scenegen.generation.generator import (
    ItemGenerator,
    OpenGenerator,
    open_generator,
    wrong_answer,
)
from scenegen.generation.renderer_assignment import LARGEST_BLOCK, renderer_of
from scenegen.records.item import Address, Facts
from scenegen.tasks import kind_of


class ItemCell(NamedTuple):
    """What items are counted by.

    Attributes:
        config, series, split: where an item lives.
        kind, variant: of its question.
        answer: what the right option says.
        letter: of the right option.
        options: how many there are.
    """

    config: str
    series: str
    split: str
    kind: str
    variant: str
    answer: str
    letter: str
    options: int


@dataclass(slots=True)
class SamplingCost:
    """How many scenes it took.

    Attributes:
        attempts: scenes tried.
        tally: why scenes were thrown away.
    """

    attempts: int = 0
    tally: Counter[str] = field(default_factory=Counter)

    def add(self, other: "SamplingCost") -> None:
        """Add another one."""
        self.attempts += other.attempts
        self.tally.update(other.tally)


@dataclass(slots=True)
class ShardCount:
    """What a worker counted in one shard.

    Attributes:
        shard: which.
        cells: items.
        made: how many scenes they took.
        wrong: one line for every item that a second solution misses.
    """

    shard: Shard
    cells: Counter[ItemCell] = field(default_factory=Counter)
    made: SamplingCost = field(default_factory=SamplingCost)
    wrong: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DryRunResult:
    """What a dry run counted.

    Attributes:
        cells: items.
        series: how many scenes each series took.
        wrong: one line for every item that a second solution misses.
        failures: units that could not be filled.
    """

    cells: Counter[ItemCell] = field(default_factory=Counter)
    series: defaultdict[str, SamplingCost] = field(
        default_factory=lambda: defaultdict(SamplingCost)
    )
    wrong: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def together(self) -> SamplingCost:
        """How many scenes all series took."""
        total = SamplingCost()
        for each in self.series.values():
            total.add(each)
        return total


def count_labels(
    plan: Plan,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda items: None,
    generator: OpenGenerator = open_generator,
) -> DryRunResult:
    """Make the labels of shards and forget them; memory does not grow with them."""
    census = DryRunResult()
    session = partial(counting, plan, generator)
    receipts = run_jobs(session, shards, workers=workers, on_progress=on_progress)
    with closing(receipts):
        for receipt in receipts:
            if isinstance(receipt, Failure):
                census.failures.append(receipt)
                continue
            census.cells.update(receipt.cells)
            census.series[receipt.shard.series].add(receipt.made)
            census.wrong += receipt.wrong
    census.failures.sort(key=lambda failure: plan.shards.index(failure.shard))
    census.wrong.sort()
    return census


@contextmanager
def counting(
    plan: Plan, generator: OpenGenerator
) -> Iterator[Callable[[Shard, Tick], ShardCount | Failure]]:
    """A worker's session that makes labels only."""
    with generator(plan.recipe, draws=False) as opened:

        def run(shard: Shard, tick: Tick) -> ShardCount | Failure:
            return guarded(shard, partial(_count, plan, shard, opened, tick))

        yield run


def _count(
    plan: Plan, shard: Shard, generator: ItemGenerator, tick: Tick
) -> ShardCount:
    count = ShardCount(shard)
    for made in shard_units(plan, shard, generator):
        count.made.add(SamplingCost(sum(made.tally.values()) + 1, Counter(made.tally)))
        for facts, honest in made.pairs:
            if not shard.start <= facts.address.index < shard.stop:
                continue
            count.cells[cell_of(facts, shard.config)] += 1
            with making(facts.address):
                count.wrong += wrong_label(facts, honest, generator)
            tick(count.cells.total())
    return count


def wrong_label(facts: Facts, honest: Facts, generator: ItemGenerator) -> Iterator[str]:
    """How the second solver, or the rule of a control, misses an item."""
    wrong = wrong_answer(honest, generator.solve)
    if wrong:
        yield f"{facts.address.id}: the second solver {wrong}"
    spoilt = controls.amiss(facts)
    if spoilt:
        yield f"{facts.address.id}: {spoilt}"


def cell_of(facts: Facts, config: str) -> ItemCell:
    """Where an item is counted."""
    address, question = facts.address, facts.question
    return ItemCell(
        config=config,
        series=address.series,
        split=address.split,
        kind=question.kind,
        variant=question.variant,
        answer=kind_of(question).plain_answer(question.options[question.answer_index]),
        letter=question.letter,
        options=len(question.options),
    )


class TimedItem(NamedTuple):
    """An item that is drawn for the clock.

    Attributes:
        task: that it asks.
        renderer: that draws it.
        address: of the first item of both.
    """

    task: str
    renderer: str
    address: Address


class DrawCost(NamedTuple):
    """What drawing and encoding one item takes.

    Attributes:
        draw_s: seconds on one processor.
        bytes_per_item: of all its pictures.
    """

    draw_s: float
    bytes_per_item: int


def measure(
    plan: Plan, *, generator: OpenGenerator = open_generator
) -> dict[tuple[str, str], DrawCost]:
    """Draw one unit of every task by every renderer, to estimate what all of them take.

    Returns:
        Samples by (task, renderer).

    Raises:
        SamplingError, RenderError: when it cannot be made.
    """
    session = partial(sampling, plan, generator)
    receipts = run_jobs(
        session, list(trials(plan)), workers=1, on_progress=lambda items: None
    )
    with closing(receipts):
        return dict(receipts)


def trials(plan: Plan) -> Iterator[TimedItem]:
    """What is drawn for the clock: all pairs of a task and a renderer."""
    recipe = plan.recipe
    tasks = {each.label: each.task for each in recipe.series}
    first: dict[str, Shard] = {}
    for shard in plan.shards:
        first.setdefault(tasks[shard.series], shard)
    for task, shard in first.items():
        for renderer in recipe.renderer:
            # Of the first block, since the split may be shorter than that.
            items = (
                Address(recipe.seed, shard.split, shard.series, 2 * unit)
                for unit in range(LARGEST_BLOCK)
            )
            mine = (
                each for each in items if renderer_of(recipe.renderer, each) == renderer
            )
            yield TimedItem(task, renderer, next(mine))


@contextmanager
def sampling(
    plan: Plan, generator: OpenGenerator
) -> Iterator[Callable[[TimedItem, Tick], tuple[tuple[str, str], DrawCost]]]:
    """A worker's session that draws one item for the clock."""
    with generator(plan.recipe) as opened:

        def run(trial: TimedItem, tick: Tick) -> tuple[tuple[str, str], DrawCost]:
            at = trial.address
            made = opened.make(at.series, at.split, at.unit)
            # The first item pays for compiling and for reading textures.
            opened.draw(made.twins[0])
            begin = perf_counter()
            frames = opened.draw(made.twins[1])
            sizes = [
                len(encode(frame.rgb, plan.recipe.image)) for frame in frames.values()
            ]
            tick(1)
            sample = DrawCost(perf_counter() - begin, sum(sizes))
            return (trial.task, trial.renderer), sample

        yield run
