"""Which series of a recipe, and how many of its items."""

from collections.abc import Mapping

from scenegen.errors import RecipeError
from scenegen.recipe.loading import change, load_recipe
from scenegen.recipe.model import Recipe
from scenegen.registry import did_you_mean


def narrowed(
    recipe: Recipe, *, task: str | None = None, n: int | None = None, **values: object
) -> Recipe:
    """The series of one task, with so many items each, and other top-level values.

    What is left as it is, is not read again.

    Args:
        recipe: of which a part is wanted.
        task: keeps only the series that ask it.
        n: items of each series, see `share_out`.
        values: see `change`.

    Raises:
        RecipeError: when no series asks the task, or a new value is not allowed.
    """
    series = [each for each in recipe.series if task in (None, each.task)]
    if not series:
        hint = did_you_mean(str(task), {each.task for each in recipe.series})
        raise RecipeError(f"recipe '{recipe.name}' has no task '{task}'; {hint}")
    if n is None and len(series) == len(recipe.series):
        return change(recipe, **values)
    plain = [each.model_dump() for each in series]
    if n is not None:
        plain = [{**each, "splits": share_out(each["splits"], n)} for each in plain]
    return change(recipe, series=plain, **values)


def only(recipe: Recipe, task: str) -> Recipe:
    """The series of a recipe that ask one task.

    Raises:
        RecipeError: when there are none.
    """
    return narrowed(recipe, task=task)


def for_task(task: str) -> Recipe:
    """The shipped recipe of a task.

    Raises:
        RecipeError: when no task is named so.
    """
    from scenegen.tasks import TASKS

    TASKS.find(task)
    return only(load_recipe(task), task)


def share_out(splits: Mapping[str, int], items: int) -> dict[str, int]:
    """`items` shared out in the proportions of `splits`.

    Every split but the largest gets its share rounded down to an even number, so that
    twins stay together, and one pair at least where there are enough items for a pair
    in each; the largest gets the rest. Empty splits are left out.
    """
    total = sum(splits.values())
    largest = max(splits, key=lambda split: splits[split])
    least = 2 if items >= 2 * len(splits) else 0
    shares = {
        split: max(least, items * count // total // 2 * 2)
        for split, count in splits.items()
        if split != largest
    }
    while shares and items - sum(shares.values()) < least:
        shares[max(shares, key=lambda split: shares[split])] -= 2
    shares[largest] = items - sum(shares.values())
    return {split: shares[split] for split in splits if shares[split]}


def left_out(before: Recipe, after: Recipe) -> dict[str, tuple[str, ...]]:
    """The splits of each series that have no item any more, by the series' label."""
    whole = {each.label: each.splits for each in before.series}
    missing = {
        each.label: tuple(
            split for split in whole[each.label] if split not in each.splits
        )
        for each in after.series
    }
    return {label: splits for label, splits in missing.items() if splits}
