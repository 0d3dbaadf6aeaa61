"""Renderers by name: built in or of a plug-in, all of one base class."""

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from scenegen import registry, renderers
from scenegen.errors import RenderError
from scenegen.registry import Registry
from scenegen.renderers import BUILT_IN, DEFAULT, open_renderer
from scenegen.renderers.base import Renderer
from tests.dataset.fakes import FakeRenderer
from tests.renderers.sample_room import BoxCatalogue


@pytest.fixture
def plug_ins(monkeypatch):
    """A table to which a package adds `fake:other`, and one that cannot be imported."""
    added = EntryPoints(
        EntryPoint(name, f"tests.{where}", "scenegen.renderers")
        for name, where in (
            ("fake:other", "dataset.fakes:FakeRenderer"),
            ("absent", "nowhere:Renderer"),
        )
    )
    monkeypatch.setattr(registry, "entry_points", lambda group: added)
    table: Registry[type[Renderer]] = Registry(
        "renderer",
        "any",
        BUILT_IN,
        base="scenegen.renderers.base:Renderer",
        of_classes=True,
    )
    monkeypatch.setattr(renderers, "RENDERERS", table)


def test_a_renderer_has_to_draw():
    class Idle(Renderer):
        def __init__(self) -> None:
            pass

    with pytest.raises(TypeError, match=r"close.*draw.*name"):
        Idle()  # type: ignore[abstract]


def test_the_default_needs_nothing_else_and_is_a_renderer():
    with open_renderer(DEFAULT, BoxCatalogue(), 8) as renderer:
        assert isinstance(renderer, Renderer)
        assert renderer.name == DEFAULT


@pytest.mark.usefixtures("plug_ins")
def test_a_package_adds_renderers_with_presets():
    with open_renderer("fake:other", BoxCatalogue(), 8) as renderer:
        assert isinstance(renderer, FakeRenderer)
        assert renderer.name == "fake:other"


@pytest.mark.usefixtures("plug_ins")
def test_a_plug_in_that_cannot_be_imported_is_not_installed():
    with pytest.raises(RenderError, match="'absent' is not installed here") as caught:
        open_renderer("absent", BoxCatalogue(), 8)
    assert "`--renderer software` needs nothing else" in str(caught.value)
