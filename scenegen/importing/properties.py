"""Java's .properties files: keys and values, one pair a line, in ISO-8859-1."""

import re

from scenegen.importing.sources import Refused

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PAIR = re.compile(
    r"((?:[^\\=:\s]|\\.)+)[ \t\f]*(?:[=:]|[ \t\f])?[ \t\f]*(.*)", re.DOTALL
)
_NAMED = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


def read_properties(data: bytes) -> dict[str, str]:
    """The pairs of a file; the last of several values of one key counts.

    Raises:
        Refused: the file is binary.
    """
    if b"\0" in data:
        raise Refused("is not a text file. Get the library anew.")
    pairs = {}
    for line in _logical_lines(data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")):
        found = _PAIR.fullmatch(line)
        if found:
            pairs[_plain(found[1])] = _plain(found[2]).strip()
    return pairs


def _logical_lines(text: str) -> list[str]:
    """Lines without comments; one that ends in a backslash goes on in the next."""
    lines: list[str] = []
    goes_on = False
    for raw in re.split(r"\r\n|\n|\r", text):
        line = raw.lstrip(" \t\f")
        if not goes_on and (not line or line[0] in "#!"):
            continue
        slashes = len(line) - len(line.rstrip("\\"))
        body = line[:-1] if slashes % 2 else line
        if goes_on:
            lines[-1] += body
        else:
            lines.append(body)
        goes_on = bool(slashes % 2)
    return lines


def _plain(text: str) -> str:
    """A text without its escapes."""

    def letter(found: re.Match[str]) -> str:
        code = found[1]
        if len(code) == 5:
            return chr(int(code[1:], 16))
        return _NAMED.get(code, code)

    plain = _ESCAPE.sub(letter, text)
    # Letters beyond 16 bits are two escapes, which belong together.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
