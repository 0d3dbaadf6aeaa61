"""The files beside the shards: manifest, card, licences, checksums.

All of them follow from the plan and from the footers of the finished shards, without a
clock, so that two builds give the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

from scenegen._version import GENERATOR_VERSION, __version__
from scenegen.dataset.build import acceptance
from scenegen.dataset.card import DATA_LICENCE, write_card
from scenegen.dataset.files import AUDIT, AUDIT_PAGE, CHECKSUMS, sha256_of, write_text
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard, plan_build
from scenegen.dataset.shards import Footer, digest_lines
from scenegen.dataset.stored_shards import StoredShard, finished
from scenegen.dataset.visible_parts import together
from scenegen.errors import ShardError
from scenegen.recipe.loading import canonical, read_recipe
from scenegen.recipe.model import BANDS
from scenegen.recipe.resolve import stock_of

MANIFEST = "manifest.json"
CARD = "README.md"
LICENCE = "LICENSE"
ATTRIBUTIONS = "ATTRIBUTIONS.md"

DISTRIBUTIONS = ("numpy", "numba", "shapely", "pyarrow", "pillow")
"""Libraries that the bytes of a file may depend on."""

Attributions = Callable[[Iterable[str], Iterable[str]], str]
"""From the ids of the assets and materials used to the text of ATTRIBUTIONS.md."""


def finalise(
    plan: Plan,
    folder: Path,
    attributions: Attributions,
    stored: Mapping[Shard, StoredShard] | None = None,
) -> None:
    """Write all files beside the shards.

    Args:
        plan: of the data set.
        folder: of the data set.
        attributions: writes the text of ATTRIBUTIONS.md.
        stored: the shards, as their footers were read; they are read when None.

    Raises:
        ShardError: when a shard is missing or belongs to another data set.
        OutputError: when the folder takes no more.
    """
    stored = finished(plan, folder) if stored is None else stored
    missing = [shard for shard in plan.shards if shard not in stored]
    if missing:
        raise ShardError(
            f"{folder}: {len(missing)} of {len(plan.shards)} shards are missing, the "
            f"first is {missing[0].path}. Run the build again to make them."
        )
    sums = {str(shard.path): sha256_of(folder / shard.path) for shard in plan.shards}
    manifest = describe(plan, stored, sums)
    footers = [each.footer for each in stored.values()]
    assets = sorted({name for each in footers for name in each.assets})
    materials = sorted({name for each in footers for name in each.materials})
    credits = attributions(assets, materials)
    texts = {
        LICENCE: DATA_LICENCE,
        ATTRIBUTIONS: credits,
        CARD: write_card(plan.recipe, manifest, credits),
        MANIFEST: json.dumps(manifest, indent=1, sort_keys=True) + "\n",
    }
    for name in (AUDIT, AUDIT_PAGE):  # of the files that were there before
        (folder / name).unlink(missing_ok=True)
    for name, text in texts.items():
        write_text(folder / name, text)
        sums[name] = sha256_of(folder / name)
    lines = [f"{sums[name]}  {name}\n" for name in sorted(sums)]
    write_text(folder / CHECKSUMS, "".join(lines))


def is_final(plan: Plan, folder: Path) -> bool:
    """Whether all files beside the shards are there already."""
    names = (MANIFEST, CARD, LICENCE, ATTRIBUTIONS, CHECKSUMS)
    if not all((folder / name).is_file() for name in names):
        return False
    try:
        manifest = read_manifest(folder)
    except ShardError:
        return False
    return manifest.get("digest") == plan.digest


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a data set.

    Raises:
        ShardError: when there is none, or it is damaged.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ShardError(
            f"{path} cannot be read ({error.strerror}): {folder} is not a finished "
            "data set. Build it to the end first."
        ) from error
    except ValueError as error:
        raise ShardError(
            f"{path} is damaged ({error}). Delete it and run the build again."
        ) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("shards"), list):
        raise ShardError(f"{path} is damaged. Delete it and run the build again.")
    return manifest


def plan_of(
    manifest: Mapping[str, Any], folder: Path, catalogue_digest: str | None = None
) -> Plan:
    """The plan that the manifest of a folder gives.

    Args:
        manifest: as `read_manifest` gives it.
        folder: of the data set, for messages.
        catalogue_digest: of the installed assets; they are read when None.

    Raises:
        RecipeError: when the manifest's recipe is not for this program.
        AssetError: when a pack of the recipe is missing.
    """
    recipe = read_recipe(manifest.get("recipe"), where=f"{folder / MANIFEST}")
    return plan_build(recipe, catalogue_digest or stock_of(recipe).digest)


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
    return {
        "name": plan.recipe.name,
        "recipe": json.loads(canonical(plan.recipe)),
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
