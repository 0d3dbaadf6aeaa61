"""Pipes, devices and folders in place of files: refused at once, never waited for."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from scenegen.cli import commands
from scenegen.dataset.build import BuildReport
from scenegen.dataset.mending import end_build
from scenegen.dataset.stored_shards import prepare_folder
from scenegen.errors import ScenegenError
from scenegen.verification.verify import verify_folder
from tests.dataset.fakes import fake_generator

SECONDS = 60
"""Of the clock: a pipe that is waited for takes no time of a processor."""


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    path.mkdir()


def as_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def as_loop(path: Path) -> None:
    path.symlink_to(path.name)


KINDS = (as_pipe, as_folder, as_device, as_loop)
FILES = (
    "manifest.json", "SHA256SUMS", "README.md", "croissant.json", "LICENSE",
    "ATTRIBUTIONS.md", "audit.json", "data/multiview/train-00000-of-00003.parquet",
)  # fmt: skip


@contextmanager
def at_once() -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise BaseException("it waits")  # which no door catches

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(
    params=[(kind, name) for kind in KINDS for name in FILES],
    ids=lambda param: f"{param[0].__name__}-{param[1]}",
)
def odd(request, folder: Path) -> Path:
    """A data set, in which something else stands in place of one file."""
    kind, name = request.param
    (folder / name).unlink(missing_ok=True)
    kind(folder / name)
    return folder


def test_verify_says_what_is_wrong(odd):
    with at_once():
        try:
            found = verify_folder(
                odd, generator=fake_generator, catalogue_digest="0" * 64
            ).problems
        except ScenegenError as error:
            found = (str(error),)
    assert found or not (odd / "audit.json").is_file()
    assert not any("Traceback" in line for line in found)


def test_a_build_sets_it_aside_or_says_what_it_is(odd, plan):
    with at_once():
        try:
            state = prepare_folder(plan, odd)
            if not state.set_aside:
                report = BuildReport((), (), (), (), state.stored)
                end_build(plan, odd, lambda assets, materials: "No models.\n", report)
        except ScenegenError as error:
            told = str(error)
        else:
            told = str(odd)
    assert str(odd) in told


@pytest.mark.parametrize(
    "words",
    [
        ("diff", "{}", "{}"),
        ("score", "{}", "--baseline", "first"),
        ("export", "{}", "--to", "llava", "--out", "{}-out"),
        ("audit", "{}", "--quick"),
        ("tokens", "write", "{}"),
        ("preview", "{}"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["manifest.json", FILES[-1]])
def test_commands_end_with_one_message(words, kind, name, folder):
    (folder / name).unlink()
    kind(folder / name)
    with at_once():
        done = CliRunner().invoke(commands, [word.format(folder) for word in words])
    assert done.exit_code in (1, 2), done.output
    assert isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "words",
    [
        ("tokens", "read", "{}"),
        ("lock", "--check", "{}"),
        ("score", "{folder}", "{}"),
        ("diff", "{}", "{}"),
        ("assets", "check", "--pack", "{}"),
        ("assets", "import", "{}", "--out", "{}-out"),
        ("audit", "{folder}", "--grade", "{}"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("kind", KINDS)
def test_files_that_are_named_are_files(words, kind, folder, tmp_path):
    path = tmp_path / "odd"
    kind(path)
    named = [word.format(path, folder=folder) for word in words]
    with at_once():
        done = CliRunner().invoke(commands, named)
    assert done.exit_code in (1, 2), done.output
    assert isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output


def test_names_of_more_letters_than_a_name_may_have(folder):
    long = str(folder / ("x" * 5000))
    for words in (
        ("verify", long),
        ("build", long),
        ("build", "--task", "multiview", "--n", "2", "--out", long),
        ("diff", long, long),
        ("score", str(folder), long),
        ("tokens", "read", long),
        ("lock", "--check", long),
        ("assets", "import", long, "--out", long),
    ):
        done = CliRunner().invoke(commands, list(words))
        assert done.exit_code in (1, 2), (words, done.output)
        assert isinstance(done.exception, SystemExit), (words, done.exception)
