"""Predictions as people have them: JSONL, JSON or CSV, with a BOM or without.

A row has an `id`, a `prediction`, and perhaps the `order` in which the options were
shown; other columns are passed over. Everything that is wrong is said at once.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from scenegen.dataset.items import places_of
from scenegen.errors import (
    OutputError,
    RecipeError,
    ScoreError,
    UnreadableError,
    said,
    shown,
)
from scenegen.reading import read_bytes
from scenegen.scoring.answer_text import LETTERS
from scenegen.scoring.asked import AskedItem

SHOWN = 20
"""Mistakes that are printed; of the others the number is."""

LINES, TABLES = (".jsonl", ".ndjson"), (".csv", ".tsv")
"""How files of lines of JSON, and tables, end; others are told by how they begin."""

MOST_BYTES = 256 * 1024 * 1024
"""Of a file of predictions."""

LONGEST_ID = 200
"""Characters of an id that the nearest one is looked for."""

LONGEST = 10_000_000
"""Characters of a cell of a CSV file, at most."""

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Prediction(NamedTuple):
    """What a model said of one item.

    Attributes:
        id: of the item.
        text: as the model said it.
        order: of the options, when it was not the stored one; see `places_of`.
        where: the line of the file that it comes from, for messages.
    """

    id: str
    text: str
    order: str = ""
    where: str = ""


class Raw(NamedTuple):
    """A row before it is checked: where it is, and its cells."""

    where: str
    cells: Mapping[Any, Any]


def predictions_of(
    source: str | Path | Mapping[str, str] | Iterable[Mapping[str, Any]],
    items: Sequence[AskedItem],
) -> tuple[Prediction, ...]:
    """The predictions of a file, of a mapping from id to text, or of rows.

    Args:
        source: see above.
        items: all of the data set.

    Raises:
        ScoreError: with everything that is wrong.
    """
    name, rows = _rows_of(source)
    found: list[Prediction] = []
    problems: list[str] = []
    for raw in rows:
        read = _read(raw)
        if isinstance(read, Prediction):
            found.append(read)
        else:
            problems.append(read)
    if not found and not problems:
        raise ScoreError(f"{name} is empty: a line for every item is wanted")
    problems += _wrong(found, {each.id: each for each in items})
    if problems:
        raise ScoreError(_message(name, problems))
    return tuple(found)


def write_predictions(predictions: Iterable[Prediction], path: Path) -> None:
    """Write predictions as JSONL, or as CSV where the name ends so.

    Raises:
        OutputError: when the file cannot be written.
    """
    rows = [{"id": each.id, "prediction": each.text} for each in predictions]
    buffer = StringIO()
    if path.suffix.lower() == ".csv":
        writer = csv.DictWriter(buffer, ["id", "prediction"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        buffer.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(buffer.getvalue(), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror})") from error


def _rows_of(
    source: str | Path | Mapping[str, str] | Iterable[Mapping[str, Any]],
) -> tuple[str, list[Raw]]:
    """What messages call a source, and its rows."""
    if isinstance(source, str | Path):
        path = Path(source)
        return str(path), list(_file_rows(path))
    if isinstance(source, Mapping):
        rows = [{"id": name, "prediction": text} for name, text in source.items()]
        return "predictions", [Raw(f"id {shown(row['id'])}", row) for row in rows]
    given: object = source  # whatever a caller has
    if not isinstance(given, Iterable) or isinstance(given, bytes):
        raise ScoreError(
            "predictions are a file, a mapping from id to text, or rows with id and "
            f"prediction, not {shown(source)}"
        )
    return "predictions", [
        Raw(f"row {number}", _cells(row)) for number, row in enumerate(source)
    ]


def _file_rows(path: Path) -> Iterator[Raw]:
    """The rows of a file.

    Raises:
        ScoreError: when it cannot be read at all.
    """
    text = _text(path)
    suffix, begin = path.suffix.lower(), text.lstrip()[:1]
    first = text.lstrip().split("\n", maxsplit=1)[0]
    is_json = begin in ("{", "[") or (begin == '"' and _is_json(first))
    if suffix in LINES or (is_json and suffix not in TABLES):
        return _json_rows(path, text)
    return _csv_rows(path, text)


def _text(path: Path) -> str:
    """The text of a file, whatever mark it begins with.

    Raises:
        ScoreError: when it cannot be read, or is no text.
    """
    try:
        data = read_bytes(path, MOST_BYTES)
        coding = next(
            (c for mark, c in _BOMS.items() if data.startswith(mark)), "utf-8"
        )
        return data.decode(coding)
    except OSError as error:
        raise ScoreError(f"{path} cannot be read ({said(error)})") from error
    except UnreadableError as error:
        raise ScoreError(str(error)) from error
    except UnicodeDecodeError as error:
        raise ScoreError(
            f"{path} is not UTF-8 ({error}): save predictions as JSONL or CSV"
        ) from error


def _json_rows(path: Path, text: str) -> Iterator[Raw]:
    """The rows of a list, or of lines with an object each.

    Raises:
        ScoreError: when it is neither.
    """
    lines = text.split("\n")
    if text.lstrip().startswith("["):
        try:
            rows = _json(text)
        except ValueError as error:
            first = next(line for line in lines if line.strip())
            if path.suffix.lower() == ".json" or not _is_json(first):
                raise ScoreError(f"{path} is not JSON ({error})") from error
        else:
            if not _is_one_line_of_no_rows(path, lines, rows):
                yield from (Raw(f"row {n}", _cells(row)) for n, row in enumerate(rows))
                return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = _json(line)
            except ValueError as error:
                row = ValueError(f"not JSON ({error})")
            yield Raw(f"line {number}", _cells(row))


def _is_one_line_of_no_rows(path: Path, lines: Sequence[str], rows: Any) -> bool:
    """Whether a list is the only line of a file of lines, and no list of rows."""
    is_line = path.suffix.lower() in LINES and len([x for x in lines if x.strip()]) == 1
    return is_line and not (rows and all(isinstance(row, Mapping) for row in rows))


def _json(text: str) -> Any:
    """The value of a text, in which no object has a key twice.

    Raises:
        ValueError: when it is not JSON.
    """
    try:
        return json.loads(text, object_pairs_hook=_object)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object.

    Raises:
        ValueError: when a key stands twice.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise ValueError(f"key {shown(twice)} stands twice")
    return found


def _is_json(line: str) -> bool:
    try:
        _json(line)
    except ValueError:
        return False
    return True


def _cells(row: object) -> Mapping[Any, Any]:
    """The cells of a row; a row that has none under the name of no column."""
    return row if isinstance(row, Mapping) else {"": row}


def _csv_rows(path: Path, text: str) -> Iterator[Raw]:
    """The rows of a CSV file, whose columns are told apart by , or ; or tabs.

    Raises:
        ScoreError: when its first line does not name the columns.
    """
    if not text.strip():
        return
    limit = csv.field_size_limit(LONGEST)
    try:
        for delimiter in ",;\t":
            lines = StringIO(text, newline="")
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            names = [name.strip().casefold() for name in next(reader, [])]
            if {"id", "prediction"} <= set(names):
                counts = Counter(filter(None, names))
                twice = {name for name, count in counts.items() if count > 1}
                if twice:
                    name = shown(min(twice))
                    raise ScoreError(f"{path}: two columns are named {name}")
                for cells in reader:
                    if any(cells):
                        yield Raw(f"line {reader.line_num}", _named(names, cells))
                return
    except csv.Error as error:
        raise ScoreError(f"{path} is not CSV ({error})") from error
    finally:
        csv.field_size_limit(limit)
    first = text.lstrip().split("\n", maxsplit=1)[0][:80]
    raise ScoreError(
        f"{path}: its first line has to name the columns 'id' and 'prediction', and it "
        f"is {first!r}; a JSONL file has an object on every line"
    )


def _named(names: Sequence[str], cells: Sequence[str]) -> Mapping[Any, Any]:
    """The cells of a line by the names of their columns; or what is wrong with it."""
    if len(cells) > len(names):
        return {
            "": ValueError(
                f"{len(cells)} cells, and {len(names)} columns; a prediction that "
                "holds the separator has to be in quotes"
            )
        }
    return dict(zip(names, cells, strict=False))


def _read(raw: Raw) -> Prediction | str:
    """The prediction of a row, or what is wrong with the row."""
    where, cells = raw
    if len(cells) == 1 and "" in cells:
        what = cells[""]
        if isinstance(what, ValueError):
            return f"{where}: {what}"
        return f"{where}: {shown(what)} is not an object with id and prediction"
    missing = [name for name in ("id", "prediction") if name not in cells]
    if missing:
        return f"{where}: no {' and no '.join(missing)}"
    name, text, order = cells["id"], cells["prediction"], cells.get("order")
    text, order = "" if text is None else text, "" if order is None else order
    if not isinstance(name, str) or not name.strip():
        return f"{where}: id is {shown(name)}, not the id of an item"
    for noun, value in (("prediction", text), ("order", order)):
        if not isinstance(value, str):
            return f"{where}: {noun} is {shown(value)}, not a text"
    return Prediction(name.strip(), text, order.strip().upper(), where)


def _wrong(
    found: Sequence[Prediction], items: Mapping[str, AskedItem]
) -> Iterator[str]:
    """Ids that are not there, that come twice, and orders that are none."""
    for number, each in enumerate(found):
        item = items.get(each.id)
        if item is None:
            hint = _hint(each.id, items) if number < SHOWN else ""
            yield f"{each.where}: the data set has no item {shown(each.id)}{hint}"
            continue
        try:
            places_of(each.order, len(item.options))
        except RecipeError as error:
            yield f"{each.where}: {error}"
    keys = [(each.id, _order_of(each, items)) for each in found]
    places: dict[tuple[str, str], list[str]] = {}
    for each, key in zip(found, keys, strict=True):
        places.setdefault(key, []).append(each.where)
    for (name, order), lines in places.items():
        if len(lines) > 1:
            of = f" in order {order}" if order else ""
            more = f" and {len(lines) - SHOWN} more" if lines[SHOWN:] else ""
            yield (
                f"{', '.join(lines[:SHOWN])}{more}: {len(lines)} predictions for "
                f"{shown(name)}{of}"
            )


def _order_of(prediction: Prediction, items: Mapping[str, AskedItem]) -> str:
    """The order in which options were shown; "" for that of the item, named or not."""
    item = items.get(prediction.id)
    own = LETTERS[: len(item.options)] if item else ""
    return "" if prediction.order == own else prediction.order


def _hint(name: str, items: Iterable[str]) -> str:
    """The nearest id, or one of them to show how they look."""
    near = get_close_matches(name[:LONGEST_ID], items, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; one is '{next(iter(items))}'"


def _message(name: str, problems: Sequence[str]) -> str:
    lines = [f"{name}: {len(problems)} mistakes; nothing was scored", *problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"and {len(problems) - SHOWN} more")
    return "\n  ".join(lines)
