"""A cache of so many bytes, from which the least recently used goes first."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class LruCache(Generic[K, V]):
    """Values by key, up to a number of bytes."""

    def __init__(self, most: int, free: Callable[[V], None]) -> None:
        """An empty cache.

        Args:
            most: bytes.
            free: called with what leaves the cache.
        """
        self._most = most
        self._free = free
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self.bytes = 0

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._kept)

    def get(self, key: K) -> V | None:
        """The value of a key, which is then the one used last."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def put(self, key: K, value: V, size: int) -> V:
        """Keep a value of `size` bytes."""
        self._kept[key] = value, size
        self.bytes += size
        return value

    def drop(self, key: K) -> None:
        """Drop the value of a key, if there is one."""
        if key in self._kept:
            value, size = self._kept.pop(key)
            self.bytes -= size
            self._free(value)

    def trim(self) -> None:
        """Drop the least recently used until the rest fits."""
        while self.bytes > self._most and self._kept:
            _, (value, size) = self._kept.popitem(last=False)
            self.bytes -= size
            self._free(value)

    def clear(self) -> None:
        """Drop everything."""
        for value, _ in self._kept.values():
            self._free(value)
        self._kept.clear()
        self.bytes = 0
