"""The help of every command: nothing is cut, choices and examples are there."""

import click
import pytest
from click.testing import CliRunner

from scenegen.audit.audit import PROBES as TRIED
from scenegen.cli import commands
from scenegen.cli.names import PROBES, RENDERER, ROOM, TASK
from scenegen.cli.options import MOST_ITEMS, MOST_SEED
from scenegen.recipe.model import BAND_UNITS, Recipe
from scenegen.renderers import RENDERERS
from scenegen.rooms.room_types import SHIPPED_KINDS
from scenegen.tasks import TASKS


def every(command, path=()):
    """All commands with their words."""
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from every(inner, (*path, name))


ALL = dict(every(commands))
of_every_command = pytest.mark.parametrize(
    "words", ALL, ids=lambda words: " ".join(words) or "scenegen"
)


def shown(*words):
    done = CliRunner().invoke(commands, [*words, "--help"], terminal_width=80)
    assert done.exit_code == 0
    return done.stdout


@of_every_command
def test_no_sentence_is_cut(words):
    assert "..." not in shown(*words).replace("[ARGS]...", "")


@of_every_command
def test_there_are_examples_and_they_are_commands(words):
    _, found, examples = shown(*words).partition("\n  Examples:\n")
    assert found
    for line in examples.splitlines():
        assert "scenegen" in line


@of_every_command
def test_every_option_says_what_it_does(words):
    options = [each for each in ALL[words].params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize("words", [("build",), ("preview",), ("lock",), ("audit",)])
def test_choices_are_listed(words):
    text = " ".join(shown(*words).split())
    assert "|".join(TASKS) in text
    if words in (("build",), ("preview",)):
        assert "|".join(RENDERERS) in text
    if words == ("audit",):
        assert all(each.name in text for each in TRIED)


def test_names_are_those_of_the_tables():
    assert tuple(each.name for each in TRIED) == PROBES
    assert TASK.known() == list(TASKS)
    assert RENDERER.known() == list(RENDERERS)
    assert set(ROOM.known()) == {"all", *SHIPPED_KINDS}


def test_bounds_are_those_of_recipes():
    assert MOST_ITEMS == 2 * BAND_UNITS
    (bound,) = [
        each.lt for each in Recipe.model_fields["seed"].metadata if hasattr(each, "lt")
    ]
    assert bound - 1 == MOST_SEED
