"""The MACCR template (Caufield et al., Sci Data 5:180258): what metadata a record should hold.

MACCR numbers no fields: the codes are the letters of its three parts (identification, medical
content, acknowledgements) with our own count. The cells in which it keeps the number of cited
works are one field here, since the archive keeps the list itself. `Geographic locations`, `social
background` and the links to other reports, trials and databases have no field in the record.
"""

from __future__ import annotations

from casegraph.completeness import maccr_rules as rules
from casegraph.completeness.base import Item
from casegraph.completeness.maccr_rules import front, identifier, only_stated

_I = "identification"
_M = "medical content"
_A = "acknowledgements"
_PLACES = ("geographic locations", "geographic location", "geography")
_BACKGROUND = ("social background", "social history", "occupation", "ethnicity")
_TRIALS = ("clinical trials", "relationship with published clinical trials")
_DATABASES = ("databases", "crosslink with database", "database links")
_REPORTS = ("other case reports", "relationship to other case reports")

MACCR: tuple[Item, ...] = (
    Item("I1", _I, "title", front("title")),
    Item("I2", _I, "authors", front("authors")),
    Item("I3", _I, "year", front("issued")),
    Item("I4", _I, "journal", front("journal")),
    Item("I5", _I, "institution", front("affiliations")),
    Item("I6", _I, "corresponding author", rules.corresponding_author),
    Item("I7", _I, "PMID", identifier("pmid")),
    Item("I8", _I, "DOI", identifier("doi")),
    Item("I9", _I, "link", rules.link),
    Item("I10", _I, "language", front("language")),
    Item("M1", _M, "key words", front("keywords")),
    Item("M2", _M, "age", rules.age),
    Item("M3", _M, "sex", rules.sex),
    Item("M4", _M, "geographic locations", only_stated(*_PLACES)),
    Item("M5", _M, "life style", rules.life_style),
    Item("M6", _M, "medical and family history", rules.family_history),
    Item("M7", _M, "social background", only_stated(*_BACKGROUND)),
    Item("M8", _M, "signs and symptoms", rules.symptoms),
    Item("M9", _M, "comorbidities", rules.comorbidities),
    Item("M10", _M, "diagnostic techniques and procedures", rules.diagnostic_procedures),
    Item("M11", _M, "diagnosis", rules.diagnosis),
    Item("M12", _M, "laboratory values", rules.laboratory_values),
    Item("M13", _M, "pathology", rules.pathology),
    Item("M14", _M, "pharmacological therapy", rules.pharmacological_therapy),
    Item("M15", _M, "interventional therapy", rules.interventional_therapy),
    Item("M16", _M, "patient outcome assessment", rules.outcome),
    Item("M17", _M, "diagnostic imaging", rules.imaging),
    Item("M18", _M, "relation to other case reports", only_stated(*_REPORTS)),
    Item("M19", _M, "relation to clinical trials", only_stated(*_TRIALS)),
    Item("M20", _M, "links to databases", only_stated(*_DATABASES)),
    Item("A1", _A, "funding source", front("funding")),
    Item("A2", _A, "award number", rules.award_number),
    Item("A3", _A, "disclosures", front("disclosures")),
    Item("A4", _A, "references", rules.references),
)
