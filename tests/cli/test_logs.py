"""--verbose and --log-file."""

import logging

import pytest
from click.testing import CliRunner

from scenegen.cli import commands
from scenegen.dataset.shard_jobs import run_shards
from scenegen.locking import locking
from scenegen.verification import verify
from tests.dataset.fakes import fake_generator, fake_plan

PLAN = fake_plan()


@pytest.fixture
def quick(monkeypatch):
    """`verify` reads made-up items."""
    real = verify.verify_folder

    def made_up(folder, **words):
        words = {**words, "generator": fake_generator, "catalogue_digest": "0" * 64}
        return real(folder, **words)

    monkeypatch.setattr(verify, "verify_folder", made_up)


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_nothing_is_said_unless_asked(quick, built):
    done = run("verify", built, "--workers", "1")
    assert (done.exit_code, done.stderr) == (0, "")


def test_verbose_names_every_shard(quick, built):
    done = run("verify", built, "--workers", "1", "--verbose")
    assert done.exit_code == 0
    lines = done.stderr.splitlines()
    count = len(PLAN.shards)
    assert f"recipe 'fake', seed 7, digest {PLAN.digest[:12]}" in done.stderr
    for number, shard in enumerate(PLAN.shards, 1):
        assert f"{shard.path} done ({number} of {count})" in lines
    assert lines[-1].startswith("after ")
    assert done.stdout == run("verify", built, "--workers", "1").stdout


def test_a_log_file_has_times_and_is_added_to(quick, built, tmp_path):
    path = tmp_path / "logs" / "run.log"
    words = ("verify", built, "--workers", "1", "--log-file", path)
    assert run(*words).stderr == ""
    first = path.read_text()
    assert " verify, release " in first
    assert first.count(" done (") == len(PLAN.shards)
    run(*words)
    assert path.read_text().startswith(first)
    assert path.read_text().count("exit code 0") == 2


def test_errors_are_in_the_file_and_once_on_the_terminal(tmp_path):
    path = tmp_path / "run.log"
    done = run("verify", tmp_path, "-v", "--log-file", path)
    assert done.exit_code == 1
    assert done.stderr.count("is not a finished data set") == 1
    assert " ERROR " in path.read_text()


def test_a_mistake_in_the_program_is_in_the_file_in_full(tmp_path, monkeypatch):
    def broken(*args, **words):
        raise ZeroDivisionError

    monkeypatch.setattr(locking, "make_lock", broken)
    path = tmp_path / "run.log"
    done = run("lock", "ci", "--log-file", path)
    assert isinstance(done.exception, ZeroDivisionError)
    assert "Traceback" in path.read_text()


def test_a_file_that_cannot_be_written_names_the_option(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("verify", tmp_path, "--log-file", tmp_path / "file" / "run.log")
    assert done.exit_code == 2
    assert "'--log-file'" in done.stderr


def test_the_logger_is_left_as_it_was(quick, built, tmp_path):
    logger = logging.getLogger("scenegen")
    before = list(logger.handlers), logger.level
    run("verify", built, "--workers", "1", "-v", "--log-file", tmp_path / "run.log")
    assert (logger.handlers, logger.level) == before


def test_failed_shards_are_said(tmp_path, caplog):
    from functools import partial

    from scenegen.dataset.build import BuildShards

    broken = partial(fake_generator, broken=(0,))
    with caplog.at_level(logging.INFO, "scenegen"):
        run_shards(
            BuildShards(PLAN, tmp_path),
            PLAN.shards[:2],
            workers=1,
            on_progress=lambda done, total: None,
            generator=broken,
        )
    assert f"{PLAN.shards[0].path} failed (1 of 2)" in caplog.messages
