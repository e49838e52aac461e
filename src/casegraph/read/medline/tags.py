"""The tags of MEDLINE: which fill the record, and which are known and deliberately set aside."""

from __future__ import annotations

ALIASES = {
    "UI": "PMID",
    "VO": "VI",
    "JN": "JT",
    "YR": "DP",
    "LG": "LA",
    "KW": "OT",
    "NO": "GR",
    "FA": "FAU",
    "IN": "AD",
}
"""Tags of Ovid's variant, and MEDLINE's tag for the same."""

LINKS = {
    "CIN": "comment in",
    "CON": "comment on",
    "CRF": "corrected and republished from",
    "CRI": "corrected and republished in",
    "DDIN": "dataset described in",
    "DRIN": "dataset use reported in",
    "ECF": "expression of concern for",
    "ECI": "expression of concern in",
    "EFR": "erratum for",
    "EIN": "erratum in",
    "ORI": "original report in",
    "PPRN": "preprint in",
    "RIN": "retraction in",
    "ROF": "retraction of",
    "RPF": "republished from",
    "RPI": "republished in",
    "RRF": "retracted and republished from",
    "RRI": "retracted and republished in",
    "SPIN": "summary for patients in",
    "UIN": "update in",
    "UOF": "update of",
}
"""Links to other publications: each becomes a note; what withdraws the report is a warning."""

WITHDRAWN = frozenset({"RIN", "ECI", "RRI"})

USED = frozenset(
    (
        "PMID", "PMC", "TI", "TT", "BTI", "CTI", "TA", "JT", "DP", "DEP", "VI", "IP", "PG", "LID",
        "AID", "AB", "CI", "FAU", "AU", "AUID", "AD", "CN", "LA", "GR", "PT", "OT", "COIS", "SO",
        "IS", "ISBN", "IB", "PB",
    )
)  # fmt: skip

ASIDE = {
    "AN": "number of the record (Ovid)",
    "BC": "codes of organisms (BIOSIS)",
    "CB": "substances (BIOSIS)",
    "CC": "codes of subjects (BIOSIS, PsycINFO)",
    "CY": "country of publication (Ovid)",
    "CDAT": "day of the creation of the record of a book",
    "CP": "chapter",
    "CRDT": "day of the creation of the record",
    "CTDT": "day of the contribution to a book",
    "DA": "day of the creation of the record",
    "DB": "database (Ovid)",
    "DC": "day of the creation of the record (Ovid)",
    "DCOM": "day of the completion of the record",
    "DG": "date of a patent (BIOSIS)",
    "DO": "DOI in files of Ovid, stated again as LID or AID",
    "DRDT": "day of the revision of a book",
    "ED": "editors, in short form",
    "EDAT": "day of the entry in PubMed",
    "EN": "edition",
    "FED": "editors",
    "FIR": "investigators (members of a collective author)",
    "FPS": "people the work is about",
    "GN": "general note",
    "GS": "gene symbols",
    "ID": "numbers of other databases (Ovid)",
    "IR": "investigators, in short form",
    "IRAD": "affiliations of investigators",
    "JID": "number of the journal at the National Library of Medicine",
    "JC": "number of the journal (Ovid)",
    "LR": "day of the last revision of the record",
    "MH": "MeSH headings: the indexer's words, not the paper's keywords",
    "MC": "major concepts (BIOSIS)",
    "MHDA": "day of the indexing",
    "MID": "number of the manuscript",
    "MP": "MeSH headings (Ovid)",
    "MQ": "methods (BIOSIS)",
    "NM": "substances",
    "NR": "number of references",
    "OAB": "abstract of another body or in another language",
    "OABL": "language of the other abstract",
    "OCI": "copyright of the other abstract",
    "OID": "numbers given by other bodies",
    "OR": "organisms (BIOSIS)",
    "OTO": "who gave the keywords",
    "OWN": "who owns the record",
    "PC": "country of a patent (BIOSIS)",
    "PHST": "history of the publication",
    "PL": "country of publication",
    "PMCR": "day of the release in PubMed Central",
    "PS": "people the work is about, in short form",
    "PST": "state of publication",
    "PUBM": "publishing model",
    "PN": "number of a patent (BIOSIS)",
    "RF": "number of references",
    "RN": "registry numbers of substances",
    "RO": "origin of the record (Ovid)",
    "SB": "subset",
    "SFM": "space flight mission",
    "SH": "MeSH headings (Ovid)",
    "SI": "numbers in data banks",
    "ST": "status (Ovid)",
    "STAT": "status of the record",
    "TN": "names of taxa (BIOSIS)",
    "UP": "day of the update (Ovid)",
    "VN": "vendor (Ovid)",
    "XL": "links to full text (Ovid)",
    "VTI": "title of the volume",
}
"""What the record has no field for."""

KNOWN = frozenset((*ALIASES, *LINKS, *USED, *ASIDE))
OPENING = frozenset({"PMID", "PMC", "UI", "VN", "OWN", "STAT"})
"""Tags with which a record may begin behind a blank line."""
