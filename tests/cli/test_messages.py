"""Messages name the option that they are about; colours can be turned off."""

import json
import os

import pytest
from click.testing import CliRunner

from scenegen.cli import commands
from scenegen.cli.progress import bar


def refused(*words):
    done = CliRunner().invoke(commands, [str(word) for word in words])
    assert done.exit_code in (1, 2), done.output
    assert isinstance(done.exception, SystemExit)
    return done.stderr


@pytest.mark.parametrize(
    ("words", "option", "told"),
    [
        ("preview ci --index 99999999", "--index", "99999999 is not in the range"),
        ("preview ci --index 19999999 --count 2", "--index", "19999999"),
        ("preview ci --count 99999999", "--count", "not in the range"),
        ("preview ci --series pat", "--series", "did you mean 'path'?"),
        ("preview ci --split tst", "--split", "did you mean 'test'?"),
        ("preview --rooms kichen", "--rooms", "did you mean 'kitchen'?"),
        ("preview ci --id path-7-ci-000000", "--id", "folder"),
        ("build ci --resolution 10", "--resolution", "64, not 10"),
        ("build ci --seed 9999999999999999999", "--seed", "not in the range"),
        ("build ci --n 99999999999", "--n", "not in the range"),
        ("build ci --renderer sftware", "--renderer", "did you mean 'software'?"),
        ("build ci --task pth", "--task", "did you mean 'path'?"),
        ("build --task pth", "--task", "did you mean 'path'?"),
        ("build ci --shards 9:2", "--shards", "within 0:"),
        ("build ci --workers 0", "--workers", "not in the range"),
        ("audit ci --only colums", "--only", "did you mean 'columns'?"),
        ("lock --check nowhere.json", "--check", "does not exist"),
    ],
)
def test_a_message_names_its_option(words, option, told):
    message = refused(*words.split())
    assert option in message
    assert told in message


@pytest.mark.parametrize(
    ("words", "option", "told"),
    [
        ("export {} --to trll --out x", "--to trll", "did you mean 'trl'?"),
        ("export {} --to trl --out x --style labl", "--style labl", "'label'?"),
        ("export {} --to trl --out x --config mutli", "--config mutli", "multiview"),
        ("export {} --to trl --out x --split tset", "--split tset", "'test'?"),
        ("export {} --to trl --out x --size 3", "'--size'", "not in the range"),
        ("score {} --baseline rndom", "--baseline rndom", "did you mean 'random'?"),
        ("score {} --baseline random --split tset", "--split", "'test'?"),
        ("tokens write {} --only object_mop", "--only object_mop", "'object_map'?"),
        ("tokens write {} --split tset", "--split tset", "did you mean 'test'?"),
        ("tokens spec --token nothing", "--token nothing", "unknown token"),
        ("preview {} --id nothing", "--id nothing", "no such item"),
    ],
)
def test_a_message_about_a_folder_names_its_option(built, words, option, told):
    message = refused(*words.format(built).split())
    assert option in message
    assert told in message


def test_a_message_names_no_option_that_was_not_given():
    message = refused("preview", "ci", "--split", "tst")
    assert "--series" not in message
    assert message.startswith("Error: --split tst: unknown split 'tst'; did you mean")


def test_a_folder_is_shown_as_it_is(built):
    message = refused("preview", built, "--seed", "3", "--renderer", "gl")
    assert "leave out --seed, --renderer" in message
    message = refused("preview", built, "--id", "x", "--count", "2")
    assert "--id names one item: leave out --count" in message


def test_a_recipe_is_validated(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text("extends: ci\nname: mine\n")
    done = CliRunner().invoke(commands, ["recipes", "validate", str(path)])
    assert done.exit_code == 0, done.output
    assert "recipe 'mine', seed 7, 96 items" in done.stdout
    path.write_text("extends: ci\nsed: 3\nimage: {kind: bmp}\n")
    words = ["recipes", "validate", str(path)]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 1
    assert "2 problems" in done.stderr
    done = CliRunner().invoke(commands, [*words, "--json"])
    assert done.exit_code == 1
    plain = json.loads(done.stdout)
    assert plain["valid"] is False
    assert "sed: unknown key; did you mean 'seed'?" in plain["problems"]


def test_the_schema_is_written_with_the_line_for_editors(tmp_path):
    out = tmp_path / "recipe.schema.json"
    done = CliRunner().invoke(commands, ["recipes", "schema", "--out", str(out)])
    assert done.stdout == "# yaml-language-server: $schema=recipe.schema.json\n"
    printed = CliRunner().invoke(commands, ["recipes", "schema"]).stdout
    assert printed == out.read_text()
    assert json.loads(printed)["title"] == "scenegen recipe"


def test_no_color_turns_colours_off(monkeypatch, capsys):
    for name in ("TERM", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")

    def drawn():
        with bar("Building", 4, is_quiet=False) as show:
            show(2)
        return capsys.readouterr().err

    assert "\x1b[38;5;" in drawn() or "\x1b[3" in drawn()
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    codes = drawn()
    assert "\x1b[38;5;" not in codes
    assert "\x1b[3" not in codes
