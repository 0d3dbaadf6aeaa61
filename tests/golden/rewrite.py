"""Rewrites facts-v1.jsonl: `make golden`. Read the difference before you commit it.

A changed line means that everyone who rebuilds a data set gets other items, so it goes
with a new `scenegen.recipe.GENERATOR_VERSION` and a line under "Changes".
"""

import json
from collections import Counter
from pathlib import Path

from scenegen.recipe import GENERATOR_VERSION
from scenegen.records.codec import content_sha256
from scenegen.records.facts import Facts
from tests.system.label_path import first_facts

GOLDEN = Path(__file__).with_name("facts-v1.jsonl")
UNITS = 6


def golden_lines() -> list[str]:
    """One line of JSON for each item, with what a reader can picture."""
    return [json.dumps(_summary(facts)) for facts in first_facts(UNITS)]


def _summary(facts: Facts) -> dict[str, object]:
    question, scene = facts.question, facts.scene
    counts = Counter(entity.category for entity in scene.entities)
    return {
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


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(golden_lines()) + "\n", encoding="utf-8")
