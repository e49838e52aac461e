"""What tells the patients of all reports apart, in one query."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from casegraph.model.case import Case
from casegraph.model.record import Record
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.clinical import case, case_condition
from casegraph.store.tables.report import report
from casegraph.vocab.enums import Sex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row, Select


def fetch_patients(
    connection: Connection, years: tuple[int, int] | None = None
) -> dict[str, Record]:
    """Return, by citation key, records that hold of each report only its date and its patients.

    Of a patient they hold age, sex and conditions; one without a known sex or condition is not
    among them. `years` limits them to reports of these years and those between.
    """
    query: Select[Any] = (
        select(
            *(work.c.citation_key, work.c.issued, case_condition.c.name),
            *(case.c.id, case.c.age, case.c.age_class, case.c.sex),
        )
        .join_from(report, work, work.c.id == report.c.work_id)
        .join(case, case.c.report_id == report.c.id)
        .join(case_condition, case_condition.c.case_id == case.c.id)
        .where(case.c.sex.is_not(None))
        .order_by(work.c.citation_key, case.c.position, case_condition.c.position)
    )
    if years:
        first, last = years
        query = query.where(work.c.issued >= f"{first:04}", work.c.issued < f"{last + 1:04}")
    reports = groupby(connection.execute(query), attrgetter("citation_key"))
    return {key: _outline(list(some)) for key, some in reports}


def _outline(rows: Sequence[Row[Any]]) -> Record:
    patients = groupby(rows, attrgetter("id"))
    cases = tuple(_patient(list(some)) for _, some in patients)
    return Record(issued=rows[0].issued, cases=cases)


def _patient(rows: Sequence[Row[Any]]) -> Case:
    first = rows[0]
    return Case(
        age=">89" if first.age_class else first.age,
        sex=Sex(first.sex),
        conditions=tuple(row.name for row in rows),
    )
