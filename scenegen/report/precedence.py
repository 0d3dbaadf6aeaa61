"""Answers come first: what is read in the background waits while one is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

AT_MOST = 0.5
"""Seconds that background work waits each time, so that it ends some day."""


class AnswersFirst:
    """Counts the answers that are being made; threads share one interpreter."""

    def __init__(self) -> None:
        """Nothing is being answered."""
        self._number, self._lock, self._is_quiet = 0, Lock(), Event()
        self._is_quiet.set()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """While an answer is made."""
        with self._lock:
            self._number += 1
            self._is_quiet.clear()
        try:
            yield
        finally:
            with self._lock:
                self._number -= 1
                if not self._number:
                    self._is_quiet.set()

    def give_way(self) -> bool:
        """Wait until no answer is being made, or long enough.

        Returns:
            Whether none is being made.
        """
        return self._is_quiet.wait(AT_MOST)
