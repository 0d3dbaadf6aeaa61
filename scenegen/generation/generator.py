"""Where units are made and drawn: the seam between scheduling and everything else."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from scenegen.generation.renderer_assignment import renderer_of
from scenegen.recipe.model import Recipe
from scenegen.recipe.resolve import AnySeriesPlan, resolve, stock_of
from scenegen.records.item import Facts
from scenegen.seeding import Key
from scenegen.tasks.base import AnyTask

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scenegen.catalogue import Category
    from scenegen.dense.describe import DenseTools
    from scenegen.dense.targets import DenseView
    from scenegen.records.frame import Frame
    from scenegen.records.rig import Rig, View
    from scenegen.records.scene import Scene
    from scenegen.records.visibility import SceneVisibility
    from scenegen.renderers.base import Renderer


class SampledUnit(NamedTuple):
    """A unit, and what was thrown away on the way to it.

    Attributes:
        twins: the two items.
        tally: how often each reason rejected an attempt.
        honest: what a control was made from; None where nothing is corrupted.
    """

    twins: tuple[Facts, Facts]
    tally: Mapping[str, int]
    honest: tuple[Facts, Facts] | None = None

    @property
    def attempts(self) -> int:
        """How many scenes it took, the accepted one included."""
        return sum(self.tally.values()) + 1

    @property
    def pairs(self) -> tuple[tuple[Facts, Facts], ...]:
        """Each item, and the honest one that it came from."""
        return tuple(zip(self.twins, self.honest or self.twins, strict=True))


class ItemGenerator(Protocol):
    """Makes the units of one recipe, and draws their views."""

    def make(self, series: str, split: str, unit: int) -> SampledUnit:
        """The unit at an address.

        Raises:
            SamplingError: when no attempt gave an acceptable scene.
            RecipeError: when the unit cannot be corrupted as its series asks.
        """
        ...

    def draw(self, facts: Facts) -> "dict[str, Frame]":
        """The frames of all views of an item, by name.

        Raises:
            RenderError: when the renderer failed.
        """
        ...

    def dense(self, facts: Facts, *, draws: bool = True) -> "tuple[DenseView, ...]":
        """What the series of an honest item asks for beside its views.

        Args:
            facts: of the item.
            draws: whether pictures are wanted beside what geometry gives.

        Raises:
            RenderError: when a renderer failed.
        """
        ...

    def solve(self, facts: Facts) -> int:
        """The index of the right option of an honest item, found without asking.

        Raises:
            ValueError: when no option is right.
        """
        ...

    def solve_from_tokens(self, facts: Facts) -> int | None:
        """The index of the option that the tokens of all views speak for, if any.

        Raises:
            ValueError: when the question is not known.
        """
        ...

    def solve_from_masks(self, facts: Facts) -> int:
        """The index of the right option of an honest item, found in masks and depth.

        Raises:
            ValueError: when they speak for no option.
        """
        ...


OpenGenerator = Callable[..., AbstractContextManager[ItemGenerator]]
"""(recipe, draws=True) to a generator; `draws=False` opens no renderer beforehand."""


class _RecipeGenerator:
    """The real one: the parts that the recipe names, and its renderers."""

    def __init__(self, recipe: Recipe, stack: ExitStack) -> None:
        """Read the catalogue and resolve the recipe."""
        self.recipe = recipe
        self.catalogue = stock_of(recipe)
        self.plans = {plan.name: plan for plan in resolve(recipe, self.catalogue)}
        self._stack = stack
        self._renderers: dict[str, Renderer] = {}

    def make(self, series: str, split: str, unit: int) -> SampledUnit:
        """See `ItemGenerator`."""
        from scenegen.generation.controls import corrupt
        from scenegen.generation.unit import make_unit

        plan = self.plans[series]
        tally: Counter[str] = Counter()
        twins = make_unit(plan, Key(plan.seed, split, series, unit), tally)
        if not plan.control:
            return SampledUnit(twins, tally)
        return SampledUnit(
            corrupt(twins, plan.control, partial(_observe, plan)), tally, twins
        )

    def draw(self, facts: Facts) -> "dict[str, Frame]":
        """See `ItemGenerator`."""
        return {view.name: self._draw(facts, view) for view in facts.rig.views}

    def _draw(self, facts: Facts, view: "View") -> "Frame":
        import numpy as np

        from scenegen.generation.controls import scene_in
        from scenegen.records.frame import Frame

        scene = scene_in(facts, view)
        if scene is None:
            size = self.recipe.resolution
            return Frame(view.name, np.zeros((size, size, 3), dtype=np.uint8))
        name = renderer_of(self.recipe.renderer, facts.address)
        return self.renderer(name).draw(scene, view)

    def dense(self, facts: Facts, *, draws: bool = True) -> "tuple[DenseView, ...]":
        """See `ItemGenerator`."""
        from scenegen.dense.describe import dense_views

        plan = self.plans[facts.address.series]
        return dense_views(facts, plan.targets, self._dense_tools, draws=draws)

    @cached_property
    def _dense_tools(self) -> "DenseTools":
        from scenegen.dense.describe import DenseTools

        size = self.recipe.resolution
        return DenseTools(self.catalogue.mesh, self.draw, self._draw_alike, size)

    def _draw_alike(
        self, facts: Facts, views: "Sequence[View]"
    ) -> "list[NDArray[np.uint8]]":
        name = renderer_of(self.recipe.renderer, facts.address)
        return self.renderer(name).draw_alike(facts.scene, views)

    def solve(self, facts: Facts) -> int:
        """See `ItemGenerator`."""
        return self._task(facts).solve(facts)

    def solve_from_tokens(self, facts: Facts) -> int | None:
        """See `ItemGenerator`."""
        from scenegen.tasks.solving.token_sheet import sheet_of_facts

        task = self._task(facts)
        return task.solve_from_tokens(sheet_of_facts(facts, self._categories))

    def solve_from_masks(self, facts: Facts) -> int:
        """See `ItemGenerator`."""
        from scenegen.tasks.solving.segmented_views import segmented_views

        visibility = _observe(self.plans[facts.address.series], facts.scene, facts.rig)
        views = segmented_views(facts, visibility, self._categories)
        return self._task(facts).solve_from_masks(views)

    def _task(self, facts: Facts) -> AnyTask:
        return self.plans[facts.address.series].task

    @cached_property
    def _categories(self) -> "Mapping[str, Category]":
        return {each.name: each for each in self.catalogue.categories}

    def renderer(self, name: str) -> "Renderer":
        """The renderer of that name; opened once, and kept as long as the generator.

        Raises:
            RenderError: when it is not there.
        """
        from scenegen.renderers import open_renderer

        if name not in self._renderers:
            opened = open_renderer(name, self.catalogue, self.recipe.resolution)
            self._renderers[name] = self._stack.enter_context(opened)
        return self._renderers[name]


def wrong_answer(facts: Facts, way: Callable[[Facts], int]) -> str:
    """How a way to answer misses the label of an item; "" if it does not."""
    try:
        solution = way(facts)
    except ValueError as error:
        return f"finds no answer ({error})"
    if solution != facts.question.answer_index:
        return f"answers {facts.question.options[solution]}"
    return ""


def _observe(plan: AnySeriesPlan, scene: "Scene", rig: "Rig") -> "SceneVisibility":
    """What a rig sees of a scene, as it is decided in units."""
    from scenegen.visibility.observe import observe
    from scenegen.visibility.scene_mesh import build_scene_mesh

    return observe(build_scene_mesh(scene, plan.mesh_of), rig, plan.truth_size)


@contextmanager
def open_generator(recipe: Recipe, *, draws: bool = True) -> Iterator[ItemGenerator]:
    """The generator of a recipe.

    Raises:
        RecipeError: when a part of the recipe refuses its parameters.
        AssetError: when the catalogue is damaged.
        RenderError: when one of its renderers is not there.
    """
    with ExitStack() as stack:
        generator = _RecipeGenerator(recipe, stack)
        # One that is missing is reported before any item is drawn.
        for name in recipe.renderer if draws else ():
            generator.renderer(name)
        yield generator
