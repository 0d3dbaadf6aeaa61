"""One item as formats take it, and the one way to make a conversation of it.

A hidden picture is in an `Example` only where its style is "target", and `conversation`
puts it into the answer. No format reads pictures from anywhere else, so that none can
show a hidden one with the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from scenegen.dataset.rows import ANSWER, ASK_FOR_LETTER, ASK_FOR_STEPS, prompt
from scenegen.exports.styles import LABEL, RATIONALE, TARGET, TOKENS

ASK_FOR_PICTURE = (
    "Picture first what the images do not show. End with a line "
    f'"{ANSWER}" and the letter of the right option.'
)

ASK_FOR_TOKENS = (
    "Write first, as perception tokens, what the images do not show. End with a line "
    f'"{ANSWER}" and the letter of the right option.'
)

ASK_FOR_POINTS = (
    "Write first which points each two pictures share, the imagined view among them: "
    "(x,y)=(x,y) in thousandths of width and height from the upper left corner. End "
    f'with a line "{ANSWER}" and the letter of the right option.'
)

FORMS = {
    LABEL: ASK_FOR_LETTER,
    RATIONALE: ASK_FOR_STEPS,
    TARGET: ASK_FOR_PICTURE,
    TOKENS: ASK_FOR_TOKENS,
}
"""By style: what a question ends with."""

USER, ASSISTANT = "user", "assistant"


class Picture(NamedTuple):
    """An encoded picture.

    Attributes:
        role: name of its view, e.g. "view_0".
        data: the bytes of the file.
        suffix: of such a file, without a dot.
    """

    role: str
    data: bytes
    suffix: str


@dataclass(frozen=True, slots=True)
class Example:
    """One item in one style.

    Attributes:
        id, pair_id, task, kind, variant, control, difficulty, question, options,
            answer, answer_text, rationale: as in the rows of the data set.
        config, split: where it comes from.
        series: that made it.
        preset: the way to ask that the series names; "" for the usual one.
        index: of the item in its series and split.
        style: what stands before the answer.
        images: the visible views.
        targets: the hidden views; none unless the style is "target".
        target_text: what stands in their place in that style; "" where they are there.
        token_text: tokens of the hidden views; "" unless the style is "tokens".
        row: further columns that a format has asked for.
    """

    id: str
    pair_id: str
    task: str
    kind: str
    variant: str
    control: str
    difficulty: str
    question: str
    options: tuple[str, ...]
    answer: str
    answer_text: str
    rationale: str
    config: str
    split: str
    series: str
    preset: str
    index: int
    style: str
    images: tuple[Picture, ...]
    targets: tuple[Picture, ...] = ()
    target_text: str = ""
    token_text: str = ""
    row: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        """Hidden pictures, or a text in their place, belong to one style alone.

        Raises:
            ValueError: when they are there in another one, or missing in that one.
        """
        if bool(self.targets or self.target_text) is not (self.style == TARGET):
            raise ValueError(f"{self.id}: hidden pictures in style '{self.style}'")

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures, in the order of the conversation."""
        return self.images + self.targets


class ChatTurn(NamedTuple):
    """What one side says: pictures, then text."""

    role: str
    pictures: tuple[Picture, ...]
    text: str


def conversation(example: Example) -> tuple[ChatTurn, ChatTurn]:
    """The question with the visible pictures, and the answer."""
    return (
        ChatTurn(USER, example.images, asked(example)),
        ChatTurn(ASSISTANT, example.targets, answered(example)),
    )


def asked(example: Example) -> str:
    """The question, its lettered options and the form of the answer."""
    form = ASK_FOR_POINTS if example.target_text else FORMS[example.style]
    return prompt(example.question, example.options, form)


def answered(example: Example) -> str:
    """What stands before the answer in words, and the answer."""
    if example.style == LABEL:
        return example.answer
    before = {
        RATIONALE: example.rationale,
        TOKENS: example.token_text,
        TARGET: example.target_text,
    }
    lines = (before.get(example.style, ""), f"{ANSWER}{example.answer}")
    return "\n".join(line for line in lines if line)


def tagged(turn: ChatTurn, tag: str = "<image>") -> str:
    """The text of a turn with a tag for each of its pictures before it."""
    return "\n".join([*(tag for _ in turn.pictures), turn.text])
