"""What `scenegen` shows, and that the examples of its docstrings are true."""

import doctest
import shutil
import subprocess
import sys
from importlib import import_module

import pytest

import scenegen

MODULES = sorted(
    {
        *scenegen._HOMES.values(),
        *(f"scenegen.{name}" for name in scenegen._PARTS),
        "scenegen.scoring.answer_text",
        "scenegen.scoring.scorecard",
        "scenegen.tokens.of_rows",
    }
)

SLOW = {
    "scenegen.dataset.building": pytest.mark.slow,
    "scenegen.verification.verify": pytest.mark.slow,
}
"""Examples that build a data set of their own."""


def test_all_public_names_are_shown_and_lead_somewhere():
    assert dir(scenegen) == sorted(scenegen.__all__)
    named = {*scenegen._HOMES, *scenegen._PARTS, "__version__"}
    assert named == set(scenegen.__all__)
    for name in scenegen.__all__:
        assert getattr(scenegen, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = scenegen.nothing


def test_all_public_names_are_in_the_docs():
    from tests.system.program import ROOT

    text = (ROOT / "docs" / "api" / "index.md").read_text(encoding="utf-8")
    names = set(scenegen.__all__) - {"__version__"}
    assert [name for name in sorted(names) if f"scenegen.{name}" not in text] == []


@pytest.mark.parametrize("name", sorted(set(scenegen.__all__) - {"__version__"}))
def test_every_public_name_has_an_example(name):
    assert ">>> " in str(getattr(scenegen, name).__doc__)


@pytest.mark.parametrize(
    "module",
    [pytest.param(name, marks=SLOW.get(name, ())) for name in MODULES],
)
def test_examples_in_docstrings_are_true(module, built, tmp_path, monkeypatch):
    shutil.copytree(built, tmp_path / "out" / "mv")
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(
        import_module(module), extraglobs={"scenegen": scenegen}, report=True
    )
    assert found.attempted > 0
    assert found.failed == 0


def test_a_package_is_there_after_importing_scenegen_alone():
    code = "import scenegen; print(scenegen.tokens.text_of.__name__)"
    done = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert done == "text_of\n"


def test_showing_names_loads_nothing_heavy():
    code = (
        "import scenegen, sys; dir(scenegen); "
        "print([m for m in ('numpy', 'pyarrow', 'PIL') if m in sys.modules])"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert loaded.strip() == "[]"
