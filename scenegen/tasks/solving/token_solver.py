"""A reader that sees nothing but tokens, for every task.

When it fails, either the tokens do not hold what the answer takes, or the label is
wrong.
"""

from collections.abc import Mapping, Sequence

from scenegen.catalogue import Category
from scenegen.records.item import Facts, ViewTokens
from scenegen.tasks.multiview.wordings import WORDINGS
from scenegen.tasks.path import phrasing as path_words
from scenegen.tasks.path.token_solver import read_path
from scenegen.tasks.perspective import phrasing as perspective_words
from scenegen.tasks.perspective.token_solver import read_perspective
from scenegen.tasks.solving.token_sheet import TokenSheet, token_sheet
from scenegen.tokens import count_from_tokens


def answer_from_tokens(
    text: str,
    kind: str,
    options: Sequence[str],
    tokens: Sequence[ViewTokens],
    views: Mapping[str, bool],
    categories: Mapping[str, Category],
) -> int | None:
    """The place of the option that the tokens of all views speak for.

    Args:
        text: of the question.
        kind: of the question.
        options: of the question.
        tokens: of all views, hidden ones too.
        views: whether the view of a name is hidden, in the order of the rig.
        categories: of the catalogue, by name.

    Returns:
        None when the tokens speak for none of them.

    Raises:
        ValueError: when the text is no question that is known.
    """
    sheet = token_sheet(
        text, kind, options, tokens=tokens, views=views, categories=categories
    )
    if kind in perspective_words.WORDINGS:
        return read_perspective(sheet)
    if kind in path_words.WORDINGS:
        return read_path(sheet)
    return _count(sheet, counted_in(text, len(sheet.shown), categories))


def read_facts(facts: Facts, categories: Mapping[str, Category]) -> int | None:
    """The same for an item, of which only tokens and question are looked at.

    Raises:
        ValueError: when the text is no question that is known.
    """
    question = facts.question
    return answer_from_tokens(
        question.text,
        question.kind,
        question.options,
        facts.tokens,
        {view.name: view.is_hidden for view in facts.rig.views},
        categories,
    )


def counted_in(text: str, views: int, categories: Mapping[str, Category]) -> str:
    """The category of which a question asks the number.

    Raises:
        ValueError: when no wording reads like the text.
    """
    for name, category in categories.items():
        if category.singular not in text and category.plural not in text:
            continue
        nouns = {"singular": category.singular, "plural": category.plural}
        if any(text == each.fill(views=views, **nouns) for each in WORDINGS):
            return name
    raise ValueError(f"no wording of the multiview task reads {text!r}")


def _count(sheet: TokenSheet, category: str) -> int | None:
    """How many instances the visible views show."""
    visible = [sheet.views[name] for name in sheet.shown]
    return sheet.place_of(str(count_from_tokens(visible, category)))
