"""What people say "faces" somewhere: things whose front is seen from any side."""

from __future__ import annotations

from scenegen.tasks.search.freeing import Movable

GIVERS = (
    "chair", "armchair", "sofa", "office_chair", "child_chair", "toilet",
    "bookcase", "wardrobe", "chest_of_drawers", "nightstand", "sideboard",
    "filing_cabinet", "refrigerator", "stove", "washing_machine", "kitchen_cabinet",
    "tool_chest", "washbasin", "fireplace", "bed",
    "teddy_bear", "rocking_horse", "bicycle", "exercise_bike",
    "treadmill", "toy_car", "tv_stand",
)  # fmt: skip
"""Categories whose front gives a direction, where they stand on the floor.

Left out is what has a front in the catalogue, but not for everybody: a desk faces who
sits at it, or the way its user looks; stairs, racks and suitcases face nobody. Of what
is a plain box from three sides, such as an amplifier or a water cooler, blind readers
could not tell the back from the front; nor of a mannequin and an easel.
"""

FREED = Movable(
    moved=(
        "chair", "armchair", "office_chair", "child_chair", "rocking_horse",
        "teddy_bear", "exercise_bike", "bicycle", "toy_car",
    ),
    added=("chair", "armchair", "office_chair"),
    in_homes=("child_chair", "rocking_horse", "teddy_bear", "exercise_bike"),
    in_public=("bicycle",),
)  # fmt: skip
"""Givers that people move about."""
