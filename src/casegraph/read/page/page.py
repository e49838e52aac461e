"""A page as a record: its parts divided, each read, all lines accounted for."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.model.record import Record
from casegraph.read.page.affiliations import read_affiliations
from casegraph.read.page.contributors import author_blocks, numbers_below, read_blocks
from casegraph.read.page.front import (
    Front,
    read_front,
    work_type,
)
from casegraph.read.page.issued import read_identifiers, read_issued
from casegraph.read.page.middle import (
    read_abstract,
    read_acknowledgement,
    split_middle,
)
from casegraph.read.page.references import read_references
from casegraph.read.page.refusal import likeness, other_format
from casegraph.read.page.rights import read_copyright, read_licence
from casegraph.read.page.sections import divide
from casegraph.read.wording.disclosures import read_disclosures
from casegraph.read.wording.funding import read_funding
from casegraph.read.wording.headings import Section
from casegraph.read.wording.keywords import read_keywords
from casegraph.read.wording.lines import Ledger, split_lines
from casegraph.read.wording.statements import people
from casegraph.read.wording.supplies import supplies_thanked_for

if TYPE_CHECKING:
    from casegraph.model.record import Affiliation, Author
    from casegraph.read.page.parts import Parts

_HINT = "paste the whole page, from the journal's name down to the authors' affiliations"
_FEWEST_PARTS = 2


def read_page(
    text: str, source: str
) -> tuple[Record | None, tuple[Issue, ...], dict[str, tuple[int, int]]]:
    """Return the record of a page, its issues, and where each field stands.

    What is no such page is refused whole, with one error.
    """
    known = other_format(text)
    if known:
        detail = f"this is no publisher's page but {known[0]}"
        return None, (_refused(source, detail, known[1]),), {}
    ledger = Ledger(split_lines(text), source)
    record = read_record(ledger)
    missing = _missing(record)
    if missing:
        detail = f"{missing}; it looks like {_likeness(record, ledger)}"
        return None, (_refused(source, detail, _HINT),), {}
    return record, ledger.close(), ledger.positions


def read_record(ledger: Ledger) -> Record:
    """Return the record of a page; every line it is read from is entered in the ledger."""
    parts = divide(ledger)
    front = read_front(parts, ledger)
    middle = split_middle(front.rest, parts, ledger)
    references = read_references(parts[Section.REFERENCES], ledger)
    persons = people(front.authors)
    abstract = read_abstract(middle.abstract, ledger)
    keywords = read_keywords(middle.keywords, front.journal, ledger)
    acknowledgement, thanks = read_acknowledgement(middle, parts, ledger)
    disclosures = read_disclosures(parts[Section.CONFLICT], persons, ledger)
    copyright_line = read_copyright(parts, ledger)
    affiliations, links = _affiliations(front, parts, ledger)
    volume = front.volume
    record = Record(
        type=work_type(front.article_type),
        article_type=front.article_type,
        title=front.title,
        authors=_linked(front, links),
        affiliations=affiliations,
        journal=front.journal,
        issued=read_issued(volume, copyright_line, parts, ledger),
        volume=volume.volume if volume else None,
        issue=volume.issue if volume else None,
        page=volume.page if volume else None,
        identifiers=read_identifiers(volume.doi if volume else None, parts, ledger),
        keywords=keywords,
        abstract=abstract,
        acknowledgement=acknowledgement,
        funding=read_funding(parts[Section.FUNDING], persons, ledger),
        disclosures=disclosures
        + supplies_thanked_for(
            acknowledgement, persons, first=len(disclosures), lines=thanks, ledger=ledger
        ),
        copyright=copyright_line,
        licence=read_licence(parts, ledger),
        references=references,
    )
    _report_gaps(record, ledger)
    return record


def _affiliations(
    front: Front, parts: Parts, ledger: Ledger
) -> tuple[tuple[Affiliation, ...], dict[int, tuple[int, ...]]]:
    """Return the affiliations, and by author the numbers that the page links to him elsewhere."""
    headed = parts[Section.AFFILIATIONS]
    blocks = author_blocks(headed) if headed else author_blocks(front.named)
    if blocks and (not headed or headed[0] in blocks[0].names):
        return read_blocks(blocks, front.authors, ledger)
    below = sorted((*front.named, *headed), key=attrgetter("number"))
    numbers = numbers_below(below, front.authors, ledger)
    addresses = [line for line in headed if not ledger.is_taken(line)] or front.addresses
    affiliations, links = read_affiliations(addresses, front.authors, ledger)
    return affiliations, links | numbers


def _linked(front: Front, links: dict[int, tuple[int, ...]]) -> tuple[Author, ...]:
    return tuple(
        replace(author, affiliations=links[index])
        if index in links and not author.affiliations
        else author
        for index, author in enumerate(front.authors)
    )


def _report_gaps(record: Record, ledger: Ledger) -> None:
    """Report what a page of a case report always has, and this one lacks."""
    if not record.references:
        ledger.report("no-references", Severity.WARNING, "the page has no reference list")
    if not record.authors:
        ledger.report("no-authors", Severity.WARNING, "the page names no authors")
    numbers = {affiliation.number for affiliation in record.affiliations}
    for index, author in enumerate(record.authors):
        unknown = [n for n in author.affiliations or () if numbers and n not in numbers]
        for number in unknown:
            ledger.report(
                "unknown-affiliation",
                Severity.WARNING,
                f"an author is linked to affiliation {number}, which the page does not list",
                path=f"authors[{index}]",
            )


def _missing(record: Record) -> str | None:
    """Return what keeps a text from being the page of a report, None for such a page."""
    parts = {
        "no title": record.title,
        "no authors": record.authors,
        "no volume line": record.volume,
        "no reference list": record.references,
        "no affiliations": record.affiliations,
        "no statements or copyright": record.disclosures or record.copyright or record.funding,
    }
    missing = [name for name, content in parts.items() if not content]
    if record.title and len(parts) - len(missing) > _FEWEST_PARTS:
        return None
    return f"this is no publisher's page of a report: {', '.join(missing)}"


def _likeness(record: Record, ledger: Ledger) -> str:
    words = sum(line.text.count(" ") + 1 for line in ledger.lines)
    return likeness(references=len(record.references), lines=len(ledger.lines), words=words)


def _refused(source: str, detail: str, hint: str) -> Issue:
    return Issue("not-a-page", Severity.ERROR, Where(source=source), detail, hint)
