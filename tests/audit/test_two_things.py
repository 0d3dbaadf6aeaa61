"""What the audit keeps of items that ask about two things."""

import numpy as np

from scenegen.audit.describe import Describer
from tests.tasks.perspective.test_facing_two_things import TASK, questions


class Solving:
    """What a describer needs of a generator."""

    solve = staticmethod(TASK.solve)

    def solve_from_tokens(self, facts):
        raise ValueError(f"{facts.address}: not read here")


def described(name):
    generator: object = Solving()
    return Describer(generator, "core").describe(  # type: ignore[arg-type]
        tuple(facts for _, facts in questions(name))
    )


def test_both_things_are_named_and_each_has_features():
    first, second = described("thing")
    assert first.text.attributes["asked about"] == "floor_lamp | suitcase"
    assert second.text.attributes["asked about"] == "floor_lamp | teddy_bear"
    assert not first.is_choice
    assert first.giver[0] == "armchair"
    assert (first.solved, first.rationale, first.lens_changes) == (True, True, False)
    assert first.values.shape[0] == 1
    columns = [
        place
        for place, each in enumerate(first.features)
        if "of the other, " in each.name
    ]
    assert len(columns) > 10
    # The first thing is the same in both twins, the second one is not.
    one, two = (each.values[0, columns] for each in (first, second))
    assert not np.array_equal(one, two, equal_nan=True)


def test_the_sketch_of_a_front_has_ways_to_both_things():
    first, second = described("thing")
    assert first.front is not None
    assert second.front is not None
    assert first.front.from_stand.shape == (2, 2)
    same = np.isclose(first.front.from_stand, second.front.from_stand).all(axis=1)
    assert same.tolist() == [True, False]
