"""Small invented reports, and the parts the store takes them in."""

from __future__ import annotations

from dataclasses import replace

from casegraph.identify.keys import match_key
from casegraph.identify.match import WorkIndex
from casegraph.model.archive import ReportToStore, Source, WorkMatch
from casegraph.model.coverage import ConditionMention, Coverage
from casegraph.model.plain import digest, record_to_json
from casegraph.model.record import Author, Name, Record, Reference
from casegraph.model.work import Work
from casegraph.store.engine import Connection
from casegraph.store.queries.lookup import known_works
from casegraph.store.queries.works import fetch_works
from casegraph.store.write import save_reports
from casegraph.vocab.enums import Basis, CoverageRole, LabelKind, TermKind, VocabularyName, WorkType
from casegraph.vocab.terms import Code, Label, Term

AT = "2024-05-06T07:08:09+00:00"

TERMS = (
    Term("antivirals", VocabularyName.TREATMENT, "antiviral agent", TermKind.CLASS),
    Term(
        "examplavir",
        VocabularyName.TREATMENT,
        "examplavir",
        broader="antivirals",
        labels=(Label("EXV", LabelKind.ABBREVIATION), Label("examplivir", LabelKind.MISSPELLING)),
        codes=(Code("mesh", "D999999"), Code("mesh", "C000001", former=True)),
        guards=("digits",),
        context=("virus", "infection"),
        note="invented",
    ),
    Term("sample-fever", VocabularyName.CONDITION, "sample fever"),
    Term("headache", VocabularyName.FINDING, "headache"),
    Term("cell-count", VocabularyName.ASSAY, "cell count"),
)

BERGER = Reference(
    number=1,
    raw="Berger A (2000) Sample fever in adults. J Samples 2:36-38",
    authors=(Name(family="Berger", given="A"),),
    year="2000",
    title="Sample fever in adults",
    journal="J Samples",
    volume="2",
    page="36-38",
)
NGUYEN = Reference(
    number=2,
    raw="Nguyễn T, Ölander B et al (2011) Examplavir for sample fever with IL-7. Ann Ex 5(1):e60",
    authors=(Name(family="Nguyễn", given="T"), Name(family="Ölander", given="B")),
    et_al=True,
    year="2011",
    title="Examplavir for sample fever with IL-7",
    journal="Ann Ex",
    volume="5",
    issue="1",
    page="e60",
    identifiers={"doi": "10.5555/ann.2011.60"},
)
MEYER = Record(
    type=WorkType.CASE_REPORT,
    title="A case of sample fever treated with examplavir",
    authors=(Author(family="Meyer", given="Zoë"), Author(family="Roy", given="P")),
    journal="Journal of Samples",
    issued="2018-10",
    identifiers={"doi": "10.5555/meyer.2018"},
    references=(BERGER, NGUYEN),
)
OTHER = Record(
    title="Another case of sample fever",
    authors=(Author(family="Meyer", given="Q"),),
    issued="2018",
    references=(replace(NGUYEN, number=7),),
)
NAMED = Coverage(
    treatment="examplavir",
    basis=Basis.NAMED,
    conditions=("sample-fever",),
    role=CoverageRole.TRIED_IN_PATIENTS,
    quote="Examplavir",
    place="title",
    span=(0, 10),
    reason="a label of the term",
    method="titles/1",
)


def works(connection: Connection) -> dict[str, Work]:
    """Return the works of an archive by key."""
    return {work.key: work for work in fetch_works(connection)}


def report(record: Record) -> ReportToStore:
    """Return a report as if nothing of it were known."""
    return _report(record, WorkIndex())


def source_of(record: Record, *, reader: str = "record", text: str = "as read") -> Source:
    """Return an input that a record was read from."""
    return Source(
        reader=reader,
        version="1",
        authority=100,
        file_name=f"{reader}.txt",
        media_type="text/plain",
        sha256=digest(text),
        text=text,
        record_json=record_to_json(record),
        loaded_at=AT,
    )


def save(
    connection: Connection,
    *records: Record,
    coverage: dict[int, tuple[Coverage, ...]] | None = None,
    conditions: dict[int, tuple[ConditionMention, ...]] | None = None,
) -> tuple[str, ...]:
    """Store records as the application does: works are those the archive knows."""
    entries: list[Record | Reference] = []
    for record in records:
        entries += [record, *record.references]
    pairs = {pair for entry in entries for pair in entry.identifiers.items()}
    index = WorkIndex()
    index.add(known_works(connection, pairs, {match_key(entry) for entry in entries}))
    reports = [
        replace(_report(record, index), coverage=coverage or {}, conditions=conditions or {})
        for record in records
    ]
    return save_reports(connection, reports, actor="tester", at=AT, message="test")


def _report(record: Record, index: WorkIndex) -> ReportToStore:
    matches: dict[int, WorkMatch] = {}
    match = index.match(record)
    for reference in record.references:
        matches[reference.number] = index.match(reference)
    return ReportToStore(
        record=record,
        sources=(source_of(record),),
        match=match,
        matches=matches,
        coverage={},
        conditions={},
        leftovers={},
    )
