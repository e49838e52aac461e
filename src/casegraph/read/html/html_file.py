"""A saved article page as a reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.html.article import ArticleReader
from casegraph.read.html.fields import PREFIX_OF_BEPRESS, SIGNS
from casegraph.read.html.json_ld import read_json_ld
from casegraph.read.html.metadata import Meta, metas_of, parse_page, scripts_of, text_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from casegraph.model.record import Record
    from casegraph.read.fields.record_builder import Position

_HINT = "open the page in a browser, select and copy all of it, and paste the text into a file"


@dataclass(frozen=True, slots=True)
class HtmlReport:
    """What the metadata of a page say, as lines of text too, or why the page is refused."""

    record: Record | None
    issues: tuple[Issue, ...]
    text: str
    positions: Mapping[str, Position] = field(default_factory=dict)


def read_html_file(data: bytes, source: str) -> HtmlReport:
    """Return what the metadata of a page say of its article."""
    text, problems = text_of_page(data, source)
    if text is None:
        return HtmlReport(None, problems, "")
    root = parse_page(text)
    if root is None:
        return _refused(source, "there is no element in this page")
    metas = [_as_highwire(meta) for meta in metas_of(root)]
    linked = list(_linked(root))
    if not any(meta.name in SIGNS for meta in metas) and not linked:
        return _refused(source, "this page holds no metadata of an article")
    builder = RecordBuilder(source, (1, 1))
    ArticleReader(metas, linked, root, builder).read()
    issues = tuple(builder.issues)
    lines = "\n".join(f"{meta.name}: {meta.content}" for meta in (*metas, *linked))
    record = None if has_errors(issues) else builder.record()
    return HtmlReport(record, issues, lines, builder.positions)


def _as_highwire(meta: Meta) -> Meta:
    """Return bepress's names as those of Highwire, and all dots and colons in one form."""
    name = meta.name.removeprefix(PREFIX_OF_BEPRESS)
    if name.startswith(("dc:", "dcterms:", "prism:")):
        name = name.replace(":", ".", 1)
    return meta if name == meta.name else replace(meta, name=name)


def _linked(root: _Element) -> Iterator[Meta]:
    for script, line in scripts_of(root):
        yield from (Meta(name, value, line) for name, value in read_json_ld(script))


def _refused(source: str, detail: str) -> HtmlReport:
    where = Where(source=source, line=1, column=1)
    issue = Issue("no-metadata", Severity.ERROR, where, detail, _HINT)
    return HtmlReport(None, (issue,), "")
