"""scenegen as an environment with a verifiable reward; no data set is built.

    python examples/rl_environment.py

asks questions of one task, made on the fly, of two policies that look at nothing. Put
your model in place of `guess`: it gets a prompt and PIL pictures, and gives text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL.Image import Image

import scenegen


class Observation(NamedTuple):
    """What a policy is shown.

    Attributes:
        prompt: the question, its options with letters, the form of the answer.
        images: the visible views, in their order.
    """

    prompt: str
    images: tuple[Image, ...]


Policy = Callable[[Observation], str]
"""From what is shown to what is said."""


class SpatialEnvironment:
    """One question an episode; the reward is whether the right option was named."""

    def __init__(self, series: Sequence[scenegen.Item]) -> None:
        """An environment over a series, a loaded folder, or a part of one."""
        self.series = series
        self.item: scenegen.Item | None = None

    def reset(self, episode: int) -> Observation:
        """Ask a question; what is to be imagined is not shown."""
        self.item = self.series[episode % len(self.series)]
        return Observation(self.item.prompt(), self.item.images)

    def step(self, said: str) -> float:
        """The reward of an answer, 1.0 or 0.0; the episode is over."""
        if self.item is None:
            raise RuntimeError("call reset before step: there is no question yet")
        item, self.item = self.item, None
        return scenegen.score_answer(item, said)


def guess(observation: Observation) -> str:
    """A policy that looks at nothing: the first option."""
    return "I do not look. Answer: A"


def hedge(observation: Observation) -> str:
    """A policy that names everything, and gets nothing for it."""
    return "Answer: A, B, C or D"


def mean_reward(
    environment: SpatialEnvironment, policy: Policy, episodes: int
) -> float:
    """The mean reward of a policy over the first episodes."""
    rewards = [
        environment.step(policy(environment.reset(episode)))
        for episode in range(episodes)
    ]
    return sum(rewards) / len(rewards)


def main() -> None:
    """Print the mean reward of both policies."""
    series = scenegen.Series("multiview", seed=7, resolution=128)
    environment = SpatialEnvironment(series)
    for policy in (guess, hedge):
        print(f"{policy.__name__}: {mean_reward(environment, policy, 4):.2f}")


if __name__ == "__main__":
    main()
