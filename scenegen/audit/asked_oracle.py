"""The bars of the oracle, which knows nothing of the package, for some rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from scenegen.audit.bars import Bar, Limit, verdict_of
from scenegen.audit.kit import chosen_items, listed_items
from scenegen.audit.oracle import COLUMNS, OracleFinding, check_row
from scenegen.audit.resampling import share_of
from scenegen.audit.stored_rows import StoredRow, stored_rows
from scenegen.dataset.plan import Plan
from scenegen.errors import AuditError
from scenegen.tokens.depth_grid import EDGES_MM

LIMITS = {
    "instances": Limit(least=98),
    "depth": Limit(least=98),
    "label": Limit(least=100),
}
"""Of what rays find: walls without joinery and few rays miss a little of the rest."""

GroupName = tuple[str, str, str]
"""Task, kind and config."""


def oracle_bars(
    plan: Plan,
    folder: Path,
    count: int,
    models: Path,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Bar, ...]:
    """What the oracle finds of some stored rows; kinds and configs take turns.

    Args:
        plan: of the data set.
        folder: where it is.
        count: rows that are checked, at most.
        models: folder of the models that came with the package.
        on_progress: called with how many rows are checked, of how many.

    Raises:
        AuditError: when a model is of a pack, so that it is not there.
        ShardError: when a shard cannot be read.
    """
    chosen = chosen_items(listed_items(plan, folder), count)
    names = {each.id: (each.task, each.kind, each.config) for each in chosen}
    found: defaultdict[GroupName, list[tuple[str, OracleFinding]]] = defaultdict(list)
    done = 0
    for path in sorted({each.path for each in chosen}):
        for row in stored_rows(folder / path, COLUMNS):
            if row["id"] in names:
                found[names[row["id"]]].append((row["id"], _checked(row, models)))
                done += 1
                on_progress(done, len(chosen))
    return tuple(
        bar for name, mine in sorted(found.items()) for bar in _bars(name, mine)
    )


def _checked(row: StoredRow, models: Path) -> OracleFinding:
    try:
        return check_row(row, models, EDGES_MM)
    except FileNotFoundError as error:
        raise AuditError(
            f"{row['id']}: {error} is not there; the oracle knows the models of the "
            "package, and no packs"
        ) from error


def _bars(name: GroupName, rows: Sequence[tuple[str, OracleFinding]]) -> Iterator[Bar]:
    task, kind, config = name
    for part, limit in LIMITS.items():
        found = [(item, getattr(finding, part)) for item, finding in rows]
        checked = [(item, value) for item, value in found if value is not None]
        if not checked:
            continue
        hits = np.array([value for _, value in checked])
        share = share_of(hits, np.arange(len(hits)))
        wrong = [f"{item}: {100 * value:.0f} %" for item, value in checked if value < 1]
        yield Bar(
            name=f"oracle: {part}",
            task=task,
            kind=kind,
            config=config,
            figure=share.figure,
            low=share.low,
            high=share.high,
            limit=limit,
            verdict=verdict_of(share, limit, items=len(hits), config=config),
            items=len(hits),
            detail=tuple(wrong[:3]),
        )
