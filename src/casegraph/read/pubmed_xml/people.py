"""The authors of an article, their ORCID iDs and affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.record import Author
from casegraph.read.fields.affiliation_list import AffiliationList
from casegraph.read.pubmed_xml.elements import child_text, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.pubmed_xml.elements import Elements


def read_authors(lists: list[_Element], elements: Elements, builder: RecordBuilder) -> None:
    """State the authors and the numbered list of their affiliations, each of which stands once.

    An author marked as not valid is one whose name PubMed wrote anew: the other entry counts.
    An author without affiliations has no printed link; PubMed long kept those of the first only.
    """
    affiliations = AffiliationList()
    for author in (each for listed in lists for each in listed.iterfind("Author")):
        if author.get("ValidYN") == "N":
            continue
        index = len(builder.authors)
        numbers = tuple(
            dict.fromkeys(
                affiliations.add(text)
                for found in (*author.iterfind("AffiliationInfo/Affiliation"),
                              *author.iterfind("Affiliation"))
                if (text := text_of(found))
            )
        )  # fmt: skip
        orcid = _orcid(author, index, elements, builder)
        builder.author(_author(author, orcid, numbers or None), elements.at(author))
    affiliations.state(builder)


def _author(author: _Element, orcid: str | None, numbers: tuple[int, ...] | None) -> Author:
    collective = child_text(author, "CollectiveName")
    if collective:
        return Author(literal=collective, orcid=orcid, affiliations=numbers)
    return Author(
        family=child_text(author, "LastName") or None,
        given=child_text(author, "ForeName", "FirstName", "Initials") or None,
        suffix=child_text(author, "Suffix") or None,
        orcid=orcid,
        affiliations=numbers,
    )


def _orcid(author: _Element, index: int, elements: Elements, builder: RecordBuilder) -> str | None:
    for identifier in author.iterfind("Identifier"):
        text = text_of(identifier)
        if (identifier.get("Source") or "").upper() != "ORCID" or not text:
            continue
        at, path = elements.at(identifier), f"authors[{index}].orcid"
        if orcid := builder.valid("orcid", text, at, path):
            return orcid
    return None
