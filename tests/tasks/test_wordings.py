"""Wordings: read from a package's TOML, filled, and parsed back."""

import re
import tomllib
from importlib.resources import files

import pytest

from scenegen.tasks.wordings import Wording, load_wordings, pattern_of

TWO_KINDS = """
[[far]]
id = "far-01"
person = "you"
text = "How far is {thing}?"

[[far]]
id = "far-02"
person = "i"
text = "I see {thing}. How far is it?"

[[any]]
id = "any-01"
person = "someone"
text = "Is there anything?"
"""


@pytest.fixture
def package(tmp_path, monkeypatch, request):
    """The name of an importable package that holds a `wordings.toml`."""
    name = f"own_{request.node.name.partition('[')[0]}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_wordings_are_read_from_any_package_in_the_order_of_the_file(package):
    (package / "wordings.toml").write_text(TWO_KINDS)
    found = load_wordings(package.name)
    assert list(found) == ["far", "any"]
    assert [each.id for each in found["far"]] == ["far-01", "far-02"]
    assert found["any"] == (Wording("any-01", "someone", "Is there anything?"),)
    assert load_wordings(package.name) is found


def test_a_wording_without_a_person_is_refused(package):
    (package / "wordings.toml").write_text('[[far]]\nid = "far-01"\ntext = "How?"\n')
    with pytest.raises(TypeError, match="person"):
        load_wordings(package.name)


def test_a_file_that_is_not_toml_is_refused(package):
    (package / "wordings.toml").write_text("[[far\n")
    with pytest.raises(tomllib.TOMLDecodeError):
        load_wordings(package.name)


def test_a_package_without_wordings_is_refused(package):
    with pytest.raises(FileNotFoundError):
        load_wordings(package.name)


def test_the_files_of_the_package_are_resources_of_it():
    assert files("scenegen.tasks.path").joinpath("wordings.toml").is_file()


def test_a_wording_always_chooses_the_same_phrase():
    phrases = ("a", "b", "c")
    assert Wording("far-04", "i", "").choose(phrases) == "b"


def test_a_pattern_matches_what_fills_a_template_and_nothing_else():
    pattern = pattern_of("Is {a} (by {b}) {a}?", {"a": "x|y", "b": r"\w+"})
    match = pattern.fullmatch("Is x (by you) x?")
    assert match is not None
    assert match.groupdict() == {"a": "x", "b": "you"}
    assert pattern.fullmatch("Is x (by you) y?") is None
    assert re.fullmatch(pattern, "Is x by you x?") is None
