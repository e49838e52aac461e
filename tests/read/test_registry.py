from __future__ import annotations

import subprocess
import sys

import pytest
from tests.read.test_record_broken import SOUND

from casegraph.errors import UsageError
from casegraph.read.registry import READERS, choose


def chosen(data: bytes, source: str = "") -> str | None:
    reader = choose(data, source)
    return reader.name if reader else None


@pytest.mark.parametrize(
    "content",
    [
        SOUND,
        "# a comment\n\n---\ntitle: T\n",
        "%YAML 1.2\n---\ntitle: T\n",
        '"title": T\n',
        '{"casegraph": "1"}',
        '  {\n\t"notes": "x", "title": "T"}',
        "{title: T}",
        "titel: T\nauthors:\n  - family: Doe\nreferences: []\n",
        "title:\n  folded\n",
    ],
)
def test_a_record_is_known_by_its_content(content: str) -> None:
    for data in (content.encode(), b"\xef\xbb\xbf" + content.encode(), content.encode("utf-16")):
        assert chosen(data, "page.txt") == "record"
    for line_end in ("\r\n", "\r"):
        assert chosen(content.replace("\n", line_end).encode(), "anything") == "record"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Some words: and more.\n",
        "title of the work\n",
        "\x00\x01\x02",
    ],
)
def test_other_content_is_nobodys_without_a_name(content: str) -> None:
    assert chosen(content.encode()) is None


def test_the_name_decides_only_where_the_content_does_not() -> None:
    assert chosen(b"", "empty.YAML") == "record"
    assert chosen(b"[1, 2]", "list.json") == "record"
    assert chosen(b"", "page.txt") == "page"
    assert chosen(b"", "picture.png") is None
    assert chosen(SOUND.encode(), "page.txt") == "record"


def test_a_format_can_be_asked_for_by_name() -> None:
    for reader in READERS:
        assert choose(b"\x00", "", forced=reader.name) is reader
    with pytest.raises(UsageError) as caught:
        choose(b"", "", forced="recrod")
    assert caught.value.hint == "did you mean record?"


def test_readers_have_names_and_endings_of_their_own() -> None:
    names = [reader.name for reader in READERS]
    endings = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)


def test_listing_the_readers_loads_none_of_their_libraries() -> None:
    code = (
        "import sys, casegraph.read.registry; "
        "print([m for m in ('yaml', 'pydantic', 'pycountry', 'lxml') if m in sys.modules])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == "[]"
