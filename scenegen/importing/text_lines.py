"""The lines of OBJ and MTL files, whatever wrote them.

Blanks are those of ASCII: in a name a byte 0x85 or 0xA0 is half of a letter, and not
the end of a line or a word, which `str.splitlines` and `str.split` take it for.
"""

import re
from collections.abc import Iterator

_BREAK = re.compile(rb"\r\n|\n|\r")
_GOES_ON = re.compile(rb"\\[ \t]*(?:\r\n|\n|\r)")
_MARKS = (
    (b"\xef\xbb\xbf", ""),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
BLANKS = " \t\v\f"


def logical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines and their numbers; one that ends in a backslash goes on in the next.

    A comment does not: it may well end in the name of a folder.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding:
                data = data.decode(encoding, "replace").encode()
            break
    has_joints = _GOES_ON.search(data) is not None
    number, waiting, begun = 0, b"", 0
    for number, line in enumerate(_BREAK.split(data), start=1):
        is_text = waiting or not line.lstrip().startswith(b"#")
        if has_joints and is_text and line.rstrip(b" \t").endswith(b"\\"):
            waiting += line.rstrip(b" \t")[:-1] + b" "
            begun = begun or number
            continue
        yield begun or number, waiting + line
        waiting, begun = b"", 0
    if waiting:
        yield begun, waiting


def keyword(line: bytes) -> tuple[str, str]:
    """The first word in small letters, and the rest; a letter for each byte."""
    text = line.decode("latin-1").strip(BLANKS)
    word = text.replace("\t", " ").partition(" ")[0]
    return word.lower(), text[len(word) :].strip(BLANKS)


def words_in(text: str) -> list[str]:
    """The words of a text; those in quotes may hold blanks."""
    found = re.findall(r'"([^"]*)"|([^ \t\v\f]+)', text)
    return [quoted or plain for quoted, plain in found]


def unquoted(text: str) -> str:
    """A name without quotes around it."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    return text


def shown(line: bytes, most: int = 60) -> str:
    """A line as a message can show it."""
    text = line.decode("utf-8", "replace").strip()[:most]
    return "".join(letter if letter.isprintable() else "?" for letter in text)
