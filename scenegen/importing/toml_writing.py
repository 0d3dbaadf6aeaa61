"""Tables as TOML, as index.toml and the lists of packs have them."""

from collections.abc import Iterator, Mapping, Sequence

Row = Mapping[str, object]


def toml_value(value: object) -> str:
    """A truth value, number, text or list as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, str):
        return f'"{"".join(_ESCAPES.get(c, _escaped(c)) for c in value)}"'
    return str(value)


def toml_pairs(row: Row) -> Iterator[str]:
    """The keys and values of one table, a line each."""
    for key, value in row.items():
        yield f"{key} = {toml_value(value)}\n"


def toml_tables(kind: str, rows: Sequence[Row]) -> Iterator[str]:
    """The entries of an array of tables."""
    for row in rows:
        yield f"\n[[{kind}]]\n"
        yield from toml_pairs(row)


_ESCAPES = {"\\": "\\\\", '"': '\\"'}


def _escaped(letter: str) -> str:
    """A letter, or the code of one that a line of text cannot hold."""
    if ord(letter) < 32 or ord(letter) == 127:
        return f"\\u{ord(letter):04x}"
    # Half of a letter cannot be written at all.
    return "\ufffd" if 0xD800 <= ord(letter) < 0xE000 else letter
