"""Ten ways to ask, in three grammatical persons."""

from scenegen.tasks.wordings import Wording

TEXTS = (
    ("i", "Seen from the front, which of these would I find to be the tallest?"),
    ("i", "If I stood squarely in front of these objects, which is the tallest?"),
    ("i", "I want to know which of these objects is the tallest. Which one is it?"),
    ("i", "I measure these objects from floor to top. Which one is the tallest?"),
    ("you", "Imagine that you face these objects. Which one is the tallest?"),
    ("you", "You compare the heights of these objects. Which one is the tallest?"),
    ("you", "Which of these would you need the longest ruler for, from floor to top?"),
    ("someone", "Someone walks up to these objects. Which of them is the tallest?"),
    ("someone", "A visitor compares the heights of these. Which is the tallest?"),
    ("someone", "A mover asks which of these objects is the tallest. Which is it?"),
)

WORDINGS = tuple(
    Wording(f"tallest-{number:02d}", person, text)
    for number, (person, text) in enumerate(TEXTS, start=1)
)
