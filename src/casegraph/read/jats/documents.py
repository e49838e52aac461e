"""The articles of a file: alone, in a set, or in the answer of a repository (OAI-PMH)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.jats.account import Account
from casegraph.read.jats.article import all_text, full_text, read_article
from casegraph.read.outcome import Outcome
from casegraph.read.text import HEAD, decode
from casegraph.read.xml_parts import iter_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = re.compile(rb"<([A-Za-z][\w.:-]*)")


def read_documents(data: bytes, source: str) -> Iterator[Outcome]:
    """Yield what each article of a file says, or one refusal.

    An article that is broken is refused with its text; those behind it are still read.
    """
    empty = decode(data, source)[1] if not data.strip() else ()
    count = 0
    for part in () if empty else iter_xml(data, source, "article"):
        count += 1
        if part.element is None:
            issues = (part.issue,) if part.issue else ()
            yield Outcome(None, issues, part.text)
        else:
            account = Account(source, part.shift)
            record = read_article(part.element, account)
            text = full_text(part.element, record) if record else all_text(part.element)
            yield Outcome(record, tuple(account.issues), text, account.positions)
    if not count:
        yield Outcome(None, empty or (_no_article(data, source),), "")


def _no_article(data: bytes, source: str) -> Issue:
    root = _ROOT.search(data[:HEAD])
    name = root[1].decode("utf-8", "replace") if root else "?"
    return Issue(
        "no-article",
        Severity.ERROR,
        Where(source=source, line=1),
        f"no article: the root element is <{name}>",
        "JATS begins with <article> or <pmc-articleset>",
    )
