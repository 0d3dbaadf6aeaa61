"""Where kernels are kept: the user's own folder, whatever the machine is like."""

import os
from pathlib import Path

import pytest

from scenegen.kernels.folder import KEPT, UNTOUCHED_S, prune
from tests.kernels.small_package import ask, make_package

NOW = 2_000_000_000.0
USER = f"scenegen-{os.geteuid()}"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("package"), scale=2)


@pytest.fixture
def homeless(tmp_path: Path) -> dict[str, str]:
    """A user without a home, who has a folder for temporary files."""
    (tmp_path / "tmp").mkdir()
    return {
        "HOME": "/dev/null/x",
        "XDG_CACHE_HOME": "",
        "SCENEGEN_CACHE_DIR": "",
        "TMPDIR": str(tmp_path / "tmp"),
    }


def kernels_in(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("geometry.outer.*"))


@pytest.mark.slow
def test_usually_it_is_the_users_cache_folder(package, homeless, tmp_path):
    usual = homeless | {"HOME": str(tmp_path / "home")}
    assert ask(package, **usual).warnings == []
    assert kernels_in(tmp_path / "home" / ".cache" / "scenegen" / "kernels") == 1


def test_without_a_home_it_is_a_private_folder_below_tmpdir(
    package, homeless, tmp_path
):
    answer = ask(package, **homeless)
    root = tmp_path / "tmp" / USER
    assert answer[:2] == (4, 0)
    assert kernels_in(root / "kernels") == 1
    assert root.stat().st_mode & 0o777 == 0o700
    assert len(answer.warnings) == 1
    assert str(root) in answer.warnings[0]
    assert ask(package, **homeless)[:2] == (4, 1)


@pytest.mark.slow
def test_a_named_folder_that_cannot_be_made_is_not_the_end(package, homeless, tmp_path):
    taken = tmp_path / "file"
    taken.write_text("")
    answer = ask(package, **homeless | {"SCENEGEN_CACHE_DIR": str(taken)})
    assert answer.value == 4
    assert len(answer.warnings) == 1
    assert str(taken) in answer.warnings[0]


def test_with_no_folder_at_all_kernels_are_compiled_anew(package, homeless, tmp_path):
    (tmp_path / "tmp" / USER).write_text("")
    answer = ask(package, **homeless)
    assert answer[:2] == (4, 0)
    assert len(answer.warnings) == 1
    assert "SCENEGEN_CACHE_DIR" in answer.warnings[0]


@pytest.mark.slow
def test_a_folder_that_others_can_write_is_not_read(package, homeless, tmp_path):
    planted = tmp_path / "tmp" / USER
    planted.mkdir()
    planted.chmod(0o777)
    answer = ask(package, **homeless)
    assert answer.value == 4
    assert "can be written by other users" in answer.warnings[0]
    assert list(planted.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give folders away")
@pytest.mark.parametrize("is_link", [False, True])
def test_a_folder_of_somebody_else_is_not_read(package, homeless, tmp_path, is_link):
    planted = tmp_path / "tmp" / USER
    if is_link:
        (tmp_path / "mine").mkdir(mode=0o700)
        planted.symlink_to(tmp_path / "mine")
    else:
        planted.mkdir(mode=0o700)
    os.chown(planted, 65534, 65534, follow_symlinks=False)
    answer = ask(package, **homeless)
    assert "belongs to another user" in answer.warnings[0]
    assert kernels_in(tmp_path) == 0


def aged(root: Path, ages: dict[str, float]) -> None:
    """Folders with a file each, by how many seconds ago they were used."""
    for name, age in ages.items():
        (root / name).mkdir()
        (root / name / "kernel").write_bytes(b"1")
        os.utime(root / name, (NOW - age, NOW - age))


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}


def test_only_digests_that_were_not_used_for_long_are_removed(tmp_path):
    recent = {f"recent{i}": float(i) for i in range(KEPT)}
    older = {"older": UNTOUCHED_S - 1, "oldest": UNTOUCHED_S + 1.0}
    aged(tmp_path, recent | older)
    prune(tmp_path, NOW)
    assert names(tmp_path) == {*recent, "older"}


def test_few_digests_are_kept_for_ever(tmp_path):
    old = {f"old{i}": UNTOUCHED_S * (i + 2.0) for i in range(KEPT + 2)}
    aged(tmp_path, old)
    prune(tmp_path, NOW)
    assert names(tmp_path) == set(list(old)[:KEPT])
