"""Where units are made and drawn: the seam between scheduling and everything else."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from scenegen.recipe import Recipe, SeriesPlan, resolve
from scenegen.records.facts import Facts
from scenegen.seeding import Key

if TYPE_CHECKING:
    from scenegen.records.frame import Frame
    from scenegen.renderers.base import Renderer


class Made(NamedTuple):
    """A unit, and what was thrown away on the way to it.

    Attributes:
        twins: the two items.
        tally: how often each reason rejected an attempt.
    """

    twins: tuple[Facts, Facts]
    tally: Mapping[str, int]


class Studio(Protocol):
    """Makes the units of one recipe, and draws their views."""

    def make(self, series: str, split: str, unit: int) -> Made:
        """The unit at an address.

        Raises:
            SamplingError: when no attempt gave an acceptable scene.
        """
        ...

    def draw(self, facts: Facts) -> "dict[str, Frame]":
        """The frames of all views of an item, by name.

        Raises:
            RenderError: when the renderer failed.
        """
        ...


OpenStudio = Callable[..., AbstractContextManager[Studio]]
"""(recipe, draws=True) to a studio; `draws=False` opens no renderer."""


@dataclass(frozen=True, slots=True)
class _Studio:
    """The real one: the parts that the recipe names, and its renderer."""

    plans: Mapping[str, SeriesPlan]
    renderer: "Renderer | None"

    def make(self, series: str, split: str, unit: int) -> Made:
        """See `Studio`."""
        from scenegen.dataset.unit import make_unit

        plan = self.plans[series]
        tally: Counter[str] = Counter()
        twins = make_unit(plan, Key(plan.seed, split, series, unit), tally)
        return Made(twins, tally)

    def draw(self, facts: Facts) -> "dict[str, Frame]":
        """See `Studio`."""
        if self.renderer is None:
            raise ValueError("this studio was opened for labels only")
        return {
            view.name: self.renderer.draw(facts.scene, view) for view in facts.rig.views
        }


@contextmanager
def open_studio(recipe: Recipe, *, draws: bool = True) -> Iterator[Studio]:
    """The studio of a recipe.

    Raises:
        RecipeError: when a part of the recipe refuses its parameters.
        AssetError: when the catalogue is damaged.
        RenderError: when the renderer is not there.
    """
    from scenegen.catalogue import Catalogue

    catalogue = Catalogue.open()
    plans = {plan.name: plan for plan in resolve(recipe, catalogue)}
    with ExitStack() as stack:
        renderer = None
        if draws:
            from scenegen.renderers import open_renderer

            renderer = stack.enter_context(
                open_renderer(recipe.renderer, catalogue, recipe.resolution)
            )
        yield _Studio(plans, renderer)
