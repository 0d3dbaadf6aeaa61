"""Whatever a recipe file holds, and whatever it is: one clear message, and soon."""

import os
import socket
from time import process_time

import pytest
from hypothesis import given, settings

from scenegen.errors import RecipeError
from scenegen.recipe.loading import canonical, load_recipe, read_recipe
from scenegen.recipe.plain_yaml import MOST_DEPTH, MOST_VALUES
from scenegen.recipe.recipe_files import MOST_BYTES
from scenegen.recipe.shipped import configs_in, series_in
from tests.recipe.mutated import mutated_recipes
from tests.system.program import invoke

PLAIN = {
    "version": 1,
    "name": "tiny",
    "seed": 3,
    "series": [{"task": "multiview", "splits": {"train": 8}}],
}

TEXT = """\
version: 1
name: tiny
seed: 3
series:
  - task: multiview
    splits: {train: 8}
"""

SECONDS = 10
"""Of a processor, in which everything is refused."""


def refused(path) -> str:
    begin = process_time()
    with pytest.raises(RecipeError) as caught:
        load_recipe(str(path))
    assert process_time() - begin < SECONDS
    said = str(caught.value)
    assert len(said) < 50_000
    assert all(line.isprintable() for line in said.splitlines())
    return said


@pytest.fixture
def written(tmp_path):
    def write(data: str | bytes, name: str = "mine.yaml"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
MERGED = "a0: &a0 {k: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 10)
)
CHAIN = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, MOST_DEPTH + 9)
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &a [*a]", "line 1, column 4: this value holds itself"),
        ("a: &a {b: *a}", "holds itself"),
        ("a: &a {<<: *a}", "holds itself"),
        ("? &a [*a]\n: 1", "a key has to be a text"),
        (BOMB, f"more than {MOST_VALUES} values"),
        (MERGED, f"more than {MOST_VALUES} values"),
        (CHAIN, f"nested more than {MOST_DEPTH} deep"),
        ("x: " + "[" * 100_000, "deep"),
        ("x: " + "{a: " * 100_000, "deep"),
        ("- " * 100_000, "deep"),
        ("? " * 100_000, "deep"),
        ("x: [" + "y," * 500_000 + "]", f"more than {MOST_VALUES} values"),
        ("".join(f"k{n}: 1\n" for n in range(90_000)), "values"),
        ("k: 1\n" * 9_000, "key 'k' stands twice"),
        ("seed: " + "9" * 4301, "line 1, column 7: a number of 4301 digits"),
        ("seed: 0x" + "f" * 5000, "a number of 5002 digits"),
        ("seed: 0b" + "1" * 900_000, "a number of 900002 digits"),
        ("x: !!set [a]", "tag '!!set' is not read"),
        ("x: !!set {a}", "tag '!!set' is not read"),
        ("x: !!omap [a: 1]", "tag '!!omap' is not read"),
        ("x: !!binary aGk=", "tag '!!binary' is not read"),
        ("!!binary aGk=: 1", "a key has to be a text"),
        ("x: !mine y", "tag '!mine' is not read"),
        ("x: !!python/name:os.system ''", "is not read"),
        ("x: !!map [a]", "tag '!!map' is not read"),
        ("x: !!str [a]", "tag '!!str' is not read"),
        ("x: !!int ''", "line 1, column 4: '' is not of the kind int"),
        ("x: !!int a", "'a' is not of the kind int"),
        ("x: !!float a", "'a' is not of the kind float"),
        ("x: !!bool a", "'a' is not of the kind bool"),
        ("x: <<\n<<: 1", "<< has to name a mapping"),
        ("[a]: 1", "a key has to be a text"),
        ("a: 1\na: 2", "line 2, column 1: key 'a' stands twice"),
        ("a: *b", "found undefined alias 'b'"),
        ("a: [", "line 1, column 5: "),
        ("a: 1\n--- \nb: 2", "expected a single document"),
        ("a: \x01", "special characters are not allowed"),
    ],
)
def test_what_yaml_can_do_and_recipes_do_not_is_refused_with_its_line(
    written, text, told
):
    path = written(text)
    said = refused(path)
    assert told in said
    assert str(path) in said
    assert "\n" not in said
    assert series_in(str(path)) == configs_in(str(path)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("seed: 2024-13-45", "seed: input should be a valid integer, not '2024-13-45'"),
        ("seed: 2024-01-05", "seed: input should be a valid integer, not '2024-01-05'"),
        ("seed: .nan", "seed: nan is no number"),
        ("seed: -.inf", "seed: -inf is no number"),
        ("card: {notes: .inf}", "card.notes: inf is no number"),
        ('name: "a\\0b"', "name: holds the character U+0000"),
        ('name: "\\e[31m"', "name: holds the character U+001B"),
        ('"a\\eb": 1', "is no name"),
        ('name: "\\ud800"', "name: holds the character U+D800"),
        ("{}", "version: missing"),
        ("", "(top level): "),
        ("[1, 2]", "(top level): "),
        ("just a text", "(top level): "),
        ("3", "(top level): "),
        ("name: " + "x" * 1_000_000, "name: string should have at most 80 characters"),
        ("? " + "x" * 900_000 + "\n: 1", "unknown key"),
        (
            "".join(f"key_{n}: 1\n" for n in range(9_000)),
            "9004 problems",
        ),
        ("tokens: [" + "x," * 9_000 + "]", "at most 100 items"),
        (
            "series: [" + "{task: path, splits: {train: 2}}," * 2_000 + "]",
            "at most 500 items",
        ),
        ("held_out: {rooms: [" + "x," * 9_000 + "]}", "at most 2000 items"),
    ],
)
def test_values_that_no_recipe_can_have_are_told_by_their_path(written, text, told):
    assert told in refused(written(text))


def test_a_date_is_a_text_and_an_alias_is_what_it_names(written):
    text = TEXT.replace("name: tiny", "name: 2026-11-29") + "card: {date: 2026-11-29}\n"
    recipe = load_recipe(str(written(text)))
    assert (recipe.name, recipe.card.date) == ("2026-11-29", "2026-11-29")
    text = TEXT.replace("{train: 8}", "&s {train: 8}") + (
        "  - &p {task: path, splits: *s}\n"
        "  - {<<: *p, name: more, splits: {<<: *s, test: 2}}\n"
    )
    recipe = load_recipe(str(written(text)))
    assert [each.splits for each in recipe.series] == [
        {"train": 8},
        {"train": 8},
        {"train": 8, "test": 2},
    ]
    assert recipe.series[2].task == "path"


RANGES = [
    ("multiview", "layout", "dividers"),
    ("path", "layout", "strays"),
    ("path", "layout", "entities"),
    ("multiview", "rig", "eye_mm"),
    ("multiview", "rig", "turn_fov_tenths"),
    ("multiview", "rig", "alone_fov_tenths"),
    ("multiview", "rig", "pitch_tenths"),
    ("perspective", "rig", "fov_tenths"),
    ("perspective", "rig", "eye_mm"),
    ("path", "rig", "end_fov_tenths"),
]


@pytest.mark.parametrize(("task", "block", "key"), RANGES)
def test_a_range_that_falls_or_is_absurd_is_told_by_its_path(task, block, key):
    def said(value: object) -> str:
        series = {"task": task, "splits": {"train": 2}, block: {key: value}}
        with pytest.raises(RecipeError) as caught:
            read_recipe({**PLAIN, "series": [series]})
        return str(caught.value)

    where = f"series.0.{block}.{key}"
    low = {"pitch_tenths": -80, "eye_mm": 1300}.get(key, 700 if "fov" in key else 30)
    assert f"{where}: a range is (least, most)" in said([low, low - 1])
    assert f"{where}.0: " in said([-(10**6), low])
    assert f"{where}.1: " in said([low, 10**9])
    for value in (low, [low], [low] * 3, "a", [low, "b"], [low, None], {"a": low}):
        assert where in said(value)


def test_a_band_that_falls_is_told_by_its_path():
    params = {"occlusion_bands": [[5, 35], [65, 35]]}
    series = {"task": "multiview", "splits": {"train": 2}, "params": params}
    with pytest.raises(RecipeError, match=r"params.occlusion_bands.1: a range is"):
        read_recipe({**PLAIN, "series": [series]})


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def test_values_of_python_are_refused_as_those_of_files_are():
    cycle: list[object] = []
    cycle.append(cycle)
    bomb: object = "x"
    for _ in range(12):
        bomb = [bomb] * 10
    for value, told in [
        (cycle, "nested more than"),
        (nested(10_000), "nested more than"),
        (bomb, "more than 100000 values"),
        ({"a"}, "of type set"),
        (b"x", "of type bytes"),
        (10**5000, "too many digits"),
        (float("nan"), "nan is no number"),
        ({1: 2}, "1 is no name"),
        ({("a",): 2}, "is no name"),
        (object(), "of type object"),
        (iter([1]), "of type list_iterator"),
    ]:
        begin = process_time()
        with pytest.raises(RecipeError, match=told):
            read_recipe({**PLAIN, "card": value})
        with pytest.raises(RecipeError):
            read_recipe(value)
        assert process_time() - begin < SECONDS


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TEXT.encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (TEXT.encode("utf-16-le"), "holds NUL bytes"),
        (TEXT.encode("utf-32"), "is UTF-16"),
        (TEXT.encode() + b"\0", "holds NUL bytes"),
        ("seed: 3\nname: café\n".encode("latin-1"), "byte 0xe9 in line 2"),
        (b"\xff" * 99, "is not UTF-8"),
        (b"#" * MOST_BYTES + b"#", "is larger than 1024 KiB"),
    ],
)
def test_a_file_that_is_no_utf_8_text_or_too_large_is_refused(written, data, told):
    assert told in refused(written(data))


@pytest.mark.parametrize("name", ["mine.yml", "mine.YML", "mine.YAML", "mine.Yaml"])
def test_every_ending_of_yaml_is_read(written, name):
    path = written("\ufeff" + TEXT.replace("\n", "\r\n"), name)
    assert load_recipe(str(path)).name == "tiny"
    assert series_in(str(path)) == ["multiview"]


def test_a_recipe_as_large_as_one_may_be_is_read(written):
    text = TEXT + "#" * (MOST_BYTES - len(TEXT))
    assert load_recipe(str(written(text))).name == "tiny"


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.yaml"))
        for path, told in [
            (tmp_path / "pipe.yaml", "is a pipe, not a file"),
            (tmp_path / "folder.yaml", "is a folder, not a file"),
            (tmp_path / "s.yaml", "is a socket, not a file"),
            ("/dev/zero", "is a device, not a file"),
            (tmp_path, "is a folder, not a file"),
            (tmp_path / "none.yaml", "there is no such file"),
            (f"{'x' * 300}.yaml", "file name too long"),
            (f"{tmp_path}/{'x' * 300}", "file name too long"),
            ("x" * 300, "nor shipped"),
            ("a\0b.yaml", "null"),
            ("", "nor shipped"),
        ]:
            assert told in refused(path)
            child = tmp_path / "child.yaml"
            child.write_text(f"extends: '{path}'\n")
            if "\0" not in str(path):
                assert told in refused(child)
            assert series_in(str(path)) == []


def test_a_long_chain_of_recipes_is_refused(tmp_path):
    for number in range(40):
        (tmp_path / f"r{number}.yaml").write_text(f"extends: r{number + 1}.yaml\n")
    assert "more than 16 times" in refused(tmp_path / "r0.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"recipe": ' + "[" * 100_000,
        '{"recipe": ' + "[" * 500 + "]" * 500 + "}",
        '{"recipe": ' + "9" * 5000 + "}",
        '{"recipe": {"seed": NaN}}',
        '{"recipe": "\\ud800"}',
        "[]",
        "7",
        "",
        '{"recipe": [' + "1," * 200_000 + "1]}",
    ],
)
def test_a_manifest_that_is_none_is_refused(written, text):
    refused(written(text, "manifest.json"))


@pytest.mark.parametrize("text", ["a: &a [*a]", BOMB, "seed: .nan", "x: !!set [a]"])
def test_the_program_ends_with_1_and_one_message(written, text):
    path = written(text)
    for words in (("recipes", "validate"), ("build",), ("recipes", "show")):
        done = invoke(*words, path)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.count("Error: ") == 1


@settings(max_examples=150)
@given(data=mutated_recipes())
def test_a_spoilt_recipe_is_read_or_refused(data, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "spoilt.yaml"
    path.write_bytes(data)
    begin = process_time()
    series_in(str(path))
    try:
        recipe = load_recipe(str(path))
    except RecipeError as error:
        said = str(error)
        assert all(line.isprintable() for line in said.splitlines())
        assert len(said) < 50_000
    else:
        assert canonical(recipe)
    assert process_time() - begin < SECONDS
