"""Arrays of glTF files, by their specification.

These are read here and not by trimesh, which (4.6) takes normalised integers for plain
ones, fills sparse arrays with zeros, drops strips and fans, and turns indices that are
out of range into other triangles without a word.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.gltf_document import GltfDocument, Table, whole

KINDS: dict[object, np.dtype[Any]] = {
    5120: np.dtype("i1"),
    5121: np.dtype("u1"),
    5122: np.dtype("<i2"),
    5123: np.dtype("<u2"),
    5125: np.dtype("<u4"),
    5126: np.dtype("<f4"),
}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}

POINTS, LINES, LINE_LOOP, LINE_STRIP, TRIANGLES, STRIP, FAN = range(7)
"""Modes of primitives."""

Numbers = NDArray[np.int64]


def read_rows(document: GltfDocument, number: object, *widths: int) -> Floats:
    """(n, width) values of an accessor, normalised integers as fractions.

    Args:
        document: the file.
        number: of the accessor.
        widths: that are right.

    Raises:
        Refused: it is damaged, or of another width.
    """
    entry = document.row("accessors", number)
    values = _values(document, entry, number)
    if values.shape[1] not in widths:
        raise document.refused(
            f"has {values.shape[1]} numbers in each element of accessors[{number}], "
            f"where {' or '.join(str(each) for each in widths)} are right."
        )
    # Some numbers that are none warn when they are only copied; who uses them refuses.
    with np.errstate(invalid="ignore"):
        found = values.astype(np.float64)
    if entry.get("normalized") is True and values.dtype.kind in "iu":
        found = np.maximum(found / float(np.iinfo(values.dtype).max), -1.0)
    return found


def read_whole(document: GltfDocument, number: object, most: int) -> Numbers:
    """(n,) whole numbers of an accessor, or (n, 4) of joints.

    Args:
        document: the file.
        number: of the accessor.
        most: what all of them have to be less than.

    Raises:
        Refused: it is damaged, or one is out of range.
    """
    entry = document.row("accessors", number)
    values = _values(document, entry, number)
    if values.dtype.kind not in "iu":
        raise document.refused(f"has fractions as indices in accessors[{number}].")
    found = values.astype(np.int64)
    if found.size and (int(found.min()) < 0 or int(found.max()) >= most):
        raise document.refused(
            f"names element {int(found.max())} of {most} in accessors[{number}]. "
            "Export the model again."
        )
    return found[:, 0] if found.shape[1] == 1 else found


def triangles(mode: object, order: Numbers) -> Numbers:
    """(m, 3) corners of the triangles of a primitive; none of lines and points.

    Args:
        mode: of the primitive.
        order: (n,) its vertices in their order.
    """
    count = len(order)
    if mode == TRIANGLES:
        return order[: count - count % 3].reshape(-1, 3)
    if mode not in (STRIP, FAN) or count < 3:
        return np.zeros((0, 3), dtype=np.int64)
    rows = np.arange(count - 2)
    odd = rows % 2
    if mode == STRIP:
        corners = (rows, rows + 1 + odd, rows + 2 - odd)
    else:
        corners = (rows + 1, rows + 2, rows * 0)
    return order[np.stack(corners, axis=1)]


def triangle_count(mode: object, count: int) -> int:
    """How many triangles that many vertices make."""
    if mode == TRIANGLES:
        return count // 3
    return max(count - 2, 0) if mode in (STRIP, FAN) else 0


def _values(document: GltfDocument, entry: Table, number: object) -> NDArray[Any]:
    """(n, width) values as they are stored, those of a sparse accessor in place."""
    count = document.count_of(entry)
    kind, width = _kind(document, entry), WIDTHS.get(str(entry.get("type")))
    if width is None or not count:
        raise document.refused(
            f"has accessors[{number}] with {count} elements of type "
            f"{str(entry.get('type'))[:20]}."
        )
    view, offset = entry.get("bufferView"), document.size(entry, "byteOffset", 0)
    if view is None:
        values = np.zeros((count, width), dtype=kind)
    else:
        values = _stored(document, (view, offset), kind, (count, width))
    sparse = entry.get("sparse")
    return values if sparse is None else _mended(document, sparse, values, kind)


def _mended(
    document: GltfDocument, sparse: Table, values: NDArray[Any], kind: np.dtype[Any]
) -> NDArray[Any]:
    """Values some of which are stored apart."""
    count = document.count_of(sparse)
    places, fresh = sparse["indices"], sparse["values"]
    rows = _stored(
        document,
        (places.get("bufferView"), document.size(places, "byteOffset", 0)),
        _kind(document, places),
        (count, 1),
    )[:, 0]
    if rows.dtype.kind != "u" or (count and int(rows.max()) >= len(values)):
        raise document.refused("has sparse values beyond the end of their accessor.")
    mended = values.copy()
    mended[rows.astype(np.int64)] = _stored(
        document,
        (fresh.get("bufferView"), document.size(fresh, "byteOffset", 0)),
        kind,
        (count, values.shape[1]),
    )
    return mended


def _kind(document: GltfDocument, entry: Table) -> np.dtype[Any]:
    """The type of the numbers of an accessor."""
    kind = KINDS.get(whole(entry.get("componentType")))
    if kind is None:
        said = str(entry.get("componentType"))[:20]
        raise document.refused(f"has numbers of an unknown componentType {said}.")
    return kind


def _stored(
    document: GltfDocument,
    place: tuple[object, int],
    kind: np.dtype[Any],
    shape: tuple[int, int],
) -> NDArray[Any]:
    """Values in a buffer view, checked to lie in it.

    Args:
        document: the file.
        place: the buffer view, and the bytes before the values there.
        kind: of the numbers.
        shape: rows and columns.
    """
    view, stride = document.view(place[0])
    rows, width = shape
    item = kind.itemsize * width
    step = stride or item
    if rows and place[1] + step * (rows - 1) + item > len(view):
        raise document.refused(
            f"has {rows} elements of {item} bytes in bufferViews[{place[0]}], which "
            f"holds {len(view)} bytes. It is damaged; export the model again."
        )
    return (
        np.ndarray(shape, kind, view, offset=place[1], strides=(step, kind.itemsize))
        if rows
        else np.zeros(shape, kind)
    )
