"""The rules by which answers are read, as Python text for exports that score.

It is the very text that the package runs, so an export cannot read an answer in
another way than `scenegen score` does; it needs nothing but the standard library.
"""

from pathlib import Path

RULES = Path(__file__).parents[1] / "scoring" / "answer_text.py"
"""Read as text, not imported: it is scored with elsewhere, without this package."""

HEAD = "# Written by `scenegen export`. {about}\n\n"


def with_rules(about: str, rest: str) -> str:
    """A Python file that begins with the rules.

    Args:
        about: what the file is, a sentence.
        rest: what follows; it may use `read_answer` and `LETTERS`.
    """
    rules = RULES.read_text(encoding="utf-8").rstrip("\n")
    return HEAD.format(about=about) + rules + "\n\n\n" + rest.lstrip("\n")
