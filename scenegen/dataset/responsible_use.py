"""The RAI fields of croissant.json: how the data came about, and what it is not for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenegen.recipe.model import Recipe

COLLECTION = (
    "Nothing was collected. A program furnished rooms by rules, placed cameras, "
    "derived questions and answers from the geometry, and then drew the pictures. "
    "Seed and recipe are in manifest.json; the same seed gives the same labels again."
)

MISSING = (
    "None: a pair of items for which no scene is found within the allowed attempts "
    "ends a build. Numbers of rejected scenes are in manifest.json. Leaves that do not "
    "apply to a kind of question are null."
)

ANNOTATION = (
    "Labels follow from exact geometry and were decided before a pixel was drawn. "
    "`scenegen verify` derives every label again and solves every item a second way.",
    "No person wrote a label. Where people answered items, README.md says what they "
    "found.",
)

BIASES = (
    "Rooms, furniture and ways to live in them are those of a catalogue, which is no "
    "fair picture of any place or culture.",
    "All text is English, and each kind of question has a limited number of wordings.",
    "Answers, letters and twins are balanced by design, unlike anywhere in the world.",
)

LIMITATIONS = (
    "The rooms were furnished by rules and drawn by a program: a good result here says "
    "little about photographs.",
    "Each item has one right option among few, so guessing is right in one of so many.",
    "Twins share nearly everything: splits of one's own must keep a pair_id together.",
    "target_images, rationale, messages, scene, facts, evidence and tokens of hidden "
    "views reveal answers, and are no inputs.",
)

CONTROLS = (
    "Configs with controls hold items that were corrupted on purpose, and belong into "
    "no training; their column control says how."
)

USE_CASES = (
    "Evaluation of how well models reason about space from several views.",
    "Training of such models: answers, reasons, hidden views, perception tokens.",
    "Not suited to decide whether a system may act in the world, or to measure "
    "anything about people.",
)

IMPACT = (
    "Better spatial reasoning helps robots and assistive systems, and surveillance, "
    "too. The data show no person and no real place."
)

SENSITIVE = (
    "None: all rooms are generated, no person is shown, and no text is about anyone.",
)

MAINTENANCE = (
    "A data set is never changed: another generator gives another data set with a "
    "version of its own. Mistakes are reported to those who publish it; README.md and "
    "manifest.json name the release of scenegen that made it and verifies it."
)


def responsible_use(recipe: Recipe, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The RAI fields.

    Args:
        recipe: of the data set.
        manifest: as `manifest.describe` gives it.
    """
    has_controls = any(series.control for series in recipe.series)
    limits = (*LIMITATIONS, CONTROLS) if has_controls else LIMITATIONS
    return {
        "rai:dataCollection": COLLECTION,
        "rai:dataCollectionType": ["Software Collection"],
        "rai:dataCollectionMissingData": MISSING,
        "rai:dataAnnotationProtocol": list(ANNOTATION),
        "rai:machineAnnotationTools": [f"scenegen {manifest['versions']['scenegen']}"],
        "rai:dataBiases": list(BIASES),
        "rai:dataLimitations": list(limits),
        "rai:dataUseCases": list(USE_CASES),
        "rai:dataSocialImpact": IMPACT,
        "rai:personalSensitiveInformation": list(SENSITIVE),
        "rai:dataReleaseMaintenancePlan": MAINTENANCE,
        "rai:hasSyntheticData": True,
    }
