"""How complete papers and records are: two scores, kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.works import require_report
from casegraph.completeness.base import assess
from casegraph.completeness.care import CARE
from casegraph.completeness.maccr import MACCR
from casegraph.store.engine import reading
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_reports
from casegraph.vocab.enums import CompletenessScheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Record

_ITEMS = {CompletenessScheme.CARE: CARE, CompletenessScheme.MACCR: MACCR}
ALL_SCHEMES = tuple(CompletenessScheme)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    """An item of a scheme: `state` is `present` or a kind of missing, `because` what says so."""

    code: str
    section: str
    label: str
    state: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeAnswer:
    """A report by one scheme; the score lies between `at_least` and `at_most`, shares of 1.

    Items that nobody has extracted, or that are unclear, make the range: they count neither as
    present nor as absent.
    """

    scheme: CompletenessScheme
    present: int
    undecided: int
    applicable: int
    at_least: float | None
    at_most: float | None
    items: tuple[ItemAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletenessAnswer:
    """How complete one report is, by each scheme."""

    report: str
    schemes: tuple[SchemeAnswer, ...]


def ask_completeness(
    archive: str, name: str | None, schemes: Sequence[CompletenessScheme] = ALL_SCHEMES
) -> tuple[CompletenessAnswer, ...]:
    """Return how complete one report is, or each one, by the schemes asked for."""
    with reading(archive) as connection:
        if name:
            keys = [require_report(connection, name)]
        else:
            keys = [summary.key for summary in fetch_reports(connection)]
        records = {key: fetch_record(connection, key) for key in keys}
    return tuple(
        CompletenessAnswer(
            report=key, schemes=tuple(assess_record(record, scheme) for scheme in schemes)
        )
        for key, record in records.items()
    )


def assess_record(record: Record, scheme: CompletenessScheme) -> SchemeAnswer:
    """Judge one record by one scheme."""
    assessment = assess(record, _ITEMS[scheme])
    score = assessment.score
    return SchemeAnswer(
        scheme=scheme,
        present=score.present,
        undecided=score.undecided,
        applicable=score.applicable,
        at_least=score.at_least,
        at_most=score.at_most,
        items=tuple(
            ItemAnswer(
                code=judged.item.code,
                section=judged.item.section,
                label=judged.item.label,
                state=judged.answer.state.value,
                because=judged.answer.because,
            )
            for judged in assessment.items
        ),
    )
