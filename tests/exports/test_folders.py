"""--overwrite replaces what the same command wrote in the same form, nothing else."""

import json
from pathlib import Path

import pytest

from scenegen.errors import OutputError
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.exports.folders import CONTENTS, RECEIPT, new_folder
from scenegen.exports.token_texts import TokenTextRequest, write_token_texts


@pytest.fixture
def write(built):
    """From a form and a folder to that folder, written or written again."""

    def written(form: str, out: Path) -> Path:
        if form.startswith("tokens-"):
            to = form.removeprefix("tokens-")
            write_token_texts(TokenTextRequest(built, out, to, overwrite=True))
        else:
            export_folder(ExportRequest(built, form, out, overwrite=True))
        return out

    return written


FORMS = ("trl", "llava", "tokens-jsonl", "tokens-parquet")


@pytest.mark.parametrize("form", FORMS)
def test_what_the_same_command_wrote_is_replaced(write, tmp_path, bytes_of, form):
    out = write(form, tmp_path / "out")
    before = bytes_of(out)
    assert bytes_of(write(form, out)) == before


@pytest.mark.parametrize(
    ("before", "after"), [(a, b) for a in FORMS for b in FORMS if a != b]
)
def test_what_another_command_wrote_stays(write, tmp_path, bytes_of, before, after):
    out = write(before, tmp_path / "out")
    there = bytes_of(out)
    with pytest.raises(OutputError) as caught:
        write(after, out)
    for form in (before, after):
        command = "export --to " + form
        if form.startswith("tokens-"):
            command = "tokens write --to " + form.removeprefix("tokens-")
        assert f"`scenegen {command}`" in str(caught.value)
    assert bytes_of(out) == there


def put(out, name):
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")


CHANGES = {
    "added": (lambda out: put(out, "notes/mine.txt"), "later: notes/mine.txt"),
    "a hidden file": (lambda out: put(out, ".env"), "later: .env"),
    "changed": (lambda out: put(out, "README.md"), "changed later: README.md"),
    "a link": (
        lambda out: (out / "latest").symlink_to("/etc"),
        "put into it later: latest",
    ),
    "no list": (lambda out: (out / CONTENTS).unlink(), "no list of its files"),
    "a broken list": (lambda out: put(out, CONTENTS), "no list of its files"),
}


@pytest.mark.parametrize("form", ["trl", "tokens-jsonl"])
@pytest.mark.parametrize("name", CHANGES)
def test_files_of_others_keep_a_folder(write, tmp_path, bytes_of, form, name):
    change, message = CHANGES[name]
    out = write(form, tmp_path / "out")
    change(out)
    before = bytes_of(out)
    with pytest.raises(OutputError, match=message):
        write(form, out)
    assert bytes_of(out) == before


def test_many_files_of_others_are_counted(write, tmp_path):
    out = write("trl", tmp_path / "out")
    for number in range(7):
        put(out, f"mine-{number}.txt")
    with pytest.raises(OutputError, match=r"mine-4\.txt and 2 more"):
        write("trl", out)


def test_a_file_that_is_gone_keeps_nothing(write, tmp_path):
    out = write("trl", tmp_path / "out")
    (out / "LICENSE").unlink()
    assert (write("trl", out) / "LICENSE").is_file()


def test_a_file_that_came_meanwhile_keeps_a_folder(write, tmp_path):
    out = write("trl", tmp_path / "out")

    def replace():
        with new_folder(out, "trl", overwrite=True) as folder:
            (folder / "new.txt").write_text("new")
            put(out, "mine.txt")

    with pytest.raises(OutputError, match=r"later: mine\.txt"):
        replace()
    assert (out / "mine.txt").is_file()
    assert not (out / "new.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_receipt_of_nothing_is_none(write, tmp_path):
    out = tmp_path / "out"
    for text in ("[]", "{}", json.dumps({"format": 3})):
        out.mkdir(exist_ok=True)
        (out / RECEIPT).write_text(text)
        with pytest.raises(OutputError, match="not made by `scenegen export --to trl`"):
            write("trl", out)
