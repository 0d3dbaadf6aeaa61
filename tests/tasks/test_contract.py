"""What every task has to bring, over the table of tasks."""

import inspect

import pytest

from scenegen.catalogue import Catalogue
from scenegen.params import Params
from scenegen.seeding import Key
from scenegen.tasks import TASKS
from scenegen.tasks.base import AnyTask, Kind, Shortcut, Task

PERSONS = {"i", "you", "someone"}
LEAST_WORDINGS = 10


@pytest.fixture(params=sorted(TASKS), scope="module")
def task(request: pytest.FixtureRequest) -> AnyTask:
    kind = TASKS[request.param]
    return kind(kind.Params(), Catalogue.open())


def test_it_is_a_task_and_leaves_nothing_abstract(task: AnyTask):
    assert isinstance(task, Task)
    assert not inspect.isabstract(type(task))
    assert TASKS[task.name] is type(task)


def test_its_parameters_have_defaults_and_refuse_what_they_do_not_know(task: AnyTask):
    for block in (task.Params, task.RigParams):
        assert issubclass(block, Params)
        assert block() == block.model_validate({})
        with pytest.raises(ValueError, match="Extra inputs"):
            block.model_validate({"unheard_of": 1})


def test_it_has_kinds_with_wordings_in_three_persons(task: AnyTask):
    assert task.kinds
    for name, kind in task.kinds.items():
        assert isinstance(kind, Kind)
        assert kind.name == name
        assert len(kind.wordings) >= LEAST_WORDINGS
        assert {each.person for each in kind.wordings} == PERSONS
        ids = [each.id for each in kind.wordings]
        assert len(set(ids)) == len(ids)


def test_a_task_and_its_kinds_say_what_they_ask(task: AnyTask):
    assert task.about.endswith(".")
    assert "The hidden picture is " in task.about
    for kind in task.kinds.values():
        assert kind.about.endswith("?")
        assert not set(kind.about) & set("|\n")  # it is a cell of tables


def test_every_kind_has_shortcuts_that_it_is_tried_on(task: AnyTask):
    assert all(isinstance(each, Shortcut) for each in task.shortcuts)
    tried = {kind for each in task.shortcuts for kind in each.kinds}
    assert tried == set(task.kinds)


def test_at_most_one_rule_is_exempt_and_it_is_about_a_kind(task: AnyTask):
    assert len(task.exempt_features) <= 1
    for each in task.exempt_features:
        assert each.kind in task.kinds
        assert each.features
        assert each.reason


def test_bounds_are_of_kinds_and_have_reasons(task: AnyTask):
    for each in task.bounds:
        assert each.kind in task.kinds
        assert 3 < each.points <= 5
        assert each.reason


def test_slots_are_functions_of_the_unit_and_spares_are_others(task: AnyTask):
    key = Key(5, "train", "t", 3)
    assert task.slot(key) == task.slot(key.at(unit=3, attempt=9))
    slots = [task.slot(key.at(unit=unit)) for unit in range(12)]
    assert any(slots[0] != other for other in slots[1:])
    spares = [task.slot(key.at(unit=unit), spare=1) for unit in range(12)]
    others = [spare != slot for spare, slot in zip(spares, slots, strict=True)]
    assert others.count(True) > len(others) / 2


def test_what_says_nothing_of_the_task_is_no_question(task: AnyTask):
    from scenegen.tasks.solving.token_sheet import token_sheet

    sheet = token_sheet(
        "Is it?", ("a", "b"), tokens=(), views={}, categories=task.categories
    )
    with pytest.raises(ValueError, match="no wording"):
        task.solve_from_tokens(sheet)


def test_two_kinds_of_one_name_are_refused():
    from scenegen.tasks.base import kinds_by_name

    kind = next(iter(TASKS["path"].kinds.values()))
    with pytest.raises(ValueError, match="share a name"):
        kinds_by_name(kind, kind)
