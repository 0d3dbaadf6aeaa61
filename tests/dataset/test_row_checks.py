"""Shards that were written again are refused wherever rows are used."""

import json

import pytest

import scenegen
from scenegen.dataset.row_checks import check_rows
from scenegen.errors import ShardError
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.exports.token_texts import TokenTextRequest, write_token_texts
from scenegen.scoring.score import score, score_baseline
from tests.dataset.tampering import sign, tamper

SHARD = "data/multiview/test-00001-of-00002.parquet"
IDS = [f"multiview-7-test-{number:06d}" for number in (4, 5)]


def set_in(number, **values):
    return lambda rows: rows[number].update(values)


def other_answer(rows):
    """Another right answer, in every column that states it."""
    options = rows[0]["options"]
    index = (rows[0]["answer_idx"] + 1) % len(options)
    rows[0].update(answer="ABCD"[index], answer_idx=index, answer_text=options[index])


def swapped_answers(rows):
    """Both answers exchanged, so that each letter is right as often as before."""
    places = [each["answer_idx"] for each in rows]
    for row, index in zip(rows, reversed(places), strict=True):
        text = row["options"][index]
        row.update(answer="ABCD"[index], answer_idx=index, answer_text=text)


TAMPERED = {
    "a doubled id": (set_in(1, id=IDS[0]), f"row 1, id: '{IDS[0]}' is that of row 0"),
    "an id of elsewhere": (
        set_in(0, id="multiview-7-test-000000"),
        "row 0, id: 'multiview-7-test-000000' is in data/multiview/test-00000-of",
    ),
    "a made-up id": (
        set_in(1, id="mine"),
        f"row 1, id: 'mine' stands where '{IDS[1]}' belongs",
    ),
    "a lost row": (lambda rows: rows.pop(), "rows: 1 of them, 2 in manifest.json"),
    "a lost first row": (
        lambda rows: rows.pop(0),
        f"row 0, id: '{IDS[1]}' stands where '{IDS[0]}' belongs",
    ),
    "a doubled row": (
        lambda rows: rows.append(rows[0]),
        f"row 2, id: '{IDS[0]}' is that of row 0",
    ),
    "no letter": (set_in(0, answer="Z"), "row 0, answer: 'Z' is none of A, B, C, D"),
    "no place": (set_in(1, answer_idx=4), "row 1, answer_idx: 4, of 4 options"),
    "another text": (set_in(1, answer_text="99"), "row 1, answer_text: '99', and"),
    "no options": (set_in(0, options=[]), r"row 0, options: \[\] are no options"),
    "another hash": (
        set_in(0, content_sha256="f" * 64),
        "(content_sha256: its values do not give the facts_digest|row 0, facts: they)",
    ),
    "another answer": (
        other_answer,
        "(answer: the letters are|row 0, answer_idx: .*, and its facts say)",
    ),
}
"""What is found without reading facts, and what is said of it with them."""

OF_FACTS = {
    "other facts": (
        lambda rows: rows[0].update(facts=rows[0]["facts"].replace("thing_", "thong_")),
        "row 0, facts: they are not those of content_sha256",
    ),
    "exchanged answers": (swapped_answers, "row 0, answer_idx: .*, and its facts say"),
    "another question": (
        set_in(1, question="How many?"),
        "row 1, question: it is not that of its facts",
    ),
    "other options": (
        lambda rows: rows[1].update(
            options=[f"{each}0" for each in rows[1]["options"]],
            answer_text=f"{rows[1]['answer_text']}0",
        ),
        "row 1, options: they are not those of its facts",
    ),
}


@pytest.fixture
def tampered(folder, request):
    change, message = {**TAMPERED, **OF_FACTS}[request.param]
    tamper(folder / SHARD, change)
    sign(folder, SHARD)  # sums and sizes tell nothing
    return folder, f"{SHARD}: {message}"


def by_score(folder):
    return score(folder, {"multiview-7-test-000000": "A"})


def by_baseline(folder):
    return score_baseline(folder, "majority")


def by_export(folder):
    return export_folder(ExportRequest(folder, "trl", folder.with_name("exported")))


def by_tokens(folder):
    request = TokenTextRequest(folder, folder.with_name("tokens"))
    return write_token_texts(request)


@pytest.mark.parametrize("tampered", TAMPERED, indirect=True)
def test_loading_refuses_what_was_tampered_with(tampered):
    folder, message = tampered
    with pytest.raises(ShardError, match=message):
        scenegen.load(folder)
    with pytest.raises(ShardError, match=message.replace("is in data.*", "stands")):
        scenegen.load(folder, split="test")
    assert len(scenegen.load(folder, split="train")) == 12


@pytest.mark.parametrize("tampered", [*TAMPERED, *OF_FACTS], indirect=True)
@pytest.mark.parametrize("use", [by_score, by_baseline, by_export, by_tokens])
def test_commands_refuse_what_was_tampered_with(tampered, use, tmp_path):
    folder, message = tampered
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ShardError, match=message):
        use(folder)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("use", [by_score, by_baseline, by_export, by_tokens])
def test_a_sound_folder_is_taken(built, folder, use):
    check_rows(built, has_facts=True)
    use(folder)


def test_a_shard_of_another_split_is_refused(folder):
    other = folder / "data/multiview/train-00000-of-00003.parquet"
    (folder / SHARD).write_bytes(other.read_bytes())
    with pytest.raises(ShardError, match="split: its footer says 'train', and"):
        check_rows(folder)


def test_an_edited_manifest_is_refused(folder):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["shards"][4]["facts_digest"] = "f" * 64
    path.write_text(json.dumps(manifest))
    with pytest.raises(ShardError, match="facts_digest: its footer has another one"):
        check_rows(folder)


def test_a_file_of_another_size_is_refused_unless_it_is_being_drawn_again(folder):
    tamper(folder / SHARD, lambda rows: rows[0].update(rationale="None."))
    with pytest.raises(ShardError, match=r"bytes: .* in manifest"):
        check_rows(folder)
    (folder / "SHA256SUMS").unlink()
    check_rows(folder)


def test_a_shard_without_a_column_or_a_footer_is_refused(folder):
    import pyarrow.parquet as pq

    table = pq.read_table(folder / SHARD, partitioning=None)
    pq.write_table(table.drop_columns(["answer_idx"]), folder / SHARD)
    with pytest.raises(ShardError, match="answer_idx: there is no such column"):
        check_rows(folder)
    pq.write_table(table.replace_schema_metadata({}), folder / SHARD)
    with pytest.raises(ShardError, match="footer: it does not say what shard it is"):
        check_rows(folder)
    (folder / SHARD).write_bytes(b"PAR1")
    with pytest.raises(ShardError, match="cannot be read"):
        check_rows(folder)
