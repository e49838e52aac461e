"""Coverage: which treatments a cited work is about, on what basis, in which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from casegraph.model.fields import STRICT, about
from casegraph.model.handed_over import HandedOver
from casegraph.vocab.enums import Basis, CoverageRole, CoverageStatus

NO_TREATMENT = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageStatement:
    """What a curator states of a cited work, with the source of that knowledge.

    `treatment` is a term, or `none`: the curator judged that the work covers no treatment.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    treatment: str = field(
        metadata=about("Term of the treatment vocabulary, or `none`.", examples=["maraviroc"])
    )
    conditions: tuple[str, ...] = field(
        default=(), metadata=about("Terms of the condition vocabulary.", examples=[["PML"]])
    )
    role: CoverageRole = field(
        default=CoverageRole.NOT_STATED,
        metadata=about("What the work does with the treatment."),
    )
    quote: str | None = field(
        default=None,
        metadata=about(
            "The words that say so, exactly as printed.", examples=["treated with maraviroc"]
        ),
    )
    source: str | None = field(
        default=None, metadata=about("Where this is known from.", examples=["abstract"])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(HandedOver):
    """One assertion that a work covers a treatment, or that it covers none.

    `treatment` is a term id, None where a curator judged that the work covers no treatment.
    `span` holds the offsets of `quote` in the text it was found in (`place`, e.g. `title`).
    `reason` says which rule made the assertion, `method` its name and version.
    """

    treatment: str | None
    basis: Basis
    conditions: tuple[str, ...] = ()
    role: CoverageRole = CoverageRole.NOT_STATED
    quote: str | None = None
    place: str | None = None
    span: tuple[int, int] | None = None
    status: CoverageStatus = CoverageStatus.SUGGESTED
    source: str | None = None
    reason: str | None = None
    method: str = "curator"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionMention(HandedOver):
    """A condition that a work is about, with the words that say so.

    `condition` is a term id; `quote`, `place`, `span` and `method` are as in `Coverage`.
    """

    condition: str
    quote: str | None = None
    place: str | None = None
    span: tuple[int, int] | None = None
    method: str = "curator"
