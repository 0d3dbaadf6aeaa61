"""What stands beside the shards: manifest, card, licences, checksums.

All of it follows from the plan and from the footers of the finished shards, without a
clock, so that two builds give the same bytes.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

import pyarrow.parquet as pq

import scenegen
from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.build import acceptance
from scenegen.dataset.card import DATA_LICENCE, write_card
from scenegen.dataset.checksums import CHECKSUMS, sha256_of
from scenegen.dataset.files import write_text
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard, plan_build
from scenegen.dataset.shards import Footer, digest_lines, finished
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

Credit = Callable[[Iterable[str], Iterable[str]], str]
"""From the ids of the assets and materials used to the text of ATTRIBUTIONS.md."""


def finalise(plan: Plan, folder: Path, credit: Credit) -> dict[str, Any]:
    """Write everything that stands beside the shards; gives the manifest.

    Raises:
        ShardError: when a shard is missing or belongs to another data set.
        OutputError: when the folder takes no more.
    """
    footers = finished(plan, folder)
    missing = [shard for shard in plan.shards if shard not in footers]
    if missing:
        raise ShardError(
            f"{folder}: {len(missing)} of {len(plan.shards)} shards are missing, the "
            f"first is {missing[0].path}. Run the build again to make them."
        )
    manifest = describe(plan, folder, footers)
    assets = sorted({name for each in footers.values() for name in each.assets})
    materials = sorted({name for each in footers.values() for name in each.materials})
    write_text(folder / LICENCE, DATA_LICENCE)
    credits = credit(assets, materials)
    write_text(folder / ATTRIBUTIONS, credits)
    write_text(folder / CARD, write_card(plan.recipe, manifest, credits))
    write_text(folder / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    _write_checksums(folder, manifest)
    return manifest


def is_final(plan: Plan, folder: Path) -> bool:
    """Whether everything stands beside the shards already."""
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


def planned(folder: Path, catalogue_digest: str | None = None) -> Plan:
    """The plan that the manifest of a folder gives with the assets at hand.

    Raises:
        ShardError: when there is no manifest.
        RecipeError: when the manifest's recipe is not for this program.
    """
    told = read_manifest(folder)
    recipe = read_recipe(told.get("recipe"), where=f"{folder / MANIFEST}")
    return plan_build(recipe, catalogue_digest or stock_of(recipe).digest)


def describe(
    plan: Plan, folder: Path, footers: Mapping[Shard, Footer]
) -> dict[str, Any]:
    """The manifest: all that is needed to make the data set again and to compare."""
    shards = [_shard_entry(folder, shard, footers[shard]) for shard in plan.shards]
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
            series.label: _series_entry(series.label, footers.values())
            for series in plan.recipe.series
        },
        "shards": shards,
    }


def versions() -> dict[str, str]:
    """Of everything that the bytes of a file may depend on."""
    found = {name: version(name) for name in DISTRIBUTIONS}
    return {"python": python_version(), "scenegen": scenegen.__version__, **found}


def _shard_entry(folder: Path, shard: Shard, footer: Footer) -> dict[str, Any]:
    path = folder / shard.path
    metadata = pq.read_metadata(path)
    groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
    return {
        "path": str(shard.path),
        "config": shard.config,
        "series": shard.series,
        "split": shard.split,
        "rows": metadata.num_rows,
        "sha256": sha256_of(path),
        "bytes": path.stat().st_size,
        "bytes_in_memory": sum(group.total_byte_size for group in groups),
        "facts_digest": footer.facts_digest,
        "row_order_sha256": footer.row_order,
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


def _write_checksums(folder: Path, manifest: Mapping[str, Any]) -> None:
    sums = {each["path"]: each["sha256"] for each in manifest["shards"]}
    for name in (MANIFEST, CARD, LICENCE, ATTRIBUTIONS):
        sums[name] = sha256_of(folder / name)
    lines = [f"{sums[name]}  {name}\n" for name in sorted(sums)]
    write_text(folder / CHECKSUMS, "".join(lines))
