"""Rewrites what known addresses give: `make golden`. Read the difference first.

A changed line means that everyone who rebuilds a data set gets other items, so it goes
with a new `scenegen._version.GENERATOR_VERSION` and a line under "Changes".
"""

import json
import tempfile
from collections import Counter
from pathlib import Path

from scenegen._version import GENERATOR_VERSION
from scenegen.catalogue import Catalogue
from scenegen.dataset.build import build
from scenegen.dataset.plan import plan_build
from scenegen.dataset.stored_shards import finished
from scenegen.recipe.loading import find_recipe, load_recipe
from scenegen.records.codec import content_sha256
from scenegen.records.item import Facts
from tests.system.label_path import first_facts

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "facts-v17.jsonl"
UNITS = 6

CI_MANIFEST = find_recipe("ci").with_name("ci.manifest.json")


def golden_lines() -> list[str]:
    """One line of JSON for each item, with what a reader can picture."""
    return [golden_line(facts) for facts in first_facts(UNITS)]


def ci_manifest(folder: Path) -> str:
    """Builds the recipe `ci` and says, shard by shard, which facts it holds."""
    plan = plan_build(load_recipe("ci"), Catalogue.open().digest)
    build(plan, folder, shards=plan.shards, workers=2)
    done = finished(plan, folder)
    manifest = {
        "name": plan.recipe.name,
        "seed": plan.recipe.seed,
        "generator_version": GENERATOR_VERSION,
        "shards": [
            {
                "path": str(shard.path),
                "rows": shard.items,
                "facts_digest": done[shard].footer.facts_digest,
                "row_order_sha256": done[shard].footer.row_order,
            }
            for shard in plan.shards
        ],
    }
    return json.dumps(manifest, indent=1) + "\n"


def golden_line(facts: Facts) -> str:
    """One line of JSON about an item."""
    question, scene = facts.question, facts.scene
    counts = Counter(entity.category for entity in scene.entities)
    line = {
        "id": facts.address.id,
        "generator": GENERATOR_VERSION,
        "content_sha256": content_sha256(facts),
        "attempt": facts.attempt,
        "question": question.text,
        "options": list(question.options),
        "answer": question.letter,
        "room": f"{scene.room.shape}, {scene.room.floor.material}",
        "entities": dict(sorted(counts.items())),
        "rig": f"{facts.rig.kind}, {len(facts.rig.visible)} views",
    }
    return json.dumps(line)


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(golden_lines()) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        CI_MANIFEST.write_text(ci_manifest(Path(folder)), encoding="utf-8")
