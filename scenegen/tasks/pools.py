"""Categories that questions may name, and what else there is of them in a room."""

from typing import TYPE_CHECKING

from scenegen.errors import AssetError, Rejected
from scenegen.records.scene import Scene
from scenegen.tasks.quartets import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenegen.catalogue import Catalogue, Category

NOT_ALONE = "not_alone"


def countable(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that may be asked about, in the order of the catalogue."""
    return tuple(
        category
        for category in catalogue.categories
        if "countable" in category.roles
        and any(
            each.is_seen_across_a_room for each in catalogue.assets_of(category.name)
        )
    )


def option_categories(catalogue: "Catalogue", *, about: str) -> "tuple[Category, ...]":
    """The countable categories, if they are enough that four can be offered.

    Args:
        catalogue: where they come from.
        about: what the question is about, for the message.

    Raises:
        AssetError: when there are fewer than four.
    """
    found = countable(catalogue)
    if len(found) < SIZE:
        raise AssetError(
            f"catalogue: a question about {about} offers {SIZE} kinds of things, and "
            f"{len(found)} categories have the role 'countable' and a model that is "
            "large enough to be made out across a room. Give the role to more "
            "categories in assets/categories.toml, or import larger assets of those "
            "that have it."
        )
    return found


def barred_categories(
    catalogue: "Catalogue", asked: "Iterable[str]"
) -> tuple[str, ...]:
    """What a room must not be furnished with: what is asked about, and what is similar.

    Args:
        catalogue: says what is similar.
        asked: names of the categories that a question is about.
    """
    names = tuple(asked)
    similar = [each for name in names for each in catalogue.category(name).similar]
    return (*names, *similar)


def check_alone(
    scene: Scene, names: "Iterable[str]", categories: "Mapping[str, Category]"
) -> None:
    """Each of some categories is there once, and nothing that might be taken for it.

    Raises:
        Rejected: NOT_ALONE.
    """
    there = [entity.category for entity in scene.entities]
    for name in names:
        similar = categories[name].similar
        if there.count(name) != 1 or any(each in similar for each in there):
            raise Rejected(NOT_ALONE)
