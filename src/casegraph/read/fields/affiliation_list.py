"""Affiliations that a format repeats at each author -> one numbered list and the links to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.model.record import Affiliation, Author

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.fields.record_builder import Position, RecordBuilder

_CONTACT = re.compile(
    r"[\s.;,(]*(?:electronic address|e-?mail(?: address)?)?\s*[:\s]\s*[\w.+-]{1,100}@[\w.-]{1,200}"
    r"[\s.;)]*$",
    re.IGNORECASE,
)
_NUMBER_IN_FRONT = re.compile(
    r"^(?:(?:[0-9]{4} ?){3}[0-9]{3}[0-9X])?(?:grid\.[0-9]+\.[0-9a-f]{1,2})?\s*(?=[^\W\d_])"
)
_LONGEST = 2000
_TAIL = 300


class AffiliationList:
    """The affiliations of a report in the order of their first mention, each once.

    Two that differ only in an address of electronic mail behind them are the same. `printed` is
    the text as it stands; the institution is read without that address, and without the numbers
    of registries (ISNI, GRID) that PubMed Central glues to the front.
    """

    def __init__(self) -> None:
        self._printed: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._links: dict[int, dict[int, None]] = {}
        self._places: dict[int, Position] = {}
        self._rors: dict[int, str] = {}

    def add(
        self,
        printed: str,
        author: int | None = None,
        *,
        at: Position | None = None,
        ror: str | None = None,
    ) -> int:
        """Take an affiliation and return its number.

        It is linked to the author of an index where one is given.
        """
        text = " ".join(printed.split())
        key = _without_contact(text).rstrip(" .;,").casefold()
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._printed.setdefault(key, text)
        if author is not None:
            self._links.setdefault(author, {})[number] = None
        if at is not None:
            self._places.setdefault(number, at)
        if ror is not None:
            self._rors.setdefault(number, ror)
        return number

    def state(self, builder: RecordBuilder) -> None:
        """State the affiliations, and give the authors the numbers of theirs."""
        builder.affiliations.extend(self.listed())
        for number, at in self._places.items():
            builder.positions[f"affiliations[{number - 1}]"] = at
        for index, numbers in self.links.items():
            if index < len(builder.authors):
                builder.authors[index] = _linked(builder.authors[index], numbers)

    @property
    def links(self) -> dict[int, tuple[int, ...]]:
        """Return the numbers of each author's affiliations, by the author's index."""
        return {author: tuple(numbers) for author, numbers in self._links.items()}

    def listed(self) -> Iterator[Affiliation]:
        """Yield the affiliations with city, region and country where they are clear."""
        if not self._numbers:
            return
        from casegraph.read.wording.addresses import parse_affiliation

        for key, number in self._numbers.items():
            printed = self._printed[key]
            if len(printed) > _LONGEST:
                ror = self._rors.get(number)
                yield Affiliation(number=number, name=printed, ror=ror, printed=printed)
                continue
            address = _without_contact(_NUMBER_IN_FRONT.sub("", printed)) or printed
            found = parse_affiliation(number, address)
            ror = self._rors.get(number)
            whole = address == printed and ror is None
            yield found if whole else replace(found, printed=printed, ror=ror)

    def looks_like_one(self, printed: str) -> bool:
        """Tell whether a text names a place: it ends in a country."""
        from casegraph.model.countries import country_at_end

        return "," in printed and country_at_end(printed[-_LONGEST:].rstrip(" .;")) is not None


def _linked(author: Author, numbers: tuple[int, ...]) -> Author:
    """Return an author with affiliations; `replace` takes several times as long."""
    return Author(
        family=author.family,
        given=author.given,
        suffix=author.suffix,
        literal=author.literal,
        orcid=author.orcid,
        affiliations=numbers,
        corresponding=author.corresponding,
    )


def _without_contact(text: str) -> str:
    head, tail = text[:-_TAIL], text[-_TAIL:]
    return head + _CONTACT.sub("", tail) if "@" in tail else text
