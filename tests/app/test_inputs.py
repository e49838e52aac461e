"""Files are read whole, but for those whose beginning tells that nobody reads them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from casegraph.app.inputs import content_of
from casegraph.read.text import HEAD


def test_of_a_binary_file_the_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.nbib"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    assert content_of(path) == b"\x00" * HEAD


def test_what_may_be_read_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "some"
    for data in (b"", b"a", b"a" * HEAD, b"a" * HEAD + b"\x00b", b"PK\x03\x04" + b"\x00" * HEAD):
        path.write_bytes(data)
        assert content_of(path) == data


def test_what_comes_through_a_pipe_is_read_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = b"PMID- 1\n" * HEAD
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    assert content_of(pipe) == data
    writer.join()
