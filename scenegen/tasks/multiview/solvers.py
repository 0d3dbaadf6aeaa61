"""Second solvers of a count: from perception tokens, and from instance masks."""

from collections.abc import Mapping

from scenegen.catalogue import Category
from scenegen.tasks.multiview.phrasing import WORDINGS, fill
from scenegen.tasks.solving.point_clouds import mask_of, share_pcm
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet
from scenegen.tokens import count_from_tokens


def counted_category(text: str, views: int, categories: Mapping[str, Category]) -> str:
    """The category of which a question asks the number.

    Raises:
        ValueError: when no wording reads like the text.
    """
    for name, category in categories.items():
        if category.singular not in text and category.plural not in text:
            continue
        nouns = {"singular": category.singular, "plural": category.plural}
        if any(text == fill(each, views=views, **nouns) for each in WORDINGS):
            return name
    raise ValueError(f"no wording of the multiview task reads {text!r}")


def count_from_sheet(
    sheet: TokenSheet, categories: Mapping[str, Category]
) -> int | None:
    """The option that is the number of instances in the tokens of the visible views.

    Raises:
        ValueError: when no wording reads like the text.
    """
    category = counted_category(sheet.text, len(sheet.shown), categories)
    visible = [sheet.views[name] for name in sheet.shown]
    return sheet.place_of(str(count_from_tokens(visible, category)))


def count_from_masks(views: SegmentedViews) -> int:
    """The option that is the number of instances in the visible views.

    Raises:
        ValueError: when the map shows other ones, or no option is the number.
    """
    shown = views.visibility.visible
    category = counted_category(views.text, len(shown), views.categories)
    ids = [name for name, kind in views.entity_categories.items() if kind == category]
    seen = [
        name
        for name in ids
        if any(share_pcm(view, name) >= views.threshold_pcm for view in shown)
    ]
    for view in views.visibility.hidden:
        mapped = [name for name in ids if mask_of(view, name).any()]
        if mapped != seen:
            raise ValueError(f"the map shows {mapped}, the other views {seen}")
    return views.place_of(str(len(seen)))
