"""The identifiers of a record in their one normal form; what is none becomes a problem."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model import ids
from casegraph.read.record.errors import did_you_mean
from casegraph.read.record.rules import Problem
from casegraph.vocab.enums import IdentifierScheme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casegraph.model.record import Affiliation, Author, Record, Reference
    from casegraph.read.record.shape import Loc

_SCHEMES = tuple(scheme.value for scheme in IdentifierScheme)
_FORMS = {
    "doi": "a DOI starts with '10.', as in 10.1007/s13365-018-0657-x",
    "pmid": "a PubMed number has up to eight digits",
    "pmcid": "a PubMed Central id is PMC and digits",
    "isbn": "an ISBN has 10 or 13 digits, the last of which checks the others",
    "issn": "an ISSN has eight digits, the last of which checks the others",
    "arxiv": "an arXiv id looks like 2101.00001",
    "url": "a web address starts with http:// or https://",
    "orcid": "an ORCID iD has 16 digits, the last of which checks the others",
    "ror": "a ROR id has 9 signs, the first is 0 and the last two check the others",
}


def normalize(record: Record) -> tuple[Record, tuple[Problem, ...]]:
    """Return the record with its valid identifiers cleaned, and a problem for each other one."""
    work = _Normalizer()
    cleaned = replace(
        record,
        identifiers=work.mapping(("identifiers",), record.identifiers),
        authors=tuple(work.author(i, author) for i, author in enumerate(record.authors)),
        affiliations=tuple(work.affiliation(i, a) for i, a in enumerate(record.affiliations)),
        references=tuple(work.reference(i, r) for i, r in enumerate(record.references)),
    )
    return cleaned, tuple(work.problems)


class _Normalizer:
    """Cleans identifiers and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def author(self, index: int, author: Author) -> Author:
        if author.orcid is None:
            return author
        loc: Loc = ("authors", index, "orcid")
        return replace(author, orcid=self._clean(loc, "orcid", author.orcid, ids.clean_orcid))

    def affiliation(self, index: int, affiliation: Affiliation) -> Affiliation:
        if affiliation.ror is None:
            return affiliation
        loc: Loc = ("affiliations", index, "ror")
        return replace(affiliation, ror=self._clean(loc, "ror", affiliation.ror, ids.clean_ror))

    def reference(self, index: int, reference: Reference) -> Reference:
        if not reference.identifiers:
            return reference
        loc: Loc = ("references", index, "identifiers")
        return replace(reference, identifiers=self.mapping(loc, reference.identifiers))

    def mapping(self, loc: Loc, identifiers: Mapping[str, str]) -> dict[str, str]:
        """Return identifiers by scheme in normal form; of an unknown scheme, as they are."""
        cleaned = {}
        for scheme, value in identifiers.items():
            cleaner = ids.CLEAN.get(scheme)
            if cleaner is None:
                self._unknown_scheme((*loc, scheme), scheme)
            cleaned[scheme] = self._clean((*loc, scheme), scheme, value, cleaner or _as_it_is)
        return cleaned

    def _clean(
        self, loc: Loc, scheme: str, value: str, cleaner: Callable[[str], str | None]
    ) -> str:
        cleaned = cleaner(value)
        if cleaned is None:
            detail = f"{value!r} is not a valid {scheme.upper()}"
            self.problems.append(Problem("invalid-identifier", loc, detail, _FORMS.get(scheme)))
        return value if cleaned is None else cleaned

    def _unknown_scheme(self, loc: Loc, scheme: str) -> None:
        known = f"known schemes: {', '.join(_SCHEMES)}"
        hint = did_you_mean(scheme, _SCHEMES) or known
        detail = f"unknown kind of identifier {scheme!r}; kept as it is"
        self.problems.append(Problem("unknown-scheme", loc, detail, hint, Severity.WARNING))


def _as_it_is(value: str) -> str | None:
    return value if value.strip() else None
