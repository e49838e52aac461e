"""The catalogue of checks: what each one finds, why, how sure it is, with an example."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

from casegraph.app.checking import refuse_unknown
from casegraph.check.registry import CHECKS, WIDER_CHECKS

if TYPE_CHECKING:
    from casegraph.check.base import Check, Subject, WiderCheck
    from casegraph.issues import Severity

_PARTS = ("Sure: ", "Example: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEntry:
    """One check of the catalogue.

    `summary` says what it finds, `why` what more there is to know, `certainty` how sure a finding
    is; `repairs` tells that `--fix` puts some of its findings right.
    """

    code: str
    severity: Severity
    subject: Subject
    repairs: bool
    summary: str
    why: str
    certainty: str
    example: str


def catalogue() -> tuple[CheckEntry, ...]:
    """Return every check in the order of their report."""
    rules: tuple[Check | WiderCheck, ...] = (*CHECKS, *WIDER_CHECKS)
    return tuple(_entry(rule) for rule in rules)


def explain(code: str) -> CheckEntry:
    """Return the entry of one check. Raises UsageError where there is none of the code."""
    refuse_unknown((code,))
    return next(entry for entry in catalogue() if entry.code == code)


def _entry(rule: Check | WiderCheck) -> CheckEntry:
    told: dict[str, list[str]] = {"": [], **{name: [] for name in _PARTS}}
    part = ""
    summary, _, rest = cleandoc(rule.explanation).partition("\n")
    for line in rest.strip().splitlines():
        part = next((name for name in _PARTS if line.startswith(name)), part)
        told[part].append(line.removeprefix(part).strip())
    why, certainty, example = (" ".join(filter(None, lines)) for lines in told.values())
    return CheckEntry(
        code=rule.code,
        severity=rule.severity,
        subject=rule.subject,
        repairs=rule.repairs,
        summary=summary,
        why=why,
        certainty=certainty,
        example=example,
    )
