from __future__ import annotations

from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
from bibtexparser.model import Entry as LibraryEntry
from bibtexparser.splitter import Splitter
from hypothesis import given
from hypothesis import strategies as st

from casegraph.read.bibtex.blocks import LONGEST, Broken, Entry, blocks_of

_KEYS = st.from_regex(r"[A-Za-z][\w:.-]{0,6}", fullmatch=True)
_NAMES = st.sampled_from(("title", "Author", "author+an:orcid", "year", "x-y", "note_1"))
_SIGNS = st.text(alphabet='ab {}\\"=,@\n\tä#%(', max_size=14)
_VALUES = st.one_of(
    _SIGNS.map(lambda text: f"{{{text}}}"),
    _SIGNS.map(lambda text: f'"{text}"'),
    st.sampled_from(("2014", "feb", "{a{b{c}}}", '{\\"{u}}', "a # {b}", "{}", '""', "{x\n @y}")),
)
_SPACE = st.sampled_from(("", " ", "\n", "\n  ", "\t"))


@st.composite
def _entries(draw: st.DrawFn) -> str:
    fields = draw(st.lists(st.tuples(_SPACE, _NAMES, _SPACE, _VALUES, _SPACE), max_size=4))
    body = "".join(f",{a}{name}{b}={b}{value}{c}" for a, name, b, value, c in fields)
    end = draw(st.sampled_from(("", ",", ",\n")))
    kind = draw(st.sampled_from(("article", "Book", "misc")))
    return f"@{kind}{draw(_SPACE)}{{{draw(_KEYS)}{body}{end}}}"


def _ours(text: str) -> list[tuple[object, ...]]:
    return [
        (each.kind, each.key, [(f.name, f.value) for f in each.fields], each.raw)
        for each in blocks_of(text)
        if isinstance(each, Entry)
    ]


def _theirs(text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for block in Splitter(text).split().blocks:
        each: Block | None = block
        while isinstance(each, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
            each = each.ignore_error_block
        if isinstance(each, LibraryEntry):
            fields = [(field.key, field.value) for field in each.fields]
            found.append((each.entry_type, each.key, fields, each.raw))
    return found


@given(st.lists(_entries(), min_size=1, max_size=4), st.sampled_from(("\n", "\n\n", "\n% a\n")))
def test_entries_are_cut_as_bibtexparser_cuts_them(entries: list[str], between: str) -> None:
    text = between.join(entries) + "\n"
    assert _ours(text) == _theirs(text)
    lines = text.split("\n")
    begun = [lines[each.line - 1] for each in blocks_of(text) if isinstance(each, Entry)]
    assert all(line.startswith("@") for line in begun)


@given(st.lists(_entries(), min_size=1, max_size=4))
def test_every_field_stands_where_it_is_said_to(entries: list[str]) -> None:
    text = "\n".join(entries)
    lines = text.split("\n")
    for entry in blocks_of(text):
        for name, _, (line, column) in entry.fields if isinstance(entry, Entry) else ():
            if lines[line - 1][: column + len(name)].strip():
                assert lines[line - 1][column - 1 :].startswith(name) or column == 1


def test_a_stretch_that_is_too_long_is_broken_and_the_next_entry_is_read() -> None:
    text = "@article{a, title = {" + "{" * LONGEST + "\n@article{b, title = {A}}\n"
    broken, entry = blocks_of(text)
    assert isinstance(broken, Broken)
    assert broken.line == 1
    assert isinstance(entry, Entry)
    assert (entry.key, entry.line) == ("b", 2)


def test_a_line_that_ends_in_a_backslash_is_counted() -> None:
    text = "@misc{a, note={},\n note={one \\\n two},\n title={T}}\n@misc{b, title={U}}"
    first, second = (each for each in blocks_of(text) if isinstance(each, Entry))
    assert [field.at for field in first.fields] == [(1, 10), (2, 2), (4, 2)]
    assert (second.line, second.fields[0].at) == (5, (5, 10))
