"""Every random stream of the program, each addressed by what it decides.

A stream is `PCG64` over `SeedSequence(seed, spawn_key=...)`, where the spawn key is
(split, series, unit, attempt, stage). Any stream is reached from its key alone, so
that items can be made in any order by any number of workers.

Every element of a spawn key is below 2**32: numpy splits larger ones into 32-bit words,
and `(2**32,)` then collides with `(0, 1)`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from numpy.random import Generator

WORD = 2**32

T = TypeVar("T")


class Stream(IntEnum):
    """What a stream decides. Numbers are for ever: append, never renumber or reuse."""

    SLOT = 1
    SCENE = 2
    CAMERAS = 3
    TASK = 4
    FINISH = 5
    OCCLUSION = 6
    JITTER = 7
    RENDERER = 8
    NUMBERS = 9


def words_of(name: str) -> tuple[int, int]:
    """Two 32-bit words that stand for a name in a spawn key."""
    digest = blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4], "little"), int.from_bytes(digest[4:], "little")


@dataclass(frozen=True, slots=True)
class Key:
    """The address of the streams of one attempt at one unit."""

    seed: int
    split: str
    series: str
    unit: int
    attempt: int = 0

    def at(self, *, unit: int | None = None, attempt: int = 0) -> "Key":
        """The key of another attempt, or of another unit of the same series."""
        return replace(self, unit=self.unit if unit is None else unit, attempt=attempt)

    def stream(self, stage: Stream) -> "Generator":
        """A fresh generator for one stage.

        Raises:
            ValueError: when an element of the key is not in [0, 2**32).
        """
        from numpy.random import PCG64, Generator, SeedSequence

        key = (
            *words_of(self.split),
            *words_of(self.series),
            self.unit,
            self.attempt,
            int(stage),
        )
        if not all(0 <= word < WORD for word in key):
            raise ValueError(f"spawn key {key} has an element outside [0, 2**32)")
        return Generator(PCG64(SeedSequence(self.seed, spawn_key=key)))


def pick(rng: "Generator", options: Sequence[T]) -> T:
    """One of several, each equally likely."""
    return options[int(rng.integers(len(options)))]


def between(rng: "Generator", low: int, high: int, step: int = 1) -> int:
    """A whole number from `low` to `high`, both included, in steps."""
    return low + step * int(rng.integers((high - low) // step + 1))
