"""Values of the index, with their types checked."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from scenegen.errors import AssetError

V = TypeVar("V")


class Fields(NamedTuple):
    """A table of the index whose values are taken out with their types checked."""

    table: Mapping[str, Any]
    who: str

    def get(self, key: str, kind: type[V]) -> V:
        """A value that has to be there.

        Raises:
            AssetError: it is missing or of another type.
        """
        value = self.table.get(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            found = "is missing" if value is None else f"is {value!r}"
            raise AssetError(
                f"{self.who}: '{key}' {found}, but has to be {_KINDS[kind]}. "
                "Mend the entry, or write the index anew by assets/modelling/index.py."
            )
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(word) for word in self.get(key, list))

    def triple(self, key: str) -> tuple[int, int, int]:
        """A list of three integers."""
        x, y, z = self.integers(key, 3)
        return x, y, z

    def integers(self, key: str, count: int) -> tuple[int, ...]:
        """A list of so many integers.

        Raises:
            AssetError: it is missing, or is something else.
        """
        values = self.get(key, list)
        if len(values) != count or not all(isinstance(value, int) for value in values):
            raise AssetError(
                f"{self.who}: '{key}' is {values!r}, but has to be {_NUMERALS[count]} "
                "integers. Mend the entry."
            )
        return tuple(values)

    def noted(self, key: str) -> str:
        """A text that may be missing here; using the entry without it is refused."""
        return str(self.table.get(key, "")).strip()


_KINDS = {
    str: "a text",
    int: "an integer",
    bool: "true or false",
    list: "a list",
    float: "a number with a decimal point",
}

_NUMERALS = {3: "three", 5: "five"}
