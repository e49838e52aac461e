"""The tags of RIS: which fill the record, and which are known and deliberately set aside."""

from __future__ import annotations

TITLE = ("T1", "TI", "CT")
BOOK_TITLE = ("BT",)
FULL_JOURNAL = ("JF", "T2", "JO")
ANY_JOURNAL = (*BOOK_TITLE, *FULL_JOURNAL)
SHORT_JOURNAL = ("JA", "J2", "J1", "JI", "J9")
AUTHORS = ("AU", "A1")
DATES = ("PY", "Y1", "DA")
ANY_DATE = (*DATES, "PD")
ABSTRACT = ("AB", "N2")
NOTES = ("N1", "RN")
LINKS = ("UR", "L3", "L2", "LK", "L1", "UL")
ADDRESSES = ("AD", "C1")
NUMBERS = ("AN", "ID", "C2", "C3", "C6", "M1", "M2", "M3", "U1", "U2")
REST = (
    "TY", "ER", "BT", "JF", "JO", "T2", "C7", "DO", "SN", "VL", "IS", "SP", "EP", "PD", "LA", "KW",
    "AI", "DB", "DP", "FU", "FX", "CR",
)  # fmt: skip

ASIDE = {
    "A2": "editors of the container (secondary authors)",
    "A3": "editors of the series",
    "A4": "subsidiary authors",
    "A5": "further authors in files of EndNote",
    "AV": "where the copy is kept",
    "C4": "custom field: reviewer, genre",
    "C5": "custom field: format, packaging",
    "C8": "custom field: translated publisher",
    "CA": "caption",
    "CL": "conference location (Web of Science)",
    "CN": "call number",
    "CP": "city of publication, in older files",
    "CY": "place of publication",
    "ED": "editors of the container",
    "ET": "edition",
    "H1": "library that holds the work (Citavi)",
    "H2": "shelf mark in that library (Citavi)",
    "J3": "title of the journal, third form",
    "L4": "pictures",
    "LB": "label given by the program that wrote the file",
    "LM": "links to full text in files of Ovid",
    "NS": "number of the search result (Covidence)",
    "NV": "number of volumes",
    "OP": "original publication",
    "PA": "address of the publisher (Web of Science)",
    "PB": "publisher",
    "PG": "number of pages (Web of Science)",
    "PI": "city of the publisher (Web of Science)",
    "PP": "place of publication",
    "PU": "publisher (Web of Science)",
    "RI": "reviewed item",
    "RP": "reprint status",
    "SE": "section, chapter",
    "ST": "short title",
    "SV": "number of the series",
    "T3": "title of the series",
    "TA": "author of the translation",
    "TS": "program that wrote the file (Citavi)",
    "TT": "translated title",
    "U3": "custom field of databases",
    "U4": "custom field of databases",
    "U5": "custom field of databases",
    "VO": "edition of the original",
    "WE": "index that lists the record (Web of Science)",
    "WP": "date of the electronic publication, in older files",
    "Y2": "day on which the work was seen",
}
"""What the record has no field for."""

KNOWN = frozenset(
    (
        *TITLE, *BOOK_TITLE, *FULL_JOURNAL, *SHORT_JOURNAL, *AUTHORS, *DATES, *ABSTRACT, *NOTES,
        *LINKS, *ADDRESSES, *NUMBERS, *REST, *ASIDE,
    )
)  # fmt: skip
SINGLE = frozenset(("TY", "VL", "IS", "SP", "EP", "C7", *SHORT_JOURNAL))
"""Tags of which a record has one; a second that says something else is told."""

BEHIND = frozenset({"NL"})
"""Tags that Ovid writes behind the end of a record: the abbreviation of the journal."""

SUBSTANCE = frozenset((*TITLE, *AUTHORS, *ABSTRACT, "JF", "JO", "T2", "PY", "Y1", "DO"))
"""The tags of which one tells that lines before a TY are a record of their own."""
