"""Rules over what was measured, given and seen in the patients."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.case_texts import case_texts, cases, findings, measurements, steps
from casegraph.check.dates_in_text import years_in
from casegraph.check.relative_time import days_from_presentation
from casegraph.check.ucum import is_misread, is_unit, suggest_unit
from casegraph.model.dates import year_of
from casegraph.vocab.enums import Comparator, Outcome, VitalStatus, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.base import Surroundings
    from casegraph.check.sheet import Sheet
    from casegraph.model.record import Record

_BOUNDED = re.compile(r"\s*(<=|>=|[<>≤≥~≈])\s*(\d+(?:[.,]\d+)*)\s*(\S.*)?")
_SIGNS = {"≤": "<=", "≥": ">=", "≈": "~"}
_UNDETECTABLE = re.compile(
    r"\b(?:undetect(?:able|ed)|not (?:detectable|detected)|below (?:the )?(?:limit of )?detection)",
    re.IGNORECASE,
)
_BETTER = frozenset({Outcome.IMPROVED, Outcome.STABLE, Outcome.WORSE})


def year_after_publication(sheet: Sheet) -> Iterator[Finding]:
    """Find a year beside a patient that is after the year of the report.

    Sure: nearly always: a digit is wrong, or the report's own year is.
    Example: `seen again in 2021` in a report of 2018.
    """
    issued = year_of(sheet.record.issued)
    if issued is None:
        return
    for path, text in case_texts(sheet.record):
        for year in years_in(text):
            if year > issued:
                yield Finding(path, f"the year {year}, in a report of {issued}")


def unknown_unit(sheet: Sheet) -> Iterator[Finding]:
    """Find a unit that is none by UCUM's grammar: values in it cannot be compared.

    Sure: certainly for what UCUM does not know; a printed unit that UCUM lacks is rare.
    Example: `cells/cumm`, which is /uL.
    """
    for path, measurement in measurements(sheet.record):
        unit = measurement.unit
        if not unit or (is_unit(unit) and not is_misread(unit)):
            continue
        meant = suggest_unit(unit)
        hint = f"did you mean {meant}?" if meant else "write it after UCUM, such as {copies}/mL"
        problem = "means another unit in UCUM" if is_unit(unit) else "is no UCUM unit known here"
        yield Finding(f"{path}.unit", f"{unit!r} {problem}", hint)


def comparator_in_text(sheet: Sheet) -> Iterator[Finding]:
    """Find a bound written into a text field (`<50`): as a comparator it can be compared.

    Sure: certainly, by its form.
    Example: value `<50` in a text field.
    """
    for path, measurement in measurements(sheet.record):
        for name in ("value", "interpretation", "unit"):
            found = _BOUNDED.fullmatch(getattr(measurement, name) or "")
            if found:
                sign = _SIGNS.get(found[1], found[1])
                hint = f"write comparator: '{sign}' and value: '{found[2].replace(',', '')}'"
                yield Finding(f"{path}.{name}", f"a bound stands in the {name}: {found[0]!r}", hint)


def undetectable_with_value(sheet: Sheet) -> Iterator[Finding]:
    """Find a value beside "undetectable": a limit of detection is a bound, `<` and the limit.

    Sure: mostly: the value is the limit of detection.
    Example: `undetectable` beside 20.
    """
    for path, measurement in measurements(sheet.record):
        if measurement.value is None:
            continue
        value = measurement.value
        hint = f"if {value} is the limit of detection, write comparator: '<'"
        if measurement.comparator is Comparator.UNDETECTABLE:
            yield Finding(f"{path}.value", f"undetectable, with the value {value}", hint)
        elif measurement.comparator is Comparator.EQUAL and _says_undetectable(
            measurement.interpretation
        ):
            yield Finding(f"{path}.interpretation", f"undetectable, but equal to {value}", hint)


def undetectable_in_words(sheet: Sheet) -> Iterator[Finding]:
    """Note "undetectable" in words only: as a comparator it is found by questions on values.

    Sure: certainly, by the words.
    Example: interpretation `not detected`, without a comparator.
    """
    for path, measurement in measurements(sheet.record):
        if (
            measurement.value is None
            and measurement.comparator is Comparator.EQUAL
            and _says_undetectable(measurement.interpretation)
        ):
            detail = f"said in words only: {measurement.interpretation!r}"
            yield Finding(f"{path}.interpretation", detail, "write comparator: undetectable")


def comparator_without_value(sheet: Sheet) -> Iterator[Finding]:
    """Find a comparator that bounds nothing, since there is no value.

    Sure: certainly.
    Example: `<` and no value.
    """
    bare = {Comparator.EQUAL, Comparator.UNDETECTABLE}
    for path, measurement in measurements(sheet.record):
        if measurement.value is None and measurement.comparator not in bare:
            detail = f"comparator {measurement.comparator.value!r} without a value"
            yield Finding(f"{path}.comparator", detail)


def death_contradicted(sheet: Sheet) -> Iterator[Finding]:
    """Find a death that another field contradicts: a status, an outcome, a later step.

    Sure: nearly always: one of the two statements is wrong.
    Example: vital status `alive` beside the outcome `died`.
    """
    for path, case in cases(sheet.record):
        deaths = [at for at, step in enumerate(case.therapy) if step.clinical is Outcome.DIED]
        died = bool(deaths) or case.outcome is Outcome.DIED
        if died and case.vital_status is VitalStatus.ALIVE:
            where = f"therapy[{deaths[0]}].clinical" if deaths else "outcome"
            detail = f"the vital status is alive, but {where} is died"
            yield Finding(f"{path}.vital_status", detail)
        if deaths and case.outcome in _BETTER:
            detail = f"the outcome is {case.outcome}, but therapy[{deaths[0]}].clinical is died"
            yield Finding(f"{path}.outcome", detail)
        if deaths and deaths[0] < len(case.therapy) - 1:
            where = f"{path}.therapy[{deaths[0] + 1}]"
            yield Finding(where, "follows a step whose clinical outcome is died")


def death_of_a_finding(sheet: Sheet) -> Iterator[Finding]:
    """Find a virological or radiological outcome "died": patients die, findings do not.

    Sure: certainly.
    Example: a radiological outcome `died`.
    """
    for path, step in steps(sheet.record):
        for domain in ("virological", "radiological"):
            if getattr(step, domain) is Outcome.DIED:
                detail = f"{domain} outcome is died"
                yield Finding(f"{path}.{domain}", detail, "write it as the clinical outcome")


def stop_before_start(sheet: Sheet) -> Iterator[Finding]:
    """Find a therapy step that stops before it starts, where both times say a number.

    Sure: nearly always, where both times say a number.
    Example: start `day 10`, stop `day 3`.
    """
    for path, step in steps(sheet.record):
        start, stop = days_from_presentation(step.start), days_from_presentation(step.stop)
        if start is not None and stop is not None and stop < start:
            detail = f"stops at {step.stop!r}, before it starts at {step.start!r}"
            hint = "both count from presentation; a duration is no stop"
            yield Finding(f"{path}.stop", detail, hint)


def steps_out_of_order(sheet: Sheet) -> Iterator[Finding]:
    """Find a therapy step that starts before one listed above it: steps stand in their order.

    Sure: mostly; steps given side by side may be listed either way.
    Example: a step at `2 weeks` listed after one at `3 months`.
    """
    for path, case in cases(sheet.record):
        latest: tuple[float, int] | None = None
        for at, step in enumerate(case.therapy):
            start = days_from_presentation(step.start)
            if start is None:
                continue
            if latest and start < latest[0]:
                before = case.therapy[latest[1]].start
                detail = f"starts at {step.start!r}, before therapy[{latest[1]}] at {before!r}"
                yield Finding(f"{path}.therapy[{at}].start", detail)
            else:
                latest = (start, at)


def step_without_term(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a therapy step of which no agent is a known treatment: no question will find it.

    Sure: certainly, by the vocabulary as it is.
    Example: the agent `mefloquin`, misspelt.
    """
    vocabulary = surroundings.vocabulary
    if vocabulary is None:
        return
    for path, step in steps(record):
        known = [name for name in step.agents if vocabulary.find(name, VocabularyName.TREATMENT)]
        if not known:
            named = ", ".join(step.agents) or "nothing"
            yield Finding(f"{path}.agents", f"no agent is a term of the vocabulary: {named}")


def unknown_assay(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Note an assay that is no term: its values stand alone, without a LOINC code.

    Sure: certainly, by the vocabulary as it is.
    Example: the assay `JCV load`.
    """
    for path, measurement in measurements(record):
        name = measurement.assay
        yield from _unknown(f"{path}.assay", name, VocabularyName.ASSAY, surroundings)


def unknown_finding(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Note a finding that is no term: it stands alone, without a code of HPO.

    Sure: certainly, by the vocabulary as it is.
    Example: the finding `trouble with words`.
    """
    for path, finding in findings(record):
        name = finding.finding
        yield from _unknown(f"{path}.finding", name, VocabularyName.FINDING, surroundings)


def _unknown(
    path: str, name: str, kind: VocabularyName, surroundings: Surroundings
) -> Iterator[Finding]:
    vocabulary = surroundings.vocabulary
    if vocabulary is None or vocabulary.find(name, kind):
        return
    detail = f"{name!r} is no term of the {kind.value} vocabulary"
    yield Finding(path, detail, vocabulary.suggestion(name, kind))


def _says_undetectable(text: str | None) -> bool:
    return bool(_UNDETECTABLE.search(text or ""))
