"""What packages register: found by name, checked, and never trusted to be well."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scenegen.errors import RecipeError
from scenegen.registry import Registry

GROUP = "scenegen.test_entries"

Install = Callable[..., None]


class Entry:
    """What the table of these tests holds."""

    name = "own"


OWN = Entry()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a package on the path that registers entries, as pip would."""

    def put(package: str, source: str, **entries: str) -> None:
        site = tmp_path / package
        info = site / f"{package}-1.0.dist-info"
        info.mkdir(parents=True)
        (site / f"{package}.py").write_text(source)
        (info / "METADATA").write_text(f"Name: {package}\nVersion: 1.0\n")
        lines = "".join(f"{name} = {value}\n" for name, value in entries.items())
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}")
        monkeypatch.syspath_prepend(str(site))
        monkeypatch.delitem(sys.modules, package, raising=False)

    return put


def table(*, of_classes: bool = False) -> Registry[Entry]:
    built_in = {"own": "tests.test_registry:OWN"}
    return Registry(
        "entry",
        GROUP,
        built_in,
        base="tests.test_registry:Entry",
        of_classes=of_classes,
    )


GOOD = """
from tests.test_registry import Entry
THING = Entry()
THING.name = "plugged"
class Other(Entry):
    name = "other"
"""


def test_built_in_names_come_first_and_nothing_is_imported_for_them(install):
    install("broken", "raise RuntimeError", aaa="broken:THING")
    assert list(table()) == ["own", "aaa"]
    assert table().built_in == ("own",)
    assert table()["own"] is OWN
    assert "broken" not in sys.modules


def test_a_table_holds_instances_or_classes(install):
    install("good", GOOD, plugged="good:THING", other="good:Other")
    assert table()["plugged"].name == "plugged"
    assert table(of_classes=True)["other"].name == "other"
    assert len(table()) == 3
    with pytest.raises(RecipeError, match="no instance of"):
        table()["other"]
    with pytest.raises(RecipeError, match="no subclass of"):
        table(of_classes=True)["plugged"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def (", "SyntaxError"),
        ("undefined_name", "NameError"),
        ("raise ValueError('boom')", "ValueError: boom"),
        ("raise SystemExit(0)", "SystemExit"),
        ("import nothing_of_this_name", "ModuleNotFoundError"),
        ("THING = 1; del THING", "AttributeError"),
    ],
)
def test_whatever_a_package_raises_is_a_fault_of_that_package(install, source, told):
    install("faulty", source, faulty="faulty:THING")
    with pytest.raises(RecipeError, match=f"faulty:THING cannot be imported.*{told}"):
        table().find("faulty")


@pytest.mark.parametrize("value", ["None", "object()", "type('Bare', (), {})", "3"])
def test_what_is_no_entry_is_refused(install, value):
    install("odd", f"THING = {value}", odd="odd:THING")
    with pytest.raises(RecipeError, match="no instance of"):
        table().find("odd")


def test_an_entry_that_calls_itself_otherwise_is_refused(install):
    install("good", GOOD, liar="good:THING")
    with pytest.raises(RecipeError, match="calls itself 'plugged'"):
        table().find("liar")


def test_a_name_of_ours_cannot_be_taken(install):
    install("good", GOOD, own="good:THING")
    assert table()["own"] is OWN
    with pytest.raises(RecipeError, match="one of scenegen itself"):
        table().find("x")


def test_two_packages_with_one_name_are_an_error_even_with_the_same_text(install):
    install("good", GOOD, plugged="good:THING")
    install("twin", "", plugged="good:THING")
    with pytest.raises(RecipeError, match=r"of good.*of twin|of twin.*of good"):
        table().find("plugged")


def test_an_unknown_name_gets_the_nearest_one():
    with pytest.raises(RecipeError, match="unknown entry 'owm'; did you mean 'own'"):
        table().find("owm")
