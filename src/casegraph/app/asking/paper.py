"""The questions of the interview, in the order in which a clinician reads a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.asking import answers
from casegraph.app.asking.patient import patients
from casegraph.app.asking.question import Question, entries, field, fields
from casegraph.model.coverage import NO_TREATMENT, CoverageStatement
from casegraph.model.record import Affiliation, Author, Disclosure, Funding, Record, Reference
from casegraph.read.template import explain
from casegraph.vocab.enums import VocabularyName

if TYPE_CHECKING:
    from casegraph.app.asking.question import Part, Script
    from casegraph.marked import Plain

_FRONT = ("title", "journal", "issued", "article_type", "volume", "issue", "page", "language")


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
    yield from _coverage(data)
    yield from field(data, Record, "", "acknowledgement")
    yield from _funding(data)
    yield from _disclosures(data)
    yield from field(data, Record, "", "notes")


def _identifiers(data: Part) -> Script:
    found: Part = {}
    for scheme in ("doi", "pmid"):
        answer = yield Question(
            path=f"identifiers.{scheme}",
            text=scheme.upper(),
            explanation=explain(Record, "identifiers"),
        )
        if answer:
            found[scheme] = answer
            data["identifiers"] = found


def _people(data: Part) -> Script:
    """Ask for the authors, their affiliations, and which author has which.

    Numbers printed behind a name are the default of the last of these questions.
    """
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
    numbers = len(_parts(data, "affiliations"))
    for index, (author, printed) in enumerate(zip(_parts(data, "authors"), links, strict=True)):
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


def _coverage(data: Part) -> Script:
    """Ask what a curator knows of the references beyond their titles."""
    by_number = {str(entry["number"]): entry for entry in _parts(data, "references")}
    places = {number: index for index, number in enumerate(by_number)}
    while by_number:
        number = yield Question(
            path="coverage",
            text="State the coverage of reference number",
            explanation="What titles name is found without you; state what you know beyond them.",
            choices=tuple(by_number),
            several=True,
        )
        if not number:
            return
        stated = by_number[number].setdefault("coverage", [])
        if isinstance(stated, list):
            path = f"references[{places[number]}].coverage[{len(stated)}]"
            yield from _statement(stated, path)


def _statement(stated: list[Plain], path: str) -> Script:
    treatment = yield Question(
        path=f"{path}.treatment",
        text="Treatment",
        explanation=explain(CoverageStatement, "treatment"),
        vocabulary=VocabularyName.TREATMENT,
        strict=True,
        needed=True,
    )
    entry: Part = {"treatment": treatment}
    stated.append(entry)
    about = Question(
        path=f"{path}.conditions",
        text="Condition",
        explanation=explain(CoverageStatement, "conditions"),
        vocabulary=VocabularyName.CONDITION,
        strict=True,
    )
    yield from entries(entry, "conditions", about, answers.lines)
    yield from fields(entry, CoverageStatement, path, "role", "source")


def _funding(data: Part) -> Script:
    found: list[Plain] = []
    while True:
        path = f"funding[{len(found)}]"
        funder = yield Question(
            path=f"{path}.funder",
            text=f"Funder {len(found) + 1}",
            explanation=explain(Funding, "funder"),
            several=True,
        )
        if not funder:
            return
        entry: Part = {"funder": funder}
        found.append(entry)
        data["funding"] = found
        yield from fields(entry, Funding, path, "award", "award_number", "recipient")


def _disclosures(data: Part) -> Script:
    """Ask for the statement of each author."""
    found: list[Plain] = []
    for author in _parts(data, "authors"):
        name = answers.shown(author)
        path = f"disclosures[{len(found)}]"
        statement = yield Question(
            path=f"{path}.statement",
            text=f"Disclosure of {name}",
            explanation=f"{explain(Disclosure, 'statement')} 'none' where nothing is declared.",
        )
        if not statement:
            continue
        entry: Part = {"author": name}
        found.append(entry)
        data["disclosures"] = found
        if statement.lower() == NO_TREATMENT:
            entry["none_declared"] = True
            continue
        entry["statement"] = statement
        yield from fields(entry, Disclosure, path, "entity", "category")


def _parts(data: Part, name: str) -> list[Part]:
    """Return the entries of a list of parts, as far as it was answered."""
    held = data.get(name)
    return [entry for entry in held if isinstance(entry, dict)] if isinstance(held, list) else []
