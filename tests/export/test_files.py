"""Output files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casegraph.errors import CasegraphError, ExitCode, UsageError
from casegraph.export.files import write_file

if TYPE_CHECKING:
    from typing import BinaryIO


def new(stream: BinaryIO) -> None:
    """Write some content."""
    stream.write(b"new")


def names(folder: Path) -> set[str]:
    """Return the names of everything in a folder."""
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_as_the_user_makes_files(tmp_path: Path) -> None:
    write_file(tmp_path / "a", new)
    (tmp_path / "made by hand").touch()
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "made by hand").stat().st_mode
    assert names(tmp_path) == {"a", "made by hand"}


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(UsageError, match="a exists") as refused:
        write_file(tmp_path / "a", new)
    assert refused.value.exit_code is ExitCode.USAGE
    assert refused.value.hint is not None
    assert "--force" in refused.value.hint
    assert (tmp_path / "a").read_bytes() == b"old"


def test_force_overwrites_and_keeps_the_mode(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and longer")
    (tmp_path / "a").chmod(0o640)
    write_file(tmp_path / "a", new, force=True)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "real")
    write_file(tmp_path / "link", new, force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "real").read_bytes() == b"new"


@pytest.mark.parametrize(
    "failure", [ValueError("a mistake"), KeyboardInterrupt(), OSError(errno.ENOSPC, "no space")]
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, failure: BaseException
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise failure

    expected = CasegraphError if isinstance(failure, OSError) else type(failure)
    with pytest.raises(expected):
        write_file(tmp_path / "a", fail, force=True)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == {"a"}


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "there is no permission to write there"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_the_cause_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, cause: str
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CasegraphError) as failed:
        write_file(tmp_path / "a", new)
    assert failed.value.message == f"cannot write {tmp_path / 'a'}: {cause}"
    assert failed.value.exit_code is ExitCode.FAILED
    assert names(tmp_path) == set()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasegraphError, match="its folder does not exist"):
        write_file(tmp_path / "nowhere" / "a", new)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CasegraphError, match="its folder is a file"):
        write_file(tmp_path / "file" / "a", new)


def test_a_name_too_long_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasegraphError, match="the name is too long"):
        write_file(tmp_path / ("a" * 300), new)


def test_a_folder_is_refused_even_with_force(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is a folder"):
        write_file(tmp_path, new, force=True)


def test_a_device_is_refused_even_with_force() -> None:
    with pytest.raises(UsageError, match="not a regular file"):
        write_file(Path(os.devnull), new, force=True)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CasegraphError, match="no permission"):
        write_file(tmp_path / "a", new)
    tmp_path.chmod(0o700)
