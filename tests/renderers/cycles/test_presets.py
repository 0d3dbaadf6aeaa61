"""Presets by name, and the names that renderers have."""

from itertools import pairwise

import pytest

from scenegen.errors import RenderError
from scenegen.renderers import RENDERERS
from scenegen.renderers.cycles.presets import PRESETS, preset_of


def test_no_name_means_standard() -> None:
    assert preset_of("").name == "standard"
    assert preset_of("draft").name == "draft"


def test_an_unknown_preset_is_refused_with_a_near_name() -> None:
    with pytest.raises(RenderError, match="Did you mean 'cycles:final'"):
        preset_of("finale")


def test_each_preset_does_more_work_than_the_one_before() -> None:
    for less, more in pairwise(PRESETS.values()):
        assert less.samples < more.samples
        assert less.bounces < more.bounces


def test_every_preset_has_a_line_in_the_table_of_renderers() -> None:
    names = {name for name in RENDERERS if name.startswith("cycles:")}
    assert names == {f"cycles:{name}" for name in PRESETS}
