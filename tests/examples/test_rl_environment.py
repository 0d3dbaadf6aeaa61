"""The example environment rewards right answers and nothing else."""

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location

import pytest

import scenegen
from scenegen.dataset.series import Series
from tests.dataset.fakes import fake_generator, fake_recipe
from tests.examples.installed import EXAMPLES
from tests.system.program import environment

PATH = EXAMPLES / "rl_environment.py"


@pytest.fixture(scope="module")
def example():
    spec = spec_from_file_location("rl_environment", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(params=["made", "stored"])
def items(request, built):
    if request.param == "stored":
        return scenegen.load(built)[:8]
    return Series.of_recipe(fake_recipe(), generator=fake_generator)[:8]


def test_who_knows_gets_everything_and_who_hedges_nothing(example, items):
    answers = iter([item.answer for item in items])
    made = example.SpatialEnvironment(items)
    assert example.mean_reward(made, lambda seen: next(answers), 8) == 1.0
    assert example.mean_reward(made, example.hedge, 8) == 0.0
    assert 0 < example.mean_reward(made, example.guess, 8) < 1


def test_who_reads_the_text_alone_is_right_about_one_twin_of_each_pair(example, items):
    answers = {item.prompt(): item.answer for item in items}
    made = example.SpatialEnvironment(items)
    assert example.mean_reward(made, lambda seen: answers[seen.prompt], 8) == 0.5


def test_it_shows_the_visible_views_alone_and_asks_before_it_rewards(example, items):
    made = example.SpatialEnvironment(items)
    with pytest.raises(RuntimeError, match="call reset"):
        made.step("A")
    seen = made.reset(8 + 3)  # episodes begin again
    assert seen.prompt == items[3].prompt()
    assert len(seen.images) == len(items[3].facts.rig.visible)
    assert made.step(items[3].answer) == 1.0
    with pytest.raises(RuntimeError, match="call reset"):
        made.step(items[3].answer)


@pytest.mark.slow
def test_it_runs_as_a_program():
    done = subprocess.run(
        [sys.executable, str(PATH)],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1] == "hedge: 0.00"
