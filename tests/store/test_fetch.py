"""Questions to the archive: what is listed, found by name, counted, and at what cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event
from tests.store.samples import BERGER, MEYER, NAMED, NGUYEN, OTHER, save

from casegraph.model.case import Case, TherapyStep
from casegraph.model.stored import ReportSummary
from casegraph.model.work import Citation
from casegraph.store.engine import reading, writing
from casegraph.store.queries.lookup import find_works, known_works, work_keys
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.reports import fetch_counts, fetch_reports, fetch_therapy_agents
from casegraph.store.queries.works import fetch_citations
from casegraph.vocab.enums import Intent

STEPS = (TherapyStep(agents=("b", "a")), TherapyStep(agents=("a", "c")))


@pytest.fixture
def filled(archive: str) -> str:
    """Return an archive with two reports in it."""
    cited = replace(NGUYEN, intent=Intent.DISCUSSES, links=("PubMed",))
    with writing(archive) as connection:
        treated = replace(MEYER, references=(BERGER, cited), cases=(Case(therapy=STEPS), Case()))
        save(connection, treated, coverage={2: (NAMED,)})
        save(connection, replace(OTHER, cases=(Case(therapy=STEPS[1:]),)))
    return archive


def test_reports_are_listed(filled: str) -> None:
    with reading(filled) as connection:
        first, second = fetch_reports(connection)
    assert first == ReportSummary(
        key="meyer2018",
        title=MEYER.title,
        journal="Journal of Samples",
        year=2018,
        references=2,
        cases=2,
        draft=False,
    )
    assert (second.key, second.references, second.cases) == ("meyer2018b", 1, 1)


def test_references_hold_all_that_is_known_of_them(filled: str) -> None:
    with reading(filled) as connection:
        stored = fetch_references(connection, "meyer2018")
        assert fetch_references(connection, "nobody") == ()
        everything = fetch_references(connection, None)
    assert [(ref.report, ref.number) for ref in everything] == [
        ("meyer2018", 1),
        ("meyer2018", 2),
        ("meyer2018b", 7),
    ]
    assert everything[:2] == stored
    second = stored[1]
    assert (second.work, second.raw, second.year) == ("nguyen2011", NGUYEN.raw, "2011")
    assert second.authors == (("Nguyễn", "T", None), ("Ölander", "B", None))
    assert (second.et_al, second.links) == (True, ("PubMed",))
    assert second.identifiers == NGUYEN.identifiers
    assert second.coverage == (NAMED,)
    assert everything[2].coverage == ()


def test_references_cost_as_many_statements_however_many_there_are(filled: str) -> None:
    counted: list[int] = []
    for report in ("meyer2018b", None):
        with reading(filled) as connection:
            seen: list[str] = []
            event.listen(
                connection,
                "before_cursor_execute",
                lambda _c, _u, s, *_rest, seen=seen: seen.append(s),
            )
            fetch_references(connection, report)
        counted.append(len(seen))
    assert counted[0] == counted[1] <= 8


def test_citations_carry_number_intent_and_text(filled: str) -> None:
    with reading(filled) as connection:
        first, second, _ = fetch_citations(connection)
    assert first == Citation(citing="meyer2018", cited="berger2000", number=1, raw=BERGER.raw)
    assert (second.intent, second.score) == (Intent.DISCUSSES, None)


@pytest.mark.parametrize(
    "name", ["nguyen2011", "10.5555/ann.2011.60", "DOI:10.5555/ANN.2011.60", "https://doi.org/10.5555/ann.2011.60"]
)  # fmt: skip
def test_works_are_found_by_key_and_identifier(filled: str, name: str) -> None:
    with reading(filled) as connection:
        (found,) = find_works(connection, name)
    assert (found.key, found.is_report, found.page) == ("nguyen2011", False, "e60")
    assert found.identifiers == {"doi": "10.5555/ann.2011.60"}


@pytest.mark.parametrize("name", ["", "nguyen", "NGUYEN2011", "10.5555/other", "pmid:1", "%"])
def test_other_names_find_nothing(filled: str, name: str) -> None:
    with reading(filled) as connection:
        assert find_works(connection, name) == ()


def test_known_works_are_those_of_identifiers_and_match_keys(filled: str) -> None:
    with reading(filled) as connection:
        (berger,) = find_works(connection, "berger2000")
        (meyer,) = find_works(connection, "meyer2018")
        pairs = {("doi", "10.5555/meyer.2018"), ("pmid", "10.5555/ann.2011.60")}
        many = {("doi", f"10.5555/{n}") for n in range(25_000)}
        found = known_works(connection, pairs | many, [berger.match_key, "other", ""])
        assert known_works(connection, [], []) == ()
    assert found == (meyer, berger) or found == (berger, meyer)
    assert meyer.is_report


def test_keys_agents_and_counts(filled: str) -> None:
    with reading(filled) as connection:
        keys = work_keys(connection)
        assert fetch_therapy_agents(connection, None) == ("b", "a", "c")
        assert fetch_therapy_agents(connection, "meyer2018b") == ("a", "c")
        counts = fetch_counts(connection)
    assert keys == ("berger2000", "meyer2018", "meyer2018b", "nguyen2011")
    assert counts == {
        "reports": 2,
        "references": 3,
        "works": 4,
        "citations": 3,
        "persons": 6,
        "organizations": 0,
        "cases": 3,
        "therapy_steps": 3,
        "coverage": 1,
        "terms": 5,
        "judgements": 0,
    }
