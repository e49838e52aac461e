"""The articles of a file: alone, in a set, or in the answer of a repository (OAI-PMH)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.base import Reading
from casegraph.read.jats.account import Account
from casegraph.read.jats.article import all_text, full_text, read_article
from casegraph.read.text import decode
from casegraph.read.xml_parts import iter_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record
    from casegraph.read.jats.reader import JatsReader

_HEAD = 65_536
_ROOT = re.compile(rb"<([A-Za-z][\w.:-]*)")


def read_documents(reader: JatsReader, data: bytes, source: str) -> Iterator[Reading]:
    """Yield a reading for each article of a file, or one refusal.

    An article that is broken is refused with its text; those behind it are still read.
    """
    empty = decode(data, source)[1] if not data.strip() else ()
    count = 0
    for part in () if empty else iter_xml(data, source, "article"):
        count += 1
        if part.element is None:
            issues = (part.issue,) if part.issue else ()
            yield _reading(reader, None, issues, part.text)
        else:
            account = Account(source, part.shift)
            record = read_article(part.element, account)
            text = full_text(part.element, record) if record else all_text(part.element)
            yield _reading(reader, record, tuple(account.issues), text, account.positions)
    if not count:
        yield _reading(reader, None, empty or (_no_article(data, source),), "")


def _no_article(data: bytes, source: str) -> Issue:
    root = _ROOT.search(data[:_HEAD])
    name = root[1].decode("utf-8", "replace") if root else "?"
    return Issue(
        "no-article",
        Severity.ERROR,
        Where(source=source, line=1),
        f"no article: the root element is <{name}>",
        "JATS begins with <article> or <pmc-articleset>",
    )


def _reading(
    reader: JatsReader,
    record: Record | None,
    issues: tuple[Issue, ...],
    text: str,
    positions: dict[str, tuple[int, int]] | None = None,
) -> Reading:
    return Reading(
        record=record,
        issues=issues,
        text=text,
        reader=reader.name,
        version=reader.version,
        media_type=reader.media_type,
        authority=reader.authority,
        positions=positions or {},
    )
