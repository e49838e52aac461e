"""Closed lists the code branches on; each value is what files and tables hold."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Missing(StrEnum):
    """Why a fact is not there."""

    NOT_REPORTED = "not-reported"
    NOT_EXTRACTED = "not-extracted"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"


class WorkType(StrEnum):
    """The kind of a publication, after the FaBiO ontology."""

    CASE_REPORT = "case-report"
    JOURNAL_ARTICLE = "journal-article"
    REVIEW = "review"
    CLINICAL_TRIAL = "clinical-trial"
    LETTER = "letter"
    EDITORIAL = "editorial"
    BOOK = "book"
    BOOK_CHAPTER = "book-chapter"
    THESIS = "thesis"
    PREPRINT = "preprint"
    CONFERENCE_PAPER = "conference-paper"
    DATASET = "dataset"
    WEB_PAGE = "web-page"
    OTHER = "other"


class IdentifierScheme(StrEnum):
    """Schemes of publication identifiers."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ISBN = "isbn"
    ISSN = "issn"
    ARXIV = "arxiv"
    URL = "url"


class VocabularyName(StrEnum):
    """The controlled vocabularies of an archive."""

    TREATMENT = "treatment"
    CONDITION = "condition"
    FINDING = "finding"
    ASSAY = "assay"


class TermKind(StrEnum):
    """Whether a term names one thing, or a class of things that is never one of its members."""

    CONCEPT = "concept"
    CLASS = "class"


class LabelKind(StrEnum):
    """How a label relates to its term; an abbreviation needs context to be believed."""

    PREFERRED = "preferred"
    SYNONYM = "synonym"
    ABBREVIATION = "abbreviation"
    MISSPELLING = "misspelling"


class Basis(StrEnum):
    """What a coverage assertion rests on."""

    NAMED = "named"
    ABBREVIATION = "abbreviation"
    CLASS = "class"
    ABSTRACT = "abstract"
    IDENTIFIER = "identifier"
    CURATOR = "curator"


class CoverageRole(StrEnum):
    """What a work does with the treatment it covers."""

    TRIED_IN_PATIENTS = "tried-in-patients"
    TRIAL = "trial"
    REVIEW = "review"
    LABORATORY = "laboratory"
    NOT_STATED = "not-stated"


class CoverageStatus(StrEnum):
    """Whether a person has judged a coverage assertion."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class CoverageState(StrEnum):
    """What is known of a reference in the coverage matrix."""

    COVERED = "covered"
    NOT_STATED = "not-stated"
    NONE = "none"


class Outcome(StrEnum):
    """The outcome of a therapy step in one domain; stable is an outcome of its own."""

    IMPROVED = "improved"
    STABLE = "stable"
    WORSE = "worse"
    DIED = "died"
    UNKNOWN = "unknown"
    NOT_REPORTED = "not-reported"


class Attribution(StrEnum):
    """Whether the course of a case supports credit to one therapy step."""

    SUPPORTED = "supported"
    CONFOUNDED = "confounded"
    NOT_STATED = "not-stated"


class Sex(StrEnum):
    """Sex of a patient, after GA4GH Phenopackets v2."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class VitalStatus(StrEnum):
    """Vital status at the last follow-up, after GA4GH Phenopackets v2."""

    ALIVE = "alive"
    DECEASED = "deceased"


class Comparator(StrEnum):
    """How a measured value is bounded."""

    EQUAL = "="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    ABOUT = "~"
    UNDETECTABLE = "undetectable"


class Intent(StrEnum):
    """Why one work cites another: properties of the CiTO ontology."""

    CITES = "cites"
    CITES_AS_EVIDENCE = "citesAsEvidence"
    CITES_AS_RELATED = "citesAsRelated"
    CITES_FOR_INFORMATION = "citesForInformation"
    USES_METHOD_IN = "usesMethodIn"
    SUPPORTS = "supports"
    DISAGREES_WITH = "disagreesWith"
    DISCUSSES = "discusses"
    REVIEWS = "reviews"
    EXTENDS = "extends"


class DisclosureCategory(IntEnum):
    """The 13 items of the ICMJE disclosure form (2021)."""

    SUPPORT_FOR_MANUSCRIPT = 1
    GRANTS = 2
    ROYALTIES = 3
    CONSULTING_FEES = 4
    HONORARIA = 5
    EXPERT_TESTIMONY = 6
    TRAVEL = 7
    PATENTS = 8
    ADVISORY_BOARD = 9
    LEADERSHIP = 10
    STOCK = 11
    MATERIALS_OR_SERVICES = 12
    OTHER_INTERESTS = 13


class MatchMethod(StrEnum):
    """How a reference came to point at a work."""

    IDENTIFIER = "identifier"
    MATCH_KEY = "match-key"
    PERSON = "person"
    NEW = "new"


class JudgementKind(StrEnum):
    """What a judgement of the ledger decides."""

    SAME_WORK = "same-work"
    NOT_SAME_WORK = "not-same-work"
    SAME_PATIENT = "same-patient"
    COVERAGE = "coverage"


class GraphNodeKind(StrEnum):
    """What a node of the exported graph stands for."""

    WORK = "work"
    PERSON = "person"
    ORGANIZATION = "organization"
    TREATMENT = "treatment"
    CONDITION = "condition"


class CompletenessScheme(StrEnum):
    """What completeness is measured against: the paper (CARE), or the record of it (MACCR)."""

    CARE = "care"
    MACCR = "maccr"
