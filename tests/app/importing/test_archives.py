"""Archives, honest and hostile: what can be read is read, all else is refused by name."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import threading
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.app.importing import limits
from casegraph.app.importing.events import Found, PassedOver, Refused, Unread
from casegraph.app.importing.finding import find_files

GOOD = b'{"casegraph": "1", "title": "A report"}'


def told(path: Path) -> list[tuple[str | None, str]]:
    """Return the members of an archive, each with its content or the code of its refusal."""
    return [(found.place.member, _what(found)) for found in find_files([str(path)])]


def _what(found: Found) -> str:
    if isinstance(found, Unread):
        return (found.data or b"").decode()
    if isinstance(found, Refused):
        return found.issues[0].code
    return found.reason if isinstance(found, PassedOver) else "taken before"


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def archive_at(path: Path, mode: str) -> tarfile.TarFile:
    """Return a tar archive to write."""
    if mode == "w:gz":
        return tarfile.open(path, "w:gz")
    if mode == "w:bz2":
        return tarfile.open(path, "w:bz2")
    return tarfile.open(path, "w:xz") if mode == "w:xz" else tarfile.open(path, "w")


def tarred(path: Path, mode: str, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with archive_at(path, mode) as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def file(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "target" if kind in {tarfile.SYMTYPE, tarfile.LNKTYPE} else ""
    return info


def test_members_of_a_zip_come_in_its_order(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"b.json": GOOD, "folder/": b"", "folder/a.json": GOOD})
    assert told(path) == [("b.json", GOOD.decode()), ("folder/a.json", GOOD.decode())]


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2"),
     ("a.tar.xz", "w:xz"), ("no-suffix", "w:gz")],
)  # fmt: skip
def test_members_of_a_tar_come_in_its_order(tmp_path: Path, name: str, mode: str) -> None:
    members = (file("b.json"), GOOD), (file("folder/a.json"), GOOD)
    path = tarred(tmp_path / name, mode, *members)
    assert told(path) == [("b.json", GOOD.decode()), ("folder/a.json", GOOD.decode())]


def test_names_that_lead_out_are_refused(tmp_path: Path) -> None:
    names = ["../x", "/etc/x", "a/../../x", "C:\\x", "..\\x"]
    path = zipped(tmp_path / "a.zip", **dict.fromkeys([*names, "good.json"], GOOD))
    assert [what for _, what in told(path)] == ["outside-name"] * 5 + [GOOD.decode()]
    infos = [(file(name), GOOD) for name in [*names, "good.json"]]
    path = tarred(tmp_path / "a.tar", "w", *infos)
    assert [what for _, what in told(path)] == ["outside-name"] * 5 + [GOOD.decode()]


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
    infos = [(file(f"m{place}", kind), b"") for place, kind in enumerate(kinds)]
    path = tarred(tmp_path / "a.tar", "w", *infos, (file("good.json"), GOOD))
    assert [what for _, what in told(path)] == ["no-plain-file"] * 4 + [GOOD.decode()]
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.json", GOOD)
    assert [what for _, what in told(tmp_path / "a.zip")] == ["no-plain-file", GOOD.decode()]


def test_what_is_hidden_is_left_alone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{".git/x": GOOD, "__MACOSX/x": GOOD, "a.json": GOOD})
    assert [what for _, what in told(path)] == ["hidden", "a resource of macOS", GOOD.decode()]


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", **{"a.json": GOOD}).read_bytes()
    packed = gzip.compress(GOOD)
    path = zipped(tmp_path / "a.zip", **{"i.zip": inner, "x.gz": packed, "a.json": GOOD})
    assert [what for _, what in told(path)] == ["nested-archive"] * 2 + [GOOD.decode()]


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.json": GOOD, "b.json": GOOD})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert [what for _, what in told(path)] == ["encrypted", GOOD.decode()]


def test_a_damaged_member_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.json": GOOD, "b.json": GOOD})
    data = bytearray(path.read_bytes())
    data[data.index(b"a.json") + 8] ^= 0xFF
    path.write_bytes(data)
    assert [what for _, what in told(path)] == ["damaged-member", GOOD.decode()]


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"bomb": bytes(40 << 20), "a.json": GOOD})
    assert [what for _, what in told(path)] == ["too-large", GOOD.decode()]


def test_a_bomb_in_a_tar_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_GRACE", 1 << 20)
    members = (file("a.json"), GOOD), (file("bomb"), bytes(40 << 20)), (file("b.json"), GOOD)
    path = tarred(tmp_path / "a.tgz", "w:gz", *members)
    assert told(path) == [("a.json", GOOD.decode()), (None, "too-large")]


def test_a_lie_about_the_size_is_found_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.json": GOOD * 100, "b.json": GOOD})
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    path.write_bytes(data)
    assert [what for _, what in told(path)] == ["damaged-member", GOOD.decode()]


def test_a_list_of_members_that_no_memory_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.zip", **{f"{number}.json": GOOD for number in range(100)})
    assert len(told(path)) == 100
    monkeypatch.setattr("casegraph.app.importing.zips.LARGEST_DIRECTORY", 1000)
    assert told(path) == [(None, "too-large")]


def test_a_long_tar_is_read_to_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tarred(tmp_path / "a.tar", "w", *((file(f"{n}.json"), GOOD) for n in range(20)))
    monkeypatch.setattr("casegraph.app.importing.tars.MOST_MEMBERS", 12)
    assert [what for _, what in told(path)] == [GOOD.decode()] * 12 + ["too-large"]


def test_a_large_header_is_refused(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", "w", (file("x" * (2 << 20)), GOOD))
    assert told(path) == [(None, "damaged-archive")]


def test_a_cut_archive_is_told(tmp_path: Path) -> None:
    members = (file("a.json"), GOOD), (file("b.json"), GOOD * 50)
    packed = tarred(tmp_path / "a.tar.gz", "w:gz", *members)
    packed.write_bytes(packed.read_bytes()[:-40])
    plain = tarred(tmp_path / "b.tar", "w", *members)
    plain.write_bytes(plain.read_bytes()[:2000])
    for path in (packed, plain):
        first, *rest = told(path)
        assert first == ("a.json", GOOD.decode())
        assert rest
        assert rest[-1][1] in {"damaged-member", "damaged-archive"}


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.zip", b"no zip"), ("a.tgz", b"no tar"), ("a.tar.gz", gzip.compress(GOOD))],
    ids=["zip", "tgz", "tar.gz"],
)
def test_what_is_no_archive_but_named_one(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert told(tmp_path / name) == [(None, "damaged-archive")]


def test_a_workbook_is_no_archive(tmp_path: Path, workbook: Callable[[Path], None]) -> None:
    workbook(tmp_path / "a.xlsx")
    assert told(tmp_path / "a.xlsx") == [(None, "")]
    zipped(tmp_path / "a.zip", **{"a.xlsx": (tmp_path / "a.xlsx").read_bytes()})
    [found] = find_files([str(tmp_path / "a.zip")])
    assert isinstance(found, Unread)


@pytest.fixture
def workbook() -> Callable[[Path], None]:
    """Return what writes a small workbook."""
    from openpyxl import Workbook

    def write(path: Path) -> None:
        book = Workbook()
        sheet = book.create_sheet("reports", 0)
        sheet.append(["key", "title"])
        book.save(path)

    return write


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_is_one_member(tmp_path: Path, suffix: str) -> None:
    pack = PACKERS[suffix]
    path = tmp_path / f"refs.json{suffix}"
    path.write_bytes(pack(GOOD))
    assert told(path) == [("refs.json", GOOD.decode())]
    path.write_bytes(GOOD)
    [found] = find_files([str(path)])
    assert isinstance(found, Unread)
    assert found.data is None
    path.write_bytes(pack(pack(GOOD)))
    assert told(path) == [("refs.json", "nested-archive")]
    path.write_bytes(pack(GOOD)[:-12])
    assert told(path) == [("refs.json", "damaged-member")]


def test_a_packed_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.xml.gz"
    path.write_bytes(gzip.compress(bytes(40 << 20)))
    monkeypatch.setattr("casegraph.app.importing.packed.LARGEST_MEMBER", 30 << 20)
    assert told(path) == [(None, "too-large")]
    monkeypatch.setattr("casegraph.app.importing.packed.LARGEST_MEMBER", 256 << 20)
    monkeypatch.setattr(limits, "_GRACE", 1 << 20)
    assert told(path) == [(None, "too-large")]


def test_damage_that_only_the_packer_sees(tmp_path: Path) -> None:
    data = bytearray(bz2.compress(GOOD * 100))
    data[30] ^= 1
    (tmp_path / "a.json.bz2").write_bytes(data)
    assert told(tmp_path / "a.json.bz2") == [(None, "damaged-archive")]


def test_no_more_is_unpacked_than_is_stated(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.json": bytes(64 << 20), "b.json": GOOD})
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 1000)
    path.write_bytes(data)
    tracemalloc.start()
    try:
        assert [what for _, what in told(path)] == ["damaged-member", GOOD.decode()]
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_without_a_bound_is_refused(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("a.json", GOOD)
    assert told(tmp_path / "a.zip") == [("a.json", "unread-packing")]


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml", "META-INF/container.xml"])
def test_an_office_file_is_one_file(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.docx", **{name: GOOD})
    assert told(path) == [(None, "")]
    path = zipped(tmp_path / "b.zip", **{"a.docx": path.read_bytes(), "a.json": GOOD})
    assert [member for member, _ in _members(path)] == ["a.docx", "a.json"]


def _members(path: Path) -> list[tuple[str | None, bool]]:
    return [(each.place.member, isinstance(each, Unread)) for each in find_files([str(path)])]


def test_a_pipe_is_read_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for data, what in (GOOD * 100, (GOOD * 100).decode()), (gzip.compress(GOOD), "nested-archive"):
        writer = threading.Thread(target=pipe.write_bytes, args=(data,))
        writer.start()
        assert told(pipe) == [(None, what)]
        writer.join()
