"""The reader of a publisher's page, pasted as text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.page.affiliations import read_affiliations
from casegraph.read.page.disclosures import read_disclosures
from casegraph.read.page.front import (
    Front,
    read_front,
    read_identifiers,
    read_issued,
    work_type,
)
from casegraph.read.page.funding import read_funding
from casegraph.read.page.furniture import Section
from casegraph.read.page.lines import Ledger, split_lines
from casegraph.read.page.middle import (
    read_abstract,
    read_acknowledgement,
    read_keywords,
    split_middle,
)
from casegraph.read.page.references import read_references
from casegraph.read.page.refusal import likeness, looks_like_page, other_format
from casegraph.read.page.rights import read_copyright, read_licence
from casegraph.read.page.sections import divide
from casegraph.read.page.statements import people
from casegraph.read.page.supplies import supplies_thanked_for
from casegraph.read.text import decode

if TYPE_CHECKING:
    from casegraph.model.record import Author

_HINT = "paste the whole page, from the journal's name down to the authors' affiliations"
_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads the page of a case report as SpringerLink and pages like it print it."""

    name: str = "page"
    version: str = "1"
    suffixes: tuple[str, ...] = (".txt",)
    authority: int = 50

    def sniff(self, data: bytes) -> bool:
        """Tell whether the text shows the signs of a publisher's page."""
        return looks_like_page(data.decode("utf-8", errors="replace"))

    def read(self, data: bytes, source: str) -> Reading:
        """Read one page; what is no such page is refused whole, with one error."""
        text, problems = decode(data, source)
        if text is None or has_errors(problems):
            return self._reading(None, problems, text or "", {})
        ledger = Ledger(split_lines(text), source)
        known = other_format(text)
        if known:
            refusal = _refused(source, f"this is no publisher's page but {known[0]}", known[1])
            return self._reading(None, (*problems, refusal), text, {})
        record = read_record(ledger)
        missing = _missing(record)
        if missing:
            refusal = _refused(
                source, f"{missing}; it looks like {_likeness(record, ledger)}", _HINT
            )
            return self._reading(None, (*problems, refusal), text, {})
        return self._reading(record, (*problems, *ledger.close()), text, ledger.positions)

    def _reading(
        self,
        record: Record | None,
        issues: tuple[Issue, ...],
        text: str,
        positions: dict[str, tuple[int, int]],
    ) -> Reading:
        return Reading(
            record=record,
            issues=issues,
            text=text,
            reader=self.name,
            version=self.version,
            media_type="text/plain",
            authority=self.authority,
            positions=positions,
        )


def read_record(ledger: Ledger) -> Record:
    """Return the record of a page; every line it is read from is entered in the ledger."""
    parts = divide(ledger)
    front = read_front(parts, ledger)
    middle = split_middle(front.rest, parts, ledger)
    references = read_references(parts[Section.REFERENCES], ledger)
    persons = people(front.authors)
    abstract = read_abstract(middle.abstract, ledger)
    keywords = read_keywords(middle.keywords, ledger)
    acknowledgement, thanks = read_acknowledgement(middle, parts, ledger)
    disclosures = read_disclosures(parts[Section.CONFLICT], persons, ledger)
    copyright_line = read_copyright(parts, ledger)
    affiliations, links = read_affiliations(parts[Section.AFFILIATIONS], front.authors, ledger)
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
        identifiers=read_identifiers(parts, ledger),
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
