"""The record: one report as a person writes it, `add` reads it and `show` prints it.

The dataclasses here are the only definition of the record; `casegraph.read.record.schema` derives
its validation and its JSON Schema from them. Field metadata holds what the schema says of a field:
`description`, `examples`, `pattern`, `ge`, `le`, `min_length`, `strict` (true or false only).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from casegraph.model.case import Case
from casegraph.model.coverage import CoverageStatement
from casegraph.model.fields import DATE_PATTERN, KEY_PATTERN, STRICT, about
from casegraph.model.handed_over import HandedOver
from casegraph.vocab.enums import DisclosureCategory, Intent, WorkType

RECORD_VERSION: Literal["1"] = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(HandedOver):
    """A person or a group as printed, after CSL-JSON's name variable."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    family: str | None = field(
        default=None,
        metadata=about("Family name with its particles.", examples=["Doe", "van Lelyveld"]),
    )
    given: str | None = field(
        default=None, metadata=about("Given names or initials.", examples=["Jane", "SFL"])
    )
    suffix: str | None = field(default=None, metadata=about("Suffix.", examples=["Jr"]))
    literal: str | None = field(
        default=None, metadata=about("A collective author.", examples=["CADIRIS Study Team"])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Name):
    """An author of the report, in printed order."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    orcid: str | None = field(
        default=None, metadata=about("ORCID iD.", examples=["0000-0002-1825-0097"])
    )
    affiliations: tuple[int, ...] | None = field(
        default=None,
        metadata=about(
            "Numbers of this author's affiliations; leave out where the paper prints no link.",
            examples=[[1], [1, 2]],
        ),
    )
    corresponding: bool | None = field(
        default=None, metadata=about("Whether this is the corresponding author.", strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """An institution as printed in the report's affiliation list."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    number: int = field(metadata=about("Its number in the printed list.", ge=1, examples=[1]))
    name: str = field(
        metadata=about("Institution with its departments.", examples=["Lenox Hill Hospital"])
    )
    city: str | None = field(default=None, metadata=about("City.", examples=["New York"]))
    region: str | None = field(default=None, metadata=about("State or region.", examples=["NY"]))
    country: str | None = field(
        default=None,
        metadata=about("Country, ISO 3166-1 alpha-2.", pattern=r"^[A-Z]{2}$", examples=["US"]),
    )
    country_printed: str | None = field(
        default=None, metadata=about("Country as printed.", examples=["USA"])
    )
    ror: str | None = field(default=None, metadata=about("ROR id.", examples=["0231d2y50"]))
    printed: str | None = field(
        default=None,
        metadata=about("The whole line as printed.", examples=["Lenox Hill Hospital, NY, USA"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(HandedOver):
    """One statement of interest, after the ICMJE disclosure form."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    author: str | None = field(
        default=None,
        metadata=about(
            "The author's name as printed; leave out when it speaks for all authors.",
            examples=["Jane Doe"],
        ),
    )
    statement: str | None = field(
        default=None, metadata=about("The statement, word for word.", examples=["No disclosures."])
    )
    none_declared: bool = field(
        default=False,
        metadata=about("True when the statement declares that there is nothing.", strict=True),
    )
    entity: str | None = field(
        default=None, metadata=about("The company or body named.", examples=["Biogen"])
    )
    category: DisclosureCategory | None = field(
        default=None, metadata=about("ICMJE item, 1 to 13 (4 = consulting fees).", examples=[4])
    )
    derived: bool = field(
        default=False,
        metadata=about(
            "True when read from another part of the paper, not from a statement.", strict=True
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """One award or source of money, after JATS `<award-group>`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    funder: str | None = field(
        default=None, metadata=about("Who paid.", examples=["National Multiple Sclerosis Society"])
    )
    award: str | None = field(
        default=None, metadata=about("Name of the award.", examples=["Training Award"])
    )
    award_number: str | None = field(
        default=None, metadata=about("Number of the award.", examples=["R01-000000"])
    )
    recipient: str | None = field(
        default=None, metadata=about("Who received it.", examples=["Jane Doe"])
    )
    statement: str | None = field(
        default=None,
        metadata=about("The statement, word for word.", examples=["There was no funding."]),
    )
    derived: bool = field(
        default=False, metadata=about("True when read from another part of the paper.", strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(HandedOver):
    """One entry of the printed reference list.

    Only `number` and `raw` are needed: what `raw` says is read from it. A field that is stated
    here and differs from what is read overrides the reading.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    number: int = field(metadata=about("Its number in the printed list.", ge=1, examples=[1]))
    raw: str = field(
        metadata=about(
            "The reference as printed, never changed.",
            min_length=1,
            examples=["Doe J (2014) A rare infection. Open Forum Infect Dis 1(2):60-67"],
        )
    )
    authors: tuple[Name, ...] = field(default=(), metadata=about("Authors as printed."))
    et_al: bool = field(
        default=False,
        metadata=about("True when the printed list of authors ends in 'et al'.", strict=True),
    )
    year: str | None = field(
        default=None,
        metadata=about("Year of publication.", pattern=r"^[0-9]{4}[a-z]?$", examples=["2014"]),
    )
    title: str | None = field(
        default=None, metadata=about("Title of the cited work.", examples=["A rare infection"])
    )
    journal: str | None = field(
        default=None,
        metadata=about(
            "Journal, book or other container, as printed.", examples=["Open Forum Infect Dis"]
        ),
    )
    volume: str | None = field(
        default=None, metadata=about("Volume, with any supplement.", examples=["1", "24 Suppl 2"])
    )
    issue: str | None = field(default=None, metadata=about("Issue.", examples=["2"]))
    page: str | None = field(
        default=None,
        metadata=about(
            "Pages or electronic location, full and with a hyphen.", examples=["e60-e67"]
        ),
    )
    type: WorkType | None = field(default=None, metadata=about("Kind of the cited work."))
    identifiers: dict[str, str] = field(
        default_factory=dict,
        metadata=about("Identifiers by scheme.", examples=[{"doi": "10.1093/ofid/ofu074"}]),
    )
    links: tuple[str, ...] = field(
        default=(), metadata=about("Link labels printed after it.", examples=[["CrossRef"]])
    )
    intent: Intent | None = field(
        default=None, metadata=about("Why the report cites it, after CiTO.")
    )
    coverage: tuple[CoverageStatement, ...] = field(
        default=(), metadata=about("What a curator knows of the treatments the cited work covers.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A published case report: what the paper prints and what a curator adds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    casegraph: Literal["1"] = field(
        default=RECORD_VERSION, metadata=about("Version of the record format.")
    )
    key: str | None = field(
        default=None,
        metadata=about(
            "Citation key; made from first author and year where left out.",
            pattern=KEY_PATTERN,
            examples=["harel2018"],
        ),
    )
    type: WorkType | None = field(
        default=None, metadata=about("Kind of the publication; a case report where left out.")
    )
    article_type: str | None = field(
        default=None, metadata=about("Article type as printed.", examples=["Case Report"])
    )
    title: str | None = field(
        default=None, metadata=about("Title as printed.", examples=["A rare infection"])
    )
    authors: tuple[Author, ...] = field(default=(), metadata=about("Authors in printed order."))
    affiliations: tuple[Affiliation, ...] = field(
        default=(), metadata=about("The printed list of affiliations.")
    )
    journal: str | None = field(
        default=None,
        metadata=about("Journal title as printed.", examples=["Journal of NeuroVirology"]),
    )
    journal_abbreviation: str | None = field(
        default=None, metadata=about("ISO 4 abbreviation.", examples=["J Neurovirol"])
    )
    issued: str | None = field(
        default=None,
        metadata=about(
            "Date of publication: year, year-month or year-month-day, never more than is known.",
            pattern=DATE_PATTERN,
            examples=["2018", "2018-10"],
        ),
    )
    volume: str | None = field(default=None, metadata=about("Volume.", examples=["24"]))
    issue: str | None = field(default=None, metadata=about("Issue.", examples=["5"]))
    page: str | None = field(
        default=None, metadata=about("Pages or electronic location.", examples=["652-655"])
    )
    language: str | None = field(
        default=None, metadata=about("Language, BCP 47.", pattern=r"^[a-z]{2,3}$", examples=["en"])
    )
    identifiers: dict[str, str] = field(
        default_factory=dict,
        metadata=about("Identifiers by scheme.", examples=[{"doi": "10.1007/s13365-018-0657-x"}]),
    )
    keywords: tuple[str, ...] = field(
        default=(),
        metadata=about("Keywords as printed.", examples=[["Maraviroc", "CD4 lymphocytopenia"]]),
    )
    abstract: str | None = field(
        default=None, metadata=about("Abstract as printed.", examples=["We report a patient."])
    )
    acknowledgement: str | None = field(
        default=None,
        metadata=about("Acknowledgement as printed.", examples=["We thank the patient."]),
    )
    funding: tuple[Funding, ...] = field(default=(), metadata=about("Funding."))
    disclosures: tuple[Disclosure, ...] = field(
        default=(), metadata=about("Disclosure statements in printed order.")
    )
    copyright: str | None = field(
        default=None, metadata=about("Copyright line as printed.", examples=["© The Authors 2018"])
    )
    licence: str | None = field(
        default=None, metadata=about("Licence, as name or address.", examples=["CC BY 4.0"])
    )
    references: tuple[Reference, ...] = field(
        default=(), metadata=about("The printed reference list, in order.")
    )
    cases: tuple[Case, ...] = field(default=(), metadata=about("The patients of the report."))
    notes: str | None = field(
        default=None,
        metadata=about("The curator's own notes.", examples=["Figures still to be seen."]),
    )
