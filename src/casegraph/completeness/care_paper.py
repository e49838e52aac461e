"""CARE items on the paper's frame: title, key words, abstract, discussion, perspective, consent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.completeness.base import NOBODY_SAID, Answer, State
from casegraph.completeness.facts import (
    best,
    clinical_texts,
    evidence,
    gap_of,
    present,
    section_of,
    words_in,
)
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record

_CASE_REPORT = re.compile(
    r"\b(?:case (?:report|study|series|presentation)s?|reports? of (?:\w+ ){1,3}cases?"
    r"|fallbericht|fallserie|kasuistik|cas clinique|rapport de cas|caso cl[ií]nico"
    r"|reporte de casos?|relato de casos?|caso clinico|case reports)\b",
    re.IGNORECASE,
)
_NOVELTY = re.compile(
    r"\b(?:first (?:report|case|description|time)|rare(?:ly)?|unusual|unique|novel|uncommon"
    r"|to (?:our|the best of our) knowledge|(?:previously|not been|never) (?:un)?reported"
    r"|little is known|no (?:established|proven|effective|approved))\b",
    re.IGNORECASE,
)
_INTRODUCTION_HEAD = re.compile(
    r"(?:^|[.\n])\s*(?:background|introduction|objectives?|purpose|rationale|aims?)\b\s*[:.\n]",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"\b(?:conclusions?|in (?:conclusion|summary)|we (?:conclude|suggest|propose|recommend)"
    r"|(?:case|report|findings?|results?|observations?) (?:\w+ )?(?:suggests?|highlights?"
    r"|illustrates?|emphasi[sz]es?|underscores?|demonstrates?|supports?|raises?)"
    r"|(?:should|may) be (?:considered|aware|suspected))\b",
    re.IGNORECASE,
)
_SYMPTOMS = re.compile(
    r"\b(?:present(?:ed|ing|s)? with|presentation|complain(?:ed|ing|ts?)|symptoms?"
    r"|(?:physical|neurological) examination|(?:history|onset) of|findings?)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(r"\bconsent(?:ed|s)?\b", re.IGNORECASE)
_FEWEST_KEYWORDS = 2


def title(record: Record) -> Answer:
    """The title is printed whole: it names itself a case report or study, or it does not."""
    if not record.title:
        return NOBODY_SAID
    found = _CASE_REPORT.search(record.title)
    if found:
        return present(f"{found[0]!r} stands in the title")
    return Answer(State.NOT_REPORTED, "the title does not say 'case report'")


def keywords(record: Record) -> Answer:
    """Two or more key words; of a single one it is unclear whether it is all that is printed."""
    count = len(record.keywords)
    if not count:
        return gap_of(record, "keywords", "key words")
    if count < _FEWEST_KEYWORDS:
        return Answer(State.UNCLEAR, "one key word, where the checklist asks for two to five")
    return present(f"{count} key words")


def abstract_introduction(record: Record) -> Answer:
    """The abstract has an introductory heading, or words that say what the case adds."""
    return _abstract(record, "what is new", _INTRODUCTION_HEAD, _NOVELTY)


def abstract_symptoms(record: Record) -> Answer:
    """The abstract names a finding of the record, or speaks of symptoms and findings."""
    named = [finding.finding for case in record.cases for finding in case.findings]
    return _abstract(record, "symptoms or findings", _SYMPTOMS, *_patterns(named))


def abstract_diagnosis(record: Record) -> Answer:
    """The abstract names a treatment that the record gives, which it could not do by chance."""
    named = [name for case in record.cases for step in case.therapy for name in step.agents]
    return _abstract(record, "a treatment of the record", *_patterns(named))


def abstract_conclusion(record: Record) -> Answer:
    """The abstract has a conclusion by its heading or by the words that introduce one."""
    return _abstract(record, "a conclusion", _CONCLUSION)


def introduction(record: Record) -> Answer:
    """A statement of the record rests on the introduction, or the record says there is none."""
    return _section(record, "introduction", "background")


def strengths(record: Record) -> Answer:
    """A statement rests on the section on strengths and limitations, or the record denies it."""
    return _section(record, "strengths and limitations", "limitations", "strengths")


def literature(record: Record) -> Answer:
    """The report prints a list of references: it sets its case beside the literature."""
    count = len(record.references)
    if count:
        return present(f"{count} references in the printed list")
    return gap_of(record, "references", "literature")


def rationale(record: Record) -> Answer:
    """A statement of the record rests on the discussion, or the record says there is none."""
    return _section(record, "discussion", "rationale", "rationale for conclusions")


def lessons(record: Record) -> Answer:
    """A statement rests on the conclusion of the paper, or the record says there is none."""
    return _section(
        record,
        *("conclusion", "conclusions", "take-away lessons", "learning points", "key messages"),
    )


def patient_perspective(record: Record) -> Answer:
    """A statement rests on the patient's perspective, or the record says there is none."""
    return _section(record, "patient perspective", "patient's perspective")


def informed_consent(record: Record) -> Answer:
    """The printed text speaks of consent, a statement rests on it, or the record denies it."""
    return best(
        (
            words_in(_printed(record), _CONSENT),
            _section(
                record,
                *("informed consent", "consent", "consent for publication", "patient consent"),
            ),
        )
    )


def _section(record: Record, *names: str) -> Answer:
    return best((section_of(record, *names), gap_of(record, *names)))


def _printed(record: Record) -> Iterator[str]:
    texts = [record.acknowledgement, record.abstract]
    texts += [entry.statement for entry in record.disclosures]
    texts += [entry.statement for entry in record.funding]
    for case in record.cases:
        texts += [place.quote for place in evidence(case)]
    yield from (text for text in texts if text)
    for case in record.cases:
        yield from clinical_texts(case)


def _abstract(record: Record, sought: str, *patterns: re.Pattern[str]) -> Answer:
    if not record.abstract:
        return gap_of(record, "abstract")
    for pattern in patterns:
        found = pattern.search(record.abstract) or pattern.search(fold(record.abstract))
        if found:
            return present(f"the abstract says {found[0].strip()!r}")
    return Answer(State.UNCLEAR, f"no words were found in the abstract for {sought}")


def _patterns(names: list[str]) -> Iterator[re.Pattern[str]]:
    for name in names:
        if fold(name):
            yield re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")
