"""Compiled kernels are found again, never when they are stale or damaged."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.kernels.small_package import add_kernels, ask, make_package


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package, and the kernels that one process has kept of it."""
    folder = tmp_path_factory.mktemp("warm")
    package = make_package(folder / "package", scale=2)
    found = ask(package, SCENEGEN_CACHE_DIR=str(folder / "kept"))
    assert found == (4, 0, [])
    return folder


@pytest.fixture
def package(warm: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(warm / "package", tmp_path / "package"))


@pytest.fixture
def kept(warm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that processes keep kernels in, with those of that process."""
    folder = Path(shutil.copytree(warm / "kept", tmp_path / "kept"))
    monkeypatch.setenv("SCENEGEN_CACHE_DIR", str(folder))
    return folder


def files(kept: Path) -> list[Path]:
    return sorted(path for path in kept.rglob("*") if path.is_file())


def test_a_second_process_compiles_nothing(package, kept):
    before = {path: path.stat().st_mtime_ns for path in files(kept)}
    assert ask(package) == (4, 1, [])
    assert {path: path.stat().st_mtime_ns for path in files(kept)} == before


@pytest.mark.slow
def test_a_constant_of_another_file_makes_new_kernels(package, kept):
    add_kernels(package / "scenegen", scale=3)
    assert ask(package) == (6, 0, [])
    add_kernels(package / "scenegen", scale=2)
    assert ask(package) == (4, 1, [])


@pytest.mark.slow
def test_a_table_beside_the_kernels_counts(package, kept):
    (package / "scenegen" / "geometry" / "table.toml").write_text("scale = 2")
    assert ask(package) == (4, 0, [])


@pytest.mark.slow
def test_another_processor_has_kernels_of_its_own(package, kept):
    generic = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}
    assert ask(package, **generic) == (4, 0, [])
    assert ask(package) == (4, 1, [])


@pytest.mark.slow
def test_settings_of_numba_that_change_machine_code_count(package, kept):
    assert ask(package, NUMBA_OPT="0") == (4, 0, [])


@pytest.mark.slow
def test_what_changed_after_the_import_is_not_kept(package, kept):
    add_kernels(package / "scenegen", scale=5)
    before = files(kept)
    change = (
        "from pathlib import Path; import scenegen.geometry.inner as inner; "
        "path = Path(inner.__file__); "
        "path.write_text(path.read_text().replace('SCALE = 5', 'SCALE = 3'))"
    )
    assert ask(package, between=change) == (10, 0, [])
    assert files(kept) == before
    assert ask(package) == (6, 0, [])


@pytest.mark.slow
def test_damaged_files_are_misses_and_are_replaced(package, kept):
    paths = files(kept)
    assert len(paths) == 2
    for path, damage in zip(paths, (_flip, _halve), strict=True):
        damage(path)
    assert ask(package) == (4, 0, [])
    assert ask(package) == (4, 1, [])
    assert files(kept) == paths


@pytest.mark.slow
def test_a_file_of_any_length_is_a_miss(package, kept):
    for length in (0, 16, 32, 100):
        for path in files(kept):
            os.truncate(path, length)
        assert ask(package) == (4, 0, [])


def _halve(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)


@pytest.mark.slow
def test_a_file_that_cannot_be_read_or_replaced_is_a_miss(package, kept):
    for path in files(kept):
        path.unlink()
        path.mkdir()  # permissions would not stop root
    answer = ask(package)
    assert answer[:2] == (4, 0)
    assert len(answer.warnings) == 1
    assert "cannot be kept" in answer.warnings[0]


@pytest.mark.slow
def test_a_package_in_a_zip_file_keeps_kernels_too(package, kept, tmp_path):
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(package.rglob("*.py")):
            file.write(path, path.relative_to(package))
    shutil.rmtree(package / "scenegen")
    zipped = f"import sys; sys.path.insert(0, {str(archive)!r})"
    assert ask(package, before=zipped) == (4, 1, [])
