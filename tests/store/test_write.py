"""Storing reports: works shared, completed and removed, and the history of records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from tests.store.samples import (
    AT,
    BERGER,
    MEYER,
    NGUYEN,
    OTHER,
    report,
    save,
    source_of,
    works,
)

from casegraph.errors import InvalidInputError
from casegraph.identify.match import WorkIndex
from casegraph.model.archive import WorkMatch
from casegraph.model.plain import record_to_json
from casegraph.model.record import Affiliation, Author, Name, Record
from casegraph.store import ledger
from casegraph.store.engine import writing
from casegraph.store.queries.lookup import find_works, known_works
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.reports import fetch_counts, fetch_sources
from casegraph.store.queries.works import fetch_citations
from casegraph.store.tables.bibliography import organization, person
from casegraph.store.tables.report import revision, source
from casegraph.store.write import save_reports
from casegraph.vocab.enums import JudgementKind, MatchMethod, WorkType


def test_report_and_cited_works_get_keys_and_fields(archive: str) -> None:
    with writing(archive) as connection:
        assert save(connection, MEYER) == ("meyer2018",)
        held = works(connection)
    assert list(held) == ["berger2000", "meyer2018", "nguyen2011"]
    cited = held["nguyen2011"]
    assert cited.title == NGUYEN.title
    assert cited.authors == ("Nguyễn", "Ölander")
    assert cited.people == NGUYEN.authors
    assert cited.et_al
    assert (cited.year, cited.page, cited.is_report) == (2011, "e60", False)
    assert cited.identifiers == {"doi": "10.5555/ann.2011.60"}
    assert held["meyer2018"].type is WorkType.CASE_REPORT
    assert held["meyer2018"].is_report


def test_storing_again_replaces_everything_but_the_history(archive: str) -> None:
    changed = replace(
        MEYER,
        abstract="Added.",
        authors=MEYER.authors[:1],
        affiliations=(Affiliation(number=1, name="First House"),),
        references=(NGUYEN,),
    )
    with writing(archive) as connection:
        save(connection, changed)
        before = fetch_counts(connection)
        save(connection, MEYER)
        assert save(connection, changed) == ("meyer2018",)
        assert fetch_counts(connection) == before
        assert fetch_record(connection, "meyer2018") == changed
        assert set(works(connection)) == {"meyer2018", "nguyen2011"}
        history = connection.execute(select(revision).order_by(revision.c.ordinal)).all()
    first, second = record_to_json(changed), record_to_json(MEYER)
    assert [(row.ordinal, row.before, row.after) for row in history] == [
        (1, None, first),
        (2, first, second),
        (3, second, first),
    ]
    assert {(row.actor, row.at, row.message) for row in history} == {("tester", AT, "test")}


def test_people_and_places_that_nothing_names_are_removed(archive: str) -> None:
    placed = replace(MEYER, affiliations=(Affiliation(number=1, name="First House"),))
    with writing(archive) as connection:
        save(connection, placed)
        save(connection, replace(MEYER, authors=(), references=()))
        for table in (person, organization):
            count = select(func.count()).select_from(table)
            assert connection.execute(count).scalar() == 0


def test_a_name_is_one_person_in_all_reports(archive: str) -> None:
    shared = replace(OTHER, authors=MEYER.authors[1:], references=())
    with writing(archive) as connection:
        save(connection, MEYER)
        save(connection, shared)
        named = select(func.count()).where(person.c.family == "Roy")
        assert connection.execute(named).scalar() == 1


def test_reports_share_the_works_they_cite(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        assert save(connection, OTHER) == ("meyer2018b",)
        found = [(c.citing, c.cited, c.number) for c in fetch_citations(connection)]
        assert found == [
            ("meyer2018", "berger2000", 1),
            ("meyer2018", "nguyen2011", 2),
            ("meyer2018b", "nguyen2011", 7),
        ]
        save(connection, replace(MEYER, references=()))
        assert set(works(connection)) == {"meyer2018", "meyer2018b", "nguyen2011"}
        save(connection, replace(OTHER, references=()))
        assert set(works(connection)) == {"meyer2018", "meyer2018b"}


def test_new_works_of_one_batch_are_told_apart_by_number(archive: str) -> None:
    twin = replace(BERGER, number=2)
    given = report(replace(MEYER, references=(BERGER, twin)))
    matches = {
        number: WorkMatch(work_id=None, new=new, method=MatchMethod.NEW, match_key="same")
        for number, new in ((1, 11), (2, 12))
    }
    with writing(archive) as connection:
        two = replace(given, matches=matches)
        save_reports(connection, [two], actor="a", at=AT, message=None)
        assert set(works(connection)) == {"berger2000", "berger2000b", "meyer2018"}
        known = known_works(connection, [], ["same", ""])
        assert [work.key for work in known] == ["berger2000", "berger2000b"]


def test_a_batch_shares_works_and_may_cite_its_own_reports(archive: str) -> None:
    citing = replace(
        OTHER,
        references=(replace(BERGER, number=1, identifiers=MEYER.identifiers, title="Misprinted"),),
    )
    with writing(archive) as connection:
        assert save(connection, MEYER, citing) == ("meyer2018", "meyer2018b")
        assert works(connection)["meyer2018"].title == MEYER.title
        edges = {(c.citing, c.cited) for c in fetch_citations(connection)}
        assert ("meyer2018b", "meyer2018") in edges


def test_one_work_cannot_be_two_reports_of_a_batch(archive: str) -> None:
    message = "two of the reports are one work"
    with pytest.raises(InvalidInputError, match=message), writing(archive) as connection:
        save(connection, MEYER, replace(MEYER, notes="again"))


def test_a_cited_work_is_completed_but_not_overwritten(archive: str) -> None:
    bare = replace(NGUYEN, journal=None, issue=None, authors=(), et_al=False, page="e60")
    better = replace(
        NGUYEN, number=7, journal="Annals", volume="99", identifiers=NGUYEN.identifiers
    )
    with writing(archive) as connection:
        save(connection, replace(MEYER, references=(bare,)))
        (empty,) = (work for key, work in works(connection).items() if key != "meyer2018")
        assert (empty.journal, empty.authors) == (None, ())
        save(connection, replace(OTHER, references=(better,)))
        work = works(connection)[empty.key]
    assert (work.journal, work.issue) == ("Annals", "1")
    assert (work.volume, work.authors) == ("5", ("Nguyễn", "Ölander"))
    assert work.et_al


def test_a_cited_work_becomes_a_report_under_its_key(archive: str) -> None:
    arrived = Record(
        title="Examplavir for sample fever, in full",
        authors=(Author(family="Nguyễn", given="Thu"),),
        issued="2011-03",
        identifiers=NGUYEN.identifiers,
    )
    with writing(archive) as connection:
        save(connection, MEYER)
        assert save(connection, arrived) == ("nguyen2011",)
        work = works(connection)["nguyen2011"]
        assert fetch_record(connection, "nguyen2011") == arrived
    assert (work.title, work.authors, work.et_al) == (arrived.title, ("Nguyễn",), False)
    assert (work.journal, work.is_report) == (None, True)


def test_a_judged_work_stays(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        (known,) = find_works(connection, "berger2000")
        ledger.append(
            connection,
            ledger.Judgement(
                kind=JudgementKind.NOT_SAME_WORK,
                subject=ledger.work_name(known.work_id),
                object=ledger.work_name(known.work_id + 1000),
                decision="different",
                actor="curator",
                at=AT,
            ),
        )
        save(connection, replace(MEYER, references=()))
        assert set(works(connection)) == {"berger2000", "meyer2018"}


def test_a_match_with_a_number_of_no_work_is_refused(archive: str) -> None:
    match = WorkMatch(work_id=4711, method=MatchMethod.PERSON, match_key="x")
    given = replace(report(MEYER), matches={1: match})
    with pytest.raises(InvalidInputError, match="4711"), writing(archive) as connection:
        save_reports(connection, [given], actor="a", at=AT, message=None)


def test_an_unmatched_reference_points_nowhere(archive: str) -> None:
    given = replace(report(MEYER), matches={}, leftovers={2: "et al"})
    with writing(archive) as connection:
        save_reports(connection, [given], actor="a", at=AT, message=None)
        stored = fetch_references(connection, "meyer2018")
        assert fetch_citations(connection) == ()
    assert [(ref.work, ref.leftover) for ref in stored] == [(None, ""), (None, "et al")]


def test_an_identifier_stays_with_the_work_that_has_it(archive: str) -> None:
    claims = replace(OTHER, references=(), identifiers=NGUYEN.identifiers)
    given = replace(report(claims), match=WorkIndex().match(replace(claims, identifiers={})))
    with writing(archive) as connection:
        save(connection, MEYER)
        save_reports(connection, [given], actor="a", at=AT, message=None)
        found = find_works(connection, "https://doi.org/10.5555/ANN.2011.60")
        assert [work.key for work in found] == ["nguyen2011"]
        assert fetch_record(connection, "meyer2018b") == claims


def test_a_corrected_identifier_replaces_the_wrong_one(archive: str) -> None:
    corrected = replace(MEYER, key="meyer2018", identifiers={"doi": "10.5555/right"})
    with writing(archive) as connection:
        save(connection, MEYER)
        (known,) = find_works(connection, "meyer2018")
        match = WorkMatch(work_id=known.work_id, method=MatchMethod.PERSON, match_key="k")
        given = replace(report(corrected), match=match)
        save_reports(connection, [given], actor="a", at=AT, message=None)
        assert find_works(connection, "doi:10.5555/meyer.2018") == ()
        (found,) = find_works(connection, "doi:10.5555/right")
    assert (found.key, found.identifiers, found.match_key) == (
        "meyer2018",
        {"doi": "10.5555/right"},
        "k",
    )


def test_reports_of_one_journal_may_share_its_issn(archive: str) -> None:
    issn = {"issn": "0378-5955"}
    with writing(archive) as connection:
        save(connection, replace(MEYER, identifiers=issn), replace(OTHER, identifiers=issn))
        assert known_works(connection, [("issn", "0378-5955")], []) == ()
        assert fetch_record(connection, "meyer2018").identifiers == issn


def test_earlier_sources_are_kept_but_no_longer_current(archive: str) -> None:
    page = source_of(MEYER, reader="page", text="the page")
    corrected = source_of(MEYER, reader="page", text="the page, corrected")
    record = source_of(MEYER)
    with writing(archive) as connection:
        for sources in ((page,), (page, record), (record, corrected), (record, corrected)):
            known = find_works(connection, "meyer2018")
            given = replace(report(MEYER), sources=sources)
            if known:
                number = known[0].work_id
                match = WorkMatch(work_id=number, method=MatchMethod.PERSON, match_key="")
                given = replace(given, match=match, matches={})
            save_reports(connection, [given], actor="a", at=AT, message=None)
            assert fetch_sources(connection, "meyer2018") == sources
        held = connection.execute(select(source.c.sha256, source.c.is_current)).all()
    assert sorted(held) == sorted(
        [(page.sha256, False), (record.sha256, True), (corrected.sha256, True)]
    )


def test_names_of_collective_authors_are_kept(archive: str) -> None:
    group = replace(BERGER, authors=(Name(literal="SAMPLE Study Group"), Name(family="Roy")))
    with writing(archive) as connection:
        save(connection, replace(MEYER, references=(group,)))
        (stored,) = fetch_references(connection, "meyer2018")
        (cited,) = find_works(connection, stored.work or "")
        work = works(connection)[cited.key]
    assert stored.authors == (("SAMPLE Study Group", None, None), ("Roy", None, None))
    assert work.authors == ("SAMPLE Study Group", "Roy")
    assert cited.key == "samplestudygroup2000"
