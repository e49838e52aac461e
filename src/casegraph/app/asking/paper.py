"""The questions of the interview, in the order in which a clinician reads a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.asking import answers
from casegraph.app.asking.patient import patients
from casegraph.app.asking.question import Question, entries, field, fields, flag, more, parts
from casegraph.model.coverage import NO_TREATMENT, CoverageStatement
from casegraph.model.record import Affiliation, Author, Disclosure, Funding, Record, Reference
from casegraph.read.record.template import explain
from casegraph.vocab.enums import VocabularyName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.asking.question import Part, Script
    from casegraph.marked import Plain

_FRONT = ("title", "journal", "issued", "article_type", "volume", "issue", "page", "language")
_REST = ("journal_abbreviation", "type", "key", "copyright", "licence", "notes")


def interview(data: Part) -> Script:
    """Ask for a whole record and put the answers into `data`, as its file would hold them."""
    yield from fields(data, Record, "", *_FRONT)
    yield from _identifiers(data)
    yield from _people(data)
    keywords = Question(path="keywords", text="Keyword", explanation=explain(Record, "keywords"))
    yield from entries(data, "keywords", keywords, answers.words)
    yield from field(data, Record, "", "abstract")
    yield from patients(data)
    printed = Question(
        path="references",
        text="Reference (paste one line or the whole list)",
        explanation=explain(Reference, "raw"),
    )
    yield from entries(data, "references", printed, answers.references)
    known = Question(
        path="references",
        text="State more of reference number",
        explanation="What titles name is found without you; state what you know beyond them.",
    )
    yield from more(parts(data, "references"), known, _reference)
    yield from field(data, Record, "", "acknowledgement")
    yield from _funding(data)
    yield from _disclosures(data)
    yield from fields(data, Record, "", *_REST)


def _identifiers(data: Part) -> Script:
    found: Part = {}
    for scheme in ("doi", "pmid", "pmcid"):
        answer = yield Question(
            path=f"identifiers.{scheme}",
            text=scheme.upper(),
            explanation=explain(Record, "identifiers"),
        )
        if answer:
            found[scheme] = answer
            data["identifiers"] = found


def _people(data: Part) -> Script:
    """Ask for the authors, their affiliations, and which author has which."""
    links: list[str] = []

    def read(text: str) -> list[Plain]:
        found = answers.authors(text)
        links.extend(answers.printed_links(author) for author in found)
        return list(found)

    named = Question(path="authors", text="Author", explanation=explain(Record, "authors"))
    yield from entries(data, "authors", named, read)
    listed = Question(
        path="affiliations", text="Affiliation", explanation=explain(Affiliation, "name")
    )
    yield from entries(data, "affiliations", listed, answers.affiliation)
    known = Question(
        path="affiliations",
        text="State more of affiliation number",
        explanation="Region and ROR id, and what was not understood of the printed line.",
    )
    yield from more(parts(data, "affiliations"), known, _affiliation)
    yield from _links(data, links)
    known = Question(
        path="authors",
        text="State more of author number",
        explanation="ORCID iD and correspondence of an author, by the place in the printed order.",
    )
    yield from more(parts(data, "authors"), known, _author)


def _affiliation(affiliation: Part, path: str) -> Script:
    yield from fields(affiliation, Affiliation, path, "city", "region", "country", "ror")


def _author(author: Part, path: str) -> Script:
    yield from fields(author, Author, path, "suffix", "orcid")
    yield from flag(author, Author, path, "corresponding")


def _links(data: Part, links: Sequence[str]) -> Script:
    """Ask which author has which affiliations; printed numbers are the default."""
    numbers = len(parts(data, "affiliations"))
    for index, (author, printed) in enumerate(zip(parts(data, "authors"), links, strict=True)):
        if numbers < 2 and not printed:
            continue
        answer = yield Question(
            path=f"authors[{index}].affiliations",
            text=f"Affiliation numbers of {answers.shown(author)}",
            explanation=explain(Author, "affiliations"),
            default=printed,
        )
        if answer:
            author["affiliations"] = answers.words(answer)


def _reference(reference: Part, path: str) -> Script:
    """Ask what a curator knows of a reference beyond its title."""
    yield from fields(reference, Reference, path, "type", "intent")
    stated: list[Plain] = [*parts(reference, "coverage")]
    while True:
        place = f"{path}.coverage[{len(stated)}]"
        treatment = yield Question(
            path=f"{place}.treatment",
            text="Treatment",
            explanation=explain(CoverageStatement, "treatment"),
            vocabulary=VocabularyName.TREATMENT,
            strict=True,
            several=True,
        )
        if not treatment:
            return
        entry: Part = {"treatment": treatment}
        stated.append(entry)
        reference["coverage"] = stated
        about = Question(
            path=f"{place}.conditions",
            text="Condition",
            explanation=explain(CoverageStatement, "conditions"),
            vocabulary=VocabularyName.CONDITION,
            strict=True,
        )
        yield from entries(entry, "conditions", about, answers.lines)
        yield from fields(entry, CoverageStatement, place, "role", "quote", "source")


def _funding(data: Part) -> Script:
    """Ask for awards, or for a statement alone, until one is left empty."""
    found: list[Plain] = []
    while True:
        path = f"funding[{len(found)}]"
        entry: Part = {}
        for name in ("funder", "statement"):
            answer = yield Question(
                path=f"{path}.{name}",
                text=f"Funding {len(found) + 1}: {name}",
                explanation=explain(Funding, name),
            )
            if answer:
                entry[name] = answer
        if not entry:
            return
        found.append(entry)
        data["funding"] = found
        yield from fields(entry, Funding, path, "award", "award_number", "recipient")
        yield from flag(entry, Funding, path, "derived")


def _disclosures(data: Part) -> Script:
    """Ask for the statement of each author, then for one that speaks for all."""
    found: list[Plain] = []
    names = [answers.shown(author) for author in parts(data, "authors")]
    for name in (*names, None):
        path = f"disclosures[{len(found)}]"
        statement = yield Question(
            path=f"{path}.statement",
            text=f"Disclosure of {name or 'all authors'}",
            explanation=f"{explain(Disclosure, 'statement')} 'none' where nothing is declared.",
        )
        if not statement:
            continue
        entry: Part = {"author": name} if name else {}
        found.append(entry)
        data["disclosures"] = found
        if statement.lower() == NO_TREATMENT:
            entry["none_declared"] = True
            continue
        entry["statement"] = statement
        yield from fields(entry, Disclosure, path, "entity", "category")
        yield from flag(entry, Disclosure, path, "derived")
