"""What README and docs say is true: commands run; files, names and links exist."""

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from scenegen._version import __version__
from scenegen.cli import commands
from scenegen.dataset.columns import columns_table
from scenegen.errors import RecipeError
from scenegen.params import Params
from scenegen.recipe.loading import load_recipe, shipped_recipes
from scenegen.renderers import RENDERERS
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams
from scenegen.tasks import TASKS
from scenegen.visibility.view_quality import QualityParams
from tests.system.documents import (
    LANGUAGES,
    MARKS,
    PAGES,
    Block,
    Sandbox,
    blocks,
)
from tests.system.program import ROOT
from tests.system.structure import trees

README = (ROOT / "README.md").read_text(encoding="utf-8")
EVERYTHING = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

NAMES = {
    "tasks.md": list(TASKS),
    "renderers.md": list(RENDERERS),
    "recipes.md": list(shipped_recipes()),
}

of_every_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: str(page.relative_to(ROOT))
)


def _check(page: Path, block: Block, sandbox: Sandbox) -> None:
    """Run one block, or check that it is what its comment says.

    Raises:
        AssertionError: a command failed, or a copy differs.
        RecipeError: a recipe cannot be read.
    """
    if block.mark == "copy":
        assert block.text in (ROOT / block.note).read_text(encoding="utf-8")
    if block.mark == "file":
        sandbox.write(block)
        if block.language == "yaml":
            _read(block, sandbox)
    if block.runs:
        done = sandbox.run(block)
        where = f"{page.name}, line {block.line}:\n{block.text}"
        assert done.returncode == 0, f"{where}\n{done.stdout}\n{done.stderr}"


def _read(block: Block, sandbox: Sandbox) -> None:
    """Read a recipe.

    In this process it costs nothing; but a recipe may name what the page has installed,
    and only the sandbox knows that.

    Raises:
        RecipeError: it cannot be read.
    """
    if not any(sandbox.site.iterdir()):
        load_recipe(str(sandbox.folder / block.note))
        return
    done = sandbox.run(Block("bash", f"scenegen recipes show {block.note}", 0, "", ""))
    if done.returncode:
        raise RecipeError(done.stderr)


@of_every_page
def test_quick_blocks_run(page, tmp_path):
    sandbox = Sandbox(tmp_path)
    for block in blocks(page):
        if block.mark != "slow":
            _check(page, block, sandbox)


@pytest.mark.slow
@of_every_page
def test_every_block_runs(page, tmp_path):
    if not any(block.mark == "slow" for block in blocks(page)):
        pytest.skip("the default suite runs all of this page")
    sandbox = Sandbox(tmp_path)
    for block in blocks(page):
        _check(page, block, sandbox)


@of_every_page
def test_every_command_that_is_shown_is_one(page):
    for block in blocks(page):
        for words in block.commands if block.language == "bash" else ():
            _parse(commands, words)


def _parse(command: click.Command, words: list[str]) -> None:
    """Check options and values as the program does, without running anything.

    Raises:
        ClickException: what a user would be shown.
    """
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.commands.get(words[0])
        if inner is None:
            raise click.UsageError(f"no such command: {words[0]}")
        _parse(inner, words[1:])
        return
    try:
        command.make_context("scenegen", words)
    except click.exceptions.Exit:  # --help and --version
        return
    except click.BadParameter as error:
        # Files of a page are there when its blocks run.
        if not isinstance(error.param and error.param.type, click.Path | click.File):
            raise


@pytest.mark.parametrize(
    "words", [["bild"], ["build", "--workerz", "2"], ["preview", "--count", "none"]]
)
def test_a_wrong_command_would_be_noticed(words):
    with pytest.raises(click.ClickException):
        _parse(commands, words)


def test_a_failing_block_would_be_noticed(tmp_path):
    sandbox = Sandbox(tmp_path)
    for block in (
        Block("bash", "false\ntrue\n", 7, "", ""),
        Block("python", "1 / 0\n", 7, "", ""),
    ):
        with pytest.raises(AssertionError, match="line 7"):
            _check(PAGES[0], block, sandbox)


def test_a_wrong_recipe_would_be_noticed(tmp_path):
    block = Block("yaml", "version: 1\nnam: typo\n", 7, "file", "typo.yaml")
    with pytest.raises(RecipeError, match="did you mean 'name'"):
        _check(PAGES[0], block, Sandbox(tmp_path))


@of_every_page
def test_blocks_say_their_language_and_why_they_do_not_run(page):
    text = page.read_text(encoding="utf-8")
    found = blocks(page)
    assert 2 * len(found) == len(re.findall(r"^```", text, re.MULTILINE))
    for block in found:
        assert block.language in LANGUAGES, (page, block.line)
        assert block.mark in ("", *MARKS), (page, block.line)
        assert bool(block.mark) == bool(block.note), (page, block.line)


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_of_every_table_has_its_place(name):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert [each for each in NAMES[name] if f"`{each}`" not in text] == []


def test_the_table_of_columns_is_that_of_the_columns():
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert columns_table() in text, "paste what columns_table() gives into docs/data.md"


def test_what_tasks_and_kinds_ask_is_said_in_their_own_words():
    text = (ROOT / "docs" / "tasks.md").read_text(encoding="utf-8")
    for task in TASKS.values():
        assert task.about in text, "paste the `about` of the task into docs/tasks.md"
        told = [kind.about for kind in task.kinds.values()]
        assert [each for each in told if each not in text] == []


def test_the_readme_asks_what_tasks_ask_before_it_shows_rooms():
    for task in TASKS.values():
        assert 0 < README.index(task.about) < README.index("seven_rooms")


def test_figures_of_the_readme_are_those_of_the_known_limits():
    limits = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")
    limits = limits[limits.index("## Known limits") :]
    rows = re.findall(r"^\| `(\w+)`, `(\w+)`.*? \| (.*) \|$", README, re.MULTILINE)
    assert [kind for _, kind, _ in rows] == [
        *("facing_one_in_view", "facing_view", "blocked", "count")
    ]
    for task, kind, cells in rows:
        # Of counts there are several rows, and what two pictures share is in the text.
        is_count = TASKS[task].kinds[kind].is_count
        named = "count" if is_count else rf"\| `{task}`, `{kind}`"
        told = "\n".join(re.findall(rf"^.*{named}.*$", limits, re.MULTILINE))
        known = set(re.findall(r"(?<![\d.,])\d[\d.,]*\d|\d", told))
        figures = {each for each in re.split(r"[ |]+", cells) if each}
        assert figures - known == set(), kind


def test_every_room_type_is_drawn_in_the_docs():
    text = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8").lower()
    nouns = [kind.noun for kind in ROOM_KINDS.values()]
    assert [noun for noun in nouns if noun not in text] == []


def test_every_command_and_every_option_of_build_is_described():
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in commands.commands if f"## {name}\n" not in text] == []
    options = [
        option
        for each in commands.commands["build"].params
        for option in each.opts
        if option.startswith("--")
    ]
    assert [name for name in options if f"`{name}" not in text] == []


def _rejections() -> Iterator[tuple[str, str]]:
    """Every reason that the package rejects a scene for, and the file that does so."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Rejected":
                for reason in _reasons(file, node.args[0]):
                    yield reason, f"scenegen/{file}"


def _reasons(file: str, given: ast.expr) -> list[str]:
    """What an argument of `Rejected` can be: a constant, or one of a few literals."""
    module = import_module(f"scenegen/{file}".removesuffix(".py").replace("/", "."))
    match given:
        case ast.Name(id=name):
            return [getattr(module, name)]
        case ast.Attribute(value=ast.Name(id=source), attr=name):
            return [getattr(getattr(module, source), name)]
    literals = [
        each.value for each in ast.walk(given) if isinstance(each, ast.Constant)
    ]
    return [each for each in literals if isinstance(each, str)]


def test_every_reason_of_a_rejection_is_explained_with_the_files_that_raise_it():
    text = (ROOT / "docs" / "rejections.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))
    found = set(_rejections())
    assert {reason for reason, _ in found} == set(rows)
    unnamed = [each for each in sorted(found) if f"`{each[1]}`" not in rows[each[0]]]
    assert unnamed == []


def test_every_option_that_eases_a_rejection_exists():
    text = (ROOT / "docs" / "rejections.md").read_text(encoding="utf-8")
    blocks_of: dict[str, list[type[Params]]] = {
        "layout": [RoomParams],
        "params": [task.Params for task in TASKS.values()],
        "rig": [task.RigParams for task in TASKS.values()],
    }
    known = {
        f"{block}.{name}"
        for block, kinds in blocks_of.items()
        for kind in kinds
        for name in kind.model_fields
    }
    known |= {f"rig.quality.{name}" for name in QualityParams.model_fields}
    named = set(re.findall(r"`((?:layout|params|rig)\.[\w.]+)", text))
    assert len(named) > 10
    assert named - known == set()


def test_every_file_that_is_named_is_there():
    folders = "assets|scenegen|tests|examples|recipes|benchmarks|tools"
    named = set(re.findall(rf"`((?:{folders})/[\w./-]+)`", EVERYTHING))
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_nothing_installs_a_package_of_the_same_name():
    """On PyPI `scenegen` is another project; installs of this one say from where."""
    told = [("docs", EVERYTHING)]
    for place in ("examples/publish.yml", "action.yml", "scenegen"):
        path = ROOT / place
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        told += [(str(each), each.read_text(encoding="utf-8")) for each in files]
    pattern = re.compile(r"""pip install\b.*['" ]scenegen(\[[\w,]+\])?(?=['"\s]|$)""")
    lines = [
        (name, line)
        for name, text in told
        for line in text.splitlines()
        if pattern.search(line)
    ]
    assert len(lines) > 1
    assert [each for each in lines if " @ " not in each[1]] == []
    assert set(re.findall(r"scenegen@v([\d.]+)", EVERYTHING)) == {__version__}


@of_every_page
def test_every_link_inside_the_repository_leads_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http:", "https:", "#")):
            continue
        assert (page.parent / target.partition("#")[0]).exists(), (page.name, target)


def test_make_lists_its_targets():
    listed = subprocess.check_output(["make", "-C", str(ROOT), "help"], text=True)
    named = re.findall(r"(?:`|^)make ([a-z-]+)", EVERYTHING, re.MULTILINE)
    assert len(named) > 5
    for target in named:
        assert f"make {target} " in listed


def test_the_readme_is_short():
    assert README.count("\n") <= 150


def test_the_module_runs_as_the_command_does(tmp_path):
    block = Block("bash", "python -m scenegen --version\n", 1, "", "")
    assert Sandbox(tmp_path).run(block).stdout.startswith("scenegen, version")
