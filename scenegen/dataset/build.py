"""Build a data set: what is missing, on as many processes as there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenegen.dataset.claims import claimed
from scenegen.dataset.dense_shards import DenseShard, dense_paths, is_sound
from scenegen.dataset.files import TOP_NAMES, check_writable, sweep
from scenegen.dataset.plan import Plan, Shard, in_order
from scenegen.dataset.pool import Tick
from scenegen.dataset.recipe_keys import has_recipe, note_recipe
from scenegen.dataset.shard_jobs import Failure, Progress, run_shards
from scenegen.dataset.shards import Ledger, drawn_rows, shard_facts, write_rows
from scenegen.dataset.stored_shards import (
    FolderState,
    StoredShard,
    finished,
    prepare_folder,
    set_aside,
)
from scenegen.errors import ShardError
from scenegen.generation.generator import ItemGenerator, OpenGenerator, open_generator

OVERWRITTEN = TOP_NAMES - {"README.md", "data", "images"}
"""Files that a build writes or removes; in a card it keeps what people wrote."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; shards are in the order of the plan.

    Attributes:
        built: shards made now.
        kept: shards that were there before.
        missing: shards of the plan that are still to be made.
        failures: why.
        stored: all shards that are there now, whichever machine made them.
        set_aside: files that were damaged, under the names that they had.
        moved: the names that these have now.
    """

    built: tuple[Shard, ...]
    kept: tuple[Shard, ...]
    missing: tuple[Shard, ...]
    failures: tuple[Failure, ...]
    stored: Mapping[Shard, StoredShard]
    set_aside: tuple[Path, ...] = ()
    moved: tuple[Path, ...] = ()

    @property
    def items(self) -> int:
        """Rows made now."""
        return sum(shard.items for shard in self.built)


@dataclass(frozen=True, slots=True)
class BuildShards:
    """The job of a build: make, draw and write a shard, whole or not at all."""

    plan: Plan
    folder: Path
    draws: bool = True

    def run(self, shard: Shard, generator: ItemGenerator, tick: Tick) -> None:
        """Write one shard.

        Raises:
            ItemFailure: when an item cannot be made.
            OutputError: when the folder takes no more.
        """
        ledger = Ledger(self.plan.recipe)
        facts = shard_facts(self.plan, shard, generator, ledger=ledger)
        with DenseShard(self.plan, shard, self.folder) as dense:
            rows = drawn_rows(facts, generator, ledger=ledger, tick=tick, dense=dense)
            write_rows(self.plan, shard, self.folder, rows=rows, ledger=ledger)


def build(
    plan: Plan,
    folder: Path,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> BuildReport:
    """Make the shards that are missing or damaged; what is finished stays as it is.

    Raises:
        ShardError: when the folder holds another data set, or one is being built there.
        OutputError: when the folder takes no more; finished shards stay.
        RecipeError, AssetError, RenderError: when no worker could begin.
    """
    check_writable(folder)
    with claimed(plan, folder):
        before = _with_dense(plan, folder, prepare_folder(plan, folder))
        if not before.stored:
            _refuse_other_files(folder)
        note_recipe(plan, folder)
        todo = [shard for shard in shards if shard not in before.stored]
        try:
            failures = run_shards(
                BuildShards(plan, folder, draws=plan.recipe.has_pictures),
                todo,
                workers=workers,
                on_progress=on_progress,
                generator=generator,
            )
        finally:
            sweep(folder)
    failed = {failure.shard for failure in failures}
    # Another machine may have built its part of the plan meanwhile.
    stored = finished(plan, folder, known=before.stored)
    return BuildReport(
        built=in_order(plan, set(todo) - failed),
        kept=in_order(plan, before.stored),
        missing=in_order(plan, set(plan.shards) - stored.keys()),
        failures=failures,
        stored=stored,
        set_aside=before.set_aside,
        moved=before.moved,
    )


def _with_dense(plan: Plan, folder: Path, before: FolderState) -> FolderState:
    """What a folder holds, without shards whose file of dense targets is not right.

    Both are made again; a shard has the same bytes then. A damaged file is set aside.
    """
    paths = {
        shard: folder / path
        for shard, path in dense_paths(plan).items()
        if shard in before.stored
    }
    wrong = {
        shard: path
        for shard, path in paths.items()
        if not is_sound(path, before.stored[shard].footer.dense)
    }
    damaged = tuple(path for path in wrong.values() if path.exists())
    return FolderState(
        {shard: each for shard, each in before.stored.items() if shard not in wrong},
        (*before.set_aside, *damaged),
        (*before.moved, *(set_aside(path) for path in damaged)),
    )


def _refuse_other_files(folder: Path) -> None:
    """Make sure that a first build replaces no file of somebody else.

    Raises:
        ShardError: when the folder is no data set and has files with names of ours.
    """
    if has_recipe(folder):
        return
    names = [name for name in sorted(OVERWRITTEN) if (folder / name).exists()]
    if names:
        raise ShardError(
            f"{folder} is no data set and has {', '.join(names)}, which a build would "
            "overwrite. Nothing was changed. Choose another --out, or move what is "
            "there away."
        )


def acceptance(attempts: int, tally: Mapping[str, int]) -> dict[str, float]:
    """Share of the attempts that each reason rejected, and that were kept."""
    if not attempts:
        return {}
    kept = attempts - sum(tally.values())
    shares = {"kept": kept, **tally}
    return {reason: round(count / attempts, 4) for reason, count in shares.items()}
