"""The published schema of CSL-JSON (csl-data, version 1.0.2), put together from its lists."""

from __future__ import annotations

from typing import Any

TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song "
    "speech standard thesis treaty webpage"
).split()
NAMES = (
    "author chair collection-editor compiler composer container-author editor translator".split()
)
DATES = "accessed available-date event-date issued original-date submitted".split()
TEXTS = (
    "language abstract annote archive authority call-number citation-label collection-title "
    "container-title container-title-short DOI event-title event-place genre ISBN ISSN "
    "journalAbbreviation keyword medium note original-title PMCID PMID publisher publisher-place "
    "source status title title-short URL version year-suffix"
).split()
NUMBERS = (
    "chapter-number citation-number collection-number edition issue number number-of-pages page "
    "page-first volume"
).split()
PARTS = "family given dropping-particle non-dropping-particle suffix literal".split()
_NUMBER = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}
_NAME = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in PARTS},
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG),
    },
    "additionalProperties": False,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": _NUMBER,
        "circa": _FLAG,
        "literal": {"type": "string"},
        "raw": {"type": "string"},
    },
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"type": "string", "enum": TYPES},
            "id": _NUMBER,
            "custom": {"type": "object"},
            **{name: {"type": "array", "items": _NAME} for name in NAMES},
            **dict.fromkeys(DATES, _DATE),
            **{name: {"type": "string"} for name in TEXTS},
            **dict.fromkeys(NUMBERS, _NUMBER),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
