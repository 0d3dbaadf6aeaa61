"""A dry run: all labels are made, solved a second time, counted and discarded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import NamedTuple

from scenegen.dataset.images import encode
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.dataset.shard_jobs import Failure, Progress, failing_at, run_shards
from scenegen.dataset.shards import digest_lines, shard_units
from scenegen.generation import controls
from scenegen.generation.generator import (
    ItemGenerator,
    OpenGenerator,
    open_generator,
    wrong_answer,
)
from scenegen.generation.renderer_assignment import LARGEST_BLOCK, renderer_of
from scenegen.records.codec import content_sha256
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
        tally: how often each reason rejected a scene.
    """

    attempts: int = 0
    tally: Counter[str] = field(default_factory=Counter)

    def add(self, other: SamplingCost) -> None:
        """Add another one."""
        self.attempts += other.attempts
        self.tally.update(other.tally)


@dataclass(slots=True)
class ShardCount:
    """What a worker counted in one shard.

    Attributes:
        shard: which.
        cells: items.
        cost: how many scenes they took.
        wrong: one line for every item that a second solution misses.
        contents: the hashes of its facts, in order.
    """

    shard: Shard
    cells: Counter[ItemCell] = field(default_factory=Counter)
    cost: SamplingCost = field(default_factory=SamplingCost)
    wrong: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DryRunResult:
    """What a dry run counted.

    Attributes:
        cells: items.
        series: how many scenes each series took.
        wrong: one line for every item that a second solution misses.
        digests: the facts digest of every shard, as its footer would hold it.
        failures: shards that were given up.
    """

    cells: Counter[ItemCell] = field(default_factory=Counter)
    series: defaultdict[str, SamplingCost] = field(
        default_factory=lambda: defaultdict(SamplingCost)
    )
    wrong: list[str] = field(default_factory=list)
    digests: dict[Shard, str] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    @property
    def total(self) -> SamplingCost:
        """How many scenes all series took."""
        total = SamplingCost()
        for each in self.series.values():
            total.add(each)
        return total

    def add(self, count: ShardCount) -> None:
        """Add one shard."""
        self.cells.update(count.cells)
        self.series[count.shard.series].add(count.cost)
        self.wrong += count.wrong
        self.digests[count.shard] = digest_lines(count.contents)

    def facts_digest(self, plan: Plan) -> str | None:
        """The digest of all facts, as the manifest would hold it; None for a part."""
        if len(self.digests) < len(plan.shards):
            return None
        return digest_lines([self.digests[shard] for shard in plan.shards])


@dataclass(frozen=True, slots=True)
class CountLabels:
    """The job of a dry run: make the labels of a shard and count them."""

    plan: Plan
    draws: bool = False

    def run(self, shard: Shard, generator: ItemGenerator, tick: Tick) -> ShardCount:
        """Count one shard.

        Raises:
            ItemFailure: when an item cannot be made.
        """
        count = ShardCount(shard)
        for made in shard_units(self.plan, shard, generator):
            attempts = made.attempts
            count.cost.add(SamplingCost(attempts, Counter(made.tally)))
            for facts, honest in made.pairs:
                if not shard.holds(facts.address):
                    continue
                count.cells[cell_of(facts, shard.config)] += 1
                count.contents.append(content_sha256(facts))
                with failing_at(facts.address):
                    count.wrong += wrong_label(facts, honest, generator)
                tick(len(count.contents))
        return count


def count_labels(
    plan: Plan,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> DryRunResult:
    """Make the labels of shards and discard them; memory does not grow with them."""
    found = DryRunResult()
    found.failures = run_shards(
        CountLabels(plan),
        shards,
        workers=workers,
        on_progress=on_progress,
        on_result=found.add,
        generator=generator,
    )
    found.wrong.sort()
    return found


def wrong_label(facts: Facts, honest: Facts, generator: ItemGenerator) -> Iterator[str]:
    """How the second solver, or the rule of a control, misses an item."""
    wrong = wrong_answer(honest, generator.solve)
    if wrong:
        yield f"{facts.address.id}: the second solver {wrong}"
    problem = controls.fault_of(facts)
    if problem:
        yield f"{facts.address.id}: {problem}"


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
        Samples by (task, renderer); they cost nothing where there are no pictures.

    Raises:
        SamplingError, RenderError: when it cannot be made.
    """
    if not plan.recipe.has_pictures:
        return {(each.task, each.renderer): DrawCost(0.0, 0) for each in trials(plan)}
    session = partial(sampling, plan, generator)
    results = run_jobs(
        session, list(trials(plan)), workers=1, on_progress=lambda counts: None
    )
    with closing(results):
        return dict(results)


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
