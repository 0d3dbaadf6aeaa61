"""How a count is asked: the sentences of wordings.toml."""

from scenegen.tasks.phrases import NUMBERS
from scenegen.tasks.wordings import Wording, load_wordings


def fill(wording: Wording, *, views: int, singular: str, plural: str) -> str:
    """The question about a category, over a number of views."""
    return wording.text.format(views=NUMBERS[views], singular=singular, plural=plural)


COUNT = "count"
"""The name of the only kind."""

WORDINGS = load_wordings("scenegen.tasks.multiview")[COUNT]
