"""What the manifest of a data set says: recipe, series, shards, versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from platform import python_version
from typing import Any

from scenegen._version import GENERATOR_VERSION, __version__
from scenegen.dataset.build import acceptance
from scenegen.dataset.dense_shards import dense_entries
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard
from scenegen.dataset.shards import Footer, digest_lines
from scenegen.dataset.stored_shards import StoredShard
from scenegen.dataset.visible_parts import together
from scenegen.recipe.loading import complete
from scenegen.recipe.model import BANDS, DENSE

DISTRIBUTIONS = ("numpy", "numba", "shapely", "pyarrow", "pillow")
"""Libraries that the bytes of a file may depend on."""


def describe(
    plan: Plan, stored: Mapping[Shard, StoredShard], sums: Mapping[str, str]
) -> dict[str, Any]:
    """The manifest: all that is needed to make the data set again and to compare.

    Args:
        plan: of the data set.
        stored: all of its shards.
        sums: path to SHA-256 of every shard.
    """
    footers = [each.footer for each in stored.values()]
    shards = [
        _shard_entry(shard, stored[shard], sums[str(shard.path)])
        for shard in plan.shards
    ]
    dense = dense_entries(
        plan, {shard: each.footer.dense for shard, each in stored.items()}
    )
    return {
        **({DENSE: dense} if dense else {}),
        "name": plan.recipe.name,
        "recipe": complete(plan.recipe),
        "digest": plan.digest,
        "seed": plan.recipe.seed,
        "bands": BANDS,
        "generator_version": GENERATOR_VERSION,
        "schema_version": SCHEMA_VERSION,
        "catalogue_digest": plan.catalogue_digest,
        "facts_digest": digest_lines([each["facts_digest"] for each in shards]),
        "versions": versions(),
        "configs": plan.recipe.configs,
        "series": {
            series.label: _series_entry(series.label, footers)
            for series in plan.recipe.series
        },
        "shards": shards,
    }


def versions() -> dict[str, str]:
    """Of everything that the bytes of a file may depend on."""
    found = {name: version(name) for name in DISTRIBUTIONS}
    return {"python": python_version(), "scenegen": __version__, **found}


def _shard_entry(shard: Shard, stored: StoredShard, sha256: str) -> dict[str, Any]:
    return {
        "path": str(shard.path),
        "config": shard.config,
        "series": shard.series,
        "split": shard.split,
        "rows": stored.rows,
        "sha256": sha256,
        "bytes": stored.file_bytes,
        "bytes_in_memory": stored.bytes_in_memory,
        "facts_digest": stored.footer.facts_digest,
        "row_order_sha256": stored.footer.row_order,
    }


def _series_entry(name: str, footers: Iterable[Footer]) -> dict[str, Any]:
    mine = [footer for footer in footers if footer.shard.series == name]
    tally: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    items: Counter[str] = Counter()
    renderers: Counter[str] = Counter()
    for footer in mine:
        tally.update(footer.tally)
        answers.update(footer.answers)
        renderers.update(footer.renderers)
        items[footer.shard.split] += footer.shard.items
    attempts = sum(footer.attempts for footer in mine)
    return {
        "items": dict(items),
        "answers": dict(answers),
        "renderers": dict(sorted(renderers.items())),
        "attempts": attempts,
        "rejected": dict(tally),
        "acceptance": acceptance(attempts, tally),
        "occlusion": together(footer.visibility for footer in mine).plain(),
    }
