"""A saved article page as a reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.html.article import ArticleReader
from casegraph.read.html.fields import PREFIX_OF_BEPRESS, SIGNS
from casegraph.read.html.json_ld import read_json_ld
from casegraph.read.html.metadata import Meta, metas_of, parse_page, scripts_of, text_of_page
from casegraph.read.outcome import Outcome, outcome_of, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HINT = "open the page in a browser, select and copy all of it, and paste the text into a file"


def read_html_file(data: bytes, source: str) -> Outcome:
    """Return what the metadata of a page say of its article."""
    text, problems = text_of_page(data, source)
    if text is None:
        return Outcome(None, problems, "")
    root = parse_page(text)
    if root is None:
        return refusal(source, (1, 1), "no-metadata", "there is no element in this page", "", _HINT)
    metas = [_as_highwire(meta) for meta in metas_of(root)]
    linked = list(_linked(root))
    if not any(meta.name in SIGNS for meta in metas) and not linked:
        return refusal(
            source, (1, 1), "no-metadata", "this page holds no metadata of an article", "", _HINT
        )
    builder = RecordBuilder(source, (1, 1))
    ArticleReader(metas, linked, root, builder).read()
    lines = "\n".join(f"{meta.name}: {meta.content}" for meta in (*metas, *linked))
    return outcome_of(builder, lines)


def _as_highwire(meta: Meta) -> Meta:
    """Return bepress's names as those of Highwire, and all dots and colons in one form."""
    name = meta.name.removeprefix(PREFIX_OF_BEPRESS)
    if name.startswith(("dc:", "dcterms:", "prism:")):
        name = name.replace(":", ".", 1)
    return meta if name == meta.name else replace(meta, name=name)


def _linked(root: _Element) -> Iterator[Meta]:
    for script, line in scripts_of(root):
        yield from (Meta(name, value, line) for name, value in read_json_ld(script))
