"""The JSON and the bytes of a GLB or glTF file, with every reference checked."""

import base64
import binascii
import json
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

from scenegen.importing.archive import MAX_MEMBER
from scenegen.importing.gltf_extensions import MESHOPT, not_read, require_readable
from scenegen.importing.naming import NearbyFiles
from scenegen.importing.sources import Note, Refused

MAX_NUMBERS = 20_000_000
"""Elements of all the arrays that a file announces."""

MAX_MARKS = 4_000_000
"""Commas and brackets of the JSON part; each takes a hundred bytes when it is read."""

_AGAIN = "Export the model again as GLB."
_MAGIC = b"glTF"

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GltfDocument:
    """A file that is being read.

    Attributes:
        who: its name in messages.
        tables: its JSON part.
        files: gives the buffers and pictures that it names.
        note: called with what is left out.
        chunk: its binary part; None when it has none.
    """

    who: str
    tables: Table
    files: NearbyFiles
    note: Note
    chunk: bytes | None
    _buffers: dict[int, bytes] = field(default_factory=dict)

    def refused(self, text: str) -> Refused:
        """The refusal of the file, for a reason."""
        return Refused(f"{self.who}: {text}")

    def count(self, kind: str) -> int:
        """How many entries a table has, e.g. "nodes"."""
        rows = self.tables.get(kind, ())
        return len(rows) if isinstance(rows, list) else 0

    def row(self, kind: str, number: object) -> Table:
        """An entry of a table.

        Raises:
            Refused: there is none of that number.
        """
        place = whole(number)
        if place is None or place >= self.count(kind):
            raise self.refused(f"names {kind}[{str(number)[:20]}], which is not there")
        found = self.tables[kind][place]
        if not isinstance(found, dict):
            raise self.refused(f"holds no object as {kind}[{place}]. {_AGAIN}")
        return found

    def view(self, number: object) -> tuple[memoryview, int]:
        """The bytes of a buffer view, and the bytes from element to element; or 0.

        Raises:
            Refused: it reaches beyond its buffer, which may be missing.
        """
        entry = self.row("bufferViews", number)
        whole_buffer = self._buffer(entry.get("buffer"))
        start = self.size(entry, "byteOffset", 0)
        length = self.size(entry, "byteLength")
        if start + length > len(whole_buffer):
            raise self.refused(
                f"has a buffer of {len(whole_buffer)} bytes, of which bufferViews"
                f"[{number}] takes {start} to {start + length}. It is cut short, or "
                f"damaged. {_AGAIN}"
            )
        part = memoryview(whole_buffer)[start : start + length]
        return part, self.size(entry, "byteStride", 0)

    def size(self, entry: Table, key: str, otherwise: int | None = None) -> int:
        """A whole number of an entry that is not negative.

        Raises:
            Refused: it is none, or missing without a value to take instead.
        """
        value = entry.get(key, otherwise)
        found = whole(value)
        if found is None:
            raise self.refused(f"gives {key} as {str(value)[:40]!r}. {_AGAIN}")
        return found

    def count_of(self, entry: Table) -> int:
        """How many elements an accessor has, or how many of them are stored apart."""
        return self.size(entry, "count")

    def picture(self, entry: Table) -> bytes | None:
        """The bytes of an entry of `images`; None, with a note, when they are missing.

        Raises:
            Refused: its buffer view is damaged.
        """
        if "bufferView" in entry:
            return bytes(self.view(entry["bufferView"])[0])
        uri = str(entry.get("uri", ""))
        if uri.startswith("data:"):
            return self._inline(uri)
        path = self.files.find(*_meanings(uri)) if uri else None
        if path is None:
            self.note(f"a picture is missing: {self.files.missing(_meanings(uri)[0])}")
            return None
        return self.files.read(path)

    def _buffer(self, number: object) -> bytes:
        """The bytes of a buffer, read once.

        Raises:
            Refused: they are not there.
        """
        entry = self.row("buffers", number)
        place = whole(number) or 0
        if place not in self._buffers:
            self._buffers[place] = self._bytes(entry, place)
        return self._buffers[place]

    def _bytes(self, entry: Table, place: int) -> bytes:
        uri = entry.get("uri")
        if uri is None:
            if MESHOPT in (entry.get("extensions") or ()):
                raise Refused(not_read(MESHOPT, self.who))
            if place or self.chunk is None:
                raise self.refused(f"names no file as buffers[{place}]. {_AGAIN}")
            return self.chunk
        if str(uri).startswith("data:"):
            return self._inline(str(uri))
        # Buffers of another folder would be the triangles of another model.
        path = self.files.find(*_meanings(str(uri)), far=False)
        if path is None:
            reason = self.files.missing(_meanings(str(uri))[0])
            raise self.refused(f"{reason}. Restore the file.")
        return self.files.read(path)

    def _inline(self, uri: str) -> bytes:
        """The bytes of a data: URI."""
        head, comma, body = uri.partition(",")
        if not comma:
            raise self.refused(f"holds a data URI without data. {_AGAIN}")
        if not head.endswith(";base64"):
            return urllib.parse.unquote_to_bytes(body)
        try:
            return base64.b64decode(urllib.parse.unquote(body))
        except (binascii.Error, ValueError) as error:
            raise self.refused(f"holds a damaged data URI. {_AGAIN}") from error


def open_document(
    data: bytes, who: str, files: NearbyFiles, note: Note
) -> GltfDocument:
    """The parts of a file, none of whose required extensions is unknown.

    Raises:
        Refused: it is no glTF 2.0, is damaged, or announces more than furniture needs.
    """
    text, chunk = _parts(data, who) if data[:4] == _MAGIC else (data, None)
    tables = _tables(text, who)
    asset = tables.get("asset")
    version = str(asset.get("version", "2.0")) if isinstance(asset, dict) else "2.0"
    if version.partition(".")[0] != "2":
        raise Refused(f"{who}: is glTF {version[:20]}, not 2.0. {_AGAIN}")
    require_readable(tables.get("extensionsRequired") or (), who)
    document = GltfDocument(who, tables, files, note, chunk)
    announced = sum(
        document.count_of(document.row("accessors", number))
        for number in range(document.count("accessors"))
    )
    if announced > MAX_NUMBERS:
        raise document.refused(
            f"announces {announced} elements; at most {MAX_NUMBERS} are read. "
            "Simplify the model before exporting."
        )
    return document


def whole(value: object) -> int | None:
    """A whole number that is not negative, or None; in JSON 3.0 is one as well."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 <= value < 1 << 53 or value != int(value):
        return None
    return int(value)


def _parts(data: bytes, who: str) -> tuple[bytes, bytes | None]:
    """The JSON and the binary chunk of a GLB file."""
    version = int.from_bytes(data[4:8], "little")
    length = int.from_bytes(data[8:12], "little")
    if version != 2 or length > len(data):
        said = f"version {version}, {length} bytes"
        raise Refused(
            f"{who}: is not glTF 2.0 or is cut short: its head says {said}, and it "
            f"holds {len(data)}. {_AGAIN}"
        )
    chunks: dict[bytes, bytes] = {}
    place = 12
    while place + 8 <= length:
        size = int.from_bytes(data[place : place + 4], "little")
        if place + 8 + size > len(data):
            raise Refused(f"{who}: is cut short within a chunk. {_AGAIN}")
        kind = data[place + 4 : place + 8]
        chunks.setdefault(kind, data[place + 8 : place + 8 + size])
        place += 8 + size + (-size % 4)
    if b"JSON" not in chunks:
        raise Refused(f"{who}: is not glTF (it has no JSON part). {_AGAIN}")
    return chunks[b"JSON"], chunks.get(b"BIN\0")


def _tables(text: bytes, who: str) -> Table:
    """The JSON part."""
    marks = sum(text.count(mark) for mark in (b",", b"[", b"{"))
    if marks > MAX_MARKS or len(text) > MAX_MEMBER:
        raise Refused(f"{who}: its JSON part is too large. Simplify the model.")
    try:
        tables = json.loads(text.strip(b"\0 "))
    except (ValueError, RecursionError) as error:
        raise Refused(f"{who}: is not glTF ({error}). {_AGAIN}") from error
    if not isinstance(tables, dict):
        raise Refused(f"{who}: is not glTF (no object). {_AGAIN}")
    return tables


def _meanings(uri: str) -> tuple[str, ...]:
    """What a relative reference can name: percent-decoded, or as it stands."""
    decoded = urllib.parse.unquote(uri)
    return (decoded,) if decoded == uri else (decoded, uri)
