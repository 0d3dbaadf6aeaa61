"""What is audited: the items of a recipe, made anew, or those of a data set folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scenegen.audit.describe import NOT_DRAWN, Describer, DrawnPictures
from scenegen.audit.items import AuditItem
from scenegen.audit.pictures import picture_features
from scenegen.audit.stored_rows import StoredRow, stored_rows
from scenegen.dataset import manifest
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick
from scenegen.dataset.rows import facts_of
from scenegen.dataset.shard_jobs import Progress, failing_at, run_shards
from scenegen.dataset.shards import shard_units
from scenegen.errors import AuditError, ShardError
from scenegen.generation.generator import ItemGenerator, OpenGenerator, open_generator
from scenegen.records.item import Facts

Units = Iterator[tuple[tuple[Facts, Facts], tuple[DrawnPictures, DrawnPictures]]]


@dataclass(frozen=True, slots=True)
class DescribeShards:
    """The job of an audit: describe the honest items of a shard.

    Attributes:
        plan: that the shards belong to.
        folder: of the finished data set; None where items are made anew.
    """

    plan: Plan
    folder: Path | None = None

    @property
    def draws(self) -> bool:
        """No picture is drawn."""
        return False

    def run(
        self, shard: Shard, generator: ItemGenerator, tick: Tick
    ) -> list[AuditItem]:
        """Describe one shard.

        Raises:
            ItemFailure: when an item cannot be made or read.
            ShardError: when the file of the shard cannot be read.
        """
        describer = Describer(generator, shard.config)
        units = (
            _made(self.plan, shard, generator)
            if self.folder is None
            else _stored(self.folder / shard.path)
        )
        found: list[AuditItem] = []
        for pair, sizes in units:
            with failing_at(pair[0].address):
                described = describer.describe(pair, sizes)
            found += [
                each
                for each in described
                if shard.start <= each.place.index < shard.stop
            ]
            tick(len(found))
        return found


def honest_shards(plan: Plan) -> tuple[Shard, ...]:
    """The shards whose items nobody has corrupted."""
    spoilt = {each.label for each in plan.recipe.series if each.control}
    return tuple(shard for shard in plan.shards if shard.series not in spoilt)


def described_items(
    plan: Plan,
    *,
    folder: Path | None = None,
    workers: int = 1,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> tuple[AuditItem, ...]:
    """All honest items of a plan, described.

    Args:
        plan: of the data set.
        folder: where its shards are; None to make items anew.
        workers: processes.
        on_progress: called with how many items are finished, of how many.
        generator: where items are made.

    Raises:
        AuditError: when there is nothing to audit, or an item failed.
    """
    shards = honest_shards(plan)
    if not shards:
        raise AuditError(
            f"recipe '{plan.recipe.name}' has controls only, which no audit judges: "
            "name a recipe with an honest series"
        )
    found: list[AuditItem] = []
    failures = run_shards(
        DescribeShards(plan, folder),
        shards,
        workers=workers,
        on_progress=on_progress,
        on_result=found.extend,
        generator=generator,
    )
    if failures:
        first = failures[0]
        raise AuditError(
            f"{len(failures)} of {len(shards)} shards could not be described; the "
            f"first one, {first.shard.path}: {first.message}"
        )
    return tuple(found)


def folder_plan(folder: Path) -> Plan:
    """The plan of a finished data set.

    Raises:
        ShardError: when the folder holds none, or a shard is missing.
    """
    plan = manifest.plan_of(manifest.read_manifest(folder), folder, None)
    for shard in plan.shards:
        if not (folder / shard.path).is_file():
            raise ShardError(
                f"{folder / shard.path}: missing; build the data set to its end first"
            )
    return plan


def _made(plan: Plan, shard: Shard, generator: ItemGenerator) -> Units:
    for made in shard_units(plan, shard, generator):
        yield made.twins, (NOT_DRAWN, NOT_DRAWN)


def _stored(path: Path) -> Units:
    """The units of a finished shard, with what is kept of their pictures."""
    before: tuple[Facts, DrawnPictures] | None = None
    for row in stored_rows(path, ("facts", "images", "image_roles")):
        facts, drawn = facts_of(row), _drawn(row)
        if facts.address.member == 0 or before is None:
            before = facts, drawn
            continue
        yield (before[0], facts), (before[1], drawn)
        before = None


def _drawn(row: StoredRow) -> DrawnPictures:
    if row["images"] is None:  # a data set without pictures
        return NOT_DRAWN
    files = [image["bytes"] for image in row["images"]]
    return DrawnPictures(
        {f"picture {place}": len(data) for place, data in enumerate(files)},
        {
            name: picture_features(data)
            for name, data in zip(row["image_roles"], files, strict=True)
        },
    )
