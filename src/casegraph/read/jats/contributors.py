"""The authors of an article, in printed order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.ids import clean_orcid
from casegraph.model.names import display
from casegraph.model.record import Author
from casegraph.read.fields.record_builder import shown
from casegraph.read.jats.names import NAMES, name_of
from casegraph.read.jats.text import XLINK_HREF, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account
    from casegraph.read.jats.affiliations import Affiliations

_AUTHORS = ("author", "corresp", "collab", "group")
_SHOWN = 5
_MEMBERS = re.compile(r"non-?byline|\bmembers?\b|\bcollab-list\b|\bcollaborators?\b")
_NOTE_ON_CORRESPONDENCE = re.compile(r"\W*(?:\w+ ){0,4}correspond", re.IGNORECASE)


def read_authors(
    article_meta: _Element, affiliations: Affiliations, account: Account
) -> tuple[Author, ...]:
    """Return the authors with ORCID iDs, affiliations and the mark of correspondence.

    Editors and reviewers are no authors, nor are the members of a group that is one: the text
    keeps their names.
    """
    authors: list[Author] = []
    for group, contrib in _contributors(article_meta):
        path = f"authors[{len(authors)}]"
        element = next((child for child in contrib if child.tag in NAMES), None)
        name = name_of(element) if element is not None else None
        if name is None:
            account.report("author-without-name", Severity.WARNING, "no name", contrib)
            continue
        account.place(path, contrib)
        authors.append(
            Author(
                family=name.family,
                given=name.given,
                suffix=name.suffix,
                literal=name.literal,
                orcid=_orcid(contrib, path, account),
                affiliations=_linked(group, contrib, affiliations, path, account) or None,
                corresponding=_is_corresponding(contrib, article_meta) or None,
            )
        )
    members = list(read_members(article_meta))
    if members:
        shown = ", ".join(name for _, name in members[:_SHOWN])
        detail = f"{len(members)} members of a group are no authors, the text names them: {shown}"
        account.report("group-members", Severity.INFO, detail, members[0][0], "authors")
    for element in article_meta.iterfind("contrib-group//on-behalf-of"):
        detail = f"the authors write on behalf of others: {text_of(element)!r}"
        account.report("not-read", Severity.INFO, detail, element, "authors")
    return _with_correspondence(authors, article_meta)


def read_members(article_meta: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield the members of groups that write together.

    They stand in the group's element, or in a list of their own that is not the byline.
    """
    for contrib in article_meta.iterfind("contrib-group//contrib"):
        inside = next(contrib.iterancestors("collab"), None) is not None
        if inside or _MEMBERS.search(_kind(contrib)):
            element = next((child for child in contrib if child.tag in NAMES), None)
            if element is not None and (name := name_of(element)):
                yield contrib, display(name)


def _kind(contrib: _Element) -> str:
    """Return what a contributor is: by the element's own word, else by that of its group."""
    group = contrib.getparent()
    of_group = group.get("content-type") if group is not None else None
    return (contrib.get("contrib-type") or of_group or "author").lower()


def _contributors(article_meta: _Element) -> Iterator[tuple[_Element, _Element]]:
    for group in article_meta.iterfind("contrib-group"):
        for contrib in group.iterfind("contrib"):
            kind = _kind(contrib)
            if _MEMBERS.search(kind):
                continue
            is_stated = (contrib.get("contrib-type") or "").lower() == "author"
            role = "" if is_stated else text_of(contrib.find("role")).lower()
            is_editor = "editor" in kind or "editor" in role or "reviewer" in role
            if any(word in kind for word in _AUTHORS) and not is_editor:
                yield group, contrib


def _orcid(contrib: _Element, path: str, account: Account) -> str | None:
    for element in contrib.iter("contrib-id", "ext-link", "uri"):
        printed = text_of(element)
        address = element.get(XLINK_HREF) or ""
        if element.get("contrib-id-type") != "orcid" and "orcid.org/" not in printed + address:
            continue
        orcid = clean_orcid(printed) or clean_orcid(address)
        if orcid:
            return orcid
        detail = f"no valid orcid: {shown(printed or address)}"
        account.report("invalid-identifier", Severity.WARNING, detail, element, f"{path}.orcid")
    return None


def _linked(
    group: _Element,
    contrib: _Element,
    affiliations: Affiliations,
    path: str,
    account: Account,
) -> tuple[int, ...]:
    """Return the numbers of an author's affiliations: pointed at, or standing at the name."""
    numbers = affiliations.within(contrib)
    pointers = [each for each in contrib.iterfind("xref") if each.get("ref-type") == "aff"]
    for xref in pointers:
        found, known = affiliations.pointed_at(xref)
        numbers += found
        if not known:
            rid = xref.get("rid") or text_of(xref)
            detail = f"an author is linked to an affiliation that is not listed: {rid!r}"
            account.report("unknown-affiliation", Severity.WARNING, detail, xref, path)
    if not numbers and not pointers:
        numbers = _of_group(group, affiliations)
    return tuple(dict.fromkeys(numbers))


def _of_group(group: _Element, affiliations: Affiliations) -> list[int]:
    """Return the one affiliation that stands in a group for all of its authors."""
    own = affiliations.within(group)
    pointed = any(each.get("ref-type") == "aff" for each in group.iterfind("contrib/xref"))
    return own if len(own) == 1 and not pointed else []


def _is_corresponding(contrib: _Element, article_meta: _Element) -> bool:
    if contrib.get("corresp") == "yes" or contrib.get("contrib-type") == "corresp":
        return True
    notes = {
        each.get("id")
        for each in article_meta.iterfind("author-notes/*")
        if each.tag == "corresp" or each.get("fn-type") == "corresp"
    }
    for xref in contrib.iter("xref"):
        if xref.get("ref-type") == "corresp" or xref.get("rid") in notes - {None}:
            return True
    return False


def _with_correspondence(authors: list[Author], article_meta: _Element) -> tuple[Author, ...]:
    """Return the authors; where none is marked, the one whom the note on correspondence names."""
    notes = [(each.tag, text_of(each)) for each in article_meta.iterfind("author-notes/*")]
    note = " ".join(
        text for tag, text in notes if tag == "corresp" or _NOTE_ON_CORRESPONDENCE.match(text)
    )
    named = [author for author in authors if _is_named(author, note)]
    if any(author.corresponding for author in authors) or len(named) != 1:
        return tuple(authors)
    return tuple(
        replace(author, corresponding=True) if author is named[0] else author for author in authors
    )


def _is_named(author: Author, note: str) -> bool:
    """Tell whether a note names an author, in full or with an initial: `G Freeman`."""
    if not author.family or not author.given:
        return False
    initial, rest = re.escape(author.given[0]), r"(?:[\w.-]*[. ]\s?){1,4}"
    return re.search(rf"\b{initial}{rest}{re.escape(author.family)}\b", note) is not None
