"""Files of predictions: every form that people have, every mistake at once."""

import json
import re

import pytest

from scenegen.errors import OutputError, ScoreError
from scenegen.scoring.predictions import (
    SHOWN,
    Prediction,
    predictions_of,
    write_predictions,
)
from tests.scoring.asked import gold, many

ITEMS = many(4)
IDS = [each.id for each in ITEMS]
SAID = [(IDS[0], "Answer: A", ""), (IDS[1], 'it says "B",\nor so', "")]


DIGITS = pytest.param(10**5000, id="digits")
"""A whole number that Python does not print."""


def plain(found):
    return [each[:3] for each in found]


def lines(*rows) -> str:
    return "\n".join(json.dumps(row) for row in rows)


ROWS = [{"id": name, "prediction": text, "model": "m"} for name, text, _ in SAID]
CSV = f'id,prediction,model\n{IDS[0]},Answer: A,m\n{IDS[1]},"it says ""B"",\nor so",m\n'

FILES = {
    "a.jsonl": lines(*ROWS),
    "blank.jsonl": "\n" + lines(*ROWS).replace("\n", "\r\n\r\n") + "\n\n",
    "no_suffix": lines(*ROWS),
    "list.json": json.dumps(ROWS, indent=1),
    "a.csv": CSV,
    "semicolons.csv": (
        f"id;prediction;model\n{IDS[0]};Answer: A;m\n"
        f'{IDS[1]};"it says ""B"",\nor so";m\n'
    ),
    "tabs.tsv": (
        f'ID\t Prediction\n{IDS[0]}\tAnswer: A\n{IDS[1]}\t"it says ""B"",\nor so"'
    ),
    "windows.csv": CSV.replace("m\n", "m\r\n"),
    "csv_without_suffix": CSV,
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_form_is_read_alike(name, coding, tmp_path):
    path = tmp_path / name
    path.write_bytes(FILES[name].encode(coding))
    assert plain(predictions_of(path, ITEMS)) == SAID
    assert plain(predictions_of(str(path), ITEMS)) == SAID


def test_texts_by_id_and_rows_are_taken_too():
    assert plain(predictions_of({name: text for name, text, _ in SAID}, ITEMS)) == SAID
    assert plain(predictions_of(iter(ROWS), ITEMS)) == SAID


def test_an_order_is_read_and_tells_rows_of_one_item_apart():
    rows: list[dict[str, str | None]] = [
        {"id": IDS[0], "prediction": "A"},
        {"id": IDS[0], "prediction": "B", "order": "bacd "},
        {"id": IDS[1], "prediction": None, "order": None},
    ]
    found = plain(predictions_of(rows, ITEMS))
    assert found == [(IDS[0], "A", ""), (IDS[0], "B", "BACD"), (IDS[1], "", "")]


def test_the_order_of_an_item_is_the_same_named_or_not():
    """Else the later line of the two would be the one that counts."""
    rows = [
        {"id": IDS[0], "prediction": "A"},
        {"id": IDS[0], "prediction": "Z", "order": "abcd"},
    ]
    for some in (rows, rows[::-1]):
        with pytest.raises(ScoreError, match="row 0, row 1: 2 predictions"):
            predictions_of(some, ITEMS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"id,prediction\n{IDS[0]},First, I look. Answer: B\n", "line 2: 3 cells"),
        (f'id,prediction\n{IDS[0]},"unclosed B\n', "is not CSV"),
        (f"id,prediction,Prediction\n{IDS[0]},A,B\n", "two columns are named"),
    ],
)
def test_no_cell_of_a_table_is_dropped(text, message, tmp_path):
    path = tmp_path / "said.csv"
    path.write_text(text)
    with pytest.raises(ScoreError, match=message):
        predictions_of(path, ITEMS)


@pytest.mark.parametrize("first", ["[5]", '"x"', "5", "null", "[]", "[[1], {}]"])
def test_a_line_that_is_no_object_is_said_with_its_number(first, tmp_path):
    path = tmp_path / "said.jsonl"
    told = re.escape(first if first != "null" else "None")
    for before, after in ((1, 0), (0, 1), (0, 0)):
        good = [json.dumps(ROWS[0])]
        path.write_text("\n".join([*good * before, first, *good * after]))
        line = 1 + before
        message = f"line {line}: {told} is not an object".replace('"', "'")
        with pytest.raises(ScoreError, match=message):
            predictions_of(path, ITEMS)


def test_such_a_line_is_found_without_the_name_of_a_file(tmp_path):
    path = tmp_path / "said"
    path.write_text(f"[5]\n{json.dumps(ROWS[0])}\n")
    with pytest.raises(ScoreError, match=r"line 1: \[5\] is not an object"):
        predictions_of(path, ITEMS)
    path.write_text(f'"x"\n{json.dumps(ROWS[0])}\n')
    with pytest.raises(ScoreError, match="line 1: 'x' is not an object"):
        predictions_of(path, ITEMS)
    path.write_text(f'"id","prediction"\n"{IDS[0]}","A"\n')
    assert plain(predictions_of(path, ITEMS)) == [(IDS[0], "A", "")]


@pytest.mark.parametrize("row", [5, "x", None, [1], b"{}", DIGITS, ["y" * 10_000]])
def test_a_row_that_is_none_is_said_with_its_place(row):
    with pytest.raises(ScoreError, match=r"row 1: .{1,99} is not an object") as caught:
        predictions_of([ROWS[0], row], ITEMS)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("source", [5, None, b"id,prediction", 2.5])
def test_what_holds_no_predictions_is_refused(source):
    with pytest.raises(ScoreError, match="predictions are a file, a mapping"):
        predictions_of(source, ITEMS)


@pytest.mark.parametrize("said", [5, ["A"], {"text": "A"}, DIGITS, True])
def test_a_prediction_that_is_no_text_is_refused(said):
    with pytest.raises(ScoreError, match=r"prediction is .{1,90}, not a text"):
        predictions_of({IDS[0]: said}, ITEMS)
    with pytest.raises(ScoreError, match=r"order is .{1,90}, not a text"):
        predictions_of([{"id": IDS[0], "prediction": "A", "order": said}], ITEMS)


def test_no_key_of_a_row_is_dropped(tmp_path):
    path = tmp_path / "said.jsonl"
    path.write_text(f'{{"id": "{IDS[0]}", "prediction": "A", "prediction": "B"}}')
    with pytest.raises(ScoreError, match=r"line 1: .*'prediction' stands twice"):
        predictions_of(path, ITEMS)


@pytest.mark.parametrize("name", ["deep.jsonl", "deep.json"])
def test_what_is_nested_without_end_is_no_json(name, tmp_path):
    path = tmp_path / name
    path.write_text(("{" if name == "deep.jsonl" else "") + "[" * 100_000)
    with pytest.raises(ScoreError, match="not JSON"):
        predictions_of(path, ITEMS)


def test_all_mistakes_are_said_at_once(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text(
        lines(
            {"id": IDS[0], "prediction": "A"},
            {"id": IDS[0], "prediction": "B"},
            {"id": IDS[1].replace("test", "tset"), "prediction": "B"},
            {"id": "elsewhere", "prediction": "B"},
            {"id": 3, "prediction": "B"},
            {"id": " ", "prediction": "B"},
            {"id": IDS[2]},
            {"id": IDS[2], "prediction": 4},
            {"id": IDS[2], "prediction": "A", "order": "ABCC"},
            ["A"],
        )
        + "\n{not json"
    )
    with pytest.raises(ScoreError) as caught:
        predictions_of(path, ITEMS)
    said = str(caught.value)
    assert "bad.jsonl: 10 mistakes; nothing was scored" in said
    for part in (
        f"line 1, line 2: 2 predictions for '{IDS[0]}'",
        f"line 3: the data set has no item '{IDS[1].replace('test', 'tset')}'; did you "
        f"mean '{IDS[1]}'?",
        f"line 4: the data set has no item 'elsewhere'; one is '{IDS[0]}'",
        "line 5: id is 3",
        "line 6: id is ' '",
        "line 7: no prediction",
        "line 8: prediction is 4, not a text",
        "line 9: order 'ABCC' has to name each of ABCD once",
        "line 10: ['A'] is not an object",
        "line 11: not JSON",
    ):
        assert part in said


def test_of_many_mistakes_some_are_shown_and_the_rest_counted():
    rows = [{"id": f"x{number}", "prediction": "A"} for number in range(SHOWN + 7)]
    with pytest.raises(ScoreError, match="and 7 more"):
        predictions_of(rows, ITEMS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("id,prediction\n", "is empty"),
        ("[]", "is empty"),
        ("[1", "is not JSON"),
        ("name,said\nx,y\n", "has to name the columns"),
    ],
)
def test_a_file_without_a_prediction_is_refused(text, message, tmp_path):
    path = tmp_path / "some"
    path.write_text(text)
    with pytest.raises(ScoreError, match=message):
        predictions_of(path, ITEMS)


def test_files_that_are_no_text_or_not_there_are_refused(tmp_path):
    (tmp_path / "binary").write_bytes(b"PAR1\xff\x00\xfe")
    with pytest.raises(ScoreError, match="is not UTF-8"):
        predictions_of(tmp_path / "binary", ITEMS)
    with pytest.raises(ScoreError, match="cannot be read"):
        predictions_of(tmp_path / "absent", ITEMS)


@pytest.mark.parametrize(
    "name", ["said.jsonl", "said.csv", "said.CSV", "deep/said.jsonl"]
)
def test_what_is_written_is_read_again(name, tmp_path):
    said = [*gold(ITEMS[:3]), Prediction(IDS[3], "")]
    write_predictions(said, tmp_path / name)
    assert plain(predictions_of(tmp_path / name, ITEMS)) == plain(said)


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        write_predictions(gold(ITEMS), tmp_path / "file" / "said.jsonl")
